"""`qingwen restore`."""

from __future__ import annotations

import binascii
import json
import os
from collections import Counter
from hashlib import sha256
from typing import Any

from qingwen.commands.console import say, write_stdout
from qingwen.editing import Edit
from qingwen.errors import ReadError, UsageError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes, shown
from qingwen.reporting.json_report import VERSION
from qingwen.restoring import restore_text
from qingwen.text.decoding import DecodeError, decode, encode_text
from qingwen.text.raw_bytes import RawBytes


def run(
    cleaned: str, report: str, out: str | None, only: str | None, identity: str | None = None, listed: bool = False
) -> int:
    """Writes the source's bytes, or the cleaned text with some edits given back; the exit code.

    identity: the id, or SOURCE#NUMBER, of the document to restore, where `cleaned` holds many.
    listed: prints the edits instead.
    """
    if listed and (out or only is not None):
        raise UsageError("--list only shows the edits: leave out -o and --only")
    if report == "-":
        raise UsageError("--report needs a file; standard input is for the cleaned text")
    try:
        if identity is None:
            data = read_bytes(None if cleaned == "-" else cleaned, cleaned)
            entry = _entry(_load(report), report, cleaned, data)
        else:
            from qingwen.commands.restore_records import record_of

            entry, data = record_of(cleaned, report, identity)
            if out and os.path.isfile(out) and os.path.samefile(out, cleaned) and read_bytes(cleaned, cleaned) != data:
                raise UsageError(f"{out} holds many documents, and one would be written over them; name another file")
        if listed:
            _list(entry, data)
            if not entry["edits"]:
                say(f"qingwen: note: {report} holds no edits of {cleaned}")
            return 0
        restored = _restored(entry, data, only)
        is_whole = only is not None or sha256(restored).hexdigest() == entry["source"]["sha256"]
    except (LookupError, TypeError, AttributeError, UnicodeError, binascii.Error) as error:
        reason = "it is damaged: what it says of this file is not as qingwen writes it"
        raise ReadError(report, "unreadable", reason) from error
    except (DecodeError, ValueError) as error:
        raise ReadError(cleaned, "changed", f"it does not fit the report {report}: {error}") from error
    if not is_whole:
        raise ReadError(report, "changed", "its edits do not give the source's checksum back; nothing was written")
    if out is None or out == "-":
        write_stdout(restored)
    elif only is not None and os.path.realpath(out) == os.path.realpath(cleaned):
        _write_over(out, restored, entry, _numbers(only, len(entry["edits"])))
    else:
        write_bytes(out, restored)
    return 0


def _write_over(path: str, restored: bytes, entry: dict[str, Any], back: set[int]) -> None:
    """Puts a text with some edits given back in the place of the cleaned one, whose report fits it no longer, with a report of the others."""
    from qingwen import __version__
    from qingwen.files.undo import write_with_undo

    edits = [edit for number, edit in enumerate(entry["edits"]) if number not in back]
    output = entry["output"] | {"path": path, "sha256": sha256(restored).hexdigest()}
    rest = {
        "version": VERSION,
        "tool": f"qingwen {__version__}",
        "files": [entry | {"edits": edits, "output": output}],
        "summary": {
            "files": 1,
            "findings": len(entry["findings"]),
            "errors": 0,
            "by_code": Counter(one["code"] for one in entry["findings"]),
        },
    }
    told = json.dumps(rest, ensure_ascii=False) + "\n"
    say(f"qingwen: undo report: {write_with_undo(path, restored, told, path)}")


