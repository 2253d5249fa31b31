"""Tabs whose labels are buttons: each label stands above what it shows, as all of that is read."""

from __future__ import annotations

from qingwen.html.openers import opened_by
from qingwen.html.tree import Element, Page, elements_in

HIGHEST = 3  # elements from a label up to what stands beside its panel: Bootstrap's `<li>` and `<ul>`
LONGEST = 60  # letters of a label


def place_labels(page: Page) -> None:
    """Puts the labels of tabs into their panels."""
    elements = elements_in(page.body)
    by_id = {one.attrs["id"]: one for one in elements if one.attrs.get("id")}
    labelled = {
        one.attrs["aria-labelledby"]: one
        for one in elements
        if one.attrs.get("role") == "tabpanel" and one.attrs.get("aria-labelledby")
    }
    in_order = _panels_in_order(page.tabs)
    for label in page.tabs:
        panel = by_id.get(opened_by(label.attrs)) or labelled.get(label.attrs.get("id", "")) or in_order.get(label)
        text = label.text()
        if panel is None or not 0 < len(text) <= LONGEST or panel.text().lstrip().startswith(text):
            continue
        panel.children.insert(0, label)
        label.parent, label.attrs = panel, {}


def _panels_in_order(labels: list[Element]) -> dict[Element, Element]:
    """The panels that stand below the labels of a list of tabs, as many as those are."""
    lists: dict[Element, list[Element]] = {}
    for label in labels:
        above = _around(label)
        holder = next((one for one in above if one.attrs.get("role") == "tablist"), above[0])
        lists.setdefault(holder, []).append(label)
    found: dict[Element, Element] = {}
    for holder, of_list in lists.items():
        for node in (holder, *_around(holder)):
            panels = [one for one in node.children if type(one) is Element and one.attrs.get("role") == "tabpanel"]
            if len(panels) == len(of_list):
                found.update(zip(of_list, panels, strict=True))
                break
    return found


def _around(element: Element) -> list[Element]:
    """The nearest elements round one, from the inside out."""
    found: list[Element] = []
    while len(found) < HIGHEST and (above := element.parent) is not None:
        found.append(above)
        element = above
    return found
