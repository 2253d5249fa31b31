"""Which line near the beginning of an article is its title, in a page that was pasted whole.

Of the lines round the article's first, each has points for how it looks and where it stands (`title_columns`, weighed by
`data/page_title.txt`). The best is the title where it is likelier than the others, and no title, together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from math import exp
from operator import mul
from typing import NamedTuple

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.reporters import names_maker, newspaper_byline
from qingwen.text.pages.known_lines import ENDS
from qingwen.text.pages.lines import is_paragraph
from qingwen.text.pages.recipe_cards import titles_of_cards
from qingwen.text.pages.title_by_place import has_wechat_byline, is_credit, is_told, title_by_place
from qingwen.text.pages.title_columns import NAMES, filed, is_no_title, may_be_name, title_columns
from qingwen.text.titles.kickers import is_headline, is_subtitle
from qingwen.text.titles.untitled import greets, opens_without_title
from qingwen.text.trails import leads_down

MOST_STEPS = 12  # words of a trail above its last
OPENING = 8  # lines below a menu, by which the first is judged
KICKER = 3  # words
INITIAL = 2  # letters of a name's shortest words, by which no paragraph tells of anybody
FIRST_WORDS = 30  # letters of a paragraph among which stands of whom it tells
ENTRIES = 2  # lines of a menu right above a title
# Of 933 pages whose title is known, each judged by weights that saw no page of its site, these odds name one on 82 of 100
# English pages, and of those named 91 in 100 are right; on 84 of 100 Chinese pages, and 90 are right.
LIKELY = 0.5
# Round a short article no title is likelier than it should be. There this share of the lines' odds, and those of all, name one too;
# with a line of credits right below it, LIKELY of the lines' odds. Of 254 pages none is named otherwise, of 51 pastes 8 more, all right.
AMONG_LINES, LESS_LIKELY = 0.7, 0.4
# So is, right above a date or credits, the likeliest by far of the lines down to it: below it, an article of short lines has as likely ones.
LEAST = 8
# And it is the title where a line further down, a subtitle perhaps, is likelier, but not twice as likely.
TOLD = 0.5
# A line that a recipe's card says again is likelier the title by so much: of 160 pages of recipes four more are named rightly so; twice as much names no other.
OF_A_CARD = 10
# A line above a title whose odds are no larger share of all than SURELY may be the title instead, if its own are no smaller share of that one's
# than RIVAL: it stays. Out of fold .05 % of the furniture stays so, and three of eight titles that went unasked.
SURELY, RIVAL = 0.8, 0.02
# On Tieba, Zhihu, WeChat, Baidu Baike and PubMed.
_ONLY_BELOW = frozenset(("只看楼主", "关注问题", "原创", "播报", "Affiliations Expand"))
# Below the title, where it opens the page; else below its menu's last button.
_ENCYCLOPEDIAS = frozenset(("From Wikipedia, the free encyclopedia", "维基百科，自由的百科全书"))
# No headline: `The Writer in the Attic`, `Harbour Names a New Director`, `Engineer Who Moved a Lighthouse`.
_office = lazy(
    r"(?!(?:The|An?|My|Our) )(?:(?:[A-Z][\w.-]*|and|&) ){0,5}(?:Professor|Lecturer|Reader|Fellow|Researcher|Scientist|Scholar|Dean|Teacher|Director|Manager|Head|Officer|Chair|President|Secretary|Coordinator"
    r"|Partner|Counsel|Attorney|Associate|Solicitor|Barrister|Engineer|Architect|Designer|Developer|Physician|Surgeon|Nurse|Practitioner|Therapist"
    r"|Specialist|Consultant|Curator|Librarian|Pastor|Minister|Founder|Editor|Correspondent|Reporter|Writer|Artist)(?: Emerit(?:us|a))?(?=$|[,;/|]| [&|–—-]| (?:of|in|for|at|and|to)\b)"
)
# The second half of a title in two lines: `Roast Carrots`, `with Lemon and Yogurt`; `on the art of waiting` may be a whole one.
_goes_on = lazy(r"(?:with|and|plus|served|avec|et|mit|und|con|y) ")
_from_home, _break = lazy(r"home\b", re.I), lazy(r"[\s>»›/]+")
_named = lazy(r"(?:标题|名称|公文名称|文件名称)[：:]?$")


class Title(NamedTuple):
    """The line that is likeliest a page's title; `sure`: likely enough to be taken for it.

    higher: lines above it and the article that may be the title instead, the likeliest first: what was taken for it may be its author's office.
    """

    line: int
    sure: bool
    higher: tuple[int, ...] = ()


def find_title(
    lines: Sequence[str], scores: Sequence[float], odds: Sequence[float], known: Sequence[bool], first: int, last: int
) -> Title | None:
    """The likeliest title of the article between two lines; None where no line could be one.

    scores, odds: how much each line reads like furniture, alone and in its place; known: whether a phrase table has it for such,
    which no title is.
    """
    if not _ENCYCLOPEDIAS.isdisjoint(lines[1:2]):
        return Title(0, True)
    found, rows = title_columns(lines, scores, odds, known, first, last)
    named = next((i for i in found if i and _named.match(lines[i - 1]) and any(map(filed.match, lines[:i]))), None)
    if named is not None:
        return Title(max(i for i in range(named, max(first, named) + 1) if lines[i] == lines[named]), True)
    weights = _weights()
    row = [weights[name] for name in NAMES]
    shares = [exp(sum(map(mul, row, one))) for one in rows]  # to each other, and to that of no title
    cards = titles_of_cards(lines, found)
    shares = [share * (OF_A_CARD if i in cards else 1) for i, share in zip(found, shares, strict=True)]
    placed = title_by_place(lines, known, dict(zip(found, shares, strict=True)), first)
    if placed is not None:
        return Title(placed, True)
    if not found:
        return None
    shares = _given(lines, found, shares)
    by_odds = sorted(zip(found, shares, strict=True), key=lambda one: -one[1])
    likeliest = next((i for i, _ in by_odds if not is_no_title(lines, i)), None)
    if likeliest is None:
        return None
    told = {
        i: share
        for i, share in zip(found, shares, strict=True)
        if i < first and is_told(lines[i + 1]) and not is_no_title(lines, i)
    }
    if told and (far := max(told, key=told.__getitem__)) < likeliest and told[far] > TOLD * max(LEAST, max(shares)):
        likeliest = far
    if (name := _name_of_office(lines, known, likeliest)) is not None:
        return Title(name, True)
    if likeliest - 1 in found and (_is_subtitle(lines, known, likeliest) or _is_gloss(lines, likeliest)):
        return Title(likeliest - 1, True)
    alike = {i: share for i, share in zip(found, shares, strict=True) if lines[i] == lines[likeliest]}
    line = max(i for i in alike if i <= max(first, likeliest))  # the one nearest to the article
    if line in cards:  # the recipe may be its first line
        line = min(alike)
        while line + 1 in alike:
            line += 1
    best, of_lines = sum(alike.values()), sum(shares)
    of_all = exp(weights["none"]) + of_lines
    above = sum(share for i, share in zip(found, shares, strict=True) if i <= line)
    below = lines[line + 1 : line + 3]
    higher = {
        i: share for i, share in zip(found, shares, strict=True) if i < min(line, first) and share >= RIVAL * best
    }
    surely = best > SURELY * of_all
    return Title(
        line,
        best > LIKELY * of_all
        or (best > AMONG_LINES * of_lines and best > LESS_LIKELY * of_all)
        or (best > LIKELY * of_lines and any(map(is_credit, below[:1])))
        or (best > max(LEAST, AMONG_LINES * above) and any(map(is_told, below[:1])))
        or (0 < line == known.index(False) and _heads_sentences(lines[line : line + OPENING]))
        or has_wechat_byline(below)
        or not _ONLY_BELOW.isdisjoint(below[:1])
        or f"Re: {lines[line]}" in lines,
        () if surely else tuple(sorted(higher, key=higher.__getitem__, reverse=True)),
    )


def _given(lines: Sequence[str], found: Sequence[int], shares: Sequence[float]) -> list[float]:
    """The lines' odds, where what says another has given its own to that: a trail that ends in it, the second of two lines of a title."""
    given = dict(zip(found, shares, strict=True))
    by_text = {lines[i].lower(): i for i in found}
    for i in found:
        other: int | None = None
        if lines[i][0].islower() and _goes_on.match(lines[i]):
            other = i - 1
        elif _is_trail(lines[i]):
            other = next((by_text[end] for end in _ends_of(lines[i].lower()) if end in by_text), None)
        if other in given and other is not None:
            given[other] += given[i]
            given[i] = 0.0
    return [given[i] for i in found]


