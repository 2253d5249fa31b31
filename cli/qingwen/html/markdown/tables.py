"""Tables: data as a GFM table, layout as the blocks it lays out."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Protocol

from qingwen.html.dom.code import cell_lines, inline_code
from qingwen.html.dom.tree import Element, is_shown_in
from qingwen.lazy_pattern import lazy

MOST_PARAGRAPHS = 12  # in a cell; one with more is part of a page
MOST_CELLS = 200_000  # with spans filled in; beyond, the spans are not believed


class Writer(Protocol):
    skip: Collection[Element]

    def blocks(self, element: Element) -> list[str]: ...
    def block(self, element: Element) -> list[str]: ...
    def paragraph(self, nodes: list[Element | str]) -> list[str]: ...
    def line(self, nodes: list[Element | str], place: str = "") -> str: ...


def table(element: Element, writer: Writer) -> list[str]:
    """A table's blocks."""
    rows, captions = _rows(element)
    if "memname" in element.attrs.get("class", "").split():
        return writer.paragraph(_signature(rows))
    found = [block for caption in captions for block in writer.blocks(caption)]
    is_column = _is_column(rows) and all(is_shown_in(row[0], element, writer.skip) for row in rows)
    if not is_column and not _is_data(rows):
        return found + _laid_out(element, rows, writer)
    grid, aligned = _grid(rows, writer)
    width = max((len(row) for row in grid), default=0)
    while width > 1 and all(len(row) < width or not row[width - 1] for row in grid):
        width -= 1
    grid = [row[:width] + [""] * (width - len(row)) for row in grid]
    grid = [row for row in grid if any(row)]
    if not grid:
        return found
    if width == 1 and (not is_column or len(grid) < LEAST_IN_COLUMN):
        return found + _laid_out(element, rows, writer)
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    lines.insert(1, f"| {' | '.join(_rule(aligned.get(i, set())) for i in range(width))} |")
    return [*found, "\n".join(lines)]


def _signature(rows: list[list[Element]]) -> list[Element | str]:
    """What Doxygen sets in cells, a function's name and each of its parameters, in a row."""
    found: list[Element | str] = []
    for cell in (cell for row in rows for cell in row):
        found += [*cell.children, " "]
    return found


def is_data(element: Element) -> bool:
    """Whether a table is one of data, not of a page's parts."""
    return _is_data(_rows(element)[0])


def _laid_out(element: Element, rows: list[list[Element]], writer: Writer) -> list[str]:
    """The blocks of cells that lay out a page."""
    found: list[str] = []
    for row in rows:
        for cell in row:
            if is_shown_in(cell, element, writer.skip):  # its row or group may be left out
                found += writer.blocks(cell)
    return found


def _rows(element: Element) -> tuple[list[list[Element]], list[Element]]:
    rows: list[list[Element]] = []
    captions: list[Element] = []
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "tr":
            rows.append([one for one in child.children if isinstance(one, Element)])
        elif child.tag in ("thead", "tbody", "tfoot"):
            inner, more = _rows(child)
            rows += inner
            captions += more
        elif child.tag == "caption" or (child.block and child.tag != "colgroup"):
            captions.append(child)
    return rows, captions


LEAST_IN_COLUMN = 3  # rows, with its heading


def _is_column(rows: list[list[Element]]) -> bool:
    """Whether it is one column of data below its heading, and not a box with a title."""
    cells = [row[0] for row in rows if len(row) == 1]
    return (
        len(cells) == len(rows) >= LEAST_IN_COLUMN
        and [cell.tag for cell in cells].count("th") == (cells[0].tag == "th") == 1
        and not any(cell.holds_blocks for cell in cells)
    )


_NOT_IN_CELLS = frozenset(("table", "blockquote", "h1", "h2", "h3", "h4", "article", "figure"))


def _is_data(rows: list[list[Element]]) -> bool:
    """Whether it is a table of data: two columns at least, and nothing in the cells that a cell cannot hold."""
    if sum(map(bool, rows)) < 2 or max(map(len, rows)) < 2:
        return False
    for row in rows:
        for cell in row:
            paragraphs = 0
            for one in cell:
                if one is not cell and one.block:
                    if one.tag in _NOT_IN_CELLS or (one.tag == "pre" and not cell_lines(one)):
                        return False
                    paragraphs += one.tag in ("p", "li")
            if paragraphs > MOST_PARAGRAPHS:
                return False
    return True


def _grid(rows: list[list[Element]], writer: Writer) -> tuple[list[list[str]], dict[int, set[str]]]:
    """The cells' text, with empty cells where others span, and how those of each column are aligned that are no headings."""
    grid: list[list[str]] = []
    aligned: dict[int, set[str]] = {}
    below: dict[int, int] = {}  # column → rows that a cell above still covers
    size = 0
    for row in rows:
        out: list[str] = []
        for cell in row:
            while below.get(len(out)):
                below[len(out)] -= 1
                out.append("")
            columns, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if columns == 1 and cell.tag == "td" and cell.children:
                aligned.setdefault(len(out), set()).add(_alignment(cell))
            size += columns
            if size > MOST_CELLS:
                columns = 1
            for i in range(columns):
                if down > 1:
                    below[len(out)] = down - 1
                out.append(_cell(cell, writer) if i == 0 else "")
        while below.get(len(out)):
            below[len(out)] -= 1
            out.append("")
        grid.append(out)
    return grid, aligned


_text_align = lazy(r"text-align\s*:\s*(\w+)", re.I)
_RULES = {"center": ":---:", "right": "---:"}  # left is how every cell is


def _alignment(cell: Element) -> str:
    found = _text_align.search(cell.attrs.get("style", ""))
    return (found[1] if found else cell.attrs.get("align", "")).lower()


def _rule(said: set[str]) -> str:
    """The line between the heading of a column and its cells. said: how those are aligned."""
    return _RULES.get(next(iter(said)), "---") if len(said) == 1 else "---"


def _span(cell: Element, name: str) -> int:
    value = cell.attrs.get(name, "1").strip()
    return max(1, min(int(value), 100)) if value.isdecimal() and value.isascii() and len(value) < 6 else 1


def _cell(cell: Element, writer: Writer) -> str:
    if cell.tag == "pre":
        return "<br>".join(map(inline_code, cell_lines(cell))).replace("|", "\\|")
    if cell.holds_blocks:
        lines = [_cell(child, writer) for child in cell.children if isinstance(child, Element)]
        return "<br>".join(line for line in lines if line)
    return writer.line([cell] if cell.tag in ("a", "img") else cell.children, "cell")
