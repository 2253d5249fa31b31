"""Pinyin from the generated table is what pypinyin gives."""

import random

import pytest

from qingwen.text.han.pinyin import LONGEST, pinyin
from qingwen.text.images.naming import _folded


@pytest.mark.parametrize(
    ("han", "syllables"),
    [
        ("医院新闻", "yi yuan xin wen"),
        ("中国人民银行", "zhong guo ren min yin hang"),
        ("重庆重要", "chong qing zhong yao"),
        ("旅行", "lv xing"),
        ("银行行员", "yin hang hang yuan"),
        ("䷀", ""),
        ("", ""),
    ],
)
def test_words_are_spelled_as_they_are_read(han: str, syllables: str) -> None:
    assert " ".join(pinyin(han)) == syllables


@pytest.mark.slow
def test_phrases_their_beginnings_and_random_rows_are_spelled_as_pypinyin_spells_them() -> None:
    from pypinyin import lazy_pinyin
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    phrases = sorted({_folded(phrase) for phrase in PHRASES_DICT})
    assert max(map(len, phrases)) == LONGEST
    characters = sorted(_folded("".join(map(chr, PINYIN_DICT))))
    chance = random.Random(6)
    texts = [phrase[: chance.randint(1, LONGEST)] for phrase in phrases[::10]]
    for _ in range(2000):
        first, second, third = chance.choices(phrases, k=3)
        texts += ["".join(chance.choices(characters, k=4)) + first + second, first[1:] + second[:-1] + third]
    for text in texts:
        assert pinyin(text) == lazy_pinyin(text, errors="ignore"), text
