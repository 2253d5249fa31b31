"""JSON, version 1: one object, or one line a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from qingwen import __version__
from qingwen.editing import Edit
from qingwen.reporting.json_text import dump, string
from qingwen.reporting.model import FileReport, Located, Original, Output, SourceFacts
from qingwen.reporting.tally import Tally
from qingwen.reporting.writer import Look, Writer
from qingwen.rules.base import Fix

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
        self.write(self.before + file_text(report))
        self.before = ",\n"

    def end(self) -> None:
        self.write(f'\n],\n"summary": {dump(summary_object(self.tally))}}}\n')


class JsonLinesWriter(Writer):
    """One file a line."""

    def add(self, report: FileReport) -> None:
        self.write(file_text(report) + "\n")


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


def file_text(
    report: FileReport, origin: Mapping[str, Any] = MappingProxyType({}), error: Mapping[str, str] | None = None
) -> str:
    """The entry of one file, on one line. origin: fields that it begins with. error: its error, if not the report's.

    Its findings and edits are written without the encoder, which took a third of what `batch` added to cleaning.
    """
    told = {"path": report.path, "encoding": report.encoding, "kind": report.kind, "language": report.language}
    parts = [dump({**origin, **told})[:-1], f'"findings": [{", ".join(map(_finding, report.findings))}]']
    if report.edits is not None:
        parts.append(f'"edits": [{", ".join(map(_edit, report.edits))}]')
    rest: dict[str, Any] = {}
    if report.source:
        rest["source"] = _source(report.source)
    if report.output:
        rest["output"] = _output(report.output)
    if report.error:
        error = {"code": report.error.code, "message": str(report.error)}
    rest["error"] = error
    return ", ".join([*parts, dump(rest)[1:]])


def _source(source: SourceFacts) -> dict[str, Any]:
    facts = source._asdict() | {"raw": [{"offset": offset, "bytes": data} for offset, data in source.raw]}
    data = facts.pop("data")
    if facts["left_out"] is None:
        del facts["left_out"]
    if (furniture := facts.pop("furniture")) is not None:
        facts["furniture"] = [{"text": text, "why": why} for text, why in furniture]
    return facts if data is None else facts | {"data": packed(data)}


def _output(output: Output) -> dict[str, Any]:
    facts = output._asdict()
    data = facts.pop("data")
    return facts if data is None else facts | {"data": packed(data)}


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


def _finding(located: Located) -> str:
    finding, place = located.finding, located.place
    source_line = f'"source_line": {located.source_line}, ' if located.source_line else ""
    source = f'"source": {dump(_original(located.original))}, ' if located.compared else ""
    return (
        f'{{"code": {string(finding.code)}, "name": {string(finding.name)}, "severity": {string(finding.severity)}, '
        f'"confidence": {finding.confidence}, "message": {string(finding.message)}, "text": {string(located.text)}, '
        f'"line": {place.line}, "column": {place.column}, "end_line": {place.end_line}, "end_column": {place.end_column}, '
        f'"start": {place.start}, "end": {place.end}, {source_line}{source}"fix": {_fix(located.fix)}}}'
    )


def _fix(fix: Fix | None) -> str:
    if fix is None:
        return "null"
    moved = f', "moved": {dump(dict(fix.moved))}' if fix.moved else ""
    of_page = ', "of_page": true' if fix.of_page else ""
    replacement = string(fix.replacement)
    return f'{{"safety": "{fix.safety}", "start": {fix.start}, "end": {fix.end}, "replacement": {replacement}{moved}{of_page}}}'


def _edit(edit: Edit) -> str:
    finding = "null" if edit.finding is None else edit.finding
    return (
        f'{{"start": {edit.start}, "end": {edit.end}, "old": {string(edit.old)}, "new": {string(edit.new)}, '
        f'"finding": {finding}}}'
    )
