"""HTML: who made an article is named in its front matter or in its text: a name that was not read stays where it stood."""

from __future__ import annotations

import pytest

from html_pages import PROSE, read
from paragraphs import LAMP, TIDE_MILL
from qingwen.reading.source import read_source

EN = [*TIDE_MILL, *LAMP]
ZH = [
    "老潮汐磨坊立在河水与滩涂相接的地方，两岸农家送来什么粮食，它就磨什么，从来不问是谁家的，也不记账。",
    "水车只在退潮时转动，所以磨坊主人的觉是零碎的，天亮之前再睡上一个钟头，起来的时候水已经退得很远了。",
    "镇公所里存着一本账簿，记着那几年磨了多少粮，纸越来越贵，字就越写越小，到最后一页谁也认不出写的什么。",
    "铁路修通以后，农家把粮食直接运进城里去卖，磨坊就成了堆放渔网的仓库，门也再没有人上过锁，钥匙早丢了。",
]


def made_of(row: str, texts: list[str]) -> tuple[str, str]:
    """The front matter and the text that a page with such a row below its title gives."""
    title = "The Old Mill" if texts is EN else "退潮的磨坊"
    body = "".join(f"<p>{one}</p>" for one in texts)
    html = f"<!DOCTYPE html><html><title>{title} - Harbour</title><body><div class=main><div class=article><h1 class=headline>{title}</h1>{row}<div class=article-content>{body}</div></div>"
    head, _, text = read_source("a.html", html.encode()).document.text.partition("\n---\n")
    return head, text


@pytest.mark.parametrize(
    ("row", "author"),
    [
        ("<div class=byline>By Ida Holm and Hans Sail</div>", "Ida Holm and Hans Sail"),
        ("<div class=byline>By <a href=/i>Ida Holm</a> and <a href=/h>Hans Sail</a></div>", "Ida Holm and Hans Sail"),
        ("<p>By <a href=/i>Ida Holm</a> and <a href=/h>Hans Sail</a></p><time>3 May 2024</time>", "Ida Holm and Hans Sail"),
        ("<span class=byline>Ida Holm and Hans Sail</span> <span class=date>3 May 2024</span>", "Ida Holm and Hans Sail"),
        ("<p><span class=byline>By Ida Holm, Hans Sail and Ann Oar</span></p>", "Ida Holm, Hans Sail and Ann Oar"),
        (
            "<p><time>May 3, 2024</time><span class=byline> by <span class='author vcard'><a href=/i>Ida Holm</a></span> and "
            "<span class='author vcard'><a href=/h>Hans Sail</a></span></span></p>",
            "Ida Holm and Hans Sail",
        ),
        ("<div class=info>2024-05-03　来源：海港日报　作者：林岚、周河</div>", "林岚、周河"),
        ("<div class=info>2024-05-03 <span>来源：海港日报</span> <span>记者 林岚 周河</span></div>", "林岚, 周河"),
        ("<div class=info>海港日报记者 林岚 通讯员 周河　2024-05-03</div>", "林岚, 周河"),
        ("<p class=byline>文/林岚 周河</p>", "林岚, 周河"),
        ("<div class=authorinfo><span class=author2><a href=/u/1><em>林岚</em></a></span><span>05-03</span></div>", "林岚"),
    ],
)  # fmt: skip
def test_several_authors_move_to_the_front_matter(row: str, author: str) -> None:
    texts = ZH if author[0] > "z" else EN
    head, text = made_of(row, texts)
    assert f"\nauthor: {author}\n" in f"{head}\n"
    assert text.partition("# ")[2].split("\n", 2)[2].startswith(texts[0])


