"""A line a finding, as compilers write them: terminals and editors lead from it to the place."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.reporting.model import FileReport
from qingwen.reporting.terminal import BOLD, CYAN, RED, SEVERITY_COLOUR, visible
from qingwen.reporting.text_report import TextWriter
from qingwen.translation import told


class ConciseWriter(TextWriter):
    """`a.md:5:1: warning: QW101 image-placeholder: An image is missing here.`, then the summary."""

    def lines(self, report: FileReport) -> Iterator[str]:
        style, path = self.style, self.style(visible(report.path), BOLD)
        if report.error:
            yield f"{path}:1:1: {style('error', RED)}: {visible(told(report.error))}"
        for one in report.open:
            place, finding = one.place, one.finding
            severity = style(finding.severity, SEVERITY_COLOUR[finding.severity])
            rule = style(f"{finding.code} {finding.name}", CYAN)
            yield f"{path}:{place.line}:{place.column}: {severity}: {rule}: {visible(finding.message)}"
