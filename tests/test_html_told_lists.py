"""HTML: lists of which a page's structured data tells the entries."""

from __future__ import annotations

import json

import pytest

from html_pages import PROSE, read

FLOUR, BUTTER, WATER, SALT = "300 g rye flour", "80 g cold butter, diced", "6 tbsp iced water", "a pinch of salt"
ENTRIES = [FLOUR, BUTTER, WATER, SALT]
STEPS = ["Rub the butter into the flour until it looks like crumbs.", "Add the water and rest the dough for an hour."]
DATA = {
    "@context": "https://schema.org",
    "@type": "Recipe",
    "name": "Rye crust",
    "recipeIngredient": ENTRIES,
    "recipeInstructions": [{"@type": "HowToStep", "text": step} for step in STEPS],
}
MENU = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in ("Butter", "Flour", "Salt", "Bread"))


def page(beside: str, data: object = DATA) -> str:
    """What is read of a recipe whose ingredients stand in a column beside its prose."""
    script = f"<script type=application/ld+json>{json.dumps(data)}</script>" if data else ""
    return read(
        f"<html><head><title>Rye crust</title>{script}</head><body><nav><a href=/>Home</a></nav><ul class=topics>{MENU}</ul>"
        f"<div class=wrap><div class=side>{beside}</div><div class=main><h1>Rye crust</h1>{PROSE * 2}"
        f"<p>{STEPS[0]}</p><p>{STEPS[1]}</p>{PROSE}</div></div><footer>© 2024 Crusts</footer></body></html>"
    )


LISTS = {
    "items": "<ul>" + "".join(f"<li>{entry}</li>" for entry in ENTRIES) + "</ul>",
    "cards": "".join(f"<div class=card><div class=name>{entry}</div></div>" for entry in ENTRIES),
    "amounts first": "".join(
        f"<div class=row><div class=amount>{amount}</div><div>{name}</div></div>"
        for amount, name in (
            ("300 g", "rye flour"),
            ("80 g", "cold butter, diced"),
            ("6 tbsp", "iced water"),
            ("a pinch of", "salt"),
        )
    ),
    "amounts last": "".join(
        f"<div class=row><div>{name}</div><div class=amount>{amount}</div></div>"
        for amount, name in (
            ("300 g", "rye flour"),
            ("80 g", "cold butter, diced"),
            ("6 tbsp", "iced water"),
            ("a pinch of", "salt"),
        )
    ),
    "links": "".join(f"<p class=entry><a href=/shop/{i}>{entry}</a></p>" for i, entry in enumerate(ENTRIES)),
    "boxes to tick": "".join(f"<label class=tick><input type=checkbox><div>{entry}</div></label>" for entry in ENTRIES),
    "groups": f"<h4>Dry</h4><dl><dd>{FLOUR}</dd><dd>{SALT}</dd></dl><h4>Wet</h4><dl><dd>{BUTTER}</dd><dd>{WATER}</dd></dl>",
}


@pytest.mark.parametrize("kind", LISTS)
def test_the_ingredients_that_a_page_s_data_tells_are_kept_wherever_they_stand(kind: str) -> None:
    made = page(LISTS[kind])
    for amount, name in (("300 g", "rye flour"), ("80 g", "cold butter"), ("6 tbsp", "iced water"), ("pinch", "salt")):
        assert amount in made
        assert name in made
    assert "Bread" not in made


def test_an_amount_and_what_of_stand_on_one_line() -> None:
    assert "\n300 g rye flour\n" in page(LISTS["amounts first"])
    assert "\nrye flour 300 g\n" in page(LISTS["amounts last"])


def test_the_line_that_heads_them_and_those_between_are_kept() -> None:
    made = page(f"<h3>What you need</h3>{LISTS['groups']}")
    assert (
        made.index("### What you need")
        < made.index("#### Dry")
        < made.index(FLOUR)
        < made.index("#### Wet")
        < made.index(WATER)
    )


def test_a_list_that_stands_twice_is_there_once() -> None:
    assert page(LISTS["items"] + "<hr>" + LISTS["cards"]).count(FLOUR) == 1


def test_an_entry_with_a_word_more_than_was_told_goes_with_the_others() -> None:
    assert "1 egg (contains egg)" in page(LISTS["items"].replace("</ul>", "<li>1 egg (contains egg)</li></ul>"))


def test_a_word_of_an_entry_in_a_menu_is_no_list() -> None:
    made = page("", {**DATA, "recipeIngredient": ["butter", "flour", "salt", "bread", "yeast", "milk", "sugar", "oil"]})
    assert "Bread" not in made


def test_microdata_tells_entries_as_well() -> None:
    marked = "".join(f"<p class=card><span itemprop=recipeIngredient>{entry}</span></p>" for entry in ENTRIES)
    made = page(f"<div class=shop>{marked}</div>", None)
    assert [entry for entry in ENTRIES if entry not in made] == []


