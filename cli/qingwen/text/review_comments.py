"""Comments of those who read a draft, as Google Docs puts them into a text that is saved from it: `[a]` behind a word, `[a]Who says so?` at the end."""

from __future__ import annotations

from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

MOST_LINES = 4  # of one comment
_note = lazy(r"\[([a-z]{1,2})\](?=[^\s(\[:])")
_mark = lazy(r"(?<=\S)\[([a-z]{1,2})\](?!\()")


class ReviewComment(NamedTuple):
    """[start, end) in code points: of the mark, or of the lines of the comment. is_mark: which of the two."""

    start: int
    end: int
    is_mark: bool


def review_comments(document: Document) -> list[ReviewComment]:
    """All of a text, in order; none unless each mark from `[a]` on has one comment, and these close the text in the same order."""
    lines = document.lines
    if "\n[a]" not in document.text:
        return []
    places = [i for i, line in enumerate(lines) if _note.match(line.text)]
    letters = [lines[i].text[1 : lines[i].text.index("]")] for i in places]
    if letters != _letters(len(letters)) or not places or places[0] == 0:
        return []
    if any(after - before > MOST_LINES for before, after in zip(places, [*places[1:], len(lines)], strict=True)):
        return []
    body = document.text[: lines[places[0]].begin]
    marks = [found for found in _mark.finditer(body) if not document.protection(*found.span())]
    if [found[1] for found in marks] != letters:
        return []
    ends = [lines[i - 1].end for i in (*places[1:], len(lines))]
    return [
        *(ReviewComment(*found.span(), True) for found in marks),
        *(ReviewComment(lines[i].start, end, False) for i, end in zip(places, ends, strict=True)),
    ]


def _letters(number: int) -> list[str]:
    """`a` to `z`, `aa` to `zz`."""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    return [*alphabet, *(first + second for first in alphabet for second in alphabet)][:number]
