"""Emphasis in Markdown, as far as an edit beside a `*`, `_` or `~~` needs it (CommonMark 6.2).

Only plain emphasis is read: runs of marks that open and close by turns, each pair on one line. Beside any
other run nothing is changed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

_RUN = r"\*+|_+|~+"


class Run(NamedTuple):
    """Marks at [start, end) that open emphasis, or else close it."""

    start: int
    end: int
    opens: bool


class Emphasis:
    """The emphasis of a text; `masked` is the same with code, targets and the like masked."""

    def __init__(self, text: str, masked: str) -> None:
        self.text = text
        self.masked = masked
        self._paragraphs: dict[int, dict[int, Run]] = {}

    def run_at(self, offset: int) -> Run | None:
        """The run of marks that holds an offset, where it is plain emphasis."""
        text, starts = self.masked, self._starts
        mark = text[offset]
        while offset and text[offset - 1] == mark:
            offset -= 1
        i = bisect_right(starts, offset) - 1
        if i not in self._paragraphs:
            end = starts[i + 1] if i + 1 < len(starts) else len(text)
            self._paragraphs[i] = self._runs(starts[i], end)
        return self._paragraphs[i].get(offset)

    def admits(self, start: int, end: int, replacement: str) -> bool:
        """Whether the runs beside [start, end) still open and close once it is `replacement`."""
        text = self.text
        if text[start - 1 : start] in ("*", "_", "~") and start:
            run = self.run_at(start - 1)
            if not run or run.end != start:
                return False
            after = replacement[:1] or text[end : end + 1]
            if not _keeps(run, text[run.start - 1 : run.start] if run.start else "", after, text[run.start]):
                return False
        if text[end : end + 1] in ("*", "_", "~") and end < len(text):
            run = self.run_at(end)
            if not run or run.start != end:
                return False
            before = replacement[-1:] or (text[start - 1 : start] if start else "")
            if not _keeps(run, before, text[run.end : run.end + 1], text[end]):
                return False
        return True

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(blank.end() for blank in re.finditer(r"\n[ \t>]*\n", self.masked))]

    def _runs(self, start: int, end: int) -> dict[int, Run]:
        """The runs of a paragraph by their start; none where they are not plain."""
        text, masked = self.text, self.masked
        found: list[tuple[int, int, bool, bool]] = []
        for run in re.finditer(_RUN, masked[start:end]):
            a, b = run.start() + start, run.end() + start
            before, after = text[a - 1 : a] if a else "", text[b : b + 1]
            opens, closes = _flanks(before, after, text[a])
            if opens or closes:
                if before == "\\" or before in ("*", "_", "~") or after in ("*", "_", "~") or b - a > 3:
                    return {}
                found.append((a, b, opens, closes))
        if len(found) % 2:
            return {}
        runs: dict[int, Run] = {}
        for first, second in zip(found[::2], found[1::2], strict=True):
            inside = masked[first[1] : second[0]]
            if (
                text[first[0] : first[1]] != text[second[0] : second[1]]
                or not first[2]
                or not second[3]
                or not inside
                or "\n" in inside
                or "|" in inside
                or "<" in inside
                or inside.count("[") != inside.count("]")
                or inside.find("]") < inside.find("[")
            ):
                return {}
            runs[first[0]] = Run(first[0], first[1], True)
            runs[second[0]] = Run(second[0], second[1], False)
        return runs


def _keeps(run: Run, before: str, after: str, mark: str) -> bool:
    opens, closes = _flanks(before, after, mark)
    return opens if run.opens else closes


def _flanks(before: str, after: str, mark: str) -> tuple[bool, bool]:
    """Whether a run between two characters (`""` at the text's edges) can open, and can close, emphasis."""
    space_before, space_after = not before or before.isspace(), not after or after.isspace()
    mark_before, mark_after = _is_mark(before), _is_mark(after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if mark == "_":
        return left and (not right or mark_before), right and (not left or mark_after)
    return left, right


def _is_mark(c: str) -> bool:
    return bool(c) and not c.isspace() and unicodedata.category(c)[0] in "PS"
