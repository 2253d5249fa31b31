"""HTML: what is nothing but a link stays in an article where it is a heading with text of its own, or something that the author asks to be done."""

from __future__ import annotations

import pytest

from html_pages import PROSE, article, read

PIERS = {
    "Goat pier": ("/goat", "Two bollards and a bell. Open from May to September."),
    "Salt pier": ("/salt", "Behind the works; ring twice."),
    "Old pier": ("https://piers.example/old", "Closed since the storm."),
}


@pytest.mark.parametrize("below", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<dl><dt>Hours</dt><dd>{}</dd></dl>"])
@pytest.mark.parametrize("tag", ["h2", "h3", "h5"])
@pytest.mark.parametrize("count", [1, 3])
def test_a_heading_that_is_a_link_stays_above_text_of_its_own(below: str, tag: str, count: int) -> None:
    piers = dict(list(PIERS.items())[:count])
    made = article(
        "".join(f"<{tag}><a href={href}>{name}</a></{tag}>{below.format(text)}" for name, (href, text) in piers.items())
    )
    for name, (href, text) in piers.items():
        assert f"# [{name}]({href})\n\n" in made
        assert made.index(name) < made.index(text)


def test_of_a_directory_with_one_paragraph_the_names_stay() -> None:
    entries = "".join(f"<h2><a href={href}>{name}</a></h2><p>{text}</p>" for name, (href, text) in PIERS.items())
    made = read(
        f"<html><head><title>Our piers</title></head><body><main><h1>Our piers</h1>{PROSE}{entries}</main></body></html>"
    )
    assert [name for name in PIERS if f"## [{name}](" not in made] == []


@pytest.mark.parametrize(
    "lines",
    [
        "<h3><a href=/a>Related: the old ferry</a></h3>",
        "<h3><a href=/a>Goat pier</a></h3><h3><a href=/b>Salt pier</a></h3>",
        "<div><h3><a href=/a>Goats seize the harbour office again</a></h3></div>",
        "<h3><a href=/a>Goat pier</a></h3><p><a href=/b>How the goats came to the pier</a></p>",
    ],
)
def test_a_heading_that_is_a_link_to_another_article_goes(lines: str) -> None:
    assert article(lines) == article("")


def test_a_linked_heading_in_a_box_of_its_own_goes_with_the_other_articles() -> None:
    cards = "".join(
        f"<div class=card><h4><a href={href}>{name}</a></h4><p>{text}</p></div>" for name, (href, text) in PIERS.items()
    )
    assert [name for name in PIERS if name in article(f"<div class=more>{cards}</div>")] == []


ACTIONS = [
    ("https://meet.example/j/1", "Join the meeting"),
    ("mailto:desk@ferry.example", "desk@ferry.example"),
    ("/book", "预约挂号入口"),
    ("https://ferry.example/timetables/summer/weekdays", "https://ferry.example/timetables/summer/weekdays"),
]


@pytest.mark.parametrize(("href", "text"), ACTIONS)
def test_what_the_author_asks_to_be_done_stays_between_two_paragraphs(href: str, text: str) -> None:
    shown = f"<{href}>" if text == href else f"[{text}]({href})"
    made = article(f"<p><a href='{href}'>{text}</a></p>")
    assert f"\n\n{shown}\n\n" in made


def test_two_of_them_below_each_other_stay() -> None:
    made = article("".join(f"<p><a href='{href}'>{text}</a></p>" for href, text in ACTIONS[:2]))
    assert f"[{ACTIONS[0][1]}]" in made
    assert f"[{ACTIONS[1][1]}]" in made


@pytest.mark.parametrize(
    "lines",
    [
        "<p><a href=/a>Goats seize the harbour office for the third time this year</a></p>",
        "<p><a href=/a>Read more: goats</a></p>",
        "<p><a href=/a>Next</a></p>",
        "<p><a href='mailto:?subject=Boats'>Send it</a></p>",
        "<p><a href=/a>On goats</a></p><p><a href=/b>On salt</a></p><p><a href=/c>On oars</a></p>",
        "<div><p><a href=/a>On goats</a></p></div>",
        "<h3>Related stories</h3><p><a href=/a>On goats</a></p>",
    ],
)
def test_a_link_to_another_article_or_a_control_goes_from_between_two_paragraphs(lines: str) -> None:
    assert article(lines) == article("")


LIST = "<ul><li><a href=/1>Plan of the dyke (PDF, 2 MB)</a></li><li><a href=/2>Table of tides</a></li></ul>"


@pytest.mark.parametrize("before", ["", "<p>There are two.</p>"])
def test_a_list_of_a_few_files_between_two_paragraphs_stays(before: str) -> None:
    made = article(f"{before}{LIST}")
    assert "\n\n- [Plan of the dyke (PDF, 2 MB)](/1)\n- [Table of tides](/2)\n\n" in made


@pytest.mark.parametrize(
    "html",
    [
        LIST.replace("<ul>", "<ul class=more>"),
        LIST.replace("<a", "<a class=card"),
        f"<p>Related stories</p>{LIST}",
        LIST.replace("(PDF, 2 MB)", "is told"),
        f"<ul>{''.join(f'<li><a href=/{n}>Tale of the tide {n}</a></li>' for n in range(9))}</ul>",
        f"<div>{LIST}</div>",
    ],
)
def test_a_list_of_other_articles_goes_from_between_two_paragraphs(html: str) -> None:
    assert "](/1)" not in article(html)


@pytest.mark.parametrize(
    "above",
    [
        "<a href=/log>← Back to the log</a>",
        "<p><a href=/log>All entries</a></p>",
        "<header><a href=/>Ann Ode</a></header>",
        "<div class=top><a href=/list>返回列表</a></div>",
    ],
)
def test_a_link_above_the_title_stands_not_below_it(above: str) -> None:
    made = read(
        f"<html><head><title>Our piers</title></head><body><div class=wrap>{above}<h1>Our piers</h1>{PROSE}</div></body></html>"
    )
    assert made == read(
        f"<html><head><title>Our piers</title></head><body><div class=wrap><h1>Our piers</h1>{PROSE}</div></body></html>"
    )


@pytest.mark.parametrize("dash", ["— ", "– ", "――"])
def test_the_line_with_a_dash_below_a_quotation_is_the_article_s(dash: str) -> None:
    said = f"<div class=quote><blockquote><p>We sailed at night, for by day the harbour was theirs and the water was ours.</p></blockquote><p class=cite>{dash}<a href=https://example.org/b>Eva Lind</a>, <span>Log of the ferry</span></p></div>"
    assert "Log of the ferry" in article(said)
    assert "Log of the ferry" in read(
        f"<title>A quotation</title><nav><a href=/>Home</a></nav><main><h2>A quotation</h2>{said}</main>"
    )


def test_an_author_s_list_in_a_box_of_its_own_is_kept_where_it_tells_of_its_links() -> None:
    entries = "<li>Eva Lind <a href=https://example.org/b>wrote a book</a> in 2014.</li><li>The site <a href=https://example.org>of the ferry</a> has its timetable.</li>"
    assert "wrote a book" in article(f"<div class=further><h2>Further reading</h2><ul>{entries}</ul></div>")
    links = "<li><a href=/a>Ten harbours to see</a></li><li><a href=/b>A pilot retires</a></li>"
    assert "A pilot retires" not in article(f"<div class=further><h2>Further reading</h2><ul>{links}</ul></div>")
