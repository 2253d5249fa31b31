"""What stands around an unseen character, and whether Markdown reads the line alike without it."""

from __future__ import annotations

from unicodedata import name as unicode_name

from qingwen.text.document import Document
from qingwen.text.piece_cache import kept
from qingwen.translation import language, put, translated

# Code points; enough for `> > - 10. ` and its indent, and so few that one line of 5 MB stays linear.
LOOK_BACK = 24
_QUIET_BEFORE = frozenset(" \t\n,;.?!\"'%)-(")
_QUIET_AFTER = frozenset(" \t\n,;.?\"'%)-")
# Names that the Unicode data lacks (control characters) or that no editor knows them by.
_NAMES = {
    "\u00a0": "no-break space",
    "\ufeff": "byte order mark",
    "\u034f": "combining grapheme joiner",
    "\u3164": "Hangul filler",
    "\u2800": "Braille blank",
    "\x00": "null",
    "\x08": "backspace",
    "\x0b": "line tabulation",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
}


def inside_word(text: str, start: int, end: int) -> bool:
    """Whether a letter, digit or Han character stands right before `start` and right after `end`."""
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()


def describe(run: str) -> str:
    """`zero width space (U+200B)`, and for several characters `3 characters (U+200B, U+FEFF)`, in the reader's language."""
    return _described(run, language())


@kept
def _described(run: str, language: str) -> str:
    kinds = dict.fromkeys(run)
    codes = [f"U+{ord(c):04X}" for c in kinds]
    listed = ", ".join(codes[:4]) + (", …" if len(codes) > 4 else "")
    if len(run) > 1:
        return put("{} characters", len(run)) + put(" ({})", listed)
    name = _NAMES.get(run) or unicode_name(run, "").lower()
    return translated(name) + put(" ({})", listed) if name else listed


def keeps_markup(document: Document, start: int, end: int) -> bool:
    """Whether Markdown reads the line alike without [start, end), or with a space there; plain text: always.

    Beside `*`, `[` or `#`, or where a line would turn blank or into a list, the answer is no.
    """
    if document.kind == "text":
        return True
    text = document.text
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    if before == "\n" and after == "\n":  # a line of its own: its paragraph goes, but no other may be cut in two
        following = text[end + 1 : end + LOOK_BACK].lstrip("\n")[:1]  # a list or code must not join one above
        alone = text[start - 2 : start - 1] in ("", "\n") and text[end + 1 : end + 2] in ("", "\n")
        return alone and (end + 1 >= len(text) or following.isalpha())
    window = text[max(0, start - LOOK_BACK) : start]
    head = window[window.rfind("\n") + 1 :]
    opens_line = (len(head) < len(window) or start <= LOOK_BACK) and not any(map(str.isalpha, head))
    if opens_line:  # only a word may come next, or a marker could arise: `1` + `. x`, four spaces, `#`
        follows = after.isalpha() or (after > "\x7f" and not after.isspace())
        return follows and (not head or head[-1].isspace() or head[-1].isalnum())
    if before.isspace():  # `x  ` at the end of a line would become a line break
        rest = text[end : end + LOOK_BACK].lstrip(" ")
        if (not rest or rest[0] == "\n") and (after == " " or head[-2:-1].isspace()):
            return False
    quiet = before.isalnum() or before > "\x7f" or before in _QUIET_BEFORE
    if before == "(" and head[-2:-1] == "]":
        return False
    return quiet and (after.isalnum() or after > "\x7f" or after in _QUIET_AFTER)
