"""What every source of documents is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from qingwen.batch.item import Item

MAX_DOCUMENT = 64 << 20  # bytes: an article has thousands; what is larger is a dump of many


class SourceOptions(NamedTuple):
    """How sources are read. max_document: bytes; what is larger fails."""

    text_field: str | None = None
    id_field: str | None = None
    table: str | None = None
    query: str | None = None
    max_document: int = MAX_DOCUMENT


class Source(Protocol):
    """Documents in a fixed order.

    name:    as the user gave it. target: where its output belongs below a folder: "" for a folder's own tree, `archive` for
             that of `archive.zip`, `pages.jsonl` for records.
    records: it gives rows of one output file, not a tree of files.
    """

    name: str
    target: str
    records: bool

    def stamp(self) -> str:
        """What tells that it has changed: size and time of a file; "" of a folder, whose items tell it."""

    def items(self, skip: int = 0) -> Iterator[Item]:
        """The documents, without the first `skip`, which are passed over as cheaply as the format allows.

        Raises ReadError when nothing (more) can be had of it.
        """


def file_stamp(path: str) -> str:
    """Size and time of a file, or what a store says of it. Raises OSError, and ReadError for a URL."""
    if "://" in path:
        from qingwen.batch.sources.remote import url_stamp

        return url_stamp(path)
    status = os.stat(path)
    return f"{status.st_size}-{status.st_mtime_ns}"
