"""HTML: what stands in an article and is not it: excerpts and lists of other articles, buttons, counters, ornaments."""

from __future__ import annotations

import pytest

from html_pages import LONG, PROSE, article, markdown, read
from qingwen.html.article.block_features import FAR, _distances
from qingwen.html.article.corrections import keep_attachments
from qingwen.html.article.excerpts import drop_excerpts
from qingwen.html.article.furniture import name_of, sure_furniture
from qingwen.html.article.section_titles import is_furniture_title
from qingwen.html.article.trimming import drop_related, drop_teasers
from qingwen.html.dom.blocks import Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.html.dom.tree import Element


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?utm_source=x&amp;utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?id=7&amp;fbclid=x#part", "https://example.org/a?id=7#part"),
        ("https://example.org/a?spm=1.2&amp;id=7", "https://example.org/a?id=7"),
        ("https://example.org/a?outm_x=1", "https://example.org/a?outm_x=1"),
        ("https://link.zhihu.com/?target=https%3A//example.org/a%3Fid%3D7", "https://example.org/a?id=7"),
        ("https://link.juejin.cn?target=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a"),
        ("//l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3Db&amp;h=c", "https://example.org/a"),
    ],
)
def test_a_link_leads_where_it_ends_and_counts_no_reader(address: str, expected: str) -> None:
    assert markdown(f"<p>See <a href='{address}'>this</a>.") == f"See [this]({expected}).\n"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://e.org/_next/image?url=https%3A%2F%2Fcdn.e.org%2Fa%2520b.jpg&amp;w=640&amp;q=75",
            "https://cdn.e.org/a%20b.jpg",
        ),
        ("https://e.org/_next/image/?url=%2Fpier.webp&amp;w=640", "https://e.org/pier.webp"),
        ("https://e.org/wp/timthumb.php?w=90&amp;src=http://e.org/pier.jpg", "http://e.org/pier.jpg"),
        (
            "https://cdn.e.org/image/fetch/w_90,f_auto/https%3A%2F%2Fstore.e.org%2Fpublic%2Fpier.png",
            "https://store.e.org/public/pier.png",
        ),
        ("https://cdn.e.org/client/ret_img,w_90/http:/e.org/pier.png?v=2", "http://e.org/pier.png"),
        ("https://i2.wp.com/e.org/up/pier.jpg?resize=90%2C60&amp;ssl=1", "https://e.org/up/pier.jpg"),
        ("https://i2.wp.com/e.org/up/pier.jpg?w=90", "http://e.org/up/pier.jpg"),
        ("https://e.org/cdn-cgi/image/width=90,f=auto/up/pier.jpg", "https://e.org/up/pier.jpg"),
    ],
)
def test_a_picture_is_the_one_that_a_service_scales(address: str, expected: str) -> None:
    assert markdown(f"<p><img src='{address}'></p>") == f"![]({expected})\n"


@pytest.mark.parametrize(
    "address",
    [
        "https://web.archive.org/web/2020im_/https://e.org/pier.jpg",
        "https://e.org/card?image=https://e.org/pier.jpg&title=Pier",
        "https://e.org/pier.jpg?from=https://f.org/quay.jpg",
        "https://e.org/http-in-brief.png",
        "https://e.org/shot/https://f.org/page",
        "https://e.org/_next/image?url=https%3A%2F%2F%5Bpier.jpg",
    ],
)
def test_a_picture_of_another_one_or_of_an_archive_is_itself(address: str) -> None:
    assert markdown(f"<p><img src='{address}'></p>") == f"![]({address})\n"


@pytest.mark.parametrize(
    "address", ["spacer.gif", "img/bamboo-spacer.gif?v=2", "https://e.org/1x1.png", "/a/blank.gif"]
)
def test_a_picture_that_keeps_a_place_is_none(address: str) -> None:
    assert markdown(f"<p>See <img src='{address}'>this, and <img src='point-blank.jpg'>that.</p>") == (
        "See this, and ![](point-blank.jpg)that.\n"
    )


