"""Headings between and above what is kept of a page: those that go with it, and those that head nothing of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.html.article.section_titles import heads_furniture, is_furniture_title
from qingwen.html.article.sentences import SENTENCE_ENDS, is_sentence
from qingwen.html.dom.blocks import GOOD_WIDTH, LONGEST_PHRASE, Block, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, element_after
from qingwen.lazy_pattern import lazy


def keep_headings(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps a heading right between two blocks that are kept: above a paragraph, in an element such as another heading that is kept stands in, be what is
    above that left out; above or below one, where it leads nowhere, whatever a page builder wraps it in. Links beside a heading, to edit what is
    below it, stand between for nothing.
    """
    heads = [i for i, block in enumerate(blocks) if block.element.tag in SUBHEADINGS]
    if all(kept[i] for i in heads):
        return
    known = {_set_as(blocks[i].element) for i in heads if kept[i]}
    for i in reversed(heads):
        below = _below_heading(i, blocks)
        if kept[i] or not 0 < i < below < len(blocks) or not kept[below]:
            continue
        head = blocks[i]
        if (good[below] and _set_as(head.element) in known) or (
            kept[i - 1]
            and (good[i - 1] or good[below])
            and not (head.linked or head.in_link or heads_furniture(head.text))
        ):
            kept[i] = not is_furniture_title(head.text)
            if kept[i]:
                known.add(_set_as(head.element))


def _below_heading(place: int, blocks: list[Block]) -> int:
    """The place of the block below a heading, but for links beside it in what holds nothing else."""
    around = blocks[place].element.parent
    for below in range(place + 1, len(blocks)):
        block = blocks[below]
        if not block.is_link or block.element.parent is not around or block.element.tag in SUBHEADINGS:
            return below
    return len(blocks)


def _set_as(heading: Element) -> tuple[str, str | None, str, str | None]:
    """How a heading and what is around it are called."""
    parent = heading.parent
    assert parent is not None
    return heading.tag, heading.attrs.get("class"), parent.tag, parent.attrs.get("class")


def drop_bare_headings(kept: list[bool], blocks: list[Block]) -> None:
    """Leaves out a heading below which, up to the next one, stand nothing but links, when those are left out, and one of a list that is not there, in a
    box of its own; a paragraph set as one stays.
    """
    after: Block | None = None  # the next block that is kept
    linked = width = 0  # of what is left out before it
    known: dict[Element, Element | None] = {}
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if not kept[i]:
            linked, width = linked + block.linked, width + block.width
            continue
        if (
            block.element.tag in SUBHEADINGS
            and not (block.width >= GOOD_WIDTH and _is_text(block))
            and (
                (
                    (linked * 2 > width or (after is None and width) or _labels_nothing(after, block.text))
                    and _ends_section(after, block)
                )
                or (_of_others.fullmatch(block.text.strip()) and _is_alone(block.element))
                or _heads_form(block, known)
            )
        ):
            kept[i] = False
            linked, width = linked + block.linked, width + block.width
        else:
            after, linked, width = block, 0, 0


# What sites call lists of other articles; `Related work` and `Further reading` head an author's own parts.
_of_others = lazy(
    r"(?:related|more|recommended|latest|popular|trending|top|similar) (?:stories|articles|posts|news|videos)|(?:相[关關]|推[荐薦]|最新|[热熱][门門])(?:文章|新[闻聞]|[资資][讯訊])",
    re.I,
)


def _is_alone(heading: Element) -> bool:
    """Whether nothing else stands in the element around a heading."""
    around = heading.parent
    return around is not None and all(
        one is heading or (isinstance(one, str) and one.isspace()) for one in around.children
    )


_MAY_HOLD_FORM = frozenset(("form", "div", "section"))


def _heads_form(heading: Block, known: dict[Element, Element | None]) -> bool:
    """Whether a heading, with a form right below it, calls upon readers to subscribe. known: what follows which element."""
    found = known_phrase(heading.text) if len(heading.text) <= LONGEST_PHRASE else None
    if found is None or found.rule != "promotion":  # told first, as it is quick, and to look behind a heading is not
        return False
    after = element_after(heading.element, known)
    return after is not None and after.tag in _MAY_HOLD_FORM and any(one.tag in ("form", "input") for one in after)


def _is_text(block: Block) -> bool:
    """Whether what is set as a heading is a sentence; with links in it, one that asks nobody anything, as what an article is drawn from."""
    return is_sentence(block) or (
        not block.is_link and block.text[-1] in SENTENCE_ENDS and "?" not in block.text and "？" not in block.text
    )


def _labels_nothing(after: Block | None, text: str) -> bool:
    """Whether a heading is surely an advertisement's, and the next one stands right below it."""
    if len(text) > LONGEST_PHRASE or not (after is None or after.element.tag in SUBHEADINGS):
        return False
    found = known_phrase(text)
    return found is not None and found.rule == "advertisement-label" and found.certainty == "sure"


def _ends_section(after: Block | None, heading: Block) -> bool:
    """Whether what is kept after a heading is not of its section: another heading of its level, or anything below furniture's."""
    if after is None or after.element.tag in SUBHEADINGS:
        return after is None or after.element.tag <= heading.element.tag
    return is_furniture_title(heading.text)
