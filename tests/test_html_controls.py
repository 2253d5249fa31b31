"""HTML: rows of buttons, debris with mark-up at an article's end and labels of advertisements are no part of it; what looks like them stays."""

from __future__ import annotations

import pytest

from html_pages import LONG, PROSE, article
from qingwen.html.article.controls import drop_controls, drop_edges
from qingwen.html.dom.blocks import Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize


def stays(before: str = "", between: str = "", behind: str = "") -> list[str]:
    """The short lines that stay of those around and between two paragraphs."""
    page = parse(f"<article>{before}<p>{LONG}</p>{between}<p>{LONG[::-1]}</p>{behind}</article>")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_controls(kept, blocks, Outline(page.body, blocks).good_of)
    return [block.text for block, keep in zip(blocks, kept, strict=True) if keep and len(block.text) < len(LONG)]


@pytest.mark.parametrize(
    "row",
    [
        "<div>页面功能 【<a href=/c>我来说两句</a>】【字体：大 中 小】【<a href=/p>打印</a>】【关闭】</div>",
        "<center>[ <a href=/up>上一篇</a> ] [ <a href=/down>下一篇</a> ]</center>",
    ],
)
def test_a_row_of_buttons_in_brackets_is_no_text(row: str) -> None:
    assert stays(before=row) == stays(between=row) == stays(behind=row) == []


@pytest.mark.parametrize(
    "row",
    [
        "<div class=recipe-actions><a href=#recipe>Jump to Recipe</a><a href=/print>Print</a></div>",
        "<p class=button-wrapper><a class='button primary' href=/comments><span>Leave a comment</span></a></p>",
    ],
)
def test_links_set_as_buttons_that_the_tables_know_are_no_text(row: str) -> None:
    assert stays(before=row) == stays(between=row) == stays(behind=row) == []


@pytest.mark.parametrize(
    "row",
    [
        "<p><a class=btn href=/b>Book now</a></p>",  # leads where the author says
        "<p><a class=btn href=/l>Learn more</a></p>",
        "<p><a href=/p>Print</a><a href=/e>Etching</a></p>",  # what a museum shows
        "<p><a href=/c>Leave a comment</a></p>",
        "<li><a class=btn href=/c>Leave a comment</a></li>",
    ],
)
def test_other_links_are_however_they_are_set(row: str) -> None:
    assert len(stays(between=row)) == 1


@pytest.mark.parametrize(
    "row",
    [
        "<p>【打印】【关闭】</p>",  # in a manual, which says where to press
        "<p>【<a href=/a>渡轮</a>】【<a href=/b>潮汐</a>】【<a href=/c>海图</a>】</p>",
        "<p>先点【<a href=/a>打印</a>】，等纸出来以后，再点右上角的【关闭】就可以了。</p>",
        "<p>先按【<a href=/a>打印</a>】，再按【<a href=/b>关闭</a>】。</p>",
        "<p>【<a href=/a>打印</a>】与【<a href=/b>关闭</a>】有什么不同？</p>",
    ],
)
def test_what_an_author_puts_in_brackets_is(row: str) -> None:
    assert len(stays(between=row)) == 1


def test_debris_with_a_picture_or_a_link_goes_at_the_end_of_an_article() -> None:
    share = "<p><em>分享让更多人看到 <i><img src=/share.png></i></em></p>"
    assert stays(behind=share) == []
    assert stays(between=share) == ["分享让更多人看到"]
    assert stays(behind="<section><span>No comments.</span></section>") == ["No comments."]  # of a poem, it may be
    assert stays(behind="<p><em>责任编辑：周敏</em></p>") == ["责任编辑：周敏"]  # a credit, which has a rule of its own


def test_an_advertisement_s_label_that_is_repeated_is_none_of_the_text() -> None:
    assert stays(before="<div>Advertising</div>", between="<div>Advertising</div>") == []
    assert stays(between="<p><b>Advertising</b></p>") == ["Advertising"]
    assert stays(before="<h2>Advertising</h2>", between="<h2>Advertising</h2>") == ["Advertising"] * 2
    costs = "<ul><li>Paper</li><li>Advertising</li></ul>"
    assert stays(before=costs, between=costs).count("Advertising") == 2
    terms = "<dl><dt><b>Advertising</b></dt><dd>4,000</dd></dl>"
    assert stays(before=terms, between=terms).count("Advertising") == 2
    assert "Advertising" not in article(f"<div>Advertising</div>{PROSE}<div>Advertising</div>")


@pytest.mark.parametrize(
    "row",
    [
        "<div class=share>Share</div>",
        "<div><a>41</a><a>7</a><a>Share</a></div>",
        "<p><span>1.2K</span> <span>分享</span></p>",
    ],
)
def test_a_button_to_share_between_two_paragraphs_is_no_text(row: str) -> None:
    assert stays(before=row) == stays(between=row) == stays(behind=row) == []


@pytest.mark.parametrize(
    "row",
    [
        "<div>Share</div>",
        "<p><b>Share</b></p>",
        "<div class=share>Of each boat a tenth</div>",
        "<p><b>41</b><b>7</b></p>",
        "<p><b>41</b> of them <b>Share</b></p>",
        "<ul><li><b>2023</b> <b>Share</b></li></ul>",
        "<dl><dt><b>12</b> <b>Share</b></dt></dl>",
    ],
)
def test_a_line_that_may_tell_of_shares_stays(row: str) -> None:
    assert len(stays(between=row)) == 1


@pytest.mark.parametrize("name", ["ad-box", "in-article-ad", "ads", "advert"])
def test_an_advertisement_s_label_in_an_element_called_so_is_none_of_the_text(name: str) -> None:
    assert stays(between=f"<div class='{name}'>广告</div>") == []
    assert stays(between="<div class=shade>广告</div>") == ["广告"]


def edges(before: str = "", behind: str = "", *, has_date: bool = True) -> list[str]:
    """The short lines that stay above and below two paragraphs, by what the tables say of a text's edges alone."""
    page = parse(f"<article>{before}<p>{LONG}</p><p>Tweet</p><p>{LONG[::-1]}</p>{behind}</article>")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_edges(kept, blocks, Outline(page.body, blocks).good_of, has_date=has_date)
    lines = [block.text for block, keep in zip(blocks, kept, strict=True) if keep and len(block.text) < len(LONG)]
    lines.remove("Tweet")  # between paragraphs it may be the author's
    return lines


def test_counters_and_controls_at_a_text_s_edges_are_none_of_it() -> None:
    assert edges(before="<p>Reading Time: 11 minutes<p>Share") == []
    assert edges(behind="<p>Share<h3>Comments</h3><p>comments") == []
    assert edges(behind="<p>It closed in 1971.<h2>Home</h2>") == ["It closed in 1971."]


def test_what_may_be_an_author_s_stays_at_the_edges() -> None:
    assert edges(before="<p><a href=/paper.pdf>Download</a>") == ["Download"]
    assert edges(before="<ul><li>Share<li>Print</ul>") == ["Share", "Print"]
    assert edges(behind="<h3>Comments</h3><p>Too few for a vote.") == ["Comments", "Too few for a vote."]
    assert edges(before="<p>2024-05-03 · 6 min read", has_date=False) == ["2024-05-03 · 6 min read"]
    assert edges(before="<p>2024-05-03 · 6 min read") == []
