"""HTML: boxes between an article's paragraphs and below them: what is the article's own, and what says that it is not."""

from __future__ import annotations

import pytest

from qingwen.html.blocks import Outline, collect
from qingwen.html.corrections import keep_lead
from qingwen.html.enclosed import keep_enclosed
from qingwen.html.labelled import drop_labelled
from qingwen.html.structure import normalize
from qingwen.html.tree import parse
from test_html import LONG, PROSE, article, markdown, read

SECOND = PROSE.replace("first", "second")
THIRD = PROSE.replace("first", "third")

FORMS = {
    "gform_wrapper": "<h2 class=gform_title>Ask for the timetable</h2>{}",
    "wpcf7": "{}",
    "wpforms-container": "<div class=wpforms-field>{}</div>",
    "hs-form": "<fieldset>{}</fieldset>",
    "mc_embed_signup": "<div class=mc-field-group>{}</div>",
    "elementor-form": "{}",
}
FIELDS = "<p>Tell us on which night you would like to cross, and we will write to you.</p><label>Company</label><input><p>This field is for validation and should be left as it is.</p>"


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_builder_puts_round_a_form_is_no_text(name: str) -> None:
    made = article(f"<div class='{name} wide'>{FORMS[name].format(FIELDS)}</div>")
    assert made.count("night ferry") == 3
    assert [one for one in ("which night", "Company", "validation", "timetable") if one in made] == []


@pytest.mark.parametrize(
    "player",
    [
        "<div class='video-js vjs-default'><div class=vjs-modal><p>This is a modal window.</p><p>Beginning of dialog window. Escape will cancel and close the window.</p></div></div>",
        "<div class='jwplayer jw-reset'><div>0 seconds of 1 minute, 33 seconds</div><p>Press shift question mark to access a list of keyboard shortcuts.</p></div>",
        "<div class='yvp-main film'><ul class=yvp-menu><li>Palatino Linotype</li><li>Comic Sans MS</li></ul><div class=yvp-error>Unfortunately, this video is not available in your region.</div></div>",
        "<div class=dplayer><div class=menu><p>洗脑循环</p><p>弹幕不透明度和速度可以在这里由观众自己调整，关闭以后不再显示。</p></div></div>",
    ],
)
def test_the_words_of_a_player_s_controls_are_no_text(player: str) -> None:
    assert article(player) == article("")


PRICES = "".join(
    f"<div class=row><div class=what>{what}</div><div class=price>{price}</div></div>"
    for what, price in (
        ("A passenger on deck", "4 crowns"),
        ("A bicycle", "2 crowns"),
        ("A goat, tied to the rail", "5 crowns"),
    )
)
ASKED = "<h3 class=q>May I bring a goat?</h3><p>You may, where it is tied to the rail.</p><h3 class=q>What does a goat pay?</h3><p>It pays as a cyclist does.</p>"
OWN = {
    "prices": f"<div class=prices>{PRICES}<p>Goats pay on the way back too.</p></div>",
    "questions": f"<div class=faq>{ASKED}</div>",
    "caption": "<div class=photo><p class=photo-caption>The ferry beside the quay, with the lamp that the sexton lent to its skipper for the first night at sea</p></div>",
}


@pytest.mark.parametrize("tag", ["div", "section", "main", "article"])
def test_what_has_no_link_between_two_paragraphs_is_the_article_s_own(tag: str) -> None:
    for box in OWN:
        inside = f"<div class=a><div class=b>{SECOND}</div></div><div class=c>{OWN[box]}</div><div class=a><div class=b>{THIRD}</div></div>"
        made = read(f"<title>Boats</title><body><{tag}><h1>Boats</h1>{PROSE}{inside}{SECOND * 2}</{tag}></body>")
        for one in ("goat, tied", "4 crowns", "May I bring", "as a cyclist", "lamp that the sexton"):
            assert (one in OWN[box]) == (one in made), one


OFFERS = {
    "form": "<form><p>Write down the night on which you would like to cross, and we will keep a place on deck.</p><input></form>",
    "aside": "<aside><p>Tonight the ferry leaves at nine.</p><p>Tomorrow the ferry leaves at ten.</p></aside>",
    "label": "<h3>Related articles</h3><p>Where the skipper found his hat, and who had worn it all summer</p>",
    "link": "<p>Cross with us.</p><p>Each passenger has a seat under the lamp.</p><p><a href=/book>Book a place</a></p>",
    "buttons": "<div>Play</div><div>Pause</div><div>Mute</div><div>Full screen</div><div>Quality: high</div><div>Speed: normal</div><div>Captions: none are there</div>",
}


