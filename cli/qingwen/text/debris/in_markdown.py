"""Which paragraphs of Markdown the phrase tables know, and which of those are surely debris wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.adjacent_pairs import adjacent_pairs
from qingwen.text.debris.dead_controls import dead_controls
from qingwen.text.debris.line import (
    PARAGRAPH,
    DebrisLine,
    closes_a_sentence,
    continues,
    is_quoted,
    is_sentence,
    is_wide,
    is_word,
    leads_up,
    marked,
    may_be_announced,
    picture_word_may_be_title,
)
from qingwen.text.debris.lists import glossary, in_a_glossary, in_a_list, shared_features
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.debris.speakers import label_of, spoken
from qingwen.text.document import BLANK, Document, Line
from qingwen.text.folding import fold
from qingwen.text.markdown.paragraphs import own_paragraphs, unended_paragraphs
from qingwen.text.markdown.patterns import unescaped

_lists_or_code = lazy(r"[ \t]|[-+*>|]|\d+[.)]")


def debris_in_markdown(document: Document) -> list[DebrisLine]:
    """In Markdown only what is debris wherever it stands: a heading or a list may well say `Share`. A margin is reported, and so
    is what else stands at the head of pages (`Top`, `X`) where nothing of the text's own stands above.
    """
    text = document.text
    found: list[DebrisLine] = []
    announced: dict[int, str] = {}
    match_of = phrases().match
    top = 0  # the end of the lines of debris that the text begins with
    head: list[DebrisLine] = []  # of these, those that only a page's head makes debris
    for start, content in document.once(unended_paragraphs):
        if len(content) > LONGEST or (content[-1] in ")）]】" and content[0] not in "([（【"):
            continue
        match = match_of(content)
        if (
            match
            and (
                match.certainty in ("sure", "margin")
                or (match.certainty == "edge" and _only_blank(text, top, start) and _is_control(content, match))
            )
            and not is_sentence(content, match)
            and start not in document.once(glossary)
            and not (content[0] == "[" and _is_link(document, content))
            and not document.protection(start, start + len(content))
        ):
            end = start + len(content)
            line = Line(start, start, end, past_blank_lines(text, end), content)
            if _only_blank(text, top, start):
                top = end
            own = _is_own(text, line)
            own |= match.rule == "share-widget" and start in document.once(shared_features)
            if picture_word_may_be_title(content, match) and _line_before(text, start).strip("-+. ") == "":
                own = True  # nothing, or the end of front matter, stands above it
            own |= match.rule == "legal-footer" and start < document.once(_end_of_text)  # it is no footer
            sure = match.certainty == "sure" and not own and not joins(text, line)
            sure = sure and not is_quoted(document, content, start, match)
            if sure and may_be_announced(match):
                below = _stands_below(text, start, announced)
                sure = not (below == "announcement" or (below and match.rule == "legal-footer"))
            (head if match.certainty == "edge" else found).append(DebrisLine(line, match, sure, False))
    if len(head) == 1 and not _is_above_a_title(text, head[0].line):
        head = []
    pairs = _adjacent_pairs(document)
    more = [*head, *pairs, *(_empty_images(document) if "]()" in text else ()), *_dead_controls(document)]
    return sorted({one.line.begin: one for one in (*found, *more)}.values()) if more else found


_languages = lazy(
    r"(?:english|en|eng|chinese|zh|cn|中文|英文|[简繁][体體]|日本語|日本语|한국어|français|deutsch|español|русский|\W)+",
    re.I,
)


def _is_control(content: str, match: Match) -> bool:
    """Whether a line stands at the head of pages only: no footer, no `关键词：…`, no list of the languages that a text is there in."""
    return (
        match.rule != "legal-footer"
        and ":" not in content
        and "：" not in content
        and not _languages.fullmatch(content)
    )


_title = lazy(r"#{1,2}[ \t]+([^\n]+)|([^\n]+)\n=+[ \t]*(?:\n|\Z)")


def _is_above_a_title(text: str, line: Line) -> bool:
    """Whether a title that says something else is next; a line above prose is itself the title: `Contact`."""
    title = _title.match(text, line.stop)
    return title is not None and fold(title[1] or title[2]) != fold(line.text)


def _end_of_text(document: Document) -> int:
    """Where the last heading or long line of the text's own begins."""
    match_of = phrases().match
    own = (
        line.begin
        for line in reversed(document.lines)
        if line.text.startswith("#") or (is_wide(line.text) and not match_of(line.text))
    )
    return next(own, 0)


