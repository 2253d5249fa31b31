"""A margin that broke lines, in columns: a block of lines, how wide it is, and where each line would have ended with one more word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.scripts import has_han, width

MARGINS = range(30, 101)
PAPER, MORE = 130, 0.05  # columns of no printed line; the share of a text that may stand in wider ones, a table's rows
SOME = 0.8  # of one block's breaks at most where a sentence pauses; each verse of a kind ends so
_VERSE = 0.8  # of a block's lines with a capital first: in wrapped English prose one line in six has one
_HANGING = "，。、；：！？）》」』”’"  # past a margin, where no line opens with them
# Of Chinese a letter and the marks that no line opens or ends with. Compiled when needed, which is seldom.
_FIRST_WORD = rf"[\"'“‘(]*[^\W\u2e80-\u9fff]\S*?(?=[\s\u2e80-\u9fff]|$)|[“‘「『（《]*\S[{_HANGING}]*"
_pause = lazy(r"[，。、；：！？]|[,.;:!?][\"'”’]?(?!\S)")
STOPS = ("。", "！", "？", "”", "」", ".", "!", "?", '"')
_either = lazy(r"[“”‘’…—]")
_item = lazy(r"[•·●▪■◆○◦‣*+]|[-–—] |\d{1,3}[.)、](?!\d)")  # not `1985.`, the end of a sentence
# Marks that stand in the middle of sentences too.
_numbered = lazy(
    r"[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|[\u2460-\u2473]|[一二三四五六七八九十]{1,3}、|第(?:\d{1,3}|[一二三四五六七八九十]{1,3})[，,、：:]"
)
_ITEM_ENDS = (*STOPS, "；", "：", ";", ":")
_INDENT = "\u3000"  # two of them open a paragraph of Chinese
LOST = 4  # their columns, where a PDF has them as room and its text not at all


class Block(NamedTuple):
    """Lines with no blank one between them, in columns.

    widest: the widest line, but for marks that hang past a margin. hung: with these. reaches: of each line but the last, the width with the next line's first word, and with the
    indent that a paragraph of Chinese may have lost.
    """

    lines: Sequence[Line]
    widest: int
    hung: int
    reaches: list[int]

    @property
    def continued(self) -> int:
        """How many lines begin with a small letter, as the middle of a sentence does."""
        return sum(line.text[0].islower() for line in self.lines[1:])

    @property
    def at_ends(self) -> int:
        """How many of the breaks stand where a sentence pauses."""
        return sum(not line.text[-1].isalnum() for line in self.lines[:-1])

    @property
    def inside(self) -> int:
        """How often a sentence pauses inside a line."""
        return sum(len(_pause.findall(line.text[:-1])) for line in self.lines)


def are_full(blocks: Sequence[Block], margin: int, least: int, share: float) -> bool:
    """Whether a margin explains all breaks, no fewer than some, and sentences pause inside the lines rather than at these, a share of them at most."""
    reaches = [reach for block in blocks for reach in block.reaches]
    at_ends = sum(block.at_ends for block in blocks)
    return (
        len(reaches) >= least
        and min(reaches) > margin
        and all(block.lines[-1].text.endswith(STOPS) for block in blocks)
        and sum(block.inside for block in blocks) > at_ends
        and at_ends <= share * len(reaches)
    )


def is_prose(block: Block | None, least: int) -> bool:
    """Whether its own margin explains all breaks of a block, no fewer than some."""
    return block is not None and are_full([block], block.widest, least, SOME)


def signs(line: Line, last: Line) -> bool:
    """Whether a block's last line is a name, perhaps, below the sentence that ended above it."""
    return line.text.endswith(STOPS) and not last.text.endswith(STOPS)


def goes_on(document: Document, i: int) -> bool:
    """Whether a margin broke the line, in which a sentence pauses, that a paragraph of prose opens with."""
    lines = document.lines
    end = i + 1
    while end < len(lines) and lines[end - 1].stop == lines[end].begin and not opens_paragraph(document, lines[end]):
        end += 1
    if end == i + 1 or not (lines[i].text[-1].isalnum() and _pause.search(lines[i].text)):
        return False
    return any(is_prose(block_of(document, lines[i:end], wide), 1) for wide in (True, False))


def are_paragraphs(lines: Sequence[str]) -> bool:
    """Whether lines are paragraphs, as browsers give them, and not what a margin made of some."""
    wide = sum(len(line) for line in lines if len(line) > PAPER or (len(line) > PAPER // 2 and width(line) > PAPER))
    return wide > MORE * sum(map(len, lines))


def opens_item(line: Line) -> bool:
    return _item.match(line.text) is not None


def opens_numbered(line: Line, above: Line | None) -> bool:
    """Whether a line opens an item, or is a heading, with a number that sentences have inside too: where what stands right above, if anything, has ended."""
    return _numbered.match(line.text) is not None and (above is None or above.text.endswith(_ITEM_ENDS))


def opens_paragraph(document: Document, line: Line) -> bool:
    return document.text.startswith(_INDENT, line.begin)


def lost_indent(line: Line) -> int:
    """The columns that a paragraph's first line has fewer than the others: of Chinese, in which a sentence pauses, as headings seldom do."""
    is_opening = line.begin == line.start and has_han.match(line.text) and not line.text.endswith(STOPS)
    return LOST if is_opening and _pause.search(line.text[:-1]) else 0


def _columns(text: str, wide: bool) -> int:
    """As `width`, but for the marks that many programs take for wide among Chinese."""
    return width(text) + (len(_either.findall(text)) if wide and has_han.search(text) else 0)


def block_of(document: Document, lines: Sequence[Line], wide: bool = True) -> Block | None:
    """The lines as a block; None where no margin can have broken them, or they open as verse does.

    wide: whether a curly quotation mark has two columns among Chinese.
    """
    if any(len(line.text) > MARGINS[-1] for line in lines):
        return None
    if len(lines) > 3 and sum(line.text[0].isupper() for line in lines) >= _VERSE * len(lines):
        return None
    indents = f" {_INDENT}" if opens_item(lines[0]) else _INDENT  # elsewhere spaces may be code's
    widths = [_end(document, line, wide, indents) for line in lines]
    hanging = (_columns(line.text, wide) - _columns(line.text.rstrip(_HANGING), wide) for line in lines)
    widest = max(size - past for size, past in zip(widths, hanging, strict=True))
    if widest not in MARGINS:
        return None
    reaches = [*map(sum, zip(widths, map(_room, lines[1:]), strict=False))]
    for i, line in enumerate(lines[:-1]):
        opens = i == 0 or (reaches[i - 1] <= widest and lines[i - 1].text.endswith(STOPS))
        is_next_full = i + 2 < len(lines) and widths[i + 1] > widest - LOST
        reaches[i] += lost_indent(line) if opens and is_next_full else 0
    return Block(lines, widest, max(widths), reaches)


def reach_of(document: Document, line: Line, following: Line) -> int:
    """Where a line would have ended with the first word of the next."""
    return _end(document, line, wide=True) + _room(following)


def _end(document: Document, line: Line, wide: bool, indents: str = _INDENT) -> int:
    spaces = (c for c in document.text[line.begin : line.start] if c in indents)
    return sum(map(width, spaces)) + _columns(line.text, wide)


def _room(line: Line) -> int:
    """The columns that its first word takes with the space above it."""
    word = re.match(_FIRST_WORD, line.text)
    return 1 + (width(word[0]) if word else 1)
