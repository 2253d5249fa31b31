"""Whether a source is what it was when a run began."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from qingwen.batch.item import Item
from qingwen.batch.sources.base import Source
from qingwen.errors import ReadError, UsageError

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
            raise ReadError(source.name, "missing", "no such file or folder; check the name")
        yield from source.items(skip)
        if stamp_of(source) not in (stamp, GONE):  # what was opened before it went has been read whole
            raise ReadError(source.name, "changed", "it changed while it was read; try again when nothing writes to it")
    except (ReadError, UsageError) as error:
        # It needs a package perhaps, or has not the table that was named: other sources may be fine.
        yield Item(source.name, "", error=error.message)


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
