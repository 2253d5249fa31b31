"""HTML: what a click on a question or a heading shows is the article's, be it hidden until then; what else is hidden is not."""

from __future__ import annotations

import pytest

from test_html import PROSE, article

ANSWER = "Tied to the rail, yes."
HIDINGS = ["hidden", 'style="display: none;"']


@pytest.mark.parametrize("hiding", HIDINGS)
@pytest.mark.parametrize(
    "shape",
    [
        "<div class=item><h3><button aria-expanded=false>{q}</button></h3><div class=body {h}><p>{a}</p></div></div>",
        "<div class=item><h3><button type=button>{q}</button></h3><div class=body {h}><p>{a}</p></div></div>",
        "<div class=item><h3 role=button aria-controls=g1>{q}</h3><div id=g1 {h}><p>{a}</p></div></div>",
        "<div class=faq-item><h3>{q}</h3><div class=body {h}><p>{a}</p></div></div>",
        "<div class=item><h4 class=toggle-title>{q}</h4><div {h}>{a}</div></div>",
        "<dl class=faq><dt>{q}</dt><dd {h}>{a}</dd></dl>",
        "<h3>{q}</h3><div class=spoiler {h}>{a}</div>",
    ],
)
@pytest.mark.parametrize("asked", ["May I bring a goat?", "Animals on board"])
def test_what_a_click_on_a_heading_shows_stays(shape: str, hiding: str, asked: str) -> None:
    made = article(shape.format(q=asked, a=ANSWER, h=hiding))
    assert made.index(asked) < made.index(ANSWER)


@pytest.mark.parametrize("hiding", HIDINGS)
def test_what_answers_a_question_in_a_heading_or_by_name_stays(hiding: str) -> None:
    assert ANSWER in article(f"<h3>May I bring a goat?</h3><div {hiding}><p>{ANSWER}</p></div>")
    assert ANSWER in article(f"<p>May I bring a goat?</p><div class=answer {hiding}><p>{ANSWER}</p></div>")


@pytest.mark.parametrize("hiding", HIDINGS)
@pytest.mark.parametrize(
    "shape",
    [
        "<div class=popup {h}><p>{a}</p></div>",
        "<h3>Goats</h3><div {h}><p>{a}</p></div>",
        "<h3>Goats</h3><p>They may come.</p><div class=tip {h}><p>{a}</p></div>",
        "<p>Would you like our letters?</p><div {h}><p>{a}</p></div>",
        f"<h3>{'Goats, and what is said of them on board, ' * 6}?</h3><div {{h}}><p>{{a}}</p></div>",
        f"{PROSE}<div class=answer {{h}}><p>{{a}}</p></div>",
    ],
)
def test_what_else_is_hidden_goes(shape: str, hiding: str) -> None:
    assert ANSWER not in article(shape.format(a=ANSWER, h=hiding))
