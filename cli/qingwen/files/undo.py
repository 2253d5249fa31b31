"""Reports of what was changed in place, kept so that `restore` can give it back."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256

from qingwen.files.atomic import write_bytes

FOLDER = ".qingwen"
LONGEST_STEM = 200  # bytes of UTF-8; a file name has room for 255 with the checksum and `.json`


def write_with_undo(file: str, data: bytes, report: str, name: str) -> str:
    """Puts bytes in the place of a file's, once what takes them back is kept; the path of that report, as `save_undo` returns it.

    Where the file is not written, be it that the run is interrupted, no report of it is left. Raises WriteError.
    """
    kept = _path(report, name, ".")
    is_new = not os.path.lexists(kept)
    try:
        _save(report, kept, ".")
        write_bytes(file, data)
    except BaseException:
        if is_new and not _holds(file, data):
            with suppress(OSError):  # where it was not written either
                os.unlink(kept)
        raise
    return kept


def _holds(file: str, data: bytes) -> bool:
    try:
        with open(file, "rb") as opened:
            return opened.read() == data
    except OSError:
        return False


def save_undo(report: str, name: str, root: str = ".") -> str:
    """Writes a JSON report to `.qingwen/undo/` and returns its path as shown, with `/`.

    name: the shown path of the file that the report is about. The report is called
    `<stem>-<12 hex digits of its SHA-256>.json`, without the time: the same change has the same report.
    root: the folder that `.qingwen/` is in; git is told to ignore all in it. Raises WriteError.
    """
    path = _path(report, name, root)
    _save(report, path, root)
    return path


def _save(report: str, path: str, root: str) -> None:
    ignore = f"{_start(root)}{FOLDER}/.gitignore"
    if not os.path.lexists(ignore):
        write_bytes(ignore, b"*\n")
    write_bytes(path, report.encode("utf-8"))


def _path(report: str, name: str, root: str) -> str:
    stem = "stdin" if name == "-" else os.path.splitext(name.rpartition("/")[2])[0]
    stem = stem.encode("utf-8", "replace")[:LONGEST_STEM].decode("utf-8", "ignore")
    return f"{_start(root)}{FOLDER}/undo/{stem}-{sha256(report.encode()).hexdigest()[:12]}.json"


def _start(root: str) -> str:
    return "" if root in ("", ".") else root.replace(os.sep, "/").rstrip("/") + "/"
