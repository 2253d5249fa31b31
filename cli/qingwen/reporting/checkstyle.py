"""Checkstyle's XML, which most CI servers read."""

from __future__ import annotations

from collections.abc import Callable

from qingwen.reporting.model import FileReport
from qingwen.reporting.writer import Look, Writer
from qingwen.reporting.xml_text import attribute


class CheckstyleWriter(Writer):
    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n')

    def add(self, report: FileReport) -> None:
        if not report.error and not report.open:
            return
        self.write(f"  <file name={attribute(report.path)}>\n")
        if report.error:
            self._error(1, 1, "error", str(report.error), report.error.code)
        for one in report.open:
            finding = one.finding
            message = f"{finding.code} {finding.message}"
            self._error(one.place.line, one.place.column, finding.severity, message, finding.name)
        self.write("  </file>\n")

    def _error(self, line: int, column: int, severity: str, message: str, source: str) -> None:
        self.write(
            f'    <error line="{line}" column="{column}" severity="{severity}" message={attribute(message)}'
            f" source={attribute(f'qingwen.{source}')}/>\n"
        )

    def end(self) -> None:
        self.write("</checkstyle>\n")
