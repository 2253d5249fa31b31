"""Which lines such as `Posted on May 3, 2024 by admin` are the article's own: right below its title, of a date or on a whole page, and of a kind that comes once.

An epigraph's author, a book's, a picture's stand further down, an entry's again and again. What is doubtful stays where it stands.
"""

from __future__ import annotations

from qingwen.text.dates import parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import BYLINES, phrases
from qingwen.text.document import Document
from qingwen.text.pages.article import find_page


def is_byline_alone(match: Match) -> bool:
    """Whether a line is known for a byline by its grammar alone, and by no table."""
    return any(match is one for one in BYLINES.values())


def own_bylines(document: Document) -> frozenset[int]:
    """Where the lines begin."""
    lines = document.lines
    title, end = title_place(document), _end(document)
    if title is None:
        return frozenset()
    of_page = document.once(find_page) is not None
    own: dict[int, frozenset[str]] = {}
    taken: set[str] = set()
    at = title + 1
    while at < end:
        text = lines[at].text
        match = phrases().match(text)
        if fields := _fields(text):
            if ("date" in fields or (of_page and at == title + 1 + len(own))) and taken.isdisjoint(fields):
                own[lines[at].begin] = fields
            elif match is None or is_byline_alone(match) or fields != {"author"}:
                break  # what stays ends the head
            taken |= fields
        elif parse_date(text):
            taken.add("date")
        elif match is None:
            break
        elif match.rule == "credit-line":
            taken.add(match.field)
        at += 1
    forms, told = {*own.values()}, {line.text for line in lines[title + 1 : at] if line.begin in own}
    alike = (line.text for line in lines[at:end] if line.text not in told)
    return frozenset() if forms and any(_fields(text) in forms for text in alike) else frozenset(own)


def title_place(document: Document) -> int | None:
    """The line that is the title, of a paste its first."""
    lines = document.lines
    if document.title or document.rendered:
        titles = (document.title, f"# {document.title}") if document.title else ()
        return next((i for i, one in enumerate(lines) if one.text in titles or one.text.startswith("# ")), None)
    if page := document.once(find_page):
        return page.title
    first = lines[0].text if lines else ""
    return None if not first or is_wide(first) or parse_date(first) or byline_parts(first) else 0


def _end(document: Document) -> int:
    """The line below the article's last."""
    page = document.once(find_page)
    return page.last + 1 if page else len(document.lines)


def _fields(line: str) -> frozenset[str]:
    return frozenset(part.field for part in byline_parts(line) if part.field)
