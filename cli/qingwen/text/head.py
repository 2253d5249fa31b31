"""The head of a pasted article: its title, date and section, where its first lines give them."""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, LONGEST_BYLINE, dateline_date, may_be_appointment, parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.credits import among_facts, find_credits, goes_on_below
from qingwen.text.debris.find import debris_starts, find_debris, has_long_paragraph
from qingwen.text.debris.line import book_number, is_count, is_wide
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.debris.parted_dates import parted_dates
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document, Line
from qingwen.text.images.names import bare_image_name
from qingwen.text.pages.article import BYLINE, find_page, phrase_matches
from qingwen.text.scripts import has_han, width

TITLE_WIDTH = 160  # columns; the longest headline among the news pages looked at has 140
SECTION_WIDTH = 40
MENU = 200  # lines in which a title stands; above it may be a menu of some hundred
_sentence_end = lazy(r"(?:[。．；;，,：:、…]|(?<![A-Z]\.[A-Z])\.)['\"’”」』)）\]】]*$")  # not `… With the U.S.`
_closing = "'\"’”」』)）]】"
_full_stops = tuple("。．.！!？?…")
_greetings = ("dear ", "hi ", "hello", "good morning", "亲爱的", "尊敬的", "親愛的", "各位", "你好", "您好")
_weekday = lazy(r"(?i)(?:mon|tues|wednes|thurs|fri|satur|sun)day|星期|周[一二三四五六日]")
_bracketed = lazy(r"(?:[\[【][^\[\]【】]*[\]】]\s*){2,}$")  # `[Date Prev][Date Next]`, above a list's mails
_mail_headers = frozenset(
    ["from", "to", "cc", "subject", "date", "sent", "reply-to", "发件人", "收件人", "抄送", "主题", "发送时间", "日期"]
)
_marked = lazy(r"[•·●▪■◆○◦‣*+\-–—#>|]|\d+[.)、]|[(（\[【]?[一二三四五六七八九十\d]+[)）\]】、]")


class Head(NamedTuple):
    """Lines of the head that stand together (debris aside): section, title and date; None where there is none.

    moment: the date as `YYYY-MM-DD` with or without a time, also where its line is not among these; or `""`.
    """

    title: Line | None = None
    section: Line | None = None
    date: Line | None = None
    moment: str = ""


def find_head(document: Document) -> Head:
    if document.kind == "markdown":
        return Head(moment=_front_matter_date(document))
    debris = debris_starts(document)
    credits = {one.line.begin for one in document.once(find_debris).get("credit-line", ())}
    credits.update(
        document.lines[i + 1].begin for i, one in document.once(parted_dates).items() if one.begin in credits
    )
    known = (
        next((i for i, line in enumerate(document.lines) if line.text == document.title), 0) if document.title else 0
    )
    lines = [line for line in document.lines[: known + 40] if line.begin not in debris]
    appointments = _appointments(document, known + 40)
    own = [
        line
        for line in lines
        if line.begin not in credits and line.begin not in appointments and not bare_image_name(line.text)
    ]
    first = next((i for i, line in enumerate(own) if not parse_date(line.text)), None)
    moment = _labelled_date(document, None if first is None else own[first])
    if document.title:  # of a page, something of which may still stand above it
        first = next((i for i, line in enumerate(own) if line.text == document.title), first)
        if first and _could_be_title(own[first - 1]) and _is_section(own[first - 1], own[first:]):
            first -= 1
    if first is None or document.title == "" or not (own[first].text == document.title or _could_be_title(own[first])):
        return Head(moment=moment or _date_near_top(own))
    section, title, after = None, own[first], first + 1
    bylines = document.once(own_bylines)
    parted = after < len(own) and any(title.begin < at < own[after].begin for at in bylines)
    if own[first].text != document.title and after < len(own) and not parted and _is_section(own[first], own[after:]):
        section, title, after = own[first], own[after], after + 1
    if not document.title and not _has_body(document, title, own[after:]):
        return Head(moment=moment)
    date = _dated([*own[max(0, first - 1) : first], *own[after : after + 1]])
    if date and bylines and moment and not parse_date(date.text).startswith(moment[:10]):
        date = None  # below the byline, which says another: an event's
    moment = (parse_date(date.text) if date else moment) or _date_near_top(own[after:])
    moment = moment or _moment_below(document, lines[lines.index(title) + 1 :][:BYLINE], appointments)
    if not _together(lines, [line for line in (section, title, date) if line]):
        section = date = None
    return Head(title, section, date, moment)


