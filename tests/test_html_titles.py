"""HTML: a title is without the name of its site, an author is no portal, and WeChat's date is in a script."""

from __future__ import annotations

import re

import pytest

from html_pages import LONG, PROSE, read
from qingwen.cleaning import clean
from qingwen.html.article.metadata import metadata
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.html.dom.tree import Page
from qingwen.reading.source import read_source


def title(named: str, body: str = "", head: str = "") -> str:
    return metadata(parse(f"<html><head><title>{named}</title>{head}</head><body>{body}</body></html>"))["title"]


@pytest.mark.parametrize(
    ("named", "link"),
    [
        ("KMP算法 | Kafuu", "<a href=/>Kafuu</a>"),
        ("KMP算法 [ Jvaeyhcd's Note ]", "<a href=/>Jvaeyhcd's Note</a>"),
        ("Kafuu » KMP算法", "<a href=/ title=Kafuu><svg></svg></a>"),
        (
            "KMP算法 | The Office of Small Algorithms",
            "<a href=/><img src=a.png alt='The Office of Small Algorithms'></a>",
        ),
    ],
)
def test_the_link_to_the_first_page_names_the_site(named: str, link: str) -> None:
    assert title(named, link) == "KMP算法"
    assert title(f"{named} and more", link) != "KMP算法"


def test_an_address_names_the_site() -> None:
    head = "<link rel=canonical href=https://www.boatreview.example/a/7>"
    assert title(
        "The Boat Review - a bigger role for a boat", "<a href=https://www.boatreview.example>The Boat Review</a>", head
    ) == ("a bigger role for a boat")
    assert title("A bigger role | BoatReview.example", "", head) == "A bigger role"


@pytest.mark.parametrize(
    "heading", ["The harbour in winter", "Title:The harbour in winter", "标题：The harbour in winter"]
)
def test_a_heading_above_the_one_that_is_the_title_is_none_of_the_article(heading: str) -> None:
    page = f"<title>The harbour in winter</title><div><h1>Boats &gt; Harbours</h1><h1><span>{heading}</span></h1><p>{LONG}</p><p>{PROSE}</p></div>"
    assert "Boats" not in read(page)
    assert read(page).count("# The harbour in winter\n") == 1


def test_a_host_behind_a_title_is_the_site_s() -> None:
    assert title("潮水 | blog.harbour.com.cn") == "潮水"
    assert title("Locks | java.util.concurrent") == "Locks | java.util.concurrent"


def test_a_manual_s_heading_with_a_link_to_itself_is_the_title() -> None:
    heading = "<h1>Knots<a class=headerlink href='#knots' title='Link to this heading'>¶</a></h1>"
    assert title("Knots — Harbour Boats 0.6 documentation", heading) == "Knots"
    assert title("Knots — Harbour Boats 0.6 documentation", "<h1><a href=/knots>Knots</a></h1>") != "Knots"


def test_what_is_no_site_stays_in_a_title() -> None:
    assert title("Boats: a story [part 2]", "<a href=/>Kafuu</a>") == "Boats: a story [part 2]"
    assert title("Kafuu: what went wrong", "<a href=/>Kafuu</a>") == "Kafuu: what went wrong"


def test_a_portal_is_no_author() -> None:
    head = "<title>义诊</title><meta name=author content={}>"
    assert "author" not in metadata(parse(head.format("网易")))
    assert metadata(parse(head.format("网易小王")))["author"] == "网易小王"


@pytest.mark.parametrize("script", ['var ct = "1713859200";', "var createTime = '2024-04-23 16:00';"])
def test_the_date_of_a_wechat_page_stands_in_a_script(script: str) -> None:
    html = f"<title>义诊</title><div id=js_content><p>文</p></div><script>{script}</script>"
    assert metadata(parse(html), html)["date"] == "2024-04-23 16:00"
    assert "date" not in metadata(parse(html.replace("js_", "")), html.replace("js_", ""))


