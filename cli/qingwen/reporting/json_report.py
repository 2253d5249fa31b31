"""JSON, version 1: one object, or one line a file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qingwen import __version__
from qingwen.reporting.model import FileReport, Located

VERSION = 1


def json_report(reports: Sequence[FileReport]) -> str:
    """The whole run as one JSON object; ends in a newline."""
    head = f'{{"version": {VERSION}, "tool": {_dump(f"qingwen {__version__}")},\n"files": ['
    files = ",\n".join(_dump(file_object(report)) for report in reports)
    return f'{head}\n{files}\n],\n"summary": {_dump(summary_object(reports))}}}\n'


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def json_lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """One file a line, each with its newline."""
    for report in reports:
        yield _dump(file_object(report)) + "\n"


def summary_object(reports: Sequence[FileReport]) -> dict[str, Any]:
    counts = Counter(located.finding.code for report in reports for located in report.findings)
    return {
        "files": len(reports),
        "findings": counts.total(),
        "errors": sum(report.error is not None for report in reports),
        "by_code": dict(sorted(counts.items())),
    }


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
