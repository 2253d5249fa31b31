"""The parts of a `.docx` that mammoth passes over: equations, hidden text, outline levels, and what the file says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from qingwen.lazy_pattern import lazy
from qingwen.reading.equations import name, tex

MATH = "QingwenMath"  # the style of the runs that hold TeX; with `Block` where it stands on its own
HEADING = "QingwenHeading"  # the style of a paragraph with an outline level, and 1 to 6
LONGEST_HEADING = 200  # letters; a longer paragraph is none, whatever its level
_texts = lazy(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_signs = (b"oMath", b"vanish", b"outlineLvl")
_heading_name = lazy(r"heading \d|标题|title|subtitle|toc", re.I)
_shown = frozenset(("rPr", "fldChar", "instrText"))  # of a hidden run: what the fields around it need
# Who did not write it: what programs put for a person.
_nobody = lazy(
    r"(?:python-docx|microsoft.*|windows.*|office.*|user|admin.*|unknown|author|wps.*|lenovo|hp|dell|asus|acer|pc|apple|apache poi|openpyxl|un-named"
    r"|作者|用户|微软.*|管理员|番茄花园|雨林木风|深度.*)\Z",
    re.I,
)
_untitled = lazy(r"(?:word document|document\d*|untitled.*|无标题.*|新建.*|文档\d*|microsoft word.*|.*\.docx?)\Z", re.I)
_TEMPLATE = "2013-12-23T23:15:00Z"  # when python-docx's own template was made


class Parts(NamedTuple):
    """data: a document that mammoth reads whole. hidden: text that is not shown was left out. properties: of the file."""

    data: bytes
    hidden: bool
    properties: dict[str, str]


def prepared(data: bytes) -> Parts:
    """A `.docx` whose equations are TeX, without its hidden text, and with a heading's style where an outline level says so."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        properties = _properties(archive.read("docProps/core.xml")) if "docProps/core.xml" in names else {}
        styles = _styles(archive.read("word/styles.xml")) if "word/styles.xml" in names else _Styles({}, set(), set())
        changed, hidden = {}, False
        for part in filter(_texts.fullmatch, names):
            text = archive.read(part)
            root = _parsed(text) if styles.matter or any(sign in text for sign in _signs) else None
            if root is not None:
                hidden = _without_hidden(root, styles) or hidden
                _equations(root)
                _headings(root, styles)
                changed[part] = ElementTree.tostring(root, "utf-8", xml_declaration=True)
        if not changed:
            return Parts(data, False, properties)
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as new:
            for part in dict.fromkeys(names):
                new.writestr(part, changed[part] if part in changed else archive.read(part))
    return Parts(written.getvalue(), hidden, properties)


def _parsed(text: bytes) -> Element | None:
    """The root of a part; None for one that declares entities, which no document does, or is no XML."""
    if b"<!DOCTYPE" in text or b"\0" in text[:100]:
        return None
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None


class _Styles(NamedTuple):
    """levels: style id → outline level, of those that mammoth does not take for headings. known: ids of those. hidden: ids."""

    levels: dict[str, int]
    known: set[str]
    hidden: set[str]

    @property
    def matter(self) -> bool:
        return bool(self.levels or self.hidden)


def _styles(text: bytes) -> _Styles:
    styles = _Styles({}, set(), set())
    root = _parsed(text)
    for style in root if root is not None else ():
        identity = _value(style, "styleId")
        called = next((_value(one, "val") for one in style if name(one) == "name"), "")
        if identity and _heading_name.match(called):
            styles.known.add(identity)
        elif identity and (level := _level(style)) is not None:
            styles.levels[identity] = level
        if identity and _is_on(_child(style, "rPr"), "vanish"):
            styles.hidden.add(identity)
    return styles


def _value(element: Element, key: str) -> str:
    return next((value for at, value in element.attrib.items() if at.rpartition("}")[2] == key), "")


def _child(element: Element | None, key: str) -> Element | None:
    return next((one for one in element if name(one) == key), None) if element is not None else None