def _restored(entry: dict[str, Any], data: bytes, only: str | None) -> bytes:
    """The source's bytes; with `only`, the cleaned bytes with those edits given back."""
    output, edits = entry["output"], _edits(entry)
    encoding, bom = output.get("encoding", "utf-8"), bool(output.get("bom"))
    decoded = decode(data, encoding)
    if only is not None:
        text = restore_text(decoded.text, edits, _numbers(only, len(edits)))
        return text.encode("utf-8") if encoding == "utf-8" and not bom else encode_text(text, encoding, bom)
    source = entry["source"]
    if source.get("data") is not None:
        return _unpacked(source["data"], source["bytes"])
    raw = [RawBytes(one["offset"], binascii.unhexlify(one["bytes"].encode())) for one in source["raw"]]
    return encode_text(restore_text(decoded.text, edits), entry["encoding"], source["bom"], raw)


def _edits(entry: dict[str, Any]) -> list[Edit]:
    return [Edit(e["start"], e["end"], e["old"], e["new"], e.get("finding")) for e in entry["edits"]]


def _list(entry: dict[str, Any], data: bytes) -> None:
    from qingwen.commands.restore_list import print_edits

    edits = _edits(entry)
    text = decode(data, entry["output"].get("encoding", "utf-8")).text
    print_edits(restore_text(text, edits), edits, entry["findings"])


def _unpacked(data: str, size: int) -> bytes:
    """The source that a report carries. Raises ValueError when it is damaged, or larger than the report says."""
    import zlib
    from base64 import b64decode

    unpack = zlib.decompressobj()
    try:
        found = unpack.decompress(b64decode(data.encode(), validate=True), max(size, 0) + 1)
    except zlib.error as error:
        raise ValueError(f"the source in it is damaged ({error})") from error
    if len(found) != size or not (unpack.eof or size == 0):
        raise ValueError("the source in it is damaged: it has not the size that the report says")
    return found


def _load(report: str) -> list[dict[str, Any]]:
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


def _entry(entries: list[dict[str, Any]], report: str, cleaned: str, data: bytes) -> dict[str, Any]:
    """The entry of this file: by the path that was written, from here or from the report's folder, then by checksum."""
    if not entries:
        raise ReadError(report, "changed", "it holds no edits; reports of clean, clean --in-place and lint --fix do")
    entries = [entry for entry in entries if entry.get("output")]
    digest = sha256(data).hexdigest()
    here = os.path.realpath(cleaned)
    by_path = []
    for folder in ("", os.path.dirname(report)):  # batch writes paths as they are in its output
        by_path += [e for e in entries if os.path.realpath(os.path.join(folder, e["output"]["path"])) == here]
    for entry in by_path:
        if entry["output"]["sha256"] == digest:
            return entry
    fitting = [entry for entry in entries if entry["output"]["sha256"] == digest]
    if len({entry["source"]["sha256"] for entry in fitting}) > 1:
        names = ", ".join(sorted(shown(str(entry["path"])) for entry in fitting)[:3])
        raise ReadError(
            cleaned,
            "changed",
            f"{report} has several sources that gave this text ({names}), and none by its path; name it as it was written",
        )
    if fitting:
        return fitting[0]
    if any("source_record" in entry for entry in entries):
        raise UsageError(f"{report} tells of many documents; choose one with --id")
    if by_path:
        raise ReadError(
            cleaned, "changed", f"it has changed since {report} was written, so it cannot be restored from it"
        )
    raise ReadError(
        cleaned, "changed", f"{report} says nothing of this file: neither its path nor its checksum is in it"
    )


def _numbers(only: str, size: int) -> set[int]:
    """`3,7-9` → {3, 7, 8, 9}. Raises UsageError."""
    numbers: set[int] = set()
    for part in only.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise UsageError(f"--only takes numbers and ranges such as 3,7-9, not '{part.strip()}'")
        begin, end = int(first), int(last if dash else first)
        if end < begin:
            raise UsageError(f"--only {part.strip()} is empty: the first number of a range is the smaller one")
        if max(begin, end) >= size:
            raise UsageError(f"--only {max(begin, end)}: the report has {size} edits, numbered from 0")
        numbers |= set(range(begin, end + 1))
    return numbers