def _stands_below(text: str, at: int, known: dict[int, str]) -> str:
    """What the line at an offset stands below, or the known lines in a row that end in it: an `announcement` (`…:`), a `heading`, or `""`.

    known: what was found of lines by now, so that each is looked at once.
    """
    row: list[int] = []
    found = ""
    while at not in known:
        row.append(at)
        end = _end_before(text, at)
        at = text.rfind("\n", 0, end) + 1
        line = unescaped(text[at:end].lstrip(BLANK))
        match = phrases().match(line) if len(line) <= LONGEST and not marked.match(line) else None
        if match is None and (not line or leads_up(line) or not phrases().match_opening(line)):
            found = "announcement" if leads_up(line) else "heading" if _is_heading(text, at) else ""
            break
        if match and not may_be_announced(match):
            break
    else:
        found = known[at]
    known.update(dict.fromkeys(row, found))
    return found


_heading = lazy(r"#{1,6}[ \t]|(?:-{3,}|=+)[ \t]*$", re.M)


def _is_heading(text: str, at: int) -> bool:
    """Whether a line is a heading, or what underlines one."""
    found = _heading.match(text, at)
    return found is not None and (text[at] == "#" or bool(text[text.rfind("\n", 0, at - 1) + 1 : at].strip()))


def _only_blank(text: str, start: int, end: int) -> bool:
    """Whether a stretch, which is short, holds nothing."""
    return end - start < PARAGRAPH and not text[start:end].strip(BLANK + "\n")


def _dead_controls(document: Document) -> Iterator[DebrisLine]:
    text = document.text
    for start, end in dead_controls(text):
        if not document.protection(start, start + 1):
            alone = not start or text.endswith(
                ("\n\n", "\n \n"), 0, start
            )  # or the blank line below ends what stands above
            stop = past_blank_lines(text, end) if alone else min(end + 1, len(text))
            line = Line(start, start, end, stop, text[start:end])
            yield DebrisLine(line, Match("page-control", "sure"), not alone or not joins(text, line), False)


def _adjacent_pairs(document: Document) -> Iterator[DebrisLine]:
    for start, content, match in adjacent_pairs(document):
        end = start + len(content)
        if not document.protection(start, start + 1):
            yield DebrisLine(
                Line(start, start, end, past_blank_lines(document.text, end), content), match, False, False
            )


_empty_image = lazy(
    r"(?<=\n\n)!\[([^\]\n]{0,40})\]\([ \t]*\)(?=[ \t]*(?:\n[ \t]*\n|\n?\Z))|\A!\[([^\]\n]{0,40})\]\([ \t]*\)(?=[ \t]*\n[ \t]*\n)"
)


def _empty_images(document: Document) -> Iterator[DebrisLine]:
    """Paragraphs such as `![]()` and `![图片]()`: what converters make of a picture whose address a script would put in."""
    text = document.text
    for image in _empty_image.finditer(text):
        start, end = image.span()
        alt = (image[1] or image[2] or "").strip()
        known = phrases().match(alt) if alt else None
        if document.protection(start, start + 1):
            continue
        line = Line(start, start, end, past_blank_lines(text, end), image[0])
        sure = (not alt or (known is not None and known.rule == "image-placeholder")) and not joins(text, line)
        yield DebrisLine(line, Match("image-placeholder", "sure" if sure else "doubtful"), sure, False)


