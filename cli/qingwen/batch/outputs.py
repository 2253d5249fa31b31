"""Where the outputs of a run go."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from posixpath import normpath
from typing import Any, Literal, NamedTuple

from qingwen.batch.beside import FILES, JOURNAL, journal_of, reports_of
from qingwen.batch.item import Item
from qingwen.batch.sources.archives import refused
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.file_names import SUFFIXES, is_container
from qingwen.batch.sources.folder import FilesSource, FolderSource
from qingwen.batch.task import Place
from qingwen.errors import UsageError
from qingwen.files.atomic import is_temporary
from qingwen.files.discovery import COUNTED, OWN_REPORTS, TEXT_SUFFIXES, valid
from qingwen.files.outputs import folded
from qingwen.lazy_pattern import lazy

To = Literal["folder", "jsonl", "parquet", "zip"]
_no_utf8 = lazy("[\udc80-\udcff]")  # as Python tells of such a byte in a name
_OF_FILES = TEXT_SUFFIXES | {*COUNTED, *SUFFIXES}  # what nobody calls a folder


class Layout(NamedTuple):
    """to: the kind of output. out: the folder or file. journal: the folder of the journal and of growing files."""

    to: To
    out: str
    journal: str
    findings: str
    page: str
    summary: str

    @property
    def folder(self) -> str | None:
        """Where files are written one by one."""
        return self.out if self.to == "folder" else None

    def holding(self) -> Callable[[str], bool]:
        """What tells whether a path is an output of the run, or lies in one."""
        own = (self.out, self.journal, self.findings, self.page, self.summary)
        starts = tuple(os.path.realpath(one).rstrip(os.sep) + os.sep for one in own)
        return lambda path: (os.path.realpath(path) + os.sep).startswith(starts)

    def rows(self, source: Source) -> str | None:
        """The growing file that a source's rows go to; None where it has none."""
        if self.to != "folder":
            return "rows"
        return f"rows/{source.target}" if source.records else None


def layout(out: str, to: To | None) -> Layout:
    """Where everything goes. Raises UsageError for an OUT that is none of the kind."""
    if "://" in out:
        raise UsageError(f"{out}: outputs are written on this machine; copy them from there")
    if out == "-":
        raise UsageError("batch does not write to standard output; name a folder or a file")
    out = os.path.normpath(out) + ("/" if out.endswith(("/", os.sep)) else "")
    suffix = os.path.splitext(out.rstrip("/" + os.sep))[1]
    chosen: To = to or (FILES.get(suffix.lower(), "folder") if not out.endswith("/") else "folder")
    if chosen == "folder":
        if (
            not to
            and not out.endswith("/")
            and not os.path.isdir(out)
            and (suffix.lower() in _OF_FILES or is_container(out))
        ):
            raise UsageError(
                f"{out}: batch writes no {suffix} files; name a .jsonl, .parquet or .zip file, or choose with --to"
            )
        out = out.rstrip("/" + os.sep) or "/"
        if os.path.lexists(out) and not os.path.isdir(out):
            raise UsageError(f"{out} is not a folder; choose another -o, or --to jsonl, parquet or zip")
        own = [os.path.join(out, name) for name in OWN_REPORTS]
        return Layout(chosen, out, os.path.join(out, JOURNAL), *own)
    if out.endswith("/") or os.path.isdir(out):
        raise UsageError(f"{out} is a folder; --to {chosen} needs a file")
    return Layout(chosen, out, journal_of(out), *reports_of(out))


def remove_outputs(folder: str, findings: str, sources: Sequence[Source]) -> list[str]:
    """Removes the files below a folder that the findings tell of, those that are still as they were written; emptied folders too.

    What somebody has edited since stays, and gets another name where the sources still have its document; the new names.
    """
    try:
        lines = open(findings, "rb")  # noqa: SIM115
    except FileNotFoundError:
        return []
    folders, moved = set(), list[str]()
    with lines:
        for line in lines:
            try:
                entry = json.loads(line)
                output = entry.get("output") or {}
                path = os.path.join(folder, output["path"])
                with open(path, "rb") as file:
                    same = hashlib.sha256(file.read()).hexdigest() == output["sha256"]
            except (ValueError, KeyError, OSError):  # cut short by a kill, a record's, or gone
                continue
            if same:
                os.remove(path)
                folders.add(os.path.dirname(path))
            elif not refused(output["path"]) and _comes_again(entry, sources):
                kept = f"{path}~"
                while os.path.lexists(kept):
                    kept += "~"
                os.rename(path, kept)
                moved.append(kept)
    for below in sorted(folders, key=len, reverse=True):
        with suppress(OSError):  # something else is in it
            while os.path.realpath(below) != os.path.realpath(folder):
                os.rmdir(below)
                below = os.path.dirname(below)
    return moved


