"""QW208 unused-asset."""

from __future__ import annotations

from qingwen.rules.assets._tree_rule import TreeRule


class UnusedAsset(TreeRule):
    """An image in the tree that no Markdown refers to.

    ## What it does
    Lists the images below the given paths that no image, link, HTML tag, front matter or import in them names. `qingwen assets` tells it.

    ## Why is this bad?
    It is published and archived for nobody; or its reference was lost, or stands in a file outside of the given paths.

    ## Fix safety
    No fix: only you know whether something else uses it.
    """

    code = "QW208"
    name = "unused-asset"
    severity = "info"
    message = "No Markdown here refers to it"
