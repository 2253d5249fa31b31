"""Findings that a comment in the text silences, and comments that silence nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

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
    order = [i for i, one in enumerate(suppressions) if one.first < one.last and one.verb != "enable"]
    order.sort(key=lambda i: suppressions[i].first)
    firsts = [suppressions[i].first for i in order]
    reach = list(accumulate((suppressions[i].last for i in order), max))

    def _near(finding: Finding) -> Iterator[int]:
        """Those that may hold where a finding, or its fix, is."""
        fix = finding.fix or finding
        low, high = min(finding.start, fix.start), max(finding.end, fix.end)
        at = bisect_left(firsts, max(high, low + 1)) - 1
        while at >= 0 and reach[at] > low:
            yield order[at]
            at -= 1

    for finding in findings:
        hits = [i for i in _near(finding) if silences(suppressions[i], finding)]
        used.update(hits)
        if not hits:
            left.append(finding)
    for rule in ran:
        for finding in rule.judge(document, suppressions, frozenset(used), ran):
            if not any(silences(suppressions[i], finding) for i in _near(finding) if suppressions[i].rules):
                left.append(finding)
    return left


def silences(one: Suppression, finding: Finding) -> bool:
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
