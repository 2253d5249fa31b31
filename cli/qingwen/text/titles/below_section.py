"""A title below a section's own name, where no date alone tells which is which."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import takewhile

from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.reporters import newspaper_byline
from qingwen.text.document import Document, Line
from qingwen.text.scripts import has_han, width
from qingwen.text.titles.candidates import SECTION_WIDTH, SENTENCE_ENDS, may_be_title_at_top
from qingwen.text.titles.kickers import (
    has_form_of_latin_name,
    is_known_section,
    is_subtitle,
    may_be_author,
    opens_first_part,
)
from qingwen.text.titles.menu_above import says_who_or_when
from qingwen.text.titles.untitled import opens_without_title

HEAD = 8  # lines below a section: title, subtitles, byline, date, source


def is_left_above(lines: Sequence[Line], title: int) -> bool:
    """Whether what is left above a title is a section's own name, and the title no subtitle of one that it names."""
    return title == 1 and is_known_section(lines[0].text) and not is_subtitle(lines[1].text)


def stands_below_section(document: Document, section: Line, title: Line, credits: Container[int]) -> bool:
    """Whether below a section's own name a title stands: above a byline or date, or right above a paragraph of an article that does not speak of the section.

    Once its bylines have moved the title is known. credits: where the lines of credits begin.
    """
    if not is_known_section(section.text):
        return False
    if document.title:
        return title.text == document.title
    if (
        bool(has_han.search(section.text)) != bool(has_han.search(title.text))
        or not may_be_title_at_top(title.text)
        or newspaper_byline(title.text)
        or says_who_or_when(title.text)
        or opens_first_part(title.text)
    ):
        return False
    below = document.lines[document.place(title.begin) + 1 :]
    head = [*takewhile(lambda one: not (is_wide(one.text) or one.text.endswith(SENTENCE_ENDS)), below[:HEAD])]
    named = has_form_of_latin_name(title.text) or may_be_author(title, document)
    if head:
        bylines = [one for one in head if one.begin in credits or says_who_or_when(one.text) or parse_date(one.text)]
        return any(not (named and parse_date(one.text)) for one in bylines)
    return (
        not (named or is_subtitle(title.text) or opens_without_title(title.text, [one.text for one in below]))
        and width(title.text) > width(section.text)
        and section.text not in document.text[title.stop :]
        and not _is_heading(title.text, [one.text for one in below])
    )


def _is_heading(text: str, below: Sequence[str]) -> bool:
    """Whether a line without a headline's capitals may be the first of an article's headings, as another stands between paragraphs further down."""
    return not _has_a_second_capital(text) and any(
        is_wide(above)
        and above.endswith(SENTENCE_ENDS)
        and is_wide(under)
        and width(line) <= SECTION_WIDTH
        and "，" not in line
        and not line.endswith(SENTENCE_ENDS)
        and may_be_title_at_top(line)
        and not says_who_or_when(line)
        for above, line, under in zip(below, below[1:], below[2:], strict=False)
    )


def _has_a_second_capital(text: str) -> bool:
    """Whether a word of a Latin line has a capital beside the first, as in `Profile of a Harbour`, not in `Where we are now`, which `is_headline` has for one."""
    return any(word[0].isupper() for word in text.split()[1:])
