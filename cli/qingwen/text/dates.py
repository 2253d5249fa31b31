"""Dates as articles write them: a line or a label that is nothing but a date."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qingwen.lazy_pattern import lazy
from qingwen.text.piece_cache import kept

# A date in figures and a time of day, for patterns that find them within a line; `parse_date` reads what they found.
DATE = r"(?:19|20)\d\d(?:[-/.]\d\d?[-/.]\d\d?|\s*年\s*\d\d?\s*月\s*\d\d?\s*[日号])"
CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
day_in_text = lazy(
    rf"{DATE}(?:[ \u00a0T]*{CLOCK})?"
    r"|(?:[A-Z][a-z]{2,8},? )?[A-Z][a-z]{2,8}\.? \d\d?(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d\d?(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?:19|20)\d\d"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
LONGEST_BYLINE = 80  # letters of a line that says when an article appeared, and of whom it is

_year = lazy(r"(?:19|20)\d\d")
_date_sign = lazy(r"(?:19|20)\d\d|民[國国].*[0-9]")
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}
# Zones that sites write, and Germany's `Uhr`. A date's zone is left out, as its weekday is.
_ZONE = r"(?:\s*\(?(?:Z|(?:UTC|GMT)(?:[+-]\d\d?(?::?\d\d)?)?|[+-]\d\d:?\d\d|BST|CES?T|EES?T|[ECMP][SD]?T|[IJKS]ST|HKT|SGT|AE[SD]T|WIB|Uhr)\b\)?)?"


def _time(mark: str) -> str:
    """A time of day, of which a mark parts hours from minutes, as it stands behind a date: `, 10:15 a.m. EST`."""
    return (
        rf"(?:(?:[ T,，·•|–—-]|\bat\b)*(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)?\s*"
        rf"(?P<time>(?:[01]?\d|2[0-3]){mark}[0-5]\d(?:[:：][0-5]\d)?)(?:\.\d+)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?{_ZONE})?"
    )


_TIME, _POINTED = _time("[:：]"), _time("[:：.]")  # `10.15` stands beside months in words
HAN_WEEKDAY = r"(?:星期|周|週)[一二三四五六日天]"
_HAN_DAY = rf"(?:\s*[（(]?{HAN_WEEKDAY}[）)]?)?"
_PART = r"\s*(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)"  # of a day; with an hour it would change that
# Most runs see few forms of dates.
_day_first = lazy(
    rf"(?:{WEEKDAY},? )?(?P<d>\d\d?)(?:st|nd|rd|th)?[ -](?P<n>[a-z]{{3,9}})\.?,?[ -](?P<y>(?:19|20)\d\d){_POINTED}$",
    re.I,
)
_with_a_number = (
    lazy(rf"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?){_TIME}\.?$", re.I),
    lazy(
        rf"(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号號]?{_HAN_DAY}(?:{_PART}$|{_TIME}$)",
        re.I,
    ),
    _day_first,
    lazy(rf"(?P<a>\d\d?)(?P<mark>[-/.])(?P<b>\d\d?)(?P=mark)(?P<y>(?:19|20)\d\d){_TIME}$", re.I),
)
_with_a_name = (
    lazy(
        rf"(?:{WEEKDAY},? )?(?P<n>[a-z]{{3,9}})\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d){_POINTED}$", re.I
    ),
    _day_first,
)

_time_first = lazy(rf"(?P<time>{CLOCK})(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?{_ZONE}(?:\s?[·•|]\s?|,? )(?:on )?", re.I)
_zone_behind = lazy(r"(?<=\d) [A-Z]{3,4}$")  # Hong Kong's `09:02 2024-06-18 HKT`
_of_the_republic = lazy(r"(?:中[華华])?民[國国]\s*(\d{1,3})(?=\s*年|[-/.])")
YEAR_ZERO = 1911  # of Taiwan's calendar: `民國114年` is 2025


LONGEST = 48  # letters of a date


def has_year(text: str) -> bool:
    """Whether a text has a year's figures. Most lines have none, which `in` says in a third of the time of a pattern."""
    return ("19" in text or "20" in text) and _year.search(text) is not None


def has_date_sign(text: str) -> bool:
    """Whether a text has what any date has: a year's figures, of our era or the Republic's."""
    return ("19" in text or "20" in text or "民" in text) and _date_sign.search(text) is not None


def parse_date(text: str) -> str:
    """A text that is nothing but a date, with or without a time → `YYYY-MM-DD` or `YYYY-MM-DD HH:MM[:SS]`, else `""`."""
    return "" if len(text) > LONGEST or not has_date_sign(text) else _read_date(text)


_short_year = lazy(rf"\d\d-\d\d?-\d\d? {CLOCK}$")  # Weibo: `25-04-03 20:11`


def parse_dated_line(text: str) -> str:
    """The date that a line by itself is, as `parse_date` has it; of a year two figures do if a time stands behind the day."""
    return parse_date(text) or (parse_date(f"20{text}") if _short_year.match(text) else "")


FIRST_YEAR = "1990"  # of the Web: what a page tells of an earlier day, its text is about


