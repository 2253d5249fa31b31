"""Pictures of an article stay with their captions: several together in one element, and the one above its first paragraph."""

from __future__ import annotations

import pytest

from html_pages import PROSE, read
from qingwen.html.article.galleries import keep_lead_figure
from qingwen.html.dom.blocks import collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize

FIRST = "The ferry of the lower harbour was built in the year of the great tide, and has carried goats and people ever since, on Sundays too."
MORE = "The keeper of the ferry wrote down each of them in a book, which hangs beside the door, and whoever reads it there in winter has time to reach the end."
ONE = "<figure><img src=oar.jpg><figcaption>The oar, 1904</figcaption></figure>"
TWO = "<figure><img src=sail.jpg><figcaption>The sail, 1907</figcaption></figure>"
GALLERIES = [
    f"<div class=photos>{ONE}{TWO}</div>",
    "<div>{}{}</div>".format(ONE.replace("<img", "<a href=large/oar.jpg><img").replace("oar.jpg><fig", "oar.jpg></a><fig"), TWO),
    "<div class=gallery><dl class=gallery-item><dt><a href=oar/><img src=oar.jpg></a></dt><dd class=wp-caption-text>The oar, 1904</dd></dl>"
    "<dl class=gallery-item><dt><a href=sail/><img src=sail.jpg></a></dt><dd class=wp-caption-text>The sail, 1907</dd></dl></div>",
    "<div class=gallery><a href=oar.jpg><img src=oar.jpg></a><a href=sail.jpg><img src=sail.jpg></a><p class=caption>The oar, 1904; The sail, 1907</p></div>",
]  # fmt: skip


@pytest.mark.parametrize("gallery", GALLERIES)
def test_pictures_in_one_element_stay_with_their_captions(gallery: str) -> None:
    for below in (f"<p>{FIRST}</p><p>{MORE}</p>", ""):
        made = read(
            f"<title>The ferry</title><article><h1>The ferry</h1><p>{FIRST}</p><p>{MORE}</p>{gallery}{below}</article>"
        )
        assert [
            one for one in ("](oar.jpg)", "The oar, 1904", "](sail.jpg)", "The sail, 1907") if one not in made
        ] == []


@pytest.mark.parametrize(
    "cards",
    [
        "<div class=cards>"
        + "".join(
            f"<figure><a href=/a/{n}><img src={n}.jpg></a><figcaption>Another tale {n}</figcaption></figure>"
            for n in "12"
        )
        + "</div>",
        "<div class=cards>"
        + "".join(f"<a href=/a/{n}><img src={n}.jpg><p class=caption>Another tale {n}</p></a>" for n in "12")
        + "</div>",
    ],
)
def test_pictures_of_other_articles_are_no_gallery(cards: str) -> None:
    made = read(
        f"<title>The ferry</title><article><h1>The ferry</h1><p>{FIRST}</p><p>{MORE}</p>{cards}<p>{FIRST}</p><p>{MORE}</p></article>"
    )
    assert "Another tale" not in made


def test_the_picture_above_the_first_paragraph_stays_with_its_caption() -> None:
    byline = "<p class=byline>By <a href=/a/1>Martha Oarsby</a> and <a href=/a/2>Jean-Luc Sail</a></p>"
    lead = "<figure><picture><img src=ferry.jpg alt='The ferry at dusk'></picture><figcaption>The ferry carries 41,000 goats in a year. <span class=credit>Photograph: Cy Tide</span></figcaption></figure>"
    made = read(
        f"<title>The ferry of the lower harbour to stop | Harbour Daily</title><main><article><h1>The ferry of the lower harbour to stop</h1>{byline}{lead}\n"
        f"<p>{FIRST[:-1]}, while the sexton rings 212 of its 640 bells.</p>\n<p>{MORE} “We know what he asks,” said the sexton’s daughter.</p>\n"
        "<p>The first crossing begins at 9 pm on 11 April. Goats of the herds 12, 14 and 90 will go by the dyke.</p>\n</article></main>"
    )
    assert (
        "![The ferry at dusk](ferry.jpg)\n\n*The ferry carries 41,000 goats in a year. Photograph: Cy Tide*\n\nThe ferry of"
        in made
    )


@pytest.mark.parametrize(
    "page",
    [
        "<article><h1>The ferry</h1>{}<p>3 May</p><div class=text>{}</div></article>",
        "<div><div class=css-4><h1>The ferry</h1>{}</div><div class=css-6>{}</div></div>",
        "<header><h1>The ferry</h1></header><div>{}<div><div class=text>{}</div></div></div>",
    ],
)
def test_the_picture_above_the_element_of_the_text_leads_an_article(page: str) -> None:
    figure = "<figure><img src=oar.jpg><figcaption>The oar at dusk. <span class=by>Cy Tide</span></figcaption></figure>"
    tree = parse(page.format(figure, f"<p>{FIRST}</p>"))
    normalize(tree)
    blocks = collect(tree.body)
    kept = [block.text == FIRST for block in blocks]
    keep_lead_figure(kept, blocks, kept[:])
    assert [block.text for block, keep in zip(blocks, kept, strict=True) if keep] == ["The oar at dusk. Cy Tide", FIRST]


