"""Inline constructs (CommonMark chapter 6): the escapes that code spans, tags, entities and links need."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.escaping_emphasis import LONG_RUN, Cuts, emphasis_escapes

_Match = Callable[[str, int], re.Match[str] | None]
# A link target with this many parentheses is taken for a good one: without a bound, a megabyte of `[](` would
# be looked through a million times.
_MANY = 8

_literal_backslash = lazy(r"\\(?=[!-/:-@\[-`{-~])")
_OPENING = r"`++|<(?=[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-])|&(?=[#A-Za-z])"
_openings = lazy(_OPENING)
_openings_and_targets = lazy(_OPENING + r"|\](?=\()")
bracket = lazy(r"[\[\]]")
_URL_SCHEME = r"(?i)(?:https?|ftp)(?=://)|www(?=\.)"
_url_stop = lazy(r"[\t-\r <]")


def inline_escapes(line: str) -> set[int]:
    """The escapes that the inline constructs of `line` need (chapter 6)."""
    found = _constructs(line, set())
    if "[^" in line:
        pairs = _bracket_pairs(line, found)
        offsets = sorted(found) if pairs else []
        if any(
            line[opening + 1] == "^" and bisect_right(offsets, opening) < bisect_right(offsets, closing)
            for closing, (opening, _) in pairs.items()
        ):
            found = _constructs(line, {m.start() for m in re.finditer(r"\[(?=\^)", line)})
    if found and ("://" in line or "www." in line.lower()):
        _unlink_urls(line, found)
    return found


def _constructs(line: str, escaped: set[int]) -> set[int]:
    """The escapes that the inline constructs of `line` need, and the brackets that are `escaped` already."""
    found = emphasis_escapes(line) | escaped
    if "\\" in line:
        found.update(m.start() for m in _literal_backslash.finditer(line))
    pairs = _bracket_pairs(line, escaped) if "](" in line else {}
    last = {end: line.rfind(end) for end in (">", "-->", "?>", "]]>")} if "<" in line else {}
    runs: set[int] = set()  # the lengths of the runs of backticks to the right
    openings = _openings_and_targets.finditer if pairs else _openings.finditer
    spans = [m.span() for m in openings(line)] if pairs or "`" in line or "<" in line or "&" in line else []
    for start, end in reversed(spans):
        char = line[start]
        if char == "`":
            found.update(start + i for i in _break_code(end - start, runs))
        elif char == "<":
            if _is_tag(line, start, found, last):
                found.add(start)
        elif char == "&":
            if is_entity(line, start):
                found.add(start)
        elif start in pairs and is_target(line, start + 2, found):
            opening, outermost = pairs[start]
            # Without its opening bracket, the closing one would close the next further out.
            found.add(opening if outermost else start + 1)
    return found


def _bracket_pairs(line: str, escaped: set[int]) -> dict[int, tuple[int, bool]]:
    """Each `]` that closes a bracket → where that one is, and whether none is open around it."""
    pairs: dict[int, tuple[int, bool]] = {}
    open_brackets: list[int] = []
    for mark in bracket.finditer(line):
        at = mark.start()
        if line[at] == "]":
            if open_brackets:
                opening = open_brackets.pop()
                pairs[at] = opening, not open_brackets
        elif at not in escaped:
            open_brackets.append(at)
    return pairs


def _unlink_urls(line: str, found: set[int]) -> None:
    """Adds an escape in the scheme of each bare URL that has one of `found` inside or at its end."""
    offsets = sorted(found)
    end = 0
    for scheme in re.finditer(_URL_SCHEME, line):
        if scheme.end() > end:
            stop = _url_stop.search(line, scheme.end())
            end = stop.start() if stop else len(line)
        i = bisect_right(offsets, scheme.end())
        if i < len(offsets) and offsets[i] <= end:
            found.add(scheme.end())


_entity = lazy(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")


def is_entity(line: str, at: int) -> bool:
    found = _entity.match(line, at)
    if not found or not found[1]:
        return bool(found)
    from html.entities import html5  # 2,231 names: a millisecond to load, seldom needed

    return found[1] + ";" in html5


_HOST_PART = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"


@cache
def _tag_patterns() -> tuple[_Match, _Match, _Match]:
    """An autolink or a closing tag, an e-mail address, and at least what every opening tag is."""
    autolink = r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*+>|</[A-Za-z][A-Za-z0-9-]*+\s*+>"
    email = rf"<[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]++@{_HOST_PART}(?:\.{_HOST_PART})*+>"
    tag = r"""<[A-Za-z][A-Za-z0-9-]*+(?:[^<>"']++|"[^"]*+"|'[^']*+'|(?!))*+>"""
    return re.compile(autolink).match, re.compile(email).match, re.compile(tag).match


_TAG = r"""(?x)<[A-Za-z][A-Za-z0-9-]*+
    (?:[\t-\r ]++[A-Za-z_:][A-Za-z0-9_.:-]*+
        (?:[\t-\r ]*+=[\t-\r ]*+(?:[^\s"'=<>`]++|"[^"]*+"|'[^']*+')|))*+[\t-\r ]*+/?>"""
_ODD_SPACE = r"[^\S\t-\r ]|[\x00-\x08]"  # white space to some readers and not to others


def _is_tag(line: str, at: int, found: set[int], last: dict[str, int]) -> bool:
    """Whether an autolink or HTML (6.5, 6.6) begins at `at`.

    found: the escapes to the right, and others. last: what ends comments and their like → its last offset.
    """
    autolink, email_address, tag_like = _tag_patterns()
    if autolink(line, at):
        return True
    if email := email_address(line, at):
        return found.isdisjoint(range(*email.span()))
    second = line[at + 1]
    if second == "?":
        return last["?>"] >= at + 2
    if second == "!":
        if line.startswith("--", at + 2):
            return last["-->"] >= at + 4 or line.startswith((">", "->"), at + 4)
        if line.startswith("[CDATA[", at + 2):
            return last["]]>"] >= at + 9 and at + 2 not in found and at + 8 not in found
        return line[at + 2 : at + 3].isalpha() and line[at + 2].isascii() and last[">"] > at
    tag = tag_like(line, at)
    if not tag:
        return False
    # A backslash is good in a value and not in a name: the tag has to be read with those inside it.
    text = tag[0]
    inside = [i - at for i in range(at, tag.end()) if i in found]
    return bool(re.search(_ODD_SPACE, text) or re.fullmatch(_TAG, with_escapes(text, inside)))


_spaces = lazy(r"[\t-\r ]*+")
_angle = lazy(r"[<>]")
_target_end = lazy(r"[\x00-\x20\x7f()]")
_parenthesis = lazy(r"[()]")


def next_unescaped(search: _Match, line: str, at: int, found: set[int]) -> int:
    """The first place from `at` on that `search` finds and that is not escaped, or the line's length."""
    match = search(line, at)
    while match and match.start() in found:
        match = search(line, match.end())
    return match.start() if match else len(line)


def is_target(line: str, at: int, found: set[int], definition: bool = False) -> bool:
    """Whether what begins at `at` is a link's target and title up to the `)` (6.3).

    definition: whether instead it makes a link reference definition, up to the line's end (4.7).
    """
    size = len(line)
    start = at = past_spaces(line, at)
    if line.startswith("<", at) and at not in found:
        at = next_unescaped(_angle.search, line, at + 1, found) + 1
        if at > size or line[at - 1] == "<":
            return False
    else:
        depth = 0
        for _ in range(_MANY):
            stop = _target_end.search(line, at)
            at = stop.start() if stop else size
            if at == size or line[at] not in "()" or (depth == 0 and line[at] == ")"):
                break
            if at not in found:
                depth += 1 if line[at] == "(" else -1
            at += 1
        else:
            return True
        # Parentheses that do not match are refused by CommonMark and not by cmark-gfm.
        if definition and at == start:
            return False
        # markdown-it takes a backslash together with the control character after it.
        if start < at < size and line[at - 1] == "\\" and line[at] < " ":
            return True
    end = at
    at = past_spaces(line, at)
    if at > end and line.startswith(('"', "'"), at):
        close = line.find(line[at], at + 1)
        at = past_spaces(line, close + 1) if close >= 0 else size + 1
    elif at > end and line.startswith("(", at) and at not in found:
        close = next_unescaped(_parenthesis.search, line, at + 1, found)
        at = past_spaces(line, close + 1) if close < size and line[close] == ")" else size + 1
    return at == size if definition else line.startswith(")", at)


def past_spaces(line: str, at: int) -> int:
    found = _spaces.match(line, at)
    return found.end() if found else at


def _break_code(length: int, runs: set[int]) -> Cuts:
    """Where in a run of backticks to put escapes so that it opens no code span (6.1); its runs go to `runs`.

    Code spans close at any run of the right length, escaped or not: a backslash inside a run makes two of it.
    """
    candidates: Iterable[tuple[int, ...]] = ((), (0,))
    if length not in runs or length - 1 not in runs:
        pass
    elif length <= LONG_RUN:
        candidates = (cuts for n in range(1, length) for cuts in combinations(range(length), n))
    else:
        candidates = ((cut,) for cut in range(1, length))
    for cuts in candidates:
        pieces = _code_pieces(length, cuts, runs)
        if pieces:
            runs.update(pieces)
            return cuts
    runs.add(1)
    return range(length)


def _code_pieces(length: int, cuts: tuple[int, ...], runs: set[int]) -> list[int]:
    """The runs that escapes at `cuts` make of one, or nothing if one of them opens a code span."""
    pieces: list[int] = []
    end = length
    for start in reversed(cuts if cuts and cuts[0] == 0 else (0, *cuts)):
        opening = end - start - (start in cuts)
        if opening and (opening in runs or opening in pieces):
            return []
        pieces.append(end - start)
        end = start
    return pieces


def with_escapes(text: str, offsets: list[int]) -> str:
    if not offsets:
        return text
    parts = [text[start:end] for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True)]
    return "\\".join(parts)