def says_title(line: str, title: str) -> bool:
    """Whether a line above a title says it too, perhaps as the end of a trail."""
    if line == title or line[-1].lower() != title[-1].lower():
        return line == title
    small, end = line.lower(), title.lower()
    return small.endswith(end) and _is_trail(line) and end in _ends_of(small)


def _is_trail(line: str) -> bool:
    return leads_down(line) or (line[0] in "hH" and _from_home.match(line) is not None)


def _ends_of(line: str) -> Iterator[str]:
    """What a line of words ends in, from the second on; as much of it as a title has."""
    return (line[found.end() :] for found in islice(_break.finditer(line), MOST_STEPS))


def _is_subtitle(lines: Sequence[str], known: Sequence[bool], at: int) -> bool:
    """Whether a line in small letters stands right above a byline and below a line in capitals, of more words than a kicker has, that ends a menu."""
    above = lines[at - 1]
    return (
        all(known[max(0, at - 1 - ENTRIES) : at - 1])
        and at > ENTRIES
        and len(above.split()) > KICKER
        and is_headline(above)
        and is_subtitle(lines[at])
        and is_told(lines[at + 1])
    )


def _is_gloss(lines: Sequence[str], at: int) -> bool:
    """Whether an encyclopedia's line of what something is stands between its name and the paragraph that opens with that: `麻绳桥`, `县境北部的吊桥`."""
    return any(is_paragraph(line) and line.startswith(lines[at - 1]) for line in lines[at + 1 : at + 2])


