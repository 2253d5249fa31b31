"""QW202 hash-filename."""

from __future__ import annotations

from qingwen.rules.assets._name_rule import NameRule
from qingwen.rules.base import Example


class HashFilename(NameRule):
    """An image's file name is a hash or another random token.

    ## What it does
    Finds names such as `9e9d1a587ec04903b58009f8b153ae5.png` or a UUID: what an upload or a chat program made up.

    ## Why is this bad?
    Nobody can tell what the image shows, or whether it is the right one.

    ## Fix safety
    No fix: the file itself has to be renamed as well. Images at web addresses cannot be, and are left alone.
    """

    code = "QW202"
    name = "hash-filename"
    kind = "hash"
    message = "This file name is a random token. Rename the image after what it shows, for example {proposed}"
    examples = (
        Example("4b1d0c587ea04903b58009f8b153ae57.png\n", 1),
        Example("![](img/0f8fad5b-d9cb-469f-a165-70867728950e.jpg)\n", 1, kind="markdown"),
        Example("![](https://img.example.org/4b1d0c587ea04903b58009f8b153ae57.png)\n", 0, kind="markdown"),
        Example("![](skin.b257fa.svg)\n", 0, kind="markdown"),
        Example("![](mysql-test01.png)\n", 0, kind="markdown"),
    )
