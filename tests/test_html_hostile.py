"""Pages that are broken, deep or meant to harm: none crashes, hangs or brings a tag or script of its own."""

from __future__ import annotations

import gc
import re
from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from html_pages import markdown, plain, read
from qingwen.cleaning import clean
from qingwen.html.article.finding import find_article
from qingwen.html.dom.bounds import MANY_ATTRIBUTES, MANY_ROOTS
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.html.dom.tree import Element
from qingwen.html.markdown.mathml import safe_tex
from qingwen.reading.source import read_source
from qingwen.text.document import Document


@pytest.mark.parametrize("piece", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<a href=x>", "<blockquote>"])
def test_what_is_nested_deep_is_read(piece: str) -> None:
    assert "The river rose." in read(f"<!doctype html>{piece * 5000}The river rose.")


soup = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<ul>",
                "<li>",
                "<ol>",
                "</ul>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a",
                "href=#fn1>",
                "<a",
                "href='x'>",
                "</a>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<br>",
                "<h2>",
                "</h2>",
                "<blockquote>",
                "<img",
                "src=a>",
                "<script>SCRIPT</script>",
                "<style>SCRIPT</style>",
                "<li",
                "id=fn1>",
                "<sup>",
                "</sup>",
                "<figure>",
                "<figcaption>",
                "<!--",
                "SCRIPT",
                "-->",
                "<svg>",
                "</svg>",
                "<math>",
                "<select>",
                "<dl>",
                "<dt>",
                "<dd>",
                "<hr>",
                "<q>",
                "<td",
                "colspan=9>",
                "<th",
                "rowspan=3>",
                "<span",
                "style='font-weight:700'>",
                "</span>",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="S\0"), max_size=8),
        st.sampled_from(
            [
                "文字，",
                "a b",
                "*",
                "`",
                "|",
                "$x_1$",
                "\\(",
                "图片",
                "# ",
                "1. ",
                "- ",
                "\n",
                "&lt;b&gt;",
                "[x](y)",
                "~",
                "___",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@given(soup)
@example("<td><b>x")
@example("<ul><td>x</ul>")
def test_tag_soup_never_crashes_and_never_shows_a_script(html: str) -> None:
    source = read_source("a.html", html.encode())
    assert "SCRIPT" not in source.document.text
    cleaned = clean(source.document)
    assert clean(Document(cleaned.text, "markdown")).text == cleaned.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
@example("a*b*c [x](y) `z` <b> &amp; _d_ ~~e~~")
@example("# x")
@example("1. x")
@example("[x]: y")
def test_text_beside_markup_is_read_as_it_was(text: str) -> None:
    page = f"<p>{escape(text)}<b>粗</b>{escape(text)}</p>"
    want = re.sub(r"\s+", "", f"{text}粗{text}")
    if "$" not in text and "\\" not in text:
        assert plain(markdown(page)) == want


def test_find_article_of_nothing() -> None:
    page = parse("")
    assert find_article(page).root is page.body


HOSTILE = [
    "<script>",
    "</p>",
    "<img src=x onerror=1>",
    "<!--",
    "](javascript:1)",
    "[a]",
    "$",
    "$$",
    "\\",
    "{",
    "}",
    "x^2",
    "_1",
    " ",
    "<?",
    "`",
    "[^1]",
    "\\href{javascript:1}{x}",
]


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=8).map("".join),
    st.sampled_from(["annotation", "script", "round", "square"]),
)
@example("a<script>alert(1)</script>", "round")
@example("[c](javascript:alert(6))", "annotation")
def test_no_formula_becomes_a_tag_or_a_link(tex: str, where: str) -> None:
    html = {
        "annotation": f'<math><mi>x</mi><annotation encoding="application/x-tex">{escape(tex)}</annotation></math>',
        "script": f'<script type="math/tex">{tex.replace("</", "")}</script>',
        "round": f"\\({escape(tex)}\\)",
        "square": f"\\[{escape(tex)}\\]",
    }[where]
    made = markdown(f"<p>One {html} two, <code>&lt;b&gt;</code>.</p>")
    tokens = MarkdownIt("commonmark").parse(made)
    for token in (inner for outer in tokens for inner in [outer, *(outer.children or ())]):
        assert token.type not in ("html_inline", "html_block", "image")
        assert not str(token.attrs.get("href", "")).startswith("javascript")


