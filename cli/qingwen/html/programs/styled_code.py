"""Code that its styles alone show: what editors of code copy, and paragraphs that Word has in a font of one width."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from qingwen.html.dom.tree import Element, Page
from qingwen.lazy_pattern import lazy
from qingwen.text.fixed_width import FONT, is_code

_font = lazy(r"(?i)font-family\s*:\s*['\"]?([^;,'\"]+)")
_as_typed = lazy(r"(?i)white-space\s*:\s*pre\s*(?:;|$)")
_of_code = frozenset(("div", "span", "br"))
_LOST = frozenset(("img", "object", "svg", "video", "audio", "iframe"))  # by code, as are links


def mark_copied(page: Page) -> None:
    """Makes a `<pre>` of what Visual Studio Code copies: a `<div>` of lines, as they were typed, in a font of one width."""
    inside: set[Element] = set()
    for one in page.body:
        style = one.attrs.get("style", "") if one.tag == "div" and one not in inside else ""
        if "monospace" in style and _as_typed.search(style):
            held = set(one)
            if all(inner.tag in _of_code for inner in held):
                one.tag = "pre"
                page.tagged["pre"].append(one)
                inside |= held


def mark_paragraphs(body: Element) -> None:
    """Makes a `<pre>` of paragraphs of Word's that are code, where less than half of the text is in a font of one width."""
    fixed = {one for one in body if one.tag == "p" and _is_fixed(one)}
    if not fixed or sum(len(one.text()) for one in fixed) * 2 > len(body.text()):
        return
    for parent in [one for one in body if one.tag not in ("td", "th") and fixed.intersection(one.children)]:
        children: list[Element | str] = []
        shown = [one for one in parent.children if not (isinstance(one, str) and one.isspace())]
        for is_fixed, group in groupby(shown, lambda one: isinstance(one, Element) and one in fixed):
            nodes = list(group)
            paragraphs = [one for one in nodes if isinstance(one, Element)]
            lines = [line for one in paragraphs for line in _typed(one).split("\n")] if is_fixed else []
            if lines and is_code(lines):
                code = Element("pre", None, parent)
                code.block = True
                code.children = ["\n".join(lines)]
                nodes = [code]
            children += nodes
        parent.children = children


def _is_fixed(paragraph: Element) -> bool:
    """Whether all of a paragraph is text in fonts of one width."""
    if any(one.tag in _LOST or "href" in one.attrs for one in paragraph):
        return False
    fonts = [font for text, font in _texts(paragraph, "") if text.strip()]
    return bool(fonts) and all(map(FONT.match, fonts))


def _texts(element: Element, font: str) -> Iterator[tuple[str, str]]:
    """The texts in an element, each with its font."""
    own = _font.search(element.attrs.get("style", ""))
    font = own[1].strip() if own else element.attrs.get("face", font)
    for child in element.children:
        if isinstance(child, Element):
            yield from _texts(child, font)
        else:
            yield child, font


def _typed(element: Element) -> str:
    """A paragraph's text as it was typed: a new line of the source is a space, one of the text a `<br>`."""
    parts = []
    for child in element.children:
        if not isinstance(child, Element):
            parts.append(child.replace("\r", "").replace("\n", " ").replace("\u00a0", " "))
        else:
            parts.append("\n" if child.tag == "br" else _typed(child))
    return "".join(parts)
