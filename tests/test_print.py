"""A paste from a PDF: page numbers and running heads go, what print broke is joined, and what only looks like print stays."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingwen.cleaning import clean as clean_document
from qingwen.restoring import restore_text
from qingwen.text.document import Document
from qingwen.text.print_pages import page_breaks

ENGLISH = (
    "The first boat left the harbour at eleven on a Friday night, with two hundred passengers and a brass band on deck. "
    "Nobody had expected that so many would come, least of all the council, which had printed only a hundred tickets. "
    "In the years before the war a boat had crossed every half hour until two in the morning, and the cafés along the quay lived from it.",
    "When the bridge was built the boats were sold one after another, and in 1983 the last of them was scrapped. "
    "“We had stopped believing in it,” said Ines Moreau, who has sold tickets at the pier ever since. "
    "The town pays for the crossing until the end of next year, when it wants to look at the numbers again.",
    "Those who opposed the plan pointed out that most of the money would go to a few hundred people who live across the water. "
    "Its friends answered that a shop which stays open until midnight pays taxes, too. "
    "According to a survey of the chamber of commerce, sales on the quay rose by 14 per cent in the first winter.",
    "The figure should be read with care, because the winter was mild and two large shops had closed the year before. "
    "Passengers were asked six times between March and October, on working days and at weekends, in good and in bad weather. "
    "Most of them said that they would have stayed at home otherwise.",
)
CHINESE = (
    "第一班船于星期五晚上十一点离港，船上有两百名乘客和一支铜管乐队。谁也没有料到会来这么多人，镇议会更没有料到，它只印了一百张船票。"
    "战前，每半小时有一班船过河，直到凌晨两点，码头边的咖啡馆都靠它过活。",
    "大桥建成之后，渡船一条接一条卖掉了，最后一条也拆成了废铁。“我们早就不抱希望了。”在码头卖了一辈子票的老人说。"
    "镇里将补贴到明年年底，届时再根据客流决定是否继续开行，并考虑在夏天增加一个班次。",
    "反对这一计划的人指出，大部分的钱会落到住在对岸的几百个人手里。支持者回答说，开到半夜的店铺也是要纳税的。"
    "据商会调查，第一个冬天里码头一带的营业额上升了一成四，比前一年多出不少。",
    "这个数字应当谨慎看待，因为那年冬天很暖和，而且前一年有两家大店关了门。问卷在三月到十月之间发了六次，有平日，也有周末，有晴天，也有雨天。"
    "多数人说，若没有夜船，他们就待在家里了。",
)


def turned(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Other paragraphs of the same sentences."""
    parts = [re.split(r"(?<=[a-z][.])\s|(?<=。)(?!”)", part.rstrip()) for part in paragraphs]
    joint = "" if paragraphs is CHINESE else " "
    return tuple(joint.join(filter(None, reversed(part))) for part in parts)