SIGNED = [
    "<p>来源：海港在线</p>",
    "<footer>版权所有 © 海港在线</footer>",
    "<footer>Copyright © 2024 海港在线 All Rights Reserved</footer>",
    "<footer>海港在线版权所有</footer>",
    "<a href=http://www.example.cn>海港在线</a>",
    "<a href=/><img src=a.png alt=海港在线></a>",
]


@pytest.mark.parametrize("line", SIGNED)
def test_behind_a_chinese_dash_a_title_ends_where_a_line_or_link_names_the_site(line: str) -> None:
    assert title("码头停航通告——海港在线", line) == "码头停航通告"
    assert title("码头停航通告——写给乘客的一张海报", line) == "码头停航通告——写给乘客的一张海报"


def test_behind_a_chinese_dash_a_newspapers_name_is_no_part_of_the_title() -> None:
    assert title("渡口——海港日报") == title("渡口——海港新闻网") == "渡口"
    for whole in ("老人与海——一份沉默的日报", "我家的早饭——一碗粥一份晚报"):
        assert title(whole) == whole


def test_behind_a_chinese_dash_a_title_goes_on_where_nothing_names_a_site() -> None:
    for whole in ("父亲的木船——舱底的一封电报", "我从没想过掌舵——对话周敏", "渡口的老人——他编了一辈子的网"):
        assert title(whole) == title(whole, f"<p>那天他说起{whole[-2:]}。</p>") == whole
    assert title("他们的船——海港", "<p>来源：海港日报</p>") == "他们的船——海港"


def test_a_line_of_the_page_says_how_long_its_title_is() -> None:
    assert title("最后一班渡轮的船长——海港在线", "<p><b>最后一班渡轮的船长</b></p>") == "最后一班渡轮的船长"
    for whole in ("父亲的木船——舱底的一封电报", "父亲的木船--舱底的一封电报", "父亲的木船 - 舱底的电报"):
        assert title(whole, f"<p><b>{whole}</b></p>") == title(whole, f"<div>\n{whole}\n</div>") == whole
    assert title("通知——海港", "<ul><li>通知</li></ul>") == "通知——海港"  # a word of a menu


def test_two_hyphens_before_a_site_go_with_it() -> None:
    assert title("码头停航通告--海港日报") == "码头停航通告"


def test_between_its_subject_and_the_site_a_question_is_the_title() -> None:
    named = "harbour - Why does the ferry stop at noon? - Tide Answers"
    assert (
        title(named, "<h1><a href=/q/1>Why does the ferry stop at noon?</a></h1>") == "Why does the ferry stop at noon?"
    )
    assert title("Tides - Harbour - Port", "<h1><a href=/h>Harbour</a></h1>") != "Harbour"


@pytest.mark.parametrize(
    ("named", "heading"),
    [
        ("Low Water | Travel and nature along the coast | Tide", "Travel and nature along the coast"),
        ("渡轮_河口文旅与乡村振兴_日报", "河口文旅与乡村振兴"),
        ("新闻", "海港日报新闻"),
        ("The Last Ferry", "Welcome to The Last Ferry"),
        ("渡口旧事", "原创：渡口旧事"),
    ],
)
def test_a_section_or_a_greeting_in_the_first_heading_is_no_title(named: str, heading: str) -> None:
    assert title(named, f"<h1>{heading}</h1>") != heading


def test_a_heading_that_ends_in_a_kind_of_text_is_the_title_where_the_page_is_called_that_alone() -> None:
    assert title("通知", "<h1>关于渡轮停航的通知</h1>") == "关于渡轮停航的通知"
    assert title("通知", "<h1>海港网 | 通知</h1>") == "通知"
    assert title("通知", "<h1>关于渡轮停航的通知</h1><h1>关于渡轮复航的通知</h1>") == "通知"


@pytest.mark.parametrize(("author", "found"), [("海港网", None), ("林岚", "林岚"), ("海港日报", "海港日报")])
def test_a_site_that_ends_the_page_s_title_is_no_author(author: str, found: str | None) -> None:
    page = parse(f"<title>渡轮复航_海港网</title><meta name=author content={author}><h1>渡轮复航</h1><p>{LONG}")
    assert metadata(page).get("author") == found


