"""Which lines of a paste are a table, copied from a sheet or a page: one row a line, with tabs between its cells."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from qingwen.data import table_words
from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.list_marks import list_marks
from qingwen.text.markdown.escaping import heading_escapes
from qingwen.text.scripts import width

WIDEST_HEAD = 40  # columns of a cell in the first row; more is what somebody says
COLUMNS, ROWS = 2, 3  # of two columns a table has three rows: `Tel`, `Fax` and their numbers are an address
_item = lazy(r"[(（]?\w{1,3}[.)）、]$|[-–—*+#]$|.*[:：]$")  # what opens an item, or what somebody says: `1.`, `甲：`
_ENDS = ":：.。!！?？,，;；"
UNITS = 3  # letters that a figure may have: `12 km`, `3月5日`
_year = lazy(r"(?:19|20)\d\d年?$")
# A figure that says what it counts, at what hour, against what: no page number, no telephone.
_amount = lazy(
    r"[¥￥$€£] ?\d[\d.,]*$|\d[\d.,]* ?(?:[%％‰€°]|[^\W\d_]{1,3}[²³]?|million|billion|thousand)$"
    r"|\d{1,2}[:：]\d{1,2}(?:[-–~]\d{1,2}[:：]\d\d)?$"
)
_verse = lazy(r"(?:[\u4e00-\u9fff]{5}|[\u4e00-\u9fff]{7})$")
_in_brackets = lazy(r" ?[(（][^()（）]*[)）]$")  # `单价（元）`


def tab_tables(document: Document) -> list[range]:
    """Lines, by their place among those that are not blank, that are the rows of one table, its head first.

    All have the tabs that the head has; a row whose last cells are empty may have lost some. Between any two of them may stand a blank line.
    """
    if document.text.count("\t") < 2:
        return []
    lines = document.lines
    found: list[range] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if columns := len(cells_of(document, lines[at])) - 1:
            apart = _newlines_above(document, end)
            while end < len(lines) and _newlines_above(document, end) == apart <= 2:
                if not 0 < len(cells_of(document, lines[end])) - 1 <= columns:
                    break
                end += 1
            if apart == 2 and _newlines_above(document, end) == 1 and "\t" in lines[end].text:
                end = max(at + 1, end - 1)  # a table of its own begins with it
            if _is_table(document, lines[at:end]):
                found.append(range(at, end))
        at = end
    return found


def cells_of(document: Document, line: Line) -> list[str]:
    return [cell.strip() for cell in document.text[line.begin : line.end].split("\t")]


def _newlines_above(document: Document, i: int) -> int:
    lines = document.lines
    return document.text.count("\n", lines[i - 1].end, lines[i].begin) if i < len(lines) else 0


def table_of(rows: Sequence[str]) -> str:
    """The Markdown of such lines. A table has a head there: an empty one, where its own first row is none."""
    grid = [[cell.strip() for cell in row.split("\t")] for row in rows if row.strip()]
    if not _has_head(grid):
        grid.insert(0, [""] * len(grid[0]))
    written = [[_cell(cell) for cell in row] + [""] * (len(grid[0]) - len(row)) for row in grid]
    lines = [f"| {' | '.join(row)} |" for row in written]
    return "\n".join([lines[0], "|" + " --- |" * len(grid[0]), *lines[1:]])


def _cell(text: str) -> str:
    for place in reversed(heading_escapes(text)):
        text = f"{text[:place]}\\{text[place:]}"
    return text.replace("|", "\\|")


def _is_table(document: Document, rows: Sequence[Line]) -> bool:
    grid = [cells_of(document, row) for row in rows]
    head = grid[0]
    if len(rows) < (ROWS if len(head) == COLUMNS else 2) or any(list_marks(rows)):
        return False
    if any(not cell or width(cell) > WIDEST_HEAD for cell in head[1:]) or width(head[0]) > WIDEST_HEAD:
        return False
    if any(_item.match(row[0]) for row in grid) or any(cell[-1] in _ENDS for cell in head[1:]):
        return False
    if _names_columns(grid) or _has_column_of_amounts(grid):
        return True
    if len(head) == COLUMNS:  # `名次` above figures and what has them; not an address, a list, a verse with its numbers
        said = any(cell[-1:] in _ENDS for row in grid for cell in row[1:] if cell)
        return not said and 0 in _columns_of_figures(grid) and not _is_figure(head[0])
    if all(_verse.match(cell) for row in grid for cell in row):
        return False
    named = len(rows) >= ROWS and (_has_head(grid) or _is_grid(grid))  # two rows may be a form: `姓名 李明 性别 男`
    return named or len(_columns_of_figures(grid) - {0}) > 1


def _is_grid(grid: Sequence[Sequence[str]]) -> bool:
    """Whether all rows have all columns, which are no pairs of labels and values, and no cell is empty or says something."""
    columns, cells = len(grid[0]), [cell for row in grid for cell in row]
    return (
        columns % 2 > 0
        and all(len(row) == columns for row in grid)
        and all(cell and cell[-1] not in _ENDS for cell in cells)
    )


def _has_head(grid: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names what stands below it, be it figures alone below a word or a year."""
    head = grid[0]
    one = len(grid) >= ROWS and _is_grid(grid) and any(map(_names_column, head))
    return (
        one
        or _names_columns(grid)
        or any(
            not _is_figure(head[i])
            or (_year.match(head[i]) and not all(_year.match(row[i]) for row in grid[1:] if len(row) > i and row[i]))
            for i in _columns_of_figures(grid)
        )
    )


def _names_columns(grid: Sequence[Sequence[str]]) -> bool:
    """Whether most words of the first row are what columns are called (half are in `姓名 李明 性别 男`), or it has none above the names of rows."""
    head, *body = grid
    if len(head) > COLUMNS and not head[0] and all(row[0] for row in body):
        return True
    return 2 * sum(map(_names_column, head)) > len(head)


def _names_column(cell: str) -> bool:
    return _in_brackets.sub("", cell).casefold() in _heads()


def _has_column_of_amounts(grid: Sequence[Sequence[str]]) -> bool:
    """Whether each row, the first too, has an amount behind what has it, in one place: `咖啡 25元`. Two rows of pairs may be a form."""
    if len(grid) < ROWS and len(grid[0]) % 2 == 0:
        return False
    return any(all(len(row) > i and _amount.match(row[i]) for row in grid) for i in range(1, len(grid[0])))


def _columns_of_figures(grid: Sequence[Sequence[str]]) -> set[int]:
    """The columns that have figures alone below their first cell."""
    found = set()
    for i in range(len(grid[0])):
        cells = [row[i] for row in grid[1:] if len(row) > i and any(map(str.isalnum, row[i]))]
        if cells and all(map(_is_figure, cells)):
            found.add(i)
    return found


def _is_figure(cell: str) -> bool:
    return any(map(str.isdecimal, cell)) and not cell[0].isalpha() and sum(map(str.isalpha, cell)) <= UNITS


@cache
def _heads() -> frozenset[str]:
    return table_words("table_heads.txt")
