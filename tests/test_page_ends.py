"""What stands between an article's paragraphs and a page's furniture: signatures, attachments, notes, a title above buttons."""

from __future__ import annotations

from itertools import product

import pytest

from page_parts import ARTICLES, FEET, HEADS, NAMES, PORTAL, pasted
from qingwen.cleaning import clean
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document
from qingwen.text.pages.boundary_signs import SIGN, Signs
from qingwen.text.pages.model import LONG, least_to_go
from qingwen.text.pages.reading import Reading
from qingwen.text.pages.shared_words import NONE, shares_of_words

ENDS = {
    "office": [
        ["海港镇人民政府办公室", "2024年11月5日"],
        ["特此通知。", "镇交通办", "2024年11月5日", "（此件公开发布）"],
        ["附件：1.班次表.xlsx", "2.检修分区图.pdf", "镇交通办", "2024年11月5日"],
        ["附件下载", "附件1：班次表.xlsx", "附件2：检修分区图.pdf"],
        ["获奖名单", "一等奖：周敏", "二等奖：吴桐、郑一"],
        ["票价", "成人：12元", "儿童：6元"],
        ["联系方式", "周敏：022-12345678", "邮箱：ferry@mail.example"],
        ["延伸阅读", "周敏：《渡轮与潮汐》", "吴桐：《盐路》"],
        ["作者简介", "周敏，船员，现居海港镇。"],
    ],
    "paper": [
        ["Ann Ode", "Keeper of records"],
        ["Notes", "The ladder was replaced in 1961.", "Height", "Lamp: 14 m", "Ladder: 11 m"],
        ["Contact", "Ann Ode", "lamp@mail.example", "+44 20 5550 1234"],
        ["Prices", "Adults $12", "Children $6", "Members free"],
        ["Cast", "Keeper: Mira Sol", "Ferryman: Teo Brand"],
        ["Further reading", "Piers and Tides, by Ida Strand", "The Salt Roads, by P. Holm"],
        ["Contacts", "Harbour office", "Ida Strand, +46 31 000 001", "Media", "press@harbour.example"],
        ["About the author", "Ann Ode keeps bees on the breakwater."],
    ],
}


@pytest.mark.parametrize(("kind", "end"), [(kind, end) for kind in ENDS for end in ENDS[kind]])
def test_what_closes_an_article_does_not_go_unasked(kind: str, end: list[str]) -> None:
    for foot in FEET[kind]:
        text = "\n".join([*HEADS[kind], *ARTICLES[kind], *end, *foot]) + "\n"
        cleaned = clean(Document(text)).text.replace("\\", "")
        assert [line for line in end if line.lstrip("12.附件：") not in cleaned] == []
        assert HEADS[kind][1] not in cleaned and foot[-1] not in cleaned  # it is cut all the same


def test_an_article_of_short_lines_is_not_cut_away_whole() -> None:
    body = ["六点开船。", "八点收灯。", "自带雨衣。", "码头等候。"]
    for above, foot in product(([], ["发布时间：2024-11-05 浏览次数：12"], ["打印", "收藏", "留言"]), FEET["office"]):
        text = "\n".join([*HEADS["office"], "停航公告", *above, *body, *foot]) + "\n"
        cleaned = clean(Document(text), unsafe=True).text
        assert [line for line in body if line not in cleaned] == []
        assert foot[-1] not in cleaned


def test_who_a_resume_is_of_does_not_go_unasked() -> None:
    lines = [
        "Eva Lind", "Contact", "eva@mail.example", "Phone: 020 5550 1234", "About", "Keeper of lamps and ladders.", "Experience",
        "2015–2020 Keeper, Old Pier", "2020– Freelance", "Education", "BA Lamps, Leeds", "Skills", "Ladders", "Matches", "References",
        "On request.", "Follow me on LinkedIn.",
    ]  # fmt: skip
    cleaned = clean(Document("\n".join(lines) + "\n")).text.replace("\\", "")
    assert [one for one in (lines[0], *lines[2:4], *lines[5:9]) if one not in cleaned] == []


