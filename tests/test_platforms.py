"""Pages of large platforms: what `clean` makes of each of `platforms/*/*.txt`, as a browser pastes it, stands beside it in `.md`."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import qingwen
from qingwen.data import table_sections
from qingwen.text.debris.phrase_table import CERTAINTIES
from qingwen.text.debris.phrases import LONGEST, RULES
from qingwen.text.document import Document
from qingwen.text.folding import fold
from qingwen.text.pages.platform import Platform
from qingwen.text.pages.platform_tables import WHERE
from qingwen.text.pages.platforms import FILES, LEAST_SIGNS, platform

HERE = Path(__file__).parent / "platforms"
PAGES = sorted(HERE.glob("*/*.txt"))
SECTIONS = {
    f"{name}.txt {heading}": lines
    for name in FILES
    for heading, lines in table_sections(f"platforms/{name}.txt").items()
}
LONG = "清晨五点，老周已经把铺子的门板卸了下来，潮水退到最低的时候，他要下到船底去看那条裂缝。"


def what(heading: str) -> str:
    return heading.partition(": ")[2]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_page_becomes_its_article(page: Path) -> None:
    assert qingwen.clean(page.read_text(encoding="utf-8")).text == page.with_suffix(".md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES[::4], ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_title_that_is_told_stays_with_unsafe_edits(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    told = [line for line in qingwen.clean(text).text.split("\n") if line.startswith(("title:", "# "))]
    assert told == [line for line in qingwen.clean(text, unsafe=True).text.split("\n") if line in told]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_an_article_by_itself_is_no_page_of_a_platform(page: Path) -> None:
    assert platform(Document(page.with_suffix(".md").read_text(encoding="utf-8"))) is None


@pytest.mark.parametrize("page", PAGES[::12], ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_part_of_a_page_and_a_page_that_stands_twice_are_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    half = len(text) // 2
    for part in (text[:half], text[half:], text * 2):
        assert qingwen.clean(part).text


def test_each_page_has_its_article() -> None:
    assert [page.name for page in PAGES if not page.with_suffix(".md").exists()] == []
    assert len(PAGES) == len([*HERE.glob("*/*.md")])


def test_a_line_of_a_platforms_own_is_left_where_one_sign_alone_stands() -> None:
    text = "Open in app\n133\nFollow\nThe lamp had been automatic for thirty years, and the keeper was there to watch it.\n"
    assert "133" in qingwen.clean(text * 3).text


def test_what_else_readers_of_a_wechat_article_like_goes_with_its_heading() -> None:
    text = (
        f"修船的人\n原创 林小禾 海港故事 2025年3月14日 07:30 江苏\n\n图片\n\n{LONG}\n\n"
        "那条裂缝只有一指宽，他却修了三个早晨，因为每天退潮的时间只够他抹上一层桐油。\n\n"
        "村里的人路过，总要停下来问一句好了没有，他就摇摇头，把锤子在裤腿上擦一擦。\n\n"
        "第四天清晨，他把锤子收进箱子里，坐在船头等天亮，第一次觉得海面这样安静。\n\n"
        "喜欢此内容的人还喜欢\n\n海边的最后一家书店\n海港故事\n\n阅读 1.2万\n赞 325 在看 88\n分享 收藏\n写留言\n精选留言\n微信扫一扫\n关注该公众号\n"
    )
    assert qingwen.clean(text).text.endswith("第一次觉得海面这样安静。\n")
    assert "还喜欢" in qingwen.clean(text.replace("的人还喜欢", "的人还喜欢什么")).text


def test_an_article_about_a_platform_keeps_the_lines_that_it_names() -> None:
    text = (
        "门户网站的页面是怎样变长的\n二十年前，一个门户网站的文章页只有标题、正文和一行版权。\n最上面的几行\n搜狐首页\n新闻\n体育\n登录狐友\n"
        "这几行从1999年到今天几乎没有变过，变的只是字的大小和它们中间的空白。\n正文下面的几行\n返回搜狐，查看更多\n大家都在看\n推荐阅读\n"
        "“返回搜狐，查看更多”原来是为了把读者带回首页，后来首页没有人看了，这一行却留了下来。\n"
    )
    assert platform(Document(text)) is None
    assert "原来是为了把读者带回首页" in qingwen.clean(text).text


def test_a_line_that_dates_an_article_gives_its_date_and_its_source_whatever_place_it_names() -> None:
    lines = qingwen.clean((HERE / "chinese_press" / "netease.txt").read_text(encoding="utf-8")).text.splitlines()
    assert lines[2].startswith("date: ")
    assert lines[3] == "source: 海港晚报"


def test_a_count_is_no_date() -> None:
    known = Platform({"counter margin": ["0"]})
    assert known.matches(["133", "2025-11-12 09:10", "(2012-09-12 21:30:15)"]).keys() == {0}


ABOVE_CONTENTS = [
    "Skip to content",
    "Listening",
    "Sidebar Navigation",
    "Writing",
    "On this page",
    "Why sound",
    "How far",
]
BELOW_CONTENTS = ["Why sound", "Light goes no further than a stone.", "How far", "A low note goes six kilometres."]
END_OF_PAGE = ["Edit this page on GitHub", "Pager", "Previous page", "Next page"]


@pytest.mark.parametrize("title", ["Listening", "A line that no menu has"])
def test_the_title_below_a_table_of_contents_is_no_entry_of_it(title: str) -> None:
    lines = [*ABOVE_CONTENTS, title, *BELOW_CONTENTS, *END_OF_PAGE]
    of = platform(Document("\n".join(lines)))
    first = len(ABOVE_CONTENTS) + 2
    assert of
    assert of.title(lines, first) == of.head(lines, None, first) + 1 == len(ABOVE_CONTENTS)


def test_a_line_near_an_end_is_the_articles_where_a_sentence_stands_between() -> None:
    lines = [*ABOVE_CONTENTS, *BELOW_CONTENTS, END_OF_PAGE[0], "The page is ours.", *END_OF_PAGE]
    of = platform(Document("\n".join(lines)))
    assert of
    assert of.end(lines, len(ABOVE_CONTENTS)) == len(lines) - len(END_OF_PAGE)


POEM = [
    "The tide clerk",
    "had a drawer",
    "for every hour",
    "He shut them all",
    "one by one",
    "the sea stood",
    "in the room",
]
GEAR = ["In the shed", "Oars", "Two tins of nails", "A lamp", "Phone", "Sandpaper", "A rope"]


def parted(page: str, first: str, last: str) -> tuple[list[str], list[str]]:
    """The lines of a page above its article, and below it. first, last: what the article's first and last line open with."""
    lines = (HERE / page).read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(first))
    stop = next(i for i, line in enumerate(lines) if line.startswith(last)) + 1
    return lines[:start], lines[stop:]


