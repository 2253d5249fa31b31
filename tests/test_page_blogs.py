"""Whole pages of blogs: what their programs write round a title and on a recipe's card tells the title, the author and the date."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.document import Document
from qingwen.text.pages.recipe_cards import first_fact, recipe_author, titles_of_cards
from qingwen.text.pages.title import says_title
from qingwen.text.pages.title_columns import is_no_title

TITLE = "Harbour Town Opens Its First Night Ferry in Forty Years"


def cleaned(*below_title: str, above: str = "", inside: str = "", unsafe: bool = False) -> tuple[str, str]:
    """(front matter, body) of a page with lines below its title, above it and at its article's end."""
    page = ENGLISH_PAGE.replace(f"{TITLE}\n", "".join(f"{line}\n" for line in (above, TITLE, *below_title) if line))
    page = page.replace("\nComments\n", f"\n{inside}\nComments\n") if inside else page
    _, head, body = clean(Document(page), unsafe=unsafe).text.split("---\n", 2)
    return head, body


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize(
    ("byline", "author", "date"),
    [
        ("December 5, 2020 by Ann Quay 29 Comments", "Ann Quay", "2020-12-05"),
        ("August 14, 2018 by Ann 113 Comments", "Ann", "2018-08-14"),
        ("JULY 4, 2020 BY ANN QUAY LEAVE A COMMENT", "ANN QUAY", "2020-07-04"),
        ("by Ann Quay // 9 Comments", "Ann Quay", ""),
        ("By Ann · Jump to Recipe", "Ann", ""),
        ("By Ann 43 Comments", "Ann", ""),
        ("by ANN QUAY", "ANN QUAY", ""),
        ("Written by Ann", "Ann", ""),
        ("By: AuthorAnn Quay", "Ann Quay", ""),
        ("by Ann (The Pier Kitchen) on June 29, 2019", "Ann (The Pier Kitchen)", "2019-06-29"),
        (
            "Published: Sep 7, 2021 · Modified: Oct 14, 2022 · by Ann Quay · This post may contain affiliate links",
            "Ann Quay",
            "2021-09-07",
        ),
        ("By\nAnn Quay", "Ann Quay", ""),
        ("By\nAnn Quay\nAnn Quay", "Ann Quay", ""),
    ],
)
def test_a_line_below_a_page_s_title_names_the_author(byline: str, author: str, date: str, unsafe: bool) -> None:
    head, body = cleaned(*byline.split("\n"), unsafe=unsafe)
    assert f"author: {author}\n" in head and (not date or f"date: {date}\n" in head)
    assert "Ann" not in body and "ANN" not in body


@pytest.mark.parametrize("told", ["Hi, I am Ann and I row.", "A note: Ann has moved.", "About Ann"])
def test_one_word_below_a_title_names_the_author_where_the_page_calls_somebody_so(told: str) -> None:
    head, body = cleaned("By Ann", inside=told)
    assert "author: Ann\n" in head and "By Ann" not in body


@pytest.mark.parametrize("half", ["By Design", "By Candlelight", "By Heart", "By Rail", "by Herself", "By Accident"])
@pytest.mark.parametrize("inside", ["", "Nothing here is by Design.\nDesign"])
def test_the_second_half_of_a_title_names_no_author(half: str, inside: str) -> None:
    head, body = cleaned(half, inside=inside)
    assert "author" not in head and half in body


def test_what_a_byline_says_beside_author_and_date_stays() -> None:
    _, body = cleaned(
        "Published: Sep 7, 2021 · Modified: Oct 14, 2022 · by Ann · This post may contain affiliate links"
    )
    assert "Modified: Oct 14, 2022" in body and "This post may contain affiliate links" in body


def test_a_byline_that_stands_below_the_article_again_moves() -> None:
    byline = "by Ann Quay — September 24, 2020"
    head, _ = cleaned(byline, inside=byline)
    assert "author: Ann Quay\n" in head


@pytest.mark.parametrize("line", ["By Region\nBy Season", "By\nWeddingsJust EngagedPlanning", "By\nland and sea"])
def test_a_menu_below_a_title_names_no_author(line: str) -> None:
    head, _ = cleaned(*line.split("\n"))
    assert "author" not in head


