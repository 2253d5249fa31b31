"""Who wrote a paste, for whom and when: which lines say so and move, and which stay where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from pastes import BODY, ENGLISH, ENGLISH_BODY, TITLE, cleaned
from qingwen import clean


@pytest.mark.parametrize(
    ("line", "fields", "left"),
    [
        ("来源：新华网", {"source": "新华网"}, ""),
        ("来源：海港晨报 打印 关闭", {"source": "海港晨报"}, ""),
        ("2025-04-03 来源：海港晨报 字体：大 中 小 【打印】", {"source": "海港晨报", "date": "2025-04-03"}, ""),
        ("来源：码头 收藏", {"source": "码头 收藏"}, ""),
        ("来源：海港 分享", {"source": "海港 分享"}, ""),
        ("作者：张 大小", {"author": "张 大小"}, ""),
        ("Reporter: Jane van Doe", {"author": "Jane van Doe"}, ""),
        ("Author: The Friends of the Mill.", {"author": "The Friends of the Mill."}, ""),
        ("作者：李 大 小", {"author": "李 大 小"}, ""),
        ("来源：海港日报 大 小", {"source": "海港日报"}, ""),
        ("作者：李明 展开", {"author": "李明 展开"}, ""),
        ("（来源：新华网）", {"source": "新华网"}, ""),
        (
            "来源：新华网 作者：张三 发布时间：2025-04-03 10:20 浏览次数：123",
            {"source": "新华网", "author": "张三", "date": "2025-04-03 10:20"},
            "",
        ),
        ("2025-04-03 来源：新华网", {"source": "新华网", "date": "2025-04-03"}, ""),
        ("来源：新华网 | 作者：张三", {"source": "新华网", "author": "张三"}, ""),
        ("Source: Xinhua  Author: Jane Doe", {"source": "Xinhua", "author": "Jane Doe"}, ""),
        ("文字：李四 编辑：赵六", {"author": "李四"}, "编辑：赵六"),
        ("文/图 王五", {"author": "王五"}, ""),
        ("文/王五 图/李四", {"author": "王五"}, "图/李四"),
        ("责任编辑：张三", {"editor": "张三"}, ""),
        ("责任编辑：总编室", {}, "责任编辑：总编室"),
        ("【责任编辑：张三】", {"editor": "张三"}, ""),
        ("(责编：李四、王五)", {"editor": "李四、王五"}, ""),
        (
            "原创 张三 某某医院 2025-04-03 18:30 甘肃",
            {"author": "张三", "source": "某某医院", "date": "2025-04-03 18:30"},
            "",
        ),
        ("原创 某某医院 2025-04-03 18:30 甘肃", {"date": "2025-04-03 18:30"}, "原创 某某医院 甘肃"),
        ("某某医院 2025年4月3日 18:30 内蒙古", {"date": "2025-04-03 18:30"}, "某某医院 内蒙古"),
        ("张三 2025-04-03 18:30", {}, "张三 2025-04-03 18:30"),
        ("By Jane Doe", {"author": "Jane Doe"}, ""),
        ("By J.K. van der Berg and Li Ming", {"author": "J.K. van der Berg and Li Ming"}, ""),
        ("Published May 12, 2025 9:15 AM", {"date": "2025-05-12 09:15"}, ""),
        ("Posted on 12 May 2025, 12:05 p.m.", {"date": "2025-05-12 12:05"}, ""),
        ("Published May 12, 2025 13:15 PM", {}, "Published May 12, 2025 13:15 PM"),
        ("发布于 2023-05-06 12:30", {"date": "2023-05-06 12:30"}, ""),
        ("于 2024-11-08 10:22:31 发布", {"date": "2024-11-08 10:22:31"}, ""),
        ("于2024年在海港发布", {}, "于2024年在海港发布"),
        ("Reporter: That was my question.", {}, "Reporter: That was my question."),
        ("By The Numbers", {}, "By The Numbers"),
        ("By Land and Sea", {}, "By Land and Sea"),
        ("By then Jane had left", {}, "By then Jane had left"),
        ("作者：张三，医学博士，主任医师。", {}, "作者：张三，医学博士，主任医师。"),
    ],
)
def test_credits_at_the_foot_move_and_nothing_else_is_lost(line: str, fields: dict[str, str], left: str) -> None:
    found, body = cleaned(f"{BODY}\n{line}\n")
    assert {key: value for key, value in found.items() if key != "language"} == fields
    assert body == f"{BODY}\n\n{left}".strip()


@pytest.mark.parametrize(
    "text",
    [
        "Spring Concert\nDate: 2025-04-03\nVenue: City Hall\nPrice: 5\n",
        f"{BODY}\n\n活动安排\n时间：下午三点\n作者：张三\n地点：三楼会议室\n",
        "Author: Jane\nA list\nDate: 2020-01-01\n",
    ],
)
def test_the_facts_of_a_programme_stay_where_they_are(text: str) -> None:
    _, body = cleaned(text)
    assert [line for line in body.split("\n") if line and not line.startswith("#")] == [
        line for line in text.split("\n") if line
    ]


def test_a_title_with_a_colon_is_no_fact_beside_the_byline() -> None:
    fields, body = cleaned(f"Review: The Long Way\nBy Tom Reed\nMay 12, 2025\n{BODY}\n")
    assert fields["author"] == "Tom Reed" and fields["date"] == "2025-05-12" and "Tom Reed" not in body


def test_who_speaks_is_not_the_author() -> None:
    fields, body = cleaned(f"专访王教授\n\n记者：{BODY}\n\n王教授：{BODY}\n\n记者：谢谢您\n\n作者：李明\n")
    assert fields["author"] == "李明" and body.endswith("记者：谢谢您")


def test_the_report_names_what_went_to_the_front_matter_and_is_in_the_order_of_the_lines(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "新楼启用\n\n2025-01-16\n\n衣服干了，医院的新楼于周一启用，来宾们参观了各个楼层。\n\n来宾很多1.png\n"
    )
    told = qingwen("clean", "a.txt", "--han", "taiwan").stderr.decode()
    assert "\n  3  moved    to the front matter  2025-01-16\n" in told
    assert told.index("QW306 ambiguous-han") < told.index("QW201 han-filename")


@pytest.mark.parametrize(("asks", "answers"), [("记者", "路西娅"), ("编辑", "作者"), ("Editor", "Author")])
def test_what_is_said_in_an_interview_is_no_line_of_credits_with_unsafe_either(asks: str, answers: str) -> None:
    said = [
        f"{asks}：为什么是鸡蛋？",
        f"{answers}：碰巧。",
        f"{asks}：还有呢？",
        f"{answers}：吐司。",
        f"{asks}：谢谢。",
    ]
    html = f"<html><body><article><h1>她管着三个厨房</h1><p>{BODY}</p>{''.join(map('<p>{}</p>'.format, said))}</article></body></html>"
    paste = "\n".join(["她管着三个厨房", BODY, *said]) + "\n"
    for text in (clean(paste, unsafe=True).text, clean(html, kind="html", unsafe=True).text):
        assert [line for line in said if line not in text] == []


@pytest.mark.parametrize(
    ("line", "date", "author"),
    [
        ("By Jane Doe on May 3, 2024 08:08 pm @janedoe 76Comments", "2024-05-03 20:08", "Jane Doe"),
        ("By Jane Doe @janedoe | May 3, 2024", "2024-05-03", "Jane Doe"),
        ("Posted on May 3, 2024 by admin", "2024-05-03", "admin"),
        ("Published 3 May 2024, 10:15 BST", "2024-05-03 10:15", None),
        ("First published on Fri 3 May 2024 10.15 BST", "2024-05-03 10:15", None),
        ("May 3, 2024 by Sarah Green", "2024-05-03", "Sarah Green"),
        ("By Sarah Green | May 3, 2024 | 5 min read", "2024-05-03", "Sarah Green"),
        ("By SARAH GREEN MAY 3, 2024", "2024-05-03", "SARAH GREEN"),
        ("by Laura June Green July 10, 2015", "2015-07-10", "Laura June Green"),
        ("Posted by Sarah Green on Monday, May 6th, 2024 at 11:04 p.m.", "2024-05-06 23:04", "Sarah Green"),
        ("3 May 2024 · 5 min read", "2024-05-03", None),
        ("2024-05-03T10:15:00Z", "2024-05-03 10:15:00", None),
        ("May 3, 2024 10:15 AM EDT", "2024-05-03 10:15", None),
        ("时间：2024-05-03 来源：海港网 作者：李明", "2024-05-03", "李明"),
        ("2024/5/3 10:15 阅读：128", "2024-05-03 10:15", None),
    ],
)
def test_a_line_of_dates_names_and_counters_moves_whole(line: str, date: str | None, author: str | None) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\n{ENGLISH_BODY}\n")
    assert (fields.get("date"), fields.get("author")) == (date, author)
    assert body == f"# {ENGLISH}\n\n{ENGLISH_BODY.strip()}"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Born May 3, 2024 in Rome",
            "By the end of May 3, 2024",
            "by car",
            "By Region",
            "Updated May 3, 2024 by hand",
        ),
        *("by Henry Sand", "Written by Ann Ode", "Words by Ann Ode", "By Popular Demand", "by Royal Appointment"),
        *("20 min by Car", "10 min by Bus, 2 min by Foot", "By Ann Ode, May 3, 2024 by Tom Hill"),
        *("Published by Harbour Books, May 3, 2024", "May 3, 2024, May 10, 2024, May 17, 2024"),
        *("Edited by Ann Ode, May 3, 2024", "Last updated by admin on May 3, 2024", "May 3, 2024 By Ann Ode In"),
        *("May 3, 2024 – May 5, 2024", "May 3, 2024 10:00 am - May 3, 2024 5:00 pm", "31/05/2024 - 30/06/2024"),
    ],
)
def test_a_line_that_says_more_than_dates_and_names_stays(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\n{ENGLISH_BODY}\n")
    assert "author" not in fields and f"\n{line}\n" in body


def test_of_two_dates_that_of_the_change_stays() -> None:
    fields, body = cleaned(f"{ENGLISH}\nPublished May 3, 2024 | Updated May 5, 2024\n{ENGLISH_BODY}\n")
    assert fields["date"] == "2024-05-03" and "\nUpdated May 5, 2024\n" in body


@pytest.mark.parametrize("form", ["{} by {}", "{} | by {}", "Posted by {1} on {0}", "By {1}, {0}"])
@pytest.mark.parametrize("heading", ["", "The wheel"])
def test_a_byline_that_each_entry_has_is_not_the_article_s(form: str, heading: str) -> None:
    bylines = [
        form.format("May 3, 2024", "Ann Ode"),
        form.format("April 3, 2024", "Tom Hill"),
        form.format("March 3, 2024", "Ann Ode"),
    ]
    text = "\n".join(line for byline in bylines for line in (heading, byline, ENGLISH_BODY) if line)
    fields, body = cleaned(f"News of the mill\n{text}\n")
    assert fields.keys().isdisjoint(("author", "date")) and [line for line in bylines if line not in body] == []


@pytest.mark.parametrize("between", ["All good things are wild.", "The Long Way", "Adapted from the novel"])
@pytest.mark.parametrize("line", ["by Louise Hill, May 3, 2016", "by Louise Hill"])
def test_a_byline_below_another_line_than_the_title_is_that_line_s(between: str, line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{between}\n{line}\n{ENGLISH_BODY}\n")
    assert fields.keys().isdisjoint(("author", "date")) and f"\n{line}\n" in body


MENU = "Harbour Daily\nHome\nNews\nSport\nBusiness\nLog in\nSubscribe\nSearch\n"


FOOT = "Share\nFacebook\nTwitter\nRelated stories\nBread in spring\nAbout us\nContact us\nPrivacy policy\n© 2024 Harbour Daily. All rights reserved.\n"


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize(
    "line",
    ["by Henry Sand", "by Popular Demand", "20 min by Car", "May 3, 2024 - June 3, 2024", "1971-10-11 by Tom Hill"],
)
@pytest.mark.parametrize("among", [False, True])
def test_a_page_has_the_author_and_date_below_its_title_and_no_others(line: str, among: bool, unsafe: bool) -> None:
    article = [
        ENGLISH,
        "By Ann Ode",
        "May 1, 2023",
        *([] if among else [line]),
        ENGLISH_BODY,
        *([line] if among else []),
    ]
    found = clean(MENU + "\n".join([*article, ENGLISH_BODY, ENGLISH_BODY]) + "\n" + FOOT, unsafe=unsafe).text
    assert "author: Ann Ode\n" in found and "date: 2023-05-01\n" in found and f"\n{line}\n" in found


@pytest.mark.parametrize(
    "remark", ["（完）", "（本文有删节）", "海港日报社", "END", "谢谢阅读", "参考文献", "Thank you for reading"]
)
def test_a_closing_remark_below_the_credits_is_no_text_that_goes_on(remark: str) -> None:
    fields, body = cleaned(f"手术顺利\n{BODY}\n来源：海港日报\n作者：张三\n{remark}\n")
    assert (fields["source"], fields["author"]) == ("海港日报", "张三") and body.endswith(remark)


def test_the_authors_of_books_are_not_the_article_s() -> None:
    books = "Sea of Reeds\nby Ann Ode\nThe Long Way\nby Tom Hill\n"
    fields, body = cleaned(f"{ENGLISH}\n{books}{ENGLISH_BODY}\n")
    assert "author" not in fields and "by Ann Ode" in body and "by Tom Hill" in body


@pytest.mark.parametrize("line", ["作者：朱自清", "来源：市统计局", "文/朱自清", "2024-05-03 来源：市统计局"])
def test_credits_below_the_last_paragraph_stay_where_the_text_goes_on_below(line: str) -> None:
    fields, body = cleaned(f"手术顺利\n{BODY}\n四、阅读\n{line}\n这段话写了什么？\n")
    assert fields.keys() == {"title"} and f"\n{line}\n" in body
    fields, body = cleaned(f"手术顺利\n{BODY}\n{line}\n")
    assert len(fields) > 1 and line not in body


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 3:15 PM EDT, Fri May 3, 2024", "2024-05-03 15:15"),
        ("Published: 10:15am, 3 May 2024", "2024-05-03 10:15"),
    ],
)
def test_a_clock_s_colon_makes_no_fact_of_a_date_beside_the_author(line: str, date: str) -> None:
    change = "Updated 4:15 PM EDT, Sat May 4, 2024"
    fields, body = cleaned(f"{ENGLISH}\nBy Ann Ode\n{line}\n{change}\n{ENGLISH_BODY}\n")
    assert fields == {"title": ENGLISH, "author": "Ann Ode", "date": date}
    assert body == f"# {ENGLISH}\n\n{change}\n\n{ENGLISH_BODY.strip()}"


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Li Ming | 2025-04-03", "文：李明"], "Li Ming"),
        (["By Ming LI | 2025-04-03", "文：李明"], "Ming LI"),
        (["作者：李明", "By Li Ming"], "李明"),
        (["By Ouyang Xiu | 2025-04-03", "作者：歐陽修"], "Ouyang Xiu"),
        (["By JANE DOE | 2025-04-03", "Author: Jane Doe"], "JANE DOE"),
        (["By Jane Doe and Li Ming", "作者：李明"], "Jane Doe and Li Ming"),
        (["By Li Ming | 2025-04-03", "文：李明", "作者：李铭"], "Li Ming, 李铭"),
        (["By Wang Ming | 2025-04-03", "文：李明"], "Wang Ming, 李明"),
        (["By Jane Doe | 2025-04-03", "Author: Tom Hill"], "Jane Doe, Tom Hill"),
        (["作者：李明", "文：李铭"], "李明, 李铭"),
        (["By Wang Lao | 2025-04-03", "文：老王"], "Wang Lao, 老王"),
    ],
)
def test_one_author_in_two_spellings_is_one_and_two_stay_two(lines: list[str], author: str) -> None:
    fields, body = cleaned("\n".join([TITLE, *lines, BODY]) + "\n")
    assert (fields["author"], body) == (author, f"# {TITLE}\n\n{BODY}")


@pytest.mark.parametrize(
    "entries",
    [
        "Related lists\nSea of Reeds\nBy Tom Hill\n31/05/2024",
        "Sea of Reeds\nBy Tom Hill\nThe Long Way\nBy Ann Ode",
        "Sea of Reeds\n31/05/2024\nThe Long Way\n28/05/2024",
        "31/05/2024\nSea of Reeds\n28/05/2024\nThe Long Way",
        "Latest\n31/05/2024\nSea of Reeds",
    ],
)
def test_authors_and_dates_of_a_list_s_entries_below_an_article_are_not_its_own(entries: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{ENGLISH_BODY}\n{entries}\n")
    assert fields == {"title": ENGLISH}
    assert body.split("\n\n")[2:] == entries.split("\n")


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        ("By Tom Hill", {"author": "Tom Hill"}),
        ("Come and see.\nBy Tom Hill", {"author": "Tom Hill"}),
        ("Harbour Post\nBy Tom Hill", {"author": "Tom Hill"}),
        ("31/05/2024", {"date": "2024-05-31"}),
        ("海港镇委员会\n2024年5月31日", {"date": "2024-05-31"}),
    ],
)
def test_an_author_or_a_date_that_closes_an_article_is_its_own(closing: str, field: dict[str, str]) -> None:
    fields, _ = cleaned(f"{ENGLISH}\n{ENGLISH_BODY}\n{closing}\n")
    assert fields == {"title": ENGLISH, **field}


def test_buttons_between_an_author_and_the_date_below_do_not_hide_it() -> None:
    head = "Why it turns\nAnn Ode\nFollow\n7 min read\n·\nShare\nMay 3, 2024\n"
    fields, _ = cleaned(f"{ENGLISH}\n{head}{ENGLISH_BODY}\n")
    assert fields["date"] == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "fields", "left"),
    [
        ("来源：海港网 | 2025年4月3日 10:20:15", {"source": "海港网", "date": "2025-04-03 10:20:15"}, ""),
        ("来源：海港日报2025-04-03 10:20", {"source": "海港日报", "date": "2025-04-03 10:20"}, ""),
        ("来源：海港日报 2025-04-03", {"source": "海港日报", "date": "2025-04-03"}, ""),
        ("作者：李明 编辑：王芳 时间：2025-04-03 点击数：123", {"author": "李明", "date": "2025-04-03"}, "编辑：王芳"),
        ("供稿：宣传科 日期：2025/4/3 浏览：12次", {"source": "宣传科", "date": "2025-04-03"}, ""),
        (
            "日期：2025-04-03    作者：    来源：海港大学新闻网",
            {"date": "2025-04-03", "source": "海港大学新闻网"},
            "",
        ),
        ("发布时间：2025-04-03  来源：港口委员会  分享：", {"date": "2025-04-03", "source": "港口委员会"}, ""),
        ("2025年4月3日 10:20　来源：海港新闻网 　参与互动", {"date": "2025-04-03 10:20", "source": "海港新闻网"}, ""),
        ("發布日期：114-04-03", {"date": "2025-04-03"}, ""),
        ("08:30 2025/4/3", {"date": "2025-04-03 08:30"}, ""),
        ("2025-04-03 来源：", {"date": "2025-04-03"}, "来源："),
        ("联系人：李明 时间：2025-04-03", {}, "联系人：李明 时间：2025-04-03"),
        ("来源：海港日报 ∙ 民生 >", {}, "来源：海港日报 ∙ 民生 >"),
    ],
)
def test_a_line_of_labels_and_dates_below_a_title_gives_each_its_field(
    line: str, fields: dict[str, str], left: str
) -> None:
    found, body = cleaned(f"{TITLE}\n{line}\n{BODY}\n")
    assert found == {"title": TITLE, **fields}
    assert body == "\n\n".join(filter(None, [f"# {TITLE}", left, BODY]))


@pytest.mark.parametrize(
    ("line", "fields", "left"),
    [
        ("来源：海港晚报 | 2025年04月03日 08:31", {"source": "海港晚报", "date": "2025-04-03 08:31"}, ""),
        ("本报记者 李明 通讯员 王芳", {"author": "李明, 王芳"}, ""),
        ("□ 海港晚报首席记者 李明", {"author": "李明", "source": "海港晚报"}, ""),
        ("撰文 李明 编辑 王芳", {"author": "李明"}, "编辑 王芳"),
        ("作者 李明 發布日期 2025/04/03", {"author": "李明", "date": "2025-04-03"}, ""),
        ("李明 发表于 2025-04-03", {"author": "李明", "date": "2025-04-03"}, ""),
        ("李明 · 2025年4月3日 · 阅读约 5 分钟", {"author": "李明", "date": "2025-04-03"}, ""),
        ("2025年04月03日 08:31 海港晚报", {"source": "海港晚报", "date": "2025-04-03 08:31"}, ""),
        ("記者葛明／台東報導", {"author": "葛明", "dateline": "台東"}, ""),
        ("〔記者葛明／綜合報導〕", {"author": "葛明"}, ""),
        ("海港報 記者葛明、林一／台北即時報導", {"author": "葛明, 林一", "source": "海港報", "dateline": "台北"}, ""),
        ("海港新聞／記者林一／台北報導", {"author": "林一", "source": "海港新聞", "dateline": "台北"}, ""),
        ("By Ann Ode, Harbour Times", {"author": "Ann Ode", "source": "Harbour Times"}, ""),
    ],
)
def test_a_newspaper_s_byline_right_below_a_title_needs_no_label(line: str, fields: dict[str, str], left: str) -> None:
    found, body = cleaned(f"{TITLE}\n{line}\n{BODY}\n")
    assert found == {"title": TITLE, **fields}
    assert body == "\n\n".join(filter(None, [f"# {TITLE}", left, BODY]))


@pytest.mark.parametrize(
    "line",
    [
        *("记者 高考 现场", "本报记者 手记", "小记者 招募", "街道记者 李明", "文 武 双全", "记者 李明 王芳 街道"),
        *(
            "2025-04-03 19:30 观景台",
            "李明 · 海港",
            "記者林一表示",
            "By Ann Ode, Staff Writer",
            "By Ann Ode, Harbour Town",
        ),
    ],
)
def test_what_only_looks_like_a_newspaper_s_byline_stays(line: str) -> None:
    fields, body = cleaned(f"{TITLE}\n{line}\n{BODY}\n")
    assert not {"author", "source"} & {*fields} and f"\n{line}\n" in body


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n本报记者 李明\n{BODY}\n码头的灯\n本报记者 王芳\n{BODY}\n",
        f"{TITLE}\n{BODY}\n本报记者 李明\n老磨坊换了主人。\n",
        f"{TITLE}\n本报记者 李明\n码头的灯\n磨坊的主人\n渡口的狗\n",
    ],
)
def test_a_reporter_s_line_that_is_no_byline_by_its_place_stays(text: str) -> None:
    fields, body = cleaned(text)
    assert "author" not in fields and "\n本报记者 李明\n" in body


def test_an_author_below_a_title_that_a_menu_tells_moves_above_short_paragraphs_too() -> None:
    short = "舊樓昨早發生火警，消防到場開喉灌救，救出三名長者送院。"
    fields, body = cleaned(
        f"首页\n港闻\n深水埗舊樓火警　消防救出三長者\n撰文：王曉晴\n出版：2025-04-03 07:45\n{short}\n{short}\n"
    )
    assert fields["author"] == "王曉晴" and "撰文" not in body


@pytest.mark.parametrize("line", ["（本报记者 李明）", "海港晚报记者 李明 通讯员 王芳", "記者葛明／台東報導"])
def test_a_reporter_s_line_that_closes_an_article_moves(line: str) -> None:
    fields, body = cleaned(f"{TITLE}\n{BODY}\n{line}\n")
    assert fields["author"] and body.endswith(BODY)
    assert "author" not in cleaned(f"{TITLE}\n{BODY}\n他的名片上写着：\n{line}\n")[0]
    assert "author" not in cleaned(f"{TITLE}\n{BODY}\n{line}\n{BODY}\n{line}\n")[0]
