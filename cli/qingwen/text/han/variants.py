"""Which variant of written Chinese a text is in: simplified, traditional, or (Japanese, shared characters) neither.

The characters come from OpenCC's dictionaries by way of a generated table (`tests/generate.py`), so that telling the
variants takes neither OpenCC nor, in a text of one variant, more than one search.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from qingwen.data import table

Variant = Literal["simplified", "traditional"]

# Simplified characters that stand for several traditional ones, each of them a word or part of many: what a phrase does
# not decide stays open. Left out of OpenCC's 276 are those whose other forms are spellings of the same word (针 鍼,
# 迹 蹟, 布 佈) or occur in the phrases of its dictionary alone (家 傢, 了 瞭, 周 週).
CONTESTED = "干发里面后台只系复历斗谷范丑姜余征冲准卷获汇钟制松咸困舍扎折须胡吁叶签坛佣朴郁辟采仆划尽脏赞咽涂喂于出"
# Phrases for which OpenCC's dictionary knows two forms and gives the first, where both are common.
OPEN_PHRASES = "干了 干着 干点 不干 白干 生发 发卡 不准 自制 压制 创制 台子 天后 一出 出戏 中台 春天里 海里 英里 冷面 切面 素面 斗斗 后街"
# The same the other way: 著 (着 in Taiwan's spelling), 乾隆, 慰藉, 瞭望, 魏徵.
CONTESTED_TRADITIONAL = "著乾藉瞭徵"
# Contested characters whose forms are all common: what is open of them stays as it is, with `--unsafe` too.
DOUBTFUL = "干发里面后只系表松谷斗"
CLEAR = 3  # times as many characters of one variant as of the other make a text one of that variant


class Tables(NamedTuple):
    """simplified, traditional: characters that only this variant writes; to_traditional: those with one answer.

    candidates: contested character → the characters that it may be in the other variant.
    """

    simplified: str
    traditional: str
    to_traditional: dict[str, str]
    candidates: dict[str, str]


@cache
def tables() -> Tables:
    one, answers, several, traditional, candidates = table("han_variants.txt").split("\n")[:5]
    return Tables(
        one + several,
        traditional,
        dict(zip(one, answers, strict=True)),
        {entry[0]: entry[1:] for entry in candidates.split(" ")},
    )


@cache
def pattern(variant: Variant) -> re.Pattern[str]:
    """Finds the characters that only this variant writes."""
    return re.compile(f"[{getattr(tables(), variant)}]")


def other(variant: Variant) -> Variant:
    return "simplified" if variant == "traditional" else "traditional"


def majority(simplified: int, traditional: int) -> Variant | None:
    """The variant that such numbers of characters are clear about; None where they are not."""
    if simplified >= CLEAR * traditional and simplified:
        return "simplified"
    return "traditional" if traditional >= CLEAR * simplified and traditional else None


def count(text: str, variant: Variant) -> int:
    return len(pattern(variant).findall(text))
