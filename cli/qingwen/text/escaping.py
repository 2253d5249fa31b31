r"""Plain prose as Markdown that says the same: where backslashes keep it from being read as mark-up.

Section numbers are those of the CommonMark 0.31 specification. No construct is left in the escaped line, and
that gives the order of work: whether one begins at some place depends only on what follows, so going from the
end of the line to its beginning, each decision sees the final text. Emphasis comes first: its rules look at
the characters around a run, which are the same escaped or not.

Where readers differ, what any of them takes for mark-up is escaped: symbols are punctuation since CommonMark
0.31 and not yet in cmark-gfm; GitHub pairs single tildes, markdown-it longer runs too. cmark-gfm shows the
backslashes in bare URLs and in `[^…]`: those that need some inside get another that makes them plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import combinations
from unicodedata import category

_Match = Callable[[str, int], re.Match[str] | None]
_Sides = tuple[int, int]
_Cuts = tuple[int, ...] | range  # where to escape within a run, from its beginning

# Every inline construct but links has one of these; every block too, or it begins with one of `_BLOCK_CHARS`.
_special = re.compile(r"[\\`*_~<&]").search
_BLOCK_CHARS = frozenset("#>-+[0123456789")

# Up to this length the fewest escapes that break a run are looked for; a longer run is escaped whole.
_LONG_RUN = 6
# A link target with this many parentheses is taken for a good one: without a bound, a megabyte of `[](` would
# be looked through a million times.
_MANY = 8


def escapes(line: str) -> list[int]:
    """The sorted code-point offsets where backslashes make `line`, as a paragraph of its own, literal text.

    line: without newlines and without white space at its ends. The same holds for the other functions here.

    No backslash can be spared, but for: runs of more than six of the same mark; link targets with eight or
    more parentheses, or unmatched ones; tags with white space that is not ASCII; and what only some readers
    take for mark-up (see above; also footnotes, single tildes and double ones in one line, `<javascript:…>`,
    comments that end in `--->`, NBSP as a link label). Other bare URLs, `$` and tables (one line is none) are
    left alone.
    """
    if not (_special(line) or line[:1] in _BLOCK_CHARS or "](" in line):
        return []
    found = _inline(line)
    _add_block_start(line, found)
    return sorted(found)


def escape(line: str) -> str:
    """`line` with the backslashes of `escapes`."""
    return _insert(line, escapes(line))


def heading_escapes(line: str) -> list[int]:
    """Like `escapes`, for a line that is to stand after `# `."""
    found = _inline(line)
    if line.endswith("#"):
        closing = len(line.rstrip("#"))
        if closing == 0 or line[closing - 1] in " \t":
            found.add(closing)
    return sorted(found)


def list_item_escapes(line: str) -> list[int]:
    """Like `escapes`, for a line that is to stand after `- ` or `1. `: task marks (`[ ] `) count too."""
    if not (_special(line) or line[:1] in _BLOCK_CHARS or "](" in line):
        return []
    found = _inline(line)
    _add_block_start(line, found)
    if re.match(_TASK_MARK, line) or re.match(_DASHES, line):
        found.add(0)
    return sorted(found)


# What a link target would not keep: escapes, query and fragment marks, controls, white space at its ends.
_UNSAYABLE = r"%(?=[0-9A-Fa-f]{2})|[?#\x00-\x1f\x7f]|\A\s+|\s+\Z"


def wrap_target(name: str) -> str:
    """The link target for a file name or relative path: bare if that is plain ASCII, else in angle brackets.

    A reader that undoes backslashes, entities and percent escapes gets `name` back.
    """
    target = re.sub(_UNSAYABLE, lambda m: _percent(m[0]), name)
    if re.match("[A-Za-z][A-Za-z0-9+.-]*:", target):
        target = target.replace(":", "%3A", 1)
    if re.fullmatch("[A-Za-z0-9._/~@%+-]+", target):
        return target
    special = [m.start() for m in re.finditer(r"[<>\\]", target)]
    special += (m.start() for m in re.finditer("&", target) if _is_entity(target, m.start()))
    return f"<{_insert(target, sorted(special))}>"


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _insert(text: str, offsets: list[int]) -> str:
    parts = [text[start:end] for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True)]
    return "\\".join(parts)


# Blocks: what the beginning of a line opens.

# These are compiled when first used: all at once, this module's patterns would take 3 ms of each start.
_BLOCK_START = r"""(?xi)
    \#{1,6}(?![^ \t]) | > | [-+*](?![^ \t])  # heading, quotation, list
    | ([-*_])(?:[ \t]*+\1){2,}+[ \t]*+$     # thematic break
    | \[\^[^\] \t]++\]:                    # GFM footnote definition
    # HTML, 4.6
    | <(?: !-- | \? | ![a-z] | !\[CDATA\[ | (?:script|pre|style|textarea)(?![^\s>])
        | /?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details
        |dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html
        |iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|source
        |summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:(?![^\s>])|(?=/>)) )"""
_LIST_NUMBER = r"[0-9]{1,9}(?=[.)](?![^ \t]))"
_TASK_MARK = r"\[[ \txX]\](?!\S)"
_DASHES = r"-(?:[ \t]*+-)++[ \t]*+$"  # with a list item's own, a thematic break


def _add_block_start(line: str, found: set[int]) -> None:
    """Adds the escape without which `line` is no paragraph, if `found` has none that does the same."""
    number = re.match(_LIST_NUMBER, line)
    if number:
        found.add(number.end())
    elif (
        re.match(_BLOCK_START, line)
        or (line.startswith("```") and found.isdisjoint((0, 1, 2)) and "`" not in line.lstrip("`"))
        or (line.startswith("~~~") and found.isdisjoint((0, 1, 2)))
        or (line[0] == "[" and 0 not in found and _is_definition(line, found))
    ):
        found.add(0)


def _is_definition(line: str, found: set[int]) -> bool:
    """Whether `line` is a link reference definition (4.7)."""
    close = _next(_bracket.search, line, 1, found)
    label = line[1:close].strip("\t\n\v\f\r ")
    return bool(label) and line.startswith("]:", close) and _is_target(line, close + 2, found, definition=True)


# Inline constructs.

_literal_backslash = re.compile(r"\\(?=[!-/:-@\[-`{-~])").finditer
_OPENING = r"`++|<(?=[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-])|&(?=[#A-Za-z])"
_openings = re.compile(_OPENING).finditer
_openings_and_targets = re.compile(_OPENING + r"|\](?=\()").finditer
_bracket = re.compile(r"[\[\]]")
_URL_SCHEME = r"(?i)(?:https?|ftp)(?=://)|www(?=\.)"
_url_stop = re.compile(r"[\t-\r <]").search


def _inline(line: str) -> set[int]:
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
    found = _emphasis(line) | escaped
    if "\\" in line:
        found.update(m.start() for m in _literal_backslash(line))
    pairs = _bracket_pairs(line, escaped) if "](" in line else {}
    last = {end: line.rfind(end) for end in (">", "-->", "?>", "]]>")} if "<" in line else {}
    runs: set[int] = set()  # the lengths of the runs of backticks to the right
    openings = _openings_and_targets if pairs else _openings
    spans = [m.span() for m in openings(line)] if pairs or "`" in line or "<" in line or "&" in line else []
    for start, end in reversed(spans):
        char = line[start]
        if char == "`":
            found.update(start + i for i in _break_code(end - start, runs))
        elif char == "<":
            if _is_tag(line, start, found, last):
                found.add(start)
        elif char == "&":
            if _is_entity(line, start):
                found.add(start)
        elif start in pairs and _is_target(line, start + 2, found):
            opening, outermost = pairs[start]
            # Without its opening bracket, the closing one would close the next further out.
            found.add(opening if outermost else start + 1)
    return found


def _bracket_pairs(line: str, escaped: set[int]) -> dict[int, tuple[int, bool]]:
    """Each `]` that closes a bracket → where that one is, and whether none is open around it."""
    pairs: dict[int, tuple[int, bool]] = {}
    open_brackets: list[int] = []
    for bracket in _bracket.finditer(line):
        at = bracket.start()
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
            stop = _url_stop(line, scheme.end())
            end = stop.start() if stop else len(line)
        i = bisect_right(offsets, scheme.end())
        if i < len(offsets) and offsets[i] <= end:
            found.add(scheme.end())


_entity = re.compile(r"&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));").match


def _is_entity(line: str, at: int) -> bool:
    found = _entity(line, at)
    if not found or not found[1]:
        return bool(found)
    from html.entities import html5  # 2,231 names: a millisecond to load, seldom needed

    return found[1] + ";" in html5


@cache
def _tag_patterns() -> tuple[_Match, _Match, _Match]:
    """An autolink or a closing tag, an e-mail address, and at least what every opening tag is."""
    autolink = r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*+>|</[A-Za-z][A-Za-z0-9-]*+\s*+>"
    name = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    email = rf"<[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]++@{name}(?:\.{name})*+>"
    tag = r"""<[A-Za-z][A-Za-z0-9-]*+(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>"""
    return re.compile(autolink).match, re.compile(email).match, re.compile(tag).match


_TAG = r"""(?x)<[A-Za-z][A-Za-z0-9-]*+
    (?:[\t-\r ]++[A-Za-z_:][A-Za-z0-9_.:-]*+
        (?:[\t-\r ]*+=[\t-\r ]*+(?:[^\s"'=<>`]++|"[^"]*+"|'[^']*+'))?+)*+[\t-\r ]*+/?>"""
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
    return bool(re.search(_ODD_SPACE, text) or re.fullmatch(_TAG, _insert(text, inside)))


_spaces = re.compile(r"[\t-\r ]*+").match
_angle = re.compile(r"[<>]").search
_target_end = re.compile(r"[\x00-\x20\x7f()]").search
_parenthesis = re.compile(r"[()]").search


def _next(search: _Match, line: str, at: int, found: set[int]) -> int:
    """The first place from `at` on that `search` finds and that is not escaped, or the line's length."""
    match = search(line, at)
    while match and match.start() in found:
        match = search(line, match.end())
    return match.start() if match else len(line)


def _is_target(line: str, at: int, found: set[int], definition: bool = False) -> bool:
    """Whether what begins at `at` is a link's target and title up to the `)` (6.3).

    definition: whether instead it makes a link reference definition, up to the line's end (4.7).
    """
    size = len(line)
    start = at = _past_spaces(line, at)
    if line.startswith("<", at) and at not in found:
        at = _next(_angle, line, at + 1, found) + 1
        if at > size or line[at - 1] == "<":
            return False
    else:
        depth = 0
        for _ in range(_MANY):
            stop = _target_end(line, at)
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
    at = _past_spaces(line, at)
    if at > end and line.startswith(('"', "'"), at):
        close = line.find(line[at], at + 1)
        at = _past_spaces(line, close + 1) if close >= 0 else size + 1
    elif at > end and line.startswith("(", at) and at not in found:
        close = _next(_parenthesis, line, at + 1, found)
        at = _past_spaces(line, close + 1) if close < size and line[close] == ")" else size + 1
    return at == size if definition else line.startswith(")", at)


def _past_spaces(line: str, at: int) -> int:
    found = _spaces(line, at)
    return found.end() if found else at


def _break_code(length: int, runs: set[int]) -> _Cuts:
    """Where in a run of backticks to put escapes so that it opens no code span (6.1); its runs go to `runs`.

    Code spans close at any run of the right length, escaped or not: a backslash inside a run makes two of it.
    """
    candidates: Iterable[tuple[int, ...]] = ((), (0,))
    if length not in runs or length - 1 not in runs:
        pass
    elif length <= _LONG_RUN:
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


# Emphasis and strikethrough (6.2 and GFM).

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
_runs = re.compile(r"\*++|_++|~++").finditer


def _emphasis(line: str) -> set[int]:
    """The escapes without which some run of `*`, `_` or `~` opens emphasis or strikethrough."""
    found: set[int] = set()
    spans = [m.span() for m in _runs(line)]
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
def _break_run(mark: str, sides: _Sides, beyond: _Sides, length: int, closers: int) -> tuple[_Cuts, int]:
    """Where in a run to put escapes so that it opens nothing, and the closers with those left in it.

    sides, beyond: what stands before and after the run, to most readers and to cmark-gfm.
    closers: the kinds of runs to the right that can close, as the bits of `_roles`.
    """
    few = length if length <= _LONG_RUN else 1
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
