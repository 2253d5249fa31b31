"""Learning a site's furniture from its pages: what stands at their heads and feet again and again, in the same company.

Two passes over the pages, a page at a time; what is kept between them is bounded, so an archive may be of any size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from qingwen.text.debris.site_profile import BESIDE, Profile, SiteLine, furniture, is_prose, line_key, title_index
from qingwen.text.pages.headings import heads_article

FEWEST = 3  # pages that a line must stand on
SHARE = 0.1  # of the pages
STEADY = 0.5  # of a line's pages on which it stands among furniture; a heading such as `总结` does on few
WINDOW = 400  # lines looked at, at each end of a page
MOST = 1_000_000  # entries of a count; the rarest are dropped when there are more

T = TypeVar("T", bound=Hashable)
Pages = Callable[[], Iterable[Sequence[str]]]
Ends = Sequence[tuple[str, str]]  # (key, line) of a page's first and last lines


class _Counts(NamedTuple):
    """Over how many pages a key stands, and a pair of keys one at most BESIDE lines after the other."""

    pages: int
    keys: Counter[str]
    pairs: Counter[tuple[str, str]]

    @property
    def enough(self) -> int:
        return max(FEWEST, round(self.pages * SHARE))


def learn(pages: Pages) -> Profile:
    """The profile of a site. `pages` gives the lines of each page, blank ones left out, and is called twice."""
    return learn_ends(lambda: map(page_ends, pages()))


def learn_ends(pages: Callable[[], Iterable[Ends]]) -> Profile:
    """As `learn`, of what `page_ends` gives of each page: keys are most of the work."""
    counts = _count(pages())
    members = {key for key, number in counts.keys.items() if number >= counts.enough and not heads_article(key)}
    sides = (_Side(counts, members, reverse=False), _Side(counts, members, reverse=True))
    for ends in pages():
        for side in sides:
            side.look(ends)
    return Profile(counts.pages, sides[0].lines(), sides[1].lines())


def page_ends(lines: Sequence[str]) -> Ends:
    """(key, line) of a page's first and last lines; numbers alone are left out."""
    ends = lines if len(lines) <= 2 * WINDOW else [*lines[:WINDOW], *lines[-WINDOW:]]
    return [(key, line) for line in ends if (key := line_key(line))]


def _count(pages: Iterable[Ends]) -> _Counts:
    number, keys, pairs = 0, Counter[str](), Counter[tuple[str, str]]()
    for ends in pages:
        number += 1
        page = [key for key, _ in ends]
        keys.update(filter(None, set(page)))
        pairs.update(set(_pairs(page)))
        _prune(keys)
        _prune(pairs)
    return _Counts(number, keys, pairs)


def _pairs(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each key with those at most BESIDE lines after it; the page's ends count as lines too."""
    whole = ["", *keys, ""]
    for distance in range(1, BESIDE + 1):
        yield from zip(whole, whole[distance:], strict=False)


def _prune(counter: Counter[T]) -> None:
    """Drops the rarest entries once there are too many (lossy counting): what repeats over a site stays."""
    least = 1
    while len(counter) > MOST:
        for key in [key for key, number in counter.items() if number <= least]:
            del counter[key]
        least += 1


class _Side:
    """One end of the pages: which members stand there among furniture, and on how many pages."""

    def __init__(self, counts: _Counts, members: Collection[str], *, reverse: bool) -> None:
        self.counts, self.members, self.reverse = counts, members, reverse
        self.seen, self.steady = Counter[str](), Counter[str]()
        self.examples: dict[str, str] = {}
        self.varied = set[str]()  # what differs in a number: at the head the title of a weekly, at the foot a counter

    def look(self, page: Ends) -> None:
        """Takes in one page."""
        ordered = page[::-1] if self.reverse else page
        keys = [key for key, _ in ordered]
        lines = [line for _, line in ordered]
        zone = set(furniture(keys, lines, self.members))
        prose = next(
            (i for i, (key, line) in enumerate(ordered) if key not in self.members and is_prose(key, line)), len(keys)
        )
        for key, line in ordered:
            if key in self.members and self.examples.setdefault(key, line) != line and "0" in key:
                self.varied.add(key)
        title = title_index([key for key, _ in page], [line for _, line in page], self.examples)
        if self.reverse:
            below = len(page) - 1 - title
            zone, prose = {i for i in zone if i < below}, min(prose, below)
        else:
            zone = {i for i in zone if i < title and keys[i] not in self.varied}
        steady = set()
        for i, key in enumerate(keys):
            if key not in self.members:
                continue
            most = self.counts.pages * STEADY
            if i in zone:
                among = self._in_company(keys, i, self.counts.enough)
            else:
                among = self.reverse and i < prose and self.counts.keys[key] >= most and self._in_company(keys, i, most)
            if among:
                steady.add(key)
        self.seen.update({key for key in keys if key in self.members})
        self.steady.update(steady)

    def _in_company(self, keys: Sequence[str], i: int, enough: float) -> bool:
        """Whether a line stands beside another as it does on enough pages."""
        for j in (*range(i - BESIDE, i), *range(i + 1, i + BESIDE + 1)):
            if not -1 <= j <= len(keys):
                continue
            other = keys[j] if 0 <= j < len(keys) else ""
            pair = (keys[i], other) if (j > i) != self.reverse else (other, keys[i])
            if other != keys[i] and self.counts.pairs[pair] >= enough:
                return True
        return False

    def lines(self) -> dict[str, SiteLine]:
        """What repeats at this end, the most frequent first."""
        chosen = [
            (key, number)
            for key, number in self.steady.items()
            if number >= self.counts.enough and number >= STEADY * self.seen[key]
        ]
        chosen.sort(key=lambda one: (-one[1], one[0]))
        return {key: SiteLine(self.counts.keys[key], self.examples[key]) for key, _ in chosen}
