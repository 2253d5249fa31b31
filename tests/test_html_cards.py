"""HTML: cards and boxes. Those of other articles, of newsletters and of the author are left out; the article's own stay."""

from __future__ import annotations

import pytest

from qingwen.html.blocks import Block, Outline, collect
from qingwen.html.excerpts import drop_excerpts
from qingwen.html.structure import normalize
from qingwen.html.tree import parse
from qingwen.html.trimming import drop_ends
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


@pytest.mark.parametrize(
    "card",
    [
        f"<a href=/gulls>{TEASER}</a>",
        f"<div class=box><a href=/gulls><div>{TEASER}</div></a></div>",
        "<div>" + "".join(f"<a href=/gulls/{i}>{TEASER}</a>" for i in range(3)) + "</div>",
    ],
)
def test_a_card_of_another_article_of_the_site_is_a_link_though_blocks_stand_in_it(card: str) -> None:
    made = article(card)
    assert "gulls leave" not in made and "excerpt" not in made and all(one in made for one in LINES)


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
            "<div>"
            + "".join(
                f"<div class=plan><h3>Plan {i}</h3><div>${i}9 a month</div><ul><li>{i} boats</li></ul><a href=/buy{i}>Choose</a></div>"
                for i in (1, 2, 3)
            )
            + "</div>",
            ["Plan 1", "$19 a month", "3 boats"],
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


def test_cards_that_a_site_shows_between_paragraphs_go() -> None:
    card = "<div class=card><h4>Why the gulls leave</h4><p>An excerpt.</p><a href=/gulls{}>Read more</a></div>"
    assert "gulls leave" not in article("<div>" + "".join(map(card.format, range(3))) + "</div>")


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


OTHERS = "".join(
    f"<article><h3><a href=/a{i}>The {one} of the harbour</a></h3><p>What becomes of the {one} when the tide is out.</p></article>"
    for i, one in enumerate(("rope", "lamp", "oar"))
)


def judged(body: str) -> tuple[list[Block], Outline]:
    page = parse(body)
    normalize(page)
    blocks = collect(page.body)
    return blocks, Outline(page.body, blocks)


def test_a_row_of_articles_below_more_of_something_is_the_sites() -> None:
    for tag, goes in (("article", True), ("div", False)):
        row = OTHERS.replace("article>", f"{tag}>")
        blocks, outline = judged(
            f"<main><div>{START}{END}</div><div><h2>More harbour tales</h2><div>{row}</div></div></main>"
        )
        kept = [True] * len(blocks)
        drop_excerpts(kept, blocks, outline)
        assert kept == [True] * len(LINES) + [not goes] * (len(blocks) - len(LINES))


def titles(entries: str, head: str = "More great stories") -> str:
    return article("", f"{END}<h3>{head}</h3><ul>{entries}</ul>")


def test_titles_with_a_link_in_each_below_more_stories_go() -> None:
    entries = "".join(f"<li>What <a href=/s{i}>the {one} said</a> to the tide</li>" for i, one in enumerate("abc"))
    assert "said" not in titles(entries)
    assert "said" in titles(entries, "Further reading")


def test_what_is_told_of_each_of_more_stories_stays() -> None:
    entries = "".join(
        f"<li>I still tell <a href=/s{i}>what the {one} said</a> when the lamp goes out.</li>"
        for i, one in enumerate("abc")
    )
    assert "I still tell" in titles(entries)


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


LETTER = "<h3>The harbour in your inbox</h3><p>Every Friday we write to you of tides and boats, and of the people who miss them.</p>"
FIELDS = ["<form><input type=email><button>Subscribe</button></form>", "<div><input name=email></div>"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "box", ["<div class=b>{}</div>", "<section><div>{}</div></section>", "<div><form>{}</form></div>"]
)
def test_a_box_for_a_newsletter_goes_wherever_it_stands(field: str, box: str) -> None:
    part = box.format(LETTER + field)
    for made in (
        article(part),
        article("", END + part),
        read(f"<main><article><h1>{TITLE}</h1>{START}{END}</article>{part}</main>"),
        read(f"<div><h1>{TITLE}</h1><div class=c>{START}</div><div class=x>{part}</div><div class=c>{END}</div></div>"),
    ):
        assert "Friday" not in made and all(one in made for one in LINES)


def test_a_paragraph_on_newsletters_beside_a_field_stays() -> None:
    assert "nine readers" in article(f"<p>Our newsletter went to nine readers in the first year.</p>{FIELDS[0]}")
    assert "Tides, boats" in read(
        f"<main><div><h1>{TITLE}</h1><p>The harbour newsletter tells you each Friday what the tide has brought.</p>{FIELDS[0]}</div>"
        "<section><h2>What is in it</h2><p>Tides, boats and recipes for whoever lives near the water or would like to.</p></section></main>"
    )


AUTHOR = "<meta name=author content='Anna Reed'>"


@pytest.mark.parametrize(
    "card",
    [
        "<a href=/anna>Anna Reed</a><p>Anna looks after the lamp and writes of what she sees from there.</p>",
        "<h4>Anna Reed</h4><p>Keeper</p><p>I look after the lamp and write of what I see from there.</p>",
    ],
)
def test_a_card_of_the_author_below_the_article_goes(card: str) -> None:
    blocks, outline = judged(f"<article>{START}{END}<div class=who><div>{card}</div></div></article>")
    for author, goes in (("Anna Reed", True), ("Berta", False)):
        kept = [True] * len(blocks)
        drop_ends(kept, blocks, outline, author)
        assert kept == [True] * len(LINES) + [not goes] * (len(blocks) - len(LINES))


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
