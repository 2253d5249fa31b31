"""Programmes, and lists of words that menus have too, which make no page of a paste and stay on one."""

from __future__ import annotations

from itertools import product

import pytest

from page_parts import ARTICLES, FEET, HEADS, pasted
from qingwen.cleaning import clean
from qingwen.text.document import Document
from qingwen.text.pages.programmes import programmes


def test_a_list_of_features_that_is_announced_stays() -> None:
    features = (
        "Dark mode",
        "Offline search",
        "Keyboard shortcuts",
        "Import from CSV",
        "Two-factor login",
        "Shared folders",
    )
    text = pasted("paper", [*ARTICLES["paper"], "What the new lamp of the pier can do:", *features])
    assert all(feature in text for feature in features)


def test_a_list_of_words_some_of_which_menus_have_is_no_page() -> None:
    rare = [
        "oak",
        "ember",
        "anvil",
        "mallet",
        "harrow",
        "sickle",
        "trough",
        "bellows",
        "spindle",
        "distaff",
        "ladle",
        "trivet",
        "scythe",
        "whetstone",
        "flail",
        "yoke",
    ]
    menu = ["home", "news", "about", "contact", "search", "help", "login", "share", "comments", "privacy"]
    words = [word for pair in zip(rare, [*menu, *menu], strict=False) for word in (*pair, f"{pair[0]}s")]
    assert clean(Document("\n".join(words) + "\n")).text.split()[-len(words) :] == words


@pytest.mark.parametrize(
    "words",
    [
        "Clubs this term, Choir, Sports, Music, Travel, Chess, Food, Fashion, Science, Health, Movies, Politics, Weather, Games",
        "阅览室的架子, 地图, 音乐, 体育, 旅游, 美食, 摄影, 教育, 科技, 健康, 财经, 读书, 汽车",
        "Spoken at the desk, English, Deutsch, Français, Español, Italiano, Português, 中文, 日本語, 한국어, Русский, العربية, Suomi",
    ],
)
def test_departments_hobbies_and_languages_are_no_page(words: str) -> None:
    lines = words.split(", ")
    text = clean(Document("\n".join(lines) + "\n")).text
    assert [line for line in lines if line not in text] == []


PROGRAMMES = {
    "office": [
        "08:30",
        "{}",
        "09:00",
        "镇长致辞",
        "09:20",
        "渡轮参观",
        "10:30",
        "茶歇",
        "10:50",
        "座谈",
        "12:00",
        "午餐",
    ],
    "paper": [
        "9:00",
        "{}",
        "9:30",
        "Ida Strand",
        "What the lamp has seen",
        "10:30",
        "Coffee",
        "11:00",
        "A walk",
        "12:30",
        "Lunch",
    ],
}


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        *product(["office"], ["签到", "注册", "评论", "留言", "关闭", "更多"]),
        *product(["paper"], ["Register", "Discussion", "Comments", "Close"]),
    ],
)
def test_one_word_of_menus_in_a_programme_is_no_sign_of_an_articles_end(kind: str, word: str) -> None:
    programme = [line.format(word) for line in PROGRAMMES[kind]]
    for foot in FEET[kind]:
        text = "\n".join([*HEADS[kind], *ARTICLES[kind], *programme, *foot]) + "\n"
        cleaned = clean(Document(text)).text.replace("\\", "")
        assert [line for line in programme if f"\n{line}\n" not in cleaned] == []
        assert foot[0] not in cleaned or foot[-1] not in cleaned


@pytest.mark.parametrize("kind", PROGRAMMES)
def test_a_programme_below_the_title_does_not_go_unasked(kind: str) -> None:
    programme = [line.format("签到" if kind == "office" else "Register") for line in PROGRAMMES[kind]]
    title, *article = ARTICLES[kind]
    for foot in FEET[kind]:
        text = "\n".join([*HEADS[kind], title, *programme, *article[2:], *foot]) + "\n"
        cleaned = clean(Document(text)).text.replace("\\", "")
        assert [line for line in programme if f"\n{line}\n" not in cleaned] == []


@pytest.mark.parametrize("times", [["23:10", "22:40", "21:15", "20:05"], ["02:30", "01:10", "04:45", "03:20"]])
def test_the_hours_of_the_latest_news_and_the_lengths_of_films_are_no_programme(times: list[str]) -> None:
    lines = [line for time in times for line in (time, "Lamps")]
    assert [*programmes(lines, [False] * len(lines))] == []


FUNCTIONS = {
    "office": [
        "船票比价",
        "登录",
        "注册",
        "潮位提醒",
        "搜索",
        "分享",
        "航班收藏",
        "评论",
        "离线时刻表",
        "设置",
        "行李登记",
    ],
    "paper": [
        "Tide alarms",
        "Login",
        "Search",
        "Offline tables",
        "Share",
        "Comments",
        "A new icon",
        "Print",
        "Help",
        "Settings",
        "Maps",
    ],
}


@pytest.mark.parametrize("kind", FUNCTIONS)
@pytest.mark.parametrize("repeated", [1, 2])
@pytest.mark.parametrize("on_top", [False, True])
def test_a_paste_that_names_no_site_keeps_what_an_application_can_do(kind: str, repeated: int, on_top: bool) -> None:
    title, paragraphs = ARTICLES[kind][0], ARTICLES[kind][3:] * repeated
    heading = "新功能" if kind == "office" else "What is new"
    listed = [heading, *FUNCTIONS[kind]]
    lines = [title, *listed, *paragraphs] if on_top else [title, *paragraphs, *listed]
    cleaned = clean(Document("\n".join(lines) + "\n")).text
    assert [line for line in listed if f"\n{line}\n" not in cleaned] == []
