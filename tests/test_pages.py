"""Whole pages: the article is found; what is no page is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import Run
from qingwen.cleaning import clean
from qingwen.editing import fixes
from qingwen.linting import lint
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.document import Document
from qingwen.text.pages.article import find_page
from qingwen.text.pages.lines import NAMES, WHOLE, _weights, columns, furniture, weigh
from qingwen.text.pages.reading import Reading
from qingwen.text.pages.title_columns import title_columns
from qingwen.text.pages.verse import verses

NO_PAGES = {
    part.split("\n", 1)[0]: part.split("\n", 1)[1]
    for part in (Path(__file__).parent / "no_pages.txt").read_text(encoding="utf-8").split("=== ")[1:]
}
PAGES = {"English": ENGLISH_PAGE, "Chinese": CHINESE_PAGE}


@pytest.mark.parametrize("name", NO_PAGES)
def test_a_text_of_short_lines_that_is_no_page_keeps_every_line(name: str) -> None:
    text = NO_PAGES[name]
    assert not [e for e in fixes(text, lint(Document(text)), unsafe=False, moves=True) if e.old.strip() and not e.new]
    lines = text.split("\n")
    for one_line_apart in ("\n".join(lines * 3), "\n\n".join(lines)):
        document = Document(one_line_apart)
        assert not [f for f in lint(document) if f.fix and f.fix.of_page and f.fix.safety == "safe"]


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_is_cut_down_to_its_article(text: str) -> None:
    lines = [
        line
        for line in text.split("\n")
        if len(line) > 60 or "首班" in line or "Night Ferry" in line or (len(line) > 40 and "，" in line)
    ]
    cleaned = clean(Document(text)).text
    for line in lines:
        assert line in cleaned
    for gone in ("Careers", "About Us", "Council Votes", "12 Pier Road", "关于我们", "镇议会", "新闻热线"):
        assert gone not in cleaned
    assert cleaned.count("\n# ") == 1


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_as_markdown_is_left_to_the_phrases(text: str) -> None:
    findings = lint(Document(text.replace("\n", "\n\n"), "markdown"))
    assert not [f for f in findings if f.fix and f.fix.of_page]


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_only_clean_cuts_a_page(text: str) -> None:
    findings = lint(Document(text))
    assert any(f.fix and f.fix.of_page and f.fix.safety == "safe" for f in findings)
    edits = fixes(text, findings, unsafe=True, moves=False)
    assert not any(findings[e.finding or 0].fix.of_page for e in edits if e.finding is not None)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_cut_page_is_not_cut_again(text: str, unsafe: bool) -> None:
    once = clean(Document(text), unsafe=unsafe).text
    assert clean(Document(once, "markdown"), unsafe=unsafe).text == once


def test_an_article_alone_is_no_page() -> None:
    paragraph = "The crossing takes ninety minutes, and the town will pay for it until the end of next year, when it looks at the numbers."
    assert find_page(Document("\n".join(["A Title for It", *[paragraph] * 20]))) is None


@pytest.mark.parametrize("size", [1, 2, 3, 7, 60])
def test_columns_have_a_number_for_each_line(size: int) -> None:
    lines = [f"Line {i}." for i in range(size)]
    found = columns(lines, [furniture(line) for line in lines])
    assert len(found) == len(NAMES)
    assert {len(column) for column in found} <= {1, size}


def test_the_columns_that_trees_compare_with_whole_numbers_hold_no_others() -> None:
    lines = [line for page in (ENGLISH_PAGE, CHINESE_PAGE) for line in page.split("\n") if line]
    found = columns(lines, [furniture(line) for line in lines])
    fractions = {name for name, column in zip(NAMES, found, strict=True) if not all(x == int(x) for x in column)}
    assert {"wide", "before", "total", "run", "prose_p20", "repeat_p20"} <= WHOLE
    assert not WHOLE & fractions


def test_a_title_that_reads_like_a_menu_s_entry_stays() -> None:
    """The model takes it for furniture; its words stand in the article, and that is enough to keep it."""
    head = [
        "Home",
        "News",
        "Contact",
        "Skip to content",
        "New Heart Centre Opens in Lanzhou",
        "By Jane Doe",
        "April 3, 2025",
    ]
    body = [
        "5 min read",
        "Share",
        "The First Hospital of Lanzhou University opened a new heart centre on Thursday, the hospital said, the largest in the north-west.",
        "Advertisement",
        "“We have waited ten years for this,” said Dr. Wang, who leads the department, as the first patients came through the doors at nine.",
    ]
    foot = [
        "Share on Facebook",
        "Share on X",
        "Related articles",
        "Ten tips for a healthy heart",
        "All rights reserved.",
    ]
    text = clean(Document("\n".join([*head, *body, *foot]) + "\n")).text
    assert text.startswith("---\ntitle: New Heart Centre Opens in Lanzhou\ndate: 2025-04-03\n")


SHORT_PARTS = {
    "recipe": "Ingredients\n300 g green lentils\n2 leeks\nSalt\nMethod\nRinse the lentils.\nFry the leeks.\nTips\nKeep some of it for the next day.",
    "references": "References\n[1] Moreau, I. (2019). Night boats.\n[2] Vidal, P. (2021). Piers.\nFunding\nNone, as ever.",
    "verse": "Down at the pier\nThe ropes are dry\nThe lamps are lit\nThe boats go by\nSlow, so slow\nThe boats go by",
}


@pytest.mark.parametrize("part", SHORT_PARTS.values(), ids=SHORT_PARTS)
def test_short_lines_that_go_on_an_article_stay_above_the_pages_foot(part: str) -> None:
    """What no phrase, heading or word shows to be the page's own may be the article's: it goes with `--unsafe` alone."""
    text = ENGLISH_PAGE.replace("\nComments\n", f"\n{part}\nComments\n")
    cleaned = clean(Document(text)).text
    for line in part.split("\n"):
        assert line in cleaned.replace("\\", "")
    assert "Careers" not in cleaned and "Related Stories" not in cleaned


NOTES = {
    ENGLISH_PAGE: (
        "A correction: the mayor's name was misspelled.",
        "Correction (May 4): the fare is nine francs.",
        "*Editor’s note: she works for the town.",
        "This story has been updated.",
        "Update: no ferry sails on Monday.",
        "Clarification\nThe boat is leased, not owned.",
    ),
    CHINESE_PAGE: (
        "更正：票价应为九元。",
        "【更正启事】票价应为九元。",
        "编者按：作者为镇议员。",
        "（编者注：票价已上调）",
        "勘误\n“四十年”应为“三十年”。",
    ),
}


@pytest.mark.parametrize("page", NOTES)
@pytest.mark.parametrize("place", [1, 3, 7])
def test_a_note_of_the_editors_is_never_taken_unasked_for_other_articles_headlines(page: str, place: int) -> None:
    """It stands where the site puts it: below the heading of other stories, behind them, in the foot."""
    lines = page.split("\n")
    at = next(i for i, line in enumerate(lines) if line in ("Related Stories", "相关阅读")) + place
    for note in NOTES[page]:
        text = "\n".join([*lines[:at], note, *lines[at:]])
        cleaned = clean(Document(text)).text.replace("\\", "")
        assert all(line in cleaned for line in note.split("\n"))
        assert "Careers" not in cleaned and "广告服务" not in cleaned
        told = [f.fix for f in lint(Document(text)) if f.fix and text[f.start : f.end] == note.split("\n")[0]]
        assert told and all(fix.safety == "unsafe" for fix in told)


@pytest.mark.parametrize("entry", ["Corrections", "Updates", "Notes on Parking", "更正园地", "注册"])
def test_a_menu_s_entry_is_no_note(entry: str) -> None:
    page, above = (ENGLISH_PAGE, "Careers") if entry.isascii() else (CHINESE_PAGE, "广告服务")
    assert f"\n{entry}\n" not in clean(Document(page.replace(above, f"{entry}\n{above}"))).text


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("part", SHORT_PARTS.values(), ids=SHORT_PARTS)
def test_an_article_of_short_lines_alone_is_kept_whole(part: str, unsafe: bool) -> None:
    """In a page's head and foot round a poem or a list, where any line may read like a menu's, only rows that the tables know go unasked."""
    lines = [line for line in ENGLISH_PAGE.split("\n") if len(line) < 70]
    at = lines.index("Comments")
    text = clean(Document("\n".join([*lines[:at], *part.split("\n"), *lines[at:]])), unsafe=unsafe).text
    kept = text.replace("\\", "")
    assert all(line in kept for line in part.split("\n") if not (unsafe and line == "References"))  # which is doubtful
    assert ("Ten Things To Do This Weekend" in text) != unsafe
    assert "Careers" not in text


def test_an_answer_that_ends_in_short_lines_keeps_them_with_unsafe_too() -> None:
    end = "And the fare?\nAs it was.\nWhat comes next?\nA lamp on the pier."
    lines = ENGLISH_PAGE.replace("\nComments\n", f"\n{end}\nComments\n").split("\n")
    text = clean(Document("\n".join(line for line in lines if "Ines Moreau" not in line)), unsafe=True).text
    assert all(line in text for line in end.split("\n"))
    assert "Log in" not in text


def test_the_button_of_a_listing_is_no_sign_of_an_articles_end() -> None:
    end = "yaml\n复制代码\nferry: night\n改进\n加一盏灯\n加一个班次\n大家都说好，也都愿意再坐一次。"
    text = clean(Document(CHINESE_PAGE.replace("\n相关阅读\n", f"\n{end}\n相关阅读\n"))).text
    assert all(line in text for line in end.split("\n") if line != "复制代码")
    assert "镇议会" not in text


@pytest.mark.parametrize(
    ("page", "title", "head"),
    [
        (CHINESE_PAGE, "海港镇首班夜间渡轮值得坐吗？", ["关注问题", "写回答", "邀请回答", "添加评论"]),
        (ENGLISH_PAGE, "First Night Ferry", ["Article", "Talk", "Read", "Edit", "View history", "Tools"]),
    ],
)
def test_a_title_far_above_its_article_stays(page: str, title: str, head: list[str]) -> None:
    old = next(line for line in page.split("\n") if "首班夜间渡轮启航" in line or "Opens Its First" in line)
    text = page.replace(old, "\n".join([title, *head * 4]))
    text = text.replace("The first night ferry in", "The first night ferry of the town, in")
    assert title in clean(Document(text)).text


def test_a_title_that_stands_twice_is_taken_once_and_named() -> None:
    title = "海港镇四十年来首班夜间渡轮启航"
    text = clean(Document(CHINESE_PAGE.replace(title, f"海港日报网 > > 正文\n{title}\n{title}\n字体：\n小 中 大"))).text
    assert f"title: {title}\n" in text


WECHAT_TAIL = [
    "预览时标签不可点",
    "微信扫一扫",
    "关注该公众号",
    "继续滑动看下一个",
    "轻触阅读原文",
    "向上滑动看下一个",
    "知道了",
    "微信扫一扫",
    "使用小程序",
]
WECHAT_ROWS = ["取消", "允许", "取消", "允许", "：", "，", "。", "视频", "小程序", "赞", "，轻点两下取消赞", "在看", "，轻点两下取消在看", "分享", "留言", "收藏", "听过"]  # fmt: skip
SHORT_POST = """秋天润肺，记住这几点
海港医院 海港医院 2025年09月12日 18:30 甘肃
点击蓝字 关注我们
图片
入秋以后，天气一天比一天干。
01
多喝水
每天八杯，少量多次，不要等到口渴了再喝；咳嗽的人尤其要注意，水温也不要太烫。
图片
02
少熬夜
夜里咳得厉害，往往是睡得太晚。
小贴士
雪梨银耳汤
雪梨两个
银耳一朵
小火炖一个小时。
专家简介
林小舟
主任医师，呼吸科主任
出诊时间：周二上午
END"""


@pytest.mark.parametrize("unsafe", [False, True])
def test_wechat_s_byline_may_take_two_lines(unsafe: bool) -> None:
    post = SHORT_POST.replace("海港医院 海港医院 2025年", "原创 林小舟 海港医院\n2025年")
    text = clean(Document("\n".join([post, *WECHAT_TAIL, *WECHAT_ROWS]) + "\n"), unsafe=unsafe).text
    assert text.startswith('---\ntitle: 秋天润肺，记住这几点\ndate: "2025-09-12 18:30"\n')
    assert "甘肃" not in text


@pytest.mark.parametrize(
    "line", ["微信扫一扫可打开此内容，", "： ， ， ， ， ， ， ， ， ， ， ， ， 。", "：，，，，，。"]
)
def test_parts_of_wechat_s_row_are_known(line: str) -> None:
    text = clean(Document(f"{SHORT_POST}\n使用完整服务\n{line}\n赞\n")).text
    assert line not in text


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_post_of_few_sentences_is_kept_whole(unsafe: bool) -> None:
    """Below its one paragraph any short line of Han letters may read like a menu's entry: a recipe, who the expert is."""
    text = clean(Document("\n".join([SHORT_POST, *WECHAT_TAIL, *WECHAT_ROWS]) + "\n"), unsafe=unsafe).text
    assert text.startswith('---\ntitle: 秋天润肺，记住这几点\ndate: "2025-09-12 18:30"\n')
    for line in SHORT_POST.split("\n")[4:-1]:  # all but `END`
        assert line == "图片" or line in text
    assert "轻触阅读原文" not in text


