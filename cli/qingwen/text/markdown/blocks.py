r"""The block structure of a Markdown text, as far as protection needs it: CommonMark containers and leaves.

One pass over the lines. At the top level, runs of ordinary lines (paragraphs, blank lines, headings between
blank lines) are taken by one regular expression; only lines inside lists and quotations, and lines whose
first characters may open a block, are looked at one by one. What comes out is the protected blocks, the
*regions* that hold inline Markdown, and the labels of link reference definitions.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown import patterns
from qingwen.text.markdown.inline import Region
from qingwen.text.markdown.leaves import FENCE, HTML, INDENTED, NONE, PARAGRAPH, QUOTE, TABLE, Leaves


class Blocks(NamedTuple):
    """start: where they begin; spans: (start, end, kind) of protected blocks; regions of inline text, in order; labels of link definitions."""

    start: int
    spans: list[tuple[int, int, str]]
    regions: list[Region]
    labels: set[str]


def scan_blocks(text: str, start: int = 0) -> Blocks:
    """The blocks of text[start:]; `start` (the beginning of a line) is where the front matter ends."""
    scanner = _Scanner(text)
    scanner.scan(start)
    return Blocks(start, scanner.spans, scanner.regions, scanner.labels)


_white = lazy(r"[ \t]*")


def _column(text: str, start: int, end: int, column: int) -> int:
    """The column after the white space text[start:end] that begins in `column`; tabs stop at every fourth."""
    if "\t" not in text[start:end]:
        return column + end - start
    for i in range(start, end):
        column += 4 - column % 4 if text[i] == "\t" else 1
    return column


class _Scanner(Leaves):
    def scan(self, position: int) -> None:
        text, size = self.text, len(self.text)
        while position < size:
            if not self.containers and self.leaf <= PARAGRAPH:
                if self.leaf == NONE:
                    run = patterns.ORDINARY_RUN.match(text, position)
                    if run:
                        position = self._take_run(position, run.end())
                        continue
                elif run := patterns.ORDINARY_LINES.match(text, position):
                    position = run.end()
                    self.end = position - 1
                    self.last_line = text.rfind("\n", 0, self.end) + 1
                    continue
            newline = text.find("\n", position)
            self.line_end = size if newline < 0 else newline
            self.next = self.line_end + 1
            self._line(position)
            position = self.next
        self.close_leaf()

    def _take_run(self, start: int, end: int) -> int:
        """Ordinary lines at the top level: finished paragraphs are one region; the last one may go on."""
        text = self.text
        last = text.rfind("\n\n", start, end)
        if text[end - 2 : end] == "\n\n" or end - start == 1:
            self.regions.append(Region(start, end))
            return end
        if last >= 0:
            self.regions.append(Region(start, last))
            start = last + 2
        elif text[start] == "\n":
            start += 1
        self.leaf, self.start, self.end, self.parts = PARAGRAPH, start, end - 1, []
        self.last_line = text.rfind("\n", start, end - 1) + 1 or start
        return end

    def _line(self, begin: int) -> None:
        text, containers, quotes, end = self.text, self.containers, self.quotes, self.line_end
        depth = len(containers)
        self.after, self.column = begin, 0
        self._skip_white(begin, 0)
        matched = quoted = 0
        while matched < depth:
            width = containers[matched]
            if self.at == end:  # a blank line goes on with every list item, and with no quotation
                matched = quotes[quoted] if quoted < len(quotes) else depth
                break
            if width == QUOTE:
                if text[self.at] != ">" or self.at_column - self.column > 3:
                    break
                quoted += 1
                self._past_quote()
            elif self.at_column - self.column >= width:
                self.column += width
            else:
                break
            matched += 1
        blank = self.at == end
        if blank and self.item_empty and matched == depth:
            matched -= 1  # an item may begin with one blank line, not with two
        elif matched == depth and self.leaf > PARAGRAPH and self._continue_leaf():
            return
        if blank:
            self.close_leaf()
            self.close_containers(matched)
        else:
            self._start_blocks(matched)

    def _skip_white(self, position: int, column: int) -> None:
        self.at, self.at_column = position, column
        if position < self.line_end and self.text[position] in " \t":
            white = _white.match(self.text, position, self.line_end)
            self.at = white.end() if white else position
            self.at_column = _column(self.text, position, self.at, column)

    def _past_quote(self) -> None:
        """From a `>` to what follows it; one column of white space belongs to the mark."""
        self.after = self.at + 1
        self.column = self.at_column + 1
        self._skip_white(self.after, self.column)
        if self.at_column > self.column:
            self.column += 1

    def _continue_leaf(self) -> bool:
        """Whether the line belongs to the open code or HTML; all containers go on with it."""
        text, leaf, at, end = self.text, self.leaf, self.at, self.line_end
        indent = self.at_column - self.column
        if leaf == FENCE:
            self.end = end
            close = patterns.FENCE_CLOSE.match(text, at, end) if indent < 4 else None
            if close and close[0].startswith(self.fence):
                self.close_leaf()
            return True
        if leaf == INDENTED and (at == end or indent >= 4):
            if at < end:
                self.end = end
            return True
        if leaf == HTML and (self.html_end or at < end):
            self.end = end
            if self.html_end and self.html_end.search(text, at, end):
                self.close_leaf()
            return True
        if leaf == TABLE and at < end and indent < 4:
            return False  # a row, unless it opens another block
        self.close_leaf()
        return False

    def _start_blocks(self, matched: int) -> None:
        """Opens what the rest of a line that is not blank opens; what then remains is text."""
        text, end = self.text, self.line_end
        fresh = False  # a container was opened on this line
        while True:
            # Directly in a paragraph of the innermost matched container, which some blocks cannot interrupt.
            inside = self.leaf == PARAGRAPH and not fresh and matched == len(self.containers)
            char = text[self.at]
            if self.at_column - self.column >= 4:
                if self.leaf == PARAGRAPH and not fresh:
                    break
                self.open_leaf(matched, INDENTED, self.after)
                return
            if char not in patterns.BLOCK_CHARS:
                break
            if char == ">":
                self.open_container(matched, QUOTE)
                self._past_quote()
            elif self._start_leaf(char, matched, inside, fresh):
                return
            elif not self._start_item(matched, inside):
                break
            fresh = True
            matched = len(self.containers)
            if self.at == end:
                return
        self.add_text(matched, fresh)

    def _start_leaf(self, char: str, depth: int, inside: bool, fresh: bool) -> bool:
        """Whether the rest of the line opens (or is) a leaf other than a paragraph or indented code."""
        text, at, end = self.text, self.at, self.line_end
        if inside and char in "=-" and patterns.SETEXT.match(text, at, end) and self.close_leaf():
            return True
        if inside and char in "|:-" and self.leaf == PARAGRAPH and self.starts_table():
            return True
        if char in "*-_":
            return self._is_thematic_break(char) and self._single_line(depth)
        if char == "#":
            if not patterns.HEADING.match(text, at, end):
                return False
            self._single_line(depth)  # first, for the paragraph that it ends stands above it
            self.regions.append(Region(at, end))
            return True
        if char in "`~":
            return self._start_fence(depth)
        return char == "<" and self._start_html(depth, fresh)

    def _single_line(self, depth: int) -> bool:
        self.close_containers(depth)
        self.close_leaf()
        return True

    def _is_thematic_break(self, char: str) -> bool:
        # `- - - …` may open a list item at every mark: what stopped one attempt stops the next.
        at, end = self.at, self.line_end
        if at < self.not_thematic_before:
            return False
        marks = _THEMATIC[char](self.text, at, end)
        stop = marks.end() if marks else at
        if stop < end:
            self.not_thematic_before = stop
            return False
        return self.text.count(char, at, end) >= 3

    def _start_fence(self, depth: int) -> bool:
        text, end = self.text, self.line_end
        fence = patterns.FENCE.match(text, self.at, end)
        if not fence:
            return False
        self.open_leaf(depth, FENCE, self.after)
        self.fence = fence[1]
        if not self.containers:  # nothing else can end it
            size = len(text)
            self.end, self.next = size - text.endswith("\n"), size
            for close in patterns.FENCE_CLOSE_NEXT.finditer(text, end):
                if close[1].startswith(self.fence):
                    self.end = close.end()
                    self.next = close.end() + 1
                    break
            self.close_leaf()
        return True

    def _start_html(self, depth: int, fresh: bool) -> bool:
        text, at, end = self.text, self.at, self.line_end
        start = patterns.HTML_START.match(text, at, end)
        if start:
            self.html_end = patterns.HTML_ENDS.get(start.lastindex or 0)
        elif (self.leaf != PARAGRAPH or fresh) and patterns.HTML_TAG_ALONE.match(text, at, end):
            self.html_end = None
        else:
            return False
        self.open_leaf(depth, HTML, self.after)
        if self.html_end and self.html_end.search(text, at, end):
            self.close_leaf()
        return True

    def _start_item(self, depth: int, inside: bool) -> bool:
        """Opens a list item, or a footnote, whose lines are indented by four."""
        text, at, end = self.text, self.at, self.line_end
        if text[at] == "[":
            note = None if inside else patterns.FOOTNOTE_DEFINITION.match(text, at, end)
            if not note:
                return False
            self.spans.append((at, note.end(), "shortcode"))
            self.open_container(depth, 4)
            self.after = note.end()
            self._skip_white(note.end(), self.at_column + note.end() - at)
            self.column = self.at_column
            return True
        marker = patterns.LIST_MARKER.match(text, at, end)
        if not marker:
            return False
        length = marker.end() - at
        marker_end = self.at_column + length
        white = _white.match(text, marker.end(), end)
        content = white.end() if white else end
        if inside and (content == end or (marker[1] and int(marker[1]) != 1)):
            return False  # only an item with text, and the number 1, interrupts a paragraph
        padding = _column(text, marker.end(), content, marker_end) - marker_end
        if content == end or padding >= 5:
            padding = 1
        width = marker_end + padding - self.column
        self.open_container(depth, width)
        self.column += width
        self.after = marker.end()
        self._skip_white(marker.end(), marker_end)
        self.item_empty = content == end
        return True


_THEMATIC = {char: re.compile(rf"[ \t{re.escape(char)}]*+").match for char in "*-_"}
