"""What a passage is about, as far as a few hundred common words tell it in either language: `data/common_words.txt`."""

from __future__ import annotations

import re
from functools import cache

from qingwen.data import table
from qingwen.lazy_pattern import lazy

_word = lazy(r"[a-z]+(?:\.[a-z]\.)?")
LONGEST = 600  # letters of a passage that are looked at
STEM = 4  # letters from which a word may go on: `report`, `reported`


def gist(text: str) -> frozenset[int]:
    """The numbers of the common words that are in a passage, in English or in Chinese."""
    stems, pairs, chinese = _tables()
    text = text[:LONGEST].lower()
    words = _word.findall(text)
    found = set()
    for word in words:
        for end in range(len(word), max(1, min(STEM, len(word)) - 1), -1):
            if (number := stems.get(word[:end])) is not None:
                found.add(number)
                break
    for pair, number in pairs:
        if pair in text:
            found.add(number)
    if not text.isascii():
        for letter in chinese.keys() & set(text):
            found.update(number for form, number in chinese[letter] if form in text)
    return frozenset(found)


@cache
def _tables() -> tuple[dict[str, int], list[tuple[str, int]], dict[str, list[tuple[str, int]]]]:
    """English word → number; English phrases; and the Chinese words by their first letter."""
    stems: dict[str, int] = {}
    pairs: list[tuple[str, int]] = []
    chinese: dict[str, list[tuple[str, int]]] = {}
    same: dict[str, int] = {}
    for line in table("common_words.txt").splitlines():
        if not line or line.startswith("#"):
            continue
        english, _, forms = line.rpartition(" ") if "|" not in line else _parted(line)
        known = forms in same
        number = same.setdefault(forms, len(same))  # `film` and `movie` are one
        if " " in english or "." in english:
            pairs.append((english, number))
        else:
            stems.setdefault(english, number)
        for form in () if known else forms.lower().split("|"):
            chinese.setdefault(form[0], []).append((form, number))
    return stems, pairs, chinese


def _parted(line: str) -> tuple[str, str, str]:
    start = re.search(r" (?=[^ -~]|%|1)", line)
    at = start.start() if start else line.rindex(" ")
    return line[:at], " ", line[at + 1 :]
