"""Steps whose numbers stand in elements of their own, as a style sets them into circles: the list, or the headings, that they are to a reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.html.article.names import tag_and_class
from qingwen.html.article.sentences import CLAUSE_ENDS
from qingwen.html.dom.blocks import Block
from qingwen.html.dom.tags import HEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.numerals import han

LEAST = 2  # parts
MOST_OF_PART = 6  # blocks; what has more is a chapter
FEW = 2  # of which each has to end as a clause does: two amounts, or a score, may be 1 and 2
LONGEST = 8  # letters of `Step 12.`

_HAN = {han(number): number for number in range(1, 21)}
_label = lazy(
    r"(?:(?i:step) ?|步骤 ?|第(?=.+步))?(\d\d?)步?[.)．、:：]?|(?:步骤|第(?=.+步))([一二三四五六七八九十]{1,3})步?[、:：]?"
)

_note_name = lazy(r"(?i)fn|note|ref|cit")


def number_parts(blocks: Sequence[Block]) -> None:
    """Makes a numbered list of parts beside each other of which each begins with its number alone, from 1 on, and none is a note; a heading below the
    number takes it.

    blocks: those of the article, in order.
    """
    labels = [
        i
        for i, block in enumerate(blocks)
        if len(block.text) <= LONGEST and not block.linked and _label.fullmatch(block.text)
    ]
    lists: dict[Element, list[list[Element]]] = {}  # by what holds their items
    runs = [*_counted(labels, blocks)]
    begun = _begun(runs, blocks)
    for run in runs:
        parts = _parts([blocks[i].element for i in run])
        if not parts or not _are_steps(run, parts, blocks) or any(map(_is_note, parts)):
            continue
        if (parts[0].parent, *tag_and_class(parts[0])) in begun:
            continue
        if all(blocks[i + 1].element.tag in HEADINGS for i in run):
            for i in run:
                blocks[i + 1].element.children.insert(0, f"{_number(blocks[i].text)}. ")
        elif (around := parts[0].parent) is not None:
            lists.setdefault(around, []).append(parts)
        for i in run:
            _take_out(blocks[i].element)
    for lines in _numbered_lines(blocks):
        if (around := lines[0].parent) is not None and not any(map(_is_note, lines)):
            lists.setdefault(around, []).append(lines)
            for line in lines:
                line.children = line.children[line.children.index(_opening(line)) + 1 :]
    for around, own in lists.items():
        _make_lists(around, own)


_SHOWN = frozenset(("span", "b", "strong", "em", "i"))
_OF_LINES = frozenset(("p", "div", "li"))


def _numbered_lines(blocks: Sequence[Block]) -> Iterator[list[Element]]:
    """The runs of lines one below the other that open with a number, from 1 on, with nothing between it and the words: `1Rub the butter.`"""
    run: list[Element] = []
    for block in blocks:
        number = _number_in(block)
        element = block.element
        if run and (number != len(run) + 1 or element.parent is not run[0].parent or element.tag != run[0].tag):
            if len(run) > FEW:
                yield run
            run = []
        if number == len(run) + 1:
            run.append(element)
    if len(run) > FEW:
        yield run


def _number_in(block: Block) -> int:
    """The number in an element of its own that a sentence opens with, set apart by its style alone; 0 where there is none."""
    element = block.element
    if (
        element.tag not in _OF_LINES
        or element.holds_blocks
        or not _may_open.match(block.text)
        or not _ends_clause(block)
    ):
        return 0
    label = _opening(element)
    if type(label) is not Element or label.tag not in _SHOWN or not (said := label.text().strip())[-1:].isalnum():
        return 0
    words = element.children[element.children.index(label) + 1 :]
    after = words[0] if words else ""
    return _number(said) if (after if isinstance(after, str) else after.text())[:1].isalpha() else 0


_may_open = lazy(r"\d|第|步骤|(?i:step)")


def _opening(element: Element) -> Element | str:
    return _first(element) or ""


def _counted(labels: list[int], blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The runs of labels that count from 1 on."""
    run: list[int] = []
    for i in [*labels, -1]:
        number = _number(blocks[i].text) if i >= 0 else 0
        if number != len(run) + 1:
            if len(run) >= LEAST:
                yield run
            run = []
        if number == len(run) + 1:
            run.append(i)


