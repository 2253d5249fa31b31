"""Which paragraphs of Markdown the phrase tables know, and which of those are surely debris wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.dead_controls import dead_controls
from qingwen.text.debris.line import PARAGRAPH, DebrisLine, in_a_list, is_sentence, is_wide, is_word, may_be_title
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import BLANK, Document, Line
from qingwen.text.folding import fold
from qingwen.text.markdown.paragraphs import own_paragraphs

_lists_or_code = lazy(r"[ \t]|[-+*>|]|\d+[.)]")


# A sentence ends so, or leads up to what follows; of the short paragraphs in a repository of 30 MB nine in ten do.
_ends = frozenset("。：:、；;，,？！?!…”*_`}")


def debris_in_markdown(document: Document) -> list[DebrisLine]:
    """In Markdown only what is debris wherever it stands: a heading or a list may well say `Share`. A margin is reported, and so
    is what else stands at the head of pages (`Top`, `X`) where nothing of the text's own stands above.
    """
    text = document.text
    found: list[DebrisLine] = []
    match_of = phrases().match
    top = 0  # the end of the lines of debris that the text begins with
    head: list[DebrisLine] = []  # of these, those that only a page's head makes debris
    for start, content in document.once(own_paragraphs):
        if len(content) > LONGEST or content[-1] in _ends or (content[-1] in ")）]】" and content[0] not in "([（【"):
            continue
        match = match_of(content)
        if (
            match
            and (
                match.certainty in ("sure", "margin")
                or (match.certainty == "edge" and _only_blank(text, top, start) and _is_control(content, match))
            )
            and not is_sentence(content, match)
            and not (content[0] == "[" and _is_link(document, content))
            and not document.protection(start, start + len(content))
        ):
            end = start + len(content)
            line = Line(start, start, end, past_blank_lines(text, end), content)
            if _only_blank(text, top, start):
                top = end
            own = is_word(content) and in_a_list(*_neighbours(text, line))
            if may_be_title(content, match) and _line_before(text, start).strip("-+. ") == "":
                own = True  # nothing, or the end of front matter, stands above it
            if match.rule == "legal-footer":  # one that is no footer is the text's own
                own |= start < document.once(_end_of_text) or _line_before(text, start).startswith("#")
            sure = match.certainty == "sure" and not own and not joins(text, line)
            (head if match.certainty == "edge" else found).append(DebrisLine(line, match, sure, False))
    if len(head) == 1 and not _is_above_a_title(text, head[0].line):
        head = []
    more = [*head, *(_empty_images(document) if "]()" in text else ()), *_dead_controls(document)]
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
    """In what was made of a page: what is debris in Markdown, and lines of credits before and after its long paragraphs."""
    found = debris_in_markdown(document)
    known = {one.line.begin for one in found}
    long = [line.begin for line in document.lines if len(line.text) >= PARAGRAPH or is_wide(line.text)]
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
            line = Line(start, start, end, past_blank_lines(document.text, end), content)
            edge = (start < first or start > last) and not joins(document.text, line)
            found.append(DebrisLine(line, match, False, edge))
    found.sort(key=lambda one: one.line.begin)
    return found


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


def _neighbours(text: str, line: Line) -> tuple[str, str]:
    """The paragraphs' lines next to a line, a heading without its mark; `""` at the ends and beside front matter."""
    after = text[line.stop : text.find("\n", line.stop) + 1 or None]
    return _line_before(text, line.begin).removeprefix("# "), after.strip(BLANK + "\n")


def _line_before(text: str, at: int) -> str:
    """The last line before an offset that is not blank."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[text.rfind("\n", 0, at) + 1 : at]


def joins(text: str, line: Line) -> bool:
    """Whether without the line what stands before and after it would become one list, quote or code block."""
    return bool(_lists_or_code.match(text, line.stop) and _lists_or_code.match(_line_before(text, line.begin)))
