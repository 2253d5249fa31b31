"""Findings that a comment in the text silences, and comments that silence nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from qingwen.rules.base import FAMILIES, Finding, Rule
from qingwen.text.document import Document
from qingwen.text.markdown.suppressions import VERBS, Suppression, find_suppressions


def suppressed(document: Document, findings: list[Finding], ran: Sequence[Rule]) -> list[Finding]:
    """The findings that no comment silences, and what the rules that ran say of the comments themselves."""
    suppressions = document.once(find_suppressions)
    if not suppressions:
        return findings
    comments = _Comments(suppressions)
    left = [one for one in findings if not comments.silence(one)]
    used = comments.used()
    named = _Comments([one if one.rules else one._replace(verb="") for one in suppressions])
    for rule in ran:
        left += [one for one in rule.judge(document, suppressions, used, ran) if not named.silence(one)]
    return left


class _Comments:
    """Which findings some comments silence, rule by rule, so that many comments cost no more than their number."""

    def __init__(self, suppressions: Sequence[Suppression]) -> None:
        self._all = suppressions
        self._by_selector: dict[str, list[int]] = {}
        for i, one in enumerate(suppressions):
            if one.verb in VERBS:
                for selector in {form for rule in one.rules or ("",) for form in (rule.upper(), rule.lower())}:
                    self._by_selector.setdefault(selector, []).append(i)
        self._of_rule: dict[tuple[str, str], tuple[list[tuple[int, int, int]], _Stretches]] = {}
        self._silenced: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def silence(self, finding: Finding) -> bool:
        """Whether one of them silences a finding: where it is, or where its fix is, which would change what is protected."""
        rule = finding.code, finding.name
        if rule not in self._of_rule:
            found = self._stretches(*rule)
            self._of_rule[rule] = found, _Stretches(found)
        spans = [span for span in _spans(finding) if self._of_rule[rule][1].touch(*span)]
        self._silenced.setdefault(rule, []).extend(spans)
        return bool(spans)

    def used(self) -> frozenset[int]:
        """The indices of those that silenced a finding so far."""
        used = set()
        for rule, (found, _) in self._of_rule.items():
            silenced = _Stretches(self._silenced[rule])
            used |= {i for first, last, i in found if silenced.touch(first, last)}
        return frozenset(used)

    def _stretches(self, code: str, name: str) -> list[tuple[int, int, int]]:
        """(first, last, index) of the comments that name a rule: `disable` holds until the rule is enabled."""
        found, open_ = [], dict[tuple[str, ...], int]()
        for i in sorted({i for selector in ("", *selectors(code, name)) for i in self._by_selector.get(selector, ())}):
            one = self._all[i]
            if one.verb == "enable":
                found += [(self._all[other].first, one.start, other) for other in open_.values()]
                open_.clear()
            elif one.verb == "disable":
                open_.setdefault(one.rules, i)  # said twice, the second silences nothing
            elif one.first < one.last:
                found.append((one.first, one.last, i))
        return found + [(self._all[i].first, self._all[i].last, i) for i in open_.values()]


class _Stretches:
    """Stretches of text, which may overlap, by their first two numbers."""

    def __init__(self, stretches: Iterable[tuple[int, ...]]) -> None:
        ordered = sorted(stretches)
        self._starts = [one[0] for one in ordered]
        self._reach = list(accumulate((one[1] for one in ordered), max))

    def touch(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end)
        return at > 0 and self._reach[at - 1] > start


def silences(one: Suppression, finding: Finding) -> bool:
    """Whether a comment by itself silences a finding."""
    return _Comments([one]).silence(finding)


def _spans(finding: Finding) -> list[tuple[int, int]]:
    fix = finding.fix or finding
    return [(start, max(end, start + 1)) for start, end in {(finding.start, finding.end), (fix.start, fix.end)}]


def selectors(code: str, name: str) -> list[str]:
    """All that a comment may call a rule: its code, a prefix of it, its name, its family."""
    family = FAMILIES.get(code[:3])
    return [code[:letters] for letters in range(2, len(code) + 1)] + [name] + ([family] if family else [])


@cache
def meanings(rules: tuple[Rule, ...]) -> dict[str, frozenset[str]]:
    """Selector → the codes of those of the rules that it means."""
    found: dict[str, set[str]] = {}
    for rule in rules:
        for selector in selectors(rule.code, rule.name):
            found.setdefault(selector, set()).add(rule.code)
    return {selector: frozenset(codes) for selector, codes in found.items()}
