"""What a page's JSON-LD says of its own article, of whose things some stand elsewhere in it and are named by their `@id`."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from html import unescape
from typing import Any
from urllib.parse import urldefrag

from qingwen.html.article.titles import clean, line_of
from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.tree import Page
from qingwen.lazy_pattern import lazy

_ARTICLES = (
    "Article",
    "Posting",
    "Report",
    "Recipe",
    "HowTo",
    "WebPage",
    "CreativeWork",
    "Review",
)  # the plainest first
SCRIPTS = 20  # of a page, and objects of each, that are looked at
OBJECTS = 200
Object = dict[str, Any]


def article_data(page: Page) -> Object:
    """The JSON-LD object of the page's article, its author and publisher as objects that have their names; `{}` where there is none.

    Of several of a kind it is the one that has the page's title or address; where none has, and their titles differ, each may be another page's.
    """
    values = [*_values(page)]
    ranked = [
        (rank, one) for value in values for one in _objects(value, depth=False) if (rank := _rank(one)) is not None
    ]
    for least in sorted({rank for rank, _ in ranked}):
        alike = [one for rank, one in ranked if rank == least]
        if len(alike) > 1:
            names, addresses = _names(page), _addresses(page)
            headlines = {letters_of(clean(_headline(one))) for one in alike} - {""}
            theirs = [one for one in alike if _is_of(one, names, addresses)]
            alike = theirs or (alike if len(headlines) < 2 else [])
        if alike:
            own = alike[0]
            return {
                **own,
                "headline": own.get("headline") or _shown(_headline(own), page),
                **{key: _told(own.get(key), values) for key in ("author", "publisher")},
            }
    return {}


_BY_NAME = frozenset(("Recipe", "HowTo"))


def _headline(one: Object) -> object:
    """What an article's object calls it; recipes and instructions have a name for that, and of others the name may be the page's."""
    kinds = one.get("@type")
    by_name = (
        kinds in _BY_NAME
        if isinstance(kinds, str)
        else isinstance(kinds, list) and any(k in _BY_NAME for k in kinds if isinstance(k, str))
    )
    return one.get("headline") or (one.get("name") if by_name else None)


def _shown(name: object, page: Page) -> object:
    """A name where a first heading of the page says it too: a post may have another one than the recipe in it."""
    letters = letters_of(clean(name))
    return name if letters and any(letters_of(line_of(one)) == letters for one in page.tagged["h1"][:6]) else None


_LISTED = ("recipeIngredient", "ingredients", "recipeInstructions", "supply", "tool", "step")
_telling = lazy(r'"(?:recipeIngredient|recipeInstructions|HowTo)"')
_tag = lazy(r"<[^<>]*>")
DEEP = 8  # levels of lists, sections, steps and their directions


def list_entries(page: Page) -> tuple[list[str], list[str]]:
    """What recipes and instructions say is needed and done: a text for each ingredient, step or paragraph of these; of those with the page's name or
    address, or without a name, and of others, which a side bar may show.
    """
    if not any(map(_telling.search, page.data[:SCRIPTS])):
        return [], []
    telling = [
        one for value in _values(page) for one in _objects(value, depth=True) if any(one.get(key) for key in _LISTED)
    ]
    names, addresses = _names(page), _addresses(page)
    named = [one for one in telling if letters_of(clean(_headline(one)))]
    theirs = [one for one in named if _is_of(one, names, addresses)]
    if not theirs and named:
        titles = [*map(_words_of, _titles(page))]
        theirs = [one for one in named if _are_in(_words_of(clean(_headline(one))), titles)]
    others = {*map(id, named)} - {*map(id, theirs)}
    lists: tuple[dict[str, object], dict[str, object]] = {}, {}  # each once: some pages say all of it twice
    for one in telling:
        lists[id(one) in others].update((repr(told), told) for key in _LISTED if (told := one.get(key)))
    return _texts(lists[0]), _texts({key: told for key, told in lists[1].items() if key not in lists[0]})


def _texts(lists: dict[str, object]) -> list[str]:
    found: list[str] = []
    _add_texts(list(lists.values()), found, DEEP)
    return found


_word = lazy(r"[\u3400-\u9fff]|[^\W_]+")


def _words_of(text: str) -> set[str]:
    """The words of a line; of Han its characters."""
    return set(_word.findall(text.lower()))


def is_called(name: str, page: Page) -> bool:
    """Whether half of the words of a name are in what the page is called: `The best rye crust of all` is of a rye crust."""
    return _are_in(_words_of(name), [*map(_words_of, _titles(page))])


def _are_in(name: set[str], titles: Collection[set[str]]) -> bool:
    return any(len(name & title) * 2 >= len(name) for title in titles)


def _add_texts(value: object, found: list[str], depth: int) -> None:
    if isinstance(value, str):
        found += _tag.sub("\n", unescape(value)).split("\n")
    elif isinstance(value, list) and depth:
        for one in value:
            _add_texts(one, found, depth - 1)
    elif isinstance(value, dict) and depth:
        for key in ("name", "text", "itemListElement"):
            _add_texts(value.get(key), found, depth - 1)


def _values(page: Page) -> Iterator[object]:
    for text in page.data[:SCRIPTS]:
        try:
            yield json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, *, depth: bool) -> Iterator[Object]:
    """The objects of a script; with `depth` those that stand within others too, whatever they are to them."""
    todo = [value]
    for _ in range(OBJECTS):
        if not todo:
            break
        one = todo.pop(0)
        if isinstance(one, list):
            todo += one[:50]
        elif isinstance(one, dict):
            yield one
            within = one.values() if depth else filter(None, [one.get("@graph") or one.get("mainEntity")])
            todo += [inner for inner in within if isinstance(inner, (dict, list))]


def _rank(one: Object) -> int | None:
    """How plainly an object is an article, 0 first; None of what is none."""
    kinds = one.get("@type")
    kind = " ".join(kinds) if isinstance(kinds, list) and all(isinstance(k, str) for k in kinds) else kinds
    return next((i for i, name in enumerate(_ARTICLES) if name in kind), None) if isinstance(kind, str) else None


def _titles(page: Page) -> list[str]:
    """What the page calls its article."""
    named = (
        page.metas.get("og:title"),
        page.metas.get("twitter:title"),
        page.title,
        *map(line_of, page.tagged["h1"][:6]),
    )
    return [*map(clean, named)]


def _names(page: Page) -> set[str]:
    """The letters of what the page calls its article."""
    return {*map(letters_of, _titles(page))} - {""}


def _addresses(page: Page) -> set[str]:
    return {urldefrag(one)[0].rstrip("/") for one in (page.links.get("canonical"), page.metas.get("og:url")) if one}


def _is_of(one: Object, names: Collection[str], addresses: Collection[str]) -> bool:
    """Whether an article has one of these names, be it with a site's behind it, or one of these addresses."""
    headline = letters_of(clean(_headline(one)))
    if headline and any(name.startswith(headline) or headline.startswith(name) for name in names):
        return True
    told = [one.get("mainEntityOfPage"), one.get("url"), one.get("@id")]
    told = [value.get("@id") if isinstance(value, dict) else value for value in told]
    return any(isinstance(value, str) and urldefrag(value)[0].rstrip("/") in addresses for value in told)


def _told(value: object, values: Collection[object]) -> object:
    """What is told of a person or organization, or a list of such, where it is named by its `@id` alone."""
    if isinstance(value, list):
        return [_told(one, values) for one in value[:20]]
    if not isinstance(value, dict) or value.get("name") or not isinstance(identity := value.get("@id"), str):
        return value
    everywhere = (one for each in values for one in _objects(each, depth=True))
    return next((one for one in everywhere if one.get("@id") == identity and one.get("name")), value)
