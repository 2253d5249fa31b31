"""The cards into which programs for blogs put a recipe: `Prep Time: 10 minutes`, `Servings: 4`. They say what its page is called and who wrote it, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qingwen.lazy_pattern import lazy

NEAR = 8  # lines from the author's to the card's others
ABOVE = 40  # lines above an article's first in which they stand
BELOW = 14  # lines below a card's title in which they stand
OFTEN = 6  # places of a card's title on its page, at most
LABELS = 2  # different ones of these, at least
# Labels and values may stand side by side, on lines of their own, or in one row with blanks between.
_author = lazy(r"(?i:author) ?[:：–-]?\s*(?P<name>(?!By\b)[A-Z][\w'’.&@-]*(?: [\w'’.&@|-]+){0,6}?)(?=$| {2,}|\t)")
_label_alone = lazy(r"author ?[:：]?$", re.I)
_name = lazy(r"[A-Z][\w'’.&@-]*(?: [\w'’.&@|-]+){0,6}$")
_card = lazy(
    r"\b(?P<label>(?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|total|active|rest(?:ing)?|chill(?:ing)?) ?time|servings?|serves|yields?|course|cuisine|calories|keywords?)(?=[ \t]*(?:[:：\d]|$))",
    re.I | re.M,
)
FIRST_WORD = 8  # letters
_FACTS = (
    "prep",
    "cook",
    "total",
    "bak",
    "active",
    "rest",
    "chill",
    "serv",
    "makes",
    "yield",
    "course",
    "cuisine",
    "calories",
    "keyword",
)
_fact = lazy(
    r"(?P<label>prep|cook|total|bake|chill|serves|servings|makes|yields?)s?(?:ing)?(?: ?(?:time|in))?[:：]?\s*\d", re.I
)


def first_fact(lines: Sequence[str], first: int, paragraphs: Sequence[bool]) -> int:
    """Where the facts of a recipe begin right above the first line of an article, be it an ingredient or a step: `Prep: 20 min`, `Serves 4`; else that line.

    paragraphs: whether each line is one; below such facts stands none.
    """
    found: dict[str, int] = {}
    for i in range(first - 1, max(0, first - ABOVE) - 1, -1):
        if paragraphs[i]:
            break
        if lines[i][:FIRST_WORD].lower().startswith(_FACTS) and (fact := _fact.match(f"{lines[i]} {lines[i + 1]}")):
            if found and min(found.values()) - i > NEAR:
                break
            found[fact["label"].lower()] = i
    return min(found.values()) if len(found) >= LABELS else first


def recipe_author(lines: Sequence[str]) -> str:
    """The name that the cards of a page tell, for a front matter that nothing else gives one; `""` where none does, or several have different ones."""
    names = set[str]()
    for i, line in enumerate(lines):
        if line[:6].lower() != "author":
            continue
        if _label_alone.match(line):
            found = _name.match(lines[i + 1]) if i + 1 < len(lines) else None
            name = found[0] if found else ""
        else:
            found = _author.match(line)
            name = found["name"] if found else ""
        if name and _is_card(lines[max(0, i - NEAR) : i + NEAR]):
            names.add(name)
    return names.pop() if len(names) == 1 else ""


def titles_of_cards(lines: Sequence[str], candidates: Iterable[int]) -> frozenset[int]:
    """Those of some lines that a page has twice, once above a card; not what stands below one of them each time, a subtitle."""
    if sum(line[:FIRST_WORD].lower().startswith(_FACTS) for line in lines) < LABELS:  # on most pages
        return frozenset()
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        places.setdefault(line.lower(), []).append(i)

    def is_card_s(i: int) -> bool:
        of_line = places[lines[i].lower()]
        return 1 < len(of_line) <= OFTEN and any(_is_card(lines[at + 1 : at + 1 + BELOW]) for at in of_line)

    def is_subtitle(i: int) -> bool:
        above = lines[i - 1].lower() if i else ""
        return above != lines[i].lower() and all(
            at and lines[at - 1].lower() == above for at in places[lines[i].lower()]
        )

    return frozenset(i for i in candidates if is_card_s(i) and not is_subtitle(i))


def _is_card(lines: Sequence[str]) -> bool:
    return len({label["label"].lower() for label in _card.finditer("\n".join(lines))}) >= LABELS