def below(byline: str, after: str = "") -> dict[str, str]:
    """What a page says whose title stands above a byline and a paragraph."""
    return metadata(
        parse(
            f"<title>渡轮复航</title><div><h1>渡轮复航</h1>{byline}<div><p>{'码头重新开放，' * 9}<p>完。{after}</div></div>"
        )
    )


@pytest.mark.parametrize(
    "byline",
    [
        "<div>发布时间：2023-10-12 09:30　来源：港务局　作者：林岚　浏览次数：<span>12</span></div>",
        "<p><span>日期：2023年10月12日</span> <span>作者：林岚</span> <span>来源：港务局</span> <span>点击：12</span></p>",
        "<div>来源：港务局　作者：林岚</div>",
        "<div><span>撰稿：<b>林岚</b></span><a href=#>收藏</a><span>来源：港务局</span></div>",
        "<div>记者：林岚</div><div>供稿：港务局</div>",
        "<div><span>文 | 林岚</span><span>来源：港务局</span></div>",
        "<div><span>文／林岚</span> <span>稿源：港务局</span></div>",
    ],
)
def test_author_and_source_are_read_from_the_line_below_a_chinese_title(byline: str) -> None:
    fields = below(byline)
    assert (fields["author"], fields["source"]) == ("林岚", "港务局")


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<p>By Ann Lee</p><p>May 3, 2024</p>", "Ann Lee"),
        ("<p>May 3, 2024</p><p>By <a href=/a>Ann Lee</a></p>", "Ann Lee"),
        ("<p>By Ann Lee, Staff Writer</p><p>May 3, 2024</p>", "Ann Lee"),
        ("<div><span>By Ann Lee</span> <span>May 3, 2024</span> <span>3 min read</span></div>", "Ann Lee"),
        ("<p>作者：林岚</p><p>2024-05-03</p>", "林岚"),
        ("<meta name=author content='Byron Hale'>", "Byron Hale"),
        ("<h4 class=gh-article-author-name><a>Ann Lee</a></h4><p>May 3, 2024</p>", "Ann Lee"),
        ("<div class=author><a href=/a/ann>By Ann Lee</a></div>", "Ann Lee"),
        ("<div>By <span class=byline-name>Ann Lee</span></div>", "Ann Lee"),
        ("<div><span>Written by</span><div class=author>Ann Lee</div></div>", "Ann Lee"),
        ("<p>For my mother</p><p class=byline>By Ann Lee</p>", "Ann Lee"),
        ("<div class=bookmarks><span class=author>Ann Lee</span></div>", "Ann Lee"),
        ("<p class=dek>A boat nobody wanted</p><p class=author>Ann Lee</p>", "Ann Lee"),
        ("<p>文／林岚</p>", "林岚"),
        ("<p>本报记者 林岚</p>", "林岚"),
        ("<div class=authi><a>码头上的猫</a></div><div class=authi><a>林岚</a></div>", "码头上的猫"),
        (
            "<div class=postDesc>posted @ <span>2024-05-03 10:05</span>&nbsp;<a>码头上的猫</a>&nbsp;阅读(3)</div>",
            "码头上的猫",
        ),
    ],
)
def test_a_byline_names_the_author_beside_a_date(byline: str, author: str) -> None:
    assert below(byline)["author"] == author


