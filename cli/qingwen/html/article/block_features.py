"""The numbers by which a page's article is told from what stands around it: of each block, and of where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import accumulate
from math import inf, log2

from qingwen.html.article.names import has_body_property, is_named_body
from qingwen.html.article.section_titles import is_furniture_title
from qingwen.html.dom.blocks import Block, Outline, letters_of
from qingwen.html.dom.tree import Element

_TAGS = ("article", "main", "aside", "footer", "list", "table", "section", "header", "form", "figure", "a")
_TAG_BITS = {tag: 1 << i for i, tag in enumerate(_TAGS)} | {"ul": 1 << 4, "ol": 1 << 4, "dl": 1 << 4}
_ENDS = frozenset(".。!！?？…：:;；")
_CLOSING = "\"'”’」』）)]】"
_HEADING = {f"h{n}": float(n) for n in range(1, 7)}
_OF_TAG = {
    tag: (_HEADING.get(tag, 0.0), *(float(tag in group) for group in (("li",), ("p",), ("td", "th"), ("pre",), ("dt", "dd", "figcaption"), ("div", "span", "section", "a"))))
    for tag in ("li", "p", "td", "th", "pre", "dt", "dd", "figcaption", "div", "span", "section", "a", *_HEADING)
}  # fmt: skip
_NO_TAG = (0.0,) * 7
LITTLE = 400  # columns of running text, five lines of a terminal, below which a page may be nothing but short texts
FAR = 20  # blocks beyond which a distance says no more
Row = tuple[tuple[float, ...], tuple[float, ...]]


# What an element and those around it say: their tags, as bits; of each landmark 1 in it, -1 not, 0 where there is none; tag and class of it and its
# parent. A plain tuple: one with names takes three times as long to make.
_Place = tuple[int, tuple[float, ...], str]


def features(outline: Outline, blocks: list[Block], title: str = "") -> list[Row | None]:
    """For each block two rows of numbers: its own (`OWN`), and those of its place (`SHARED`), one row for all alike.

    None for what stands in a menu, and needs none. title: that of the page.
    """
    places = _Places(outline)
    total_good = outline.good[0] or 1
    alike: list[tuple[int, str, str] | None] = []  # where each block's element stands, and how it is called
    held: dict[tuple[int, str, str], int] = {}  # running text in all blocks alike
    for at, block, good, is_menu in zip(outline.places, blocks, outline.good_of, _menus(outline, blocks), strict=True):
        element = block.element
        one = None if is_menu else (outline.parents[at], element.tag, element.attrs.get("class", ""))
        alike.append(one)
        if one is not None:
            held[one] = held.get(one, 0) + good
    paths: dict[tuple[str, str, str], int] = {}  # the same in all whose elements and those around them look alike
    for (parent, tag, names), good in held.items():
        path = (tag, names, places[parent][2])
        paths[path] = paths.get(path, 0) + good
    shared: dict[tuple[int, str, str], tuple[float, ...]] = {}
    for parent, tag, names in held:
        share = paths[tag, names, places[parent][2]] / total_good
        shared[parent, tag, names] = (*_of_place(outline, places, parent, tag), share)
    own = _own(blocks, outline.good_of, _title_place(blocks, title))
    return [None if one is None else (row, shared[one]) for row, one in zip(own, alike, strict=True)]


def _own(blocks: list[Block], good_of: list[int], heading: int) -> Iterator[tuple[float, ...]]:
    """Of each block the numbers of its own (`OWN`), found one by one for all blocks, which takes half the time. heading: the place of the title."""
    size = len(blocks)
    widths = [log2(block.width + 1) for block in blocks]
    links = [block.linked / block.width for block in blocks]
    none = [0.0, 0.0]
    total, total_good = sum(block.width for block in blocks) or 1, sum(good_of) or 1
    first_good = next((i for i, good in enumerate(good_of) if good), 0)
    last_good = next((i for i in range(size - 1, -1, -1) if good_of[i]), size - 1)
    return zip(
        widths, links, [float(block.text.rstrip(_CLOSING)[-1:] in _ENDS) for block in blocks],
        none[1:] + widths, none[1:] + links, none + widths, none + links,
        widths[1:] + none, links[1:] + none, widths[2:] + none, links[2:] + none,
        [before / total for before in accumulate((block.width for block in blocks), initial=0)],
        [before / total_good for before in accumulate(good_of, initial=0)],
        [(i + 0.5) / size for i in range(size)],
        _distances(heading, size) if heading >= 0 else [-30.0] * size,
        _distances(first_good, size), _distances(last_good, size), _sections(blocks),
        strict=False,
    )  # fmt: skip


_STEPS = [float(step) for step in range(-FAR, FAR + 1)]


def _distances(place: int, size: int) -> list[float]:
    """How far so many blocks stand behind the one at a place: before it less than nought, and no farther than FAR."""
    near = _STEPS[max(0, FAR - place) :]
    return ([_STEPS[0]] * (place - FAR) + near + [_STEPS[-1]] * (size - place - FAR - 1))[:size]


def _of_place(outline: Outline, places: _Places, parent: int, tag: str) -> list[float]:
    """The numbers that a block of a tag has in the element at a place."""
    parent = max(0, parent)
    tags, inside, _ = places[parent]
    whole = outline.total[parent]
    return [
        *_of_tags(tag, outline.elements[parent].tag),
        outline.linked[parent] / whole, outline.good[parent] / whole, log2(whole + 1), outline.good[parent] / (outline.good[0] or 1), log2(outline.count[parent]),
        *inside,
        *_flags(tags | _TAG_BITS.get(tag, 0)),
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def _of_tags(tag: str, parent: str) -> tuple[float, ...]:
    """What the tags of a block and of what holds it say."""
    own, around = _OF_TAG.get(tag, _NO_TAG), _OF_TAG.get(parent, _NO_TAG)
    return own[0], max(own[1], around[1]), own[2], max(own[3], around[3]), *own[4:]


@cache
def _flags(tags: int) -> tuple[float, ...]:
    """The bits of tags as numbers."""
    return tuple(float(tags >> k & 1) for k in range(len(_TAGS)))


class _Places(dict[int, _Place]):
    """What stands around the blocks of a page, found once for each element that is asked for."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.landmarks = landmarks(outline)
        self.parts = [_part(outline.elements[one]) if one > 0 else "" for one in self.landmarks]
        self.has_parts = any(self.parts)
        self[-1] = (0, tuple(0.0 if one < 0 else -1.0 for one in self.landmarks), "")

    def __missing__(self, at: int) -> _Place:
        element = self.outline.elements[at]
        tags, inside, around = self[self.outline.parents[at]]
        shape = f"{element.tag}.{element.attrs.get('class', '')[:40]}/{around.partition('/')[0]}"
        part = _part(element) if self.has_parts else ""
        if at in self.landmarks or (part and part in self.parts):
            inside = tuple(
                1.0 if mark == at or (part and part == alike) else known
                for mark, alike, known in zip(self.landmarks, self.parts, inside, strict=True)
            )
        place = self[at] = (tags | _TAG_BITS.get(element.tag, 0), inside, shape)
        return place