@pytest.mark.parametrize("own", [POEM, GEAR], ids=["poem", "list"])
@pytest.mark.parametrize(
    ("page", "first", "last"),
    [
        ("sites/devto.txt", "In our code", "Happy renaming"),
        ("documentation/phpbb.txt", "My shed has", "Thank you! The tin"),
        ("documentation/cdc.txt", "Key points", "Rest and drink"),
        ("sites/ghost.txt", "The rope store stood", "The ropes were sold"),
    ],
)
def test_an_article_of_short_lines_is_no_furniture_though_it_looks_like_it(
    page: str, first: str, last: str, own: list[str]
) -> None:
    above, below = parted(page, first, last)
    cleaned = qingwen.clean("\n".join([*above, *own, *below])).text
    assert [line for line in own if line not in cleaned] == []


@pytest.mark.parametrize(
    ("page", "first", "last", "word"),
    [
        ("documentation/nature_news.txt", "Fish in a shoal", "Low, S.", "Article"),
        ("english_press/sixth_tone.txt", "Every spring", "Marsh is not", "Research"),
        ("english_press/economist.txt", "It began with", "The kettle has", "United States"),
        ("chinese_press/xinhua.txt", "东滩村的老人", "秋收的那天", "图集"),
    ],
)
def test_a_word_that_stands_above_articles_is_a_lists_between_two_lines_of_its_own(
    page: str, first: str, last: str, word: str
) -> None:
    above, below = parted(page, first, last)
    own = [line for line in GEAR if line != "Phone"]  # which goes from any page's lists
    cleaned = qingwen.clean("\n".join([*above, *own[:3], word, *own[3:], *below])).text
    assert [line for line in own if line not in cleaned] == []


