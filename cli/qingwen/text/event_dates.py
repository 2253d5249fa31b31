"""When an event is, and no article appeared: by the label of a date, or by the hours from which and to which it lasts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, LONGEST_BYLINE, has_year, is_stamp
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
_hour = lazy(rf"{CLOCK}$")
_hours = lazy(rf"{CLOCK} ?(?:[-–—~～]{{1,2}}|至|到) ?{CLOCK}")
_hall = lazy(
    r"[^\s。，：:]{0,12}(?:会议室|会议厅|报告厅|音乐厅|展厅|大厅|礼堂|会堂|剧院|剧场|体育[馆场]|广场|教室|会场|活动室)$"
)
_has_day = lazy(rf"{DATE}|\b(?:19|20)\d\d\b")


def names_events_time(line: str) -> bool:
    """Whether a line is such a label, or opens with one."""
    return _event.match(line.translate(simplified())) is not None


def is_of_an_event(lines: Sequence[str], i: int) -> bool:
    """Whether a line with a date in it says when an event is: by its label, its own or the line above, and of `时间` by the place beside it; by its hours; or by the hall right below an hour."""
    text = lines[i]
    if len(text) > LONGEST_BYLINE or not has_year.search(text) or not _has_day.search(text):
        return False
    labels = (text, *lines[max(0, i - 1) : i])
    if any(map(names_events_time, labels)) or _hours.search(text):
        return True
    if (
        _hour.search(text)
        and not is_stamp(text)
        and any(_hall.match(one.translate(simplified())) for one in lines[i + 1 : i + 2])
    ):
        return True
    beside = (*lines[max(0, i - 2) : i], *lines[i + 1 : i + 2])
    return any(_time.match(one.translate(simplified())) for one in labels) and any(
        _place.match(one.translate(simplified())) for one in beside
    )
