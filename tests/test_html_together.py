"""HTML: what stands together with an article's paragraphs is the article's: its lists and tables, its files, its links elsewhere, its posts."""

from __future__ import annotations

import re

import pytest

from qingwen.reading.source import read_source

EN = [
    "The bell of Saltmarsh was cast in a field behind the church, because no cart in the county could have borne it over the causeway.",
    "It cracked in the first winter, and the founder came back on foot, listened to it for an afternoon, and said that it would do.",
    "Since then it has rung a quarter tone below every other bell on the coast, and sailors say that they can smell the mud when they hear it.",
]
ZH = [
    "盐沼村的钟是在教堂后面的田里铸成的，因为全县没有一辆车能驮着它走过那条堤道，铸钟人索性就地挖坑起炉。",
    "头一个冬天它就裂了，铸钟人步行回来，听了整整一个下午，最后说这样也行，收了半价便走了，再没有来过。",
    "从那以后，它比沿岸所有的钟都低四分之一个音，水手们说，一听见这口钟，就能闻到滩涂上烂泥的气味来。",
]
MENU = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>"
FOOT = "<footer><ul><li><a href=https://www.saltmarsh.example/c>Contact us</a></li><li><a href=https://www.saltmarsh.example/t>Terms of use</a></li></ul><p>© 2024 Saltmarsh Post</p></footer>"
HOLDERS = ["article", "main", "div class=main", "div class=text", "div class=wrap", "div class=news_con", "div"]


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str, title: str = "The bell of Saltmarsh") -> str:
    page = f"<head><title>{title} - Saltmarsh Post</title></head><body>{MENU}{body}{FOOT}</body>"
    return read_source("page.html", page.encode()).document.text


def held(holder: str, inside: str, title: str = "The bell of Saltmarsh") -> str:
    return read(f"<{holder}><h1>{title}</h1>{inside}</{holder.split()[0]}>", title)


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(
    "end",
    [
        "<p>获奖名单：</p><table><tr><td>头奖</td><td>杜小满</td></tr><tr><td>二奖</td><td>汪一苇</td></tr></table>",
        "<p>获奖名单</p><ul><li>头奖：杜小满</li><li>二奖：汪一苇</li></ul>",
        "<p>获奖名单：</p><div class=scroll><table><tr><td>杜小满</td><td>头奖</td></tr><tr><td>汪一苇</td><td>二奖</td></tr></table></div>",
        "<h3>获奖名单</h3><ol><li>杜小满</li><li>汪一苇</li></ol>",
    ],
)
def test_a_list_or_table_that_closes_an_article_is_its_own(holder: str, end: str) -> None:
    for texts in (ZH, ZH[:1]):
        made = held(holder, paragraphs(texts) + end, "盐沼村的钟")
        assert "获奖名单" in made and "杜小满" in made and "汪一苇" in made and "Contact" not in made


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(
    "end",
    [
        "<pre><code>ring --slow\nring --stop</code></pre>",
        "<blockquote><p>We ring what comes.</p><footer>The sexton</footer></blockquote>",
        "<figure><img src=a.jpg><figcaption>The rope in May</figcaption></figure><figure><img src=b.jpg><figcaption>Bats</figcaption></figure>",
        "<dl><dt>Rope</dt><dd>Hemp</dd><dt>Wheel</dt><dd>Elm</dd></dl>",
        "<ul class=tabs><li><a href=#a>Summer</a></li></ul><div id=a class='tab-pane active'><p>Rung daily.</p></div><div id=b class=tab-pane><p>Rung on Sundays.</p></div>",
        "<div class=timeline>"
        + "".join(
            f"<div class=item><div class=year>{year}</div><div>{text}</div></div>"
            for year, text in ((1580, "It is cast."), (1581, "It cracks."), (1911, "It falls silent."))
        )
        + "</div>",
        "".join(
            f"<div class=step><h3>{head}</h3><p>{text}</p></div>"
            for head, text in (("First", "Take the rope."), ("Then", "Pull."), ("Last", "Let go."))
        ),
    ],
)
def test_code_a_quotation_captions_or_parts_close_an_article_as_its_own(holder: str, end: str) -> None:
    wanted = [text for text in re.findall(r">([^<>]+)<", end) if text != "Summer"]
    for texts in (EN, EN[:2]):
        made = held(holder, paragraphs(texts) + end)
        assert [text for text in wanted if text not in made] == [] and "Contact" not in made


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(
    "head",
    [
        "<p>相关数据如下：</p>",
        "<p>分类统计：</p>",
        "<p>推荐名单：</p>",
        "<h3>热门时段</h3>",
        "<h3>评论员名单</h3>",
        "<p>Featured ringers:</p>",
        "<h3>Popular times</h3>",
        "<h3>Comments by year</h3>",
    ],
)
def test_a_table_without_links_is_no_list_of_other_articles_whatever_stands_above_it(holder: str, head: str) -> None:
    made = held(
        holder,
        paragraphs(ZH) + head + "<table><tr><td>甲组</td><td>61</td></tr><tr><td>乙组</td><td>40</td></tr></table>",
        "盐沼村的钟",
    )
    assert re.sub("<.*?>", "", head) in made and "甲组" in made