def test_sentences_of_an_author_s_own_do_not_go_unasked_below_an_advertisement() -> None:
    own = [
        "Fry",
        "Fry the onion in butter.",
        "Boil",
        "Add the stock and boil it for ten minutes.",
        "Serve",
        "Serve it with bread.",
    ]
    page = [*HEADS["paper"], *ARTICLES["paper"][:5], "Advertisement", "Share", *own, *FEET["paper"][0]]
    cleaned = clean(Document("\n".join(page) + "\n")).text
    assert [one for one in own if one.endswith(".") and one not in cleaned] == []


def test_a_line_s_share_of_words_is_told_by_the_paragraphs_alone() -> None:
    tale = "The beekeepers of the valley carry their hives up to the heather in August, and come down with the first frost."
    lines = ["Hives and heather", "Mortgage rates", "A hive", tale, "2024", "Heather rates"]
    shares = shares_of_words(lines, [0, 0, 0, len(tale), 0, 0])
    assert shares == [1.0, 0.0, 1.0, NONE, NONE, 0.5]
    told = "养蜂人八月里把蜂箱搬上山坡，霜降以前再搬下来，一年里就这两趟最累。"
    assert shares_of_words(["蜂箱搬家", told], [0, 60]) == [pytest.approx(2 / 3), NONE]


@pytest.mark.parametrize(("odds", "below"), [(5.5, 3), (4.5, 6)])
def test_a_footer_in_a_line_is_a_sign_even_shortly_above_one_that_is_known(odds: float, below: int) -> None:
    lines = ["第一段。", "渔政站", "2024年11月5日", "法律声明|投稿须知|手机版", "渔歌", "潮汐", "网站地图"]
    known = [False] * 6 + [True]
    signs = Signs(
        Reading(lines, [-4.0, 2.4, 0.5, odds, 2.4, 2.4, 3.6], [0.0] * 7, [9] * 7, [False] * 7, known, [None] * 7), SIGN
    )
    assert signs.sure(0, 0)[1] == below


def test_a_long_line_goes_sooner_below_an_article_than_above_it_where_its_title_stands() -> None:
    short, long = "x" * (LONG - 1), "x" * LONG
    assert (
        least_to_go(short, True, False)
        == least_to_go(short, False, False)
        < least_to_go(long, False, False)
        < least_to_go(long, True, False)
    )


@pytest.mark.parametrize("buttons", [["打印", "收藏"], ["分享到：", "微信", "微博"]])
@pytest.mark.parametrize("unsafe", [False, True])
def test_an_article_goes_on_below_the_editor_named_under_its_first_paragraph(buttons: list[str], unsafe: bool) -> None:
    title, date, *_, first, second = ARTICLES["office"]
    body = [
        first,
        "责任编辑：吴桐",
        *buttons,
        "停航几天",
        second,
        second.replace("二、", "三、"),
        "白天照常开行，船票不涨价，检修完成以后另行公告。",
    ]
    text = clean(
        Document("\n".join([*HEADS["office"], title, date, *body, *FEET["office"][2]]) + "\n"), unsafe=unsafe
    ).text
    assert all(line in text for line in (first, second, "停航几天"))


@pytest.mark.parametrize(
    "entries",
    [
        "Norway Iceland France Finland Latvia Austria Chile Portugal Denmark Italy Estonia Poland India Ghana China Japan",
        "Rowing Judo Fencing Archery Curling Handball Hockey Luge Polo Rugby Sailing Squash Tennis Bowls Darts Chess Cycling",
    ],
)
def test_a_long_list_that_paragraphs_close_stays(entries: str) -> None:
    title, author, date, *body = ARTICLES["paper"]
    text = pasted("paper", [title, author, date, *body[:2], *entries.split(), body[2]])
    assert [entry for entry in entries.split() if f"\n{entry}\n" not in text] == []


