"""The cards into which programs for blogs put a recipe: `Prep Time: 10 minutes`, `Servings: 4`. They say what its page is called and who wrote it, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.pages.article import find_page

NEAR = 8  # lines from the author's to the card's others
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


def recipe_author(document: Document) -> str:
    """The name, for a front matter that nothing else gives one; `""` where no card of a page has one, or several have different ones."""
    if "uthor" not in document.text and "AUTHOR" not in document.text:
        return ""
    if document.once(find_page) is None:
        return ""
    lines = [line.text for line in document.lines]
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
    """Those of some lines that a page has twice, once above a card."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        places.setdefault(line.lower(), []).append(i)
    return frozenset(
        i
        for i in candidates
        if 1 < len(places[lines[i].lower()]) <= OFTEN
        and any(_is_card(lines[at + 1 : at + 1 + BELOW]) for at in places[lines[i].lower()])
    )


def _is_card(lines: Sequence[str]) -> bool:
    return len({label["label"].lower() for label in _card.finditer("\n".join(lines))}) >= LABELS