def _comes_again(entry: dict[str, Any], sources: Sequence[Source]) -> bool:
    """Whether the document of an entry is among the sources, as far as can be told without reading them."""
    name, identity = str(entry.get("source_name")), str(entry.get("id"))
    for source in sources:
        if isinstance(source, FilesSource):
            if name in map(valid, source.paths):
                return True
        elif name == valid(source.name):
            return not isinstance(source, FolderSource) or os.path.exists(os.path.join(source.name, identity))
    return False


def remove_temporaries(folder: str) -> None:
    """Removes the half-written files that a killed worker left below a folder."""
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for name in names:
            if is_temporary.fullmatch(name):
                with suppress(OSError):
                    os.remove(os.path.join(place, name))


class Places:
    """The places of a source's documents. Two that would share one get an error, the second of them, when they are asked for."""

    def __init__(self, source: Source, to: To, skip: int = 0) -> None:
        """skip: how many of the source's items are not asked for."""
        self._source, self._to, self._given = source, to, skip
        # By folder; of a source that does not come folder by folder in one.
        self._taken: dict[str, set[int]] = {"": set()}
        self._folders: set[int] = set()  # those that are called as an output might be

    def place(self, item: Item) -> tuple[Item, Place]:
        """The item, with an error where its place is taken, and its place."""
        number, self._given = self._given, self._given + 1
        path = self._record_path(number) if self._source.records else self._path(item)
        if path is None:
            error = (
                f"its output {self._wanted(item.name)} is another document's as well, or its folder; rename one of them"
            )
            item, path = Item(item.id, item.name, error=error, stamp=item.stamp), ""
        if isinstance(self._source, FilesSource):
            return item, Place(path, False, valid(self._source.paths[number]), 1)
        return item, Place(path, self._source.records, valid(self._source.name), item.number or number + 1)

    def _record_path(self, number: int) -> str:
        stem = os.path.splitext(self._source.target)[0]
        return f"{stem}/{number:09d}.md" if self._to == "zip" else ""

    def _path(self, item: Item) -> str | None:
        """Where a document's file belongs; None where another one's is."""
        if item.error or not item.name:
            return ""
        path = self._wanted(item.name)
        if self._to in ("jsonl", "parquet"):  # rows: no two of them can share a place
            return path
        # Several folders may be called so where what is no UTF-8 stands in their names.
        comes_once = isinstance(self._source, FolderSource) and "\ufffd" not in path
        folder = os.path.dirname(path) if comes_once else ""
        if folder not in self._taken:  # a folder's files come first, then the folders in it; of others nothing is asked
            above = {one: keys for one, keys in self._taken.items() if folder.startswith(f"{one}/" if one else "")}
            self._taken = {**above, folder: set()}
        return self._take(path, folder) or self._take(self._wanted(_with_bytes(item)), folder)

    def _take(self, path: str, folder: str) -> str | None:
        """The path in its simplest spelling; None where it is taken."""
        path = normpath(path)
        key, folders = _key(path), {_key(one) for one in _folders(path)}
        if key in self._folders or any(not keys.isdisjoint({key, *folders}) for keys in self._taken.values()):
            return None
        self._taken[folder].add(key)
        self._folders |= folders
        return path

    def _wanted(self, name: str) -> str:
        path = os.path.splitext(name)[0] + ".md"
        return f"{self._source.target}/{path}" if self._source.target else path


def _key(path: str) -> int:
    return int.from_bytes(hashlib.blake2b(folded(path).encode(), digest_size=8).digest(), "big")


def _with_bytes(item: Item) -> str:
    """A file's name where what is no UTF-8 in it reads `%FF`, which tells names apart that differ in such bytes alone."""
    name = item.file[-len(item.name) :] if item.file else item.name
    return _no_utf8.sub(lambda one: f"%{ord(one[0]) - 0xDC00:02X}", name)


def _folders(path: str) -> list[str]:
    """The folders above an output that are called as an output might be."""
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts)) if parts[n - 1].lower().endswith(".md")]