def _appointments(document: Document, end: int) -> frozenset[int]:
    """Where those of the first `end` lines begin that say when an event is; right below a page's title stands when the page appeared."""
    below = ""
    found = []
    for line, match in islice(zip(document.lines, document.once(phrase_matches), strict=True), min(end, MENU)):
        if parse_date(line.text):
            if may_be_appointment(line.text, in_byline=below != "" and below == document.title):
                found.append(line.begin)
        elif match is None or line.text == document.title:
            below = line.text
    return frozenset(found)


def title_line(document: Document) -> Line | None:
    """The line of a paste that is its title; of a whole page, the one that is likeliest."""
    page = document.once(find_page)
    return document.once(find_head).title if page is None or page.title is None else document.lines[page.title]


def find_doubled_title(document: Document) -> tuple[Line, Line] | None:
    """The title of a pasted article that has a paragraph, and the line right beside it that says the same."""
    twins = [
        (a, b)
        for a, b in pairwise(document.lines[:MENU])
        if len(a.text) == len(b.text) and (a.text == b.text or _plain(a.text) == _plain(b.text))
    ]
    if not twins or not document.once(has_long_paragraph):
        return None
    title = title_line(document)
    return next(((a, b) if a is title else (b, a) for a, b in twins if title in (a, b)), None)


_quotes = str.maketrans("‘’“”", "''\"\"")


def _plain(text: str) -> str:
    """A title with straight quotation marks: sites and their pictures' captions differ in these."""
    return text.translate(_quotes)


def _could_be_title(line: Line) -> bool:
    text = line.text
    return (
        width(text) <= TITLE_WIDTH
        and any(map(str.isalpha, text))
        and not _marked.match(text)
        and not _bracketed.match(text)
        and not book_number.match(text)
        and not _sentence_end.search(text)
        and not text.startswith(("http://", "https://"))
        and text.replace("：", ":").lower().split(":")[0].strip() not in _mail_headers
        and not is_count(text, phrases().match(text))
    )


def _has_body(document: Document, title: Line, following: list[Line]) -> bool:
    """Whether what follows reads like the article under the title: a longer paragraph, or sentences under a short line."""
    if any(width(line.text) > max(60, width(title.text) * 0.8) for line in following):
        return True
    following = [line for line in following[:6] if not parse_date(line.text)]
    if not following:
        return False
    set_off = document.text.count("\n", title.end, following[0].start) > 1
    if not set_off and (following[0].text[0].islower() or width(title.text) > SECTION_WIDTH or "，" in title.text):
        return False  # a sentence that goes on in the next line
    sentences = [
        line
        for line in following
        if line.text.rstrip(_closing).endswith(_full_stops) and width(line.text) > width(title.text) * 0.6
    ]
    return len(sentences) >= (1 if set_off else 2) and not title.text.lower().startswith(_greetings)


def _is_section(line: Line, following: list[Line]) -> bool:
    """A short line, a longer one that could be a title, and then the date: the first names the section.

    Of one in Chinese and one in English each is the title, in its language.
    """
    return (
        width(line.text) <= SECTION_WIDTH
        and bool(has_han.search(line.text)) == bool(has_han.search(following[0].text))
        and len(line.text.split()) <= 5
        and width(following[0].text) > width(line.text)
        and _could_be_title(following[0])
        and len(following) > 1
        and bool(parse_date(following[1].text))
    )


