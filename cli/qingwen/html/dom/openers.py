"""Buttons and links that are the headings of what they open: the questions of an FAQ, the parts of an accordion.

On the parser's nodes, from which the tree is built.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qingwen.html.dom.tags import DROPPED, HEADINGS, SUBHEADINGS
from qingwen.lazy_pattern import lazy

FEW = 8  # nodes beside a button that are looked at
HIDING = ("hidden", "style")  # attributes that hide what a button opens
_HEADS = frozenset((*HEADINGS, "dt", "summary"))
_IN_HEADS = frozenset(("span", "div", "strong", "b"))
_accordion = lazy(r"(?:^|[\s_-])(?:accordion|faq|collapsible)(?=[\s_-]|$)")  # in small letters


def opener_of(button: Any) -> str:
    """As what tag a button stands in the tree that is the heading of what it opens, as a question is of its answer; "" of all others.

    It holds a heading, or is alone in one, or asks a question, as one that says that it opens something or another beside it does, or is called after
    an accordion and has a part of it after it.
    """
    text = (button.text() or "").strip()
    if not text:
        return ""
    if any(one.tag in SUBHEADINGS for one in button.traverse()):
        return "div"
    above = button.parent
    if _is_alone_in_head(button):
        return "span"
    attrs = button.attributes
    is_question = text[-1] in "?？" and ("aria-expanded" in attrs or _asks_beside(button))
    is_named = names_accordion(f"{attrs.get('class')} {above.attributes.get('class')}")
    if not (is_question or is_named):  # as of most
        return ""
    after = _next(button)
    beyond = after or _next(above)
    is_part = is_named and after not in ("", "button")
    return "summary" if is_part or (is_question and beyond not in ("", "button")) else ""


def _asks_beside(button: Any) -> bool:
    """Whether a button near one asks a question too, and is called alike."""
    name = button.attributes.get("class")
    return any(
        one.tag == "button" and one.attributes.get("class") == name and (one.text() or "").rstrip()[-1:] in ("?", "？")
        for way in ("prev", "next")
        for one in _beside(button, way)
    )


def names_accordion(names: str) -> bool:
    """Whether classes name an accordion."""
    small = names.lower()
    is_likely = "accordion" in small or "faq" in small or "collapsible" in small  # as few are
    return is_likely and _accordion.search(small) is not None


def _is_alone_in_head(button: Any) -> bool:
    """Whether a heading holds nothing else."""
    node, above = button, button.parent
    while above.tag in _IN_HEADS and above.parent is not None and _is_alone(node):
        node, above = above, above.parent
    return above.tag in _HEADS and _is_alone(node)


def _beside(node: Any, way: str) -> Iterator[Any]:
    """The nearest nodes before (`prev`) or behind (`next`) one in its parent."""
    for _ in range(FEW):
        if (node := getattr(node, way)) is None:
            return
        yield node


def _is_alone(node: Any) -> bool:
    """Whether there is no text beside a node in its parent."""
    return not any(
        (one.text_content if one.tag == "-text" else one.text()).strip()
        for way in ("prev", "next")
        for one in _beside(node, way)
        if one.tag not in DROPPED
    )


def _next(node: Any) -> str:
    """The tag of the next element beside one; "" where there is none."""
    return next((str(one.tag) for one in _beside(node, "next") if one.tag[0] != "-"), "")


def is_opener(attrs: dict[str, str]) -> bool:
    """Whether a link to a place in the page opens what is there."""
    return (
        "aria-expanded" in attrs
        or "collapse" in (attrs.get("data-toggle"), attrs.get("data-bs-toggle"))
        or names_accordion(attrs.get("class", ""))
    )


def opened_by(attrs: dict[str, str]) -> str:
    """The id of what a button opens."""
    return next(
        (attrs[name].lstrip("#") for name in ("aria-controls", "data-bs-target", "data-target") if attrs.get(name)), ""
    )
