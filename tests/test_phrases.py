"""What sites put round articles, known by the phrase tables and removed, or reported where its place leaves a doubt."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

import qingwen
from phrase_lines import BRIDGE, PARAGRAPH, removed, reported
from qingwen.cleaning import clean
from qingwen.linting import lint, matching
from qingwen.text.debris.find import find_debris
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import Document

MARKS = Path(__file__).parents[2] / "shared" / "corpus" / "marks.jsonl.gz"


@pytest.mark.parametrize(
    "line",
    ["关闭窗口", "上一篇：医院举行运动会", "Print this page", "阅读：1,234", "Subscribe now"],
)
def test_a_margin_s_phrase_is_debris_outside_the_article_s_paragraphs_only(line: str) -> None:
    assert removed(line, PARAGRAPH) == [line]
    assert removed(PARAGRAPH, line) == [line]
    assert not removed(PARAGRAPH, line, PARAGRAPH)
    assert not removed("操作步骤", line, "完成")


def test_a_footer_is_debris_at_the_foot_only() -> None:
    line = "本文版权归作者所有"
    assert removed(PARAGRAPH, line) == [line]
    assert not removed(line, PARAGRAPH)  # a notice under the title is the article's own


LONG_LINES = """
Thanks for reading The Long Field! Subscribe for free to receive new posts and support my work.
Your email address will not be published. Required fields are marked *
This article was originally published on The Conversation. Read the original article.
This website uses cookies to improve your experience while you navigate through the website, and those of others.
You’ve reached your limit of free articles for this month. Subscribe today for unlimited access to all we write.
© 2019 The Harbour Gazette. All rights reserved. This material may not be published, broadcast or rewritten.
版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。（本文最后更新于二〇二〇年五月，部分内容可能已经过时）
免责声明：本文内容由用户自发贡献，仅供参考，本站不拥有所有权，亦不承担相关法律责任；如发现本站有涉嫌抄袭侵权或违法违规的内容，请发送邮件举报，一经查实，立即删除。
"""


@pytest.mark.parametrize("line", LONG_LINES.strip().split("\n"))
def test_a_long_line_of_furniture_is_known_by_what_it_opens_with(line: str) -> None:
    assert len(line) > LONGEST
    share = "Share this article"
    assert removed(PARAGRAPH, share, line) == [share, line]
    assert removed(PARAGRAPH, share, line, "Read next: The Harbour at Night")[:2] == [share, line]
    for own in ((PARAGRAPH, line), (line, PARAGRAPH), (PARAGRAPH, line, PARAGRAPH), (PARAGRAPH, line, share)):
        assert line not in removed(*own)  # an article may open, go on and end so
    for quoted in (f"“{line}”", f"It said: {line}"):
        assert quoted not in removed(PARAGRAPH, share, quoted)


def test_a_link_in_brackets_is_a_link() -> None:
    text = "# T\n\n[Photo][]\n\n[广告]\n\n[图片]\n\n[photo]: /p.jpg\n\n[广告]: http://x.y/z\n"
    found = find_debris(Document(text, "markdown"))
    assert [one.line.text for lines in found.values() for one in lines] == ["[图片]"]


@pytest.mark.skipif(not MARKS.exists(), reason="the corpus is not here")
def test_the_corpus_s_marks_are_found_and_its_articles_left_alone() -> None:
    counts: Counter[str] = Counter()
    with gzip.open(MARKS, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            lines = [line.replace("\r", " ").replace("\n", " ") for line in row["lines"]]
            found = find_debris(Document("\n".join(lines) + "\n"))
            sure = {one.line.begin for matched in found.values() for one in matched if one.sure}
            begin = 0
            for line, label in zip(lines, row["labels"], strict=True):
                counts[label] += 1
                counts["removed " + label] += begin in sure
                begin += len(line) + 1
    assert counts["removed debris"] >= 0.97 * counts["debris"]
    assert counts["removed content"] <= 0.001 * counts["content"]
    assert not counts["removed asset"]


def test_a_page_s_controls_above_markdown_are_two_or_stand_above_its_title() -> None:
    assert reported(f"Top\n\nClose\n\n{PARAGRAPH}\n") == ["Close", "Top"]
    assert reported(f"Top\n\n# The Mill\n\n{PARAGRAPH}\n") == ["Top"]
    assert reported(f"Top\n\nThe Mill\n========\n\n{PARAGRAPH}\n") == ["Top"]


@pytest.mark.parametrize(
    "line",
    [
        *("喜欢作者", "- END -", "— END —", "点击上方“海港夜话”，可订阅哦！"),
        *("点分享点收藏点点赞点在看", "下载头条APP", "/阅读下一篇/", "展开 3 条回复", "您是第 20481 位访客"),
        *("点个在看，让更多人看到", "点个赞，让更多的人知道吧", "喜欢这篇文章？", "Did you like this article?"),
        *("建议使用1280×720分辨率IE9.0以上浏览器", "Required, but never shown", "Post as a guest", "Question feed"),
    ],
)
def test_what_platforms_and_offices_write_below_an_article_is_known(line: str) -> None:
    match = phrases().match(line)
    assert match and match.certainty in ("sure", "margin")


@pytest.mark.parametrize(
    "line",
    [
        "特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“海港号”用户上传并发布，本平台仅提供信息存储服务。",
        "Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user of Harbour Hao.",
        "Know someone who can answer? Share a link to this question via email or elsewhere.",
        "Browse other questions tagged pythonharbour or ask your own question.",
    ],
)
def test_notices_of_platforms_are_known_by_their_beginning(line: str) -> None:
    match = phrases().match_opening(line)
    assert match and match.certainty == "sure"


def test_buttons_below_a_post_on_lines_of_their_own_are_a_row() -> None:
    paragraph = "码头尽头的那盏灯九十年来一直由人点亮，镇上没有谁说得清这是为什么，也没有谁想过要换掉它。"
    buttons = ["点分享", "点收藏", "点点赞", "点在看"]
    text = qingwen.clean("\n".join(["码头的灯", paragraph, paragraph[::-1], *buttons]) + "\n").text
    assert not any(button in text for button in buttons)
    assert "点分享" in qingwen.clean("\n".join(["码头的灯", paragraph, "点分享", paragraph[::-1]]) + "\n").text


@pytest.mark.parametrize(
    "lines",
    [
        ("Expand user menu", "Upvote 1.4K", "Downvote", "Go to comments", "More replies", "New to Reddit?"),
        ("Member-only story", "Distraction-free reading. No ads.", "Recommended from Medium", "Responses (12)"),
        (
            "Over 3,000 subscribers",
            "Start your Substack",
            "This post is for paid subscribers",
            "Privacy ∙ Terms ∙ Collection notice",
        ),
        ("To view or add a comment, sign in", "Insights from the community", "Others also viewed", "Guest Controls"),
        ("Toggle Early years subsection", "Add languages", "This page was last edited on 2 May 2025, at 10:24 (UTC)."),
        ("Video Ad Feedback", "Save Story", "More sharing", "Share this on:", "Load Comments", "Add your comment"),
        ("Remember me", "Forgot your password?", "Name (Required)", "Flag as inappropriate", "Report Abuse"),
        ("关注问题", "写回答", "好问题 12", "更多回答"),
        ("还没有人赞赏，支持一下", "总资产7共写了2.1W字获得31个赞共9个粉丝", "被以下专题收入，发现更多相似内容"),
        (
            "正文已结束，您可以按 alt+4 进行评论",
            "32人参与8评论",
            "12 条评论/40 人参与网友评论｜跟帖管理｜举报",
            "扫一扫在手机打开当前页面",
        ),
        ("转繁体版", "旧版回顾", "评论已加载完毕", "用微信扫描二维码", "更多精彩！欢迎扫描左方二维码关注海港新闻微信"),
        ("网友评论仅供其表达个人看法，并不表明海港网立场。", "19 跟贴", "1 2 下一页 余下全文", "海港网 > 民生 > 正文"),
        ("分类专栏： 网络 文章标签： linux 运维", "关注博主即可阅读全文", "网易首页 > 网易号 > 正文 申请入驻"),
    ],
)
def test_what_the_large_platforms_put_round_an_article_is_known(lines: tuple[str, ...]) -> None:
    for line in lines:
        match = phrases().match(line)
        assert match and match.certainty != "doubtful", line


def test_a_page_without_paragraphs_is_told_by_its_foot_and_its_home_goes() -> None:
    head, foot = (
        ["Home", "News", "Sport", "Weather", "Menu"],
        ["Most read", "Terms of Use", "Privacy Policy", "Cookies", "Contact us"],
    )
    posts = [
        "13:40",
        "Ferries wait",
        "None of the ferries leaves before noon.",
        "13:20",
        "Good morning",
        "We begin with the wind.",
    ]
    closing = "© 2023 Harbour Radio. Harbour Radio is not responsible for other sites."
    for name in ([], ["Harbour Radio"]):
        cleaned = clean(Document("\n".join([*name, *head, "The storm, hour by hour", *posts, *foot, closing]))).text
        assert "Ferries wait" in cleaned and "\nHome\n" not in cleaned and "Terms of Use" not in cleaned
    assert (
        "# Home"
        not in clean(
            Document("\n".join(["Home", "Visit", "Rooms", *head[1:], "Open on Tuesdays", *posts, *foot, closing]))
        ).text
    )


@pytest.mark.parametrize("line", ["【更多】", "[返回]", "（分享）", "【关闭】", "[图片]", "[Share]", "(Back to top)"])
def test_a_button_stands_in_other_brackets(line: str) -> None:
    assert removed(PARAGRAPH, line, PARAGRAPH[::-1]) == [line]


@pytest.mark.parametrize("parted", [" ", " | ", " / ", "\t"])
def test_a_menu_in_two_languages_is_furniture_of_its_page(parted: str) -> None:
    menu = [f"{ours}{parted}{theirs}" for ours, theirs in (("首页", "Home"), ("新闻", "News"), ("联系我们", "Contact us"), ("搜索", "Search"), ("登录", "Login"))]  # fmt: skip
    foot = [f"{ours}{parted}{theirs}" for ours, theirs in (("分享", "Share"), ("打印", "Print"), ("上一篇", "Previous"))]  # fmt: skip
    page = [
        "渡口镇报",
        "首页",
        *menu,
        "渡口镇的木桥重新通行",
        "2024-03-02",
        *BRIDGE,
        *foot,
        "隐私政策",
        "版权所有 © 2024 渡口镇报",
    ]
    text = qingwen.clean("\n".join(page) + "\n").text
    assert "# 渡口镇的木桥重新通行\n" in text and all(line in text for line in BRIDGE)
    assert not any(line.split(parted)[0] in text for line in (*menu, *foot))
    short = qingwen.clean("\n".join([*menu, "木桥重新通行", "2024-03-02", *BRIDGE]) + "\n").text
    assert "# 木桥重新通行\n" in short and "Login" not in short


@pytest.mark.parametrize("line", ["返回 Back", "打印 / Print", "Share  |  分享", "更多 More"])
def test_one_button_in_two_languages_is_reported_and_stays(line: str) -> None:
    text = "\n".join(["木桥", BRIDGE[0], line, BRIDGE[1]]) + "\n"
    assert not removed(*text.splitlines())
    assert [one.line.text for found in find_debris(Document(text)).values() for one in found] == [line]


@pytest.mark.parametrize("line", ["首页 / 联系我们", "English | 中文"])
def test_buttons_of_one_language_and_names_of_languages_are_a_row(line: str) -> None:
    assert phrases().match(line)


def test_other_furniture_above_an_author_goes() -> None:
    byline = "By Mei Lin"
    assert "图片" in removed("图片", byline, PARAGRAPH)
    assert "Skip to content" in removed("Skip to content", byline, PARAGRAPH)
    assert {"Home", "Menu"} <= {*removed("Home", "Menu", byline, PARAGRAPH)}
    for told in (["May 7, 2024"], ["May 7, 2024", byline]):
        text = qingwen.clean("\n".join(["Home", *told, "The miller's ducks", PARAGRAPH]) + "\n").text
        assert "# The miller's ducks\n" in text and "Home" not in text
        assert (
            "# Terms of Use\n" in qingwen.clean("\n".join(["Terms of Use", *told, "Who we are", PARAGRAPH]) + "\n").text
        )


TAIWAN = {
    "搜尋": "搜索", "登入": "登录", "網站導覽": "网站地图", "隱私權聲明": "隐私声明", "私隱政策": "隐私政策", "回覆": "回复", "發表留言": "发表评论",
    "按讚": "点赞", "相關連結": "相关链接", "意見回饋": "意见反馈", "客服中心": "帮助中心", "網友回應": "网友评论", "熱門影片": "热门视频", "追蹤": "关注", "選單": "菜单",
    "相關報導": "相关报道", "分享到臉書": "分享到facebook", "載入更多": "加载更多", "點閱數：1,024": "点击数：1,024", "複製連結": "复制链接",
}  # fmt: skip


@pytest.mark.parametrize("line", TAIWAN)
def test_what_taiwan_s_pages_say_is_as_sure_as_the_mainland_s_words_for_it(line: str) -> None:
    ours = phrases().match(TAIWAN[line])
    found = phrases().match(line)
    assert ours and found
    assert found.certainty == ours.certainty


def test_a_page_of_taiwan_is_cut_down_to_its_article() -> None:
    menu = ["磨坊新聞網", "首頁", "生活", "登入", "搜尋", "購物車"]
    title = "老磨坊的水車又轉了起來"
    story = [
        "停了十一年的水車，上個星期三清晨又轉了起來，下游的居民站在橋上看了一整個早上，誰也沒有說要回家。",
        "修水車的是一對父子，他們花了兩個冬天，把每一片葉板都換成了杉木，只留下軸心那根老鐵。",
        "第一袋麵粉送給了對岸的小學，孩子們用它做了一百二十個饅頭，請全村的人吃午飯。",
    ]
    foot = ["相關連結", "橋上的燈", "渡口的早市", "網友回應", "意見回饋", "網站導覽", "隱私權聲明", "回頁首"]
    text = qingwen.clean("\n".join([*menu, title, "2024/05/20 05:30", *story, *foot]) + "\n").text
    assert f"# {title}\n" in text
    assert all(line in text for line in story)
    assert not any(line in text for line in (*menu, *foot))


@pytest.mark.parametrize(
    "lines", ["上一篇：没有了\n下一篇：春天的故事", "Previous article: Ferries  \nNext article: Trains"]
)
@pytest.mark.parametrize("parted", [False, True])
def test_links_to_both_neighbours_are_reported_in_one_paragraph_of_markdown_as_in_two(lines: str, parted: bool) -> None:
    text = "# 题目\n\n这是正文。\n\n" + (lines.replace("\n", "\n\n") if parted else lines) + "\n"
    found = lint(Document(text, "markdown"), matching("QW106"))
    assert [one.fix.safety for one in found if one.fix] == ["unsafe", "unsafe"]
    assert clean(Document(text, "markdown"), unsafe=True).text == "# 题目\n\n这是正文。\n"


def test_two_lines_of_which_one_is_prose_are_none_to_other_articles() -> None:
    for text in ("上一篇：没有了\n不过下一篇会讲春天", "Next we look at ferries\nNext article: Trains"):
        assert not lint(Document(f"# 题目\n\n{text}\n", "markdown"), matching("QW106"))


@pytest.mark.parametrize(
    ("line", "rule", "certainty"),
    [
        ("只看该作者", "page-control", "margin"),
        ("倒序浏览", "page-control", "margin"),
        ("發新帖", "page-control", "margin"),
        ("首发于", "page-control", "edge"),
        ("最新推荐文章于 2024-06-01 09:12:30 发布", "page-control", "sure"),
        ("喜欢收藏申请转载", "page-control", "sure"),
        ("文章被以下专栏收录", "promotion", "margin"),
        ("點我下載APP", "promotion", "margin"),
        ("凤凰网资讯", "navigation", "edge"),
    ],
)
def test_the_fixed_words_of_forums_and_platforms_are_known(line: str, rule: str, certainty: str) -> None:
    match = phrases().match(line)
    assert match is not None and (match.rule, match.certainty) == (rule, certainty)


@pytest.mark.parametrize(
    "trail",
    ["海港首页 > 财经 > 国际", "海港首页 > 读书频道 > > 旧船记 > 正文", "首页 > 文学 > 诗歌", "海港网 > 民生 > 正文"],
)
def test_a_trail_from_a_sites_home_is_furniture_at_an_edge(trail: str) -> None:
    assert phrases().match(trail) == ("navigation", "edge", None, "")


@pytest.mark.parametrize(
    "line",
    [
        "No items found.",
        "Thank you! Your submission has been received!",
        "Press ? to show this help",
        "Toggle table of contents sidebar",
        "You can't perform that action at this time.",
        "Trending (recent votes count more)",
        "new replies to my comments",
        "Confirm My Choices",
        "Sign in to join the conversation",
        "Created using Sphinx 4.2.0.",
        "您需要登录后才可以回帖 登录 | 立即注册",
        "Error: Comments Not Initialized",
        "坚持原创技术分享，您的支持将鼓励我继续创作！",
    ],
)
def test_what_programs_that_make_sites_write_on_every_page_is_known(line: str) -> None:
    match = phrases().match(line)
    assert match and match.certainty in ("sure", "margin")
