"""Names of people: authors in one line taken apart, one in Han and in pinyin told for the same, a Chinese name told by its family's."""

from __future__ import annotations

import re

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


class People:
    """Names of lines met so far, and whether those of another line are all among them, in another spelling perhaps."""

    def __init__(self) -> None:
        self._in_han: set[str] = set()
        self._in_latin: set[str] = set()
        self._read: set[str] = set()  # those in Han, as pinyin spells them

    def add(self, names: str) -> None:
        for name in filter(None, _between.split(names)):
            if has_han.search(name):
                self._in_han.add(_plain(name))
                self._read.update(_readings(name))
            else:
                self._in_latin.add(_plain(name))

    def are_known(self, names: str) -> bool:
        return all(map(self._is_known, filter(None, _between.split(names))))

    def _is_known(self, name: str) -> bool:
        """`Li Ming` stands for one of 李明 and 李铭, not for both."""
        plain = _plain(name)
        if not has_han.search(name):
            return plain in self._in_latin or plain in self._read
        same = self._in_latin.intersection(_readings(name))
        return plain in self._in_han or (bool(same) and same.isdisjoint(self._read))


def _readings(name: str) -> list[str]:
    """A name in Han as pinyin spells it, the family's name first or last."""
    if name[0] in _familiar:
        return []
    from qingwen.text.han.pinyin import pinyin  # loads its table

    syllables = pinyin(_plain(name).translate(simplified()))
    return ["".join(syllables[cut:] + syllables[:cut]) for cut in range(min(3, len(syllables)))]


def _plain(name: str) -> str:
    """Without capitals, spaces and points."""
    return "".join(_letters.findall(name)).casefold()
