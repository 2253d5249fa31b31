"""The furniture of printed pages in a paste from a PDF: page numbers that count up, and the running heads beside them.

A number alone proves nothing: chapters, verses and questions have them too. Pages end where the paper does, so sentences go on across what
stands between two of them, which no chapter's number does; or they say what they are (`第 3 页`, `Page 3 of 9`), or a form feed does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from statistics import median, quantiles
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.margins import are_paragraphs, opens_item, opens_numbered
from qingwen.text.scripts import has_han, width

PAGES = 3  # numbers that count up, at least; two where they say that they are pages'
GAP = 3  # from one number to the next: a page of pictures alone has none
CUT = 2  # sentences that go on from page to page, at least
UNLIKE = 3  # times the lines of a usual page, or a part of them
REACH = 3  # lines on either side of a number that may be running heads
LINES = 8  # of a page, at least: items and clauses with a number alone above each have fewer
NARROW = 40  # columns; verse has narrower lines, with stanzas that have numbers and go on from one to the next
LONGEST = 100  # letters of a running head
FULL = 0.85  # of it: below a capital letter goes on with no sentence that a narrower line might have ended
WIDE = 0.6  # of a page's usual line: what is shorter, and no sentence's end, may be a heading
_number = lazy(r"(?<!\d)(?<!\d[.,:：/-])\d{1,4}(?![\d,:：]|\.\d)")
_ENDS = "。．.!！?？…”\"'’)）]】;；:："
# A page of so many: `第 3 页 共 9 页`, `Page 3 of 9`, `3/9 页`; a `Page 3` by itself may head a part.
_of_all = lazy(r"(?:第|page) ?0 ?[页頁]?\W*(?:of|共|/) ?\d+|0 ?[页頁]\W*共 ?\d+|0 ?/ ?\d+ ?[页頁]", re.I)
_digits, _spaces = lazy(r"\d+"), lazy(r"\s+")
# What no line of an article says at the edge of each page: the issue that it is in; when and from where a browser printed it.
_of_an_issue = lazy(
    r"(?:https?|file)://|第 ?\d+ ?[期卷]|(?<![a-z])(?:vol|no|issue|volume)\b\.? ?\d|\d\d?/\d\d?/\d\d|(?:19|20)\d\d[-/年]",
    re.I,
)


class PageBreak(NamedTuple):
    """Lines of print furniture on end, as places in the document's lines that are not blank.

    number: the page's; None above the first. cuts: whether a sentence goes on across them. sure: whether they are surely that.
    """

    first: int
    last: int
    number: int | None
    cuts: bool
    sure: bool


def page_breaks(document: Document) -> Sequence[PageBreak]:
    """What stands between the pages of a print, in order, and above the first; none where nothing shows pages."""
    lines = [line.text for line in document.lines]
    if document.kind != "text" or len(lines) < LINES or are_paragraphs(lines):
        return ()
    numbers, says_page = _at_feeds(document, lines) or _numbers(lines)
    if len(numbers) < (2 if says_page else PAGES):
        return ()
    usual = _usual_width(lines)
    if not says_page and (usual < NARROW or median(_gaps(numbers)) < LINES):
        return ()
    heads = _running_heads(lines, numbers)
    blocks = [*_blocks(lines, numbers, heads)]
    cut = [_is_cut(document, usual, first, last) for first, last, _ in blocks]
    is_marked = [_of_an_issue.search(" ".join(lines[first : last + 1])) is not None for first, last, _ in blocks]
    if not (
        says_page
        or sum(cut) >= CUT
        or (any(cut) and heads)
        or (len(blocks) >= PAGES and sum(is_marked) >= len(blocks) - 1)
    ):
        return ()
    alone = _alone(lines, [*numbers])
    found = [
        PageBreak(
            first, last, number, cuts, says_page or cuts or last > first or first in alone or _has_words(lines[first])
        )
        for (first, last, number), cuts in zip(blocks, cut, strict=True)
    ]
    above = _above_first_page(lines, heads, found[0].first)
    return [PageBreak(0, above - 1, None, False, True), *found] if above else found


def _at_feeds(document: Document, lines: Sequence[str]) -> tuple[dict[int, int], bool] | None:
    """As `_numbers`, of a text in which form feeds end pages, as programs that read a PDF write them: of the lines beside these."""
    if "\f" not in document.text:
        return None
    pairs = enumerate(pairwise(document.lines), 1)
    fed = [i for i, (above, below) in pairs if "\f" in document.text[above.end : below.start]]
    numbers, _ = _numbers(lines, {place for i in fed for place in (i - 1, i)} | {0, len(lines) - 1}, 2)
    return (numbers, True) if len(numbers) > 1 else None


def _numbers(lines: Sequence[str], among: Set[int] | None = None, least: int = PAGES) -> tuple[dict[int, int], bool]:
    """The lines that number pages, and their numbers; whether these say that they do. among: the lines that may; least: how many must."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for i, line in enumerate(lines):
        if len(line) > LONGEST or (among is not None and i not in among):
            continue
        matches = [*_number.finditer(line)]
        for one in {number.span(): number for number in (*matches[:1], *matches[-1:])}.values():
            rest = _spaces.sub(" ", f"{line[: one.start()]}\0{line[one.end() :]}")
            alike.setdefault(rest, []).append((i, int(one[0])))
    best: list[tuple[int, int]] = []
    says_page = False
    for rest, places in alike.items():
        says = _of_all.search(rest.replace("\0", "0")) is not None
        if len(places) >= (2 if says else least) and (says, len(found := _counting_up(places))) > (
            says_page,
            len(best),
        ):
            best, says_page = found, says
    # Left and right pages differ: `2  The Author`, `The Title  3`.
    sides = sorted(
        place for rest, places in alike.items() if len(places) > 1 and "\0" in (rest[:1], rest[-1:]) for place in places
    )
    if not says_page and len(found := _counting_up(sides)) > len(best):
        best = found
    return dict(best), says_page


