"""JSON, version 1: one object, or one line a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from qingwen import __version__
from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport, Located, Original
from qingwen.reporting.tally import Tally
from qingwen.reporting.writer import Look, Writer

VERSION = 1


class JsonWriter(Writer):
    """The whole run as one JSON object."""

    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.tally = Tally()
        self.before = "\n"
        write(f'{{"version": {VERSION}, "tool": {dump(f"qingwen {__version__}")},\n"files": [')

    def add(self, report: FileReport) -> None:
        self.tally.add(report)
        self.write(self.before + dump(file_object(report)))
        self.before = ",\n"

    def end(self) -> None:
        self.write(f'\n],\n"summary": {dump(summary_object(self.tally))}}}\n')


class JsonLinesWriter(Writer):
    """One file a line."""

    def add(self, report: FileReport) -> None:
        self.write(dump(file_object(report)) + "\n")


def json_report(reports: Iterable[FileReport]) -> str:
    """The whole run as one JSON object; ends in a newline."""
    parts: list[str] = []
    writer = JsonWriter(parts.append, Look())
    for report in reports:
        writer.add(report)
    writer.end()
    return "".join(parts)


def summary_object(tally: Tally) -> dict[str, Any]:
    return {"files": tally.files, "findings": tally.findings, "errors": tally.errors, "by_code": tally.by_code()}


def file_object(report: FileReport) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "path": report.path,
        "encoding": report.encoding,
        "kind": report.kind,
        "language": report.language,
        "findings": [finding_object(located) for located in report.findings],
    }
    if report.edits is not None:
        entry["edits"] = [edit._asdict() for edit in report.edits]
    if report.source:
        raw = [{"offset": offset, "bytes": data} for offset, data in report.source.raw]
        facts = report.source._asdict() | {"raw": raw}
        data = facts.pop("data")
        if facts["left_out"] is None:
            del facts["left_out"]
        if (furniture := facts.pop("furniture")) is not None:
            facts["furniture"] = [{"text": text, "why": why} for text, why in furniture]
        entry["source"] = facts if data is None else facts | {"data": packed(data)}
    if report.output:
        entry["output"] = report.output._asdict()
    entry["error"] = {"code": report.error.code, "message": str(report.error)} if report.error else None
    return entry


def packed(data: bytes) -> str:
    """Bytes as base64 of zlib's, which `restore` reads."""
    import zlib
    from base64 import b64encode

    return b64encode(zlib.compress(data, 9)).decode("ascii")


def _original(original: Original | None) -> dict[str, Any] | None:
    if original is None:
        return None
    place = original.place
    return {"path": original.path, "line": place.line, "column": place.column, "start": place.start, "end": place.end}


def finding_object(located: Located) -> dict[str, Any]:
    finding = located.finding
    fix = located.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "text": located.text,
        "line": located.place.line,
        "column": located.place.column,
        "end_line": located.place.end_line,
        "end_column": located.place.end_column,
        "start": located.place.start,
        "end": located.place.end,
        **({"source_line": located.source_line} if located.source_line else {}),
        **({"source": _original(located.original)} if located.compared else {}),
        "fix": {
            "safety": fix.safety,
            "start": fix.start,
            "end": fix.end,
            "replacement": fix.replacement,
            **({"moved": dict(fix.moved)} if fix.moved else {}),
        }
        if fix
        else None,
    }
