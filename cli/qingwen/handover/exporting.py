"""The untranslated fragments of a document, with what a translator needs to know of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qingwen.handover.units import DIRECTIONS, Unit, unit_id
from qingwen.lazy_pattern import lazy
from qingwen.linting import lint
from qingwen.rules import all_rules
from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document

SHOWN = 300  # characters of a neighbouring paragraph
_heading = lazy(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M)
_gap = lazy(r"\n[ \t\u3000]*\n")


def fragment_rules() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules() if rule.name in DIRECTIONS)


def fragments(document: Document, rules: Sequence[Rule]) -> list[Finding]:
    """The findings of such rules that have a text to translate; where two overlap, the first."""
    found: list[Finding] = []
    for finding in lint(document, rules):
        if document.text[finding.start : finding.end].strip() and (not found or finding.start >= found[-1].end):
            found.append(finding)
    return found


def export(document: Document, rules: Sequence[Rule]) -> Iterator[Unit]:
    """The units of a document, in order. rules: those of `fragment_rules` that hold for it."""
    text = document.text
    number: Counter[tuple[str, str]] = Counter()
    headings = [(m.start(), _one_line(m[1])) for m in _heading.finditer(text)] if document.kind == "markdown" else []
    headings.reverse()
    above = ""
    for finding in fragments(document, rules):
        begin = document.line_at(finding.start)[0]
        while headings and headings[-1][0] < begin:
            above = headings.pop()[1]
        source = text[finding.start : finding.end]
        number[finding.name, source] += 1
        which = number[finding.name, source]
        before, after = _beside(text, finding.start, finding.end)
        yield Unit(
            unit_id(document.path, finding.name, source, which),
            document.path,
            document.position(finding.start)[0],
            finding.name,
            source,
            which,
            above,
            before,
            after,
        )


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a fragment: of its paragraph, or, where it fills that, the next paragraphs."""
    first, last = max(0, start - 2 * SHOWN), min(len(text), end + 2 * SHOWN)
    before = _gap.split(text[first:start].rstrip("\n "))[-1]
    after = _gap.split(text[end:last].lstrip("\n "))[0]
    return _one_line(before).rstrip("|-*+> ")[-SHOWN:], _one_line(after).lstrip("| ")[:SHOWN]


def _one_line(text: str) -> str:
    return " ".join(text.split())
