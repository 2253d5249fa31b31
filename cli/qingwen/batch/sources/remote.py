"""What lies in a store that a URL names: s3://, gs://, hdfs://, https:// and whatever else fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from glob import has_magic
from itertools import islice
from typing import IO, Any, cast

from qingwen.batch.item import Item
from qingwen.batch.sources.archives import is_document, is_hidden, refused
from qingwen.batch.sources.base import SourceOptions
from qingwen.batch.sources.compressed import is_container, is_database
from qingwen.batch.sources.folder import passed_over, too_large
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import document_suffixes, shown

_AT_ONCE = 32  # documents that are asked for together: each costs a journey to the store and back
_SAID = 300  # characters of what a store says: where Java is missing, hdfs:// names sixty places that it looked in
_CHANGES = ("ETag", "etag", "md5Hash", "checksum", "LastModified", "last_modified", "mtime", "updated", "created")


class RemoteSource:
    """The documents below a folder of a store, sorted by their paths; or those that were named one by one."""

    records = False

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
        with_store = _Store(self.name)
        files = islice(with_store.documents(), skip, None)
        while some := list(islice(files, _AT_ONCE)):
            wrong = {path: why for path, below, info in some if (why := self._wrong(below, info))}
            data = with_store.contents([path for path, _, _ in some if path not in wrong])
            for path, below, info in some:
                got = data.get(path)
                if path in wrong:
                    yield Item(below, below, error=wrong[path], stamp=_stamp(info))
                elif isinstance(got, bytes):
                    met = path != with_store.path
                    yield Item(below, below, data=got, size=len(got), stamp=_stamp(info), met=met)
                else:
                    yield Item(below, below, error=f"it cannot be read: {_said(got)}", stamp=_stamp(info))
        self.skipped = with_store.skipped

    def _wrong(self, below: str, info: Mapping[str, Any]) -> str:
        """Why a document is not asked for; "" if it is."""
        size = int(info.get("size") or 0)
        return refused(below) or (too_large(size, self._options) if size > self._options.max_document else "")


class _Store:
    """A file system of fsspec and a path in it. Raises ReadError and UsageError."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec
        except ImportError:
            raise UsageError(f"{url} needs fsspec: pip install 'qingwen[remote]'") from None
        self._url = url
        self.skipped: dict[str, int] = {}
        try:
            self.system, self.path = fsspec.core.url_to_fs(url)
        except ImportError as error:  # it names the package
            raise UsageError(f"{url}: {error}") from None
        except Exception as error:
            raise self._error(error) from error

    def documents(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """(path, path below the folder, what the store knows of it) of each."""
        wanted = document_suffixes()
        is_pattern = has_magic(self.path)
        try:
            if is_pattern:
                found, root = self.fitting(), _plain(self.path).rpartition("/")[0]
            elif self.system.isfile(self.path):
                yield self.path, self.path.rstrip("/").rpartition("/")[2], self.system.info(self.path)
                return
            else:
                found = cast(dict[str, dict[str, Any]], self.system.find(self.path, detail=True))
                root = self.path
        except Exception as error:
            raise self._error(error) from error
        if not found:
            raise ReadError(shown(self._url), "missing", "nothing is there; check the URL")
        for path in sorted(found):
            below = path[len(root) :].lstrip("/")
            if is_document(below, wanted):
                yield path, below, found[path]
            elif is_pattern and is_readable(below):
                pass  # a source of its own
            elif not is_hidden(below) and (why := passed_over(below, os.path.splitext(below)[1].lower())):
                self.skipped[why] = self.skipped.get(why, 0) + 1

    def fitting(self) -> dict[str, dict[str, Any]]:
        """The files that fit a pattern, and what the store knows of them. May raise anything."""
        found = cast(dict[str, dict[str, Any]], self.system.glob(self.path, detail=True))
        return {path: info for path, info in found.items() if info.get("type") != "directory"}

    def fitting_urls(self) -> list[str] | None:
        """The URLs of files that fit, where it is a pattern, and not what a file is called; else None."""
        try:
            if not has_magic(self.path) or self.system.exists(self.path):
                return None
            start = _plain(self.path)
            return [_plain(self._url) + path[len(start) :] for path in sorted(self.fitting())]
        except Exception as error:
            raise self._error(error) from error

    def contents(self, paths: Sequence[str]) -> dict[str, bytes | Exception]:
        """The bytes of each, or why they cannot be had; many at a time where the store allows."""
        if not paths:
            return {}
        try:
            found = self.system.cat(list(paths), on_error="return")
        except Exception as error:
            return dict.fromkeys(paths, error)
        return found if isinstance(found, dict) else {paths[0]: found}

    def info(self) -> Mapping[str, Any]:
        try:
            return cast(Mapping[str, Any], self.system.info(self.path))
        except Exception as error:
            raise self._error(error) from error

    def open(self) -> IO[bytes]:
        try:
            return cast(IO[bytes], self.system.open(self.path, "rb"))
        except Exception as error:
            raise self._error(error) from error

    def is_folder(self) -> bool:
        try:
            return has_magic(self.path) or bool(self.system.isdir(self.path))
        except Exception as error:
            raise self._error(error) from error

    def _error(self, error: Exception) -> ReadError:
        if isinstance(error, FileNotFoundError):
            return ReadError(shown(self._url), "missing", "nothing is there; check the URL")
        if isinstance(error, PermissionError):
            return ReadError(shown(self._url), "unreadable", "the store does not allow it; check your credentials")
        return ReadError(shown(self._url), "unreadable", f"the store says: {_said(error)}")


def _plain(pattern: str) -> str:
    """A pattern up to its first mark."""
    return pattern[: min(pattern.find(mark) for mark in "*?[" if mark in pattern)]


def sources_of(url: str) -> list[str]:
    """What a URL names: itself, or, of a pattern, each archive and table that fits, and itself for the documents that do.

    Raises ReadError and UsageError.
    """
    fitting = _Store(url).fitting_urls() if has_magic(url) else None
    if fitting is None:
        return [url]
    wanted, root = document_suffixes(), len(_plain(url).rpartition("/")[0])
    apart = [one for one in fitting if is_readable(one[root:].lstrip("/"))]
    has_documents = any(is_document(one[root:].lstrip("/"), wanted) for one in fitting)
    return [url, *apart] if has_documents or not apart else apart


def is_readable(below: str) -> bool:
    """Whether a file below a folder of a store holds many documents, and can be read from there: a database cannot."""
    return is_container(below) and not is_database(below) and not is_hidden(below)


def is_folder(url: str) -> bool:
    """Whether it names many documents: a folder or a pattern. Raises ReadError and UsageError."""
    return _Store(url).is_folder()


def open_url(url: str) -> IO[bytes]:
    """What it names, as a stream that can be sought in. Raises ReadError and UsageError."""
    return _Store(url).open()


def url_stamp(url: str) -> str:
    """What tells that it has changed. Raises ReadError and UsageError."""
    return _stamp(_Store(url).info())


def _stamp(info: Mapping[str, Any]) -> str:
    return "-".join([str(info.get("size")), *(str(info[name]) for name in _CHANGES if info.get(name) is not None)])


def _said(error: object) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    return said if len(said) <= _SAID else f"{said[:_SAID]} …"
