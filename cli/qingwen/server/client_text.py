r"""A text with places as an editor counts them: lines from 0, and columns in the code units that were agreed on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Literal

from qingwen.lazy_pattern import lazy
from qingwen.text.document import line_starts

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Position = tuple[int, int]  # line, column

CHUNK = 1024  # code points between two places whose units are known: an edit counts a text once, a look-up one chunk
_line_end = lazy("\r\n?|\n")
_surrogate = lazy("[\ud800-\udfff]")


class ClientText:
    r"""Immutable. Lines end at `\n`, `\r\n` and `\r`. Offsets are code points.

    A lone surrogate, which JSON can hold, counts as one unit and is U+FFFD in `readable`.
    """

    def __init__(self, text: str, encoding: Encoding = "utf-16") -> None:
        self.text = text
        self.encoding: Encoding = encoding

    def changed(self, start: Position, end: Position, new: str) -> ClientText:
        """The text with what is between two places replaced; places outside of it are taken for the nearest in it."""
        first, last = sorted((self.offset(*start), self.offset(*end)))
        text = self.text[:first] + new + self.text[last:]
        if _surrogate.search(new):  # it may be half of a character whose other half was there
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return ClientText(text, self.encoding)

    @cached_property
    def readable(self) -> str:
        """The text without lone surrogates; offsets are the same."""
        try:
            self.text.encode()
        except UnicodeEncodeError:
            return _surrogate.sub("\ufffd", self.text)
        return self.text

    def position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(offset) - self._units(self._starts[line])

    def positions(self, offsets: Sequence[int]) -> list[Position]:
        """`position` of each."""
        if not self._plain:
            return [self.position(one) for one in offsets]
        starts = self._starts
        return [(line := bisect_right(starts, one) - 1, one - starts[line]) for one in offsets]

    def offset(self, line: int, column: int) -> int:
        """Where a place is; beyond the end of a line its end, inside a character its start."""
        if line < 0 or column < 0:
            return self._starts[line] if 0 <= line < len(self._starts) else 0
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return min(self._at(self._units(start) + column), end)

    @cached_property
    def _starts(self) -> list[int]:
        text = self.text
        if "\r" not in text:  # as is nearly every text, and this takes a quarter of the time
            return line_starts(text)
        return [0, *(found.end() for found in _line_end.finditer(text))]

    @cached_property
    def _plain(self) -> bool:
        """Whether each code point is one unit."""
        if self.encoding == "utf-16":
            return self._count(self.text) == len(self.text)
        return self.encoding == "utf-32" or self.text.isascii()

    def _count(self, text: str) -> int:
        if self.encoding == "utf-16":
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        return len(text.encode("utf-8", "surrogatepass"))

    @cached_property
    def _sums(self) -> list[int]:
        """The units before each chunk, and before the end."""
        parts = (self.text[i : i + CHUNK] for i in range(0, len(self.text), CHUNK))
        return list(accumulate(map(self._count, parts), initial=0))

    def _units(self, offset: int) -> int:
        """The units before an offset."""
        if self._plain:
            return offset
        chunk = offset // CHUNK
        return self._sums[chunk] + self._count(self.text[chunk * CHUNK : offset])

    def _at(self, units: int) -> int:
        """The offset before which there are so many units."""
        if self._plain:
            return min(units, len(self.text))
        chunk = bisect_right(self._sums, units) - 1
        offset, left = chunk * CHUNK, units - self._sums[chunk]
        while offset < len(self.text) and (size := self._count(self.text[offset])) <= left:
            offset, left = offset + 1, left - size
        return offset
