"""What stands round the title of a page pasted whole: whose it is and since when, its section, and what is none of these."""

from __future__ import annotations

import pytest

import pastes
from paragraphs import LAMP as ENGLISH
from qingwen.cleaning import clean
from qingwen.text.document import Document
from qingwen.text.pages.title_columns import title_columns

ENGLISH_MENU = ["Skip to content", "Home", "News", "Sports", "Opinion", "Sign in", "Subscribe", "Newsletters"]
ENGLISH_FOOT = ["Share", "Facebook", "Related articles", "Council votes on pier", "Contact us", "Privacy Policy"]
CHINESE_MENU = ["网站首页", "新闻", "财经", "体育", "娱乐", "科技", "登录", "注册"]
CHINESE = [
    "码头尽头的那盏灯九十年来一直由人点亮，镇上没有谁说得清这是为什么，也没有谁想过要换掉它。",
    "“本来早就可以接上电线。”守灯人说。她每天傍晚带着一盒火柴爬上梯子，风再大也不曾误过一次。",
    "有雾的夜里她要在上面守到末班渡轮靠岸，才沿着堤岸慢慢走回家去，路上遇见的人都会同她打招呼。",
]
CHINESE_FOOT = ["相关阅读", "十个周末好去处", "镇议会表决停车收费方案", "关于我们", "联系我们", "隐私政策"]


def cleaned(lines: list[str]) -> tuple[dict[str, str], str]:
    """(front matter, body) of a cleaned page."""
    return pastes.cleaned("\n".join(lines) + "\n")


def english(*head: str, below: list[str] | None = None) -> tuple[dict[str, str], str]:
    return cleaned([*ENGLISH_MENU, *head, *ENGLISH, *(below or []), *ENGLISH_FOOT])


def chinese(*head: str, below: list[str] | None = None) -> tuple[dict[str, str], str]:
    return cleaned([*CHINESE_MENU, *head, *CHINESE, *(below or []), *CHINESE_FOOT])


WECHAT_FOOT = ["阅读原文", "预览时标签不可点", "微信扫一扫", "关注该公众号", "继续滑动看下一个", "轻触阅读原文", "知道了", "微信扫一扫", "使用小程序", "取消", "允许"]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "author", "source"),
    [
        (["原创", "林小舟", "海港夜话", "2025年3月2日 10:06", "北京"], "林小舟", "海港夜话"),
        (["原创 林小舟 海港夜话", "2025年3月2日 10:06", "北京"], "林小舟", "海港夜话"),
        (["原创 林小舟 海港夜话 2025年3月2日 10:06 北京"], "林小舟", "海港夜话"),
        (["海港夜话", "2025年03月02日 10:06", "北京"], None, "海港夜话"),
        (["海港夜话 海港夜话 2025年03月02日 10:06 北京"], None, "海港夜话"),
    ],
)
def test_wechat_s_row_names_author_and_account_and_goes(row: list[str], author: str | None, source: str) -> None:
    fields, body = cleaned(["码头尽头的一盏灯", *row, *CHINESE, *WECHAT_FOOT])
    assert (fields.get("author"), fields["source"], fields["date"]) == (author, source, "2025-03-02 10:06")
    assert body.startswith(f"# 码头尽头的一盏灯\n\n{CHINESE[0]}")


@pytest.mark.parametrize("line", ["2025-03-02 10:06", "25-03-02 10:06", "2025年3月2日 10:06"])
def test_a_bare_date_below_a_page_s_title_and_an_account_moves(line: str) -> None:
    fields, body = chinese("当前位置：首页 > 新闻 > 正文", "码头尽头的一盏灯", "海港夜话", line, "关注")
    assert fields["date"] == "2025-03-02 10:06" and line not in body


def test_a_bare_date_below_a_page_s_author_moves() -> None:
    fields, body = english("The Lamp at the End of the Pier", "Ann Ode", "Follow", "6 min read", "·", "May 3, 2024")
    assert (fields["author"], fields["date"]) == ("Ann Ode", "2024-05-03")
    assert "May 3" not in body and "Ann Ode" not in body


