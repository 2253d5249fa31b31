"""Lists and tables of an article in a page that was pasted whole, and menus that are as long."""

from __future__ import annotations

from itertools import chain

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document
from whole_pages import ENGLISH_PAGE, MORE

LINES = ENGLISH_PAGE.rstrip("\n").split("\n")
HEAD, TEXT = LINES[:13], "\n".join(LINES).partition("\nThe first night ferry")
FOOT = TEXT[2][TEXT[2].index("Comments") :].split("\n")
PARAGRAPHS = MORE.split("\n")
NAMES = ["Quay", "Spit", "Lantern", "Gull", "Marram", "Tern", "Sable", "Plover"]
FERRIES = [
    line
    for name in NAMES
    for kind in ("Line", "Boats", "& Sons", "Transit", "Ships")
    for line in (f"{name} {kind}", "Ferry | East", "Boats", "$$", "View in list", "Book Now")
]


def cleaned(*parts: list[str], foot: list[str] = FOOT, unsafe: bool = False) -> str:
    return clean(Document("\n".join([*HEAD, *chain(*parts), *foot]) + "\n"), unsafe=unsafe).text


def lost(lines: list[str], text: str) -> list[str]:
    plain = text.replace("\\", "")
    return [line for line in lines if line not in plain]


def test_an_article_opens_above_a_long_list_of_its_own() -> None:
    text = cleaned(["Forty Ferries Worth a Night"], PARAGRAPHS[:2], FERRIES, PARAGRAPHS[2:] * 4, unsafe=True)
    assert not lost([*PARAGRAPHS[:2], *(line for line in FERRIES if line.startswith(tuple(NAMES)))], text)
    assert "Careers" not in text


def test_a_list_below_the_last_paragraph_stays_above_a_marked_heading() -> None:
    clients = ["Bluesky", "Discord", "Facebook", "GitHub", "Google", "LinkedIn", "Slack", "Spotify", "Twitch", "Zoom"]
    parts = ["Boarding#", PARAGRAPHS[0], "Tickets#", PARAGRAPHS[1], "Sign-in#", PARAGRAPHS[2], "Social sign-in#"]
    text = cleaned(["Signing passengers in"], parts, [*clients, "Phone sign-in#", "Quaycall", "Pricing#"])
    assert not lost([*parts, *clients, "Quaycall", "Pricing#"], text)


MENU = [
    "Ropes that hold a ferry against the tide",
    "How the old captain steered by the smell of bread",
    "A library on board, and who reads in it",
    "The mechanic who never sleeps in his bunk",
]


def test_what_stands_above_an_article_and_again_below_goes() -> None:
    text = clean(Document("\n".join([*LINES[:6], *MENU, *LINES[6:20], *MENU, *LINES[20:]]) + "\n")).text
    assert lost(MENU, text) == MENU


def test_what_stands_twice_above_a_title_goes() -> None:
    text = clean(Document("\n".join([*LINES[:4], *MENU, *LINES[4:6], *MENU, *LINES[6:]]) + "\n")).text
    assert lost(MENU, text) == MENU


def test_the_refrain_of_a_song_stays() -> None:
    refrain = [
        "Oh, row me home to the lantern",
        "Row me home to the quay",
        "Nobody sails for money",
        "And nobody sails for me",
    ]
    verses = [
        "The ropes were wet in the morning",
        "The bell was still at noon",
        "A gull came down",
        "And took the tide",
    ]
    song = ["Row Me Home", *verses, *refrain, *reversed(verses), *refrain]
    assert not lost(song, cleaned(song, foot=["Related Stories", *PARAGRAPHS[:3], *FOOT[7:]]))


@pytest.mark.parametrize(
    "end", [NAMES, [f"{name} Point" for name in NAMES], ["Tent", "Stove", "Fuel", "Rope", "Knife", "Map"]]
)
def test_a_list_below_the_last_paragraph_stays(end: list[str]) -> None:
    assert not lost(end, cleaned(["A Night on the Ferry"], PARAGRAPHS, ["To take along", *end]))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("title", [["A Night on the Ferry"], ["Camp Notes", "What We Took", "By Ann Porter"]])
def test_a_list_at_an_article_s_end_stays_though_it_stands_above_too(title: list[str], unsafe: bool) -> None:
    things = ["Tent", "Stove", "Fuel", "Rope", "Knife"]
    text = cleaned(title[:1], things, title[1:], PARAGRAPHS, ["What we brought back", *things], unsafe=unsafe)
    assert not lost(things, text.partition(PARAGRAPHS[-1])[2])


@pytest.mark.parametrize("title", ["语言", "新闻", "灯下"])
def test_with_unsafe_verses_below_a_menu_stay(title: str) -> None:
    verses = ["一只海鸥落下", "带走了潮水", "绳子在早晨是湿的", "钟在中午不响"]
    menu = ["首页", "新闻", "体育", "财经", "登录", "注册", "当前位置：首页 > 新闻 > 本地"]
    foot = [
        "分享到：",
        "微信",
        "微博",
        "相关新闻",
        "江州地铁三号线年底试运行",
        "高考期间全市工地夜间停工",
        "关于我们",
        "浙ICP备12345678号",
    ]
    text = clean(Document("\n".join([*menu, title, *verses, *foot])), unsafe=True).text
    assert not lost(verses[2:], text)
