"""Lists and their items: what belongs together, what is a task, what stands apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import islice, pairwise

from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.text.numerals import han, letters, roman

FIRST = 5  # elements of an item, one of which is its box
_style = lazy(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
# The marks of items, as browsers show them, by the names of `type` and of CSS.
NUMERALS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("a", "lower-alpha", "lower-latin"), lambda number: f"{letters(number)}."),
    **dict.fromkeys(("A", "upper-alpha", "upper-latin"), lambda number: f"{letters(number).upper()}."),
    **dict.fromkeys(("i", "lower-roman"), lambda number: f"{roman(number)}."),
    **dict.fromkeys(("I", "upper-roman"), lambda number: f"{roman(number).upper()}."),
    **dict.fromkeys(
        ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"), lambda number: f"{han(number)}、"
    ),
}
_line_start = lazy(r"\n(?=[^\n])")
_number = lazy(r"^(\d{1,9})\. ", re.M)
PARTING = "<!-- -->"


def joined(blocks: list[str], close: Collection[int]) -> list[str]:
    """Blocks with those in `close` on the line below the one before."""
    starts = [i for i in range(len(blocks)) if i not in close]
    return ["\n".join(blocks[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def continues(block: str, before: str, tag: str) -> bool:
    """Whether a list goes on with the one before it, of the same tag, as where each item is a list of its own."""
    number = _opening_number(block) if tag == "ol" else None
    return tag == "ul" or (number is not None and 1 < number == _last_number(before) + 1)


def parted(blocks: list[str]) -> list[str]:
    """Blocks with a comment between two numbered lists, which would be one where the second does not go on with the first.

    CommonMark's own way; the other one, `1)` for every second list, is no list to kramdown (Jekyll) and Python-Markdown (MkDocs).
    """
    found = blocks[:1]
    for before, block in pairwise(blocks):
        number = _opening_number(block) if before[:1].isdigit() else None
        if number is not None and _opening_number(before) is not None and number != _last_number(before) + 1:
            found.append(PARTING)
        found.append(block)
    return found


def _opening_number(block: str) -> int | None:
    """The number of a numbered list's first item, None for any other block."""
    found = _number.match(block) if block[:1].isdigit() else None
    return int(found[1]) if found else None


def _last_number(block: str) -> int:
    numbers = _number.findall(block)
    return int(numbers[-1]) if numbers else 0


def numbers(element: Element, values: list[str]) -> list[int]:
    """The numbers of a list's items. values: what each says of its own, or ``."""
    first = _whole(element.attrs.get("start", ""))
    step = -1 if "reversed" in element.attrs else 1
    count = (1 if step > 0 else len(values)) if first is None else first
    count -= step
    found = []
    for value in values:
        own = _whole(value)
        count = count + step if own is None else own
        found.append(count)
    return found


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 7 else None


def numeral_of(element: Element) -> Callable[[int], str] | None:
    """What writes the numbers of a list that has letters, Roman or Chinese numerals, of which Markdown has no lists.

    None below another numbered list, where the look of its numbers is up to the reader's program.
    """
    first = next((one for one in element.children if isinstance(one, Element) and one.tag == "li"), element)
    style = _style.search(element.attrs.get("style", "")) or _style.search(first.attrs.get("style", ""))
    numeral = NUMERALS.get(style[1].lower() if style else element.attrs.get("type", ""))
    around = element.parent
    while numeral and around is not None and around.tag != "ol":
        around = around.parent
    return numeral if numeral and (around is None or numeral_of(around)) else None


def with_mark(mark: str, blocks: list[str]) -> list[str]:
    """An item's blocks below each other, its mark as text before them."""
    if blocks[0].startswith(("- ", "|", "```", ">")) or _number.match(blocks[0]):
        return [mark, *blocks]
    return [marked(mark, blocks[0]), *blocks[1:]]


def marked(mark: str, text: str) -> str:
    """A text behind its mark; a mark of full width brings its space along."""
    return f"{mark}{'' if mark.endswith(('、', '）', '．', '：')) else ' '}{text}"


def written(contents: list[list[str]], counted: list[int], gap: str) -> list[str]:
    """The list of such items, each of its blocks; where numbers do not go on, another list.

    counted: the numbers of a numbered list. gap: what stands between two items, and two blocks of one.
    """
    lists: list[list[str]] = []
    for i, blocks in enumerate(contents):
        if not lists or (counted and counted[i] != counted[i - 1] + 1):
            lists.append([])
        mark = f"{counted[i]}. " if counted else "- "
        lists[-1].append(mark + indented(gap.join(blocks), " " * len(mark)))
    return parted([gap.join(items) for items in lists])


def indented(text: str, indent: str) -> str:
    return _line_start.sub(f"\n{indent}", text) if "\n" in text else text


def interrupts(block: str) -> bool:
    """Whether it is a list that may stand right below a paragraph: a numbered one may only if it begins with 1."""
    return block.startswith(("- ", "1. "))


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


def is_layout(element: Element) -> bool:
    """Whether a list is the layout of a page: a section with a heading is all that each item holds, as of Javadoc's, or the only item holds another list,
    as of recipes with one part.
    """
    held = [_only_part(item) for item in element.children if isinstance(item, Element)]
    if len(held) == 1 and held[0] is not None and held[0].tag in _NUMBERED_OR_NOT:
        return True
    return bool(held) and all(
        one is not None and one.tag == "section" and any(inner.tag in HEADINGS for inner in one) for one in held
    )


_NUMBERED_OR_NOT = ("ol", "ul")


def _only_part(item: Element) -> Element | None:
    """What an item holds, where that is one element and nothing else."""
    parts = [one for one in item.children if isinstance(one, Element) or not one.isspace()]
    return part if len(parts) == 1 and isinstance(part := parts[0], Element) else None
