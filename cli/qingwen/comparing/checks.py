"""One pair of files compared by the rules of pairs, as a report on the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.comparing.comparison import Comparison
from qingwen.comparing.glossary import Glossary
from qingwen.linting import select
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, Original, file_report, original
from qingwen.rules import family
from qingwen.rules.pairs._base import PairFinding, PairRule

SAME_SHARE = 0.5  # of the source's segments that must have another half, for two files to be a pair


def chosen_rules(selected: Sequence[str] = (), ignored: Sequence[str] = ()) -> tuple[PairRule, ...]:
    """The rules of pairs that selectors choose, by default all. Raises UsageError."""
    chosen = select(selected or ("QW4",), ignored)
    return tuple(rule for rule in chosen if isinstance(rule, PairRule))


def every_rule() -> tuple[PairRule, ...]:
    return tuple(rule for rule in family("pairs") if isinstance(rule, PairRule))


def compare_sources(
    source: Source, translation: Source, rules: Sequence[PairRule], glossary: Glossary | None = None
) -> tuple[FileReport, list[str]]:
    """The report on the translation, and what is to be said of the pair: sentences without a path."""
    comparison = Comparison(source.document, translation.document, glossary)
    notes = list(_notes(comparison))
    found: list[PairFinding] = []
    if not comparison.strangers:
        for rule in rules:
            found += rule.compare(comparison)
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
    ours, theirs = comparison.languages
    if not comparison.ours or not comparison.theirs:
        side = "source" if not comparison.ours else "translation"
        yield f"its {side} is empty" if side == "source" else "it is empty, so all of its source is missing"
    elif ours == theirs and ours and [one.text for one in comparison.ours] != [one.text for one in comparison.theirs]:
        name = {"zh": "Chinese", "en": "English"}.get(ours, ours)
        yield f"it and its source are both {name}; is one of them in its place?"
    elif [one.text for one in comparison.ours] == [one.text for one in comparison.theirs]:
        yield "it is the same as its source"
    if comparison.strangers:
        yield (
            f"it has next to nothing of its source ({len(comparison.theirs)} paragraphs against {len(comparison.ours)}), so nothing "
            "was compared: are these a pair?"
        )
