"""What is left to report once fixes were written, with its places in the file as it now is."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.editing import Edit, destination
from qingwen.fixing import Fixed
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, Located, file_report
from qingwen.rules.base import Finding
from qingwen.text.decoding import decode


def remaining(source: Source, fixed: Fixed, report: FileReport, data: bytes) -> Sequence[Located]:
    """The findings of a report that no edit dealt with. data: what was written."""
    open_ = [fixed.findings[i] for i, one in enumerate(report.findings) if not one.done]
    if not open_:
        return ()
    now = Source(source.path, fixed.document, decode(data, source.decoded.encoding), data)
    return file_report(now, _moved(open_, fixed.edits)).findings


def _moved(findings: Sequence[Finding], edits: Sequence[Edit]) -> list[Finding]:
    """Findings at their places in the edited text, without the fixes of which an edit took a part."""
    to = destination(edits)
    moved = []
    for finding in findings:
        fix = finding.fix
        if fix:
            start, end = to(fix.start), to(fix.end)
            fix = fix._replace(start=start, end=end) if end - start == fix.end - fix.start else None
        start = to(finding.start)
        moved.append(finding._replace(start=start, end=max(start, to(finding.end)), fix=fix))
    return moved