@pytest.mark.parametrize("entry", ["Latest News", "Comments", "Trending", "Recent Posts", "Related"])
def test_an_entry_of_the_menu_opens_no_part_with_other_articles(entry: str) -> None:
    page = [
        *("Home", "News", entry, "Sports", "Weather", "Search", "Sign in", "Subscribe"),
        "Ferry dog retires",
        "April 2, 2024",
        "The dog that had met every ferry at the Skarne pier since the summer of 2011 was given a cushion and a medal on Monday.",
        "Its owner, who sells the tickets, said that it would go on meeting them all the same, since nobody had told it.",
        *(
            "Share",
            "Facebook",
            "Contact us",
            "Privacy Policy",
            "Terms of Use",
            "© 2024 Skarne Post. All rights reserved.",
        ),
    ]
    for unsafe in (False, True):
        text = clean(Document("\n".join(page) + "\n"), unsafe=unsafe).text
        assert "\n# Ferry dog retires\n" in text and "Sign in" not in text


def test_headlines_below_further_reading_go() -> None:
    headlines = [
        "Further reading",
        "Why the lighthouse went dark",
        "Ferry fares to rise in spring",
        "Two gulls and a hat",
    ]
    text = pasted("paper", [*ARTICLES["paper"], *headlines])
    assert [line for line in headlines if line in text] == []


@pytest.mark.parametrize("heading", ["政治", "社论", "最新消息", "读者留言", "读者回应"])
def test_a_part_of_the_article_is_not_taken_for_one_of_the_page_in_other_words(heading: str) -> None:
    page = [
        *("首页", "新闻", "专题", "登录", "注册", "您的位置：首页 > 正文", "磨坊岛的旧船", "2024-05-07"),
        "岛上的人每年春天都要把旧船拖上岸，刷一遍桐油，再等潮水把它们一条一条地送回到海里去。",
        "老船工说，船和人一样，歇得太久就不肯走了，所以每条船一年里总要出去走上几趟才行。",
        *(heading, "愿旧船长在。——北街一读者"),
        *("责任编辑：赵某", "分享到：", "微信", "微博", "关于我们", "联系我们", "版权声明"),
    ]
    text = clean(Document("\n".join(page) + "\n")).text
    assert heading in text and "北街一读者" in text


@pytest.mark.parametrize("heading", ["See also", "More information", "About the author"])
def test_paragraphs_below_a_heading_that_articles_have_too_stay(heading: str) -> None:
    more = [
        heading,
        "Ida Strand",
        "She has kept the tide tables since the winter of 1998 and still draws every one of them by hand with a ruler.",
    ]
    text = clean(
        Document(
            "\n".join([*HEADS["paper"], *ARTICLES["paper"], *ARTICLES["paper"][3:], *more, *FEET["paper"][0]]) + "\n"
        ),
        unsafe=True,
    ).text
    assert more[-1] in text


@pytest.mark.parametrize("above", [["首页", "推荐", "我的", "APP", "搜索"], []])
def test_a_poem_above_excerpts_of_other_articles_stays(above: list[str]) -> None:
    poem = (
        "石桥的夜",
        "周敏",
        "月亮落在桥东",
        "鱼从桥西游过",
        "守桥人点着灯",
        "数船数到天明",
        "谁在岸上等信",
        "谁把桨放下",
        "谁又拾起",
        "水声很远",
        "像一句旧话",
        "落在石阶",
        "没有人捡",
        "天就亮了",
        "信在水里走远",
    )
    teasers = (
        "磨坊主的三十年",
        "这座磨坊修好的时候，镇上唱了三天的戏，河里的船全都停了下来。",
        "湖里的大鱼",
        "渔民昨日在湖里钓起一条百斤大鱼，围观的人把码头挤得水泄不通。",
    )
    foot = "更多", "关于我们", "联系我们", "广告服务", "隐私政策", "京ICP证000007号"
    page = [*above, *poem[:2], "收藏", "分享", *poem[2:], "相关阅读", *teasers, *foot]
    text = clean(Document("\n".join(page) + "\n")).text
    assert [line for line in poem if line not in text] == []


