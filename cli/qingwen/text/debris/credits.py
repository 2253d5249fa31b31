"""Which of a text's lines are its article's credits, the fields that each gives, and what of it is more than that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, is_dateline, parse_date
from qingwen.text.debris.bylines import COUNTER
from qingwen.text.debris.credit_parts import are_buttons, is_counter, is_empty, label_of, parts_of
from qingwen.text.debris.editors import editor_named
from qingwen.text.debris.find import debris_starts, find_debris, known_starts
from qingwen.text.debris.line import BRACKETS, DebrisLine, closes_a_sentence, is_wide
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.debris.phrases import LONGEST
from qingwen.text.debris.stamps import stamp_of
from qingwen.text.debris.title_bylines import title_bylines
from qingwen.text.document import Document, Line
from qingwen.text.images.names import bare_image_name
from qingwen.text.pages.article import find_page
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.platforms import platform

RULE = "credit-line"
_BY = frozenset(("By ", "BY "))
_references = lazy(r"(?:参考文献|參考文獻|参考资料|參考資料|references|notes|注释|註釋)[：:]?$", re.I)


class Credit(NamedTuple):
    """A line of credits.

    fields: (front-matter field, value) of each part that names author, source or date.
    rest:   what else the line says and must not be lost: an editor, a second date; `""` for nothing but counters.
    """

    found: DebrisLine
    fields: tuple[tuple[str, str], ...]
    rest: str


def find_credits(document: Document) -> dict[int, Credit]:
    """Where a line begins → its credits, in order. Of several dates only the first is a field."""
    credits, dated = {}, False
    known = document.once(find_debris).get(RULE, ())
    own = document.once(own_bylines) if known else frozenset[int]()
    books = _bylines_of_books(document, known) if known else frozenset[int]()
    by_place = {document.lines[i].begin: one for i, one in document.once(title_bylines).items()} if known else {}
    page = document.once(find_page) if known else None
    of = document.once(platform) if page else None
    top = document.lines[page.title].begin if page and page.title is not None else 0
    # Below a page's title stands when it appeared; above it, among an office's facts, when somebody signed it.
    for found in sorted(known, key=lambda one: one.line.begin < top):
        fields: list[tuple[str, str]] = []
        rest: list[str] = []
        byline, was_dated = by_place.get(found.line.begin), dated
        parts = (
            [*((*field, "") for field in byline.fields), *(("", "", part) for part in [byline.rest] if part)]
            if byline
            else parts_of(found.line.text, found.line.begin in own)
        )
        for field, value, part in parts:
            label = label_of(part)
            if field == "author" and found.line.begin in books and part[:3] in _BY:
                field = ""
            if field and field != "date" and label and document.once(_labels)[label] > 1:
                field = ""  # a speaker: what is said under one name again and again
            if field == "date" and (dated or (part and document.once(_stamps)[stamp_of(part)] > 1)):
                field = ""  # of several answers to a question each has its own
            if field:
                dated |= field == "date"
                fields.append((field, value))
            elif not (
                value == COUNTER
                or is_counter(part)
                or (fields and are_buttons(part))
                or is_empty(part, is_last=part is parts[-1][2])
            ):
                rest.append(part)
        if rest and of and (date := of.credits(found.line.text)) is not None:
            rest = []  # of the platform's own: a place, a button
            if date:
                others = [one for one in fields if one[0] != "date"]
                fields = [*others, *([] if was_dated else [("date", date)])]
                dated = True
        if editor := editor_named(document, found.line):
            fields, rest = [("editor", editor)], []
        credits[found.line.begin] = Credit(found, tuple(fields), "  ".join(rest))
    return dict(sorted(credits.items()))


def _labels(document: Document) -> Counter[str]:
    """How often each label stands before a colon."""
    return Counter(label_of(line.text) for line in document.lines if ":" in line.text or "：" in line.text)


def _stamps(document: Document) -> Counter[str]:
    """How often each form of a line that dates what stands above it occurs."""
    return Counter(filter(None, (stamp_of(line.text) for line in document.lines)))


def first_paragraph(document: Document) -> int:
    """The line that an article's first paragraph is; the number of lines where it has none."""
    lines, page = document.lines, document.once(find_page)
    return page.first if page else next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))


def _end_of_head(document: Document) -> int:
    """Where an article's bylines end: a few lines below its first long one, which may be a standfirst."""
    lines, first = document.lines, document.once(first_paragraph)
    return lines[first + BYLINE].begin if first + BYLINE < len(lines) else len(document.text)


