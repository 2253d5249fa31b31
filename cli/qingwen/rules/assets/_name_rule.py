"""What the rules on file names share: a name gets one finding, the first kind that fits, and a better name proposed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from qingwen.rules.base import Finding, Rule, Sign
from qingwen.text.document import Document
from qingwen.text.images.find import find_images, proposed_names

IMAGES = Sign(always=True)  # `find_images` is quick where there are none


class NameRule(Rule):
    """A rule for one kind of file name; `kind` is what `classify` calls it."""

    kind: ClassVar[str]
    sign = IMAGES

    def check(self, document: Document) -> Iterator[Finding]:
        for image in document.once(find_images):
            if image.kind == self.kind:
                proposed = document.once(proposed_names).get(image.start, "")
                yield self.finding(image.start, image.end, proposed=proposed)
