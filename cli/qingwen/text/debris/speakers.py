"""Who speaks in an interview: what is asked behind `记者：` is no credit, nor is what another such label answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match

QUESTION = ("？", "?", "？”", "?”")
SENTENCE = (*QUESTION, "。", ".", "！", "!", "。”", ".”")
TURNS = 2  # of two that speak by turns
_speaker = lazy(r"[^\W\d][^：:\n]{0,23}[：:](?=.)")


def spoken(lines: Iterable[tuple[str, Match | None]]) -> frozenset[str]:
    """The labels of credits (`记者：`) that somebody speaks behind: one that asks something, or that another speaks below again and again, in
    sentences; and then each that stands there again and again.
    """
    labels: Counter[str] = Counter()
    turns: Counter[tuple[str, str]] = Counter()
    asking, saying = set(), set()
    above = ""
    for line, match in lines:
        if above and match is None and (found := _speaker.match(line)):
            turns[above, found[0]] += 1
        above = label_of(line, match) if match else ""
        if above:
            labels[above] += 1
            if line.endswith(QUESTION):
                asking.add(above)
            if line.endswith(SENTENCE):
                saying.add(above)
    asking |= {label for (label, _), times in turns.items() if times >= TURNS and label in saying}
    return frozenset(label for label, times in labels.items() if label in asking or (asking and times > 1))


def label_of(line: str, match: Match | None) -> str:
    """The label of a line of credits; `""` where it has none."""
    return line[: match.label_end] if match and match.rule == "credit-line" and match.label_end else ""