@kept  # a head's few dates are asked for a dozen times
def _read_date(text: str) -> str:
    if text[-1] in "·•|｜":  # `· 2021-09-21 ·`, between what stood beside it
        text = text.strip("·•|｜ ")
    if text[1:2] == ":" or text[2:3] == ":":
        return _after_its_time(text)
    if text[0] in "民中" and (found := _of_the_republic.match(text)):
        return parse_date(f"{YEAR_ZERO + int(found[1])}{text[found.end(1) :]}")
    for form in _with_a_number if text[0].isdigit() else _with_a_name:
        found = form.match(text)
        if found:
            parts = found.groupdict()
            month, day = _month_and_day(parts)
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return ""
            time = _clock(parts) if parts["time"] else ""
            if time is None:
                return ""
            date = f"{parts['y']}-{month:02}-{day:02}"
            return f"{date} {time}" if time else date
    return ""


def _after_its_time(text: str) -> str:
    """As `parse_date`, of a date behind its time of day: `3:15 PM EDT, Fri May 3, 2024`, `4:34 AM PST · December 19, 2025`."""
    found = _time_first.match(text)
    date = parse_date(_zone_behind.sub("", text[found.end() :])) if found else ""
    time = _clock(found.groupdict() | {"part": None}) if found else ""
    return f"{date} {time}" if time and len(date) == len("YYYY-MM-DD") else ""


def _month_and_day(parts: Mapping[str, str | None]) -> tuple[int, int]:
    """The month and the day; (0, 0) for `03/05/2024`, of which either may be."""
    if (first := parts.get("a")) and (second := parts.get("b")):
        day, month = int(first), int(second)
        return (month, day) if day > 12 or day == month else (day, month) if month > 12 else (0, 0)
    name = parts.get("n")
    return _MONTHS.get(name.lower(), 0) if name else int(parts["m"] or 0), int(parts["d"] or 0)


_AFTER_NOON = frozenset(("下午", "傍晚", "晚上"))


def _clock(parts: Mapping[str, str | None]) -> str | None:
    """`HH:MM[:SS]`; None for an hour that no clock shows then: `13:05 pm`, `上午12:30`."""
    hours, *rest = re.split("[:：.]", parts["time"] or "")
    hour = int(hours)
    if half := parts["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + 12 * (half in "pP")
    elif part := parts["part"]:
        if hour == 12 and part != "中午":
            return None
        if part in _AFTER_NOON and hour < 12:
            hour += 12
    return ":".join((f"{hour:02}", *rest))


# `at 7:30 pm`, `· 10:00`, `下午2:30`, `（周五）`, and a time before its date: as often of an event as of an article.
_appointed = lazy(rf"\bat\b|(?:[·•|–—]|\s-)\s*\d\d?[:.]\d\d|[（(](?:星期|周|週)|{_PART[3:]}", re.I)
_worded_behind_its_time = lazy(r"\d\d?:.*[a-z]", re.I)  # no `16:22 2025/12/19`
# To a second, or a minute at which nothing is appointed: a program wrote when it published.
_stamp = lazy(r"\d:[0-5][0-9]:[0-5]\d|\d[:.][0-5][1-46-9](?!\d)")
_zone = lazy(r" (?:UTC|[A-Z]{1,3}T)$")
_has_weekday = lazy(rf"\b{WEEKDAY}\b|星期|[周週]", re.I)


def may_be_appointment(text: str, *, in_byline: bool) -> bool:
    """Whether a date says its time as an event's does; right below a page's title only one with its weekday."""
    if is_stamp(text) or not (_appointed.search(text) or _worded_behind_its_time.match(text)) or not parse_date(text):
        return False
    return not in_byline or _has_weekday.search(text) is not None


def has_zone(text: str) -> bool:
    """Whether a moment names its zone last: `06.00 GMT`, `3:15 PM ET`."""
    return _zone.search(text) is not None


def is_stamp(text: str) -> bool:
    """Whether a time is such as no event begins at, but a program writes: `4:34 AM`, `08:30:15`."""
    return _stamp.search(text) is not None


_dated = lazy(
    rf"(?:{CLOCK}(?: ?[AaPp]\.?[Mm]\b\.?)?,? )?(?:{DATE}|\b[A-Z][a-z]{{2,8}}\.? \d\d?,? (?:19|20)\d\d\b|\b\d\d? [A-Z][a-z]{{2,8}} (?:19|20)\d\d\b|\b\d\d/\d\d/(?:19|20)\d\d\b)(?:(?:[ T,]| at )*{CLOCK}(?: ?[AaPp]\.?[Mm]\b\.?)?)?"
)
_unsaid = lazy(r"[\W\d_]+")
LITTLE = 12  # letters, or half as many of Han


def is_dateline(line: str) -> bool:
    """Whether a line says when something appeared and little else: `最后更新 2024-06-04`, `Harbour Post | June 4, 2024 2:15 PM`."""
    found = _dated.search(line) if len(line) <= LONGEST_BYLINE and has_year(line) else None
    if not found:
        return False
    rest = _unsaid.sub("", line[: found.start()] + line[found.end() :])
    return len(rest) + sum(map("\u2e80".__le__, rest)) <= 2 * LITTLE


def dateline_date(line: str) -> str:
    """The date of a dateline: `Last updated on 3 May 2024`; not of two, `May 3, 2024 – May 5, 2024`."""
    found = [*_dated.finditer(line)] if is_dateline(line) else []
    return parse_date(found[0][0]) if len(found) == 1 else ""
