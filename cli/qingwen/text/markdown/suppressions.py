"""Comments in Markdown that silence rules: `<!-- qingwen-disable-next-line QW101, counter -- reason -->`, and in MDX `{/* … */}`.

`disable-line` is for its own line, `disable-next-line` for the next one that holds text, `disable` until `enable` (of the same
rules, or of some of them) or the end, `disable-file` for all. Without rules all are meant. In code it is an example, not a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line

VERBS = ("disable-next-line", "disable-line", "disable-file", "disable", "enable")
LONGEST = 4000  # code points after the verb; beyond, the comment was never meant to end there
_opening = lazy(r"(<!--|\{/\*)[ \t\n]*qingwen-((?:(?!--)[^\s*])*)")
_closing = {"<!--": "-->", "{/*": "*/}"}
_reason = lazy(r"[ \t\n]--[ \t\n]")
_EXAMPLES = {"code", "fenced-code", "indented-code", "front-matter"}


class Suppression(NamedTuple):
    """A comment at [start, end) that is about `rules` (none named: all).

    verb: one of VERBS, or another, which does nothing.
    first, last: where it silences them, [first, last), if no `enable` comes before; `enable` silences nothing.
    """

    start: int
    end: int
    verb: str
    rules: tuple[str, ...]
    first: int
    last: int


def find_suppressions(document: Document) -> list[Suppression]:
    """The suppressions of a Markdown document, in order."""
    text = document.text
    if document.kind != "markdown" or "qingwen-" not in text:
        return []
    comments = [one for one in _comments(text) if document.protection(one.start, one.end) not in _EXAMPLES]
    lines = document.lines
    begins = [line.begin for line in lines] if comments else []
    following: dict[int, tuple[int, int]] = {}  # the line after each comment, by where the comment starts
    for one in reversed(comments):
        at = bisect_right(begins, one.end)
        while at < len(lines) and not lines[at].text.strip("> "):  # blank, in a quotation
            at += 1
        if at == len(lines):
            following[one.start] = len(text), len(text)
        else:  # a line that begins with a comment is passed over
            following[one.start] = following.get(lines[at].start) or (lines[at].begin, _end(text, lines[at]))
    for_all: set[tuple[str, ...]] = set()
    found: list[Suppression] = []
    for one in comments:
        first, last = one.first, one.last
        if one.verb == "disable-line":
            first = lines[bisect_right(begins, one.start) - 1].begin
            last = _end(text, lines[bisect_right(begins, one.end) - 1])
        elif one.verb == "disable-next-line":
            first, last = following[one.start]
        elif one.verb == "disable-file":
            first, last = 0, 0 if one.rules in for_all else len(text)  # said twice, the second silences nothing
            for_all.add(one.rules)
        elif one.verb == "disable":
            last = len(text)
        found.append(one._replace(first=first, last=last))
    return found


def _comments(text: str) -> Iterator[Suppression]:
    """The comments as they stand, silent over nothing. What closes them is looked for once, or each unclosed one would scan the rest."""
    at, closed = 0, dict.fromkeys(_closing, 0)
    while match := _opening.search(text, at):
        start, at = match.span()
        mark = match[1]
        if closed[mark] < at:
            end = text.find(_closing[mark], at)
            closed[mark] = end if end >= 0 else len(text) + LONGEST
        if (end := closed[mark]) - at < LONGEST and end < len(text):
            said = _reason.split(text[at:end], maxsplit=1)[0]
            rules = tuple(filter(None, re.split(r"[\s,]+", said)))
            at = end + len(_closing[mark])
            yield Suppression(start, at, match[2], rules, start, start)


def _end(text: str, line: Line) -> int:
    """Where a line ends, without its newline."""
    return line.stop - text.endswith("\n", line.begin, line.stop)
