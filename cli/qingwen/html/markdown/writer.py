"""DOM to Markdown: a normalized tree (see `structure`), whatever it came from, as blocks of Markdown.

Nothing is chosen here but by `skip`: what part of a page is its article is `article`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from qingwen.html.dom.code import fenced
from qingwen.html.dom.line_breaks import unwrapped
from qingwen.html.dom.lists import (
    box,
    continues,
    indented,
    interrupts,
    is_layout,
    is_set_apart,
    joined,
    numbers,
    numeral_of,
    parted,
    with_mark,
    written,
)
from qingwen.html.dom.structure import SILENT
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, is_shown_in
from qingwen.html.markdown import tables
from qingwen.html.markdown.footnotes import Footnotes
from qingwen.html.markdown.inline import render, render_text
from qingwen.html.markdown.inline_writer import InlineWriter
from qingwen.html.markdown.links import Targets
from qingwen.html.markdown.notices import is_notice, note_of_book, with_title
from qingwen.html.markdown.pictures import is_large, pictures_once
from qingwen.html.markdown.silencing import in_cell, is_silencing, led
from qingwen.html.programs.office_lists import Item, OfficeList, item_of
from qingwen.lazy_pattern import lazy

RULE = "---"  # of two with nothing between one says as much: what stood there is left out


def to_markdown(
    root: Element,
    *,
    skip: Collection[Element] = (),
    targets: Targets | None = None,
    pictures: Mapping[Element, str] | None = None,
    title: str = "",
) -> str:
    r"""The Markdown of what is in `root`, without the elements in `skip`; ends in a newline unless it is empty.

    pictures: the links of images that were inside the page; `` where a comment keeps their place. title: that of the page.
    """
    writer = _Writer(skip, targets or Targets(), Footnotes(root), pictures or {}, title)
    blocks = pictures_once(writer.blocks(root))
    notes = [
        f"[^{label}]: " + indented("\n\n".join(writer.blocks(note)), "    ") for label, note in writer.notes.used()
    ]
    while notes and blocks and (blocks[-1] == RULE or _heading_line.match(blocks[-1])):  # they stood below it
        blocks.pop()
    blocks = [block for block in (*blocks, *notes) if block.strip("\n")]
    apart = [block for i, block in enumerate(blocks) if not (block == RULE and i and blocks[i - 1] == RULE)]
    return "\n\n".join(apart) + "\n" if apart else ""


class _Writer(InlineWriter):
    """Elements as blocks of Markdown."""

    def blocks(self, element: Element) -> list[str]:
        """The blocks of what an element holds."""
        if not element.holds_blocks:
            return self.paragraph(element.children)
        found: list[str] = []
        close: set[int] = set()  # those that go on with the one before
        made: Element | None = None  # of which the last one is
        children = element.children
        i = 0
        while i < len(children):
            child = children[i]
            if (
                isinstance(child, str)
                or child in self.skip
                or self.notes.is_note(child)
                or (child.tag == "hr" and self._opens_notes(children, i))
            ):
                i += 1
            elif item := item_of(child):
                items = []
                while item:
                    items.append(item)
                    i += 1
                    item = item_of(one) if i < len(children) and isinstance(one := children[i], Element) else None
                found += self.office_list(items)
                made = None
            else:
                inner = self.block(child)
                if inner:
                    if made is not None and made.tag == child.tag and continues(inner[0], found[-1], child.tag):
                        close.add(len(found))
                    made = child
                found += inner
                i += 1
        found = joined(found, close) if close else found
        return parted(found) if len(found) > 1 else found

    def _opens_notes(self, beside: list[Element | str], at: int) -> bool:
        """Whether a rule stands above the notes, which are written elsewhere."""
        below = next((one for one in beside[at + 1 :] if isinstance(one, Element)), None)
        return below is not None and self.notes.is_nothing_else(below)

    def block(self, element: Element) -> list[str]:
        """The blocks that one block element makes."""
        tag = element.tag
        if element in self.skip:
            return []
        if tag == "p":
            return self.blocks(element)
        if tag in HEADINGS:
            return self.heading(element)
        if tag in ("ul", "ol", "menu", "dir"):
            return self.blocks(element) if is_layout(element) else self.list_blocks(element)
        if tag == "pre":
            return fenced(element)
        if tag == "blockquote":
            inner = self.blocks(element)
            return [_prefixed("\n\n".join(inner))] if inner else []
        if tag == "table":
            return tables.table(element, self)
        if tag == "figure" and not is_notice(element.attrs.get("class", "")):
            return self.figure(element)
        if tag == "hr":
            return [RULE]
        if tag == "a" and element.holds_blocks:
            self._link_first_line(element)
        if tag in ("dt", "summary"):
            if element.holds_blocks and any(one.tag in HEADINGS for one in element):
                return self.blocks(element)
            text = self.line(element.children)
            is_plain = not re.search(r"[*`\\\[]|^\W|[^\w?!？！]$", text)
            return ([f"**{text}**"] if is_plain else self.paragraph(element.children)) if text else []
        if tag in ("div", "aside", "section", "figure") and (names := element.attrs.get("class")):
            if tag == "div" and "highlight" in names:
                return fenced(element) or self.blocks(element)
            if is_notice(names):
                inner = with_title(element, self.blocks(element))
                return [_prefixed("\n\n".join(inner))] if inner else []
            if note := note_of_book(element, names):
                title = self.line(note.title.children)
                inner = [block for part in note.body for block in self.block(part)]
                return [_prefixed("\n\n".join([f"**{title}**", *inner] if title else inner))] if inner else []
        return [] if tag in SILENT else self.blocks(element)

    def _link_first_line(self, link: Element) -> None:
        """Puts a link that holds blocks, as the card of a page does, round the first line of these."""
        target = self.targets.link(link.attrs.get("href", ""))
        if not target or is_large(target) or any(one.tag in _NOT_LINKED for one in [*link][1:]):
            return
        lines = (one for one in link if one.block and not one.holds_blocks and one.has_text())
        if (line := next((one for one in lines if is_shown_in(one, link, self.skip)), None)) is not None:
            inner = Element("a", {"href": link.attrs["href"]}, line)
            inner.children, line.children = line.children, [inner]
            for one in inner.children:
                if isinstance(one, Element):
                    one.parent = inner
            link.tag = "div"

    def paragraph(self, nodes: list[Element | str], place: str = "paragraph") -> list[str]:
        text = render_text(unwrapped(nodes[0]), place) if len(nodes) == 1 and isinstance(nodes[0], str) else None
        comments: list[str] = []
        if text is None:
            comments, tokens = led(self.tokens(nodes))
            text = render(tokens, place)
        return [*comments, text] if text else comments

    def line(self, nodes: list[Element | str], place: str = "heading") -> str:
        """Inline nodes as one line; a heading is strong already."""
        tokens = self.tokens(nodes)
        if place == "cell":
            tokens = in_cell(tokens)
        return render([token for token in tokens if token.text != "**"] if place == "heading" else tokens, place)

    def heading(self, element: Element) -> list[str]:
        pictures = [one for one in element if one.tag == "img"] if element.holds_blocks else []
        comments, tokens = led(self.tokens([child for child in element.children if child not in pictures]))
        text = render([token for token in tokens if token.text != "**"], "heading").replace("\n", " ")
        return [*comments, f"{'#' * HEADINGS[element.tag]} {text}"] if text else comments

    def list_blocks(self, element: Element) -> list[str]:
        """A list; one directly inside another, as word processors write them, belongs to the item before."""
        items: list[tuple[list[str], bool]] = []  # the blocks of an item, and whether they stand close
        values: list[str] = []  # the numbers that items have of their own
        before: list[str] = []  # comments for what follows stand with the item before, or before the list
        for child in element.children:
            if isinstance(child, str) or child in self.skip or self.notes.is_note(child):
                continue
            inner = self.list_blocks(child) if child.tag in ("ul", "ol") else self.item(child)
            opening = next((i for i, block in enumerate(inner) if not is_silencing(block)), len(inner))
            (items[-1][0] if items else before).extend(inner[:opening])
            inner = inner[opening:]
            if not inner:
                continue
            if child.tag in ("ul", "ol") and items:
                items[-1][0].extend(inner)
            else:
                tight = not any(type(one) is Element and is_set_apart(one) for one in child.children)
                items.append((inner, tight))
                values.append(child.attrs.get("value", ""))
        if not items:
            return before
        contents = [parted(inner) for inner, _ in items]
        counted = numbers(element, values) if element.tag == "ol" else []
        if counted and (numeral := numeral_of(element)):
            marked = zip(counted, contents, strict=True)
            return before + [block for number, inner in marked for block in with_mark(numeral(number), inner)]
        tight = all(close for _, close in items) and all(
            interrupts(block) or is_silencing(block) for inner in contents for block in inner[1:]
        )
        return before + written(contents, counted, "\n" if tight else "\n\n")

    def item(self, element: Element) -> list[str]:
        if element.holds_blocks:
            blocks = [_as_text(block) for block in self.blocks(element)]
        else:
            blocks = self.paragraph(element.children, "item")
        first = next((i for i, block in enumerate(blocks) if not is_silencing(block)), None)
        if first is not None:
            blocks[first] = box(element) + blocks[first]
        return blocks

    def office_list(self, items: list[Item]) -> list[str]:
        """Paragraphs that Word marks as list items."""
        found = OfficeList()
        for item in items:
            self.marks.add(item.mark_element)
            if text := self.line(item.element.children, "item"):
                found.add(item, text)
        return found.blocks

    def figure(self, element: Element) -> list[str]:
        """A figure with its captions below it; those of code stand where they are, as titles do above it."""
        if not any(one.tag == "figcaption" for one in element):
            return self.blocks(element)
        inner: list[str] = []
        below: list[str] = []
        is_code = any(isinstance(child, Element) and child.tag == "pre" for child in element.children)
        for child in element.children:
            if isinstance(child, Element) and child not in self.skip:
                if child.tag == "figcaption":
                    (inner if is_code else below).append(self.caption(child))
                else:
                    inner += self.block(child) if child.block else self.paragraph([child])
        return [block for block in (*inner, *below) if block]

    def caption(self, element: Element) -> str:
        """A caption as one line, set apart from the text."""
        text = " ".join(self.blocks(element)).replace("\\\n", " ").replace("\n", " ")
        return f"*{text}*" if text and not re.search(r"[*_`\\\[]|^\W", text) else text


_NOT_LINKED = frozenset(("a", "pre", "table", "figure", "blockquote"))
_heading_line = lazy(r"#{1,6} ([^*\n]+)$")


def _as_text(block: str) -> str:
    """A heading inside a list item, as the strong text it is."""
    found = _heading_line.match(block) if block[0] == "#" else None
    return f"**{found[1].strip()}**" if found and not re.search(r"^\W|\W$|\\", found[1].strip()) else block


def _prefixed(text: str) -> str:
    return "\n".join("> " + line if line else ">" for line in text.split("\n"))
