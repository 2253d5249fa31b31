"""Which entry of a report speaks of a cleaned file."""

from __future__ import annotations

import json
import os
import re
from glob import escape, glob
from hashlib import sha256
from typing import Any

from qingwen.commands.restore_written import unpacked
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_bytes, shown
from qingwen.files.undo import FOLDER
from qingwen.reporting.json_report import VERSION

_NAMED = 3  # files in a message


def load(report: str) -> list[dict[str, Any]]:
    data = read_bytes(report, report)
    try:
        told = {"files": list(map(json.loads, data.splitlines()))} if _is_lines(data) else json.loads(data)
        entries, version = told["files"], told.get("version", VERSION)
        if version != VERSION:
            raise ReadError(report, "unreadable", f"a report of version {version}, and this qingwen knows {VERSION}")
        if not isinstance(entries, list):
            raise TypeError
        return [entry for entry in entries if entry.get("edits") is not None and entry.get("source")]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(
            report,
            "unreadable",
            "it is not a JSON report of qingwen's; a report in a .txt is for reading only, name it .json",
        ) from error


def _is_lines(data: bytes) -> bool:
    """Whether a report is JSON Lines, one file a line, as `batch` writes it."""
    return data.startswith((b'{"id":', b'{"path":'))


def find_entry(entries: list[dict[str, Any]], report: str, cleaned: str, data: bytes) -> dict[str, Any]:
    """The entry of this file: by the path that was written, from here or from the report's folder, then by checksum.

    By its path, it is that of a file that somebody has edited since, too.
    """
    entries = [entry for entry in entries if entry.get("output")]
    if not entries:
        raise ReadError(report, "changed", "it holds no edits; reports of clean, clean --in-place and lint --fix do")
    digest = sha256(data).hexdigest()
    here = os.path.realpath(cleaned)
    by_path = []
    for folder in ("", os.path.dirname(report)):  # batch writes paths as they are in its output
        by_path += [e for e in entries if os.path.realpath(os.path.join(folder, e["output"]["path"])) == here]
    by_path += [entry for entry in entries if entry["output"]["path"] == "-" and _was_kept_in(data, entry)]
    for entry in by_path:
        if entry["output"]["sha256"] == digest:
            return entry
    fitting = [entry for entry in entries if entry["output"]["sha256"] == digest]
    if len({entry["source"]["sha256"] for entry in fitting}) > 1:
        names = ", ".join(sorted(shown(str(entry["path"])) for entry in fitting)[:_NAMED])
        raise ReadError(
            cleaned,
            "changed",
            f"{report} has several sources that gave this text ({names}), and none by its path; name it as it was written",
        )
    if fitting:
        return fitting[0]
    if len({entry["source"]["sha256"] for entry in by_path}) == 1:
        return by_path[0]
    if any("source_record" in entry for entry in entries):
        raise UsageError(f"{report} tells of many documents; choose one with --id")
    outputs = sorted({shown(str(entry["output"]["path"])) for entry in entries})
    if outputs == ["-"]:
        raise ReadError(
            cleaned,
            "changed",
            f"{report} tells of a text that went to standard output, and most of its lines are not in this file; "
            "name the file that it was kept in",
        )
    names = ", ".join(outputs[:_NAMED]) + (" …" if len(outputs) > _NAMED else "")
    raise ReadError(
        cleaned,
        "changed",
        f"{report} says nothing of this file: neither its path nor its checksum is in it; it speaks of {names}",
    )


def _was_kept_in(data: bytes, entry: dict[str, Any]) -> bool:
    """Whether a file is the one that standard output went to: most of the article's lines are in it still."""
    written = unpacked(entry["output"]["data"]).decode("utf-8")
    if written.startswith("---\n"):
        written = written.partition("\n---\n")[2]  # articles of a day or an author share a field
    now, was = (set(map(str.strip, text.split("\n"))) for text in (data.decode("utf-8", "replace"), written))
    said = {line for line in was if re.search(r"\w", line)}
    return 2 * len(said & now) > len(said)


def current_report(cleaned: str, data: bytes) -> str | None:
    """The report that fits a file as it is, among those that were kept of it; None where none does."""
    stem = escape(os.path.splitext(os.path.basename(cleaned))[0])
    digest, here = sha256(data).hexdigest(), os.path.realpath(cleaned)
    for path in sorted(glob(f"{FOLDER}/undo/{stem}-*.json")):
        try:
            outputs = [entry["output"] for entry in load(path) if entry.get("output")]
            if any(one["sha256"] == digest and os.path.realpath(one["path"]) == here for one in outputs):
                return path.replace(os.sep, "/")
        except (ReadError, LookupError, TypeError):  # one that is damaged fits nothing
            continue
    return None
