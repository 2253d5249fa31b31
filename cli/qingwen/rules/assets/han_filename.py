"""QW201 han-filename."""

from __future__ import annotations

from qingwen.rules.assets._name_rule import NameRule
from qingwen.rules.base import Example


class HanFilename(NameRule):
    """An image's file name has Chinese characters in it.

    ## What it does
    Finds image references, and file names on a line of their own in a paste, whose name holds Han characters, written out or
    percent-encoded, and proposes an ASCII name.

    ## Why is this bad?
    Such names break in archives, on other systems and in addresses, and say nothing to English readers.

    ## Fix safety
    No fix: the file itself has to be renamed as well. Images at web addresses cannot be, and are left alone.
    """

    code = "QW201"
    name = "han-filename"
    kind = "han"
    message = "This file name is in Chinese. Rename the image, for example to {proposed}"
    examples = (
        Example("微信图片_20250422110908.jpg\n", 1),
        Example("![会场](图片/会场.png)\n", 1, kind="markdown"),
        Example("![](%E4%BC%9A%E5%9C%BA.png)\n", 1, kind="markdown"),
        Example("![会场](venue.png)\n", 0, kind="markdown"),
        Example("`![](会场.png)`\n", 0, kind="markdown"),
    )
