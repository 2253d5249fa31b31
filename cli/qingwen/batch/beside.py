"""What stands beside an output that is a file, its reports and its journal, and which outputs of runs a folder holds by their journals."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Literal

from qingwen.batch.journal import NAME

JOURNAL = ".qingwen"  # a folder's journal; the end of the name of one beside a file
FILES: dict[str, Literal["folder", "jsonl", "parquet", "zip"]] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".zip": "zip",
}


def journal_of(out: str) -> str:
    """The folder of its journal."""
    return os.path.join(os.path.dirname(out), f".{os.path.basename(out)}{JOURNAL}")


def reports_of(out: str) -> tuple[str, str, str]:
    """Findings, page and summary."""
    base = _base(out)
    return f"{base}.findings.jsonl", f"{base}.report.html", f"{base}.report.json"


def run_beside(out: str) -> str | None:
    """The journal of another run, in the same folder, whose reports would be the same."""
    folder, name = os.path.split(out)
    for one in sorted(os.listdir(folder or ".")) if os.path.isdir(folder or ".") else ():
        other = one[1 : -len(JOURNAL)]
        if one == f".{other}{JOURNAL}" and other != name and _base(other) == _base(name):
            return os.path.join(folder, one)
    return None


def outputs_in(folder: str, hidden: Iterable[str]) -> set[str] | None:
    """The names of what runs have written into a folder with these hidden names, by the journals among them; None: all of it."""
    found: set[str] = set()
    for name in hidden:
        if name.endswith(JOURNAL) and os.path.lexists(os.path.join(folder, name, NAME)):
            if name == JOURNAL:
                return None
            out = name[1 : -len(JOURNAL)]
            found |= {out, *reports_of(out)}
    return found


def _base(name: str) -> str:
    """What the reports are called by."""
    stem, suffix = os.path.splitext(name)
    return stem if suffix.lower() in FILES else name
