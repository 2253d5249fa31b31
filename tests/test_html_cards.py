"""HTML: cards and boxes in an article and below it. What an author may have written stays."""

from __future__ import annotations

import re

import pytest

from qingwen.html.article.excerpts import drop_excerpts
from qingwen.html.article.trimming import drop_ends
from qingwen.html.dom.blocks import Block, Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.reading.source import read_source

LINES = [
    "The tide table hangs beside the door of the harbour office, and whoever asks for it is told to look behind him, where it has hung since the dyke was built.",
    "These are the other things that people ask there, in the order in which they come in from the rain and shake out their coats, one after the other.",
    "Old Berta rows whoever is late across the water for two coins, and for three she tells him what she thinks of those who are late, which takes longer.",
    "In winter the office closes at four, when the lamp is lit, and whoever comes later has to knock at the skipper's door until he has found his boots.",
]
START, END = ("".join(f"<p>{one}</p>" for one in part) for part in (LINES[:2], LINES[2:]))
TITLE = "What they ask at the harbour office"


def read(body: str, head: str = "") -> str:
    page = f"<head><title>{TITLE}</title>{head}</head><body><nav><a href=/>Home</a><a href=/n>News</a></nav>{body}<footer><a href=/t>Terms</a></footer></body>"
    return read_source("page.html", page.encode()).document.text


def article(part: str, after: str = END, head: str = "") -> str:
    return read(f"<article><h1>{TITLE}</h1>{START}{part}{after}</article>", head)


TEASER = "<h4>Why the gulls leave</h4><p>An excerpt of the other article, which is as long as a sentence.</p>"


