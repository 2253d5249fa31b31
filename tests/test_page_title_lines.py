"""Which line of a whole page is its title, told by what it looks like and what stands round it."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.linting import lint
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.document import Document
from qingwen.text.pages.title_columns import title_columns
from whole_pages import FERRY, TITLE


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


def test_a_headline_below_the_breadcrumbs_stays() -> None:
    text = CHINESE_PAGE.replace(
        "\n海港镇四十年来首班夜间渡轮启航\n",
        "\n您当前的位置：首页 > 通知公告\n关于举办培训班的通知\n发布时间：2025-03-05 来源：海港日报\n",
    )
    assert "关于举办培训班的通知" in clean(Document(text)).text


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


def test_what_stands_below_a_sure_title_is_kept_with_unsafe_too() -> None:
    """A question, and between it and its answers the buttons of both."""
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    ask = "Does anybody know whether the night ferry takes bicycles, and whether one has to book a place for them on the day before?"
    buttons = "Share\nFollow\nAdd a comment\n4 Answers\nSorted by:\nHighest score (default)"
    text = clean(Document(ENGLISH_PAGE.replace(title, f"{title}\nMarch 7, 2025\n{ask}\n{buttons}")), unsafe=True).text
    assert ask in text


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


def test_what_shares_words_with_the_article_above_its_sure_title_is_in_doubt() -> None:
    offered = "Ferry Passengers Harbour Town"
    text = ENGLISH_PAGE.replace("Log in\n", f"{offered}\nLog in\n", 1)
    assert offered in clean(Document(text)).text
    assert offered in [text[one.start : one.end] for one in lint(Document(text))]
    cleaned = clean(Document(text), unsafe=True).text
    assert offered not in cleaned and TITLE in cleaned


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
