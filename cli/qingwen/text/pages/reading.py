"""What is read of a page's lines before it is asked where its article stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document
from qingwen.text.pages.bullets import texts_without_bullets
from qingwen.text.pages.known_lines import lines_of_a_site, phrase_matches
from qingwen.text.pages.lines import NAMES, PROSE, columns, furniture
from qingwen.text.pages.platforms import platform

LEAST = 6  # lines of furniture without which a paste is no page


class Reading(NamedTuple):
    """What is read of each line of a page, all of the same length.

    scores:  the log-odds that it is furniture by its own words. odds: the same in its place.
    wide:    its columns; 0 where it has neither letter nor digit. prose: whether it reads like a paragraph.
    known:   whether the phrase tables have it for furniture. matches: what they say.
    """

    lines: Sequence[str]
    scores: Sequence[float]
    odds: Sequence[float]
    wide: Sequence[float]
    prose: Sequence[bool]
    known: Sequence[bool]
    matches: Sequence[Match | None]


def read_lines(document: Document) -> Reading | None:
    """What is read of a text's lines that are not blank; None where too few of them can be furniture for a page."""
    lines = document.once(texts_without_bullets)
    scores = [furniture(line) for line in lines]
    if document.once(platform) is None and sum(score > 0 for score in scores) < LEAST:
        return None
    from qingwen.text.pages.trees import judge  # reads and compiles its table: 10 ms that few pastes need

    table = columns(lines, scores)
    sizes = table[NAMES.index("wide")]
    prose = [size >= PROSE and end == 1 for size, end in zip(sizes, table[NAMES.index("end")], strict=True)]
    wide = [size if any(map(str.isalnum, line)) else 0 for line, size in zip(lines, sizes, strict=True)]
    odds = judge(table, len(lines))
    return Reading(lines, scores, odds, wide, prose, document.once(lines_of_a_site), document.once(phrase_matches))
