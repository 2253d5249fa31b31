"""Which lines of a document the phrase tables know, and which of those are surely debris where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.text.document import Document, Line
from qingwen.text.paragraphs import own_paragraphs
from qingwen.text.phrases import Match, phrases
from qingwen.text.scripts import width

# A line this wide (terminal columns) that no phrase matches is the article's own paragraph. Of the lines that
# people paste from page furniture, fewer than one in a hundred is as wide.
PARAGRAPH = 80
LONGEST = 64  # letters; the longest line that a phrase may match
REACH = 12  # lines from the first or last paragraph outwards that still count as an edge


class DebrisLine(NamedTuple):
    """A line that a phrase table knows.

    sure: it is debris where it stands, and not the article's own word.
    edge: it stands before the first or after the last long paragraph of a paste.
    """

    line: Line
    match: Match
    sure: bool
    edge: bool


def find_debris(document: Document) -> dict[str, list[DebrisLine]]:
    """Rule name → the lines that its phrases match, in order."""
    if document.rendered:
        found = _in_rendered(document)
    else:
        found = _in_markdown(document) if document.kind == "markdown" else _in_text(document)
    by_rule: dict[str, list[DebrisLine]] = {}
    for one in found:
        by_rule.setdefault(one.match.rule, []).append(one)
    return by_rule


def debris_starts(document: Document) -> set[int]:
    """Where the lines begin that are surely debris."""
    found = document.once(find_debris)
    return {one.line.begin for lines in found.values() for one in lines if one.sure}


def _in_text(document: Document) -> list[DebrisLine]:
    lines = document.lines
    table = phrases()
    matches = [
        table.match(line.text) if len(line.text) <= LONGEST and not _marked.match(line.text) else None for line in lines
    ]
    if not any(matches):
        return []
    paragraphs = [
        i
        for i, (line, match) in enumerate(zip(lines, matches, strict=True))
        if not match and len(line.text) * 2 >= PARAGRAPH and width(line.text) >= PARAGRAPH
    ]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (min(3, len(lines)), len(lines) - 4)
    # At the head only what nothing but furniture stands before: further down, and at the foot, `Print`, `取消` or
    # `Thank you.` are as often the article's own step, answer or list item, and are reported.
    top = next((i for i, match in enumerate(matches) if not match), 0)
    sure = [
        match is not None
        and (
            match.certainty == "sure"
            or (
                match.certainty == "edge"
                and i < min(first, top, REACH)
                and lines[i].text[-1] not in "。.！!？?；;，,：:"
            )
        )
        for i, match in enumerate(matches)
    ]
    _spread_groups(matches, sure)
    return [DebrisLine(lines[i], match, sure[i], i < first or i > last) for i, match in enumerate(matches) if match]


def _spread_groups(matches: list[Match | None], sure: list[bool]) -> None:
    """A line that is debris only in company is so beside a sure line of its rule, and not otherwise."""
    i, size = 0, len(matches)
    while i < size:
        match = matches[i]
        if not match or not (sure[i] or match.certainty in ("group", "edge")):
            i += 1
            continue
        end = i
        while (
            end < size
            and (other := matches[end])
            and other.rule == match.rule
            and (sure[end] or other.certainty in ("group", "edge"))
        ):
            end += 1
        company = any(sure[i:end])
        for at in range(i, end):
            sure[at] = sure[at] or company
        i = max(end, i + 1)


# A list's item, a heading or a quote is part of the article, whatever it says: `• 图片` names a kind of file.
_marked = re.compile(r"[•·●▪■◆○◦‣∙*+>#|]|[-–—] |\d+[.)、]\s")

_lists_or_code = re.compile(r"[ \t]|[-+*>|]|\d+[.)]")


# A sentence ends so, or leads up to what follows; of the short paragraphs in a repository of 30 MB nine in ten do.
_ends = frozenset("。：:、；;，,？！?!…”*_`}")


def _in_markdown(document: Document) -> list[DebrisLine]:
    """In Markdown only what is debris wherever it stands: a heading or a list may well say `Share`."""
    text, found = document.text, []
    match_of = phrases().match
    for start, content in document.once(own_paragraphs):
        if len(content) > LONGEST or content[-1] in _ends or (content[-1] in ")）]】" and content[0] not in "([（【"):
            continue
        match = match_of(content)
        if match and match.certainty == "sure" and not document.protection(start, start + len(content)):
            end = start + len(content)
            line = Line(start, start, end, _past_blank_lines(text, end), content)
            found.append(DebrisLine(line, match, not _joins(text, line), False))
    return found


def _in_rendered(document: Document) -> list[DebrisLine]:
    """In what was made of a page: what is debris in Markdown, and lines of credits before and after its long paragraphs."""
    found = _in_markdown(document)
    known = {one.line.begin for one in found}
    long = [
        line.begin
        for line in document.lines
        if len(line.text) >= PARAGRAPH or (len(line.text) * 2 >= PARAGRAPH and width(line.text) >= PARAGRAPH)
    ]
    first, last = (long[0], long[-1]) if long else (0, len(document.text))
    match_of = phrases().match
    for start, content in document.once(own_paragraphs):
        end = start + len(content)
        if (
            len(content) <= LONGEST
            and start not in known
            and (match := match_of(content))
            and match.rule == "credit-line"
        ):
            if document.protection(start, end):
                continue
            line = Line(start, start, end, _past_blank_lines(document.text, end), content)
            joins = _joins(document.text, line)
            found.append(DebrisLine(line, match, False, (start < first or start > last) and not joins))
    found.sort(key=lambda one: one.line.begin)
    return found


_blank_lines = re.compile(r"(?:[ \t]*\n)*(?:[ \t]+\Z)?")


def _past_blank_lines(text: str, at: int) -> int:
    found = _blank_lines.match(text, at)
    return found.end() if found else at


def _joins(text: str, line: Line) -> bool:
    """Whether without the line what stands before and after it would become one list, quote or code block."""
    before = text[: line.begin].rstrip()
    last = before[before.rfind("\n") + 1 :]
    return bool(_lists_or_code.match(text, line.stop) and _lists_or_code.match(last))
