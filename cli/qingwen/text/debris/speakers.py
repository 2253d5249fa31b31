"""Who speaks in an interview: what is asked behind `记者：` is no credit, nor is what another such label answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qingwen.text.debris.phrase_table import Match

QUESTION = ("？", "?", "？”", "?”")


def spoken(lines: Iterable[tuple[str, Match | None]]) -> frozenset[str]:
    """The labels of credits (`记者：`) that somebody speaks behind: one that asks something, and then each that stands there again and again."""
    labels: Counter[str] = Counter()
    asking = set()
    for line, match in lines:
        if label := label_of(line, match):
            labels[label] += 1
            if line.endswith(QUESTION):
                asking.add(label)
    return frozenset(label for label, times in labels.items() if label in asking or (asking and times > 1))


def label_of(line: str, match: Match | None) -> str:
    """The label of a line of credits; `""` where it has none."""
    return line[: match.label_end] if match and match.rule == "credit-line" and match.label_end else ""
