"""QW706 trailing-space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Fix, Rule, Safety
from qingwen.text.document import Document
from qingwen.text.line_ends import has_odd_line_ends
from qingwen.text.spans import Spans

SPACES = " \t\u00a0\u3000"
# A newline comes first, since a literal is found in a tenth of the time that white space takes.
_end_of_line = lazy("\n(?:(?<=  \n)|(?<=[\t\u00a0\u3000]\n))")
# What ends the paragraph above it, so that a line break before it shows nothing.
_NEW_BLOCK = r" {0,3}(?:[-*+][ \t]+\S|#{1,6}[ \t]|```|~~~)"
_ONLY_MARKS = r"[ \t>*+#.)\d-]*"
_HEADING = r" {0,3}#{1,6}[ \t]"


class TrailingSpace(Rule):
    """White space at the end of a line of Markdown, and two-space line breaks.

    ## What it does
    Finds two or more spaces, tabs, no-break and full-width spaces at the end of a line, outside code; one
    space there is nobody's trouble. Two spaces
    before another line of the same paragraph are a line break that nobody can see in the source: they are
    reported as one, and left.

    ## Why is this bad?
    It shows in every comparison of versions, and editors strip it, with the line breaks.

    ## Fix safety
    White space that changes nothing on the page is deleted, which is safe. A two-space line break has no
    fix: write a backslash or `<br>` where it is wanted. A line of nothing but full-width or no-break
    spaces, and a no-break space, are only deleted unsafely.
    """

    code = "QW706"
    name = "trailing-space"
    severity = "info"
    kinds = ("markdown",)
    message = "{what}"
    fix_safety = "sometimes"
    examples = (
        Example("One line\t\nand another.\t \t\n", 2, "One line\nand another.\n", "markdown"),
        Example("全角空格\u3000\n\n  \n结尾  ", 3, "全角空格\n\n\n结尾", "markdown"),
        Example("One space \nis left alone.\n", 0, None, "markdown"),
        Example("A line break  \nhere.\n", 1, "A line break  \nhere.\n", "markdown"),
        Example(
            "1. One  \n2. Two\n\n| A |  \n|---|\n| B |\n", 2, "1. One\n2. Two\n\n| A |\n|---|\n| B |\n", "markdown"
        ),
        Example("# Heading  \nText.\n", 1, "# Heading\nText.\n", "markdown"),
        Example("A backslash\\\t\nhere.\n", 1, "A backslash\\\t\nhere.\n", "markdown"),
        Example("One line\nand another.\n", 0, None, "markdown"),
        Example("```\ncode  \n```\n", 0, None, "markdown"),
        Example("One line \nand another.", 0),
    )

    def wakes(self, document: Document) -> bool:
        return _spaced_end(document.text) or (
            document.once(has_odd_line_ends) and _end_of_line.search(document.text) is not None
        )

    def check(self, document: Document) -> Iterator[Finding]:
        from qingwen.text.markdown.fences import fenced_code  # its patterns take 5 ms to compile

        text = document.text
        ends = [found.start() for found in _end_of_line.finditer(text)]
        if _spaced_end(text):
            ends.append(len(text))
        for end in ends:
            begin = text.rfind("\n", 0, end) + 1
            start = begin + len(text[begin:end].rstrip(SPACES))
            # Most of these stand in fenced code, and a quick look tells; the scanner is asked about the rest.
            if document.once(fenced_code).end_of(start) or document.protection(start, end):
                continue
            what, safety = _kind(document, begin, start, end)
            fix = Fix(safety, start, end) if safety else None
            yield self.finding(start, end, fix=fix, what=what)


def _spaced_end(text: str) -> bool:
    """Whether the last line, which has no newline, ends with white space."""
    return text.endswith(("  ", "\t", "\u00a0", "\u3000"))


def _paragraphs(document: Document) -> Spans:
    """Paragraphs, which a line break can stand in: a list item or the row of a table ends before the next one."""
    return Spans([(region.start, region.end) for region in document.blocks.regions])


def _kind(document: Document, begin: int, start: int, end: int) -> tuple[str, Safety | None]:
    """What to say of the spaces [start, end) of the line at `begin`, and how safe it is to delete them."""
    text = document.text
    spaces = text[start:end]
    if spaces.endswith("  ") and begin < start and not re.match(_HEADING, text[begin:start]):
        stop = text.find("\n", end + 1)
        following = text[end + 1 : stop if stop >= 0 else len(text)]
        ends = re.match(_NEW_BLOCK, following) or not document.once(_paragraphs).end_of(end)
        if following.strip(" \t") and not ends:
            return "Two spaces make a line break here: write a backslash or <br> if it is wanted.", None
    wide = "\u00a0" in spaces or ("\u3000" in spaces and re.fullmatch(_ONLY_MARKS, text[begin:start]) is not None)
    safety: Safety = "unsafe" if wide or text[start - 1 : start] == "\\" else "safe"
    return "White space at the end of the line: delete it.", safety
