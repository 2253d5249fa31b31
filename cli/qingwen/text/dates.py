"""Dates as articles write them: a line or a label that is nothing but a date."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy

# A date in figures and a time of day, for patterns that find them within a line; `parse_date` reads what they found.
DATE = r"(?:19|20)\d\d(?:[-/.]\d\d?[-/.]\d\d?|\s*年\s*\d\d?\s*月\s*\d\d?\s*[日号])"
CLOCK = r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?"
LONGEST_BYLINE = 80  # letters of a line that says when an article appeared, and of whom it is

_has_digit = lazy("[0-9]")
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
_TIME = r"(?:[ T,，]*(?P<time>(?:[01]?\d|2[0-3])[:：][0-5]\d(?:[:：][0-5]\d)?)(?:\s*(?P<half>[ap])\.?m\.?)?)?"
_HAN_DAY = r"(?:\s*(?:星期|周|週)[一二三四五六日天])?"
_PART = r"\s*(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上)"  # of a day; with an hour it would change that
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
# Most runs see few forms of dates.
_day_first = lazy(
    rf"(?:{_DAY},? )?(?P<d>\d\d?)(?:st|nd|rd|th)? (?P<n>[a-z]{{3,9}})\.?,? (?P<y>(?:19|20)\d\d){_TIME}$", re.I
)
_with_a_number = (
    lazy(rf"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?){_TIME}\.?$", re.I),
    lazy(
        rf"(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d\d?)\s*月\s*(?P<d>\d\d?)\s*[日号號]?{_HAN_DAY}(?:{_PART}$|{_TIME}$)",
        re.I,
    ),
    _day_first,
)
_with_a_name = (
    lazy(rf"(?:{_DAY},? )?(?P<n>[a-z]{{3,9}})\.? (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d){_TIME}$", re.I),
    _day_first,
)


def parse_date(text: str) -> str:
    """A text that is nothing but a date, with or without a time → `YYYY-MM-DD` or `YYYY-MM-DD HH:MM[:SS]`, else `""`."""
    if len(text) > 48 or not _has_digit.search(text):
        return ""
    if text[-1] in "·•|｜":  # `· 2021-09-21 ·`, between what stood beside it
        text = text.strip("·•|｜ ")
    for form in _with_a_number if text[0].isdigit() else _with_a_name:
        found = form.match(text)
        if found:
            parts = found.groupdict()
            month = _MONTHS.get(parts["n"].lower(), 0) if "n" in parts else int(parts["m"])
            day = int(parts["d"])
            if not (1 <= month <= 12 and 1 <= day <= 31):
                return ""
            time = (parts["time"] or "").replace("：", ":")
            if half := parts["half"]:
                hour, _, rest = time.partition(":")
                if not 1 <= int(hour) <= 12:
                    return ""
                time = f"{int(hour) % 12 + 12 * (half in 'pP')}:{rest}"
            date = f"{parts['y']}-{month:02}-{day:02}"
            return f"{date} {time:0>5}" if time else date
    return ""


_dated = lazy(
    rf"(?:{DATE}|\b[A-Z][a-z]{{2,8}}\.? \d\d?,? (?:19|20)\d\d\b|\b\d\d/\d\d/(?:19|20)\d\d\b)(?:[ T]*{CLOCK}(?: ?[AP]M\b)?)?"
)
_unsaid = lazy(r"[\W\d_]+")
LITTLE = 12  # letters, or half as many of Han


def is_dateline(line: str) -> bool:
    """Whether a line says when something appeared and little else: `最后更新 2024-06-04`, `Harbour Post | June 4, 2024 2:15 PM`."""
    found = _dated.search(line) if len(line) <= LONGEST_BYLINE and _has_digit.search(line) else None
    if not found:
        return False
    rest = _unsaid.sub("", line[: found.start()] + line[found.end() :])
    return len(rest) + sum(map("\u2e80".__le__, rest)) <= 2 * LITTLE