def _together(lines: list[Line], head: list[Line]) -> bool:
    """Whether nothing but debris stands between the lines of the head."""
    at = sorted(lines.index(line) for line in head)
    return at[-1] - at[0] == len(at) - 1


NEAR, TOP = (
    6,
    15,
)  # lines with words in which an article's date stands, a subtitle and an author above it; another below a day of reading


def _date_near_top(lines: list[Line]) -> str:
    first = next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))
    # Medium has `Follow`, `7 min read` and `·` between the author and the date.
    head = [line for line in lines[:first] if parse_date(line.text) or _has_words(line.text)] + lines[first:]
    dated = _dated(head[:TOP]) if any(parse_date(line.text) for line in head[:NEAR]) else None
    return parse_date(dated.text) if dated and _is_of_the_article(dated, lines, first) else ""


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
    closes = bool(has_han.search(above) or is_wide(above) or above.rstrip(_closing).endswith(_full_stops))
    return alone and closes and all(_sentence_end.search(line.text) for line in below)


# The moment in a line below a title that says who published it too: `海港日报 2025-04-03 10:20`.
_moment = lazy(rf"(?<!\d){DATE} ?{CLOCK}(?!\d)")


# What says of a line with a date that it is the article's: who wrote it, where and when it appeared; no press conference.
_of_byline = lazy(
    r"^By [A-Z]|(?i:\b(?:published|posted|updated|last modified|source|editor)\b)|(?:发布|發布|发表|發表|刊登|更新)(?!会|會)"
    r"|(?:来源|來源|作者|编辑|編輯|记者|記者)\s?[：:／/]|(?:报道|報導)$|[账帳]号$"
)


def _moment_below(document: Document, lines: list[Line], appointments: frozenset[int]) -> str:
    """The first date that the lines right below a title tell beside other things.

    Of a paste, in which it may be an event's, or each entry's: beside words of a byline that is none of an entry.
    """
    parted = {line.begin: line for line in document.once(parted_dates).values()}
    texts = [parted.get(line.begin, line).text for line in lines if line.begin not in appointments]
    if not document.title:
        texts = [text for text in takewhile(_is_short, texts) if _of_byline.search(text) and not byline_parts(text)]
    return min(filter(None, map(_told_moment, texts)), default="")


def _is_short(text: str) -> bool:
    return not is_wide(text)


def _told_moment(text: str) -> str:
    found = _moment.search(text) if len(text) <= LONGEST_BYLINE else None
    return parse_date(found[0]) if found else dateline_date(text)


def _dated(lines: list[Line]) -> Line | None:
    """The first line that is a date; `Saturday, March 8, 2025`, the day on which a page was read, only where it is the only one."""
    dates = (line for line in lines if parse_date(line.text))
    first = next(dates, None)
    if first is None or not _weekday.search(first.text):
        return first
    return next((line for line in dates if not _weekday.search(line.text)), first)


# What an article does, and no event.
_appeared = lazy(r"(?:发布|發布|发表|發表|更新|刊发|刊登)|(?:published|posted|updated)\b", re.I)


def _labelled_date(document: Document, title: Line | None) -> str:
    """The date in a line such as `发布时间：2025-04-03`; a mere `Date: …` not beside `Venue: …`, where it is an event's own."""
    credits = document.once(find_credits).values()
    return next(
        (
            value
            for one in credits
            for field, value in one.fields
            if field == "date"
            and (_appeared.match(one.found.line.text) or not among_facts(document, one.found.line, title))
            and not goes_on_below(document, one.found.line)
        ),
        "",
    )


_date_field = lazy(
    r"^(?:date|pubDate|published|publishDate|created)\s*[:=]\s*[\"']?(\d{4}[-/]\d\d?[-/]\d\d?)", re.M | re.I
)


def _front_matter_date(document: Document) -> str:
    text = document.text
    if not text.startswith(("---", "+++")):
        return ""
    end = text.find("\n" + text[:3], 3)
    found = _date_field.search(text, 0, end) if end > 0 else None
    return parse_date(found[1]) if found else ""
