"""Which files there are to read, and their bytes."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qingwen.errors import ReadError
from qingwen.files.ignoring import and_file, exclude_file, ignored, rules_above, submodule_paths
from qingwen.files.streams import read_to_its_end

TEXT_SUFFIXES = frozenset({".md", ".markdown", ".mdx", ".txt", ".html", ".htm"})
# Not read in folders, but counted, so that nobody takes them for looked at.
COUNTED = {".mhtml": "html", ".mht": "html", ".docx": "word"}
# What `batch` writes about a folder of outputs; left out where the folder of its journal lies beside.
OWN_REPORTS = ("qingwen-findings.jsonl", "qingwen-report.html", "qingwen-report.json")
PATIENCE = 1.0  # seconds that somebody has to open the other end of a named pipe


class Input(NamedTuple):
    """A file to read.

    path:  as it is shown: relative to the working directory when under it, with `/`; `-` for standard input.
           A byte that is no UTF-8 is U+FFFD in it.
    file:  what `open` takes; None for standard input.
    named: the user gave it, it was not met while walking.
    below: its path, with `/`, below the folder argument that it was found in; `` where there is none.
    """

    path: str
    file: str | None
    named: bool
    below: str


class Discovery(NamedTuple):
    """Inputs and errors, both in the order of their paths; how many files were skipped in folders.

    linked: the links to what would have been an input: as it is shown, and what `open` takes.
    """

    inputs: list[Input]
    errors: list[ReadError]
    skipped: dict[str, int]
    linked: Sequence[tuple[str, str]] = ()


def discover(
    paths: Sequence[str], suffixes: frozenset[str] | None = TEXT_SUFFIXES, *, leave_out: str | None = None
) -> Discovery:
    """Every file that the paths name, once, whatever their order: files, folders and `-`.

    A file or link that is named is taken whatever its suffix. Folders are walked for `suffixes` (lower case,
    with the dot; None: any); hidden and git-ignored files are passed over, links and submodules counted and not followed. A named
    folder is walked even if it is hidden, ignored or a submodule itself. leave_out: a folder not to enter (for outputs).
    What is missing or cannot be entered becomes an error in the result; nothing is raised.
    """
    found: dict[str, Input] = {}
    roots: list[tuple[str, str]] = []
    errors: list[ReadError] = []
    for path in sorted(set(paths)):
        if path == "-":
            found["-"] = Input("-", None, True, "")
            continue
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            errors.append(read_error(shown(path) if path else "''", error, path))
            continue
        real = os.path.realpath(path)
        if is_folder:
            roots.append((real, path))
        elif real not in found or len(path) < len(found[real].file or ""):
            found[real] = Input(shown(path), path, True, "")
    if roots and suffixes is TEXT_SUFFIXES:
        suffixes = document_suffixes()
    walk = Walk(suffixes, os.path.realpath(leave_out) if leave_out else None)
    here = os.path.realpath(os.getcwd()) + os.sep
    for real, path in sorted(roots):  # an outer folder before those in it, which are then done
        prefix = shown(path)
        prefix = "" if prefix == "." else prefix.rstrip("/") + "/"
        base = real.rstrip(os.sep) + os.sep
        inside = here[len(base) :].replace(os.sep, "/") if here.startswith(base) else None
        for below, file in walk.files(real, path, prefix):
            key = base + (below if os.sep == "/" else below.replace("/", os.sep))
            known = found.get(key)
            if known:
                found[key] = known._replace(below=below)
            elif inside and below.startswith(inside):
                found[key] = Input(below[len(inside) :], file, False, below)
            else:
                found[key] = Input(prefix + below, file, False, below)
    errors += walk.errors
    errors.sort(key=lambda error: (error.path, error.code))
    inputs = [one if one.path.isascii() else one._replace(path=valid(one.path)) for one in found.values()]
    return Discovery(sorted(inputs, key=lambda one: (one.path, one.file or "")), errors, walk.skipped, walk.linked)


def document_suffixes() -> frozenset[str]:
    """The suffixes of what is read in folders."""
    from importlib.util import find_spec

    return TEXT_SUFFIXES | {".docx"} if find_spec("mammoth") else TEXT_SUFFIXES  # the extra that reads Word documents


def read_bytes(file: str | None, shown: str) -> bytes:
    """A file's bytes, or standard input's for None. A pipe or a device is read to its end, within bounds.

    shown: the path for messages. Raises ReadError, also for a file that changes while it is read.
    """
    try:
        if file is None:
            if sys.stdin is None:
                raise ReadError(shown, "missing", "there is none; name a file instead")
            return read_to_its_end(sys.stdin.buffer, shown)
        with open(file, "rb", buffering=0, opener=_opened) as opened:
            before = os.fstat(opened.fileno())
            begun = _begun(opened.fileno(), shown) if stat.S_ISFIFO(before.st_mode) else b""
            is_file = stat.S_ISREG(before.st_mode)
            data = begun + (opened.readall() if is_file else read_to_its_end(opened, shown))
            after = os.fstat(opened.fileno())
    except (OSError, ValueError) as error:
        raise read_error(shown, error, file) from error
    if is_file and (
        (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
        or (len(data) != after.st_size and after.st_size)  # files in /proc say 0
    ):
        raise ReadError(shown, "changed", "it changed while it was read; try again when nothing writes to it")
    return data


def _opened(file: str, flags: int) -> int:
    """A file's descriptor; that of a named pipe without waiting for someone who writes to it."""
    is_pipe = stat.S_ISFIFO(os.stat(file).st_mode)
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0) if is_pipe else flags)