@pytest.mark.parametrize(
    "byline",
    [
        "<p>作者：林岚</p>",  # alone perhaps a book's
        "<p>By Leo Lindholm</p><p>12.00</p>",
        "<p>2024-05-03</p><p>作者：佚名</p>",
        "<p>2024-05-03</p><p>作者：admin</p>",
        "<p>2024-05-03</p><p>作者：超级管理员</p>",
        "<p>2024-05-03</p><p>作者：发布者</p>",
        "<p>2024-05-03</p><p>Author: string</p>",
        "<p>2024-05-03</p><p class=author>Senior Editor</p>",
        "<p>2024-05-03</p><p>Medically reviewed by <span class=author>Ann Lee</span></p>",
        "<p>2024-05-03</p><p>审核专家：<span class=author-name>林岚</span></p>",
        "<p>作者：网络转载</p>",
        "<p>作者：<a href=#>收藏</a></p>",
        "<p>记者：您怎么看？</p><p>局长：很好。</p>",
        "<p>记者：请讲</p><p>局长：好。</p><p>记者：还有呢</p>",
        "<p class=author>About our team</p>",
        "<p class=author>Harbour News Staff</p>",
        "<p class=author>港务局 <span>2023-10-12</span> 关注</p>",
        "<p class=author>Ann Lee</p><p class=author>Jo Park</p>",
        "<div class=author-bio>Ann Lee</div>",
        "<p>By The Numbers</p>",
        "<div class=author>海港日报</div>",
        "<p><span class=photo-byline>Ann Lee</span></p>",
        "<blockquote><p>All ferries are sad.</p><cite class=author>Ann Lee</cite></blockquote>",
        "<div class=epigraph><p>All ferries are sad.</p><p class=author>Ann Lee</p></div>",
        "<div class=pullquote><span class=byline>Ann Lee</span></div>",
        "<div class=testimonial><b>A lovely boat.</b><span class=author-name>Ann Lee</span></div>",
        "<blockquote>All ferries are sad.</blockquote><p class=author>Ann Lee</p>",
        "<p>Row, boat, row</p><p class=author>Ann Lee</p>",
        "<div class=author><span>Reviewed by</span> <a href=/ann>Ann Lee</a></div>",
        "<div class=byline>Illustrator <a href=/ann>Ann Lee</a></div>",
        "<div><div>Edited by</div><div class=author>Ann Lee</div></div>",
        "<div><div>Translated by</div><div><a class=author href=/ann>Ann Lee</a></div></div>",
        "<div><span>责任编辑</span><div class=author>林岚</div></div>",
        "<div class=book-info><b>Low Water</b><span class=author>Ann Lee</span></div>",
        "<div class=byline>Photo Ann Lee</div>",
        "<div class=author></div>",
        "<div class=author>The Tide Times</div>",
        "<div class=author>Press Association</div>",
        "<div class=author>楼主</div>",
        "<div class=author>个人主页</div>",
        "<div class=authi><a>只看该作者</a></div>",
        "<p>作者：林岚</p><p>作者：陈河</p>",
        f"<p>{'码头重新开放，' * 9}</p><p>作者：林岚</p>",
    ],
)
def test_what_may_be_no_author_is_none(byline: str) -> None:
    assert "author" not in below(byline)


@pytest.mark.parametrize(
    "byline",
    [
        "<div>2023-10-12 09:30<br>来源：港务局<br>记者林岚</div>",
        "<div><div>来源：港务局</div><div>林岚</div><div>2023-10-12 09:30</div></div>",
        "<div><p>2023-10-12</p><p>来源：港务局</p><p>我要评论</p></div>",
        "<div><span>来源：港务局</span><span>2023-10-12 09:30</span></div>",
        "<div>2023-10-12 09:30　来源: <a>港务局</a><a class=report>举报</a></div>",
        "<div>2023-10-12 09:30 来源于 港务局</div>",
        "<div><span class=date>2023年10月12日 09:30</span><a class='source ent-source'>港务局</a></div>",
        "<div><span class=comeWhere>来源于 <a>港务局</a></span> 2023年10月12日第40期</div>",
    ],
)
def test_a_source_ends_where_its_line_does_or_a_date_begins(byline: str) -> None:
    page = parse(f"<title>渡轮复航</title><h1>渡轮复航</h1>{byline}<p>{'码头重新开放，' * 9}")
    normalize(page)
    fields = metadata(page)
    assert (fields["source"], fields["date"][:10]) == ("港务局", "2023-10-12")


