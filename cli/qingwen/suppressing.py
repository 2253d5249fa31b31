"""Findings that a comment in the text silences, and comments that silence nothing."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document
from qingwen.text.suppressions import Suppression, find_suppressions


def suppressed(document: Document, findings: list[Finding], ran: Sequence[Rule]) -> list[Finding]:
    """The findings that no comment silences, and what the rules that ran say of the comments themselves."""
    suppressions = document.once(find_suppressions)
    if not suppressions:
        return findings
    used: set[int] = set()
    left = []
    for finding in findings:
        hits = [i for i, one in enumerate(suppressions) if _silences(one, finding)]
        used.update(hits)
        if not hits:
            left.append(finding)
    for rule in ran:
        for finding in rule.judge(document, suppressions, frozenset(used), ran):
            if not any(_silences(one, finding) for one in suppressions if one.rules):
                left.append(finding)
    return left


def _silences(one: Suppression, finding: Finding) -> bool:
    if one.verb == "enable" or not (not one.rules or any(named(rule, finding) for rule in one.rules)):
        return False
    spans = [(finding.start, finding.end)]
    if finding.fix:  # what is protected must not be changed either
        spans.append((finding.fix.start, finding.fix.end))
    return any(start < one.last and max(end, start + 1) > one.first for start, end in spans)


def named(selector: str, thing: Finding | Rule) -> bool:
    """Whether a selector in a comment (code, prefix or name) means a rule, or the rule of a finding."""
    code = selector.upper()
    return selector.lower() == thing.name or (len(code) > 1 and thing.code.startswith(code))
