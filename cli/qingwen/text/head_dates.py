"""When a pasted article appeared, as its first lines tell; not when an event is of which it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import (
    CLOCK,
    DATE,
    FIRST_YEAR,
    LONGEST_BYLINE,
    dateline_date,
    has_date_sign,
    has_year,
    is_stamp,
    may_be_appointment,
    parse_date,
)
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.credits import among_facts, find_credits, goes_on_below
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.parted_dates import date_below_label, dates_another
from qingwen.text.debris.phrases import phrases
from qingwen.text.debris.stamps import says_change
from qingwen.text.document import Document, Line
from qingwen.text.event_dates import is_of_an_event
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.pages.page import BYLINE
from qingwen.text.person_names import is_person
from qingwen.text.scripts import has_han

MENU = 200  # lines in which a title stands; above it may be a menu of some hundred
_sentence_end = lazy(r"[。．.！!？?…；;，,：:、]['\"’”」』)）\]】]*$")
_weekday = lazy(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期|周[一二三四五六日]")


def appointments(document: Document, end: int) -> frozenset[int]:
    """Where those of the first `end` lines begin that say when an event is, by their form or the label above them; right below a page's title
    stands when the page appeared.
    """
    above = below = ""
    found = []
    lines = document.lines
    texts = [line.text for line in lines[: min(end, MENU) + 1]]
    for i, match in enumerate(document.once(phrase_matches)[: min(end, MENU)]):
        line = lines[i]
        dated = has_date_sign(line.text)  # not so of most
        if dated and is_of_an_event(texts, i):
            found.append(line.begin)
        elif dated and parse_date(line.text):
            if dates_another(above) or may_be_appointment(line.text, in_byline=below != "" and below == document.title):
                found.append(line.begin)
        elif match is None or line.text == document.title:
            below = line.text
        above = line.text
    return frozenset(found)


NEAR = 6  # lines with words in which an article's date stands, a subtitle and an author above it


def date_near_top(document: Document, lines: list[Line], reach: int = NEAR) -> str:
    """The date among the first lines but the title; reach: of those in which another than a day of reading is looked for."""
    first = next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))
    # Medium has `Follow`, `7 min read` and `·` between the author and the date.
    head = [line for line in lines[:first] if parse_date(line.text) or _has_words(line.text)] + lines[first:]
    dated = first_date(head[:reach]) if any(parse_date(line.text) for line in head[:NEAR]) else None
    # Of a page it is known where its article begins.
    return parse_date(dated.text) if dated and (document.title or _is_of_the_article(dated, lines, first)) else ""


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text)) and phrases().match(text) is None


def _is_of_the_article(dated: Line, lines: list[Line], first: int) -> bool:
    """Whether a date is no entry's of a list below: `Sea of Reeds`, `31/05/2024`.

    It stands above a paragraph, or closes the text: below a sentence or, in Chinese, who issues a notice.
    """
    at = lines.index(dated)
    if at < first or any(is_wide(line.text) for line in lines[at + 1 : at + 1 + BYLINE]):
        return True
    above, below = lines[at - 1].text, lines[at + 1 : at + 2]
    alone = not any(parse_date(line.text) for line in lines[first:] if line is not dated)
    closes = bool(has_han.search(above) or is_wide(above) or _sentence_end.search(above))
    return alone and closes and all(_sentence_end.search(line.text) for line in below)


LONGEST_SIGNATURE = 30  # letters of who issues a notice
_aside = lazy(r"[（(].*[)）]$")  # whom to ask, below the date
_no_signature = lazy(r"[：:。！？；，…]")


def closing_date(lines: Sequence[str]) -> str:
    """The date that a Chinese document is signed with, the only one that is a line by itself, below who issues it; else ``."""
    last = len(lines) - 1
    while last > 0 and _aside.match(lines[last]):
        last -= 1
    dates = [i for i, line in enumerate(lines) if parse_date(line)]
    if dates != [last] or last < 2:
        return ""
    above = lines[last - 1]
    signed = 1 < len(above) <= LONGEST_SIGNATURE and has_han.search(above) and not _no_signature.search(above)
    return parse_date(lines[last]) if signed else ""


# The moment in a line below a title that says who published it too: `海港日报 2025-04-03 10:20`.
_moment = lazy(rf"(?<!\d){DATE} ?{CLOCK}(?!\d)")
# Of a paste: what dates the article and no event, label and date together: `Updated: 2025-04-03 10:20`, `发布于 2025-04-03`.
_label = lazy(
    r"(?i:(?:last )?(?:published|posted|updated|modified)(?: on| at)?)[:：]? |"
    r"(?:(?:发布|發布|发表|發表|更新|刊登)(?:于|於|时间|時間|日期)|最[后後近]更新)\s?[:：]?\s?"
)
_part = lazy(r"\s*[|｜·•]\s*")
# CSDN: `最新推荐文章于 2025-04-03 10:20:33 发布` dates another article.
_of_another = lazy("推荐文章于")
# Taiwan's papers: `2025-04-03 10:20 海港報／記者李明／台北即時報導`, `2025/04/03 10:20（04/04 08:00 更新）`.
_reported = lazy(
    rf"({DATE} {CLOCK})(?: .{{1,12}}[／/] ?(?:记者|記者) ?[\u4e00-\u9fff]{{2,4}}[／/].{{0,12}}(?:报道|報導)|[（(][\d/: .-]{{5,20}} ?更新[)）])$"
)


BELOW = 12  # lines below a page's title in which a label and its date stand, a summary and an author above them


def moment_below(document: Document, lines: list[Line], appointments: frozenset[int]) -> str:
    """The first date that the lines right below a title tell beside other things; further below a page's, the one below a label.

    Of a paste, in which it may be an event's, or each entry's: behind a label that is no entry's byline.
    """
    texts = [
        line.text for line in lines[:BYLINE] if line.begin not in appointments and not _of_another.search(line.text)
    ]
    if document.title:
        return next(filter(None, map(_told_moment, texts)), "") or date_below_label(lines)
    signed = _signed_moment(texts[0]) if texts else ""
    if signed and not any(_signed_moment(line.text) for line in document.lines if line.text != texts[0]):
        return signed
    return next(filter(None, map(_labelled_moment, takewhile(_is_short, texts))), "")


# Hong Kong's papers: `出版：2025-03-02 11:05`. Without its time `出版：` is a book's.
_published = lazy(
    rf"(?:出版|发布|發布|發佈|发表|發表|刊登)(?:(?:于|於|时间|時間|日期)?\s?[：:]|于|於)\s?(?={DATE} ?{CLOCK})"
)


def published_below(lines: list[Line]) -> str:
    """The moment in a line right below a title, the first line, that says when it appeared, whatever day the author's words tell."""
    # Of a line's parts one: `楼主 | 发表于 2025-03-02 11:05`.
    parts = (part for line in lines[1 : BYLINE + 1] if has_year(line.text) for part in _part.split(line.text))
    labelled = ((part, _published.match(part)) for part in parts)
    return next(filter(None, (parse_date(part[label.end() :]) for part, label in labelled if label)), "")


