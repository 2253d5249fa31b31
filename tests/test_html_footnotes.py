"""A number in a text and what it leads to are a footnote where that leads back, whatever the two are called."""

from __future__ import annotations

import pytest

from html_pages import markdown

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


REF, BACK = "<a id=b{0} href=#n{0}>{0}</a>", "<a href=#b{0}>{0}</a>"
ONE = f"The ferry was built in 1904<sup>{REF.format(1)}</sup> and sold."


@pytest.mark.parametrize(
    "html",
    [
        "<p id=n1>第一条　渡船每天开行，第<a href=#n2>2</a>条另有规定的除外。</p><p id=n2>第二条　夜里依第<a href=#n1>1</a>条不开。</p>",
        f"<p>{ONE}</p><p id=n1>It sails, see <a href=#b1>1</a>.</p>",
        f"<p>{ONE}</p><figure id=n1><img src=a.png><figcaption>{BACK.format(1)} The ferry</figcaption></figure>",
        f"<p>{ONE}</p><table id=n1><caption>{BACK.format(1)} Sums</caption><tr><td>1<td>2</table>",
        f"<p>{ONE}</p><p id=n1><a href=#b1>2</a> It sails.</p>",
        f"<p>{ONE}</p><div id=n1><p>The oars.</p><p>They are long.</p><p><a href=#b1>↑</a></p></div>",
        f"<p>{ONE}</p><p id=n1>{BACK.format(1)} The oars.</p><p>They are long.</p>",
        f"<p id=b1><sup>{REF.format(1)}</sup> The oars</p><p id=n1>{BACK.format(1)} The oars</p>",
        f"<p>The ferry {REF.format(1)} sails.</p><p id=n1>{BACK.format(1)} On a Sunday.</p>",
    ],
)
def test_what_does_not_look_like_a_note_below_the_text_is_none(html: str) -> None:
    assert "[^" not in markdown(html)


def test_of_a_list_all_items_are_notes_or_none_is() -> None:
    text = f"<p>{ONE} It sank.<sup>{REF.format(2)}</sup></p>"
    made = markdown(f"{text}<ol><li id=n1>Lin. <a href=#b1>↩</a></li><li id=n2>Ann. <a href=#r2>↩</a></li></ol>")
    assert "[^" not in made and "1. Lin." in made and "2. Ann." in made


def test_notes_may_stand_below_each_part_and_above_a_remark() -> None:
    part = "<h2>Oars</h2><p>They are long.</p>"
    made = markdown(f"<p>{ONE}</p><p id=n1>{BACK.format(1)} On a Sunday.</p><p><sup>*</sup> Not yet.</p>{part}")
    assert made.endswith("They are long.\n\n[^1]: On a Sunday.\n")


def test_a_second_reference_of_markdown_it_is_one_to_the_same_note() -> None:
    link = "<sup class=footnote-ref><a href=#fn1 id=fnref1{}>[1{}]</a></sup>"
    note = "<section class=footnotes><ol><li id=fn1><p>The minutes say so. <a href=#fnref1>↩︎</a> <a href=#fnref1:1>↩︎</a></p></ol></section>"
    made = markdown(f"<p>As said{link.format('', '')} and again{link.format(':1', ':1')}.</p>{note}")
    assert made == "As said[^1] and again[^1].\n\n[^1]: The minutes say so.\n"
