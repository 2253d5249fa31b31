"""Which lines of a paste are a table, copied from a sheet or a page: one row a line, with tabs between its cells."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.list_marks import list_marks
from qingwen.text.markdown.escaping import heading_escapes
from qingwen.text.scripts import width

WIDEST_HEAD = 40  # columns of a cell in the first row; more is what somebody says
COLUMNS, ROWS = 2, 3  # of two columns a table has three rows: `Tel`, `Fax` and their numbers are an address
_item = lazy(r"[(（]?\w{1,3}[.)）、]$|[-–—*+#]$|.*[:：]$")  # what opens an item, or what somebody says: `1.`, `甲：`
_ENDS = ":：.。!！?？,，;；"
_figure = lazy(r"[\W\d_]*$")


def tab_tables(document: Document) -> list[range]:
    """Lines, by their place among those that are not blank, that are the rows of one table, its head first.

    All have the tabs that the head has; a row whose last cells are empty may have lost some.
    """
    if document.text.count("\t") < 2:
        return []
    lines = document.lines
    found: list[range] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if columns := len(cells_of(document, lines[at])) - 1:
            while end < len(lines) and lines[end - 1].stop == lines[end].begin:
                if not 0 < len(cells_of(document, lines[end])) - 1 <= columns:
                    break
                end += 1
            if _is_table(document, lines[at:end]):
                found.append(range(at, end))
        at = end
    return found


def cells_of(document: Document, line: Line) -> list[str]:
    return [cell.strip() for cell in document.text[line.begin : line.end].split("\t")]


def table_of(rows: Sequence[str]) -> str:
    """The Markdown of such lines."""
    grid = [row.split("\t") for row in rows]
    written = [[_cell(cell.strip()) for cell in row] + [""] * (len(grid[0]) - len(row)) for row in grid]
    lines = [f"| {' | '.join(row)} |" for row in written]
    return "\n".join([lines[0], "|" + " --- |" * len(grid[0]), *lines[1:]])


def _cell(text: str) -> str:
    for place in reversed(heading_escapes(text)):
        text = f"{text[:place]}\\{text[place:]}"
    return text.replace("|", "\\|")


def _is_table(document: Document, rows: Sequence[Line]) -> bool:
    head = cells_of(document, rows[0])
    if len(rows) < (ROWS if len(head) == COLUMNS else 2) or any(list_marks(rows)):
        return False
    if any(not cell or width(cell) > WIDEST_HEAD for cell in head[1:]) or width(head[0]) > WIDEST_HEAD:
        return False
    if any(_item.match(cells_of(document, row)[0]) for row in rows) or any(cell[-1] in _ENDS for cell in head[1:]):
        return False
    # Of two columns, `第一章` and `12` are an entry of a list of contents.
    return len(head) > COLUMNS or _figure.match(head[1]) is None