def test_buttons_that_share_are_no_links_and_no_pictures() -> None:
    share = "https://www.facebook.com/sharer/sharer.php?u=https://example.org/a"
    assert markdown(f"<p>One <a href='{share}'>two</a>.") == "One two.\n"
    assert markdown("<p>One.</p><p><img src=/fb.svg alt='Share on Facebook'></p>") == "One.\n"


def test_pictures_that_only_count_and_portraits_of_members_are_none() -> None:
    for source in ("https://b.scorecardresearch.com/p?c1=2", "//secure.gravatar.com/avatar/0a1b?s=48"):
        assert markdown(f"<p>One.</p><p><img src='{source}'></p>") == "One.\n"


def test_a_picture_stands_there_once() -> None:
    picture = "<div><img src=/a.png alt=Boat></div>"
    assert markdown(f"<p>One.</p>{picture * 2}<p>Two.</p>{picture}") == (
        "One.\n\n![Boat](/a.png)\n\nTwo.\n\n![Boat](/a.png)\n"
    )
    assert markdown("<p>One.</p><p><img src=/board.png></p>" * 3).count("board.png") == 3
    assert "leaflet" in markdown("<p>One.</p><p><img src=/a.png alt='Share with caution: a leaflet'></p>")
    assert markdown("<p>One.</p><p><img src=/f.png alt='Share on Facebook'></p>") == "One.\n"


def test_a_letter_in_what_is_named_for_newsletters_is_the_article() -> None:
    praise = "".join(f"<blockquote>The best that I have read, number {i}.</blockquote><p>{i}</p>" for i in range(9))
    letter = f"<div class=newsletter-wrapper><h2>Night boats</h2>{PROSE * 2}{PROSE.replace('first', 'second')}</div>"
    made = read(f"<body><h1>Boats</h1>{letter}<div class=praise>{praise}</div></body>")
    assert "second night ferry" in made and "## Night boats" in made


def test_furniture_in_what_is_no_furniture_for_all_its_name_is_left_out() -> None:
    box = "<div class=subscription-widget><p>This letter lives from its readers.</p></div>"
    made = read(f"<body><h1>Boats</h1><article class='newsletter-post post'>{PROSE}{box}{PROSE * 2}</article></body>")
    assert "night ferry" in made and "lives from" not in made


def test_excerpts_among_links_that_are_left_out_go_with_them() -> None:
    items = "".join(
        f"<h3><a href=/{i}>Another story of a boat that left its harbour late, number {i}</a></h3>{PROSE}<p><a href=/{i}>Read the whole story of this boat</a></p>"
        for i in range(4)
    )
    page = parse(f"<div>{PROSE * 7}</div><div>{items}</div>")
    normalize(page)
    blocks = collect(page.body)
    kept = [not block.linked for block in blocks]
    drop_teasers(kept, blocks, Outline(page.body, blocks))
    assert sum(kept) == 7 and all(kept[:7])


def test_a_table_of_contents_is_left_out() -> None:
    entries = "".join(f"<li><a href=#s{i}>Where the boats go, part {i}</a></li>" for i in range(4))
    sections = "".join(f"<h2 id=s{i}>Part {i}</h2>{PROSE}" for i in range(4))
    made = read(f"<article><h1>Boats</h1>{PROSE}<p>Table of contents</p><ul>{entries}</ul>{sections}</article>")
    assert "Where the boats go" not in made and "contents" not in made and "## Part 3" in made


@pytest.mark.parametrize(
    ("heading", "stays"),
    [
        ("More from Europe", 3),
        ("相关文章", 3),
        ("Most read harbour stories", 3),
        ("See also", 7),
        ("Boats of Europe", 7),
    ],
)
def test_a_list_under_a_heading_for_other_articles_goes_with_it(heading: str, stays: int) -> None:
    entries = "".join(f"<a href=/{i}><p>Another story, number {i}</p></a>" for i in range(3))
    page = parse(f"{PROSE * 2}<h3>{heading}</h3>{entries}{PROSE}")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_related(kept, blocks)
    assert sum(kept) == stays


