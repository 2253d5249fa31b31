"""QW209 duplicate-asset."""

from __future__ import annotations

from qingwen.rules.assets._tree_rule import TreeRule


class DuplicateAsset(TreeRule):
    """An image that is there twice, byte for byte.

    ## What it does
    Compares images of the same size by their content. `qingwen assets` tells it.

    ## Why is this bad?
    Readers load it twice, and a correction reaches one of the two.

    ## Fix safety
    No fix: which of the names is to stay is yours to say.
    """

    code = "QW209"
    name = "duplicate-asset"
    severity = "info"
    message = "The same picture, byte for byte, as {other}"
