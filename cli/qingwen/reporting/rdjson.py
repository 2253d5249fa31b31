"""reviewdog's diagnostic format, with a suggestion where there is a fix. Its columns are bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qingwen.lazy_pattern import lazy
from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport, Place
from qingwen.reporting.writer import Look, Writer
from qingwen.translation import translated

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


class RdjsonWriter(Writer):
    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.before = '{"source": {"name": "qingwen"}, "diagnostics": [\n'
        self.opened = False

    def add(self, report: FileReport) -> None:
        if report.error:
            self._diagnostic(
                {
                    "message": _inert(str(report.error)),
                    "location": {"path": report.path},
                    "severity": "ERROR",
                    "code": {"value": report.error.code},
                }
            )
        for one in report.open:
            finding, fix = one.finding, one.fix
            diagnostic: dict[str, Any] = {
                "message": _inert(finding.message),
                "location": {"path": report.path, "range": _range(one.place)},
                "severity": SEVERITIES[finding.severity],
                "code": {"value": f"{finding.code} {finding.name}"},
            }
            if fix and one.fix_place and not fix.moved and not fix.of_page:
                if fix.safety == "unsafe":  # the format has no place for it
                    diagnostic["message"] += " " + translated("(The suggestion is an unsafe fix: look at it first.)")
                diagnostic["suggestions"] = [{"range": _range(one.fix_place), "text": fix.replacement}]
            self._diagnostic(diagnostic)

    def _diagnostic(self, diagnostic: dict[str, Any]) -> None:
        self.write(self.before + dump(diagnostic))
        self.before, self.opened = ",\n", True

    def end(self) -> None:
        self.write("\n]}\n" if self.opened else self.before + "]}\n")


def _range(place: Place) -> dict[str, dict[str, int]]:
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.end_byte_column},
    }


_markup = lazy(r"<|!(?=\[)|\](?=\()")


def _inert(message: str) -> str:
    """A message that reviewdog may put into a comment, where it is read as Markdown: no tags, links or pictures in it."""
    return _markup.sub(lambda m: f"\\{m[0]}", message)
