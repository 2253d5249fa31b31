"""HTML: an article that something interrupts comes out whole, and so do the lists of links that are its own."""

from __future__ import annotations

import re

import pytest

from qingwen.cleaning import clean
from qingwen.html.article.enclosed import is_no_text
from qingwen.html.dom.parsing import parse
from qingwen.reading.source import read_source

EN = [
    "The old tide mill stands where the river meets the marsh, and for two hundred years it ground whatever the farms on both banks brought to it.",
    "Its wheel turned only when the water fell, so the miller slept in pieces, an hour after supper and another one before the cows were led out.",
    "A ledger in the town hall lists what was ground in each month of the war, in a hand that grows smaller as the paper became more expensive.",
    "When the railway came the farms sent their grain to the city instead, and within ten years the mill was a store for nets and broken carts.",
    "Schoolchildren found the millstones again in the spring, under a metre of mud, while they were counting snails for a lesson in biology.",
    "The stones lie in the yard of the school now, and every class that leaves scratches the year of its examination into the edge of the larger one.",
    "Nobody has decided whether that is damage or history, and the teacher who found the ledger would rather that nobody ever did.",
]
ZH = [
    "老潮汐磨坊立在河水与滩涂相接的地方，两百年来，两岸农家送来什么粮食，它就磨什么，从来没有挑剔过。",
    "水车只在退潮时转动，所以磨坊主人的觉是零碎的，晚饭后睡一个钟头，天亮牵牛出门之前再睡上一个钟头。",
    "镇公所里存着一本账簿，记着打仗那几年每个月磨了多少粮，纸越来越贵，账上的字也就写得越来越小。",
    "铁路修通以后，农家把粮食直接运进城里去卖，不到十年，磨坊就成了堆放渔网和破车架的仓库，无人过问。",
    "今年春天，一群小学生为了生物课到滩涂上数螺蛳，在一米深的淤泥下面又找到了当年的那两块大磨盘。",
    "如今磨盘躺在学校的院子里，每一届毕业生离校之前，都要在大的那块边上刻下自己参加考试的年份。",
    "这究竟算是损坏还是历史，至今没有人出来下过结论，找到账簿的那位老师倒宁愿永远不要有人来下结论。",
]
SHORT = ["It was late.", "The tide had turned.", "They went home by the dyke."]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def links(pattern: str, number: int = 4) -> str:
    return "".join(pattern.format(f"<a href=/s/{i}>A barn burnt in parish number {i}</a>") for i in range(number))


