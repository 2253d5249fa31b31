"""Whether a text has no title, and its first line is the first of its own: of a talk, a diary, a dialogue, a table, a poem."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import DATE, HAN_WEEKDAY, MONTH, WEEKDAY
from qingwen.text.debris.dated_entries import ends_sentence
from qingwen.text.scripts import width

_turn = lazy(r"(?P<label>[^\s：:，。]{1,8}|[A-Z][\w.]*(?: [A-Z][\w.]*){1,2})\s?[：:]\s?(?=\S)")
_answers = {"问": "答", "問": "答", "Q": "A"}
_HAN_NUMBER = r"(?:\d\d?|[一二三四五六七八九十廿]{1,3})"
_WEATHER = r"(?:[晴阴陰雨雪雾霧云雲风風转轉多大小中雷阵陣有]{1,6})"
_day = lazy(
    rf"(?:\S{{2,4}}年)?{_HAN_NUMBER}月{_HAN_NUMBER}[日号號]?(?:[\s，,]*{HAN_WEEKDAY})?(?P<weather>[\s，,]+{_WEATHER})?$"
    rf"|(?i:(?:{WEEKDAY},? )?(?:{MONTH} \d\d?|\d\d? {MONTH})(?:,? \d{{4}})?)(?P<word>[,.]? [A-Za-z]+)?$"
)
_dated_weather = lazy(rf"{DATE}\s*(?:{HAN_WEEKDAY})?\s*{_WEATHER}$")
_spoken = lazy(r"[“\"「『].*[.!?。！？…—–][”\"」』]$")
_figure = lazy(r"[-+−±~≈<>]?[\d.,:/%％°–—-]*\d[\d.,:/%％°]*[A-Za-z%％]?$")
_first_part = lazy(r"第[一1](?P<kind>[章节節回部篇卷编編])")
_abstract = lazy(r"(?:Abstract|ABSTRACT|摘\s?要)$")
_of_paper = lazy(r"(?i:key ?words|references)\b|关\s?键\s?词|關鍵[詞字]|参考文献|參考文獻")
_greetings = ("dear ", "hi ", "hello", "good morning", "亲爱的", "尊敬的", "親愛的", "各位", "你好", "您好")
VERSES = 4  # lines below the first that are as wide, from which all are verse
LIKE = 0.25  # of its width, by which theirs differ at most
WIDEST = 50  # columns of a verse


def opens_without_title(first: str, below: Sequence[str]) -> bool:
    """Whether a text's first line is one of several of a kind: who says what, a day, what somebody says, the head of a table, of a part."""
    return (
        _is_turn(first, below)
        or _is_day(first, below)
        or _is_spoken(first, below)
        or _is_of_table(first, below)
        or _heads_part(first, below)
    )


def heads_a_diary(first: str) -> bool:
    """Whether a first line is a day and its weather, and nothing else."""
    return _dated_weather.match(first) is not None


def greets(first: str) -> bool:
    """Whether a first line is a letter's or a speech's greeting, with what is greeted perhaps."""
    return first.lower().startswith(_greetings)


def are_verses(first: str, below: Sequence[str]) -> bool:
    """Whether the lines below a first line are all about as wide as it is, and short."""
    wide = width(first)
    return len(below) >= VERSES and all(width(one) <= WIDEST and abs(width(one) - wide) <= LIKE * wide for one in below)


def _is_turn(first: str, below: Sequence[str]) -> bool:
    found = _turn.match(first)
    if not found:
        return False
    labels = [other["label"] for line in below if (other := _turn.match(line))]
    return found["label"] in labels or (labels[:1] == [_answers.get(found["label"])])


def _is_day(first: str, below: Sequence[str]) -> bool:
    """A notice that opens with its day, and is signed with one, has a word behind the first alone."""
    found = _day.match(first)
    return found is not None and any((other := _day.match(line)) and _form(other) == _form(found) for line in below)


def _form(day: re.Match[str]) -> tuple[bool, bool]:
    return bool(day["weather"]), bool(day["word"])


def _is_spoken(first: str, below: Sequence[str]) -> bool:
    return _spoken.match(first) is not None and any(map(_spoken.match, below[:3]))


def _heads_part(first: str, below: Sequence[str]) -> bool:
    """Whether a first line heads the first part of a text whose second stands below, `第一章 总则`, or a paper's abstract above its others.

    Below `第一节课` a sentence may tell of the second: `第二节课没有人来。`
    """
    if part := _first_part.match(first):
        second = (f"第二{part['kind']}", f"第2{part['kind']}")
        return any(line.startswith(second) and not ends_sentence.search(line) for line in below)
    return _abstract.match(first) is not None and any(map(_of_paper.match, below))


def _is_of_table(first: str, below: Sequence[str]) -> bool:
    """Whether two rows below have as many cells as a first line has, and in one of its columns figures alone."""
    mark = "\t" if "\t" in first else None
    head, *rows = (line.split(mark) for line in (first, *below[:2]))
    if len(rows) < 2 or len(head) < (2 if mark else 3) or any(len(row) != len(head) for row in rows):
        return False
    columns = zip(head[1:], *(row[1:] for row in rows), strict=True)
    return any(not _figure.match(name) and all(map(_figure.match, cells)) for name, *cells in columns) or (
        mark is not None and all(map(_figure.match, (cell for row in rows for cell in row[1:])))
    )
