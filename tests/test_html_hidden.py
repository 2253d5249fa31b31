"""HTML: what a click on a question or a heading shows is the article's, where the page says that there is one to click on; what else is hidden is not."""

from __future__ import annotations

import pytest

from html_pages import PROSE, article

ANSWER = "Tied to the rail, yes, and only as long as it is calm."
HIDINGS = ["hidden", 'style="display: none;"']


@pytest.mark.parametrize("hiding", HIDINGS)
@pytest.mark.parametrize(
    "shape",
    [
        "<div class=item><h3><button aria-expanded=false>{q}</button></h3><div class=body {h}><p>{a}</p></div></div>",
        "<div class=item><h3 role=button aria-controls=g1>{q}</h3><div id=g1 {h}><p>{a}</p></div></div>",
        "<div class=faq-item><h3>{q}</h3><div class=body {h}><p>{a}</p></div></div>",
        "<div class=collapsible><h4>{q}</h4><div {h}>{a}</div></div>",
        "<dl class=faq><dt>{q}</dt><dd {h}>{a}</dd></dl>",
    ],
)
@pytest.mark.parametrize("asked", ["May I bring a goat?", "Animals on board"])
def test_what_a_click_on_a_heading_shows_stays(shape: str, hiding: str, asked: str) -> None:
    made = article(shape.format(q=asked, a=ANSWER, h=hiding))
    assert made.index(asked) < made.index(ANSWER)


@pytest.mark.parametrize("hiding", HIDINGS)
def test_what_answers_a_question_of_a_faq_stays(hiding: str) -> None:
    assert ANSWER in article(f"<div class=faq><p>May I bring a goat?</p><div {hiding}><p>{ANSWER}</p></div></div>")


@pytest.mark.parametrize("hiding", HIDINGS)
@pytest.mark.parametrize(
    "shape",
    [
        "<div class=popup {h}><p>{a}</p></div>",
        "<h3>Goats</h3><div {h}><p>{a}</p></div>",
        "<h3>Goats</h3><p>They may come.</p><div class=tip {h}><p>{a}</p></div>",
        "<p>Would you like our letters?</p><div {h}><p>{a}</p></div>",
        "<h3>Was this page of help?</h3><div {h}><p>{a}</p></div>",
        "<h3>Was this page of help?</h3><button>Yes</button><div {h}><p>{a}</p></div>",
        "<h3>May I bring a goat?</h3><div class=answer {h}><p>{a}</p></div>",
        "<div class=toggle><h4>Menu</h4><div {h}><p>{a}</p></div></div>",
        "<h3><button type=button>Goats</button></h3><div {h}><p>{a}</p></div>",
        "<h3 aria-controls=other>Goats</h3><div id=this {h}><p>{a}</p></div>",
        "<h3 aria-expanded=false>Comments</h3><div {h}><p>{a}</p></div>",
        "<div class='feedback accordion'><h3>Was this of help?</h3><div {h}><p>{a}</p></div></div>",
        "<div class=accordion><h3>Already a member?</h3><div class=login {h}><p>{a}</p></div></div>",
        "<div class=accordion><h3>Already a member?</h3><div {h}><p>{a}</p><input name=who></div></div>",
        f"<h3>{'Goats, and what is said of them on board, ' * 6}?</h3><div {{h}}><p>{{a}}</p></div>",
        f"{PROSE}<div class=answer {{h}}><p>{{a}}</p></div>",
    ],
)
def test_what_else_is_hidden_goes(shape: str, hiding: str) -> None:
    assert ANSWER not in article(shape.format(a=ANSWER, h=hiding))


@pytest.mark.parametrize("hiding", HIDINGS)
def test_a_hidden_copy_of_what_is_shown_goes(hiding: str) -> None:
    copies = f"<div class=mobile {hiding}><p>{ANSWER}</p></div><div class=desktop><p>{ANSWER}</p></div>"
    assert article(f"<div class=faq><h3>May I bring a goat?</h3>{copies}</div>").count(ANSWER) == 1


@pytest.mark.parametrize("hiding", HIDINGS)
def test_two_answers_may_be_the_same_word(hiding: str) -> None:
    asked = f"<h3>May I bring a goat?</h3><div {hiding}><p>Yes.</p></div><h3>And an oar?</h3><div><p>Yes.</p></div>"
    assert article(f"<div class=faq>{asked}</div>").count("Yes.") == 2


@pytest.mark.parametrize(
    ("names", "stays"),
    [
        ("class=more-text", True),
        ("class='article__rest-of-story'", True),
        ("id=read-more-content", True),
        ("class=x-1", False),
        ("class=more-stories", False),
    ],
)
def test_the_rest_of_a_text_stays_that_a_button_shows(names: str, stays: bool) -> None:
    made = article(f"<p>It rained.</p><div {names} style='display:none'><p>The lamp was out, too.</p></div>")
    assert ("The lamp was out, too." in made) == stays
