"""What stands above an article on a page: its title among buttons, bylines and dates, and what is none."""

from __future__ import annotations

from itertools import product

import pytest

from page_parts import ARTICLES, FEET, HEADS, NAMES, PORTAL, pasted
from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.document import Document


@pytest.mark.parametrize("kind", ARTICLES)
def test_a_title_above_buttons_does_not_go_unasked(kind: str) -> None:
    titles = {
        "office": ["停航公示", "夜间渡轮为什么停航？", "分享我的候船经验"],
        "paper": ["Lamps", "Share your lamp", "Why a lamp?"],
    }
    buttons = {
        "office": [["关注问题", "写回答", "邀请回答", "分享", "默认排序"], ["字体：【大 中 小】", "打印", "收藏"]],
        "paper": [["Print", "A+", "A-", "Listen"], ["Ask a question", "Follow", "12 answers"]],
    }
    bodies = [
        ARTICLES[kind][3:],
        ["六点开船。", "八点收灯。"] if kind == "office" else ["It opens at six.", "Bring a coat."],
    ]
    for title, row, body, foot in product(titles[kind], buttons[kind], bodies, FEET[kind]):
        text = "\n".join([*HEADS[kind], title, *row, *body, *foot]) + "\n"
        assert title in clean(Document(text)).text


def test_a_title_in_two_languages_is_no_section() -> None:
    text = "夜渡\nThe Night Ferry at the Old Pier\n2024-05-20\n" + ARTICLES["office"][3] + "\n"
    assert "section:" not in clean(Document(text)).text
    text = "要闻\n夜间渡轮重新开航\n2024-05-20\n" + ARTICLES["office"][3] + "\n"
    assert "section: 要闻" in clean(Document(text)).text


def test_a_subtitle_is_no_title() -> None:
    head = [*HEADS["office"], "夜渡到底值不值", "——一个老问题又回来了", "2024-05-04 10:20 来源：海港晚报"]
    cleaned = clean(Document("\n".join([*head, *ARTICLES["office"][3:], *FEET["office"][2]]) + "\n")).text
    assert "夜渡到底值不值" in cleaned and "# ——" not in cleaned


def test_a_long_line_above_a_sure_title_goes_unless_it_is_a_sentence() -> None:
    teaser = "Everything You Need to Know About Our New Membership Plans"
    sentence = "The beekeepers of the valley have carried their hives up to the heather again, says the county."
    head, rest = ENGLISH_PAGE.split("\n", 1)
    page = f"{head}\n{teaser}\n{sentence}\n{rest}"
    text = clean(Document(page)).text
    assert teaser not in text
    assert sentence in text


@pytest.mark.parametrize(
    "dateline",
    ["最后更新 2024-11-05", "海港日报 | 2024-11-05", "编辑于 2024-11-05 09:30・河北", "2024-11-05 09:30 阅读 2381"],
)
def test_a_short_title_above_a_line_with_its_date_stays_and_so_does_the_line(dateline: str) -> None:
    text = pasted("office", ["船为什么在等", dateline, *ARTICLES["office"][3:]])
    assert "\n船为什么在等\n" in text.replace("# ", "")
    assert f"title: {dateline}" not in text
    assert dateline in text or "date:" in text


def test_a_short_title_above_a_subtitle_stays() -> None:
    subtitle = "检修单位与镇里彻夜商量之后仍差四天"
    assert "谁也不动" in pasted("office", ["谁也不动", subtitle, "2024年11月5日", *ARTICLES["office"][3:]])


def test_today_s_date_above_the_menu_goes() -> None:
    page = [
        "Skip to content",
        "The Pier Review",
        "Tuesday, June 4, 2024",
        *HEADS["paper"],
        *ARTICLES["paper"],
        *FEET["paper"][0],
    ]
    text = clean(Document("\n".join(page) + "\n")).text
    assert "The Pier Review" not in text and "\nTuesday, June 4" not in text


HOURS = [
    "渡轮博物馆",
    "馆藏约9000件。",
    "馆长",
    "周敏 研究员",
    "讲解员",
    "吴桐 馆员",
    "展厅",
    "灯塔厅",
    "缆绳厅",
    "预约",
    "电话：5550177",
    "周一至周五 8:00—16:00",
    "请携带证件和零钱。",
    "参观时间",
    "路线",
    "码头二层",
    "14路公交到码头站",
]


BLOG = [
    "本文作者：码头主人",
    "本文链接：https://pier.example/2025/05/a/",
    "版权声明：本博客所有文章除特别声明外，均采用 BY-NC-SA 许可协议。转载请注明出处！",
    "上一篇",
    "雨",
    "下一篇",
    "评论",
    "昵称",
    "邮箱",
    "网址",
    "提交",
    "Powered by Hexo",
]


def test_no_title_far_below_the_menu_takes_the_article_above_it_along() -> None:
    text = clean(Document("\n".join([*PORTAL, *HOURS, *BLOG]))).text
    assert [line for line in HOURS if line not in text.replace("\\", "")] == []
    assert "财经" not in text


def test_the_title_above_a_byline_stays_where_an_entry_of_the_list_below_is_taken_for_it() -> None:
    books = [f"{name}, Lamps of the valley, {1950 + i}" for i, name in enumerate(NAMES["paper"][:5])]
    menu = ["Skip to content", *HEADS["paper"]]
    page = [*menu, "The ferry and the lamp", "By Ann Ode", "March 5, 2024", "Books", *books, *FEET["paper"][0]]
    text = clean(Document("\n".join([*page, "Cookie Policy"]))).text
    assert "The ferry and the lamp" in text and "Subscribe" not in text