@pytest.mark.parametrize(
    "data",
    [None, [], {}, {"@type": "Recipe"}, {"@type": "Recipe", "recipeIngredient": [None, 3, {"name": {}}, [[[]]]]}],
)
def test_data_that_tells_nothing_changes_nothing(data: object) -> None:
    assert page("<p>Menu</p>", data) == page("<p>Menu</p>", None)


def test_for_how_many_and_how_long_stands_above_them_in_their_card() -> None:
    facts = "<span>Serves</span><div>4</div><div class=time><span>Baking time</span> 50 minutes</div><p>Rye is the grain of the north.</p>"
    made = page(f"<div class=card><div class=facts>{facts}</div>{LISTS['items']}</div>")
    assert "Serves\n\n4\n\nBaking time 50 minutes\n" in made


def test_lines_above_a_list_that_is_all_over_the_page_are_not_its_own() -> None:
    lines = "".join(f"<p class=l>Boat {i} of the fleet</p>" for i in range(50))
    spread = "".join(f"<section><p class=n>{entry}</p></section>" for entry in ENTRIES)
    assert "Boat 7 of" not in page(f"<div>{lines}{spread}</div>")


SOUP = ["2 onions, sliced", "1 litre beef stock", "4 slices of stale bread", "100 g Gruyère"]
OF_SOUP = {"@type": "Recipe", "name": "Onion soup", "recipeIngredient": SOUP}


@pytest.mark.parametrize("data", [[OF_SOUP], [DATA, OF_SOUP], [OF_SOUP, {**DATA, "name": "The ferry"}]])
def test_a_recipe_of_another_name_beside_the_article_is_not_its_own(data: list[object]) -> None:
    scripts = "".join(f"<script type=application/ld+json>{json.dumps(one)}</script>" for one in data)
    entries = "".join(f"<li>{entry}</li>" for entry in SOUP)
    made = read(
        f"<html><head><title>Rye crust</title>{scripts}</head><body><nav><a href=/>Home</a></nav><main><h1>Rye crust</h1>{PROSE * 4}</main>"
        f"<div class=sidebar><h3>Recipe of the week: Onion soup</h3><ul>{entries}</ul></div><footer>© 2024 Crusts</footer></body></html>"
    )
    assert "Gruyère" not in made


@pytest.mark.parametrize(("name", "kept"), [("Onion soup", False), ("Rye crust", True), ("Crust of rye", True)])
def test_microdata_of_another_name_beside_the_article_is_not_its_own(name: str, kept: bool) -> None:
    entries = "".join(f"<li itemprop=recipeIngredient>{entry}</li>" for entry in SOUP)
    item = f"<div itemscope itemtype=https://schema.org/Recipe><h3 itemprop=name>{name}</h3><ul>{entries}</ul></div>"
    made = read(
        f"<title>Rye crust</title><nav><a href=/>Home</a></nav><main><h1>Rye crust</h1>{PROSE * 4}</main><div class=sidebar>{item}</div><footer>© 2024</footer>"
    )
    assert ("Gruyère" in made) == kept


def test_a_recipe_of_another_name_in_the_article_is_its_own() -> None:
    cards = "".join(f"<div class=card><div class=name>{entry}</div></div>" for entry in SOUP)
    script = f"<script type=application/ld+json>{json.dumps(OF_SOUP)}</script>"
    made = read(
        f"<title>A week of suppers</title>{script}<nav><a href=/>Home</a></nav><main><h1>A week of suppers</h1>{PROSE * 2}<div>{cards}</div>{PROSE}</main>"
    )
    assert [entry for entry in SOUP if entry not in made] == []


@pytest.mark.parametrize("name", ["Crust of rye flour", "Grandmother's rye crust", "RYE CRUST (no egg)"])
def test_half_of_the_words_of_its_name_make_a_recipe_the_page_s_own(name: str) -> None:
    assert FLOUR in page(LISTS["cards"], {**DATA, "name": name})


def test_an_amount_and_what_of_in_elements_with_no_space_between_have_one() -> None:
    rows = "".join(
        f"<div class=row><span>{amount}</span><span>{name}</span></div>"
        for amount, name in (("300 g", "rye flour"), ("80 g", "cold butter, diced"), ("6 tbsp", "iced water"))
    )
    assert "\n300 g rye flour\n\n80 g cold butter, diced\n\n6 tbsp iced water\n" in page(rows)
    entries = ["黑麦面粉 300 克", "冷黄油 80 克", "冰水 6 大匙"]
    rows = "".join("<p class=r><span>{}</span><span>{}</span></p>".format(*entry.split(" ", 1)) for entry in entries)
    assert "\n\n".join(entries) in page(rows, {**DATA, "recipeIngredient": entries})
