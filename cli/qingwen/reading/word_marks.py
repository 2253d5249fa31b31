"""The marks of a `.docx`'s lists of which Markdown has no lists, `第一条` and `(a)`: kept as text before a paragraph that stands below no item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from qingwen.html.lists import marked
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_xml import child, leave_lists, name, namespace, value
from qingwen.text.numerals import han, letters, roman

_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting"), han),
    **dict.fromkeys(("taiwaneseCountingThousand", "ideographDigital"), han),
}
_place = lazy(r"%(\d)")  # of the number of a level, from 1
_word = lazy(r"[^\W\d_]")


class Form(NamedTuple):
    """How a level's numbers look. kind: `numFmt`. text: `lvlText`."""

    kind: str
    text: str


def forms(definition: Element) -> dict[int, Form]:
    """Those of a list's levels, from 0."""
    levels = {value(one, "ilvl"): one for one in definition if name(one) == "lvl"}
    return {
        int(depth): Form(value(child(one, "numFmt")), value(child(one, "lvlText")))
        for depth, one in levels.items()
        if depth in set("012345678")
    }


def mark_of(levels: Mapping[int, Form], counts: Mapping[int, int], level: int) -> str:
    """The mark of an item, `` where it cannot be told. counts: of its level and of those above it."""
    form = levels.get(level, Form("", ""))
    places = _places(form)
    if not places or any(at not in counts or levels[at].kind not in _KINDS for at in places if at in levels):
        return ""

    def number(at: int) -> str:
        return _KINDS[levels[at].kind](counts[at]) if at in levels else ""

    return _place.sub(lambda found: number(int(found[1]) - 1), form.text).strip()


def is_markdown(levels: Mapping[int, Form], level: int) -> bool:
    """Whether an item is one of a list of Markdown's, which have figures and no words beside them."""
    form = levels.get(level, Form("", ""))
    return all(levels[at].kind == "decimal" for at in _places(form) if at in levels) and not _word.search(form.text)


def _places(form: Form) -> list[int]:
    """The levels of which the numbers stand in a mark."""
    return [int(one) - 1 for one in _place.findall(form.text)]


def put_before(paragraph: Element, mark: str) -> None:
    """Makes an item a paragraph that begins with its mark."""
    space = namespace(paragraph)
    numbered = SubElement(leave_lists(paragraph), f"{space}numPr")
    SubElement(numbered, f"{space}ilvl", {f"{space}val": "0"})
    SubElement(numbered, f"{space}numId", {f"{space}val": "0"})  # of no list, whatever its style says
    run = Element(f"{space}r")
    SubElement(run, f"{space}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = marked(mark, "")
    paragraph.insert(1, run)
