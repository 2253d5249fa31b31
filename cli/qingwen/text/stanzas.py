"""Verse in a paste: its lines stay together in stanzas, as blank lines part them, and each keeps its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.code_lines import code_blocks
from qingwen.text.dates import parse_date
from qingwen.text.debris.find import known_starts
from qingwen.text.debris.line import is_wide
from qingwen.text.document import Document, Line
from qingwen.text.head import end_of_head
from qingwen.text.list_marks import list_marks
from qingwen.text.margins import block_of, is_prose
from qingwen.text.scripts import width
from qingwen.text.tab_tables import tab_tables

LEAST = 2  # stanzas, and lines of one
QUOTED = 3  # lines of a stanza between an article's paragraphs; two may be a heading and its own
WRAPPED = 2  # breaks that a margin explains: any does the only one
WIDEST = 60  # columns of a verse
SHARE = (
    2 / 3
)  # of the lines that are verse, and of these that end in no full stop: what is said, and notes in short lines, do
HALF = 1 / 2  # of the lines that no phrase table knows: a page has some round a poem
# Mark-up of several lines, an address, a line between parts, what a part of a song is called, a note.
_no_verse = lazy(r".*[<>$|\\]|.*https?:|(?!…+$|\.+$)[\W_]*$|[\[【]")
_label = lazy(r"[^\s：:]{0,11}[^\s：:说說问問道答]\s?[：:]")  # `词：林野`, not `母亲说：再等等`
_stops = (".", "。", "!", "！", "?", "？")


def lines_of_stanzas(document: Document) -> frozenset[int]:
    """The lines (their indices) that go on in the stanza that the line above is of; none where a text is not surely verse."""
    lines = document.lines
    if "\n\n" not in document.text or not any(a.stop == b.begin for a, b in pairwise(lines)):
        return frozenset()
    wide = [i for i, line in enumerate(lines) if is_wide(line.text)]
    if len(wide) == 1 or any(_goes_on(lines, i) or _goes_on(lines, i + 1) for i in wide):
        return frozenset()
    if document.once(code_blocks) or document.once(tab_tables) or any(list_marks(lines)):
        return frozenset()
    known = document.once(known_starts)
    stanzas = _quoted(document, wide, known) if wide else _of_poem(document, known)
    head = document.once(end_of_head)
    return frozenset(i for stanza in stanzas for i in stanza[1:] if lines[i - 1].start >= head)


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether no blank line stands above a line."""
    return 0 < i < len(lines) and lines[i - 1].stop == lines[i].begin


def _quoted(document: Document, wide: Sequence[int], known: Set[int]) -> list[range]:
    """Stanzas between two of an article's paragraphs, where all else that is there stands alone."""
    lines, found = document.lines, list[range]()
    for above, below in pairwise(wide):
        between = range(above + 1, below)
        stanzas = [stanza for stanza in _stanzas(document, between) if len(stanza) >= QUOTED]
        alone = sum(not _goes_on(lines, i) and not _goes_on(lines, i + 1) for i in between)
        if sum(map(len, stanzas)) + alone == len(between) and known.isdisjoint(lines[i].begin for i in between):
            found += stanzas if _runs_on(lines, [i for stanza in stanzas for i in stanza]) else []
    return found


def _of_poem(document: Document, known: Set[int]) -> list[range]:
    lines = document.lines
    poem = _poem(lines, known)
    stanzas = [*_stanzas(document, poem)]
    verses = [i for stanza in stanzas for i in stanza]
    unknown = sum(line.begin not in known for line in lines)
    enough = len(stanzas) >= LEAST and len(verses) >= max(SHARE * len(poem), HALF * unknown)
    return stanzas if enough and _runs_on(lines, verses) else []


def _runs_on(lines: Sequence[Line], verses: Sequence[int]) -> bool:
    """Whether few verses end in a full stop."""
    return sum(not lines[i].text.endswith(_stops) for i in verses) >= SHARE * len(verses)


def _poem(lines: Sequence[Line], known: Set[int]) -> range:
    """The longest run of lines without what a page has round its text: lines that the phrase tables know, at the ends of a block or side by side.

    A verse may say what a button does.
    """
    furniture = {-1, len(lines)}
    for block in _blocks(lines, range(len(lines))):
        names = {i for i in block if lines[i].begin in known}
        furniture.update(i for i in names if i in (block[0], block[-1]) or i - 1 in names or i + 1 in names)
    return max((range(a + 1, b) for a, b in pairwise(sorted(furniture))), key=len)


def _stanzas(document: Document, poem: range) -> Iterator[range]:
    """The blocks of a poem, but where more lines than a few are long or open with a label, or a margin broke them: that is prose."""
    lines = document.lines
    for block in _blocks(lines, poem):
        plain = sum(width(lines[i].text) <= WIDEST and not _label.match(lines[i].text) for i in block)
        if len(block) >= LEAST and plain >= SHARE * len(block) and not _is_prose(document, block):
            yield block


def _is_prose(document: Document, stanza: range) -> bool:
    return is_prose(block_of(document, [document.lines[i] for i in stanza]), WRAPPED)


def _blocks(lines: Sequence[Line], within: range) -> Iterator[range]:
    """Lines with no blank one between them, nor one that can be no verse."""
    start = within.start
    for i in within:
        parts = bool(_no_verse.match(lines[i].text) or parse_date(lines[i].text))
        if parts or (i > start and not _goes_on(lines, i)):
            yield range(start, i)
            start = i + parts
    yield range(start, within.stop)