@pytest.mark.parametrize(
    "above",
    [
        "2025-03-05 08:31 | 来源：海港日报",
        "首页 > 新闻 > 海港要闻",
        "记者 林晓 于 2025-03-05 15:47:53 发布",
    ],
)
def test_what_stands_beside_a_title_is_not_taken_for_it(above: str) -> None:
    title = "海港镇四十年来首班夜间渡轮启航"
    for head in (f"{above}\n{title}", f"{title}\n{above}"):
        text = clean(Document(CHINESE_PAGE.replace(title, head))).text
        assert f"\ntitle: {title}\n" in text
        assert f"\n# {title}\n" in text


def test_a_page_of_which_no_title_is_likely_has_none() -> None:
    """Its article then begins with what may be one; whatever stands first is not taken for it."""
    text = clean(
        Document(
            ENGLISH_PAGE.replace(
                "Harbour Town Opens Its First Night Ferry in Forty Years", "Enter your city or zip code"
            )
        )
    ).text
    assert "title:" not in text
    assert "\n# " not in text


def test_a_small_blogs_menu_above_a_title_goes_and_its_name_is_no_title() -> None:
    paragraphs = [
        f"灯塔守了三十年，{who}上个月去看了最后一个守灯人。他把钥匙交给镇里的时候，只说了一句话：别忘了擦玻璃。"
        for who in ("镇长", "老师", "邮差", "我", "我父亲", "船长", "记者", "他女儿")
    ]
    menu = ["首页", "标签", "归档", "关于"]
    text = "\n".join(["Kanan", *menu, "灯塔最后的守灯人", "2024-09-21", *paragraphs])
    cleaned = clean(Document(text + "\n")).text
    assert cleaned.startswith("---\ntitle: 灯塔最后的守灯人\n")
    assert not any(f"\n{one}\n" in cleaned for one in menu)
    assert all(paragraph in cleaned for paragraph in paragraphs)


