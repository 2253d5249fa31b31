"""Who wrote a page's recipe, as the card says in which programs for blogs put it: `Author: Ann Lee` among `Prep Time: 10 minutes` and `Servings: 4`.

The line stays in the card; where nothing else names the author, the front matter does so too.
"""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.pages.article import find_page

NEAR = 8  # lines from the author's to the card's others
LABELS = 2  # different ones of these, at least
# Labels and values may stand side by side, on lines of their own, or in one row with blanks between.
_author = lazy(r"(?i:author) ?[:：–-]?\s*(?P<name>(?!By\b)[A-Z][\w'’.&@-]*(?: [\w'’.&@|-]+){0,6}?)(?=$| {2,}|\t)")
_label_alone = lazy(r"author ?[:：]?$", re.I)
_name = lazy(r"[A-Z][\w'’.&@-]*(?: [\w'’.&@|-]+){0,6}$")
_card = lazy(
    r"\b(?P<label>(?:prep(?:aration)?|cook(?:ing)?|bak(?:e|ing)|total|active|rest(?:ing)?|chill(?:ing)?) ?time|servings?|serves|yields?|course|cuisine|calories|keywords?)\b",
    re.I,
)


def recipe_author(document: Document) -> str:
    """The name; `""` where no card of a page has one, or several have different ones."""
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
        card = "\n".join(lines[max(0, i - NEAR) : i + NEAR])
        if name and len({label["label"].lower() for label in _card.finditer(card)}) >= LABELS:
            names.add(name)
    return names.pop() if len(names) == 1 else ""