def excerpts(tag: str, entry: str) -> str:
    """Three titles in links, each with what it is about."""
    told = "The council has voted for a second bridge, which opens in spring, and for a tunnel under the old town."
    return "".join(
        f"<{entry}><h3><a href=/{i}>Bridge {i}</a></h3><p>{told}</p><p>Town News</p></{entry}>" for i in range(3)
    ).join((f"<{tag}>", f"</{tag}>"))


@pytest.mark.parametrize(("tag", "entry"), [("ul", "li"), ("div class=grid", "div class=card")])
def test_a_list_of_excerpts_below_a_heading_for_other_articles_is_left_out(tag: str, entry: str) -> None:
    def kept_of(page: str) -> list[str]:
        tree = parse(page)
        normalize(tree)
        blocks = collect(tree.body)
        outline = Outline(tree.body, blocks)
        kept = [True] * len(blocks)
        drop_excerpts(kept, blocks, outline)
        return [block.text for block, keep in zip(blocks, kept, strict=True) if keep and "Bridge" in block.text]

    listed = excerpts(tag, entry).replace("</div class=grid>", "</div>").replace("</div class=card>", "</div>")
    text = f"<div class=text>{PROSE}{PROSE.replace('first', 'last')}</div>"
    assert kept_of(f"{text}<div><h2>Recommended for you</h2><div>{listed}</div></div>") == []
    assert len(kept_of(f"{text}<div><h2>Three bridges</h2><div>{listed}</div></div>")) == 3
    assert len(kept_of(f"<div><h2>Latest stories</h2><div>{listed}</div></div>")) == 3  # all that the page has
    assert len(kept_of(text.replace("</div>", f"<h2>Related articles</h2>{listed}</div>"))) == 3  # the author's own


def test_the_head_of_a_table_of_contents_goes_with_it() -> None:
    hidden = "<ol style='display: none'><li><a href=#a>Boats</a></li><li><a href=#b>Tides</a></li></ol>"
    assert "Contents" not in article(f"<div><p>Table of Contents</p>{hidden}</div>")
    assert "Contents" not in article(
        "<div><div><h5>Contents</h5></div><ul class=toc><li><a href=#a>Boats</a></li></ul></div>"
    )
    assert "## Contents" in article(f"<h2>Contents</h2><p>{LONG}</p>")


def test_a_heading_over_an_advertisement_that_is_not_there_is_left_out() -> None:
    assert "Advertisement" not in article(
        "<h2>1. A rope</h2><p>Hold on.</p><h2>Advertisement</h2><h2>2. An oar</h2><p>Row on.</p>"
    )
    assert "## Advertisement" in article(f"<h2>Advertisement</h2><p>{LONG}</p><h2>Prices</h2><p>{LONG}</p>")
    assert "## Advertisement" in article(f"<h2>Advertisement</h2><h3>In print</h3><p>{LONG}</p>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<iframe src='https://www.youtube.com/embed/aB3_x-7yZ01?rel=0' title='YouTube video player'>",
            "<https://www.youtube.com/watch?v=aB3_x-7yZ01>",
        ),
        (
            "<iframe data-src='https://v.qq.com/iframe/preview.html?width=5&amp;vid=a1' title=开幕>",
            "[开幕](https://v.qq.com/x/page/a1.html)",
        ),
        ("<video title=开幕><source src=/a.mp4></video>", "[开幕](/a.mp4)"),
        ("<video src=a.mp4></video>", "[video](a.mp4)"),
        ("<audio controls src=/a.mp3>Your browser plays no sound.</audio>", "[audio](/a.mp3)"),
        ("<audio controls title=潮声><source src=https://e.org/a.ogg></audio>", "[潮声](https://e.org/a.ogg)"),
        ("<iframe src='//player.bilibili.com/player.html?aid=17&amp;p=1'>", "<https://www.bilibili.com/video/av17>"),
        ("<iframe src='https://www.dailymotion.com/embed/video/x8ab'>", "<https://www.dailymotion.com/video/x8ab>"),
        ("<iframe src='https://embed.ted.com/talks/lang/en/on_tides'>", "<https://www.ted.com/talks/on_tides>"),
        (
            "<iframe src='https://open.spotify.com/embed/episode/4Ab?theme=0' title='Tides'>",
            "[Tides](https://open.spotify.com/episode/4Ab)",
        ),
        (
            "<iframe src='https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/weir/low-tide&amp;color=0'>",
            "<https://soundcloud.com/weir/low-tide>",
        ),
        (
            "<iframe src='https://embed.podcasts.apple.com/us/podcast/tides/id12?i=3'>",
            "<https://podcasts.apple.com/us/podcast/tides/id12>",
        ),
        (
            "<iframe src='//music.163.com/outchain/player?type=2&amp;id=38&amp;auto=1'>",
            "<https://music.163.com/song?id=38>",
        ),
        (
            "<iframe src='https://www.openstreetmap.org/export/embed.html?bbox=1%2C2%2C3%2C4&amp;marker=51.5%2C-0.1' title='The pier'>",
            "[The pier](https://www.openstreetmap.org/?mlat=51.5&mlon=-0.1)",
        ),
        (
            "<iframe src='https://maps.google.com/maps?q=1%20Pier%20Road&amp;output=embed'>",
            "<https://www.google.com/maps?q=1%20Pier%20Road>",
        ),
        (
            "<iframe src='https://www.google.com/maps/d/u/0/embed?mid=1aB-c'>",
            "<https://www.google.com/maps/d/viewer?mid=1aB-c>",
        ),
    ],
)
def test_a_film_is_a_link_to_it(html: str, expected: str) -> None:
    assert markdown(f"<p>一</p>{html}") == f"一\n\n{expected}\n"