@pytest.mark.parametrize(
    "row",
    [
        "<div class=byline>By Ida Holm for the Harbour Weekly</div>",
        "<div class=byline>Ida Holm, translated by Hans Sail</div>",
        "<div class=byline>Words by Ida Holm, photographs by Hans Sail</div>",
        "<p>By Ida Holm, Martha Oarsby and Hans Sail; all of the Harbour</p>",
        "<div class=info>作者：林岚　译者：周河</div>",
        "<div class=info>2024-05-03 来源：海港日报 文｜林岚　编辑｜周河</div>",
        "<p>口述：林岚　整理：周河</p>",
        "<p>采写/林岚</p>",
        "<p>林岚 著　周河 译</p>",
        "<div class=info>林岚 | 2024-05-03</div>",
    ],
)
def test_a_name_that_the_front_matter_has_not_stays_in_the_text(row: str) -> None:
    head, text = made_of(row, ZH if "林" in row else EN)
    whole = head + text
    names = ("林岚", "周河") if "林" in row else ("Ida Holm", "Hans Sail")
    assert all(name in whole for name in names if name in row)


@pytest.mark.parametrize(
    "row",
    [
        "<footer class=node__meta><div class=node__submitted>By <span class=field><a class=username href=/user/1>Ida Holm</a></span>, <span>3 May 2024</span></div></footer>",
        "<div class=author-info><div class=author-name-text>Ida Holm</div><div class=date-text>3 May 2024</div></div>",
        "<div class=css-1><div class=css-9-TextContributorName>Ida Holm</div><div class=css-9>Keeper of the mill</div></div>",
        "<div class=article-meta><span>2024-05-03 10:12</span><span class=name><a>Ida Holm</a></span></div>",
        "<div class=user-info><div class=ss__user__nickname__wrapper>Ida Holm</div></div>",
    ],
)
def test_an_author_is_read_whom_only_a_class_names(row: str) -> None:
    head, text = made_of(row, EN)
    assert "\nauthor: Ida Holm" in head and "Ida Holm" not in text


def test_an_author_below_the_text_is_read_where_a_program_names_it_so() -> None:
    below = "<footer><p>By <a href=https://m.example/@x class='p-author h-card'>Ida Holm</a> on <a href=/p><time>May 3, 2024</time></a>.</p></footer>"
    body = "".join(f"<p>{one}</p>" for one in EN)
    made = read_source(
        "a.html", f"<title>The Old Mill</title><article><h1>The Old Mill</h1>{body}{below}</article>".encode()
    )
    assert "\nauthor: Ida Holm\n" in made.document.text


def test_a_name_in_what_is_called_so_of_no_byline_is_no_author() -> None:
    head, _ = made_of("<div class=product><span class=name>Ida Holm</span></div>", EN)
    assert "author" not in head


@pytest.mark.parametrize(
    "row",
    [
        "<div><a href=/author/ida>Ida Holm</a> and <a href=/h>Hans Sail</a></div>",
        "<div><a href=/author/ida>Ida Holm</a><a href=/author/hans>Hans Sail</a></div>",
        "<div><a href=/people/all>Our people</a></div>",
        "<figure><img src=a.jpg><figcaption>Photo: <a href=/author/ida>Ida Holm</a></figcaption></figure>",
        "<div><a href=/u/12>登录</a></div>",
        "<div><a href=/author/ida><img src=i.jpg></a> 3 May <address></address></div>",
        "<div><a href=/u/12>海港日报</a></div>",
        "<div>Interview with <a href=/people/ida>Ida Holm</a></div>",
        "<div>Submitted by <a href=/users/ida>Ida Holm</a> on May 3, 2024</div>",
        "<div><a href=/topics/boats>Boats</a> <a href=/people/ida>Ida Holm</a></div>",
        "<div><a href=/>Home</a> / <a href=/people/local-heroes>Local Heroes</a></div>",
        "<div><a href=/members/join>Become Friend</a></div>",
        "<div>人物：<a href=/people/12>李华</a></div>",
        "<div>最后回复 <a href=/u/12>飞鸟</a> 2024-05-03</div>",
        "<div><a href=/u/centre>个人中心</a></div>",
        "<address>Royal Albert Hall</address>",
        "<div data-testid=book-author>Ida Holm</div>",
    ],
)  # fmt: skip
def test_who_is_not_the_only_one_or_nobody_is_no_author_by_a_link(row: str) -> None:
    assert "author:" not in made_of(row, EN if row.isascii() else ZH)[0]


