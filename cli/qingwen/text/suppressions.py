"""Comments in Markdown that silence rules: `<!-- qingwen-disable-next-line QW101, counter -- reason -->`, and in MDX `{/* … */}`.

`disable-line` is for its own line, `disable-next-line` for the next one that holds text, `disable` until `enable` or the
end, `disable-file` for all. Without rules all are meant. In code it is an example, not a comment.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.text.document import BLANK, Document

_comment = re.compile(
    r"(?:<!--|\{/\*)[ \t\n]*qingwen-(disable-next-line|disable-line|disable-file|disable|enable)(?=[\s*-])"
    r"((?:(?!-->|\*/\}|[ \t\n]--[ \t\n]).){0,2000})(?:[ \t\n]--[ \t\n](?:(?!-->|\*/\}).){0,2000})?(?:-->|\*/\})",
    re.S,
)


class Suppression(NamedTuple):
    """A comment at [start, end) that silences `rules` (none named: all) in [first, last).

    verb: `enable` ends others and silences nothing; `closes` is then whether there was one to end.
    """

    start: int
    end: int
    verb: str
    rules: tuple[str, ...]
    first: int
    last: int
    closes: bool = False


def find_suppressions(document: Document) -> list[Suppression]:
    """The suppressions of a Markdown document, in order."""
    text = document.text
    if document.kind != "markdown" or "qingwen-" not in text:
        return []
    found: list[Suppression] = []
    open_: list[int] = []
    comments = [
        match for match in _comment.finditer(text) if document.protection(match.start(), match.end()) not in _EXAMPLES
    ]
    following: dict[int, tuple[int, int]] = {}
    for match in reversed(comments):
        following[match.start()] = _next_line(document, match.end(), following)
    for_all: set[tuple[str, ...]] = set()
    for match in comments:
        verb, (start, end) = match[1], match.span()
        rules = tuple(filter(None, re.split(r"[\s,]+", match[2])))
        first, last, closes = start, len(text), False
        if verb == "disable-line":
            first, _ = document.line_at(start)
            _, last = document.line_at(end)
        elif verb == "disable-next-line":
            first, last = following[start]
        elif verb == "disable-file":
            first, last = 0, 0 if rules in for_all else last  # said twice, the second silences nothing
            for_all.add(rules)
        elif verb == "disable":
            if any(found[i].rules == rules for i in open_):
                last = start
            else:
                open_.append(len(found))
        else:
            for i in open_[:]:
                if not rules or rules == found[i].rules:
                    found[i] = found[i]._replace(last=start)
                    open_.remove(i)
                    closes = True
        found.append(Suppression(start, end, verb, rules, first, last, closes))
    return found


_EXAMPLES = {"code", "fenced-code", "indented-code", "front-matter"}


def _next_line(document: Document, end: int, following: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """The first line after `end` that holds text; `following`: that of each later comment, which is passed over."""
    text = document.text
    at = document.line_at(end)[1] + 1
    while at < len(text):
        start, stop = document.line_at(at)
        inside = text[start:stop].strip(BLANK)
        begin = start + text[start:stop].find(inside)
        if inside:
            return following.get(begin, (start, stop))
        at = stop + 1
    return len(text), len(text)