def test_what_stands_above_articles_says_nothing_of_lines_above_the_end_of_one_pasted_without_its_head() -> None:
    _, below = parted("chinese_sites/tieba.txt", "今天台风过境", "就这么一件小事")
    own = ["灯亮了", "灯又灭了", "海还在那里", "没有人问", "我们坐着", "数船"]
    cleaned = qingwen.clean("\n".join([*own, *below])).text
    assert [line for line in own if line not in cleaned] == []


def test_a_word_of_its_buttons_in_the_text_heads_nothing() -> None:
    above, below = parted("chinese_sites/tieba.txt", "今天台风过境", "就这么一件小事")
    own = [
        "我数过船头上的字，一共有九个。",
        "收藏",
        "分享",
        "念完以后，他说这些都是船名，没有一条回来过，我也没有再数。",
    ]
    cleaned = qingwen.clean("\n".join([*above, *own, *below])).text
    assert own[0] in cleaned and own[-1] in cleaned


def test_an_author_is_told_by_what_stands_above_or_below_the_name() -> None:
    of = Platform({"above authors": ["(title)"], "below authors": ["关注"], "heads": ["阅读0"]})
    assert of.author(["在海边住的第六年", "林小禾", "阅读 12", LONG], 0, 3) == (range(1, 2), "林小禾")
    assert of.author(["在海边住的第六年", "阅读 12", "林小禾", "关注", LONG], 0, 4) == (range(2, 3), "林小禾")
    assert of.author(["在海边住的第六年", "阅读 12", LONG], 0, 2) == (range(0), "")


def test_a_signature_says_author_source_and_date_by_what_stands_beside_them() -> None:
    of = Platform({"signatures": ["(date) 来源：(source) 记者 (author)", "楼主：(author) 时间：(date) 点击：0"]})
    head = "2025-11-12 09:20 来源：海港在线 记者 林小禾"
    assert of.bylines(["一块盐碱地", head, LONG], 0, 2) == {
        1: {"date": "2025-11-12 09:20", "source": "海港在线", "author": "林小禾"}
    }
    post = ["一块盐碱地", "楼主：林小禾 时间：2025-11-12 18:30 点击：1.2万", LONG]
    assert of.bylines(post, 0, 2) == {1: {"author": "林小禾", "date": "2025-11-12 18:30"}}
    assert of.bylines(["一块盐碱地", "来源：海港在线", LONG], 0, 2) == {}


def test_a_signature_may_be_a_row() -> None:
    of = Platform({"ends": ["点赞"], "signatures": ["(author) … 下载客户端", "(month) … (day) … ** … (year)"]})
    assert of.bylines(["潮汐", "Nov", "12", "Wed", "2025", LONG], 0, 5) == {2: {"date": "2025-11-12"}}
    assert of.bylines(["潮汐", LONG, "点赞", "海港故事", "下载客户端"], 0, 1) == {3: {"author": "海港故事"}}


def test_of_a_field_the_first_signature_counts_and_what_stands_in_the_text_signs_nothing() -> None:
    of = Platform({"ends": ["点赞"], "signatures": ["本文作者：(author)"]})
    lines = ["潮汐", LONG, "本文作者：老周", *[LONG] * 5, "点赞", "本文作者：林小禾", "本文作者：陈默"]
    assert of.bylines(lines, 0, 1) == {9: {"author": "林小禾"}}


def test_a_title_signs_nothing() -> None:
    of = Platform({"signatures": ["(author) … (@)date"]})
    assert of.bylines(["新闻", "一块盐碱地", "2025-11-12", LONG], 1, 3) == {}
    assert of.bylines(["一块盐碱地", "林小禾", "2025-11-12", LONG], 0, 3) == {1: {"author": "林小禾"}}


def test_a_value_that_is_the_title_stays_below_the_first_paragraph() -> None:
    assert (
        "\n中文名\n\n海港镇\n" in qingwen.clean((HERE / "chinese_sites" / "baike.txt").read_text(encoding="utf-8")).text
    )


def test_a_list_of_contents_may_have_other_numbers_and_marks_than_the_headings() -> None:
    of = Platform({"listed contents": ["目录"], "page-control margin": ["收起"]})
    headings = ["历史[编辑]", LONG, "地理[编辑]", LONG, "气候"]
    assert {*of.matches(["目录", "收起", "1\t历史", "2 地理", "▪ 气候", *headings])} == {0, 1, 2, 3, 4}
    assert {*of.matches(["目录", "收起", "历史", "一条街", *headings])} == {1}


