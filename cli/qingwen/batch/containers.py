"""Rows, once all are there, as one Parquet file or one zip archive: the same bytes for the same rows."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from qingwen.batch.parquet import pyarrow_for
from qingwen.errors import WriteError

Row = dict[str, Any]
GROUP = 1000  # rows of a Parquet group: a few MB
_FRONT = (
    "title",
    "date",
    "author",
    "source",
    "section",
    "language",
)  # fields of front matter with a column of their own
_KEPT = ("id", "path", "cleaned", "language", "error", "fingerprint", "source_name", "source_record")


def rows_of(path: str) -> Iterator[Row]:
    """The rows of a file of JSON Lines."""
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def write_parquet(rows: Iterable[Row], path: str) -> None:
    """Columns: id, path, cleaned, title …, front_matter and record (JSON), language, the counts, error, fingerprint, source."""
    pa, pq = pyarrow_for(path)
    texts = ["id", "path", "cleaned", *(f"front_{name}" for name in _FRONT), "front_matter", "record", "language"]
    numbers = ["findings", "edits", "characters", "cleaned_characters"]
    schema = pa.schema(
        [(name, pa.string()) for name in texts]
        + [(name, pa.int64()) for name in numbers]
        + [("error", pa.string()), ("fingerprint", pa.string())]
        + [("source_name", pa.string()), ("source_record", pa.int64())]
    )

    def write(temporary: str) -> None:
        left = iter(rows)
        with pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
            while group := list(islice(left, GROUP)):
                writer.write_table(pa.Table.from_pylist([_flat(row) for row in group], schema=schema))

    _whole(path, write)


def _flat(row: Row) -> Row:
    front = row["front_matter"]
    flat: Row = {key: row.get(key) for key in _KEPT}
    flat |= {f"front_{name}": front.get(name) for name in _FRONT}
    flat["front_matter"] = json.dumps(front, ensure_ascii=False)
    flat["record"] = json.dumps(row["record"], ensure_ascii=False)
    flat |= row["counts"]
    return flat


def write_zip(rows: Iterable[Row], path: str) -> None:
    """A member for each row that has a text, named by its path."""

    def write(temporary: str) -> None:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for row in rows:
                if row["cleaned"] is not None:
                    member = zipfile.ZipInfo(row["path"], (1980, 1, 1, 0, 0, 0))
                    member.compress_type = zipfile.ZIP_DEFLATED
                    member.external_attr = 0o644 << 16
                    archive.writestr(member, row["cleaned"].encode("utf-8"))

    _whole(path, write)


def _whole(path: str, write: Callable[[str], None]) -> None:
    """Writes beside the place, and puts it there once it is whole. Raises WriteError."""
    temporary = os.path.join(os.path.dirname(path), f".{os.path.basename(path)}.part")
    try:
        write(temporary)
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise WriteError(path, f"it cannot be written: {error.strerror or error}") from error