@pytest.mark.parametrize("box", OFFERS)
def test_what_offers_something_between_two_parts_is_judged_as_before(box: str) -> None:
    page = parse(f"<body><div>{PROSE}</div><div>{OFFERS[box]}</div><div>{SECOND}</div></body>")
    normalize(page)
    blocks = collect(page.body)
    kept = [block.text in (SECOND[3:-4], PROSE[3:-4]) for block in blocks]
    before = kept.copy()
    keep_enclosed(kept, blocks, Outline(page.body, blocks))
    assert sum(before) == 2 and kept == before


CARD = "<h5><a href=/{0}>A ferry that never left: night {0}</a></h5><p>Its skipper waited for the tide until the tide had waited long enough.</p><div>3 posts</div>"


@pytest.mark.parametrize("label", ["Related", "Recommended for you", "You may also like", "猜你喜欢"])
@pytest.mark.parametrize("box", ["<div><p>{}</p>{}</div>", "<div><div><h2>{}</h2></div><ul>{}</ul></div>"])
def test_a_box_that_is_labelled_for_other_articles_goes_whole(label: str, box: str) -> None:
    for cards in (CARD.format(1), "".join(f"<li>{CARD.format(i)}</li>" for i in range(4))):
        page = parse(f"<body><div>{PROSE}{box.format(label, cards)}{SECOND}</div></body>")
        normalize(page)
        blocks = collect(page.body)
        kept = [True] * len(blocks)
        drop_labelled(kept, blocks, Outline(page.body, blocks), page)
        assert [block.text for block, keep in zip(blocks, kept, strict=True) if keep] == [PROSE[3:-4], SECOND[3:-4]]


@pytest.mark.parametrize(("label", "goes"), [("Recommended for you", True), ("猜你喜欢", True), ("Popular", False)])
def test_what_is_offered_to_the_reader_goes_however_much_it_is(label: str, goes: bool) -> None:
    """A page that is about what is popular may hold little else."""
    cards = "".join(
        f"<li><h3><a href=/{i}>A ferry that never left: night {i}</a></h3>{PROSE.replace('forty', str(i))}</li>"
        for i in range(9)
    )
    page = parse(f"<body><div>{PROSE}{SECOND}</div><div><div><h2>{label}</h2></div><ul>{cards}</ul></div></body>")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_labelled(kept, blocks, Outline(page.body, blocks), page)
    assert kept[:2] == [True, True] and any(kept[2:]) is not goes


@pytest.mark.parametrize(
    "part",
    [
        "<section><h2>Related</h2><p>My aunt and the skipper are cousins, which nobody in the harbour would have guessed.</p><p><a href=/a>Aunts</a></p></section>",
        "<section><h2>Related</h2><p><a href=/a>Aunts</a></p><p>She rows.</p><p>My aunt and the skipper are cousins, as all the harbour knows.</p></section>",
        "<section><h2>Further reading</h2><ul><li><a href=/a>Aunts</a></li><li><a href=/b>Cousins</a></li></ul></section>",
        "<section><h2>Next steps</h2><ul><li><a href=/a>Buy a ticket</a></li></ul></section>",
        "<section><h2>What to read next</h2><h3><a href=https://books.example/a>Aunts</a></h3><p>It tells of my aunt, who rows.</p></section>",
        f"<section><h2>Related</h2><h3><a href=/a>Aunts</a></h3><p>{'It tells of my aunt, who rows. ' * 20}</p></section>",
        "<section><h2>Recommended books</h2><h3><a href=/a>Aunts</a></h3><p>It tells of my aunt, who is the skipper's cousin.</p></section>",
    ],
)
def test_a_part_of_the_article_may_be_called_as_those_are(part: str) -> None:
    page = parse(f"<body><div>{PROSE}{part}{SECOND}</div></body>")
    normalize(page)
    blocks = collect(page.body)
    kept = [True] * len(blocks)
    drop_labelled(kept, blocks, Outline(page.body, blocks), page)
    assert all(kept)