def _is_short(text: str) -> bool:
    return not is_wide(text)


def _told_moment(text: str) -> str:
    found = _moment.search(text) if len(text) <= LONGEST_BYLINE else None
    date = parse_date(found[0]) if found else dateline_date(text)
    return date if date > FIRST_YEAR else ""


# Right below a paste's title. A round time behind a name that may be a place's (`东门广场 2025-04-03 19:30`) is as often an event's.
_sourced = lazy(
    r"[(（](?:[^()（）\d]{0,30}\b(?:Agency|Daily|Gazette|Herald|Journal|News|Online|Post|Press|Times|Tribune|Xinhua)\b[^()（）\d]{0,15}"
    r"|[\u4e00-\u9fff]{1,11}[网網报報社刊])[)）]\s?(?=\d)"
)
_named = lazy(rf"(?P<name>[\u4e00-\u9fff]{{2,8}})(?: | ?[·•|｜] ?)(?P<moment>{DATE} ?{CLOCK})$")


def _signed_moment(text: str) -> str:
    """The moment behind a paper's or a person's name: `(Harbour Daily) 11:35, November 23, 2022`, `李明 2025-04-03 08:30:15`."""
    if len(text) > LONGEST_BYLINE:
        return ""
    if source := _sourced.match(text):
        date = parse_date(text[source.end() :])
        return date if " " in date else ""
    found = _named.match(text)
    return parse_date(found["moment"]) if found and (is_stamp(text) or is_person(found["name"])) else ""


def _labelled_moment(text: str) -> str:
    if len(text) > LONGEST_BYLINE or byline_parts(text):
        return ""
    if reported := _reported.match(text):
        return parse_date(reported[1])
    labelled = ((part, _label.match(part)) for part in _part.split(text))
    return next(filter(None, (parse_date(part[label.end() :]) for part, label in labelled if label)), "")


def first_date(lines: list[Line]) -> Line | None:
    """The first line that is a date of the Web's time; `Saturday, March 8, 2025`, the day on which a page was read, only where it is the only one."""
    dates = (line for line in lines if parse_date(line.text) > FIRST_YEAR)
    first = next(dates, None)
    if first is None or not _weekday.search(first.text):
        return first
    return next((line for line in dates if not _weekday.search(line.text)), first)


# What an article does, and no event.
_appeared = lazy(r"(?:发布|發布|发表|發表|更新|刊发|刊登)|(?:published|posted|updated)\b", re.I)


def labelled_date(document: Document, title: Line | None) -> str:
    """The date in a line such as `发布时间：2025-04-03`; a mere `Date: …` not beside `Venue: …`, where it is an event's own."""
    credits = document.once(find_credits).values()
    return next(
        (
            value
            for one in credits
            for field, value in one.fields
            if field == "date"
            and not says_change(one.found.line.text)
            and (_appeared.match(one.found.line.text) or not among_facts(document, one.found.line, title))
            and not goes_on_below(document, one.found.line)
        ),
        "",
    )


def changed_date(document: Document) -> str:
    """The date in a line such as `编辑于 2025-04-03 10:20`."""
    credits = document.once(find_credits).values()
    changes = (one for one in credits if says_change(one.found.line.text))
    return next((value for one in changes for field, value in one.fields if field == "date"), "")


_date_field = lazy(
    r"^(?:date|pubDate|published|publishDate|created)\s*[:=]\s*[\"']?(\d{4}[-/]\d\d?[-/]\d\d?)", re.M | re.I
)


def front_matter_date(document: Document) -> str:
    """The date that the front matter of Markdown gives."""
    text = document.text
    if not text.startswith(("---", "+++")):
        return ""
    end = text.find("\n" + text[:3], 3)
    found = _date_field.search(text, 0, end) if end > 0 else None
    return parse_date(found[1]) if found else ""
