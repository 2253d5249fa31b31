"""HTML: a story told in short paragraphs stays whole on a page that names nothing, be a wide summary above it or a box in it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from qingwen.reading.source import read_source

ZH = [
    "天还没亮，他先去看水闸。",
    "闸门有三块板，一块是新的。",
    "旧的两块，是祖父做下的。",
    "水退下去，泥里露出木桩。",
    "他数了数，比去年少两根。",
    "没有人问，他也不说。",
    "晚饭时，他又去看了一回。",
]
EN = [
    "He looks at the gate before dawn.",
    "It has three boards, one new.",
    "His grandfather cut the other two.",
    "At low water the posts show.",
    "He counts them, and two are gone.",
    "Nobody asks, and he says nothing.",
    "After supper he looks again.",
]
SUMMARY = {
    "zh": "四十年来，老杜每天两次到河口去看那道水闸；今年县里要把它拆掉改成电动的，没有人告诉他以后该做什么，他自己也没有去问过。",
    "en": "For forty years Amos Pell has walked to the gate at the river mouth twice a day; this year the county means to put a motor in its place.",
}


def made_of(body: str, title: str = "The gate") -> str:
    menu = "<div class=css-n><a href=/>Home</a><a href=/w>World</a></div>"
    others = "".join(f"<li><a href=/{i}>A barn burnt in parish number {i}</a></li>" for i in range(4))
    html = f"<title>{title} - Marsh Weekly</title><body>{menu}{body}<div class=css-m><h3>Most read</h3><ul>{others}</ul></div></body>"
    return read_source("a.html", html.encode()).document.text


@pytest.mark.parametrize(("language", "texts"), [("zh", ZH), ("en", EN)])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_short_paragraphs_stay_below_a_summary_that_is_wide(language: str, texts: list[str], tag: str) -> None:
    head = f"<div class=css-h><h1 class=css-t>The gate</h1><div>2 May 2024</div><p class=css-s>{SUMMARY[language]}</p></div>"
    text = "".join(f"<{tag} class=css-p>{one}</{tag}>" for one in texts)
    made = made_of(f"<div class=css-a>{head}<div class=css-b>{text}</div></div>")
    assert "\n\n".join([SUMMARY[language], *texts]) in made


@pytest.mark.parametrize(
    "box", ["<p>Get the app</p><a href=/app>Download now</a>", "<p>Only in the app</p><a href=/app>Open it</a>"]
)
def test_short_paragraphs_stay_on_both_sides_of_a_box(box: str) -> None:
    told = [f"{one[:-1]}, and {other[0].lower()}{other[1:]}" for one, other in pairwise(EN[:5])]
    texts = [f"<p class=css-p>{one}</p>" for one in told]
    items = "<h2>What he carries</h2><ul><li>A lamp with a new wick</li><li>A rope of nine metres</li><li>The key of the gate</li></ul>"
    related = (
        "<div class=css-r><span>Related</span>: <a href=/t>Tides will be higher this winter, surveyors warn</a></div>"
    )
    body = f"{''.join(texts[:2])}<div class=css-x><div class=css-y>{box}</div></div>{items}{related}<h2>What he says</h2>{''.join(texts[2:])}"
    head = "<div class=css-h><h1>The gate</h1><div>By Ann Low</div></div>"
    made = made_of(f"<div id=root><div class=css-a>{head}<div class=css-b>{body}</div></div></div>")
    assert all(one in made for one in told) and "A rope of nine metres" in made
    assert not any(word in made for word in ("Download", "Open it", "Tides", "barn"))


def test_short_comments_do_not_become_the_text() -> None:
    comments = "".join(f"<p class=css-c>{one}</p>" for one in EN)
    paragraphs = f"<p>{SUMMARY['en']}</p>" * 2
    made = made_of(
        f"<div class=css-a><h1>The gate</h1>{paragraphs}</div><div class=css-k><h3>Comments</h3>{comments}</div>"
    )
    assert SUMMARY["en"] in made and EN[0] not in made
