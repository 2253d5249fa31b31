"""Tables of contents in Word documents: left out, and nothing else with them."""

from __future__ import annotations

import pytest

from qingwen.reading.word import read_word
from word_documents import body_of, packed, r, w

TEXT = w("p", r("The weir was built in stone and has been mended twice since the flood."))


def mark(kind: str) -> str:
    return w("r", w("fldChar", fldCharType=kind))


def page(number: int) -> str:
    """A number of a page, as a field of its own."""
    asked = w("r", w("instrText", "PAGEREF _Toc1 \\h"))
    return mark("begin") + asked + mark("separate") + r(str(number)) + mark("end")


def entry(text: str, number: int, called: str = "") -> str:
    named = w("pPr", w("pStyle", val=called)) if called else ""
    return w("p", named, r(text), w("r", w("tab")), page(number))


def contents(entries: str, end: str = mark("end"), code: str = 'TOC \\o "1-3" \\h') -> str:
    """A field around entries; its code stands in two runs, as Word writes it, and its end in a paragraph of its own."""
    asked = "".join(w("r", w("instrText", part)) for part in (code[:2], code[2:]))
    return entries.replace("<w:p>", "<w:p>" + mark("begin") + asked + mark("separate"), 1) + w("p", end)


@pytest.mark.parametrize("heading", ["", w("p", r("Contents")), w("p", r("目录"))])
def test_a_table_of_contents_goes_with_its_heading(heading: str) -> None:
    table = contents(entry("1 The weir", 3) + entry("2 The mill", 5))
    assert body_of(TEXT + heading + table + TEXT) == body_of(TEXT + TEXT)
    assert read_word("a.docx", packed(TEXT + table)).notes == ["its table of contents is left out"]


def test_entries_whose_style_says_so_are_a_table_of_contents_where_a_page_ends_them() -> None:
    entries = entry("1 The weir", 3, "TOC1") + entry("1.1 Its stones", 12, "TOC2")
    assert body_of(w("p", r("Table of contents")) + entries + TEXT) == body_of(TEXT)
    said = w("p", w("pPr", w("pStyle", val="TOC1")), r("Read this first."))
    assert body_of(said + entries + TEXT).startswith("Read this first.\n\nThe weir")


@pytest.mark.parametrize(
    "table",
    [
        contents(entry("1 The weir", 3), end=""),  # a field without an end may go on through all that follows
        contents(entry("1 The weir", 3), code="REF _Toc1"),
        w("p", r("Contents")) + w("p", r("1 The weir 3")),
    ],
)
def test_what_may_be_no_table_of_contents_stays(table: str) -> None:
    made = body_of(table + TEXT)
    assert "1 The weir 3" in made and "built in stone" in made


def test_what_stands_beside_the_field_stays() -> None:
    beside = contents(entry("1 The weir", 3)).replace("<w:p>", "<w:p>" + r("Chapters: "), 1)
    assert "Chapters: 1 The weir 3" in body_of(beside + TEXT)