def _counting_up(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of some (place, number), in order, of which each number is the last one's next, or nearly."""
    steps: list[tuple[int, int, int, int]] = []  # place, number, how many count up to it, the step before it
    last: dict[int, int] = {}  # of each number, the step to which most count up
    for place, number in places:
        before = max(
            (last[one] for one in range(number - GAP, number) if one in last and steps[last[one]][0] < place),
            key=lambda step: (steps[step][2], steps[step][1]),
            default=-1,
        )
        count = steps[before][2] + 1 if before >= 0 else 1
        if number not in last or count > steps[last[number]][2]:
            last[number] = len(steps)
            steps.append((place, number, count, before))
    at = max(last.values(), key=lambda step: steps[step][2], default=-1)
    found: list[tuple[int, int]] = []
    while at >= 0:
        place, number, _, at = steps[at]
        found.append((place, number))
    return found[::-1]


def _running_heads(lines: Sequence[str], numbers: Mapping[int, int]) -> Mapping[int, frozenset[str]]:
    """What stands at a distance from most page numbers, by the distance: the same line each time, or one of two, but for digits."""
    heads: dict[int, frozenset[str]] = {}
    everywhere = Counter(map(_key, lines))  # that is, there and above the first page; a refrain stands elsewhere, too
    for way in (-1, 1):
        for distance in range(way, way * (REACH + 1), way):
            near = [i + distance for i in numbers if 0 <= i + distance < len(lines)]
            counts = Counter(_key(lines[i]) for i in near if i not in numbers and len(lines[i]) <= LONGEST)
            most = {key: count for key, count in counts.most_common(2) if 1 < count >= everywhere[key] - 1}
            if sum(most.values()) * 2 <= len(numbers):
                break
            heads[distance] = frozenset(most)
    return heads


def _key(line: str) -> str:
    return _spaces.sub(" ", _digits.sub("0", line))


def _blocks(
    lines: Sequence[str], numbers: Mapping[int, int], heads: Mapping[int, frozenset[str]]
) -> Iterator[tuple[int, int, int]]:
    """(first line, last line, number) of each page number with the running heads beside it, in order and apart."""
    end = -1
    for place, number in numbers.items():
        edges = []
        for way in (-1, 1):
            at = place
            while _key_at(lines, at + way) in heads.get(at + way - place, ()) and at + way > end:
                at += way
            edges.append(at)
        if edges[0] > end:
            yield edges[0], edges[1], number
            end = edges[1]


def _key_at(lines: Sequence[str], i: int) -> str | None:
    return _key(lines[i]) if 0 <= i < len(lines) else None


def _usual_width(lines: Sequence[str]) -> float:
    """Columns that nine in ten lines do not pass."""
    return quantiles(map(width, lines), n=10)[-1]


def _is_cut(document: Document, usual: float, first: int, last: int) -> bool:
    """Whether the sentence above some lines goes on below them."""
    if first == 0 or last + 1 == len(document.lines):
        return False
    above, below = document.lines[first - 1], document.lines[last + 1]
    if above.text[-1] in _ENDS or width(above.text) < WIDE * usual or opens_item(below) or opens_numbered(below, None):
        return False
    if below.text[0].islower() or width(above.text) >= FULL * usual:
        return True
    return bool(has_han.match(above.text[-1]) or above.text[-1] in "，、") and bool(has_han.match(below.text[0]))


def _gaps(places: Iterable[int]) -> list[int]:
    return [after - before for before, after in pairwise(places)]


def _alone(lines: Sequence[str], places: Sequence[int]) -> set[int]:
    """The page numbers about a page away from the one before, between which and the next no line is like them: the cell of a table might be."""
    page = median(_gaps(places))
    alone = set[int]()
    for n, place in enumerate(places):
        before = places[n - 1] if n else -1
        after = places[n + 1] if n + 1 < len(places) else len(lines)
        is_a_page = page / UNLIKE <= place - before or place + 1 == len(lines)  # the last may be short
        if is_a_page and place - before <= page * UNLIKE and lines[before + 1 : after].count(lines[place]) == 1:
            alone.add(place)
    return alone


def _has_words(line: str) -> bool:
    return any(map(str.isalpha, line))


def _above_first_page(lines: Sequence[str], heads: Mapping[int, frozenset[str]], first: int) -> int:
    """How many lines at the top are the running heads that stand below each page number, where they are no title's."""
    above = 0
    while above < first and _key(lines[above]) in heads.get(above + 1, ()):
        above += 1
    return above if above > 1 or any(map(_of_an_issue.search, lines[:above])) else 0
