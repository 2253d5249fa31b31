"""The title of a `.docx` that only its looks tell: a first line that is centred, and alone larger than what follows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from xml.etree.ElementTree import Element

from qingwen.html.office import may_be_title
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_styles import Styles, is_heading, size_of
from qingwen.reading.word_xml import all_of, child, has_picture, name, style, value

# Paragraphs below a first line, of which one that is large and centred, too, may be the title below a letterhead.
FOLLOWING = 8
_title_name = lazy(r"(?i)(?:sub)?title|(?:副)?标题$")
_letterhead = lazy(r".*文件$")  # what a Chinese office has above the titles of all it sends out


def may_hold_title(text: bytes, styles: Styles) -> bool:
    """Whether anything in a part is centred."""
    called = (identity for identity, looks in styles.looks.items() if looks.edge == "center")
    return b'"center"' in text or any(not one or f'"{one}"'.encode() in text for one in called)


def title_by_looks(root: Element, styles: Styles) -> Element | None:
    """The paragraph that is the title though no style says so; None where it cannot be told."""
    shown = [one for one in child(root, "body") or () if name(one) != "p" or _text(one) or has_picture(one)]
    first = shown[0] if shown else None
    if first is None or name(first) != "p" or has_picture(first) or not _is_centred(first, styles):
        return None
    text = _text(first)
    is_plain = child(first, "pPr", "numPr") is None and not is_heading(first, styles)
    if (
        not is_plain
        or not may_be_title(text)
        or _letterhead.match(text)
        or any(_is_title(one, styles) for one in shown)
    ):
        return None
    rest = [one for one in all_of(root, "p") if one is not first and _text(one)]
    lengths: dict[int, int] = {}  # letters by their size
    for one in rest:
        for size, letters in _sizes(one, styles):
            lengths[size] = lengths.get(size, 0) + letters
    least = min((size for size, _ in _sizes(first, styles)), default=0)
    body = max(lengths, key=lambda size: lengths[size], default=least)
    beside = (one for one in islice(rest, FOLLOWING) if _is_centred(one, styles) and not is_heading(one, styles))
    is_alone = not any(size > body for one in beside for size, _ in _sizes(one, styles))
    return first if lengths and least > max(lengths) and is_alone else None


def _text(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter() if name(one) == "t").strip()


def _is_title(element: Element, styles: Styles) -> bool:
    return name(element) == "p" and bool(_title_name.match(styles.names.get(style(element, "p"), "")))


def _is_centred(paragraph: Element, styles: Styles) -> bool:
    own = value(child(paragraph, "pPr", "jc"))
    return (own or styles.looks_of(style(paragraph, "p")).edge) == "center"


def _sizes(paragraph: Element, styles: Styles) -> Iterator[tuple[int, int]]:
    """The size, in half points, and the letters of each run that has some."""
    around = styles.looks_of(style(paragraph, "p")).size
    for run in all_of(paragraph, "r"):
        letters = len(_text(run))
        if letters:
            called = style(run, "r")
            yield size_of(run, (called and styles.looks_of(called).size) or around), letters