@pytest.mark.parametrize(
    "line",
    [
        "By hand 12 comments",
        "Baked by Ann Quay 4 Comments",
        "Stand by Ann / Tom",
        "Written by 3 comments",
        "By the sea, 4 comments",
        "The long way home, by Ann Quay (a review)",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert not byline_parts(line)


CARD = "{author}\nPrep Time: 10 minutes\nCook Time: 20 minutes\nServings: 4"


@pytest.mark.parametrize(
    "author", ["Author: Ann Quay", "Author Ann Quay", "AUTHOR - Ann Quay", "Author\nAnn Quay", "AuthorAnn Quay"]
)
def test_a_recipe_s_card_names_the_author_and_stays_as_it_is(author: str) -> None:
    head, body = cleaned(inside=CARD.format(author=author))
    assert "author: Ann Quay\n" in head
    assert all(line in body for line in author.split("\n"))


@pytest.mark.parametrize(
    "lines",
    [
        "Author: Ann Quay\nPages: 312\nPublisher: Harbour Press",  # a book's
        "Author's note\nPrep Time: 10 minutes\nServings: 4",
        "Author: adapted from my grandmother\nPrep Time: 10 minutes\nServings: 4",
        CARD.format(author="Author: Ann Quay") + "\n" + CARD.format(author="Author: Tom Reed"),
    ],
)
def test_a_book_and_several_cards_name_none(lines: str) -> None:
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{lines}\nComments\n")
    assert recipe_author([line.text for line in Document(page).lines]) == ""


def test_an_author_below_the_title_is_told_before_the_card_s() -> None:
    head, _ = cleaned("by Tom Reed", inside=CARD.format(author="Author: Ann Quay"))
    assert "author: Tom Reed\n" in head and "Ann" not in head


def test_the_title_of_a_card_is_one_of_two() -> None:
    text = ["It is cold today."] * 20
    lines = ["Menu", "Pea Soup", *text, "Pea Soup", "Prep Time: 10 minutes", "Serves 4", *text, "Menu"]
    assert titles_of_cards(lines, [0, 1, 22, 23]) == {1, 22}


def test_a_subtitle_that_stands_below_the_title_each_time_is_not_it() -> None:
    text = ["It is cold today."] * 20
    lines = ["Pea Soup", "Green & hot", *text, "Pea Soup", "Green & hot", "Prep Time: 10 minutes", "Serves 4"]
    assert titles_of_cards(lines, [0, 1]) == {0}


def test_the_facts_above_a_recipe_s_ingredients_are_its_article_s() -> None:
    lines = ["Menu", "Pea Soup", "Total Time", "Prep: 20 min", "Makes", "4 servings", "Read Next", "Peas", "Boil them."]
    paragraphs = [False] * 8 + [True]
    assert first_fact(lines, 7, paragraphs) == 3
    assert first_fact(lines[:4] + lines[6:], 5, paragraphs[2:]) == 5  # one alone may be a teaser's
    assert first_fact(lines, 7, [False] * 6 + [True] * 3) == 7


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"Home » News » {TITLE}", True),
        (f"News > Harbour > {TITLE}", True),
        (f"Home News {TITLE}", True),
        (TITLE, True),
        (f"Why {TITLE}", False),
        ("Home » News » Harbour", False),
        (f"News > {TITLE} and more", False),
    ],
)
def test_a_trail_that_ends_in_the_title_says_it(line: str, told: bool) -> None:
    assert says_title(line, TITLE) is told


@pytest.mark.parametrize("trail", [f"Home » News » {TITLE}", f"Home / {TITLE.upper()}"])
def test_a_trail_that_ends_in_the_title_goes_and_is_not_taken_for_it(trail: str) -> None:
    head, body = cleaned(above=trail)
    assert f"title: {TITLE}\n" in head and trail not in body


@pytest.mark.parametrize(
    "line",
    [
        "Yield 5 cups (about 120 to 160 crackers)",
        "Serves 2 (serving size: 1 1/2 cups)",
        "Prep Time: 5 min Cook Time: 8 min",
        "2 tablespoons olive oil",
        "¼ cup extra-virgin olive oil",
        "500 g Nudeln, gekocht",
        "Step 1/4",
        "Mains / Sides / Soups / Sweets",
        "Meat & Fish » Pork » Char Siu",
        "EmailShare on PinterestShare on FacebookShare on Twitter",
    ],
)
def test_an_ingredient_a_fact_of_a_recipe_and_a_row_are_no_titles(line: str) -> None:
    assert is_no_title(["", "", line, "2 cloves garlic"], 2)


@pytest.mark.parametrize(
    "line",
    [
        "10 Ways to Cook an Egg",
        "3 Canals of the North",
        "Serves You Right",
        "Yields Rise",
        "100 ml Limit Ends at Airports",
        "9/11 and After",
        "Step 2: Choosing a Host",
        "Total Time Lost",
        "Calories in 10 Popular Drinks",
        "12 Reviews of One Soup",
        "Rating: The Tyranny of Stars",
        "How to Sell on Facebook and on Instagram",
    ],
)
def test_a_title_may_have_such_words(line: str) -> None:
    assert not is_no_title(["", "", line, "May 3, 2024"], 2)


@pytest.mark.parametrize("title", ["on the art of waiting", "in praise of idle boats", "for those who row"])
def test_a_title_may_be_of_small_letters_below_a_site_s_name(title: str) -> None:
    page = ENGLISH_PAGE.replace(TITLE, f"The Harbour Gazette\n{title}\nby Ann Quay")
    assert f"title: {title}\n" in clean(Document(page)).text


def test_a_title_goes_on_below_in_small_letters() -> None:
    head, _ = cleaned("with a Brass Band on Deck and No Bread at Two")
    assert f"title: {TITLE}\n" in head


TEXT = "\n".join(
    f"I have cooked {what} for eleven years, and nobody has shown me a better way of it." for what in "abc"
)


@pytest.mark.parametrize(
    "line",
    [
        "Print this recipe",
        "US Customary – Metric",
        "Ingredient checklist",
        "Keep screen on",
        "Primary Sidebar",
        "Rate it",
        "Did you make this?",
        "Notify me via email when the last of the ferries has gone, he wrote.",
    ],
)
def test_what_recipes_programs_write_is_an_author_s_in_a_text_that_is_no_page(line: str) -> None:
    assert clean(Document(f"{TEXT}\n{line}\n{TEXT}\n{line}\n")).text.count(line) == 2
