"""The amounts that a text names, in English and Chinese: `3.2 million`, `320 万`, `十二`, `a dozen`, `40 %`, `April 3`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qingwen.lazy_pattern import lazy


class Amount(NamedTuple):
    """An amount at [start, end).

    values:  what it may mean: 1 p.m. is 1 and 13. written: with digits, so that it must be somewhere in the other text.
    mantissa: its digits without the unit: what stays when only 万 and 亿 were mixed up. dated: a part of a date.
    unit:    a measure that translators convert (mile, 公里, °F …), or ``.
    """

    start: int
    end: int
    values: tuple[float, ...]
    written: bool
    mantissa: float
    dated: bool = False
    unit: str = ""


MONTH = "month"  # the unit of a month's name

_HAN_DIGITS = {
    c: n
    for n, group in enumerate(("零〇", "一壹", "二两兩贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in group
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_SCALES = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12, "百": 1e2, "千": 1e3, "十": 1e1,
           "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
           "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9}  # fmt: skip
_WORDS = {word: float(n) for n, word in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"])}  # fmt: skip
_WORDS |= {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
           "half": 0.5, "quarter": 0.25, "twice": 2, "double": 2, "triple": 3, "decade": 10, "single": 1, "pair": 2, "couple": 2,
           "both": 2, "once": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
           "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "century": 100}  # fmt: skip
_MONTHS = {name: n for n, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
     "oct october", "nov november", "dec december"), start=1) for name in names.split()}  # fmt: skip
_HAN = "零〇一壹二两兩贰三叁四肆五伍六陆七柒八捌九玖"
_amount = lazy(
    # A number in digits, and its scale.
    r"(?<![A-Za-z0-9_.])(?P<digits>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>\s?(?:[多余餘几幾]?(?:百万|千万|十万|百亿|千亿|万亿|[万萬亿億兆百千十]|(?:hundred|thousand|million|billion|trillion)\b|(?:[km]|mn|bn)\b(?!/)))*)"
    r"(?P<after>\s?(?:a\.?m\b|p\.?m\b|st\b|nd\b|rd\b|th\b|s\b)?)"
    # A number in words.
    rf"|(?P<han>(?:第|百分之)?[{_HAN}十百千拾佰仟]+(?:点[{_HAN}]+)?[万萬亿億兆]*)"
    rf"|(?<![A-Za-z])(?P<word>(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:[ -](?:and[ -])?(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}))*)"
    r"(?P<wordscale>(?: (?:hundred|thousand|million|billion|trillion))*)(?![A-Za-z])"
    rf"|(?<![A-Za-z])(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?",
    re.I,
)
# The end of a range whose scale stands there alone: `$5 to $10 billion`, `5至10亿`.
_range = lazy(
    r"\s?(?:[-–—~～至到]|(?:to|and|or)\b)\s?(?:US)?[$€£¥￥]?(?P<digits>\d+(?:\.\d+)?)"
    r"\s?(?P<scale>(?:百万|千万|十万|百亿|千亿|万亿|[万萬亿億兆]|(?:thousand|million|billion|trillion|bn|mn)\b))",
    re.I,
)
_date_after = lazy(r"\s?[年月日号]")
_date_before = lazy(r"(?:[年月]\s?|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? )$", re.I)
_month_after = lazy(r"(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)", re.I)
_no_amount = lazy(r"\s?(?:世纪|年代|個世紀|个世纪)")
# What Chinese says in other numbers: 20世纪90年代.
_period = lazy(r"(?<=\d0)s\b|(?:st|nd|rd|th)[ -]centur(?:y|ies)\b", re.I)
_UNITS = {
    "mile": "miles? mi 英里", "foot": "feet foot ft 英尺", "yard": "yards? 码", "inch": "inch(?:es)? 英寸", "pound": "pounds? lbs? 磅",
    "ounce": "ounces? 盎司", "fahrenheit": "°F 华氏", "acre": "acres? 英亩", "gallon": "gallons? 加仑", "kilometre": "kilomet(?:re|er)s? km 公里 千米",
    "metre": "met(?:re|er)s? m 米", "centimetre": "cm 厘米", "kilogram": "kilograms? kg kilos? 公斤 千克", "celsius": "°C 摄氏 ℃",
    "hectare": "hectares? 公顷", "litre": "lit(?:re|er)s? 升", "jin": "斤", "mu": "亩",
}  # fmt: skip
_measure = lazy(
    r"[\s-]?(?:"
    + "|".join(f"(?P<{unit}>{'|'.join(names.split())})" for unit, names in _UNITS.items())
    + ")(?![A-Za-z])"
)


def amounts(text: str) -> list[Amount]:
    """The amounts in a text, in order; times and scores are an amount for each of their numbers."""
    return list(_amounts(text))


def _amounts(text: str) -> Iterator[Amount]:
    for found in _amount.finditer(text):
        start, end = found.span()
        if found["digits"]:
            digits = found["digits"].replace(",", "").replace("，", "")
            yield from _written(text, found, start, end, digits)
        elif found["han"]:
            value = _han_value(found["han"].removeprefix("第").removeprefix("百分之"))
            if value is not None and not _no_amount.match(text, end):
                yield Amount(start, end, (value,), False, value)
        elif found["month"]:
            # `may` and `march` are words; so is `May` unless a day or year stands beside it.
            name = found["month"]
            if name[0].isupper() and (name.lower() != "may" or re.match(r"\.? ?\d", text[end : end + 3])):
                month = float(_MONTHS[name.lower()])
                yield Amount(start, end, (month,), True, month, True, MONTH)
        else:
            words = re.split(r"[ -]+(?:and[ -]+)?", found["word"].lower())
            value = _words_value(words)
            for scale in found["wordscale"].lower().split():
                value *= _SCALES[scale]
            scaled = bool(found["wordscale"])
            yield Amount(start, end, (value,), scaled, _words_value(words))


def _written(text: str, found: re.Match[str], start: int, end: int, digits: str) -> Iterator[Amount]:
    after = (found["after"] or "").strip().lower().replace(".", "")
    number = float(digits)
    scale = _scale(found["scale"])
    value = number * scale
    if _no_amount.match(text, end):
        return
    stop = found.end("digits")
    if after in ("am", "pm") and "." in digits:
        hour, minute = digits.split(".")[:2]
        yield Amount(start, stop, _hours(float(hour), after), True, float(hour))
        yield Amount(start, stop, (float(minute),), True, float(minute))
        return
    values: tuple[float, ...] = (value,)
    if (
        after == "pm"
        or (after == "am" and number == 12)
        or re.match(r":\d\d ?p\.?m", text[stop : stop + 8], re.I)
        or re.search(r"(?:下午|晚上?|傍晚|中午|夜里)\s?(?:\d{1,2}[:：])?$", text[max(0, start - 8) : start])
    ):
        values = _hours(number, "pm")
    elif after == "s" and len(digits) == 4:
        values = (value, number % 100, number // 100 + 1)
    year = len(digits) == 4 and digits.isdigit() and 1400 <= number <= 2100 and scale == 1
    if scale != 1:
        values += (number,) if scale < 1e3 else ()
    elif not year and (range_ := _range.match(text, stop)) and number < float(range_["digits"]):
        values += (number * _scale(range_["scale"]),)
    dated = bool(
        year
        or _date_after.match(text, end)
        or _date_before.search(text, max(0, start - 12), start)
        or _month_after.match(text, end)
    )
    measure = _measure.match(text, end)
    period = _period.match(text, stop) is not None
    yield Amount(start, end, values, not period, number, dated, (measure.lastgroup or "") if measure else "")


def _scale(units: str) -> float:
    scale = 1.0
    for one in re.findall(r"[万萬亿億兆百千十]|[a-z]+", units.lower()):
        scale *= _SCALES[one]
    return scale


def _hours(hour: float, half: str) -> tuple[float, ...]:
    return (hour, (hour + 12) % 24, hour + 12)


def _words_value(words: Iterable[str]) -> float:
    total = 0.0
    for word in words:
        value = float(_WORDS.get(word, 0))
        total = total * value if value in (12, 0.5) and total and word in ("dozen",) else total + value
    return total


def _han_value(numeral: str) -> float | None:
    """`三百二十` → 320, `二〇二五` → 2025, `两千万` → 2e7; None for what is no number (`千` in 千万别)."""
    scale = 1.0
    while numeral and numeral[-1] in _SCALES and numeral[-1] not in _HAN_UNITS:
        scale *= _SCALES[numeral[-1]]
        numeral = numeral[:-1]
    whole, _, part = numeral.partition("点")
    if not whole:
        return None
    if all(c in _HAN_DIGITS for c in whole):
        value = float("".join(str(_HAN_DIGITS[c]) for c in whole))
    else:
        value, digit = 0.0, 0
        for c in whole:
            if c in _HAN_DIGITS:
                digit = _HAN_DIGITS[c]
            else:
                value += (digit or 1) * _HAN_UNITS[c]
                digit = 0
        value += digit
    if part:
        value += float("0." + "".join(str(_HAN_DIGITS.get(c, 0)) for c in part))
    return value * scale
