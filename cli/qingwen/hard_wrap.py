"""Hard-wrapped text (mail, old archives): lines that a machine broke at a margin are joined again.

Only where it is clear. Of a program that counts letters: the text has a margin between 50 and 100 columns, and in a block that no line of passes it, nearly
every line is broken just where its next word would have passed it. Of a short text, or one with a margin from 30 columns, most
blocks are broken so at each line, and sentences pause inside the lines. Of print, whose letters differ in width (a paste from a
PDF): most lines are about as wide as the widest, end within a sentence, and sentences end inside them. Of a short mail: full
lines go on in small letters. Headers, headings, signatures and verse stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile

from qingwen.editing import Edit
from qingwen.lazy_pattern import lazy
from qingwen.text.code_lines import code_blocks
from qingwen.text.document import Document, Line
from qingwen.text.head import end_of_head
from qingwen.text.margins import (
    MARGINS,
    STOPS,
    Block,
    are_full,
    block_of,
    lost_indent,
    opens_item,
    opens_numbered,
    opens_paragraph,
    reach_of,
    signs,
)
from qingwen.text.print_lines import broken_by_print
from qingwen.text.scripts import has_han, width
from qingwen.text.tab_tables import tab_tables

NARROW = 50  # columns; below it verse has its lines
BREAKS = 5  # broken lines that it takes to speak of a margin; one that a small letter continues counts twice
HALF = 1 / 2  # of the breaks, in such a text, at most where a sentence pauses
FULL = 4  # where the margin explains every break of the text, and no sentence keeps to the lines
MORE = 1.2  # times the lines that a margin explains: those that print broke, if it did
SHARE = 0.75  # of a block's breaks that the margin must explain; prose that is not wrapped stays below 0.6
# Of a paragraph that small letters alone tell to be broken: columns of its lines; the share of them that a line has with the next one's first word;
# that its last line may have.
WIDE, ROOM, LAST = range(60, 101), 0.95, 0.8
COUPLET = 2  # lines, which speak of nothing
TITLE, WORDS = 4, 3  # lines of a title, at most, and words of each but the last, at least
_of_title = lazy(r"(?:(?![.!?;]+(?:\s|$)).)*\w")
_mark = lazy(r"[>#|]")
_code = lazy(r"[`<{(\[]|.*[(\[{,;=]$")  # what no heading opens or ends with
_word = lazy(r"[a-z]+(?:-[a-z]+)*")
_first_half, _second_half = lazy(r"(?<![\w-])([A-Za-z]+)-$"), lazy(r"[a-z]+")


def unwrap(document: Document, cuts: Sequence[int] = ()) -> list[Edit]:
    """The edits that join broken lines; none when the text is not clearly hard-wrapped.

    cuts: offsets where lines were taken out; what stands on either side of one was never one sentence.
    """
    kept = {i for block in (*document.once(code_blocks), *document.once(tab_tables)) for i in block}
    end = document.once(end_of_head)
    lines = [line for i, line in enumerate(document.lines) if i not in kept and line.start >= end]
    runs = [*_runs(document, lines, frozenset(cuts))]
    whole = runs
    printed = [run[1:] if n == 0 and _stands_apart(document, run) else run for n, run in enumerate(runs)]
    runs = [run[1:] if _stands_apart(document, run) else run for run in runs]
    by_print = [_join(document, *pair) for pair in broken_by_print(document, printed)]
    by_margin = max((_joins(document, runs, wide) for wide in (True, False)), key=len)
    joins = by_print if len(by_print) > MORE * len(by_margin) else by_margin
    known = {edit.start for edit in joins}
    if joins:
        return [*(edit for edit in _title(document, whole) if edit.start not in known), *joins]
    return [_join(document, *pair) for run in whole if _is_sentences(document, run) for pair in pairwise(run)]


def _is_sentences(document: Document, run: Sequence[Line]) -> bool:
    """Whether wide lines, with hardly room for another word, are a paragraph of a mail, though there are too few to speak of a margin: each but the first
    begins with a small letter, none but the last ends a sentence, and one pauses inside. The last is shorter, as of verse it seldom is.
    """
    block = block_of(document, run)
    return (
        block is not None
        and len(run) > COUPLET
        and block.widest in WIDE
        and block.continued == len(block.reaches)
        and block.inside > 0
        and min(block.reaches) >= ROOM * block.widest
        and run[-1].text.endswith(STOPS)
        and width(run[-1].text) < LAST * block.widest
        and all(line.text[-1].isalnum() or line.text.endswith(",") for line in run[:-1])
    )


def _title(document: Document, runs: Sequence[Sequence[Line]]) -> list[Edit]:
    """The edits that join the lines of a title, whose letters are larger, so that no margin explains its breaks: the first lines, of which each but the
    first begins with a small letter, and none has a sentence's end.
    """
    run = runs[0] if runs else []
    if not run or run[0] is not document.lines[0]:
        return []
    title = [run[0], *takewhile(lambda line: line.text[0].islower(), run[1:])]
    if not 1 < len(title) <= TITLE or not all(_of_title.fullmatch(line.text) for line in title):
        return []
    if any(len(line.text.split()) < WORDS for line in title[:-1]):
        return []
    return [_join(document, *pair) for pair in pairwise(title)]


def _joins(document: Document, runs: Sequence[Sequence[Line]], wide: bool) -> list[Edit]:
    """The edits, where curly quotation marks are wide among Chinese or not: what broke the lines has counted them in one way."""
    blocks = [block for run in runs if (block := block_of(document, run, wide))]
    margin, wrapped = _wrapped_whole(blocks, sum(len(run) - 1 for run in runs))
    if not wrapped:
        margin, wrapped = _wrapped([block for block in blocks if block.hung >= NARROW])
    return [
        _join(document, line, following)
        for block in wrapped
        for line, following, reach in zip(block.lines, block.lines[1:], block.reaches, strict=False)
        if reach > margin and not (following is block.lines[-1] and signs(line, following))
    ]


def _stands_apart(document: Document, run: Sequence[Line]) -> bool:
    """Whether a first line is a title, or a heading, and none of the lines right below it: no margin of these broke it, or it has a title's capitals."""
    below = block_of(document, run[1:])
    if below is None or len(below.reaches) < 2 or opens_item(run[0]) or _code.match(run[0].text):
        return False
    if run[2].text[0].isupper() and run[1].text[-1].isalnum():
        return False  # the second line may be a subtitle
    words = [word for word in run[0].text.split() if len(word) > len("with")]
    capitals = len(words) > 1 and run[1].text[0].isupper() and all(word[0].isupper() for word in words)
    return (
        capitals
        or len(run[0].text) > MARGINS[-1]
        or (reach_of(document, run[0], run[1]) + lost_indent(run[0]) <= below.widest)
    )