def lines_of(paragraphs: tuple[str, ...], wide: int = 56) -> list[str]:
    """Broken as print breaks them: at about a width, since letters differ in theirs."""
    if "。" in paragraphs[0]:
        return [part[at : at + wide // 2] for part in paragraphs for at in range(0, len(part), wide // 2)]
    return [line for n, part in enumerate(paragraphs) for line in ("", *textwrap.wrap(part, wide - n % 3))]


def printed(lines: list[str], edge: Callable[[int], list[str]], *, head: tuple[str, ...] = (), page: int = 8) -> str:
    """The lines on pages of so many; `edge(n)` stands below the page n."""
    out = [*head]
    for n, at in enumerate(range(0, len(lines), page), 1):  # blank lines count
        out += [*lines[at : at + page], *edge(n)]
    return "\n".join(out) + "\n"


def body(text: str) -> list[str]:
    return [line for line in clean(text).split("---\n")[-1].split("\n") if line]


def clean(text: str) -> str:
    made = clean_document(Document(text))
    assert restore_text(made.text, made.edits) == text
    return made.text


EDGES: list[tuple[Callable[[int], list[str]], tuple[str, ...]]] = [
    (lambda n: [f"{n}", "Harbour Papers", "Vol. 12 (2024)"], ("Harbour Papers", "Vol. 12 (2024)")),
    (lambda n: [f"- {n} -"], ()),
    (lambda n: [f"Page {n} of 9"], ()),
    (lambda n: [f"第 {n} 页 共 9 页"], ()),
    (lambda n: [f"{n} | The Night Ferry" if n % 2 else f"Ann Quay | {n}"], ()),
    (
        lambda n: ["https://harbour.example/ferry", f"{n}/9", "2024/5/3 10:23", "The Night Ferry – Harbour"],
        ("2024/5/3 10:23", "The Night Ferry – Harbour"),
    ),
    (lambda n: ["", "", f"{' ' * 30}{n}", "", "\f海港学报　2024 年第 3 期", ""], ("海港学报　2024 年第 3 期", "")),
]


@pytest.mark.parametrize(("edge", "head"), EDGES)
@pytest.mark.parametrize(("paragraphs", "title"), [(ENGLISH, "On the Water"), (CHINESE, "夜航")])
def test_a_paste_from_a_pdf_becomes_its_paragraphs(
    paragraphs: tuple[str, ...], title: str, edge: Callable[[int], list[str]], head: tuple[str, ...]
) -> None:
    text = printed([title, *lines_of(paragraphs), *lines_of(turned(paragraphs))], edge, head=head)
    assert body(text) == [f"# {title}", *paragraphs, *turned(paragraphs)]


def test_two_pages_that_say_so_are_pages() -> None:
    text = printed(lines_of(ENGLISH), lambda n: [f"Page {n} of 2"], page=12)
    assert body(text)[-4:] == [*ENGLISH]


def test_one_page_without_a_number_is_joined_too() -> None:
    text = "\n".join(["On the Water", "", *lines_of(ENGLISH, 92)]) + "\n"
    assert body(text) == ["# On the Water", *ENGLISH]


def test_the_columns_of_a_page_are_joined_and_verse_of_such_a_width_is_not() -> None:
    paragraphs = [*ENGLISH, *turned(ENGLISH)]
    assert body("\n".join(["On the Water", "", *lines_of(tuple(paragraphs), 37)]) + "\n") == [
        "# On the Water",
        *paragraphs,
    ]
    words = " ".join(paragraphs).lower().split()
    verse = [" ".join(words[at : at + 6 + at % 2]) for at in range(0, len(words), 7)]  # of one length, or nearly
    assert all(line in clean("\n".join(verse) + "\n").replace("\\", "").split("\n") for line in verse)


def test_a_paragraph_of_chinese_whose_indent_is_lost_is_joined() -> None:
    lines = [line for part in CHINESE for line in (part[:38], *(part[at : at + 40] for at in range(38, len(part), 40)))]
    assert body("\n".join(["夜航", "", *lines, "", "船上", "", *lines]) + "\n") == [
        "# 夜航",
        *CHINESE,
        "船上",
        *CHINESE,
    ]


def test_the_lines_of_a_title_are_one() -> None:
    title = ["The boat that nobody", "wanted and all the town", "came to see"]
    assert body("\n".join([*title, "Ann Quay", *lines_of(ENGLISH), ""]))[:2] == [f"# {' '.join(title)}", "Ann Quay"]
    assert body("\n".join([*title, "", *ENGLISH, ""]))[0] != f"# {' '.join(title)}"  # nothing says that print broke it


def test_a_number_at_a_form_feed_is_a_page_s_whatever_else_counts_up() -> None:
    lines = [
        line
        for n, part in enumerate([*ENGLISH, *turned(ENGLISH)], 1)
        for line in (*lines_of((part,)), "", f"Figure {n}")
    ]
    made = body(printed(lines, lambda n: ["", f"{n}", "\f"], page=14))
    assert [line for line in made if len(line) < 12] == [f"Figure {n}" for n in range(1, 9)]


def test_a_heading_between_paragraphs_of_print_stays() -> None:
    text = "\n".join([*lines_of(ENGLISH), "What the Council Said About It", *lines_of(ENGLISH), ""])
    assert "What the Council Said About It" in body(text)


def test_a_running_head_that_is_the_title_stays_as_that() -> None:
    text = printed(
        ["The Night Ferry", "Ann Quay", *lines_of(ENGLISH), *lines_of(turned(ENGLISH))],
        lambda n: [f"{n}", "The Night Ferry"],
    )
    made = body(text)
    assert made[:2] == ["# The Night Ferry", "Ann Quay"]
    assert made[2:] == [*ENGLISH, *turned(ENGLISH)]


PARTS = [
    *lines_of(ENGLISH[:1]),
    "1",
    *lines_of(ENGLISH[1:2]),
    "2",
    *lines_of(ENGLISH[2:3]),
    "3",
    *lines_of(ENGLISH[3:]),
]
CLAUSES = [
    line
    for n in range(1, 9)
    for line in (
        f"{n}",
        "the carrier shall keep the vessel in a seaworthy condition, and",
        "the shipper shall bring the goods to the quay in good time, and",
    )
]
VERSE = [
    line
    for n in range(1, 6)
    for line in (
        f"{n}",
        *(
            "the water goes on without us and",
            "carries the light of the last boat",
            "past the weir and the sleeping mill",
        )
        * 3,
    )
]
QUESTIONS = [
    line for n in range(1, 7) for line in (f"第{n}题", "单选题", "下列哪一项不是渡轮的航线？", "A. 南岸", "B. 北岸")
]
COMIC = [line for n in range(1, 5) for line in (f"Page {n}", *lines_of(ENGLISH[n % 4 : n % 4 + 1]))]
HEADLINES = [
    f"海港镇第{one}条夜间航线本周五恢复通航{n}名乘客顶着冷雨挤上头班船"
    for n, one in enumerate("一二三四五六七八九十", 120)
]


@pytest.mark.parametrize("lines", [PARTS, CLAUSES, VERSE, QUESTIONS, COMIC, HEADLINES])
def test_numbers_that_are_no_pages_stay(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert not page_breaks(Document(text))
    made = clean(text)
    for line in lines:
        if len(line) < 12:
            assert line in made


@pytest.mark.parametrize("lines", [VERSE, QUESTIONS, HEADLINES])
def test_lines_that_no_print_broke_are_not_joined(lines: list[str]) -> None:
    made = clean("\n".join(lines) + "\n")
    assert all(f"{above} {below}" not in made and f"{above}{below}" not in made for above, below in pairwise(lines))


def test_paragraphs_of_a_page_are_no_lines_of_print() -> None:
    text = "\n".join([*ENGLISH, "1", *ENGLISH, "2", *ENGLISH, "3", *ENGLISH]) + "\n"
    assert not page_breaks(Document(text))


def test_a_number_in_a_table_is_not_the_page_s() -> None:
    lines = lines_of(ENGLISH) + lines_of(turned(ENGLISH))
    lines[10:10] = ["boats", "2", "tickets", "190"]
    text = printed(lines, lambda n: [f"{n}", "Harbour Papers, Vol. 12 (2024)"])
    assert "2" in body(text)


@given(
    st.permutations([*ENGLISH, *turned(ENGLISH)]),
    st.integers(48, 90),
    st.integers(9, 20),
    st.sampled_from([edge for edge, _ in EDGES]),
)
def test_no_word_of_a_print_is_lost(
    paragraphs: list[str], wide: int, page: int, edge: Callable[[int], list[str]]
) -> None:
    lines = [line for part in paragraphs for line in textwrap.wrap(part, wide)]
    made = clean(printed(lines, edge, page=page))
    words = " ".join(made.replace("\\", "").split("---\n")[-1].split())
    assert all(word in words for part in paragraphs for word in part.split())
    kept = [word for word in words.split() if word in {word for part in paragraphs for word in part.split()}]
    assert len(kept) >= sum(len(part.split()) for part in paragraphs)
