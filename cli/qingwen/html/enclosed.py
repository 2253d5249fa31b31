"""What has no link and stands between two of an article's paragraphs, or beside one in lines: prices, captions, questions and answers, notices."""

from __future__ import annotations

import re
from itertools import compress, pairwise

from qingwen.html.block_features import is_furniture_title
from qingwen.html.block_model import REPEATED
from qingwen.html.blocks import GOOD_WIDTH, Block, Outline, known_phrase
from qingwen.html.corrections import is_sentence
from qingwen.html.parts import heads_furniture
from qingwen.html.tree import Element
from qingwen.html.trimming import heads_others
from qingwen.lazy_pattern import lazy

_NOT_TEXT = frozenset(("aside", "footer", "header", "nav", "form", "input", "textarea", "select", "video", "iframe"))

_caption = lazy(r"(?:figure|fig\.?|table|图|圖|表) ?\d{1,3}(?:[.-]\d{1,2})?(?:[.:：、) ）]|$)", re.I)


def keep_enclosed(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what is left out between two paragraphs of running text that are kept, as much as a line of text at least: without a link, a field or a
    line of a page's furniture, and with a sentence in it, or one of a shape that is kept elsewhere; and what begins as captions do: `Figure 3.`
    """
    runs = []
    paragraphs = [i for i in compress(range(len(blocks)), kept) if outline.good_of[i]]
    for before, after in pairwise(paragraphs):
        run = [j for j in range(before + 1, after) if not kept[j]]
        for j in run:
            kept[j] = _caption.match(blocks[j].text) is not None
        if run and not any(blocks[j].linked for j in run) and sum(blocks[j].width for j in run) >= GOOD_WIDTH:
            runs.append((before, run, after))
    if not runs:
        return
    own = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    known, shapes = {block.text for block in own if block.width >= REPEATED}, {_shape(block) for block in own} - {""}
    for before, run, after in runs:
        if (
            any(outline.good_of[j] or is_sentence(blocks[j]) or _shape(blocks[j]) in shapes for j in run)
            and not any(blocks[j].text in known or heads_furniture(blocks[j].text) for j in run)
            and not any(one.tag in _NOT_TEXT for part in _parts(run, before, after, outline) for one in part)
        ):
            for j in run:
                kept[j] = True


LEAST_LINES = 3  # in an element; fewer may be a box


def keep_lines(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps what stands beside a paragraph that is kept where each child of their element is one line and none has a link or a field: an office's notice,
    each line of it in a `<div>`.
    """
    seen: set[int] = set()
    for i in [i for i in compress(range(len(blocks)), kept) if outline.good_of[i]]:
        at = outline.places[i]
        while at > 0 and outline.count[at] < LEAST_LINES:
            at = outline.parents[at]
        element = outline.elements[at]
        if at in seen:
            continue
        seen.add(at)
        lines = [one for one in element.children if isinstance(one, Element)]
        if at <= 0 or len(lines) != outline.count[at] or outline.linked[at]:
            continue
        here = range(outline.start[at], outline.start[at] + outline.count[at])
        if not any(one.tag in _NOT_TEXT for one in element) and not any(
            _is_sure_furniture(blocks[j].text) for j in here
        ):
            for j in here:
                kept[j] = True


def _is_sure_furniture(text: str) -> bool:
    """Whether a line is surely a page's: a part's heading, a button, a site's rights."""
    known = known_phrase(text)
    return (
        "©" in text
        or is_furniture_title(text)
        or heads_others(text)
        or (known is not None and known.certainty != "doubtful")
    )


def _shape(block: Block) -> str:
    """The tag and names of a block's element; `""` without a name."""
    names = block.element.attrs.get("class", "")
    return f"{block.element.tag} {names}" if names else ""


def _parts(run: list[int], before: int, after: int, outline: Outline) -> list[Element]:
    """The outermost elements round some blocks that hold neither the paragraph before nor the one after."""
    found: dict[int, Element] = {}
    for j in run:
        at = outline.places[j]
        while not (outline.holds(above := outline.parents[at], before) or outline.holds(above, after)):
            at = above
        found[at] = outline.elements[at]
    return list(found.values())
