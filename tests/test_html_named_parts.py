"""HTML: parts whose name says at its end that they are comments, lists of what is read most, buttons to share or tools go; the article's text stays."""

from __future__ import annotations

from itertools import compress

import pytest

from paragraphs import TIDE_MILL as EN
from qingwen.html.article.named_parts import drop_named_parts
from qingwen.html.dom.blocks import Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.reading.source import read_source

THREAD = "".join(
    f"<div class=note><h3>{head}</h3><p>{text}</p><p>Posted by: {name}, 03 Oct 2011 | 15:34</p></div>"
    for head, text, name in (
        ("Not my mill", "I have lived beside that weir for thirty years and never once saw the wheel turn at noon.", "Wil"),
        ("Good read", "My grandmother used to tell us the very same story whenever the river stood high in March.", "Ode"),
        ("A question", "Does anybody know whether the old keeper's book of goats can still be read in the town hall?", "Ana"),
    )
)  # fmt: skip


def made_of(part: str, below: str = "", *, around: str = "{}") -> str:
    lines = [f"<p>{one}</p>" for one in EN]
    text = around.format(f"<h1>The mill</h1>{''.join(lines[:2])}{part}{''.join(lines[2:])}{below}")
    return read_source("a.html", f"<title>The mill</title><div id=page>{text}</div>".encode()).document.text


@pytest.mark.parametrize(
    "name",
    ["class=visitors_comment_block", "class='box reader_comments'", "class=yom-comment-list"],
)
def test_a_thread_that_is_called_comments_goes(name: str) -> None:
    made = made_of("", f"<div {name}>{THREAD}</div>")
    assert "Posted by" not in made and "grandmother" not in made
    assert all(one in made for one in EN)


def left_of(html: str) -> str:
    """What the step leaves where all of a page is kept."""
    page = parse(f"<body><p>{EN[0]}</p>{html}<p>{EN[1]}</p>")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_named_parts(kept, blocks, Outline(page.body, blocks))
    return "\n".join(block.text for block in compress(blocks, kept))


@pytest.mark.parametrize("name", ["recirc-most-popular-wrapper", "most-read", "c-mostviewed-list"])
def test_a_list_of_what_is_read_most_goes_with_its_topics_and_authors(name: str) -> None:
    entries = "".join(
        f"<li><div>{topic}</div><a href=/{topic}>{title}</a><p>{author}</p></li>"
        for topic, title, author in (
            ("Tools", "Nine hammers that last", "Ed Roe"),
            ("Rivers", "A weir gives way", "Jo Lund"),
            ("Town", "The bell is back", "Mo Ask"),
        )
    )
    assert left_of(f"<div class='{name} x'><div>Most Popular</div><ul>{entries}</ul></div>") == f"{EN[0]}\n{EN[1]}"


def test_what_most_people_take_is_no_list_of_what_is_read_most() -> None:
    assert "The coarse flour" in left_of("<div class='flour most-popular'><p>The coarse flour, of rye.</p></div>")


@pytest.mark.parametrize(
    ("part", "gone"),
    [
        ("<div class=inline-share-tools><span> 5347 <b>CONNECT</b></span><span> 207 <b>TWEET</b></span>MORE</div>", "CONNECT"),
        ("<div class=first-tier-social-tools><div>Tweet this now</div></div>", "Tweet this now"),
        ("<div><h4>Text Size</h4><ul class=adjust-text-size><li>-</li><li>+</li><li>reset</li></ul></div>", "reset"),
        ("<div class=calendar_wrap><table><tr><th>S<th>M<th>T<tr><td>1<td>2<td>3</table></div>", "| S |"),
        ("<div class=article-print-url>Read or share this story: http://e.org/1x</div>", "Read or share"),
    ],
)  # fmt: skip
def test_buttons_and_tools_go_by_their_names(part: str, gone: str) -> None:
    made = made_of(part)
    assert gone not in made and all(one in made for one in EN)


def test_a_row_of_tags_goes_and_a_list_that_is_called_so_stays() -> None:
    row = "<ul><li class=source>Source <a href=/s>The town book</a></li><li class=tags><b>Related Items</b> <a href=/1>mills</a> <a href=/2>old rivers</a></li></ul>"
    assert left_of(row) == f"{EN[0]}\nSource The town book\n{EN[1]}"
    assert "The red tag says" in left_of("<ul class=tags><li>The red tag says that no goat has crossed.</li></ul>")


@pytest.mark.parametrize("name", ["has-comments", "post with-share-icons", "header--social-icons-left", "uncomments"])
def test_a_name_that_says_what_an_element_has_tells_nothing(name: str) -> None:
    assert all(one in made_of("", around=f"<div class='{name}'>{{}}</div>") for one in EN)


def test_what_holds_most_of_the_text_stays_whatever_it_is_called() -> None:
    assert all(one in made_of("", around="<div class=page-comments>{}</div>") for one in EN)
