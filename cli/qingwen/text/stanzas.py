"""Verse in a paste: its lines stay together in stanzas, as blank lines part them, and each keeps its end."""

from __future__ import annotations

from itertools import groupby, pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.code_lines import code_blocks
from qingwen.text.debris.find import find_debris
from qingwen.text.debris.line import is_wide
from qingwen.text.document import Document
from qingwen.text.list_marks import list_marks
from qingwen.text.scripts import width
from qingwen.text.tab_tables import tab_tables

LEAST = 2  # stanzas, and lines of one
WIDEST = 60  # columns of a verse
SHARE = (
    2 / 3
)  # of the lines that are verse, and of these that end in no full stop: what is said, and notes in short lines, do
# What Markdown may read across the lines of one paragraph, and a label: `词：林野`.
_no_verse = lazy(r".*[`*_~\[\]<>$|\\&]|[^\s：:]{1,12}\s?[：:]|[^\w]*$|.*https?:")
_stops = (".", "。", "!", "！", "?", "？")


def lines_of_stanzas(document: Document) -> frozenset[int]:
    """The lines (their indices) that go on in the stanza that the line above is of; none where a text is not surely verse."""
    lines = document.lines
    if "\n\n" not in document.text or len(lines) < LEAST * LEAST or any(is_wide(line.text) for line in lines):
        return frozenset()
    if document.once(code_blocks) or document.once(tab_tables) or any(list_marks(lines)):
        return frozenset()
    credits = {one.line.begin for one in document.once(find_debris).get("credit-line", ())}
    fits = [
        width(line.text) <= WIDEST and not _no_verse.match(line.text) and line.begin not in credits for line in lines
    ]
    goes_on = [False, *(a.stop == b.begin for a, b in pairwise(lines))]
    goes_on = [one and fits[i] and fits[i - 1] for i, one in enumerate(goes_on)]
    found = {i for i, one in enumerate(goes_on) if one}
    verses = found | {i - 1 for i in found}
    stanzas = sum(key for key, _ in groupby(goes_on))
    unstopped = sum(not lines[i].text.endswith(_stops) for i in verses)
    enough = stanzas >= LEAST and len(verses) >= SHARE * len(lines) and unstopped >= SHARE * len(verses)
    return frozenset(found) if enough else frozenset()
