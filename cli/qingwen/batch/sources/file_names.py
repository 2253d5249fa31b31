"""What a file of many documents is, by its name, and what its rows are called."""

from __future__ import annotations

import os

SUFFIXES = (".gz", ".bz2", ".xz", ".zst")
TARS = {
    ".tgz": ".gz",
    ".tbz": ".bz2",
    ".tbz2": ".bz2",
    ".txz": ".xz",
    ".tzst": ".zst",
}  # and what each is compressed with
# Suffix of files that hold many documents → what they are.
CONTAINERS = {
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".zip": "zip", ".tar": "tar", ".warc": "warc", ".wet": "warc", ".arc": "warc", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".sqlite": "database", ".sqlite3": "database", ".db": "database", ".duckdb": "database", ".ddb": "database",
}  # fmt: skip


def plain_name(path: str) -> str:
    """The file's name without the suffix of a compression."""
    name = os.path.basename(path)
    stem, suffix = os.path.splitext(name)
    suffix = suffix.lower()
    if suffix in TARS:
        return f"{stem}.tar"
    return stem if suffix in SUFFIXES else name


def is_container(path: str) -> bool:
    """Whether a file holds many documents, by its name."""
    return plain_name(path).lower().endswith(tuple(CONTAINERS))


def is_database(path: str) -> bool:
    return _kind(path) == "database"


def rows_name(path: str) -> str:
    """The file in a folder of outputs that a source of records gets its rows written to."""
    return f"{os.path.splitext(plain_name(path))[0]}.jsonl"


def holds_records(path: str) -> bool:
    """Whether a source is one of records, by its name."""
    return _kind(path) not in (None, "zip", "tar")


def no_document(path: str) -> str | None:
    """Why a file that is named is not read as an article, by its name; None for all others."""
    if plain_name(path) != os.path.basename(path) and not is_container(path):
        return "it is one file, compressed; unpack it first"
    return None


def _kind(path: str) -> str | None:
    """What a file of many documents is, by its name."""
    return CONTAINERS.get(os.path.splitext(plain_name(path))[1].lower())
