"""What a run found, counted file by file."""

from __future__ import annotations

from collections import Counter

from qingwen.reporting.model import RENDERED, FileReport
from qingwen.rules.base import Fix
from qingwen.translation import translated


class Tally:
    """Counts over the reports added so far; of the findings themselves nothing is kept.

    rules: (code, name) → findings. fixable: (code, name) → findings that `--fix` would mend. done: findings dealt with. with_findings: files.
    """

    def __init__(self) -> None:
        self.files = self.errors = self.done = self.with_findings = 0
        self.severities: Counter[str] = Counter()
        self.rules: Counter[tuple[str, str]] = Counter()
        self.fixable: Counter[tuple[str, str]] = Counter()

    def add(self, report: FileReport) -> None:
        self.files += 1
        self.errors += report.error is not None
        self.with_findings += bool(report.findings)
        for one in report.findings:
            finding, fix = one.finding, one.fix
            rule = finding.code, finding.name
            self.severities[finding.severity] += 1
            self.rules[rule] += 1
            if one.done:
                self.done += 1
            elif is_fixable(report, fix):
                self.fixable[rule] += 1

    @property
    def findings(self) -> int:
        return self.rules.total()

    def by_code(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for (code, _), number in self.rules.items():
            counts[code] += number
        return dict(sorted(counts.items()))


def is_fixable(report: FileReport, fix: Fix | None) -> bool:
    """Whether `--fix` would do it."""
    return bool(report.kind not in RENDERED and fix and fix.safety == "safe" and not fix.moved and not fix.of_page)


def count(number: int, thing: str, things: str = "") -> str:
    """`1 file`, `2,763 files`."""
    return translated(f"{number:,} {thing if number == 1 else things or thing + 's'}")
