"""QW207 bare-filename."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document, Kind
from qingwen.text.images.find import find_images
from qingwen.text.images.names import bare_image_name
from qingwen.text.markdown.paragraphs import unended_paragraphs
from qingwen.text.piece_cache import kept


class BareFilename(Rule):
    """A paragraph that is nothing but an image's file name.

    ## What it does
    Finds Markdown paragraphs such as `IMG_0001.jpg`: an image that was pasted as its name. In a pasted text such a line
    becomes an image reference when it is cleaned, and is no finding.

    ## Why is this bad?
    The reader sees a file name where a picture should be.

    ## Fix safety
    Unsafe: the name becomes an image reference, which shows something else than before.
    """

    code = "QW207"
    name = "bare-filename"
    kinds: tuple[Kind, ...] = ("markdown",)
    fix_safety = "unsafe"
    message = "An image's file name stands here as text. Make it an image, or remove it."
    examples = (
        Example("Before.\n\nIMG_0001.jpg\n\nAfter.\n", 1, kind="markdown"),
        Example("图片 2.png\n", 1, kind="markdown"),
        Example("Open the file logo.png\n", 0, kind="markdown"),
        Example("- IMG_0001.jpg\n- IMG_0002.jpg\n", 0, kind="markdown"),
        Example("![](IMG_0001.jpg)\n", 0, kind="markdown"),
    )

    def __init__(self, drop: bool = False) -> None:
        """drop: finds the names in a pasted text instead, to remove their lines."""
        self.drop = drop
        if drop:
            self.kinds = ("text",)

    def check(self, document: Document) -> Iterator[Finding]:
        if self.drop:
            for image in document.once(find_images):
                begin, end = document.line_at(image.start)
                stop = min(end + 1, len(document.text))
                yield self.finding(image.start, image.end, fix=Fix("safe", begin, stop), message=self.message)
            return
        for start, line in document.once(unended_paragraphs):
            name = bare_image_name(line) if "." in line[-6:] else ""
            if name and not document.protection(start, start + len(line)):
                fix = Fix("unsafe", start, start + len(line), _as_image(name))
                yield self.finding(start, start + len(line), fix=fix, confidence=0.9)


@kept
def _as_image(name: str) -> str:
    from qingwen.text.markdown.escaping import wrap_target

    return f"![]({wrap_target(name)})"