INTERRUPTIONS = {
    "table": f"<table>{links('<tr><td>{0}</td><td>{0}</td></tr>')}</table>",
    "list": f"<ul>{links('<li>{}</li>')}</ul>",
    "long list": f"<ul>{links('<li>{}</li>', 12)}</ul>",
    "paragraphs": links("<p>{}</p>"),
    "related": f"<h2>Related stories</h2><ul>{links('<li>{}</li>')}</ul>",
    "相关阅读": f"<h3>相关阅读</h3>{links('<p>{}</p>')}",
    "box": f"<div class=related-posts><h3>You may also like</h3><ul>{links('<li>{}</li>')}</ul></div>",
    "cards": f"<div class=cards>{links('<div class=card><h3>{}</h3><p>Four sheep were saved.</p></div>')}</div>",
    "aside": f"<aside><h3>Most read</h3><ol>{links('<li>{}</li>')}</ol></aside>",
    "aside of text": "<aside><h4>What is a tide mill?</h4><p>A mill that lets the flood in and grinds with the ebb.</p></aside>",
    "read more": "<p>Read more: <a href=/s/1>A barn burnt</a></p>",
    "advertisement": "<p>Advertisement</p>",
    "advertisement in a box": "<div class=ad><h4>Advertisement</h4></div>",
    "广告": "<p>广告</p>",
    "form": "<form><h3>Sign up for our newsletter</h3><p>The news of the marsh, every Friday.</p><label>Email</label><input><button>Subscribe</button></form>",
    "sign-up": "<div class=letter><h3>Newsletter</h3><p>The news of the marsh, every Friday.</p><p>By signing up you agree to our <a href=/t>terms</a></p></div>",
    "shares": "<div class=share><a href=#>Facebook</a> <a href=#>Twitter</a> <a href=#>Email</a></div>",
    "author": "<div><h3>About the author</h3><p>Ida Holm writes about water.</p></div>",
    "comments": "<h3>3 comments</h3>",
    "picture": "<figure><img src=a.jpg alt=''><figcaption>The yard in May</figcaption></figure>",
    "steps": "<p>Jump to step</p><ul><li><a href=#a>Step 1</a></li><li><a href=#b>Step 2</a></li><li><a href=#c>Step 3</a></li></ul>",
    "pages": "<p><a href='?p=2'>Next page</a></p>",
}
MENU = "<nav><a href=/>Home</a> <a href=/n>News</a> <a href=/s>Sport</a></nav>"
FOOT = "<footer><p>© 2024 Marsh News. All rights reserved.</p><a href=/p>Privacy</a></footer>"
SIDE = f"<div class=sidebar><h3>Most read</h3><ul>{links('<li>{}</li>', 6)}</ul></div>"
PAGES = {
    "bare": "{title}{first}{between}{second}",
    "article": MENU + "<article>{title}{first}{between}{second}</article>" + FOOT,
    "content": MENU + "<div>{title}<div class=post-content>{first}{between}{second}</div>" + SIDE + "</div>" + FOOT,
    "halves": MENU + "<main>{title}<div class=text>{first}</div>{between}<div class=text>{second}</div></main>" + FOOT,
    "named halves": MENU
    + "<div>{title}<div class=article-body>{first}</div>{between}<div class=article-body>{second}</div>"
    + SIDE
    + "</div>"
    + FOOT,
    "numbered halves": MENU
    + "<main>{title}<div class=text-1>{first}</div>{between}<div class=text-2>{second}</div></main>"
    + FOOT,
    "lead and rest": MENU + "<main>{title}<div class=lead>{first}</div>{between}<div>{second}</div></main>" + FOOT,
    "quotation": MENU + "<article>{title}{first}{between}<blockquote>{second}</blockquote></article>" + FOOT,
    "two articles": MENU + "<main>{title}<article>{first}</article>{between}<article>{second}</article></main>" + FOOT,
    "blocks": MENU
    + "<main>{title}<div class=block><div class=rte>{first}</div></div><div class=block>{between}</div><div class=block><div class=rte>{second}</div></div></main>"
    + FOOT,
    "columns": MENU
    + "<div class=container><div class=row><div class=col-8>{title}{first}</div><div class=col-4>{between}</div></div><div class=row><div class=col-8>{second}</div></div></div>"
    + FOOT,
    "sections": MENU
    + "<main>{title}<section>{first}</section><section>{between}</section><section>{second}</section></main>"
    + FOOT,
}


def cleaned(page: str, between: str, texts: list[str], second: str) -> str:
    title = "<h1>The mill in the marsh</h1>"
    body = PAGES[page].format(title=title, first=paragraphs(texts[:5]), between=between, second=second)
    html = f"<html><head><title>The mill in the marsh - Marsh News</title></head><body>{body}</body></html>"
    return clean(read_source("page.html", html.encode()).document).text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", INTERRUPTIONS)
def test_both_halves_of_an_article_are_kept(page: str, kind: str) -> None:
    for texts in (EN, ZH):
        made = cleaned(page, INTERRUPTIONS[kind], texts, paragraphs(texts[5:]))
        assert [text for text in texts if text not in made] == []


@pytest.mark.parametrize("page", ["bare", "article", "content", "halves", "named halves", "sections"])
@pytest.mark.parametrize("kind", INTERRUPTIONS)
def test_a_second_half_of_short_lines_below_a_heading_is_kept(page: str, kind: str) -> None:
    for second in (paragraphs(SHORT), "<ul>" + "".join(f"<li>{text}</li>" for text in SHORT) + "</ul>"):
        made = cleaned(page, INTERRUPTIONS[kind], EN, f"<h2>That evening</h2>{second}")
        assert [text for text in (*EN[:5], "That evening", *SHORT) if text not in made] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", ["table", "list", "related", "相关阅读", "box", "cards", "aside"])
def test_other_articles_between_two_halves_are_left_out(page: str, kind: str) -> None:
    assert "A barn burnt" not in cleaned(page, INTERRUPTIONS[kind], EN, paragraphs(EN[5:]))


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class=text>{links('<p>{} in the north.</p>')}</div>",
        "<div class=text><h3>Newsletter</h3><p>The news of the marsh in your inbox, every Friday.</p></div>",
        "<div class=text><h3>About the author</h3><p>Ida Holm writes about water.</p></div>",
    ],
)
def test_what_is_no_part_of_an_article_is_left_out_beside_it(beside: str) -> None:
    made = cleaned("halves", "", EN, f"{paragraphs(EN[5:])}</div>{beside}<div>")
    assert EN[6] in made and not re.search("burnt|inbox|Ida Holm", made)


