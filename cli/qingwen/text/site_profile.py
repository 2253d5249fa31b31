"""A site's own furniture: the lines that repeat over its pages, and where they stand in one of them.

A profile holds keys (`fold` of a line: letters only, any number is `0`) that repeat at the head of a site's pages and at
their foot. A key alone claims nothing: its line must stand in the unbroken furniture of that end of the page, or, at the
foot, beside others that stand on most pages. So `总结`, `}` or `</dependency>` of an article stay, however often they come.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qingwen.text.folding import fold

GAP = 3  # lines of a page's own (title, date, neighbours' titles) that furniture may have between its lines
PROSE = 60  # letters; a longer line that does not repeat is the article's
BESIDE = 2  # lines; how far apart neighbours may be
NEAR_TITLE = 16  # letters; below the title only a short line without a label is claimed: credits are the article's own


class SiteLine(NamedTuple):
    """A line that repeats: on how many pages, and as it stood on the first of them."""

    pages: int
    example: str


class Profile(NamedTuple):
    """What was learned from `pages` pages: key → line, for each end of a page."""

    pages: int
    head: Mapping[str, SiteLine]
    tail: Mapping[str, SiteLine]

    def anchors(self) -> set[str]:
        """The keys of the foot that most pages have."""
        return {key for key, line in self.tail.items() if line.pages * 2 >= self.pages}


def line_key(line: str) -> str:
    """A line as profiles know it; `""` for a line without letters or with nothing but numbers."""
    key = fold(line)
    return "" if key == "0" else key


def furniture(keys: Sequence[str], members: Collection[str]) -> list[int]:
    """Indices of the members in a page's first lines, up to where the article begins. `keys` from the foot for its end."""
    found, gap = [], 0
    for i, key in enumerate(keys):
        if key in members:
            found.append(i)
            gap = 0
        elif key:
            gap += 1
            if gap > GAP or len(key) > PROSE:
                break
    return found


def site_lines(lines: Sequence[str], profile: Profile) -> dict[int, str]:
    """Index of each line that the profile claims (blank lines left out beforehand) → its key."""
    keys = [line_key(line) for line in lines]
    claimed = _at_head(lines, keys, profile.head) | _at_foot(keys, profile)
    return {i: keys[i] for i in sorted(claimed)}


def _at_head(lines: Sequence[str], keys: Sequence[str], members: Mapping[str, SiteLine]) -> set[int]:
    found = furniture(keys, members)
    whole = next((at for at, i in enumerate(found) if at != i), len(found))  # how many stand above anything else
    return {
        i
        for at, i in enumerate(found)
        if at < whole or (len(keys[i]) <= NEAR_TITLE and ":" not in lines[i] and "：" not in lines[i])
    }


def _at_foot(keys: Sequence[str], profile: Profile) -> set[int]:
    last = len(keys) - 1
    found = {last - i for i in furniture(keys[::-1], profile.tail)}
    anchors = profile.anchors()
    for i in range(last, -1, -1):
        key = keys[i]
        if len(key) > PROSE and key not in profile.tail:
            break
        if key in anchors and any(
            keys[j] in anchors and keys[j] != key
            for j in range(max(0, i - BESIDE), min(last, i + BESIDE) + 1)
            if j != i
        ):
            found.add(i)
    return found | _between(keys, sorted(found), profile.tail) if found else found


def _between(keys: Sequence[str], found: Sequence[int], members: Mapping[str, SiteLine]) -> set[int]:
    """Inside the foot: the other members, and a table of contents, whose lines repeat lines of the article above."""
    above = {_unnumbered(key) for key in keys[: found[0]]}
    return {
        i
        for before, after in pairwise(found)
        for i in range(before + 1, after)
        if keys[i] and (keys[i] in members or _unnumbered(keys[i]) in above)
    }


def _unnumbered(key: str) -> str:
    return key.lstrip("0 ")
