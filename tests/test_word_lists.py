"""Lists of Word documents: their bullets, numbers and levels."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml

from word_documents import WORD, body_of, item, r, rendered, w


def test_bullets_that_somebody_typed_are_a_list() -> None:
    def lines(*texts: str) -> str:
        return body_of("".join(w("p", r(text)) for text in texts))

    assert lines("Take:", "• wool", "•\u00a0water", "So.") == "Take:\n\n- wool\n- water\n\nSo.\n"
    assert lines("• wool", "So.") == "• wool\n\nSo.\n"  # alone it may be a sign
    assert lines("•wool", "•water") == "•wool\n\n•water\n"


def test_a_bullet_that_is_bold_makes_an_item_as_one_that_is_not() -> None:
    strong = w("r", w("rPr", w("b")), w("t", "• Wool"))
    alone = w("r", w("rPr", w("b")), w("t", "• ", space="preserve"))
    body = w("p", strong, r(" for nets")) + w("p", alone, r("salt")) + w("p", r("• water"))
    assert body_of(body) == "- **Wool** for nets\n- salt\n- water\n"


def levels(*starts: int, form: str = "decimal") -> str:
    return "".join(
        w("lvl", w("start", val=start), w("numFmt", val=form), ilvl=depth) for depth, start in enumerate(starts)
    )


NUMBERING = (
    w("abstractNum", levels(1, 1), abstractNumId=0)
    + w("abstractNum", levels(1, form="bullet"), abstractNumId=1)
    + w("num", w("abstractNumId", val=0), numId=1)
    + w("num", w("abstractNumId", val=0), w("lvlOverride", w("startOverride", val=5), ilvl=0), numId=2)
    + w("num", w("abstractNumId", val=0), numId=3)
    + w("num", w("abstractNumId", val=1), numId=4)
)


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        (item("b", 1), "2. b"),
        (item("b", 3), "2. b"),  # of the same definition
        (item("b", 2) + item("c", 2), "5. b\n6. c"),
        (item("b", 4), "- b"),
    ],
)
def test_a_list_has_the_numbers_that_word_shows(second: str, lines: str) -> None:
    made = body_of(item("a", 1) + w("p", r("Between them.")) + second + w("p", r("End.")), numbering=NUMBERING)
    assert made == f"1. a\n\nBetween them.\n\n{lines}\n\nEnd.\n"


def test_the_numbers_of_a_lower_level_begin_anew_below_each_item() -> None:
    below = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + w("p", r("Between.")) + item("d", 1) + item("e", 1, 1)
    assert body_of(below, numbering=NUMBERING) == "1. a\n   1. b\n   2. c\n\nBetween.\n\n2. d\n   1. e\n"


@pytest.mark.parametrize(("restart", "number"), [(None, 1), (0, 3), (1, 1)])
def test_a_lower_level_may_go_on_below_the_next_item(restart: int | None, number: int) -> None:
    said = "" if restart is None else w("lvlRestart", val=restart)
    lower = w("lvl", w("start", val=1), w("numFmt", val="decimal"), said, ilvl=1)
    numbering = w("abstractNum", levels(1) + lower, abstractNumId=0) + w("num", w("abstractNumId", val=0), numId=1)
    below = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + w("p", r("Between.")) + item("d", 1) + item("e", 1, 1)
    apart = "\n" if number > 1 else ""  # else it would go on with the paragraph of its item
    assert body_of(below, numbering=numbering).endswith(f"Between.\n\n2. d\n{apart}   {number}. e\n")


def test_two_lists_in_a_row_are_two() -> None:
    one = w("abstractNum", levels(1), abstractNumId=0) + w("num", w("abstractNumId", val=0), numId=1)
    two = w("abstractNum", levels(1), abstractNumId=1) + w("num", w("abstractNumId", val=1), numId=2)
    text = body_of(item("a", 1) + item("b", 1) + item("c", 2) + item("d", 2), numbering=one + two)
    assert text == "1. a\n2. b\n\n<!-- -->\n\n1. c\n2. d\n"


def test_an_outline_level_makes_a_heading_and_a_list_style_its_level() -> None:
    word = docx.Document()
    for text, level in (("Chapter", 0), ("Body", 9), ("x" * 201, 1)):
        properties = word.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:outlineLvl {WORD} w:val="{level}"/>'))
    for style in ("List Bullet", "List Bullet 2", "List Number", "List Number 2"):
        word.add_paragraph(style, style=style)
    assert rendered(word).split("---\n")[2] == (
        "\n# Chapter\n\nBody\n\n"
        + "x" * 201
        + "\n\n- List Bullet\n  - List Bullet 2\n\n1. List Number\n   1. List Number 2\n"
    )
