"""What only two trees can tell: files without a partner, and translations older than their sources."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from qingwen.comparing.checks import tree_findings, with_originals
from qingwen.comparing.history import Change, last_changes
from qingwen.comparing.pairing import Pair
from qingwen.linting import reported
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, file_report, original
from qingwen.rules.pairs._base import PairRule
from qingwen.rules.pairs.missing_translation import MissingTranslation
from qingwen.rules.pairs.outdated_translation import OutdatedTranslation


class Tree:
    """Two folders that are compared; two files are no trees."""

    def __init__(self, source: str, translation: str) -> None:
        self.source, self.translation = source, translation

    def alone(self, file: Source, is_source: bool, rules: Sequence[PairRule]) -> FileReport:
        """The report on a file without a partner."""
        findings = [rule.of(is_source) for rule in rules if isinstance(rule, MissingTranslation)]
        findings = reported(file.document, findings, ())
        place = original(file, (0, 0)) if is_source else None
        return with_originals(file_report(file, findings), [place] * len(findings))

    def with_age(
        self, report: FileReport, source: Source, translation: Source, pair: Pair, rules: Sequence[PairRule]
    ) -> FileReport:
        """A pair's report, with a word on its age if the source is the newer one."""
        outdated = next((rule for rule in rules if isinstance(rule, OutdatedTranslation)), None)
        if not outdated or not os.path.isdir(self.source):
            return report
        ours, theirs = (self._changes.get(os.path.realpath(one.file or one.path)) for one in pair)
        if not ours or not theirs or ours.age >= theirs.age:
            return report
        finding = outdated.of(ours.day, theirs.day)
        return tree_findings(translation, report, finding, original(source, (0, 0)))

    @cached_property
    def _changes(self) -> dict[str, Change]:
        return last_changes(self.source, self.translation)
