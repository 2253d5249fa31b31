"""Code in a `.docx`: paragraphs of a style for it, or wholly in a font of one width; given the style that is read as code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from qingwen.lazy_pattern import lazy
from qingwen.reading.word_styles import Styles
from qingwen.reading.word_xml import PICTURES, all_of, child, give_style, name, namespace, style, value
from qingwen.text.fixed_width import FONT, is_code

CODE = "QingwenCode"  # the style
_fonts = lazy(rb'\bw:ascii="([^"]*)"')
_LOST = PICTURES | {"footnoteReference", "endnoteReference"}
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


class _Group(NamedTuple):
    """Paragraphs that follow each other. font: of all of them; `` where their style says that they are code."""

    font: str
    paragraphs: list[Element]


def may_hold_code(text: bytes, styles: Styles) -> bool:
    """Whether a part, or a style, names a style or a font that code is in."""
    fonts = {font.decode("utf-8", "replace") for font in _fonts.findall(text)}
    return bool(styles.code) or any(map(FONT.match, fonts.union(styles.fonts.values())))


def mark_code(root: Element, styles: Styles) -> None:
    """Has what is code read as such. Where most of the text is in a font of one width, that makes none: it is a typescript."""
    groups = list(_groups(root, styles))
    written = "".join(map(_text, all_of(root, "p")))
    fixed = sum(len(_text(one)) for group in groups if group.font for one in group.paragraphs)
    for font, paragraphs in groups:
        lines = "\n".join(map(_text, paragraphs)).split("\n")
        if not font or (fixed * 2 < len(written) and is_code(lines)):
            for one in paragraphs:
                _make_code(one)


def _groups(root: Element, styles: Styles) -> Iterator[_Group]:
    """The paragraphs that may be code, with the empty ones between them; not in tables of several columns, whose cells hold none."""
    cells = [[one for one in row if name(one) == "tc"] for row in all_of(root, "tr")]
    columns = {id(cell) for row in cells if len(row) > 1 for cell in row}
    for parent in root.iter():
        group: _Group | None = None
        empty: list[Element] = []  # since its last one
        for one in parent if id(parent) not in columns else ():
            if name(one) != "p":
                font = None
            elif group is not None and _is_empty(one):
                empty.append(one)
                continue
            else:
                font = _font_of(one, styles)
            if group is not None and font == group.font:
                group.paragraphs.extend([*empty, one])
            else:
                if group is not None:
                    yield group
                group = None if font is None else _Group(font, [one])
            empty = []
        if group is not None:
            yield group


def _font_of(paragraph: Element, styles: Styles) -> str | None:
    """The font of one width that all of a paragraph's text is in, `` for one of a style for code, None for any other."""
    called = style(paragraph, "p")
    if _holds_more(paragraph):
        return None
    if called in styles.code:
        return ""
    is_item = called in styles.numbered or child(paragraph, "pPr", "numPr") is not None
    if is_item or called in styles.known or called in styles.levels:
        return None
    found = ""
    for run in all_of(paragraph, "r"):
        own = value(child(run, "rPr", "rFonts"), "ascii")
        font = own or styles.fonts.get(style(run, "r"), "") or styles.fonts.get(called, "")
        if _text(run).strip() and not FONT.match(font):
            return None
        found = found or font
    return found if found and _text(paragraph).strip() else None


def _holds_more(paragraph: Element) -> bool:
    """Whether it holds what code would lose: a picture, a note, a link whose text is no address."""
    return any(
        name(one) in _LOST
        or (name(one) == "hyperlink" and "://" not in _text(one))
        or (name(one) == "instrText" and "HYPERLINK" in (one.text or ""))
        for one in paragraph.iter()
    )


def _is_empty(paragraph: Element) -> bool:
    return not (_text(paragraph).strip() or _holds_more(paragraph) or child(paragraph, "pPr", "sectPr") is not None)


def _text(holder: Element) -> str:
    return "".join(
        (one.text or "") if name(one) == "t" else _BREAKS.get(name(one), "")
        for one in holder.iter()
        if name(one) in ("t", "tab", "br", "cr")
    )


def _make_code(paragraph: Element) -> None:
    give_style(paragraph, CODE)
    for run in all_of(paragraph, "r"):
        for one in [one for one in child(run, "rPr") or () if name(one) == "rStyle"]:
            run[0].remove(one)
    if not _text(paragraph):
        space = namespace(paragraph)
        text = SubElement(SubElement(paragraph, f"{space}r"), f"{space}t")  # an empty line would be left out
        text.text = " "
