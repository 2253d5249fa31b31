"""What stands right below a title and tells by that place alone who wrote and when: a newspaper's byline; on a whole page a bare date, a name above `Follow`, WeChat's row of author, account and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import (
    CLOCK,
    DATE,
    has_zone,
    is_stamp,
    may_be_appointment,
    parse_date,
)
from qingwen.text.debris.bylines import NAME, NO_NAME, byline_parts
from qingwen.text.debris.dated_bylines import TitleByline, account, dated, labelled_day, sourced_date, wechat_row
from qingwen.text.debris.dated_entries import SECTION, dates_an_entry, ends_sentence, has_alike, has_letters, signs
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.newspaper_bylines import newspaper_bylines
from qingwen.text.debris.parted_dates import is_label
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases
from qingwen.text.debris.reporters import reporter_beside_date
from qingwen.text.document import Document, Line
from qingwen.text.event_dates import is_of_an_event
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.pages.page import Page
from qingwen.text.pages.platforms import platform
from qingwen.text.scripts import has_han, width

REACH = 7  # lines below a title: Medium has a subtitle, the author, `Follow`, `7 min read` and `·` above the date
MANY = 2
NEAR = 3  # lines between a name and the date
_either_way = lazy(r"\d\d?/\d\d?/(?:19|20)\d\d$")  # a date too, `8/1/2025`, of which nobody knows the month
_name = lazy(r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.?|de|der|den|la|van|von|da|al|bin)){0,2} [A-Z][\w'’-]+$")
# Where a platform says that it is one: of several, of an office.
_names = lazy(
    r"[A-Z][\w'’.&-]*(?:,? (?:and|of|for|the|de|der|den|la|van|von|da|al|bin|&|[A-Z][\w'’.&-]*)){0,20},? [A-Z][\w'’.&-]*$"
)
_only_by, _author_name = lazy(r"[Bb][Yy]:?$"), lazy(rf"{NAME}$")
_pasted_together = lazy(
    r"[a-z][A-Z]"
)  # links that a paste has without what stood between them: `WeddingsJust EngagedPlanning`
_by_one = lazy(rf"[Bb][Yy]:? ({NO_NAME}[A-Z][\w'’-]+)$")
_follow = lazy(r"\+? ?(?:[Ff]ollow(?:ing)?|[Ss]ubscribe|关注|關注)$")
_day = lazy(DATE)
_year, _day_of_year, _clock = lazy(r"20\d\d$"), lazy(r"\d\d?[/-]\d\d?$"), lazy(rf"{CLOCK}$")
_signatures = ("Written by", "More from", "By", "©")  # what stands before an author's name elsewhere on a page
_matches = {field: Match("credit-line", "doubtful", None, field) for field in ("author", "source", "date", "section")}


def title_bylines(document: Document) -> dict[int, TitleByline]:
    """The index of the line that one begins with → the byline."""
    if document.kind != "text":
        return {}
    by_place = {**_split_date(document), **_page_bylines(document)}
    taken = {i + step for i, byline in by_place.items() for step in range(byline.lines)}
    of_papers = newspaper_bylines(document)
    return {**by_place, **{i: TitleByline(1, *byline) for i, byline in of_papers.items() if i not in taken}}


def _split_date(document: Document) -> dict[int, TitleByline]:
    """The date near a page's title, or its article's first line, of which year, day and time are shown in columns, each a line of the paste: `2024`, `06/18`, `16:22:35`."""
    page = document.once(find_page)
    if page is None:
        return {}
    lines = [line.text for line in document.lines]
    near = page.first if page.title is None else page.title
    for at in range(max(0, near - REACH), min(near + REACH, len(lines) - 2)):
        if _year.match(lines[at]) and _day_of_year.match(lines[at + 1]) and _clock.match(lines[at + 2]):
            date = parse_date(f"{lines[at]}/{lines[at + 1]} {lines[at + 2]}")
            return {at: TitleByline(3, (("date", date),))} if date else {}
    return {}


def _page_bylines(document: Document) -> dict[int, TitleByline]:
    """Those that only a whole page has, a large platform's where it always shows them."""
    page = document.once(find_page)
    if page is None:
        return {}
    near = _near_title(document, page, page.title) if page.title is not None else {}
    if page.title is not None and not any(field == "author" for byline in near.values() for field, _ in byline.fields):
        near |= _name_behind_by([line.text for line in document.lines], page.title)
    if any(len(byline.fields) > 1 for byline in near.values()):
        return near
    of_platform = _of_platform(document, page)
    told = {field for byline in of_platform.values() for field, _ in byline.fields}
    return {i: one for i, one in near.items() if not any(field in told for field, _ in one.fields)} | of_platform


