"""Which lines of Markdown go with nothing else: those of blocks all of which goes, that are no code and part two lists no more than before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.in_markdown import joins, past_blank_lines
from qingwen.text.document import Document, Line

_definition = lazy(r"\[[^\]\n]+\]:")  # what other paragraphs lead to
_LINKS = frozenset(("link-target", "url"))  # which go with their line


def whole_blocks(document: Document, chosen: Sequence[Line]) -> list[tuple[Line, int]]:
    """(line, where its removal ends) of those chosen lines that can go, in order; marks alone (`---` below a heading) go with theirs."""
    begins = {line.begin for line in chosen}
    runs = groupby(_blocks(document.lines), lambda block: _goes(document, block, begins))
    found: list[tuple[Line, int]] = []
    for goes, run in runs:
        blocks = [*run] if goes else []
        if not blocks:
            continue
        first, last = blocks[0][0], blocks[-1][-1]
        whole = Line(first.begin, first.start, last.end, past_blank_lines(document.text, last.end), "")
        if not joins(document.text, whole):
            for block in blocks:
                found += ((line, line.stop) for line in block[:-1])
                found.append((block[-1], past_blank_lines(document.text, block[-1].end)))
    return found


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between blank ones."""
    block: list[Line] = []
    for line in lines:
        if block and line.begin != block[-1].stop:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes(document: Document, block: Sequence[Line], begins: Collection[int]) -> bool:
    return (
        any(line.begin in begins for line in block)
        and all(line.begin in begins or not any(map(str.isalnum, line.text)) for line in block)
        and not any(document.text[line.begin] in " \t" or _definition.match(line.text) for line in block)
        and not _is_protected(document, block[0].begin, block[-1].end)
    )


def _is_protected(document: Document, start: int, end: int) -> bool:
    """Whether anything but the targets of links is, code or HTML perhaps."""
    spans = document.protected
    for at in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        if spans[at].start >= end:
            return False
        if spans[at].kind not in _LINKS:
            return True
    return False
