"""Rows that lead from one page of a book to its neighbours, as DocBook writes them: `Prev`, the chapter and `Next` above the text, below it these,
`Up` and `Home`, and both pages' titles.

In a paste their cells have tabs between them, and tabs alone where pictures stand for the words; or they stand one a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document, Line

LEAST_LINES = 7  # of such a page
MOST_BELOW = 3  # lines below the last row that the phrase tables know: whom to tell of a mistake
HEAD = 4  # lines of a page among which its rows stand, one a line
LEAST_CELLS = 3
_ROW, _HEADER = Match("adjacent-article", "sure"), Match("navigation", "sure")
_prev, _next = lazy(r"(?:Prev(?:ious)?|上一[页頁步])$"), lazy(r"(?:Next|下一[页頁步])$")
_up = lazy(r"(?:Up|Home|上一[级級层層]|起始[页頁]|主[页頁]|首[页頁])$")
_ends_in_up_home = lazy(r".*(?:Up|上一[级級层層]) ?(?:Home|起始[页頁]|主[页頁]|首[页頁])$")


def book_rows(document: Document, matches: Sequence[Match | None]) -> dict[int, Match]:
    """What is known of such rows, at a paste's head and its foot (the indices of their lines)."""
    lines = document.lines
    if len(lines) < LEAST_LINES:
        return {}
    foot = _foot(lines, matches)
    if middle := _up_home_above(lines, foot):
        return _one_a_line(lines, middle, foot)
    return _with_tabs(document, foot) if _may_be_row(_raw(document, foot)) else {}


def _foot(lines: Sequence[Line], matches: Sequence[Match | None]) -> int:
    """The last line, above those that the tables know."""
    last = len(lines) - 1
    known = (i for i in range(last, last - MOST_BELOW, -1) if not matches[i] or _next.match(lines[i].text))
    return next(known, last - MOST_BELOW)


def _up_home_above(lines: Sequence[Line], foot: int) -> int:
    """The line `The chapter beforeUpHome` between `Prev` and `Next`, below which may stand the next page's title; 0 if there is none."""
    for i in (foot - 1, foot - 2):
        row = [line.text for line in lines[i - 1 : i + 2]]
        if _prev.match(row[0]) and _ends_in_up_home.match(row[1]) and _next.match(row[2]):
            return i
    return 0


def _one_a_line(lines: Sequence[Line], middle: int, foot: int) -> dict[int, Match]:
    """The rows whose cells are lines: below the text, round `middle`, and above it `Prev`, the book's title, `Next`."""
    found = dict.fromkeys(range(middle - 1, foot + 1), _ROW)
    above = (i for i in range(HEAD) if _prev.match(lines[i].text) and _next.match(lines[i + 2].text))
    for i in above:
        found |= dict.fromkeys(range(i, i + 3), _ROW)
    return found


def _with_tabs(document: Document, foot: int) -> dict[int, Match]:
    """The rows with tabs between their cells: that below the title, which stands again below, and the two that end the text."""
    lines = document.lines
    titles, (controls, below) = _cells(_raw(document, foot)), _row_above(document, foot)
    if not (len(titles) >= LEAST_CELLS and all(not cell or _up.match(cell) for cell in titles[1:-1]) and controls):
        return {}
    if not all(not cell or _is_control(cell) for cell in controls):
        return {}
    found = dict.fromkeys(range(below, foot + 1), _ROW)
    top = next((i for i in (1, 2) if lines[i].text == lines[0].text), 0)
    row, at = _row_above(document, top) if top else ([], 0)
    is_head = (
        bool(row)
        and at == 1
        and all(not cell or know.match(cell) for cell, know in ((row[0], _prev), (row[-1], _next)))
    )
    if is_head:
        found |= {**dict.fromkeys(range(1, top), _ROW), top: _HEADER}
    return found if is_head or any(map(_is_control, controls)) else {}


def _row_above(document: Document, i: int) -> tuple[list[str], int]:
    """The cells of the row right above a line, and where that stands among the lines that are not blank; none where the line above is no row."""
    between = document.text[document.lines[i - 1].stop : document.lines[i].begin].strip("\n")
    if between:
        return (_cells(between), i) if _may_be_row(between) else ([], i)
    row = _raw(document, i - 1)
    return (_cells(row), i - 1) if _may_be_row(row) else ([], i)


def _raw(document: Document, i: int) -> str:
    """A line with the empty cells at its ends."""
    line = document.lines[i]
    return document.text[line.begin : line.stop].strip("\n")


def _may_be_row(text: str) -> bool:
    return text.count("\t") >= LEAST_CELLS - 1


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.split("\t")]


def _is_control(cell: str) -> bool:
    return bool(_prev.match(cell) or _next.match(cell) or _up.match(cell))
