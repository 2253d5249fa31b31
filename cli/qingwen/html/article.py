"""Page to article: which of its blocks of text are chosen, and the elements round them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from qingwen.html.alike import keep_alike, keep_paragraphs
from qingwen.html.answers import keep_answers, keep_questions
from qingwen.html.block_features import LITTLE, Row, features, landmarks
from qingwen.html.block_model import chosen, scored, standard
from qingwen.html.blocks import Block, Outline, collect, is_title, letters_of
from qingwen.html.boxes import keep_boxes
from qingwen.html.bylines import drop_bylines
from qingwen.html.controls import drop_controls
from qingwen.html.corrections import (
    drop_bare_headings,
    is_sentence,
    keep_attachments,
    keep_below_title,
    keep_beside_labels,
    keep_between,
    keep_for_rules,
    keep_headings,
    keep_lead,
    keep_round_note,
    keep_updates,
)
from qingwen.html.enclosed import keep_enclosed, keep_lines
from qingwen.html.end_notes import keep_end_notes
from qingwen.html.excerpts import drop_excerpts
from qingwen.html.furniture import sure_furniture
from qingwen.html.galleries import keep_lead_figure
from qingwen.html.labelled_rows import keep_labelled_rows
from qingwen.html.linked_lines import keep_actions, keep_linked_headings, keep_short_lists
from qingwen.html.named_boxes import drop_named_boxes
from qingwen.html.names import is_named_body
from qingwen.html.parts import keep_near, keep_parts, keep_plain, keep_sections
from qingwen.html.round_ups import keep_cards, keep_round_ups
from qingwen.html.standfirsts import keep_standfirst
from qingwen.html.tree import Element, Page
from qingwen.html.trimming import drop_contents, drop_ends, drop_related, drop_teasers

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


class Article(NamedTuple):
    """root: the element that holds the article. skip: elements in it that do not belong to it.

    kept, left_out: how many blocks of text are the article's, and how many are not; what is furniture by name counts as one.
    found: whether there is an article, and not only links; else the page is there as it is.
    """

    root: Element
    skip: frozenset[Element]
    kept: int
    left_out: int
    found: bool = True


class Judged(NamedTuple):
    """What is thought of a page: the elements that are furniture by name, the blocks outside of them, what is known of each
    of those (None of one in a menu), and whether it is the article's. title: which of them is the title, or None.
    """

    furniture: set[Element]
    outline: Outline
    blocks: list[Block]
    rows: list[Row | None]
    kept: list[bool]
    title: int | None


def judge(page: Page, fields: Mapping[str, str]) -> Judged:
    """Which blocks of a page are its article's. fields: its front matter."""
    title = fields.get("title", "")
    furniture = sure_furniture(page.body)
    blocks = collect(page.body, furniture)
    outline = Outline(page.body, blocks)
    rows = features(outline, blocks, title)
    scores = scored(rows, standard())
    plain = letters_of(title)
    kept = _of_short_texts(outline, blocks, plain) or chosen(outline, blocks, scores)
    place = None
    is_named = bool(page.title or page.metas.get("og:title"))
    for i, block in enumerate(blocks[:40] if plain else ()):
        if not kept[i]:
            continue
        if letters_of(block.text) == plain:
            place, kept[i] = i, False
            for j in range(i):  # the way back, the site's name, a section's
                kept[j] = kept[j] and not blocks[j].is_link
            break
        if outline.good_of[i] or not is_named:  # text: a heading below it stays where it is
            break
    keep_beside_labels(kept, blocks, outline)
    drop_teasers(kept, blocks, outline)
    keep_below_title(kept, blocks, outline.good_of, plain)
    keep_paragraphs(kept, blocks, outline, scores)
    keep_standfirst(kept, blocks, plain)
    keep_lead(kept, blocks, outline.good_of)
    keep_lead_figure(kept, blocks, outline.good_of)
    keep_answers(kept, blocks, outline)
    keep_updates(kept, blocks, outline)
    keep_round_note(kept, blocks, outline)
    keep_near(kept, blocks, outline, scores)
    keep_parts(kept, blocks, outline)
    keep_alike(kept, blocks, outline)
    keep_between(kept, blocks, outline.good_of)
    keep_sections(kept, blocks, outline)
    keep_questions(kept, blocks, outline)
    keep_plain(kept, blocks, outline)
    keep_round_ups(kept, blocks, outline, page)
    keep_enclosed(kept, blocks, outline)
    keep_lines(kept, blocks, outline)
    keep_boxes(kept, blocks, outline)
    keep_headings(kept, blocks, outline.good_of)
    if place is not None:
        kept[place] = False
    drop_contents(kept, blocks, furniture)
    drop_related(kept, blocks)
    drop_excerpts(kept, blocks, outline)
    keep_linked_headings(kept, blocks, outline)
    keep_actions(kept, blocks)
    keep_short_lists(kept, blocks, outline)
    keep_cards(kept, blocks, outline, page)
    drop_bare_headings(kept, blocks)
    keep_attachments(kept, blocks)
    keep_for_rules(kept, blocks)
    keep_labelled_rows(kept, blocks, outline.good_of, plain, fields)
    drop_named_boxes(kept, blocks, outline)
    drop_controls(kept, blocks, outline.good_of)
    drop_ends(kept, blocks, fields.get("author", ""))
    keep_end_notes(kept, blocks, plain)
    drop_bylines(kept, blocks, fields)
    return Judged(furniture, outline, blocks, rows, kept, place)


