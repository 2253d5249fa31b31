"""Notices as MkDocs writes them, `!!! note`, whose indented texts CommonMark takes for code."""

from __future__ import annotations

from itertools import dropwhile

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

REACH = 2_000  # letters above a text in which the mark of its notice is looked for
_mark = lazy(r"(?:!!!|\?\?\?\+?|===)[ \t]")
_indented_once = lazy(r"(?: {4}|\t)(?![ \t])")


def is_in_notice(document: Document, at: int) -> bool:
    """Whether a line, indented by four and no more, belongs to a notice or a tab; what is indented more is code there too."""
    text = document.text
    begin, end = document.line_at(at)
    if not _indented_once.match(text, begin, end):
        return False
    above = text[max(0, begin - REACH) : begin].split("\n")[-2::-1]
    mark = next(dropwhile(lambda line: not line.strip() or line[0] in " \t", above), "")
    return _mark.match(mark) is not None
