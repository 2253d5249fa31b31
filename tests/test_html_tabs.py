"""What is behind tabs stands in the text one below the other, each part below the label that shows it, be that a button."""

from __future__ import annotations

import pytest

from html_pages import read

TEXT = "<p>The ferry of the lower harbour was built in the year of the great tide, and has carried goats and people ever since, on Sundays too.</p>"
TABS = {
    "bootstrap": (
        '<ul class="nav nav-tabs" role="tablist"><li role="presentation"><button role="tab" data-bs-target="#w" aria-controls="w">Weekdays</button></li>'
        '<li role="presentation"><button role="tab" data-bs-target="#s" aria-controls="s">Sundays</button></li></ul>'
        '<div class="tab-content"><div class="tab-pane active" id="w" role="tabpanel"><p>It goes at nine, at 41 cents.</p></div>'
        '<div class="tab-pane" id="s" role="tabpanel"><p>It goes at ten, at 38 cents.</p></div></div>'
    ),
    "labelled": (
        '<div role="tablist"><button role="tab" id="one">Weekdays</button><button role="tab" id="two"><span>Sundays</span></button></div>'
        '<div role="tabpanel" aria-labelledby="one"><p>It goes at nine, at 41 cents.</p></div><div role="tabpanel" aria-labelledby="two" hidden><p>It goes at ten, at 38 cents.</p></div>'
    ),
    "in order": (
        '<div class="tabs"><ul role="tablist"><li><button role="tab">Weekdays</button></li><li><button role="tab">Sundays</button></li></ul>'
        '<div role="tabpanel"><p>It goes at nine, at 41 cents.</p></div><div role="tabpanel" hidden><p>It goes at ten, at 38 cents.</p></div></div>'
    ),
}


@pytest.mark.parametrize("shape", TABS)
def test_the_label_of_a_tab_stands_above_its_panel(shape: str) -> None:
    made = read(f"<title>The ferry</title><main><h1>The ferry</h1>{TEXT}{TABS[shape]}{TEXT}</main>")
    assert (
        "\n\n**Weekdays**\n\nIt goes at nine, at 41 cents.\n\n**Sundays**\n\nIt goes at ten, at 38 cents.\n\n" in made
    )


def test_a_panel_that_begins_with_its_label_has_it_once_and_a_tab_without_a_panel_is_a_control() -> None:
    tabs = TABS["in order"].replace("<p>It goes at nine", "<h2>Weekdays</h2><p>It goes at nine")
    made = read(
        f"<title>The ferry</title><main><h1>The ferry</h1>{TEXT}<button role=tab>Print</button>{TEXT}{tabs}{TEXT}</main>"
    )
    assert made.count("Weekdays") == 1 and "**Sundays**" in made and "Print" not in made


LIST = '<div role="tablist"><button role="tab" id="one" aria-controls="w">Weekdays</button><button role="tab" id="two" aria-controls="{}">Sundays</button></div>'
PANELS = '<div role="tabpanel" id="w"><p>It goes at nine, at 41 cents.</p></div><div role="tabpanel" id="s"><p>It goes at ten, at 38 cents.</p></div>'
ARTICLE = f"<h1>The ferry</h1>{TEXT}"


@pytest.mark.parametrize(
    "html",
    [
        ARTICLE + TABS["labelled"].replace("Weekdays", "1").replace("Sundays", "2 of 2") + TEXT,
        f"{ARTICLE}{PANELS}{LIST.format('s')}{TEXT}",
        f"{ARTICLE}{LIST.format('w')}{PANELS}{TEXT}",
        f"{ARTICLE}{LIST.format('none').replace('=w', '=none')}<div id=none>{TEXT}</div>",
        f"{LIST.format('s')}<div role=tabpanel id=w>{ARTICLE}{TEXT}</div><div role=tabpanel id=s><p>Seen by 212 people.</p></div>",
    ],
)
def test_what_chooses_a_picture_or_filters_a_list_or_shows_the_article_is_a_control(html: str) -> None:
    made = read(f"<title>The ferry</title><main>{html}</main>")
    assert made.count("The ferry of") > 0 and "**" not in made


def test_a_label_stands_above_code_that_begins_with_its_word_and_in_no_code() -> None:
    tabs = (
        TABS["labelled"]
        .replace("Weekdays", "oar")
        .replace("<p>It goes at nine", "<pre>oar row</pre><p>It goes at nine")
    )
    assert "**oar**\n\n```\noar row\n```" in read(f"<title>The ferry</title><main>{ARTICLE}{tabs}{TEXT}</main>")
    code = LIST.format("s") + '<pre role="tabpanel" id="w">row(2)</pre><pre role="tabpanel" id="s">wait()</pre>'
    made = read(f"<title>The ferry</title><main>{ARTICLE}<div class=highlight>{code}</div>{TEXT}</main>")
    assert "```\nrow(2)\n```\n\n```\nwait()\n```" in made


def test_labels_within_a_table_that_is_code_are_no_text() -> None:
    tab = "<div role=tablist><button role=tab aria-controls=w>Weekdays</button></div>"
    code = f"<table><tr><td class=crayon-code>{tab}row(2)</td></tr></table>"
    made = read(f"<title>The ferry</title><main>{ARTICLE}{code}<div role=tabpanel id=w>{TEXT}</div></main>")
    assert "```\nrow(2)\n```" in made and "Weekdays" not in made
