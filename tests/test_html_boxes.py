"""HTML: captions and short lines in boxes of their own, between two paragraphs of an article, are its own; what a site puts there is not."""

from __future__ import annotations

import pytest

from html_pages import read
from paragraphs import TIDE_MILL as EN
from qingwen.html.article.names import is_typed
from qingwen.html.dom.tree import Element
from qingwen.reading.source import read_source

ZH = [
    "老潮汐磨坊立在河口，两岸农家送来什么粮食，它就磨什么。",
    "水车只在退潮时转动，所以磨坊主人的觉是零碎的。",
    "镇公所里存着一本账簿，纸越来越贵，字也就越写越小。",
    "铁路修通以后，不到十年，磨坊就成了堆放渔网的仓库。",
]


def made_of(body: str) -> str:
    html = f"<title>The tide mill</title><body><nav><a href=/>Home</a></nav>{body}<footer>Contact</footer></body>"
    return read_source("a.html", html.encode()).document.text


def paragraphs(texts: list[str], names: str = "") -> str:
    return "".join(f"<p{names}>{text}</p>" for text in texts)


HOLDERS = ("article", "main", "div class=css-1x", "div class=story", "div")
FIGURE = "<figure><img src=/mill.jpg alt='A mill'><figcaption>The wheel at low water</figcaption></figure>"


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_figure_between_two_parts_of_an_article_keeps_picture_and_caption(holder: str) -> None:
    for figure in (FIGURE, f"<div class=css-7>{FIGURE}</div>"):
        parts = [f"<div class=c>{paragraphs(some)}</div>" for some in (EN[:3], EN[3:])]
        made = made_of(f"<h1>The tide mill</h1><{holder}>{figure.join(parts)}</{holder.split()[0]}>")
        assert f"{EN[2]}\n\n![A mill](/mill.jpg)\n\n*The wheel at low water*\n\n{EN[3]}" in made


def test_a_figure_above_a_heading_of_the_article_keeps_its_caption() -> None:
    part = "<div class=companion><div class=css-2>{}</div></div>"
    body = part.format(paragraphs(EN[:4])) + FIGURE + part.format(f"<h2>The stones</h2>{paragraphs(EN[4:])}")
    made = made_of(f"<article><h1>The tide mill</h1><section name=articleBody>{body}</section></article>")
    assert "*The wheel at low water*\n\n## The stones" in made


def test_a_figure_in_a_run_with_a_link_keeps_its_caption() -> None:
    part = "<div class=companion><div class=css-2>{}</div></div>"
    skip = "<div class=css-4><a href=#after>SKIP ADVERTISEMENT</a></div>"
    body = part.format(paragraphs(EN[:4])) + FIGURE + skip + part.format(paragraphs(EN[4:]))
    made = made_of(f"<article><h1>The tide mill</h1><section name=articleBody>{body}</section></article>")
    assert f"{EN[3]}\n\n![A mill](/mill.jpg)\n\n*The wheel at low water*" in made


def test_the_caption_of_a_figure_above_a_short_first_paragraph_stays() -> None:
    head = (
        "<header><h1>The tide mill</h1><h2 class=subtitle>How a wheel became a stair</h2><div>Ida Holm</div></header>"
    )
    made = made_of(f"<article>{head}{FIGURE}<p>It was late.</p>{paragraphs(EN)}</article>")
    assert "The wheel at low water" in made


def test_a_second_column_of_short_sentences_stays_below_its_heading() -> None:
    part = "<div class=companion><div class=css-2>{}</div></div>"
    last = (
        "<h2>An old idea</h2><p class=c>The farms had proposed it in 1938.</p><p class=c>It will cost four sacks.</p>"
    )
    body = (
        part.format(paragraphs(EN * 2)) + "<div class=css-4><a href=#x>SKIP ADVERTISEMENT</a></div>" + part.format(last)
    )
    made = made_of(
        f"<article><h1>The tide mill</h1><section name=articleBody>{body}</section><div>By the Harbour</div></article>"
    )
    assert "## An old idea\n\nThe farms had proposed it in 1938.\n\nIt will cost four sacks." in made


