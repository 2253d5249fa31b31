"""Whether a paste is a whole page, and if so which of its lines are the article's.

Only a text with lines that the phrase tables know for furniture can be one: for all others the model, whose tables take
15 ms to load, is not asked.
"""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from qingwen.text.debris.dead_controls import ROW_SIGN
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import Document

LEAST_LINES = 12  # of a paste that may be a page
LEAST_KNOWN = 2  # different lines of furniture that the phrase tables know, of a long paste; of a shorter one, one more
LONG = 40  # lines
BYLINE = 3  # lines below a title in which its date or author stands
OF_SITES = frozenset(("page-control", "share-widget", "navigation", "legal-footer", "promotion", "adjacent-article"))


class Page(NamedTuple):
    """A page.

    sure:        lines (their indices) that may go unasked.
    first, last: the article's first and last line (indices, inclusive).
    own:         lines outside of these that are the article's all the same: its title, its date.
    title:       the line that is likeliest its title, or None.
    """

    sure: frozenset[int]
    first: int
    last: int
    own: frozenset[int]
    title: int | None


def phrase_matches(document: Document) -> list[Match | None]:
    """What the phrase tables say of each line."""
    match, match_long = phrases().match, phrases().match_long
    row = ROW_SIGN in document.text  # the one line that is longer and has no `**`
    return [match(line.text) if row or len(line.text) <= LONGEST else match_long(line.text) for line in document.lines]


def is_of_a_site(match: Match | None) -> bool:
    """Whether a line is known for what sites put round articles."""
    return match is not None and match.rule in OF_SITES and match.certainty != "doubtful"


def lines_of_a_site(document: Document) -> list[bool]:
    """Whether each line is known for what sites put round articles."""
    return [*map(is_of_a_site, document.once(phrase_matches))]


def find_page(document: Document) -> Page | None:
    """None where the text is not plainly a whole page, as it came."""
    if document.kind != "text" or document.edited or len(document.lines) < LEAST_LINES:
        return None
    known = {line.text for line in compress(document.lines, document.once(lines_of_a_site))}
    if len(known) < LEAST_KNOWN + (len(document.lines) < LONG):
        return None
    from qingwen.text.pages.model import read_page

    return read_page(document)
