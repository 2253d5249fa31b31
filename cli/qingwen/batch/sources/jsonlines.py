"""JSON Lines: one object a line, its text in a field; and what holds for objects wherever they stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from math import isfinite
from typing import IO, Any

from qingwen.batch.item import Item
from qingwen.batch.sources.base import FileSource, SourceOptions
from qingwen.batch.sources.compressed import DAMAGED
from qingwen.batch.sources.folder import too_large
from qingwen.files.discovery import read_error, shown, valid
from qingwen.text.decoding import DecodeError, decode

TEXT_FIELDS = ("text", "content", "body", "markdown", "html", "cleaned")  # looked for in this order
ID_FIELDS = ("id", "url", "uuid", "doc_id")
PIECE = 1 << 20  # bytes that are read at once, and that the other fields may have
_READ_OF_IT = 1 << 16  # bytes of a record that tell its encoding
_SHOWN = 200  # characters of a field's name in a message, and of all of a record's
_KINDS: dict[type, str] = {
    type(None): "null", bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object",
}  # fmt: skip


class JsonLinesSource(FileSource):
    """One document a line; blank lines are none. A line that is none of the kind fails alone."""

    records = True
    what = "line"  # that a document stands in

    def items(self, skip: int = 0) -> Iterator[Item]:
        most = 2 * self._options.max_document + PIECE  # Chinese takes twice as much when it is escaped
        number = place = 0
        try:
            with self.opened() as file:
                for line, size in self._pieces(file, most):
                    place += 1
                    if size == len(line) and not line.strip():
                        continue
                    if number >= skip:
                        yield self._item(line, size, number, place)
                    number += 1
        except DAMAGED as error:
            wrong = error if isinstance(error, OSError) and error.errno else None
            why = (
                read_error(shown(self.name), wrong).message
                if wrong
                else f"it is damaged {after(self.what, place)}: {error}"
            )
            yield _failed(self.name, place + 1, why)

    def _pieces(self, file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
        """Each document and its size in bytes; of one that is longer than `most` only the beginning is kept. May raise any of DAMAGED."""
        return _lines(file, most)

    def _item(self, line: bytes, size: int, number: int, place: int) -> Item:
        where = f"{self.what} {place}"
        if size > len(line):
            return _failed(number, place, f"{where}: {too_large(size, self._options)}")
        try:
            row = self._loaded(line)
        except UnicodeError:
            return _failed(number, place, f"{where}: {not_decoded(line, self._options.encoding)}")
        except RecursionError:
            return _failed(number, place, f"{where} is nested too deeply")
        except ValueError as error:
            return _failed(number, place, f"{where} is not JSON: {getattr(error, 'msg', error)}")
        if not isinstance(row, dict):
            return _failed(number, place, f"{where} is not a JSON object but {_kind(row)}")
        return record_item(row, number, self.what, place, self._options)

    def _loaded(self, line: bytes) -> Any:
        """What a line says. Raises ValueError, UnicodeError among them, and RecursionError."""
        try:
            return json.loads(line)
        except UnicodeDecodeError:
            if not self._options.encoding:
                raise
            return json.loads(line.decode(self._options.encoding))


def _lines(file: IO[bytes], most: int) -> Iterator[tuple[bytes, int]]:
    """Each line and its size in bytes; of one that is longer than `most` only the beginning is kept."""
    while line := file.readline(PIECE):
        size = len(line)
        if size == PIECE and not line.endswith(b"\n"):
            pieces, piece = [line], line
            while not piece.endswith(b"\n") and (piece := file.readline(PIECE)):
                size += len(piece)
                if size <= most:
                    pieces.append(piece)
                else:
                    del pieces[1:]
            line = b"".join(pieces)
        yield line, size


def record_item(row: dict[str, Any], number: int, what: str, place: int, options: SourceOptions) -> Item:
    """The Item of a record of named fields. what, place: "line", "row" or "record", and which of them, from 1."""
    where = f"{what} {place}"
    id_field = options.id_field or next((name for name in ID_FIELDS if name in row), None)
    identity = row.get(id_field) if id_field else None
    if options.id_field and identity is None:
        return _failed(number, place, _without(where, row, options.id_field))
    known = str(number) if identity is None else valid(str(identity))
    field = options.text_field or next((name for name in TEXT_FIELDS if name in row), None)
    if field is None:
        wanted = ", ".join(TEXT_FIELDS)
        why = f"{where} has no field for its text ({wanted}) but {_fields(row)}; name it with --text-field"
        return _failed(known, place, why)
    if field not in row:
        return _failed(known, place, _without(where, row, field))
    text = row[field]
    if isinstance(text, bytes):  # of a table, and no UTF-8
        try:
            text = text.decode(options.encoding or "utf-8")
        except UnicodeError:
            return _failed(known, place, f"{where}: {not_decoded(text, options.encoding)}")
    if not isinstance(text, str):
        return _failed(known, place, f"{where}: its field {_named(field)} is not text but {_kind(text)}")
    size = len(text)
    if size > options.max_document:
        return _failed(known, place, f"{where}: {too_large(size, options)}")
    rest = {name: value for name, value in row.items() if name not in (field, id_field)}
    record = valid(_json(rest)) if rest else None
    return Item(known, _name(row), data=text, size=size, record=record, number=place)


def _failed(identity: str | int, place: int, why: str) -> Item:
    return Item(str(identity), "", number=place, error=why)


def _json(fields: dict[str, Any]) -> str:
    """Fields as JSON. A number that JSON does not have (NaN, or one too large) is null."""
    try:
        return json.dumps(fields, ensure_ascii=False, default=str, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(fields), ensure_ascii=False, default=str)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _finite(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _name(row: dict[str, Any]) -> str:
    """The record's own file name, if it has one: its suffix tells the kind."""
    name = row.get("path") or row.get("filename")
    return name.replace("\\", "/") if isinstance(name, str) and len(name) < 1000 else ""


def after(what: str, number: int) -> str:
    """Where a source is damaged: what, number: the last of its lines, rows or records that could be read."""
    return f"after {what} {number}" if number else "at its beginning"


def not_decoded(data: bytes, encoding: str | None) -> str:
    """Why a record cannot be read that is no UTF-8. encoding: that was named."""
    if encoding:
        return f"it is neither UTF-8 nor {encoding}; name another encoding with --encoding"
    with suppress(DecodeError):
        if (seems := decode(data[:_READ_OF_IT]).encoding) not in ("utf-8", "windows-1252"):  # which takes all bytes
            return f"it is not UTF-8 but, as it seems, {seems}: then say --encoding {seems}"
    return "it is not UTF-8; name its encoding with --encoding"


def _without(where: str, row: dict[str, Any], field: str) -> str:
    if row.get(field, "") is None:
        return f"{where}: its field {_named(field)} is null"
    return f"{where} has no field {_named(field)} but {_fields(row)}"


def _fields(row: dict[str, Any]) -> str:
    """The names of a record's fields, as many as a message has room for."""
    names = ", ".join(row) or "{}"
    return names if len(names) <= _SHOWN else f"{names[:_SHOWN]} …"


def _kind(value: Any) -> str:
    """What a value is, in JSON's words where it has one."""
    return _KINDS.get(type(value)) or type(value).__name__


def _named(field: str) -> str:
    return f"'{field[:_SHOWN]}'"