def test_a_paragraph_may_begin_as_a_list_of_other_articles_does() -> None:
    parts = "".join(
        f"<div class=step><h3>{head}</h3><p>Pull the rope.</p></div>" for head in ("First", "Search", "Last")
    )
    made = held(
        "div class=text",
        paragraphs(EN)
        + f"<p>Related bells hang in Otterby, in Holm and on the island, and each has a rope of another colour.</p>{parts}",
    )
    assert all(f"### {head}\n\nPull" in made for head in ("First", "Search", "Last"))


def test_a_figure_with_a_form_is_an_offer() -> None:
    offer = "<figure><h4>Our letter</h4><form><label>Your address</label><input></form><figcaption>Every Friday, free of charge</figcaption></figure>"
    made = held("div class=text", paragraphs(EN) + offer)
    assert EN[2] in made and "Every Friday" not in made


def test_a_list_of_links_or_comments_below_an_article_is_none_of_it() -> None:
    for end in (
        "<ul><li>Facebook</li><li>Twitter</li><li>WhatsApp</li></ul>",
        "<ul><li><a href=/1><p>Barn burnt in Otterby</p></a></li><li><a href=/2><p>Sheep found</p></a></li></ul>",
        "<h3>3 comments</h3><ul><li>Lovely bell.</li><li>I was there.</li></ul>",
    ):
        made = held("div class=text", paragraphs(EN) + end)
        assert EN[2] in made and not any(one in made for one in ("Twitter", "Barn", "Lovely"))


@pytest.mark.parametrize("holder", ["div class=content", "div id=zoom", "div class=TRS_Editor", "div class=wrap"])
def test_files_stay_where_a_letter_names_them(holder: str) -> None:
    files = "<p><a href=1.xls>1. 甲组名单.xls</a></p><p><a href=2.xls>2. 乙组名单.xls</a></p>"
    for inside in (
        f"<p>{ZH[0]}</p><p>附件：</p>{files}<p>盐沼村公所</p><p>2024年6月3日</p>",
        f"<p>请各组长下载下列表格，填好后送到公所。</p>{files}<p>窗口时间：周一至周五9:00—17:00。</p>",
    ):
        made = held(holder, inside, "关于敲钟轮值的公告")
        assert "甲组名单" in made and "乙组名单" in made


def test_links_to_other_sites_below_the_headings_of_an_article_are_its_own() -> None:
    lists = [
        "<ul>"
        + "".join(f"<li><a href=https://{host}.example/{i}>{text}</a></li>" for i, text in enumerate(texts))
        + "</ul>"
        for host, texts in (("a", ["Why ropes sing", "Tuning by ear"]), ("b", ["A night in the belfry", "Bats"]))
    ]
    for holder in HOLDERS:
        for inside in (
            f"<p>{EN[0]}</p><h2>Ropes</h2>{lists[0]}<h2>Towers</h2>{lists[1]}<p>{EN[1]}</p>",
            f"<p>{EN[0]}</p><h2>Ropes</h2>{lists[0]}<h2>Towers</h2>{lists[1]}",
            f"<p>{EN[0]}</p>{lists[0]}<p>And from the tower</p>{lists[1]}<p>{EN[1]}</p>",
        ):
            made = held(holder, inside)
            assert [one for one in ("Why ropes", "Tuning", "A night", "Bats") if one not in made] == []


@pytest.mark.parametrize(
    "end",
    [
        "<h2>More from the coast</h2><ul>{own}</ul>",
        "<h2>On the shore</h2><ul>{own}</ul>",
        "<h3>From our partners</h3><ul>{others}</ul>",
        "<h3>Around the web</h3><ul>{others}</ul>",
        "<h3>Related stories</h3><ul>{others}</ul>",
    ],
)
def test_links_to_a_page_s_own_site_or_that_it_sells_are_not(end: str) -> None:
    own = "".join(f"<li><a href=https://www.saltmarsh.example/{i}>A barn burnt in {i}</a></li>" for i in range(3))
    others = own.replace("www.saltmarsh", "ads")
    made = held("article", paragraphs(EN) + end.format(own=own, others=others))
    assert EN[2] in made and "barn" not in made


