"""When a pasted article appeared, and what says when something else was."""

from __future__ import annotations

import pytest
import yaml

from pastes import BODY, ENGLISH, ENGLISH_BODY, TITLE, cleaned
from qingwen import clean
from qingwen.text.dates import parse_date
from qingwen.text.document import Document
from qingwen.text.head import find_head


def test_one_line_s_second_date_stays() -> None:
    fields, body = cleaned(f"{BODY}\n发布时间：2025-04-03 更新时间：2025-05-01\n")
    assert fields["date"] == "2025-04-03" and body.endswith("\n\n更新时间：2025-05-01")


def test_the_date_of_an_update_is_not_the_article_s() -> None:
    fields, body = cleaned(f"标题\n更新时间：2025-04-05\n发布时间：2025-04-03\n{BODY}\n")
    assert fields["date"] == "2025-04-03" and "更新时间：2025-04-05" in body


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


def test_a_date_below_the_text_beside_minutes_of_reading_is_another_article_s() -> None:
    others = "On walking\nMarch 13, 2026 16 min read\nOn bread\nMarch 12, 2026 5 min read\n"
    fields, body = cleaned(f"{ENGLISH}\n" + f"{ENGLISH_BODY}\n" * 5 + others)
    assert "date" not in fields and "March 13, 2026 16 min read" in body


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


@pytest.mark.parametrize("label", ["Member since", "Release date:", "Deadline", "截止日期", "上映时间："])
def test_a_date_below_the_label_of_another_thing_is_not_the_article_s(label: str) -> None:
    text = f"{ENGLISH}\n\nThe mill\n\n{label}\n\nDec 19, 2025\n\n{ENGLISH_BODY}\n"
    fields, body = cleaned(text)
    assert fields == {"title": ENGLISH} and f"\n\n{label}\n\nDec 19, 2025\n" in body
    assert cleaned(text.replace(label, "Anna Ode"))[0]["date"] == "2025-12-19"


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


def test_a_post_in_a_forum_has_its_own_date_and_not_its_first_answer_s() -> None:
    post = "阳台上的番茄为什么总是掉花\n楼主 | 发表于 2022-5-3 14:22\n只看该作者\n各位好，我在阳台种了六棵番茄，可是一棵都没有结果。\n请问是什么原因？\n"
    answer = "回复\n2楼\n老李\n发表于 2022-5-3 15:01\n用电动牙刷震一震花柄就行了，我每年都这样做。\n"
    assert find_head(Document(post + answer)).moment == "2022-05-03 14:22"


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
