"""`qingwen restore --id`: one of the many documents that `batch` wrote, whatever it wrote them into."""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from qingwen.batch.parquet import pyarrow_for
from qingwen.batch.sources.file_names import holds_records, rows_name
from qingwen.errors import ReadError
from qingwen.files.discovery import read_bytes, read_error

_NAMED = 5  # documents that share an id, in a message


def record_of(cleaned: str, report: str, identity: str) -> tuple[dict[str, Any], bytes]:
    """The entry of a document in the report, and what it was cleaned to.

    identity: its id, or SOURCE#NUMBER, which no two have. Raises ReadError.
    """
    entry = _entry(report, identity)
    text = _cleaned(cleaned, entry) if entry.get("edits") is not None else None
    if text is None:
        raise ReadError(
            cleaned, "unreadable", f"the record '{identity}' was not cleaned, so there is nothing to restore"
        )
    return entry, text


def _entry(report: str, identity: str) -> dict[str, Any]:
    fitting: dict[str, Any] = {}
    places: list[str] = []
    for one in _objects(report):
        place = _place(one)
        if place == identity:
            return one
        if one.get("id") == identity:
            fitting = fitting or one
            places.append(place)
    if len(places) > 1:
        named = ", ".join(places[:_NAMED]) + (" …" if len(places) > _NAMED else "")
        raise ReadError(
            report, "changed", f"{len(places)} records have the id '{identity}': choose by --id from {named}"
        )
    if not places:
        raise ReadError(report, "missing", f"it has no record with the id '{identity}'")
    return fitting


def _cleaned(path: str, entry: dict[str, Any]) -> bytes | None:
    """The cleaned bytes in a folder or a file of it, a zip archive, a Parquet file or JSON Lines; None where there are none."""
    member, source = str(entry["output"]["path"]), str(entry.get("source_name"))
    if os.path.isdir(path):
        if not holds_records(source):
            file = os.path.join(path, member)
            return read_bytes(file, file)
        path = os.path.join(path, rows_name(source))
    with _opened(path) as file:
        start = file.read(4)
    if start == b"PK\3\4":
        return _member(path, member)
    is_record = holds_records(source) or start == b"PAR1" or start.startswith(b"{")
    if not is_record:  # the document itself, of a folder
        data = read_bytes(path, path)
        if sha256(data).hexdigest() != entry["output"]["sha256"]:
            reason = f"it is not the document '{entry['id']}' as it was cleaned; name the folder that batch wrote"
            raise ReadError(path, "changed", reason)
        return data
    for row in _parquet_rows(path) if start == b"PAR1" else _objects(path):
        if _place(row) == _place(entry) and row.get("id") == entry["id"]:
            text = row.get("cleaned")
            return text.encode("utf-8") if isinstance(text, str) else None
    raise ReadError(path, "missing", f"it has no record with the id '{_place(entry)}'")


def _place(one: dict[str, Any]) -> str:
    """Where a row or an entry comes from."""
    return f"{one.get('source_name')}#{one.get('source_record')}"


def _objects(path: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON Lines, which may be of any size."""
    try:
        with _opened(path) as file:
            for line in file:
                one = json.loads(line)
                if not isinstance(one, dict):
                    raise ValueError("a line is no object")
                yield one
    except ValueError as error:
        raise ReadError(path, "unreadable", f"it is not JSON Lines as batch writes them: {error}") from error


def _opened(path: str) -> Any:
    try:
        return open(path, "rb")
    except OSError as error:
        raise read_error(path, error, path) from error


def _member(path: str, name: str) -> bytes:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(name)
    except KeyError:
        raise ReadError(path, "missing", f"it has no member '{name}'") from None
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError) as error:
        raise ReadError(path, "unreadable", f"it cannot be unpacked: {error}") from error


def _parquet_rows(path: str) -> Iterator[dict[str, Any]]:
    pa, pq = pyarrow_for(path)
    columns = ["id", "source_name", "source_record", "cleaned"]
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=256, columns=columns):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise ReadError(path, "unreadable", f"it cannot be read as Parquet: {error}") from error