@pytest.mark.parametrize(
    "line",
    [
        "Ida Holm is a reporter who has covered mills, boats and the people in them for twenty years; she lives on the far bank of the river.",
        "Get the news of the marsh in your inbox every morning, with the best pictures of the day and a column that you will read nowhere else.",
        "The views expressed here are those of the author alone and do not necessarily reflect the position of Marsh News or of those who own it.",
    ],
)
@pytest.mark.parametrize(
    "box", ["<div><p>{}</p></div>", "<div class=note><p>{}</p></div>", "<section><p>{}</p></section>"]
)
def test_a_paragraph_that_stands_alone_beside_an_article_is_none_of_it(line: str, box: str) -> None:
    body = f"{MENU}<article><h1>The mill</h1><div class=text>{paragraphs(EN)}</div>{box.format(line)}</article>{SIDE}"
    made = read_source("a.html", f"<title>The mill</title><body>{body}{FOOT}</body>".encode()).document.text
    assert EN[6] in made and line not in made


OWN = {
    "links": "<ul><li><a href=/d/wheel>The wheel</a></li><li><a href=/d/stone>The stone</a></li><li><a href=/d/dam>The dam</a></li></ul>",
    "explained": "<ul><li><a href=/d/wheel>The wheel</a> - how its blades are set</li><li><a href=/d/stone>The stone</a>: what it is cut from and who cut it</li></ul>",
    "definitions": "<dl><dt><a href=/d/wheel>The wheel</a></dt><dd>How its blades are set.</dd><dt><a href=/d/stone>The stone</a></dt><dd>Who cut it.</dd></dl>",
}


@pytest.mark.parametrize("holder", ["article", "main", "div class=post-content", "div class=markdown-body", "div"])
@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(
    "head",
    [
        "<h2>Resources</h2>",
        "<h2>Further reading</h2>",
        "<h3>See also</h3>",
        "<h2>Next steps</h2>",
        "<h2>Related resources</h2>",
        "<h2>参考资料</h2>",
        "<h3>延伸阅读</h3>",
        "<p><strong>References</strong></p>",
        "<p>Those who want to know more may begin with these:</p>",
    ],
)
def test_the_links_that_close_an_article_are_its_own(head: str, own: str, holder: str) -> None:
    text = paragraphs(EN[:4])
    body = f"{MENU}<{holder}><h1>The mill</h1>{text}{head}{OWN[own]}</{holder.split()[0]}>{FOOT}"
    made = clean(
        read_source("a.html", f"<head><title>The mill</title></head><body>{body}</body>".encode()).document
    ).text
    wanted = re.findall(r">(?:[ :-]*)([^<>]+)<", head + OWN[own])
    assert [one for one in wanted if one.strip() not in made] == []
    assert "Privacy" not in made and "Home" not in made


def test_text_beside_each_link_keeps_a_list_whatever_stands_above_it() -> None:
    for head in ("<h2>Related links</h2>", "<h2>相关链接</h2>", "<h2>Three mills worth a walk</h2>"):
        body = f"<article><h1>The mill</h1>{paragraphs(EN[:4])}{head}{OWN['explained']}</article>"
        assert "what it is cut from" in read_source("a.html", body.encode()).document.text


@pytest.mark.parametrize(
    "end",
    [
        f"<h2>Related articles</h2><ul>{links('<li>{}</li>')}</ul>",
        f"<h3>相关文章</h3><ul>{links('<li>{} 2024-05-01</li>')}</ul>",
        *(
            f"<{tag}>{label}</{tag}><ul>{links('<li>{}</li>')}</ul>"
            for label in ("Read more:", "Share:", "Filed under:", "Topics:", "推荐阅读：", "本文标签：", "Don't miss:")
            for tag in ("p", "h3")
        ),
        f"<div class=more><h2>Resources</h2><ul>{links('<li>{}</li>')}</ul></div>",
        f"<ul>{links('<li>{} 3 May</li>')}</ul>",
    ],
)
def test_the_links_that_a_site_puts_below_an_article_are_left_out(end: str) -> None:
    body = f"<body>{MENU}<article><h1>The mill</h1>{paragraphs(EN)}{end}</article>{FOOT}</body>"
    made = read_source("a.html", body.encode()).document.text
    assert EN[6] in made and "A barn burnt" not in made


