"""What only two trees can tell: files without a partner, and translations older than their sources."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property

from qingwen.comparing.checks import tree_findings, with_originals
from qingwen.comparing.history import Change, last_changes
from qingwen.comparing.pairing import Pair
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, file_report, original
from qingwen.rules.pairs._base import PairRule
from qingwen.rules.pairs.missing_translation import MissingTranslation
from qingwen.rules.pairs.outdated_translation import OutdatedTranslation


class Tree:
    """Two folders that are compared, and the rules that look at whole files; two files are no trees."""

    def __init__(self, source: str, translation: str, rules: Sequence[PairRule]) -> None:
        self.source, self.translation = source, translation
        self._unpaired = next((rule for rule in rules if isinstance(rule, MissingTranslation)), None)
        self._outdated = next((rule for rule in rules if isinstance(rule, OutdatedTranslation)), None)

    def alone(self, file: Source, is_source: bool) -> FileReport:
        """The report on a file without a partner."""
        findings = [self._unpaired.of(is_source)] if self._unpaired else []
        place = original(file, (0, 0)) if is_source else None
        return with_originals(file_report(file, findings), [place] * len(findings))

    def with_age(self, report: FileReport, source: Source, translation: Source, pair: Pair) -> FileReport:
        """A pair's report, with a word on its age if the source is the newer one."""
        if not self._outdated or not os.path.isdir(self.source):
            return report
        ours, theirs = (self._changes.get(os.path.realpath(one.file or one.path)) for one in pair)
        if not ours or not theirs or ours.age >= theirs.age:
            return report
        finding = self._outdated.of(ours.day, theirs.day)
        return tree_findings(translation, report, [finding], [original(source, (0, 0))])

    @cached_property
    def _changes(self) -> dict[str, Change]:
        return last_changes(self.source, self.translation)
