"""The furniture of a page that was pasted whole: which lines, by which rule's name, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from qingwen.text.debris.find import find_debris
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import find_page
from qingwen.text.pages.headings import ARTICLE, part_opened
from qingwen.text.pages.page import Page
from qingwen.text.titles.menu_above import title_below_menu


class Furniture(NamedTuple):
    """A line of a page that is not the article's.

    place:   which line of its part of the page it is, from 1; of: how many lines that part has.
    heading: the line that opens its part (`Related stories`, `最新评论`), or `""`.
    times:   how often it stands in the page.
    lines:   how many of the page's lines it stands for: a block of Markdown holds several, of other parts as well.
    """

    line: Line
    sure: bool
    place: int
    of: int
    heading: str
    times: int
    lines: int = 1


def find_furniture(document: Document) -> dict[str, list[Furniture]]:
    """Rule name → its lines, in order; what a phrase finds as surely is left to the phrase's rule."""
    if document.kind == "markdown":
        return _of_converted(document)
    page = document.once(find_page)
    if page is None:
        return {}
    known = {
        one.line.begin: one.sure or (one.match.rule == "credit-line" and one.edge)
        for lines in document.once(find_debris).values()
        for one in lines
    }
    title = document.once(title_below_menu) if page.title is None else None  # what the page has for likely furniture
    lines = document.lines
    times = Counter(line.text for line in lines)
    both = {line.text for line in lines[: page.first]} & {line.text for line in lines[page.last + 1 :]}
    found: dict[str, list[Furniture]] = {}
    for name, heading, part in _parts(lines, page):
        for place, i in enumerate(part, start=1):
            line = lines[i]
            surely = known.get(line.begin)  # None where no phrase has it
            if i in page.own or surely or (i not in page.sure and (surely is False or line is title)):
                continue
            rule = "repeated-line" if line.text in both and name in ("page-header", "page-footer") else name
            one = Furniture(line, i in page.sure, place, len(part), heading, times[line.text])
            found.setdefault(rule, []).append(one)
    return found


def _of_converted(document: Document) -> dict[str, list[Furniture]]:
    """The same of a page that a converter made Markdown of: blocks in a row in place of lines, and none unasked: each may be an author's own list."""
    from qingwen.text.pages.in_markdown import find_converted  # what most files of Markdown do not need

    converted = find_converted(document)
    if converted is None:
        return {}
    paste, page, cuts = converted
    known = {(one.line.begin, one.line.stop) for lines in document.once(find_debris).values() for one in lines}
    places = {i: (name, heading, part) for name, heading, part in _parts(paste.lines, page) for i in part}
    found: dict[str, list[Furniture]] = {}
    for cut in cuts:
        if (cut.line.begin, cut.line.stop) in known:
            continue
        name, heading, part = places[cut.lines[0]]
        place = cut.lines[0] - part.start + 1
        found.setdefault(name, []).append(Furniture(cut.line, False, place, len(part), heading, 1, len(cut.lines)))
    return found


def _parts(lines: list[Line], page: Page) -> Iterator[tuple[str, str, range]]:
    """(rule name, heading, line indices) of the page's parts: before the article, and those after it."""
    yield "page-header", "", range(page.first)
    name, heading, start = "page-footer", "", page.last + 1
    for i in range(page.last + 1, len(lines)):
        opened = part_opened(lines[i].text)
        if opened not in ("", ARTICLE, name):
            yield name, heading, range(start, i)
            name, heading, start = opened, lines[i].text if opened != "page-footer" else "", i
    yield name, heading, range(start, len(lines))
