"""The steps that put right which blocks the model has chosen, in the order in which each finds what it looks for.

Most steps look at what is kept round a block, so what is kept by one is ground for the next: first the text itself, then what stands
above it, its other parts, and what stands between and beside all of these. Only then what names other articles goes, and of it what
is the article's comes back; what closes the article is told last, when nothing more is kept below it. Where two stages in a row change
places, 0 to 10 of 277 pages of the corpus change: most of all where the text and what stands above it do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from qingwen.html.article.alike import keep_alike, keep_paragraphs
from qingwen.html.article.answers import keep_answers, keep_questions
from qingwen.html.article.boxes import keep_boxes, keep_descriptions
from qingwen.html.article.bylines import drop_bylines
from qingwen.html.article.controls import drop_controls, drop_edges
from qingwen.html.article.corrections import (
    keep_attachments,
    keep_below_title,
    keep_beside_labels,
    keep_between,
    keep_for_rules,
    keep_lead,
    keep_round_note,
    keep_updates,
)
from qingwen.html.article.enclosed import keep_enclosed, keep_lines
from qingwen.html.article.end_notes import keep_end_notes
from qingwen.html.article.excerpts import drop_excerpts
from qingwen.html.article.galleries import keep_figures, keep_lead_figure
from qingwen.html.article.kept_headings import drop_bare_headings, keep_headings
from qingwen.html.article.labelled_rows import keep_labelled_rows
from qingwen.html.article.linked_lines import keep_actions, keep_attributions, keep_linked_headings, keep_short_lists
from qingwen.html.article.manuals import keep_manual
from qingwen.html.article.named_boxes import drop_named_boxes
from qingwen.html.article.named_parts import drop_named_parts
from qingwen.html.article.parts import keep_beside, keep_near, keep_parts, keep_plain, keep_sections, keep_typed
from qingwen.html.article.platform_lines import drop_platform_lines
from qingwen.html.article.round_ups import keep_cards, keep_round_ups
from qingwen.html.article.standfirsts import keep_standfirst
from qingwen.html.article.told_lists import keep_told_lists
from qingwen.html.article.trimming import drop_contents, drop_ends, drop_related, drop_teasers
from qingwen.html.dom.blocks import Block, Outline
from qingwen.html.dom.tree import Element, Page


class Choice(NamedTuple):
    """Which blocks of a page are kept so far, and what the steps ask of it.

    title: its letters and digits. place: the block that is the title, or None. fields: the page's front matter.
    """

    kept: list[bool]
    blocks: list[Block]
    outline: Outline
    scores: list[float]
    page: Page
    fields: Mapping[str, str]
    furniture: set[Element]
    title: str
    place: int | None


def put_right(choice: Choice) -> None:
    """All steps, each on what those before it have kept."""
    _keep_text(choice)
    _keep_above(choice)
    _keep_other_parts(choice)
    _keep_between_and_beside(choice)
    if (
        choice.place is not None
    ):  # it stands in front matter, and a heading of its level above it is the site's or a section's
        for i, block in enumerate(choice.blocks[: choice.place + 1]):
            choice.kept[i] = choice.kept[i] and i < choice.place and block.element.tag != "h1"
    _drop_other_articles(choice)
    _keep_own_links(choice)
    _settle_ends(choice)


def _keep_text(choice: Choice) -> None:
    """The text that the model took for tables, teasers or a summary, before anything is kept for standing beside it."""
    kept, blocks, outline = choice.kept, choice.blocks, choice.outline
    keep_beside_labels(kept, blocks, outline)
    drop_teasers(kept, blocks, outline)
    keep_below_title(kept, blocks, outline.good_of, choice.title)
    keep_paragraphs(kept, blocks, outline, choice.scores)
    keep_typed(kept, blocks, outline)


def _keep_above(choice: Choice) -> None:
    """What stands between the title and the first paragraph, which is known now."""
    kept, blocks, outline = choice.kept, choice.blocks, choice.outline
    keep_standfirst(kept, blocks, choice.title, choice.page.metas)
    keep_lead(kept, blocks, outline.good_of)
    keep_lead_figure(kept, blocks, outline.good_of)


def _keep_other_parts(choice: Choice) -> None:
    """Parts of their own beside the one that was chosen: answers, updates, what surrounds a note, parts of one shape."""
    kept, blocks, outline = choice.kept, choice.blocks, choice.outline
    keep_answers(kept, blocks, outline)
    keep_updates(kept, blocks, outline)
    keep_round_note(kept, blocks, outline)
    keep_beside(kept, blocks, outline, choice.scores)
    keep_near(kept, blocks, outline, choice.scores)
    keep_parts(kept, blocks, outline)
    keep_alike(kept, blocks, outline, choice.page)


def _keep_between_and_beside(choice: Choice) -> None:
    """What stands between the paragraphs of all these parts, below their headings or beside them; wide pieces before single lines and boxes."""
    kept, blocks, outline = choice.kept, choice.blocks, choice.outline
    keep_between(kept, blocks, outline.good_of)
    keep_sections(kept, blocks, outline)
    keep_questions(kept, blocks, outline)
    keep_plain(kept, blocks, outline)
    keep_round_ups(kept, blocks, outline, choice.page)
    keep_enclosed(kept, blocks, outline)
    keep_lines(kept, blocks, outline)
    keep_boxes(kept, blocks, outline)
    keep_descriptions(kept, blocks)
    keep_figures(kept, blocks, outline)
    keep_told_lists(kept, blocks, outline, choice.page)
    keep_headings(kept, blocks, outline.good_of)
    keep_manual(kept, blocks, outline, choice.page, choice.fields, choice.title)


def _drop_other_articles(choice: Choice) -> None:
    """Lists of other articles, or of this one's parts, and a platform's own lines, which stand between paragraphs as well and were kept for that."""
    kept, blocks = choice.kept, choice.blocks
    drop_contents(kept, blocks, choice.furniture)
    drop_related(kept, blocks)
    drop_excerpts(kept, blocks, choice.outline)
    drop_named_parts(kept, blocks, choice.outline)
    drop_platform_lines(kept, blocks)


def _keep_own_links(choice: Choice) -> None:
    """What is no more than links and the article's all the same: told by text that is kept round it once such lists are gone."""
    kept, blocks, outline = choice.kept, choice.blocks, choice.outline
    keep_linked_headings(kept, blocks, outline)
    keep_actions(kept, blocks)
    keep_attributions(kept, blocks)
    keep_short_lists(kept, blocks, outline)
    keep_cards(kept, blocks, outline, choice.page)


def _settle_ends(choice: Choice) -> None:
    """What closes the article and what is only the page's there, and who wrote it above and below: told by the last block that is kept."""
    kept, blocks, good = choice.kept, choice.blocks, choice.outline.good_of
    drop_bare_headings(kept, blocks)
    keep_attachments(kept, blocks)
    keep_for_rules(kept, blocks)
    keep_labelled_rows(kept, blocks, good, choice.title, choice.fields)
    drop_named_boxes(kept, blocks, choice.outline)
    drop_controls(kept, blocks, good)
    drop_edges(kept, blocks, good, has_date="date" in choice.fields)
    drop_ends(kept, blocks, choice.fields.get("author", ""))
    keep_end_notes(kept, blocks, choice.title)
    drop_bylines(kept, blocks, choice.fields)
