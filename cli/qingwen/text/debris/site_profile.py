"""A site's own furniture: the lines that repeat over its pages, and where they stand in one of them.

A profile holds keys (`fold` of a line: letters only, any number is `0`, but in a sentence) that repeat at the head of a site's pages and at
their foot. A key alone claims nothing: its line must stand in the unbroken furniture of that end of the page, or, at the
foot, beside others that stand on most pages. So `总结`, `}` or `</dependency>` of an article stay, however often they come.
What follows the title is the article's own, if it opens every article with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.document import Document, Line
from qingwen.text.folding import fold

GAP = 3  # lines of a page's own (title, date, neighbours' titles) that furniture may have between its lines
PROSE = 60  # letters; a longer line that does not repeat is the article's
BESIDE = 2  # lines; how far apart neighbours may be
SENTENCE = 12  # letters; a shorter line that ends like a sentence may be a motto
# A way back to the sections above: what follows may still be furniture.
_trail = lazy(r"[>»›＞]|位置")
# An article's list of references may be the same in all articles.
_reference = lazy(r"\[\d+\]|参考文献|references$", re.I)
_sentence = lazy(r"。|\.[”’\"')]?$")
_clauses = lazy(r"[，。；！？]|[.!?;][”’\"')]?$")
# A shorter one with a number ends in a stop of Chinese, or in one of English behind Han or two words in small letters (not `Vol. 3.`).
_ended = lazy(r"(?:[。！？]|(?:[\u4e00-\u9fff]|\b[a-z]+\b.*\b[a-z]{2,})[.!?])[”’」』\"'）)*_]*\s*$")
_digits = lazy(r"(\d+)")


class SiteLine(NamedTuple):
    """A line that repeats: on how many pages, and as it stood on the first of them."""

    pages: int
    example: str


class Profile(NamedTuple):
    """What was learned from `pages` pages: key → line, for each end of a page."""

    pages: int
    head: Mapping[str, SiteLine]
    tail: Mapping[str, SiteLine]

    def known(self, key: str) -> SiteLine | None:
        """What was learned of a key at either end."""
        return self.head.get(key) or self.tail.get(key)

    def anchors(self) -> set[str]:
        """The keys of the foot that most pages have."""
        return {key for key, line in self.tail.items() if line.pages * 2 >= self.pages}


def lines_of(document: Document) -> list[Line]:
    """The lines that profiles are learned from and looked for in: those of the text, not of its front matter."""
    return [line for line in document.lines if line.begin >= document.body] if document.body else document.lines


def line_key(line: str) -> str:
    """A line as profiles know it; `""` for a line without letters or with nothing but numbers.

    A sentence keeps its numbers: with others it is another one, of a report or a bulletin.
    """
    key = fold(line)
    if "0" in key and (_clauses if len(key) >= SENTENCE else _ended).search(line):
        return " ".join(filter(None, (part if part.isdecimal() else fold(part) for part in _digits.split(line))))
    return "" if key == "0" else key


def is_prose(key: str, line: str) -> bool:
    """Whether a line that does not repeat is the article's: long, or a sentence."""
    return len(key) > PROSE or (len(key) >= SENTENCE and _sentence.search(line) is not None)


def furniture(keys: Sequence[str], lines: Sequence[str], members: Collection[str]) -> list[int]:
    """Indices of the members in a page's first lines, up to where the article begins. All from the foot for its end."""
    found, gap = [], 0
    for i, key in enumerate(keys):
        if key in members:
            found.append(i)
            gap = 0
        elif key:
            gap += 1
            if gap > GAP or is_prose(key, lines[i]):
                break
    return found


def site_lines(lines: Sequence[str], profile: Profile) -> dict[int, str]:
    """Index of each line that the profile claims (blank lines left out beforehand) → its key."""
    keys = [line_key(line) for line in lines]
    title = title_index(keys, lines, {key: line.example for key, line in profile.head.items()})
    foot = {i for i in _at_foot(lines, keys, profile) if i > title} if title < len(keys) else set[int]()
    claimed = _at_head(lines, keys, profile.head, title) | foot
    return {i: keys[i] for i in sorted(claimed) if not (parse_date(lines[i]) or _reference.match(lines[i]))}


def title_index(keys: Sequence[str], lines: Sequence[str], examples: Mapping[str, str]) -> int:
    """Where a page's title stands, by the furniture and its examples: the first line of the page's own but a date or a trail.

    What differs from the example in a number is another line: an issue, a day.
    """
    for i, key in enumerate(keys):
        own = key not in examples or ("0" in key and lines[i] != examples[key])
        if key and own and not _trail.search(lines[i]) and not parse_date(lines[i]):
            return i
    return len(keys)


def _at_head(lines: Sequence[str], keys: Sequence[str], members: Mapping[str, SiteLine], title: int) -> set[int]:
    return {
        i
        for i in furniture(keys, lines, members)
        if i < title and ("0" not in keys[i] or lines[i] == members[keys[i]].example)
    }


def _at_foot(lines: Sequence[str], keys: Sequence[str], profile: Profile) -> set[int]:
    last = len(keys) - 1
    found = {last - i for i in furniture(keys[::-1], lines[::-1], profile.tail)}
    anchors = profile.anchors()
    for i in range(last, -1, -1):
        key = keys[i]
        if key not in profile.tail and is_prose(key, lines[i]):
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
