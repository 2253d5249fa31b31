"""QW205 missing-asset."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.assets._name_rule import IMAGES
from qingwen.rules.base import Example, Finding, Rule
from qingwen.text.document import Document
from qingwen.text.images.find import file_of, find_images, is_missing


class MissingAsset(Rule):
    """An image that a Markdown file refers to is not there.

    ## What it does
    Looks for each image with a relative path, from the folder of the Markdown file. Addresses, and paths that start at a
    site's root or with a variable, are left alone; so is text that was pasted and lies in no folder.

    ## Why is this bad?
    The reader sees a broken image.

    ## Fix safety
    No fix: only you know where the image is.
    """

    code = "QW205"
    name = "missing-asset"
    kinds = ("markdown",)
    sign = IMAGES
    message = "There is no file {name} here. Put the image there, or mend the path."
    case_message = "There is no file {name} here, but one whose letter case differs. Mend the path"
    examples = (
        Example("![](no-such-image.png)\n", 1, kind="markdown"),
        Example('<img src="no/such/image.png">\n', 1, kind="markdown"),
        Example("![](https://example.org/image.png)\n", 0, kind="markdown"),
        Example("![](/images/from-the-root.png)\n", 0, kind="markdown"),
        Example("`![](no-such-image.png)`\n", 0, kind="markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if document.folder is None:
            return
        for image in document.once(find_images):
            if is_missing(image.name, document.beside):
                other_case = document.beside.look(file_of(image.name)) == "case"
                message = self.case_message if other_case else None
                yield self.finding(image.start, image.end, message=message, name=image.name)