@pytest.mark.parametrize(("kind", "foot"), [(kind, foot) for kind in FEET for foot in FEET[kind]])
def test_a_list_of_two_dozen_names_below_the_last_paragraph_stays(kind: str, foot: list[str]) -> None:
    head = "获奖名单" if kind == "office" else "The volunteers"
    page = "\n".join([*HEADS[kind], *ARTICLES[kind], head, *NAMES[kind], *foot])
    for unsafe in (False, True):
        text = clean(Document(page), unsafe=unsafe).text
        assert all(f"\n{name}\n" in text for name in NAMES[kind])
    assert foot[-1] not in clean(Document(page)).text


def test_a_licences_notice_is_not_the_article() -> None:
    notice = "平台声明：该文观点仅代表作者本人，本平台系信息发布平台，仅提供信息存储空间服务，如有侵权请联系我们删除。"
    study = [
        "湖水五年调查",
        "周敏，吴桐",
        "目的：探讨湖水的长期变化。",
        "方法：对十一个湖泊采样。",
        "结果：浓度每年上升8%。",
    ]
    page = "\n".join(
        [*PORTAL, *study, "关键词：湖水；高山", "返回首页", notice, "阅读 (1032)", "推荐阅读", "高山上的湖"]
    )
    for unsafe in (False, True):
        text = clean(Document(page), unsafe=unsafe).text
        assert [line for line in study if line not in text] == []


def test_subheads_that_are_words_of_pages_stay_between_the_authors_sentences() -> None:
    guide = [
        "Facebook",
        "Older visitors are here.",
        "Instagram",
        "One good picture a day.",
        "YouTube",
        "A film a year.",
    ]
    top = ["How a small pier should use social media", "Do less, but do it well, and answer everybody who writes."]
    foot = ["Share", "Facebook", "Twitter", "Email", "Related stories", "The tide table", "About us", "Privacy policy"]
    text = clean(Document("\n".join([*top, *guide, "Sharing", "Ask once, politely.", *foot]))).text
    assert [line for line in guide if line not in text] == []
    assert "Privacy policy" not in text


def test_parts_in_short_lines_below_a_few_paragraphs_stay_with_unsafe_too() -> None:
    parts = ["The team", "Prof. Ann Ode", "Dr. Ben Rook", "Sr. Cy Lamb", "Opening hours", "Monday 8–12", "Friday 13–16"]
    page = "\n".join([*HEADS["paper"], *ARTICLES["paper"], *parts, *FEET["paper"][0]])
    assert [line for line in parts if line not in clean(Document(page), unsafe=True).text] == []


def test_a_short_part_right_above_the_foot_stays() -> None:
    part = ["Notes", "Limes work as well", "So does a loaf tin"]
    for foot in (["We use cookies to improve your experience.", "Accept all", "Manage preferences"], FEET["paper"][0]):
        text = clean(Document("\n".join([*HEADS["paper"], *ARTICLES["paper"], *part, *foot]))).text
        assert [line for line in part if line not in text] == []


@pytest.mark.parametrize("label", ["主办", "联系人", "Design by", "编辑"])
def test_what_stands_below_a_credit_is_kept_with_unsafe_too(label: str) -> None:
    kind = "paper" if label.isascii() else "office"
    lines = {"paper": ["Doors: 7 pm", "Adults $12"], "office": ["时间：11月9日", "票价：12元"]}[kind]
    said = (
        [f"{label}：为什么停航？", "周敏：要修码头。", f"{label}：修多久？", "周敏：三天。"]
        if label == "编辑"
        else [f"{label}: Ann Ode"]
    )
    text = clean(Document("\n".join([*HEADS[kind], *ARTICLES[kind], *said, *lines, *FEET[kind][0]])), unsafe=True).text
    assert [line for line in lines if line not in text] == []


RANKINGS = [
    "相关阅读",
    "码头边有哪些好吃的",
    "热门排行",
    "1 镇议会表决停车方案",
    "2 灯塔今夜停光",
    "3 渡轮停运进入第二周",
]


