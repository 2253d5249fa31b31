"""The name that an image should have: lower-case ASCII words and hyphens, from its old name or caption."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from qingwen.data import table_lines
from qingwen.lazy_pattern import lazy
from qingwen.text.folding import simplified
from qingwen.text.han.pinyin import pinyin_words
from qingwen.text.images.machine_names import LONGEST, machine_made, tokens
from qingwen.text.images.names import RESERVED, classify, extension, segment, stem
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import HAN, has_han

HINT_WORDS = 6
HINT_LENGTH = 48  # characters; with number and extension a name stays under 64, which every archive and CMS takes
NAME_LENGTH = 80
_ascii_words = lazy(r"[0-9a-z]+(?:'[a-z]+)?")
_WITHIN = "\x1f"  # between the syllables of a word of Chinese, which is not cut there
_joined_words = lazy(rf"[0-9a-z]+(?:'[a-z]+|(?:{_WITHIN}[0-9a-z]+)+)?")
_letters = lazy(r"[^\W\d_]+")
_SAYS_NOTHING = """image img picture pic photo screenshot screen capture snapshot clipboard pasted scan scanned untitled copy
original large small am pm wechat wecom dingtalk lark qq tim weibo browser 图"""
_says_nothing = frozenset(_SAYS_NOTHING.split())
_other_extension = lazy(r"\.[0-9A-Za-z]{1,5}$")
_han = lazy(f"[{HAN}]+")
_plain = {
    ord("ß"): "ss",
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("ø"): "o",
    ord("đ"): "d",
    ord("ł"): "l",
    ord("ı"): "i",
}


@cache
def _machine_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words of `data/machine_words.txt`: a pattern that finds the longest, and their English."""
    pairs = (line.split() for line in table_lines("machine_words.txt"))
    words = {pair[0]: pair[1] for pair in pairs}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True))), words


def propose(name: str, taken: Collection[str] = (), hint: str = "") -> str:
    """A file name for an image, ASCII, lower case, words joined by `-`, its extension kept (in lower case).

    name:  the old name, path or URL; its last segment counts.
    taken: names that are in use already, in lower case; the answer is none of them. Pass a set: it is asked
           some 2 log2(n) times when n names have the same words (40 for a million hashes under one heading).
    hint:  what the image shows (caption, heading, title). It names hashes and what cameras and apps number;
           a name that has words of its own keeps them. Without one: `image-1`, `photo-20200101-123456`.
    """
    name = segment(name)
    kind = classify(name)
    suffix = _suffix(name)
    base = stem(name)[:LONGEST] if extension(name) else name[: len(name) - len(suffix)][:LONGEST]
    words = slug(hint, HINT_WORDS, HINT_LENGTH) if hint and not machine_words(hint) else ""
    if words and kind == "han" and machine_words(base):
        return _free(words, suffix, taken)
    if kind in ("hash", "camera"):
        if not words and kind == "camera":
            return _free(_stamped(base), suffix, taken)
        return _free(words or "image", suffix, taken, numbered=True)
    words = slug(base, LONGEST, NAME_LENGTH)
    if words in RESERVED:
        words += "-image"
    if not words or words.isdigit():
        words = "-".join(filter(None, (slug(hint, HINT_WORDS, HINT_LENGTH) or "image", words)))
        return _free(words, suffix, taken, numbered=not words[-1].isdigit())
    return _free(words, suffix, taken)


def machine_words(text: str) -> bool:
    """Whether a text is only what machines call images, and numbers: `图片 2`, `微信图片_20250422110908`, `IMG_1234`."""
    if classify(text) in ("hash", "camera"):
        return True
    find, english = _machine_words()
    text = find.sub(lambda m: f" {english[m[0]]} ", _folded(stem(text)))
    return _says_nothing.issuperset(_letters.findall(text))


@kept  # a title names many images of its article
def slug(text: str, most: int, length: int) -> str:
    """ASCII words of a text joined by `-`: up to `most` words, `length` characters, cut between words.

    Machines' words in Chinese are translated, other Han becomes pinyin without tones; of a hint with two or
    more English words only these are taken. `""` where nothing is left.
    """
    text = _folded(text[: 4 * LONGEST])
    if has_han.search(text):
        english = [word for word in _ascii_words.findall(text) if len(word) > 1 and not word.isdigit()]
        if most > HINT_WORDS or len(english) < 2:
            text = _spelled(text)
    words = [found[0].replace("'", "").split(_WITHIN) for found in _joined_words.finditer(text)]
    kept: list[str] = []
    for word in words:
        if len(kept) + len(word) > most or len("-".join((*kept, *word))) > length:
            break
        kept += word
    return "-".join(kept or words[0][:most])[:length].rstrip("-") if words else ""


def _folded(text: str) -> str:
    """Lower case, full width to ASCII, marks off letters, traditional to simplified."""
    if text.isascii():
        return text.lower()
    from unicodedata import combining, normalize

    text = normalize("NFKD", text.lower().translate(_plain)).replace("’", "'")
    return "".join(c for c in text if not combining(c)).lower().translate(simplified())


def _spelled(text: str) -> str:
    """Han in a folded text, spelled in ASCII: machines' words in English, the rest in pinyin."""
    find, words = _machine_words()
    text = find.sub(lambda m: f" {words[m[0]]} ", text)
    if not has_han.search(text):
        return text
    return _han.sub(lambda m: f" {' '.join(map(_WITHIN.join, pinyin_words(m[0])))} ", text)


def _stamped(base: str) -> str:
    """`photo-20200101-123456`: the word for what made a name, and its stamp or number."""
    made = machine_made(base.replace("\u202f", " ").replace("\u00a0", " "))
    if not made:
        return slug(base, LONGEST, NAME_LENGTH) or "image"
    if made.stamp:
        day = made.stamp.date.replace("-", "")
        return f"{made.word}-{day}-{made.stamp.time}" if made.stamp.time else f"{made.word}-{day}"
    number = "-".join(token for token in tokens.findall(made.number) if token.isascii())
    return f"{made.word}-{number[:NAME_LENGTH].lower()}".rstrip("-")


def _suffix(name: str) -> str:
    """The extension with its dot, in lower case; one that is no image's is kept too."""
    if found := extension(name):
        return f".{found}"
    other = _other_extension.search(name)
    return other[0].lower() if other else ""


def _free(words: str, suffix: str, taken: Collection[str], numbered: bool = False) -> str:
    """`words.png`, or with a free number: from 2, or from 1 where the name is `numbered`.

    The number is looked for by doubling and halving: a long row of names costs a logarithm, not its length.
    Holes in the row may be passed over; the name is free in any case.
    """
    if not numbered and f"{words}{suffix}" not in taken:
        return f"{words}{suffix}"
    low = 0 if numbered else 1  # in use, or before the row
    step = 1
    while f"{words}-{low + step}{suffix}" in taken:
        low += step
        step *= 2
    high = low + step
    while high - low > 1:
        middle = (low + high) // 2
        if f"{words}-{middle}{suffix}" in taken:
            low = middle
        else:
            high = middle
    return f"{words}-{high}{suffix}"
