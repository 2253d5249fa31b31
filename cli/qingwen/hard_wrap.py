"""Hard-wrapped text (mail, old archives): lines that a machine broke at a margin are joined again.

Only where it is clear: the text has a margin between 50 and 100 columns, and in a block that no line of passes it, nearly
every line is broken just where its next word would have passed it. Headers, signatures and verse stay as they are.
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

MARGINS = range(50, 101)
BREAKS = 5  # broken lines that it takes to speak of a margin; one that a small letter continues counts twice
VERSE = 0.8  # of a block's lines with a capital first: in wrapped English prose one line in six has one
SHARE = 0.75  # of a block's breaks that the margin must explain; prose that is not wrapped stays below 0.6
_FIRST_WORD = r"[^\W\u2e80-\u9fff]\S*?(?=[\s\u2e80-\u9fff]|$)|\S"  # compiled when needed, which is seldom
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

    def explained(self, margin: int) -> int:
        """How many of the breaks the margin explains; 0 where it does not fit the block."""
        if self.widest > margin:
            return 0
        count = sum(reach > margin for reach in self.reaches)
        return count if count >= SHARE * len(self.reaches) else 0


def unwrap(document: Document) -> list[Edit]:
    """The edits that join broken lines; none when the text is not clearly hard-wrapped."""
    kept = {i for block in (*document.once(code_blocks), *document.once(tab_tables)) for i in block}
    blocks = list(_blocks([line for i, line in enumerate(document.lines) if i not in kept]))
    margins = sorted({block.widest for block in blocks})
    margin = max(margins, key=lambda margin: sum(block.explained(margin) for block in blocks), default=0)
    wrapped = [block for block in blocks if block.explained(margin)]
    if sum(block.explained(margin) + block.continued for block in wrapped) < BREAKS:
        return []
    return [
        _join(document, line, following)
        for block in wrapped
        for line, following, reach in zip(block.lines, block.lines[1:], block.reaches, strict=False)
        if reach > margin
    ]


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """The blocks of two lines and more that a margin may have shaped; a marked line (an item, a quote) ends one."""
    run: list[Line] = []
    for line in lines:
        marked = _mark.match(line.text)
        if run and (marked or run[-1].stop != line.begin):
            yield from _block(run)
            run = []
        if not marked:
            run.append(line)
    yield from _block(run)


def _block(lines: list[Line]) -> Iterator[_Block]:
    if len(lines) < 2 or any(len(line.text) > MARGINS[-1] for line in lines):
        return
    if len(lines) > 3 and sum(line.text[0].isupper() for line in lines) >= VERSE * len(lines):
        return
    widths = [width(line.text) for line in lines]
    if max(widths) in MARGINS:
        firsts = (re.match(_FIRST_WORD, line.text) for line in lines[1:])
        reaches = [size + 1 + (width(word[0]) if word else 1) for size, word in zip(widths, firsts, strict=False)]
        yield _Block(lines, max(widths), reaches)


def _join(document: Document, line: Line, following: Line) -> Edit:
    between = document.text[line.end : following.start]
    tight = (
        has_han.search(line.text[-1])
        or has_han.search(following.text[0])
        or line.text[-1] in "，。、；：！？）》」』”—-"
    )
    return Edit(line.end, following.start, between, "" if tight else " ")
