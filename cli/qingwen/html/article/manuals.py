"""Pages of documentation: the element that holds nearly all text of one holds nothing else but navigation, so that all of it is kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice

from qingwen.html.article.enclosed import is_no_text
from qingwen.html.article.section_titles import heads_furniture, is_known_line, is_own_list
from qingwen.html.dom.blocks import Block, Outline, place_of_title
from qingwen.html.dom.tags import HEADINGS, SUBHEADINGS
from qingwen.html.dom.tree import Element, Page, is_shown_in, upward
from qingwen.lazy_pattern import lazy

NEARLY_ALL = 0.8  # of a page's text outside of links and of its footer
# Of the text in the element; where a program for documentation has made the page it may be a table of contents.
MOST_LINKS = 0.4
FEW_WORDS = 1 / 3  # of a page's text outside of links, from which its links count as text
LEAST_SIGNS = 3
LEAST_KEPT = 0.8  # of a text that has a date or an author, of which only gaps are closed: one post of several may be all that has been chosen

# What makes documentation and little else, as pages say; and what such programs, and sites, call the element of a text.
_made_by = lazy(
    r"docbook|publican|sphinx|docutils|asciidoc|makeinfo|texi2|docusaurus|mkdocs|vitepress|mdbook|rustdoc|javadoc|doxygen|gitbook|latex2html|tex4ht|man2html|mandoc|groff"
    r"|respec|bikeshed|xml2rfc|jsdoc|yard\b|rdoc|typedoc|dita\b|madcap|robohelp|confluence|mediawiki|dokuwiki",
    re.I,
)
_BODIES = frozenset(
    [
        "manual-text",
        "theme-doc-markdown",
        "vp-doc",
        "md-content__inner",
        "rst-content",
        "main-page-content",
        "wiki-content",
        "mw-parser-output",
        "refentry",
    ]
)
_PUBLISHED = "article:published_time"  # of a post, which such programs make too
_SIGNS = ("code", "kbd", "samp", "tt", "var", "pre", "dl")
_MAY_HOLD = frozenset(("div", "section", "article", "main", "td"))
_CELLS = frozenset(("td", "th", "dt", "dd", "pre"))


def keep_manual(
    kept: list[bool], blocks: list[Block], outline: Outline, page: Page, fields: Mapping[str, str], title: str
) -> None:
    """Keeps all of the element with the title and the text of a page of documentation, but for navigation and what is called as parts of pages are,
    and leaves out its footers. What has a date or an author is an article, of which it is only what stands between its paragraphs, unless such a
    program has made it. title: its letters and digits.
    """
    first = next((i for i in outline.running if kept[i]), None)
    if first is None and not any(kept):
        return
    body = next(filter(_is_body, upward(blocks[kept.index(True) if first is None else first].element)), None)
    is_made = body is not None or _made_by.search(page.metas.get("generator", "")) is not None
    signs = [] if is_made else _signs(blocks, page)
    if not is_made and len(signs) < LEAST_SIGNS:  # as of most pages
        return
    core = outline.index[body] if body is not None else _core(outline, may_be_links=is_made)
    if not is_made and outline.linked[core] > MOST_LINKS * outline.total[core]:
        return
    if not _is_one_text(core, outline) or (not is_made and not _has_signs(outline.elements[core], signs)):
        return
    place = place_of_title(blocks, title)
    start, stop = _extent(core, blocks, outline, place, is_made=is_made)
    last = len(kept) - kept[::-1].index(True)
    is_whole = _PUBLISHED not in page.metas and (is_made or not ("date" in fields or "author" in fields))
    if not is_whole:
        start, stop = max(start, kept.index(True)), min(stop, last)
        chosen = sum(block.width for block, keep in zip(blocks[start:stop], kept[start:stop], strict=True) if keep)
        if chosen < LEAST_KEPT * sum(block.width for block in blocks[start:stop]):
            return
    else:
        _drop_footers(kept, core, outline)
    others = _others(kept, outline)
    is_below = is_made  # a heading or a line of the text
    for i in range(start, stop):
        block = blocks[i]
        if i in others:
            continue
        if kept[i]:
            is_below, kept[i] = True, i != place and not (block.linked and _turns(block.element))
        elif i >= last and not is_made and heads_furniture(block.text) and not is_own_list(block.text):
            break
        elif block.in_link or block.is_link:
            kept[i] = is_below and is_whole and _is_own_link(block)
        elif i != place:
            kept[i] = (
                i < last or block.element.tag in _CELLS or is_own_list(block.text) or not is_known_line(block.text)
            )


def _is_body(element: Element) -> bool:
    return not _BODIES.isdisjoint(element.attrs.get("class", "").split())


def _core(outline: Outline, *, may_be_links: bool) -> int:
    """The deepest element that may hold a text and holds nearly all of the page's, but for its footer."""
    own = [total - linked for total, linked in zip(outline.total, outline.linked, strict=True)]
    if may_be_links and own[0] < FEW_WORDS * outline.total[0]:
        own = outline.total
    in_footer: set[int] = set()  # blocks
    whole = own[0]
    for at in outline.children_of(0):
        if _is_footer(outline.elements[at]):
            in_footer.update(range(outline.start[at], outline.start[at] + outline.count[at]))
            whole -= own[at]
    core = 0
    for at, width in enumerate(own):
        if width >= NEARLY_ALL * whole and outline.start[at] not in in_footer:
            core = at
    while core > 0 and outline.elements[core].tag not in _MAY_HOLD:
        core = outline.parents[core]
    return core


