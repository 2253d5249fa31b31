"""JUnit's XML: a suite a file, a test a finding; a file without findings is one test that passes."""

from __future__ import annotations

from collections.abc import Callable

from qingwen.reporting.model import FileReport, Located
from qingwen.reporting.writer import Look, Writer
from qingwen.reporting.xml_text import attribute, element


class JunitWriter(Writer):
    """What does not fail the run (`--fail-on`) passes, with its message as output."""

    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="qingwen">\n')

    def add(self, report: FileReport) -> None:
        found = report.open
        failures = sum(self.look.fails(one.finding.severity) for one in found)
        errors = int(report.error is not None)
        tests = max(1, len(found) + errors)
        path = attribute(report.path)
        self.write(
            f'  <testsuite name={path} tests="{tests}" failures="{failures}" errors="{errors}" skipped="0" time="0">\n'
        )
        if report.error:
            told = attribute(str(report.error))
            self.write(
                f'    <testcase name="read" classname={path} time="0">\n'
                f"      <error type={attribute(report.error.code)} message={told}/>\n    </testcase>\n"
            )
        elif not found:
            self.write(f'    <testcase name="qingwen" classname={path} time="0"/>\n')
        for one in found:
            self._case(report.path, one)
        self.write("  </testsuite>\n")

    def _case(self, path: str, one: Located) -> None:
        finding, place = one.finding, one.place
        name = attribute(f"{finding.code} {finding.name} {place.line}:{place.column}")
        self.write(
            f'    <testcase name={name} classname={attribute(path)} file={attribute(path)} line="{place.line}" time="0">\n'
        )
        told = (
            f"{path}:{place.line}:{place.column}: {finding.severity} {finding.code} {finding.name}: {finding.message}"
        )
        if self.look.fails(finding.severity):
            self.write(
                f"      <failure type={attribute(finding.code)} message={attribute(finding.message)}>"
                f"{element(told)}</failure>\n"
            )
        else:
            self.write(f"      <system-out>{element(told)}</system-out>\n")
        self.write("    </testcase>\n")

    def end(self) -> None:
        self.write("</testsuites>\n")
