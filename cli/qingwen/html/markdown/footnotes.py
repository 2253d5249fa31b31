"""Footnotes: references and notes that point at each other, as Hexo, Hugo, Wikipedia, pandoc and Word write them, or whatever their names are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.html.dom.tree import Element, elements_in
from qingwen.html.markdown.numbered_notes import ARROW, FEW, there_and_back
from qingwen.lazy_pattern import lazy

_fragment = lazy(r"#((?:user-content-)?_?(?:fn|ftn|footnote|cite_note|endnote|edn|sdfootnote|note)[\w:.%-]*)$", re.I)
_back = lazy(
    r"#(?:user-content-)?_?(?:(?:fn|ftnt?|edn|(?:foot|end)?note|cite)[_-]?(?:ref|anchor)|sdfootnote\d+anc|fnr|ref-?fn|r)[\w:.%-]*$",
    re.I,
)
_number = lazy(r"\d{1,3}[.)、]$|\[\d{1,3}\]$|[\^↑](?:\s*(?:[a-z]|\d+\.\d+)(?!\w))*$")


def _without_number(note: Element) -> None:
    """Takes off what a note opens with, its number or the ways back (`^ a b`): Markdown has its own."""
    text = note.text().lstrip()
    for one in note:
        shown = one.text().strip()
        if shown and not one.block and text.startswith(shown) and _number.match(shown):
            one.children = []
            return
        if one is not note and not text.startswith(shown):
            return


def _is_said(link: Element) -> bool:
    """Whether the page says of a link that it refers to a note."""
    return link.attrs.get("role") == "doc-noteref"


def _named(link: Element) -> str:
    """The id of the note that a link may refer to, or ``."""
    href = link.attrs.get("href", "")
    if _is_said(link):
        return href.partition("#")[2]
    found = _fragment.search(href)
    return found[1] if found else ""


def _references(root: Element, links: list[Element]) -> dict[str, Element]:
    """The links in an element that refer to notes, by the ids of those: of several the last. links: takes those that are numbers or arrows and lead to
    other places in the page.
    """
    wanted: dict[str, Element] = {}
    for link in reversed(elements_in(root)):
        if link.tag == "a" and "#" in (href := link.attrs.get("href", "")) and len(href) < 200:
            name = _named(link)
            if not name or _back.search(href):
                if href[0] == "#" and ARROW.match(link.text()):
                    links.append(link)
                if not _is_said(link):
                    continue
            if name and ARROW.match(link.text()):
                wanted.setdefault(name, link)
    links.reverse()
    return wanted


class Footnotes:
    """The notes of a tree, by the id that references name."""

    def __init__(self, root: Element) -> None:
        self._labels: dict[str, str] = {}
        self._notes: dict[str, Element] = {}
        self._of: dict[Element, str] = {}
        self._backs: set[Element] = set()
        self._pairs: set[str] = set()  # the ids of notes that are known by their links there and back
        links: list[Element] = []
        wanted = _references(root, links)
        for link, back in there_and_back(links).items() if len(links) > 1 else ():
            self._backs.add(back)
            self._pairs.add(link.attrs["href"][1:])
            wanted[link.attrs["href"][1:]] = link
        if not wanted:
            return
        referred: set[str] = set()  # a note stands below its reference, what leads back up to that does not
        for one in root:
            if one.tag == "a":
                referred.add(self._name_in(one))
            name = one.attrs.get("id") or (one.attrs.get("name", "") if one.tag == "a" else "")
            if name in wanted and name in referred and name not in self._notes:
                note: Element | None = one
                while note is not None and (not note.block or note.tag == "a"):
                    note = note.parent
                around = note.parent if note is not None and ARROW.match(note.text()) else None
                if (
                    around is not None
                    and len(around.children) < FEW
                    and sum(inner.attrs.get("id") in wanted for inner in around) == 1
                ):
                    note = around  # Substack: the number alone, and what it stands for beside it
                if note is not None and note is not root and wanted[name] not in set(note) and note not in self._of:
                    self._notes[name] = note
                    self._of[note] = name
                    _without_number(note)

    def reference(self, link: Element) -> str:
        """The label of the note that a link refers to; `` where it is no reference."""
        if not self._notes:
            return ""
        name = self._name_in(link)
        if name not in self._notes or not ARROW.match(link.text()):
            return ""
        return "" if self._is_in_note(link) else self._labels.setdefault(name, str(len(self._labels) + 1))

    def _name_in(self, link: Element) -> str:
        """The id of the note that a link may refer to, or ``."""
        found = _named(link)
        target = link.attrs.get("href", "")[1:] if self._pairs and not found else ""
        return target if target in self._pairs and link not in self._backs else found

    def _is_in_note(self, link: Element) -> bool:
        node: Element | None = link
        while node is not None and node not in self._of:
            node = node.parent
        return node is not None

    def is_note(self, element: Element) -> bool:
        return element in self._of

    def is_nothing_else(self, element: Element) -> bool:
        """Whether an element is a note, or holds notes alone."""
        inner = [one for one in element.children if isinstance(one, Element)] if self._notes else []
        return element in self._of or (bool(inner) and all(one in self._of for one in inner))

    def is_back_reference(self, link: Element) -> bool:
        """Whether a link leads from a note back to its reference. A number in the text is none: it cites what stands above."""
        if not self._notes:
            return False
        if link in self._backs:
            return True
        back = link.attrs.get("role") == "doc-backlink" or _back.search(link.attrs.get("href", ""))
        text = link.text()
        return bool(back and ARROW.match(text)) and (not any(map(str.isdigit, text)) or self._is_in_note(link))

    def used(self) -> Iterator[tuple[str, Element]]:
        """(label, note) in the order of the labels; notes that nothing referred to come last, under labels of their own."""
        for name in self._notes:
            self._labels.setdefault(name, str(len(self._labels) + 1))
        for name, label in self._labels.items():
            yield label, self._notes[name]