def test_a_page_of_notion_is_a_document_whole() -> None:
    box = "<figure class='block-color-gray_background callout' style='display:flex'><div><span class=icon>!</span></div><div>{}</div></figure>"
    contents = "<nav class='block-color-gray table_of_contents'><div><a href=#h>Today, in short</a></div></nav>"
    for inner in ("Kept by the crew", "<a href=https://mill.example/plan>The plan</a>"):
        body = (
            f"{contents}{box.format(inner)}<h2 id=h>Today</h2><ul><li><a href=https://mill.example/a>One</a></li></ul>"
        )
        html = f"<title>Log</title><article id=x class='page sans'><header><h1 class=page-title>Log</h1></header><div class=page-body>{body}</div></article>"
        made = read_source("a.html", html.encode()).document.text
        assert re.sub("<.*?>", "", inner) in made and "[One](https://mill.example/a)" in made
        assert "in short" not in made and made.count("# Log") == 1


def test_a_page_of_short_texts_has_links_of_its_own_too() -> None:
    text = "<p>The pump runs on any well.</p><h2>Install</h2><p>Run it:</p><pre><code>pump run</code></pre><p>Do not run it dry.</p>"
    menu = f"<div><ul>{links('<li>{}</li>', 6)}</ul></div>"
    for holder in ("div class=markdown", "article class=markdown-body"):
        own = f"<h2>Next steps</h2>{OWN['links']}<h3>Downloads</h3><ul><li><a href=/plan.pdf>The plan</a></li></ul>"
        html = f"<title>Pump</title><body>{menu}<main><{holder}><h1>Pump</h1>{text}{own}</{holder.split()[0]}></main>{FOOT}"
        made = read_source("a.html", html.encode()).document.text
        assert "## Next steps\n\n- [The wheel](/d/wheel)" in made and "[The plan](/plan.pdf)" in made
        assert "A barn burnt" not in made


def test_a_figure_with_a_form_between_paragraphs_is_no_part_of_the_article() -> None:
    form = "<form><label>Your address</label><input><button>Send</button></form>"
    letter = "<aside><h2>First Edition</h2><p>Our letter tells you what the day was about.</p>"
    offer = f"<figure>{letter}{form}</aside></figure>"
    html = f"<body><article><h1>The mill</h1>{paragraphs(EN[:3])}{offer}{paragraphs(EN[3:])}</article>"
    made = read_source("a.html", html.encode()).document.text
    assert EN[6] in made and "First Edition" not in made and "what the day" not in made


def test_files_below_what_interrupts_an_office_are_its_own() -> None:
    files = "<p>附件：</p><p><a href=a.doc>磨坊图纸.doc</a></p><p><a href=b.xls>磨盘清单.xls</a></p>"
    for between in ("<div class=op>【<a>打印</a>】【<a>关闭</a>】</div>", f"<ul>{links('<li>{}</li>')}</ul>"):
        html = f"<body><h1>通知</h1><div class=TRS_Editor>{paragraphs(ZH)}</div>{between}<div>{files}</div>{FOOT}"
        made = read_source("a.html", html.encode()).document.text
        assert "附件：\n\n[磨坊图纸.doc](a.doc)\n\n[磨盘清单.xls](b.xls)" in made and "A barn burnt" not in made


def test_a_recipe_comes_out_whole_round_the_links_to_its_steps() -> None:
    first = "<p>My aunt baked this every August, when the plums fell faster than anybody could eat them.</p>"
    stuff = "<h2>Ingredients</h2><ul><li>250 g flour</li><li>3 eggs</li><li>Plums</li></ul>"
    steps = "".join(f"<h3 id=s{i}>Step {i}</h3><p>{text}</p>" for i, text in enumerate(["Knead.", "Chill.", "Bake."]))
    entries = "".join(f"<li><a href=#s{i}>Step {i}</a></li>" for i in range(3))
    end = (
        "<h2>Nutrition</h2><table><tr><td>Energy</td><td>1200 kJ</td></tr></table><h2>Notes</h2><p>Keeps two days.</p>"
    )
    for jump in (
        f"<p>Jump to step</p><ul>{entries}</ul>",
        f"<h2>Jump to step</h2><ol>{entries}</ol>",
        f"<nav><p>Jump to step</p><ul>{entries}</ul></nav>",
        "<p><a href=#s0>Jump to recipe</a> <a href=/print>Print this recipe</a></p>",
    ):
        for holder in ("article", "main", "div class=entry-content"):
            html = f"<title>Plum tart</title><body>{MENU}<{holder}><h1>Plum tart</h1>{first}{stuff}{jump}<h2>Method</h2>{steps}{end}</{holder.split()[0]}>{FOOT}"
            made = clean(read_source("a.html", html.encode()).document).text
            for text in ("August", "250 g flour", "Plums\n", "Method", "Step 2", "Bake.", "1200 kJ", "Keeps two days."):
                assert text in made
            assert "Jump to" not in made and "Print this" not in made


