"""Lines of sites beside an article's paragraphs and below its title, as `data/site_lines.txt` has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from qingwen.data import table
from qingwen.text.debris.phrase_table import Table, templates
from qingwen.text.folding import fold


def is_line_of_site(text: str, place: str) -> bool:
    """Whether a line at a place, `box` or `title`, speaks of a site: of what it sells, and what whoever reads may do there."""
    return _tables()[place].find(fold(text)) is not None


def is_in_box_of_site(text: str) -> bool:
    """Whether a line between two paragraphs speaks of a site."""
    return is_line_of_site(text, "box") or is_line_of_site(text, "title")


def is_role(text: str) -> bool:
    """Whether a line says what an author of a site is, and no more."""
    return _tables()["role"].find(fold(text)) is not None


@cache
def _tables() -> Mapping[str, Table]:
    found: defaultdict[str, Table] = defaultdict(Table)
    for section in table("site_lines.txt").split("\n@")[1:]:
        place, _, lines = section.partition("\n")
        for template, _ in templates(place, lines):
            found[place].add(template)
    for one in found.values():
        one.sort()
    return found