def _name_of_office(lines: Sequence[str], known: Sequence[bool], at: int) -> int | None:
    """The name above what somebody does, buttons perhaps between, of whom the paragraph below tells: `Dr. Ann Lee`, `Senior Lecturer in Law`, `Ann works on …`."""
    if not _office.match(lines[at]):
        return None
    name = next((i for i in range(at - 1, -1, -1) if not known[i]), None)
    if name is None or not lines[name].isascii() or not may_be_name.match(lines[name]):
        return None
    words = [word for word in lines[name].split() if len(word) > INITIAL and not word.endswith(".")]
    below = (line[:FIRST_WORDS] for line in lines[at + 1 : at + 2] if is_paragraph(line))
    return name if any(word in opening for opening in below for word in words) else None


def _heads_sentences(lines: Sequence[str]) -> bool:
    """Whether the first line below a menu stands above a paragraph or sentences, and is no sentence, no byline, nor one of a kind."""
    title, *below = lines
    if (
        title[-1] in (*ENDS, *"：:，,")
        or greets(title)
        or opens_without_title(title, below)
        or says_who(title)
        or _may_name_author(title, below)
    ):
        return False
    sentences = [line.endswith(ENDS) for line in below[:3]]
    return any(map(is_paragraph, below[:1])) or (sentences[:1] == [True] and sum(sentences) > 1)


def says_who(line: str) -> bool:
    """Whether a line says who wrote or drew something, or when that was."""
    return is_told(line) or newspaper_byline(line) is not None or names_maker(line)


def _may_name_author(line: str, below: Sequence[str]) -> bool:
    """Whether a line may be a name of which what stands below says nothing: `Jane Doe`, no `Pier Street`."""
    text = " ".join(below).lower()
    return (
        line.isascii()
        and may_be_name.match(line) is not None
        and not any(word in text for word in line.lower().split())
    )


@cache
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in table("page_title.txt").splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
