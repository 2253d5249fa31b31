"""What the rules share that look at a source and its translation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison

Span = tuple[int, int]


class PairFinding(NamedTuple):
    """A finding with its place in the translation, and the span of the source that it is about, or None."""

    finding: Finding
    source: Span | None


class PairRule(Rule):
    """A rule that `compare` calls; `lint` does not."""

    kinds = ()
    seen_in = "a source and its translation"
    examples = ()

    def check(self, document: Document) -> Iterator[Finding]:
        yield from ()

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        raise NotImplementedError

    def at(self, place: Span, source: Span | None, confidence: float = 0.9, **values: Any) -> PairFinding:
        return PairFinding(self.finding(*place, confidence=confidence, **values), source)
