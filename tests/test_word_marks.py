"""Marks of Word's lists of which Markdown has no lists."""

from __future__ import annotations

import pytest

from word_documents import body_of, item, picture, r, w


def numbering(*levels: tuple[str, str]) -> str:
    """One list, its levels each with the kind of its numbers and the text of its marks."""
    made = "".join(
        w("lvl", w("start", val=1), w("numFmt", val=kind), w("lvlText", val=text), ilvl=depth)
        for depth, (kind, text) in enumerate(levels)
    )
    return w("abstractNum", made, abstractNumId=0) + w("num", w("abstractNumId", val=0), numId=1)


@pytest.mark.parametrize(
    ("kind", "text", "first", "second"),
    [
        ("chineseCounting", "第%1条", "第一条 ", "第二条 "),
        ("decimal", "第%1条", "第1条 ", "第2条 "),
        ("japaneseCounting", "%1、", "一、", "二、"),
        ("chineseCountingThousand", "（%1）", "（一）", "（二）"),
        ("lowerLetter", "(%1)", "(a) ", "(b) "),
        ("upperRoman", "%1.", "I. ", "II. "),
        ("decimal", "%1.", "1. ", "2. "),
        ("decimal", "§ %1", "§ 1 ", "§ 2 "),
        ("decimal", "[%1]", "[1] ", "[2] "),
        ("decimalZero", "Art. %1", "Art. 01 ", "Art. 02 "),
        ("decimalZero", "%1.", "1. ", "2. "),
        ("decimalFullWidth", "附件%1：", "附件1：", "附件2："),
        ("decimalEnclosedCircleChinese", "%1", "① ", "② "),
        ("hebrew1", "Art. %1", "Art. 1 ", "Art. 2 "),
    ],
)
def test_marks_that_markdown_has_no_lists_of_stay_as_text(kind: str, text: str, first: str, second: str) -> None:
    between = "\n" if first == "1. " else "\n\n"
    made = body_of(item("one", 1) + item("two", 1), numbering=numbering((kind, text)))
    assert made == f"{first}one{between}{second}two\n"


def test_lists_below_such_marks_are_lists() -> None:
    levels = numbering(("chineseCounting", "第%1条"), ("decimal", "%2."), ("lowerLetter", "(%1.%3)"))
    body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 1) + item("丁", 1, 2) + item("戊", 1) + item("己", 1, 1)
    assert body_of(body, numbering=levels) == "第一条 甲\n\n1. 乙\n2. 丙\n   1. 丁\n\n第二条 戊\n\n1. 己\n"


@pytest.mark.parametrize(
    "below",
    [
        (("lowerLetter", "%2."), ("lowerRoman", "%3.")),
        (("lowerLetter", "(%2)"), ("lowerRoman", "(%3)")),
        (("chineseCounting", "（%2）"), ("decimal", "第%3条")),
        (("bullet", "•"), ("lowerLetter", "(%3)")),
    ],
)
@pytest.mark.parametrize("first", [("decimal", "%1."), ("bullet", "•")])
def test_below_an_item_of_markdown_s_all_marks_are_those_of_its_lists(
    first: tuple[str, str], below: tuple[tuple[str, str], ...]
) -> None:
    levels = 0, 1, 2, 2, 1, 0, 1
    made = body_of("".join(item("x", 1, level) for level in levels), numbering=numbering(first, *below))
    lines = made.splitlines()
    assert len(lines) == len(levels)  # no blank line, no comment
    depths = sorted({len(line) - len(line.lstrip()) for line in lines})
    assert [depths.index(len(line) - len(line.lstrip())) for line in lines] == list(levels)
    if first[0] == "decimal":
        assert lines[0] == "1. x" and lines[5] == "2. x"


def test_behind_another_paragraph_a_list_begins_anew() -> None:
    body = item("a", 1) + item("b", 1, 1) + w("p") + item("c", 1, 1) + w("p", r("Between.")) + item("d", 1, 1)
    made = body_of(body + item("e", 1), numbering=numbering(("decimal", "%1."), ("lowerLetter", "(%2)")))
    assert made == "1. a\n   1. b\n   2. c\n\nBetween.\n\n(c) d\n\n2. e\n"


def test_an_item_of_nothing_but_a_picture_has_its_mark() -> None:
    properties = w("pPr", w("numPr", w("ilvl", val=0), w("numId", val=1)))
    shown = picture("gone", "A ward").replace("<w:p>", "<w:p>" + properties)
    made = body_of(item("one", 1) + shown + item("three", 1), numbering=numbering(("chineseCounting", "%1、")))
    assert made == "一、one\n\n二、<!-- image: A ward -->\n\n三、three\n"


def test_a_number_that_cannot_be_told_is_no_mark() -> None:
    for levels in (("ideographTraditional", "%1、"), ("lowerLetter", "")):
        assert body_of(item("one", 1), numbering=numbering(levels)) == "1. one\n"


