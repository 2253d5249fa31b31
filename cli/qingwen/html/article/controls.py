"""What is left out of the model's choice because the tables know it: rows of buttons, lines at the article's end, labels of advertisements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from itertools import compress

from qingwen.html.article.corrections import FOR_RULES
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrases import phrases

LEAST_BUTTONS = 2
LONGEST_LABEL = 40  # columns, of a button to share too
LEAST_LABELS = (
    2  # of advertisements; one alone may head a part of the text, but not in an element called an advertisement's
)
_of_ads = lazy(r"(?:^|[\s_-])(?:ads?|advert\w*)(?=$|[\s_-])", re.I)


def drop_controls(kept: list[bool], blocks: list[Block], good: list[int]) -> None:
    """Leaves out rows of buttons in brackets and of counters with a button to share; what is called so and says it; links set as buttons; behind the last paragraph, what the tables call debris there and no rule would find for its links and
    pictures; and an advertisement's label that is repeated, or in an element called so.
    """
    places = [*compress(range(len(blocks)), kept)]
    last = next((i for i in reversed(places) if good[i]), len(blocks))
    short: defaultdict[str, list[int]] = defaultdict(list)
    for i in places:
        block = blocks[i]
        if (
            (i > last and _is_debris(block))
            or (block.linked and phrases().bracketed(block.text))
            or (block.width <= LONGEST_LABEL and (_shares(block) or _is_buttons(block.element)))
        ):
            kept[i] = False
        elif block.width <= LONGEST_LABEL and not block.linked:
            short[block.text].append(i)
    for text, alike in short.items():
        is_named = _of_ads.search(blocks[alike[0]].element.attrs.get("class", "")) is not None
        if (is_named or len(alike) >= LEAST_LABELS) and _is_label(text):
            for i in alike:
                kept[i] = blocks[i].element.tag in SUBHEADINGS or _is_entry(blocks[i].element)


_OF_BUTTONS = frozenset(
    ("counter", "page-control", "share-widget")
)  # `Learn more` and `Book now` lead where the author says
_AT_EDGES = _OF_BUTTONS | {"adjacent-article"}
_AT_HEAD = _OF_BUTTONS | {"promotion"}
_HEADINGS_OF_NOTHING = _AT_EDGES | {"navigation", "promotion"}


def drop_edges(kept: list[bool], blocks: list[Block], good: list[int], *, has_date: bool) -> None:
    """Leaves out what the tables call debris at a text's edge: counters and controls above the first paragraph, and at the very end; headings there, too,
    of which all that stood below is left out. has_date: whether the front matter has the article's, so that a counter need not keep it.
    """
    places = [*compress(range(len(blocks)), kept)]
    text = [i for i in places if good[i]]
    if not text:
        return
    for i in places[: places.index(text[0])]:
        block = blocks[i]
        if not block.linked and _is_at_edge(block, _AT_HEAD) and (has_date or not _year.search(block.text)):
            kept[i] = False
    for i in reversed(places[places.index(text[-1]) + 1 :]):
        block = blocks[i]
        if not _is_at_edge(block, _HEADINGS_OF_NOTHING if block.element.tag in SUBHEADINGS else _AT_EDGES):
            break
        kept[i] = False


_year = lazy(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_at_edge(block: Block, rules: Collection[str]) -> bool:
    if len(block.text) > LONGEST_PHRASE or _is_entry(block.element):
        return False
    known = known_phrase(block.text)
    return (
        known is not None
        and known.rule in rules
        and known.certainty in ("sure", "margin", "edge")
        and known.label_end is None
    )


def _is_debris(block: Block) -> bool:
    """Whether a line with a link or picture is surely debris behind the text, by a rule that does not give it another place."""
    if len(block.text) > LONGEST_PHRASE or not (block.linked or any(part.tag == "img" for part in block.element)):
        return False
    known = known_phrase(block.text)
    return (
        known is not None
        and known.certainty in ("sure", "margin")
        and known.label_end is None
        and known.rule not in FOR_RULES
    )


_count = lazy(r"\d+(?:[.,]\d+)*[KMkm万萬]?$")


def _shares(block: Block) -> bool:
    """Whether a short line is nothing but a button to share: an element named for that, or several of which the others are counters (`41`, `7`, `Share`)."""
    parts = block.element.children
    names = block.element.attrs.get("class", "").lower()
    if "share" in names and "share" in names.split():
        return _is_share(block.text)
    if len(parts) < LEAST_BUTTONS or _is_entry(block.element):  # of what each has a share of
        return False
    if any(isinstance(part, str) and not part.isspace() for part in parts):
        return False
    texts = [text for part in parts if isinstance(part, Element) and (text := part.text().strip())]
    shares = [_is_share(text) for text in texts]
    return len(texts) > sum(shares) > 0 and all(
        is_share or _count.match(text) for text, is_share in zip(texts, shares, strict=True)
    )


_for_buttons = lazy(r"(?:^|[\s_-])(?:btn|button)(?=$|[\s_-])", re.I)


def _is_buttons(element: Element) -> bool:
    """Whether it is nothing but links of which the tables know each and are sure of one: one called a button, or several."""
    links: list[Element] = []
    for one in element.children:
        if isinstance(one, Element) and one.tag == "a":
            links.append(one)
        elif not isinstance(one, str) or not one.isspace():
            return False
    if not links or _is_entry(element):
        return False
    known = [known_phrase(" ".join(one.text().split())) for one in links]
    if any(one is None or one.certainty == "doubtful" or one.rule not in _OF_BUTTONS for one in known):
        return False
    if not any(one is not None and one.certainty in ("sure", "margin") for one in known):
        return False
    return len(links) > 1 or _for_buttons.search(links[0].attrs.get("class", "")) is not None


def _is_share(text: str) -> bool:
    known = known_phrase(text)
    return known is not None and known.rule == "share-widget"


_ENTRIES = frozenset(("li", "dt", "dd"))


def _is_entry(element: Element) -> bool:
    """Whether it is one of a list, as of what a newspaper lives on."""
    return element.tag in _ENTRIES or (element.parent is not None and element.parent.tag in _ENTRIES)


def _is_label(text: str) -> bool:
    known = known_phrase(text)
    return known is not None and known.rule == "advertisement-label"