def test_what_an_author_does_stands_below_the_name_and_goes_with_it() -> None:
    of = Platform({"below roles": ["published *"]})
    lines = ["A title", "Ann Porter", "Ann Porter", "Keeper of lights", "Published Nov 12, 2025", LONG]
    assert of.author(lines, 0, 5) == (range(1, 4), "Ann Porter")


def test_an_author_is_told_above_the_title_too() -> None:
    of = Platform({"above authors": ["0 h ago"]})
    assert of.author(["r/sailing", "3 h. ago", "saltyann", "A title", LONG], 3, 4) == (range(2, 3), "saltyann")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Created by Ann Porter, last modified by Tom Reed on Nov 12, 2025",
            {"author": "Ann Porter", "date": "2025-11-12"},
        ),
        (
            "Reviewed by Sam Low, MD — Written by Tom Reed — Updated on 12 Nov 2025",
            {"author": "Tom Reed", "date": "2025-11-12"},
        ),
        ("Medically Reviewed by Sam Low, MD on November 12th, 2025", {"date": "2025-11-12"}),
        ("By annporter in WorkshopClocks", {"author": "annporter"}),
        ("J Harb Med. 2025 Nov 12;14(3):201-209.", {"date": "2025-11-12"}),
    ],
)
def test_a_line_known_for_it_says_an_author_and_a_date_beside_other_words(line: str, fields: dict[str, str]) -> None:
    of = Platform({"bylines": ["(created|reviewed|medically reviewed|by|j harb) **"]})
    assert of.bylines(["A title", line, LONG], 0, 2) == {1: fields}


@pytest.mark.parametrize("line", ["By hand", "By Region", "Made by hand"])
def test_how_a_thing_is_done_is_no_author(line: str) -> None:
    of = Platform({"bylines": ["(by|made by) *"]})
    assert of.bylines(["A title", line, LONG], 0, 2) == {}


def test_a_wikis_headings_are_entries_of_its_table_of_contents() -> None:
    of = Platform({"listed contents": ["contents"]})
    lines = ["Contents", "1\tHistory", "2\tReferences", LONG, "History[edit]", "It was laid.", "References[edit]"]
    assert {*of.matches(lines)} == {0, 1, 2}


def test_an_authors_portrait_below_the_article_is_its_end() -> None:
    page = (HERE / "documentation" / "freecodecamp.txt").read_text(encoding="utf-8")
    assert "I keep lights" in page
    assert "I keep lights" not in qingwen.clean(page).text


def test_a_line_that_names_a_title_is_an_end_below_that_title_alone() -> None:
    of = Platform({"title lines": ["0 thoughts on **"]})
    lines = ["How to mend a net", LONG, "3 thoughts on patience", LONG, "3 thoughts on “How to mend a net”", "Ann:"]
    assert of.end(lines, 1) == 4


def test_a_standfirst_may_stand_between_a_title_and_what_stands_below_titles() -> None:
    of = Platform({"below titles": ["** … by *"]})
    assert of.title(["Letters", "The ferry", "What a timetable hides.", "Ann Porter", "by Ann Porter", LONG], 5) == 1


def test_a_line_that_stands_above_articles_is_no_title() -> None:
    page = (HERE / "sites" / "facebook.txt").read_text(encoding="utf-8")
    assert "Office's Post" in page
    assert "Office's Post" not in qingwen.clean(page).text


def test_the_authors_name_right_below_an_article_is_the_sites() -> None:
    page = (HERE / "sites" / "squarespace.txt").read_text(encoding="utf-8")
    assert "\nAnn Porter\n" in page
    assert "\nAnn Porter\n" not in qingwen.clean(page).text


def test_a_date_is_read_beside_other_words_where_all_of_them_go() -> None:
    of = Platform({"heads": ["*0次点击"], "credit-line doubtful date": ["posted 0**"]})
    assert of.date(["A title", "ann · 2025-11-12 18:30 · 12 次点击", LONG], 0, 2) == (1, "2025-11-12 18:30")
    assert of.date(["A title", "The 2025-11-12 meeting", LONG], 0, 2) is None
    assert of.date(["A title", LONG, "posted @ 2025-11-12 18:30 ann"], 0, 1) == (2, "2025-11-12 18:30")


