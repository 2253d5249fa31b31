"""The head of a pasted article: its title, date and section, where its first lines give them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import FIRST_YEAR, is_dateline, parse_date
from qingwen.text.debris.dated_entries import dates_an_entry, heads_entries
from qingwen.text.debris.find import debris_starts, find_debris
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.debris.parted_dates import parted_dates
from qingwen.text.debris.reporters import newspaper_byline
from qingwen.text.debris.title_bylines import title_bylines
from qingwen.text.document import Document, Line
from qingwen.text.head_dates import (
    BELOW,
    appointments,
    changed_date,
    date_near_top,
    first_date,
    front_matter_date,
    labelled_date,
    moment_below,
    published_below,
)
from qingwen.text.images.names import bare_image_name
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.scripts import has_han, width
from qingwen.text.tab_tables import tab_tables
from qingwen.text.titles.below_section import is_left_above, stands_below_section
from qingwen.text.titles.candidates import SECTION_WIDTH, SENTENCE_ENDS, has_body, is_above_title, may_be_title_at_top
from qingwen.text.titles.kickers import is_headline, is_known_section, is_section, is_subtitle, names_a_section
from qingwen.text.titles.menu_above import says_who_or_when, title_below_menu
from qingwen.text.titles.name_above import heads_a_letter, heads_a_post, title_below_name
from qingwen.text.titles.untitled import opens_without_title
from qingwen.text.trails import heads_a_step, leads_from_home

NEAR = 40  # lines in which the head stands, below a title that is known or the text's first line
OPENING = 8  # lines: section, title, subtitles, byline, date, source
_submitted = lazy(r"\[Submitted on \d")  # on arXiv, between the subject and the title


class Head(NamedTuple):
    """Lines of the head that stand together (debris aside): section, title and date; None where there is none.

    moment: the date as `YYYY-MM-DD` with or without a time, also where its line is not among these; or `""`.
    """

    title: Line | None = None
    section: Line | None = None
    date: Line | None = None
    moment: str = ""


def find_head(document: Document) -> Head:
    if document.kind == "markdown":
        return Head(moment=front_matter_date(document))
    debris = debris_starts(document)
    known = (
        next((i for i, line in enumerate(document.lines) if line.text == document.title), 0) if document.title else 0
    )
    lines = [line for line in document.lines[: known + NEAR] if line.begin not in debris]
    events = appointments(document, known + NEAR)
    own = _own_lines(document, lines, events)
    first = _first(document, own)
    moment = labelled_date(document, None if first is None else own[first])
    bylines = document.once(own_bylines)
    if document.title:  # of a page, something of which may still stand above it
        first = next((i for i, line in enumerate(own) if line.text == document.title), first)
    if first and _has_section_above(document, own, first, bylines):
        first -= 1
    published = published_below(lines[lines.index(own[first]) :]) if first is not None else ""
    moment = published or moment  # further down is when others answered
    if first and not document.title and _is_of_steps(document, own[first - 1], debris):
        return Head(moment=moment)
    if first is not None and document.title is None and _heads_untitled(own[first], own[first + 1 :]):
        return Head(moment=moment or date_near_top(document, own, 15))
    if (
        first is None
        or document.title == ""
        or not (own[first].text == document.title or may_be_title_at_top(own[first].text))
    ):
        return Head(moment=moment or date_near_top(document, own, 15) or changed_date(document))
    section, title, after = None, own[first], first + 1
    if (
        own[first].text != document.title
        and after < len(own)
        and not _are_parted(title, own[after], bylines)
        and (
            _is_section(own[first], own[after:], None if document.title else document)
            or stands_below_section(document, own[first], own[after], document.once(_credits))
        )
    ):
        section, title, after = own[first], own[after], after + 1
    if not document.title and not has_body(document, title, own[after:]):
        return Head(moment=moment)
    date = first_date([*own[max(0, first - 1) : first], *own[after : after + 1]])
    if date and _dates_an_entry(document, date):
        date = None
    if date and (bylines or published) and moment and not parse_date(date.text).startswith(moment[:10]):
        date = None  # below the byline, which says another: an event's
    moment = (parse_date(date.text) if date else moment) or date_near_top(
        document, [line for line in own if line not in (section, title)]
    )
    moment = moment or moment_below(document, lines[lines.index(title) + 1 :][:BELOW], events)
    moment = moment or changed_date(document)
    if not _together(lines, [line for line in (section, title, date) if line]):
        section = date = None
    return Head(title, section, date, moment)


def _own_lines(document: Document, lines: Iterable[Line], events: Container[int]) -> list[Line]:
    """Those of some lines that may be the title or stand beside it: no credits, no event's time, no rows, no pictures, no code."""
    credits = document.once(_credits)
    rows = {document.lines[i].begin for table in document.once(tab_tables) for i in table}
    code = document.protected
    return [
        line
        for line in lines
        if line.begin not in credits
        and line.begin not in events
        and line.begin not in rows
        and not bare_image_name(line.text)
        and not (code and document.protection(line.begin, line.end))
    ]


