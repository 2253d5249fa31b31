"""What every source of documents is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import IO, NamedTuple, Protocol

from qingwen.batch.item import Item
from qingwen.batch.sources.compressed import decompressed, open_binary
from qingwen.batch.sources.store import url_stamp

MAX_DOCUMENT = 64 << 20  # bytes: an article has thousands; what is larger is a dump of many


class SourceOptions(NamedTuple):
    """How sources are read.

    max_document: bytes; what is larger fails. encoding: Python's name of that of records that are not in UTF-8.
    """

    text_field: str | None = None
    id_field: str | None = None
    table: str | None = None
    query: str | None = None
    max_document: int = MAX_DOCUMENT
    encoding: str | None = None


class Source(Protocol):
    """Documents in a fixed order.

    name:    as the user gave it. target: where its output belongs below a folder: "" for a folder's own tree, `archive` for
             that of `archive.zip`, `pages.jsonl` for records.
    records: it gives rows of one output file, not a tree of files.
    steady:  as long as its stamp is what it was, so are its documents and their order; not of a query, which may ask for chance.
    skipped: how many files were passed over in folders and archives, by why; whole once all items have been given.
    """

    name: str
    target: str
    records: bool
    skipped: Mapping[str, int]

    @property
    def steady(self) -> bool: ...

    def stamp(self) -> str:
        """What tells that it has changed: size and time of a file; "" of a folder or a pipe, whose items tell it.

        Raises OSError when it is gone.
        """

    def items(self, skip: int = 0) -> Iterator[Item]:
        """The documents, without the first `skip`, which are passed over as cheaply as the format allows.

        Raises ReadError when nothing (more) can be had of it.
        """

    def size(self) -> int | None:
        """Bytes; None where nobody knows."""

    def share(self) -> float | None:
        """How much of it has been given, from 0 to 1; None where nobody knows."""


class FileSource:
    """A source that is one file."""

    skipped: Mapping[str, int] = MappingProxyType({})

    @property
    def steady(self) -> bool:
        return True

    def __init__(self, path: str, target: str, options: SourceOptions) -> None:
        self.name, self.target = path, target
        self._options = options
        self._raw: IO[bytes] | None = None
        self._read = False
        self._size: int | None = None

    def stamp(self) -> str:
        return file_stamp(self.name)

    def size(self) -> int | None:
        if self._size is None and "://" not in self.name:
            with suppress(OSError):  # it is gone
                self._size = os.path.getsize(self.name)
        return self._size

    def share(self) -> float | None:
        size = self.size()
        if self._raw is None:
            return 1.0 if self._read else None
        return min(self._raw.tell() / size, 1.0) if size else None

    @contextmanager
    def opened(self, *, plain: bool = True) -> Iterator[IO[bytes]]:
        """Its content, decompressed if `plain`. Raises OSError, ReadError for a URL, and what `decompressed` does."""
        with open_binary(self.name) as raw:
            self._raw = raw
            try:
                yield decompressed(raw, self.name) if plain else raw
            finally:
                self._raw, self._read = None, True


def file_stamp(path: str) -> str:
    """Size and time of a file, "" of a pipe, or what a store says of it. Raises OSError, and ReadError for a URL."""
    if "://" in path:
        return url_stamp(path)
    status = os.stat(path)
    return f"{status.st_size}-{status.st_mtime_ns}" if stat.S_ISREG(status.st_mode) else ""
