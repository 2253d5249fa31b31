"""HTML: a small box whose class says that a site put it there goes from between an article's paragraphs; what an article says in one stays."""

from __future__ import annotations

import pytest

from paragraphs import TIDE_MILL as EN
from qingwen.cleaning import clean
from qingwen.reading.source import read_source
from test_html_bylines import ZH


def made_of(box: str, texts: list[str], *, names: str = "") -> str:
    lines = [f"<p{names}>{one}</p>" for one in texts]
    html = f"<title>The mill</title><article><h1>The mill</h1>{''.join(lines[:2])}{box}{''.join(lines[2:])}</article>"
    return read_source("a.html", html.encode()).document.text


@pytest.mark.parametrize(
    "name",
    ["ad-slot", "membership-cta", "cta-box", "c-newsletter-promo", "inline-promo", "subscribe-tip", "paywall-hint", "related-inline", "read-more-box", "app-download", "newsletter__box", "gzh-card"],
)  # fmt: skip
@pytest.mark.parametrize(
    "lines",
    [
        ["The harbour in the morning", "All you need before nine."],
        ["Join the forty thousand readers who get our weekly newsletter in the inbox, and never miss a tide."],
    ],
)
def test_a_box_that_is_called_a_site_s_goes(name: str, lines: list[str]) -> None:
    made = made_of(f"<div class='{name}'>{''.join(f'<p>{one}</p>' for one in lines)}</div>", EN)
    assert not any(one in made for one in lines)
    assert all(one in made for one in EN)


def test_a_chinese_box_that_is_called_a_site_s_goes() -> None:
    made = made_of("<div class=follow-card><p>喜欢这篇文章？</p><p>请把它转给您的朋友。</p></div>", ZH)
    assert "喜欢" not in made and all(one in made for one in ZH)


@pytest.mark.parametrize(
    "box",
    [
        "<div class=promo><p>The keeper of the weir wrote down every goat that crossed, and nobody ever asked him for the book.</p></div>",
        "<div class=has-promo><p>The keeper slept at noon.</p></div>",
        "<div class=et_pb_cta_1><p>The keeper slept at noon.</p></div>",
        "<div class=product__cta><p>The keeper slept at noon.</p></div>",
        "<div class=advance><p>The keeper slept at noon.</p></div>",
    ],
)
def test_an_article_s_own_line_in_a_box_stays(box: str) -> None:
    assert ("The keeper slept at noon." in made_of(box, EN)) or "The keeper of the weir" in made_of(box, EN)


def test_a_class_that_the_paragraphs_have_tells_of_no_box() -> None:
    assert "He laughed." in made_of("<p class=paywall>He laughed.</p>", EN, names=" class=paywall")


@pytest.mark.parametrize(
    "href",
    [
        "https://x.example/?action=share",
        "https://x.example/subscribe?coupon=1",
        "https://x.example/p/y/comments",
        "https://x.example/leaderboard",
    ],
)
def test_a_button_of_substack_s_between_paragraphs_goes(href: str) -> None:
    made = made_of(f"<p class=button-wrapper><a class=button href={href}><span>Go on here</span></a></p>", EN)
    assert "Go on here" not in made and all(one in made for one in EN)


def test_a_button_that_a_writer_made_stays() -> None:
    button = "<p class=button-wrapper><a class=button href=https://shop.example/mill><span>The ledger of the mill, in print</span></a></p>"
    assert "The ledger of the mill, in print" in made_of(button, EN)


@pytest.mark.parametrize(
    "part",
    [
        "<section data-component=topic-list><h2>Related topics</h2><ul><li><a href=/f>Ferries</a></ul></section>",
        "<div data-component=links-block><p><a href=/f>Ferries</a> of the coast</p></div>",
        "<small class=avatar__subtitle>Keeper of Ferries</small>",
        "<aside class=md-source-file><span class=git-revision-date>Ferries 3 May 2024</span></aside>",
        "<p>The wheel. <b class=hide-caption>Ferries</b></p>",
    ],
)
def test_parts_that_programs_name_for_what_they_are_go(part: str) -> None:
    made = made_of(part, EN)
    assert "Ferries" not in made and all(one in made for one in EN)


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("扫码下载客户端，看更多独家报道。", True),
        ("转载请联系本公众号获得授权。", True),
        ("长按识别二维码关注“海港周刊”", False),
    ],
)
def test_a_call_at_the_end_of_a_page_s_text_is_reported_and_a_sure_one_goes(line: str, stays: bool) -> None:
    body = "".join(f"<p>{one}</p>" for one in (*ZH, line))
    cleaned = clean(
        read_source("a.html", f"<title>磨坊</title><article><h1>磨坊</h1>{body}</article>".encode()).document
    )
    assert {"promotion", "legal-footer"} & {one.name for one in cleaned.findings}
    assert (line in cleaned.text) == stays


def test_a_call_between_paragraphs_of_a_page_is_not_reported() -> None:
    body = "".join(f"<p>{one}</p>" for one in (*ZH[:2], "扫码下载客户端，看更多独家报道。", *ZH[2:]))
    cleaned = clean(
        read_source("a.html", f"<title>磨坊</title><article><h1>磨坊</h1>{body}</article>".encode()).document
    )
    assert "promotion" not in {one.name for one in cleaned.findings}
