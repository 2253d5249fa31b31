"""A page that a converter made Markdown of (html2text, MarkItDown): its article is found as in text.

Its blocks are read as the lines that the page would paste as. A block goes whole or not at all, and only where no list, quotation
or code would join what stands on its other side. Code, HTML and definitions stay; rules and pictures go with the blocks that they part from others.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.in_markdown import joins, past_blank_lines
from qingwen.text.document import BLANK, Document, Line
from qingwen.text.markdown.patterns import unescaped
from qingwen.text.pages.article import find_page
from qingwen.text.pages.converted import may_be_converted
from qingwen.text.pages.known_lines import lines_of_a_site
from qingwen.text.pages.page import Page

# Of the lines that the tables know for a site's, so many different ones go. Of 2,763 files of documentation and 180 published articles none has them.
LEAST_KNOWN = 6

_block = lazy(r"(?m)(?:^[^\S\n]*\S[^\n]*(?:\n|\Z))+")
_target = r"\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
_image = lazy(rf"!\[[^\[\]\n]*\]{_target}")
_link = lazy(rf"\[([^\[\]\n]*)\](?:{_target}|\[[^\[\]\n]*\])")
_emphasis = lazy(r"\*\*|__|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])")
_mark = lazy(r"[ \t]*(?:(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \t]+)*")
_own_line = lazy(r"[ \t]*(?:#{1,6}[ \t]|[-*+>|]|\d{1,9}[.)][ \t])")
_rule = lazy(r"[-=*_|: \t]+$")
_heading = lazy(r"#|[^\n]+\n(?:=+|-+)[ \t]*(?:\n|\Z)")
_described = lazy(r"!\[[^\]\w\n!]*\w")
_empty_run = lazy(r"[rpd]+")  # see `_add_empty`
_above_title, _rules = lazy(r"(?:.*r)?"), lazy(r"r*")
_definition = lazy(r" {0,3}\[[^\]\n]*\]:")


class Block(NamedTuple):
    """A run of lines without a blank one (offsets), the lines it pastes as, and whether it may go."""

    start: int
    end: int
    texts: list[str]
    free: bool


class Cut(NamedTuple):
    """Blocks in a row that are no part of the article: their place, whether the page's model is sure of them, and which of the page's lines they are."""

    line: Line
    sure: bool
    lines: range


Found = tuple[Document, Page, list[Cut]]


def find_converted(document: Document) -> Found | None:
    """The page as it would paste, what of it is the article, and what may go; None where a text is not plainly such a page.

    Nor is one of which the rest would be a page again: to clean it twice would be to clean it further.
    """
    found = _find(document) if may_be_converted(document) else None
    return found if found and not _find(_rest(document, found)) else None


def _find(document: Document) -> Found | None:
    blocks = [*_blocks(document)]
    paste = Document("".join(f"{one}\n" for block in blocks for one in block.texts), language=document.language)
    page = find_page(paste)
    if page is None:
        return None
    cuts = [*_cuts(document.text, blocks, page)]
    known = paste.once(lines_of_a_site)
    words = {paste.lines[i].text for cut in cuts if cut.sure for i in cut.lines if known[i]}
    return (paste, page, cuts) if len(words) >= LEAST_KNOWN else None


def _rest(document: Document, found: Found) -> Document:
    """What is left without the cuts."""
    lines = [cut.line for cut in found[2]]
    starts, stops = [0, *(line.stop for line in lines)], [*(line.begin for line in lines), None]
    return document.with_text("".join(document.text[a:b] for a, b in zip(starts, stops, strict=True)))


def _blocks(document: Document) -> Iterator[Block]:
    kept = iter([*document.blocks.spans, (len(document.text), len(document.text) + 1, "")])
    start, end, _ = next(kept)
    for found in _block.finditer(document.text):
        while end <= found.start():
            start, end, _ = next(kept)
        raw = found[0].rstrip("\n").split("\n")
        nested = raw[0][:1].isspace() and not _own_line.match(raw[0])
        free = start >= found.end() and not nested and not any(map(_definition.match, raw))
        yield Block(found.start(), found.end(), [*_pasted(raw)], free)


def _pasted(raw: list[str]) -> Iterator[str]:
    """What lines of one block paste as: each item, heading and row by itself, other lines joined."""
    parts: list[str] = []
    for line in raw:
        if parts and not _own_line.match(line) and not parts[-1].endswith(("  ", "\\")):
            parts[-1] += " " + line.strip(BLANK)
        else:
            parts.append(line)
    for part in parts:
        plain = "" if _rule.match(part) else _plain(part)
        if any(map(str.isalnum, plain)):
            yield plain


def _plain(line: str) -> str:
    found = _mark.match(line)
    plain = _link.sub(r"\1", _image.sub("", line[found.end() if found else 0 :]))
    return " ".join(unescaped(_emphasis.sub("", plain)).strip("| \\").split())


def _cuts(text: str, blocks: list[Block], page: Page) -> Iterator[Cut]:
    def judged(place: tuple[Block, int]) -> str:
        block, at = place
        lines = range(at, at + len(block.texts))
        if not block.free or not lines or any(i in page.own or page.first <= i <= page.last for i in lines):
            return ""
        return "sure" if page.sure.issuperset(lines) else "doubtful"

    places, at = [], 0
    for block in blocks:
        places.append((block, at))
        at += len(block.texts)
    verdicts = [judged(place) for place in places]
    _add_empty(text, blocks, verdicts)
    for verdict, group in groupby(zip(verdicts, places, strict=True), itemgetter(0)):
        if not verdict:
            continue
        row = [place for _, place in group]
        (first, at), (last, last_at) = row[0], row[-1]
        # What says nothing at either end goes along and is not shown.
        worded = [block for block, _ in row if block.texts]
        start = worded[0].start
        content = text[start : worded[-1].end].rstrip(BLANK + "\n")
        line = Line(first.start, start, start + len(content), past_blank_lines(text, last.end), content)
        if not joins(text, line):
            yield Cut(line, verdict == "sure", range(at, last_at + len(last.texts)))


def _add_empty(text: str, blocks: list[Block], verdicts: list[str]) -> None:
    """Gives rules and pictures, which say nothing by themselves, the verdict of the blocks that they go with.

    All go between two that go, save pictures between parts of the article. Beside it rules go, and what they part from it.
    """
    kinds = [_kind(text[block.start : block.end]) if block.free and not block.texts else "" for block in blocks]
    kept = [i for i, verdict in enumerate(verdicts) if not (verdict or kinds[i])]
    inside = range(kept[0], kept[-1]) if kept else range(0)
    for found in _empty_run.finditer("".join(kind or "." for kind in kinds)):
        start, end = found.span()
        above = verdicts[start - 1] if start else None
        below = verdicts[end] if end < len(verdicts) else None
        if above and below == "":
            pattern = _above_title if start < inside.start and _heading.match(text, blocks[end].start) else _rules
            end = start + (part.end() if (part := pattern.match(found[0])) else 0)
        elif above == "" and below:
            parted = found[0].find("r", len(found[0].rstrip("rp")))
            start = start + parted if parted >= 0 else end
        elif not (above or below) or (start in inside and found[0].strip("r")):
            continue
        verdicts[start:end] = [above or below or ""] * (end - start)


def _kind(block: str) -> str:
    """Of a block without words: a rule, a picture without a description, another."""
    return "r" if _rule.match(block) else "d" if _described.search(block) else "p"
