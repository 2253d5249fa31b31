"""Tables of phrases: templates of short lines, and how sure they are, looked up by what a line opens with.

A template is a row of parts, each a choice of literals or `*`; `**` at the end is whatever follows. Written out, the templates come to millions of phrases, and as
regular expressions they would take longer to compile than most runs last; so they stand in dictionaries, by the literal that a
line must open with, and only the few that share a line's opening are tried on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.folding import simplified

WILD = 40  # letters that `*` may stand for
START, HAN_START = 5, 2  # letters of a long line by which it is told from nearly all others
SIGN = 3  # and by which most are told without a closer look
OPENING = 3  # letters by which templates are looked up
CERTAINTIES = ("sure", "margin", "edge", "group", "doubtful")  # the surest first

Parts = tuple[tuple[str, ...] | None, ...]
REST = ("**",)  # the part for `**`


class Match(NamedTuple):
    """What a table says of a line.

    certainty: `sure` debris anywhere; `margin`: before the first or after the last long paragraph of a paste; `edge`: above
               everything else in it; `group`: beside other debris of its rule; `doubtful`: reported only.
    label_end: for `label：value`, the offset in the line where the value starts; else None.
    field:     the front-matter field that the value belongs in: author, source, date or `""`.
    """

    rule: str
    certainty: str
    label_end: int | None = None
    field: str = ""


class Template(NamedTuple):
    """One line of a table: `parts` are choices of literals; None stands for `*`."""

    match: Match
    bracketed: bool
    parts: Parts

    @property
    def starts(self) -> frozenset[str]:
        """What the lines open with that it fits, as far as `start_of` looks."""
        return frozenset(map(start_of, _beginnings(self.parts)))


_START = str.maketrans(dict.fromkeys("'’-,.:：，、/", " "))


def start_of(line: str) -> str:
    """The first letters of a line or folded phrase by which lines of any length are told apart."""
    return _start(line[:START])


@lru_cache(1 << 12)
def _start(start: str) -> str:
    start = start.lower().translate(_START)
    return start if start.isascii() else start[:HAN_START].translate(simplified())


def tells_credit(match: Match | None) -> bool:
    """Whether a line is known for telling the author, source or date of an article; who edited it is none."""
    return match is not None and match.rule == "credit-line" and match.field != ""


class Table:
    """Templates by what a key must open with; looked up in time linear in the key."""

    __slots__ = ("_anywhere", "_exact", "_in_brackets", "_openings")

    def __init__(self) -> None:
        self._exact: dict[str, Match] = {}
        self._in_brackets: dict[str, Match] = {}
        # The first OPENING letters of an opening, or all of a shorter one → openings, the shortest first.
        self._openings: dict[str, dict[str, list[tuple[Template, int]]]] = {}
        self._anywhere: list[tuple[str, Template]] = []  # the literal must be there

    def add(self, template: Template) -> None:
        match, bracketed, parts = template
        if len(parts) == 1 and parts[0] is not None:
            exact = self._in_brackets if bracketed else self._exact
            for phrase in parts[0]:
                known = exact.setdefault(phrase, match)
                if known is not match and _rank[match.certainty] < _rank[known.certainty]:
                    exact[phrase] = match
            return
        for opening, rest in _openings(parts):
            if not opening:
                literals = next(part for part in parts if part and "" not in part)
                self._anywhere += [(literal, template) for literal in literals]
                continue
            alike = self._openings.setdefault(opening[:OPENING], {})
            alike.setdefault(opening, []).append((template, rest))

    def sort(self) -> None:
        """To be called when all templates are there."""
        self._openings = {
            first: dict(sorted(alike.items(), key=lambda item: len(item[0]))) for first, alike in self._openings.items()
        }

    def find(self, key: str, bracketed: bool = False) -> Match | None:
        """The surest match for a folded line; among equals, that of the rule that comes first in `RULES`."""
        if bracketed and (match := self._in_brackets.get(key)):
            return match
        best = self._exact.get(key)
        for literal, template in self._anywhere:
            if literal in key and _surer(template, best, bracketed) and _fits(template.parts, 0, key, 0):
                best = template.match
        openings = self._openings
        for first in (key[:1], key[:2], key[:3]):  # up to OPENING
            if (alike := openings.get(first)) is None:
                continue
            for opening, templates in alike.items():
                if key.startswith(opening):
                    for template, rest in templates:
                        if _surer(template, best, bracketed) and _fits(template.parts, rest, key, len(opening)):
                            best = template.match
        return best


_rank = {certainty: rank for rank, certainty in enumerate(CERTAINTIES)}


def _surer(template: Template, best: Match | None, bracketed: bool) -> bool:
    if template.bracketed and not bracketed:
        return False
    return best is None or _rank[template.match.certainty] < _rank[best.certainty]


def _fits(parts: Parts, i: int, key: str, at: int) -> bool:
    """Whether the parts from `i` on make up the whole of the key from `at` on."""
    if i == len(parts):
        return at == len(key)
    part = parts[i]
    if part is not None:
        if i + 1 == len(parts):
            return part is REST or key[at:] in part
        for literal in part:  # noqa: SIM110 (a generator takes twice the time)
            if key.startswith(literal, at) and _fits(parts, i + 1, key, at + len(literal)):
                return True
        return False
    if i + 1 == len(parts):
        return len(key) - at <= WILD and key[-1:] not in ("?", "!")  # a question is the article's
    following = parts[i + 1]
    if following is None or "" in following:
        return any(_fits(parts, i + 1, key, end) for end in range(at, min(len(key), at + WILD) + 1))
    for literal in following:
        found = key.find(literal, at, at + WILD + len(literal))
        while found >= 0:
            if _fits(parts, i + 2, key, found + len(literal)):
                return True
            found = key.find(literal, found + 1, at + WILD + len(literal))
    return False


def _openings(parts: Parts, i: int = 0) -> Iterator[tuple[str, int]]:
    """(literal, the part that follows it) for each literal that a template may open with; `""` where it opens with `*`."""
    if i == len(parts):
        return
    for literal in parts[i] or ("",):
        if literal:
            yield literal, i + 1
        elif parts[i] is None:
            yield "", 0
        else:
            yield from _openings(parts, i + 1)


def _beginnings(parts: Parts, i: int = 0, before: str = "") -> Iterator[str]:
    """The first START letters that a template may open with, or more: of `by (signing up|clicking)` not `by ` alone."""
    if len(before) >= START or i == len(parts) or parts[i] in (None, REST):
        yield before
        return
    for literal in parts[i] or ():
        yield from _beginnings(parts, i + 1, before + literal)


def templates(rule: str, text: str) -> Iterator[tuple[Template, str]]:
    """(template, how its label ends: `：*`, ` *`, or `""`) for each line of a table."""
    certainty, match = "doubtful", Match(rule, "doubtful")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@field"):
            match = match._replace(field=line[6:].strip())
        elif line.startswith("@"):
            certainty = line[1:].strip()
            match = Match(rule, "sure" if certainty == "bracketed" else certainty)
        else:
            label = "：*" if line.endswith("：*") else " *" if line.endswith(" *") and not line.isascii() else ""
            yield Template(match, certainty == "bracketed", _parts(line[: len(line) - len(label)])), label


_pieces = lazy(r"\(([^()]*)\)|(\*+)|([^()*]+)")


def _parts(body: str) -> Parts:
    return tuple(
        (REST if len(star) > 1 else None) if star else (literal,) if literal else tuple(choice.split("|"))
        for choice, star, literal in _pieces.findall(body)
    )