def test_frames_of_others_and_scripts_are_no_films() -> None:
    for html in (
        "<iframe src=https://ads.example/x>",
        "<video src='blob:https://a/b'>",
        "<video src='javascript:a()'>",
        "<audio src=/jingle.mp3>",
        "<audio controls src='javascript:a()'>",
        "<audio controls src='data:audio/mpeg;base64,AA'>",
        "<audio controls>No sound.</audio>",
        "<iframe src='javascript:a()' title=Map>",
        "<iframe src='https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1'>",
        "<iframe src='https://www.google.com/maps/embed?pb=!1m18' title=Map>",
        "<iframe src='https://ads.example/?u=https://www.youtube.com/embed/aB3_x-7yZ01'>",
    ):
        assert markdown(f"<p>一</p>{html}") == "一\n"


def test_nothing_stands_below_the_last_heading_of_an_article() -> None:
    text = "".join(f"<p>{LONG}{i}</p>" for i in range(3))
    for end in ("<p>往期推荐</p>", "<p>责任编辑：</p>", "<p>责编：</p><p><b>相关阅读</b></p>"):
        made = read(f"<title>义诊</title><body><div id=js_content>{text}{end}<p>END</p></div>")
        assert made.endswith("2\n\nEND\n")
    assert "编辑：王小明" in read(f"<title>义诊</title><body><div id=js_content>{text}<p>编辑：王小明</p></div>")


def test_what_says_who_the_author_is_and_rights_and_tags_close_a_page() -> None:
    head = "<head><title>Boats</title><meta name=author content='Ada Brook'></head>"
    for end in (
        "<p><em>Ada Brook is a writer on boats. She lives in the north.</em></p>",
        "<h3>About the author</h3><p>Ada Brook (a@b.example) has written on boats for ten years.</p>",
        "<p>Copyright © 2023 Boat News. All rights reserved.</p>",
        "<p>Tags: <a href=/f>ferries</a>, boats</p>",
    ):
        made = read(f"{head}<article><h1>Boats</h1>{PROSE * 3}{end}</article>")
        assert made.endswith("late.\n")
    for own in (
        "Ada Brook is survived by two sons.",
        "Tags: they are what the quarrel was about.",
        "Copyright 2023 was the title of the last talk.",
        "More good news.",
    ):
        assert own in read(f"{head}<article><h1>Boats</h1>{PROSE * 3}<p>{own}</p></article>")
    said = "<p>Ada Brook is on deck.</p>"
    assert "on deck.\n\n" in read(f"{head}<article><h1>Boats</h1>{PROSE}{said}{PROSE * 2}</article>")


