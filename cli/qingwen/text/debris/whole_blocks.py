"""Which lines of Markdown go with nothing else: those of blocks all of which goes, at either end of the text, that are no code, stand below
no heading that stays, and part two lists no more than before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.in_markdown import joins, past_blank_lines
from qingwen.text.debris.site_profile import lines_of
from qingwen.text.document import Document, Line

_heading, _underline = lazy(r"#{1,6}(?:\s|$)"), lazy(r"(?:=+|-+)\s*$")
_definition = lazy(r"\[[^\]\n]+\]:")  # what other paragraphs lead to
_LINKS = frozenset(("link-target", "url"))  # which go with their line


def whole_blocks(document: Document, chosen: Sequence[Line], alike: Sequence[Line] = ()) -> list[tuple[Line, int]]:
    """(line, where its removal ends) of those chosen lines that can go, in order. alike: lines that are chosen but for a number; what stands
    below one belongs to it.
    """
    begins = {line.begin for line in chosen}
    doubted = {line.begin for line in alike}
    blocks = [*_blocks(lines_of(document))]
    going = [_goes(document, block, begins) for block in blocks]
    start = next((i for i, goes in enumerate(going) if not goes), len(blocks))
    end = len(blocks) - next((i for i, goes in enumerate(reversed(going)) if not goes), len(blocks))
    above = blocks[end - 1] if end > start else []
    if above and (_is_heading(above) or any(line.begin in doubted for line in above)):
        end = len(blocks)
    while start < end < len(blocks) and blocks[end - 1][-1].text.endswith((":", "：")):  # what it leads up to
        end += 1
    if not any(_is_text(block) for block in blocks[start:end]):  # nothing would be left but a title
        return []
    found: list[tuple[Line, int]] = []
    for run in (blocks[:start], blocks[end:]):
        if not run:
            continue
        first, last = run[0][0], run[-1][-1]
        whole = Line(first.begin, first.start, last.end, past_blank_lines(document.text, last.end), "")
        if not joins(document.text, whole):
            for block in run:
                found += ((line, line.stop) for line in block[:-1])
                found.append((block[-1], past_blank_lines(document.text, block[-1].end)))
    return found


def _is_heading(block: Sequence[Line]) -> bool:
    return _heading.match(block[0].text) is not None or (len(block) > 1 and _underline.match(block[1].text) is not None)


def _is_text(block: Sequence[Line]) -> bool:
    return not _is_heading(block) and any(map(str.isalnum, block[0].text))


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
        and not _is_heading(block)
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
