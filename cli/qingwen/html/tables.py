"""Tables: data as a GFM table, layout as the blocks it lays out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from qingwen.html.tree import Element

MOST_PARAGRAPHS = 12  # in a cell; one with more is part of a page
MOST_CELLS = 200_000  # with spans filled in; beyond, the spans are not believed


class Writer(Protocol):
    skip: Collection[Element]

    def blocks(self, element: Element) -> list[str]: ...
    def block(self, element: Element) -> list[str]: ...
    def line(self, nodes: list[Element | str], place: str = ...) -> str: ...


def table(element: Element, writer: Writer) -> list[str]:
    """A table's blocks."""
    rows, captions = _rows(element)
    found = [block for caption in captions for block in writer.blocks(caption)]
    if not _is_data(rows):
        return found + _laid_out(element, rows, writer)
    grid = _grid(rows, writer)
    width = max((len(row) for row in grid), default=0)
    while width > 1 and all(len(row) < width or not row[width - 1] for row in grid):
        width -= 1
    grid = [row[:width] + [""] * (width - len(row)) for row in grid]
    grid = [row for row in grid if any(row)]
    if not grid:
        return found
    if width == 1:
        return found + _laid_out(element, rows, writer)
    lines = ["| " + " | ".join(row) + " |" for row in grid]
    lines.insert(1, "|" + " --- |" * width)
    return [*found, "\n".join(lines)]


def is_data(element: Element) -> bool:
    """Whether a table is one of data, not of a page's parts."""
    return _is_data(_rows(element)[0])


def _is_grid(rows: list[list[Element]]) -> bool:
    return sum(map(bool, rows)) > 1 and max(map(len, rows)) > 1


def open_inner(body: Element) -> None:
    """Makes paragraphs of the tables in other tables' cells, which would make these no tables of data: for documents, which lay nothing out so."""
    grids = [rows for one in body if one.tag == "table" and _is_grid(rows := _rows(one)[0])]
    for cell in [cell for rows in grids for row in rows for cell in row]:
        held = list(cell)
        if any(one.tag == "table" for one in held) and sum(one.tag == "p" for one in held) <= MOST_PARAGRAPHS:
            for one in held[1:]:
                if one.tag in ("table", "thead", "tbody", "tr", "td", "th"):
                    one.tag = "div"


def _laid_out(element: Element, rows: list[list[Element]], writer: Writer) -> list[str]:
    """The blocks of cells that lay out a page; what is left out of it may be some of these, their row, or its group."""
    found: list[str] = []
    for row in rows:
        for cell in row:
            around: Element | None = cell
            while around is not None and around is not element and around not in writer.skip:
                around = around.parent
            if around is element:
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


def _is_data(rows: list[list[Element]]) -> bool:
    """Whether it is a table of data: two columns at least, and nothing in the cells that a cell cannot hold."""
    if not _is_grid(rows):
        return False
    for row in rows:
        for cell in row:
            paragraphs = 0
            for one in cell:
                if one is not cell and one.block:
                    if one.tag in (
                        "table",
                        "pre",
                        "blockquote",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "article",
                        "figure",
                    ):
                        return False
                    paragraphs += one.tag in ("p", "li")
            if paragraphs > MOST_PARAGRAPHS:
                return False
    return True


def _grid(rows: list[list[Element]], writer: Writer) -> list[list[str]]:
    """The cells' text, with empty cells where others span."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}  # column → rows that a cell above still covers
    size = 0
    for row in rows:
        out: list[str] = []
        for cell in row:
            while below.get(len(out)):
                below[len(out)] -= 1
                out.append("")
            columns, down = _span(cell, "colspan"), _span(cell, "rowspan")
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
    return grid


def _span(cell: Element, name: str) -> int:
    value = cell.attrs.get(name, "1").strip()
    return max(1, min(int(value), 100)) if value.isdecimal() and value.isascii() and len(value) < 6 else 1


def _cell(cell: Element, writer: Writer) -> str:
    if cell.holds_blocks:
        lines = [_cell(child, writer) for child in cell.children if isinstance(child, Element)]
        return "<br>".join(line for line in lines if line)
    return writer.line([cell] if cell.tag in ("a", "img") else cell.children, "cell")
