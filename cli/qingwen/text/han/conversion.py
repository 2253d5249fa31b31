"""Prose from one variant of written Chinese to another, as places: what becomes what, and what stays open.

A character with one answer has it. A contested one (发 → 發, 髮) has the answer that OpenCC's phrases give, if all phrases
that can be read around it, wherever the words are cut, give the same: 头发 says 髮, and 这里面粉 (里面? 面粉?) is open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.folding import simplified
from qingwen.text.han.openccs import converter, is_mark, marking_converter
from qingwen.text.han.variants import (
    CONTESTED,
    CONTESTED_TRADITIONAL,
    DOUBTFUL,
    OPEN_PHRASES,
    Variant,
    count,
    other,
    pattern,
    tables,
)

Target = Literal["simplified", "traditional", "taiwan", "hongkong"]

_FROM_SIMPLIFIED = {"traditional": "s2t", "taiwan": "s2tw", "hongkong": "s2hk"}
_AMONG_TRADITIONAL = {"taiwan": "t2tw", "hongkong": "t2hk"}
# How far a phrase may reach: of the phrases with a contested character 98 % have four characters or fewer.
_BEFORE, _AFTER = 3, 4
# Where these are no counter, queen, play, surname, part of a name or title page they are what they usually are; each is
# asked for the two characters before it and the one after it. Of 14,770 contested characters in 250 published articles
# 970 are open without this, and 424 with it.
_NUMBER = "0123456789０１２３４５６７８９一二三四五六七八九十百千万亿兩两几半"
_COUNTED = _NUMBER + "每这那哪数多整余"
_QUEENS = "皇王太天影歌视母蜂蚁女帝妃国封立废拜武吕窦邓韦卫何梁贾萧阎冯胡杨羊甄曹郭马阴霍邢陈薄德孝明宪圣慈"
_IN_NAMES = "公海英华方克卡马巴佩斯布阿塔萨德利尼伊米奥哈安波比弗洛雷莫拉加勒亨凯塞乔查蒙图基费霍古特伯韦纳丹法迪贝戈"
_CLAUSE_GOES_ON = "，。；：！？、）”’的有是也都就和与还没不又却\n"
_AFTER_AT = _NUMBER + "是此今昨明同上下前后该这其各本每去〇零 "
_USUAL: dict[str, Callable[[str, str], bool]] = {
    "只": lambda before, after: before[1] not in _COUNTED,
    "出": lambda before, after: before[1] not in _COUNTED or after not in "戏剧好闹悲喜大折，。、又",
    "于": lambda before, after: (
        after in _AFTER_AT or after < "\u4e00" or (_is_han(before[1]) and after not in "先小女老总家")
    ),
    "后": lambda before, after: (
        after not in "羿土妃冠宫稷位戚"
        and (before[1] not in _QUEENS or (before[1] == "天" and before[0] in _COUNTED + " "))
    ),
    "里": lambda before, after: (
        _is_han(before[1]) and before[1] not in _COUNTED + _IN_NAMES and after in _CLAUSE_GOES_ON
    ),
    "著": lambda before, after: _is_han(before[1]) and _is_han(after),
}
# OpenCC knows villages and names, so that 山谷里, 函数里 and 胡同里 end in 谷里, 数里 and 同里. Behind these 里 is half of a word.
_HALF = "乡鄉邻鄰闾閭邑公英阿克巴斯" + _COUNTED.replace("数", "")
# Both variants write 么, which in these words is simplified, whatever the line is in; but 我要么妹早點回家: the youngest.
_simplified_word = lazy("(?<=[什甚怎])么|(?<=[這这那多要])么(?!弟|妹|[兒儿女](?![子性])|子(?!弟))")
_open_phrase = lazy("|".join(OPEN_PHRASES.split()))


def _is_han(c: str) -> bool:
    return "\u4e00" <= c < "\ua000"


class Place(NamedTuple):
    """The code points [start, end), which become `new`; with candidates, `new` is the likely one of them, or what stands there."""

    start: int
    end: int
    new: str
    candidates: str = ""


def conversions(text: str, target: Target, skip: Sequence[tuple[int, int]] = ()) -> list[Place]:
    """What makes prose of the target variant of a text; in order, disjoint.

    skip: spans that are no prose, in order and disjoint.
    """
    prose = _masked(text, skip)
    return [*_joined(_to_simplified(prose) if target == "simplified" else _to_traditional(prose, target))]


def _to_traditional(text: str, target: Target) -> Iterator[Place]:
    name = _FROM_SIMPLIFIED[target]
    plain = text.translate(simplified())  # phrases are looked up in simplified characters, whatever stands beside
    changed = marking_converter(name)(plain)
    within = converter(_AMONG_TRADITIONAL[target])(text) if target in _AMONG_TRADITIONAL else text
    own = _lines_in(text, "traditional")
    only_simplified = frozenset(tables().simplified)
    contested = [
        m.start() for m in re.finditer(f"[{CONTESTED}]", text) if not own[m.start()] or m[0] in only_simplified
    ]
    answers = _answers(plain, contested, name, _AMONG_TRADITIONAL.get(target))
    for found in _simplified_word.finditer(text):
        own[found.start()] = 0
    for i, (old, new) in enumerate(zip(text, changed, strict=True)):
        if old < "\u3400":
            continue
        if i in answers:
            new, candidates = answers[i]
        else:
            candidates = ""
            if old != plain[i] or (own[i] and old not in only_simplified):
                new = within[i]
        if candidates or new != old:
            yield Place(i, i + 1, new, candidates)


def _to_simplified(text: str) -> Iterator[Place]:
    # Taiwan writes 著 for what Hong Kong and the mainland write 着; a text that has 着 does not.
    name = "t2s" if "着" in text else "tw2s"
    changed = marking_converter(name)(text)
    own = _lines_in(text, "simplified")
    every = CONTESTED_TRADITIONAL[1:] if name == "t2s" else CONTESTED_TRADITIONAL
    contested = [m.start() for m in re.finditer(f"[{every}]", text) if not own[m.start()]]
    answers = _answers(text, contested, name)
    for i, (old, new) in enumerate(zip(text, changed, strict=True)):
        if i in answers:
            new, candidates = answers[i]
            if candidates or new != old:
                yield Place(i, i + 1, new, candidates)
        elif new != old and old not in CONTESTED_TRADITIONAL:
            yield Place(i, i + 1, new)


def _lines_in(text: str, variant: Variant) -> bytearray:
    """For each code point, 1 on lines that are in a variant already, and what both variants write is right there.

    A line that shows neither is in what the text is in; a text that shows neither is not in this one.
    """
    own = bytearray(len(text))
    if not pattern(variant).search(text):
        return own
    whole = count(text, variant) > count(text, other(variant))
    begin = 0
    for line in text.split("\n"):
        mine, others = count(line, variant), count(line, other(variant))
        if mine > others or (mine == others and whole):
            own[begin : begin + len(line)] = b"\1" * len(line)
        begin += len(line) + 1
    return own


def _answers(text: str, places: Sequence[int], name: str, variants: str | None = None) -> dict[int, tuple[str, str]]:
    """For each offset of a contested character: what it becomes, and, if that is not sure, its candidates.

    variants: OpenCC's converter for the candidates.
    """
    windows: dict[str, int] = {}  # window → where it begins among all of them, joined
    asked: list[tuple[int, list[tuple[str, int]]]] = []
    size = 0
    for i in places:
        begin = text.rfind("\n", max(0, i - _BEFORE), i) + 1 or max(0, i - _BEFORE)
        end = text.find("\n", i, i + 1 + _AFTER)
        end = min(len(text), i + 1 + _AFTER) if end < 0 else end
        looks = [(text[start:end], i - start) for start in range(begin, i + 1)]
        for window, _ in looks:
            if window not in windows:
                windows[window] = size
                size += len(window) + 1
        asked.append((i, looks))
    changed = marking_converter(name)("\n".join(windows)) if windows else ""
    candidates = {c: _spelt(forms, variants) for c, forms in tables().candidates.items()}
    two_ways = {i for found in _open_phrase.finditer(text) for i in range(*found.span())}
    answers: dict[int, tuple[str, str]] = {}
    for i, looks in asked:
        readings = [changed[windows[window] + at] for window, at in looks]
        said = {new for new in readings if not is_mark(new)}
        forms = candidates[text[i]]
        if i in two_ways:
            said = set()
        sure = len(said) == 1 or (not said and _is_usual(text, i))
        if said == {"里"} and is_mark(readings[-1]) and (any(map(is_mark, readings[:-1])) or _ends_a_word(text, i)):
            sure = False  # 山谷 and 里, read otherwise
        likely = text[i] if text[i] in DOUBTFUL else forms[0]
        answers[i] = (said.pop() if said and sure else forms[0] if sure else likely, "" if sure else forms)
    return answers


def _spelt(forms: str, variants: str | None) -> str:
    """Candidates as a region writes them, each once."""
    return "".join(dict.fromkeys(converter(variants)(forms) if variants else forms))


def _is_usual(text: str, i: int) -> bool:
    """Whether a contested character in no phrase is surely what it usually is."""
    usual = _USUAL.get(text[i])
    return usual is not None and usual(text[max(0, i - 2) : i].rjust(2, "\n"), text[i + 1 : i + 2] or "\n")


def _ends_a_word(text: str, i: int) -> bool:
    """Whether what stands before 里, which ends a clause, may be a word, and not the half of a name: 函数里, but 公里, 乡里."""
    return (
        i > 1 and _is_han(text[i - 2]) and text[i - 1] not in _HALF and (text[i + 1 : i + 2] or "\n") in _CLAUSE_GOES_ON
    )


def _masked(text: str, skip: Sequence[tuple[int, int]]) -> str:
    """The text with blanks for the spans, offset for offset."""
    parts: list[str] = []
    at = 0
    for start, end in skip:
        parts += text[at:start], re.sub("[^\n]", " ", text[start:end])
        at = end
    return "".join([*parts, text[at:]]).replace("\x00", " ")  # where OpenCC would stop


def _joined(places: Iterator[Place]) -> Iterator[Place]:
    """Neighbours that are sure as one place; each open one on its own."""
    last: Place | None = None
    for place in places:
        if last and not last.candidates and not place.candidates and last.end == place.start:
            last = last._replace(end=place.end, new=last.new + place.new)
            continue
        if last:
            yield last
        last = place
    if last:
        yield last
