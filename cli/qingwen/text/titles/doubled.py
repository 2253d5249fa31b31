"""A paste's title that stands twice, right below itself: as a picture's caption or a page's heading repeats it."""

from __future__ import annotations

from itertools import pairwise

from qingwen.text.debris.find import has_long_paragraph
from qingwen.text.document import Document, Line
from qingwen.text.head import title_line
from qingwen.text.head_dates import MENU


def find_doubled_title(document: Document) -> tuple[Line, Line] | None:
    """The title of a pasted article that has a paragraph, and the line right beside it that says the same."""
    twins = [
        (a, b)
        for a, b in pairwise(document.lines[:MENU])
        if len(a.text) == len(b.text) and (a.text == b.text or _plain(a.text) == _plain(b.text))
    ]
    if not twins or not document.once(has_long_paragraph):
        return None
    title = title_line(document)
    return next(((a, b) if a is title else (b, a) for a, b in twins if title in (a, b)), None)


_quotes = str.maketrans("‘’“”", "''\"\"")


def _plain(text: str) -> str:
    """A title with straight quotation marks: sites and their pictures' captions differ in these."""
    return text.translate(_quotes)
