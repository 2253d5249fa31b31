"""The head of a paste and its credits: what becomes title, date, author and source, and what stays where it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from conftest import Run
from qingwen import clean
from qingwen.text.dates import parse_date
from qingwen.text.document import Document
from qingwen.text.head import find_head
from qingwen.text.titles.doubled import find_doubled_title

BODY = "手术持续了四个小时，患者情况良好。" * 5


def cleaned(text: str) -> tuple[dict[str, str], str]:
    """(front matter, what follows it) of a cleaned paste; dates as text."""
    _, fields, body = clean(text).text.split("---\n", 2)
    return {key: str(value) for key, value in yaml.safe_load(fields).items()}, body.strip()


@pytest.mark.parametrize(
    ("text", "title", "date"),
    [
        (f"手术顺利\n{BODY}\n", "手术顺利", None),
        ("会议通知\n2025年4月3日\n各位同事，明天下午三点开会。\n请准时参加。\n", "会议通知", "2025-04-03"),
        ("春天来了\n\n昨天夜里，花都开了。\n", "春天来了", None),
        ("Spring is here\n\nThe flowers opened last night.\n", "Spring is here", None),
        (
            "Spring is here\nApril 3, 2025\nThe flowers opened last night.\nEverybody came.\n",
            "Spring is here",
            "2025-04-03",
        ),
    ],
)
def test_a_short_line_over_sentences_is_the_title(text: str, title: str, date: str | None) -> None:
    fields, body = cleaned(text)
    assert (fields["title"], fields.get("date")) == (title, date)
    assert body.startswith(f"# {title}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Dear John\n\nThank you for the letter.\n",
        "尊敬的各位来宾\n\n欢迎大家的到来。\n",
        "Shopping list\nmilk\neggs\n",
        "The quick brown fox jumps over the lazy dog and then\nruns away from it.\nIt is over.\n",
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n",
        "milk.\n\neggs.\n",
    ],
)
def test_what_opens_a_letter_a_list_or_a_sentence_is_no_title(text: str) -> None:
    fields, body = cleaned(text)
    assert "title" not in fields and not body.startswith("#")


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
        ("文/王五 图/李四", {"author": "王五"}, "图/李四"),
        ("责任编辑：张三", {"editor": "张三"}, ""),
        ("责任编辑：总编室", {}, "责任编辑：总编室"),
        ("【责任编辑：张三】", {"editor": "张三"}, ""),
        ("(责编：李四、王五)", {"editor": "李四、王五"}, ""),
        ("原创 张三 某某医院 2025-04-03 18:30 甘肃", {"date": "2025-04-03 18:30"}, "原创 张三 某某医院 甘肃"),
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


def test_one_line_s_second_date_stays() -> None:
    fields, body = cleaned(f"{BODY}\n发布时间：2025-04-03 更新时间：2025-05-01\n")
    assert fields["date"] == "2025-04-03" and body.endswith("\n\n更新时间：2025-05-01")


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


def test_the_date_of_an_update_is_not_the_article_s() -> None:
    fields, body = cleaned(f"标题\n更新时间：2025-04-05\n发布时间：2025-04-03\n{BODY}\n")
    assert fields["date"] == "2025-04-03" and "更新时间：2025-04-05" in body


TITLE = "海港镇四十年来首班夜间渡轮启航"


def test_a_title_that_stands_twice_is_told() -> None:
    twice = f"{TITLE}\n{TITLE}\n{BODY}\n"
    assert [one.name for one in clean(twice).findings if one.code == "QW704"] == ["duplicate-paragraph"]
    assert clean(twice).text.count(TITLE) == 3  # and in the front matter
    assert clean(twice, unsafe=True).text.count(TITLE) == 2
    song = "\n".join([TITLE, TITLE, *["夜里的船，慢慢地开。"] * 4])
    assert clean(song, unsafe=True).text.count(TITLE) == 3


@pytest.mark.parametrize("between", ["字体：小大", "字号：\n大\n中\n小", "字体：\n小 中 大", "首页 > 文学 > 诗歌"])
def test_buttons_between_a_title_and_its_date_go(between: str) -> None:
    top = between if between.startswith("首页") else ""
    fields, body = cleaned("\n".join(filter(None, [top, TITLE, "" if top else between, "2025-04-03", BODY])) + "\n")
    assert fields["date"] == "2025-04-03" and body == f"# {TITLE}\n\n{BODY}"


@pytest.mark.parametrize("date", ["· 2021-09-21 ·", "2021-09-21 |", "• September 21, 2021 •"])
def test_a_date_between_points_is_a_date(date: str) -> None:
    fields, body = cleaned(f"{TITLE}\n{date}\n{BODY}\n")
    assert fields["date"] == "2021-09-21" and body == f"# {TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025年4月15日 早上", "2025-04-15"),
        ("2025年4月15日 星期二 10:20", "2025-04-15 10:20"),
        ("2025年4月15日 下午 3:00", "2025-04-15 15:00"),
        ("2025年4月15日（星期二）晚上8:05", "2025-04-15 20:05"),
        ("2025年4月15日 週二 上午10:15", "2025-04-15 10:15"),
        ("2025年4月15日 上午12:30", ""),  # which may be half past midnight
    ],
)
def test_a_chinese_date_may_name_the_weekday_or_the_part_of_the_day(line: str, date: str) -> None:
    assert parse_date(line) == date


def test_a_title_said_again_with_other_quotation_marks_is_found() -> None:
    text = (
        "The harbour’s ‘new’ ferry\nThe harbour's 'new' ferry\n"
        + "The first night ferry left the harbour at eleven. " * 3
    )
    assert find_doubled_title(Document(text)) is not None


def test_the_report_names_what_went_to_the_front_matter_and_is_in_the_order_of_the_lines(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "新楼启用\n\n2025-01-16\n\n衣服干了，医院的新楼于周一启用，来宾们参观了各个楼层。\n\n来宾很多1.png\n"
    )
    told = qingwen("clean", "a.txt", "--han", "taiwan").stderr.decode()
    assert "\n  3  moved    to the front matter  2025-01-16\n" in told
    assert told.index("QW306 ambiguous-han") < told.index("QW201 han-filename")


def test_a_headline_may_end_in_initials() -> None:
    title = "Night Ferry Brings Back the Trade Between Canada and the U.S."
    article = (
        "The first night ferry left the harbour at eleven, with a brass band on deck.\nTickets are sold at the pier.\n"
    )
    assert clean(f"{title}\nMarch 3, 2024\n{article}").text.startswith(f"---\ntitle: {title}\n")
    assert "title" not in clean(f"They bought it from the navy.\n{article}").text


@pytest.mark.parametrize("count", ["5 min read", "3 comments", "阅读 1203"])
def test_a_count_is_no_title(count: str) -> None:
    text = f"Help\n{count}\nMay 7, 2024\nOn the lowest level of the car park forty people stand among the pillars and sing until the lights go off.\n"
    assert f"# {count}" not in clean(text).text


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


ENGLISH = "A wheel for the old mill"
ENGLISH_BODY = "The old mill on the river had been empty for years when the council put it up for sale. " * 2


@pytest.mark.parametrize(
    ("line", "date", "author"),
    [
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


HOURS = [
    "Saturday, May 4, 2024 at 7:30 pm",
    "Saturday, May 4, 2024 · 10:00 am",
    "May 3, 2024 at 7:30 pm",
    "2024年5月3日下午3:00",
    "2024年5月3日（星期五）下午2:30",
]


@pytest.mark.parametrize("line", HOURS)
def test_when_an_event_begins_is_not_when_the_article_appeared(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\n{ENGLISH_BODY}\n")
    assert fields["title"] == ENGLISH and "date" not in fields and f"\n{line}\n" in body


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


def test_a_date_below_the_text_beside_minutes_of_reading_is_another_article_s() -> None:
    others = "On walking\nMarch 13, 2026 16 min read\nOn bread\nMarch 12, 2026 5 min read\n"
    fields, body = cleaned(f"{ENGLISH}\n" + f"{ENGLISH_BODY}\n" * 5 + others)
    assert "date" not in fields and "March 13, 2026 16 min read" in body


@pytest.mark.parametrize("line", ["作者：朱自清", "来源：市统计局", "文/朱自清", "2024-05-03 来源：市统计局"])
def test_credits_below_the_last_paragraph_stay_where_the_text_goes_on_below(line: str) -> None:
    fields, body = cleaned(f"手术顺利\n{BODY}\n四、阅读\n{line}\n这段话写了什么？\n")
    assert fields.keys() == {"title"} and f"\n{line}\n" in body
    fields, body = cleaned(f"手术顺利\n{BODY}\n{line}\n")
    assert len(fields) > 1 and line not in body


@pytest.mark.parametrize(
    "facts",
    [
        "Date: 18 May 2024\nTime: 14:00\nVenue: City Library",
        "Email: a@example.org\nDate: 18 May 2024\nPhone: +44 1632 960 100",
    ],
)
def test_an_event_s_date_is_not_the_article_s(facts: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{ENGLISH_BODY}\n{facts}\n")
    assert "date" not in fields and "Date: 18 May 2024" in body


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("13/05/2024, 14:04", "2024-05-13 14:04"),
        ("06.18.2025", "2025-06-18"),
        ("03/05/2024", ""),  # the third of May or the fifth of March
        ("2024.1.23.45", ""),
        ("Nov. 18, 2019 7:04 pm ET", "2019-11-18 19:04"),
        ("November 20th, 2019 - 07:29 GMT", "2019-11-20 07:29"),
        ("May 3, 2024 13:15 pm", ""),
    ],
)
def test_a_date_may_tell_its_zone_and_its_day_may_stand_first(line: str, date: str) -> None:
    assert parse_date(line) == date


@pytest.mark.parametrize("subtitle", ["", "A day out for all of us\n"])
def test_a_second_date_below_a_byline_stays_and_the_title_above_it_is_no_section(subtitle: str) -> None:
    head = "Harvest Festival\nPosted on May 3, 2024 by Ann Ode\n"
    fields, body = cleaned(f"{head}{subtitle}June 7, 2024\n\n{ENGLISH_BODY}\n")
    assert (fields["title"], fields["date"], fields.get("section")) == ("Harvest Festival", "2024-05-03", None)
    assert all(f"\n{line}\n" in body for line in [*subtitle.split("\n")[:-1], "June 7, 2024"])


@pytest.mark.parametrize("line", ["Published: September 3, 2022", "Posted: September 3, 2022", "发布时间：2022-09-03"])
def test_when_an_article_appeared_is_no_event_s_date_among_facts(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\nPrep time: 20 minutes\n\n{ENGLISH_BODY}\n")
    assert fields["date"] == "2022-09-03" and "\nPrep time: 20 minutes\n" in body


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("label", "line", "date"),
    [
        ("Published", "Dec 19, 2025 at 04:34 AM EST", "2025-12-19 04:34"),
        ("First published:", "19 December 2025", "2025-12-19"),
        ("Posted on", "Saturday, December 20, 2025 at 7:30 pm", "2025-12-20 19:30"),
        ("发布时间", "2025-12-19 08:30", "2025-12-19 08:30"),
        ("發布於", "2025年12月19日下午3:00", "2025-12-19 15:00"),
    ],
)
def test_a_label_alone_and_the_date_below_it_are_one_credit(gap: str, label: str, line: str, date: str) -> None:
    change = f"Updated{gap}Dec 24, 2025 at 05:00 AM EST"
    for head in ([change, f"{label}{gap}{line}"], [f"{label}{gap}{line}", change]):
        text = gap.join([ENGLISH, *head, ENGLISH_BODY]) + "\n"
        fields, body = cleaned(text)
        assert fields == {"title": ENGLISH, "date": date}
        assert body.split() == [*f"# {ENGLISH}".split(), *change.split(), *ENGLISH_BODY.split()]
        found = {text[one.start : one.end]: one.message for one in clean(text).findings if one.code == "QW108"}
        assert found.keys() == {change, f"{label}{gap}{line}"}
        assert (": the date" in found[change], ": the date" in found[f"{label}{gap}{line}"]) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        f"{ENGLISH}\n{ENGLISH_BODY}\nPublished\nMay 3, 2024\nPages\n320\n",  # a book's
        f"{ENGLISH}\nThe Long Way\nPublished\nMay 3, 2024\nSea of Reeds\nPublished\nJune 7, 2024\n{ENGLISH_BODY}\n",
        f"{ENGLISH}\n{ENGLISH_BODY}\nPublished\nMay 3, 2024\n{ENGLISH_BODY}\n",
        f"{ENGLISH}\nPublished\nMay 3, 2024\n{ENGLISH_BODY}\nThe bridge\nPublished\nJune 7, 2024\n{ENGLISH_BODY}\n",
        f"{ENGLISH}\nSeen in\nHarbour Hall\nPublished\nMay 3, 2024\n{ENGLISH_BODY}\n",
        f"{ENGLISH}\nPublished\nMay 3, 2024\nWithdrawn\nJune 7, 2024\n{ENGLISH_BODY}\n",
        f"{ENGLISH}\nBy Ann Ode | June 7, 2024\nPublished\nMay 3, 2024\n{ENGLISH_BODY}\n",
    ],
)
def test_a_label_above_a_date_of_another_text_stays(text: str) -> None:
    assert all("\n\nPublished\n\nMay 3, 2024\n" in clean(text, unsafe=unsafe).text for unsafe in (False, True))


@pytest.mark.parametrize(
    "facts",
    [
        "Author\nTom Hill\nPublication date\n12 March 2020\nPrice\n£9.99",
        "Publication date\n12 March 2020",
        "Sea of Reeds\nPublished\n1 May 2024",
        "歌手\n李明\n发布时间\n2019-03-12\n唱片公司\n海港音乐",
        "发布时间\n2019-03-12",
        "书名：长路\n出版\n2020-03-12\n页数\n320",
    ],
)
def test_an_article_s_own_date_stands_above_another_work_s(facts: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\nBy Ann Ode\n3 May 2024\n\n{facts}\n\n{ENGLISH_BODY}\n")
    assert fields == {"title": ENGLISH, "author": "Ann Ode", "date": "2024-05-03"}
    assert body.split("\n\n")[1:-1] == facts.split("\n")


@pytest.mark.parametrize(
    ("change", "date"),
    [
        ("Last updated\n3 May 2024", "2024-05-03"),
        ("更新时间\n2024-05-03", "2024-05-03"),
        ("Updated 3:15 PM EDT, Fri May 3, 2024", "2024-05-03 15:15"),
    ],
)
def test_the_date_of_a_change_alone_dates_the_article_and_does_not_go_unseen(change: str, date: str) -> None:
    for unsafe in (False, True):
        _, fields, body = clean(f"{ENGLISH}\n{change}\n\n{ENGLISH_BODY}\n", unsafe=unsafe).text.split("---\n", 2)
        assert str(yaml.safe_load(fields)["date"]) == date and change.split("\n")[0] in body


@pytest.mark.parametrize(
    "line",
    [
        "Updated May 20, 2024, 5:00 AM",
        "Updated 5:00 AM EDT, Mon May 20, 2024",
        "By Ann Ode | Harbour Daily | Updated: 2024-05-20 05:00",
        "Source: Harbour News | Updated: 2024-05-20 05:00:00 | Editor: ann",
        "2024-05-20 05:00 海港報／ 記者李明／台北即時報導",
        "2024/05/20 05:00（05/21 10:20 更新）",
    ],
)
def test_where_nothing_else_dates_an_article_a_line_of_its_byline_does_and_stays(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\n{ENGLISH_BODY}\n")
    assert fields["date"].startswith("2024-05-20") and f"\n{line}\n" in body


@pytest.mark.parametrize(
    "line",
    [
        "新品发布会 2024-05-20 14:30",
        "2024-05-20 14:30 三楼会议室",
        "Register by May 20, 2024",
        "记者会 2024-05-20 14:30",
        "7:30 pm, Monday, May 20, 2024",
        "Results will be posted on May 30, 2024",
        "To be published 30 May 2024",
        "成绩将于2024年6月25日发布",
        "He was posted to Malta on 3 May 1944",
        "海港全民阅读节 2024年4月23日",
        "新书发布 2024年6月25日 市图书馆",
        "2024年9月1日 新生报道",
        "By Anna Bell, born 3 May 1962",
        "By May 3, 2024",
        "成绩 2:10:33 2024年5月3日",
        "Source Photography Prize, 30 May 2024",
        "来源：海港人社局 报名截止：2024-06-25",
        "来源：海港图书馆 时间：2025年5月3日 地点：三楼",
        "作者：李明 时间：2025年5月3日—6月3日",
    ],
)
def test_a_line_that_dates_an_event_does_not_date_the_article(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{line}\n{ENGLISH_BODY}\n")
    assert "date" not in fields and f"\n{line}\n" in body


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3:15 PM EDT, Fri May 3, 2024", "2024-05-03 15:15"),
        ("10:15am, 3 May 2024", "2024-05-03 10:15"),
        ("08:30, May 3, 2024", "2024-05-03 08:30"),
        ("3:15, 3:20", ""),
        ("民國113年5月3日", "2024-05-03"),
        ("中華民國 113 年 5 月 3 日 10:15", "2024-05-03 10:15"),
        ("民國113年", ""),
    ],
)
def test_a_date_may_stand_behind_its_time_or_count_the_republic_s_years(line: str, date: str) -> None:
    assert parse_date(line) == date


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


@pytest.mark.parametrize("trail", ["人民网>>文化", "海港网 » 国际 » 滚动", "海港在線>>即時"])
def test_a_short_breadcrumb_right_above_a_title_goes(trail: str) -> None:
    fields, body = cleaned(f"{trail}\n{TITLE}\n2025-04-03\n{BODY}\n")
    assert fields == {"title": TITLE, "date": "2025-04-03"} and body == f"# {TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        f"互联网>局域网\n{TITLE}\n{BODY}\n",
        f"首页 > 个人中心\n{TITLE}\n{BODY}\n",
        f"Home > Settings\n{TITLE}\n{BODY}\n",
        f"有线电视网>卫星\n{TITLE}\n{BODY}\n",
        f"微信频道>视频号\n{TITLE}\n{BODY}\n",
        f"互联网>>教育\n{TITLE}\n{BODY}\n",
        f"海港官网>>产品\n{TITLE}\n{BODY}\n",
        f"国家电网>>南方电网\n{TITLE}\n{BODY}\n",
        f"骨干网>城域网>接入网\n{TITLE}\n{BODY}\n",
        f"海港网>>文化\n{TITLE}\n{BODY}\n海港网>>教育\n{TITLE}\n{BODY}\n",
        f"人民网>>文化\n{BODY}\n",
        f"人民网>>文化\n2025-04-03\n{BODY}\n",
        f"{TITLE}\n首页 > 设置\n{BODY}\n",
        f"{TITLE}\n{BODY}\n首页 > 设置\n通用\n{BODY}\n",
        f"渡轮比火车快>所以人们坐船\n{TITLE}\n{BODY}\n",
    ],
)
def test_what_reads_like_a_short_breadcrumb_stays_elsewhere(text: str) -> None:
    cleaned = clean(text, unsafe=True)
    assert all(f"{line}\n" in cleaned.text for line in text.split("\n") if ">" in line)
    assert "QW105" not in [one.code for one in cleaned.findings]


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


@pytest.mark.parametrize("line", ["ISBN 978-7-100-12345-6 The Long Way", "ISBN-13: 978-7-100-12345-6"])
def test_a_book_s_number_is_no_title(line: str) -> None:
    fields, body = cleaned(f"{line}\n\n{ENGLISH_BODY}\n")
    assert "title" not in fields and body.startswith(f"{line}\n")


def test_what_a_number_means_is_a_title() -> None:
    title = "ISSN 1234-5678: what the numbers mean"
    assert cleaned(f"{title}\n\n{ENGLISH_BODY}\n")[0]["title"] == title


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
    ("head", "title"),
    [
        (f"{TITLE}\n海港日报记者 李明 通讯员 王芳\n2025-04-03 08:30", TITLE),
        ("For Immediate Release\nThe night ferry is back", "The night ferry is back"),
        ("Press release\n3 April 2025\nThe night ferry is back", "The night ferry is back"),
        ("作者 liming (小明)\n看板 Harbour", None),
    ],
)
def test_who_wrote_and_of_which_kind_it_is_are_no_titles(head: str, title: str | None) -> None:
    fields, body = cleaned(f"{head}\n{BODY}\n")
    assert (fields.get("title"), "section" in fields) == (title, False)
    kept = (body, *fields.values())
    lines = [line for line in head.split("\n") if line[:4] not in ("2025", "3 Ap", "海港日报")]
    assert all(any(line in one for one in kept) for line in lines)


def test_a_day_may_be_joined_to_its_month_by_hyphens() -> None:
    assert parse_date("10:15, 19-Dec-2025") == "2025-12-19 10:15"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("(Harbour Daily Online) 11:35, November 23, 2022", "2022-11-23 11:35"),
        ("（海港日报）2025-04-03 08:30", "2025-04-03 08:30"),
        ("李明 2025-04-03 08:30:15", "2025-04-03 08:30:15"),
        ("陳小明 · 2025/12/19 08:30", "2025-12-19 08:30"),
        ("海港网 | 2025-04-03 08:31", "2025-04-03 08:31"),
    ],
)
def test_the_moment_behind_the_name_of_a_paper_or_a_person_right_below_a_title_is_the_article_s(
    line: str, date: str
) -> None:
    fields, body = cleaned(f"{ENGLISH}\n\n{line}\n\n{ENGLISH_BODY}\n")
    assert fields == {"title": ENGLISH, "date": date}
    assert body.split("\n\n")[1] == line  # of the name nobody can be sure
    entries = f"{ENGLISH}\n\n{line}\n\n{ENGLISH_BODY}\n\nThe bridge\n\n{line.replace('35', '37').replace('08', '09')}\n\n{ENGLISH_BODY}\n"
    assert "date" not in cleaned(entries)[0]


@pytest.mark.parametrize(
    "line",
    [
        *("东门广场 2025-04-03 19:30", "白马寺 2025-04-03 19:30", "江苏 2025-04-03 19:30", "（线上）2025-04-03 19:30"),
        *(
            "(Free entry) 19:30, November 23, 2022",
            "7:00 PM PST · December 19, 2025",
            "Published 2h ago · Updated 1h ago",
        ),
    ],
)
def test_a_round_time_behind_what_may_be_a_place_dates_no_article(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n\n{line}\n\n{ENGLISH_BODY}\n")
    assert fields == {"title": ENGLISH} and f"\n\n{line}\n" in body


@pytest.mark.parametrize("line", ["4:34 AM PST · December 19, 2025", "December 19, 2025 at 4:34 am"])
def test_a_minute_at_which_nothing_is_appointed_is_when_an_article_appeared(line: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n\n{line}\n\n{ENGLISH_BODY}\n")
    assert fields == {"title": ENGLISH, "date": "2025-12-19 04:34"} and line not in body


WALL = "Harbour town votes for a second wall against the sea"
WALL_BODY = (
    "The council of the harbour voted on Friday to build a wall behind the first one, after three winters in which the sea came "
    "over it.\n\nThe town has asked for half of what it will cost, and nobody spoke against it."
)
DYKE = "海港小城投票决定修建第二道防波堤"
DYKE_BODY = "海港市议会星期五投票决定，在老堤之外修建第二道防波堤，此前三个冬天海水都越过了第一道，涌进小城的街道和商铺，居民怨声载道。"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("head", "title", "body"),
    [
        (["Ann Ode", "May 3, 2024"], WALL, WALL_BODY),
        (["Ann Ode", "Gear", "May 3, 2024 7:00 AM"], WALL, WALL_BODY),
        (["Ann Ode", "Posted on May 3, 2024"], WALL, WALL_BODY),
        (["李明", "2024-05-03 08:30"], DYKE, f"{DYKE_BODY}（作者：李明）"),
    ],
)
def test_a_name_above_the_date_above_the_title_is_not_the_title(
    gap: str, head: list[str], title: str, body: str
) -> None:
    fields, rest = cleaned(gap.join([*head, title, body]) + "\n")
    assert (fields["title"], fields["date"][:10]) == (title, "2024-05-03")
    assert rest.startswith(f"{head[0]}\n") and f"\n\n# {title}\n\n" in rest


@pytest.mark.parametrize("noun", ["黄昏", "白露", "高原", "张家界"])
def test_a_noun_above_a_date_is_the_title_though_it_looks_like_a_name(noun: str) -> None:
    fields, rest = cleaned(f"{noun}\n\n2024-05-03\n\n{DYKE}\n\n{DYKE_BODY}\n")
    assert fields["title"] == noun and f"\n\n{DYKE}\n\n" in rest


def test_a_name_in_han_that_can_be_followed_is_no_title() -> None:
    assert cleaned(f"李明\n\n关注\n\n2024-05-03 08:30\n\n{DYKE}\n\n{DYKE_BODY}\n")[0]["title"] == DYKE


@pytest.mark.parametrize("name", ["Ann Ode", "harbourdiary"])
def test_a_name_that_signs_the_page_is_no_title(name: str) -> None:
    menu = f"{name}\n\nNotes and Films\n\n"
    foot = f"© 2025 {name}. No cookies here.\n"
    for head in (f"{WALL}\n\nDec 19, 2025", f"Dec 19, 2025\n\n{WALL}"):
        fields, rest = cleaned(f"{menu}{head}\n\n{WALL_BODY}\n\n{foot}")
        assert fields["title"] == WALL and rest.startswith(f"{name}\n\nNotes and Films\n\n")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Harvest Festival\nMay 3, 2024\nA day out for the whole harbour and the town", f"{WALL_BODY} It was a fine festival."),
        ("Harvest Festival\nMay 3, 2024\nWhat nobody had thought possible before", WALL_BODY),  # the article does not speak of
        ("Harvest Festival\nPosted on May 3, 2024 by Ann Ode\nA second wall for the harbour town", WALL_BODY),
        ("高考\n2024-05-03\n海港小城投票决定修建第二道防波堤", f"{DYKE_BODY}高考将近。"),
    ],
)  # fmt: skip
def test_what_may_be_a_title_above_a_date_stays_one(head: str, body: str) -> None:
    assert cleaned(f"{head}\n{body}\n")[0]["title"] == head.split("\n")[0]


@pytest.mark.parametrize("label", ["Member since", "Release date:", "Deadline", "截止日期", "上映时间："])
def test_a_date_below_the_label_of_another_thing_is_not_the_article_s(label: str) -> None:
    text = f"{ENGLISH}\n\nThe mill\n\n{label}\n\nDec 19, 2025\n\n{ENGLISH_BODY}\n"
    fields, body = cleaned(text)
    assert fields == {"title": ENGLISH} and f"\n\n{label}\n\nDec 19, 2025\n" in body
    assert cleaned(text.replace(label, "Anna Ode"))[0]["date"] == "2025-12-19"


@pytest.mark.parametrize("label", ["更新时间", "最后更新："])
def test_a_label_alone_is_no_title(label: str) -> None:
    fields, body = cleaned(f"潮汐表\n{label}\n2025-12-19\n{BODY}\n")
    assert fields == {"title": "潮汐表", "date": "2025-12-19"} and body.startswith(f"# 潮汐表\n\n{label}\n")


@pytest.mark.parametrize(
    ("labelled", "date"),
    [
        ("Last updated:\nFeb 4, 2025", "2025-02-04"),
        ("Updated on\nFeb 4, 2025\nPublished on\nMay 3, 2024", "2024-05-03"),
        ("Written by\nLast updated on:\nFeb 4, 2025\nWritten by\nLast updated on:\nFeb 4, 2025", "2025-02-04"),
        ("Updated\nFeb 4, 2025\nThe bridge\nUpdated\nMay 3, 2024", ""),  # each entry's
        ("Member since\nFeb 4, 2025", ""),
    ],
)
def test_below_a_page_s_summary_a_label_and_the_date_below_it_date_the_page(labelled: str, date: str) -> None:
    menu = "\n".join(
        f"All about mills of the {kind}" for kind in ("hills", "rivers", "coast", "plains", "towns", "sea")
    )
    text = f"{menu}\n{ENGLISH}\n{ENGLISH_BODY}\nAnn Ode\nMills and wheels\n{labelled}\n{ENGLISH_BODY}\n"
    assert find_head(Document(text, title=ENGLISH)).moment == date


SHORT_BODY = "展览馆今天上午开放，一共有六个展厅，欢迎各位前来参观。"


def test_a_guide_whose_steps_trails_head_has_no_title() -> None:
    step = "首页 > 设置\n在这里更换头像\n\n"
    fields, rest = cleaned(
        f"{step}{DYKE_BODY}\n\n{step.replace('设置', '收藏').replace('更换头像', '整理文章')}{DYKE_BODY[:40]}。\n"
    )
    assert "title" not in fields and rest.startswith("首页 > 设置\n\n在这里更换头像\n")


@pytest.mark.parametrize(
    "trail", ["首页 > 动态 > 馆内新闻", "首页>>馆内新闻>>正文", "学校首页 | 部门首页 | English", "主页 » 动态 » 详情"]
)
def test_a_trail_from_the_home_page_is_no_title_and_stays_where_it_is_doubtful(trail: str) -> None:
    fields, body = cleaned(f"{trail}\n展览馆今天开放\n2025-03-18\n\n{SHORT_BODY}\n")
    assert (fields["title"], fields["date"]) == ("展览馆今天开放", "2025-03-18")
    assert body.startswith(f"{trail}\n\n# 展览馆今天开放\n")


@pytest.mark.parametrize(
    ("trail", "section"),
    [("Home > Campus", "Campus"), ("Campus » Sports", "Sports"), ("Home | Our campus", "Our campus")],
)
def test_a_trail_above_a_title_and_its_date_names_the_section_that_it_ends_in(trail: str, section: str) -> None:
    fields, _ = cleaned(f"{trail}\nThe new reading room opens\nMay 3, 2024\n\nIt opened this morning, and many came.\n")
    assert (fields["title"], fields["section"]) == ("The new reading room opens", section)


def test_a_title_may_speak_of_home_and_of_steps() -> None:
    for title in ("Home is where the river bends", "Home/work balance", "如何设计首页 | 给初学者", "首页改版了"):
        assert cleaned(f"{title}\n2025-03-18\n\n{SHORT_BODY}\n")[0]["title"] == title


@pytest.mark.parametrize("unsafe", [False, True])
def test_the_date_of_a_line_that_goes_with_unsafe_is_read_before(unsafe: bool) -> None:
    page = """\
