"""A `.docx` put so that mammoth reads the whole of it: equations, hidden text, outline levels, code; and what the file says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Set
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from qingwen.lazy_pattern import lazy
from qingwen.reading.equations import tex
from qingwen.reading.word_code import mark_code, may_hold_code
from qingwen.reading.word_contents import SIGN as OF_CONTENTS
from qingwen.reading.word_contents import without_contents
from qingwen.reading.word_numbering import Numbering
from qingwen.reading.word_pictures import EMPTY, are_whole, put_right
from qingwen.reading.word_runs import OF_FIELDS, SIGNS, without_codes, write_out
from qingwen.reading.word_styles import Styles, heading_level, read_styles
from qingwen.reading.word_title import headings_by_looks, may_hold_title
from qingwen.reading.word_xml import (
    all_of,
    child,
    give_style,
    is_on,
    leave_lists,
    name,
    namespace,
    parsed,
    style,
    written,
)

MATH = "QingwenMath"  # the style of the runs that hold TeX; with `Block` where it stands on its own
HEADING = "QingwenHeading"  # the style of a paragraph with an outline level, and 1 to 6
TITLE = "QingwenTitle"  # the style of the paragraph that only its looks make the title
_texts = lazy(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_signs = (b"oMath", b"vanish", b"outlineLvl", OF_CONTENTS, *SIGNS)
# Who did not write it: what programs put for a person.
_nobody = lazy(
    r"(?:python-docx|microsoft.*|windows.*|office.*|user|admin.*|unknown|author|wps.*|lenovo|hp|dell|asus|acer|pc|apple|apache poi|openpyxl|un-named"
    r"|作者|用户|微软.*|管理员|番茄花园|雨林木风|深度.*)\Z",
    re.I,
)
_untitled = lazy(r"(?:word document|document\d*|untitled.*|无标题.*|新建.*|文档\d*|microsoft word.*|.*\.docx?)\Z", re.I)
_TEMPLATE = "2013-12-23T23:15:00Z"  # when python-docx's own template was made


class Parts(NamedTuple):
    """data: a document that mammoth reads whole. hidden, contents: text that is not shown, tables of contents were left out. properties: of the file.

    addresses: those of pictures that are elsewhere; in the document each stands where the picture's bytes would.
    """

    data: bytes
    hidden: bool
    contents: bool
    properties: dict[str, str]
    addresses: Set[bytes]


def prepared(data: bytes) -> Parts:
    """A `.docx` whose equations are TeX, without its hidden text, and with all that mammoth would pass over as what it reads."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = dict.fromkeys(archive.namelist())

        def read(part: str) -> bytes:
            return archive.read(part) if part in names else b""

        styles, numbering = read_styles(read("word/styles.xml")), Numbering(read("word/numbering.xml"))
        changed: dict[str, bytes] = {}
        addresses: dict[str, bytes] = {}
        hidden = contents = False
        for part in filter(_texts.fullmatch, names):
            text = archive.read(part)
            links = f"word/_rels/{part.removeprefix('word/')}.rels"
            relationships = parsed(read(links) or EMPTY)
            is_whole = relationships is None or are_whole(text, relationships)
            matter = styles.matter or numbering.matters or may_hold_code(text, styles) or may_hold_title(text, styles)
            is_plain = is_whole and not (matter or any(sign in text for sign in _signs))
            root = None if is_plain else parsed(text)
            if root is not None:
                write_out(root)
                without_codes(root)
                hidden = _without_hidden(root, styles) or hidden
                contents = without_contents(root, styles) or contents
                _equations(root)
                numbering.mark(root, styles)
                mark_code(root, styles)
                _headings(root, styles)
                if (looks := headings_by_looks(root, styles)) is not None:
                    give_style(looks.title, TITLE)
                    for heading, level in looks.lower:
                        give_style(heading, f"{HEADING}{level}")
                if relationships is not None and not is_whole:
                    put_right(root, relationships, addresses)
                    changed[links] = written(relationships)
                changed[part] = written(root)
        changed |= addresses
        if changed:
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as new:
                for part in names | dict.fromkeys(changed):
                    new.writestr(part, changed[part] if part in changed else archive.read(part))
            data = buffer.getvalue()
        return Parts(data, hidden, contents, _properties(read("docProps/core.xml")), set(addresses.values()))


def _without_hidden(root: Element, styles: Styles) -> bool:
    """Takes out what hidden runs show; whether there was any."""
    hidden = False
    for paragraph in all_of(root, "p"):
        unseen = style(paragraph, "p") in styles.hidden
        for run in all_of(paragraph, "r"):
            if unseen or is_on(child(run, "rPr"), "vanish") or style(run, "r") in styles.hidden:
                for one in [one for one in run if name(one) not in OF_FIELDS]:
                    hidden = hidden or bool("".join(one.itertext()).strip())
                    run.remove(one)
    return hidden


def _equations(root: Element) -> None:
    """Puts a run of TeX for each equation."""
    space = namespace(root)
    for parent in list(root.iter()):
        for i, inner in enumerate(list(parent)):
            kind = name(inner)
            if kind == "oMathPara":
                formulas = [tex(one) for one in inner if name(one) == "oMath"]
                parent[i] = _math_run(space, r" \\ ".join(filter(None, formulas)), f"{MATH}Block", inner.tail)
            elif kind == "oMath" and name(parent) != "oMathPara":
                parent[i] = _math_run(space, tex(inner), MATH, inner.tail)


def _math_run(space: str, formula: str, called: str, tail: str | None) -> Element:
    run = Element(f"{space}r")
    run.tail = tail
    properties = SubElement(run, f"{space}rPr")
    SubElement(properties, f"{space}rStyle", {f"{space}val": called})
    SubElement(run, f"{space}t").text = formula
    return run


def _headings(root: Element, styles: Styles) -> None:
    """Gives paragraphs with an outline level the style of a heading, unless theirs is one."""
    for paragraph in all_of(root, "p"):
        level = heading_level(paragraph, styles)
        if level is not None:
            leave_lists(paragraph)
            give_style(paragraph, f"{HEADING}{min(6, level + 1)}")


def _properties(text: bytes) -> dict[str, str]:
    """title, date (of making, or else of the last change) and author, as far as a person gave them."""
    root = parsed(text) if text else None
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
