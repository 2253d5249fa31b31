"""Folders, and single files."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from qingwen.batch.beside import outputs_in
from qingwen.batch.item import Item
from qingwen.batch.sources.base import SourceOptions
from qingwen.batch.sources.file_names import SUFFIXES, is_container, no_document, plain_name
from qingwen.errors import ReadError
from qingwen.files.discovery import COUNTED, Walk, document_suffixes, read_error, shown, valid
from qingwen.lazy_pattern import lazy

_MORE = " and {} more"  # what stands behind the first of several files in the name of their source
_several = lazy(r".* and [1-9]\d* more", re.S)


class FolderSource:
    """The documents of a folder and of those below it, as `clean` finds them, folder by folder, sorted by name."""

    records = False
    steady = True

    def __init__(self, path: str, options: SourceOptions, target: str = "", leave_out: str | None = None) -> None:
        self.name, self.target = path, target
        self._options, self._leave_out = options, leave_out
        self.skipped: Mapping[str, int] = {}
        self._given = 0
        self._number: int | None = None
        self._counting: threading.Thread | None = None

    def stamp(self) -> str:
        os.stat(self.name)
        return ""

    @property
    def prefix(self) -> str:
        """What stands before the path below it in messages."""
        return shown(self.name).rstrip("/") + "/"

    def items(self, skip: int = 0) -> Iterator[Item]:
        walk = self._walk()
        self._given = skip
        for found in islice(self._found(walk), skip, None):
            self._given += 1
            if isinstance(found, ReadError):
                yield Item(f"{found.path}/", "", error=found.message)
            else:
                yield file_item(valid(found[0]), found[1], self._options, met=True)
        self.skipped = walk.skipped

    def _found(self, walk: Walk) -> Iterator[tuple[str, str] | ReadError]:
        """Files, and what could not be entered where its files would come."""
        told = 0
        for file in walk.files(os.path.realpath(self.name), self.name, self.prefix):
            yield from walk.errors[told:]
            told = len(walk.errors)
            yield file
        yield from walk.errors[told:]

    def inner(self, name: str) -> FolderSource:
        """A folder below it, by its name in messages, which ends in `/`."""
        return FolderSource(os.path.join(self.name, name[len(self.prefix) :]), self._options, "", self._leave_out)

    def size(self) -> int | None:
        return None

    def share(self) -> float | None:
        """Whoever asks has the files counted, beside the work."""
        if self._counting is None:
            self._counting = threading.Thread(target=self._count, daemon=True)
            self._counting.start()
        return min(self._given / self._number, 1.0) if self._number else None

    def _count(self) -> None:
        self._number = sum(1 for _ in self._walk().files(os.path.realpath(self.name), self.name, ""))

    def _walk(self) -> Walk:
        leave_out = os.path.realpath(self._leave_out) if self._leave_out else None
        return Walk(document_suffixes(), leave_out, passed_over, outputs_in)


class FilesSource:
    """Documents in files that were named one by one, or by a pattern."""

    records = False
    steady = True
    skipped: Mapping[str, int] = MappingProxyType({})

    def __init__(self, paths: Sequence[str], options: SourceOptions) -> None:
        self.name = paths[0] if len(paths) == 1 else f"{paths[0]}{_MORE.format(len(paths) - 1)}"
        self.target = ""
        self.paths, self._options = paths, options
        self._given = 0

    def stamp(self) -> str:
        if not any(map(os.path.exists, self.paths)):
            os.stat(self.paths[0])
        return ""

    def items(self, skip: int = 0) -> Iterator[Item]:
        self._given = skip
        for path in self.paths[skip:]:
            self._given += 1
            item = file_item(valid(os.path.basename(path)), path, self._options)
            why = None if item.error else no_document(path)
            yield replace(item, file=None, error=why) if why else item

    def size(self) -> int | None:
        return None

    def share(self) -> float | None:
        return self._given / len(self.paths)


def names_several(name: str) -> bool:
    """Whether it is what several files are called together, and no path."""
    return _several.fullmatch(name) is not None


def passed_over(name: str, suffix: str) -> str | None:
    """Why a file in a folder is passed over, where that is counted."""
    is_json = plain_name(name).lower().endswith(".json")  # settings and reports, as a rule
    if is_container(name) and not is_json:
        return "archive"
    is_packed = suffix in SUFFIXES and os.path.splitext(plain_name(name))[1].lower() in document_suffixes()
    return COUNTED.get(suffix) or ("compressed" if is_packed else None)


def file_item(name: str, file: str, options: SourceOptions, *, met: bool = False) -> Item:
    """A file that is still to be read."""
    try:
        status = os.stat(file)
    except OSError as error:
        return Item(name, name, error=read_error(name, error, file).message)
    stamp = f"{status.st_size}-{status.st_mtime_ns}"
    if status.st_size > options.max_document:
        return Item(name, name, error=too_large(status.st_size, options), stamp=stamp)
    return Item(name, name, file=file, size=status.st_size, stamp=stamp, met=met)


def too_large(size: int, options: SourceOptions) -> str:
    return f"it has {-(-size >> 20)} MB, more than --max-document allows ({options.max_document >> 20} MB)"


__all__ = ["FilesSource", "FolderSource", "ReadError", "file_item", "too_large"]
