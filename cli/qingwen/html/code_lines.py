"""Code without a `<pre>`: what highlighters made a table of, with a gutter of numbers, or a numbered list; each line is an element."""

from __future__ import annotations

from qingwen.html.code import is_highlighter, lines_of, says_no_words
from qingwen.html.tree import Element, Page
from qingwen.lazy_pattern import lazy

FAR = 4  # elements round a table: SyntaxHighlighter, Crayon and GitHub name one of them
_LINES = frozenset(("div", "p", "li", "tr"))
_lists = lazy(r"(?:^|\s)(?:blockcode|dp-highlighter)(?:\s|$)")  # Discuz; SyntaxHighlighter 1, on CSDN


def mark_lines(page: Page) -> None:
    """Makes a `<pre>` of each table and list that is code."""
    for table in page.tagged["table"]:
        if table.children and (lines := _table_lines(table)):
            _as_pre(table, lines, page)
    for one in page.tagged["ol"]:
        above = one.parent.parent if one.parent is not None else None
        if any(part is not None and _lists.search(part.attrs.get("class", "")) for part in (one.parent, above)):
            _as_pre(one, _lines(one), page)


def _as_pre(element: Element, lines: list[str], page: Page) -> None:
    element.tag, element.children = "pre", ["\n".join(lines)]
    page.tagged["pre"].append(element)


def _table_lines(table: Element) -> list[str]:
    """The lines of a table that is code: each row ends in a cell that is called so, with nothing but numbers before it, in a highlighter's element."""
    codes: list[Element] = []
    for row in _rows(table):
        cells = [one for one in row.children if type(one) is Element]
        if not cells or not is_highlighter(cells[-1].attrs.get("class", "")) or not all(map(says_no_words, cells[:-1])):
            return []
        codes.append(cells[-1])
    if not any(one.has_text() for one in codes) or not _is_in_highlighter(table):
        return []
    if any(one.tag in ("pre", "table", "img") for code in codes for one in code):
        return []
    return [line for code in codes for line in _lines(code)]


def _rows(table: Element) -> list[Element]:
    parts = [one for one in table.children if type(one) is Element]
    rows = [
        row for part in parts if part.tag in ("tbody", "tr") for row in ([part] if part.tag == "tr" else part.children)
    ]
    return [one for one in rows if type(one) is Element]


def _is_in_highlighter(table: Element) -> bool:
    node: Element | None = table
    for _ in range(FAR + 1):
        if node is None:
            break
        if node.tag == "pre":
            return False  # it is read as that
        if is_highlighter(node.attrs.get("class", "")):
            return True
        node = node.parent
    return False


def _lines(element: Element) -> list[str]:
    """The lines in an element, each of its blocks being one."""
    blocks = [one for one in element.children if type(one) is Element and one.tag in _LINES]
    if blocks:
        return [line for one in blocks for line in _lines(one)]
    lines = [line.strip("\r\n") for line in lines_of(element)]
    if len(lines) > 1 and not lines[-1].strip():  # behind the `<br>` at its end
        lines.pop()
    return lines
