"""CSV that spreadsheets open and give back: UTF-8 with a byte order mark, no cell that could be a formula."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from typing import Any

from qingwen.handover.units import Unit, bad, checked, checksum
from qingwen.lazy_pattern import lazy
from qingwen.text.decoding import DecodeError, decode

COLUMNS = ("id", "path", "line", "rule", "heading", "before", "source", "target", "after", "checksum")
# What makes a formula of a cell, and the mark itself that keeps it from being one.
_active = lazy(r"'*[=+\-@\t\r＝＋－＠]")


def write(units: Sequence[Unit]) -> str:
    """The table, with its byte order mark; without one spreadsheets take it for another encoding."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for unit in units:
        values = unit._asdict() | {"checksum": checksum(unit.source)}
        table.writerow([_harmless(str(values[column])) for column in COLUMNS])
    return "\ufeff" + out.getvalue()


def _harmless(text: str) -> str:
    return "'" + text if _active.match(text) else text


def _as_it_was(cell: str) -> str:
    text = cell.replace("\r\n", "\n")
    return text[1:] if text.startswith("'") and _active.match(text) else text


def read(name: str, data: bytes) -> list[Unit]:
    """The units of a table, separated by commas, semicolons or tabs; those with a target are finished.

    Raises ReadError: a column missing, a row with too few or too many cells, unsound ids.
    """
    try:
        text = data.decode("utf-8-sig") if data.startswith(BOM_UTF8) else decode(data).text.lstrip("\ufeff")
    except (DecodeError, UnicodeDecodeError) as error:
        raise bad(name, 1, f"it cannot be read ({error})") from error
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    csv.field_size_limit(max(len(text), 131072))
    return checked(name, _units(name, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))


def _units(name: str, reader: Any) -> Iterator[tuple[Unit, str]]:
    """reader: what `csv.reader` gives, which has no type of its own."""
    columns: list[str] = []
    begin = 1
    try:
        for row in reader:
            at, begin = begin, reader.line_num + 1
            if not columns:
                columns = [cell.strip().lower() for cell in row]
                missing = [
                    column for column in ("id", "path", "rule", "source", "target", "checksum") if column not in columns
                ]
                if missing:
                    raise bad(name, at, f"there is no column '{missing[0]}'")
                continue
            if not any(row):
                continue
            if len(row) != len(columns):
                raise bad(name, at, f"{len(row)} cells in place of {len(columns)}")
            yield _unit(dict(zip(columns, map(_as_it_was, row), strict=True)), at)
    except csv.Error as error:
        raise bad(name, max(1, begin), f"it is no CSV ({error})") from error
    if not columns:
        raise bad(name, 1, "there is no head with the names of the columns")


def _unit(cells: dict[str, str], at: int) -> tuple[Unit, str]:
    line = cells.get("line", "")
    unit = Unit(
        cells["id"].strip(),
        cells["path"],
        int(line) if line.isascii() and line.isdecimal() and len(line) < 12 else 0,
        cells["rule"].strip(),
        cells["source"],
        heading=cells.get("heading", ""),
        before=cells.get("before", ""),
        after=cells.get("after", ""),
        target=cells["target"],
        state="translated" if cells["target"].strip() else "initial",
        at=at,
    )
    return unit, cells["checksum"].strip()