def test_a_name_that_nothing_signs_is_nobody_s() -> None:
    fields, body = english("The Lamp at the End of the Pier", "East Harbour", "May 3, 2024")
    assert "author" not in fields and "East Harbour" in body


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("海港新闻记者 林小舟", "林小舟", "海港新闻"),
        ("本报记者 林小舟", "林小舟", None),
        ("特约记者林小舟", "林小舟", None),
        ("全媒体记者 林小舟", "林小舟", None),
    ],
)
def test_a_reporter_below_a_page_s_title_is_its_author(line: str, author: str, source: str | None) -> None:
    fields, body = chinese("码头尽头的一盏灯", line, "2025-03-02 10:06")
    assert (fields["author"], fields.get("source")) == (author, source) and line not in body


@pytest.mark.parametrize(
    "dates",
    [
        ["8/1/2025", "8/27/2025"],
        ["May 3, 2024", "May 5, 2024"],
        ["When", "May 3, 2024", "Where", "Town hall"],
        ["Saturday, May 4, 2024 at 7:30 pm"],
    ],
)
def test_of_two_dates_and_of_an_event_s_none_moves_from_below_a_title(dates: list[str]) -> None:
    _, body = english("The Lamp at the End of the Pier", "The Pier Review", *dates)
    assert all(line in body for line in dates)


@pytest.mark.parametrize(
    "line", ["发布于 2024-11-30 10:02・IP 属地广东", "编辑于 2024-11-30 10:02・广东", "编辑于 2024-11-30 10:02"]
)
def test_the_line_below_an_answer_dates_it(line: str) -> None:
    fields, body = chinese("码头尽头的一盏灯为什么没有换成电灯？", below=[line, "赞同 12", "3 条评论"])
    assert fields["date"] == "2024-11-30 10:02" and line not in body


def test_when_an_article_was_edited_is_no_date_of_one_that_has_another() -> None:
    fields, _ = chinese("码头尽头的一盏灯", "海港夜话", "2024-11-02 10:02", below=["编辑于 2024-11-30 10:02・广东"])
    assert fields["date"] == "2024-11-02 10:02"


def test_of_several_answers_none_dates_the_page() -> None:
    stamps = ["发布于 2024-11-30 10:02・IP 属地广东", "发布于 2024-12-01 09:12・IP 属地浙江"]
    fields, _ = chinese("码头尽头的一盏灯为什么没有换成电灯？", below=[stamps[0], CHINESE[0] * 2, stamps[1]])
    assert "date" not in fields


def test_another_article_s_date_is_not_the_page_s() -> None:
    other, own = "最新推荐文章于 2025-03-20 10:12:33 发布", "原创 于 2025-03-02 22:15:06 发布 · 1.8k 阅读"
    assert chinese("码头尽头的一盏灯", other, own)[0]["date"] == "2025-03-02 22:15:06"


@pytest.mark.parametrize(
    "event",
    [
        ["活动时间", "2025年4月12日 14:00"],
        ["活动时间：2025年4月12日 14:00"],
        ["时间：2025年4月12日 14:00", "地点：码头广场"],
        ["2025年4月12日 14:00—16:00"],
    ],
)
def test_an_event_s_own_day_is_not_the_page_s_date(event: list[str]) -> None:
    assert "date" not in chinese("码头灯会预告", *event)[0]


@pytest.mark.parametrize("line", ["My News", "Low Tide", "The lamp that nobody wired"])
def test_what_stands_between_a_menu_and_a_dated_title_is_no_section_and_may_be_the_title_itself(line: str) -> None:
    fields, body = english(line, "The Lamp at the End of the Pier", "May 3, 2024")
    assert "section" not in fields and body.startswith(f"{line}\n\n# The Lamp at the End of the Pier\n")


def test_a_trail_of_several_steps_above_a_dated_title_goes() -> None:
    trail = "海港网>>江南频道>>要闻"
    assert trail not in chinese(trail, "码头尽头的一盏灯", "2025-03-02 10:06 来源：海港夜话")[1]


@pytest.mark.parametrize("line", ["本报记者 林小舟 陈海", "主讲：林小舟", "海港合唱团"])
def test_a_title_stays_where_the_line_between_it_and_the_date_was_taken_for_it(line: str) -> None:
    assert "尽头的灯" in chinese("尽头的灯", line, "2025-03-02 10:06")[1]


def test_the_last_step_of_a_trail_above_a_dated_title_is_its_section() -> None:
    fields, body = english("Home", "Harbour Life", "The Lamp at the End of the Pier", "May 3, 2024")
    assert fields["section"] == "Harbour Life" and body.startswith("# The Lamp at the End of the Pier\n")


