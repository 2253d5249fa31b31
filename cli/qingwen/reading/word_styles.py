"""What the styles of a `.docx` say that mammoth does not ask them: outline levels, hidden text, numbering, code."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qingwen.lazy_pattern import lazy
from qingwen.reading.word_xml import child, is_on, name, parsed, style, value

BODY = 9  # the outline level of what is no heading
LONGEST_HEADING = 200  # letters; a longer paragraph is none, whatever its level
_heading_name = lazy(r"heading \d|标题|title|subtitle|toc", re.I)
# Word's own, pandoc's, LibreOffice's, and what people call theirs.
_code_name = lazy(
    r"(?:html preformatted|html 预设格式|(?:source )?code(?: block)?|preformatted text|(?:源)?代码块?)$", re.I
)


SIZE = 20  # half points, where nothing says how large a text is


class Looks(NamedTuple):
    """Of a style: size: of its letters, in half points; 0 of a character's style that says none. edge: where its lines stand (`center`)."""

    size: int
    edge: str


class Styles(NamedTuple):
    """levels: style id → outline level, of those that mammoth does not take for headings. known: ids of those. hidden: ids.

    numbered: style id → the `numPr` of a numbered one. code: ids of paragraphs' styles for it. fonts: style id → its font.
    names: style id → name. looks: style id → its looks, of what names no style under ``.
    """

    levels: dict[str, int]
    known: set[str]
    hidden: set[str]
    numbered: dict[str, Element]
    code: set[str]
    fonts: dict[str, str]
    names: dict[str, str]
    looks: dict[str, Looks]

    @property
    def matter(self) -> bool:
        return bool(self.levels or self.hidden)

    def looks_of(self, called: str) -> Looks:
        return self.looks.get(called) or self.looks[""]


def read_styles(text: bytes) -> Styles:
    styles = Styles({}, set(), set(), {}, set(), {}, {}, {})
    root = parsed(text)
    own = {value(one, "styleId"): one for one in reversed(root if root is not None else ()) if name(one) == "style"}
    own.pop("", None)
    default = Looks(size_of(child(root, "docDefaults", "rPrDefault"), SIZE), "")
    ordinary = next(
        (one for one in own if value(own[one], "type") == "paragraph" and value(own[one], "default") in _TRUE), ""
    )
    for identity, one in own.items():
        styles.names[identity] = value(child(one, "name"))
        styles.looks[identity] = _looks(identity, own, default)
        if _heading_name.match(value(child(one, "name"))):
            styles.known.add(identity)
        elif (level := _inherited_level(identity, own)) < BODY:
            styles.levels[identity] = level
        if value(one, "type") != "character" and _code_name.match(value(child(one, "name"))):
            styles.code.add(identity)
        if font := value(child(one, "rPr", "rFonts"), "ascii"):
            styles.fonts[identity] = font
        if is_on(child(one, "rPr"), "vanish"):
            styles.hidden.add(identity)
        numbering = child(one, "pPr", "numPr")
        if numbering is not None:
            styles.numbered[identity] = numbering
    styles.looks[""] = styles.looks.get(ordinary, default)
    return styles


_TRUE = ("1", "true", "on")


def size_of(holder: Element | None, otherwise: int) -> int:
    """The size that a style or a run says its letters have."""
    found = value(child(holder, "rPr", "sz"))
    return int(found) if found.isdecimal() else otherwise


def _looks(identity: str, own: dict[str, Element], default: Looks) -> Looks:
    """Those of a style, or of the first that it is based on and that says so."""
    size, edge, called = 0, "", identity
    for _ in range(DEEPEST):
        style = own.get(identity)
        size = size or size_of(style, 0)
        edge = edge or value(child(style, "pPr", "jc"))
        identity = value(child(style, "basedOn"))
    return Looks(size or (0 if value(own[called], "type") == "character" else default.size), edge)


DEEPEST = 20  # styles, each based on the next; Word itself stops at 11


def _inherited_level(identity: str, own: dict[str, Element]) -> int:
    """The outline level of a style, or of the first one that it is based on and that has one."""
    for _ in range(DEEPEST):
        style = own.get(identity)
        level = outline_level(style) if style is not None else None
        if style is None or level is not None:
            break
        identity = value(child(style, "basedOn"))
    else:
        level = None
    return BODY if level is None else level


def outline_level(holder: Element) -> int | None:
    """The outline level that a paragraph or a style has itself, 0 to 8, or BODY."""
    found = value(child(holder, "pPr", "outlineLvl"))
    return int(found) if found in set("0123456789") else None


def heading_level(paragraph: Element, styles: Styles) -> int | None:
    """The outline level that makes a paragraph a heading, its own or its style's, unless its style is known for one; else None."""
    called, level = style(paragraph, "p"), outline_level(paragraph)
    level = styles.levels.get(called, BODY) if level is None else level
    is_none = level == BODY or called in styles.known or len("".join(paragraph.itertext())) > LONGEST_HEADING
    return None if is_none else level


def is_heading(paragraph: Element, styles: Styles) -> bool:
    return style(paragraph, "p") in styles.known or heading_level(paragraph, styles) is not None