@pytest.mark.parametrize(
    "names", ["admonition note", "custom-block tip", "alert alert-info", "theme-admonition", "note info"]
)
def test_a_note_in_a_box_is_a_quotation(names: str) -> None:
    box = f"<div class='{names}'><p class=title>注意</p><p>先备份。</p></div>"
    assert markdown(f"<p>一</p>{box}<p>二</p>") == "一\n\n> **注意**\n>\n> 先备份。\n\n二\n"
    assert markdown(f"<div class='noted info'><p>{names}</p></div>") == f"{names}\n"


@pytest.mark.parametrize(
    "names",
    [
        "post-12 hentry category-rewards tag-newsletter-form",
        "promo-text",
        "subscription-content",
        "section-reward-systems",
    ],
)
def test_names_that_an_article_may_have_lose_no_paragraph(names: str) -> None:
    own = PROSE.replace("first", "second")
    assert "second" in read(f"<body><h1>Boats</h1><div>{PROSE}<div class='{names}'>{own}</div>{PROSE * 2}</div></body>")
    assert "second" in read(f"<body><h1>Boats</h1><article class='{names}'>{own * 2}</article></body>")


@pytest.mark.parametrize(
    "address",
    [
        "https://api.whatsapp.com/send?phone=4912345",
        "https://t.me/sharewood?before=10",
        "https://x.com/SharePoint?lang=en",
        "https://twitter.com/intent/user?screen_name=jdoe",
    ],
)
def test_a_link_to_somebody_shares_nothing(address: str) -> None:
    assert f"({address})" in markdown(f"<p>Write to <a href='{address}'>us</a>.</p>")


def comments(text: str) -> str:
    """A list of four; `0` in the text is told apart."""
    item = "<li id=cmt-comment_{0}><a href=/u/{0}>halyard</a> {0} minutes ago<blockquote>{1}</blockquote></li>"
    return "<ul>" + "".join(item.format(i, text.replace("0", str(i))) for i in range(2, 6)) + "</ul>"


@pytest.mark.parametrize("name", ["id={0}-comments class=sect", "class=expert-comment", "class='post no-comments'"])
def test_chapters_and_statements_named_after_comments_stay(name: str) -> None:
    parts = "".join(
        f"<div {name.format(one)}><h2>{one}</h2><p>{PROSE} {one}.</p></div>" for one in ("Line", "Block", "Doc")
    )
    made = read(f"<title>Boats</title><h1>Boats</h1><div><p>{PROSE * 4}</p>{parts}<p>{PROSE}</p></div>")
    assert all(f"{one}." in made for one in ("Line", "Block", "Doc"))


def test_a_thread_of_comments_alone_and_an_author_s_boxes_stay() -> None:
    made = read(f"<title>Boats</title><h1>Boats</h1>{comments(PROSE.replace('forty', '0'))}")
    assert made.count("night ferry") == 4
    boxes = "".join(
        f"{PROSE.replace('forty', str(i))}<div class=comment><p>Box {i}. {LONG}</p></div>" for i in range(4)
    )
    made = read(f"<title>Boats</title><h1>Boats</h1><div class=post>{boxes}{PROSE}</div>")
    assert made.count(LONG[:20]) == 4


FERRY = "The first night ferry in forty years"


@pytest.mark.parametrize(
    "field",
    ["<input type=search>", "<input name=q>", "<input placeholder=站内搜索>", "<input type=password name=p>"],
)
def test_a_page_that_is_a_form_keeps_its_article(field: str) -> None:
    """ASP.NET puts the whole page into one form."""
    text = read(f"<body><form id=aspnetForm>{field}<h1>Boats</h1>{PROSE * 3}</form></body>")
    assert text.count(FERRY) == 3


