"""The leaves of a Markdown text: paragraphs, headings, code, HTML and tables, as they open and close."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown import patterns
from qingwen.text.markdown.inline import Region, masked

NONE, PARAGRAPH, FENCE, INDENTED, HTML, TABLE = range(6)  # the open leaf
QUOTE = 0  # as a container; any other number is the indentation a list item or footnote asks of its lines

_SPAN_KINDS = {FENCE: "fenced-code", INDENTED: "indented-code", HTML: "html"}
_blank_line = lazy(r"\n[ \t]*\n")
_fence_line = lazy(r"\n[ \t]*(?:```|~~~)")


class Leaves:
    """What was found so far, the open containers and the open leaf; and the line being read.

    A line is read with three numbers, after CommonMark's tab rule: `column`, how far containers have consumed
    it; `at`, the index of the next character that is not white space; `at_column`, that one's column.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int, str]] = []
        self.regions: list[Region] = []
        self.labels: set[str] = set()
        self.containers: list[int] = []
        self.quotes: list[int] = []  # indices into `containers`
        self.item_empty = False  # the innermost item began with a blank line and has nothing in it yet
        self.leaf = NONE
        self.start = self.end = 0  # of the leaf, so far
        self.last_line = 0  # where the paragraph's last line begins
        self.parts: list[tuple[int, int]] = []  # the lines of a paragraph in a quotation
        self.fence = ""
        self.html_end: re.Pattern[str] | None = None
        self.not_thematic_before = 0
        self.math_unclosed: set[str] = set()  # closing marks that no longer occur
        self.column = self.at = self.at_column = 0
        self.after = 0  # the index after the last container mark, or the beginning of the line
        self.line_end = self.next = 0  # next: where the next line to read begins

    def close_containers(self, depth: int) -> None:
        """Closes all containers but the outer `depth`, and the open leaf with them if there are any."""
        if depth < len(self.containers):
            self.close_leaf()
            del self.containers[depth:]
            while self.quotes and self.quotes[-1] >= depth:
                self.quotes.pop()
        self.item_empty = False

    def open_container(self, depth: int, container: int) -> None:
        self.close_containers(depth)
        self.close_leaf()
        if container == QUOTE:
            self.quotes.append(depth)
        self.containers.append(container)

    def open_leaf(self, depth: int, leaf: int, start: int) -> None:
        self.close_containers(depth)
        self.close_leaf()
        self.leaf, self.start, self.end = leaf, start, self.line_end

    def close_leaf(self) -> bool:
        """Closes the open leaf, if any. Returns whether a paragraph was left after its link definitions."""
        leaf, self.leaf = self.leaf, NONE
        if leaf == PARAGRAPH:
            return self._close_paragraph()
        if leaf in _SPAN_KINDS:
            self.spans.append((self.start, self.end, _SPAN_KINDS[leaf]))
        return False

    def _close_paragraph(self) -> bool:
        text, start, end, parts = self.text, self.start, self.end, tuple(self.parts)
        if text[start] == "[":
            if len(parts) > 1:
                text, offset = masked(text, parts), start
            else:
                offset = 0
            while start < end and (found := patterns.definition(text, start - offset, end - offset)):
                self.labels.add(found.label)
                self.spans.append((start, found.end + offset, "link-target"))
                start = found.end + offset + 1
            while start < end and text[start - offset] in " \t":
                start += 1
            parts = tuple((max(a, start), b) for a, b in parts if b > start)
        if start >= end:
            return False
        self.regions.append(Region(start, end, parts if len(parts) > 1 else ()))
        return True

    def add_text(self, depth: int, fresh: bool) -> None:
        """The rest of the line is text: of the open paragraph, of a table, or of a new paragraph."""
        at, end = self.at, self.line_end
        going_on = self.leaf == PARAGRAPH and not fresh
        if not going_on:
            self.close_containers(depth)
            if self.leaf == TABLE and not fresh:
                self.add_row(at, end)
                return
            self.open_leaf(depth, PARAGRAPH, at)
            self.parts = []
        if self.text[at] in patterns.LINE_CHARS:
            self._protect_line(at)
            end = self.line_end
        if self.quotes:
            self.parts.append((at, end))
        self.last_line, self.end = at, end

    def _protect_line(self, at: int) -> None:
        """Lines of a paragraph that other readers of Markdown than CommonMark take as a whole."""
        text, end = self.text, self.line_end
        char = text[at]
        if char == ":":
            if text.startswith(":::", at):
                self.spans.append((at, end, "shortcode"))
        elif char == "{":
            expression = None if text.startswith(("{{", "{%"), at) else patterns.JSX_LINE.match(text, at, end)
            if expression and (expression[1] or max(expression[0]) < patterns.EAST_ASIAN):
                self.spans.append((at, end, "html"))
        elif char in "ie":
            if not self.containers and self.after == at and (code := patterns.MODULE_LINE.match(text, at)):
                self.spans.append((at, code.end(), "html"))
        elif text.startswith(("$$", "\\["), at) and not self.quotes:
            self._protect_math(at, "$$" if char == "$" else "\\]")
        elif (found := patterns.ENVIRONMENT.match(text, at, end)) and not self.quotes:
            self._protect_math(at, f"\\end{{{found[1]}}}")

    def _protect_math(self, at: int, close: str) -> None:
        """Display math of several lines; the paragraph goes on behind it.

        Blank lines may be in it only between two `$$` that begin a line, the first of them on its own.
        """
        text, end = self.text, self.line_end
        if close in self.math_unclosed or text.find(close, at + 2, end) >= 0:
            return
        found = text.find(close, end)
        if found < 0:
            self.math_unclosed.add(close)
            return
        lonely = text[at:end].rstrip() == "$$" and not self.containers and text[found - 1] in "\n \t"
        if _fence_line.search(text, end, found) or (not lonely and _blank_line.search(text, end, found)):
            return
        newline = text.find("\n", found)
        self.spans.append((at, found + len(close), "math"))
        self.line_end = len(text) if newline < 0 else newline
        self.next = self.line_end + 1

    # Tables

    def starts_table(self) -> bool:
        """Opens a table if this line is the delimiter row for the last line of the open paragraph."""
        text, at, end = self.text, self.at, self.line_end
        header, header_end = self.last_line, self.end
        if "|" not in text[at:end] or "|" not in text[header:header_end]:
            return False
        if not patterns.DELIMITER_ROW.match(text, at, end):
            return False
        if _cells(text, header, header_end) != _cells(text, at, end):
            return False
        parts = self.parts[:-1]
        if header > self.start:
            self.end = parts[-1][1] if parts else header - 1
            self.parts = parts
            self.close_leaf()
        self.leaf = TABLE
        self.add_row(header, header_end)
        self.spans.append((at, end, "table-rule"))
        return True

    def add_row(self, start: int, end: int) -> None:
        """Each cell is read on its own: code and links do not reach over a `|`."""
        position = start
        for bar in patterns.BAR.finditer(self.text, start, end):
            if bar.start() > position:
                self.regions.append(Region(position, bar.start()))
            position = bar.end()
        if position < end:
            self.regions.append(Region(position, end))


def _cells(text: str, start: int, end: int) -> int:
    row = text[start:end].strip(" \t")
    bars = len(patterns.BAR.findall(row))
    return bars + 1 - row.startswith("|") - (len(row) > 1 and bool(patterns.BAR.match(row, len(row) - 1)))
