"""QW211 oversized-asset."""

from __future__ import annotations

from qingwen.rules.assets._tree_rule import TreeRule


class OversizedAsset(TreeRule):
    """An image larger than the given size.

    ## What it does
    Lists images above `--max-size` (1 MB unless told). `qingwen assets` tells it.

    ## Why is this bad?
    Pages load slowly, repositories grow for ever.

    ## Fix safety
    No fix: compress it with the tool of your choice.
    """

    code = "QW211"
    name = "oversized-asset"
    severity = "info"
    message = "{size} MB is more than {limit} MB"
