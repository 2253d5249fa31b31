"""Names of people: authors in one line taken apart, one in Han and in pinyin told for the same, a Chinese name told by its family's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrases import PROVINCES
from qingwen.text.folding import simplified
from qingwen.text.scripts import has_han

_between = lazy(r"\s*(?:[,，、;；&]|\band\b|\s和\s)\s*", re.I)
_letters = lazy(r"[^\W\d_]+")
# The hundred commonest family names of China, which 85 of 100 people have (Ministry of Public Security, 2007).
_FAMILIES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱"
    "方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔肖"
)
# The commonest of two letters.
_DOUBLE = frozenset(
    ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "独孤", "端木")
)
# What names of places, papers and bodies end with: `白马寺`, `江南区`, `金山网`.
_of_no_person = frozenset("城场馆店厅园院站寺滩楼室区市县镇村路街校网报社台部局省州岛港湖山宫")
_familiar = frozenset("老小阿")  # `老王`: how somebody is called, and no name


def is_person(name: str) -> bool:
    """Whether two or three Han letters, of a double family name four, are a person's name, by the first and the last of them."""
    plain = name.translate(simplified())
    family = 2 if plain[:2] in _DOUBLE else 1
    return (
        len(plain) - family in (1, 2)
        and (family == 2 or plain[0] in _FAMILIES)
        and plain[-1] not in _of_no_person
        and name not in PROVINCES
    )


def are_known(names: str, known: Sequence[str]) -> bool:
    """Whether a line's names are all among those of other lines, in another spelling perhaps."""
    people = [name for one in known for name in _between.split(one) if name]
    return all(_is_known(name, people) for name in _between.split(names) if name)


def _is_known(name: str, people: Sequence[str]) -> bool:
    """Whether a name is among others. `Li Ming` stands for one of 李明 and 李铭, not for both."""
    same = [person for person in people if _are_same(name, person)]
    in_han = [person for person in people if has_han.search(person)] if has_han.search(name) else []
    return bool(same) and (
        any(person in in_han for person in same) or not any(_are_same(a, b) for a in same for b in in_han)
    )


def _are_same(a: str, b: str) -> bool:
    """Whether two names differ in capitals, spaces and points alone, or one is the other's pinyin, the family's name first or last."""
    if bool(has_han.search(a)) == bool(has_han.search(b)):
        return _plain(a) == _plain(b)
    from qingwen.text.han.pinyin import pinyin  # loads its table

    han, latin = (a, b) if has_han.search(a) else (b, a)
    if han[0] in _familiar:
        return False
    syllables = pinyin(_plain(han).translate(simplified()))
    return _plain(latin) in ("".join(syllables[cut:] + syllables[:cut]) for cut in range(min(3, len(syllables))))


def _plain(name: str) -> str:
    return "".join(_letters.findall(name)).casefold()
