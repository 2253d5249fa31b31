"""QW606 replacement-character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Rule, Sign
from qingwen.text.document import Document

NEAR = 80  # characters to either side
_name = lazy(r"(?i)U\+FFFD|\\uFFFD|replacement character|替[换換]字[符元]")
_apart = lazy(r"(?<!\w)\ufffd(?![\w\ufffd])")


class ReplacementCharacter(Rule):
    """The replacement character U+FFFD, which stands where text was lost.

    ## What it does
    Finds U+FFFD (a question mark in a black diamond); neighbours count as one finding. It may stand in
    the file itself, or for bytes of the file that its encoding does not have. One that stands by itself
    where its line names it (`U+FFFD`, replacement character) is what the line speaks of.

    ## Why is this bad?
    A character was lost here when the text was read with the wrong encoding or cut in the middle of one.

    ## Fix safety
    There is no fix: take the passage from the source again.
    """

    code = "QW606"
    name = "replacement-character"
    sign = Sign(characters="\ufffd")
    message = "Lost text (U+FFFD): take the passage from the source again."
    examples = (
        Example("这是\ufffd\ufffd正文。", 1),
        Example("A caf\ufffd in Paris, a pi\ufffdata.", 2),
        Example("A plain question mark?", 0),
        Example("Use `\ufffd`.", 0, None, "markdown"),
        Example("Bytes that are no UTF-8 become U+FFFD (\ufffd).", 0),
        Example("U+FFFD stands for what was lost: caf\ufffd.", 1),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in re.finditer("\ufffd+", document.text):
            if not document.protection(*run.span()) and not _is_named(document.text, *run.span()):
                yield self.finding(*run.span())


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether the line speaks of the character here; it is not looked at as a whole, since it may be long."""
    if not _apart.match(text, start):
        return False
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return _name.search(before.rpartition("\n")[2] + after.partition("\n")[0]) is not None