def _signs(blocks: Sequence[Block], page: Page) -> list[Element]:
    """What manuals have and news have not: code, definitions, and, in a page that is not made to be shared, headings with a name to lead to."""
    found = [one for tag in _SIGNS for one in page.tagged[tag]]
    if len(found) < LEAST_SIGNS and not page.data and not any(name.startswith("og:") for name in page.metas):
        found += [block.element for block in blocks if block.element.tag in SUBHEADINGS and "id" in block.element.attrs]
    return found


def _has_signs(element: Element, signs: Sequence[Element]) -> bool:
    """Whether enough of some elements stand in another."""
    inside = (one for one in signs if is_shown_in(one, element, ()))
    return len(list(islice(inside, LEAST_SIGNS))) == LEAST_SIGNS


def _is_one_text(at: int, outline: Outline) -> bool:
    """Whether the element at a place is no list of articles."""
    stop = bisect_left(outline.start, outline.start[at] + outline.count[at], at + 1)
    return sum(one.tag == "article" for one in outline.elements[at:stop]) < 2


def _extent(core: int, blocks: Sequence[Block], outline: Outline, place: int, *, is_made: bool) -> tuple[int, int]:
    """The first block of a text, and the one behind it: of the element round the text and its title, but for what stands above that. place: the
    title's, or -1. is_made: whether nothing else than the text and navigation stands in elements round it, but for the body.
    """
    if place < 0:
        place = next((i for i, block in enumerate(blocks) if block.element.tag == "h1"), -1)
    at = core
    while at > 0 and not _is_body(outline.elements[core]) and place >= 0 and not outline.holds(at, place):
        at = outline.parents[at]
    if at == 0 < core:
        while is_made and outline.parents[core] > 0:
            core = outline.parents[core]
        return min(place, outline.start[core]), outline.start[core] + outline.count[core]
    start = place if outline.holds(at, place) and blocks[place].element.tag == "h1" else outline.start[at]
    return start, outline.start[at] + outline.count[at]


_footer = lazy(r"(?:^|[\s_-])(?:footer|copyright)(?=[\s_-]|$)", re.I)
_asks = lazy(
    r"(?:^|[\s_-])(?:edit|feedback|ratings?|surveys?|helpful|last-?(?:updated|modified)|prev-?next|pager|pagination)(?=[\s_-]|$)",
    re.I,
)
_of_page = lazy(
    r"(?:^|[\s_-])(?:search|breadcrumbs?|prev|previous|next|social|share|comments?|byline|authors?|newsletter|promo|ads?|contributors?|popup|modal|button|banner)(?=[\s_-]|$)",
    re.I,
)
_menu = lazy(r"(?:^|[\s_-])(?:nav\w*|menu|toolbar|header|side-?bar|related)(?=[\s_-]|$)", re.I)
_aside = lazy(
    r"(?:^|[\s_-])(?:footnotes?(?:-list)?|topic|admonition|note|tip|sidebar|callout|example)(?=[\s_-]|$)", re.I
)


def _drop_footers(kept: list[bool], core: int, outline: Outline) -> None:
    """Leaves out what stands in a footer or menu beside the text, in a footer at its end, and what asks how somebody likes it."""
    for at in range(1, len(outline.elements)):
        element = outline.elements[at]
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if outline.holds(at, outline.start[core]) and core:
            continue
        names = element.attrs.get("class", "")
        is_beside = not core or not outline.holds(core, start)
        is_short = not outline.good[at] and element.tag in _MAY_HOLD and names
        if (_is_footer(element) and (is_beside or not outline.good[at])) or (
            is_short and (_asks.search(names) or (is_beside and core and _menu.search(names)))
        ):
            kept[start:stop] = [False] * (stop - start)


def _others(kept: list[bool], outline: Outline) -> set[int]:
    """The blocks that stand in a footer or in what is called as parts of pages are, and nothing of that is kept."""
    found: set[int] = set()
    before = [0, *accumulate(kept)]  # how many are kept before each
    for at in range(1, len(outline.elements)):
        places = range(outline.start[at], outline.start[at] + outline.count[at])
        if places.start not in found and before[places.start] == before[places.stop]:
            is_linked = outline.linked[at] * 2 >= outline.total[at]
            if _is_of_page(outline.elements[at], is_linked):
                found.update(places)
    return found


def _is_footer(element: Element) -> bool:
    if element.tag == "footer":
        return True
    return element.tag in ("div", "address") and _footer.search(_names(element)) is not None


def _names(element: Element) -> str:
    """An element's classes, and its id, unless that may be made of a heading."""
    names = element.attrs.get("class", "")
    return names if element.tag in _NAMED_BY_HEADING or "section" in names else f"{names} {element.attrs.get('id', '')}"


_NAMED_BY_HEADING = frozenset((*HEADINGS, "section", "dl", "dt"))


def _is_of_page(element: Element, is_linked: bool) -> bool:
    """Whether an element is what pages have beside texts. is_linked: whether most of it is links."""
    names = _names(element)
    if is_no_text(element):
        return is_linked if element.tag == "header" else not (element.tag == "aside" and _aside.search(names))
    if names.isspace() or element.tag in HEADINGS:
        return False
    return (
        _is_footer(element)
        or any(pattern.search(names) for pattern in (_of_page, _asks))
        or (is_linked and _menu.search(names) is not None)
    )


def _is_own_link(block: Block) -> bool:
    """Whether a block that is a link may be the text's, and leads not to the page before or after."""
    is_entry = any(one.tag == "li" for one in upward(block.element, 2))
    return not _turns(block.element) and (is_entry or not is_known_line(block.text))


_TURNING = frozenset(("next", "prev", "up", "start", "home"))


def _turns(element: Element) -> bool:
    """Whether there is a link in it to the page before or after."""
    return any(
        one.tag == "a"
        and ("accesskey" in one.attrs or not _TURNING.isdisjoint(one.attrs.get("rel", "").lower().split()))
        for one in element
    )