CARDS = {
    "doctors": "<h4>Dr Reed the {0}</h4><p>Reed the {0} has looked after rowers for ten years, and is in his room on Mondays from eight to twelve.</p>",
    "houses": "<h3>House {0}</h3><p>It stands at {0} Dyke Road, tel. 555-010{0}, and is open on each day from eight to five but for holidays.</p>",
    "picks": "<h3>The oar of class {0}</h3><p>This oar costs {0}9 crowns, is light and floats, and wants oil each spring, as we found out in four years.</p>",
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("box", ["{}", "<div class=cards>{}</div>"])
def test_a_link_round_a_card_of_the_site_does_not_make_it_furniture(card: str, box: str) -> None:
    row = box.format("".join(f"<a class=card href=/more/{i}>{card.format(i)}</a>" for i in (1, 2, 3)))
    made = article(f"<h2>Where to go</h2>{row}<h2>What to bring</h2>")
    said = re.findall(r"<p>([^<]+)<", "".join(map(card.format, (1, 2, 3))))
    assert [one for one in said if one not in made] == []


@pytest.mark.parametrize(
    "part",
    [
        f"<figure><a href=https://example.org/x>{TEASER}</a></figure>",  # a bookmark
        f"<h2>The best oars</h2><a href=https://a.example.org/>{TEASER}</a><a href=https://b.example.net/>{TEASER}</a>",
        "<a href=/gulls><p>Why the gulls leave, and where they go, was asked by as many as came for the ferry.</p></a>",
    ],
)
def test_a_card_of_another_site_and_a_link_round_a_paragraph_are_the_authors(part: str) -> None:
    assert "hy the gulls leave" in article(part)


def test_a_link_that_nobody_closed_is_round_no_card() -> None:
    made = read(f"<article><h1>{TITLE}</h1><a href=/x>{START}{END}</article>")
    assert all(one in made for one in LINES)


@pytest.mark.parametrize(
    ("part", "lines"),
    [
        (
            "<div class=cards><div class=card><h3>Office</h3><p>Mon–Fri 9–17</p></div><div class=card><h3>Ferry</h3><p>Daily 6–22</p></div></div>",
            ["Office", "Mon–Fri 9–17", "Ferry", "Daily 6–22"],
        ),
        (
            "".join(
                f"<a href=/{i}.jpg><figure><img src=/{i}s.jpg><figcaption>Boat {i}, seen from the dyke</figcaption></figure></a>"
                for i in range(3)
            ),
            ["Boat 0, seen from the dyke", "Boat 2, seen from the dyke"],
        ),
        (
            "<h3><button aria-expanded=false>May I bring a goat?</button></h3><div hidden><p>Yes, tied to the rail.</p></div>",
            ["May I bring a goat?", "Yes, tied to the rail."],
        ),
    ],
)
def test_cards_between_paragraphs_stay(part: str, lines: list[str]) -> None:
    made = article(part)
    assert [one for one in lines if one not in made] == []


@pytest.mark.parametrize(
    "card",
    [
        "<div class=card><h4>Why the gulls leave</h4><p>An excerpt.</p><a href=/gulls>{}</a></div>",
        "<a href=/gulls><div class=card><div>Why the gulls leave</div><div>11:00</div></div></a>",
        "<div class=count><div>Why the gulls leave</div><div>Share</div></div>",
    ],
)
@pytest.mark.parametrize("button", ["Read more", "Continue"])
def test_cards_that_a_site_shows_between_paragraphs_do_not_show(card: str, button: str) -> None:
    assert "gulls leave" not in article("<div>" + card.format(button) * 3 + "</div>")


def test_a_quotation_that_is_a_button_does_not_show() -> None:
    assert "gulls leave" not in article("<a href=javascript:tweet()><blockquote>Why the gulls leave</blockquote></a>")


def test_the_last_heading_set_as_the_others_stays() -> None:
    made = read(
        f"<article><h1>{TITLE}</h1>"
        + "".join(f"<a href=#s{i}><h2>Part {i}</h2></a><p>{one}</p>" for i, one in enumerate(LINES))
        + "</article>"
    )
    assert all(f"Part {i}" in made for i in range(4))


def test_a_page_that_is_nothing_but_cards_keeps_them_all() -> None:
    told = "Skipper {0} has sailed for {0} years and knows each stone of the harbour by its name, and says so whenever he is asked."
    made = read(
        f"<main><h1>{TITLE}</h1><div>"
        + "".join(
            f"<article class=card><h3><a href=/p{i}>Skipper {i}</a></h3><p>{told.format(i)}</p></article>"
            for i in range(3, 8)
        )
        + "</div></main>"
    )
    assert [i for i in range(3, 8) if told.format(i) not in made or f"[Skipper {i}]" not in made] == []


def judged(body: str) -> tuple[list[Block], Outline]:
    page = parse(body)
    normalize(page)
    blocks = collect(page.body)
    return blocks, Outline(page.body, blocks)


def test_a_row_below_more_of_something_is_the_articles() -> None:
    picks = "".join(
        f"<article><h3><a href=/a{i}>The {one} of the harbour</a></h3><p>We have used the {one} for a year, and nothing has broken yet.</p></article>"
        for i, one in enumerate(("rope", "lamp", "oar"))
    )
    for head, stays in (("More harbour favourites", True), ("More stories", False)):
        blocks, outline = judged(f"<main><div>{START}{END}</div><div><h2>{head}</h2><div>{picks}</div></div></main>")
        kept = [True] * len(blocks)
        drop_excerpts(kept, blocks, outline)
        assert kept == [True] * len(LINES) + [stays] * (len(blocks) - len(LINES))


SOURCES = [
    "Reed, A. (2019). Tides and their tables. <i>Harbour Studies</i> 4(2), 11–19. <a href=https://doi.org/10.5555/{}>doi:10.5555/{}</a>",
    "{}. 张某某：<a href=https://doi.org/10.5555/{}>潮汐研究</a>（2020）",
]


@pytest.mark.parametrize("head", ["Related", "Related reading", "相关链接"])
@pytest.mark.parametrize("source", SOURCES)
def test_references_below_related_stay(head: str, source: str) -> None:
    entries = "".join(f"<li>{source.format(i, i)}</li>" for i in (1, 2, 3, 4))
    made = article("", f"{END}<h3>{head}</h3><ul>{entries}</ul>")
    assert [i for i in (1, 2, 3, 4) if str(i) not in made.partition(head)[2]] == []


def resources(head: str, site: str) -> str:
    cards = "".join(
        f"<div class=col><div class=card><h4><a href=https://{site.format(i)}/x>The book of oars, part {i}</a></h4><p>The Guild of Rowers {i}</p><p>Read more</p></div></div>"
        for i in range(4)
    )
    return read(
        f"<main><h1>{TITLE}</h1><div>{START}{END}</div><h2>{head}</h2><p>The texts below tell more of the harbour.</p><div>{cards}</div><h3>Stay in touch</h3></main>",
        "<link rel=canonical href=https://harbour.org/a>",
    )


def test_cards_of_other_sites_below_additional_resources_are_the_articles() -> None:
    made = resources("Additional Resources", "other{}.example")
    assert all(f"The book of oars, part {i}" in made and f"The Guild of Rowers {i}" in made for i in range(4))
    assert "Read more" not in made and "Stay in touch" not in made


@pytest.mark.parametrize(
    ("head", "site"), [("Additional Resources", "harbour.org"), ("Related stories", "other{}.example")]
)
def test_other_cards_below_the_article_are_not(head: str, site: str) -> None:
    assert "book of oars" not in resources(head, site)


BOXES = [
    "<h2>Register for the regatta</h2><p>It costs 30 crowns and is open from 5 May; no more than 200 boats may start.</p><p>We will send the course and the hour of the start to your inbox.</p>",
    "<h2>How to unsubscribe</h2><p>Type the address below that you gave us once, and we will write to you no more.</p>",
    "<h2>How to order the board</h2><p>The board with the tides is free of charge; in print it is 12 crowns, and comes by post.</p>",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("around", ["<section>{}</section>", "<div class=part>{}</div>"])
def test_what_is_said_beside_a_field_for_an_address_stays(box: str, around: str) -> None:
    field = "<form action=/subscriptions/add><input type=email name=email><button>Send</button></form>"
    made = article(around.format(box + field))
    assert [one for one in re.findall(r"<p>([^<]+)<", box) if one not in made] == []


AUTHOR = "<meta name=author content='Anna Reed'>"


@pytest.mark.parametrize(
    "last",
    [
        "<p>The ferry leaves at six, and not at seven as this page said until Monday.</p>",
        "<p>Office: 2 Dyke Road</p><p>Tel. 555-0102, Mon–Fri 9–17</p>",
        "<p>These rules hold for five years.</p><p>(This piece is published on the board as well.)</p>",
    ],
)
def test_what_stands_last_below_the_authors_name_stays(last: str) -> None:
    blocks, _ = judged(f"<article>{START}{END}<div class=end><p>Anna Reed</p>{last}</div></article>")
    kept = [True] * len(blocks)
    drop_ends(kept, blocks, "Anna Reed")
    assert all(kept)


def test_what_the_author_says_last_in_a_talk_stays() -> None:
    who = ["Anna Reed", "Berta", "Anna Reed", "Berta", "Anna Reed"]
    turns = "".join(
        f"<div class=turn><p>{name}</p><p>{said}</p></div>"
        for name, said in zip(who, [*LINES, "Thank you for the crossing."], strict=True)
    )
    assert "Thank you for the crossing." in read(f"<article><h1>{TITLE}</h1>{turns}</article>", AUTHOR)


def test_what_a_builder_does_not_show_and_a_wiki_calls_navigation_is_left_out() -> None:
    made = article(
        "<p class=w-condition-invisible>The ferry is out for the whole of the winter, and nobody knows why it is.</p>"
        "<div class='hatnote navigation-not-searchable'>Main article: <a href=/wiki/Ferry>Ferry</a></div>"
    )
    assert "winter, and nobody" not in made and "Main article" not in made