def debris_in_rendered(document: Document) -> list[DebrisLine]:
    """In what was made of a page: what is debris in Markdown; and before and after its long paragraphs lines of credits, and calls to whoever reads
    and notices of rights, be they sentences or doubtful.
    """
    found = debris_in_markdown(document)
    known = {one.line.begin for one in found}
    match_of = phrases().match
    paragraphs = [
        (start, content, match_of(content) if len(content) <= LONGEST else None)
        for start, content in document.once(own_paragraphs)
    ]
    labels = spoken((content, match) for _, content, match in paragraphs)
    own = [start for start, _, match in paragraphs if not match] or [0, len(document.text)]
    for start, content, match in paragraphs:
        if not match or start in known:
            continue
        if match.rule in _CALLS and not own[0] <= start <= own[-1] and not document.protection(start, start + 1):
            found.append(_call(document, start, content, match))
        if match.rule != "credit-line":
            continue
        end = start + len(content)
        if label_of(content, match) not in labels and not document.protection(start, end):
            line = Line(start, start, end, past_blank_lines(document.text, end), content)
            first, last = document.once(_long_lines)
            is_below_title = match.field == "author" and start < document.once(_first_sentence)
            edge = (start < first or start > last or is_below_title) and not joins(document.text, line)
            found.append(DebrisLine(line, match, False, edge))
    found.sort(key=lambda one: one.line.begin)
    return found


_CALLS = frozenset(("promotion", "legal-footer"))


def _call(document: Document, start: int, content: str, match: Match) -> DebrisLine:
    end = start + len(content)
    line = Line(start, start, end, past_blank_lines(document.text, end), content)
    sure = match.certainty == "sure" and not (is_sentence(content, match) or joins(document.text, line))
    sure = sure and not (is_quoted(document, content, start, match) or _stands_below(document.text, start, {}))
    return DebrisLine(line, match, sure, False)


def _long_lines(document: Document) -> tuple[int, int]:
    """Where the first and the last long line begin; of a text without any, its start and end."""
    long = [line.begin for line in document.lines if len(line.text) >= PARAGRAPH or is_wide(line.text)]
    return (long[0], long[-1]) if long else (0, len(document.text))


def _first_sentence(document: Document) -> int:
    """Where the first line below a title begins that ends as a sentence does, or a part's heading; 0 where no title heads the text."""
    lines = [line for line in document.lines if line.begin >= document.body]
    if not lines or not lines[0].text.startswith("# "):
        return 0
    return next((line.begin for line in lines[1:] if line.text[0] == "#" or closes_a_sentence(line.text)), 0)


_blank_lines = lazy(r"(?:[ \t]*\n)*(?:[ \t]+\Z)?")


def past_blank_lines(text: str, at: int) -> int:
    found = _blank_lines.match(text, at)
    return found.end() if found else at


def _is_link(document: Document, content: str) -> bool:
    """Whether a line in brackets is a link or an image whose definition stands somewhere in the text."""
    return content.partition("]")[0][1:].lower() in document.once(_defined)


def _defined(document: Document) -> frozenset[str]:
    """The labels of link definitions, in lower case."""
    text = document.text
    return frozenset(map(str.lower, re.findall(r"(?m)^ {0,3}\[([^\]\n]*)\]:", text) if "]:" in text else ()))


def _is_own(text: str, line: Line) -> bool:
    """Whether a paragraph of one line is an item of a list, or a term that the next paragraph explains."""
    before, after = _line_before(text, line.begin), _line_after(text, line.stop)
    if is_word(line.text) and in_a_list(before.removeprefix("# "), after):
        return True
    if before and continues(before, line.text, after):
        return True
    if not before or not after or before[0] == "#":
        return False
    above = _line_before(text, _end_before(text, line.begin) - len(before)).removeprefix("# ")
    below = past_blank_lines(text, text.find("\n", line.stop) + 1 or len(text))
    return in_a_glossary(above, before, line.text, after, _line_after(text, below))


def _line_after(text: str, at: int) -> str:
    """The line at an offset, without the white space round it; `""` at the end."""
    return text[at : text.find("\n", at) + 1 or None].strip(BLANK + "\n")


def _line_before(text: str, at: int) -> str:
    """The last line before an offset that is not blank."""
    end = _end_before(text, at)
    return text[text.rfind("\n", 0, end) + 1 : end]


def _end_before(text: str, at: int) -> int:
    """Where what stands before an offset ends, without white space."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def joins(text: str, line: Line) -> bool:
    """Whether without the line what stands before and after it would become one list, quote or code block."""
    return bool(_lists_or_code.match(text, line.stop) and _lists_or_code.match(_line_before(text, line.begin)))
