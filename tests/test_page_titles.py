"""Whole pages: a title that its place tells is the title and stays, however short it is and whatever it looks like."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.linting import lint
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.document import Document
from qingwen.text.pages.model import _menu_above
from qingwen.text.pages.reading import Reading
from qingwen.text.pages.title import _name_of_office

TITLE = "海港镇四十年来首班夜间渡轮启航"
TRAIL = "当前位置：首页 > 新闻 > 正文"
BYLINE = "2025-03-05 08:31 来源：海港日报"
PARAGRAPHS = CHINESE_PAGE.split(f"{TITLE}\n")[1].split("相关阅读")[0]
WECHAT = "\n".join(["预览时标签不可点", "微信扫一扫", "关注该公众号", "继续滑动看下一个", "轻触阅读原文"])  # fmt: skip


def fields(text: str, *, unsafe: bool = False) -> tuple[str, str]:
    """(front matter, body) of a page."""
    _, head, body = clean(Document(text), unsafe=unsafe).text.split("---\n", 2)
    return head, body


def page(*head: str) -> str:
    return CHINESE_PAGE.replace(TITLE, "\n".join(head))


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("title", ["通知", "讣告", "返回", "海边", "关于我们"])
@pytest.mark.parametrize("byline", [[BYLINE], ["发布时间：2025-03-05", "来源：海港镇政府"]], ids=["one line", "two"])
def test_a_title_between_a_breadcrumb_and_a_byline_may_be_a_menu_s_word(
    title: str, byline: list[str], unsafe: bool
) -> None:
    head, body = fields(page(TRAIL, title, *byline), unsafe=unsafe)
    assert f"title: {title}\n" in head and f"# {title}\n" in body


def test_without_a_breadcrumb_too() -> None:
    head, _ = fields(page("公告", BYLINE))
    assert "title: 公告\n" in head


@pytest.mark.parametrize("controls", ["注册", "设为首页", "登录 注册", "註冊"])
def test_a_control_above_the_credits_is_not_the_title(controls: str) -> None:
    head, _ = fields(page("登录", controls, BYLINE, "通知"))
    assert f"title: {controls}\n" not in head


def test_a_subtitle_below_the_credits_is_not_the_title() -> None:
    head, body = fields(page(TRAIL, "老磨坊的新主人", BYLINE, "字号：大 中 小", "一座磨坊和一个村庄的十一年等待"))
    assert "title: 老磨坊的新主人\n" in head and "\n一座磨坊和一个村庄的十一年等待\n" in body


@pytest.mark.parametrize("line", ["本报记者 手记", "一个村庄的十一年", "李明", "【编者按】", "（一）", "□ 李明"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_the_line_below_a_breadcrumb_is_the_title_and_the_one_below_that_is_not(line: str, unsafe: bool) -> None:
    head, body = fields(page(TRAIL, "为什么年轻人愿意回到村里？", line), unsafe=unsafe)
    assert "title: 为什么年轻人愿意回到村里？\n" in head and f"\n{line}\n" in body.replace("\\", "")


@pytest.mark.parametrize("title", ["木匠", "老磨坊的新主人", "关于我们"])
@pytest.mark.parametrize(
    "byline",
    [["慢生活手记", "2024-05-03 18:30"], ["原创 海边 慢生活手记 2024-05-03 18:30 福建"]],
    ids=["account", "one line"],
)
def test_a_wechat_post_s_title_stands_first(title: str, byline: list[str]) -> None:
    head, body = fields("\n".join([title, *byline, "各位乡亲：", "大家好！", PARAGRAPHS + WECHAT]) + "\n")
    assert f"title: {title}\n" in head and "section" not in head
    assert f"# {title}\n" in body


def test_a_reporter_and_the_minutes_of_reading_stay_between_title_and_date() -> None:
    _, body = fields(page(TRAIL, TITLE, "李明", "3 分钟阅读", "2025年3月5日"))
    assert "\n李明\n" in body


def test_a_traditional_breadcrumb_is_no_section() -> None:
    head, _ = fields(page("首頁 / 生活 / 焦點", TITLE, "2025-03-05 08:31"))
    assert f"title: {TITLE}\n" in head and "section" not in head


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("最后更新 2025-03-05", "2025-03-05"),
        ("海港日报网 Mar 5, 2025 8:31 pm", "2025-03-05 20:31"),
    ],
)
def test_a_line_below_the_title_that_tells_the_date_gives_it_and_stays(line: str, date: str) -> None:
    head, body = fields(page(TRAIL, TITLE, line))
    assert date in head and line in body


TERMS = [
    "1. Words",
    '"Keeper" means whoever holds the key of the hut.',
    "2. The key",
    "The key is fetched before noon.",
    "It is handed back on Sunday.",
    "A lost key costs $40.",
]
LINKED = [
    *("Skip to main content", "LinkedIn", "Top Content", "People", "Learning", "Jobs", "Games", "Join now", "Sign in"),
    *("Rules of the hut", "Report this article", "Ann Ode", "Keeper at Tarn Hut", "Published Mar 3, 2025", "+ Follow"),
    *TERMS,
    *("Like", "Comment", "Share", "Copy", "LinkedIn", "Facebook", "X", "41", "7 Comments"),
    *("To view or add a comment, sign in", "More articles by Ann Ode", "Others also viewed", "Show more", "© 2025"),
    *("About", "Accessibility", "User Agreement", "Privacy Policy", "Cookie Policy", "Copyright Policy"),
]
ENCYCLOPEDIA = [
    *("Jump to content", "Main menu", "Search", "Donate", "Create account", "Log in", "Personal tools", "Contents"),
    *("hide", "(Top)", "Records of the hut meeting", "Add languages", "Article", "Talk", "Read", "Edit"),
    *("View history", "Tools", "From Wikipedia, the free encyclopedia", "Present: A. Ode, B. Lind", "1. Roof"),
    *("Agreed.", "2. Key", "None.", "Next meeting", "7 May, 8 p.m., the hut", "Categories: Stub articles"),
    "This page was last edited on 3 March 2025, at 11:02 (UTC).",
    "Text is available under the Creative Commons Attribution-ShareAlike 4.0 License; additional terms may apply.",
    *("Privacy policy", "About Wikipedia", "Disclaimers", "Contact Wikipedia", "Code of Conduct", "Developers"),
]
ANSWERED = [
    *("首页", "知乎直答", "焕新", "等你来答", "知学堂", "提问", "消息", "私信", "创作中心", "山里的小屋怎么住？夜话预告"),
    *("关注问题", "写回答", "邀请回答", "好问题 9", "2 条评论", "分享", "登录后你可以", "不限量看优质回答", "登录"),
    *("查看全部 31 个回答", "守屋人", "一个慢吞吞的人", "关注", "64 人赞同了该回答", "活动时间", "5月12日（周六）14:30"),
    *("活动地点", "山口小屋二楼", "主讲人", "林小满，登山向导", "发布于 2025-04-02 10:20", "赞同 64", "添加评论", "分享", "收藏"),
    *("喜欢", "更多回答", "相关问题", "关于知乎", "知乎协议", "联系我们", "© 2025 知乎", "京ICP备12345678号"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (LINKED, "Rules of the hut"),
        (ENCYCLOPEDIA, "Records of the hut meeting"),
        (ANSWERED, "山里的小屋怎么住？夜话预告"),
    ],
    ids=["LinkedIn", "Wikipedia", "Zhihu"],
)
def test_what_a_site_writes_right_below_titles_alone_tells_the_title(lines: list[str], title: str) -> None:
    head, body = fields("\n".join(lines) + "\n")
    assert f"title: {title}\n" in head and f"# {title}\n" in body


def test_a_line_that_may_be_the_title_above_what_was_taken_for_it_stays() -> None:
    lines = [line for line in LINKED if line != "Report this article"]
    assert "Rules of the hut\n" in clean(Document("\n".join(lines) + "\n")).text


def test_short_lines_of_an_article_between_the_menu_and_a_line_taken_for_its_title_are_no_menu() -> None:
    menu = ["首页", "快讯", "登录"]
    answers = ["问：要带什么？", "答：睡袋和饭盒。", "问：能带狗吗？", "答：能。"]
    for head, far in (([*menu], 3), (["首页", "快讯", "新小屋问答", "林小满·2025年03月18日 08:20", "登录"], 2)):
        lines = [*head, *answers, "规定依据：《小屋管理办法》"]
        title, size = len(lines) - 1, len(lines)
        known = [line in menu for line in lines]
        page = Reading(lines, [0.5] * size, [3.0] * size, [20.0] * size, [False] * size, known, [None] * size)
        assert _menu_above(page, set(range(title)), title) <= {*range(far), head.index("登录")}


NEWS_BODY = [
    "　　海港社6月18日电（记者李明）清晨的滩涂上雾气还没散尽，老人已经走在去码头的路上，手里提着一盏旧灯和一把钥匙。",
    "　　这条路他走了二十六年。“刚来的时候，只有十一户人家。”老人说，“现在有一百零三户，连学校也有了。”",
    "　　码头旁边的老杨树，是第一批孩子栽下的。如今树干粗得一个人抱不过来，夏天的晚上许多人在树下乘凉。",
]
NEWS_FOOT = [
    *("【纠错】", "阅读下一篇：", "深度观察", "友情链接", "关于我们", "联系我们", "网站地图", "法律声明"),
    "Copyright © 2000 - 2024 HARBOUR.com　All Rights Reserved.",
]  # fmt: skip


def test_the_title_stands_above_the_size_of_the_letters_whether_the_date_stands_above_or_below() -> None:
    menu, day, size = (
        ["海港网", "> 时政", "> 正文"],
        ["2024", "06/18", "16:22:35", "来源：海港网"],
        ["字体：", "小", "中", "大", "分享到："],
    )
    title = "海滩上的“候鸟渔夫”"
    for head in ([*menu, *day, title, *size], [*menu, title, *day[1:], *size]):
        front, body = fields("\n".join([*head, *NEWS_BODY, *NEWS_FOOT]) + "\n")
        assert f"title: {title}\n" in front and f"# {title}\n" in body


def test_the_title_of_an_encyclopedia_stands_above_article_and_talk() -> None:
    lines = [
        *(
            "Jump to content",
            "Main menu",
            "Search",
            "Donate",
            "Create account",
            "Log in",
            "Gull Tarn",
            "Article",
            "Talk",
        ),
        *("Read", "Edit", "View history", "Tools", "From Wikipedia, the free encyclopedia"),
        "Gull Tarn is a small lake in the northern hills, two miles from the village and fed by three streams.[1]",
        *(
            "History[edit]",
            "Until 1862 much of the tarn belonged to the parish, which drained it twice for its peat.[2]",
        ),
        *(
            "Access[edit]",
            "The site is owned by the Hill Trust.",
            "See also[edit]",
            "List of lakes in the northern hills",
        ),
        *("References[edit]", "Category: Lakes", "This page was last edited on 3 March 2024, at 12:01 (UTC)."),
        *("Privacy policy", "About Wikipedia", "Disclaimers", "Contact Wikipedia"),
    ]
    front, body = fields("\n".join(lines) + "\n")
    assert "title: Gull Tarn\n" in front and "# Gull Tarn\n" in body


def test_the_title_on_toutiao_stands_above_the_line_of_its_time_and_account() -> None:
    title = "我在海岛支教的三百天"
    lines = ["推荐", "热点", "登录", "关注", "头条", title, "原创2023-11-23 21:18·海边来信", *NEWS_BODY]
    lines += ["25", "举报", "评论 12", "参与讨论", "相关推荐", "评论", "已有 12 条评论"]
    assert f"title: {title}\n" in fields("\n".join(lines) + "\n")[0]


def test_a_button_for_comments_with_its_count_above_a_title_heads_no_comments() -> None:
    title = "他们在荒滩上种出一片草原"
    lines = [
        "海港Logo",
        "下载海港",
        "登录",
        "无障碍",
        "+1",
        "评论",
        "3",
        "收藏",
        "字体：小中大",
        title,
        "海港新闻记者 李珊",
    ]
    lines += ["2024-05-20 10:31", "来源：海港新闻", *NEWS_BODY, "+1", "3", "收藏", "我要举报", "查看更多", *NEWS_FOOT]
    assert f"title: {title}\n" in fields("\n".join(lines) + "\n")[0]


def test_the_last_line_above_an_article_that_may_be_its_title_is_never_offered_for_removal() -> None:
    menu = ["海港网", "海上", "首页", "登录", "注册", "网站地图", "雾中渡", "16:22:35", "分享到："]
    lines = [*menu, *NEWS_BODY, *NEWS_FOOT]
    assert "雾中渡" in clean(Document("\n".join(lines) + "\n"), unsafe=True).text


def test_the_title_of_an_article_on_zhihu_stands_above_its_author_and_the_button_to_follow() -> None:
    title = "小城里的咖啡馆，都开给谁喝？"
    menu = ["首发于", "小城观察", "切换模式", "写文章", "登录/注册"]
    foot = [
        "赞同 352",
        "47 条评论",
        "分享",
        "喜欢收藏申请转载",
        "文章被以下专栏收录",
        "小城观察",
        "推荐阅读",
        "奶茶战争",
    ]
    for author in (["沈小周"], ["沈小周", "一个慢吞吞的人"]):
        lines = [*menu, title, *author, "关注他", "352 人赞同了该文章", *NEWS_BODY, *foot]
        assert f"title: {title}\n" in fields("\n".join(lines) + "\n")[0]


SHORT_STORY = [
    *("凌晨两点，渡口的门被推开。", "一个年轻的父亲抱着三岁的女儿冲进来，他的鞋只剩下一只。", "“她烧到四十度了！”"),
    *(
        "我叫林小满，是这里的摆渡人，已经工作了十一年。",
        "这十一年里，我见过太多这样的夜晚。",
        "有人哭，有人笑，有人坐到天亮。",
    ),
]


def test_a_page_with_a_title_lacks_none_and_one_without_says_so() -> None:
    post = [
        "深夜的码头，有一盏灯为你亮着",
        "原创 林小满 海边观察",
        "2024-03-08 21:05 广东",
        "点击上方蓝字关注我们",
        *SHORT_STORY,
    ]
    post += [
        "END",
        "文字：林小满",
        "喜欢此内容的人还喜欢",
        "预览时标签不可点",
        "微信扫一扫",
        "关注该公众号",
        "阅读原文",
        "赞 301",
    ]
    untitled = ["海港晨号", "首页", "登录", "注册", "网站地图", "分享到：", *NEWS_BODY, *NEWS_FOOT]
    for lines, missing in ((post, False), (untitled, True)):
        found = lint(Document("\n".join(lines) + "\n"))
        assert any(finding.code == "QW705" for finding in found) == missing


MENU_ABOVE = ["首页", "新闻", "科技", "登录", "注册"]
SHARE_BELOW = ["分享到：", "微信", "微博", "QQ空间", "相关阅读", "城市里的鸟", "冬天怎样养花", "京ICP备12345678号-1"]


def test_the_only_line_between_a_menu_and_sentences_is_the_title_above_a_row_of_share_buttons() -> None:
    sentences = ["清晨六点，老船工已经把缆绳收好了。", "他要去看看昨夜的雨有没有冲下石头。", "没有人等他。"]
    head, body = fields("\n".join([*MENU_ABOVE, "渡口的早晨", *sentences, *SHARE_BELOW]) + "\n")
    assert "title: 渡口的早晨\n" in head and "\n# 渡口的早晨\n" in body and "微博" not in body


@pytest.mark.parametrize("first", ["亲爱的女儿：", "三月四日 晴", "问：怎么办？", "他没有来。"])
def test_a_greeting_a_day_or_a_sentence_below_a_menu_is_no_title(first: str) -> None:
    lines = ["今天什么也没有发生。", "雨下了一整天。", "三月五日 雨", "问：为什么？", "今天也没有。"]
    head, _ = fields("\n".join([*MENU_ABOVE, first, *lines, *SHARE_BELOW]) + "\n")
    assert "title:" not in head


_MENU_WITH_COMMENTS = """\
港湾文学网
首页
资讯
小小说
杂谈
评论
投稿
注册
首页 > 散文 > 正文
修灯的人
来源：海港文艺　作者：周敏　时间：2023-06-02
【字号：大 中 小】
码头上的灯又亮了，这是三十年来头一回。
修灯的人姓周，今年七十一岁。
“我爸就守过这盏灯。”他说。
灯泡是从旧货市场买的，花了十二块钱。
有个孩子问他，灯亮了船会回来吗。
他想了一会儿，说会的。
（责任编辑：吴桐）
顶一下
踩一下
上一篇：盐路
下一篇：船钉
推荐内容
发表评论
关于我们
联系我们
网站地图
版权所有 海港文学网
"""


@pytest.mark.parametrize("entry", ["评论", "排行榜", "留言"])
def test_an_entry_of_a_menu_is_no_heading_of_comments_above_the_title(entry: str) -> None:
    text = clean(Document(_MENU_WITH_COMMENTS.replace("评论\n", f"{entry}\n", 1))).text
    assert "# 修灯的人\n\n码头上的灯" in text
    assert "小小说" not in text


@pytest.mark.parametrize(
    "row",
    [
        "修灯的人\n港湾晚报 2023-06-02 07:45\n字号：\n大\n中\n小",
        "修灯的人\n关注者\n1,204\n被浏览\n892,331\n关注问题\n写回答\n邀请回答",
        "看贴\n精品\n只看楼主\n收藏\n回复\n修灯的人",
    ],
)
def test_no_source_count_or_tab_is_the_title_beside_a_row_of_buttons(row: str) -> None:
    head = "修灯的人\n来源：海港文艺　作者：周敏　时间：2023-06-02\n【字号：大 中 小】"
    assert "# 修灯的人\n" in clean(Document(_MENU_WITH_COMMENTS.replace(head, row, 1))).text


def test_what_an_encyclopedia_says_that_something_is_stands_below_the_title() -> None:
    page = _MENU_WITH_COMMENTS.replace(
        "修灯的人\n来源：海港文艺　作者：周敏　时间：2023-06-02\n【字号：大 中 小】", "灯塔桥\n海港镇北面的石拱桥", 1
    )
    first = "灯塔桥位于海港镇北面的石门湾口，始建于清代，后来在一次大风里倒塌过半，由镇上的船工一起重新修好。"
    text = clean(Document(page.replace("码头上的灯又亮了", first + "\n码头上的灯又亮了", 1))).text
    assert "# 灯塔桥\n" in text


def test_a_page_whose_menus_no_table_knows_is_told_by_what_only_sites_close_with() -> None:
    page = (
        "海港科学\n潮汐馆\n灯塔日历\n渔人研究所\n登录\n潮汐馆\n为什么灯塔不会打盹（但守塔人会）\n海港作者 周敏\n发表于 2023-10-12 16:40:22\n"
        "打盹这件事，最早可能发生在一个正在学着守夜的人身上，他坐在灯下，听着潮水，头一点一点地低了下去，直到天亮。\n"
        "灯塔没有眼皮，所以不打盹。\n守塔人为什么还会？\n最可靠的办法是等。\n显示全部 24 条评论\n推荐阅读\n海鸥是怎么认路的\n"
        "关于海港\n加入海港\n联系我们\n潮汐表\n违法和不良信息举报邮箱：min@quay.example\n"
    )
    text = clean(Document(page)).text
    assert "# 为什么灯塔不会打盹（但守塔人会）\n" in text


def test_a_trail_whose_steps_stand_on_lines_of_their_own_tells_the_title_below_it_too() -> None:
    for title in ("讣告", "夜渡"):
        head, _ = fields(page("首页", ">", "新闻", ">", "今日海港", title, "发布时间：2025-03-05", "浏览次数：12次"))
        assert f"title: {title}\n" in head


def test_a_site_cut_off_at_the_end_of_its_article_has_the_title_above_the_date_and_none_in_its_menu() -> None:
    menu = ["海港大学文学院", "学院概况", "师资队伍", "首页", "人才培养", "新闻动态", "搜索", "联系我们"]
    head, body = fields("\n".join([*menu, TITLE, "发布时间：2025-03-05", "作者：李明", PARAGRAPHS]))
    assert f"title: {TITLE}\n" in head and "学院概况" not in body


OFFICE = ["Senior Lecturer in Rope Engineering", "Chief Editor, Harbour Review"]
TELLS = "Ann studies how ropes age in salt water, and what a harbour can do for them before the winter storms come in."


@pytest.mark.parametrize("office", OFFICE)
@pytest.mark.parametrize("buttons", [[], ["Facebook", "Email", "Print"]])
def test_the_name_above_what_somebody_does_is_the_title_of_a_page_about_them(office: str, buttons: list[str]) -> None:
    menu, rest = ENGLISH_PAGE.split("Harbour Town Opens Its First Night Ferry", 1)
    text = "\n".join([menu + "Dr. Ann Lee", *buttons, office, TELLS, "Education", rest.split("\n", 2)[2]])
    head, _ = fields(text)
    assert "title: Dr. Ann Lee\n" in head


@pytest.mark.parametrize(
    ("above", "title", "opening"),
    [
        ("San Diego", "The Writer in the Attic", "San Diego's oldest bookshop has a room upstairs that nobody rents"),
        ("Ann Lee", "An Artist Looks Back", "Ann Lee began to paint ferries when she was sixty-one"),
        ("Harbour Town", "Harbour Town Names a New Director", "Harbour Town has named its first director of ferries"),
        (
            "Rosa Quay",
            "Engineer Who Moved a Lighthouse",
            "Rosa Quay met the engineer on the quay, beside the lighthouse",
        ),
    ],
)
def test_a_headline_that_speaks_of_somebody_s_office_is_none(above: str, title: str, opening: str) -> None:
    lines = ["Home", above, title, f"{opening}, and for eleven years one man has sat in it until the trams stop."]
    assert _name_of_office(lines, [True, False, False, False], 2) is None


def test_who_drew_is_no_title() -> None:
    menu, rest = ENGLISH_PAGE.split("Harbour Town Opens Its First Night Ferry", 1)
    head, _ = fields("\n".join([menu + "Lamps", "By Ann Lee", "Illustration by Rose Quay", rest.split("\n", 1)[1]]))
    assert "title: Illustration" not in head
