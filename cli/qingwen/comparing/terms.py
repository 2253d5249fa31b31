"""Terms of a glossary that a translation does not have where its source does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from qingwen.comparing.glossary import Term
from qingwen.lazy_pattern import lazy

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison

_han = lazy("[\u3400-\u9fff]")


class Unkept(NamedTuple):
    """A term of the source at `source`, and the paragraph of the translation that has none of its renderings."""

    term: Term
    place: tuple[int, int]
    source: tuple[int, int]


def unkept_terms(comparison: Comparison) -> Iterator[Unkept]:
    """In the order of the translation; once for each term and paragraph."""
    if not comparison.glossary:
        return
    terms = {term.source.lower(): term for term in _turned(comparison.glossary, comparison.source.language)}
    find = re.compile("|".join(_pattern(term) for term in sorted(terms, key=len, reverse=True)), re.I).finditer
    for pair in comparison.pairs:
        if pair.ours[0].form == "code" or [one.text for one in pair.ours] == [one.text for one in pair.theirs]:
            continue
        here = "\n".join(one.text for one in pair.theirs).lower()
        told: set[str] = set()
        for segment in pair.ours:
            for found in find(segment.plain):
                key = found[0].lower()
                term = terms.get(key) or terms.get(key.removesuffix("s")) or terms.get(key.removesuffix("es"))
                if term is None or term.source in told:
                    continue
                told.add(term.source)
                if not any(_is_in(target.lower(), here) for target in term.targets):
                    start = segment.start + found.start()
                    yield Unkept(term, pair.place, (start, start + len(found[0])))


def _pattern(term: str) -> str:
    escaped = re.escape(term)
    if _han.search(term):
        return escaped
    return rf"(?<![A-Za-z0-9_]){escaped}(?:e?s)?(?![A-Za-z0-9_])"


def _is_in(target: str, text: str) -> bool:
    if _han.search(target):
        return target in text
    return re.search(rf"(?<![a-z0-9_]){re.escape(target)}", text) is not None


def _turned(glossary: Sequence[Term], language: str) -> Sequence[Term]:
    """The glossary with the source's language first: one list serves both directions."""
    chinese = sum(bool(_han.search(term.source)) for term in glossary) * 2 > len(glossary)
    other = sum(bool(_han.search(target)) for term in glossary for target in term.targets) * 2 > len(glossary)
    if chinese == other or chinese == (language == "zh"):
        return glossary
    targets: dict[str, list[str]] = defaultdict(list)
    lines: dict[str, int] = {}
    for term in glossary:
        for target in term.targets:
            targets[target].append(term.source)
            lines.setdefault(target, term.line)
    return [Term(source, tuple(dict.fromkeys(them)), lines[source]) for source, them in targets.items()]
