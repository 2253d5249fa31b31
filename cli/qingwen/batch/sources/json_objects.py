"""JSON that is one array of objects, or one object after another; each is read as a line of JSON Lines is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

from qingwen.batch.sources.jsonlines import PIECE, JsonLinesSource
from qingwen.lazy_pattern import lazy

_mark = lazy(rb'["\[\]{},]')
_in_string = lazy(rb'"|\\.', re.S)


class JsonSource(JsonLinesSource):
    """One document an object. What is none fails alone."""

    what = "record"

    def _pieces(self, file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
        return _values(file, most)


def _values(file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
    """Each value of an array, or of those that stand one after another, and its size in bytes; no more than `most` of it is held.

    Brackets alone tell where one ends: the library that reads JSON in pieces (ijson) ends at the first value that is none,
    and makes `?` of half a surrogate pair. Raises ValueError where the brackets of the file do not match.
    """
    value = _Value(most)
    outside = depth = 0  # outside: how deep it is between two values
    begun = ended = is_string = False
    half = b""  # of an escape, at the end of a piece
    while piece := file.read(PIECE):
        piece, half, start, at = half + piece, b"", 0, 0
        if not begun:
            piece = piece.removeprefix(b"\xef\xbb\xbf").lstrip()
            begun, outside = bool(piece), int(piece.startswith(b"["))
            piece, depth = piece[outside:], outside
        while not ended and (found := (_in_string if is_string else _mark).search(piece, at)):
            mark, at = found[0], found.end()
            if is_string or mark == b'"':
                is_string = mark != b'"' or not is_string
            elif mark in b"[{":
                depth += 1
            else:
                depth -= mark != b","
                ended = depth < outside
                if ended or depth == outside:  # what ends here is a value, or the space before a comma
                    value.add(piece[start : at if mark != b"," and not ended else found.start()])
                    yield from value.taken()
                    start = at
        if is_string and piece.endswith(b"\\") and at < len(piece):
            piece, half = piece[:-1], b"\\"
        value.add(piece[start:])
    if is_string or depth or (ended and value):
        raise ValueError("it is cut short, or its brackets do not match")
    yield from value.taken()


class _Value:
    """A value that comes in parts."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def __bool__(self) -> bool:
        return self._size > self._most or any(part.strip() for part in self._parts)

    def add(self, part: bytes) -> None:
        self._size += len(part)
        if self._size <= self._most:
            self._parts.append(part)
        else:
            del self._parts[1:]

    def taken(self) -> Iterator[tuple[bytes, int]]:
        """It and its size, if there is one; the next one begins."""
        parts, size = self._parts, self._size
        is_value = bool(self)
        self._parts, self._size = [], 0
        if is_value:
            yield b"".join(parts), size
