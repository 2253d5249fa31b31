"""The title of a `.docx` that only its looks tell: a line at its head that is centred, or bold above bold headings, and alone larger than the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple
from xml.etree.ElementTree import Element

from qingwen.html.programs.office import may_be_title
from qingwen.lazy_pattern import lazy
from qingwen.reading.word_styles import Styles, is_heading, size_of
from qingwen.reading.word_xml import all_of, child, has_picture, is_on, name, style, value
from qingwen.text.dates import parse_date

# Paragraphs at a document's head, of which one is the title; and below it, of which one that is large and centred, too, may be.
HEAD, FOLLOWING = 6, 8
LEAST_HEADINGS = 2  # one bold line may be no more than that
_bold = re.compile(rb":b[ />]")
_title_name = lazy(r"(?i)(?:sub)?title|(?:副)?标题$")
# What a Chinese office has above the titles of all it sends out: `…文件`, and the number of what it sends, `…〔2024〕12号`.
_letterhead = lazy(r".*文件$|\S{1,20}[〔［\[（(]\d{4}[〕］\]）)] ?第?\d+ ?号(?:\s.*)?$")


def may_hold_title(text: bytes, styles: Styles) -> bool:
    """Whether anything in a part is centred, or bold."""
    called = (identity for identity, looks in styles.looks.items() if looks.edge == "center")
    return (
        b'"center"' in text
        or _bold.search(text) is not None
        or any(not one or f'"{one}"'.encode() in text for one in called)
    )


class Headings(NamedTuple):
    """A document's title and its headings by their level, 2 to 6, though no style says so."""

    title: Element
    lower: list[tuple[Element, int]]


def headings_by_looks(root: Element, styles: Styles) -> Headings | None:
    """None where it cannot be told which paragraph is the title."""
    shown = [one for one in child(root, "body") or () if name(one) != "p" or _text(one) or has_picture(one)]
    letterhead = [*takewhile(lambda one: name(one) == "p" and _letterhead.match(_text(one)), shown[:HEAD])]
    top = shown[len(letterhead) : HEAD]
    centred = [*takewhile(lambda one: name(one) == "p" and not has_picture(one) and _is_centred(one, styles), top)]
    title = max(centred or top[:1], key=lambda one: _least(one, styles), default=None)
    if title is None or name(title) != "p" or has_picture(title) or any(_is_title(one, styles) for one in shown):
        return None
    if child(title, "pPr", "numPr") is not None or is_heading(title, styles) or not may_be_title(_text(title)):
        return None
    rest = [one for one in all_of(root, "p") if one is not title and one not in letterhead and _text(one)]
    lengths: dict[int, int] = {}  # letters by their size
    for one in rest:
        for size, letters in _sizes(one, styles):
            lengths[size] = lengths.get(size, 0) + letters
    least = _least(title, styles)
    body = max(lengths, key=lambda size: lengths[size], default=least)
    below = rest[centred.index(title) if centred else 0 :][:FOLLOWING]
    beside = (one for one in below if _is_centred(one, styles) and not is_heading(one, styles))
    is_alone = not any(size > body and not _is_lesser(one, title) for one in beside for size, _ in _sizes(one, styles))
    if not lengths or least <= max(lengths) or not is_alone:
        return None
    lower = _lower(shown, range(body + 1, least), styles)
    return Headings(title, lower) if centred or (lower and _is_bold(title)) else None


# What stands between a title and the text and is no title: a subtitle, who wrote it and when.
_subtitle = lazy(r"—|――|作者|(?:撰)?文\s?[／/|｜：:]|[Bb]y ")


def _is_lesser(paragraph: Element, title: Element) -> bool:
    """Whether a line below a title, larger than the text and smaller than that, may be a subtitle's or an author's by its words, or by not being bold below what is."""
    text = _text(paragraph)
    return bool(_subtitle.match(text) or parse_date(text)) or (_is_bold(title) and not _is_bold(paragraph))


# `To: all`, `作者：周立`, a caption's number, a byline, a subtitle and a quotation: what is set large and heads nothing. `Part 2: The wheel` does.
_no_heading = lazy(
    r"(?!第)[^\d:：]{1,20}[:：]|(?:[Tt]able|[Ff]ig(?:ure|\.)|表|图|圖) ?\d|By [A-Z]|—|――|[“\"「『].*[”\"」』]$"
)


def _lower(shown: list[Element], sizes: range, styles: Styles) -> list[tuple[Element, int]]:
    """The bold lines that are larger than the text and smaller than its title, the largest being of level 2; none where styles make headings.

    Lines on end of one size (verse, addresses, who signs) are none, nor are those of a size of which one is said again, as who speaks in a play, or one that has nothing below.
    """
    if any(name(one) == "p" and is_heading(one, styles) for one in shown):
        return []
    bold: dict[int, int] = {}  # the size of each such line by its place
    for i, one in enumerate(shown):
        if name(one) == "p" and _is_bold(one) and child(one, "pPr", "numPr") is None and not has_picture(one):
            own = {size for size, _ in _sizes(one, styles)}
            if len(own) == 1 and own <= {*sizes}:
                bold[i] = own.pop()
    times = Counter(_text(shown[i]) for i in bold)
    of_speakers = {size for i, size in bold.items() if times[_text(shown[i])] > 1}
    found = [
        (shown[i], size)
        for i, size in bold.items()
        if bold.get(i - 1) != size > bold.get(i + 1, 0)
        and i + 1 < len(shown)
        and size not in of_speakers
        and _may_head(shown[i], styles)
    ]
    levels = {size: min(level, 6) for level, size in enumerate(sorted({size for _, size in found}, reverse=True), 2)}
    return [(one, levels[size]) for one, size in found] if len(found) >= LEAST_HEADINGS else []


def _may_head(paragraph: Element, styles: Styles) -> bool:
    text = _text(paragraph)
    return (
        may_be_title(text.rstrip("?？"))
        and any(map(str.isalpha, text))
        and not (_no_heading.match(text) or parse_date(text))
        and _edge(paragraph, styles) not in ("right", "end")
    )


def _text(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter() if name(one) == "t").strip()


def _is_title(element: Element, styles: Styles) -> bool:
    return name(element) == "p" and bool(_title_name.match(styles.names.get(style(element, "p"), "")))


def _is_centred(paragraph: Element, styles: Styles) -> bool:
    return _edge(paragraph, styles) == "center"


def _edge(paragraph: Element, styles: Styles) -> str:
    return value(child(paragraph, "pPr", "jc")) or styles.looks_of(style(paragraph, "p")).edge


def _is_bold(paragraph: Element) -> bool:
    return all(is_on(child(run, "rPr"), "b") for run in all_of(paragraph, "r") if _text(run))


def _least(paragraph: Element, styles: Styles) -> int:
    return min((size for size, _ in _sizes(paragraph, styles)), default=0) if name(paragraph) == "p" else 0


def _sizes(paragraph: Element, styles: Styles) -> Iterator[tuple[int, int]]:
    """The size, in half points, and the letters of each run that has some."""
    around = styles.looks_of(style(paragraph, "p")).size
    for run in all_of(paragraph, "r"):
        letters = len(_text(run))
        if letters:
            called = style(run, "r")
            yield size_of(run, (called and styles.looks_of(called).size) or around), letters