def test_a_notice_of_few_sentences_loses_the_menu_above_its_title_alone() -> None:
    menu = [
        "海港市人民政府",
        "无障碍",
        "繁體",
        "首页",
        "政务公开",
        "政务服务",
        "互动交流",
        "您当前的位置：首页 > 政务公开 > 通知公告",
    ]
    notice = [
        "关于做好2025年度冬季取暖补贴发放工作的通知",
        "发布时间：2025-11-03 16:20",
        "各区人民政府，市直有关部门：",
        "为保障困难群众温暖过冬，现就做好2025年度冬季取暖补贴发放工作有关事项通知如下。",
        "一、发放对象",
        "2025年10月31日前在册的城乡低保家庭。",
        "二、发放标准",
        "每户600元。",
        "联系人：王敏，联系电话：0512-12345678",
        "附件：1.取暖补贴发放汇总表.xlsx",
        "海港市民政局",
        "2025年11月3日",
    ]
    foot = [
        "扫一扫在手机打开当前页",
        "【打印本页】 【关闭窗口】",
        "网站标识码：3205000001  苏ICP备05000001号",
        "联系我们 | 网站地图 | 隐私声明",
    ]
    cleaned = clean(Document("\n".join([*menu, *notice, *foot]) + "\n")).text
    assert cleaned.startswith(f"---\ntitle: {notice[0]}\n")
    assert not any(f"\n{one}\n" in cleaned for one in menu)
    assert all(f"\n{one}\n" in cleaned for one in notice[2:])


def test_code_with_a_key_like_a_parts_heading_is_no_sign_of_an_articles_end() -> None:
    code = "services:\nweb:\nimage: nginx\nThat is all there is to it."
    text = clean(Document(ENGLISH_PAGE.replace("\nComments\n", f"\n{code}\nComments\n"))).text
    assert all(line in text for line in code.split("\n"))


def test_what_stands_above_an_articles_references_is_its_own() -> None:
    part = "Authors\nInes Moreau\nSchool of Ferries\nPaul Vidal\nSchool of Piers\nFunding\nNone\nReferences\nMoreau, Night boats, 2019"
    text = clean(Document(ENGLISH_PAGE.replace("\nComments\n", f"\n{part}\nComments\n"))).text
    assert all(line in text for line in part.split("\n"))
    assert "Careers" not in text


def test_a_headline_below_the_breadcrumbs_stays() -> None:
    text = CHINESE_PAGE.replace(
        "\n海港镇四十年来首班夜间渡轮启航\n",
        "\n您当前的位置：首页 > 通知公告\n关于举办培训班的通知\n发布时间：2025-03-05 来源：海港日报\n",
    )
    assert "关于举办培训班的通知" in clean(Document(text)).text


def test_what_follows_a_box_inside_of_an_article_stays() -> None:
    """A box with a form stands above the last answers of an interview."""
    box = (
        "Sign up to Night Boats\nFree weekly newsletter\nEnter your email address\nSign up\nafter newsletter promotion"
    )
    end = "What comes next?\nA house.\nI bought one on a hill."
    text = clean(Document(ENGLISH_PAGE.replace("\nComments\n", f"\n{box}\n{end}\nComments\n"))).text
    assert all(line in text for line in end.split("\n"))
    assert "newsletter promotion" not in text
    assert "Careers" not in text


def test_a_page_of_short_paragraphs_gives_its_line_of_credits_to_the_front_matter() -> None:
    page = CHINESE_PAGE.replace(
        "海港镇四十年来首班夜间渡轮启航\n", "海港镇首班夜间渡轮启航\n作者：林晓 | 发布时间：2023-12-08 | 点击数：1024\n"
    )
    short = "\n".join(line if len(line) < 40 else line[:33] + "。" for line in page.split("\n"))
    text = clean(Document(short)).text
    assert "author: 林晓\n" in text
    assert "date: 2023-12-08\n" in text


def test_a_line_of_credits_below_it_makes_a_short_article_s_title_likely() -> None:
    head = "海港小记\n首页\n归档\n标签\n关于\n登录\n自己动手做一张书桌\n作者：林晓\n2019-10-07\n分类：手工"
    body = "找了两块老榆木门板，味道很大，晒了半个月。\n先刨平，再拼板。\n桌子很重，搬家的时候要后悔的。"
    foot = "上一篇：修一盏灯\n下一篇：没有了\n发表评论\n最新文章\n关于我们\n联系我们\n友情链接\n网站地图\n版权所有 海港小记\n返回顶部\n京ICP备00000000号"
    text = clean(Document("\n".join((head, body, foot)))).text
    assert text.startswith("---\ntitle: 自己动手做一张书桌\ndate: 2019-10-07\nauthor: 林晓\n")
    assert "联系我们" not in text


def test_those_who_wrote_other_articles_are_not_the_authors() -> None:
    others = "\n".join(f"{title}\nBy {name}" for title, name in zip(
        ["A Lamp for the Pier", "Parking Fees Rise Again", "What the Fog Hid", "Ten Harbour Walks", "The Old Ferry Sold", "Gulls in Winter", "Bread at Midnight"],
        ["Ann Lee", "Tom Reed", "Ida Holm", "Joe Park", "Lena Frost", "Max Wall", "Eve Stone"], strict=True))  # fmt: skip
    text = clean(Document(ENGLISH_PAGE.replace("Where To Eat on the Waterfront\n", f"{others}\n"))).text
    assert "author:" not in text and "By Eve Stone" not in text


MEDIUM = """Open in app
Sign up
Sign in
Write
Search
Night Boats
Why I Sold the Ferry and Bought a Lamp
Ines Moreau
Ines Moreau
Follow
5 min read
·
Mar 4, 2024
1.2K
23
Listen
Share
It ran for forty years with my father at the wheel, and for six with me, and in the last winter nobody wanted to cross in the dark.
So I put the boat on a cradle, and the lamp that it had carried on a pole at the end of the pier, where everybody can see it.
“You should have done that before,” said the baker, who has had to get up at three in the morning for as long as I can remember.
Ferries
Lamps
1.2K
23
Written by Ines Moreau
4.1K followers
Follow
Responses (23)
See all responses
Help
Status
About
Careers
Press
Blog
Privacy
Terms
Text to speech
"""


def test_an_author_s_name_that_stands_twice_is_no_title() -> None:
    text = clean(Document(MEDIUM)).text
    assert text.startswith("---\ntitle: Why I Sold the Ferry and Bought a Lamp\ndate: 2024-03-04\n")


def test_the_title_of_an_encyclopedias_article_is_its_first_line() -> None:
    """Though the box beside the article has lines that look like titles: who broadcast it, who built it."""
    box = "Promotional picture of the ferry\nDirected by Ann Lee\nNetwork Harbour One\nEnglish network\nUS\nHarbour Select, NEA Network, Pierway\nOriginal run October 14, 1999 – January 20, 2000"
    for title, below in (
        ("Night Ferry", "From Wikipedia, the free encyclopedia"),
        ("渡轮", "维基百科，自由的百科全书"),
    ):
        page = ENGLISH_PAGE if title.isascii() else CHINESE_PAGE
        head = f"{title}\n{below}\nJump to: navigation, search\n{box}\n"
        assert clean(Document(head + page[page.index("\n", 300 if title.isascii() else 120) + 1 :])).text.startswith(
            f"---\ntitle: {title}\n"
        )


def test_a_page_s_headline_may_end_in_initials() -> None:
    title = "Night Ferry Brings Back the Old Trade Between the Island of Saint Pierre and the U.S."
    page = ENGLISH_PAGE.replace(
        "Harbour Town Opens Its First Night Ferry in Forty Years", f"{title}\nPublished March 7, 2025"
    )
    assert f"\n# {title}\n" in clean(Document(page)).text


def test_a_title_that_shares_no_word_with_its_article_stays_above_its_date() -> None:
    title = "灯亮了"
    page = CHINESE_PAGE.replace("海港镇四十年来首班夜间渡轮启航", f"{title}，人来了\n海港客\n关注\n2024-03-04")
    assert f"{title}，人来了" in clean(Document(page)).text


MORE = """\
The old boat had room for sixty people and no lamp, and her last captain used to say that he steered by the smell of the bakeries.
Her successor carries radar, two lifts and a small library, whose books the passengers may take ashore on one side and give back on the other.
“I have read the first half of every novel that we own,” said Tom Reed, a mechanic, who crosses four times in a night and never sleeps on board.
The council expects some forty thousand passengers in the first year, most of them people who work late in the hospital and in the market halls.
Critics say that the money would have paid for a bridge in twenty years; the mayor answers that nobody has ever waited for a bridge with a brass band."""