def _part(element: Element) -> str:
    """What the parts are called alike of an article that an advertisement cuts; "" of what comes once an article, or has no name."""
    names = element.attrs.get("class", "")
    return f"{element.tag}.{names}" if names and element.tag not in ("article", "main") else ""


_MARKS: tuple[Callable[[Element], bool], ...] = (
    has_body_property,
    is_named_body,
    lambda element: element.tag == "article",
    lambda element: element.tag == "main" or element.attrs.get("role") == "main",
)


def landmarks(outline: Outline) -> list[int]:
    """By each way of marking the article: the element marked so that holds most of the page's running text; -1 for none.

    Where a page has little of that, its text outside of links is what counts.
    """
    weights = outline.good
    if outline.good[0] < LITTLE:
        weights = [all_ - linked for all_, linked in zip(outline.total, outline.linked, strict=True)]
    best: list[tuple[float, int]] = [(0.0, -1)] * 4
    least = max(1.0, weights[0] * 0.12)
    for at, weight in enumerate(weights):
        element = outline.elements[at]
        if weight < least or not at:
            continue
        score = weight * (1 - outline.linked[at] / outline.total[at])
        for i, is_marked in enumerate(_MARKS):
            # Of those nested, the innermost that holds nearly as much.
            most, known = best[i]
            is_best = score > most * 1.02 or (score > most * 0.9 and outline.holds(known, outline.start[at]))
            if is_best and is_marked(element):
                best[i] = max(score, most), at
    return [one for _, one in best]