def test_the_office_that_issued_a_notice_is_not_its_title() -> None:
    table = ["索引号：", "000012345/2025-00018", "发布机构：", "海港市人力资源和社会保障局", "成文日期：", "2025-03-12"]
    fields, _ = chinese(*table, "标题：", "关于开放码头灯塔的通知", "发布时间：2025-03-12 10:22")
    assert fields["title"] == "关于开放码头灯塔的通知"
    assert chinese(*table, "灯塔", "发布时间：2025-03-12 10:22")[0].get("title") != "海港市人力资源和社会保障局"


def test_the_label_of_a_row_above_an_office_s_notice_is_not_its_title() -> None:
    table = ["索引号：", "000012345/2025-00018", "发布机构：", "海港市人力资源和社会保障局", "成文日期：", "2025-03-12"]
    assert (
        chinese(*table, "通告", "发布时间：2025-03-12 10:22", "来源：海港市人力资源和社会保障局")[0]["title"] == "通告"
    )


@pytest.mark.parametrize("title", ["灯塔", "码头尽头的一盏灯"])
def test_the_author_above_a_date_and_the_button_to_follow_is_not_the_title(title: str) -> None:
    fields, body = chinese("投稿", title, "小舟", "编辑于 2025年03月02日 20:10", "关注")
    assert fields["title"] == title and "小舟" in body


@pytest.mark.parametrize("line", ["活动时间", "海港新闻记者 林小舟", "r/harbour", "u/lampkeeper"])
def test_an_event_s_time_a_reporter_and_a_group_on_reddit_are_no_titles(line: str) -> None:
    lines = ["码头灯会预告", line, *ENGLISH]
    found, _ = title_columns(lines, [0.0] * 5, [0.0] * 5, [False] * 5, 2, 4)
    assert 0 in found and 1 not in found


@pytest.mark.parametrize(
    "row",
    [
        ["东港体育馆", "2025年5月1日 19:30", "北京"],
        ["东港体育馆 2025年5月1日 19:30"],
        ["主讲人 林小舟", "2025年4月12日 14:00", "上海"],
    ],
)
def test_a_place_a_time_and_a_province_are_no_row_of_wechat_s_on_another_site(row: list[str]) -> None:
    fields, body = chinese("当前位置：首页 > 新闻 > 正文", "码头尽头的一场灯会", *row)
    assert fields.keys().isdisjoint(("author", "source")) and all(line in body for line in row)


def test_a_title_of_a_menu_s_length_above_wechat_s_row_is_the_title() -> None:
    fields, _ = cleaned([*CHINESE_MENU, "灯塔开放", "原创", "林小舟", "海港夜话", "2025年3月2日 10:06", *CHINESE])
    assert (fields["title"], fields["author"], fields["source"]) == ("灯塔开放", "林小舟", "海港夜话")


@pytest.mark.parametrize(
    "entry",
    [["1912-04-15 02:20", "All hands on deck."], ["1912-04-15", ENGLISH[0] + ENGLISH[1], "1912-04-16"]],
)
def test_the_date_of_a_log_s_first_entry_stays_below_its_title(entry: list[str]) -> None:
    _, body = english("The Lampkeeper's Log of One Winter", *entry)
    assert all(line in body for line in entry)


def test_the_date_of_a_chronicle_s_first_entry_stays_below_its_title() -> None:
    assert "2021-06-01\n\n动工" in chinese("海港灯塔新馆大事记", "2021-06-01", "动工")[1]


def test_the_day_of_a_speech_below_its_speaker_stays() -> None:
    speech = ["馆长 林小舟", "2025年6月20日"]
    _, body = chinese("当前位置：首页 > 新闻 > 正文", "在灯塔开放日上的讲话", *speech)
    assert all(line in body for line in speech)


def test_of_a_page_that_says_when_it_appeared_a_speech_s_day_is_not_the_date() -> None:
    label, day = "出版：2025-03-02 11:05", "2025年6月20日"
    fields, body = chinese("在灯塔开放日上的讲话", label, "更新：2025-03-02 12:10", "馆长 林小舟", day)
    assert fields["date"] == "2025-03-02 11:05" and day in body


