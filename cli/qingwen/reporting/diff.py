"""A unified diff, told from the edits: linear in the text, however long or odd its lines are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from qingwen.editing import Edit, apply
from qingwen.reporting.terminal import BOLD, CYAN, GREEN, RED, Style, visible

CONTEXT = 3


def unified_diff(
    path: str, text: str, edits: Sequence[Edit], *, colour: bool, harmless: bool = False, name: str | None = None
) -> Iterator[str]:
    """The lines of the diff between a text and what the edits make of it, each with its newline.

    harmless: unseen and active characters are shown by name, as a terminal needs it.
    name:     what the new side is called, when not as the old.
    """
    style = Style(colour)
    show = visible if harmless else str
    hunks = _hunks(text, edits)
    if not hunks:
        return
    yield style(f"--- {visible(path)}", BOLD) + "\n"
    yield style(f"+++ {visible(name or path)}", BOLD) + "\n"
    starts = _line_starts(text)
    lines = len(starts) - (1 if starts[-1] == len(text) else 0)
    grown = 0
    for group in _groups(hunks):
        first, last = max(0, group[0][0] - CONTEXT), min(lines, group[-1][1] + CONTEXT)
        body: list[str] = []
        at, removed, added = first, 0, 0
        for begin, end, new in group:
            body += (" " + show(line) for line in _lines(text, starts, at, begin))
            for sign, changed, tint in (("-", _lines(text, starts, begin, end), RED), ("+", new, GREEN)):
                body += (style(sign + show(line), tint) for line in changed)
            removed, added, at = removed + end - begin, added + len(new), end
        body += (" " + show(line) for line in _lines(text, starts, at, last))
        size = last - first
        here = f"@@ -{_range(first, size)} +{_range(first + grown, size - removed + added)} @@"
        yield style(here, CYAN) + "\n"
        for line in body:
            yield line + "\n"
        grown += added - removed


def _range(first: int, size: int) -> str:
    return f"{first + 1 if size else first},{size}"


def _hunks(text: str, edits: Sequence[Edit]) -> list[tuple[int, int, list[str]]]:
    """(first changed line, line after the last, new lines) for each run of touching changed lines; lines from 0."""
    starts = _line_starts(text)
    spans: list[tuple[int, int, list[Edit]]] = []
    for edit in edits:
        first = bisect_right(starts, edit.start) - 1
        last = bisect_right(starts, max(edit.start, edit.end - 1)) if edit.end > edit.start else first + 1
        joins = edit.old.endswith("\n") and not edit.new.endswith("\n")
        if joins and (edit.new or edit.start > starts[first]):
            last = min(last + 1, len(starts))  # the next line is joined to this one
        if spans and first < spans[-1][1]:
            begin, end, inside = spans[-1]
            spans[-1] = (begin, max(end, last), [*inside, edit]) if len(inside) < 1 else (begin, max(end, last), inside)
            if spans[-1][2] is inside:
                inside.append(edit)
        else:
            spans.append((first, last, [edit]))
    hunks = []
    for first, last, inside in spans:
        begin = starts[first]
        end = starts[last] if last < len(starts) else len(text)
        old = text[begin:end]
        new = apply(old, [e._replace(start=e.start - begin, end=e.end - begin) for e in inside])
        if new != old:
            ends = new.endswith("\n")
            new_lines = new.split("\n")[: -1 if ends else None] if new else []
            hunks.append((first, last if begin < len(text) else first, new_lines))
    return hunks


def _groups(hunks: Sequence[tuple[int, int, list[str]]]) -> Iterator[list[tuple[int, int, list[str]]]]:
    group: list[tuple[int, int, list[str]]] = []
    for hunk in hunks:
        if group and hunk[0] - group[-1][1] > 2 * CONTEXT:
            yield group
            group = []
        group.append(hunk)
    if group:
        yield group


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _lines(text: str, starts: Sequence[int], first: int, last: int) -> Iterator[str]:
    for i in range(first, last):
        end = starts[i + 1] - 1 if i + 1 < len(starts) else len(text)
        yield text[starts[i] : end]
