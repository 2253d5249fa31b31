"""A store that a URL names, as fsspec opens it: s3://, gs://, hdfs://, https:// and whatever else it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from glob import has_magic
from typing import IO, Any, cast

from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import shown

_SAID = 300  # characters of what a store says: where Java is missing, hdfs:// names sixty places that it looked in
_CHANGES = ("ETag", "etag", "md5Hash", "checksum", "LastModified", "last_modified", "mtime", "updated", "created")


class Store:
    """A file system of fsspec and a path in it. Raises ReadError and UsageError."""

    def __init__(self, url: str) -> None:
        try:
            import fsspec
        except ImportError:
            raise UsageError(f"{url} needs fsspec: pip install 'qingwen[remote]'") from None
        self.url = url
        try:
            self.system, self.path = fsspec.core.url_to_fs(url)
        except ImportError as error:  # it names the package
            raise UsageError(f"{url}: {error}") from None
        except Exception as error:
            raise self.error(error) from error

    def fitting(self) -> dict[str, dict[str, Any]]:
        """The files that fit a pattern, and what the store knows of them. May raise anything."""
        found = cast(dict[str, dict[str, Any]], self.system.glob(self.path, detail=True))
        return {path: info for path, info in found.items() if info.get("type") != "directory"}

    def fitting_urls(self) -> list[str] | None:
        """The URLs of files that fit, where it is a pattern, and not what a file is called; else None."""
        try:
            if not has_magic(self.path) or self.system.exists(self.path):
                return None
            start = before_marks(self.path)
            return [before_marks(self.url) + path[len(start) :] for path in sorted(self.fitting())]
        except Exception as error:
            raise self.error(error) from error

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
            raise self.error(error) from error

    def open(self) -> IO[bytes]:
        try:
            return cast(IO[bytes], self.system.open(self.path, "rb"))
        except Exception as error:
            raise self.error(error) from error

    def is_folder(self) -> bool:
        try:
            return has_magic(self.path) or bool(self.system.isdir(self.path))
        except Exception as error:
            raise self.error(error) from error

    def error(self, error: Exception) -> ReadError:
        if isinstance(error, FileNotFoundError):
            return ReadError(shown(self.url), "missing", "nothing is there; check the URL")
        if isinstance(error, PermissionError):
            return ReadError(shown(self.url), "unreadable", "the store does not allow it; check your credentials")
        return ReadError(shown(self.url), "unreadable", f"the store says: {shortened(error)}")


def before_marks(pattern: str) -> str:
    """A pattern up to its first mark."""
    return pattern[: min(pattern.find(mark) for mark in "*?[" if mark in pattern)]


def is_folder(url: str) -> bool:
    """Whether it names many documents: a folder or a pattern. Raises ReadError and UsageError."""
    return Store(url).is_folder()


def open_url(url: str) -> IO[bytes]:
    """What it names, as a stream that can be sought in. Raises ReadError and UsageError."""
    return Store(url).open()


def url_stamp(url: str) -> str:
    """What tells that it has changed. Raises ReadError and UsageError."""
    return stamp_of(Store(url).info())


def stamp_of(info: Mapping[str, Any]) -> str:
    """What tells that something in a store has changed."""
    return "-".join([str(info.get("size")), *(str(info[name]) for name in _CHANGES if info.get(name) is not None)])


def shortened(error: object) -> str:
    """What a store says, on one line, and cut where it says too much."""
    told = " ".join(str(error).split()) or type(error).__name__
    return told if len(told) <= _SAID else f"{told[:_SAID]} …"
