"""QW210 wrong-extension."""

from __future__ import annotations

from qingwen.rules.assets._tree_rule import TreeRule


class WrongExtension(TreeRule):
    """An image whose extension is not that of its content.

    ## What it does
    Looks at the first bytes of each image: PNG, JPEG, GIF, WebP, SVG, BMP, AVIF, HEIC, TIFF and ICO are known by them. `qingwen assets` tells it.

    ## Why is this bad?
    Servers send the wrong type, and editors and converters refuse the file.

    ## Fix safety
    `qingwen assets --rename` gives the name the right extension, here and in every reference.
    """

    code = "QW210"
    name = "wrong-extension"
    severity = "warning"
    message = "Its content is {found}, not {extension}"
