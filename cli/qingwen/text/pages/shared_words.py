"""The words of a page's lines, and which of them its paragraphs use."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, filterfalse
from operator import add

from qingwen.lazy_pattern import lazy
from qingwen.text.piece_cache import kept

LEAST = 4  # letters of a word that says what a line is about
NONE = -0.1  # of a line without words, so that trees can tell it from one with none of the article's

_tokens = lazy(rf"[\u4e00-\u9fff]{{2,}}|[^\W\d_\u4e00-\u9fff]{{{LEAST},}}")
_PARTING = "’‘“”–—…\xa0\u200b£×•·"


def shares_of_words(lines: Sequence[str], prose: Sequence[float]) -> list[float]:
    """Of each line that is no paragraph, the share of its words that stands in the page's paragraphs; NONE where it has no words.

    The entries of a list, the subheads and captions of an article speak of what it speaks of; a site's menus seldom do.
    """
    different = dict(zip(lines, prose, strict=True))  # a fifth of a page's lines stand there again
    told = _different_words("\n".join(compress(different, different.values())))
    shares = dict.fromkeys(different, NONE)
    for line, is_one in different.items():
        if not is_one and (words := {*words_of(line)}):
            shares[line] = len(words & told) / len(words)
    return [shares[line] for line in lines]


# Each letter of ASCII as a small one, all else as a space.
_LETTERS = bytes(ord(chr(c).lower()) if c < 128 and chr(c).isalpha() else ord(" ") for c in range(256))


def ascii_words(text: str) -> list[str]:
    """The runs of letters of a text in ASCII, in small letters: three quarters of the time that a pattern takes."""
    return text.encode().translate(_LETTERS).decode().split()


@kept  # a line above an article is asked thrice
def words_of(text: str) -> list[str]:
    """The words of four letters and more, and the pairs of Han letters, of a text, in small letters."""
    plain, others = _parted(text)
    return [word.removesuffix("s") for word in ascii_words(plain) if len(word) >= LEAST] + _words_of_others(others)


def _different_words(text: str) -> set[str]:
    """The same, each once: two thirds of a text's words stand in it again."""
    plain, others = _parted(text)
    words = {word.removesuffix("s") for word in {*ascii_words(plain)} if len(word) >= LEAST}
    return words.union(_words_of_others(others))


def _parted(text: str) -> tuple[str, str]:
    """The lines of a text that are ASCII without their marks, as most of English are, and the others in small letters."""
    if text.isascii():
        return text, ""
    text = text.lower()
    for mark in _PARTING:
        text = text.replace(mark, " ")
    if text.isascii():
        return text, ""
    lines = text.split("\n")
    return "\n".join(filter(str.isascii, lines)), "\n".join(filterfalse(str.isascii, lines))


def _words_of_others(text: str) -> list[str]:
    words: list[str] = []
    for word in _tokens.findall(text):
        if word[0] >= "\u4e00":
            words += map(add, word, word[1:])
        else:
            words.append(word.removesuffix("s"))
    return words
