"""Parts of a page that are hidden at first: which of them a click shows, so that they are the article's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.html.dom.openers import is_opener, names_accordion, opened_by
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import ARTICLE, part_opened

_hidden = lazy(r"display\s*:\s*none")  # of a style in small letters
opened_name = lazy(r"(?:^|[\s_-])(?:tab|accordion|collapse)[-_]{0,2}(?:pane|panel|body|item|content)(?=\s|$)", re.I)

# What a button to read on shows.
_rest = lazy(
    r"(?:^|[\s_-])(?:(?:read-?)?more|rest|remaining|full|expand(?:ed|able)?|collaps(?:ed|ible)|truncated)[_-]?(?:of-)?(?:text|content|copy|article|story)(?=\s|$)",
    re.I,
)


def is_hidden(attrs: dict[str, str]) -> bool:
    if "hidden" in attrs or (
        "style" in attrs and "none" in (style := attrs["style"].lower()) and _hidden.search(style) is not None
    ):
        return attrs.get("role") != "tabpanel"  # one of several, of which a click shows the next
    return False


def is_panel(beside: list[Element | str], at: int) -> bool:
    """Whether a child that is hidden is one of several that are shown by turns, the rest of what a `<summary>` opens, or that of a text."""
    part, before = _hidden_part(beside, at), _before(beside, at)
    if part is None:
        return False
    get = part.attrs.get
    return opened_name.search(get("class", "")) is not None or (
        before is not None
        and (
            before.tag == "summary"
            or (before.tag == "p" and _rest.search(f"{get('class', '')} {get('id', '')}") is not None)
        )
    )


def _hidden_part(beside: list[Element | str], at: int) -> Element | None:
    part = beside[at]
    return part if isinstance(part, Element) and is_hidden(part.attrs) else None


def _before(beside: list[Element | str], at: int) -> Element | None:
    """The element right before a child."""
    while (at := at - 1) >= 0 and isinstance(beside[at], str):
        pass
    found = beside[at] if at >= 0 else None
    return found if isinstance(found, Element) else None


MOST_ASKED = 200  # letters of a question or a topic
_HEADS = frozenset((*SUBHEADINGS, "dt"))
_FIELDS = frozenset(("form", "input", "textarea"))
_of_site = lazy(r"feedback|log-?in|sign-?(?:in|up)|pop-?up|modal|share|comment", re.I)


def is_opened(beside: list[Element | str], at: int) -> bool:
    """Whether a child is hidden until a click on the heading or question right above it, which says so, or is called so: the answers of an FAQ.

    What a page asks its reader hides something below it, too: a form, or thanks for what was sent.
    """
    part, head = _hidden_part(beside, at), _before(beside, at)
    if part is None or head is None:
        return False
    text = head.text().strip()
    attrs = part.attrs
    around = part.parent.attrs.get("class", "") if part.parent is not None else ""
    names = f"{attrs.get('class', '')} {around} {head.attrs.get('class', '')}"
    if not 0 < len(text) <= MOST_ASKED or _of_site.search(f"{names} {attrs.get('id', '')}"):
        return False
    is_head = any(one.tag in _HEADS for one in head)
    is_said = (is_head and any(_opens(one.attrs, attrs.get("id", "")) for one in head)) or (
        (is_head or text[-1] in "?？") and names_accordion(names)
    )
    return is_said and part_opened(text) in ("", ARTICLE) and not any(one.tag in _FIELDS for one in part)


def _opens(attrs: dict[str, str], below: str) -> bool:
    """Whether an element opens what is below it, which has that id; of a `<button>` in a heading the tree has a `<span>` with its attributes."""
    target = opened_by(attrs)
    return target == below if target else is_opener(attrs)


LEAST_COPIED = 20  # letters; two answers may well be `Yes.`


def copies(opened: list[Element], body: Element) -> set[Element]:
    """Those of some hidden parts whose text is shown elsewhere, as that of a page with one layout for phones and one for screens."""
    shown = set(_pieces(body))
    return {
        part
        for part in opened
        if sum(map(len, pieces := list(_pieces(part)))) >= LEAST_COPIED and shown.issuperset(pieces)
    }


def _pieces(element: Element) -> Iterator[str]:
    """The pieces of text in an element but for those in hidden parts."""
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, Element):
            stack += [one for one in node.children if isinstance(one, str) or not is_hidden(one.attrs)]
        elif text := node.strip():
            yield text
