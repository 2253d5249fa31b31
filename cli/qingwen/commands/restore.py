"""`qingwen restore`."""

from __future__ import annotations

import binascii
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from qingwen.commands.console import say, write_stdout
from qingwen.commands.restore_entries import current_report, find_entry, load
from qingwen.commands.restore_written import edits_of, encoded, place_of_source, unpacked, written_bytes
from qingwen.editing import apply, destination
from qingwen.errors import ReadError, UsageError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes
from qingwen.giving_back import give_back, placed
from qingwen.reading.source import Source
from qingwen.reporting.json_report import VERSION, packed
from qingwen.reporting.terminal import visible
from qingwen.restoring import restore_text
from qingwen.source_edits import encode_as_source, with_own_newlines
from qingwen.text.decoding import DecodeError, decode, encode_text
from qingwen.text.document import Document
from qingwen.text.newlines import unify
from qingwen.text.raw_bytes import RawBytes
from qingwen.translation import put, translated


def run(
    cleaned: str,
    report: str,
    out: str | None,
    only: str | None,
    identity: str | None = None,
    listed: bool = False,
    all_edits: bool = False,
    quiet: bool = False,
) -> int:
    """Writes the source's bytes, or the cleaned text with some edits given back; the exit code.

    identity: the id, or SOURCE#NUMBER, of the document to restore, where `cleaned` holds many.
    listed: prints the edits instead. all_edits: those of layout as well.
    """
    if listed and (out or only is not None):
        raise UsageError("--list only shows the edits: leave out -o and --only")
    if all_edits and not listed:
        raise UsageError("--all goes with --list")
    if report == "-":
        raise UsageError("--report needs a file; standard input is for the cleaned text")
    is_itself = out not in (None, "-") and os.path.realpath(str(out)) == os.path.realpath(cleaned)
    try:
        if identity is None:
            data = read_bytes(None if cleaned == "-" else cleaned, cleaned)
            entry = find_entry(load(report), report, cleaned, data)
        else:
            from qingwen.commands.restore_records import record_of

            entry, data = record_of(cleaned, report, identity)
            if out and os.path.isfile(out) and os.path.samefile(out, cleaned) and read_bytes(cleaned, cleaned) != data:
                raise UsageError(f"{out} holds many documents, and one would be written over them; name another file")
        written = written_bytes(entry, data)
        if listed:
            _list(entry, written, all_edits)
            if not entry["edits"]:
                say(f"qingwen: note: {report} holds no edits of {cleaned}")
            return 0
        if written != data and (written is None or only is None):
            _refuse_changed(
                cleaned, report, data, entry, written, is_elsewhere=out not in (None, "-") and not is_itself
            )
        if only is None:
            restored = _whole(entry, written)
            is_whole = sha256(restored).hexdigest() == entry["source"]["sha256"]
        else:
            numbers, is_whole = _numbers(only, len(entry["edits"])), True
            restored, rest = _with_given_back(cleaned, report, entry, written or b"", data, numbers)
    except (LookupError, TypeError, AttributeError, UnicodeError, binascii.Error) as error:
        reason = "it is damaged: what it says of this file is not as qingwen writes it"
        raise ReadError(report, "unreadable", reason) from error
    except (DecodeError, ValueError) as error:
        raise ReadError(cleaned, "changed", f"it does not fit the report {report}: {error}") from error
    if not is_whole:
        raise ReadError(report, "changed", "its edits do not give the source's checksum back; nothing was written")
    if out is None or out == "-":
        write_stdout(restored)
    elif only is not None and is_itself:
        _write_over(out, restored, rest)
    else:
        write_bytes(out, restored)
    if only is not None and not quiet:
        _say_given_back(entry, numbers)
    return 0


def _refuse_changed(
    cleaned: str, report: str, data: bytes, entry: dict[str, Any], written: bytes | None, *, is_elsewhere: bool
) -> None:
    """Raises ReadError, with what can be done; not where the source goes to another file, which loses nothing."""
    from qingwen.batch.sources.file_names import is_container

    is_known = written is not None or entry["source"].get("data") is not None
    if is_known and is_elsewhere:
        return
    if current := current_report(cleaned, data):
        reason = f"it has changed since {report} was written; the report that fits it now is {current}"
    elif not is_known and is_container(str(entry.get("source_name"))):
        record = f"{entry['source_name']}#{entry['source_record']}"
        reason = f"it has changed since {report} was written, so it cannot be restored; it was made of {record}, and --list shows what was taken"
    elif not is_known:
        source = place_of_source(entry)
        reason = f"it has changed since {report} was written, and its source, {source}, is not there as it was, so it cannot be restored; --list shows what was taken"
    else:
        reason = f"it has changed since {report} was written: --list shows what was taken, --only gives single edits back, -o with another file writes the source there"
    raise ReadError(cleaned, "changed", reason)


