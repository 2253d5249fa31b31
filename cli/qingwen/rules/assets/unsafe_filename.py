"""QW204 unsafe-filename."""

from __future__ import annotations

from qingwen.rules.assets._name_rule import NameRule
from qingwen.rules.base import Example


class UnsafeFilename(NameRule):
    """An image's file name has spaces or other characters that break links.

    ## What it does
    Finds names with spaces, `%`, `:`, `?`, brackets or letters beyond ASCII.

    ## Why is this bad?
    They have to be escaped in every link and address, and some systems refuse them.

    ## Fix safety
    No fix: the file itself has to be renamed as well. Images at web addresses cannot be, and are left alone.
    """

    code = "QW204"
    name = "unsafe-filename"
    kind = "unsafe"
    message = "This file name has characters that break links. Rename the image, for example to {proposed}"
    examples = (
        Example("![](<new ward.png>)\n", 1, kind="markdown"),
        Example("![](a%20b.png)\n", 1, kind="markdown"),
        Example("![](new-ward.png)\n", 0, kind="markdown"),
        Example("![](img/new_ward@2x.png)\n", 0, kind="markdown"),
    )
