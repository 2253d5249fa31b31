"""What the debris rules share: each finds the lines that its phrase table knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qingwen.rules.base import Finding, Fix, Rule
from qingwen.text.debris.find import find_debris
from qingwen.text.debris.line import DebrisLine, is_wide
from qingwen.text.document import Document
from qingwen.text.head import find_head

CONFIDENCE = {"sure": 0.99, "margin": 0.98, "edge": 0.95, "group": 0.9, "doubtful": 0.6}
BY_PLACE = "A site's words, by this line's place in a page that was pasted whole. Remove it."


class PhraseRule(Rule):
    """A rule whose phrases stand in `data/phrases/<name>.txt`; a sure line's removal is a safe fix."""

    fix_safety = "sometimes"

    def check(self, document: Document) -> Iterator[Finding]:
        for found in document.once(find_debris).get(self.name, ()):
            line = found.line
            yield self.finding(
                line.start,
                line.end,
                confidence=CONFIDENCE[found.match.certainty] if found.sure else 0.6,
                fix=self.fix(document, found),
                message=BY_PLACE if found.of_page else None,
                **self.values(document, found),
            )

    def fix(self, document: Document, found: DebrisLine) -> Fix | None:
        if not found.sure and _is_title(document, found):
            return None
        return Fix("safe" if found.sure else "unsafe", found.line.begin, found.line.stop, of_page=found.of_page)

    def values(self, document: Document, found: DebrisLine) -> dict[str, Any]:
        """What fills the places of the message."""
        return {}


def _is_title(document: Document, found: DebrisLine) -> bool:
    """Whether a paste's first line is its title and no other line can be, since the first paragraph stands right below: `目录`, `Go`."""
    lines = document.lines
    if document.kind != "text" or len(lines) < 2 or found.line.begin != lines[0].begin or not is_wide(lines[1].text):
        return False
    title = document.once(find_head).title
    return title is not None and title.begin == lines[0].begin