def _title_place(blocks: list[Block], title: str) -> int:
    """The index of the block that is the page's title; -1 where there is none."""
    folded = " ".join(title.split())
    wanted = letters_of(title)
    best, rank = -1, 0.0
    for i, block in enumerate(blocks):
        tag, text = block.element.tag, block.text
        if tag not in ("h1", "h2", "h3") and (len(text) < 8 or text[:4] not in folded):
            continue
        by_tag = 1.5 if tag == "h1" else 0.5 if tag == "h2" else 0.0
        if block.width > 400 or 2 + by_tag <= rank:
            continue
        plain = letters_of(text)
        same = bool(plain) and wanted.startswith(plain) and len(plain) * 3 >= len(wanted)
        value = 2 + by_tag if same else by_tag * (tag == "h1")
        if value > rank:
            best, rank = i, value
    return best


def _sections(blocks: list[Block]) -> list[float]:
    """For each block, how surely the last title of a section above it is that of furniture: 1 right below, less further down."""
    found, value = [], 0.0
    for block in blocks:
        if block.width <= 60:
            heading = block.element.tag in _HEADING
            if heading or block.width <= 32:
                if is_furniture_title(block.text.lstrip("#·•|【[ ")):
                    value = 1.0 if heading else 0.8
                elif heading:
                    value *= 0.6 if block.element.tag > "h2" else 0.3
        found.append(value)
        value *= 0.97
    return found


_MENU_WIDTH = 60  # columns; the longest that a row of menu entries is taken to have


def _menus(outline: Outline, blocks: list[Block]) -> list[bool]:
    """Which blocks are nothing but a short link, as those before and after are, and stand outside the core of the page."""
    links = [True, *[block.is_link and block.width < _MENU_WIDTH for block in blocks], True]
    core = _core(outline)
    start = outline.start[core]
    stop = start + outline.count[core]
    return [link and links[i] and links[i + 2] and not start <= i < stop for i, link in enumerate(links[1:-1])]


def _core(outline: Outline) -> int:
    """The deepest element with at least half of the page's running text."""
    if not outline.good[0]:
        return 0
    # Parents stand before children, and of two side by side only one can have more than half.
    return max(at for at, good in enumerate(outline.good) if good * 2 >= outline.good[0])


OWN = [
    "width",
    "link_density",
    "sentence_end",
    "width_before",
    "link_density_before",
    "width_before_2",
    "link_density_before_2",
    "width_after",
    "link_density_after",
    "width_after_2",
    "link_density_after_2",
    "position",
    "good_position",
    "index",
    "from_heading",
    "from_first_good",
    "from_last_good",
    "furniture_section",
]
SHARED = [
    "heading",
    "item",
    "paragraph",
    "cell",
    "pre",
    "term",
    "division",
    "parent_link_density",
    "parent_goodness",
    "parent_width",
    "parent_share",
    "parent_blocks",
    "in_body_property",
    "in_named_body",
    "in_main_article",
    "in_main",
]
SHARED += [*(f"in_{tag}" for tag in _TAGS), "path_share"]
NAMES = OWN + SHARED
# The least and the most that a number can be: of nearly all, which say a share or yes or no, `SHARE`.
SHARE = (0.0, 1.0)
RANGES = {
    **dict.fromkeys(("heading", *(name for name in NAMES if name.startswith(("width", "parent_")))), (0.0, inf)),
    **dict.fromkeys(("from_heading", "from_first_good", "from_last_good"), (-30.0, float(FAR))),
    **dict.fromkeys(("in_body_property", "in_named_body", "in_main_article", "in_main"), (-1.0, 1.0)),
}
