"""The numbers of a `.docx`'s lists, of which mammoth says only that they are numbered: marks before it, and `start` behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qingwen.html.dom import tree
from qingwen.reading.word_marks import Form, forms, is_markdown, mark_of, put_before
from qingwen.reading.word_styles import Styles, is_heading
from qingwen.reading.word_xml import all_of, child, give_style, has_picture, name, namespace, parsed, style, value

NUMBER = "QingwenNumber"  # the name of the bookmark in an item, and its number
WITHIN = "QingwenWithin"  # the style of a paragraph in an item, and in how many, one in the other


class _Level(NamedTuple):
    """style: the paragraphs of which stand on this level, unless they say otherwise. restarts: below how many of the levels above it begins anew."""

    start: int
    ordered: bool
    style: str
    restarts: int


class _Item(NamedTuple):
    """definition: of its list. number: None of a bullet. mark: as Word shows it, `` of a bullet. is_markdown: whether Markdown has lists of such marks."""

    definition: str
    level: int
    number: int | None
    mark: str
    is_markdown: bool


class _Open:
    """The list that is open. within: the levels above which the next item may stand, none behind a paragraph that is not the item's own.

    shown: the levels on which items of Markdown's stood, which a paragraph may have parted from what follows.
    between: the paragraphs since the last item. is_own: whether the last paragraph was neither a table's nor a box's.
    """

    def __init__(self) -> None:
        self.definition = ""
        self.within: set[int] = set()
        self.shown: set[int] = set()
        self.between: list[Element] = []
        self.is_own = True

    def enter(self, is_own: bool) -> None:
        """To the next paragraph: no item is within one on the other side of a table's edge."""
        if is_own != self.is_own:
            self.within = set()
        self.is_own = is_own

    def go_to(self, item: _Item, own: Collection[Element]) -> None:
        """As far as the next item. own: the paragraphs that are neither a table's nor a box's."""
        if item.definition != self.definition:
            self.shown = set()
            self.within = set() if self.between else self.within
        self.definition = item.definition
        self.within, self.shown = ({one for one in levels if one < item.level} for levels in (self.within, self.shown))
        if self.between and self.within and all(one in own and _is_indented(one) for one in self.between):
            for one in self.between:
                give_style(one, f"{WITHIN}{max(self.within) + 1}")
        elif self.between:
            self.within = set()
        self.between = []


class Numbering:
    """The lists of one document, and how far they have been counted."""

    def __init__(self, text: bytes) -> None:
        root = parsed(text)
        self._levels: dict[str, dict[int, _Level]] = {}  # by the id of the list's definition
        self._forms: dict[str, dict[int, Form]] = {}  # as `_levels`
        self._definitions: dict[str, str] = {}  # of each list (`num`), by its id
        self._starts: dict[tuple[str, int], int] = {}  # of a level of one list alone, which starts anew there
        self._begun: set[tuple[str, int]] = set()
        self._counts: dict[str, dict[int, int]] = {}  # lists of one definition go on with each other
        for one in root if root is not None else ():
            if name(one) == "abstractNum":
                self._levels[value(one, "abstractNumId")] = dict(_levels(one))
                self._forms[value(one, "abstractNumId")] = forms(one)
            elif name(one) == "num":
                identity = value(one, "numId")
                self._definitions[identity] = value(child(one, "abstractNumId"))
                for inner in one:
                    start = _number(value(child(inner, "startOverride")), -1)
                    if start >= 0:
                        self._starts[identity, _number(value(inner, "ilvl"), 0)] = start

    @property
    def matters(self) -> bool:
        return any(level.ordered for levels in self._levels.values() for level in levels.values())

    def mark(self, root: Element, styles: Styles) -> None:
        """Puts a bookmark into each item that has a number, and before the text of one its mark that no list of Markdown's has, or that would stand
        in a list of a higher level, parted from its own by a paragraph.

        Below an item of Markdown's there are such items alone: a text would end the list that what follows goes on with. An indented paragraph
        above an item of a lower level is the item's own.
        """
        list_ = _Open()
        own = {one for one in child(root, "body") or () if name(one) == "p"}
        for paragraph in all_of(root, "p"):
            item = self._item(paragraph, styles)
            if not _is_shown(paragraph):
                continue
            list_.enter(paragraph in own)
            if is_heading(paragraph, styles):
                list_ = _Open()
            elif item is None:
                list_.between.append(paragraph)
            else:
                list_.go_to(item, own)
                if item.mark and not list_.within and (list_.shown or not item.is_markdown):
                    put_before(paragraph, item.mark)
                    continue
                list_.within.add(item.level)
                list_.shown.add(item.level)
            if item is not None and item.number is not None:
                space = namespace(paragraph)
                mark = Element(f"{space}bookmarkStart", {f"{space}name": f"{NUMBER}{item.number}"})
                paragraph.insert(1 if child(paragraph, "pPr") is not None else 0, mark)

    def _item(self, paragraph: Element, styles: Styles) -> _Item | None:
        """What the next paragraph is in its list, None of one that is in none."""
        called = style(paragraph, "p")
        holders = child(paragraph, "pPr", "numPr"), styles.numbered.get(called)
        identity, depth = (
            next(filter(None, (value(child(one, key)) for one in holders)), "") for key in ("numId", "ilvl")
        )
        definition = self._definitions.get(identity, "")
        levels = self._levels.get(definition, {})
        level = _number(depth, next((at for at, one in levels.items() if called and one.style == called), 0))
        if level not in levels:
            return None
        counts = self._counts.setdefault(definition, {})
        for deeper in [one for one in counts if one > level and levels[one].restarts > level]:
            del counts[deeper]
        at = (identity, level)
        if level not in counts or (at in self._starts and at not in self._begun):
            counts[level] = self._starts.get(at, levels[level].start)
        else:
            counts[level] += 1
        self._begun.add(at)
        if not levels[level].ordered:
            return _Item(definition, level, None, "", True)
        forms_ = self._forms[definition]
        return _Item(definition, level, counts[level], mark_of(forms_, counts, level), is_markdown(forms_, level))


