"""Links to the previous and the next article in one paragraph of Markdown: `上一篇：…`, and `下一篇：…` on the next line."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import BLANK, Document

_pair = lazy(r"\n\n([^\s#>|`~<-][^\n]{1,119}+)\n([^\s#>|`~<-][^\n]{1,119}+)(?=\n\n|\n?\Z)")
_signs = ("上一", "下一", "revious", "Next", "PREV")


def adjacent_pairs(document: Document) -> Iterator[tuple[int, str, Match]]:
    """(start, line, what the tables know of it) of both lines of such paragraphs."""
    text = document.text
    if not any(sign in text for sign in _signs):
        return
    for found in _pair.finditer("\n\n" + text):
        lines = [found[i].rstrip(BLANK + "\\") for i in (1, 2)]
        matches = [match for line in lines if (match := phrases().match(line)) and _is_link(match)]
        if len(matches) == len(lines):
            starts = found.start(), found.start() + len(found[1]) + 1
            yield from zip(starts, lines, matches, strict=True)


def _is_link(match: Match) -> bool:
    return match.rule == "adjacent-article" and match.certainty in ("sure", "margin")
