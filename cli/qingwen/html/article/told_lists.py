"""Lists whose entries a page's structured data tells: the ingredients and steps of its own recipe, what a manual needs, wherever the page shows them;
of a recipe with another name, where these stand in the article.

They are short lines, often in a column beside the prose or in rows of two cells, and look like a menu or a shop's filters to all other steps.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from qingwen.html.article.below_title import parted
from qingwen.html.article.linked_data import is_called, list_entries
from qingwen.html.article.names import tag_and_class
from qingwen.html.article.section_titles import heads_furniture
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, Page, upward
from qingwen.lazy_pattern import lazy

LEAST = 3  # entries in a row; fewer may be tags of the same words
MOST_BETWEEN = 3  # blocks between two of them: what heads a part of the list, an amount in the other measure
WIDER = 2  # times as wide as the longest entry is what may be one, with what the page has beside it
LONGEST_ROW = 80  # columns of one whose amount and name are set on a line
LONGEST_LABEL = 40  # columns of the line that heads a list, `For the sauce`

NEARLY_ALL = 0.9  # of the columns that are kept
IN_ITEM = 30  # elements from a property up to what it is one of
MOST_ROUND = 40  # blocks of a recipe's card beside its lists; what holds more is the page
MOST_HEADS = 2  # blocks that head a list: its heading, and what heads its first part

_figure = lazy(r"[\d¼½¾⅓⅔]")
_words = lazy(r"[^\W\d_]+")
_properties = frozenset(("recipeingredient", "ingredients", "recipeinstructions", "step", "supply", "tool"))


class Row(NamedTuple):
    """The outermost element that has the words of an entry and no more. places: of its blocks. entry: the key of the entry."""

    element: Element
    places: range
    entry: str


def keep_told_lists(kept: list[bool], blocks: list[Block], outline: Outline, page: Page) -> None:
    """Keeps the rows of blocks that are entries, as often as these are told, and what stands between them and has no link; with what heads them, and
    the rows of their shape beside them.

    An entry is known by its words in any order: of amounts there are many spellings, and they stand before a name or behind it.
    """
    own, others = (Counter(filter(None, map(_key, entries))) for entries in _entries(page))
    told = own + others
    if not told:
        return
    found: list[Row] = []
    least = min(LEAST, len(told))
    shapes: set[tuple[str, str]] = set()  # of the rows that were kept
    text = _text_of(kept, blocks, outline)
    rows_of_all = _without_menus(_rows(blocks, outline, told), blocks)
    lists = _lists([row for row in rows_of_all if row.entry in own or row.places.start in text], told)
    lists.sort(key=lambda rows: not _are_kept(kept, rows))  # else in order
    for rows in (*lists, *(rows for rows in lists if len(rows) < least)):
        is_new = sum(told[row.entry] > 0 for row in rows) * 2 >= len(rows)  # not the list again, as for phones
        if not is_new or (len(rows) < least and not any(tag_and_class(row.element) in shapes for row in rows)):
            continue
        told.subtract(row.entry for row in rows)
        shapes |= {tag_and_class(row.element) for row in rows if _name(row)}
        _keep(rows, kept, blocks, outline)
        found += rows
    _keep_facts(found, kept, blocks, outline)


def _keep_facts(rows: list[Row], kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the short lines without a link above the first row in the element that holds all of them and little else: for how many, how long."""
    if not rows:
        return
    first, last = min(row.places.start for row in rows), max(row.places.stop for row in rows)
    at = outline.index[rows[0].element]
    while at > 0 and not (outline.holds(at, first) and outline.holds(at, last - 1)):
        at = outline.parents[at]
    start, stop = outline.start[at], outline.start[at] + outline.count[at]
    if at > 0 and first - start + stop - last <= MOST_ROUND:
        for i in range(start, first):
            block, label = blocks[i], blocks[i - 1] if i > start else None
            if block.width > LONGEST_ROW or not (_figure.search(block.text) and _may_be_between(block)):
                continue
            has_label = label is not None and label.width <= LONGEST_LABEL and _may_be_between(label)
            kept[i] = kept[i] or has_label or _words.search(block.text) is not None
            kept[i - 1] = kept[i - 1] or has_label


