"""Lists as Word and WPS paste them: paragraphs, each with its level and its bullet or number written out before its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.html.dom.lists import PARTING, marked
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

_level = lazy(r"mso-list\s*:\s*l\d+\s+level(\d)", re.I)
_ignored = lazy(r"mso-list\s*:\s*ignore", re.I)
_gap = lazy(r"font:7\.0pt")  # between the mark of an item and its text
_indent = lazy(r"margin-left:\s*(\d*\.?\d+)(pt|in)")
_digits = lazy(r"[(（]?(\d{1,9})[.．)）、]?$")
# As word processors number the second level and the third; how Markdown's look there is up to the reader's program.
_letters = lazy(r"(?:[a-z]|[ivxlc]+)[.．)]$", re.I)
_bullet = lazy(r"[a-z]$|\W*$", re.I)  # `o` of Courier and `l`, `n`, `u` of Wingdings are bullets


class Item(NamedTuple):
    """level: from 1. element: its paragraph. mark_element: what writes its bullet or number out."""

    level: int
    element: Element
    mark_element: Element | None


class _Line(NamedTuple):
    """kind: `number`, `bullet`, or `text` with a mark of which Markdown has no lists. width: of the mark, in letters."""

    level: int
    kind: str
    number: int
    width: int


def item_of(element: Element) -> Item | None:
    """The item that a paragraph is which Word or WPS wrote; None for any other."""
    if "style" not in element.attrs or element.tag not in ("p", "div"):
        return None
    style = element.attrs["style"]
    found = _level.search(style)
    if not found and not _is_filtered_item(element):
        return None
    mark = next((one for one in element if one.attrs and is_mark(one)), None)
    if not found and mark is None:
        return None
    level = int(found[1]) if found else _indent_level(style)
    return Item(level or 1, element, mark)


def is_mark(element: Element) -> bool:
    """Whether an element is the bullet or number that Word writes out before the text of an item."""
    if "style" in element.attrs and _ignored.search(element.attrs["style"]):
        return True
    if element.parent is None or not _is_filtered_item(element.parent):
        return False
    last = element.children[-1] if element.children else ""
    return isinstance(last, Element) and _gap.match(last.attrs.get("style", "")) is not None


def _is_filtered_item(element: Element) -> bool:
    """Whether it is an item of Word's "filtered" HTML, which does not say so."""
    return "MsoListParagraph" in element.attrs.get("class", "") and "mso-list" not in element.attrs.get("style", "")


def _indent_level(style: str) -> int:
    """The level that an indent stands for: half an inch each, or, in Chinese documents, two characters of 10.5 points."""
    found = _indent.search(style)
    return round(float(found[1]) / (0.5 if found[2] == "in" else 21)) if found else 1


def _written_mark(element: Element | None) -> str:
    return " ".join(element.text().split()) if element is not None else ""


def mark_text(element: Element) -> str:
    """What the number of something that is no item, a heading or the line of a cell, says before its text."""
    mark = _written_mark(element)
    return "" if _bullet.match(mark) else marked(mark, "")


class OfficeList:
    """A list, item by item."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open: list[_Line] = []  # the last item of each open level, the outermost first
        self._last = ""  # the kind of the last item

    @property
    def blocks(self) -> list[str]:
        return ["\n".join(self._lines)] if self._lines else []

    def add(self, item: Item, text: str) -> None:
        """The item's text as Markdown. Where numbers do not go on, a new list begins."""
        before: _Line | None = None  # the one of the same list
        while self._open and self._open[-1].level >= item.level:
            before = self._open.pop()
        mark = _written_mark(item.mark_element)
        kind, number = self._kind(mark, before)
        sign = {"number": f"{number}. ", "bullet": "- "}.get(kind, "")
        indent = " " * sum(line.width for line in self._open)
        if self._lines:
            if before is None:
                is_apart = kind == "number" and number != 1  # it would go on with the paragraph above it
            else:
                is_apart = before.kind != kind
                if kind == "number" and not is_apart and number != before.number + 1:
                    self._lines += ["", indent + PARTING]
                    is_apart = True
            if is_apart or "text" in (kind, self._last):
                self._lines.append("")
        self._lines.append(indent + (sign + text if sign else marked(mark, text)))
        self._open.append(_Line(item.level, kind, number, len(sign)))
        self._last = kind

    def _kind(self, mark: str, before: _Line | None) -> tuple[str, int]:
        """What kind of item a mark makes, and its number."""
        if digits := _digits.match(mark):
            return "number", int(digits[1])
        if _bullet.match(mark):
            return "bullet", 0
        if self._open and self._open[-1].kind == "number" and _letters.match(mark):
            return "number", before.number + 1 if before else 1
        return "text", 0
