"""A number in a text and what it leads to are a footnote where that leads back, whatever the two are called."""

from __future__ import annotations

import pytest

from test_html import markdown

NOTES = [
    "<p id=n1><a href=#b1>[1]</a> On a Sunday.</p><p id=n2><a href=#b2>[2]</a> Grey.</p>",
    "<ol><li id=n1>On a Sunday. <a href=#b1>↩</a></li><li id=n2><span>Grey. <a href=#b2>↑</a></span></li></ol>",
    "<p><a name=n1 href=#b1>[1]</a> On a Sunday.</p><p><a id=n2 href=#b2><sup>2</sup></a> Grey.</p>",
    "<ol><li id=n1><a href=#b1>^</a><span>On a Sunday.</span></li><li id=n2><a href=#b2>^</a><span>Grey.</span></li></ol>",
]
READ_AS = (
    "The ferry was built in 1904[^1] and painted[^1] in 1907.[^2]\n\nIt goes on.\n\n[^1]: On a Sunday.\n\n[^2]: Grey.\n"
)


@pytest.mark.parametrize("notes", NOTES)
def test_links_there_and_back_make_a_footnote(notes: str) -> None:
    text = "<p>The ferry was built in 1904<sup><a id=b1 href=#n1>[1]</a></sup> and painted<sup><a href=#n1>[1]</a></sup> in 1907.<sup id=b2><a href=#n2>2</a></sup></p>"
    assert markdown(f"{text}<p>It goes on.</p>{notes}") == READ_AS


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><a id=t1 href=#s1>1</a></li></ul><h2 id=s1>Oars <a href=#t1>↑</a></h2><p>Two.</p>",
        "<p>See part <a id=t1 href=#s1>1</a>.</p><div id=s1><h2>Oars</h2><p>Two. <a href=#t1>↑</a></p></div>",
        "<p>See <a id=t1 href=#s1>below</a>.</p><p id=s1>Two. <a href=#t1>↑</a></p>",
        "<p>See <a id=t1 href=#s1>1</a>.</p><p id=s1>Two. <a href=#t2>↑</a></p>",
    ],
)
def test_a_link_to_a_part_of_the_text_is_no_footnote(html: str) -> None:
    assert "[^" not in markdown(html)
