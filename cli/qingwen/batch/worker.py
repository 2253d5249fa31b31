"""Cleaning the documents of a task. Runs in a process of its own, wherever that is."""

from __future__ import annotations

import errno
import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from qingwen.batch.item import Item
from qingwen.batch.learned_lines import pack_page
from qingwen.batch.near_duplicates import signature
from qingwen.batch.tally import Facts
from qingwen.batch.task import Job, Place, Result, Task
from qingwen.cleaning import Cleaned, clean
from qingwen.configuration.settings import settings_for
from qingwen.editing import Edit, apply
from qingwen.errors import QingwenError, ReadError, WriteError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes
from qingwen.front_matter import field
from qingwen.lazy_pattern import lazy
from qingwen.reading.source import Source, read_source
from qingwen.reporting.json_report import file_text
from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.source_edits import with_unified_newlines
from qingwen.text.debris.site_profile import lines_of
from qingwen.text.decoding import encodable
from qingwen.text.markdown.protected import front_matter_end

# What is wrong with one output's name alone: too long, or a file stands where it needs a folder.
_OF_THE_NAME = (errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.EEXIST)
_host = lazy(r"[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?([^/:?#\s]+)", re.I)
_years = lazy(r"(?:19|20)\d\d")
_letters = lazy(r"\w+")
_LOWER = bytes(range(256)).lower()
_MARKS = bytes(code for code in range(128) if not _letters.findall(chr(code)))


def work(task: Task, job: Job) -> Result:
    """Cleans each document; one that cannot be read or cleaned is an error of its own.

    Raises WriteError when the outputs cannot be written: that is the run's trouble, not the document's.
    """
    result = Result()
    for item, place in zip(task.items, task.places, strict=True):
        _one(item, place, job, result)
    return result


def _one(item: Item, place: Place, job: Job, result: Result) -> None:
    error, skipped = item.error, False
    if error is None:
        try:
            _cleaned(item, place, job, result)
            return
        except WriteError as trouble:
            if getattr(trouble.__cause__, "errno", None) not in _OF_THE_NAME:
                raise  # the run's trouble: a full disk, a folder that nobody may write to
            error = f"its output cannot have that name: {trouble.message}"
        except QingwenError as trouble:
            error = getattr(trouble, "message", str(trouble))
            skipped = item.met and isinstance(trouble, ReadError) and trouble.code == "binary"
        except MemoryError:
            error = f"it needs more memory than --memory-limit allows ({job.megabytes} MB)"
        except RecursionError:
            error = "it is nested too deeply"
        except Exception as fault:
            if os.environ.get("QINGWEN_TRACEBACK"):
                raise
            error = f"a fault of qingwen's own ({type(fault).__name__}: {fault})"
    failed(item, place, job, result, error, skipped=skipped)


def failed(item: Item, place: Place, job: Job, result: Result, error: str, *, skipped: bool = False) -> None:
    """Puts a document into a result that could not be cleaned, or that is skipped."""
    name = item.name or item.id
    code = "binary" if skipped else "failed"
    entry = file_text(FileReport(name), _origin(item, place), {"code": code, "message": error})
    row = _row(item, place, "", None, {}, None, (0, 0, 0), error)
    _add(
        result, item, place, job, entry, row, Facts(name, None if skipped else error, skipped=error if skipped else "")
    )


def _cleaned(item: Item, place: Place, job: Job, result: Result) -> None:
    name = item.name or None
    settings = settings_for(name if job.configured else None, job.line)
    source = _source(item, settings)
    cleaned = clean(
        source.document,
        settings.rules,
        unsafe=settings.unsafe,
        images=settings.images,
        known_site=settings.profile is not None,
        han=settings.han,
    )
    planned = _planned(item, place, job, source, cleaned)
    edits = with_unified_newlines(source, planned)
    text = cleaned.text if planned is cleaned.edits else apply(source.document.text, planned)
    data = text.encode("utf-8")
    output = Output.of(
        data, place.path or item.id, keeps_data=False
    )  # an archive's report would be half as large again
    report = file_report(source, cleaned.findings, edits, output, contexts=False, fix_places=False)
    entry = file_text(report, _origin(item, place))
    if not place.record:
        if job.folder is None or not job.writes:
            result.files.append((place.path, data))
        else:
            write_bytes(os.path.join(job.folder, place.path), data)
    fields = _front_matter(text)
    counts = (len(report.findings), len(edits), len(source.decoded.text))
    row = _row(item, place, name or "", text, fields, report.language, counts, None)
    facts = Facts(
        name or item.id, None, _site(item, fields), _year(fields), report.language or "", counts[2], len(text),
        counts[0], counts[1], list(Counter(f"{one.code} {one.name}" for one in cleaned.findings).items()), _removed(edits),
        [one.text for one in report.findings if one.finding.code.startswith("QW2")][:100],
    )  # fmt: skip
    result.read += len(source.data)
    if job.learn:
        result.pages.append(pack_page([line.text for line in lines_of(source.document)]))
    fingerprint, near = _fingerprint(text, job.near)
    _add(result, item, place, job, entry, row, facts, fingerprint, near)


