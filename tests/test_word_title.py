"""Titles of Word documents that only their looks tell, and dates that stand below who signs."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.files.pictures import Pictures
from qingwen.reading.source import read_source
from qingwen.reading.word import render_word
from word_documents import packed, picture, r, w

TEXT = w("p", r("各村的水表由站里统一更换，更换期间供水不停，请各户留人在家。"))


def line(text: str, size: int = 0, edge: str = "center", called: str = "") -> str:
    run = r(text).replace("<w:r>", "<w:r>" + w("rPr", w("b"), w("sz", val=size)), 1) if size else r(text)
    return w("p", w("pPr", w("pStyle", val=called) if called else "", w("jc", val=edge) if edge else ""), run)


def head_of(body: str, **parts: str) -> dict[str, str]:
    """The front matter of a document."""
    text = render_word("a.docx", packed(body, **parts), Pictures(None), "").text
    return dict(one.split(": ", 1) for one in text.split("---\n")[1].splitlines())


def test_a_first_line_that_is_centred_and_alone_larger_than_the_rest_is_the_title() -> None:
    text = render_word("a.docx", packed(line("关于更换水表的通知", 44) + TEXT), Pictures(None), "").text
    assert text.startswith("---\ntitle: 关于更换水表的通知\nlanguage: zh\n---\n\n# 关于更换水表的通知\n\n各村")


def test_size_and_edge_may_be_those_of_a_style() -> None:
    large = w("style", w("name", val="大字"), w("rPr", w("sz", val=40)), type="paragraph", styleId="A")
    mine = w("style", w("basedOn", val="A"), w("pPr", w("jc", val="center")), type="paragraph", styleId="B")
    assert head_of(line("关于更换水表的通知", 0, "", "B") + TEXT, styles=large + mine)["title"] == "关于更换水表的通知"
    body = w("style", w("name", val="Normal"), w("rPr", w("sz", val=40)), type="paragraph", styleId="N", default=1)
    assert "title" not in head_of(line("关于更换水表的通知", 0, "", "B") + TEXT, styles=large + mine + body)


@pytest.mark.parametrize(
    "above",
    [
        line("青川水务站文件", 72) + line("青水〔2025〕8号", 32),
        line("青川水务站文件", 44) + line("青水〔2025〕8号　签发人：赵工", 0, ""),
        line("二〇二五年夏季", 28),  # smaller than the title
    ],
)
def test_below_a_letterhead_or_a_smaller_line_the_largest_centred_line_is_the_title(above: str) -> None:
    text = render_word("a.docx", packed(above + line("关于更换水表的通知", 44) + TEXT), Pictures(None), "").text
    assert text.startswith("---\ntitle: 关于更换水表的通知\n")
    assert "\n\n# 关于更换水表的通知\n\n各村" in text


def plain(text: str, size: int, edge: str = "center") -> str:
    return line(text, size, edge).replace(w("b"), "")


@pytest.mark.parametrize(
    "below",
    [
        plain("林岚", 28),
        plain("——以青川二十三个村为例", 32),
        line("作者：林岚", 28),
        line("By Ann Lee", 28) + line("9 May 2025", 28),
    ],
)
def test_below_a_title_a_subtitle_and_an_author_may_be_larger_than_the_text(below: str) -> None:
    assert head_of(line("第三季度走访报告", 44) + below + TEXT * 3)["title"] == "第三季度走访报告"


def test_chapters_below_a_title_and_its_author_and_those_below_a_text_are_of_one_level() -> None:
    styles = w("style", w("name", val="heading 1"), type="paragraph", styleId="H")
    chapters = line("Wells", 0, "", "H") + TEXT + line("Roads", 0, "", "H") + TEXT
    for above in (line("New Water Meters", 44) + plain("Ann Lee", 28), line("Dear all", 0, "")):
        text = render_word("a.docx", packed(above + chapters, styles=styles), Pictures(None), "").text
        assert [one for one in text.split("\n") if one[:1] == "#" and "New" not in one] == ["## Wells", "## Roads"]


def test_a_subtitle_as_large_as_headings_is_none() -> None:
    body = (
        line("江边的磨坊", 44)
        + line("——十一个星期", 32)
        + set_large("一、洪水", "")
        + TEXT
        + set_large("二、筹款", "")
        + TEXT
    )
    text = render_word("a.docx", packed(body), Pictures(None), "").text
    assert [one for one in text.split("\n") if one[:1] == "#"] == ["# 江边的磨坊", "## 一、洪水", "## 二、筹款"]


@pytest.mark.parametrize("byline", ["作者：何建平", "文/何建平"])
def test_an_author_below_the_title_moves_be_the_paragraphs_short(byline: str) -> None:
    texts = line("雨下了三天，河水漫过了石阶。", 0, "") + line("那封信一直没有人认领。", 0, "")
    data = packed(line("渡口旧事", 44) + line(byline, 0) + texts)
    made = clean(read_source("a.docx", data).document).text
    assert "author: 何建平\n" in made and byline not in made


def test_in_a_play_who_speaks_once_is_no_heading() -> None:
    lines = "".join(set_large(who) + TEXT for who in ("RUTH", "CLERK", "RUTH", "KEEPER"))
    text = render_word("a.docx", packed(line("The Slipway", 40) + lines), Pictures(None), "").text
    assert [one for one in text.split("\n") if one[:1] == "#"] == ["# The Slipway"]


BOLD = line("Before the frost", 28, "") + TEXT + line("What does it cost?", 28, "") + TEXT


@pytest.mark.parametrize("edge", ["", "center"])
def test_bold_lines_larger_than_the_text_below_a_larger_bold_title_are_its_headings(edge: str) -> None:
    body = line("New Water Meters", 40, edge) + line("By the Board", 0, edge) + BOLD + line("By mail", 24, "") + TEXT
    text = render_word("a.docx", packed(body), Pictures(None), "").text
    heads = [one for one in text.split("\n") if one[:1] == "#"]
    assert heads == ["# New Water Meters", "## Before the frost", "## What does it cost?", "### By mail"]
    assert text.startswith("---\ntitle: New Water Meters\n")


def set_large(text: str, edge: str = "") -> str:
    return line(text, 28, edge)


@pytest.mark.parametrize(
    "body",
    [
        TEXT + set_large("周立", "right") + set_large("2025年9月8日", "right"),
        TEXT + set_large("此致") + set_large("敬礼"),
        set_large("作者：周立") + set_large("2025年9月8日") + TEXT,
        set_large("To: all houses") + TEXT + set_large("From: the Board") + TEXT,
        set_large("9 May 2025") + TEXT + set_large("10 May 2025") + TEXT,
        (set_large("表1 各村水表") + TEXT) + (set_large("Table 2 Meters") + TEXT),
        set_large("“水从不等人”") + TEXT + set_large("“It drips”") + TEXT,
        (set_large("记者") + TEXT + set_large("周立") + TEXT) * 2,
        set_large("£12") + TEXT + set_large("￥14") + TEXT,
        set_large("注意：周一停水") + TEXT + set_large("Note: no dogs") + TEXT,
        TEXT + set_large("Drip, tap") + set_large("The pipe is cold") + set_large("The well is deep") + TEXT,
        set_large("Before the frost") + TEXT + set_large("The Board"),  # nothing below
    ],
)
def test_large_bold_lines_that_head_nothing_are_no_headings(body: str) -> None:
    text = render_word("a.docx", packed(line("New Water Meters", 40) + body), Pictures(None), "").text
    assert [one for one in text.split("\n") if one[:1] == "#"] == ["# New Water Meters"]


def test_numbered_parts_with_a_colon_and_headings_one_below_a_larger_one_are_headings() -> None:
    heads = [set_large("Part 1: The wells"), line("By hand", 24, ""), TEXT, set_large("第二章：水表"), TEXT]
    text = render_word("a.docx", packed(line("New Water Meters", 40) + "".join(heads)), Pictures(None), "").text
    assert [one for one in text.split("\n") if one[:1] == "#"][1:] == [
        "## Part 1: The wells",
        "### By hand",
        "## 第二章：水表",
    ]


def test_a_bold_line_above_one_heading_alone_or_above_those_that_styles_make_is_no_title() -> None:
    styles = w("style", w("name", val="heading 1"), type="paragraph", styleId="H")
    title = line("New Water Meters", 40, "")
    assert "title" not in head_of(title + TEXT + line("Before the frost", 28, "") + TEXT)
    assert "title" not in head_of(title + line("Costs", 0, "", "H") + BOLD, styles=styles)


def test_of_two_centred_lines_of_one_size_neither_is_the_title() -> None:
    assert "title" not in head_of(line("二〇二五年夏季", 44) + line("关于更换水表的通知", 44) + TEXT)


@pytest.mark.parametrize(
    "body",
    [
        line("关于更换水表的通知", 44, "") + TEXT,  # not centred
        line("关于更换水表的通知") + TEXT,  # no larger
        line("关于更换水表的通知", 44) + TEXT + line("第一部分", 44, ""),  # not alone
        line("青川水务站文件", 72) + TEXT,  # a letterhead
        line("青川水务站", 72) + line("关于更换水表的通知", 44) + TEXT,  # another large line below
        line("水表换好了，请来看！", 44) + TEXT,  # a sentence
        line("关于更换水表的通知", 44),  # nothing below
        picture("gone", "A pump") + line("关于更换水表的通知", 44) + TEXT,
    ],
)
def test_what_may_be_no_title_stays_a_line(body: str) -> None:
    assert "title" not in head_of(body)


def test_below_a_title_by_its_style_a_large_line_is_none() -> None:
    styles = w("style", w("name", val="Title"), type="paragraph", styleId="T")
    assert head_of(line("青川水务站", 44) + line("水表", 0, "", "T") + TEXT, styles=styles).get("title") != "青川水务站"


ISSUER, DAY = line("青川水务站", 0, "right"), line("2025年9月8日", 0, "right")


@pytest.mark.parametrize("below", ["", line("（联系人：赵工）")])
def test_a_notice_is_dated_below_who_issues_it(below: str) -> None:
    assert head_of(TEXT * 4 + ISSUER + DAY + below)["date"] == "2025-09-08"


@pytest.mark.parametrize(
    "body",
    [
        TEXT + TEXT + line("地点：站前广场") + DAY,
        TEXT + DAY + TEXT + ISSUER + line("2025年10月8日"),
        TEXT + TEXT + ISSUER + DAY + TEXT,
        TEXT + TEXT + DAY,
    ],
)
def test_a_date_that_may_be_another_s_dates_no_document(body: str) -> None:
    assert head_of(w("p", r("各位住户")) * 3 + body).get("date") != "2025-09-08"