@pytest.mark.parametrize(
    "byline",
    [
        "<p>来源：云南</p>",
        "<p>2024-05-03</p><p>来源：转自网络</p>",
        "<p>2024-05-03 来源：网友投稿</p>",
        "<p><span class=source>港务局</span></p>",
        "<p>2024-05-03 <span class=source>港务局</span> <span class=source>海事局</span></p>",
        "<p>2024-05-03 <a class=source>原文链接</a></p>",
        "<p>2024-05-03 <a class=source>国内新闻</a></p>",
        "<p>2024-05-03 <a class=source>首页</a></p>",
        "<p>2024-05-03 <span class=source>林岚</span></p>",
    ],
)
def test_what_may_be_no_source_is_none(byline: str) -> None:
    assert "source" not in below(byline)


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("Review of <em>Dune <b>II</b></em>", "Review of Dune II"),
        ("Why <script> blocks a page", "Why <script> blocks a page"),
        ("<script>alert(1)</script> and what it shows", "<script>alert(1)</script> and what it shows"),
        ("When <b> is not <strong>", "When <b> is not <strong>"),
        ("What &amp;lt; stands for", "What &lt; stands for"),
        ("It&amp;#8217;s Tom &amp;amp; Jo", "It’s Tom & Jo"),
        ("A &lt; B", "A < B"),
    ],
)
def test_a_title_is_what_its_reader_sees(named: str, shown: str) -> None:
    assert title("x", head=f'<meta property=og:title content="{named}">') == shown


def test_tags_are_no_part_of_a_name() -> None:
    page = "<meta name=author content=\"<a href='/ann'>Ann Lee</a><img src=x onerror=alert(1)>\"><p>Text."
    assert metadata(parse(page))["author"] == "Ann Lee"


def test_a_site_is_not_its_own_author_nor_an_unnamed_source_one() -> None:
    page = "<meta property=og:site_name content='Harbour News'><title>Ferry</title><h1>Ferry</h1><p class=author>Harbour News</p><p>Text."
    assert "author" not in metadata(parse(page))
    assert "source" not in below("<p>来源：网络　作者：林岚</p>")


@pytest.mark.parametrize(
    ("named", "heading", "shown"),
    [
        ("码头停航通告", "码头停航通告 | 海港网", "码头停航通告"),
        ("码头停航通告_海港网", "码头停航通告 | 海港网", "码头停航通告"),
        ("码头停航通告", "海港网 | <b>码头停航通告</b>", "码头停航通告"),
        ("码头停航通告", "码头<br>停航通告", "码头停航通告"),
        ("The wall and the sea", "The wall<br>and the sea", "The wall and the sea"),
        ("The wall and the sea", "<span>The wall</span><span>and the sea</span>", "The wall and the sea"),
        ("The wall &amp;amp; the sea", "The wall &amp;amp; the sea", "The wall & the sea"),
    ],
)
def test_the_front_matter_and_the_heading_have_the_same_title(named: str, heading: str, shown: str) -> None:
    page = f"<html><title>{named}</title><a href=/>海港网</a><article><h1>{heading}</h1>{LONG}</article></html>"
    text = read(page)
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert f"title: {shown}\n" in text and headings == [f"# {shown}"]


@pytest.mark.parametrize(
    ("named", "heading", "shown"),
    [
        ("2024 年 AI 报告", "2024年AI报告", "2024年AI报告"),
        ("Ferry Boat 2", "FerryBoat 2", "FerryBoat 2"),
        ("通 知", "通知", "通知"),
        ("渡船的 故事", "渡船的<br>故事", "渡船的故事"),
        ("渡船的 故事：海港", "渡船的<br>故事：海港", "渡船的故事：海港"),
        ("渡船的 故事", "<span>渡船的</span>故事", "渡船的故事"),
        ("Live: a boat's log", "<span>Live:</span>a boat'slog", "Live:a boat'slog"),
        ("写给渡船——海港", "写给渡船——海港", "写给渡船——海港"),
        ("写给渡船", "写给渡船——海港", "写给渡船——海港"),
    ],
)
def test_a_heading_keeps_the_words_and_spaces_that_the_page_shows(named: str, heading: str, shown: str) -> None:
    made = read(f"<html><title>{named}</title><article><h1>{heading}</h1><p>来源：海港</p>{LONG}</article></html>")
    assert f"# {shown}\n" in made


