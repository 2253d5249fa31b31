"""Folders, and single files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice

from qingwen.batch.item import Item
from qingwen.batch.sources.base import SourceOptions
from qingwen.errors import ReadError
from qingwen.files.discovery import Walk, document_suffixes, read_error, shown, valid


class FolderSource:
    """The documents of a folder and of those below it, as `clean` finds them, folder by folder, sorted by name."""

    records = False

    def __init__(self, path: str, options: SourceOptions, target: str = "", leave_out: str | None = None) -> None:
        self.name, self.target = path, target
        self._options, self._leave_out = options, leave_out
        self.skipped: dict[str, int] = {}

    def stamp(self) -> str:
        return ""

    def items(self, skip: int = 0) -> Iterator[Item]:
        walk = Walk(document_suffixes(), os.path.realpath(self._leave_out) if self._leave_out else None)
        prefix = shown(self.name).rstrip("/") + "/"
        for below, file in islice(walk.files(os.path.realpath(self.name), self.name, prefix), skip, None):
            yield file_item(valid(below), file, self._options)
        for error in walk.errors:
            yield Item(f"{error.path}/", "", error=error.message)
        self.skipped = walk.skipped


class FilesSource:
    """Documents in files that were named one by one, or by a pattern."""

    records = False

    def __init__(self, paths: Sequence[str], options: SourceOptions) -> None:
        self.name = paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
        self.target = ""
        self._paths, self._options = paths, options

    def stamp(self) -> str:
        return ""

    def items(self, skip: int = 0) -> Iterator[Item]:
        for path in self._paths[skip:]:
            yield file_item(valid(os.path.basename(path)), path, self._options)


def file_item(name: str, file: str, options: SourceOptions) -> Item:
    """A file that is still to be read."""
    try:
        status = os.stat(file)
    except OSError as error:
        return Item(name, name, error=read_error(name, error, file).message)
    stamp = f"{status.st_size}-{status.st_mtime_ns}"
    if status.st_size > options.max_document:
        return Item(name, name, error=too_large(status.st_size, options), stamp=stamp)
    return Item(name, name, file=file, size=status.st_size, stamp=stamp)


def too_large(size: int, options: SourceOptions) -> str:
    return f"it has {size / 1e6:.0f} MB, more than --max-document allows ({options.max_document / 1e6:.0f} MB)"


__all__ = ["FilesSource", "FolderSource", "ReadError", "file_item", "too_large"]
