"""What lies in a store that a URL names: s3://, gs://, hdfs://, https:// and whatever else fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from glob import has_magic
from itertools import islice
from typing import Any, cast

from qingwen.batch.item import Item
from qingwen.batch.sources.archives import is_document, is_hidden, refused
from qingwen.batch.sources.base import SourceOptions
from qingwen.batch.sources.file_names import is_container, is_database, no_document
from qingwen.batch.sources.folder import passed_over, too_large
from qingwen.batch.sources.store import Store, before_marks, shortened, stamp_of
from qingwen.errors import ReadError
from qingwen.files.discovery import document_suffixes, shown

# Documents, and bytes of them, that are asked for together: each costs a journey to the store and back.
_AT_ONCE, _BYTES = 32, 8 << 20


class RemoteSource:
    """The documents below a folder of a store, sorted by their paths; or those that were named one by one."""

    records = False
    steady = True

    def __init__(self, url: str, options: SourceOptions, target: str = "") -> None:
        self.name, self.target = url, target
        self._options = options
        self.skipped: Mapping[str, int] = {}

    def stamp(self) -> str:
        return ""

    def size(self) -> int | None:
        return None

    def share(self) -> float | None:
        return None

    def items(self, skip: int = 0) -> Iterator[Item]:
        store, skipped = Store(self.name), dict[str, int]()
        files = islice(_documents(store, skipped), skip, None)
        while some := _together(files):
            wrong = {path: why for path, below, info in some if (why := self._wrong(below, info))}
            data = store.contents([path for path, _, _ in some if path not in wrong])
            for path, below, info in some:
                got = data.get(path)
                if path in wrong:
                    yield Item(below, below, error=wrong[path], stamp=stamp_of(info))
                elif isinstance(got, bytes):
                    met = path != store.path
                    yield Item(below, below, data=got, size=len(got), stamp=stamp_of(info), met=met)
                else:
                    if not isinstance(got, FileNotFoundError | PermissionError):
                        store.check(path)  # where nothing answers any longer, it is not this document's fault
                    yield Item(below, below, error=f"it cannot be read: {shortened(got)}", stamp=stamp_of(info))
        self.skipped = skipped

    def _wrong(self, below: str, info: Mapping[str, Any]) -> str:
        """Why a document is not asked for; "" if it is."""
        size = int(info.get("size") or 0)
        return (
            refused(below)
            or no_document(below)
            or (too_large(size, self._options) if size > self._options.max_document else "")
        )


_Document = tuple[str, str, Mapping[str, Any]]  # its path, that below the folder, what the store knows of it


def _together(files: Iterator[_Document]) -> list[_Document]:
    some: list[_Document] = []
    size = 0
    for one in islice(files, _AT_ONCE):
        some.append(one)
        size += int(one[2].get("size") or 0)
        if size > _BYTES:
            break
    return some


def _documents(store: Store, skipped: dict[str, int]) -> Iterator[_Document]:
    """Each of them; what is passed over is counted, by why."""
    wanted = document_suffixes()
    is_pattern = has_magic(store.path)
    try:
        if is_pattern:
            found, root = store.fitting(), before_marks(store.path).rpartition("/")[0]
        elif store.system.isfile(store.path):
            yield store.path, store.path.rstrip("/").rpartition("/")[2], store.system.info(store.path)
            return
        else:
            found = cast(dict[str, dict[str, Any]], store.system.find(store.path, detail=True))
            root = store.path
    except Exception as error:
        raise store.error(error) from error
    if not found:
        raise ReadError(shown(store.url), "missing", "nothing is there; check the URL")
    for path in sorted(found):
        below = path[len(root) :].lstrip("/")
        if is_document(below, wanted):
            yield path, below, found[path]
        elif is_pattern and is_readable(below):
            pass  # a source of its own
        elif not is_hidden(below) and (why := passed_over(below, os.path.splitext(below)[1].lower())):
            skipped[why] = skipped.get(why, 0) + 1


def sources_of(url: str) -> list[str]:
    """What a URL names: itself, or, of a pattern, each archive and table that fits, and itself for all else that does.

    Raises ReadError and UsageError.
    """
    fitting = Store(url).fitting_urls() if has_magic(url) else None
    if fitting is None:
        return [url]
    if not fitting:
        return []
    wanted, root = document_suffixes(), len(before_marks(url).rpartition("/")[0])
    apart = [one for one in fitting if is_readable(one[root:].lstrip("/"))]
    has_documents = any(is_document(one[root:].lstrip("/"), wanted) for one in fitting)
    return [url, *apart] if has_documents or not apart else apart


def is_readable(below: str) -> bool:
    """Whether a file below a folder of a store holds many documents, and can be read from there: a database cannot."""
    return is_container(below) and not is_database(below) and not is_hidden(below)