@pytest.mark.parametrize(
    ("row", "author"),
    [
        ("<p>Words by Ida Holm</p><p>Pictures: Hans Sail</p>", "Ida Holm"),
        ("<div class=css-1><p>Story and photos by Ida Holm and Hans Sail</p></div>", "Ida Holm and Hans Sail"),
        ("<span class=Blog-meta-item--author>Written By <a href=/i>Ida Holm</a></span>", "Ida Holm"),
        ("<address>By Ida Holm</address>", "Ida Holm"),
        ("<div class=author>Ida Holm, Staff Writer</div>", "Ida Holm"),
        ("<div class=byline-wrapper><a href=/i>Ida Holm</a><div>3 May</div></div>", "Ida Holm"),
        ("<ul><li data-hook=user-name>Ida Holm</li><li>3 May</li></ul>", "Ida Holm"),
        ("<div data-testid=AuthorByline><span>By <a href=/i>Ida Holm</a></span></div><div><time><span>May 3, 2024</span><span>9:12</span></time></div>", "Ida Holm"),
        ("<div class=css-1><a href=/authors/ida-holm>Ida Holm</a></div>", "Ida Holm"),
        ("<div><span>Written by:</span><a href=/people/ida-holm>Ida Holm</a></div>", "Ida Holm"),
        ("<div class=css-1><a href=/profile/ida-holm>Ida Holm</a><time>May 3, 2024</time></div>", "Ida Holm"),
        ("<p>The mill stood where the river meets the marsh, and nobody now knows who built it. That is the first of its riddles.</p><p>By <a href=/i>Ida Holm</a> | 3 May 2024</p>", "Ida Holm"),
        ("<div class=css-1><a href=/u/12>河边的林岚</a><time>2024.05.03</time></div>", "河边的林岚"),
    ],
)  # fmt: skip
def test_one_author_is_named_by_what_journalists_write_what_an_element_is_called_or_where_a_name_leads(
    row: str, author: str
) -> None:
    assert f"\nauthor: {author}\n" in made_of(row, EN if author.isascii() else ZH)[0] + "\n"


def test_a_heading_that_names_the_author_and_no_more_is_no_heading() -> None:
    head = "<title>Boats</title><meta name=author content='Eva Lind'>"
    made = read(
        f"<head>{head}</head><nav><a href=/>Home</a></nav><article><h1>Boats</h1><h3>By Eva Lind</h3>{PROSE * 3}</article>"
    )
    assert "By Eva" not in made
    kept = read(
        f"<head>{head}</head><nav><a href=/>Home</a></nav><article><h1>Boats</h1><h3>By night</h3>{PROSE * 3}</article>"
    )
    assert "### By night" in kept


def test_a_day_with_its_ordinal_is_the_date() -> None:
    made = read(
        f"<title>Boats</title><nav><a href=/>Home</a></nav><article><h1>Boats</h1><p class=post-date>4th March 2024</p>{PROSE * 3}</article>"
    )
    assert "date: 2024-03-04\n" in made
    assert "4th March" not in made


def test_an_office_s_row_of_parts_with_nothing_between_is_a_byline() -> None:
    parts = (
        "发布时间：2024-03-05 08:00",
        "来源：市港务局",
        "浏览次数：<script>hits()</script>123",
        "字号：[<a>大</a> <a>中</a> <a>小</a>]",
        "<a href='javascript:print()'>打印</a>",
    )
    head, text = made_of(f"<div class=info>{''.join(f'<span>{part}</span>' for part in parts)}</div>", ZH)
    assert 'date: "2024-03-05 08:00"' in head
    assert "source: 市港务局" in head
    assert "浏览次数" not in text