@pytest.mark.parametrize("label", ["Published", "Last updated:"])
def test_a_label_and_the_date_below_it_stay_together(label: str) -> None:
    _, body = english("The Lamp at the End of the Pier", "Author", "Ann Ode", label, "May 3, 2024")
    assert (label in body) == ("May 3, 2024" in body)


def test_an_hour_below_a_hall_is_an_event_s_and_stays() -> None:
    assert "May 3, 2024 19:30" in english("The Lamp at the End of the Pier", "East Harbour", "May 3, 2024 19:30")[1]


def test_when_an_article_was_edited_dates_it_whatever_day_its_text_tells() -> None:
    edited = "编辑于 2025年02月03日 20:10"
    fields, body = chinese("关于开放码头灯塔的通知", "阿岚", edited, "关注", below=["海港灯塔办公室", "2025年2月20日"])
    assert fields["date"] == "2025-02-03 20:10" and edited not in body and "2025年2月20日" in body


def test_a_date_above_a_picture_is_no_entry_s() -> None:
    fields, body = english("The Lamp at the End of the Pier", "2025-01-16", "微信图片_20250121093012.jpg")
    assert fields["date"] == "2025-01-16" and "2025-01-16\n" not in body


def test_a_notice_is_dated_below_its_title_and_not_by_the_day_on_which_it_was_signed() -> None:
    facts = ["索引号：000123/2023-00112", "发文机关：市港务局", "成文日期：2023年10月16日"]
    fields, body = chinese(
        *facts,
        "市港务局关于开展2023年灯塔开放日活动的通知",
        "发布日期：2023-10-18　浏览次数：1032　字号：[大 中 小]",
        "来源：市港务局",
    )
    assert fields["date"] == "2023-10-18"
    assert "2023-10-18" not in body


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2025年03月02日 10:06 海港晚报", "海港晚报"),
        ("2025-03-02 10:06·海港夜话", "海港夜话"),
        ("原创2025-03-02 10:06·海港夜话", "海港夜话"),
    ],
)
def test_a_date_and_its_paper_on_one_line_below_a_page_s_title_move(line: str, source: str) -> None:
    fields, body = chinese("码头尽头的那盏灯为什么一直由人点亮", line)
    assert (fields["date"], fields["source"]) == ("2025-03-02 10:06", source)
    assert "10:06" not in body


def test_a_hall_behind_a_date_stays() -> None:
    line = "2025年03月02日 19:30 东门广场"
    assert line in chinese("码头尽头的那盏灯为什么一直由人点亮", line)[1]


def test_of_entries_each_with_its_date_and_paper_none_moves() -> None:
    line = "2025-03-02 10:06 海港晚报"
    again = ["2025-03-01 08:15 海港日报", *CHINESE[::-1]]
    assert line in chinese("码头尽头的那盏灯为什么一直由人点亮", line, below=again)[1]


@pytest.mark.parametrize(
    "row",
    [
        ["原创 林小舟 海港夜话", "2025-03-02 10:06 广东"],
        ["Original 林小舟 海港夜话", "海港夜话", "2025-03-02 10:06"],
    ],
)
def test_wechat_s_row_may_have_its_date_in_figures_and_its_account_twice(row: list[str]) -> None:
    fields, body = cleaned(["码头尽头的那盏灯", *row, *CHINESE, *WECHAT_FOOT])
    assert (fields["author"], fields["source"], fields["date"]) == ("林小舟", "海港夜话", "2025-03-02 10:06")
    assert "林小舟" not in body


def test_a_date_in_figures_below_the_mark_of_another_site_is_no_row_of_wechat_s() -> None:
    fields, _ = chinese("码头尽头的那盏灯为什么一直由人点亮", "原创", "于 2025-03-02 10:06:11 发布")
    assert "source" not in fields


STANDFIRST = "For ninety years the keepers of the pier have carried a box of matches up a ladder every evening; the wiring is to come in June."


def test_a_byline_below_a_standfirst_moves_with_a_photographer_s_between_it_and_the_date() -> None:
    fields, body = english(
        "The Last Lamp Lighter", STANDFIRST, "By Dana Whitby", "Photographs by Luis Orteg", "May 3, 2024"
    )
    assert (fields["author"], fields["date"]) == ("Dana Whitby", "2024-05-03")
    assert STANDFIRST in body
    assert "By Dana" not in body


def test_a_part_s_day_below_a_first_paragraph_stays() -> None:
    assert "May 3, 2024" in english("The Last Lamp Lighter", STANDFIRST, "Long Night", "May 3, 2024")[1]