def test_a_sentence_right_below_an_article_is_its_own() -> None:
    end = "欢迎大家在评论区说说各自的看法。"
    assert end in clean(Document(CHINESE_PAGE.replace("\n相关阅读\n", f"\n{end}\n相关阅读\n"))).text
    page = ENGLISH_PAGE.replace(
        "\nComments\n", f"\n{MORE}\nThe band, it turned out, stayed on board.\nShare\nTweet\nComments\n"
    )
    assert "stayed on board" in clean(Document(page), unsafe=True).text


COMMENTS = """\
Log in to comment
halyard
2 days ago
I was on it, and the band played until we had passed the second buoy, which nobody had asked for at that hour of the night.
Reply
old pier
1 day ago
The bakeries sell the tickets, but they do not sell any bread to those who come back at two, whatever this newspaper says.
Reply"""


@pytest.mark.parametrize(
    "heading",
    ["36 Comments", "Comments (2)", "评论(2)", "留言 (2)", "Reader comments 2 total", "Visitor comments", "Comments"],
)
def test_with_unsafe_comments_that_read_like_an_article_go(heading: str) -> None:
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading}\n{COMMENTS}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))
    assert "buoy" in clean(Document(page)).text


ENGLISH_TITLE = "Harbour Town Opens Its First Night Ferry in Forty Years"


@pytest.mark.parametrize(
    "heading", ["31 Responses to “{}”", "One thought on “{}”", "《{}》上有 12 条评论", "3条回应在“{}”"]
)
def test_with_unsafe_comments_on_the_articles_title_go_however_long_they_are(heading: str) -> None:
    comments = "\n".join([COMMENTS] * 12)
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading.format(ENGLISH_TITLE)}\n{comments}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))


@pytest.mark.parametrize(
    "signed",
    [
        "{}\n2024年5月3日 下午8:28",
        "{}表示：\n2024 年 5 月 3 日 下午 8:28",
        "{}\n3小时前 · 福建",
        "{}\n05-03",
        "{} 2024年5月3日",
        "{} on May 3, 2024",
    ],
)
@pytest.mark.parametrize("heading", ["2 Responses to “{}”", "在〈{}〉中有 2 則留言", "2 則回應給「{}」"])
def test_with_unsafe_comments_go_however_they_are_signed(heading: str, signed: str) -> None:
    said = [line for line in COMMENTS.split("\n") if len(line) > 60] * 12
    comments = "\n".join(f"{signed.format(who)}\n{one}" for who, one in zip(("木头", "Ann") * 12, said, strict=True))
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading.format(ENGLISH_TITLE)}\n{comments}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))


def test_a_reply_to_its_title_that_nobody_signs_is_the_articles_own() -> None:
    part = f"A reply to “{ENGLISH_TITLE}”\n{MORE}"
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    assert part.split("\n")[0] in clean(Document(page), unsafe=True).text


def test_responses_to_something_else_are_the_articles_own() -> None:
    part = f"2 Responses to “When does it sail?”\n{MORE}"
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    assert part.split("\n")[0] in clean(Document(page), unsafe=True).text


def test_a_tutorials_section_on_comments_stays_with_unsafe_too() -> None:
    parts = "Comments\nA line that opens with two dashes is a comment, and the machine that reads the timetable passes over it without a word.\nLoops\nA crossing that repeats is written once, with the word every in front of the hour at which it takes place."
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{parts}\nShare on Facebook\nRelated Stories\n")
    text = clean(Document(page), unsafe=True).text
    assert all(line in text for line in parts.split("\n")[1:])


BOOK = """\
{heading}
Night boats of the north
Our reporter crossed every strait that still has a boat after midnight, and met a cook who has not seen a morning since she was nineteen.
Read more
The tide, explained
Twice a day the sea leaves the harbour and twice it comes back, and nobody who sells tickets has ever been able to change the hours."""


@pytest.mark.parametrize("heading", ["More stories", "Related stories", "Editor's picks"])
def test_with_unsafe_an_article_ends_above_the_heading_of_another_part(heading: str) -> None:
    page = ENGLISH_PAGE.replace(
        "\nComments\n",
        f"\n{MORE}\n{BOOK.format(heading=heading)}\nFacebook\nTwitter\nSubscribe\nPrivacy Policy\nComments\n",
    )
    text = clean(Document(page), unsafe=True).text
    assert "not seen a morning" not in text and "sells tickets" not in text
    assert all(line in text for line in MORE.split("\n"))
    assert "not seen a morning" in clean(Document(page)).text


@pytest.mark.parametrize("heading", ["Services", "Support", "See also", "What’s next"])
def test_a_section_of_the_article_under_a_word_of_footers_stays_with_unsafe_too(heading: str) -> None:
    part = (
        f"{heading}\nThe office on the quay is open from six to midnight, and lends coats to those who came without.\n"
        "In winter the waiting room is heated, and the harbour master reads the forecast aloud every hour until the last boat is in."
    )
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert all(line in text for line in [*MORE.split("\n"), *part.split("\n")[1:]])


def test_a_paragraph_that_a_teaser_says_too_stays_with_the_article() -> None:
    """The box that asks to share a page shows how it begins; both went: the one with the menu, the other as the former's double."""
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    first = ENGLISH_PAGE.split("\n")[14]
    box = "Share This Story!\nLet friends in your social network know what you are reading about\nFacebookEmailTwitter"
    asks = (
        "Post to Facebook\nCancelSend\nSent!\nA link has been sent to your friend's email address.\nPosted!\n"
        "A link has been posted to your Facebook feed.\n181\nJoin the Town's Conversation\n"
        "To find out more about commenting please read the Guidelines and FAQs"
    )
    page = ENGLISH_PAGE.replace(f"\n{title}\n", f"\n{box}\n{title}\n{first}\n{asks}\n{title}\nInes Moreau\n")
    assert clean(Document(page), unsafe=True).text.count(first) == 1


def test_what_stands_below_a_sure_title_is_kept_with_unsafe_too() -> None:
    """A question, and between it and its answers the buttons of both."""
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    ask = "Does anybody know whether the night ferry takes bicycles, and whether one has to book a place for them on the day before?"
    buttons = "Share\nFollow\nAdd a comment\n4 Answers\nSorted by:\nHighest score (default)"
    text = clean(Document(ENGLISH_PAGE.replace(title, f"{title}\nMarch 7, 2025\n{ask}\n{buttons}")), unsafe=True).text
    assert ask in text


def test_the_day_on_which_a_page_was_read_is_not_its_articles_date() -> None:
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    page = ENGLISH_PAGE.replace(title, f"Saturday, March 8, 2025\n{title}\nMarch 7, 2025")
    assert "date: 2025-03-07\n" in clean(Document(page)).text


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=150).map(str.strip).filter(bool)
)
@example("新闻中心 新闻 © 2024 News, Sports & more… 1²³ x² ٣٤")
@example("Privacy Policy | Terms of Use, 2024, 12, 7 comments")
@example("İSTANBUL’DA HABER; " * 9)
def test_a_line_is_weighed_at_speed_as_it_is_when_weights_are_learned(line: str) -> None:
    assert furniture(line) == weigh(line, _weights())


def test_a_line_weighs_the_same_in_every_process() -> None:
    """Sets of words come in another order in each process, and sums of floats depend on order."""
    code = (
        "from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE; from qingwen.text.pages.lines import furniture;"
        "print([furniture(line) for line in (ENGLISH_PAGE + CHINESE_PAGE).split('\\n') if line])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(1, 7)
    ]
    assert len(set(runs)) == 1


ANSWERS = "What time do you get up?\nWhen it is dark.\nWhom do you ask?\nContact us.\nAre you lonely?\nNo.\nAnything to add?\nNo."


