"""A paste's title that stands below a name: its author's, as on dev.to and Wired, or that of a site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.document import Document, Line
from qingwen.text.pages.lines_above import may_be_title_among_furniture, speaks_of
from qingwen.text.pages.title_by_place import follows
from qingwen.text.scripts import width

NEAR = 5  # lines below a name in which a date stands, a site's menu perhaps between
LONGEST = 40  # columns of a name
BODY = 6000  # letters of an article that its title's words are looked for in
_name = lazy(r"[A-Z][\w'’-]+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,2}$")
_group = lazy(r"[ru]/\w+$")  # Reddit's name of a group or a reader
_age = lazy(r"\d{1,2}(?:mo|yr|[mhdwy]) ?[•·](?: Edited)?(?: [•·])?$")
_weibos_time = lazy(r"(?:\d\d-)?\d\d?-\d\d? \d\d:\d\d\s+来自 ?\S.*$")
_house = lazy(
    r"\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'’.-]+ ){1,3}"
    r"(?:Avenue|Ave|Boulevard|Blvd|Close|Court|Ct|Crescent|Drive|Dr|Gardens|Grove|Hill|Lane|Ln|Mews|Park|Place|Pl|Quay|Road|Rd|Row|Square|Sq"
    r"|Street|St|Terrace|Walk|Way|Wharf)\.?,?$"  # `12 Angry Men` is a title
)
_words = lazy(r"[^\W\d_]+")
# What stands before the name of who wrote something, or whose it is; no title is signed so.
_SIGNED = r"(?:©|\(c\)|copyright|版权所有|版權所有|\b(?:written |posted )?by|\bmore from|作者)[\W\d]{0,20}"


def title_below_name(document: Document, lines: Sequence[Line]) -> int | None:
    """Which of a paste's first lines is the title where the first of them is a name; None where that may be the title itself.

    Below what only looks like a Latin name stands the date, a section perhaps between, and then the title, of which the article speaks, as it
    does not of the name; in Han a noun looks no less like one (`黄昏`, `高原`), and its article need not have it. Below a name that the page is
    signed with, or that can be followed, a menu may stand, and the title above or below the date.
    """
    name = lines[0].text
    if width(name) > LONGEST or len(lines) < 2:
        return None
    day = next((i for i, line in enumerate(lines[1 : NEAR + 1], 1) if parse_date(line.text)), None)
    if day is None:
        day = 0 if _is_dated_between(document, lines[0], lines[1]) else None
    if day is None:
        return None
    if (
        day <= 2
        and _name.match(name)
        and _is_told(document, lines, day + 1)
        and not _tells(document, lines[day + 1], name)
    ):
        return day + 1
    if day and (_is_followed(document, lines[0]) or _is_signed(document, name)):
        told = [i for i in (day - 1, day + 1) if i > 0 and _is_told(document, lines, i)]
        return max(told, key=lambda i: width(lines[i].text), default=None)
    return None


def heads_a_post(name: Line, below: Sequence[Line]) -> bool:
    """Whether a line is who wrote a post, which has no title: right below stands Weibo's time and telephone, or LinkedIn's age of
    it, the office of that person perhaps between.
    """
    if width(name.text) > LONGEST:
        return False
    if _group.match(name.text) or any(_weibos_time.match(line.text) for line in below[:1]):
        return True
    return _name.match(name.text) is not None and any(_age.match(line.text) for line in below[:2])


def heads_a_letter(address: Line, below: Sequence[Line]) -> bool:
    """Whether a line with the number of a house opens a letter: soon below it stands a date, and then the greeting."""
    day = next((i for i, line in enumerate(below[:NEAR]) if parse_date(line.text)), None)
    if day is None or not _house.match(address.text):
        return False
    return any(line.text.lower().startswith("dear ") for line in below[day + 1 : day + 1 + NEAR])


def _is_dated_between(document: Document, name: Line, below: Line) -> bool:
    """Whether between two lines stands a byline of nothing but a date: `Posted on May 3, 2024`."""
    own = document.once(own_bylines)
    between = [line for line in document.lines[:NEAR] if line.begin in own and name.begin < line.begin < below.begin]
    return any([part.field for part in byline_parts(line.text)] == ["date"] for line in between)


def _is_told(document: Document, lines: Sequence[Line], at: int) -> bool:
    """Whether a line may be a title, and the article below it speaks of the same."""
    return (
        at < len(lines)
        and may_be_title_among_furniture(lines[at].text)
        and speaks_of(lines[at].text, _below(document, lines[at]))
    )


def _tells(document: Document, title: Line, name: str) -> bool:
    """Whether an article has a word of a name, but where it has all of it."""
    told = {*_words.findall(_below(document, title).replace(name.lower(), " "))}
    return not told.isdisjoint(_words.findall(name.lower()))


def _below(document: Document, line: Line) -> str:
    return document.text[line.stop : line.stop + BODY].lower()


def _is_followed(document: Document, name: Line) -> bool:
    """Whether a button to follow somebody stands right below a line."""
    below = next((line.text for line in document.lines if line.begin > name.begin), "")
    return follows.match(below) is not None


def _is_signed(document: Document, name: str) -> bool:
    """Whether a line says that something is by or of that name."""
    if document.text.count(name) < 2:
        return False
    signed = re.compile(rf"{_SIGNED}{re.escape(name)}(?!\w)", re.I)
    return any(signed.search(line.text) for line in document.lines[1:] if name in line.text)
