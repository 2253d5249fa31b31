"""The lines of a page below its title, as far as the first paragraph, and what each says of author, source and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from qingwen.html.article.sentences import LEAST_SENTENCE
from qingwen.html.article.standfirsts import is_called_standfirst
from qingwen.html.article.titles import for_title, line_of
from qingwen.html.dom.blocks import columns, letters_of
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, Page, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, LONGEST_BYLINE, parse_date
from qingwen.text.debris.credit_parts import credits_of
from qingwen.text.debris.line import closes_a_sentence, is_wide
from qingwen.text.debris.reporters import newspaper_byline

BELOW = 60  # elements below a title in which its byline stands

role_at_end = lazy(
    r", (?:[A-Z][\w&'’-]* ){0,3}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Cc]olumnist|[Cc]ontributor)$"
)
# What all credits have.
_labelled = lazy(r"[:：|｜丨/／]|^by\b", re.I)
# What journalists alone have; `Written by` is on the page of a play, too.
WORK = "words|story|text|reporting|interview"
_WORKS = rf"(?:{WORK})(?:,? (?:and|&) (?:photos?|photographs?|photography|pictures|images|illustrations?|videos?))?"
_of_work = lazy(rf"^{_WORKS} by[:：]?\s+", re.I)
opens_with_by = lazy(r"^by[:：]?\s+", re.I)
BESIDE = 2  # lines between a byline's parts
# (field, value) of what a line below a title names, its date among them, and `form` of one whose form tells that it is a byline.
Line = list[tuple[str, str]]
_reports = lazy(r"^[文撰]|[记記]者")
_between = lazy(r" *([|]) *")
_and = lazy(r"\s*(,|\s(?:and|&))\s+")  # between the names of a byline, be each a link
_dated_or_sourced = lazy(rf"{DATE}(?: *{CLOCK})?|[来來]源[：:]\s*\S+")


def credited(lines: Sequence[Line], field: str) -> list[str]:
    """What is named as such within a byline, on whose lines stands something else as well: a date, a source or an author.

    Alone `Author: Leo Tolstoy` may be a shop's, and `来源：云南` a herb's.
    """
    found = []
    for i, line in enumerate(lines):
        around = {other for one in lines[max(0, i - BESIDE) : i + BESIDE + 1] for other, _ in one}
        if around - {field}:
            found += [value for named, value in line if named == field]
    return found


def below_title(page: Page, title: str) -> list[Element]:
    """The first elements below an article's title; none where no heading has it, nor a line of its own."""
    letters, body = letters_of(title), iter(page.elements)
    if any(for_title(one) and letters_of(line_of(one)) == letters for one in body):
        return [*islice(body, BELOW)]
    body = iter(page.elements)
    if title and any(len(one.children) == 1 and _is_line(one, title) for one in body):
        return [*islice(body, BELOW)]
    return []


def _is_line(element: Element, title: str) -> bool:
    """Whether an element is a line of its own that is the title, and no link, as only a style tells it."""
    text = element.children[0]
    return isinstance(text, str) and text.strip() == title and element.block and element.tag not in ("a", "li")


def lines_of(below: Sequence[Element]) -> list[Line]:
    """The lines of the elements below a title that may be a byline's, as far as the text."""
    lines: list[Line] = []
    row, last = None, ""
    for one in above_text(below):
        text = parted(one)
        if text and text != last and len(text) <= LONGEST_BYLINE:  # a row and what is alone in it are one
            last = text
            told = _told(text)
            if told or row is None or one.parent is not row:  # no name in a link of its own, within a byline
                lines.append(told)
            row = one if told else row
    return lines


def _told(text: str) -> Line:
    """What one line names; its authors as one value."""
    told = _of_work.match(text) if "by" in text else None
    line = f"By {text[told.end() :]}" if told else text
    line = opens_with_by.sub("By ", line, count=1) if line[:2].lower() == "by" else line
    line = _between.sub(r" \1 ", line) if "|" in line else line
    line = role_at_end.sub("", line) if ", " in line else line
    line = _and.sub(r"\1 ", line) if line[:3] == "By " else line
    credits = credits_of(line) if _labelled.search(line) else []
    date = parse_date(line) or next((value for field, value in credits if field == "date"), "")
    if _reports.search(text):
        reported = newspaper_byline(" ".join(_dated_or_sourced.sub(" ", text).split()))
        if reported and not reported[1]:
            credits = [*(one for one in credits if one[0] == "source"), *reported[0], ("form", "")]
    names = [value for field, value in credits if field == "author"]
    others = [one for one in credits if one[0] not in ("author", "date")]
    return [
        *([("author", ", ".join(dict.fromkeys(names)))] if names else []),
        *([("form", "")] if told and names else []),
        *others,
        *([("date", date)] if date else []),
    ]


def above_text(below: Sequence[Element]) -> list[Element]:
    """The elements above the first paragraph of the text; one above that may be a standfirst, below which newspapers have their byline."""
    first = next((i for i, one in enumerate(below) if holds_paragraph(one)), len(below))
    second = next((i for i in range(first + 1, len(below)) if _holds_sentence(below[i])), len(below))
    if second < len(below) and (
        _is_standfirst(below[first], below[second]) or any(map(_is_signature, below[first + 1 : second]))
    ):
        return [*below[:first], *below[first + 1 : second]]
    return [*below[:first]]


def _is_signature(element: Element) -> bool:
    """Whether a line below a paragraph opens with who wrote the article: newspapers have it below a standfirst, whatever that is set in."""
    text = parted(element) if element.block else ""
    return len(text) <= LONGEST_BYLINE and opens_with_by.match(text) is not None and bool(_told(text))


def _holds_sentence(element: Element) -> bool:
    texts = (one.strip() for one in element.children if isinstance(one, str))
    return any(text and columns(text) >= LEAST_SENTENCE and closes_a_sentence(text) for text in texts)


def _is_standfirst(first: Element, second: Element) -> bool:
    """Whether of two paragraphs the first has a place of its own, and is made unlike the second and no quotation; or beside it is a heading, or called so."""
    (one, around), (other, body) = (_block_and_parent(part) for part in (first, second))
    if around is body:
        return other.tag == "p" and (one.tag in SUBHEADINGS or is_called_standfirst(one))
    return (one.attrs.get("class"), around.attrs.get("class"), around.tag) != (
        other.attrs.get("class"),
        body.attrs.get("class"),
        body.tag,
    ) and not _quotation.fullmatch(one.text().strip())


_quotation = lazy(r"(?s)[“「『\"].*[”」』\"]\W*")


def _block_and_parent(element: Element) -> tuple[Element, Element]:
    """The block that an element is or stands in, and what stands round that."""
    around = upward(element)
    at = next((i for i, one in enumerate(around) if one.block), 0)
    return around[at], around[min(at + 1, len(around) - 1)]


def holds_paragraph(element: Element) -> bool:
    """Whether a paragraph stands right in an element, which no row of credits is, however long."""
    return any(isinstance(one, str) and is_wide(one) and not credits_of(one.strip()) for one in element.children)


IN_ROW = 40  # nodes: day, source, counter, three sizes of letters, a button, each in an element of its own


def parted(element: Element) -> str:
    """The text of an element with few nodes, else `""`; two spaces where an element begins or ends: what a button says is no part of a name."""
    parts: list[str] = []
    stack: list[Element | str] = [element]
    for _ in range(IN_ROW):
        if not stack:
            return "  ".join(parts)
        node = stack.pop()
        if isinstance(node, str):
            parts += filter(None, [" ".join(node.split())])
        else:
            stack += reversed(node.children[:IN_ROW])
    return ""
