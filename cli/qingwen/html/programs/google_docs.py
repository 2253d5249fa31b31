"""What Google Docs' exported page says in names of classes: its title, and how deep a list is."""

from __future__ import annotations

from qingwen.html.dom.tree import Element, Page
from qingwen.html.programs.headings import one_title
from qingwen.lazy_pattern import lazy

_list = lazy(r"(?:^|\s)lst-kix_(\w+)-(\d)(?=\s|$)")  # which list, and its level from 0


def put_right(page: Page) -> None:
    """Makes the heading that it is of the title, and puts lists into the items that they stand under."""
    for one in [one for one in page.body if one.tag in ("body", "td")]:
        _nest(one)
    title = next((one for one in page.body if one.tag == "p" and "title" in one.attrs.get("class", "").split()), None)
    if title is not None:
        title.tag = "h1"
        page.tagged["h1"].insert(0, title)
        one_title(page.body)


def _nest(element: Element) -> None:
    """Lists of one name that follow each other are one list, each of a deeper level in what is above it."""
    children: list[Element | str] = []
    open_lists: list[tuple[int, Element]] = []  # from the outermost; a string of blanks between them ends nothing
    called = ""
    for child in element.children:
        found = (
            _list.search(child.attrs.get("class", ""))
            if isinstance(child, Element) and child.tag in ("ul", "ol")
            else None
        )
        if isinstance(child, str) and not child.strip():
            children.append(child)
            continue
        if found is None or not isinstance(child, Element):
            open_lists, called = [], ""
            children.append(child)
            continue
        if found[1] != called:
            open_lists, called = [], found[1]
        level = int(found[2])
        while open_lists and open_lists[-1][0] > level:
            open_lists.pop()
        if open_lists and open_lists[-1][0] == level:
            _move(child.children, open_lists[-1][1])
        elif open_lists:
            _move([child], open_lists[-1][1])
            open_lists.append((level, child))
        else:
            children.append(child)
            open_lists.append((level, child))
    element.children = children


def _move(nodes: list[Element | str], into: Element) -> None:
    for one in nodes:
        if isinstance(one, Element):
            one.parent = into
    into.children += nodes
