"""HTML: a paper in sections of one shape comes out whole: the short ones at its end, its references, what it says of its figures; the publisher's parts do not."""

from __future__ import annotations

import pytest

from paragraphs import TIDE_MILL as EN
from qingwen.html.article.boxes import keep_descriptions
from qingwen.html.dom.blocks import collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.reading.source import read_source

FIGURE = "<figure><figcaption><b>Fig. 1</b></figcaption><a href=/a/1/figures/1><img src=f.png></a><div class=said><p>The level at the wheel in May.</p></div><a href=/a/1/figures/1>Full size image</a></figure>"


def section(head: str, text: str, box: str) -> str:
    return f"<section><div class=sec><h2>{head}</h2><div class={box}>{text}</div></div></section>"


def paper(box: str) -> str:
    whole = [f"<p>{text}</p>" for text in EN]
    parts = {
        "Abstract": whole[0],
        "Introduction": "".join(whole[1:4]),
        "Results": "".join(whole[4:7]) + FIGURE,
        "Data availability": "<p>All levels are in the archive.</p>",
        "References": "<ol class=refs><li><p>Holm, I. Mills of the marsh. Marsh Press (1931).</p><p><a href=/r/1>Article</a> <a href=/r/2>Google Scholar</a></p></li></ol>",
        "Acknowledgements": "<p>We thank the school.</p>",
        "Rights and permissions": "<p>This article is licensed as its publisher likes.</p>",
    }
    text = "".join(section(head, inner, box) for head, inner in parts.items())
    html = f"<title>Levels at a mill</title><header><nav><a href=/>Journal</a></nav></header><article><h1>Levels at a mill</h1>{text}</article><footer>© Marsh Press</footer>"
    return read_source("a.html", html.encode()).document.text


@pytest.mark.parametrize("box", ["sec__content", "css-1a2b"])
def test_the_short_sections_of_a_paper_stay(box: str) -> None:
    made = paper(box)
    wanted = [
        "Fig. 1",
        "The level at the wheel",
        "## Data availability",
        "All levels",
        "## References",
        "Marsh Press (1931)",
        "## Acknowledgements",
        "We thank",
    ]
    assert [text for text in (*EN, *wanted) if text not in made] == []
    assert not any(text in made for text in ("permissions", "licensed", "Full size", "Google Scholar"))


@pytest.mark.parametrize("head", ["Rights and permissions of small mills", "Cite this, not that"])
def test_a_heading_that_begins_with_a_publisher_s_words_stays(head: str) -> None:
    whole = [f"<p>{text}</p>" for text in EN]
    parts = "".join(whole[:3]), f"<h2>{head}</h2>", "".join(whole[3:])
    boxes = "".join(f"<div class=widget><div class=inner>{part}</div></div>" for part in parts)
    made = read_source("a.html", f"<title>Mills</title><h1>Mills</h1>{boxes}".encode()).document.text
    assert f"## {head}" in made


@pytest.mark.parametrize(("caption", "is_described"), [("Fig. 1: The wheel.", True), ("The wheel in May.", False)])
def test_a_numbered_figure_alone_is_described_below_its_caption(caption: str, is_described: bool) -> None:
    page = parse(f"<figure><figcaption>{caption}</figcaption><div><p>The dark parts were oak.</p></div></figure>")
    normalize(page)
    blocks, kept = collect(page.body), [True, False]
    keep_descriptions(kept, blocks)
    assert kept == [True, is_described]
