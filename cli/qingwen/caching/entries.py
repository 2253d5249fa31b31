"""A file's report as a line of JSON, and back: without its path, which another file of the same text does not share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qingwen.reporting.model import FileReport, Located, Place, SourceFacts
from qingwen.rules.base import Finding, Fix


def to_line(report: FileReport) -> str:
    """One line of JSON; of a report in which nothing was changed."""
    source = report.source
    row = [
        report.encoding,
        report.kind,
        report.language,
        [_located_row(one) for one in report.findings],
        source and list(source[:6]),
        list(report.notes),
        dict(report.seen or {}),
    ]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def from_line(line: str, path: str) -> FileReport | None:
    """The report, under another path; None for a line that is none."""
    try:
        encoding, kind, language, findings, source, notes, seen = json.loads(line)
        facts = source and _facts(*source)
        located = [_located(row) for row in findings]
        return FileReport(path, encoding, kind, language, located, None, facts, notes=notes, seen=dict(seen))
    except (ValueError, TypeError, IndexError, AttributeError):
        return None


def _facts(sha256: str, size: int, bom: bool, newline: str, raw: list[list[Any]], left_out: int | None) -> SourceFacts:
    return SourceFacts(sha256, size, bom, newline, [(offset, data) for offset, data in raw], left_out)


def _located_row(one: Located) -> list[Any]:
    finding = one.finding
    return [
        list(finding[:7]),
        finding.fix and list(finding.fix),
        list(one.place),
        one.text,
        one.context,
        None if one.fix == finding.fix else one.fix and list(one.fix),
        one.source_line,
        one.before,
        one.fix_place and list(one.fix_place),
    ]


def _located(row: Sequence[Any]) -> Located:
    finding, fix, place, text, context, fix_in_source, source_line, before, fix_place = row
    fix = _fix(fix)
    return Located(
        Finding._make([*finding, fix]),
        Place(*place),
        text,
        context,
        _fix(fix_in_source) or fix,
        False,
        source_line,
        before,
        fix_place and Place(*fix_place),
    )


def _fix(row: Sequence[Any] | None) -> Fix | None:
    if row is None:
        return None
    safety, start, end, replacement, moved, of_page = row
    return Fix(safety, start, end, replacement, tuple((name, value) for name, value in moved), of_page)