def test_a_heading_that_says_more_than_the_title_keeps_its_words() -> None:
    page = "<html><title>码头停航通告</title><a href=/>海港网</a><article><h1>码头停航通告 | 第二号</h1>{}</article></html>"
    assert "# 码头停航通告 | 第二号\n" in read(page.format(LONG))


def test_a_sentence_that_tells_of_a_day_dates_no_page() -> None:
    assert "date" not in below("<p>各村定于2025年4月1日更换水表，时间约两个小时。</p>")
    assert below("<p>发布时间：2025年4月1日</p>")["date"] == "2025-04-01"


def told(*scripts: str, heading: str = "Works at the weir", head: str = "") -> dict[str, str]:
    """What is read of a page with these scripts of JSON-LD."""
    data = "".join(f'<script type="application/ld+json">{one}</script>' for one in scripts)
    page = parse(f"<title>{heading} - Mill News</title>{head}{data}<h1>{heading}</h1><p>{LONG}</p>")
    normalize(page)
    return metadata(page)


OTHER = (
    '{"@type":"NewsArticle","headline":"A day at the mill","author":{"name":"Bo Wrong"},"datePublished":"2020-01-01"}'
)


@pytest.mark.parametrize(
    "own",
    [
        '"headline":"Works at the weir"',
        '"headline":"Works at the weir - Mill News"',
        '"headline":"The weir is closed","url":"https://mill.example/weir/"',
        '"headline":"The weir is closed","mainEntityOfPage":{"@id":"https://mill.example/weir#page"}',
    ],
)
def test_of_several_articles_in_its_data_the_page_s_own_is_the_one_with_its_title_or_address(own: str) -> None:
    own = f'{{"@type":"NewsArticle",{own},"author":{{"name":"Ann Right"}},"datePublished":"2025-03-01"}}'
    found = told(OTHER, own, head='<link rel="canonical" href="https://mill.example/weir">')
    assert (found["author"], found["date"]) == ("Ann Right", "2025-03-01")


def test_of_several_articles_that_are_other_pages_none_says_who_wrote_this_one() -> None:
    found = told(OTHER, OTHER.replace("A day at the mill", "A night at the mill"))
    assert not found.keys() & {"author", "date"}


@pytest.mark.parametrize("apart", [True, False])
def test_a_person_whom_the_data_names_by_an_id_has_the_name_that_stands_elsewhere(apart: bool) -> None:
    article = '{"@type":"Article","headline":"Works at the weir","author":{"@id":"#p"},"publisher":{"@id":"#m"}}'
    people = (
        '{"@type":"Person","@id":"#p","name":"Ann Right"}',
        '{"@type":"Organization","@id":"#m","name":"Mill News"}',
    )
    scripts = (article, *people) if apart else (f'{{"@graph":[{",".join((article, *people))}]}}',)
    found = told(*scripts)
    assert (found["author"], found["site"]) == ("Ann Right", "Mill News")


@pytest.mark.parametrize(
    ("authors", "named"),
    [
        ('[{"@type":"Person","name":"Ann Li"},{"@type":"Organization","name":"Mill News"}]', "Ann Li"),
        ('["Mill News","Ann Li","Jo Park"]', "Ann Li, Jo Park"),
        ('[{"@type":"Organization","name":"Mill News"}]', "Mill News"),
    ],
)
def test_beside_a_person_the_publisher_is_no_author(authors: str, named: str) -> None:
    data = '{"@type":"Article","author":%s,"publisher":{"name":"Mill News"}}'
    assert told(data % authors)["author"] == named


def test_a_kind_of_post_beside_the_title_is_no_second_title() -> None:
    thread = (
        "<h1 class=ts><a>[原创]</a> <span id=thread_subject>老街的几家书铺</span></h1><p>门还开着，老板让我随便拍。</p>"
    )
    text = read(f"<title>老街的几家书铺 - 摄影天地 - Powered by Discuz!</title><div>{thread}</div>")
    assert text.endswith("---\n\n# 老街的几家书铺\n\n门还开着，老板让我随便拍。\n")