def test_what_follows_a_long_note_stays_code_and_all() -> None:
    note = f"<div class='custom-block warning'><p class=custom-block-title>Before</p>{paragraphs(EN)}</div>"
    rest = "<h2>Install</h2><p>This part builds a mill.</p><div class=language-bash><pre>make mill</pre></div><p>Then turn it:</p>"
    made = made_of(
        f"<main><div class=theme-content><h1>The tide mill</h1>{note}{rest}</div><div>Edit this page</div></main>"
    )
    assert [text for text in ("## Install", "builds a mill.", "make mill", "Then turn it:") if text not in made] == []


@pytest.mark.parametrize("names", ["admonition warning", "callout", "custom-block tip"])
def test_what_sites_have_below_a_note_goes_and_a_note_alone_is_no_quotation(names: str) -> None:
    page = "<main><div class=docs><h1>The tide mill</h1><div class='{}'>{}</div>{}<div class=x2><p>Was this page helpful?</p></div><div>Marsh docs, version 3</div><div class=x3><p>Lost? Join the chat</p></div></div></main>"
    with_rest = made_of(page.format(names, paragraphs(EN), "<p>Then turn it:</p><pre>make mill</pre>"))
    alone = made_of(page.format(names, paragraphs(EN), ""))
    assert with_rest.endswith("Then turn it:\n\n```\nmake mill\n```\n")
    text = "\n\n".join(EN)
    assert alone.endswith(f"# The tide mill\n\n{text}\n")


VERSE = ["O river, carry me home", "Past the mill and the stone", "Past the ferry and foam", "To where I was grown"]
BOXES = {
    "verse": ("<div class=poem><div class=stanza>{}</div></div>", "<div>{}</div>", VERSE),
    "two lines": ("<div class=poem>{}</div>", "<p>{}</p>", VERSE[:2]),
    "without a name": ("<div>{}</div>", "<div>{}</div>", VERSE),
    "figures": ("<div class=numbers>{}</div>", "<div>{}</div>", ["412 sacks", "11 farms on two banks"]),
    "facts": ("<div class=facts><h3>At a glance</h3>{}</div>", "<p>{}</p>", ["Built in 1790", "Rebuilt after 1802"]),
    "letter": ("<div class=letter>{}</div>", "<p>{}</p>", ["Dear Ida,", "The wheel is dry.", "Yours, Hans"]),
    "things": ("<div class=inventory>{}</div>", "<div>{}</div>", ["two loaves of bread", "a lantern"]),
    "speeches": ("<div class=drama>{}</div>", "<div>{}</div>", ["MILLER. Who goes there", "CONSTABLE. The law"]),
}


@pytest.mark.parametrize("name", BOXES)
def test_short_lines_in_a_box_between_two_paragraphs_stay(name: str) -> None:
    box, line, texts = BOXES[name]
    inside = box.format("".join(map(line.format, texts)))
    for holder in ("article class=css-9", "div class=story"):
        body = paragraphs(EN[:3], " class=text") + inside + paragraphs(EN[3:], " class=text")
        made = made_of(f"<h1>The tide mill</h1><{holder}>{body}</{holder.split()[0]}>")
        between = made.partition(EN[2])[2].partition(EN[3])[0]
        assert all(text in between for text in texts)


def test_chinese_verse_and_things_between_two_short_paragraphs_stay() -> None:
    for texts in (["潮水轻轻地走了", "正如它轻轻地来"], ["竹椅一把", "旧账簿三本", "煤油灯两盏"]):
        inside = "<div class=list>" + "".join(f"<div>{text}</div>" for text in texts) + "</div>"
        made = made_of(f"<div class=c><h1>磨坊</h1>{paragraphs(ZH[:2])}{inside}{paragraphs(ZH[2:])}</div>")
        assert all(text in made for text in texts)


