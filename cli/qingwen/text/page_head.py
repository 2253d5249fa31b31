"""Which of the lines above an article, in a page that was pasted whole, are its own: title and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.text.dates import parse_date
from qingwen.text.page_lines import columns_wide, ending
from qingwen.text.phrases import WECHAT_BYLINE

REACH = 40  # lines above the article's first that may hold its title; of 767 titles of pages, 19 in 20 are within 15
INTO = 8  # lines of the article that may
LETTERS = 6000  # of the article that a title's words are looked for in
WIDTHS = range(10, 161)  # columns of a title
LEAST = 2.0  # points from which a line is taken for the title
BYLINE = 3  # lines below a title in which its date or author stands

_words = re.compile(r"[^\W\d_\u4e00-\u9fff]{4,}|[\u4e00-\u9fff]{2,}").findall
_marked = re.compile(r"[•·●▪■◆○◦‣*+\-–—#>|/]|\d+[.)、]|[一二三四五六七八九十]+、|https?://")
_byline = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|^by |min read|ago$|作者|来源|发布|\d年\d",
    re.I,
).search  # A line that is nothing else is the byline itself, not the title above it.
only_byline = re.compile(
    rf"\d+ min(?:ute)?s? read$|.{{,20}} ago$|by \w|published |updated |(?:发布|更新|发表)(?:时间|日期|于)|来源[:：]|作者[:：]|编辑[:：]|已?于 ?\d.*(?:发布|修改)$|{WECHAT_BYLINE}",
    re.I,
).match

# What news sites write before a picture's description.
_caption = re.compile(
    r"(?:Getty|AFP|EPA|Reuters|PA Media|AP Photo|Photo|Image|Picture|Credit)\b(?! (?:of|from|in|by)\b)|(?:图源|图片来源|图为|供图|摄影)"
).match


class Title(NamedTuple):
    """The line that is likeliest a page's title; `sure`: it is likely enough to be taken for it."""

    line: int
    sure: bool


def own_head(lines: Sequence[str], title: Title | None, first: int) -> frozenset[int]:
    """The line of the title and, between it and the article's first line, lines that are nothing but a date."""
    if title is None:
        return frozenset()
    return frozenset((title.line, *(i for i in range(title.line, first) if title.sure and parse_date(lines[i]))))


def find_title(
    lines: Sequence[str], scores: Sequence[float], known: Sequence[bool], first: int, last: int
) -> Title | None:
    """The likeliest title near an article's first line; of 726 pages with their titles given, the right one in 75 of 100.

    scores: how much each line alone reads like furniture; known: whether it shows that it is, so that only a date or author below it speaks for it. None where no line could be a title.
    The points are the weights of a logistic regression on those pages, rounded.
    """
    body = " ".join(lines[first : last + 1])[:LETTERS].lower()
    opening = lines[0].lower()
    reach = range(max(0, first - REACH), min(first + INTO, last))
    likely = [i for i in reach if _could_be(lines[i]) and (not known[i] or _byline(lines[i + 1]))]
    longest = max((columns_wide(lines[i]) for i in likely), default=0)
    best, found = float("-inf"), None
    for i in likely:
        line = lines[i]
        wide = columns_wide(line)
        own = (
            1.7 * max(0.0, scores[i]),
            0.1 * abs(first - i),
            0.8 if wide >= 30 else -0.6 if wide < 20 else 0,
            0.8 * (wide == longest),
            1.3 * (i == 0 or (len(line) >= 12 and opening.startswith(line[:30].lower()))),
            0.5 if i < first else -2.3 if i > first else -0.3,
        )
        if _points(*own, shared=1, twice=True, dated=True) <= best:
            continue  # as most lines of menus, whatever the article and the lines below say
        twice, dated = lines.count(line) > 1, any(map(_byline, lines[i + 1 : i + 1 + BYLINE]))
        points = _points(*own, shared=_share_in(line, body), twice=twice, dated=dated)
        if points > best:
            best, found = points, i
    return None if found is None else Title(found, best > LEAST)


def _points(
    furniture: float, far: float, size: float, longest: float, opening: float, place: float,
    *, shared: float, twice: bool, dated: bool,
) -> float:  # fmt: skip
    return 3.2 * shared - furniture - far + size + (0.4 * twice + longest) + opening + 1.6 * dated + place


NEAR = 15  # lines above an article in which a line that may be its title, or a date, is never taken for furniture
WORDS = 3  # of a line, or pairs of Han letters, from which their standing in the article says something
SHARED = 0.5  # of them


def in_doubt(lines: Sequence[str], first: int, last: int) -> frozenset[int]:
    """Lines just above an article that may be its title or date, whatever the model says: to lose them costs more than a menu."""
    body = " ".join(lines[first : last + 1])[:LETTERS].lower()
    return frozenset(
        i
        for i in range(max(0, first - NEAR), first)
        if parse_date(lines[i])
        or (_could_be(lines[i]) and _pieces(lines[i]) >= WORDS and _share_in(lines[i], body) >= SHARED)
    )


def _pieces(line: str) -> int:
    return sum(len(word) - 1 if word[0] >= "\u4e00" else 1 for word in _words(line.lower()))


def _could_be(line: str) -> bool:
    if columns_wide(line) not in WIDTHS or ending(line) in "sec":
        return False
    return not (_marked.match(line) or _caption(line) or only_byline(line))


def _share_in(line: str, body: str) -> float:
    """Which share of a line's words, or pairs of Han letters, stands in the article."""
    parts = []
    for word in _words(line.lower()):
        parts += [word[i : i + 2] for i in range(len(word) - 1)] if word[0] >= "\u4e00" else [word]
    return sum(part in body for part in parts) / len(parts) if parts else 0.0