def _keep(rows: list[Row], kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    start, stop = rows[0].places.start, rows[-1].places.stop
    own = {i for row in rows for i in row.places}
    alike = _alike(rows, outline)
    for at in alike:
        own.update(range(outline.start[at], outline.start[at] + outline.count[at]))
    for i in own:
        kept[i] = True
    for i in range(start, stop):
        kept[i] = kept[i] or _may_be_between(blocks[i])
    for at in (*(outline.index[row.element] for row in rows), *alike):
        if outline.count[at] > 1 and outline.total[at] <= LONGEST_ROW:
            _set_in_line(outline.elements[at])
    for row in rows:
        if len(row.places) == 1 and blocks[row.places.start].width <= LONGEST_ROW:
            _space(row.element, only_figures=_key(blocks[row.places.start].text) == row.entry)
    for i in range(start - 1, max(start - MOST_HEADS, 0) - 1, -1):
        if not kept[i] and not (_heads(i, blocks) and (i == start - 1 or blocks[i].element.tag in SUBHEADINGS)):
            break
        kept[i] = True


def _alike(rows: list[Row], outline: Outline) -> list[int]:
    """The places of what stands beside rows and is called as these are, where that is rarer than they and no larger: entries with a word more."""
    found: list[int] = []
    longest = max(len(row.places) for row in rows) + 1
    widest = WIDER * max(outline.total[outline.index[row.element]] for row in rows)
    within: dict[Element, list[Element]] = {}
    for row in rows:
        if row.element.parent is not None:
            within.setdefault(row.element.parent, []).append(row.element)
    for parent, own in within.items():
        names = {tag_and_class(one) for one in own}
        beside = [
            at for at in outline.children_of(outline.index[parent]) if tag_and_class(outline.elements[at]) in names
        ]
        if len(beside) < 2 * len(own):
            found += [at for at in beside if outline.count[at] <= longest and outline.total[at] <= widest]
    return found


_OF_LINES = frozenset(("p", "div"))
_ROWS = _OF_LINES | {"li"}


def _set_in_line(row: Element) -> None:
    """Makes of the blocks in a short row words on one line, as its entry is: the amount, and what of."""
    if not row.holds_blocks or row.tag not in _ROWS:
        return
    if any(one.block and one.tag not in _OF_LINES for one in [*row][1:]):
        return
    for one in [*row][1:]:
        if one.block:
            one.tag, one.block, one.holds_blocks = "span", False, False
            one.children.append(" ")
    row.holds_blocks = False


def _space(row: Element, *, only_figures: bool) -> None:
    """Puts a space where one inline element ends and another begins within a row, as a style does between an amount and what of."""
    for one in row:
        children = one.children
        for i in range(len(children) - 1, 0, -1):
            before, after = children[i - 1], children[i]
            if type(before) is Element and type(after) is Element and not before.block and not after.block:
                ends = before.text()[-1:], after.text()[:1]
                if all(map(str.isalnum, ends)) and not (only_figures and not any(map(str.isdigit, ends))):
                    children.insert(i, " ")


def _entries(page: Page) -> tuple[list[str], list[str]]:
    """The entries of the page's own lists, and of those that are its own by their place alone."""
    own, others = list_entries(page)
    if own or others:
        return own, others
    names: dict[Element | None, str] = {}  # by what an item of microdata is all of
    listed: list[tuple[Element | None, str]] = []
    for one in page.properties:
        told = one.attrs["itemprop"].lower()
        if told == "name" or told in _properties:
            item = next((above for above in upward(one.parent, IN_ITEM) if "itemscope" in above.attrs), None)
            if told == "name":
                names.setdefault(item, one.text())
            else:
                listed.append((item, one.text()))
    are_own = {item: item not in names or is_called(names[item], page) for item, _ in listed}
    return [text for item, text in listed if are_own[item]], [text for item, text in listed if not are_own[item]]


def _text_of(kept: list[bool], blocks: list[Block], outline: Outline) -> range:
    """The blocks of the innermost element that holds nearly all that is kept."""
    sums = [0, *accumulate(block.width if keep else 0 for block, keep in zip(blocks, kept, strict=True))]
    for start, count in zip(reversed(outline.start), reversed(outline.count), strict=True):
        if count > 1 and (sums[start + count] - sums[start]) >= NEARLY_ALL * sums[-1]:
            return range(start, start + count)
    return range(len(blocks))


def _key(text: str) -> str:
    """The words of an entry without its figures, in an order of their own."""
    return " ".join(sorted(_words.findall(text.lower())))


def _rows(blocks: list[Block], outline: Outline, told: Counter[str]) -> list[Row]:
    """The rows of a page in order."""
    widest = WIDER * max(map(len, told))
    found: list[Row] = []
    for at, element in enumerate(outline.elements):
        start = outline.start[at]
        if outline.total[at] > widest or (found and start < found[-1].places.stop):
            continue
        places = range(start, start + outline.count[at])
        texts = (" ".join(blocks[i].text for i in places), parted(element))
        entry = next((key for key in map(_key, texts) if key in told), "")
        if entry:
            found.append(Row(element, places, entry))
    return found


def _lists(rows: list[Row], told: Counter[str]) -> list[list[Row]]:
    """Rows that stand below each other with little between, of an entry no more than was told."""
    found: list[list[Row]] = []
    times: Counter[str] = Counter()
    for row in rows:
        if (
            not found
            or row.places.start - found[-1][-1].places.stop > MOST_BETWEEN
            or times[row.entry] == told[row.entry]
        ):
            found.append([])
            times.clear()
        found[-1].append(row)
        times[row.entry] += 1
    return found


def _without_menus(rows: list[Row], blocks: list[Block]) -> list[Row]:
    """Rows without those of one parent, or called alike, that are nothing but links without a figure: `Butter`, as a shop's menu has it too."""
    told = [row for row in rows if any(_is_told(blocks[i]) for i in row.places)]
    parents, names = {row.element.parent for row in told}, {tag_and_class(row.element) for row in told}
    return [
        row for row in rows if row.element.parent in parents or (_name(row) and tag_and_class(row.element) in names)
    ]


def _name(row: Row) -> str:
    return row.element.attrs.get("class", "")


def _is_told(block: Block) -> bool:
    return not (block.is_link or block.in_link) or _figure.search(block.text) is not None


def _are_kept(kept: list[bool], rows: list[Row]) -> bool:
    """Whether most of some rows are kept."""
    return sum(all(kept[i] for i in row.places) for row in rows) * 2 > len(rows)


def _may_be_between(block: Block) -> bool:
    is_known = len(block.text) <= LONGEST_PHRASE and known_phrase(block.text) is not None
    return not (block.linked or block.in_link or is_known)


def _heads(place: int, blocks: list[Block]) -> bool:
    """Whether a block right above a list heads it: a heading, or a line of words that is not one of several alike, as the labels of tabs are."""
    block = blocks[place]
    if block.linked or block.in_link or heads_furniture(block.text):
        return False
    is_alone = not place or tag_and_class(blocks[place - 1].element) != tag_and_class(block.element)
    is_label = block.width <= LONGEST_LABEL and is_alone and _words.search(block.text) is not None
    return is_label or block.element.tag in SUBHEADINGS
