"""The marks of a `.docx`'s lists of which Markdown has no lists, `第一条` and `(a)`: kept as text before a paragraph that stands below no item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from qingwen.html.dom.lists import marked
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_xml import child, leave_lists, name, namespace, value
from qingwen.text.numerals import han, letters, roman

_FIGURES = ("decimal", "decimalFullWidth", "decimalFullWidth2", "decimalHalfWidth")
CIRCLED = 20  # as far as figures stand in a circle in Unicode's first block of them


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= CIRCLED else str(number)


_KINDS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_FIGURES, str),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting"), han),
    **dict.fromkeys(("taiwaneseCountingThousand", "ideographDigital"), han),
}
_place = lazy(r"%(\d)")  # of the number of a level, from 1
_zeros = lazy(r"0+[01]\b")  # the first of `001, 002, …`, as a kind of one's own is told
# What may stand round the number of a list of Markdown's, and be no loss.
_plain = lazy(r"[\s(（]*%\d[\s.．、。)）:：,，]*")


class Form(NamedTuple):
    """How a level's numbers look. kind: `numFmt`. text: `lvlText`."""

    kind: str
    text: str


def forms(definition: Element) -> dict[int, Form]:
    """Those of a list's levels, from 0."""
    levels = {value(one, "ilvl"): one for one in definition if name(one) == "lvl"}
    return {
        int(depth): Form(_kind(one), value(child(one, "lvlText")))
        for depth, one in levels.items()
        if depth in set("012345678")
    }


def _kind(level: Element) -> str:
    """The kind of a level's numbers; for one of its own that has zeros before them (`001`) the first of these."""
    named = next((one for one in level.iter() if name(one) == "numFmt"), None)  # it may stand among alternatives
    zeros = _zeros.match(value(named, "format"))
    return zeros[0] if zeros else value(named)


def _number(kind: str, count: int) -> str:
    """A number as its kind writes it, in figures where the kind is not known."""
    return f"{count:0{len(kind)}}" if kind.isdecimal() else _KINDS.get(kind, str)(count)


def mark_of(levels: Mapping[int, Form], counts: Mapping[int, int], level: int) -> str:
    """The mark of an item, `` where it cannot be told: of a number of a kind that is not known only where words stand beside it, which would be lost.

    counts: of its level and of those above it.
    """
    form = levels.get(level, Form("", ""))
    places = [at for at in _places(form) if at in levels]
    known = all(levels[at].kind in _KINDS or levels[at].kind.isdecimal() for at in places)
    if not _places(form) or any(at not in counts for at in places) or not (known or has_words(levels, level)):
        return ""

    def number(at: int) -> str:
        return _number(levels[at].kind, counts[at]) if at in levels else ""

    return _place.sub(lambda found: number(int(found[1]) - 1), form.text).strip()


def is_markdown(levels: Mapping[int, Form], level: int) -> bool:
    """Whether an item is one of a list of Markdown's, which have its own number in figures and no words beside it."""
    kind = levels.get(level, Form("", "")).kind
    return (kind in (*_FIGURES, "decimalZero") or kind.isdecimal()) and not has_words(levels, level)


def has_words(levels: Mapping[int, Form], level: int) -> bool:
    """Whether a mark says more than the number of its own level: `Art. 1`, `§ 1`, `[1]`, `2.1`."""
    form = levels.get(level, Form("", ""))
    return bool(form.text) and not (_plain.fullmatch(form.text) and _places(form) == [level])


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
