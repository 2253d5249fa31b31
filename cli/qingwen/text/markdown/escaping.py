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

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.escaping_inline import (
    bracket,
    inline_escapes,
    is_entity,
    is_target,
    next_unescaped,
    with_escapes,
)

_special = lazy(r"[\\`*_~<&]")  # every inline construct but links has one of these
_BLOCK_CHARS = frozenset("#>-+[0123456789*_<`~")  # and every block opens with one of these


def escapes(line: str) -> list[int]:
    """The sorted code-point offsets where backslashes make `line`, as a paragraph of its own, literal text.

    line: without newlines and without white space at its ends. The same holds for the other functions here.

    No backslash can be spared, but for: runs of more than six of the same mark; link targets with eight or
    more parentheses, or unmatched ones; tags with white space that is not ASCII; and what only some readers
    take for mark-up (see above; also footnotes, single tildes and double ones in one line, `<javascript:…>`,
    comments that end in `--->`, NBSP as a link label). Other bare URLs, `$` and tables (one line is none) are
    left alone.
    """
    found = _inline_escapes(line)
    _add_block_start(line, found)
    return sorted(found)


def escape(line: str) -> str:
    """`line` with the backslashes of `escapes`."""
    return with_escapes(line, escapes(line))


def heading_escapes(line: str) -> list[int]:
    """Like `escapes`, for a line that is to stand after `# `."""
    found = _inline_escapes(line)
    if line.endswith("#"):
        closing = len(line.rstrip("#"))
        if closing == 0 or line[closing - 1] in " \t":
            found.add(closing)
    return sorted(found)


def list_item_escapes(line: str) -> list[int]:
    """Like `escapes`, for a line that is to stand after `- ` or `1. `: task marks (`[ ] `) count too."""
    found = _inline_escapes(line)
    _add_block_start(line, found)
    if re.match(_TASK_MARK, line) or re.match(_DASHES, line):
        found.add(0)
    return sorted(found)


_PAIRED = r"[*_~`\[\]]"  # marks of which two may stand in two lines


def verse_escapes(line: str) -> list[int]:
    """Like `escapes`, for a line that is to stand in one paragraph with others."""
    return sorted({*escapes(line), *(found.start() for found in re.finditer(_PAIRED, line))})


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
    special += (m.start() for m in re.finditer("&", target) if is_entity(target, m.start()))
    return f"<{with_escapes(target, sorted(special))}>"


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _inline_escapes(line: str) -> set[int]:
    """The escapes that inline constructs need: in most lines there are none."""
    return inline_escapes(line) if _special.search(line) or "](" in line else set()


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
    if line[:1] not in _BLOCK_CHARS:  # as most
        return
    if line[0].isdigit():
        if number := re.match(_LIST_NUMBER, line):
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
    close = next_unescaped(bracket.search, line, 1, found)
    label = line[1:close].strip("\t\n\v\f\r ")
    return bool(label) and line.startswith("]:", close) and is_target(line, close + 2, found, definition=True)
