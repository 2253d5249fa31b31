"""QW203 camera-filename."""

from __future__ import annotations

from qingwen.rules.assets._name_rule import NameRule
from qingwen.rules.base import Example


class CameraFilename(NameRule):
    """An image's file name was made by a camera, screenshot tool or chat program.

    ## What it does
    Finds names such as `IMG_20200101_123456.jpg`, `Screenshot 2024-05-01 at 10.00.00.png`, `mmexport1604116285451.jpg`,
    `image-20200804101010.png` and bare time stamps.

    ## Why is this bad?
    The name tells when, never what; the next camera makes the same one.

    ## Fix safety
    No fix: the file itself has to be renamed as well. Images at web addresses cannot be, and are left alone.
    """

    code = "QW203"
    name = "camera-filename"
    kind = "camera"
    message = "A device or program made up this file name. Rename the image after what it shows, for example {proposed}"
    examples = (
        Example("IMG_20200101_123456.jpg\n", 1),
        Example("![](mmexport1604116285451.jpg)\n", 1, kind="markdown"),
        Example("![](3times_commit.png)\n", 0, kind="markdown"),
        Example("The camera wrote IMG_20200101_123456.jpg to the card, and then it stopped.\n", 0),
    )