OF_SITES = [
    "<div class=newsletter><div>Stay in the loop</div><div>The best stories, every Friday</div></div>",
    "<div class=article-byline><span><div>Ida Holm</div><div>Keeper of the mill</div></span></div>",
    "<div class=css-3><div>Advertisement</div><div>Shoes for the marsh</div></div>",
    "<div class=product-embed><div>$30 $18</div><div>At the mill shop</div></div>",
    "<a href=/course><div class=css-3><h3>How to build a mill</h3><p>Learn at your pace</p></div></a>",
]


@pytest.mark.parametrize("box", OF_SITES)
def test_what_a_site_puts_between_paragraphs_goes(box: str) -> None:
    body = paragraphs(EN[:3], " class=text") + box + paragraphs(EN[3:], " class=text")
    made = made_of(f"<h1>The tide mill</h1><article class=css-9>{body}</article>")
    assert f"{EN[2]}\n\n{EN[3]}" in made


UNNAMED = [
    ["Ida Holm", "Marsh reporter", "Joined 2019"],
    ["Spring sale", "Up to 30% off nets"],
    ["Upcoming event", "Harbour Live", "3 May, Town Hall. Tickets on sale now"],
    ["The Harbour Podcast", "Episode 4: The ebb", "18 min"],
    ["Now playing", "How a wheel is built"],
    ["周立", "特约撰稿人"],
    ["林水生态", "36篇文章"],
    ["粗盐 500克", "￥12.5", "去购买"],
    ["海边好物", "19元包邮"],
    ["本文目录", "水车", "账簿"],
    ["下载海港晚报客户端", "每天一个故事"],
    ["2 for 1 on all lanterns", "Until Easter"],
    ["Half price", "Oilskins and boots"],
    ["Sale ends tonight", "In the shed"],
    ["Win two nights in the lighthouse", "Open to all"],
    ["Have your say", "Mill or dam?"],
    ["Cartoon of the week: book of the week", "Share your pictures"],
    ["Listen: the ebb", "12:04"],
    ["We value your data", "Read how"],
    ["Love this story?", "Be a patron"],
    ["本店七折起", "明日截止"],
    ["会员福利", "年底以前"],
    ["联系小编", "一起聊"],
    ["新书预告", "下个月见"],
    ["今日投票", "修还是拆"],
    ["音频：退潮", "12:04"],
]


@pytest.mark.parametrize("texts", UNNAMED)
def test_a_site_s_box_without_a_telling_name_goes_by_its_lines(texts: list[str]) -> None:
    box = "<div class=css-3>" + "".join(f"<div>{text}</div>" for text in texts) + "</div>"
    body = paragraphs(EN[:3], " class=text") + box + paragraphs(EN[3:], " class=text")
    made = made_of(f"<h1>The tide mill</h1><article class=css-9>{body}</article>")
    assert f"{EN[2]}\n\n{EN[3]}" in made


@pytest.mark.parametrize(
    "texts",
    [
        ["“It turns again”", "Ida Holm"],
        ["Ida Holm", "Keeper of the mill"],
        ["Adults £3", "Children free"],
        ["First boat", "06:40"],
        ["40 off the coast", "12 in the harbour"],
        ["Winter nets", "Summer nets"],
        ["我在岸上等你", "你知道吗"],
        ["打开微信", "点开右上角"],
        ["周立", "磨工"],
    ],
)
def test_who_speaks_prices_hours_and_steps_in_a_box_stay(texts: list[str]) -> None:
    box = "<div class=css-3>" + "".join(f"<div>{text}</div>" for text in texts) + "</div>"
    body = paragraphs(EN[:3], " class=text") + box + paragraphs(EN[3:], " class=text")
    made = made_of(f"<h1>The tide mill</h1><article class=css-9>{body}</article>")
    assert [text for text in texts if text not in made] == []


