"""JSON: arrays of objects, alone or inside an object, or objects, one after another; each is read as a line of JSON Lines is."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Any

from qingwen.batch.sources.compressed import DAMAGED, UpToDamage
from qingwen.batch.sources.json_lists import Inside, Lists
from qingwen.batch.sources.json_scanning import ANY_STRING, passed
from qingwen.batch.sources.jsonlines import PIECE, TEXT_FIELDS, JsonLinesSource, not_decoded
from qingwen.batch.sources.tables import wide
from qingwen.lazy_pattern import lazy

_string = lazy(rf'{ANY_STRING}("?)'.encode())
_bracket = lazy(rf'"{ANY_STRING}("?)|[\[\]{{}}]'.encode())
_mark = lazy(rf'"{ANY_STRING}("?)|[\[\]{{}},]'.encode())
_other = lazy("[^\0-\x7f\udc80-\udcff]+")  # than ASCII and bytes that are no UTF-8
_stray = lazy("[\udc80-\udcff]+")
_UNMATCHED = "it is cut short, or its brackets do not match"


class JsonSource(JsonLinesSource):
    """One document an object. What is none fails alone."""

    what = "record"

    def _pieces(self, file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
        lists = Lists([self._options.text_field] if self._options.text_field else TEXT_FIELDS)
        damage: list[Exception] = []
        last = b""

        def up_to_damage() -> Iterator[bytes]:
            nonlocal last
            try:
                for piece in _in_utf8(file, self._options.encoding):
                    last = piece
                    yield piece
            except DAMAGED as error:
                damage.append(error)

        try:
            yield from json_values(up_to_damage(), most, lists.in_object)
        except ValueError as error:
            # Halves of characters in another encoding are brackets.
            why = error if _is_utf8(last) else ValueError(not_decoded(last, self._options.encoding))
            damage.append(why)
        if damage:
            raise damage[0]

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


def json_values(
    pieces: Iterable[bytes], most: int, list_in: Callable[[bytes], Inside | None], bottom: int = 0
) -> Iterator[tuple[bytes, int]]:
    """Each value of arrays, and of what stands one after another, and its size in bytes; no more than `most` of it is held.

    list_in: finds the list that is meant by an object which stands alone; of it the values are those of the list.
    bottom: brackets that are open where the pieces begin, with the list of such an object.

    Brackets alone tell where one ends: the library that reads JSON in pieces (ijson) ends at the first value that is none or
    has a number of 20 digits, and makes `?` of half a surrogate pair. Raises ValueError where the brackets of the file do not match.
    """
    pieces = iter(pieces)
    value = _Value(most)
    outside = depth = (
        bottom  # outside: how deep it is between two values; bottom: where an array is a list of them, or -1
    )
    is_string = False
    half = b""  # of an escape, at the end of a piece
    for more in pieces:
        piece, start, at = half + more, 0, 0
        if is_string and (rest := _string.match(piece)):
            is_string, at = not rest[1], rest.end()
        while not is_string:
            if depth > outside and (whole := passed.match(piece, at)):
                at = whole.end()
            if not (found := (_bracket if depth > outside else _mark).search(piece, at)):
                break
            mark, at = found[0][:1], found.end()
            if mark == b'"':
                is_string = not found[1]
                continue
            is_array = mark == b"[" and depth == bottom
            depth -= mark in b"]}"
            if depth < 0:
                raise ValueError(_UNMATCHED)
            if is_array or (depth <= outside and mark not in b"[{"):
                end = at if mark != b"," and depth == outside and not is_array else found.start()  # of the value
                begun = value.add(piece[start:end])
                if begun and not outside and (inside := list_in(begun)):
                    yield from json_values(
                        chain(_parts(begun, inside), (piece[end:],), pieces), most, list_in, inside.depth
                    )
                    return
                for one, size in value.taken():
                    if not outside and size == len(one) and (inside := list_in(one)):
                        yield from json_values(_parts(one, inside), most, list_in, inside.depth)
                    elif bottom >= 0:
                        yield one, size
                start, outside = at, depth + is_array
                if not depth:
                    bottom = 0
                elif depth == bottom and not is_array:
                    bottom = -1  # what stands behind the list is passed over
            depth += mark in b"[{"
        end = at if is_string else len(piece)
        begun = value.add(piece[start:end])
        half = piece[end:]
        if begun and not outside and (inside := list_in(begun)):
            yield from json_values(chain(_parts(begun, inside), (half,), pieces), most, list_in, inside.depth)
            return
    if not is_string and not depth:
        yield from value.taken()
        return
    for begun, size in value.taken():
        if not outside and size == len(begun) and (inside := list_in(begun)):
            yield from json_values(_parts(begun, inside), most, list_in, inside.depth)  # raises
    raise ValueError(_UNMATCHED)


def _parts(begun: bytes, inside: Inside) -> Iterator[bytes]:
    """What an object begins with, from its list on."""
    return (begun[at : at + PIECE] for at in range(inside.start, len(begun), PIECE))


class _Value:
    """A value that comes in parts."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, part: bytes) -> bytes:
        """Adds a part. All of the value so far, with the part that makes it larger than may be held; else b""."""
        part = part if self._size else part.lstrip()
        was_held = self._size <= self._most
        self._size += len(part)
        if self._size <= self._most:
            self._parts.append(part)
            return b""
        begun = b"".join((*self._parts, part)) if was_held else b""
        del self._parts[1:]
        return begun

    def taken(self) -> Iterator[tuple[bytes, int]]:
        """It and its size, if there is one; the next one begins."""
        parts, size = self._parts, self._size
        self._parts, self._size = [], 0
        if size:
            yield b"".join(parts), size
