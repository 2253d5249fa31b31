"""The rows of a book's page that lead to its neighbours, as DocBook writes them, with tabs between their cells or one a line."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document

TITLE = "4.2. Mending nets"
TEXT = [
    "A net that is mended in time lasts for years, and one that is not is gone by the spring. This section shows the two knots that are wanted.",
    "4.2.1. The sheet bend",
    "The sheet bend joins two ropes that are not equally thick. Take the thicker one first, and lay it double in your hand.",
]


def cleaned(*lines: str) -> str:
    return clean(Document("\n".join(lines) + "\n")).text


def test_rows_with_words_go_and_the_title_stands_once() -> None:
    found = cleaned(
        TITLE,
        "Prev\u00a0\tUp\tChapter 4. Gear\tHome\t\u00a0Next",
        TITLE,
        *TEXT,
        "Prev\u00a0\tUp\t\u00a0Next",
        "4.1. Buying nets\u00a0\tHome\t\u00a04.3. Drying nets",
    )
    assert found == f'---\ntitle: "{TITLE}"\n---\n\n# {TITLE}\n\n' + "\n\n".join(TEXT) + "\n"


@pytest.mark.parametrize("chapter", ["", "Chapter 4. Gear"])
def test_rows_of_pictures_go_with_the_titles_of_both_pages(chapter: str) -> None:
    found = cleaned(
        TITLE,
        f"\u00a0\t{chapter}\t\u00a0",
        TITLE,
        *TEXT,
        "\u00a0\t\u00a0\t\u00a0",
        "4.1. Buying nets\u00a0\t\u00a0\t\u00a04.3. Drying nets",
        "Report a bug in Nets",
    )
    assert "Buying" not in found and "Gear" not in found and "Report" not in found
    assert all(line in found for line in TEXT)


@pytest.mark.parametrize(
    ("prev", "up_home", "next_"), [("Prev", "UpHome", "Next"), ("上一页", "上一级起始页", "下一页")]
)
def test_rows_one_a_line_go_with_the_books_title_and_the_next_pages(prev: str, up_home: str, next_: str) -> None:
    found = cleaned(
        "Download the ebook",
        prev,
        "The Net Book",
        next_,
        TITLE,
        *TEXT,
        prev,
        "4.1. Buying nets" + up_home,
        next_,
        "4.3. Drying nets",
    )
    assert found.endswith("\n\n".join(TEXT) + "\n") and f"\n# {TITLE}\n" in found
    assert "The Net Book" not in found and "Download" not in found


def test_an_authors_table_at_the_end_stays() -> None:
    rows = ["Net\tRope\tKnot", "Seine\t\tBend", "Trawl\tHemp\tHitch"]
    found = cleaned(TITLE, *TEXT, *rows)
    assert all(cell in found for row in rows for cell in row.split("\t"))


def test_a_last_row_with_an_empty_cell_stays_below_a_row_that_is_no_control() -> None:
    found = cleaned(TITLE, *TEXT, "North\tWind\tSouth", "Rain\t\tSun")
    assert "Rain" in found and "Sun" in found


def test_the_words_of_a_players_buttons_stay() -> None:
    found = cleaned(
        "The buttons of the player",
        *TEXT,
        "Prev",
        "Goes back by one song. Hold it to go Home",
        "Next",
        "Goes on by one.",
    )
    assert "Goes on by one." in found


def test_a_short_paste_of_known_lines_is_read() -> None:
    assert "4.2" in cleaned(TITLE, *["Print"] * 7) and "4.2" in cleaned(TITLE, *["Print"] * 4)
