"""News of one paragraph in a page that was pasted whole, and articles that only open with one."""

from __future__ import annotations

from itertools import chain

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document

CHINESE_HEAD = ["首页", "新闻", "体育", "财经", "登录", "注册", "当前位置：首页 > 新闻 > 本地"]
CHINESE_ARTICLE = [
    "河东桥今晨恢复通车",
    "2025-06-03 08:21",
    "来源：江州晚报",
    "6月3日清晨6时，封闭检修了四个月的河东桥恢复双向通车。市交通运输局表示，检修中更换了全部伸缩缝和一百二十根吊杆，桥面限速为每小时60公里。",
]
CHINESE_BUTTONS = ["分享到：", "微信", "微博", "QQ空间"]
CHINESE_OTHERS = [
    "江州地铁三号线年底试运行",
    "高考期间全市工地夜间停工",
    "老城区十二条小巷完成改造",
    "一男子拾得五万元交还失主",
    "图说江州：湿地里的白鹭",
]
CHINESE_FOOT = [
    "关于我们 | 联系我们 | 广告服务 | 法律声明",
    "版权所有 江州新闻网 未经授权不得转载",
    "浙ICP备12345678号",
]
ENGLISH_HEAD = ["Skip to main content", "Home", "News", "Sport", "Business", "Weather", "Subscribe", "Log in"]
ENGLISH_ARTICLE = [
    "East bridge reopens after four months of repairs",
    "By Ann Porter",
    "June 3, 2025 at 8:21 a.m.",
    "The East Bridge reopened to traffic in both directions early on Tuesday after four months of repairs, the county said. Trucks above ten tons must still use the northern crossing until the end of July.",
]
ENGLISH_OTHERS = [
    "School board approves new budget",
    "Storm warning for the weekend",
    "Man returns lost wallet with $5,000",
    "Library to close on Sundays",
]
ENGLISH_FOOT = ["About us", "Contact", "Privacy policy", "Terms of use", "© 2025 Riverton Herald. All rights reserved."]


def cleaned(*parts: list[str]) -> str:
    return clean(Document("\n".join(chain(*parts)) + "\n")).text


@pytest.mark.parametrize(
    "between",
    [["编辑：李明", *CHINESE_BUTTONS, "热门推荐"], [*CHINESE_BUTTONS, "相关新闻"], ["责任编辑：李明", "热门推荐"]],
    ids=" ".join,
)
def test_what_stands_below_the_one_paragraph_of_the_news_goes(between: list[str]) -> None:
    text = cleaned(CHINESE_HEAD, CHINESE_ARTICLE, between, CHINESE_OTHERS, CHINESE_FOOT)
    assert CHINESE_ARTICLE[-1] in text and not any(one in text for one in CHINESE_OTHERS)


def test_two_headings_of_other_articles_end_it_too() -> None:
    closed = ["East bridge closed for repairs", "Truck traffic to be rerouted"]
    text = cleaned(ENGLISH_HEAD, ENGLISH_ARTICLE, ["Most read", *ENGLISH_OTHERS, "Related", *closed], ENGLISH_FOOT)
    # The first may stay: below such a heading an author may have put one line of his own.
    assert ENGLISH_ARTICLE[-1] in text and not any(one in text for one in [*ENGLISH_OTHERS[1:], *closed])


@pytest.mark.parametrize(
    ("between", "own"),
    [
        (CHINESE_BUTTONS, ["清蒸鲈鱼", "葱油饼", "糖醋小排", "桂花糖芋苗", "雪菜黄鱼面"]),
        (["热门推荐"], ["清蒸鲈鱼", "葱油饼", "糖醋小排", "桂花糖芋苗", "雪菜黄鱼面"]),
        (["打印", "收藏", "推荐"], ["清蒸鲈鱼", "葱油饼", "糖醋小排", "热门", "雪菜黄鱼面", "桂花糖芋苗"]),
        (["摄影：王芳"], ["桥上的灯亮了", "河水慢慢地流", "渡船不再等人", "风从东岸吹来"]),
        (["7月1日起"], ["周一至周五 6:00", "周六 7:00", "周日 8:00"]),
    ],
    ids=["below buttons", "below a heading", "a menu's parts", "below a photographer", "with nothing between"],
)
def test_an_article_that_goes_on_in_short_lines_stays(between: list[str], own: list[str]) -> None:
    text = cleaned(CHINESE_HEAD, CHINESE_ARTICLE, between, own, CHINESE_FOOT)
    assert [one for one in own if one not in text] == []


def test_ingredients_below_buttons_stay() -> None:
    own = ["2 cups of flour", "1 tsp salt", "Three eggs", "Butter, for the tin", "Beat the eggs.", "Bake for an hour."]
    for heading in ([], ["Ingredients"], ["Related"], ["You will need"]):
        text = cleaned(ENGLISH_HEAD, ENGLISH_ARTICLE, ["Print", "Share", "Save", *heading], own, ENGLISH_FOOT)
        assert [one for one in own if one not in text] == [], heading