@pytest.mark.parametrize(
    ("figures", "is_lead"),
    [
        (
            "<figure><img src=oar.jpg><figcaption>The oar is 41 yards long. Photograph: Cy Tide</figcaption></figure>",
            True,
        ),
        (
            "<div class=x1><figure class=x2><img src=oar.jpg><figcaption class=x3>The oar. Cy Tide</figcaption></figure></div>",
            True,
        ),
        (
            "<div class=x1><div><figure><img src=oar.jpg><figcaption>The oar, mended twice.</figcaption></figure></div></div>",
            True,
        ),
        ("<figure><img src=oar.jpg><figcaption>Martha Oarsby with her oar</figcaption></figure>", True),
        ("<div class=author><figure><img src=cy.jpg><figcaption>Cy writes of oars.</figcaption></figure></div>", False),
        ("<figure class=avatar><img src=cy.jpg><figcaption>Cy Tide writes of oars.</figcaption></figure>", False),
        ("<figure><img src=bank.gif><figcaption>Sponsored by the Bank of the Harbour</figcaption></figure>", False),
        ("<figure><img src=cy.jpg><figcaption>Cy Tide</figcaption></figure>", False),
        ("<div><img src=cy.jpg><figcaption>Cy Tide</figcaption><figcaption>Senior writer</figcaption></div>", False),
        (2 * "<figure><img src=cy.jpg><figcaption>Cy Tide is a keeper.</figcaption></figure>", False),
    ],
)
def test_one_picture_whose_caption_says_more_than_a_name_leads_an_article(figures: str, is_lead: bool) -> None:
    page = parse(f"<h1>The ferry</h1>{figures}<p>{FIRST}</p>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text == FIRST for block in blocks]
    keep_lead_figure(kept, blocks, kept[:])
    assert kept == [block.text == FIRST or (is_lead and block.element.tag == "figcaption") for block in blocks]


@pytest.mark.parametrize(
    ("lead", "is_lead"),
    [
        ("<div class=hero><div><figure><img src=oar.jpg><figcaption>{}</figcaption></figure></div></div>", True),
        ("<div class=field-image><figure class=caption><img src=oar.jpg><figcaption>{}</figcaption></figure></div>", True),
        ("<div class=featured-image><img src=oar.jpg><div class=caption>{}</div></div>", True),
        ("<div class=post-thumbnail><img src=oar.jpg><span class=wp-caption-text>{}</span></div>", True),
        ("<div class=lede><div><img src=oar.jpg><div><div class=image__caption>{}</div><span class=image__caption-by></span></div></div></div>", True),
        ("<div class=lede><div><img src=oar.jpg><div><div class=image__caption>{}</div><figcaption>Getty Images</figcaption></div></div></div>", True),
        ("<div class=author-box><img src=cy.jpg><div class=caption>{}</div></div>", False),
        ("<div class=rel><img src=oar.jpg><div class='dis-none caption'>{}</div></div>", False),
        ("<div class=card><img src=oar.jpg><div class=caption>{}</div><p>Read it here</p></div>", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "caption", ["The oar on the wall of the hall", "厅墙上挂着的那支老桨", "The oar hangs in the hall."]
)
def test_a_caption_that_is_no_sentence_leads_too_be_it_wrapped_or_in_no_figure(
    lead: str, is_lead: bool, caption: str
) -> None:
    page = parse(f"<h1>The ferry</h1>{lead.format(caption)}<div class=text><p>{FIRST}</p></div>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text == FIRST for block in blocks]
    keep_lead_figure(kept, blocks, kept[:])
    assert kept == [block.text == FIRST or (is_lead and block.text == caption) for block in blocks]


def test_a_picture_s_agency_alone_is_no_caption() -> None:
    page = parse(
        f"<h1>The ferry</h1><figure><img src=oar.jpg><figcaption>Cy Tide//Getty Images</figcaption></figure><p>{FIRST}</p>"
    )
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text == FIRST for block in blocks]
    keep_lead_figure(kept, blocks, kept[:])
    assert sum(kept) == 1


def test_a_picture_leads_an_article_of_short_sentences_too() -> None:
    text = "".join(f"<p>{one}</p>" for one in ("清早，他把船推下水。", "山羊站在船头，一声不响。", "钟敲了三下。"))
    lead = "<div class=x1><figure><img src=oar.jpg><figcaption>老桨。张海 摄</figcaption></figure></div>"
    tree = parse(f"<header><h1>渡口</h1>{lead}</header><div>{text}</div>")
    normalize(tree)
    blocks = collect(tree.body)
    kept = [block.element.tag == "p" for block in blocks]
    keep_lead_figure(kept, blocks, [0] * len(blocks))
    assert next(block.text for block, keep in zip(blocks, kept, strict=True) if keep) == "老桨。张海 摄"


LATER = "Rest the dough longer than you think, because rye takes up water slowly and cracks when it is hurried along."
STEPS = ["Rub the butter into the flour until it looks like crumbs.", "Add the water and rest the dough for an hour."]


def test_captions_between_parts_that_are_wrapped_are_the_article_s() -> None:
    picture = "<figure><img src=/{i}.jpg><figcaption>Crumbs {i}</figcaption></figure>"
    steps = "".join(
        picture.format(i=i) + f"<div class=step><div class=lab>{i}</div><p>{text}</p></div>"
        for i, text in enumerate([*STEPS, LATER], 1)
    )
    made = read(
        f"<title>Rye crust | Crusts</title><header><nav><a href=/>Home</a><a href=/r>Recipes</a><a href=/about>About</a></nav></header>"
        f"<main><article><h1>Rye crust</h1>{PROSE}{PROSE}<div class=steps>{steps}</div><p>{LATER}</p></article></main>"
        "<footer><a href=/privacy>Privacy</a> © 2024 Crusts</footer>"
    )
    assert [i for i in (1, 2, 3) if f"*Crumbs {i}*" not in made] == []


def test_a_caption_beside_the_article_is_not_its_own() -> None:
    beside = "<div class=promo><figure><img src=/b.jpg><figcaption>Boats to hire</figcaption></figure></div>"
    assert "Boats to hire" not in read(
        f"<title>Boats</title><nav><a href=/>Home</a></nav><div><div class=m><h1>Boats</h1>{PROSE * 3}</div>{beside}</div><footer>© 2024</footer>"
    )
