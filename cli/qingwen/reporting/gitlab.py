"""GitLab's code quality report: an array of issues."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qingwen.reporting.fingerprints import Fingerprints
from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport
from qingwen.reporting.writer import Look, Writer

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


class GitlabWriter(Writer):
    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.before = "[\n"

    def add(self, report: FileReport) -> None:
        path = self.look.prefix + report.path
        fingerprints = Fingerprints(path)
        if report.error:
            issue = {
                "description": str(report.error),
                "check_name": report.error.code,
                "fingerprint": f"{report.error.code}:{path}",
                "severity": "critical",
                "location": {"path": path, "lines": {"begin": 1}},
            }
            self._issue(issue)
        for one in report.open:
            finding, place = one.finding, one.place
            issue = {
                "description": f"{finding.code} {finding.name}: {finding.message}",
                "check_name": finding.code,
                "fingerprint": fingerprints.of(one),
                "severity": SEVERITIES[finding.severity],
                "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
            }
            self._issue(issue)

    def _issue(self, issue: dict[str, Any]) -> None:
        self.write(self.before + dump(issue))
        self.before = ",\n"

    def end(self) -> None:
        self.write("[]\n" if self.before == "[\n" else "\n]\n")
