"""The phrase tables and their matcher: how they are written, what they know and how sure they are of a line alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qingwen
from qingwen.text.debris.phrase_table import CERTAINTIES, Match
from qingwen.text.debris.phrases import LONGEST, RULES, phrases
from qingwen.text.folding import fold

TABLES = Path(qingwen.__file__).parent / "data" / "phrases"
SECTIONS = {*CERTAINTIES, "bracketed", "field", "field author", "field source", "field date"}
ICONS = set("×✕✖╳☰≡↑⬆⇧▲")


def templates() -> Iterator[tuple[str, str, str]]:
    """(rule, section, template) for each template of each table."""
    for rule in RULES:
        section = ""
        for line in (TABLES / f"{rule}.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("@") and not line.startswith("@field"):
                section = line[1:]
            elif line and not line.startswith(("#", "@")):
                yield rule, section, line


def choices(template: str) -> list[str]:
    """The literals of a template, wherever they stand in it."""
    body = template.removesuffix("：*")
    return [one for part in re.findall(r"\(([^()]*)\)|([^()*]+)", body) for one in (part[0] or part[1]).split("|")]


@pytest.mark.parametrize("rule", RULES)
def test_a_table_is_sections_of_templates_with_flat_choices(rule: str) -> None:
    for line in (TABLES / f"{rule}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            assert line[1:] in SECTIONS
        elif line and not line.startswith("#"):
            assert re.fullmatch(r"(?:\([^()*]*\)|\*|[^()*|])+\*?", line), line


def test_every_table_belongs_to_a_rule() -> None:
    assert {table.stem for table in TABLES.glob("*.txt")} == set(RULES)


def test_phrases_are_written_as_they_fold() -> None:
    """Any other phrase could never match."""
    wrong = [
        (rule, phrase)
        for rule, _, template in templates()
        for phrase in choices(template)
        if phrase.strip() and phrase not in ICONS and fold(phrase.strip()) != phrase.strip()
    ]
    assert not wrong


def test_no_phrase_is_longer_than_a_line_that_is_looked_up_whole() -> None:
    """What is longer ends in `**`, and is told by what it opens with."""
    long = [
        phrase
        for _, _, template in templates()
        if re.fullmatch(r"\([^()]*\)|[^()*]+", template)
        for phrase in choices(template)
        if len(phrase) > LONGEST
    ]
    assert not long


def test_no_phrase_stands_in_two_tables_or_under_two_certainties() -> None:
    found: dict[tuple[str, bool], set[tuple[str, str]]] = defaultdict(set)
    for rule, section, template in templates():
        if re.fullmatch(r"\([^()]*\)|[^()*]+", template):
            for phrase in choices(template):
                found[phrase, section == "bracketed"].add((rule, section))
    assert not {phrase: where for phrase, where in found.items() if len(where) > 1}


# Lines of each rule, set apart by ` / `.
SURE = {
    "image-placeholder": """
    图片 / 圖片 / [图片] / 【图片】 / （图片） / 图片： / 图片1 / 图片(1) / 图片一 / [图] / 插图 / [动图] / [视频] / 暂无图片 / 图片加载失败，点击重试
    点击查看大图 / 点击图片放大 / 在这里插入图片描述 / 请输入图片描述 / 这里写图片描述 / 第1张图 / image / Image1 / [Photo] / PICTURE / Image 2
    alt text / Click to enlarge / enter image description here / Image may contain: 2 people
    No photo description available. / Picture 1 of 5 / <Media omitted> / image placeholder
    """,
    "page-control": """
    返回顶部 / 回到頂部 / 打印本页 / 关闭窗口 / 【打印】【关闭】 / 字体：【大】【中】【小】 / 加入收藏 / 朗读全文 / 展开全文 / 复制代码 / Back to top ↑
    页面功能 【我要挑错】【打印】 【关闭】 / 【我来说两句】【打印本页】【关闭】
    BACK TO TOP / 【字体：大 中 小】 / 打印 关闭窗口 / Skip to main content / Print this page / Text size: A A A / 预览时标签不可点
    """,
    "share-widget": """
    分享到： / 分享至 / 微信扫一扫 / 扫一扫分享到微信 / 一键分享 / 分享到 QQ空间 / 分享到 | 微信 | 微博 / Share this: / Share on Facebook
    Click to share on X (Opens in new window) / Email this to a friend / Follow us on Twitter
    """,
    "counter": """
    阅读：1,234 / 阅读(123) / 阅读量：10万+ / 浏览次数：12次 / 123人阅读 / 点赞(12) / 0条评论 / 发表评论 / 1.2K views / 3 Comments
    No comments yet / Leave a reply / 阅读 12 | 评论 3
    """,
    "navigation": """
    您当前的位置：首页 > 新闻 / 当前位置：首页 / 您的位置：首页>>正文 / You are here: Home » News / Toggle navigation
    """,
    "adjacent-article": """
    上一篇：没有了 / 下一篇：医院举行春季运动会 / 上一條：通知 / Next article → / « Previous Post / Next post: A title
    """,
    "promotion": """
    扫码关注我们 / 长按识别二维码关注 / 点击上方“蓝字”关注我们 / 阅读原文 / Subscribe to our newsletter
    """,
    "legal-footer": """
    版权所有 © 2024 / 京ICP备12345678号-1 / 粤公网安备 44030502000001号 / 转载请注明出处 / © 2024 Somebody. All rights reserved.
    """,
    "advertisement-label": """
    【广告】 / (Advertisement) / - Advertisement - / Story continues below advertisement / [sponsored]
    """,
}


def listed(lines: str) -> list[str]:
    return [one for line in lines.split("\n") if line.strip() for one in line.strip().split(" / ")]


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, lines in SURE.items() for line in listed(lines)])
def test_debris_is_sure_alone_or_outside_the_article(rule: str, line: str) -> None:
    match = phrases().match(line)
    assert match and match.rule == rule and match.certainty in ("sure", "margin")


# The article's own: its words, headings, captions, steps, data, programs.
OWN = """
Figure 1 / 图1 / 图1 手术现场 / Images / Overview / Privacy Policy / 分享 / 推荐 / 文字 / 无障碍 / 字体设置 / 字体大小 / Font size
位置：北京市朝阳区 / 所在位置：北京 / 添加图片 / 编辑图片 / 点击保存 / 播放音频 / 加载图片 / Load the image / Loading images / Hero image
Save as PDF / Reading aloud / Text to speech / 知道了 / 2025-04-03 / May 5, 2025 / 5月 / 3 / 30 minutes
Download the app / Enter your email / Sponsored content / Ads / 没有了。 / Yes. / No. / 本文使用 HTTP 协议传输数据
Share options / Send email / Send SMS / 公众号：丁香医生 / 粉丝：120万 / 播放量：1.2亿 / 推荐1： / Copyright 2015 John Doe
Illustration 1 / image = 1 / image() / 《图片》 / “图片” / image: / tags: / <image> / </image> / .image / #image
image, / 版权归甲方所有 / 如有异议，请在公示期内联系我院 / 未经著作权人许可，不得转载其作品 / You need to be logged in to push an image
创作不易，但他坚持了十年 / 扫描二维码 / 200人参加 / Updated guidelines for surgeons / Your rights / Main Menu / 菜单 / 通知
主办单位：深圳市医院 / 时间：2025年5月1日 / Video / 视频 / Next steps / 上一篇文章介绍了手术的准备工作。 / 阅读 1024 页的报告需要三天时间。 / 广告收入比去年增长了两成。
版权所有者可以随时撤回授权。
"""


@pytest.mark.parametrize("line", listed(OWN))
def test_what_could_be_the_article_s_own_is_never_sure(line: str) -> None:
    match = phrases().match(line)
    assert match is None or match.certainty != "sure"


@pytest.mark.parametrize(
    "line", ["编辑：张三", "责任编辑：张三", "来源：新华社", "Photo by Jane Doe", "See also", "Related articles"]
)
def test_what_is_the_reader_s_to_judge_is_never_sure(line: str) -> None:
    match = phrases().match(line)
    assert match and match.certainty != "sure"


@pytest.mark.parametrize("line", ["Top", "X", "×", "打印", "首页", "Share", "登录"])
def test_a_single_word_of_a_page_is_debris_at_its_edges_only(line: str) -> None:
    match = phrases().match(line)
    assert match and match.certainty == "edge"


@pytest.mark.parametrize("line", ["微信", "微博", "QQ空间", "Facebook", "LinkedIn"])
def test_a_network_s_name_is_debris_in_company_only(line: str) -> None:
    match = phrases().match(line)
    assert match and (match.rule, match.certainty) == ("share-widget", "group")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("来源：新华社", "source", "新华社"),
        ("來源: 新華社", "source", "新華社"),
        ("作者 | 张三", "author", "张三"),
        ("文/张三", "author", "张三"),
        ("Author: Jane Doe", "author", "Jane Doe"),
        ("发布时间：2025-04-03", "date", "2025-04-03"),
        ("责任编辑：张三", "", "张三"),
    ],
)
def test_a_label_says_where_its_value_begins_and_belongs(line: str, field: str, value: str) -> None:
    match = phrases().match(line)
    assert match and match.label_end is not None
    assert (match.rule, match.field, line[match.label_end :]) == ("credit-line", field, value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("微信 微博 QQ空间", Match("share-widget", "edge")),
        ("Log in / Sign up", Match("navigation", "edge")),
        ("[上一篇] [下一篇]", Match("adjacent-article", "margin")),
        ("回到首页 回到顶部", Match("page-control", "sure")),
        ("Print | Close | Share", Match("page-control", "edge")),
        ("Print | Home", None),
        ("首页 » 新闻 » 正文", Match("navigation", "edge")),
        ("Home / Blog / A Title", Match("navigation", "edge")),
        ("home/jane/.bashrc", None),
        ("缩小字体 放大字体 收藏 微博 微信 分享", Match("page-control", "margin")),
        ("微博 微信 知乎 106", None),  # a table's row
        ("封面→摘要→目录→正文", None),
        ("标题>小标题>正文", None),
        ("海港网 > 民生 > 正文", Match("navigation", "edge")),
        ("微信 微博 12", None),
    ],
)
def test_a_row_of_buttons_on_one_line_is_known(line: str, expected: Match | None) -> None:
    assert phrases().match(line) == expected


def test_a_bracketed_phrase_needs_its_brackets() -> None:
    known = phrases()
    bare, bracketed = known.match("视频"), known.match("[视频]")
    assert bracketed == Match("image-placeholder", "sure")
    assert bare is None or bare.certainty != "sure"


@given(st.text(max_size=80) | st.text(alphabet="图片上一篇分享到：:|/ 0123[]【】（）<>image share top x*", max_size=80))
def test_any_line_is_matched_or_not_without_an_error(line: str) -> None:
    match = phrases().match(line.strip())
    if match:
        assert match.rule in RULES and match.certainty in CERTAINTIES
        assert match.label_end is None or 0 < match.label_end <= len(line.strip())


def test_a_line_longer_than_any_phrase_is_none() -> None:
    assert phrases().match("图片" * (LONGEST // 2)) and not phrases().match("图片" * 100_000)