def _begun(pipe: int, shown: str) -> bytes:
    """What has to be read of an open pipe to know that someone writes to it; from now on it waits. Raises ReadError if nobody does."""
    import select  # 0.8 ms to load

    begun = b""
    if not select.select([pipe], [], [], PATIENCE)[0]:
        try:
            begun = os.read(pipe, 1)
            if not begun:
                raise ReadError(shown, "unreadable", "it is a named pipe, and nothing writes to it; name a file")
        except BlockingIOError:  # someone is there, and has said nothing yet
            pass
    os.set_blocking(pipe, True)
    return begun


def read_error(shown: str, error: OSError | ValueError, file: str | None = None) -> ReadError:
    """The ReadError that says in plain words why `file` could not be read."""
    if isinstance(error, IsADirectoryError):
        return ReadError(shown, "folder", "it is a folder; name a file")
    if isinstance(error, FileNotFoundError):
        if file and os.path.islink(file):
            return ReadError(shown, "missing", f"a link to {valid(os.readlink(file))}, which does not exist")
        return missing(shown)
    if isinstance(error, NotADirectoryError):
        return ReadError(shown, "missing", "no such file: a part of the path is not a folder")
    if isinstance(error, PermissionError):
        return ReadError(shown, "unreadable", "you are not allowed to read it; change its mode or owner")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if "symbolic links" in reason:
        return ReadError(shown, "unreadable", "a link that leads to itself; name the file it was meant for")
    return ReadError(shown, "unreadable", f"it cannot be read: {reason}")


def missing(shown: str) -> ReadError:
    if re.match(r"https?:/", shown):
        return ReadError(shown, "missing", "nothing is fetched; save the page and name its file")
    return ReadError(shown, "missing", "no such file or folder; check the name")


def valid(path: str) -> str:
    """The path without lone surrogates, which stand for bytes that are no UTF-8 and fit in no report."""
    if not path.isascii():
        try:
            path.encode()
        except UnicodeEncodeError:
            return re.sub("[\ud800-\udfff]", "\ufffd", path)
    return path


def shown(path: str) -> str:
    """A given path as it is shown: relative when under the working directory, else as it was given, as a URL is."""
    if "://" in path:
        return valid(path)
    full, here = os.path.normpath(path), os.getcwd()
    if ".." in path.replace(os.sep, "/").split("/"):  # it leads where the links lead, not where the text does
        full = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        full = os.path.realpath(full) if os.path.basename(path) in ("", "..") else full
    absolute = os.path.join(here, full)
    if absolute == here or absolute.startswith(here.rstrip(os.sep) + os.sep) or not os.path.isabs(path):
        full = os.path.relpath(absolute, here)
    return valid(full.replace(os.sep, "/"))


