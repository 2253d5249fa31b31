"""Whether a text has line ends that are out of the ordinary: most have none, and several rules ask."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

_odd = lazy("\n(?:(?<=[ \t\u00a0\u3000]\n)|(?=\n\n\n))")


def has_odd_line_ends(document: Document) -> bool:
    """Whether a line ends in white space, or three empty ones stand in a row; the last line without a newline is not looked at."""
    return _odd.search(document.text) is not None