def _is_on(properties: Element | None, key: str) -> bool:
    found = _child(properties, key)
    return found is not None and _value(found, "val") not in ("0", "false", "off")


def _level(holder: Element) -> int | None:
    """The outline level of a paragraph or a style, 0 to 8; 9 is body text."""
    found = _child(_child(holder, "pPr"), "outlineLvl")
    value = _value(found, "val") if found is not None else ""
    return int(value) if value in set("012345678") else None


def _without_hidden(root: Element, styles: _Styles) -> bool:
    """Takes out what hidden runs show; whether there was any."""
    hidden = False
    for paragraph in _all(root, "p"):
        unseen = _style(paragraph, "p") in styles.hidden
        for run in _all(paragraph, "r"):
            if unseen or _is_on(_child(run, "rPr"), "vanish") or _style(run, "r") in styles.hidden:
                for one in [one for one in run if name(one) not in _shown]:
                    hidden = hidden or bool("".join(one.itertext()).strip())
                    run.remove(one)
    return hidden


def _all(root: Element, tag: str) -> Iterator[Element]:
    """The elements of a tag in Word's own namespace, not in that of equations."""
    return (
        one for one in root.iter() if name(one) == tag and "math" not in str(one.tag) and "drawing" not in str(one.tag)
    )


def _style(element: Element, kind: str) -> str:
    found = _child(_child(element, f"{kind}Pr"), f"{kind}Style")
    return _value(found, "val") if found is not None else ""


def _equations(root: Element) -> None:
    """Puts a run of TeX for each equation."""
    space = root.tag.partition("}")[0].removeprefix("{")
    for parent in list(root.iter()):
        for i, child in enumerate(list(parent)):
            kind = name(child)
            if kind == "oMathPara":
                formulas = [tex(one) for one in child if name(one) == "oMath"]
                parent[i] = _math_run(space, r" \\ ".join(filter(None, formulas)), f"{MATH}Block", child.tail)
            elif kind == "oMath" and name(parent) != "oMathPara":
                parent[i] = _math_run(space, tex(child), MATH, child.tail)


def _math_run(space: str, formula: str, style: str, tail: str | None) -> Element:
    run = Element(f"{{{space}}}r")
    run.tail = tail
    properties = ElementTree.SubElement(run, f"{{{space}}}rPr")
    ElementTree.SubElement(properties, f"{{{space}}}rStyle", {f"{{{space}}}val": style})
    ElementTree.SubElement(run, f"{{{space}}}t").text = formula
    return run


def _headings(root: Element, styles: _Styles) -> None:
    """Gives paragraphs with an outline level the style of a heading, unless theirs is one."""
    for paragraph in _all(root, "p"):
        style = _style(paragraph, "p")
        level = _level(paragraph)
        level = styles.levels.get(style) if level is None and style else level
        if level is None or style in styles.known or len("".join(paragraph.itertext())) > LONGEST_HEADING:
            continue
        space = paragraph.tag.partition("}")[0].removeprefix("{")
        properties = _child(paragraph, "pPr")
        if properties is None:
            continue
        for one in [one for one in properties if name(one) in ("pStyle", "numPr")]:
            properties.remove(one)
        properties.insert(0, Element(f"{{{space}}}pStyle", {f"{{{space}}}val": f"{HEADING}{min(6, level + 1)}"}))


def _properties(text: bytes) -> dict[str, str]:
    """title, date (of making, or else of the last change) and author, as far as a person gave them."""
    root = _parsed(text)
    told = {name(one): " ".join((one.text or "").split()) for one in root} if root is not None else {}
    times = [told.get(key, "") for key in ("created", "modified")]
    made = re.match(r"\d{4}-\d\d-\d\d", next((time for time in times if time not in ("", _TEMPLATE)), ""))
    author = told.get("creator", "")
    fields = {
        "title": "" if _untitled.match(told.get("title", "")) else told.get("title", ""),
        "date": made[0] if made else "",
        "author": "" if _nobody.match(author) else author,
    }
    return {key: value for key, value in fields.items() if value}
