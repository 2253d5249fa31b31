"""Lists and their items: what belongs together, what is a task, what stands apart."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from qingwen.html.tree import Element
from qingwen.lazy_pattern import lazy

FIRST = 5  # elements of an item, one of which is its box
_list_item = lazy(r"(?:- |\d+\. )")


def is_list(block: str) -> bool:
    return _list_item.match(block) is not None


def joined(blocks: list[str], close: Collection[int]) -> list[str]:
    """Blocks with those in `close` on the line below the one before."""
    starts = [i for i in range(len(blocks)) if i not in close]
    return ["\n".join(blocks[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def continues(element: Element, before: Element | None) -> bool:
    """Whether a list goes on with the one before it, as where each item is a list of its own."""
    if before is None or before.tag != element.tag:
        return False
    return element.tag == "ul" or (element.tag == "ol" and element.attrs.get("start", "1") != "1")


def box(item: Element) -> str:
    """The mark of a task, done or not, or ``: a check box, or what Notion draws as one."""
    for one in islice(item, FIRST):
        names = one.attrs.get("class", "")
        if one.tag in ("ul", "ol"):
            break
        if one.attrs.get("type") == "checkbox" or names.startswith("checkbox checkbox-"):
            return "[x] " if "checked" in one.attrs or names.endswith("-on") else "[ ] "
    return ""


def is_set_apart(paragraph: Element) -> bool:
    """Whether it is a paragraph in an item of a list, and not what editors put round every item."""
    attrs = paragraph.attrs
    return paragraph.tag == "p" and bool(attrs) and attrs.get("role") != "presentation"


def renumbered(lines: list[str]) -> list[str]:
    """`1.` in every line becomes the number that it has in its list."""
    counts: dict[int, int] = {}
    out = []
    for line in lines:
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        counts = {level: count for level, count in counts.items() if level <= indent}
        if content.startswith("1. "):
            counts[indent] = counts.get(indent, 0) + 1
            content = f"{counts[indent]}. {content[3:]}"
        else:
            counts.pop(indent, None)
        out.append(" " * indent + content)
    return out