def _write_over(path: str, restored: bytes, entry: dict[str, Any]) -> None:
    """Puts a text with some edits given back in the place of the cleaned one, whose report fits it no longer, with a report of the others."""
    from qingwen import __version__
    from qingwen.files.undo import write_with_undo

    rest = {
        "version": VERSION,
        "tool": f"qingwen {__version__}",
        "files": [entry | {"output": entry["output"] | {"path": path}}],
        "summary": {
            "files": 1,
            "findings": len(entry["findings"]),
            "errors": 0,
            "by_code": Counter(one["code"] for one in entry["findings"]),
        },
    }
    told = json.dumps(rest, ensure_ascii=False) + "\n"
    say(f"qingwen: undo report: {write_with_undo(path, restored, told, path)}")


def _whole(entry: dict[str, Any], written: bytes | None) -> bytes:
    """The source's bytes."""
    source = entry["source"]
    if source.get("data") is not None:
        return unpacked(source["data"], source["bytes"])
    raw = [RawBytes(one["offset"], binascii.unhexlify(one["bytes"].encode())) for one in source["raw"]]
    text = decode(written or b"", entry["output"].get("encoding", "utf-8")).text
    return encode_text(restore_text(text, edits_of(entry)), entry["encoding"], source["bom"], raw)


def _with_given_back(
    cleaned: str, report: str, entry: dict[str, Any], written: bytes, data: bytes, numbers: set[int]
) -> tuple[bytes, dict[str, Any]]:
    """The bytes as they are now with some edits given back, and the entry of the others.

    That speaks of what qingwen wrote, without what somebody has edited since. Raises ReadError where a place cannot be told.
    """
    output, edits = entry["output"], edits_of(entry)
    encoding, bom = output.get("encoding", "utf-8"), bool(output.get("bom"))
    was, now = decode(written, encoding).text, decode(data, encoding)
    source = restore_text(was, edits)
    given = give_back(was, edits, entry["findings"], numbers, entry["kind"], entry["language"], edited=written != data)
    # A line that ends in another way than it was written is the same line.
    text = now.text if "\r" in was else unify(now.text)
    back, lost = placed(given.patches, was, text)
    if lost:
        told = "; ".join(f"{_ranges(numbers)} ({translated(why)})" for why, numbers in lost.items())
        if current := current_report(cleaned, data):
            reason = f"it has changed since {report} was written, and these cannot be given back: {told}; the report that fits it now is {current}"
        else:
            reason = f"it has changed since {report} was written, and these cannot be given back: {told}. Leave them out of --only; --list shows what they took"
        raise ReadError(cleaned, "changed", reason)
    source_now = Source(cleaned, Document(text, "text"), now, data)
    own = back if "\r" in was else with_own_newlines(source_now, back)
    moved = destination(own)
    raw = [one._replace(offset=moved(one.offset)) for one in now.raw] if written == data else []
    rest = encoded(apply(source, given.edits), encoding, bom, raw)
    edits_left = [edit._asdict() for edit in given.edits]
    output = output | {"sha256": sha256(rest).hexdigest(), "data": packed(rest)}
    given_back = encode_as_source(source_now, apply(now.text, own), own)
    return given_back, entry | {"edits": edits_left, "output": output}


def _say_given_back(entry: dict[str, Any], numbers: set[int]) -> None:
    edits = edits_of(entry)
    for number in sorted(numbers):
        edit = edits[number]
        whole = edit.old or edit.new
        text = whole.strip().partition("\n")[0].strip() or whole.replace("\r", "\\r").replace("\n", "\\n")
        said = put("given back: {} {}", number, text) if edit.old else put("taken out again: {} “{}”", number, text)
        print(visible(said), file=sys.stderr)


def _list(entry: dict[str, Any], written: bytes | None, all_edits: bool) -> None:
    from qingwen.commands.restore_list import print_edits

    edits, source = edits_of(entry), None
    if written is not None:
        source = restore_text(decode(written, entry["output"].get("encoding", "utf-8")).text, edits)
    print_edits(source, edits, entry["findings"], all_edits=all_edits)


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
            raise UsageError(
                f"--only {max(begin, end)}: there is no such edit; the last one in the report is {size - 1}"
                if size
                else "--only: the report has no edits"
            )
        numbers |= set(range(begin, end + 1))
    return numbers


def _ranges(numbers: Sequence[int]) -> str:
    """3, 7, 8, 9 → `3,7-9`: as `_numbers` takes them."""
    told: list[str] = []
    for i, number in enumerate(numbers):
        if i and number == numbers[i - 1] + 1:
            told[-1] = f"{told[-1].partition('-')[0]}-{number}"
        else:
            told.append(str(number))
    return ",".join(told)