def test_an_article_in_a_form_with_a_field_to_search_in_is_no_menu() -> None:
    menu = "".join(
        f"<a href=/{n}>{word}</a>"
        for n, word in enumerate(["首页", "新闻", "公告", "政务公开", "办事指南", "联系我们"])
    )
    body = "<h1>灯塔开放</h1><p>灯塔周六下午向市民开放。</p><p>参观不收费。</p>"
    text = read(f"<body><div>{menu}</div><form id=form1><input id=search>{body}</form><div>{menu}</div></body>")
    assert "灯塔周六下午向市民开放。" in text and "参观不收费。" in text


@pytest.mark.parametrize("field", ["<input name=a1>", "<input type=radio name=q>", "<input type=email name=email>"])
def test_a_quiz_stays(field: str) -> None:
    asked = "Which of the two towns has a harbour from which a ferry leaves at night, and which has none?"
    assert asked in article(f"<form><p>{asked} {field}</p></form>")


@pytest.mark.parametrize(
    ("names", "first"),
    [
        ("wide harbour-related-posts comments", "harbour-related-posts"),
        ("comments harbour-related-posts", "comments"),
        ("top_newsletter_box", "top_newsletter_box"),
        ("signpost related-to-tides", ""),
        ("post-7 hentry category-related-news", ""),
        ("post-7 hentry category-related-news pager", "pager"),
    ],
)
def test_the_first_name_of_furniture_among_the_classes_is_said(names: str, first: str) -> None:
    assert name_of(Element("div", {"class": names})) == first


@pytest.mark.parametrize(
    "box", ["<div style='DISPLAY : NONE'>{}</div>", "<div class='Comment-List comment-list'>{}</div>", "<nav>{}</nav>"]
)
def test_furniture_is_known_however_a_page_writes_it(box: str) -> None:
    made = read(f"<body><h1>Boats</h1><div class='Post Article-Body'>{PROSE * 4}</div>{box.format('Leave.')}</body>")
    assert "night ferry" in made and "Leave" not in made


@pytest.mark.parametrize("title", ["Related Stories", "RELATED STORIES", "related stories"])
def test_a_title_of_furniture_is_one_in_any_letters(title: str) -> None:
    assert is_furniture_title(title) and not is_furniture_title("What relates these two stories")


@pytest.mark.parametrize("size", [1, 7, 90])
def test_a_distance_between_blocks_says_no_more_beyond_a_bound(size: int) -> None:
    for place in range(size):
        assert _distances(place, size) == [max(-FAR, min(FAR, i - place)) for i in range(size)]


