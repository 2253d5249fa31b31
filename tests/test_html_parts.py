"""HTML: boxes between an article's paragraphs and below them: what is the article's own, and what says that it is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from html_pages import LONG, PROSE, article, markdown, read
from qingwen.html.article.alike import keep_alike
from qingwen.html.article.corrections import keep_lead
from qingwen.html.article.enclosed import keep_enclosed, keep_lines
from qingwen.html.article.parts import keep_beside, keep_plain, keep_typed
from qingwen.html.dom.blocks import GOOD_WIDTH, Block, Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize

SECOND = PROSE.replace("first", "second")
THIRD = PROSE.replace("first", "third")

FORMS = {
    "gform_wrapper": "<h2 class=gform_title>Ask for the timetable</h2>{}",
    "wpcf7": "{}",
    "wpforms-container": "<div class=wpforms-field>{}</div>",
    "hs-form": "<fieldset>{}</fieldset>",
    "mc_embed_signup": "<div class=mc-field-group>{}</div>",
    "elementor-form": "{}",
}
FIELDS = "<p>Tell us on which night you would like to cross, and we will write to you.</p><label>Company</label><input><p>This field is for validation and should be left as it is.</p>"


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_builder_puts_round_a_form_is_no_text(name: str) -> None:
    made = article(f"<div class='{name} wide'>{FORMS[name].format(FIELDS)}</div>")
    assert made.count("night ferry") == 3
    assert [one for one in ("which night", "Company", "validation", "timetable") if one in made] == []


@pytest.mark.parametrize(
    "player",
    [
        "<div class='video-js vjs-default'><div class=vjs-modal><p>This is a modal window.</p><p>Beginning of dialog window. Escape will cancel and close the window.</p></div></div>",
        "<div class='jwplayer jw-reset'><div>0 seconds of 1 minute, 33 seconds</div><p>Press shift question mark to access a list of keyboard shortcuts.</p></div>",
        "<div class='yvp-main film'><ul class=yvp-menu><li>Palatino Linotype</li><li>Comic Sans MS</li></ul><div class=yvp-error>Unfortunately, this video is not available in your region.</div></div>",
        "<div class=dplayer><div class=menu><p>洗脑循环</p><p>弹幕不透明度和速度可以在这里由观众自己调整，关闭以后不再显示。</p></div></div>",
    ],
)
def test_the_words_of_a_player_s_controls_are_no_text(player: str) -> None:
    assert article(player) == article("")


PRICES = "".join(
    f"<div class=row><div class=what>{what}</div><div class=price>{price}</div></div>"
    for what, price in (
        ("A passenger on deck", "4 crowns"),
        ("A bicycle", "2 crowns"),
        ("A goat, tied to the rail", "5 crowns"),
    )
)
ASKED = "<h3 class=q>May I bring a goat?</h3><p>You may, where it is tied to the rail.</p><h3 class=q>What does a goat pay?</h3><p>It pays as a cyclist does.</p>"
OWN = {
    "prices": f"<div class=prices>{PRICES}<p>Goats pay on the way back too.</p></div>",
    "questions": f"<div class=faq>{ASKED}</div>",
    "caption": "<div class=photo><p class=photo-caption>The ferry beside the quay, with the lamp that the sexton lent to its skipper for the first night at sea</p></div>",
}


@pytest.mark.parametrize("tag", ["div", "section", "main", "article"])
def test_what_has_no_link_between_two_paragraphs_is_the_article_s_own(tag: str) -> None:
    for box in OWN:
        inside = f"<div class=a><div class=b>{SECOND}</div></div><div class=c>{OWN[box]}</div><div class=a><div class=b>{THIRD}</div></div>"
        made = read(f"<title>Boats</title><body><{tag}><h1>Boats</h1>{PROSE}{inside}{SECOND * 2}</{tag}></body>")
        for one in ("goat, tied", "4 crowns", "May I bring", "as a cyclist", "lamp that the sexton"):
            assert (one in OWN[box]) == (one in made), one


OFFERS = {
    "form": "<form><p>Write down the night on which you would like to cross, and we will keep a place on deck.</p><input></form>",
    "aside": "<aside><p>Tonight the ferry leaves at nine.</p><p>Tomorrow the ferry leaves at ten.</p></aside>",
    "label": "<h3>Related articles</h3><p>Where the skipper found his hat, and who had worn it all summer</p>",
    "link": "<p>Cross with us.</p><p>Each passenger has a seat under the lamp.</p><p><a href=/book>Book a place</a></p>",
    "buttons": "<div>Play</div><div>Pause</div><div>Mute</div><div>Full screen</div><div>Quality: high</div><div>Speed: normal</div><div>Captions: none are there</div>",
}


@pytest.mark.parametrize("box", OFFERS)
def test_what_offers_something_between_two_parts_is_judged_as_before(box: str) -> None:
    page = parse(f"<body><div>{PROSE}</div><div>{OFFERS[box]}</div><div>{SECOND}</div></body>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text in (SECOND[3:-4], PROSE[3:-4]) for block in blocks]
    before = kept.copy()
    keep_enclosed(kept, blocks, Outline(page.body, blocks))
    assert sum(before) == 2 and kept == before


@pytest.mark.parametrize(
    "alt",
    ["IMG_4366.jpg", "07-P1610104.jpg", "image-20210131104625712", "码头 2.png", "img", "Image", "undefined"],
)
def test_the_name_of_a_file_describes_no_picture(alt: str) -> None:
    assert markdown(f"<p><img src=/a.png alt='{alt}'></p>") == "![](/a.png)\n"
    for own in ("Boat", "a_b", "Route 66", "1984 in Paris", "The image of a saint", "图片说明"):
        assert markdown(f"<p><img src=/a.png alt='{own}'></p>") == f"![{own}](/a.png)\n"


def test_a_picture_s_description_is_not_the_title_of_the_page() -> None:
    made = article(
        "<p><img src=/a.png alt=Boats> <img src=/b.png alt='Boats at night'> Turn it to <img src=/c.png alt=9>.</p>"
    )
    assert "![](/a.png)" in made and "![Boats at night](/b.png)" in made and "![9](/c.png)" in made


@pytest.mark.parametrize(
    "part",
    [
        "<p>Saturday: 9:00 - 13:00</p>",
        "<p>时间：2023年10月11日 10:00</p>",
        "<h2>7:00 am</h2><p>The nets are drawn.</p>",
        "<h2>October 11, 2023</h2><p>Rain, and nobody on the pier.</p>",
        "<div><h2>Table of contents</h2></div><ul><li>The lamp</li><li>The oars</li></ul>",
        "<div class=player><div class='video-js'><video src=/film.mp4></video></div></div>",
        "<h2>Books</h2><h3><a href=https://books.example/a>Aunts</a></h3><p>It tells of an aunt who rows at night.</p>",
    ],
)
def test_what_an_author_writes_above_the_first_paragraph_stays(part: str) -> None:
    head = "<title>Boats</title><meta name=author content='Ida Holm'><meta property=article:published_time content=2023-10-11>"
    made = read(f"{head}<article><h1>Boats</h1>{part}{PROSE * 3}{SECOND}</article>")
    texts = ["film.mp4"] if "<video" in part else [one for one in re.split("<[^>]*>", part) if one]
    assert [one for one in texts if one not in made] == []


def test_a_summary_above_chinese_news_and_numbered_captions_are_kept() -> None:
    """Alone among what is left out, as a date and buttons round them are."""
    lead = "核心提示：老码头的夜渡四十年来头一回重新开航，船票当天就卖光了。"
    captions = ["图 3. 夜渡的航线", "Figure 3. The route at night", "表2 票价"]
    texts = [lead, "2024-03-05", LONG * 2, *captions, "分享到", LONG * 3]
    page = parse("<body>" + "".join(f"<div><p>{text}</p></div>" for text in texts) + "</body>")
    normalize(page)
    blocks = collect(page.body)
    outline = Outline(page.body, blocks)
    kept = [LONG in block.text for block in blocks]
    keep_lead(kept, blocks, outline.good_of)
    keep_enclosed(kept, blocks, outline)
    assert [text for text, keep in zip(texts, kept, strict=True) if not keep] == ["2024-03-05", "分享到"]


def test_a_notice_of_lines_without_names_or_links_is_kept_whole() -> None:
    lines = [
        "镇交通〔2023〕14号",
        LONG,
        "一、停航时间",
        "4月14日至25日。",
        "二、改乘",
        "附件：航线图",
        "镇交通办",
        "（联系人：周敏）",
    ]
    menu = "<ul><li><a href=/0>首页</a></li><li><a href=/1>新闻</a></li></ul>"
    foot = "<div>Copyright © 2023 海港晚报 版权所有</div>"
    page = f"<title>停航通告</title><div>{menu}</div><div>{''.join(f'<div><span>{one}</span></div>' for one in lines)}</div>{foot}"
    made = read(page)
    assert [one for one in lines if one not in made] == [] and "版权所有" not in made


PRICES = ["Single class", "£28", "Five classes", "£120", "Members", "10% off"]
LINES = [
    "".join(f"<p>{one}</p>" for one in PRICES),
    f"<dl>{''.join(f'<dt>{one}</dt>' for one in PRICES)}</dl>",
    f"<table>{''.join(f'<tr><td>{one}</td></tr>' for one in PRICES)}</table>",
]


def kept_beside_paragraphs(inside: str, keep: Callable[[list[bool], list[Block], Outline], None]) -> list[bool]:
    """Which blocks of an element without a name are kept, where the paragraphs are."""
    page = parse(f"<div>{inside}</div><p>elsewhere</p>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.width >= GOOD_WIDTH for block in blocks]
    keep(kept, blocks, Outline(page.body, blocks))
    return kept[:-1]


@pytest.mark.parametrize("lines", LINES)
def test_a_short_text_of_lines_lists_and_tables_is_kept_whole_in_an_element_without_a_name(lines: str) -> None:
    assert all(kept_beside_paragraphs(f"<p>{LONG}</p>{lines}", keep_lines))


@pytest.mark.parametrize(
    "other",
    [
        "<p>Related stories</p>",
        "<p>Home</p><p>News</p>",
        "<p>© 2024 Coast Media</p>",
        "<div><span>Popular this week</span><span>Council approves bridge</span></div>",
        "<p><a href=/more>Council approves bridge</a></p>",
        "<ul><li><a href=/more><div>Council approves bridge</div></a></li></ul>",
        "<div><div>Members</div><div>10% off</div></div>",
    ],
)
def test_lines_are_not_kept_where_a_page_s_furniture_is_among_them(other: str) -> None:
    assert sum(kept_beside_paragraphs(f"<p>{LONG}</p>{LINES[0]}{other}", keep_lines)) == 1


def test_terms_with_what_they_mean_are_kept_whichever_words_they_are() -> None:
    def kept_below(head: str, terms: str) -> bool:
        return kept_beside_paragraphs(f"{PROSE * 2}<h3>{head}</h3><dl>{terms}</dl>", keep_plain)[-1]

    words = "<dt>首页</dt><dd>网站打开后的第一屏。</dd><dt>登录</dt><dd>填名字和密码。</dd><dt>分享</dt><dt>评论</dt><dt>搜索</dt>"
    assert kept_below("名词解释", words)
    assert kept_below("New", "<dt>Dark mode</dt><dd>Search in notes</dd>")  # what buttons are called elsewhere
    assert not kept_below("最新评论", "<dt>海边的风</dt><dd>祝福他们。</dd>")
    assert not kept_below(
        "New", "<dt><a href=/dark>Dark mode</a></dt><dd>Search in all of your notes, old and new</dd>"
    )


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            "<a href=report.pdf><img src=pdf.png alt='A file'>The yearly report</a>",
            "[![A file](pdf.png)The yearly report](report.pdf)",
        ),
        (
            "<a href=https://ferry.example/book><img src=banner.png alt='Book a seat'></a>",
            "[![Book a seat](banner.png)](https://ferry.example/book)",
        ),
        (
            "Built: <a href=/runs/1><img src=badge.svg alt=passed></a> today",
            "Built: [![passed](badge.svg)](/runs/1) today",
        ),
        ("<a href=/book><img src=banner.png></a>", "[![](banner.png)](/book)"),
    ],
)
def test_a_link_round_a_picture_keeps_its_target(link: str, expected: str) -> None:
    assert markdown(f"<p>{link}</p>") == f"{expected}\n"
    assert f"\n\n- {expected}\n" in article(
        f"<ul><li>{link}</li><li>A list of all ferries and of their skippers.</li></ul>"
    )


@pytest.mark.parametrize(
    "target",
    [
        "boat-large.JPG?w=2000",
        "/wiki/File:Boat.jpg",
        "/?attachment_id=7",
        "/boats/attachment/7/",
        "/u/skipper/photo/7",
        "#",
    ],
)
def test_a_link_to_the_picture_itself_is_the_picture(target: str) -> None:
    assert markdown(f"<p><a href='{target}'><img src=boat.jpg alt='A boat'></a></p>") == "![A boat](boat.jpg)\n"


_PAGER = "<div><a href=/n1/c10-32.html>【1】</a><a href=/n1/c10-32-2.html>【2】</a></div>"


@pytest.mark.parametrize(
    ("head", "target", "below", "is_next"),
    [
        ("", "/n1/c10-32-2.html", _PAGER, True),
        ("", "/n1/c10-32-2.html", "<a href=/n1/c10-32-2.html>下一页</a>", True),
        ("", "/n1?page=1", "<a href=/n1>1</a> <a href='/n1?page=1'>2</a>", True),
        ("<link rel=canonical href=https://ferry.example/n1/c10-32.html>", "/n1/c10-32-2.html", "", True),
        ("<link rel=canonical href=https://ferry.example/boats>", "/boats?page=2", "", True),
        ("", "/n1/c10-32-2.html", "", False),
        ("", "/n1/c10-37.html", "<a href=/n1/c10-37.html>12</a>", False),  # so many comments
        ("<link rel=canonical href=https://ferry.example/n1/c10-32.html>", "/n1/c10-33.html", _PAGER, False),
        ("<link rel=canonical href=https://ferry.example/boats>", "/boats-2", "", False),
    ],
)
def test_a_picture_leads_to_no_next_page_of_its_article(head: str, target: str, below: str, is_next: bool) -> None:
    picture = "<img src=https://ferry.example/boat.jpg alt='A boat'>"
    text = read(
        f"<html><head><title>The ferry</title>{head}</head><body><article><h1>The ferry</h1>{LONG}"
        f"<p><a href='{target}'>{picture} A boat by night</a></p>{LONG}</article>{below}</body></html>"
    )
    assert ("](https://ferry.example/boat.jpg)" in text, f"{target})" not in text) == (True, is_next)


def test_a_picture_in_a_link_stands_there_once() -> None:
    link = "<p><a href=/book><img src=banner.png alt='Book a seat'></a></p>"
    assert markdown(link * 2) == "[![Book a seat](banner.png)](/book)\n"


def test_a_table_with_a_line_of_code_in_its_cells_is_one_with_all_its_columns() -> None:
    made = article(
        "<table><tr><th>Signal<th>Sent with<th>More</tr>"
        "<tr><td>Fog<td><pre>horn --long | bell</pre><td><a href=/fog>Fog</a></tr>"
        "<tr><td>Goat aboard<td><div class=highlight><pre>horn.short()\nbell.ring(2)</pre></div><td><a href=/goat>Goats</a></tr></table>"
    )
    assert (
        "| Signal | Sent with | More |\n| --- | --- | --- |\n| Fog | `horn --long \\| bell` | [Fog](/fog) |\n"
        "| Goat aboard | `horn.short()`<br>`bell.ring(2)` | [Goats](/goat) |\n" in made
    )


@pytest.mark.parametrize("code", ["if fog:\n    horn()", "a\nb\nc\nd", "    horn()"])
def test_code_of_many_lines_or_indented_ones_stays_a_block(code: str) -> None:
    made = markdown(f"<table><tr><td>Fog<td><pre>{code}</pre></tr><tr><td>Sun<td>none</tr></table>")
    assert f"```\n{code}\n```\n" in made


def test_a_column_below_its_heading_is_a_table() -> None:
    made = markdown(
        "<table><thead><tr><th>Signals</th></tr></thead><tr><td>Horn</td></tr><tr><td>Bell</td></tr></table>"
    )
    assert made == "| Signals |\n| --- |\n| Horn |\n| Bell |\n"


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Signals</th></tr><tr><td>The horn is blown twice.</td></tr>",
        "<tr><td>Signals</td></tr><tr><td>Horn</td></tr><tr><td>Bell</td></tr>",
        "<tr><th>Signals</th></tr><tr><td><p>The horn.</p><p>The bell.</p></td></tr><tr><td>Fog</td></tr>",
        "<tr><th>Signals</th></tr><tr><th>Horn</th></tr><tr><td>Bell</td></tr>",
        "<tr><th>Signals</th></tr><tr><td>&nbsp;</td></tr><tr><td> </td></tr>",
    ],
)
def test_a_box_of_one_column_is_none(rows: str) -> None:
    assert "|" not in markdown(f"<table>{rows}</table>")


def test_columns_keep_the_alignment_of_their_cells() -> None:
    rows = "<tr><th align=center>Pier<th>Fare<th>Goats<th>Note</tr>" + "".join(
        f"<tr><td>{pier}<td align=Right>{fare}<td style='color: red; text-align:center'>{goats}<td align={way}>-</tr>"
        for pier, fare, goats, way in (("Old", "4", "yes", "left"), ("Salt", "12", "no", "right"))
    )
    assert markdown(f"<table>{rows}</table>") == (
        "| Pier | Fare | Goats | Note |\n| --- | ---: | :---: | --- |\n| Old | 4 | yes | - |\n| Salt | 12 | no | - |\n"
    )


def test_answers_whose_text_is_called_as_the_questions_is_stay() -> None:
    post = "<div class='{0}'><div class=votes><span>{1}</span></div><div class=cell><div class='prose post-body'><p>{2}</p></div></div><div class=user><a href=/u>Bo{1}</a></div></div>"
    asked = "I have an oar of an odd length, and I want to row in pairs without losing the tide, as the others here do every day."
    answers = [
        "Saw it in half; the ferry does not mind.",
        "From March on there is a second oar in the shed, which does the same for any boat.",
    ]
    made = read(
        f"<title>How do I row in pairs?</title><nav><a href=/>Home</a></nav><main><h1>How do I row in pairs?</h1>{post.format('question', 17, asked)}"
        f"<div id=answers><h2>2 Answers</h2>{''.join(post.format('answer', n, text) for n, text in enumerate(answers, 31))}</div></main>"
        "<aside><h4>Hot questions</h4><ul><li><a href=/q/2>Why is the sea salt?</a><li><a href=/q/3>Who owns the dyke?</a></ul></aside>"
    )
    assert [one for one in (asked, *answers) if one not in made] == []
    assert "Bo31" not in made and "Hot questions" not in made


def test_of_what_an_editor_typed_lines_of_sites_are_not_kept_for_that() -> None:
    lines = ["地址：河口路一号", "01", "广告", "喜欢就点个赞吧", "长按识别二维码"]
    text = "".join(f"<p>{line}</p>" for line in [LONG, *lines])
    page = parse(f"<div id=js_content>{text}</div>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text == LONG for block in blocks]
    keep_typed(kept, blocks, Outline(page.body, blocks))
    assert [block.text for block, keep in zip(blocks, kept, strict=True) if keep] == [LONG, *lines[:2]]


@pytest.mark.parametrize("title", ["See also", "External links"])
def test_a_list_of_links_stays_below_the_article_s_own_heading_be_that_wrapped(title: str) -> None:
    """As MediaWiki wraps headings."""
    section = f"<div class='mw-heading'><h2>{title}</h2><span class=mw-editsection>[<a href=/e>edit</a>]</span></div><ul><li><a href=/w>Water mill</a></li></ul>"
    made = read(f"<title>Boats</title><h1>Boats</h1><div class=mw-parser-output>{PROSE * 3}{section}</div>")
    assert f"## {title}\n\n- [Water mill](/w)" in made


def test_a_text_without_a_title_furniture_or_lists_of_links_is_kept_whole() -> None:
    lines = ["Dear all,", "The key hangs at the mill.", "Best wishes,", "Ida"]
    made = read(f"<html><body><div>{lines[0]}</div>{PROSE * 2}<div>{'</div><div>'.join(lines[1:])}</div></body></html>")
    assert all(f"{line}\n" in made for line in lines)
    menu = "<div><a href=/a>Boats</a></div><div><a href=/b>Tides</a></div>"
    assert "Tides" not in read(f"<html><body>{menu}<div>{PROSE * 2}</div></body></html>")


CARDS = "".join(
    f"<div style='padding: {i}px'><h4><a href=HOST{i}.example/c>Boat school {i}</a></h4><p>The teachers of school {i} have sailed for years, and take beginners out in any weather but a gale.</p></div>"
    for i in range(6)
)


@pytest.mark.parametrize(("host", "left_out"), [("https://school", 0), ("/news/", 4)])
def test_parts_of_one_style_stay_together_where_their_titles_lead_to_other_sites(host: str, left_out: int) -> None:
    page = parse(
        f"<nav><a href=/news/0.example/c>News</a></nav><div>{PROSE}{SECOND}{CARDS.replace('HOST', host)}{THIRD}</div>"
    )
    normalize(page)
    blocks = collect(page.body)
    kept = [not re.search("school [23]|News", block.text) for block in blocks]
    keep_alike(kept, blocks, Outline(page.body, blocks), page)
    assert [block.text for block, keep in zip(blocks, kept, strict=True) if not keep and "News" not in block.text][
        :4
    ] == [block.text for block in blocks if re.search("school [23]", block.text)][:left_out]


def test_a_likely_sentence_set_as_the_paragraphs_beside_it_is_kept() -> None:
    page = parse(
        f"<div>{PROSE}{SECOND}<p>Nobody had missed the old one.</p><p class=promo>Nobody may miss our offer.</p><p>Write to us</p></div>"
    )
    normalize(page)
    blocks = collect(page.body)
    kept = ["ferry" in block.text for block in blocks]
    keep_beside(kept, blocks, Outline(page.body, blocks), [0.0] * len(blocks))
    assert [block.text for block, keep in zip(blocks, kept, strict=True) if keep][2:] == [
        "Nobody had missed the old one."
    ]
    kept[2] = False
    keep_beside(kept, blocks, Outline(page.body, blocks), [-1.0] * len(blocks))
    assert not kept[2]
