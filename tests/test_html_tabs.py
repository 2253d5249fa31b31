"""What is behind tabs stands in the text one below the other, each part below the label that shows it, be that a button."""

from __future__ import annotations

import pytest

from test_html import read

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