def _bylines_of_books(document: Document, known: Sequence[DebrisLine]) -> frozenset[int]:
    """Where the lines begin that name the authors of a list's entries: several above an article, or one below it and right below a book's title."""
    bylines = [one.line for one in known if one.line.text[:3] in _BY]
    if not bylines:
        return frozenset()
    end, foot = _end_of_head(document), _foot(document)
    several = len({line.text for line in bylines if line.begin < end}) > 1
    return frozenset(
        line.begin
        for line in bylines
        if (several and line.begin < end) or (line.begin > foot and _stands_below_an_entry(document, line))
    )


def _foot(document: Document) -> int:
    """Where an article's last paragraph begins; the text's end where it has none."""
    lines, page = document.lines, document.once(find_page)
    if page:
        return lines[page.last].begin
    return next((line.begin for line in reversed(lines) if is_wide(line.text)), len(document.text))


def _stands_below_an_entry(document: Document, line: Line) -> bool:
    """Whether right above a line stands no paragraph, sentence, date or credit; at a text's end it may be its paper's name that does."""
    lines = document.lines
    at = document.place(line.begin)
    above = lines[at - 1]
    if closes_a_sentence(above.text) or parse_date(above.text) or above.begin in document.once(known_starts):
        return False
    return at + 1 < len(lines) or at < 2 or not closes_a_sentence(lines[at - 2].text)


_PRINTED = rf"(?:出版|刊登|更新)[：:]\s?{DATE} ?{CLOCK}"  # when a paper did; without a time a book's
_FACT = r"[^\s：:。][^：:。]{0,19}[：:]\s?\S"


def _is_fact(text: str) -> bool:
    """Whether a line is a label and its value; in `Updated 3:15 PM EDT, May 3, 2024` and in `16:22:35` the colon is a clock's."""
    found = None if re.fullmatch(CLOCK, text) or re.match(_PRINTED, text) else re.match(_FACT, text)
    return found is not None and not (re.search(r"\d:\d$", found[0]) and is_dateline(text))


def among_facts(document: Document, line: Line, title: Line | None) -> bool:
    """Whether a neighbour is a labelled fact that is no credit: `地点：三楼会议室`. Then the line is a programme's or a form's.

    title: which may have a colon and is no fact, no more than a heading of Markdown: `Review: The Long Way`.
    """
    known = document.once(_furniture_starts)
    lines = document.lines
    i = document.place(line.begin)
    return any(
        one.begin not in known
        and one != title
        and not (document.kind == "markdown" and one.text.startswith("# "))
        and len(one.text) <= LONGEST
        and _is_fact(one.text)
        and not parse_date(one.text)
        and one.text[-1] not in "。.！!？?"
        for one in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )


def _furniture_starts(document: Document) -> Set[int]:
    """Where the lines begin that are no facts of the article's: those that are known, and on a platform's page all that goes, `本文链接：…`."""
    known = document.once(known_starts)
    page = document.once(find_page) if document.once(platform) else None
    return known | {document.lines[i].begin for i in page.sure} if page else known


def goes_on_below(document: Document, line: Line) -> bool:
    """Whether below a line under the last long paragraph the author's lines go on: `作者：…` heads the text that an exam asks about.

    As far as the next line that surely is debris: below `分享到` nothing is the author's. Of a page it is known where its article ends.
    """
    return line.begin in document.once(_lines_with_more_below)


def _lines_with_more_below(document: Document) -> frozenset[int]:
    """Where the lines begin that stand below a long paragraph and above a question, a paragraph or two lines of an author's; one is a closing remark."""
    lines = document.lines
    first = next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))
    if document.once(find_page):
        return frozenset()
    known, sure = document.once(known_starts), document.once(debris_starts)
    found, more, short = [], False, 0
    for line in reversed(lines[first + 1 :]):
        if more:
            found.append(line.begin)
        if line.begin in sure or _references.match(line.text):
            more, short = False, 0
        elif not more and line.begin not in known and _is_own(line.text):
            short += 1
            more = short > 1 or line.text[-1] in "？?" or is_wide(line.text)
    return frozenset(found)


def _is_own(text: str) -> bool:
    """Whether a line that no table knows may be an author's: no date, no picture, no remark in brackets, and words in it."""
    is_remark = BRACKETS.get(text[0]) == text[-1]
    return not (is_remark or parse_date(text) or bare_image_name(text)) and any(map(str.isalpha, text))
