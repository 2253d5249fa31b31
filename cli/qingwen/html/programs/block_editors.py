"""What the editors of Notion, Feishu and Yuque set documents in, blocks with names of their own, as HTML's elements; their own pages have these, not what is copied from them."""

from __future__ import annotations

from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, Page
from qingwen.lazy_pattern import lazy

_LEVELS = {"header": "h2", "sub_header": "h3", "sub_sub_header": "h4", "sub_sub_sub_header": "h5"}
# By the class of a block; `ul` and `ol` of one item, which its list goes round.
_BLOCKS = {
    **{f"notion-{name}-block": tag for name, tag in _LEVELS.items()},
    "notion-text-block": "p",
    "notion-bulleted_list-block": "ul",
    "notion-to_do-block": "ul",
    "notion-numbered_list-block": "ol",
    "notion-quote-block": "blockquote",
    "notion-callout-block": "blockquote",
    "notion-code-block": "pre",
    **{f"docx-heading{n}-block": f"h{min(n, 6)}" for n in range(1, 10)},
    "docx-text-block": "p",
    "docx-bullet-block": "ul",
    "docx-todo-block": "ul",
    "docx-ordered-block": "ol",
    "docx-quote_container-block": "blockquote",
    "docx-callout-block": "blockquote",
    "docx-code-block": "pre",
}
_block = lazy(r"(?:^|\s)((?:notion|docx)-\w+-block)(?=\s|$)")
_OWN_TAGS = {
    **{f"ne-h{n}": f"h{n}" for n in range(1, 7)},
    "ne-p": "p",
    "ne-uli": "ul",
    "ne-tli": "ul",
    "ne-oli": "ol",
    "ne-quote": "blockquote",
    "ne-alert": "blockquote",
}
# The mark of an item, which its list has; what stands above code, its language and buttons.
_MARKS = frozenset(("pseudoBefore", "bullet", "order", "code-block-header", "line-numbers-gutter"))
_OWN_MARKS = frozenset(("ne-uli-i", "ne-oli-i", "ne-heading-fold"))
_CODE_LINES = frozenset(("ace-line", "cm-line"))


def name_blocks(page: Page) -> None:
    """Gives each such block the tag of what it is, and puts items that follow each other into one list."""
    known = [(one, tag) for one in [*page.body] if (tag := _tag_of(one))]
    lower = any(tag == "h1" for _, tag in known)  # the page's title is one as well
    around: list[Element] = []  # what holds items, each once
    for one, tag in known:
        if tag in ("ul", "ol"):
            if one.parent is not None and (not around or around[-1] is not one.parent):
                around.append(one.parent)
        elif tag == "pre":
            _set_code(one, page)
        elif tag == "p" or tag in HEADINGS:
            if not any(inner.tag in HEADINGS for inner in one):
                one.tag = f"h{min(HEADINGS[tag] + lower, 6)}" if tag in HEADINGS else tag
        else:
            one.tag = tag
    items = {one: tag for one, tag in known if tag in ("ul", "ol")}
    for one in dict.fromkeys(around):
        _gather(one, items)


def _tag_of(element: Element) -> str:
    tag = _OWN_TAGS.get(element.tag, "")
    if tag or "class" not in element.attrs:
        return tag
    found = _block.search(element.attrs["class"])
    return _BLOCKS.get(found[1], "") if found else ""


def _gather(parent: Element, items: dict[Element, str]) -> None:
    """Puts the items right in an element into lists, without their marks."""
    children: list[Element | str] = []
    current: Element | None = None
    for child in parent.children:
        tag = items.get(child, "") if isinstance(child, Element) else ""
        if isinstance(child, str) or not tag:
            current = current if isinstance(child, str) and not child.strip() else None
            children.append(child)
            continue
        if current is None or current.tag != tag:
            current = Element(tag, None, parent)
            children.append(current)
        child.tag, child.parent = "li", current
        _drop_marks(child)
        current.children.append(child)
    parent.children = children


def _drop_marks(item: Element) -> None:
    for one in [*item]:
        one.children = [
            child
            for child in one.children
            if isinstance(child, str) or not (child.tag in _OWN_MARKS or child.attrs.get("class", "") in _MARKS)
        ]


def _set_code(block: Element, page: Page) -> None:
    """Makes code of a block: a line of each element that is one, or its text as it stands."""
    _drop_marks(block)
    lines = [one.text() for one in block if one.attrs.get("class", "") in _CODE_LINES]
    block.tag, block.children = "pre", ["\n".join(lines) if lines else block.text()]
    page.tagged["pre"].append(block)
