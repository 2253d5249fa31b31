"""Finished translations back into the documents that they came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qingwen.editing import Edit
from qingwen.handover.escaping import Refused, placed, stands_in
from qingwen.handover.exporting import fragment_rules, fragments
from qingwen.handover.units import DIRECTIONS, Unit
from qingwen.linting import reported
from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document

_NO_PROSE = ("fenced-code", "indented-code", "code", "html", "link-target", "url", "math", "shortcode", "front-matter")
PROTECTED = "a comment, or allow in the configuration, keeps it as it is"
CHANGED = "its source has changed since it was exported"


class Applied(NamedTuple):
    """What becomes of one document.

    edits, with their findings; refused units, each with the reason; and how many are in their place already.
    """

    findings: list[Finding]
    edits: list[Edit]
    refused: list[tuple[Unit, str]]
    there: int


def apply_units(document: Document, units: Sequence[Unit], rules: Sequence[Rule]) -> Applied:
    """The edits that put finished units of a document in their places. rules: those of `fragment_rules` that hold for it."""
    places = _Places(document, rules)
    refused: list[tuple[Unit, str]] = []
    there = 0
    wanted: list[tuple[int, int, str, Finding]] = []
    for unit in units:
        try:
            finding = places.of(unit)
            wanted.append((*placed(document, finding.start, finding.end, unit.target), finding))
        except Refused as reason:
            if str(reason) == CHANGED and stands_in(document, unit.target):
                there += 1
            else:
                refused.append((unit, str(reason)))
    wanted.sort(key=lambda one: one[:2])
    findings: list[Finding] = []
    edits: list[Edit] = []
    for start, end, new, finding in wanted:
        old = document.text[start:end]
        if old != new and not (edits and start < edits[-1].end):
            edits.append(Edit(start, end, old, new, len(findings)))
            findings.append(finding)
    return Applied(findings, edits, refused, there)


class _Places:
    """Where the fragments of a document are now."""

    def __init__(self, document: Document, rules: Sequence[Rule]) -> None:
        self.document, self.rules = document, rules
        self.found = {document.language: _by_source(document, rules)}

    def of(self, unit: Unit) -> Finding:
        """The finding that a unit was made of. Raises Refused."""
        # An article half of which is translated by now, or whose language was given, may be told otherwise.
        for language in (self.document.language, DIRECTIONS[unit.rule][1]):
            if language not in self.found:
                self.found[language] = _by_source(_in_language(self.document, language), self.rules)
            same = self.found[language].get((unit.rule, unit.source), [])
            if unit.number <= len(same):
                return same[unit.number - 1]
        text = self.document.text
        start = text.find(unit.source)
        end = start + len(unit.source)
        if start < 0 or unit.number > 1 or text.find(unit.source, start + 1) >= 0:
            raise Refused(CHANGED)
        if self.document.protection(start, start + 1) in _NO_PROSE:
            raise Refused(CHANGED)
        rule = next(rule for rule in fragment_rules() if rule.name == unit.rule)
        finding = rule.finding(start, end, message="Untranslated.")
        if not reported(self.document, [finding], ()):
            raise Refused(PROTECTED)
        return finding


def _by_source(document: Document, rules: Sequence[Rule]) -> dict[tuple[str, str], list[Finding]]:
    places: dict[tuple[str, str], list[Finding]] = {}
    for finding in fragments(document, rules):
        places.setdefault((finding.name, document.text[finding.start : finding.end]), []).append(finding)
    return places


def _in_language(document: Document, language: str) -> Document:
    return Document(
        document.text,
        document.kind,
        path=document.path,
        folder=document.folder,
        language=language,
        allow=document.allow,
    )
