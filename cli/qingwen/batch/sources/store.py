"""A store that a URL names, as fsspec opens it: s3://, gs://, hdfs://, https:// and whatever else it knows."""

from __future__ import annotations

import io
import logging
from collections.abc import Mapping, Sequence
from glob import has_magic
from typing import IO, TYPE_CHECKING, Any, cast

from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import shown

if TYPE_CHECKING:
    from typing_extensions import Buffer

_SAID = 300  # characters of what a store says: where Java is missing, hdfs:// names sixty places that it looked in
_BLOCK = 8 << 20  # bytes that are asked for at once; s3:// would ask for 50 MB, and hold them
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
            # What its package logs, retry by retry with a traceback each, is said once, in an error.
            logging.getLogger(type(self.system).__module__.partition(".")[0]).addHandler(logging.NullHandler())
            self.system.invalidate_cache()  # what a store listed at an earlier look may be another file by now
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
        """A stream that can be sought in where the store can; reading it raises ReadError, too."""
        try:
            return io.BufferedReader(_Stream(self.system.open(self.path, "rb", block_size=_BLOCK), self), 1 << 20)
        except Exception as error:
            raise self.error(error) from error

    def check(self, path: str) -> None:
        """Raises ReadError where the store does not even say whether something is there."""
        self.system.invalidate_cache()
        try:
            self.system.info(path)
        except (FileNotFoundError, PermissionError):
            pass
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


class _Stream(io.RawIOBase):
    """A file of a store. Whatever the store's package raises, of which no reader of a format can know, becomes ReadError."""

    def __init__(self, file: IO[bytes], store: Store) -> None:
        self._file, self._store = file, store

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(len(view))
        except Exception as error:
            raise self._store.error(error) from error
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        try:
            return self._file.seek(offset, whence)
        except Exception as error:
            raise self._store.error(error) from error

    def tell(self) -> int:
        return self._file.tell()

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def before_marks(pattern: str) -> str:
    """A pattern up to its first mark."""
    return pattern[: min(pattern.find(mark) for mark in "*?[" if mark in pattern)]


def is_folder(url: str) -> bool:
    """Whether it names many documents: a folder or a pattern. Raises ReadError and UsageError."""
    return Store(url).is_folder()


def open_url(url: str) -> IO[bytes]:
    """What it names, as a stream. Raises ReadError and UsageError."""
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
