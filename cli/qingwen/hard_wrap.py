"""Hard-wrapped text (mail, old archives): lines that a machine broke at a margin are joined again.

Only where it is clear: the text has a margin between 50 and 100 columns, and in a block that no line of passes it, nearly
every line is broken just where its next word would have passed it. Of a short text, or one with a margin from 30 columns, all
blocks are broken so at each line, and sentences pause inside the lines. Headers, signatures and verse stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingwen.editing import Edit
from qingwen.lazy_pattern import lazy
from qingwen.text.code_lines import code_blocks
from qingwen.text.document import Document, Line
from qingwen.text.scripts import has_han, width
from qingwen.text.tab_tables import tab_tables

MARGINS = range(30, 101)
NARROW = 50  # columns; below it verse has its lines
BREAKS = 5  # broken lines that it takes to speak of a margin; one that a small letter continues counts twice
FULL = 4  # where the margin explains every break of the text, and no sentence keeps to the lines
VERSE = 0.8  # of a block's lines with a capital first: in wrapped English prose one line in six has one
SHARE = 0.75  # of a block's breaks that the margin must explain; prose that is not wrapped stays below 0.6
_FIRST_WORD = r"[^\W\u2e80-\u9fff]\S*?(?=[\s\u2e80-\u9fff]|$)|\S"  # compiled when needed, which is seldom
_pause = lazy(r"[，。、；：！？]|[,.;:!?](?!\S)")
_STOPS = ("。", "！", "？", "”", "」", ".", "!", "?")
_mark = lazy(r"[•·●▪■◆○◦‣*+>#|]|[-–—] |\d+[.)、]|\|")


class _Block(NamedTuple):
    """Lines with no blank one between them, in columns.

    widest: the widest line. reaches: of each line but the last, the width with the next line's first word.
    """

    lines: list[Line]
    widest: int
    reaches: list[int]

    @property
    def continued(self) -> int:
        """How many lines begin with a small letter, as the middle of a sentence does."""
        return sum(line.text[0].islower() for line in self.lines[1:])

    @property
    def runs_on(self) -> bool:
        """Whether its sentences pause inside its lines rather than at their ends, and the last one ends with it."""
        at_ends = sum(not line.text[-1].isalnum() for line in self.lines[:-1])
        inside = sum(len(_pause.findall(line.text[:-1])) for line in self.lines)
        return self.lines[-1].text.endswith(_STOPS) and inside > at_ends and 2 * at_ends <= len(self.reaches)

    def explained(self, margin: int) -> int:
        """How many of the breaks the margin explains; 0 where it does not fit the block."""
        if self.widest > margin:
            return 0
        count = sum(reach > margin for reach in self.reaches)
        return count if count >= SHARE * len(self.reaches) else 0


def unwrap(document: Document) -> list[Edit]:
    """The edits that join broken lines; none when the text is not clearly hard-wrapped."""
    kept = {i for block in (*document.once(code_blocks), *document.once(tab_tables)) for i in block}
    runs = [*_runs([line for i, line in enumerate(document.lines) if i not in kept])]
    blocks = [block for run in runs if (block := _block(run))]
    margin, wrapped = _wrapped([block for block in blocks if block.widest >= NARROW])
    if not wrapped and len(blocks) == len(runs):
        margin, wrapped = _wrapped_whole(blocks)
    return [
        _join(document, line, following)
        for block in wrapped
        for line, following, reach in zip(block.lines, block.lines[1:], block.reaches, strict=False)
        if reach > margin
    ]


def _wrapped(blocks: Sequence[_Block]) -> tuple[int, Sequence[_Block]]:
    """The margin that explains most, and the blocks that it fits; none where that is too little."""
    margins = sorted({block.widest for block in blocks})
    margin = max(margins, key=lambda margin: sum(block.explained(margin) for block in blocks), default=0)
    wrapped = [block for block in blocks if block.explained(margin)]
    enough = sum(block.explained(margin) + block.continued for block in wrapped) >= BREAKS
    return margin, wrapped if enough else []


def _wrapped_whole(blocks: Sequence[_Block]) -> tuple[int, Sequence[_Block]]:
    """The same of a short text, or a narrow one, whose margin might be verse's: it explains all."""
    margin = max((block.widest for block in blocks), default=0)
    reaches = [reach for block in blocks for reach in block.reaches]
    surely = len(reaches) >= FULL and min(reaches) > margin and all(block.runs_on for block in blocks)
    return margin, blocks if surely else []


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, two and more, that a margin may have shaped together; a marked one (an item, a quote) ends them."""
    run: list[Line] = []
    for line in lines:
        marked = _mark.match(line.text)
        if run and (marked or run[-1].stop != line.begin):
            if len(run) > 1:
                yield run
            run = []
        if not marked:
            run.append(line)
    if len(run) > 1:
        yield run


def _block(lines: list[Line]) -> _Block | None:
    if any(len(line.text) > MARGINS[-1] for line in lines):
        return None
    if len(lines) > 3 and sum(line.text[0].isupper() for line in lines) >= VERSE * len(lines):
        return None
    widths = [width(line.text) for line in lines]
    if max(widths) not in MARGINS:
        return None
    firsts = (re.match(_FIRST_WORD, line.text) for line in lines[1:])
    reaches = [size + 1 + (width(word[0]) if word else 1) for size, word in zip(widths, firsts, strict=False)]
    return _Block(lines, max(widths), reaches)


def _join(document: Document, line: Line, following: Line) -> Edit:
    between = document.text[line.end : following.start]
    tight = (
        has_han.search(line.text[-1])
        or has_han.search(following.text[0])
        or line.text[-1] in "，。、；：！？）》」』”—-"
    )
    return Edit(line.end, following.start, between, "" if tight else " ")
