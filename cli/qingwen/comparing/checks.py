"""One pair of files compared by the rules of pairs, as a report on the translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qingwen.comparing.comparison import Comparison
from qingwen.comparing.glossary import Glossary
from qingwen.linting import reported
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, Original, file_report, original
from qingwen.rules import family
from qingwen.rules.base import Finding, Rule
from qingwen.rules.pairs._base import PairFinding, PairRule
from qingwen.rules.pairs.unrelated_texts import UnrelatedTexts


def pair_rules(chosen: Iterable[Rule] | None = None) -> tuple[PairRule, ...]:
    """The rules of pairs, or those of some rules."""
    return tuple(rule for rule in (family("pairs") if chosen is None else chosen) if isinstance(rule, PairRule))


def tree_findings(source: Source, report: FileReport, finding: Finding, original: Original) -> FileReport:
    """A report with what is to be said of the file as a whole before the rest."""
    if not (findings := reported(source.document, [finding], ())):
        return report
    first = with_originals(file_report(source, findings), [original])
    return report._replace(findings=[*first.findings, *report.findings])


def compare_sources(
    source: Source, translation: Source, rules: Sequence[PairRule], glossary: Glossary | None = None
) -> tuple[FileReport, list[str]]:
    """The report on the translation, and what is to be said of the pair: sentences without a path."""
    comparison = Comparison(source.document, translation.document, glossary)
    notes = list(_notes(comparison))
    found: list[PairFinding] = []
    for rule in rules:
        if not comparison.strangers or isinstance(rule, UnrelatedTexts):
            found += rule.compare(comparison)
    kept = {id(one) for one in reported(translation.document, [one.finding for one in found], rules)}
    found = [one for one in found if id(one.finding) in kept]
    found.sort(key=lambda one: (one.finding.start, one.finding.end, one.finding.code, one.source or (0, 0)))
    report = file_report(translation, [one.finding for one in found])
    placed = (original(source, one.source) if one.source else None for one in found)
    return with_originals(report, list(placed)), notes


def with_originals(report: FileReport, originals: Sequence[Original | None]) -> FileReport:
    located = [
        one._replace(original=place, compared=True) for one, place in zip(report.findings, originals, strict=True)
    ]
    return report._replace(findings=located)


def _notes(comparison: Comparison) -> Iterator[str]:
    same = [one.text for one in comparison.ours] == [one.text for one in comparison.theirs]
    if not comparison.ours or not comparison.theirs:
        if not comparison.theirs and not comparison.ours:
            yield "it and its source are empty"
        else:
            yield "it is empty" if comparison.ours else "its source is empty"
    elif comparison.strangers:
        yield "it has next to nothing of its source, so nothing else was compared: are these a pair?"
    elif same:
        yield "it is the same as its source"
    elif comparison.same_language:
        language = comparison.source.language
        name = {"zh": "Chinese", "en": "English"}.get(language, language)
        yield f"it and its source are both {name}; is one of them in its place?"
