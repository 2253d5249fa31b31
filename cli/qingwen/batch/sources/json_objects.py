"""JSON: arrays of objects, or objects, one after another; each object is read as a line of JSON Lines is."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from qingwen.batch.sources.compressed import UpToDamage
from qingwen.batch.sources.jsonlines import PIECE, JsonLinesSource
from qingwen.batch.sources.tables import wide
from qingwen.lazy_pattern import lazy

# From its first character to the quotation mark that closes it, if that is there.
_STRING = r'(?:[^"\\]++|\\.)*+("?)'
_string = lazy(_STRING.encode(), re.S)
_bracket = lazy(rf'"{_STRING}|[\[\]{{}}]'.encode(), re.S)
_mark = lazy(rf'"{_STRING}|[\[\]{{}},]'.encode(), re.S)
_other = lazy("[^\0-\x7f\udc80-\udcff]+")  # than ASCII and bytes that are no UTF-8
_stray = lazy("[\udc80-\udcff]+")
_UNMATCHED = "it is cut short, or its brackets do not match"


class JsonSource(JsonLinesSource):
    """One document an object. What is none fails alone."""

    what = "record"

    def _pieces(self, file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
        return _values(_in_utf8(file, self._options.encoding), most)

    def _loaded(self, line: bytes) -> Any:
        return json.loads(line)


def _in_utf8(file: IO[bytes], named: str | None) -> Iterator[bytes]:
    """A file in UTF-8, piece by piece: in UTF-16 brackets are two bytes, in Big5 and GBK halves of characters.

    named: the encoding of what is not UTF-8; it is the file's from the first piece on that is not for the most part. A byte that
    is none of it stays, and its record fails.
    """
    stream = UpToDamage(file)
    piece = stream.read(PIECE).removeprefix(codecs.BOM_UTF8)
    encoding = wide(piece[:4], named)
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape") if encoding else None
    while piece:
        if named and not decoder and not _is_utf8(piece):
            decoder = codecs.getincrementaldecoder(named)("surrogateescape")
        yield decoder.decode(piece).encode("utf-8", "surrogateescape") if decoder else piece
        piece = stream.read(PIECE)
    if decoder:
        yield decoder.decode(b"", True).encode("utf-8", "surrogateescape")


def _is_utf8(piece: bytes) -> bool:
    """Whether what a piece has beside ASCII is UTF-8 for the most part."""
    text = piece.decode("utf-8", "surrogateescape")
    strays, others = (sum(map(len, pattern.findall(text))) for pattern in (_stray, _other))
    return strays <= others


def _values(pieces: Iterable[bytes], most: int) -> Iterator[tuple[bytes, int]]:
    """Each value of arrays, and of what stands one after another, and its size in bytes; no more than `most` of it is held.

    Brackets alone tell where one ends: the library that reads JSON in pieces (ijson) ends at the first value that is none,
    and makes `?` of half a surrogate pair. Raises ValueError where the brackets of the file do not match.
    """
    value = _Value(most)
    outside = depth = 0  # outside: how deep it is between two values
    is_string = False
    half = b""  # of an escape, at the end of a piece
    for more in pieces:
        piece, start, at = half + more, 0, 0
        if is_string and (rest := _string.match(piece)):
            is_string, at = not rest[1], rest.end()
        while not is_string and (found := (_bracket if depth > outside else _mark).search(piece, at)):
            mark, at = found[0][:1], found.end()
            if mark == b'"':
                is_string = not found[1]
                continue
            is_array = mark == b"[" and not depth
            depth -= mark in b"]}"
            if depth < 0:
                raise ValueError(_UNMATCHED)
            if is_array or (depth <= outside and mark not in b"[{"):
                is_last = mark != b"," and depth == outside and not is_array  # of the value
                value.add(piece[start : at if is_last else found.start()])
                yield from value.taken()
                start, outside = at, depth + is_array
            depth += mark in b"[{"
        end = at if is_string else len(piece)
        value.add(piece[start:end])
        half = piece[end:]
    if is_string or depth:
        raise ValueError(_UNMATCHED)
    yield from value.taken()


class _Value:
    """A value that comes in parts."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> None:
        part = part if self._size else part.lstrip()
        self._size += len(part)
        if self._size <= self._most:
            self._parts.append(part)
        else:
            del self._parts[1:]

    def taken(self) -> Iterator[tuple[bytes, int]]:
        """It and its size, if there is one; the next one begins."""
        parts, size = self._parts, self._size
        self._parts, self._size = [], 0
        if size:
            yield b"".join(parts), size
