"""Pinyin without tones, just as pypinyin spells it: the generated table loads in 6 ms, pypinyin in 290."""

from __future__ import annotations

from functools import cache

from qingwen.data import table

LONGEST = 10  # characters of a phrase


def pinyin(han: str) -> list[str]:
    """The syllables of simplified Han; none where no reading is known."""
    return [syllable for word in pinyin_words(han) for syllable in word]


def pinyin_words(han: str) -> list[list[str]]:
    """The syllables of each word of simplified Han: the longest phrase at each place, else the character."""
    words: list[list[str]] = []
    place = 0
    while place < len(han):
        phrases = _phrases(han[place])
        rest = han[place + 1 : place + LONGEST]
        length = next((n for n in range(len(rest), 0, -1) if rest[:n] in phrases), 0)
        if not length and rest in _beginnings(han[place]):
            length = len(rest)  # pypinyin looks for no phrase within the beginning of a longer one
        word = han[place : place + 1 + length]
        syllables = phrases.get(word[1:]) or [*filter(None, map(_reading, word))]
        words += [syllables] if word[1:] in phrases else [[one] for one in syllables]
        place += len(word)
    return words


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """Syllable → its characters; first character of phrases → their other characters, as they stand in the table."""
    _, characters, phrases = table("pinyin.txt").split("\n\n")
    return _lines(characters), _lines(phrases)


def _lines(text: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in text.splitlines())


@cache
def _reading(character: str) -> str:
    return next((syllable for syllable, characters in _table()[0].items() if character in characters), "")


@cache
def _phrases(first: str) -> dict[str, list[str]]:
    """What follows a character in phrases → the syllables of the phrase, where they are not those of its characters."""
    pairs = (tail.partition("=") for tail in _table()[1].get(first, "").split())
    return {tail: syllables.split(",") if syllables else [] for tail, _, syllables in pairs}


@cache
def _beginnings(first: str) -> frozenset[str]:
    """What follows a character in phrases, whole or cut off anywhere."""
    return frozenset(tail[:end] for tail in _phrases(first) for end in range(len(tail) + 1))