def test_with_unsafe_a_poem_and_not_the_rankings_below_it_is_the_article() -> None:
    head = ["首页", "新闻", "国内", "国际", "财经", "登录", "注册", "当前位置：首页 > 新闻 > 正文"]
    poem = ["我把一盏灯借给雾", "雾没有还", "船在雾里数石头", "数到七", "就听见了钟"]
    comments = ["网友评论", "登录后发表评论", "老码头", "2小时前", "写得真好", "回复", "查看更多评论"]
    foot = ["关于我们", "联系我们", "广告服务", "网站地图", "Copyright © 2024 海港网 版权所有", "津ICP备12345678号"]
    dated = ["雾灯", "2024-11-05 10:15 来源：海港网", "分享到：", "微信", "微博"]
    text = "\n".join([*head, *dated, *poem, "责任编辑：周敏", "【打印】【关闭】", *RANKINGS, *comments, *foot]) + "\n"
    cleaned = clean(Document(text), unsafe=True).text
    assert [line for line in poem if line not in cleaned] == []
    assert "灯塔今夜停光" not in cleaned


def test_with_unsafe_a_term_of_a_glossary_heads_no_part_of_the_page() -> None:
    terms = ["首页", "打开网站看到的第一页。", "分享", "把文章发给别人看。", "评论", "读者在文章下面写的话。"]
    terms += ["登录", "输入名字和密码进去。", "搜索", "找东西。"]
    title, dated, _, *paragraphs = ARTICLES["office"]
    told = [f"第{n}日，{paragraph}" for n in "一二三" for paragraph in paragraphs]
    for foot in FEET["office"]:
        text = "\n".join([*HEADS["office"], title, dated, *told[:5], *terms, *told[5:], *foot]) + "\n"
        cleaned = clean(Document(text), unsafe=True).text
        assert [line for line in told if line not in cleaned] == []


def test_a_row_of_buttons_right_below_an_articles_last_sentence_goes_and_a_list_below_its_heading_stays() -> None:
    article = "\n".join(["The Lamp at the End of the Pier", *ARTICLES["paper"][3:]])
    buttons = "Share\nPrint\nReply\nHome\nLogin\nSearch\nTop\nNext"
    assert clean(Document(f"{article}\n{buttons}\n")).text.endswith(ARTICLES["paper"][-1] + "\n")
    text = clean(Document(f"{article}\nWhat the new machine can do\n{buttons}\nTide tables\n")).text
    assert all(f"\n{line}\n" in text for line in [*buttons.split("\n")[:6], "Tide tables"])


_NEWS_HEAD = [
    *("Skip to main content", "World", "Business", "Markets", "Legal", "Breakingviews", "Technology", "Investigations"),
    *("Seven benches worth the climb", "By Ann Ode", "March 4, 2025 6:02 PM", "Updated 3 days ago"),
]


_NEWS_FOOT = [
    *(
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Suggested Topics:",
        "World",
        "Purchase Licensing Rights",
    ),
    *("Read Next", "Latest", "Home", "Authors", "Topic Sitemap", "Archive", "Careers"),
    "All prices are delayed by a quarter of an hour or longer. See here for a complete list of exchanges and delays.",
    "© 2025 Pier News. All rights reserved",
]


_BENCHES = [
    *("1. The keeper's bench, Tarn Hut", "Bring a cushion.", "2. The long bench, North Pier", "Free. Go at low tide."),
    *("3. The broken bench, Mill Lane", "Two of its legs hold.", "4. The church bench", "It used to be a pew."),
]


def test_with_unsafe_a_list_and_not_the_notice_in_the_foot_is_the_article() -> None:
    cleaned = clean(Document("\n".join([*_NEWS_HEAD, *_BENCHES, *_NEWS_FOOT]) + "\n"), unsafe=True).text
    assert [line for line in _BENCHES if line.split(". ", 1)[-1] not in cleaned] == []
    assert "All prices" not in cleaned and "Topic Sitemap" not in cleaned