@pytest.mark.parametrize(("label", "stays"), [("附件：", True), ("附件如何填写", False)])
def test_files_far_below_an_article_stay_below_their_label(label: str, stays: bool) -> None:
    file = "<p><a href=/{}.docx>Form {}</a></p>"
    below = f"<p>Back</p>{file.format('a', 'one')}<p>Print</p><p>{label}</p>{file.format('b', 'two')}"
    page = parse(f"<div>{PROSE * 2}</div><div>{below}</div>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text[:4] not in ("Back", "Form", "Prin", label[:4]) for block in blocks]
    keep_attachments(kept, blocks)
    assert [block.text for block, keep in zip(blocks, kept, strict=True) if keep][2:] == [label, "Form two"] * stays


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("head", ["<p><strong>目录</strong></p>", "<h2>Contents</h2>"])
def test_the_heading_of_a_table_of_contents_goes_with_its_entries(head: str, count: int) -> None:
    entries = "".join(f"<p><a href='#part{i}'>Part {i}</a></p>" for i in range(count))
    made = article(f"{head}{entries}<hr><h2 id=part0>The boats</h2>")
    assert [one for one in ("目录", "Contents", "Part 0") if one in made] == []


@pytest.mark.parametrize(
    "names", ["UserLink AuthorInfo-avatarWrapper", "AuthorInfo-detail", "ContentItem-time", "Post-topicsAndReviewer"]
)
def test_what_zhihu_sets_round_a_text_is_furniture(names: str) -> None:
    page = parse(
        f"<article><p>{LONG}</p><div class='{names}'>编辑于 2022-03-04 11:20</div><div class=AuthorInfo-head>摆渡人老李</div></article>"
    )
    normalize(page)
    assert [one.attrs["class"] for one in sure_furniture(page.body)] == [names]


@pytest.mark.parametrize(
    "line",
    [
        "本文为湃客作者上传并发布，仅代表该作者观点，平台仅提供信息发布服务。",
        "特别声明：以上内容为用户上传并发布，本平台仅提供信息存储服务。",
        "该文观点仅代表作者本人，某平台仅提供信息存储空间服务。",
        "本内容由作者授权发布，观点仅代表作者本人，不代表某网立场。",
    ],
)
def test_what_a_platform_says_below_its_members_texts_goes(line: str) -> None:
    made = read(f"<h1>义诊</h1><div class=article><p>{LONG}</p><p>{LONG[::-1]}</p><p>{line}</p></div>")
    assert line not in made and LONG[::-1] in made


@pytest.mark.parametrize(
    "line",
    [
        "本文仅代表作者个人观点，与所在医院无关。",
        "以上就是他上传并发布的全部照片，我一张一张看过，没有一张代表那天的样子",
        "平台说它只提供信息存储服务，可是谁来代表写字的人说一句话呢？",
    ],
)
def test_what_an_author_says_of_a_view_or_a_platform_stays(line: str) -> None:
    assert line in read(f"<h1>义诊</h1><div class=article><p>{LONG}</p><p>{LONG[::-1]}</p><p>{line}</p></div>")


@pytest.mark.parametrize(("title", "goes"), [("Get our newsletter", True), ("Work out your tide", False)])
def test_the_heading_of_a_form_to_subscribe_goes(title: str, goes: bool) -> None:
    made = article(f"<h2>{title}</h2><form><input type=email></form>")
    assert (title not in made) == goes and made.count("night ferry") == 3


def test_a_notice_of_cookies_is_no_article_though_it_says_more_than_the_page() -> None:
    notice = "<p>A cookie is a small file that a page keeps with its reader, and this one keeps it for a year.</p>" * 9
    made = read(
        f"<title>Boats</title><div class=cookies-popup><div class=cookies-popup__wrapper>{notice}</div></div><h1>Boats</h1>{PROSE}"
    )
    assert "cookie" not in made
    assert "night ferry" in made
    shown = read(f"<title>Boats</title><div class=cookie-notice-open><h1>Boats</h1>{PROSE * 3}</div>")
    assert shown.count("night ferry") == 3


@pytest.mark.parametrize(
    "part",
    [
        "<div class=wprm-recipe-snippet><a class='wprm-recipe-jump x' href=#r>Jump to Recipe</a> · <a class=wprm-recipe-print href=/p>Print Recipe</a></div>",
        "<div class=wprm-call-to-action><span>Did you bake it?</span><span>Mention <a href=/i>@boats</a>!</span></div>",
        "<div class=tasty-recipes-entry-footer><h3>Did you make this recipe?</h3><p>Tag <a href=/i>@boats</a> and show it to us.</p></div>",
        "<div class=dpsp-content-wrapper><ul class=dpsp-networks-btns-wrapper><li>Share</li><li>Tweet</li></ul></div>",
    ],
)
def test_what_programs_put_round_recipes_is_no_text(part: str) -> None:
    assert article(part) == article("")


def test_a_link_of_theirs_in_a_sentence_is_its_authors() -> None:
    said = "<p>Comment below and <a class=wprm-recipe-jump-to-comments href=#c>rate this loaf</a>, if you have baked it.</p>"
    assert "rate this loaf" in article(said)


def test_the_page_numbers_of_a_slide_show_go_and_its_captions_stay() -> None:
    slides = "".join(f"<div class=swiper-slide><img src={i}.jpg><p>Boat {i} on the slip.</p></div>" for i in (1, 2))
    made = article(f"<div class=swiper>{slides}<div class=swiper-pagination>1 / 2</div></div>")
    assert "1 / 2" not in made
    assert "Boat 2 on the slip." in made