POSTS = {
    "div": '<div class="floor"><div class="user">u{i}</div><div class="msg">{text}</div></div>',
    "numbered": '<div class="item-{i}"><div class="who">u{i}</div><div class="what">{text}</div></div>',
    "linked": '<div class="post"><div class="author"><a href="/u/{i}">u{i}</a></div><div class="body"><p>{text}</p></div><div class="do"><a href="#">Reply</a> <a href="#">Quote</a></div></div>',
    "table": '<table class="post"><tr><td class="left"><a href="/u/{i}">u{i}</a></td><td><div class="said">{text}</div></td></tr></table>',
    "striped": '<div class="post {stripe}"><div class="name">u{i}</div><div class="words">{text}</div></div>',
    "article": "<article class=update><time>1{i}:02</time><p>{text}</p></article>",
}
THREADS = [
    "<h1>{title}</h1>{posts}",
    "<main><h1>{title}</h1><div class=thread>{posts}</div></main>",
    "<div class=wrap><div><h1>{title}</h1></div><div class=list>{posts}</div></div>",
]


@pytest.mark.parametrize("page", THREADS)
@pytest.mark.parametrize("shape", POSTS)
@pytest.mark.parametrize(
    "texts",
    [
        [*EN, "Thanks, that was it!", "Same here"],
        ["Who rings it now?", "My aunt does.", "She is ninety.", "Thanks!"],
        [*ZH, "受教了。", "顶"],
    ],
)
def test_parts_of_one_shape_beside_the_article_s_are_its_posts(page: str, shape: str, texts: list[str]) -> None:
    posts = "".join(
        POSTS[shape].format(i=i, text=text, stripe=("odd first", "even", "odd", "even last")[i % 4])
        for i, text in enumerate(texts)
    )
    made = read(page.format(title="The bell of Saltmarsh", posts=posts))
    assert [text for text in texts if text not in made] == []


@pytest.mark.parametrize(
    "card",
    [
        "<div class=card><a href=/p/{i}><h4>A barn burnt in {i}</h4></a><p>Four sheep were saved by a dog.</p></div>",
        "<div class=card><h4><a href=/p/{i}>A barn burnt in {i}</a></h4><p>Four sheep were saved by a dog.</p></div>",
        "<div class=card><div><a href=/p/{i}><img src=a.jpg alt=barn></a></div><h4><a href=/p/{i}>A barn burnt in {i}</a></h4><p>Four sheep were saved by a dog.</p></div>",
        "<a class=card href=/p/{i}><h4>A barn burnt in {i}</h4><p>Four sheep were saved by a dog.</p></a>",
    ],
)
def test_cards_of_other_articles_are_no_posts(card: str) -> None:
    cards = "".join(card.format(i=i) for i in range(4))
    for body in (
        f"<article><h1>The bell</h1>{paragraphs(EN)}<div class=more>{cards}</div></article>",
        f"<main><h1>The bell</h1><div class=text>{paragraphs(EN)}</div>{cards}</main>",
    ):
        made = read(body, "The bell")
        assert EN[2] in made and "barn burnt" not in made


def test_other_articles_of_a_blog_s_page_are_no_posts() -> None:
    posts = "".join(
        f"<article class=post><h2><a href=/p/{i}>Part {i}</a></h2><div class=entry>{text}</div></article>"
        for i, text in enumerate([paragraphs(EN), "<p>A ferry. It waited.</p>", "<p>An owl. It slept.</p>"])
    )
    made = read(f"<main>{posts}</main>", "Part 0")
    assert EN[2] in made and "A ferry" not in made


def test_all_that_stands_round_the_title_of_a_short_page_is_its_article() -> None:
    steps = "<p>If the bell does not stop, reset it.</p><ol><li>Hold the rope.</li><li>Wait.</li></ol><h2>Strokes</h2><ul><li>One</li><li>Noon</li></ul>"
    made = read(
        f"<div class=help-page><h1>Reset the bell</h1>{steps}</div><div class=ask><p>Was it of use?</p></div>",
        "Reset the bell",
    )
    assert "does not stop" in made and "Hold the rope." in made and "Noon" in made


def test_of_twins_no_one_alone_is_the_article() -> None:
    made = read(
        "<div class=part><h1>Bell song</h1><p>Ring low, ring low, the tide is slow.</p></div><div class=part><h2>Meaning</h2><p>The bell waits.</p></div>",
        "Bell song",
    )
    assert "Ring low" in made and "The bell waits." in made


def test_a_paragraph_behind_a_list_of_links_is_kept() -> None:
    links = "<ul>" + "".join(f"<li><a href=/p/{i}>A barn burnt in {i}</a></li>" for i in range(3)) + "</ul>"
    made = held("div class=wrap", f"<p>{EN[0]}</p>{links}<p>{EN[1]}</p>")
    assert EN[0] in made and EN[1] in made