def _number(label: str) -> int:
    found = _label.fullmatch(label)
    return 0 if found is None else int(found[1]) if found[1] else _HAN.get(found[2], 0)


def _begun(runs: list[list[int]], blocks: Sequence[Block]) -> set[tuple[Element | None, str, str]]:
    """What holds elements that begin with a figure and are in no run, and how each is called: of amounts, or the sections of a law, not all count on."""
    counted = {i for run in runs for i in run}
    found: set[tuple[Element | None, str, str]] = set()
    for i, block in enumerate(blocks if runs else ()):
        if i in counted or len(block.text) > LONGEST or not any(map(str.isdecimal, block.text)):
            continue
        node = block.element
        while node.parent is not None and _first(node.parent) is node:
            node = node.parent
            found.add((node.parent, *tag_and_class(node)))
    return found


def _first(element: Element) -> Element | str | None:
    return next((child for child in element.children if isinstance(child, Element) or not child.isspace()), None)


def _parts(labels: list[Element]) -> list[Element]:
    """The elements of one tag right in the same one that hold a label each; none where there are no such, or a label is a part itself."""
    above = upward(labels[0])
    around = next((one for one in upward(labels[1]) if one in above), None)
    found = [next((one for one in upward(label) if one.parent is around), label) for label in labels]
    tags = {one.tag for one in found}
    return found if len(tags) == 1 and found[0] is not labels[0] and tags <= _PARTS and around is not None else []


_PARTS = frozenset(("div", "li", "section", "article"))


def _are_steps(run: list[int], parts: list[Element], blocks: Sequence[Block]) -> bool:
    """Whether each part begins with its label, and has something below it, but no more than a step has. A heading of a number alone is a chapter's, but
    in a list.
    """
    if blocks[run[0]].element.tag in HEADINGS and parts[0].tag != "li":
        return False
    for i, part in zip(run, parts, strict=True):
        inside = 1
        while i + inside < len(blocks) and inside <= MOST_OF_PART and part in upward(blocks[i + inside].element):
            inside += 1
        if not 1 < inside <= MOST_OF_PART or (i and part in upward(blocks[i - 1].element)):
            return False
        below = blocks[i + 1 : i + inside]
        if len(run) <= FEW and part.tag != "li" and not any(_ends_clause(one) for one in below):
            return False
    return True


def _ends_clause(block: Block) -> bool:
    return block.element.tag in HEADINGS or block.text.rstrip("\"'”’」』）)")[-1:] in CLAUSE_ENDS


def _is_note(part: Element) -> bool:
    """Whether a part has a name such as links to notes lead to."""
    return any(_note_name.search(one.attrs.get("id", "")) for one in part)


def _take_out(label: Element) -> None:
    assert label.parent is not None
    label.parent.children = [one for one in label.parent.children if one is not label]


def _wrap_words(item: Element) -> None:
    """Puts the words of an item into a paragraph, so that other blocks can stand below them."""
    words = Element("p", None, item)
    words.block, words.children = True, item.children
    for one in words.children:
        if isinstance(one, Element):
            one.parent = words
    item.children, item.holds_blocks = [words], True


def _make_lists(around: Element, runs: list[list[Element]]) -> None:
    """Makes of each of some runs of elements a list; what stands between two of them, as a picture does, goes with the one above, but a heading parts the
    list.
    """
    lasts = {run[-1] for run in runs}
    numbers = {part: number for run in runs for number, part in enumerate(run, 1)}
    children: list[Element | str] = []
    items, item = Element("ol", None, around), None
    for child in around.children:
        if type(child) is Element and (number := numbers.get(child, 0)):
            if item is None:
                items = Element("ol", {"start": str(number)}, around)
                items.block = items.holds_blocks = True
                children.append(items)
            child.tag, child.parent = "li", items
            items.children.append(child)
            item = None if child in lasts else child
        elif item is None or (type(child) is Element and child.tag in HEADINGS):
            children.append(child)
            item = None
        elif type(child) is Element:
            if not item.holds_blocks:
                _wrap_words(item)
            child.parent = item
            item.children.append(child)
    around.children = children
    if around.tag in ("ul", "ol"):
        around.tag = "div"
