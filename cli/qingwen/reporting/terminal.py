"""Text from files, made fit for a terminal: nothing in it can move the cursor, change colours or turn the line round."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from qingwen.lazy_pattern import lazy
from qingwen.text.scripts import width

# Controls, bidi controls, what has no width, and what no font is sure to have: shown by name, so that a reader sees what is there.
_unseen = lazy(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def visible(text: str) -> str:
    """The text with everything unseen or active shown as `<U+200B>`; tabs become spaces."""
    return _unseen.sub(_by_name, text)


# What joins or colours emoji, between and behind them: what it makes of them is seen.
_EMOJI = (
    "\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
)
_of_emoji = lazy(f"(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])|(?<=[{_EMOJI}])\ufe0f")


def _by_name(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return " "
    if found[0] in "\u200d\ufe0f" and _of_emoji.match(found.string, found.start()):
        return found[0]
    return f"<U+{ord(found[0]):04X}>"


_active = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def inactive(text: str) -> str:
    """A whole text with only that shown by name which would act on a terminal; emoji and joiners stay."""
    return _active.sub(lambda m: f"<U+{ord(m[0]):04X}>", text)


NARROWEST = 12  # columns that an excerpt has at least


def excerpt(context: str, start: int, end: int, columns: int) -> tuple[str, int, int]:
    """A line cut to fit, and where (column from 0, width) the span [start, end) of it is: (text, column, width).

    What is cut off is shown as `…`; the span's start is always in view.
    """
    room = max(NARROWEST, columns)
    before, rest = context[:start][::-1], context[start : end + columns]
    kept = _fitting(before, room // 3)
    lead = ("…" if kept < len(before) else "") + visible(before[:kept][::-1])
    column = width(lead)
    kept = _fitting(rest, room - column)
    text = visible(rest[:kept]) + ("…" if kept < len(rest) else "")
    return lead + text, column, max(1, min(width(visible(rest[: min(end - start, kept + 1)])), width(text)))


@lru_cache(256)  # many findings say the same
def wrapped(text: str, columns: int) -> Sequence[str]:
    """Words on lines of at most `columns`, wide characters counted as two."""
    if width(text) <= columns and "  " not in text and text.strip(" ") == text:
        return (text,)
    lines = []
    line, used, space = "", 0, ""
    for found in words.finditer(text):
        word, size = found[1], width(found[1])
        if line and used + len(space) + size > columns:
            lines.append(line)
            line, used = word, size
        else:
            line, used = line + space + word, used + len(space) + size
        space = found[2]
    return (*lines, line)


def padded(text: str, columns: int) -> str:
    """The text and as many spaces as make it `columns` wide."""
    return text + " " * (columns - width(text))


# A word and the space behind it. Lines of Chinese may break behind any character, but not before a mark that closes.
_WIDE = "\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff"
_STOPS = "，。、；：！？）》」』"
words = lazy(rf"([{_WIDE}][{_STOPS}”’…]*|[^ {_WIDE}{_STOPS}]+[{_STOPS}”’…]*|[{_STOPS}]+)( ?)")


def _fitting(text: str, columns: int) -> int:
    """How many characters of a text, as they are shown, stand in so many columns; if not all, beside a `…`."""
    near = text[: columns + 1]  # nearly all characters take a column at least
    if near.isascii() and near.isprintable():
        return len(text) if len(text) <= columns else columns - 1
    for piece in (text[: 2 * columns], text):
        ends = [0, *accumulate(map(_shown.__getitem__, piece))]
        if ends[-1] > columns:
            return bisect_left(ends, columns) - 1
        if len(piece) == len(text):
            break
    return len(text)


class _Shown(dict[str, int]):
    """Character → the columns of what is shown of it."""

    def __missing__(self, c: str) -> int:
        self[c] = width(visible(c))
        return self[c]


_shown = _Shown()


class Style:
    """ANSI styles, or none."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, *codes: int) -> str:
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if self.colour and text else text


BOLD, DIM, RED, GREEN, YELLOW, BLUE, CYAN = 1, 2, 31, 32, 33, 34, 36
SEVERITY_COLOUR = {"error": RED, "warning": YELLOW, "info": BLUE}