def test_answers_of_a_word_are_no_buttons() -> None:
    """`No.` and `Contact us.` stand below `Was this page helpful?` as well, but without a full stop."""
    lines = [line for line in ENGLISH_PAGE.split("\n") if len(line) < 70]
    at = lines.index("Comments")
    text = clean(Document("\n".join([*lines[:at], ANSWERS, "Yes", "No", *lines[at:]]))).text
    for line in ANSWERS.split("\n"):
        assert text.count(f"\n{line}\n") == ANSWERS.split("\n").count(line)


TIMETABLE = "9月12日 上午\n08:30 签到\n09:15 开幕\n10:30 茶歇\n11:00 低成本测深\n12:00 午餐\n14:00 分组讨论\n17:30 晚宴"


def test_a_timetable_between_menus_stays() -> None:
    lines = [line for line in CHINESE_PAGE.split("\n") if len(line) < 24]
    at = lines.index("相关阅读")
    text = clean(Document("\n".join([*lines[: at - 1], "会议日程", TIMETABLE, *lines[at:]]))).text
    assert all(line in text for line in TIMETABLE.split("\n"))
    assert "友情链接" not in text


def test_what_stands_below_a_byline_is_kept_where_a_longer_text_stands_further_down() -> None:
    tips = "By Ines Moreau\nUpgrade to a bigger bed\nHelp your child feel safe\nFind what moves them\nUse some props"
    head, _, foot = ENGLISH_PAGE.partition("\nThe first night ferry")
    bio = ENGLISH_PAGE.split("\n")[14:16]
    page = "\n".join(
        [head.replace("Opens Its First Night Ferry in Forty Years", "Sleeps"), tips, foot[foot.index("Comments") :]]
    )
    text = clean(Document("\n".join([page.rstrip("\n"), "Home", "News", *bio, "Sports", "Privacy Policy"]))).text
    assert all(line in text for line in tips.split("\n")[1:])
    assert "Careers" not in text


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Kettles of the Harbour Compared", "Jan 8, 2024"),
        ("Kettles of the Harbour Compared", "By Sam Whitlock"),
        ("新手第一次夜钓，求各位指点", "只看楼主"),
        ("第一次造独木舟，最容易犯什么错？", "关注问题"),
    ],
)
def test_a_short_articles_title_is_told_by_the_line_below_it(above: str, below: str) -> None:
    page = ENGLISH_PAGE if above.isascii() else CHINESE_PAGE
    lines = [
        line
        for line in page.split("\n")
        if len(line) < (70 if above.isascii() else 24) and "Ferry" not in line and "首班" not in line
    ]
    long = max(page.split("\n"), key=len)
    at = next(i for i, line in enumerate(lines) if line in ("Comments", "相关阅读"))
    facts = (
        ["Brio", "Price: $39", "Noise: 71 dB", "Halden", "Price: $119"] if above.isascii() else ["带头灯。", "别急。"]
    )
    text = clean(Document("\n".join([*lines[:at], above, below, *facts, long, *lines[at:]]))).text
    assert f"\n# {above}\n" in text


def test_a_forums_title_is_told_by_the_replies_to_it() -> None:
    title = "Is the night ferry late again?"
    lines = [line for line in ENGLISH_PAGE.split("\n") if len(line) < 70 and "Ferry" not in line]
    at = lines.index("Comments")
    posts = [title, "Quote", "Post by halyard", "I stood there till two.", f"Re: {title}", "Quote", "It was.", "Top"]
    assert f"\n# {title}\n" in clean(Document("\n".join([*lines[:at], *posts, *lines[at:]]))).text


def as_converted(page: str) -> str:
    """A page as html2text writes it: short lines are lists of links, the longest of them the title, the others paragraphs."""
    out = []
    for line in page.replace("© ", "").rstrip("\n").split("\n"):
        if "Night Ferry" in line or "首班夜间渡轮启航" in line:
            out.append(f"\n# {line}\n")
        elif line[-1] in ".。”" and len(line) > 30 and "reserved" not in line:
            out.append(f"\n{line}\n")
        else:
            out.append(f"  * [{line}](/{len(out)})")
    return "\n".join(out).lstrip("\n") + "\n"


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_that_a_converter_made_markdown_of_is_cut_down_to_its_article(text: str) -> None:
    converted = as_converted(text)
    assert [one for one in lint(Document(converted, "markdown")) if one.name == "page-header"]
    assert clean(Document(converted, "markdown")).text.count("\n  * [") == converted.count("\n  * [")  # not unasked
    cleaned = clean(Document(converted, "markdown"), unsafe=True).text
    for block in converted.split("\n\n"):
        assert block.startswith("  *") or block.strip("\n") in cleaned
    for gone in ("Skip to content", "Sports", "财经", "海港通客户端"):
        assert gone not in cleaned
    assert ("Careers" in cleaned or "关于我们" in cleaned) is False
    assert clean(Document(cleaned, "markdown"), unsafe=True).text == cleaned


TITLE = "# Harbour Town Opens Its First Night Ferry in Forty Years\n"
LAST = "who come back with the last boat.\n"
LOGO, PIXEL, PICTURE = "![](logo.png)\n", "[![](/p.gif)](/)\n", "![The pier at night](pier.jpg)\n"


@pytest.mark.parametrize(
    "above", ["---\n", "* * *\n", f"{LOGO}\n---\n", f"---\n\n{PIXEL}\n* * *\n", f"{PICTURE}\n---\n"]
)
@pytest.mark.parametrize("below", ["---\n", f"* * *\n\n{LOGO}", f"{PIXEL}\n\n---\n"])
def test_rules_and_pictures_of_nothing_go_with_the_cut_beside_them(above: str, below: str) -> None:
    page = as_converted(ENGLISH_PAGE).replace(TITLE, f"{above}\n{TITLE}").replace(LAST, f"{LAST}\n{below}")
    page = f"{LOGO}\n{page}\n---\n\n{PICTURE}"
    assert "![" in clean(Document(page, "markdown")).text  # not unasked
    cleaned = clean(Document(page, "markdown"), unsafe=True).text
    assert cleaned.startswith(TITLE)
    underlined = TITLE.replace("# ", "") + "=====\n"
    assert clean(Document(page.replace(TITLE, underlined), "markdown"), unsafe=True).text.startswith(underlined)
    assert cleaned.endswith(LAST) or cleaned.endswith(
        f"{LAST}\n{PIXEL}"
    )  # what no rule parts from the article may be its own
    assert clean(Document(cleaned, "markdown"), unsafe=True).text == cleaned


@pytest.mark.parametrize(
    ("before", "added"),
    [
        (TITLE, f"{TITLE}\n{PICTURE}"),  # below the title
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{LOGO}"),  # and below its buttons
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{PICTURE}\n  * [Print](/print)\n"),
        (TITLE, f"{TITLE}\n  * [Share](/share)\n\n{LOGO}\n  * [Print](/print)\n"),  # few converters describe one
        (TITLE, f"{PICTURE}\n{TITLE}"),
        (TITLE, f"{LOGO}\n{TITLE}"),
        (LAST, f"{LAST}\n{LOGO}"),
        (LAST, f"{LAST}\n{PICTURE}"),
        ("\n“We had", f"\n---\n\n{LOGO}\n“We had"),
    ],
)
def test_a_picture_that_may_be_the_article_s_stays(before: str, added: str) -> None:
    page = as_converted(ENGLISH_PAGE)
    assert before in page
    cleaned = clean(Document(page.replace(before, added, 1), "markdown"), unsafe=True).text
    assert all(line in cleaned for line in added.split("\n") if "![" in line or line == "---")
    assert "Careers" not in cleaned and "Weather" not in cleaned


