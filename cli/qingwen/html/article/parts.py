"""What belongs to an article by where it stands: its parts beside each other, and what is below its own headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from qingwen.html.article.block_features import LITTLE
from qingwen.html.article.corrections import FOR_RULES
from qingwen.html.article.galleries import is_gallery
from qingwen.html.article.names import is_typed
from qingwen.html.article.section_titles import heads_furniture, is_known_line, is_own_list
from qingwen.html.article.sentences import SENTENCE_ENDS, is_sentence
from qingwen.html.article.site_lines import may_be_line_of_site, speaks_to_readers
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.tables import is_data
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import opens_other_part

MUCH = 0.3  # of the running text that is kept: what holds so much of it is the article, or a part of it
_HOLDERS = frozenset(("div", "section"))
_LISTS = frozenset(("ul", "ol", "dl"))


def keep_parts(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the other parts of an article that something cuts in two: what stands beside the element of its paragraphs, is called
    as that is, and what wraps either, and has paragraphs of its own.
    """
    known = {one for one in holders_of(kept, blocks, outline) if one.tag in _HOLDERS}
    alike = {_wrapped(part) for part in known}
    names = {part.attrs.get("class", "") for part in known}
    for at, part in enumerate(outline.elements) if alike else ():
        if part.tag not in _HOLDERS or part.attrs.get("class", "") not in names:  # most are told by this
            continue
        if part in known or _wrapped(part) not in alike:
            continue
        places = range(outline.start[at], outline.start[at] + outline.count[at])
        own = [i for i in places if _holder(blocks[i].element) is part]
        first = blocks[places[0]]
        if (
            outline.linked[at] * 3 <= outline.total[at] <= 2 * sum(blocks[i].width for i in own)
            and not any(one.tag in ("form", "input") for one in part)
            and not (first.element.tag in SUBHEADINGS and heads_furniture(first.text))
            and (
                any(outline.good_of[i] for i in own) or _are_sentences(own, blocks, 1 if part.attrs.get("class") else 2)
            )
        ):
            for i in places:
                kept[i] = kept[i] or not blocks[i].is_link


def _wrapped(part: Element) -> tuple[Element | None, str, str, str]:
    """Where a part stands and how it is called, and what has nothing but it, as a column has."""
    outer = part.parent if part.parent is not None and _only(part.parent) is part else part
    return outer.parent, part.tag, part.attrs.get("class", ""), outer.attrs.get("class", "")