def test_who_asked_and_who_answered_stands_in_no_box_of_the_text() -> None:
    post = (
        "<div class=post><div class=s-prose>{}</div><div class=card><div>answered Apr 2</div><div>{}</div></div></div>"
    )
    made = made_of(
        f"<main>{post.format(paragraphs(EN[:3]), 'mallard')}{post.format(paragraphs(EN[3:]), 'heron')}</main>"
    )
    assert "mallard" not in made


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["The toll at the weir", "A goat: two pence", "A piano: a shilling"], EN),
        (["Closed on Mondays", "No dogs beyond this point"], EN),
        (["海报上说可以赢一头羊。", "最后谁也没有赢到羊。"], ZH),
    ],
)
@pytest.mark.parametrize("name", ["callout", "note", "fact-box"])
def test_short_lines_in_an_aside_that_is_called_a_callout_stay(lines: list[str], texts: list[str], name: str) -> None:
    box = f"<aside class={name}>{paragraphs(lines)}</aside>"
    made = made_of(f"<article><h1>The tide mill</h1>{paragraphs(texts[:2])}{box}{paragraphs(texts[2:])}</article>")
    assert all(line in made for line in lines)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["We rely on readers like you.", "Please consider a donation."], "callout"),
        (["新用户首月九元", "立即订阅"], "callout"),
        (["The mill in winter", "The weir in spring"], "newsletter-box"),
    ],
)
def test_what_a_site_sets_in_an_aside_does_not_stay(lines: list[str], name: str) -> None:
    box = f"<aside class={name}>{paragraphs(lines)}</aside>"
    made = made_of(f"<article><h1>The tide mill</h1>{paragraphs(EN[:3])}{box}{paragraphs(EN[3:])}</article>")
    assert not any(line in made for line in lines)


@pytest.mark.parametrize(
    "name", ["id=js_content class=rich_media_content", "class=v_news_content", "class='TRS_Editor'"]
)
def test_short_lines_in_what_an_editor_typed_stay(name: str) -> None:
    head = "<section><section><p>01</p></section><section><p><strong>老磨坊</strong></p></section></section>"
    card = "<section><p>地址：河口路一号</p><p>门票：免费</p></section>"
    more = "<section><p><a href=/s/1>往期推荐</a></p></section>"
    text = paragraphs(ZH[:2]) + card + paragraphs(ZH[2:]) + more
    made = made_of(f"<h1>春游指南</h1><div {name}>{head}{text}</div><div class=side><p>最新公告</p></div>")
    assert [line for line in ("01", "**老磨坊**", "地址：河口路一号", "门票：免费") if line not in made] == []
    assert "往期推荐" not in made and "最新公告" not in made


def test_a_class_that_enlarges_pictures_is_no_editor_s() -> None:
    named = [{"id": "zoom"}, {"id": "Zoom"}, {"class": "zoom"}]
    assert [is_typed(Element("div", attrs, None)) for attrs in named] == [True, True, False]


def test_headings_stay_beside_the_links_to_edit_what_is_below_them_be_it_a_menu_that_stands_above() -> None:
    """As encyclopedias have them, the first below a table of contents."""
    head = "<div class=level-1><h2>{}</h2><a href=/play>Play</a><a href=/edit>Edit</a></div>"
    first, second, third = (f"<div class=para>{one}</div>" for one in EN[:3])
    contents = "<ol><li><a href=#a>History</a></li><li><a href=#b>Make</a></li><li><a href=#c>Today</a></li></ol>"
    made = read(
        f"<title>Boats</title><div class=main><h1>Boats</h1>{first}<div class=catalog>{contents}</div>"
        f"<div>{head.format('History')}{second}{head.format('Make')}{third}</div></div>"
    )
    assert [line for line in made.split("\n") if line[:1] == "#"] == ["# Boats", "## History", "## Make"]
