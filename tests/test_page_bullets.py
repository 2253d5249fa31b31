"""Pages whose menus are lists with bullets, as browsers that show text alone write them; and lists of an author's own."""

from __future__ import annotations

import pytest

from paragraphs import LAMP as PARAGRAPHS
from qingwen.cleaning import clean
from qingwen.text.document import Document

HEAD = ["Home", "News", "Sports", "Events", "Sign in", "Subscribe", "Newsletters", "Search"]
FOOT = ["Share", "Print", "About us", "Contact us", "Careers", "Advertise", "Sitemap"]
RIGHTS = "© 2024 Pier News. All rights reserved."
TITLE = "The Lamp at the End of the Pier"
BUTTONS = ["Share", "Print", "Save", "Sign in"]


def cleaned(lines: list[str]) -> str:
    return clean(Document("\n".join(lines) + "\n")).text


def with_marks(mark: str, entries: list[str]) -> list[str]:
    return [(f"{place}. " if mark == "1. " else mark) + entry for place, entry in enumerate(entries, start=1)]


@pytest.mark.parametrize("mark", ["* ", "- ", "+ ", "1. "])
def test_a_menu_whose_entries_have_bullets_goes_as_one_without(mark: str) -> None:
    text = cleaned([*with_marks(mark, HEAD), TITLE, "By Ann Ode", *PARAGRAPHS, *with_marks(mark, FOOT), RIGHTS])
    assert not {*HEAD, *FOOT}.intersection(line.lstrip("*-+0123456789. ") for line in text.splitlines())
    assert TITLE in text
    assert all(paragraph in text for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("mark", ["* ", "- "])
@pytest.mark.parametrize("where", ["below", "between"])
def test_a_list_of_buttons_in_a_page_whose_menus_have_no_bullets_is_the_author_s(mark: str, where: str) -> None:
    own = with_marks(mark, BUTTONS)
    article = [*PARAGRAPHS, *own] if where == "below" else [PARAGRAPHS[0], *own, *PARAGRAPHS[1:]]
    text = cleaned([*HEAD, TITLE, "By Ann Ode", *article, *FOOT, RIGHTS])
    assert all(f"- {button}" in text for button in BUTTONS)
    assert "Sitemap" not in text


def test_lists_of_buttons_on_no_site_are_a_manual_s() -> None:
    parts = {"At the top": BUTTONS, "In the menu": HEAD[:4], "At the foot": FOOT[:4]}
    manual = ["How to use Notes", *(line for head, own in parts.items() for line in (head, *with_marks("- ", own)))]
    text = cleaned(manual)
    assert all(line in text for line in manual)
