"""Reports of what was changed in place, kept so that `restore` can give it back."""

from __future__ import annotations

import os
from hashlib import sha256

from qingwen.files.atomic import write_bytes

FOLDER = ".qingwen"
LONGEST_STEM = 200  # bytes of UTF-8; a file name has room for 255 with the checksum and `.json`


def save_undo(report: str, name: str, root: str = ".") -> str:
    """Writes a JSON report to `.qingwen/undo/` and returns its path as shown, with `/`.

    name: the shown path of the file that the report is about. The report is called
    `<stem>-<12 hex digits of its SHA-256>.json`, without the time: the same change has the same report.
    root: the folder that `.qingwen/` is in; git is told to ignore all in it. Raises WriteError.
    """
    data = report.encode("utf-8")
    stem = "stdin" if name == "-" else os.path.splitext(name.rpartition("/")[2])[0]
    stem = stem.encode("utf-8", "replace")[:LONGEST_STEM].decode("utf-8", "ignore")
    start = "" if root in ("", ".") else root.replace(os.sep, "/").rstrip("/") + "/"
    ignore = f"{start}{FOLDER}/.gitignore"
    if not os.path.lexists(ignore):
        write_bytes(ignore, b"*\n")
    path = f"{start}{FOLDER}/undo/{stem}-{sha256(data).hexdigest()[:12]}.json"
    write_bytes(path, data)
    return path
