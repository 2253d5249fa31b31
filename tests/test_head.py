"""The title of a paste: told from names, menus, trails and the first line of its text."""

from __future__ import annotations

import pytest

from pastes import BODY, ENGLISH, ENGLISH_BODY, TITLE, cleaned
from qingwen import clean
from qingwen.text.document import Document
from qingwen.text.titles.doubled import find_doubled_title


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


def test_a_title_said_again_with_other_quotation_marks_is_found() -> None:
    text = (
        "The harbour’s ‘new’ ferry\nThe harbour's 'new' ferry\n"
        + "The first night ferry left the harbour at eleven. " * 3
    )
    assert find_doubled_title(Document(text)) is not None


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


@pytest.mark.parametrize("line", ["ISBN 978-7-100-12345-6 The Long Way", "ISBN-13: 978-7-100-12345-6"])
def test_a_book_s_number_is_no_title(line: str) -> None:
    fields, body = cleaned(f"{line}\n\n{ENGLISH_BODY}\n")
    assert "title" not in fields and body.startswith(f"{line}\n")


def test_what_a_number_means_is_a_title() -> None:
    title = "ISSN 1234-5678: what the numbers mean"
    assert cleaned(f"{title}\n\n{ENGLISH_BODY}\n")[0]["title"] == title


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


@pytest.mark.parametrize("label", ["更新时间", "最后更新："])
def test_a_label_alone_is_no_title(label: str) -> None:
    fields, body = cleaned(f"潮汐表\n{label}\n2025-12-19\n{BODY}\n")
    assert fields == {"title": "潮汐表", "date": "2025-12-19"} and body.startswith(f"# 潮汐表\n\n{label}\n")


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


def test_a_subtitle_may_stand_between_a_title_and_a_byline() -> None:
    fields, body = cleaned(f"{TITLE}\n一座小镇和它的渡船\n本报记者 李明\n{BODY}\n")
    assert fields == {"title": TITLE, "author": "李明"} and body == f"# {TITLE}\n\n一座小镇和它的渡船\n\n{BODY}"
    fields, _ = cleaned(f"中央社\n{TITLE}\n李明 发表于 2025-04-03\n{BODY}\n")
    assert (fields["title"], fields["source"]) == (TITLE, "中央社")