def keep_typed(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps all lines of an editor's text that most of what is kept stands in, be they short, but for links and what sites have in boxes."""
    widest = max((i for i, keep in enumerate(kept) if keep), key=lambda i: blocks[i].width, default=None)
    part = next(filter(is_typed, upward(blocks[widest].element)), None) if widest is not None else None
    if part is None:
        return
    at = outline.index[part]
    places = range(outline.start[at], outline.start[at] + outline.count[at])
    whole = sum(block.width for block, keep in zip(blocks, kept, strict=True) if keep)
    if sum(blocks[i].width for i in places if kept[i]) * 2 > whole:
        for i in places:
            kept[i] = kept[i] or not (blocks[i].is_link or blocks[i].in_link or _is_of_site(blocks[i].text))


def _is_of_site(text: str) -> bool:
    known = known_phrase(text) if len(text) <= LONGEST_PHRASE else None
    is_named = known is not None and known.certainty != "doubtful" and known.rule not in FOR_RULES
    return is_named or may_be_line_of_site(text) or speaks_to_readers(text)


LIKELY = -0.5  # log-odds of one beside the first of the article's
DOUBTFUL = -2.0  # log-odds of a paragraph near the article's that is still kept
_NOT_TEXT = frozenset(("aside", "footer", "header", "form", "figure"))


def keep_near(kept: list[bool], blocks: list[Block], outline: Outline, scores: Sequence[float]) -> None:
    """Keeps paragraphs near the article's that are no better than doubtful, two or more of them together, as those behind a list of
    links are: in an element beside theirs, or farther off in one that is called as that is; and one alone that is likely, beside the first of theirs.
    """
    holders = holders_of(kept, blocks, outline)
    around = [{element for holder in holders for element in upward(holder, far + 1)} for far in (1, 2)]
    names = {_name(holder) for holder in holders} - {""}
    known = {block.text for block, keep in zip(blocks, kept, strict=True) if keep}
    first = next((blocks[i].element.parent for i in outline.running if kept[i]), None)
    found: dict[Element, list[int]] = {}
    for i in outline.running:
        block, parent = blocks[i], blocks[i].element.parent
        is_doubtful = scores[i] >= DOUBTFUL and block.text not in known and is_sentence(block)
        if not is_doubtful or parent is None:
            continue
        far = 2 if _name(parent) in names else 1
        above = upward(parent, far + 1)
        if around[far - 1].isdisjoint(above) or any(one.tag in _NOT_TEXT for one in above):
            continue
        known.add(block.text)
        found.setdefault(parent, []).append(i)
    for parent, places in found.items():
        head = blocks[max(0, places[0] - 1)]
        has_head = places[0] > 0 and head.element.tag in SUBHEADINGS and head.element.parent is parent
        is_likely = parent is first and scores[places[0]] >= LIKELY
        if (len(places) >= 2 or is_likely) and not (has_head and heads_furniture(head.text)):
            for i in places:
                kept[i] = True
            if has_head and not head.linked:
                kept[places[0] - 1] = True


def keep_beside(kept: list[bool], blocks: list[Block], outline: Outline, scores: Sequence[float]) -> None:
    """Keeps sentences that are likely and stand beside running text that is kept, in paragraphs set as it is: the short one that an article ends with."""
    set_as = {
        (block.element.parent, block.element.tag, block.element.attrs.get("class"))
        for block, keep, good in zip(blocks, kept, outline.good_of, strict=True)
        if keep and good
    }
    for i, block in enumerate(blocks):
        element = block.element
        if (
            not kept[i]
            and scores[i] >= LIKELY
            and (element.parent, element.tag, element.attrs.get("class")) in set_as
            and is_sentence(block)
            and not (i and heads_furniture(blocks[i - 1].text))
        ):
            kept[i] = True


def _name(element: Element) -> str:
    """What an element is called, where it has a class."""
    names = element.attrs.get("class", "")
    return f"{element.tag}.{names}" if names else ""


def holders_of(kept: list[bool], blocks: list[Block], outline: Outline) -> frozenset[Element]:
    """The elements that hold much of the article's running text themselves, or, where there is hardly any, of its text outside of links."""
    now = bytes(kept)
    if outline.holders[0] == now:
        return outline.holders[1]
    has_text = outline.good[0] >= LITTLE
    held: dict[Element, int] = {}  # the columns that are kept right in each
    for i in outline.running if has_text else range(len(blocks)):
        block = blocks[i]
        if kept[i] and block.width > block.linked and (parent := _holder(block.element)) is not None:
            held[parent] = held.get(parent, 0) + (block.width if has_text else block.width - block.linked)
    much = MUCH * sum(held.values())
    outline.holders = now, frozenset([element for element, width in held.items() if width >= much])
    return outline.holders[1]


def _are_sentences(places: list[int], blocks: list[Block], least: int) -> bool:
    """Whether so many of the blocks at some places are sentences, be they short."""
    return sum(blocks[i].text[-1] in SENTENCE_ENDS and not blocks[i].linked for i in places) >= least


def _holder(element: Element) -> Element | None:
    """What holds a paragraph, or the list of an item."""
    parent = element.parent
    return parent.parent if parent is not None and parent.tag in _LISTS else parent


def keep_sections(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what is below a heading that stands among the article's paragraphs, and a list below one of these: text, and links that
    the line above them calls the article's own, or of which each is told more of than its title.
    """
    holders = holders_of(kept, blocks, outline)
    for at, stop, holder in sections_of(blocks, holders):
        if all(kept[at:stop]):  # as most are
            continue
        head, section = blocks[at], blocks[at + 1 : stop]
        is_heading, is_own = head.element.tag in SUBHEADINGS, is_own_list(head.text)
        leads = head.text[-1] in ":："
        if not (is_heading or is_own or leads or kept[at]):
            continue
        is_others = heads_furniture(head.text)
        in_box = holder not in holders and not _is_section(holder)  # a site's own list may be called so there
        is_own = (is_own and not in_box) or (leads and not is_others)
        if is_own or _is_told_of(section, wholly=is_others or in_box or not is_heading):
            kept[at] = True
            for i in range(at + 1, stop):  # `Print this recipe`, between paragraphs, is no entry of a list
                kept[i] = kept[i] or is_own or not blocks[i].is_link or blocks[i].element.tag in _OF_LIST


def sections_of(blocks: list[Block], holders: Set[Element]) -> Iterator[tuple[int, int, Element]]:
    """The sections of an article, a heading or line and what is below it: the place of that, the place behind, and what holds both."""
    of_data: dict[Element, bool] = {}
    around = holders | {one.parent for one in holders}
    i = 0
    while i < len(blocks):
        head = blocks[i]
        i += 1
        holder = None if head.linked else _section_holder(head.element, holders, around)
        if holder is None and head.element.tag in SUBHEADINGS and not head.linked:
            holder = _holder_of_wrapped(i - 1, blocks, holders)
        if holder is None:
            continue
        start, is_heading = i, head.element.tag in SUBHEADINGS
        while i < len(blocks) and _is_below(blocks[i].element, holder, is_heading, of_data):
            i += 1
        if start < i:
            yield start - 1, i, holder


def _is_below(element: Element, holder: Element, of_heading: bool, of_data: dict[Element, bool]) -> bool:
    """Whether it stands below a heading in the same element, or, below a line, in the list or table right after it. of_data: what is known of tables."""
    if element.tag in SUBHEADINGS:
        return False
    own = _own_part(element, holder)
    if own is not None and own.tag == "table" and not of_heading:
        if own not in of_data:
            of_data[own] = is_data(own)
        return of_data[own]
    return own is not None and (of_heading or own.tag in _LISTS)


def _holder_of_wrapped(place: int, blocks: list[Block], holders: Set[Element]) -> Element | None:
    """What holds the article's paragraphs and a heading in a `<div>` that holds nothing else, as MediaWiki has it."""
    around = blocks[place].element.parent
    if around is None or around.tag != "div" or around.parent not in holders:
        return None
    beside = (blocks[at].element for at in (place - 1, place + 1) if 0 <= at < len(blocks))
    return None if any(around in upward(one) for one in beside) else around.parent


def _section_holder(heading: Element, holders: Set[Element], around: Set[Element | None]) -> Element | None:
    """What holds a section's text: the element of the article's paragraphs, or one for a section beside those or in theirs.

    around: those elements and what holds them.
    """
    holder = heading.parent
    if holder is None or holder in holders:
        return holder
    if holder.parent not in around:
        return None
    is_own = holder.parent in holders and heading.tag in SUBHEADINGS and is_own_list(heading.text().strip())
    return holder if is_own or _is_section(holder) else None


def _is_section(holder: Element) -> bool:
    return holder.tag == "section" or _section.search(holder.attrs.get("class", "")) is not None


_section = lazy(r"(?:^|\s)(?:section|sect\d|level\d)(?=\s|$)")


def _own_part(element: Element, holder: Element) -> Element | None:
    """The paragraph, list or table right in what holds a section that an element of it is, or stands in; None where something else is between."""
    node = element
    while node.parent is not None and node.parent is not holder:
        node = node.parent
        if node.tag not in _OF_SECTION and _only(node) is None:
            return None
    if node.parent is not holder:
        return None
    inner: Element | None = node
    while inner is not None and inner.tag in _WRAPPERS:
        inner = _only(inner)
    return node if inner is node else inner if inner is not None and inner.tag == "table" else None


def _only(element: Element) -> Element | None:
    """What is alone in an element, as the table is that a theme lets scroll; None where it holds more, or is no such element."""
    found: Element | None = None
    for child in element.children if element.tag in _WRAPPERS else ():
        if isinstance(child, Element):
            if found is not None:
                return None
            found = child
    return found


_WRAPPERS = frozenset(("div", "figure", "center"))
_OF_LIST = frozenset(("ul", "ol", "dl", "li", "dt", "dd"))
_OF_SECTION = _OF_LIST | {"table", "tbody", "thead", "tr", "td", "th", "p"}


_LABELLED = _LISTS | {"table"}
_PLAIN = _LABELLED | {"pre", "blockquote", "figure"}
FEW_LINKS = 5  # times as much text as links


def keep_plain(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what only a text has, with few links or none, where it stands in the element of the article's paragraphs, below the first of these: lists and
    tables with the line above them, code, quotations, captions, galleries. Terms with what they mean are no menu, whichever words they are: `<dl>` without a link.
    """
    holders, good = holders_of(kept, blocks, outline), outline.good_of
    seen = first = next((i for i, keep in enumerate(kept) if keep and (good[i] or not outline.good[0])), len(blocks))
    above = ""  # the line that was kept last, or one since that many sites have, as what comments or tags are called
    for at, element in enumerate(outline.elements):
        is_plain = element.tag in _PLAIN
        if not is_plain and (element.tag != "div" or outline.good[at] or outline.start[at] <= first):
            continue
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if not is_plain and not is_gallery(element, blocks[start:stop]):
            continue
        if start <= first or outline.linked[at] * FEW_LINKS > outline.total[at]:
            continue
        parent = element.parent
        while parent is not None and _only(parent) is not None:
            parent = parent.parent
        if (
            parent not in holders
            or blocks[start].in_link
            or (element.tag == "table" and not is_data(element))
            or any(one.tag == "form" for one in element)
        ):
            continue
        for i in range(start - 1, seen - 1, -1):
            if kept[i] or is_known_line(blocks[i].text):
                above = blocks[i].text
                break
        seen = start
        has_label = element.tag in _LABELLED and blocks[start - 1].element.parent is parent
        label = start - (has_label and not blocks[start - 1].linked)
        if all(kept[label:stop]):  # as of most: what the tables know of each line need not be asked
            continue
        if element.tag == "dl" and not outline.linked[at]:
            is_text = not opens_other_part(above)
        else:
            known = sum(
                len(one.text) <= LONGEST_PHRASE and known_phrase(one.text) is not None for one in blocks[start:stop]
            )
            is_text = known * 2 < stop - start and (element.tag == "table" or not is_known_line(above))
        if is_text:
            kept[label:stop] = [True] * (stop - label)


def _is_told_of(section: list[Block], *, wholly: bool) -> bool:
    """Whether there is text beside its links; wholly: beside each of them, and as much, as beside no headlines."""
    width, linked = sum(block.width for block in section), sum(block.linked for block in section)
    if wholly:
        return linked * 2 <= width and all(block.linked and not block.is_link for block in section)
    return linked * 3 < width * 2
