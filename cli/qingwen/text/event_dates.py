"""When an event is, and no article appeared: by the label of a date, or by the hours from which and to which it lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, LONGEST_BYLINE, has_year, is_stamp, parse_date
from qingwen.text.folding import simplified

# What has a time or a day of its own: a talk, a match, a registration.
_event = lazy(
    r"(?:活动|会议|讲座|培训|演出|比赛|考试|面试|展览|报名|开课|上课|直播|举办|举行|开幕|开始|放映|集合|出发|截止|开放|营业)(?:时间|日期)(?:[：:]|$)"
    r"|(?:when|event date|date and time|date & time)(?::|$)",
    re.I,
)
_time = lazy(r"(?:时间|日期|time|date)(?:[：:]|$)", re.I)
_place = lazy(
    r"(?:活动|会议|讲座|培训|演出|比赛|考试|举办)?(?:地点|会场|场馆)(?:[：:]|$)|(?:venue|location|where)(?::|$)", re.I
)
_hour = lazy(rf"{CLOCK}(?: ?[AaPp]\.?[Mm]\.?)?$")
_hours = lazy(rf"{CLOCK} ?(?:[-–—~～]{{1,2}}|至|到) ?{CLOCK}")
# Where something takes place, and nobody publishes: `三楼会议室`, `Harbour Stadium`.
_HALL = r"[^\s。，：:]{0,12}(?:会议室|会议厅|报告厅|音乐厅|展厅|大厅|礼堂|会堂|体育[馆场]|广场|教室|会场|活动室)$"
_ARENA = r"(?:[A-Z][\w'’&.-]* ){1,4}(?:Arena|Auditorium|Ballroom|Stadium)(?:, [^,.]{1,30})?$"
_hall = lazy(rf"{_HALL}|{_ARENA}")
# Who may have published something too, if no hour stands above: `海港美术馆`, `Harbour Library, Second Floor`.
_house = lazy(
    rf"{_HALL}|[^\s。，：:]{{0,12}}(?:剧院|剧场|影院|美术馆|图书馆|博物馆|纪念馆|展览馆|文化馆|书店|书局|书院|画廊|公园|教堂|咖啡馆|茶馆|酒店)$|{_ARENA}"
    r"|(?:[A-Z][\w'’&.-]* ){1,4}(?:Bookshop|Bookstore|Cathedral|Cent(?:er|re)|Chapel|Church|Cinema|Club|Gallery|Hall|Hotel|House|Library|Museum|Park"
    r"|Pavilion|School|Theat(?:er|re))(?:, [^,.]{1,30})?$"
)
_has_day = lazy(rf"{DATE}|\b(?:19|20)\d\d\b")


def names_events_time(line: str) -> bool:
    """Whether a line is such a label, or opens with one."""
    return _event.match(line.translate(simplified())) is not None


def names_events_place(line: str) -> bool:
    """Whether a line is the label of a place, or opens with one."""
    return _place.match(line.translate(simplified())) is not None


def is_of_an_event(lines: Sequence[str], i: int) -> bool:
    """Whether a line with a date in it says when an event is: by its label, its own or the line above, and of `时间` by the place beside it; by its hours; or by the place right below it."""
    text = lines[i]
    if len(text) > LONGEST_BYLINE or not has_year(text) or not _has_day.search(text):
        return False
    labels = (text, *lines[max(0, i - 1) : i])
    if any(map(names_events_time, labels)) or _hours.search(text):
        return True
    at_an_hour = _hour.search(text) and not is_stamp(text)
    place = _house if at_an_hour else _hall
    if (at_an_hour or parse_date(text)) and any(
        place.match(one.translate(simplified())) for one in lines[i + 1 : i + 2]
    ):
        return True
    beside = (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 2])
    return any(_time.match(one.translate(simplified())) for one in labels) and any(map(names_events_place, beside))