def test_with_unsafe_a_poem_stays_though_a_table_above_it_looks_as_likely() -> None:
    head = [
        "无障碍阅读",
        "长者模式",
        "政务微信",
        "政务微博",
        "登录",
        "注册",
        "首页",
        "政务公开",
        "政务服务",
        "互动交流",
    ]
    table = ["索引号：", "000021/2025-00031", "发布机构：", "镇文化办公室", "成文日期：", "2025-03-12", "渡口的灯"]
    credits = ["发布时间：2025-03-12 10:22", "来源：镇文化办公室", "浏览次数：93次", "【字体：大 中 小】", "分享到："]
    poem = ["雾爬上", "第三级石阶", "船还没", "回来", "灯芯", "短了一截", "我不想", "睡去", "一睡去", "天就", "亮透"]
    foot = [
        "扫一扫在手机打开当前页",
        "【打印】【关闭】",
        "上一篇：码头停车办法",
        "下一篇：没有了",
        "关于我们",
        "网站地图",
        "联系我们",
    ]
    lines = [
        *head,
        "您当前的位置：",
        "首页",
        ">",
        "政务公开",
        ">",
        "通知公告",
        *table,
        *credits,
        *poem,
        *foot,
        "津ICP备12345678号",
    ]
    cleaned = clean(Document("\n".join(lines) + "\n"), unsafe=True).text
    assert [line for line in poem if line not in cleaned] == []


@pytest.mark.parametrize(
    "line",
    [
        "By clicking “Leave a Line”, you agree to our terms of service and acknowledge what we do with your name.",
        "By using this website you let us count how often you read about the ferry and at which hour of the day.",
    ],
)
def test_a_phrase_whose_first_word_is_short_is_known_by_what_a_long_line_opens_with(line: str) -> None:
    assert phrases().match_opening(line) is not None


@pytest.mark.parametrize(
    ("kind", "word", "sentences"),
    [
        ("office", "投稿", ["来稿请写明姓名和地址，寄到镇交通办公室。", "录用的稿子会在三周之内答复作者本人。"]),
        ("office", "收藏", ["旧船票由镇上的档案室收下，分类保管。", "想看的人可以在周三下午去那里看一看。"]),
        (
            "paper",
            "Corrections",
            ["The lamp was lit in 1931 and not in 1913.", "The keeper of that year had found the old bill."],
        ),
        (
            "paper",
            "Careers",
            ["The next keeper has to be good on ladders.", "She starts work in the first week of May."],
        ),
    ],
)
def test_a_menus_word_above_two_sentences_of_the_authors_heads_them(kind: str, word: str, sentences: list[str]) -> None:
    for foot in FEET[kind]:
        text = "\n".join([*HEADS[kind], *ARTICLES[kind], word, *sentences, *foot]) + "\n"
        cleaned = clean(Document(text)).text
        assert [line for line in (word, *sentences) if f"\n{line}\n" not in cleaned] == []


def test_the_last_part_of_news_in_short_stays() -> None:
    news = [
        *("早报：三月要闻", "2025年03月18日08:23", "来源：海港网", "国内"),
        "镇统计站今天上午发布前两个月的数据，渡轮的乘客和货运量都有所回升。",
        "多地宣布从下月起上调最低票价，最高一档达到每人二十七元四角。",
        *("国际", "两岸的港口就雾天航行召开紧急会议，多方代表呼吁尽快点灯。", "财经"),
        "鱼市收报3429.76点，全天上涨百分之零点一一，成交额较前一日略有缩小。",
        *("体育", "镇队公布最新一期集训名单，共有二十七名选手入选。"),
    ]
    foot = ["返回顶部", "版权所有 海港网", "Copyright © 1997-2025 by www.pier.example. all rights reserved"]
    cleaned = clean(Document("\n".join(["海港网首页", "时政", "国际", "财经", "更多", *news, *foot]) + "\n")).text
    assert f"\n{news[-2]}\n" in cleaned and f"\n{news[-1]}\n" in cleaned


_NARROW_FOOT = [
    "（责任编辑：吴桐）",
    "顶一下",
    "踩一下",
    "上一篇：盐路",
    "下一篇：船钉",
    "推荐内容",
    "序言：那一年码头上来了三十个修灯的外乡人",
    "本站所有小说均由读者上传，转载至此只为让更多人看到。",
    "发表评论",
    "关于我们",
    "联系我们",
    "网站地图",
]
_NARROW_HEAD = [
    "首页",
    "资讯",
    "小小说",
    "杂谈",
    "投稿",
    "注册",
    "修灯的人",
    "来源：海港文艺　作者：周敏　时间：2023-06-02",
    "【字号：大 中 小】",
]


