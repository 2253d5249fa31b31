"""HTML: what an article says of itself in a place of its own below its text or its title stays; what a site says of mistakes does not."""

from __future__ import annotations

import pytest

from test_html import read

TEXT = [
    "The keeper of the lower ferry rose before the gulls did, and rowed the first goats over while it was still dark.",
    "In the year of the great tide he carried forty people and a piano, which is still in the hall above the harbour.",
    "Nobody has counted the crossings since, but the rope has been changed eleven times and the bell was stolen twice.",
]
BODY = "<div class=text>" + "".join(f"<p>{one}</p>" for one in TEXT * 3) + "</div>"
MENU = (
    "<div class=menu><h3>Most read</h3><ul><li><a href=/1>Three new schools</a><li><a href=/2>The rain</a></ul></div>"
)
NOTES = [
    "This article was amended on 3 May 2024. The bell was stolen in 1911, not 1917.",
    "Correction: an earlier version of this article gave the wrong year for the tide.",
    "The names of the passengers have been changed to protect them.",
    "更正：本文早前版本误写了大潮的年份，应为1911年。",
    "（应受访者要求，阿海为化名）",
    "又及：钟后来找回来了。",
]  # fmt: skip


def page(below_title: str, below_text: str) -> str:
    return read(
        f"<title>The lower ferry</title><article><header><h1>The lower ferry</h1>{below_title}</header>{BODY}{below_text}</article>{MENU}"
    )


@pytest.mark.parametrize("name", ["css-x1", "correction"])
@pytest.mark.parametrize("note", NOTES)
def test_what_an_article_says_of_itself_stays_below_its_text_and_its_title(note: str, name: str) -> None:
    box = f"<div class={name}><p>{note}</p></div>"
    assert page("", box).endswith(f"{TEXT[-1]}\n\n{note}\n")
    assert f"{note}\n\n{TEXT[0]}" in page(box, "")


def test_a_box_called_so_keeps_its_label_and_its_sentences() -> None:
    made = page(
        "",
        "<div class=editors-note><h4>Editor’s note</h4><p>The ferry has a new keeper since this was written.</p></div>",
    )
    assert made.endswith("Editor’s note\n\nThe ferry has a new keeper since this was written.\n")


@pytest.mark.parametrize(
    "box",
    [
        "<div class=corrections><p>Have you found a mistake? Tell us.</p></div>",
        "<div class=correction><p>To report an error, write to desk@example.com.</p></div>",
        "<div class=correction><a href=/corrections>Corrections</a></div>",
        "<div class=x><p>This article is part of our series on ferries.</p></div>",
        "<div class=x><h3>What readers say</h3><p>Correction: it was a harmonium, I was there.</p></div>",
    ],
)
def test_what_a_site_and_its_readers_say_of_mistakes_does_not(box: str) -> None:
    assert page("", box).endswith(f"{TEXT[-1]}\n")
