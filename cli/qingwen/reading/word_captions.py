"""What each picture of a Word document shows: its caption, its description, or the heading that it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.images.captions import Block, caption_words, captions_beside

SHORT = 40  # letters; a longer paragraph below a picture is no caption
NEAR = 7  # elements behind a picture among which the paragraph below it is looked for
# What Word and WPS call a picture that nobody described.
_MACHINE_MADE = lazy(
    r"(?i)(?:picture|image|图片|图像|图形|graphic|shape)\s*\d*$|.*(?:自动生成|automatically generated|\.(?:png|jpe?g|gif)$)"
)
# `Code: make`, `电话：…`: the article goes on, more often than such a line is a caption.
_label = lazy(r"[^:：]{1,20}[:：]")


def shown(body: Element) -> Iterator[tuple[Element, str]]:
    """Each image with what it shows: its caption, its description, the heading above it, or else what a label below it says."""
    heading = ""
    elements = list(body)
    labelled = captions_beside([*_blocks(body)])
    for i, element in enumerate(elements):
        if element.tag in HEADINGS:
            heading = element.text()
        elif element.tag == "img":
            text, marked = _below(element, elements[i + 1 : i + 1 + NEAR])
            caption = caption_words(text, marked=marked) if marked or len(text) <= SHORT else ""
            described = element.attrs.get("alt", "")
            described = "" if _MACHINE_MADE.match(described) else described
            label = "" if marked or not _label.match(text) or caption != text else caption
            yield element, labelled.get(element) or ("" if label else caption) or described or heading or label


def _blocks(body: Element) -> Iterator[Block[Element]]:
    for child in _inside(body):
        images, text = [one for one in child if one.tag == "img"], " ".join(child.text().split())
        if child.tag != "p" or text:
            yield Block([], text if child.tag == "p" else "")
        elif images:
            yield Block(images, "")


def _below(image: Element, following: list[Element]) -> tuple[str, bool]:
    """The paragraph below a picture that stands by itself, in a table the cell below it; whether its style says that it is a caption."""
    if image.parent is None or image.parent.has_text():
        return "", False
    row = _around(image, "tr")
    after = next((one for one in following if one.tag in ("p", "li", "img", *HEADINGS)), None)
    if row is not None and (after is None or _around(after, "tr") is not row or _cell(after) is not _cell(image)):
        return _text_of_cell_below(image, row), False
    if after is None or after.tag != "p":
        return "", False
    return after.text().strip(), after.attrs.get("class") == "caption"


def _text_of_cell_below(image: Element, row: Element) -> str:
    """What the cell in the next row says, where that is a row of captions."""
    rows = _inside(row.parent)
    below = next(iter(rows[rows.index(row) + 1 :]), None)
    place, cells = _inside(row).index(_cell(image) or image), _inside(below)
    if place >= len(cells) or any(one.tag == "img" for one in below or ()):
        return ""
    return " ".join(cells[place].text().split())


def _cell(element: Element) -> Element | None:
    return _around(element, "td") or _around(element, "th")


def _around(element: Element, tag: str) -> Element | None:
    """The nearest element of a tag that it stands in."""
    return next((one for one in upward(element) if one.tag == tag), None)


def _inside(element: Element | None) -> list[Element]:
    """The elements right inside one."""
    return [one for one in element.children if isinstance(one, Element)] if element is not None else []
