"""Why parts of a page are not its article's: each block left out, with the reason, for those who check."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import NamedTuple

from qingwen.html.article.block_features import OWN, SHARED
from qingwen.html.article.finding import Judged, judge
from qingwen.html.article.furniture import name_of
from qingwen.html.article.platform_lines import platform_lines
from qingwen.html.dom.blocks import collect
from qingwen.html.dom.tree import Element, Page


class LeftOut(NamedTuple):
    """A block of text that is not the article's, with white space folded, and why: a phrase."""

    text: str
    why: str


def left_out(page: Page, fields: Mapping[str, str]) -> list[LeftOut]:
    """The blocks of a normalized page that `find_article` leaves out, in order, but for its title. fields: its front matter."""
    judged = judge(page, fields)
    if not any(judged.kept):
        return []
    known = {block.element: i for i, block in enumerate(judged.blocks)}
    texts = {block.text for block, keep in zip(judged.blocks, judged.kept, strict=True) if keep}
    of_platform = platform_lines(judged.blocks)
    found = []
    heading = _plain(fields.get("title", ""))
    for block in collect(page.body):
        named = _named(block.element, judged.furniture)
        i = known.get(block.element)
        if named is not None:
            why = (
                f"in an element named {name}" if (name := name_of(named)) else "in a part of the page that is not shown"
            )
        elif i is None or judged.kept[i] or (heading and _plain(block.text) == heading):
            continue
        elif block.text in texts and block.width >= _AGAIN:
            why = "it stands in the article already"
        else:
            why = "a line that the platform writes beside all articles" if i in of_platform else _why(judged, i)
        found.append(LeftOut(block.text, why))
    return found


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


_AGAIN = 60  # columns from which a text that stands in the article too is its second version


def _named(element: Element, furniture: set[Element]) -> Element | None:
    """The element around this one, or itself, that is furniture by name."""
    node: Element | None = element
    while node is not None and node not in furniture:
        node = node.parent
    return node


def _why(judged: Judged, i: int) -> str:
    row = judged.rows[i]
    if row is None:
        return "a link in a menu"
    told = SimpleNamespace(**dict(zip(OWN + SHARED, row[0] + row[1], strict=True)))
    reasons = [why for why, applies in _REASONS if applies(told)]
    return ", ".join(reasons[:2]) or "it reads like what stands around it, which is not the article"


# What most often decides, in this order, and when the numbers of a block, by their names, say it.
_REASONS: tuple[tuple[str, Callable[[SimpleNamespace], bool]], ...] = (
    ("outside the element that holds the article's text", lambda t: min(t.in_body_property, t.in_named_body) < 0),
    ("below a heading such as furniture has", lambda t: t.furniture_section > 0.5),
    ("mostly links", lambda t: t.link_density > 0.5),
    ("in a footer", lambda t: t.in_footer > 0),
    ("in an aside", lambda t: t.in_aside > 0),
    ("among links", lambda t: t.parent_link_density > 0.5 or min(t.link_density_before, t.link_density_after) > 0.5),
    ("before the running text", lambda t: t.good_position == 0),
    ("after the running text", lambda t: t.good_position == 1),
    ("a short text among short ones", lambda t: max(t.width, t.width_before, t.width_after) < 6),
    ("unlike the article's paragraphs", lambda t: t.path_share < 0.1),
)