def test_a_cut_block_is_told_by_its_lines_and_once() -> None:
    page = as_converted(ENGLISH_PAGE) + "\n---\n\n© 2024 Harbour Media Group. All rights reserved.\n"
    first, *_ = told = [one for one in lint(Document(page, "markdown")) if one.code[:3] == "QW1"]
    assert first.message == "Part of the page's head: 13 lines before the article. Remove it."
    assert "lines, from 'Comments' on, after the article" in told[1].message
    assert len({one.start for one in told}) == len(told)


def test_what_a_phrase_finds_in_doubt_is_not_told_as_the_page_s_too() -> None:
    text = ENGLISH_PAGE.replace("Log in\nSubscribe\n", "Log in\nSubscribe\nBy Jane Doe\n").replace(
        "Company\n", "Editor's note: it sails again in May.\nCompany\n"
    )
    told = [text[one.start : one.end] for one in lint(Document(text))]
    assert told.count("By Jane Doe") == told.count("Editor's note: it sails again in May.") == 1


def test_what_shares_words_with_the_article_above_its_sure_title_is_in_doubt() -> None:
    offered = "Ferry Passengers Harbour Town"
    text = ENGLISH_PAGE.replace("Log in\n", f"{offered}\nLog in\n", 1)
    assert offered in clean(Document(text)).text
    assert offered in [text[one.start : one.end] for one in lint(Document(text))]
    cleaned = clean(Document(text), unsafe=True).text
    assert offered not in cleaned and TITLE in cleaned


@pytest.mark.parametrize("target", ["/{}.md", "{}.md", "{}/", "#{}", "../{}.html"])
def test_a_manual_s_list_of_screens_is_its_own(target: str) -> None:
    names = (
        "Home",
        "Sign in",
        "Search",
        "About us",
        "Contact us",
        "Privacy policy",
        "Terms of service",
        "Help",
        "News",
        "Shop",
        "Cart",
        "Log out",
        "Careers",
    )
    links = "\n".join(f"- [{name}]({target.format(name.replace(' ', '-'))})" for name in names)
    text = f"# The Manual\n\n{'This page says what each screen of the app is for, and how to reach it. ' * 3}\n\n## Screens\n\n{links}\n"
    assert clean(Document(text, "markdown"), unsafe=True).text == text


OWN_LINKS = "".join(
    f"- [{name}](https://boatyard.example/{at})\n"
    for at, name in enumerate(
        [
            "Home",
            "About us",
            "Shop",
            "Blog",
            "News",
            "Events",
            "Careers",
            "Contact",
            "Privacy Policy",
            "Terms of Service",
            "Cookie Policy",
            "Sitemap",
            "Help",
        ]
    )
)
OWN_LISTS = {
    "below a title and a sentence": "# The boatyard's website\n\nEach of its pages is one file, and these are the pages.\n\n{}\n## Build\n\nRun `make`, and look into `public/`.\n",
    "below a title": "# Pages\n\n{}\nThe crawler begins with these, and goes on from there.\n",
    "below an introduction without a title": "These pages are looked at once a minute, from three places.\n\n{}\nWhoever is on duty is called when two of them fail.\n\n{}",
    "under headings of its own": "# Links\n\n## Policies\n\n{}\nAll of them were read by a lawyer, who was paid for it.\n\n## Elsewhere\n\n{}",
    "below a title, with code": "# Pages\n\n{}\nThey are built by one command, and this is the command.\n\n```sh\n# build\nmake\n```\n\n{}",
    "with several titles": "# Pages\n\nEach of its pages is one file, and these are the pages.\n\n{}\n# Build\n\nRun `make`, and look into `public/` for what comes out.\n\n{}",
    "and nothing else": "{}",
    "below a small heading": "### Contents\n\n{}",
    "with one at its foot": "{}\n***\n\n{}",
    "in Chinese": "# 船厂网站\n\n网站由以下页面组成，每页一个文件。\n\n{}\n构建之后把输出目录交给运维同事即可上线。\n",
}


@pytest.mark.parametrize("text", OWN_LISTS.values(), ids=OWN_LISTS)
def test_an_author_s_list_of_a_site_s_pages_is_no_menu(text: str) -> None:
    text = text.format(OWN_LINKS, OWN_LINKS)
    assert clean(Document(text, "markdown"), unsafe=True).text == text
    assert not [one for one in lint(Document(text, "markdown")) if one.code.startswith("QW11")]


def test_code_and_definitions_below_a_converted_page_s_article_stay() -> None:
    kept = "```\nHome\nNews\nLog in\n```\n\n[Home]: /home\n\n<nav>Home</nav>\n"
    cleaned = clean(Document(f"{as_converted(ENGLISH_PAGE)}\n{kept}", "markdown"), unsafe=True).text
    assert cleaned.endswith(kept)


def test_a_converted_page_with_front_matter_is_somebody_s_file() -> None:
    text = f"---\ntitle: The Night Ferry\n---\n\n{as_converted(ENGLISH_PAGE)}"
    assert "[Careers]" in clean(Document(text, "markdown"), unsafe=True).text


def test_a_list_of_links_is_no_page() -> None:
    names = [
        "Home",
        "Docs",
        "Blog",
        "Contact",
        "About",
        "Search",
        "Login",
        "Privacy",
        "Terms",
        "Help",
        "Jobs",
        "Press",
        "News",
        "Shop",
    ]
    links = "\n".join(f"- [{name}](https://example.org/{name}) - what it is for, in a few words." for name in names)
    bare = "\n".join(f"- [{name} of the harbour](https://example.org/{name})" for name in names)
    text = f"# Links\n\nWhere the pages of the harbour are, and who looks after them today.\n\n{links}\n\n## More\n\n{bare}\n"
    assert clean(Document(text, "markdown"), unsafe=True).text == text


def test_lint_fix_never_cuts_a_converted_page() -> None:
    text = as_converted(ENGLISH_PAGE)
    edits = fixes(text, lint(Document(text, "markdown")), unsafe=True, moves=False)
    assert not [edit for edit in edits if "Careers" in edit.old]


ROOM = (
    "我要反馈\n海港网公众号\n24小时滚动播报渡口消息，扫描二维码关注海港网\n渡口直播\n图文直播间\n视频直播间\n"
    + "".join(
        f"{who}今天 12:0{8 - n}:48\n{said}\n"
        for n, (who, said) in enumerate(
            (
                (
                    "老船长",
                    "河面从清晨起一直有雾，今天两岸的渡船都晚开了一个钟头，等雾散的人坐满了候船室。按去年的经验，这样的天气还要再来三四回，出门的人最好先打个电话问一问，别白跑一趟。",
                ),
                (
                    "潮水先生",
                    "上游的水位比昨天高出一尺，水流很急，小船暂时不要下水。两座老闸的闸门要到下午才开，开闸以后水势会缓下来，但是泥沙多，锚不容易抓住，新手要格外当心。",
                ),
                (
                    "北岸人",
                    "中午的鱼市很热闹，刀鱼已经涨到一百二十块一斤，买的人反而比上个星期多。照这个样子，节前还会再涨一截，想尝鲜的趁早，想省钱的等过了清明再来看，那时候就没有人抢了。",
                ),
                (
                    "渡口老王",
                    "很多人问夜里还有没有船，夜里没有船，最后一班是六点半。赶不上的人只好绕到大桥，多走十七公里的路，所以大家都盼着新的公交早点开，开到夜里十点就最好不过了。",
                ),
            )
        )
    )
)
BUS = "石桥镇跨河公交线路开通首日运行平稳"
BUS_BYLINE = "2023-05-06 10:20:31 海港时报网"
BUS_NEWS = "据石桥镇交通站5月6日消息，跨河公交线路今日开通，首日运行平稳，往返六个村庄的班车每半小时一班，票价一元。"
SHORT_NEWS = (
    "首页\n新闻\n财经\n体育\n娱乐\n科技\n房产\n汽车\n视频\n登录\n注册\n我的收藏\n海港网 > 民生 > 正文\n"
    f"{BUS}\n{BUS_BYLINE}\n{BUS_NEWS}\n（责任编辑：周岚）\n扫码阅读全文\n{ROOM}"
    "热门新闻排行榜\n关于我们\n联系我们\n广告服务\n网站地图\nCopyright © 海港网 版权所有\n"
)


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_short_article_is_found_above_others_who_say_more(unsafe: bool) -> None:
    text = clean(Document(SHORT_NEWS), unsafe=unsafe).text
    assert f"\n# {BUS}\n" in text
    assert 'date: "2023-05-06 10:20:31"\nsource: 海港时报网\n' in text
    assert BUS_NEWS in text