def _near_title(document: Document, page: Page, title: int) -> dict[int, TitleByline]:
    """Those that any page may have; none where several dates stand there, one of which may be an event's or that of a change."""
    from qingwen.text.pages.title_by_place import is_dated_title  # where there is a page, it is there

    lines, matches = [line.text for line in document.lines], document.once(phrase_matches)
    start = title + 1
    has_standfirst = is_wide(lines[start]) if start < len(lines) else False
    top = start + has_standfirst
    end = next((i for i in range(top, min(top + REACH, len(lines))) if is_wide(lines[i])), top + REACH)
    head = range(top, min(end, len(lines)))
    if (row := wechat_row(lines, matches, head)) or (row := sourced_date(lines, head, page.last)):
        return row
    section = _section(lines, matches, title)
    if labelled := labelled_day(lines, matches, head):
        return {**section, **labelled}
    dates = [i for i in head if dated(lines[i])]
    if dates[:1] == [start] and not is_dated_title(lines, title):
        return {}  # layout moves it
    if (
        len(dates) != 1
        or any(_either_way.match(lines[i]) for i in head)
        or any(i != dates[0] and _names_day(lines[i], matches[i]) for i in head)
    ):
        return {}
    at = dates[0]
    if is_of_an_event(lines, at) or may_be_appointment(lines[at], in_byline=True) or is_label(lines[at - 1]):
        return {}
    signed = {
        i: TitleByline(1 + any(map(_follow.match, lines[i + 1 : i + 2])), fields, _office(lines[i]))
        for i in range(max(top, at - NEAR - 1), min(at + NEAR, head.stop))
        if (fields := _signed(document, lines, i, at))
    }
    # What looks like a standfirst may be the first paragraph, and what stands below it a part's heading and day, a poem's and who wrote it.
    repeated = lines[top : top + 1] == [lines[title]]
    is_signed = any(map(byline_parts, lines[top : top + repeated + 1 if has_standfirst else at]))
    if has_standfirst and not (has_zone(lines[at]) or is_signed):
        return {}
    if is_signed or _is_followed(lines, range(top, at)):
        of_page = not has_alike(lines, at, page.last)
    else:
        named = bool(signed) or _is_below_names(lines, matches, range(top, at))
        of_page = named and not dates_an_entry(lines, matches, at, page.last)
    if not of_page:
        return {}
    first = min(signed, default=None)
    return {
        **section,
        at: TitleByline(1, (("date", dated(lines[at])),)),
        **({} if first is None else {first: signed[first]}),
    }


def _name_behind_by(lines: Sequence[str], title: int) -> dict[int, TitleByline]:
    """The author whose name stands on the line below `By`, once or twice, or is one word behind it right below the title: `By Ann`, no `By Region` of a menu.

    One word is a name where the page calls somebody so: `By Design`, `By Candlelight` may be the title's second half.
    """
    near = range(title + 1, min(title + 1 + REACH, len(lines) - 1))
    by = [i for i in near if _only_by.match(lines[i])]
    if len(by) == 1 and _author_name.match(name := lines[by[0] + 1]) and len(_pasted_together.findall(name)) < MANY:
        twice = lines[by[0] + 2 : by[0] + 3] == [name]
        return {by[0]: TitleByline(2 + twice, (("author", name),))}
    found = _by_one.match(lines[near.start]) if near and not by else None
    if found is None or any(map(_by_one.match, (lines[title], *lines[near.start + 1 : near.stop]))):
        return {}
    name = re.escape(found[1].capitalize())
    called = re.compile(rf"(?<!\b[Bb]y )(?<=[a-z,:] ){name}\b")
    return {near.start: TitleByline(1, (("author", found[1]),))} if any(map(called.search, lines)) else {}


