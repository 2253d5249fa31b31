"""Whole pages: the article is found; what is no page is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from qingwen.cleaning import clean
from qingwen.editing import fixes
from qingwen.linting import lint
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.document import Document
from qingwen.text.pages.article import find_page
from qingwen.text.pages.reading import Reading
from qingwen.text.pages.verse import verses
from whole_pages import FERRY, MORE, PAGES

NO_PAGES = {
    part.split("\n", 1)[0]: part.split("\n", 1)[1]
    for part in (Path(__file__).parent / "no_pages.txt").read_text(encoding="utf-8").split("=== ")[1:]
}


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


def test_code_with_a_key_like_a_parts_heading_is_no_sign_of_an_articles_end() -> None:
    code = "services:\nweb:\nimage: nginx\nThat is all there is to it."
    text = clean(Document(ENGLISH_PAGE.replace("\nComments\n", f"\n{code}\nComments\n"))).text
    assert all(line in text for line in code.split("\n"))


def test_what_stands_above_an_articles_references_is_its_own() -> None:
    part = "Authors\nInes Moreau\nSchool of Ferries\nPaul Vidal\nSchool of Piers\nFunding\nNone\nReferences\nMoreau, Night boats, 2019"
    text = clean(Document(ENGLISH_PAGE.replace("\nComments\n", f"\n{part}\nComments\n"))).text
    assert all(line in text for line in part.split("\n"))
    assert "Careers" not in text


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


def test_a_sentence_right_below_an_article_is_its_own() -> None:
    end = "欢迎大家在评论区说说各自的看法。"
    assert end in clean(Document(CHINESE_PAGE.replace("\n相关阅读\n", f"\n{end}\n相关阅读\n"))).text
    page = ENGLISH_PAGE.replace(
        "\nComments\n", f"\n{MORE}\nThe band, it turned out, stayed on board.\nShare\nTweet\nComments\n"
    )
    assert "stayed on board" in clean(Document(page), unsafe=True).text


def test_the_day_on_which_a_page_was_read_is_not_its_articles_date() -> None:
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    page = ENGLISH_PAGE.replace(title, f"Saturday, March 8, 2025\n{title}\nMarch 7, 2025")
    assert "date: 2025-03-07\n" in clean(Document(page)).text


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