def _site(item: Item, fields: dict[str, str]) -> str:
    """Where a document belongs: the host of its address, else the folder it is in."""
    address = item.id if "://" in item.id else _address(item) or fields.get("url") or fields.get("canonical") or ""
    if found := _host.match(address):
        return found[1].lower()
    return item.name.partition("/")[0] if "/" in item.name else ""


def _address(item: Item) -> str:
    found = json.loads(item.record).get("url") if item.record else ""
    return found if isinstance(found, str) else ""


def _year(fields: dict[str, str]) -> str:
    found = _years.match(fields.get("date", ""))
    return found[0] if found else ""


def _removed(edits: Sequence[Edit]) -> list[str]:
    """The lines of text that edits took away."""
    return [line for edit in edits if not edit.new.strip() for part in edit.old.split("\n") if (line := part.strip())]


def _fingerprint(text: str, near: bool) -> tuple[bytes, bytes | None]:
    """8 bytes, the same for texts that differ in front matter, space, marks and case alone; a signature for near-duplicates."""
    body = text[front_matter_end(text) :] if text.startswith("---") else text
    # Marks and case of ASCII first, which takes a thirtieth of the time.
    letters = body.encode().translate(_LOWER, _MARKS)
    if not letters.isascii():
        letters = "".join(_letters.findall(letters.decode())).casefold().encode()
    exact = blake2b(letters, digest_size=8).digest()
    return exact, signature(body) if near else None


def _source(item: Item, settings: Any) -> Source:
    path = item.name or item.id
    if item.data is None:
        data = read_bytes(item.file, path)
    elif isinstance(item.data, str):
        data = encodable(item.data).encode()
    else:
        data = item.data
    encoding = "utf-8" if isinstance(item.data, str) else settings.encoding
    return read_source(
        path, data, kind=settings.kind, encoding=encoding, name=item.name or "record", file=item.file,
        language=settings.language, allow=settings.allow,
    )  # fmt: skip


def _planned(item: Item, place: Place, job: Job, source: Source, cleaned: Cleaned) -> Any:
    """The edits, with links that stay valid from the output's place where it has one."""
    if item.file is None or place.record or job.folder is None or source.kind == "docx":
        return cleaned.edits
    from qingwen.relinking import relink

    output = os.path.join(job.folder, place.path)
    return relink(cleaned, os.path.dirname(os.path.abspath(item.file)), os.path.dirname(os.path.abspath(output)))


def _row(
    item: Item,
    place: Place,
    name: str,
    text: str | None,
    fields: dict[str, str],
    language: str | None,
    counts: tuple[int, int, int],
    error: str | None,
) -> dict[str, Any]:
    """What a document became, without its fingerprint."""
    found, changed, characters = counts
    return {
        "id": item.id,
        "path": place.path or name,
        "cleaned": text,
        "front_matter": fields,
        "language": language,
        "counts": {
            "findings": found,
            "edits": changed,
            "characters": characters,
            "cleaned_characters": len(text or ""),
        },
        "error": error,
        "fingerprint": None,
        "record": json.loads(item.record) if item.record else {},
        "source_name": place.source,
        "source_record": place.number,
    }


def _origin(item: Item, place: Place) -> dict[str, Any]:
    """What tells the entry from others: ids may be shared, by records of one source as well."""
    return {"id": item.id, "source_name": place.source, "source_record": place.number}


def _add(
    result: Result,
    item: Item,
    place: Place,
    job: Job,
    entry: str,
    row: dict[str, Any],
    facts: Facts,
    fingerprint: bytes | None = None,
    near: bytes | None = None,
) -> None:
    row["fingerprint"] = fingerprint.hex() if fingerprint else None
    result.findings.append(entry.encode("utf-8") + b"\n")
    if place.record or job.texts:
        result.rows.append(dump(row).encode("utf-8") + b"\n")
    result.documents.append((item.id, facts.error, fingerprint, near))
    result.facts.append(facts)


def _front_matter(text: str) -> dict[str, str]:
    """The fields at the left margin of a text's front matter, each as the text that stands there."""
    end = front_matter_end(text) if text.startswith(("---", "+++")) else 0
    fields: dict[str, str] = {}
    for found in field.finditer(text, 0, end):
        value = found[2].strip()
        if value[:1] == value[-1:] == '"' and len(value) > 1:
            try:
                value = json.loads(value)
            except ValueError:
                value = value[1:-1]
        elif value[:1] == value[-1:] == "'" and len(value) > 1:
            value = value[1:-1].replace("''", "'")
        fields.setdefault(found[1], value)
    return fields