def test_zeros_before_a_number_stay_in_a_mark_of_words() -> None:
    kind = w("numFmt", val="custom", format="001, 002, 003, ...")
    other = f"<mc:AlternateContent xmlns:mc='x'><mc:Choice>{kind}</mc:Choice><mc:Fallback/></mc:AlternateContent>"
    levels = numbering(("decimal", "No. %1")).replace(w("numFmt", val="decimal"), other)
    assert body_of(item("one", 1) + item("two", 1), numbering=levels) == "No. 001 one\n\nNo. 002 two\n"


def test_below_a_mark_of_words_the_lower_number_names_the_one_above() -> None:
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1) + item("e", 1, 1)
    made = body_of(body, numbering=numbering(("decimal", "Step %1:"), ("decimal", "%1.%2")))
    assert made == "Step 1: a\n\n1.1 b\n\n1.2 c\n\nStep 2: d\n\n2.1 e\n"
    made = body_of(body, numbering=numbering(("decimal", "%1."), ("decimal", "%1.%2")))
    assert made == "1. a\n   1. b\n   2. c\n2. d\n   1. e\n"


def test_a_heading_has_no_mark() -> None:
    heading = w("p", w("pPr", w("pStyle", val="A"), w("numPr", w("ilvl", val=0), w("numId", val=1))), r("总则"))
    styles = w("style", w("name", val="heading 1"), type="paragraph", styleId="A")
    assert body_of(heading, numbering=numbering(("chineseCounting", "第%1章")), styles=styles) == "# 总则\n"


ONE_LIST = numbering(("decimal", "%1."), ("lowerLetter", "(%2)"))
BETWEEN = w("p", r("Between."))
INSIDE = w("p", w("pPr", w("ind", left=720)), r("Inside."))


@pytest.mark.parametrize(("text", "mark"), [("%2.", "2\\."), ("%1.%2", "2.2"), ("%2)", "2\\)")])
def test_a_lower_item_parted_from_its_list_by_a_paragraph_keeps_the_number_that_word_shows(
    text: str, mark: str
) -> None:
    body = item("a", 1) + item("b", 1) + item("c", 1, 1) + BETWEEN + item("d", 1, 1) + item("e", 1)
    made = body_of(body, numbering=numbering(("decimal", "%1."), ("decimal", text)))
    assert made == f"1. a\n2. b\n   1. c\n\nBetween.\n\n{mark} d\n\n3. e\n"


@pytest.mark.parametrize("first", ["", w("p", w("pPr", w("outlineLvl", val=0)), r("A part"))])
def test_an_item_that_stood_below_no_other_of_its_list_begins_one(first: str) -> None:
    body = first + BETWEEN + item("a", 1, 1) + item("b", 1, 1)
    made = body_of(body, numbering=numbering(("decimal", "%1."), ("decimal", "%2.")))
    assert made.endswith("Between.\n\n1. a\n2. b\n")


def test_an_indented_paragraph_above_an_item_of_a_lower_level_is_the_item_s() -> None:
    levels = numbering(("decimal", "%1."), ("bullet", "•"), ("lowerLetter", "(%3)"))
    made = body_of(item("a", 1) + INSIDE + item("b", 1, 1) + INSIDE + item("c", 1, 2) + item("d", 1), numbering=levels)
    assert made == "1. a\n\n   Inside.\n\n   - b\n\n     Inside.\n\n     1. c\n\n2. d\n"
    made = body_of(item("a", 1) + INSIDE + BETWEEN + item("b", 1, 1), numbering=levels)
    assert made == "1. a\n\nInside.\n\nBetween.\n\n- b\n"
    made = body_of(item("a", 1) + INSIDE + item("b", 1), numbering=levels)  # of which item it is cannot be told
    assert made == "1. a\n\nInside.\n\n2. b\n"


def test_no_indented_paragraph_is_an_item_s_of_another_list_or_of_a_table() -> None:
    other = numbering(("decimal", "%1."), ("chineseCountingThousand", "（%2）"))
    other = other.replace('abstractNumId="0"', 'abstractNumId="1"').replace('numId="1"', 'numId="2"')
    other = other.replace('<w:abstractNumId w:val="0"', '<w:abstractNumId w:val="1"')
    made = body_of(item("a", 1) + INSIDE + item("甲", 2, 1) + item("乙", 2, 1), numbering=ONE_LIST + other)
    assert made == "1. a\n\nInside.\n\n（一）甲\n\n（二）乙\n"
    table = w("tbl", w("tr", w("tc", w("p", r("Left."))), w("tc", item("a", 1))))
    made = body_of(table + INSIDE + item("b", 1, 1), numbering=ONE_LIST)
    assert made.endswith("Inside.\n\n(a) b\n")


def test_a_heading_by_its_own_outline_level_has_no_mark() -> None:
    numbered = w("numPr", w("ilvl", val=0), w("numId", val=1)) + w("outlineLvl", val=0)
    body = w("p", w("pPr", numbered), r("总则")) + item("甲", 1, 1)
    assert body_of(body, numbering=numbering(("chineseCounting", "第%1章"), ("decimal", "%2."))) == "# 总则\n\n1. 甲\n"