class Walk:
    """One pass over some folders; what it could not enter and what it left aside.

    counted: why a file of another suffix is left aside, from its name and its suffix; None for what is not counted.
    outputs: which names in a folder somebody's outputs have, from its path and its hidden names; None: it is all outputs. With it
    they are left aside below the folder that was named, and links of any name are counted.
    """

    def __init__(
        self,
        suffixes: frozenset[str] | None,
        leave_out: str | None,
        counted: Callable[[str, str], str | None] = lambda _, suffix: COUNTED.get(suffix),
        outputs: Callable[[str, Iterable[str]], set[str] | None] | None = None,
    ) -> None:
        self.suffixes, self._counted, self._outputs = suffixes, counted, outputs
        self.errors: list[ReadError] = []
        self.skipped: dict[str, int] = {}
        self.linked: list[tuple[str, str]] = []
        self._left_out = leave_out and leave_out.replace(os.sep, "/")
        self._entered: set[str] = set()

    def files(self, real: str, path: str, prefix: str) -> Iterator[tuple[str, str]]:
        """(path below the folder, what `open` takes) of each file wanted in a folder: folder by folder, sorted by name."""
        start = path if path.endswith(("/", os.sep)) else path + "/"
        stack = [("", rules_above(real))]
        submodules: set[str] = set()
        real = real.replace(os.sep, "/").rstrip("/")
        while stack:
            below, rules = stack.pop()
            place = f"{real}/{below}"
            if place in self._entered:
                continue
            self._entered.add(place)
            try:
                with os.scandir(start + below) as scan:
                    entries = sorted((entry.name, entry, entry.is_dir(follow_symlinks=False)) for entry in scan)
            except OSError as error:
                shown = valid(prefix + below).rstrip("/") or "."
                self.errors.append(read_error(shown, error, start + below))
                continue
            names = {entry[0]: entry[1] for entry in entries if entry[0][0] == "."}
            if ".git" in names and below:  # a repository of its own, with its own rules
                if place in submodules or names[".git"].is_file(follow_symlinks=False):
                    self._skip("submodule")
                    self._entered.discard(place)  # it may be named as well
                    continue
                rules = exclude_file(start + below, below)
            if ".gitmodules" in names:
                submodules |= {f"{place}{path}/" for path in submodule_paths(start + below + ".gitmodules")}
            if ".gitignore" in names:
                rules = and_file(rules, start + below + ".gitignore", len(below))
            if ".qingwen" in names:
                entries = [entry for entry in entries if entry[0] not in OWN_REPORTS]
            own = self._outputs(start + below, names) if self._outputs and names else ()
            if own is None and below:
                self._skip("output")
                continue
            inner_folders = []
            for name, entry, is_folder in entries:
                if name[0] == ".":
                    continue
                if is_folder:
                    inner = f"{below}{name}"
                    if f"{real}/{inner}" == self._left_out or (rules and ignored(rules, inner, name, True)):
                        continue
                    inner_folders.append((inner + "/", rules))
                    continue
                suffix = os.path.splitext(name)[1].lower()
                wanted = self.suffixes is None or suffix in self.suffixes
                reason = None if wanted else self._counted(name, suffix)
                if own and name in own:
                    reason = "output"
                elif not wanted and self._outputs and entry.is_symlink():
                    reason = "linked"
                if not wanted and not reason:
                    continue
                if rules and ignored(rules, below + name, name, False):
                    continue
                if reason:
                    self._skip(reason)
                elif entry.is_file(follow_symlinks=False):
                    yield below + name, start + below + name
                elif entry.is_symlink():
                    self._skip("linked")
                    self.linked.append((valid(prefix + below + name), start + below + name))
            stack += reversed(inner_folders)

    def _skip(self, reason: str) -> None:
        self.skipped[reason] = self.skipped.get(reason, 0) + 1