def test_a_line_is_a_date_whichever_word_it_opens_with() -> None:
    of = Platform({"counter margin": ["(@)date"]})
    lines = ["Nov. 12, 2025", "Wed, November 12, 2025 at 7:00 AM EST", "12 Nov 2025", "Nov 12", "Mon ami"]
    assert {*of.matches(lines)} == {0, 1, 2}


def test_a_byline_is_read_below_a_standfirst_and_glued_to_its_by_and_once() -> None:
    of = Platform({"bylines": ["by*", "published*"]})
    lines = ["A title", f"{LONG}{LONG}", "ByAnn Porter", "PublishedNovember 12 2025", "Published Nov 13, 2025", LONG]
    assert of.bylines(lines, 0, 1) == {2: {"author": "Ann Porter"}, 3: {"date": "2025-11-12"}}


def test_a_box_may_be_a_label_and_the_line_below_it() -> None:
    of = Platform({"boxes": ["收录于专栏 … **"]})
    assert {*of.matches(["收录于专栏", "港口边的代码", "正文"])} == {0, 1}


def test_a_box_of_titles_ends_above_what_ends_in_a_mark() -> None:
    of = Platform({"boxes": ["related stories … (titles)"]})
    assert {
        *of.matches(
            [
                "Related stories",
                "Storm closes road",
                "Ferry company fails",
                "It rained.",
                "Related stories",
                "Three things:",
            ]
        )
    } == {
        0,
        1,
        2,
    }


def test_lines_in_a_row_are_told_by_what_they_stand_beside() -> None:
    of = Platform({"rows": ["share … 0 … **"]})
    assert {*of.matches(["Share", "12", "Ann", "Share", "Ann"])} == {0, 1, 2}


def test_a_phrase_with_a_colon_is_a_label_with_whatever_follows_it() -> None:
    of = Platform({"ends": ["分类："]})
    assert of.end(["分类", "分类学的历史", "分类：渔业社区"], 0) == 2


def test_each_sign_is_one_platforms() -> None:
    signs = Counter(sign for heading, lines in SECTIONS.items() if what(heading) == "signs" for sign in {*lines})
    assert [sign for sign, times in signs.items() if times > 1] == []


def test_each_platform_stands_in_one_file() -> None:
    places = {
        (heading.partition(" @")[0].split(" ")[0], heading.split(" ", 1)[1].partition(": ")[0]) for heading in SECTIONS
    }
    assert [name for name, times in Counter(name for _, name in places).items() if times > 1] == []


@pytest.mark.parametrize("heading", SECTIONS)
def test_each_section_says_what_it_holds(heading: str) -> None:
    if what(heading) in WHERE:
        return
    rule, certainty, *field = what(heading).split(" ")
    assert rule in RULES
    assert certainty in CERTAINTIES
    assert field in ([], ["author"], ["date"], ["source"])


ROWS = ("ends", "below titles", "below authors", "rows", "boxes", "signatures")


@pytest.mark.parametrize("heading", [heading for heading in SECTIONS if what(heading) != "signs"])
def test_each_line_can_fit_in_its_section(heading: str) -> None:
    """Rows stand where rows are read, and phrases as lines are folded: with no mark but a last `?` or `!`."""
    rows = [" … " in line for line in SECTIONS[heading]]
    assert not (any(rows) and what(heading) not in ROWS)
    assert all(rows) or what(heading) not in ("rows", "boxes")
    if what(heading) == "signatures":  # which stand as on the page
        return
    phrases = [phrase for line in SECTIONS[heading] for phrase in line.split(" … ")]
    assert [phrase for phrase in phrases if re.search(r"[?!](?![|)]|$)|[.,/’\"]", phrase)] == []


def test_each_platform_has_more_signs_than_tell_it() -> None:
    assert [
        heading for heading, lines in SECTIONS.items() if what(heading) == "signs" and len(lines) <= LEAST_SIGNS
    ] == []


def test_no_sign_is_longer_than_a_line_that_is_looked_up_folded() -> None:
    signs = [sign for heading, lines in SECTIONS.items() if what(heading) == "signs" for sign in lines]
    assert [
        sign for sign in signs if "0" in sign and "*" not in sign and sign == fold(sign) and len(sign) > LONGEST
    ] == []
