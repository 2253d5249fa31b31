"""Terms in a source and its translation: rendered in two ways, or not as a glossary wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.comparing.comparison import Aligned, Comparison
from qingwen.comparing.glossary import Glossary, Term

_HAN = "\u3400-\u9fff"
# 约翰逊（Johnson）: what a name is called, and the name. The Chinese part may have other words before it.
_glossed = re.compile(
    rf"([{_HAN}·]{{2,24}})\s?[（(]\s?([A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){{0,3}})\s?[）)]"
).finditer
LEAST = 2  # letters at the end that two renderings of a name must share to be one

Span = tuple[int, int]


def inconsistencies(comparison: Comparison) -> Iterator[tuple[Span, Span | None, str, str, str, int]]:
    """(place, place in the source, original, rendering here, rendering before, its line) of what has two renderings."""
    known: dict[str, tuple[str, int]] = {}
    for segment in comparison.theirs:
        for found in _glossed(segment.plain):
            rendering, name = found[1], found[2]
            start = segment.start + found.start()
            before = known.setdefault(name, (rendering, start))
            if before[0][-LEAST:] != rendering[-LEAST:]:
                line = comparison.translation.position(before[1])[0]
                yield (start, start + len(found[0])), None, name, rendering, before[0], line
    headings: dict[str, tuple[str, int]] = {}
    for ours, theirs in comparison.singles:
        if ours.form == theirs.form == "heading" and theirs.han:
            original, rendering = (
                " ".join(re.sub(r"\{#[^}]*\}", "", one.text).strip("# ").split()) for one in (ours, theirs)
            )
            before = headings.setdefault(original, (rendering, theirs.start))
            if before[0] != rendering:
                line = comparison.translation.position(before[1])[0]
                yield (theirs.start, theirs.end), (ours.start, ours.end), original, rendering, before[0], line


def violations(pair: Aligned, glossary: Glossary) -> Iterator[Term]:
    """The terms that a passage has and whose wanted renderings its translation lacks."""
    if not glossary or [one.text for one in pair.ours] == [one.text for one in pair.theirs]:
        return
    ours = "\n".join(one.plain for one in pair.ours).lower()
    theirs = "\n".join(one.text for one in pair.theirs).lower()
    for term in glossary:
        if _stands(term.source.lower(), ours) and not any(target.lower() in theirs for target in term.targets):
            yield term


def _stands(term: str, text: str) -> bool:
    """Whether a term stands in a text as words of its own; Chinese has no spaces between words."""
    if term not in text:
        return False
    return not term.isascii() or re.search(rf"(?<![a-z0-9]){re.escape(term)}(?:s|es)?(?![a-z0-9])", text) is not None