def test_furniture_round_an_article_in_short_paragraphs_goes() -> None:
    article = [
        "码头上的灯又亮了，这是三十年来头一回。",
        "修灯的人姓周，今年七十一岁，一个人住在塔下。",
        "灯泡是从旧货市场买的，花了十二块钱。",
        "有个孩子问他，灯亮了船会回来吗，他想了一会儿，说会的。",
        "那天晚上没有船来，可是谁也没有走。",
    ]
    text = clean(Document("\n".join([*_NARROW_HEAD, *article, *_NARROW_FOOT]))).text
    assert all(line in text for line in article)
    assert not [line for line in ("小小说", *_NARROW_FOOT[3:]) if line in text]


def test_round_couplets_of_one_length_no_more_goes_than_round_other_verse() -> None:
    couplets = [
        "月亮落在桥东岸，鱼从桥西慢慢游。",
        "守桥人把灯点着，数船数到天又明。",
        "谁在岸上等书信，谁把双桨又放下。",
        "水声像一句旧话，落在石阶没人听。",
        "船又走远灯还亮，后来谁也不曾说。",
    ]
    foot = [
        line for line in _NARROW_FOOT if line not in ("顶一下", "踩一下")
    ]  # which tell the program that made the site
    text = clean(Document("\n".join([*_NARROW_HEAD, *couplets, *foot]))).text
    assert _NARROW_FOOT[6] in text


def test_a_song_above_a_text_in_short_paragraphs_about_it_stays() -> None:
    song = ["码头的灯", "月亮落在桥东", "鱼从桥西游过", "守桥人点着灯", "数船数到天明", "谁在岸上等信", "谁把桨放下"]
    about = [
        "这首歌是在码头上写的，那年灯刚刚修好。",
        "修灯的人姓周，今年七十一岁，一个人住在塔下。",
        "歌里的桥早就拆了，花了十二天。",
        "有个孩子问他，灯亮了船会回来吗，他想了一会儿，说会的。",
        "那天晚上没有船来，可是谁也没有走。",
    ]
    text = clean(Document("\n".join([*_NARROW_HEAD[:6], *song, *about, *_NARROW_FOOT]))).text
    assert all(line in text for line in (*song, *about))


def test_a_short_text_below_a_sure_title_stays_above_references_that_read_more_like_one() -> None:
    text = [
        "It is a lighthouse on the shore.",
        "The law of 1789 required the keepers to burn oil.",
        "The first keeper, John Reed, resigned in 1791 after a fall.",
        "His successor drove 412 elm piles.",
        "The lamp is lit by hand.",
    ]
    page = [
        *("Main menu", "Search", "Donate", "Create account", "Log in", "Contents", "(Top)", "History", "References"),
        *(
            "Tarn Light",
            "Article",
            "Talk",
            "Read",
            "Edit",
            "Tools",
            "Appearance hide",
            "From Wikipedia, the free encyclopedia",
        ),
        *(text[0], "History", "[edit]", *text[1:4], "Construction", "[edit]", text[4]),
        *("See also", "[edit]", "List of lighthouses on the north shore", "References", "[edit]"),
        "Hull, Thomas (1970). The Lamps of the North Shore. p. 88.",
        "Stone, Edward (1970). The Lights of the North Shore, and those who kept them through the winters before the railway came. p. 12.",
        "Categories: Lighthouses",
        "This page was last edited on 4 March 2024, at 10:20 (UTC).",
        *(
            "Privacy policy",
            "About Wikipedia",
            "Disclaimers",
            "Contact Wikipedia",
            "Developers",
            "Statistics",
            "Cookie statement",
            "Mobile view",
        ),
    ]
    cleaned = clean(Document("\n".join(page)), unsafe=True).text
    assert [line for line in text if line not in cleaned] == []
