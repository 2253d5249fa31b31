"""JSON Lines: one object a line, its text in a field."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite
from typing import Any

from qingwen.batch.item import Item
from qingwen.batch.sources.base import FileSource, SourceOptions
from qingwen.batch.sources.compressed import DAMAGED
from qingwen.batch.sources.folder import too_large
from qingwen.files.discovery import read_error, shown, valid

TEXT_FIELDS = ("text", "content", "body", "markdown", "html", "cleaned")  # looked for in this order
ID_FIELDS = ("id", "url", "uuid", "doc_id")
_SHOWN = 200  # characters of a field's name in a message


class JsonLinesSource(FileSource):
    """One document a line; blank lines are none. A line that is none of the kind fails alone."""

    records = True

    def items(self, skip: int = 0) -> Iterator[Item]:
        largest = self._options.max_document * 6 + (1 << 20)  # every character may be written as an escape
        number = line_number = 0
        try:
            with self.opened() as file:
                while line := file.readline(largest):
                    line_number += 1
                    whole = line.endswith(b"\n") or len(line) < largest
                    size = len(line)
                    while not whole:  # in pieces, so that no memory is spent on it
                        piece = file.readline(1 << 20)
                        size += len(piece)
                        whole = not piece or piece.endswith(b"\n")
                    if not line.strip():
                        continue
                    if number >= skip:
                        if size > len(line):
                            item = Item(str(number), "", error=f"line {line_number}: {too_large(size, self._options)}")
                        else:
                            item = self._item(line, number, line_number)
                        yield replace(item, number=line_number)
                    number += 1
        except DAMAGED as error:
            wrong = error if isinstance(error, OSError) and error.errno else None
            why = (
                read_error(shown(self.name), wrong).message
                if wrong
                else f"it is damaged after line {line_number}: {error}"
            )
            yield Item(f"{os.path.basename(self.name)}:{line_number + 1}", "", number=line_number + 1, error=why)

    def _item(self, line: bytes, number: int, line_number: int) -> Item:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            return Item(str(number), "", error=f"line {line_number} is not JSON: {error}")
        if not isinstance(row, dict):
            return Item(str(number), "", error=f"line {line_number} is not a JSON object")
        return record_item(row, number, f"line {line_number}", self._options)


def record_item(row: dict[str, Any], number: int, where: str, options: SourceOptions) -> Item:
    """The Item of a record of named fields. where: its place, for messages."""
    id_field = options.id_field or next((name for name in ID_FIELDS if name in row), None)
    identity = row.get(id_field) if id_field else None
    if options.id_field and identity is None:
        return Item(str(number), "", error=f"{where} has no field {_named(options.id_field)}")
    known = str(number) if identity is None else valid(str(identity))
    field = options.text_field or next((name for name in TEXT_FIELDS if name in row), None)
    if field is None or field not in row:
        wanted = _named(field) if field else "for its text (" + ", ".join(TEXT_FIELDS) + "); name it with --text-field"
        return Item(known, "", error=f"{where} has no field {wanted}")
    text = row[field]
    if not isinstance(text, str):
        return Item(known, "", error=f"{where}: its field {_named(field)} is not text but {type(text).__name__}")
    size = len(text)
    if size > options.max_document:
        return Item(known, "", error=f"{where}: {too_large(size, options)}")
    rest = {name: value for name, value in row.items() if name not in (field, id_field)}
    record = valid(_json(rest)) if rest else None
    return Item(known, _name(row), data=text, size=size, record=record)


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


def _named(field: str) -> str:
    return f"'{field[:_SHOWN]}'"
