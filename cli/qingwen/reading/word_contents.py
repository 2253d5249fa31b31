"""Tables of contents in a `.docx`, which Word writes itself and which lead nowhere in Markdown: left out, with what they are called."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from qingwen.html.article.trimming import CONTENTS, LONGEST_CONTENTS
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_runs import OF_FIELDS
from qingwen.reading.word_styles import Styles
from qingwen.reading.word_xml import all_of, has_picture, name, style, value

_code = lazy(r"\s*TOC\b")
_entry_name = lazy(r"(?i)toc ?\d$")
_heading_name = lazy(r"(?i)toc ?(?:heading|标题)$")
_of_figures = lazy(r"(?i)list of (?:figures|tables)$|(?:插?图|表格?)目录$")
_ends_in_page = lazy(r".*\s(?:\d{1,4}|[ivxlc]{1,6})\s*$")
SIGN = b"TOC"


def without_contents(root: Element, styles: Styles) -> bool:
    """Takes the texts of tables of contents out; whether there was one.

    A line is an entry's where all of it is the field's, or where its style says so and it ends in the number of a page.
    """
    paragraphs = [one for one in all_of(root, "p") if _text(one).strip() and not has_picture(one)]
    of_field = _in_fields(root)
    entries = {one for one in paragraphs if one in of_field or _is_entry(one, styles)}
    for above, entry in pairwise(paragraphs):
        if entry in entries and above not in entries and _is_heading(above, styles):
            entries.add(above)
    for one in entries:
        for run in all_of(one, "r"):
            for shown in [shown for shown in run if name(shown) not in OF_FIELDS]:
                run.remove(shown)
    return bool(entries)


def _in_fields(root: Element) -> set[Element]:
    """The paragraphs of which all the text stands in fields for contents that end."""
    codes: list[str] = []  # of all fields
    open_: list[int] = []  # fields
    ended: set[int | None] = set()
    around: int | None = None  # the field for contents that is open
    texts: dict[Element, set[int | None]] = {}  # of each paragraph what its texts stand in
    paragraph = root
    for one in root.iter():
        kind = name(one)
        at = value(one, "fldCharType") if kind == "fldChar" else ""
        if kind == "p":
            paragraph = one
        elif at == "begin":
            open_.append(len(codes))
            codes.append("")
        elif kind == "instrText" and open_:
            codes[open_[-1]] += one.text or ""
        elif at == "separate" and open_ and around is None and _code.match(codes[open_[-1]]):
            around = open_[-1]
        elif at == "end" and open_ and open_.pop() == around:
            ended.add(around)
            around = None
        elif kind == "t" and (one.text or "").strip():
            texts.setdefault(paragraph, set()).add(around)
    ended.discard(None)
    return {one for one, fields in texts.items() if fields <= ended}


def _is_entry(paragraph: Element, styles: Styles) -> bool:
    called = style(paragraph, "p")
    return bool(_entry_name.match(styles.names.get(called, called)) and _ends_in_page.match(_text(paragraph)))


def _is_heading(paragraph: Element, styles: Styles) -> bool:
    called, text = style(paragraph, "p"), _text(paragraph).strip()
    return len(text) <= LONGEST_CONTENTS and bool(
        _heading_name.match(styles.names.get(called, called)) or CONTENTS.match(text) or _of_figures.match(text)
    )


def _text(paragraph: Element) -> str:
    return "".join(
        (one.text or "") if name(one) == "t" else " " for one in paragraph.iter() if name(one) in ("t", "tab", "ptab")
    )
