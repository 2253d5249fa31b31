"""Code without a `<pre>`: what highlighters made a table of, with a gutter of numbers, or a numbered list; each line is an element."""

from __future__ import annotations

from qingwen.html.dom.code import lines_of, says_no_words
from qingwen.html.dom.tree import Element, Page
from qingwen.lazy_pattern import lazy

_LINES = frozenset(("div", "p", "li", "tr"))
_lists = lazy(r"(?:^|\s)(?:blockcode|dp-highlighter)(?:\s|$)")  # Discuz; SyntaxHighlighter 1, on CSDN
# What highlight.js, Crayon and GitHub call a cell of code; SyntaxHighlighter's name stands for other codes too (of errors, of airports).
_cell = lazy(r"(?:^|\s)(?:hljs-ln-code|crayon-code|blob-code)(?:\s|$)")
_syntax_highlighter = lazy(r"(?:^|\s)syntaxhighlighter(?:\s|$)")


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
    """Makes a `<pre>` of an element; of a table with a caption, as SyntaxHighlighter writes the title of code, one below that."""
    pre, around = element, element.parent
    captions = [one for one in element.children if type(one) is Element and one.tag == "caption"]
    if captions and around is not None and _is_syntax_highlighter(around):
        pre = Element("pre", None, element)
        around.tag, element.tag, element.children = "figure", "div", [*captions, pre]
        for one in captions:
            one.tag = "figcaption"
    pre.tag, pre.children = "pre", ["\n".join(lines)]
    page.tagged["pre"].append(pre)


def _table_lines(table: Element) -> list[str]:
    """The lines of a table that is code: each row ends in a cell that a highlighter calls so, with nothing but numbers before it."""
    is_own = table.parent is not None and _is_syntax_highlighter(table.parent)
    codes: list[Element] = []
    for row in _rows(table):
        cells = [one for one in row.children if type(one) is Element]
        names = cells[-1].attrs.get("class", "") if cells else ""
        if not (_cell.search(names) or (is_own and names == "code")) or not all(map(says_no_words, cells[:-1])):
            return []
        codes.append(cells[-1])
    if not any(one.has_text() for one in codes):
        return []
    if any(one.tag in ("pre", "table", "img") for code in codes for one in code):
        return []
    return [line for code in codes for line in _lines(code)]


def _is_syntax_highlighter(element: Element) -> bool:
    return _syntax_highlighter.search(element.attrs.get("class", "")) is not None


def _rows(table: Element) -> list[Element]:
    parts = [one for one in table.children if type(one) is Element]
    rows = [
        row for part in parts if part.tag in ("tbody", "tr") for row in ([part] if part.tag == "tr" else part.children)
    ]
    return [one for one in rows if type(one) is Element]


def _lines(element: Element) -> list[str]:
    """The lines in an element, each of its blocks being one where it holds nothing else."""
    blocks: list[Element] = []
    is_mixed = False
    for one in element.children:
        if isinstance(one, Element) and one.tag in _LINES:
            blocks.append(one)
        elif one.has_text() if isinstance(one, Element) else one.strip():
            is_mixed = True
    if blocks and not is_mixed:
        return [line for one in blocks for line in _lines(one)]
    lines = [line.strip("\r\n") for line in lines_of(element)]
    if len(lines) > 1 and not lines[-1].strip():  # behind the `<br>` at its end
        lines.pop()
    return lines