def _explained(block: Block, margin: int) -> int:
    """How many of its breaks the margin explains; 0 where it does not fit the block."""
    if block.widest > margin or not (block.continued or block.inside):  # headlines, all of one length
        return 0
    count = sum(reach > margin for reach in block.reaches)
    return count if count >= SHARE * len(block.reaches) else 0


def _wrapped(blocks: Sequence[Block]) -> tuple[int, Sequence[Block]]:
    """The margin that explains most, and the blocks that it fits; none where that is too little."""
    margins = sorted({block.widest for block in blocks})
    margin = max(margins, key=lambda margin: sum(_explained(block, margin) for block in blocks), default=0)
    wrapped = [block for block in blocks if _explained(block, margin)]
    enough = sum(_explained(block, margin) + block.continued for block in wrapped) >= BREAKS
    return margin, wrapped if enough else []


def _wrapped_whole(blocks: Sequence[Block], breaks: int) -> tuple[int, Sequence[Block]]:
    """The same of a short text, or a narrow one, whose margin might be verse's: it explains all of most blocks. Verse, a signature may stand between.

    breaks: how many the text has.
    """
    margin = max((block.widest for block in blocks), default=0)
    full = [block for block in blocks if min(block.reaches) > margin]
    most = sum(len(block.reaches) for block in full) >= SHARE * breaks
    return margin, full if most and are_full(full, margin, FULL, HALF) else []


def _runs(document: Document, lines: Sequence[Line], cuts: Set[int]) -> Iterator[list[Line]]:
    """The lines, two and more, that a margin may have shaped together; an item, a quote, an indent and a cut end them."""
    run: list[Line] = []
    for line in lines:
        marked = _mark.match(line.text)
        above = run[-1] if run and run[-1].stop == line.begin else None
        apart = (
            marked
            or opens_item(line)
            or opens_numbered(line, above)
            or line.begin in cuts
            or opens_paragraph(document, line)
        )
        if run and (apart or run[-1].stop != line.begin):
            if len(run) > 1:
                yield run
            run = []
        if not marked:
            run.append(line)
    if len(run) > 1:
        yield run


def _parted(above: str, below: str, document: Document) -> str:
    """The first letter of the second half of a word that a hyphen parts at a line's end, where the text has it elsewhere whole, and never with a hyphen."""
    first, second = _first_half.search(above), _second_half.match(below)
    if first is None or second is None:
        return ""
    words, whole = document.once(_words), f"{first[1]}{second[0]}".lower()
    return second[0][0] if whole in words and f"{first[1]}-{second[0]}".lower() not in words else ""


def _words(document: Document) -> frozenset[str]:
    return frozenset(_word.findall(document.text.lower()))


def _join(document: Document, line: Line, following: Line) -> Edit:
    between = document.text[line.end : following.start]
    if parted := _parted(line.text, following.text, document):
        return Edit(line.end - 1, following.start + 1, f"-{between}{parted}", parted)
    tight = (
        has_han.search(line.text[-1])
        or has_han.search(following.text[0])
        or line.text[-1] in "，。、；：！？）》」』—-"
        or (line.text[-1] == "”" and has_han.search(line.text))
    )
    return Edit(line.end, following.start, between, "" if tight else " ")
