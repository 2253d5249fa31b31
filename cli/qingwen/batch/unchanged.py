"""Whether a source is what it was when a run began, and whether it could be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence

from qingwen.batch.item import Item
from qingwen.batch.journal import Known
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FilesSource, FolderSource
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import missing

GONE = "gone"  # the stamp of a source that is no longer there


def stamp_of(source: Source) -> str:
    """Its stamp, or GONE. Raises ReadError for a URL whose store does not answer."""
    try:
        return source.stamp()
    except OSError:
        return GONE
    except ReadError as error:
        if error.code == "missing":
            return GONE
        raise


def items_of(source: Source, skip: int, stamp: str) -> Iterator[Item]:
    """A source's items; when it can give no more, or is not what its stamp said, that is the last of them."""
    try:
        if stamp == GONE:
            raise missing(source.name)
        yield from source.items(skip)
        if stamp_of(source) not in (stamp, GONE):  # what was opened before it went has been read whole
            raise ReadError(source.name, "changed", "it changed while it was read; try again when nothing writes to it")
    except (ReadError, UsageError) as error:
        # It needs a package perhaps, or has not the table that was named: other sources may be fine.
        yield Item(source.name, "", error=error.message)


def is_unread(sources: Sequence[Source], failures: Iterable[tuple[Known, str]]) -> bool:
    """Whether a source itself could not be read, or not to its end: more than documents that failed."""
    for (_, number, document), why in failures:
        source = sources[number]
        if isinstance(source, FilesSource):
            named = [path for path in source.paths if document in (os.path.basename(path), source.name)]
            if not all(map(os.path.exists, named)):
                return True
        elif document == source.name or (isinstance(source, FolderSource) and document.endswith("/")):
            return True  # or a folder in it
        elif isinstance(source, FolderSource) and why == missing("").message and not os.path.exists(source.name):
            return True  # it went while it was read
    return False


def refusal(source: Source, told: str = "", *, mended: bool = False) -> UsageError:
    """told: what has changed, as far as it is known. mended: what failed of it may be all that was changed."""
    if mended:
        return UsageError(
            f"{source.name} has changed since this run began; if only what failed was mended, go on with --retry-failed, "
            "else begin anew with --restart"
        )
    if told:
        return UsageError(f"{source.name} has changed since this run began ({told}); begin anew with --restart")
    return UsageError(f"{source.name} has changed since this run began; begin anew with --restart")


class Chain:
    """A sum over a source's items, which is another one when they are.

    Of an item that failed its content does not count, and of a record that did nothing but its place.
    """

    def __init__(self, source: Source, first: int, known: str = "") -> None:
        """first: the number of the source's first document, from which places are counted."""
        self._records, self._first, self._sum = source.records, first, int(known or "0", 16)

    def __str__(self) -> str:
        return f"{self._sum:032x}"

    def add(self, number: int, item: Item, *, failed: bool) -> None:
        self._sum = (self._sum + self._of(number, item, failed)) % (1 << 128)

    def remove(self, number: int, item: Item, *, failed: bool) -> None:
        self._sum = (self._sum - self._of(number, item, failed)) % (1 << 128)

    def _of(self, number: int, item: Item, failed: bool) -> int:
        told = [str(number - self._first), "" if failed and self._records else item.id, "" if failed else item.stamp]
        content: bytes | str = ""
        if self._records and not failed:
            told += [item.name, item.record or "", ""]
            content = item.data or ""
        digest = hashlib.blake2b("\0".join(told).encode("utf-8", "surrogatepass"), digest_size=16)
        digest.update(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return int.from_bytes(digest.digest(), "big")
