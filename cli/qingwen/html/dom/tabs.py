"""Tabs whose labels are buttons: each label stands above what it shows, as all of that is read."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.html.dom.openers import opened_by
from qingwen.html.dom.tree import Element, Page, elements_in, upward
from qingwen.lazy_pattern import lazy

HIGHEST = 3  # elements from a label up to what stands beside its panel: Bootstrap's `<li>` and `<ul>`
LONGEST = 60  # letters of a label
_place = lazy(r"\d{1,2}(?:\s*(?:of|/)\s*\d+)?")  # of a picture among several: `1`, `1 of 2`
_HOLD_NO_LABEL = frozenset(("pre", "ul", "ol"))


def place_labels(page: Page) -> None:
    """Puts the labels of tabs into the panels that follow them, each its own; none of those of which one shows the whole article."""
    elements = elements_in(page.body)
    places = {one: i for i, one in enumerate(elements)}
    panels = [one for one in elements if one.attrs.get("role") == "tabpanel"]
    by_id = {one.attrs["id"]: one for one in panels if one.attrs.get("id")}
    labelled = {one.attrs["aria-labelledby"]: one for one in panels if one.attrs.get("aria-labelledby")}
    by_parent: dict[Element | None, list[Element]] = {}
    for one in panels:
        by_parent.setdefault(one.parent, []).append(one)
    articles = {above for title in page.tagged["h1"] for above in upward(title.parent)}
    for holder, labels in _lists(page.tabs).items():
        in_order = dict(zip(labels, _panels_in_order(holder, len(labels), by_parent), strict=False))
        shown = {
            label: panel
            for label in labels
            if (
                panel := by_id.get(opened_by(label.attrs))
                or labelled.get(label.attrs.get("id", ""))
                or in_order.get(label)
            )
        }
        is_in_tree = holder in places  # not within what became code
        if not is_in_tree or len(set(shown.values())) < len(shown) or articles.intersection(shown.values()):
            continue
        for label, panel in shown.items():
            if places[holder] < places[panel] and _is_label(label.text(), panel):
                panel.children.insert(0, label)
                label.parent, label.attrs = panel, {}


def _is_label(text: str, panel: Element) -> bool:
    """Whether a label says something that the part it shows does not open with."""
    words = _first_words(panel)
    if not 0 < len(text) <= LONGEST or _place.fullmatch(text) or panel.tag in _HOLD_NO_LABEL:
        return False
    return words != text if words else any(one.tag == "img" for one in panel)


def _first_words(element: Element) -> str:
    """The first text in an element; "" where it has none."""
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            stack += reversed(node.children)
        elif node.strip():
            return " ".join(node.split())
    return ""


def _lists(labels: list[Element]) -> dict[Element, list[Element]]:
    """The labels by the list of tabs that holds them, or the element round each."""
    found: dict[Element, list[Element]] = {}
    for label in labels:
        above = upward(label.parent, HIGHEST)
        holder = next((one for one in above if one.attrs.get("role") == "tablist"), above[0])
        found.setdefault(holder, []).append(label)
    return found


def _panels_in_order(holder: Element, count: int, by_parent: dict[Element | None, list[Element]]) -> Sequence[Element]:
    """The panels that stand below a list of tabs, as many as those are."""
    for node in upward(holder, HIGHEST + 1):
        if len(panels := by_parent.get(node, ())) == count:
            return panels
    return ()