@pytest.mark.parametrize("unsafe", [False, True])
def test_an_article_stays_whole_below_a_teaser_with_a_byline(unsafe: bool) -> None:
    lines = CHINESE_PAGE.split("\n")
    at = next(i for i, line in enumerate(lines) if "首班夜间渡轮启航" in line)
    page = "\n".join(
        [*lines[:at], BUS, BUS_BYLINE, BUS_NEWS, "更多", "图片", "视频", "专题", "直播", "论坛", "天气", *lines[at:]]
    )
    text, alone = (clean(Document(one), unsafe=unsafe).text for one in (page, CHINESE_PAGE))
    assert all(line in text for line in alone.split("\n")[5:])


@pytest.mark.parametrize(
    "end",
    [
        "他说，明年春天两岸还要再开一班早船，“开到没有人要坐为止。”",
        "明年春天两岸还要再开一班早船，票价不变。（林之远）",
    ],
)
def test_a_last_sentence_may_be_quoted_or_signed(end: str) -> None:
    page = CHINESE_PAGE.replace("\n相关阅读\n", f"\n{end}\n相关阅读\n")
    assert end in clean(Document(page), unsafe=True).text


FERRY = "海港镇四十年来首班夜间渡轮启航"


@pytest.mark.parametrize(
    ("byline", "fields"),
    [
        ("2024-03-05 09:30:12　来源: 海港日报 举报", ["date: \"2024-03-05 09:30:12\"", "source: 海港日报"]),
        ("2024年03月05日09:30  来源：海港日报-文化频道", ["date: \"2024-03-05 09:30\"", "source: 海港日报-文化频道"]),
        ("2024-03-05 09:30来源：海港日报", ["date: \"2024-03-05 09:30\"", "source: 海港日报"]),
        ("2024年03月05日 09:30:12\n来源：海港日报\n32人参与8评论", ["date: \"2024-03-05 09:30:12\"", "source: 海港日报"]),
        ("2024年03月05日 09:30 海港日报", ["date: \"2024-03-05 09:30\"", "source: 海港日报"]),
        ("海港日报 2024-03-05 09:30:12", ["date: \"2024-03-05 09:30:12\""]),
    ],
)  # fmt: skip
def test_the_line_below_a_pages_title_gives_its_date_and_source(byline: str, fields: list[str]) -> None:
    page = CHINESE_PAGE.replace(FERRY, f"{FERRY}\n{byline}")
    front, _, body = clean(Document(page)).text.removeprefix("---\n").partition("\n---\n")
    assert [line for line in front.split("\n") if not line.startswith("title")] == fields
    assert body.startswith(f"\n# {FERRY}\n")
    if len(fields) == 1:  # who published it is not told for sure, and stays
        assert "海港日报" in body


@pytest.mark.parametrize(
    "line",
    [
        "2024-03-05 09:30:12 字号：A- A A+ 海港日报",
        "· 渡轮票价下月起上调",
        "（原标题：海港镇的夜间渡轮，四十年后又开了）",
    ],
)
def test_a_dateline_an_item_and_what_an_article_was_called_elsewhere_are_no_titles(line: str) -> None:
    text = "首班夜间渡轮载着两百名乘客和一支铜管乐队离开码头，岸上许多居民挥手送行。"
    lines = [FERRY, line, text]
    assert title_columns(lines, [0.0] * 3, [0.0] * 3, [False] * 3, 2, 2)[0] == [0]


@pytest.mark.parametrize("end", ["……", "..."])
def test_a_pages_title_may_break_off(end: str) -> None:
    page = CHINESE_PAGE.replace(FERRY, f"一位船长四十年只等一声汽笛 等来的却是{end}\n2024-03-05 09:30:12")
    assert f"title: 一位船长四十年只等一声汽笛 等来的却是{end}\n" in clean(Document(page)).text


def test_a_title_above_its_byline_is_taken_before_a_subtitle_below_the_buttons() -> None:
    buttons = "330\n分享到：\n微信\n微博\n用微信扫码二维码\n分享至好友和朋友圈\n（原标题：海港镇的夜间渡轮，四十年后又开了）\n"
    page = CHINESE_PAGE.replace(
        FERRY,
        f"海港镇重开夜间渡轮 评:等船的人等了四十年\n2024-03-05 09:30:12　来源: 海港日报 举报\n{buttons}四十年后，渡轮又在夜里离开码头",
    )
    assert "\n# 海港镇重开夜间渡轮 评:等船的人等了四十年\n" in clean(Document(page)).text


def test_the_source_of_a_film_in_an_article_is_not_the_articles() -> None:
    first = "上周五晚十一点"
    page = CHINESE_PAGE.replace(FERRY, f"{FERRY}\n2024-03-05 09:30:12　来源: 海港日报")
    page = page.replace(
        first, f"夜渡的头排坐着卖票的老人\n他等了整整四十年。\n（来源：渡口视频）\n▲摄于开船前夜。\n{first}", 1
    )
    text = clean(Document(page)).text
    assert "source: 海港日报\n" in text
    assert "（来源：渡口视频）" in text


def test_the_editor_below_an_article_is_told_where_others_articles_open_further_down() -> None:
    teaser = "石桥镇的老人说起夜渡，都要先说起一九八三年的那场大雾，雾散的时候，渡船已经停在了河的对岸，谁也说不清它是怎样过去的。"
    page = CHINESE_PAGE.replace("\n相关阅读\n", "\n(责编：周岚、丁一)\n相关阅读\n")
    page = page.replace("\n最新评论\n", f"\n{teaser}\n最新评论\n")
    assert "editor: 周岚、丁一\n" in clean(Document(page)).text


@pytest.mark.parametrize("unsafe", [False, True])
def test_short_lines_above_an_articles_credits_are_its_own(unsafe: bool) -> None:
    end = ["此外", "码头的夜市同步开张", "吃的玩的、看的听的……", "这么好的夜渡", "快来坐一坐！！！"]
    page = CHINESE_PAGE.replace("\n相关阅读\n", "\n" + "\n".join([*end, "编辑|丁一", "责编|周岚", "相关阅读\n"]))
    text = clean(Document(page), unsafe=unsafe).text
    assert all(f"\n{line}\n" in text for line in end)


def test_a_word_that_leads_up_to_what_follows_is_no_button() -> None:
    first = "单程需要九十分钟"
    text = clean(Document(CHINESE_PAGE.replace(first, f"点评：\n{first}", 1)), unsafe=True).text
    assert "\n点评：\n" in text


def test_the_source_of_an_article_offered_below_is_not_this_ones() -> None:
    teaser = "石桥镇的老人说起夜渡，都要先说起一九八三年的那场大雾，雾散的时候，渡船已经停在了河的对岸，谁也说不清它是怎样过去的。"
    menu = "夜市\n老码头\n鱼汤\n登录\n注册\n我的收藏\n客户端下载"
    offered = f"更多好看\n石桥镇的大雾\n一九八三年\n渡口往事\n来源：石桥晚报\n{menu}\n{teaser}\n"
    page = CHINESE_PAGE.replace("\n相关阅读\n", f"\n(责编：周岚)\n{offered}相关阅读\n")
    text = clean(Document(page)).text
    assert "editor: 周岚\n" in text
    assert "source: " not in text