def test_a_heading_over_each_advertisement_goes_and_a_term_stays() -> None:
    places = "<h2>Advertisement</h2>".join(f"<h2>{i}. A lamp</h2>{PROSE.replace('forty', str(i))}" for i in range(1, 5))
    made = read(f"<title>Boats</title><article><h1>Boats</h1>{places}</article>")
    assert "Advertisement" not in made and "## 4. A lamp" in made
    terms = f"<h2>Advertisement</h2>{PROSE}<h2>Lamp</h2>{SECOND}"
    assert "## Advertisement" in read(f"<title>Boats</title><article><h1>Boats</h1>{PROSE}{terms}</article>")


@pytest.mark.parametrize(
    "alt",
    ["IMG_4366.jpg", "07-P1610104.jpg", "image-20210131104625712", "码头 2.png", "img", "Image", "undefined", "3"],
)
def test_the_name_of_a_file_describes_no_picture(alt: str) -> None:
    assert markdown(f"<p><img src=/a.png alt='{alt}'></p>") == "![](/a.png)\n"
    for own in ("Boat", "a_b", "Route 66", "1984 in Paris", "The image of a saint", "图片说明"):
        assert markdown(f"<p><img src=/a.png alt='{own}'></p>") == f"![{own}](/a.png)\n"


def test_a_picture_s_description_is_not_what_its_caption_or_the_title_says() -> None:
    figure = "<figure><img src=/a.png alt='The old  mill'><figcaption>{}</figcaption></figure>"
    assert (
        markdown(figure.format("The old mill. Photo: Ida Holm")) == "![](/a.png)\n\n*The old mill. Photo: Ida Holm*\n"
    )
    assert markdown(figure.format("The yard")) == "![The old mill](/a.png)\n\n*The yard*\n"
    made = article("<p><img src=/a.png alt=Boats> <img src=/b.png alt='Boats at night'></p>")
    assert "![](/a.png)" in made and "![Boats at night](/b.png)" in made


LINES = [
    "By Ida Holm",
    "October 11, 2023",
    "11 October 2023",
    "Posted on October 11th, 2023 at 9:30 a.m. by Ida Holm",
    "2023-10-11 · 5 min read",
    "Reading time: 7 minutes",
    "作者：Ida Holm 发布时间：2023年10月11日",
]
OTHER = [
    "By Ida Holm, who rows",
    "Updated October 13, 2023",
    "October 13, 2023",
    "By Ada Holm",
    "Ida Holm and the goat",
    "The harbour, October 11, 2023",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_what_the_front_matter_says_is_no_text(line: str) -> None:
    head = "<title>Boats</title><meta name=author content='Ida Holm'><meta property=article:published_time content=2023-10-11>"
    page = f"{head}<article><h1>Boats</h1><div>{{}}</div>{PROSE * 3}<p>{{}}</p>{SECOND}</article>"
    made = read(page.format(line, "Cargo"))
    assert line not in made and "author: Ida Holm" in made and "date: 2023-10-11" in made
    for other in OTHER:
        assert other in read(page.format(other, "Cargo"))
    assert line in read(page.format("Cargo", line))


@pytest.mark.parametrize(
    "label",
    [
        "<div><h2>On this page</h2></div>",
        "<section><p>Table of contents</p></section>",
        "<div class=toc_head><h5>Contents</h5></div>",
        "<div class='post-toc'><h3>目录</h3></div>",
    ],
)
def test_a_label_goes_whose_table_of_contents_a_script_was_to_write(label: str) -> None:
    made = article(label)
    assert made == article("") != article("<h2>Contents</h2>")
    box = article(
        "<div class=widget><h3>Contents</h3></div><div class=widget><ul><li>a lamp</li><li>two oars</li></ul></div>"
    )
    assert "### Contents" in box and "two oars" in box


def test_a_summary_above_chinese_news_and_numbered_captions_are_kept() -> None:
    """Alone among what is left out, as a date and buttons round them are."""
    lead = "核心提示：老码头的夜渡四十年来头一回重新开航，船票当天就卖光了。"
    captions = ["图 3. 夜渡的航线", "Figure 3. The route at night", "表2 票价"]
    texts = [lead, "2024-03-05", LONG * 2, *captions, "分享到", LONG * 3]
    page = parse("<body>" + "".join(f"<div><p>{text}</p></div>" for text in texts) + "</body>")
    normalize(page)
    blocks = collect(page.body)
    outline = Outline(page.body, blocks)
    kept = [LONG in block.text for block in blocks]
    keep_lead(kept, blocks, outline.good_of)
    keep_enclosed(kept, blocks, outline)
    assert [text for text, keep in zip(texts, kept, strict=True) if not keep] == ["2024-03-05", "分享到"]
