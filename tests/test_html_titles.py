"""HTML: a title is without the name of its site, an author is no portal, and WeChat's date is in a script."""

from __future__ import annotations

import pytest

from qingwen.html.metadata import metadata
from qingwen.html.tree import parse


def title(named: str, body: str = "", head: str = "") -> str:
    return metadata(parse(f"<html><head><title>{named}</title>{head}</head><body>{body}</body></html>"))["title"]


@pytest.mark.parametrize(
    ("named", "link"),
    [
        ("KMP算法 | Kafuu", "<a href=/>Kafuu</a>"),
        ("KMP算法 [ Jvaeyhcd's Note ]", "<a href=/>Jvaeyhcd's Note</a>"),
        ("Kafuu » KMP算法", "<a href=/ title=Kafuu><svg></svg></a>"),
        (
            "KMP算法 | The Office of Small Algorithms",
            "<a href=/><img src=a.png alt='The Office of Small Algorithms'></a>",
        ),
    ],
)
def test_the_link_to_the_first_page_names_the_site(named: str, link: str) -> None:
    assert title(named, link) == "KMP算法"
    assert title(f"{named} and more", link) != "KMP算法"


def test_an_address_names_the_site() -> None:
    head = "<link rel=canonical href=https://www.boatreview.example/a/7>"
    assert title(
        "The Boat Review - a bigger role for a boat", "<a href=https://www.boatreview.example>The Boat Review</a>", head
    ) == ("a bigger role for a boat")
    assert title("A bigger role | BoatReview.example", "", head) == "A bigger role"


def test_a_manual_s_heading_with_a_link_to_itself_is_the_title() -> None:
    heading = "<h1>Knots<a class=headerlink href='#knots' title='Link to this heading'>¶</a></h1>"
    assert title("Knots — Harbour Boats 0.6 documentation", heading) == "Knots"
    assert title("Knots — Harbour Boats 0.6 documentation", "<h1><a href=/knots>Knots</a></h1>") != "Knots"


def test_what_is_no_site_stays_in_a_title() -> None:
    assert title("Boats: a story [part 2]", "<a href=/>Kafuu</a>") == "Boats: a story [part 2]"
    assert title("Kafuu: what went wrong", "<a href=/>Kafuu</a>") == "Kafuu: what went wrong"


def test_a_portal_is_no_author() -> None:
    head = "<title>义诊</title><meta name=author content={}>"
    assert "author" not in metadata(parse(head.format("网易")))
    assert metadata(parse(head.format("网易小王")))["author"] == "网易小王"


@pytest.mark.parametrize("script", ['var ct = "1713859200";', "var createTime = '2024-04-23 16:00';"])
def test_the_date_of_a_wechat_page_stands_in_a_script(script: str) -> None:
    html = f"<title>义诊</title><div id=js_content><p>文</p></div><script>{script}</script>"
    assert metadata(parse(html), html)["date"] == "2024-04-23 16:00"
    assert "date" not in metadata(parse(html.replace("js_", "")), html.replace("js_", ""))
