"""Bylines near a page's title whose own form tells them: WeChat's row, a date with its paper on one line, a date behind its label beside other credits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, FIRST_YEAR, is_stamp, parse_date, parse_dated_line
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import PROVINCES
from qingwen.text.event_dates import is_of_an_event, names_events_place
from qingwen.text.publishers import DATED_PRESS

NAMES = 2  # of a WeChat row: the author's and the account's
# WeChat writes its day so, and below it, or behind it, where a post was sent from.
_wechat_day = lazy(rf"(?P<names>.*?\s*)(?P<date>(?:19|20)\d\d年\d\d?月\d\d?日 ?{CLOCK})(?:\s+(?P<place>\S{{2,3}}))?$")
# The same in figures, in a row that opens with `原创`.
_original_day = lazy(rf"(?P<names>.*?\s*)(?P<date>{DATE} ?{CLOCK})(?:\s+(?P<place>\S{{2,3}}))?$")
# Right below a title: `2025年03月02日 10:06 海港晚报`, and Toutiao's `2025-03-02 10:06·海港夜话`; a name behind a blank may be a hall's.
_sourced = lazy(
    rf"(?:原创 ?)?(?P<date>{DATE} ?{CLOCK})(?: ?· ?(?P<account>[^\s·。，]{{2,20}})|\s+(?P<paper>[\u4e00-\u9fff]{{1,10}}(?:{DATED_PRESS}|电视台|電視台)))$"
)
_STATIONS = ("电视台", "電視台")
account = lazy(r"[^\s。，、；：？！,;:?!|｜/]{1,30}$")
_time = lazy(rf"(?:时间|時間|日期)[：:]\s*(?P<date>{DATE}(?: ?{CLOCK})?)$")


class TitleByline(NamedTuple):
    """One byline. lines: how many lines it takes; fields: (front-matter field, value); rest: what else it says."""

    lines: int
    fields: tuple[tuple[str, str], ...]
    rest: str = ""


def wechat_row(lines: Sequence[str], matches: Sequence[Match | None], head: range) -> dict[int, TitleByline]:
    """WeChat's row: on one line, or `原创`, the author, the account, the date and the place on lines of their own.

    Where `原创` is not in it, only on WeChat's own page: `工人体育馆`, `2025年5月1日 19:30`, `北京` is a concert's.
    """
    from qingwen.text.pages.title_by_place import ORIGINAL, is_of_wechat

    originals = (ORIGINAL, "Original")  # WeChat in English
    # Others write 原创 above their dates too.
    opened = bool(head) and lines[head.start].startswith(originals) and is_of_wechat(lines)
    form = _original_day if opened else _wechat_day
    for at in head:
        found = form.match(lines[at])
        if found is None:
            continue
        names = [*lines[head.start : at], *found["names"].split()]
        names = [name for one in names for name in one.split()]
        is_original = names[:1] == [ORIGINAL] or (form is _original_day and names[:1] == ["Original"])
        names = [name for name, _ in groupby(names[is_original:])]  # the account may stand twice
        place = 0 if found["place"] else _has_place_below(lines, at)
        told = is_original or ((place or found["place"] in PROVINCES) and is_of_wechat(lines))
        if not told or is_of_an_event(lines, at) or not 0 < len(names) <= NAMES or not all(map(account.match, names)):
            return {}
        if any(match is not None and match.field for match in matches[head.start : at]):
            return {}
        if form is _original_day and found["place"] and found["place"] not in PROVINCES:
            return {}
        fields = [("author", names[0])] if len({*names}) > 1 else []
        fields += [("source", names[-1]), ("date", parse_date(found["date"]))]
        return {head.start: TitleByline(at - head.start + 1 + place, tuple(fields))}
    return {}


def sourced_date(lines: Sequence[str], head: range, last: int) -> dict[int, TitleByline]:
    """The date and its paper or account on one line right below a title, where no other line of the article is one: each entry of a listing is."""
    found = _sourced.match(lines[head.start]) if head else None
    below = lines[head.start + 1 : last + 1]
    if found is None or is_of_an_event(lines, head.start) or any(map(_sourced.match, below)):
        return {}
    if found["paper"] and found["paper"].endswith(_STATIONS) and not is_stamp(found["date"]):
        return {}  # a programme's hour
    fields = (("source", found["account"] or found["paper"]), ("date", parse_date(found["date"])))
    return {head.start: TitleByline(1, fields)}


def labelled_day(lines: Sequence[str], matches: Sequence[Match | None], head: range) -> dict[int, TitleByline]:
    """`时间：2025-03-04` right beside the label of the author, the source or of how many have read it; where a place is named it is an event's."""
    told = {i: parse_date(found["date"]) for i in head if (found := _time.match(lines[i]))}
    if len(told) != 1 or any(dated(lines[i]) for i in head):
        return {}
    ((at, date),) = told.items()
    if is_of_an_event(lines, at) or any(names_events_place(lines[i]) for i in head):
        return {}
    beside = (matches[i] for i in (at - 1, at + 1) if i in head)
    is_credit = any(
        match and (match.rule == "counter" or (match.rule == "credit-line" and match.field)) for match in beside
    )
    return {at: TitleByline(1, (("date", date),))} if is_credit and date else {}


def _has_place_below(lines: Sequence[str], at: int) -> int:
    return int(at + 1 < len(lines) and lines[at + 1] in PROVINCES)


def dated(line: str) -> str:
    """The date of a line that is one and little else, or `""`."""
    date = parse_dated_line(line)
    return date if date > FIRST_YEAR else ""
