"""Which characters have work for an invisible one beside them: emoji, joining scripts, Han with variants.

Ranges are tables of first and last characters and not patterns: compiling these would cost every start 10 ms.
"""

from __future__ import annotations

Ranges = tuple[tuple[str, str], ...]

ARABIC_TO_MYANMAR: Ranges = (("\u0600", "\u08ff"), ("\u0900", "\u109f"))
JOINING: Ranges = (
    *ARABIC_TO_MYANMAR,
    ("\u1100", "\u11ff"),
    ("\u1780", "\u18af"),
    ("\u1a00", "\u1aff"),
    ("\ua840", "\ua8ff"),
    ("\ua980", "\uaaff"),
    ("\ufb50", "\ufdff"),
    ("\ufe70", "\ufefc"),
)
# Thai, Lao, Tibetan, Myanmar, Khmer, Tai: written without spaces, so that breaks must be marked.
UNSPACED: Ranges = (("\u0e00", "\u109f"), ("\u1780", "\u17ff"), ("\u1980", "\u19df"), ("\u1a20", "\u1aaf"))
MONGOLIAN: Ranges = (("\u1800", "\u180a"), ("\u1810", "\u18af"))
HANGUL: Ranges = (
    ("\u1100", "\u115e"),
    ("\u1161", "\u11ff"),
    ("\ua960", "\ua97f"),
    ("\uac00", "\ud7a3"),
    ("\ud7b0", "\ud7ff"),
)
HAN: Ranges = (
    ("\u4e00", "\u9fff"),
    ("\u3400", "\u4dbf"),
    ("\u2e80", "\u2fd5"),
    ("\u3005", "\u3007"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
EMOJI: Ranges = (
    ("\U0001f000", "\U0001faff"),
    ("\u2100", "\u27bf"),
    ("\u2900", "\u2bff"),
    ("\u00a9", "\u00a9"),
    ("\u00ae", "\u00ae"),
    ("\u203c", "\u203c"),
    ("\u2049", "\u2049"),
    ("\u20e3", "\u20e3"),
    ("\u3030", "\u3030"),
    ("\u303d", "\u303d"),
    ("\u3297", "\u3299"),
)
# Keycaps; CJK marks with a corner and a centred form; Myanmar and Phags-pa letters with a second form.
VARIED = frozenset("0123456789#*、。‘’“”！，．：；？")
VARIED_LETTERS: Ranges = (("\u1000", "\u109f"), ("\ua840", "\ua877"))
BLACK_FLAG, CANCEL_TAG = "\U0001f3f4", "\U000e007f"
LONGEST_TAG = 32  # code points; England has 6, and a bound keeps a million tags linear


def among(c: str, ranges: Ranges) -> bool:
    """Whether a character lies in one of the ranges; `""` lies in none."""
    return any(low <= c <= high for low, high in ranges)


def needed(c: str, base: str, after: str) -> bool:
    """Whether the invisible character `c` does its work between the characters `base` and `after`."""
    if c == "\u200d" and (among(base, EMOJI) or base in ("\ufe0e", "\ufe0f")) and among(after, EMOJI):
        return True
    if c in "\u200c\u200d":
        return among(base, JOINING) or among(after, JOINING)
    if c in "\u200b\u2060":
        return among(base, UNSPACED) and among(after, UNSPACED)
    if c == "\u034f":
        return "\u0300" <= after <= "\u036f"
    if "\u180b" <= c <= "\u180f":
        return among(base, MONGOLIAN)
    if c == "\u1160":
        return base == "\u115f" or among(base, HANGUL)
    if c == "\u2800":
        return "\u2800" < base <= "\u28ff" or "\u2800" < after <= "\u28ff"
    if "\ufe00" <= c <= "\ufe0f":
        return base in VARIED or among(base, HAN) or among(base, EMOJI) or among(base, VARIED_LETTERS)
    return "\U000e0100" <= c <= "\U000e01ef" and among(base, HAN)


def needed_run(text: str, at: int, end: int, base: str) -> int:
    """How many characters from `at` on are needed together: the tags of a flag, a Hangul filler."""
    if base == BLACK_FLAG and "\U000e0020" <= text[at] <= "\U000e007e":
        last = text.find(CANCEL_TAG, at, min(end, at + LONGEST_TAG))
        tagged = last > 0 and all("\U000e0020" <= c <= "\U000e007e" for c in text[at:last])
        return last + 1 - at if tagged else 0
    if text[at] == "\u115f":  # stands for the missing first letter of a syllable
        rest = text[at + 1 : at + 3].removeprefix("\u1160")
        return int(among(rest[:1], HANGUL))
    return 0