def _credits(document: Document) -> frozenset[int]:
    """Where the lines of a paste's credits begin."""
    credits = {one.line.begin for one in document.once(find_debris).get("credit-line", ())}
    credits.update(
        document.lines[i + 1].begin for i, one in document.once(parted_dates).items() if one.begin in credits
    )
    for i, one in document.once(title_bylines).items():
        credits.update(line.begin for line in document.lines[i : i + one.lines])
    return frozenset(credits)


def _first(document: Document, own: Sequence[Line]) -> int | None:
    """The line that opens the head: of a paste whose title is not known the first that stands neither above it nor in a menu, and is no name above it."""
    first = next((i for i, line in enumerate(own) if not is_above_title(line.text)), None)
    if first is None or document.title is not None:
        return first
    if any(_submitted.match(line.text) for line in own[first + 1 : first + 2]) and len(own) > first + 2:
        first += 2
    below_menu = document.once(title_below_menu)
    return own.index(below_menu) if below_menu in own else first + (title_below_name(document, own[first:]) or 0)


def _has_section_above(document: Document, own: list[Line], title: int, bylines: Iterable[int]) -> bool:
    """Whether a title that is known, or stands below a trail, has the name of its section right above."""
    above, line = own[title - 1], own[title]
    return (
        (bool(document.title) or leads_from_home(above.text))
        and not _are_parted(above, line, bylines)
        and not any(_dates_an_entry(document, one) for one in own[title + 1 : title + 2])
        and may_be_title_at_top(above.text)
        and (_is_section(above, own[title:]) or is_left_above(own, title))
        and not _is_title_above(above, line)
    )


def title_below_section(document: Document) -> Line | None:
    """The title of a paste that opens with a section's own name: what tells it may move."""
    if document.kind != "text" or not document.lines or not is_known_section(document.lines[0].text):
        return None
    head = document.once(find_head)
    # A byline between them and the date hides the section until it has moved; then only a title that is known tells itself from an author's name.
    return head.title if head.section or head.title in document.lines[1:2] else None


def title_line(document: Document) -> Line | None:
    """The line of a paste that is its title; of a whole page, the one that is likeliest."""
    page = document.once(find_page)
    return document.once(find_head).title if page is None or page.title is None else document.lines[page.title]


def end_of_head(document: Document) -> int:
    """Where the last byline or date ends among the lines that a text opens with, above any blank one; none of these goes on in the next."""
    known = {one.line.begin for one in document.once(find_debris).get("credit-line", ())}
    end = 0
    for above, line in pairwise([None, *document.lines[:OPENING]]):
        if line is None or (above and above.stop != line.begin):
            break
        if line.begin in known or newspaper_byline(line.text) or parse_date(line.text):
            end = line.end
    return end


def _are_parted(above: Line, below: Line, bylines: Iterable[int]) -> bool:
    return any(above.begin < at < below.begin for at in bylines)


def _dates_an_entry(document: Document, line: Line) -> bool:
    """Whether a date is that of an entry of the text: of a page, above whose title other parts of the site may stand, by what is below it too."""
    if not parse_date(line.text):
        return False
    texts, at = [one.text for one in document.lines], document.lines.index(line)
    if document.title:
        return dates_an_entry(texts, document.once(phrase_matches), at, len(texts))
    return heads_entries(texts, at)


def _is_of_steps(document: Document, above: Line, debris: Container[int]) -> bool:
    """Whether a paste is a guide whose steps trails head, the first of them above what may be a title."""
    if not leads_from_home(above.text):
        return False
    below = (line.text for line in document.lines if line.begin > above.begin and line.begin not in debris)
    return heads_a_step(above.text, below)


def _heads_untitled(line: Line, below: list[Line]) -> bool:
    """Whether a line is the name above a post, the address above a letter or the first of a text without a title."""
    return (
        heads_a_post(line, below)
        or heads_a_letter(line, below)
        or opens_without_title(line.text, [one.text for one in below])
    )


def _is_section(line: Line, following: list[Line], untitled: Document | None = None) -> bool:
    """A short line, a longer one that could be a title, and then the date: the first names the section.

    Of one in Chinese and one in English each is the title, in its language. untitled: a paste of which no title is known; there the first line is as
    often the title, and the longer one the subtitle, but a line that says more than the date (`Harbour Post | June 4, 2024`) may stand for it.
    """
    return (
        width(line.text) <= SECTION_WIDTH
        and bool(has_han.search(line.text)) == bool(has_han.search(following[0].text))
        and len(line.text.split()) <= 5
        and width(following[0].text) > width(line.text)
        and may_be_title_at_top(following[0].text)
        and not says_who_or_when(following[0].text)
        and not line.text.endswith(SENTENCE_ENDS)
        and len(following) > 1
        and (
            first_date(following[1:2]) is not None
            if untitled is None
            else (parse_date(following[1].text) > FIRST_YEAR or is_dateline(following[1].text))
            and is_section(line, following[0], untitled)
        )
    )


def _is_title_above(line: Line, subtitle: Line) -> bool:
    """Whether a line in capitals that no section is known by stands above one in small letters, as a title stands above its subtitle."""
    return is_headline(line.text) and is_subtitle(subtitle.text) and not names_a_section(line.text)


def _together(lines: list[Line], head: list[Line]) -> bool:
    """Whether nothing but debris stands between the lines of the head."""
    at = sorted(lines.index(line) for line in head)
    return at[-1] - at[0] == len(at) - 1