def find_article(page: Page, fields: Mapping[str, str] = NOTHING_KNOWN) -> Article:
    """The article of a page, whose title, if it stands above the text, is not part of it, nor who the author is above or below it."""
    furniture, outline, blocks, _, kept, place = judge(page, fields)
    number = sum(one.has_text() for one in furniture)
    if not any(kept):
        return Article(
            page.body, frozenset(furniture if blocks else ()), len(blocks) or number, number if blocks else 0, False
        )
    root, skip = _cut(outline, blocks, kept, furniture)
    left_out = len(kept) - sum(kept) - (place is not None)
    article = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    found = sum(block.linked for block in article) * 10 < sum(block.width for block in article) * 9
    return Article(root, frozenset(skip), len(article), number + left_out, found)


MOST_ROUND = 4  # blocks that are no sentences, such as a byline and tags, round the text of an article


def _of_short_texts(outline: Outline, blocks: list[Block], title: str) -> list[bool]:
    """Of a page with hardly any running text, from which the model learned nothing: what the element marked as the article holds; or, where it
    has none at all, the one around the page's title, if that is most of the page; else nothing. title: its letters and digits.
    """
    if outline.good[0] >= LITTLE:
        return []
    at = next((at for at in landmarks(outline) if at >= 0), -1)
    if at < 0 and not outline.good[0]:
        heads = (i for i, one in enumerate(blocks) if is_title(one, title))
        at = outline.parents[outline.places[i]] if (i := next(heads, -1)) >= 0 else 0
        if not at or (outline.total[at] - outline.linked[at]) * 3 < (outline.total[0] - outline.linked[0]) * 2:
            return []
        part = outline.elements[at]
        alike = (one for one in outline.elements if one.parent is part.parent and one.tag == part.tag)
        if sum(one.attrs.get("class") == part.attrs.get("class") for one in alike) > 1:
            return []
    if at < 0:
        return []
    start, stop = outline.start[at], outline.start[at] + outline.count[at]
    for inner in range(at + 1, len(outline.elements)):
        first, last = outline.start[inner], outline.start[inner] + outline.count[inner]
        if first >= stop or not is_named_body(outline.elements[inner]):
            continue
        is_round_it = first - start + stop - last <= MOST_ROUND
        if is_round_it and not any(map(is_sentence, blocks[start:first] + blocks[last:stop])):
            start, stop = first, last
    return [start <= i < stop and not (one.is_link or one.in_link) for i, one in enumerate(blocks)]


def _cut(
    outline: Outline, blocks: list[Block], kept: list[bool], furniture: set[Element]
) -> tuple[Element, set[Element]]:
    """The innermost element round all that is kept, and the outermost elements in it that hold nothing of it.

    What has no text (pictures) goes with the nearest element round it that has: it stays where most of that does.
    """
    widths = [0] * len(outline.elements)  # columns kept in each
    for at, block, keep in zip(outline.places, blocks, kept, strict=True):
        widths[at] = block.width * keep
    for at in range(len(widths) - 1, 0, -1):
        widths[outline.parents[at]] += widths[at]
    # The last element that holds all of it; those with less, or nothing but inline text, are not gone into.
    root = 0
    inner = outline.index
    while True:
        children = [child for child in outline.elements[root].children if isinstance(child, Element)]
        holding = [inner[child] for child in children if child in inner and widths[inner[child]]]
        if len(holding) != 1 or not _may_be_root(outline.elements[holding[0]]):
            break
        root = holding[0]
    skip = set(furniture)
    stack = [root]
    while stack:
        at = stack.pop()
        mostly = widths[at] * 2 > outline.total[at]
        for child in outline.elements[at].children:
            if not isinstance(child, Element) or child in furniture:
                continue
            if (held := inner.get(child)) is None:
                if child.block and not mostly:
                    skip.add(child)
            elif not widths[held]:
                skip.add(child)
            elif widths[held] < outline.total[held]:
                stack.append(held)
    return outline.elements[root], skip


_NO_ROOTS = frozenset(("tr", "td", "li", "p", "table", "tbody", "ul", "ol", "pre", "blockquote"))


def _may_be_root(element: Element) -> bool:
    return element.block and element.tag not in _NO_ROOTS and element.tag[0] != "h"