Home
About Us
News
Contact
Skip to main content
Bean curd of Riverside wins a prize
By Li Ming | Harbour Daily | Updated: 2024-05-03 09:14
Share - WeChat

The bean curd of Riverside (河边豆腐), which every child there eats for breakfast, won a prize on Thursday.
"A bowl costs 4 yuan," said Wang Fang, who has run her stall since 2001. "Fresh water is everything."
Every family keeps its recipe a secret, and most of them are older than the bridge.
Most Popular
Top
Copyright 2001 - 2024. All rights reserved.
"""
    text = clean(page, unsafe=unsafe).text
    assert yaml.safe_load(text.split("---\n")[1])["date"] == "2024-05-03 09:14"
    assert ("By Li Ming" in text) != unsafe


@pytest.mark.parametrize(
    "title", ["Home / Away: a season of two halves", "Home | Land", "首页｜我们为什么还在写博客", "主页 / 后院"]
)
def test_a_title_that_plays_on_home_is_no_trail(title: str) -> None:
    fields, body = cleaned(f"{title}\n2025-04-03\n\n{SHORT_BODY}\n")
    assert fields["title"] == title
    assert body.startswith("# ")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            ["海港网首页", "手机海港网", "海港网资讯 > 社会 > 正文", "江边一位摆渡人的告别", "2022年08月14日 06:50:12"],
            3,
        ),
        (["首页", "港闻", "社会新闻", "旧楼火警 消防救出三位老人", "撰文：王晓晴"], 3),
        (["登录", "海港社", "山口小屋的新守屋人", "作者：沈小周"], 2),
        (["海港社", "市立展览馆百年庆 展出早期手稿", "2023/10/21 15:20（10/21 16:02 更新）"], 1),
    ],
)
def test_the_title_of_a_short_paste_stands_below_a_sites_menu_and_above_the_byline(head: list[str], title: int) -> None:
    fields, body = cleaned("\n".join([*head, SHORT_BODY * 4, SHORT_BODY]) + "\n")
    assert fields["title"] == head[title] and "# " + head[title][:4] in body


def test_the_title_on_arxiv_stands_below_the_subject_and_the_day_of_submission() -> None:
    paste = (
        "Computer Science > Computation and Language\n[Submitted on 12 Mar 2023 (v1), last revised 4 May 2023 (this version, v2)]\n"
        f"Counting What Readers Skip\nInes Almeida, Tomas Berg\n{SHORT_BODY} {SHORT_BODY} {SHORT_BODY}\nComments: 12 pages\n"
    )
    assert cleaned(paste)[0]["title"] == "Counting What Readers Skip"


@pytest.mark.parametrize(
    "head",
    [
        ["r/AskCulinary", "•", "4 yr. ago", "throwaway_whisk"],
        ["Priya Nair", "Product lead at Brightwell | Ex-Oracle", "3d • Edited", "Follow"],
        ["海边的小鱼", "24-3-5 22:10 来自 iPhone 14 Pro"],
        ["12 Hazel Lane", "Bristol", "4 May 1998", "Dear Aunt Judith,"],
    ],
)
def test_who_posted_something_and_a_senders_address_are_no_title(head: list[str]) -> None:
    body = (
        [SHORT_BODY * 3]
        if head[0] == "海边的小鱼"
        else ["I meant to write sooner. The exams are over at last.", SHORT_BODY]
    )
    text = "\n".join([*head, *body, SHORT_BODY]) + "\n"
    result = clean(text)
    assert "title:" not in result.text.split("\n\n")[0] and "# " not in result.text
    assert any(finding.code == "QW705" for finding in result.findings)


@pytest.mark.parametrize("title", ["Night Ferry", "12 Monkeys", "A > B"])
def test_a_title_that_reads_like_a_name_an_address_or_a_trail_is_one(title: str) -> None:
    assert cleaned(f"{title}\n2025-04-03\n\n{SHORT_BODY}\n")[0]["title"] == title


def test_a_post_in_a_forum_has_its_own_date_and_not_its_first_answer_s() -> None:
    post = "阳台上的番茄为什么总是掉花\n楼主 | 发表于 2022-5-3 14:22\n只看该作者\n各位好，我在阳台种了六棵番茄，可是一棵都没有结果。\n请问是什么原因？\n"
    answer = "回复\n2楼\n老李\n发表于 2022-5-3 15:01\n用电动牙刷震一震花柄就行了，我每年都这样做。\n"
    assert find_head(Document(post + answer)).moment == "2022-05-03 14:22"


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


@pytest.mark.parametrize("byline", ["By Ann Ode", "By Ann Ode, Harbour Times"])
def test_a_moment_with_its_zone_below_an_author_is_when_the_article_appeared(byline: str) -> None:
    fields, body = cleaned(f"{ENGLISH}\n{byline}\nMay 3, 2024 at 3:15 PM ET\n{ENGLISH_BODY}\n")
    assert (fields["author"], fields["date"]) == ("Ann Ode", "2024-05-03 15:15")
    assert body == f"# {ENGLISH}\n\n{ENGLISH_BODY.strip()}"
    assert "date" not in cleaned(f"{ENGLISH}\nMay 3, 2024 at 3:15 PM ET\n{ENGLISH_BODY}\n")[0]
    assert "date" not in cleaned(f"{ENGLISH}\n{byline}\nMay 3, 2024 at 7:30 PM\n{ENGLISH_BODY}\n")[0]


def test_the_zone_of_hong_kong_stands_behind_the_day() -> None:
    fields, _ = cleaned(f"{TITLE}\n更新時間：10:25 2025-04-03 HKT\n發佈時間：09:02 2025-04-03 HKT\n{BODY}\n")
    assert fields["date"] == "2025-04-03 09:02"


@pytest.mark.parametrize("name", ["中央社", "海港晚报", "海港时报", "海港新闻网", "Reuters", "BBC"])
def test_an_agency_or_a_paper_above_a_title_is_the_source_and_no_section(name: str) -> None:
    title = ENGLISH if name.isascii() else TITLE
    fields, body = cleaned(f"{name}\n{title}\n2025-04-03\n{BODY}\n")
    assert fields == {"title": title, "date": "2025-04-03", "source": name}
    assert body == f"# {title}\n\n{BODY}"
    assert cleaned(f"{name}\n{title}\n2025-04-03\n{BODY}\n来源：港城网\n")[0]["source"] == "港城网"


def test_a_reporter_s_line_above_a_title_is_not_the_title() -> None:
    fields, body = cleaned(f"海港新闻记者 李明\n2025-04-03 08:31\n{TITLE}\n{BODY}\n")
    assert fields["title"] == TITLE and body.startswith("海港新闻记者 李明\n")


def test_an_author_below_a_title_that_a_menu_tells_moves_above_short_paragraphs_too() -> None:
    short = "舊樓昨早發生火警，消防到場開喉灌救，救出三名長者送院。"
    fields, body = cleaned(
        f"首页\n港闻\n深水埗舊樓火警　消防救出三長者\n撰文：王曉晴\n出版：2025-04-03 07:45\n{short}\n{short}\n"
    )
    assert fields["author"] == "王曉晴" and "撰文" not in body


@pytest.mark.parametrize(
    "text",
    [
        "问：孩子不爱吃早饭怎么办？\n答：先看看是不是睡得太晚。\n问：要不要补锌？\n答：查了再说，不要自己乱补。\n",
        "甲：你来不来？\n乙：今天下雨，我就不来了。\n甲：那明天呢？\n乙：明天再说吧。\n",
        "Q: Is the ferry safe?\nA: Yes, it is quite safe.\nQ: Is it cheap?\nA: No, it is not cheap.\n",
        "三月四日 晴\n今天什么也没有发生，我在家里坐着。\n三月五日 雨\n今天也没有，雨一直下到晚上。\n",
        "Monday, March 4\nNothing happened today.\nTuesday, March 5\nNothing again.\n",
        "“你来吗？”\n“不来，我还有事。”\n“为什么？”\n他把门关上了，楼道里很黑。\n",
        "风吹过了柳树\n月亮照着小山。\n船都回到港口\n小镇一片安静。\n钟声远远响起。\n",
        "The wind is in the willow tree\nThe moon is on the hill.\nThe boats are coming in to sea\nAnd all the town is still.\nThe bells are ringing far away.\n",
        f"城市 一月 七月\n海港 -3.1 26.7\n江口 4.8 28.6\n{BODY}\n",
        f"County\t2010\t2020\nAshford\t12,034\t11,870\nBrill\t8,120\t9,004\n{ENGLISH_BODY}\n",
    ],
)
def test_the_first_line_of_a_text_without_a_title_is_not_taken_for_one(text: str) -> None:
    fields, body = cleaned(text)
    assert "title" not in fields and not body.startswith("# ")
    assert any(finding.name == "missing-title" for finding in clean(text).findings)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"5月4日 停水通知\n{BODY}\n海港自来水公司\n2025年5月3日\n", "5月4日 停水通知"),
        (f"“路通了，人心就通了”\n{BODY}\n“好！”\n", "“路通了，人心就通了”"),
        (f"Review: The Long Way\n{ENGLISH_BODY}\nVerdict: read it.\n", "Review: The Long Way"),
        (f"Top 10 Ferries\n{ENGLISH_BODY}\nIt is 1912.\n", "Top 10 Ferries"),
        ("Clinic reopens in May\nThe clinic was closed.\nIt reopens on Monday.\n", "Clinic reopens in May"),
    ],
)
def test_a_title_that_only_looks_like_a_line_of_its_text_is_one(text: str, title: str) -> None:
    assert cleaned(text)[0]["title"] == title


@pytest.mark.parametrize("line", ["（本报记者 李明）", "海港晚报记者 李明 通讯员 王芳", "記者葛明／台東報導"])
def test_a_reporter_s_line_that_closes_an_article_moves(line: str) -> None:
    fields, body = cleaned(f"{TITLE}\n{BODY}\n{line}\n")
    assert fields["author"] and body.endswith(BODY)
    assert "author" not in cleaned(f"{TITLE}\n{BODY}\n他的名片上写着：\n{line}\n")[0]
    assert "author" not in cleaned(f"{TITLE}\n{BODY}\n{line}\n{BODY}\n{line}\n")[0]


def test_a_subtitle_may_stand_between_a_title_and_a_byline() -> None:
    fields, body = cleaned(f"{TITLE}\n一座小镇和它的渡船\n本报记者 李明\n{BODY}\n")
    assert fields == {"title": TITLE, "author": "李明"} and body == f"# {TITLE}\n\n一座小镇和它的渡船\n\n{BODY}"
    fields, _ = cleaned(f"中央社\n{TITLE}\n李明 发表于 2025-04-03\n{BODY}\n")
    assert (fields["title"], fields["source"]) == (TITLE, "中央社")