def test_a_date_moves_below_a_name_that_may_be_followed_above_it() -> None:
    fields, body = chinese("在海边住了一年之后的一些想法", "慢半拍", "关注", "2021.03.12 10:26:40")
    assert fields["date"] == "2021-03-12 10:26:40"
    assert "10:26:40" not in body


def test_a_byline_above_a_date_says_that_it_is_no_entry_s() -> None:
    opening = "HARBOUR, Me. — The lamp is lit when she says so."
    fields, body = english("The Last Lamp Lighter", "By Dana Whitby", "May 3, 2024", opening)
    assert (fields["author"], fields["date"]) == ("Dana Whitby", "2024-05-03")
    assert body.startswith(f"# The Last Lamp Lighter\n\n{opening}")


def test_a_date_whose_year_day_and_time_stand_on_lines_of_their_own_is_one() -> None:
    fields, body = chinese("2025", "04/03", "16:22:35", "来源：海港网", "码头尽头的灯")
    assert (fields["date"], fields["source"]) == ("2025-04-03 16:22:35", "海港网")
    assert body.lstrip("# ").startswith("码头尽头的灯\n")


def test_a_poem_below_the_first_paragraph_keeps_its_author_and_its_day() -> None:
    poem = ["The Lamp", "By Anna Smith", "May 3, 2014", "The lamp is lit,", "the sea is high."]
    fields, body = english("A poem of the harbour", ENGLISH[0], *poem)
    assert "author" not in fields and all(line in body for line in poem)


def test_the_hour_of_a_television_station_s_programme_stays_and_the_minute_of_its_report_moves() -> None:
    assert "19:30 海港电视台" in chinese("海港春节联欢晚会", "2025年03月02日 19:30 海港电视台")[1]
    assert chinese("码头尽头的一场灯会", "2025年03月02日 19:32 海港电视台")[0]["source"] == "海港电视台"


def test_a_byline_moves_from_below_a_standfirst_and_the_title_once_more() -> None:
    title = "The Lamp at the End of the Pier"
    fields, _ = english(title, ENGLISH[0], title, "Written by Maya Perez", "Friday, December 19, 2025")
    assert fields["author"] == "Maya Perez"


@pytest.mark.parametrize("beside", [["作者：李明", "时间：2025-03-04"], ["时间：2025-03-04 10:20", "点击数：", "328"]])
def test_a_day_labelled_as_an_event_s_is_the_article_s_beside_its_author_or_its_count(beside: list[str]) -> None:
    fields, body = chinese("夜间渡轮重新开航", *beside)
    assert fields["date"].startswith("2025-03-04") and "时间：" not in body


@pytest.mark.parametrize(
    "beside",
    [
        ["时间：2025-03-04", "地点：三号码头"],
        ["来源：港务局", "时间：2025-03-04 14:00", "地点：三号码头"],
        ["地点：三号码头", "时间：2025-03-04", "作者：李明"],
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_day_beside_a_place_stays(beside: list[str], unsafe: bool) -> None:
    page = "\n".join([*CHINESE_MENU, "夜间渡轮参观日", *beside, *CHINESE, *CHINESE_FOOT])
    text = clean(Document(page), unsafe=unsafe).text
    assert next(line for line in beside if "2025" in line) in text


def test_an_account_between_a_title_and_the_button_to_follow_is_the_author() -> None:
    fields, body = chinese("夜间渡轮重新开航", "灯塔旁边的人", "关注", "2025-03-04 10:20")
    assert fields["author"] == "灯塔旁边的人" and "灯塔旁边的人" not in body


def test_a_reporter_s_line_may_stand_above_a_row_of_buttons() -> None:
    head = ["夜間渡輪重新開航", "2025/03/04 14:02", "記者林怡安／海港報導", "分享", "留言", "列印", "A-", "A+"]
    fields, _ = chinese(*head)
    assert fields["author"] == "林怡安" and fields["dateline"] == "海港"


def test_what_an_author_is_at_a_paper_is_no_part_of_the_name_and_stays() -> None:
    fields, body = english("The Lamp at the End of the Pier", "By Ann Lee Staff Writer", "May 3, 2024")
    assert fields["author"] == "Ann Lee" and "\n\nStaff Writer\n\n" in body