def _of_platform(document: Document, page: Page) -> dict[int, TitleByline]:
    """What a large platform's page shows between a title and the article, or right below it: the author where it always stands, and the date."""
    of = document.once(platform)
    if of is None:
        return {}
    lines = [line.text for line in document.lines]
    found: dict[int, TitleByline] = {}
    author, name = of.author(lines, page.title, page.first)
    if author and (account.match(name) or _names.match(name)):
        found[author.start] = TitleByline(len(author), (("author", name.rstrip("©")),))
    told = {"author"} if found else set[str]()
    for i, fields in of.bylines(lines, page.title, page.first).items():
        if i not in author and (new := {field: value for field, value in fields.items() if field not in told}):
            found[i] = TitleByline(1, tuple(new.items()))
            told.update(new)
    if (
        "date" not in told
        and (date := of.date(lines, page.title, page.first))
        and date[0] not in author
        and ((match := phrases().match(lines[date[0]])) is None or match.rule != "credit-line")  # which says more
    ):
        found[date[0]] = TitleByline(1, (("date", date[1]),))
    return found


def _is_followed(lines: Sequence[str], above: range) -> bool:
    """Whether what stands between a title and a date may be followed, right below it or below the date: `海港夜话`, `2025-03-02 10:06`, `关注`."""
    below = (*lines[above.start + 1 : above.stop], *lines[above.stop + 1 : above.stop + 1 + NEAR])
    return bool(above) and any(map(_follow.match, below))


def _is_below_names(lines: Sequence[str], matches: Sequence[Match | None], above: range) -> bool:
    """Whether between a title and a date stands nothing of the text.

    In Latin letters what is short right above the date and no sentence is who wrote, where the date does not say an event's hour, which needs no zone.
    """
    at, name = above.stop, lines[above.stop - 1]
    if above and width(name) <= SECTION and not has_han.search(name) and not ends_sentence.search(name):
        return " " not in dated(lines[at]) or is_stamp(lines[at]) or has_zone(lines[at])
    return all(matches[i] or signs(lines[i]) or not has_letters(lines[i]) for i in above)


def joined(lines: Sequence[Line], i: int, byline: TitleByline) -> Line:
    """A byline's lines as one."""
    first, last = lines[i], lines[i + byline.lines - 1]
    return Line(
        first.begin, first.start, last.end, last.stop, " ".join(one.text for one in lines[i : i + byline.lines])
    )


def _section(lines: Sequence[str], matches: Sequence[Match | None], title: int) -> dict[int, TitleByline]:
    """The section that a trail of steps on lines of their own ends in, right above a title."""
    from qingwen.text.pages.title_by_place import is_crumb

    at = title - 1
    if at < 1 or matches[at] or not is_crumb(lines, at):
        return {}
    name = lines[at]
    is_name = has_letters(name) and width(name) <= min(SECTION, width(lines[title])) and name[-1] not in ".。:：?？!！"
    return {at: TitleByline(1, (("section", name),))} if is_name else {}


def title_match(byline: TitleByline) -> Match:
    """What a table would say of one."""
    return _matches[byline.fields[0][0]]


def _names_day(line: str, match: Match | None) -> bool:
    """Whether a line that is more than a date has one too: `出版：2025-03-02 11:05`."""
    if _day.search(line):
        return True
    return match is not None and match.field == "date" and any(map(str.isdigit, line))


def _signed(document: Document, lines: Sequence[str], i: int, date: int) -> tuple[tuple[str, str], ...]:
    """What a line near a title's date tells of its author: `by Jane Doe` beside the date, other credits between, a reporter and the paper, a name that the page signs with."""
    line = lines[i]
    if reporter := reporter_beside_date(line):
        return reporter
    between = document.once(phrase_matches)[i + 1 : date]
    if (i == date + 1 or (i < date and all(between))) and (parts := byline_parts(line)):
        return tuple((part.field, part.value) for part in parts if part.field == "author")
    if has_han.search(line) and i + 1 < len(lines) and _follow.match(lines[i + 1]):
        is_account = i < date and account.match(line) and width(line) <= SECTION
        return (("author", line),) if is_account else ()
    return (("author", line),) if _name.match(line) and _is_signature(document, lines, i) else ()


def _office(line: str) -> str:
    """What a byline says that its author is: `Staff Writer`."""
    return " ".join(part.text for part in byline_parts(line) if not (part.field or part.value))


def _is_signature(document: Document, lines: Sequence[str], i: int) -> bool:
    """Whether the page lets its readers follow somebody of this name, or names the author so elsewhere: `Written by Jane Doe`, `© 2025 Jane Doe`."""
    if _follow.match(lines[min(i + 1, len(lines) - 1)]):
        return True
    name = lines[i]
    return any(one.endswith(name) and one != name and one.startswith(_signatures) for one in lines[i + 1 :])
