"""`fold`: one key for all the ways in which a short line of page furniture is written.

`【圖片】`, `[图片]`, `图片：` and ` 图片 ` fold to `图片`; `BACK TO TOP ↑` to `back to top`; `阅读 (1,024)` to
`阅读0`, and so does any row of numbers. A final question or exclamation mark stays: it makes a sentence of a word.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.piece_cache import kept

_number = lazy(r"\d[\d,.]*(?:万|千|亿|k\b|m\b|w\b)?\+?")
_punctuation = lazy(r"[\W_](?<![?!]$)[\W_]*")  # two thirds of the time that `(?![?!]$)` in front takes
# East of Latin: a class that names Han itself would take a millisecond to compile, a hundredth of a whole run.
_han_gap = lazy(r" (?:(?<=[^\x00-\u2e7f] )|(?=[^\x00-\u2e7f]))")
_numbers = lazy(r"0(?: ?0)+")


class _Simplified(dict[int, int]):
    """Any other letter stands for itself; noted, since `str.translate` takes ten times as long for one that is missing."""

    def __missing__(self, letter: int) -> int:
        self[letter] = letter
        return letter


@cache
def simplified() -> dict[int, int]:
    """Traditional to simplified, character by character; generated from OpenCC's `t2s` (see tests/test_folding.py)."""
    data = table("traditional_to_simplified.txt")
    traditional, simple = data.split("\n")[:2]
    return _Simplified(zip(map(ord, traditional), map(ord, simple), strict=True))


@kept  # a page's lines are looked up as phrases and, twice or thrice, as headings
def fold(line: str) -> str:
    """A line (meant for short ones: linear, some 3 µs each) → its key; `0` stands for any number."""
    if line.isascii():
        if line.replace(" ", "").isalpha():
            return " ".join(line.lower().split())
        key = _punctuation.sub(" ", _number.sub("0", line.lower())).strip()
    else:
        key = normalize("NFKC", line.replace("©", " copyright ")).lower().translate(simplified())
        if key.isalpha():  # as most entries of menus
            return key
        key = _han_gap.sub("", _punctuation.sub(" ", _number.sub("0", key)).strip())
    return _numbers.sub("0", key) if "0" in key else key


PHRASE = 3  # letters of a key that is read in other words though its line is not in Traditional characters


def as_mainland(key: str, line: str) -> str:
    """A line of a page from Taiwan or Hong Kong, folded to a key, in the mainland's words: `网站导览` → `网站地图`; the same object where it has none."""
    if key.isascii() or (len(key) < PHRASE and key in line):
        return key
    words, opening = _web_words()
    if opening.isdisjoint(key):  # as nearly all
        return key
    whole = key
    for theirs, ours, *place in words:
        if theirs in key and place in ([], ["alone" if theirs == whole else "within"]):
            key = key.replace(theirs, ours)
    return key


@cache
def _web_words() -> tuple[tuple[list[str], ...], frozenset[str]]:
    """The words, and the letters that they open with."""
    words = tuple(line.split(" ") for line in table("web_words.txt").splitlines() if not line.startswith("#"))
    return words, frozenset(word[0][0] for word in words)