@pytest.mark.parametrize(
    "heading",
    [
        "<span>The Last Ferry</span> <span>Nine winters on the river</span>",
        "<span>River</span> <span>The Last Ferry</span>",
        "<span>The Last Ferry</span><br><small>Nine winters on the river</small>",
        "<span>The Last Ferry</span> <small>(part one)</small>",
        "<span>The Last Ferry</span> [part one]",
    ],
)
def test_a_kicker_and_a_subtitle_in_the_title_s_heading_stay(heading: str) -> None:
    text = read(f"<title>The Last Ferry | Tide News</title><h1>{heading}</h1><p>{LONG}")
    assert " ".join(re.sub("<[^>]*>", " ", heading).split()) in text.replace("\\", "")


def test_a_reporter_s_line_gives_author_and_paper_and_is_not_in_the_text_again() -> None:
    page = f"<title>渡轮复航</title><h1>渡轮复航</h1><div>海港日报记者 林岚</div><div><p>{LONG}</p><p>{LONG[::-1]}</p></div>"
    text = read(page)
    assert text.startswith("---\ntitle: 渡轮复航\nauthor: 林岚\nsource: 海港日报\n")
    assert "记者" not in text


@pytest.mark.parametrize("number", [" SN123", ""])
def test_the_editor_below_an_article_moves_without_the_number_behind_the_name(number: str) -> None:
    page = f"<title>渡轮复航</title><article><h1>渡轮复航</h1><p>{LONG * 2}</p><p>{LONG}</p><p class=show_author>责任编辑：林明{number}</p></article>"
    text = clean(read_source("page.html", page.encode()).document).text
    assert "\neditor: 林明\n" in text
    assert "责任编辑" not in text


def test_a_subtitle_in_a_span_that_touches_the_title_s_stands_below_it() -> None:
    heading = "<h1><span class=headline>The last ferry</span><span class=sub>A town counts its boats</span></h1>"
    made = read(f"<title>The last ferry | Harbour Weekly</title><article>{heading}{f'<p>{LONG}</p>' * 3}</article>")
    assert made.partition("---\n\n")[2].startswith(f"# The last ferry\n\nA town counts its boats\n\n{LONG[:9]}")


def test_behind_its_section_s_name_a_heading_is_the_title_where_a_link_leads_to_the_section() -> None:
    page = parse("<title>海港周刊|渡轮改道之后_海港网</title><a href=/zk>海港周刊</a><h1>渡轮改道之后</h1>")
    assert metadata(page)["title"] == "渡轮改道之后"


@pytest.mark.parametrize("shown", ["<div class=_28f>渡轮复航</div>", "<p>渡轮复航</p>"])
def test_below_a_title_that_only_a_style_tells_its_line_is_read(shown: str) -> None:
    text = f"<div><p>{'码头重新开放，' * 9}<p>完。</div>"
    page = f"<title>渡轮复航</title><div>{shown}<div>2025-03-02 10:15</div>{text}</div>"
    assert metadata(settled(page))["date"] == "2025-03-02 10:15"


def settled(html: str) -> Page:
    page = parse(html)
    normalize(page)
    return page


@pytest.mark.parametrize(
    ("dateline", "author"),
    [
        ("新华社贵阳6月1日电（记者 周远、施钱贵）", "周远, 施钱贵"),
        ("中新社北京5月2日电 (记者 李京泽)", "李京泽"),
        ("本报讯（记者李明 通讯员 王芳）", "李明, 王芳"),
        ("本报杭州3月2日电（实习记者王小芳）", "王小芳"),
        ("新华社贵阳6月1日电（记者站供图）", None),
        ("北京电视台（记者节特别节目）", None),
    ],
)
def test_a_dateline_names_who_reported(dateline: str, author: str | None) -> None:
    page = f"<title>渡轮复航</title><h1>渡轮复航</h1><div>2025-06-01 09:12</div><p>　　{dateline}{'码头重新开放，' * 9}完。"
    assert metadata(settled(page)).get("author") == author