def test_a_paragraph_that_is_set_as_a_heading_is_no_heading_of_links() -> None:
    last = (
        "The stones lie in the yard of the school now, and every class scratches the year of its examination into them."
    )
    html = f"<body><article><h1>The mill</h1>{paragraphs(EN[:5])}<h2>{last}</h2>{INTERRUPTIONS['list']}</article>"
    assert last in read_source("a.html", html.encode()).document.text


WIDGET = "<div class='widget widget-{}'><div class=widget-box>{}</div></div>"


def built(between: str) -> str:
    """A page that a builder made, each part of which has a box of its own."""
    first, second = (WIDGET.format("text", paragraphs(texts)) for texts in (EN[:3], EN[3:]))
    html = f"<title>The mill</title><body><nav><a href=/>Home</a></nav><section><h1>The mill</h1>{first}{between}{second}</section><footer>© Marsh News</footer>"
    return read_source("page.html", html.encode()).document.text


def test_a_heading_that_a_page_builder_set_alone_stays() -> None:
    assert "## Who ground the corn?" in built(WIDGET.format("heading", "<h2 class=t>Who ground the corn?</h2>"))


@pytest.mark.parametrize(
    "box",
    [
        "<h3><a href=/s/1>A barn burnt in the parish</a></h3>",
        "<a href=/s/1><div><h3>A barn burnt in the parish</h3></div></a>",
    ],
)
def test_what_leads_to_another_article_is_no_heading(box: str) -> None:
    assert "A barn burnt" not in built(WIDGET.format("card", box))


def test_what_sites_call_their_lists_is_no_heading() -> None:
    assert "Related stories" not in built(WIDGET.format("heading", "<h3>Related stories</h3>"))
    assert "### Related work" in built(WIDGET.format("heading", "<h3>Related work</h3>"))


@pytest.mark.parametrize(
    ("tag", "is_text"),
    [
        ("<iframe src=https://www.youtube.com/embed/abcdefghijk></iframe>", True),
        ("<iframe data-src=//player.vimeo.com/video/12></iframe>", True),
        ("<iframe src=https://ads.example/frame></iframe>", False),
        ("<video src=ad.mp4></video>", False),
    ],
)
def test_a_film_that_others_let_embed_is_no_sign_of_a_site_s_box(tag: str, is_text: bool) -> None:
    assert [is_no_text(one) for one in parse(tag).body][-1] is not is_text


def test_sources_that_are_set_as_a_heading_stay() -> None:
    line = "Sources: <a href=https://a.example/1>Mills of the Marsh</a>, Marsh Press, 1931; <a href=https://a.example/2>The Ledger</a>, Town Hall, 1948; what the miller’s grandson told the school in May."
    html = f"<title>The mill</title><article><h1>The mill</h1>{paragraphs(EN)}<h6>{line}</h6><ul><li><a href=/s/1>A barn burnt in the parish</a></li></ul></article>"
    assert "Marsh Press, 1931" in read_source("page.html", html.encode()).document.text


@pytest.mark.parametrize(
    "head", ["<h4>More:</h4>", "<div class=h3>More Great MARSH Stories</div>", "<h3>Related stories</h3>"]
)
def test_a_list_of_other_articles_goes_be_its_titles_links_in_part_only(head: str) -> None:
    items = "".join(
        f"<li>Four sheep were saved [and a <a href=/s/{i}>barn burnt in parish number {i}</a>]</li>" for i in range(4)
    )
    html = f"<title>The mill</title><article><h1>The mill</h1>{paragraphs(EN)}{head}<ul>{items}</ul></article>"
    made = read_source("page.html", html.encode()).document.text
    assert EN[-1] in made and "barn" not in made and "More" not in made


def test_a_list_that_tells_of_what_it_links_to_stays() -> None:
    items = "".join(
        f"<li><a href=/s/{i}>Mills {i}</a>: the ledger in which the miller wrote what he ground in that year</li>"
        for i in range(4)
    )
    html = f"<title>The mill</title><article><h1>The mill</h1>{paragraphs(EN)}<h3>More:</h3><ul>{items}</ul></article>"
    assert "Mills 3" in read_source("page.html", html.encode()).document.text