def _is_shown(paragraph: Element) -> bool:
    """Whether a paragraph has text or a picture; an empty one makes no item, and ends no list."""
    return bool("".join(paragraph.itertext()).strip()) or has_picture(paragraph)


def _is_indented(paragraph: Element) -> bool:
    """Whether all lines of a paragraph stand further in than the page's edge, not the first alone; and it is of no style, so that it may get one."""
    edge = child(paragraph, "pPr", "ind")
    far = (value(edge, key) for key in ("left", "start", "leftChars", "startChars"))
    return not style(paragraph, "p") and any(_number(one, 0) > 0 for one in far)


def _levels(definition: Element) -> Iterator[tuple[int, _Level]]:
    for one in definition:
        if name(one) == "lvl":
            start = _number(value(child(one, "start")), 0)
            ordered = value(child(one, "numFmt")) not in ("bullet", "none")
            depth = _number(value(one, "ilvl"), 0)
            restarts = _number(value(child(one, "lvlRestart")), depth)  # 0: it goes on through the whole list
            yield depth, _Level(start, ordered, value(child(one, "pStyle")), restarts)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def number_lists(body: tree.Element) -> None:
    """Gives each list the number that its first item is marked with, and each item its own that does not go on with the one above it; the marks go."""
    last: dict[tree.Element, int] = {}  # the number of each list's last item so far
    for mark in [one for one in body if one.tag == "a" and one.attrs.get("id", "").startswith(NUMBER)]:
        item = mark.parent
        while item is not None and item.tag != "li":
            item = item.parent
        around = item.parent if item is not None else None
        if item is not None and around is not None and around.tag == "ol":
            number = int(mark.attrs["id"].removeprefix(NUMBER))
            if number != last.get(around, 0) + 1:
                (item if around in last else around).attrs["value" if around in last else "start"] = str(number)
            last[around] = number
        if mark.parent is not None:
            mark.parent.children.remove(mark)


def unwrap_lists(body: tree.Element) -> None:
    """Takes away the items that mammoth puts round a list of a lower level which stands below none of the level above it."""
    for parent in list(body):
        parent.children = [_unwrapped(one, parent) if isinstance(one, tree.Element) else one for one in parent.children]


def _unwrapped(element: tree.Element, parent: tree.Element) -> tree.Element:
    while element.tag == "ul" and (item := _only(element)) and item.tag == "li" and (held := _only(item)):
        if held.tag not in ("ul", "ol"):
            break
        element, held.parent = held, parent
    return element


def _only(element: tree.Element) -> tree.Element | None:
    """The one element that is all there is in another."""
    child = element.children[0] if len(element.children) == 1 else None
    return child if isinstance(child, tree.Element) else None
