"""What the phrase tables say of a paste's lines, each by itself, opened by its words or announced above; and which of them sites alone have."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.text.debris.book_rows import book_rows
from qingwen.text.debris.bylines import may_be_long_byline
from qingwen.text.debris.dead_controls import ROW_SIGN
from qingwen.text.debris.line import leads_up, marked, may_be_announced
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.debris.title_rows import title_rows
from qingwen.text.document import Document
from qingwen.text.pages.bullets import texts_without_bullets
from qingwen.text.pages.platforms import platform
from qingwen.text.pages.references import references
from qingwen.text.pages.site_lines import OF_SITES

FULL_STOPS = (".", "。")
ENDS = (*FULL_STOPS, "!", "?", "！", "？", "”")


def phrase_matches(document: Document) -> list[Match | None]:
    """What the phrase tables say of each line, or where it stands."""
    matches = [*document.once(_table_matches)]
    for i, match in document.once(known_by_place).items():
        matches[i] = match
    return matches


def known_by_place(document: Document) -> dict[int, Match]:
    """What is known of lines (their indices) because of the platform whose page this is, the rows below its title that they stand in, or those that lead through a book."""
    texts = document.once(texts_without_bullets)
    if (of := document.once(platform)) is not None:
        return of.matches(texts)
    matches = document.once(_table_matches)
    return title_rows(texts, matches) | book_rows(document, matches)


def _table_matches(document: Document) -> list[Match | None]:
    match = phrases().match
    row = ROW_SIGN in document.text  # the one line that is longer and has no `**`
    texts = document.once(texts_without_bullets)
    matches = [match(text) if row or len(text) <= LONGEST or may_be_long_byline(text) else None for text in texts]
    _add_opened(matches, texts)
    for i in references(texts):
        matches[i] = None
    return matches


def _add_opened(matches: list[Match | None], texts: Sequence[str]) -> None:
    """Adds what is known of lines by what they open with, where furniture stands on both sides, or the paste ends.

    An article may open, go on and end with the same words: the line next to its own text is left to it.
    """
    match_opening = phrases().match_opening
    ends = [i for i, match in enumerate(matches) if i and match and not matches[i - 1] and _is_known(match)]
    for end in (*ends, len(texts)):  # few of the lines stand above one
        start = end
        while start and not matches[start - 1] and (opened := match_opening(texts[start - 1])):
            start -= 1
            matches[start] = opened
        if start < end and not (start and _is_known(matches[start - 1])):
            matches[start] = None


def _is_known(match: Match | None) -> bool:
    return match is not None and match.certainty != "doubtful"


def announced_lines(document: Document, furniture: frozenset[int] = frozenset()) -> frozenset[int]:
    """Lines (indices) that the tables know and that `…:` above leads up to: the article speaks of a page's words.

    furniture: lines that are no article's; `Share this on:` among them heads a row of buttons.
    """
    found: set[int] = set()
    lines, matches = document.lines, document.once(phrase_matches)
    for i, match in enumerate(matches):
        if match is None or not i:
            continue
        above = lines[i - 1].text
        announced = leads_up(above)
        if not (announced or i - 1 in found) or not may_be_announced(match) or marked.match(lines[i].text):
            continue  # nearly all
        known = matches[i - 1] and not marked.match(above)
        if (i - 1 in found) if known else (announced and i - 1 not in furniture):
            found.add(i)
    return frozenset(found)


def is_of_a_site(line: str, match: Match | None) -> bool:
    """Whether a line is known for what sites put round articles; `No.` and `Contact us.` may be an article's last words."""
    if match is None or match.rule not in OF_SITES or match.certainty == "doubtful":
        return False
    ends = match.certainty == "sure" or match.rule == "legal-footer" or line.endswith("..")
    return ends or not line.endswith(FULL_STOPS)


def lines_of_a_site(document: Document) -> list[bool]:
    """Whether each line is known for what sites put round articles."""
    return [
        match is not None and is_of_a_site(line.text, match)
        for line, match in zip(document.lines, document.once(phrase_matches), strict=True)
    ]
