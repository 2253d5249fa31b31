"""Days that head the entries of a text, a diary's, a log's or a chronicle's, and tell of no article when it appeared."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import LONGEST, LONGEST_BYLINE, parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.images.names import bare_image_name
from qingwen.text.scripts import has_han, width

SECTION = 40  # columns of a line that is no sentence
_reports = lazy(r"[记記]者")  # in a line of more than a name, too: `海港報／記者李明／台北報導`
ends_sentence = lazy(r"[.。!！?？…]['\"’”」』)）]*$")
_figures, _latin = lazy(r"\d+"), lazy(r"[A-Za-z]+")


def dates_an_entry(lines: Sequence[str], matches: Sequence[Match | None], at: int, last: int) -> bool:
    """Whether a date below a title may be that of an entry of the text, a log's or a chronicle's.

    Below it stands another date in its form, or a short line of the text: a sentence (`1912-04-15`, `All hands on deck.`), in Han any.
    """
    if has_alike(lines, at, last):
        return True
    below = next((i for i in range(at + 1, len(lines)) if has_letters(lines[i])), None)
    if below is None or is_wide(lines[below]) or matches[below] or signs(lines[below]) or bare_image_name(lines[below]):
        return False
    return has_han.search(lines[below]) is not None or ends_sentence.search(lines[below]) is not None


def heads_entries(lines: Sequence[str], at: int) -> bool:
    """Whether a day heads an entry of a paste, a diary's or a chronicle's, as another in its form does further down: above and below that stands text."""
    if " " in parse_date(lines[at]):  # a comment's
        return False
    form = _form(lines[at])
    return any(
        parse_date(day) and _form(day) == form and _is_text(above) and _is_text(below)
        for above, day, below in zip(lines[at:], lines[at + 1 :], lines[at + 2 :], strict=False)
        if len(day) <= LONGEST
    )


def _is_text(line: str) -> bool:
    return is_wide(line) or ends_sentence.search(line) is not None


def has_alike(lines: Sequence[str], at: int, last: int) -> bool:
    """Whether a line of the same form, another day perhaps, stands further down."""
    form = _form(lines[at])
    return any(_form(line) == form for line in lines[at + 1 : last + 1])


def signs(line: str) -> bool:
    """Whether a line says who wrote or reported."""
    return bool(_reports.search(line) or byline_parts(line)) and width(line) <= SECTION


def has_letters(line: str) -> bool:
    """Whether a line says anything at all."""
    return any(map(str.isalpha, line))


def _form(line: str) -> str:
    """A line with every number and every name the same: `0-0-0` or `a 0, 0` of any day written so."""
    return _latin.sub("a", _figures.sub("0", line)) if len(line) <= LONGEST_BYLINE else line