PLACES = [
    "<dl><dt>{0}<dd>{0}</dl>",
    "<details><summary>{0}</summary>{0}</details>",
    "<table><tr><td>{0}<td><tr><td>{0}</table>",
    "<table><caption>{0}</caption><tr><td>{0}<td><code>{0}</code><tr><td>a<td>b</table>",
    "<ul><li>{0}<li>{0}</ul>",
    "<h2>{0}</h2>",
    "<p><a href='{0}'>{0}</a> <img src=/a.png alt='{0}'></p>",
    "<p><img class=emoji src=/a.png alt='{0}'></p>",
    "<pre class='language-{0}'>{0}</pre>",
    "<figure><img src=/a.png><figcaption>{0}</figcaption></figure>",
    "<p><math><mtext>{0}</mtext><mi>{0}</mi></math> <sup>{0}</sup></p>",
]


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5).map("".join),
    st.lists(st.sampled_from(PLACES), min_size=1, max_size=2).map("".join),
)
@example("<!--", PLACES[0])
@example("<b>", PLACES[7])
def test_no_text_becomes_a_tag_or_a_script_wherever_it_stands(text: str, places: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(places.format(escape(text))))
    for token in (inner for outer in tokens for inner in [outer, *(outer.children or ())]):
        assert token.type != "html_block"
        assert token.type != "html_inline" or token.content in ("<sup>", "</sup>", "<br>")
        for name in ("href", "src"):
            assert not str(token.attrs.get(name, "")).startswith("javascript")


def test_no_formula_leads_to_an_address() -> None:
    assert safe_tex(r"\href{javascript:alert(1)}{x} \url{y}\ ") == r"{x} \text{y}"


def test_no_emoji_is_a_tag_and_no_entity_in_an_address_a_script() -> None:
    made = markdown("<p>A <img class=emoji src=/e.png alt='<b>'> <a href='java&amp;#115;cript:alert(1)'>b</a>")
    html = MarkdownIt("commonmark").render(made)
    assert "<b>" not in html and "javascript" not in html


@pytest.mark.parametrize("attribute", ["a{}=1", "a{}='<b>'", 'a{}="1"', "a{}"])
def test_no_tag_has_more_attributes_than_the_parser_compares_in_no_time(attribute: str) -> None:
    html = "<p " + " ".join(attribute.format(i) for i in range(3000)) + ">One <b>word</b>"
    paragraph = next(one for one in parse(html).body if one.tag == "p")
    assert len(paragraph.attrs) == MANY_ATTRIBUTES and paragraph.text() == "One word"


def test_a_page_that_is_done_with_is_freed_without_a_search_for_garbage() -> None:
    def elements() -> int:
        return sum(isinstance(one, Element) for one in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = elements()
        page = parse("<p>One.</p><div>Two.<ul><li>Three<p>and four</ul>five</div><pre><b>six</b></pre>")
        normalize(page)
        assert elements() >= before + 9
        page.unlink()
        del page
        assert elements() == before
    finally:
        gc.enable()


def test_no_body_has_more_attributes_however_many_tags_name_it() -> None:
    page = parse("".join(f"<body a{i}=1><p>{i}</p>" for i in range(400)))
    assert len(page.body.attrs) <= MANY_ROOTS and page.body.text().endswith("399")


@pytest.mark.parametrize("level", ["<table><tr><td>", "<ul><li>", "<ol><li>", "<dl><dd>", "<div>"])
@pytest.mark.parametrize("depth", [59, 60, 61, 89, 90, 91, 300])
def test_no_text_is_too_deep(level: str, depth: int) -> None:
    assert "innermost" in markdown(f"<p>One.</p>{level * depth}innermost <b>text</b>")


def test_declarations_in_a_document_type_are_no_text() -> None:
    page = parse(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;">]><p>One.'
    )
    assert page.body.text() == "One."
