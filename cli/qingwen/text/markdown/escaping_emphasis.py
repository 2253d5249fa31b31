"""Emphasis and strikethrough (CommonMark 6.2 and GFM): the escapes without which a run of `*`, `_` or `~` opens something."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from unicodedata import category

from qingwen.lazy_pattern import lazy

_Sides = tuple[int, int]
Cuts = tuple[int, ...] | range  # where to escape within a run, from its beginning

# Up to this length the fewest escapes that break a run are looked for; a longer run is escaped whole.
LONG_RUN = 6

# What a character beside a run is to the flanking rules: by CommonMark before 0.31, and since.
_WORD, _SPACE, _PUNCTUATION, _SYMBOL, _VERTICAL_TAB = range(5)
_BEFORE_0_31 = (_WORD, _SPACE, _PUNCTUATION, _WORD, _WORD)
_SINCE_0_31 = (_WORD, _SPACE, _PUNCTUATION, _PUNCTUATION, _SPACE)


class _CharClasses(dict[str, int]):
    def __missing__(self, char: str) -> int:
        kind = category(char)
        if kind == "Zs" or char in "\t\n\f\r":
            found = _SPACE
        elif kind[0] == "P" or (kind[0] == "S" and char.isascii()):
            found = _PUNCTUATION
        else:
            found = _SYMBOL if kind[0] == "S" else _VERTICAL_TAB if char == "\v" else _WORD
        self[char] = found
        return found


_classes = _CharClasses()
_runs = lazy(r"\*\**+|__*+|~~*+")  # an eighth of the time that `\*++` takes, which opens with no letter


def emphasis_escapes(line: str) -> set[int]:
    """The escapes without which some run of `*`, `_` or `~` opens emphasis or strikethrough."""
    found: set[int] = set()
    spans = [m.span() for m in _runs.finditer(line)]
    if len(spans) < 2:
        return found
    size = len(line)
    closers = {"*": 0, "_": 0, "~": 0}
    for tildes in (True, False):  # tildes first, for `_beyond_tildes`
        for start, end in reversed(spans):
            mark = line[start]
            if (mark == "~") != tildes:
                continue
            before = _classes[line[start - 1]] if start else _SPACE
            after = _classes[line[end]] if end < size else _SPACE
            beyond = before, after
            if not tildes and "~" in line[max(start - 1, 0) : end + 1]:
                beyond = _beyond_tildes(line, start - 1, -1, found), _beyond_tildes(line, end, 1, found)
            cuts, closers[mark] = _break_run(mark, (before, after), beyond, end - start, closers[mark])
            if cuts:
                found.update(start + i for i in cuts)
    return found


def _beyond_tildes(line: str, at: int, step: int, found: set[int]) -> int:
    """The class of what stands beside a run to cmark-gfm, which looks past tildes up to a backslash."""
    while 0 <= at < len(line) and line[at] == "~":
        if at in found:
            return _PUNCTUATION
        at += step
    return _classes[line[at]] if 0 <= at < len(line) else _SPACE


@lru_cache(maxsize=1024)
def _break_run(mark: str, sides: _Sides, beyond: _Sides, length: int, closers: int) -> tuple[Cuts, int]:
    """Where in a run to put escapes so that it opens nothing, and the closers with those left in it.

    sides, beyond: what stands before and after the run, to most readers and to cmark-gfm.
    closers: the kinds of runs to the right that can close, as the bits of `_roles`.
    """
    few = length if length <= LONG_RUN else 1
    for cuts in (cuts for n in range(few) for cuts in combinations(range(length), n)):
        end, left = length, closers
        for start in (*(cut + 1 for cut in reversed(cuts)), 0):
            if start < end:
                opens, closes = 0, 0
                for readers, (before, after) in enumerate((sides, sides, beyond)):
                    classes = _SINCE_0_31 if readers == 0 else _BEFORE_0_31
                    roles = _roles(
                        mark,
                        _PUNCTUATION if start else classes[before],
                        _PUNCTUATION if end < length else classes[after],
                        end - start,
                    )
                    opens |= roles[0] << 6 * readers
                    closes |= roles[1] << 6 * readers
                if left & opens:
                    break
                left |= closes
            end = start - 1
        else:
            return cuts, left
    return range(length), closers


def _roles(mark: str, before: int, after: int, length: int) -> tuple[int, int]:
    """The kinds of closers that a run pairs with, and the kind of closer it is: both as sets of six bits.

    A kind is, for `*` and `_`, whether the closer also opens and its length modulo 3; for `~`, whether there
    is more than one.
    """
    left_flanking = after != _SPACE and (after != _PUNCTUATION or before in (_SPACE, _PUNCTUATION))
    right_flanking = before != _SPACE and (before != _PUNCTUATION or after in (_SPACE, _PUNCTUATION))
    can_open = left_flanking and not (mark == "_" and right_flanking and before != _PUNCTUATION)
    can_close = right_flanking and not (mark == "_" and left_flanking and after != _PUNCTUATION)
    if mark == "~":
        return can_open << (length > 1), can_close << (length > 1)
    opens = 0
    for kind in range(6) if can_open else ():
        # Rule 9: if either can both open and close, the lengths must not add up to a multiple of 3.
        odd = (can_close or kind >= 3) and (length + kind) % 3 == 0 and length % 3 != 0
        opens |= (not odd) << kind
    return opens, can_close << (3 * can_open + length % 3)
