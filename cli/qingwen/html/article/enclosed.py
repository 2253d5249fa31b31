"""What has no link and stands between two of an article's paragraphs, or beside one in lines: prices, questions and answers, notices."""

from __future__ import annotations

import re
from itertools import pairwise

from qingwen.html.article.block_model import REPEATED
from qingwen.html.article.names import tag_and_class
from qingwen.html.article.section_titles import heads_furniture, is_furniture_title
from qingwen.html.article.sentences import is_sentence
from qingwen.html.dom.blocks import GOOD_WIDTH, LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.tree import Element
from qingwen.html.markdown.addresses import film
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import opens_other_part

_NOT_TEXT = frozenset(("aside", "footer", "header", "nav", "form", "input", "textarea", "select", "video", "iframe"))


def is_no_text(element: Element) -> bool:
    """Whether an element is what a page has beside texts; a film that others let embed is the text's."""
    if element.tag not in _NOT_TEXT:
        return False
    get = element.attrs.get
    return element.tag != "iframe" or not film(get("data-src") or get("src", ""))


numbered_caption = lazy(r"(?:figure|fig\.?|table|图|圖|表) ?\d{1,3}(?:[.-]\d{1,2})?(?:[.:：、) ）]|$)", re.I)


def keep_enclosed(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what is left out between two paragraphs of running text that are kept: without a link, a field or a line of a page's furniture, and either
    as much as a line of text with a sentence in it, or one of a shape that is kept elsewhere, or cards alike; and what begins as captions do: `Figure 3.`
    """
    runs = []
    paragraphs = [i for i in outline.running if kept[i]]
    for before, after in pairwise(paragraphs):
        run = [j for j in range(before + 1, after) if not kept[j]]
        for j in run:
            kept[j] = numbered_caption.match(blocks[j].text) is not None
        if run and not any(blocks[j].linked for j in run):
            runs.append((before, run, after))
    if not runs:
        return
    own = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    known, shapes = {block.text for block in own if block.width >= REPEATED}, {_shape(block) for block in own} - {""}
    for before, run, after in runs:
        says_something = sum(blocks[j].width for j in run) >= GOOD_WIDTH and any(
            outline.good_of[j] or is_sentence(blocks[j]) or _shape(blocks[j]) in shapes for j in run
        )
        if (
            (says_something or _are_cards(run, before, after, blocks, outline))
            and not any(blocks[j].text in known or heads_furniture(blocks[j].text) for j in run)
            and not any(
                map(
                    is_no_text,
                    (one for at in parts_between(run, before, after, outline) for one in outline.elements[at]),
                )
            )
        ):
            for j in run:
                kept[j] = True


LEAST_CARDS = 2
LEAST_OF_CARD = 2  # blocks: a heading, and what stands below it


def _are_cards(run: list[int], before: int, after: int, blocks: list[Block], outline: Outline) -> bool:
    """Whether some blocks between two paragraphs are cards of one shape, opening hours by house; not in links, as those of other pages are."""
    if any(blocks[j].in_link for j in run):
        return False
    outer = parts_between(run, before, after, outline)
    while len(outer) == 1 and (inner := list(outline.children_of(outer[0]))):
        outer = inner
    names = {tag_and_class(outline.elements[at]) for at in outer}
    return (
        len(outer) >= LEAST_CARDS
        and len(names) == 1
        and sum(outline.count[at] for at in outer) == len(run)
        and all(outline.count[at] >= LEAST_OF_CARD for at in outer)
    )


LEAST_LINES = 3  # in an element; fewer may be a box


def keep_lines(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what stands beside a paragraph that is kept where each child of their element is one line, or a list or table of some, and none has a link
    or a field: an office's notice, each line of it in a `<div>`.
    """
    seen: set[int] = set()
    for i in [i for i in outline.running if kept[i]]:
        at = outline.places[i]
        while at > 0 and outline.count[at] < LEAST_LINES:
            at = outline.parents[at]
        element = outline.elements[at]
        if at in seen:
            continue
        seen.add(at)
        here = range(outline.start[at], outline.start[at] + outline.count[at])
        if at <= 0 or outline.linked[at] or all(kept[here.start : here.stop]) or not _is_of_lines(at, outline):
            continue
        if not any(map(is_no_text, element)) and not _has_furniture(blocks[here.start : here.stop]):
            for j in here:
                kept[j] = True


_OF_LINES = frozenset(("ul", "ol", "dl", "table"))


def _is_of_lines(at: int, outline: Outline) -> bool:
    """Whether each child of the element at a place is one line, or a list or table of lines."""
    return all(outline.count[one] == 1 or outline.elements[one].tag in _OF_LINES for one in outline.children_of(at))


def _has_furniture(lines: list[Block]) -> bool:
    """Whether a page's lines are among some: what opens a part, has a link round it or tells of rights, a sure button; or two words of menus in a
    row.
    """
    was_word = False
    for line in lines:
        text = line.text
        if line.in_link:
            return True
        known = known_phrase(text) if len(text) <= LONGEST_PHRASE else None
        certainty = known.certainty if known is not None else ""
        is_word = certainty in ("edge", "group")
        if "©" in text or certainty in ("sure", "margin") or opens_other_part(text) or (is_word and was_word):
            return True
        if is_furniture_title(text) and sum(isinstance(part, Element) for part in line.element.children) > 1:
            return True  # a heading and what stands below it, each in a `<span>`
        was_word = is_word
    return False


def _shape(block: Block) -> str:
    """The tag and names of a block's element; `""` without a name."""
    names = block.element.attrs.get("class", "")
    return f"{block.element.tag} {names}" if names else ""


def parts_between(run: list[int], before: int, after: int, outline: Outline) -> list[int]:
    """The places of the outermost elements round some blocks that hold neither the paragraph before nor the one after."""
    found: dict[int, None] = {}
    for j in run:
        at = outline.places[j]
        while not (outline.holds(above := outline.parents[at], before) or outline.holds(above, after)):
            at = above
        found[at] = None
    return list(found)
