"""What stands in a box of its own between an article's parts: a figure with its caption, or short lines, as verse is, a letter or figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from qingwen.html.article.enclosed import is_no_text, numbered_caption, parts_between
from qingwen.html.article.names import tag_and_class
from qingwen.html.article.section_titles import heads_furniture
from qingwen.html.article.sentences import CLAUSE_ENDS
from qingwen.html.article.site_lines import is_line_of_site, is_role, may_be_line_of_site
from qingwen.html.dom.blocks import GOOD_WIDTH, Block, Outline
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.pictures import is_large
from qingwen.lazy_pattern import lazy
from qingwen.text.person_names import is_person

_of_site = lazy(
    r"advert|promo|sponsor|newsletter|sign-?up|subscri|donat|social|related|recommend|byline|author|product|purchase|banner|comment|paywall|follow|download|pop-?up|modal|hidden|button"
    r"|(?:^|[\s_-])(?:ads?|cta|share|nav|bio|btn|meta|qr|poll|survey|rating|price)(?=[\s_-]|$)",
    re.I,
)  # among an element's names: what sites put between paragraphs
# What an article sets beside its paragraphs, though it is an `<aside>`.
_of_text = lazy(
    r"(?:^|[\s_-])(?:callout|note|tip|box|info-?box|facts?(?:-?box)?|highlight|key-?(?:facts|points)|admonition|pull-?quote|epigraph|definition)(?=[\s_-]|$)",
    re.I,
)
IN_FIGURE = 4  # elements: a paragraph, what wraps it twice, the figure
LEAST_LINES = 2  # one alone says too little to tell a verse from a button


def keep_boxes(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the caption of a figure beside a paragraph of the article, or between its parts, and short lines between two paragraphs in a box of their own;
    without a field, a line that sites have, or a name of what they put there. Such lines have no link, and the page does not say them twice.
    """
    times: Counter[str] = Counter()
    for before, after in pairwise([i for i, keep in enumerate(kept) if keep and not blocks[i].is_link]):
        run = [j for j in range(before + 1, after) if not kept[j]]
        around = blocks[before], blocks[after]
        if not run or not any(map(_ends_clause, around)):
            continue
        times = times or Counter(block.text for block in blocks)
        are_one_text = _are_one_text(*around) and not any(
            blocks[j].linked or blocks[j].in_link for j in range(before + 1, after)
        )
        for at in parts_between(run, before, after, outline):
            lines = range(outline.start[at], outline.start[at] + outline.count[at])
            box = [outline.elements[at], *outline.elements[at]]
            captions = [j for j in lines if _is_caption(blocks[j].element)]
            if captions:
                is_own = _is_figure(box, *around)
            else:
                is_own = are_one_text and _are_own_lines([blocks[j].text for j in lines], box, times)
            texts = [blocks[j].text for j in captions or lines]
            if is_own and not _are_of_site(texts) and not any(map(_is_of_site, box)):
                for j in captions or lines:
                    kept[j] = True


def keep_descriptions(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps what a paper says of a figure below its numbered caption."""
    described: Element | None = None
    for i in range(1, len(blocks)):
        if kept[i - 1] and not kept[i] and not blocks[i].linked and _ends_clause(blocks[i]):
            figure = _figure_of(blocks[i].element)
            if figure is not None and figure is _figure_of(blocks[i - 1].element):
                kept[i] = figure is described or numbered_caption.match(blocks[i - 1].text) is not None
                described = figure if kept[i] else described


def _figure_of(element: Element) -> Element | None:
    return next((one for one in upward(element, IN_FIGURE) if one.tag == "figure"), None)


def _is_figure(box: Sequence[Element], *around: Block) -> bool:
    """Whether a box with a caption stands between parts of one story or beside a paragraph, and leads to nothing but the picture in large."""
    beside = {one.element.parent for one in around if _ends_clause(one)}
    return (_are_one_story(*around) or box[0].parent in beside) and all(
        is_large(one.attrs.get("href", "")) for one in box if one.tag == "a"
    )


def _are_own_lines(texts: Sequence[str], box: Sequence[Element], times: Counter[str]) -> bool:
    return (
        len(texts) >= LEAST_LINES
        and all(times[text] == 1 for text in texts)
        and not any(one.tag in ("a", "button") for one in box)
    )


def _are_one_text(one: Block, other: Block) -> bool:
    """Whether two blocks are sentences of one element, or of two beside each other, called alike: no summary and what it is of, no two posts."""
    parent, beside = one.element.parent, other.element.parent
    return (
        tag_and_class(one.element) == tag_and_class(other.element)
        and _ends_clause(one)
        and _ends_clause(other)
        and parent is not None
        and beside is not None
        and (parent is beside or (tag_and_class(parent) == tag_and_class(beside) and parent.parent is beside.parent))
    )


def _are_one_story(one: Block, other: Block) -> bool:
    """Whether two blocks are a sentence and another, or a heading, in elements called alike."""
    parent, beside = one.element.parent, other.element.parent
    return (
        any(_ends_clause(block) for block in (one, other))
        and all(_ends_clause(block) or block.element.tag in SUBHEADINGS for block in (one, other))
        and parent is not None
        and beside is not None
        and tag_and_class(parent) == tag_and_class(beside)
    )


def _ends_clause(block: Block) -> bool:
    return block.width >= GOOD_WIDTH or block.text.rstrip("\"'”’」』）)")[-1:] in CLAUSE_ENDS


def _is_caption(element: Element) -> bool:
    return any(one.tag == "figcaption" for one in upward(element, 3))


def _is_of_site(element: Element) -> bool:
    named = (element.attrs.get(name) for name in ("class", "id"))
    if is_no_text(element) and not (element.tag == "aside" and _of_text.search(element.attrs.get("class", ""))):
        return True
    return any(name and _of_site.search(name) for name in named)


_announces = lazy(r"(?:watch|listen|videos?|audio|podcast|gallery|in pictures|视频|音频|图集|直播|播客)\s*[:：|]", re.I)
_name = lazy(r"[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}")


def _are_of_site(texts: Sequence[str]) -> bool:
    """Whether a line is one that sites alone have in boxes, or half are such as they have; or a line is what an author is below the name."""
    if any(heads_furniture(text) or is_line_of_site(text, "box") for text in texts):
        return True
    doubtful = sum(_announces.match(text) is not None or may_be_line_of_site(text) for text in texts)
    return doubtful * 2 >= len(texts) or any(
        is_role(role) and (is_person(name) or _name.fullmatch(name)) for name, role in pairwise(texts)
    )