CV = """Maja Holm
Help
Wrote a small book on moss (2018)
Likes long walks and short meetings
See also
Open from nine to five
Awards
I have worked with horses since I was a child.
The pump was repaired twice
Photos
Reads maps, mends nets, speaks to strangers
About me
Keeps the books of a bakery with nine people, and bakes when somebody is ill, which happens more often than one would think.
Prize of the county for the best cheese
Home
The village school has two rooms and forty pupils, and in winter the stove is lit at six.
Mill Lane 12, by the river
Services
We met on Monday and agreed on the colour of the boats.
Bring a torch and a spare battery
FAQ
We met on Monday and agreed on the name of the boats.
Links
"""


@pytest.mark.parametrize("mark", ["", "\n"])
def test_the_heads_of_a_cv_are_its_own_though_menus_have_such_words(mark: str) -> None:
    text = CV.replace("\n", "\n" + mark)
    cleaned = clean(Document(text)).text
    assert [line for line in CV.split("\n") if line not in cleaned] == []
    assert all(f"\n{line}\n" in cleaned for line in ("Help", "Home", "Services", "Photos", "FAQ"))


def test_the_words_of_an_index_stay_though_menus_have_some_of_them() -> None:
    words = [
        "ACCOUNT",
        "ADD",
        "ALTER",
        "ANALYZE",
        "BACKUP",
        "BETWEEN",
        "CANCEL",
        "CASE",
        "CLOSE",
        "COLUMN",
        "COMMENT",
        "CREATE",
        "DELETE",
        "DIRECTORY",
        "DROP",
        "EVENTS",
        "EXISTS",
        "EXPLORE",
        "FIRST",
        "FOREIGN",
        "GENERAL",
        "GRANT",
        "HELP",
        "INDEX",
        "INSERT",
        "JOBS",
        "JOIN",
        "LANGUAGE",
        "LAST",
        "LIMIT",
        "LOCAL",
        "NEXT",
        "NULL",
        "ONLINE",
        "OPEN",
        "ORDER",
        "REFRESH",
        "RELOAD",
        "REQUIRED",
        "RESET",
        "SELECT",
        "SHARE",
        "SKIP",
        "SYSTEM",
        "TABLE",
        "UPDATE",
        "VALUES",
        "WHERE",
    ]
    text = "Keywords of the mill's language\n\nNone of these words may name a wheel without quotation marks.\n\n"
    text += "".join(f"{word}\n\n{word} (R)\n\n" for word in words)
    cleaned = clean(Document(text)).text
    assert [word for word in words if f"\n{word}\n" not in cleaned or f"{word} (R)" not in cleaned] == []


def test_the_first_word_of_a_manual_s_page_stays() -> None:
    sentence = "Turns the {} of the mill until the stream is dry, and writes what it has ground to standard output, a sack a line."
    options = "".join(
        f"--{word}\n{sentence.format(word)}\n"
        for word in ["stone", "gate", "stream", "sluice", "sack", "bell", "roof", "door", "axle", "spoke"]
    )
    head = "NAME\nwheel-turn - Turn the wheel of a mill by the stream\nSYNOPSIS\nwheel-turn [-f FILE] [--help]\nDESCRIPTION\n"
    page = f"{head}{sentence.format('wheel')}\nOPTIONS\n{options}REPORTING BUGS\nComments\nEmail\nHelp\nSubscribe\nSEE ALSO\nstone(1)\n"
    assert "\nNAME\n" in clean(Document(page)).text


def test_a_menu_whose_entries_read_like_headlines_goes_down_to_a_sure_title() -> None:
    entries = "Rowing Past the Old Lighthouse|Anchor Winches Tested|Rope That Lasts|Brass Fittings|Oars and Paddles|Harbour Pilots"
    page = ENGLISH_PAGE.replace("Subscribe\n", "Subscribe\n" + entries.replace("|", "\n") + "\n", 1)
    text = clean(Document(page)).text
    assert not [entry for entry in entries.split("|")[:4] if entry in text]
    assert TITLE in text


_SONG = """\
首页
新闻
音乐
电影
图书
小组
登录
注册
搜索
歌手
专辑
排行榜
客户端下载
我的收藏
没有抬头的我们：一首歌的十年
歌词
你还记得那年我们住过的房子吗
窗外有一棵总也不开花的树
你说等它开花了我们就去看海
我说好啊那就再等一个夏天
后来我们都没有等到那一天
房子拆了树也不知道去了哪里
你去了北方我还在这里
每天经过那条熟悉的街
有时候我会在梦里又看到你
还穿着那件洗得发白的衬衫
你笑着说其实它早就开过了
只是那天我们都没有抬头
啊 没有抬头的我们啊
把最好的日子都走丢了
如果能再回到那个下午
我会拉着你的手一起抬头看
这首歌是他们乐队成立十周年的时候写的，当时几个人挤在城西一间很小的录音室里，从下午一直录到第二天凌晨，最后选中的反而是第一遍。
主唱后来在采访里说，歌词的第一句是他在夜班公交车上想到的，那天车上只有他和司机两个人，窗外下着很大的雨，路灯一盏一盏地往后退。
唱片公司起初并不喜欢这首歌，认为它太慢，也没有一段能让人跟着唱的副歌，于是只把它放在专辑的最后一首，连宣传的时候都没有提到它。
没想到两年以后，一位网友把它配在一段毕业典礼的视频里，一夜之间有几百万人听到了它，许多人在评论里写下了自己离开家乡的那一天。
现在每次演出，他们都把这首歌留到最后。灯光会暗下来，台下的人举起手机，谁也不说话，只听得见鼓手用刷子轻轻擦过镲片的声音。
我第一次听到它是在火车上，隔壁座位的女孩戴着耳机睡着了，音乐漏了出来。我一直不知道那首歌的名字，直到去年冬天才又遇见它一次。
相关歌曲推荐
昨夜的列车
城西旧事
没有名字的河
给妈妈的一封信
最新评论
小桥
听哭了，想起了大学时候的宿舍。
阿木
循环了一整天，每一句都写到心里去了。
热门歌单
华语民谣精选
深夜电台
开车必听一百首
关于我们
联系我们
用户协议
隐私政策
版权声明
意见反馈
京ICP备00000000号
"""


def test_a_song_above_the_paragraphs_on_it_keeps_its_first_line_and_its_title() -> None:
    song = [line for line in _SONG.split("\n") if line][14:32]
    page = clean(Document(_SONG)).text
    assert "首页" not in page and "隐私政策" not in page
    assert [line for line in song if line not in page] == []


def test_headlines_in_a_row_do_not_speak() -> None:
    headlines = [
        "城西地铁三号线明年开通",
        "海港大桥夜间封闭施工",
        "市民中心免费开放",
        "全市中小学下周开学",
        "老城区改造方案公布",
        "今日油价再次下调",
        "环湖马拉松报名启动",
        "港口吞吐量创新高",
        "多部门联合检查食品安全",
        "台风周末登陆沿海",
        "新能源公交上路",
        "图书馆延长开放时间",
    ]
    none = [0.0] * len(headlines)
    unknown = [False] * len(headlines)
    reading = Reading(headlines, none, none, none, unknown, unknown, [None] * len(headlines))
    assert verses(reading, -1, -1, {0}) == set()


def test_a_report_says_which_fixes_are_those_of_clean_alone(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(ENGLISH_PAGE, encoding="utf-8")
    found = json.loads(qingwen("lint", "page.txt", "--format", "json").stdout)["files"][0]["findings"]
    fixes = [one["fix"] for one in found if one["fix"] and one["fix"]["safety"] == "safe"]
    left = [one for one in fixes if not one.get("of_page") and not one.get("moved")]
    assert len(left) < len(fixes)
    assert f"; {len(left)} dealt with".encode() in qingwen("lint", "page.txt", "--fix").stdout


def test_a_word_of_menus_that_its_place_alone_makes_sure_says_so() -> None:
    found = [one for one in lint(Document(ENGLISH_PAGE)) if one.fix and one.fix.of_page]
    assert found and all("place" in one.message or "Part of" in one.message or one.code > "QW110" for one in found)
    assert any(one.code < "QW110" for one in found)