@pytest.mark.parametrize("row", ["By Ann Lee | 10 February 2025 | 5 min read", "By Ann Lee · 10 February 2025"])
def test_a_byline_s_day_is_read_beside_the_time_that_it_takes_to_read(row: str) -> None:
    page = f"<title>Swifts return</title><meta name=author content='Ann Lee'><h1>Swifts return</h1><div class=by-2>{row}</div><p>{'The tower was empty, ' * 9}</p>"
    assert metadata(settled(page))["date"] == "2025-02-10"


def test_before_a_site_s_own_heading_the_post_s_is_the_title() -> None:
    """As Blogger has them."""
    page = "<title>Low Water: The hens of Lind</title><h1><a href=/>Low Water</a></h1><h3 class='post-title'>The hens of Lind</h3>"
    assert metadata(settled(page))["title"] == "The hens of Lind"
    assert metadata(settled("<title>Low Water</title><h1><a href=/>Low Water</a></h1>"))["title"] == "Low Water"


def test_a_day_in_brackets_below_a_speech_s_title_is_its_date_and_the_speaker_s_name_stays() -> None:
    text = "".join(f"<p>{'码头重新开放，' * 9}{n}。</p>" for n in range(3))
    made = read(
        f"<title>在开港仪式上的讲话</title><div class=xl><h2 class=title>在开港仪式上的讲话</h2><p>（2025年5月18日）</p><p>周远</p><div class=t>{text}</div></div>"
    )
    assert "\ndate: 2025-05-18\n" in made and "# 在开港仪式上的讲话\n\n周远\n\n码头" in made


def test_the_first_day_of_a_list_of_changes_stays_below_its_heading() -> None:
    entry = (
        "<h2>2.{0}.0</h2><p>{1} May 2025</p><ul><li>The lamp is lit {0} times.</li><li>It no longer leaks.</li></ul>"
    )
    made = read(f"<title>Changes</title><main><h1>Changes</h1>{entry.format(2, 12)}{entry.format(1, 3)}</main>")
    assert "## 2.2.0\n\n12 May 2025\n" in made and "## 2.1.0\n\n3 May 2025\n" in made


@pytest.mark.parametrize("menus", [3, 60])
@pytest.mark.parametrize("heading", ["h1", "h2"])
def test_a_title_goes_with_the_link_above_it_below_any_number_of_menus(menus: int, heading: str) -> None:
    above = "".join(f"<div class=m{i}><a href=/{i}>Pier {i}</a></div>" for i in range(menus))
    text = "".join(
        f"<p>The ferry leaves at {hour}, and whoever misses it waits for the next one.</p>" for hour in range(9, 16)
    )
    title = f"<p><a href=/send>Email</a></p><{heading}>The night ferry</{heading}>"
    made = read(f"<title>The night ferry</title><div>{above}</div><article class=entry-content>{title}{text}</article>")
    assert made.split("---\n")[2].startswith("\n# The night ferry\n\nThe ferry leaves at 9,")


RECIPE = '<script type=application/ld+json>{{"@type": "Recipe", "name": "{}"}}</script>'


def test_the_name_of_a_recipe_that_its_heading_has_is_the_title() -> None:
    head = "<title>Easy rye loaf recipe | Best bread guide</title>" + RECIPE.format("The captain’s loaf")
    assert read(f"<head>{head}</head><h1>The Captain’s Loaf</h1>{PROSE * 3}").startswith(
        "---\ntitle: The Captain’s Loaf\n"
    )


def test_a_post_is_not_called_as_the_recipe_in_it() -> None:
    head = "<title>A birthday on the ferry</title>" + RECIPE.format("Plum cake without flour")
    made = read(
        f"<head>{head}</head><h3>A birthday on the ferry</h3>{PROSE * 3}<h2>Plum cake without flour</h2>{PROSE}"
    )
    assert made.startswith("---\ntitle: A birthday on the ferry\n")
