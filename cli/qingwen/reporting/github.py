"""Annotations for GitHub Actions, and the summary of the job where `$GITHUB_STEP_SUMMARY` names a file for it."""

from __future__ import annotations

import os
from collections.abc import Callable

from qingwen.reporting.model import FileReport
from qingwen.reporting.terminal import inactive
from qingwen.reporting.writer import Look, Writer
from qingwen.translation import told

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


class GithubWriter(Writer):
    """One workflow command a finding; the log shows its message, so that says where it is."""

    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.summary = None
        if os.environ.get("GITHUB_STEP_SUMMARY"):
            from qingwen.reporting.job_summary import JobSummary

            self.summary = JobSummary(os.environ["GITHUB_STEP_SUMMARY"], look)

    def add(self, report: FileReport) -> None:
        path = self.look.prefix + report.path
        if report.error:
            self._annotate("error", "", told(report.error), file=path, title="qingwen")
        for one in report.open:
            place, finding = one.place, one.finding
            where: dict[str, object] = {"file": path, "line": place.line, "endLine": place.end_line}
            if place.line == place.end_line:  # or GitHub refuses the columns
                where |= {"col": place.column, "endColumn": place.end_column}
            title = f"qingwen ({finding.code} {finding.name})"
            where_in_log = f"{path}:{place.line}:{place.column}: {finding.code} "
            self._annotate(LEVELS[finding.severity], where_in_log, finding.message, title=title, **where)
        if self.summary:
            self.summary.add(report)

    def end(self) -> None:
        if self.summary:
            self.summary.end()

    def _annotate(self, level: str, told: str, message: str, **properties: object) -> None:
        told_of = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        self.write(f"::{level} {told_of}::{_data(told + message)}\n")


def _data(text: str) -> str:
    """The message of a command: on one line, and nothing in it ends it."""
    return inactive(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
