"""QW701 blank-line-run."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.text.document import Document
from qingwen.text.line_ends import has_odd_line_ends

_three_or_more = lazy(r"\n[ \t]*\n[ \t]*\n[ \t]*\n[ \t\n]*")
# Where blank lines may belong to something: indented code, a list, a quotation.
_container = lazy(r"[ \t>]|[-*+](?:\s|\Z)|\d{1,9}[.)](?:\s|\Z)")


class BlankLineRun(Rule):
    """More than two blank lines in a row in Markdown.

    ## What it does
    Finds runs of three or more blank lines outside code and other protected parts. In pasted plain text
    blank lines are laid out anew, without a finding.

    ## Why is this bad?
    Markdown shows them as one. They are what a deleted picture or box leaves behind, and they make
    changes hard to review.

    ## Fix safety
    The run becomes one blank line. That is unsafe beside an indented line, a list item or a quotation,
    where blank lines may be part of code.
    """

    code = "QW701"
    name = "blank-line-run"
    severity = "info"
    kinds = ("markdown",)
    sign = Sign(always=True)
    message = "{count} blank lines in a row: one does."
    fix_safety = "sometimes"
    examples = (
        Example("One.\n\n\n\nTwo.\n", 1, "One.\n\nTwo.\n", "markdown"),
        Example("One.\n\n  \n\t\n\nTwo.\n", 1, "One.\n\nTwo.\n", "markdown"),
        Example("- one\n\n\n\n- two\n", 1, "- one\n\n\n\n- two\n", "markdown"),
        Example("One.\n\n\nTwo.\n", 0, None, "markdown"),
        Example("One.\n\n\n\nTwo.\n", 0),
        Example("```\n\n\n\n\n```\n", 0, None, "markdown"),
    )

    def wakes(self, document: Document) -> bool:
        return document.once(has_odd_line_ends) and _three_or_more.search(document.text) is not None

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for run in _three_or_more.finditer(text):
            start, end = run.start() + 1, text.rindex("\n", 0, run.end()) + 1  # without the next indent
            if document.protection(start, end):
                continue
            begin, _ = document.line_at(run.start())
            safety: Safety = "safe"
            if _container.match(text, begin, run.start()) or _container.match(text, end, end + 12):
                safety = "unsafe"
            yield self.finding(start, end, fix=Fix(safety, start, end, "\n"), count=text.count("\n", start, end))
