"""What is put right of the model's choice of blocks: what stands between paragraphs, below the title, over links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.html.article.sentences import CLAUSE_ENDS, LEAST_SENTENCE, is_sentence
from qingwen.html.article.site_lines import speaks_to_readers
from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, is_title, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.html.markdown.notices import is_notice
from qingwen.html.markdown.pictures import is_large
from qingwen.html.markdown.tables import is_data
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.editor_labels import EDITORS

_OF_TEXT = ("dl", "pre", "blockquote", "figure")
MOST_IN_BOX = 3  # blocks; a larger part of its own between two paragraphs is another page's (a slide show)
MUCH = 0.3  # of the running text that is kept; less of it below a title is a summary or a caption


def keep_below_title(kept: list[bool], blocks: list[Block], good: Sequence[int], title: str) -> None:
    """Keeps the running text between the page's title and the first paragraph that is kept, where that is much. title: its letters and digits."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    above = range(first - 1, -1, -1) if title else range(0)
    at = next((i for i in above if is_title(blocks[i], title)), first)
    below = [i for i in range(at + 1, first) if good[i]]
    if sum(good[i] for i in below) >= MUCH * sum(size for size, keep in zip(good, kept, strict=True) if keep):
        for i in below:
            kept[i] = True


LEAST_BESIDE = 2  # sentences of at least 30 columns


def keep_beside_labels(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the paragraphs of a page of short texts where nothing but cells of tables is kept, as those that say an official notice's number and office:
    what stands right in an element with sentences, few of its columns links.
    """
    if outline.running or not all(blocks[i].element.tag in ("td", "th") for i, keep in enumerate(kept) if keep):
        return
    beside: dict[int, list[int]] = {}
    for i, block in enumerate(blocks):
        if not kept[i] and block.element.tag == "p":
            beside.setdefault(outline.parents[outline.places[i]], []).append(i)
    for at, inside in beside.items():
        sentences = sum(blocks[i].width >= LEAST_SENTENCE and blocks[i].text[-1] in CLAUSE_ENDS for i in inside)
        if sentences >= LEAST_BESIDE and outline.linked[at] * 3 <= outline.total[at]:
            for i in inside:
                kept[i] = True


_lead = lazy(r"\W*(?:核心提示|新闻提示|内容提要|内容摘要|新闻摘要|摘要|导读|导语|提要)\W{0,2}[:：丨|]")
NEAR = 3  # blocks above the first paragraph: a date and a source stand between


def keep_lead(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps a sentence right above the article's first paragraph that begins as the summaries of Chinese news do: `核心提示：…`."""
    first = next((i for i, keep in enumerate(kept) if keep and good[i]), 0)
    for i in range(max(0, first - NEAR), first):
        kept[i] = kept[i] or (is_sentence(blocks[i]) and _lead.match(blocks[i].text) is not None)


def keep_between(kept: list[bool], blocks: list[Block], good: Sequence[int]) -> None:
    """Keeps what stands between two paragraphs of the article, beside one of them, and is no list of links: definitions, code,
    a quotation, a table, and a small box with a full sentence, whatever it is called, that asks nothing of a site's readers.
    """
    last = None
    for i, keep in enumerate(kept):
        if not keep or not good[i]:
            continue
        before, run = (last, range(last + 1, i)) if last is not None else (i, range(0))
        last = i
        parent = _around(blocks[before].element, blocks[i].element)
        if not run or parent is None:
            continue
        if sum(blocks[j].linked for j in run) * 3 > sum(blocks[j].width for j in run):
            continue
        parts: dict[Element, list[int]] = {}
        for j in run:
            if not kept[j] and (part := _below(blocks[j].element, parent)) is not None:
                parts.setdefault(part, []).append(j)
        for part, inside in parts.items():
            is_box = len(inside) <= MOST_IN_BOX and any(
                is_sentence(blocks[j]) and not speaks_to_readers(blocks[j].text) for j in inside
            )
            if (is_box or _is_of_text(part)) and not any(one.tag == "form" for one in part):
                for j in inside:
                    kept[j] = True


def _around(one: Element, other: Element) -> Element | None:
    """The parent of one of two elements where it holds the other as well."""
    if _below(one, other.parent) is not None:
        return other.parent
    return one.parent if _below(other, one.parent) is not None else None


def _is_of_text(part: Element) -> bool:
    """Whether it is, or wraps, what only a text has: code (be it with a bar of its own), a quotation, a table of data, a caption in the link to its picture."""
    while (part.tag == "div" or (part.tag == "a" and is_large(part.attrs.get("href", "")))) and len(
        inner := [one for one in part.children if isinstance(one, Element)]
    ) == 1:
        part = inner[0]
    is_code = part.tag == "div" and any(isinstance(one, Element) and one.tag == "pre" for one in part.children)
    return is_code or part.tag in _OF_TEXT or (part.tag == "table" and is_data(part))


_file = lazy(r"[^?#]*\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|csv|zip|rar|7z)(?=[?#]|$)", re.I)
_files_label = lazy(r"\W*(?:相关)?附件(?:下载|列表)?\W*$")


def keep_attachments(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps the files that stand right below the article, as those of offices do, with their label, or farther below with one; and those in it below a
    paragraph. A label of none goes.
    """
    last = max((i for i, keep in enumerate(kept) if keep), default=len(blocks))
    holders = {block.element.parent for block, keep in zip(blocks, kept, strict=True) if keep}
    for i in range(1, last):
        parent = blocks[i].element.parent
        if kept[i - 1] and not kept[i] and parent is not None and not holders.isdisjoint((parent, parent.parent)):
            kept[i] = _is_file(blocks[i])
    start = last + 1
    has_label = any(_is_label(block.text) for block in blocks[start:])
    while start < len(blocks) and (has_label or start == last + 1):
        end = start
        while end < len(blocks) and (_is_file(blocks[end]) or _is_label(blocks[end].text)):
            end += 1
        is_theirs = start == last + 1 or _is_label(blocks[start].text)
        if is_theirs and any(_is_file(block) for block in blocks[start:end]):
            kept[start:end] = [True] * (end - start)
        start = max(end, start + 1)
    for i in range(len(blocks) - 1):  # of no files, above what a page has there: a code to scan
        if kept[i] and _is_label(blocks[i].text):
            known = known_phrase(blocks[i + 1].text) if blocks[i + 1].width <= LONGEST_PHRASE else None
            kept[i] = known is None or known.certainty != "sure"


def _is_label(text: str) -> bool:
    return "附件" in text and _files_label.match(text) is not None


def _is_file(block: Block) -> bool:
    found = False
    for one in block.element if block.linked * 2 > block.width else ():
        if one.tag == "a":
            found = _file.match(one.attrs.get("href", "")) is not None
            if not found:
                break
    return found


def keep_round_note(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the text right beside a note or warning that holds all running text that is kept: no article is only a note in it. What has an element of
    its own there, other notes and code aside, or is a line that sites have, may be the page's.
    """
    running = [i for i in outline.running if kept[i]]
    around = upward(blocks[running[0]].element) if running else ()
    note = next((outline.index[one] for one in around if is_notice(one.attrs.get("class", ""))), 0)
    above = outline.parents[note]
    if above <= 0 or not all(outline.holds(note, i) for i in running):
        return
    if outline.linked[above] * 3 <= outline.total[above]:
        for i in range(outline.start[above], outline.start[above] + outline.count[above]):
            part = _below(blocks[i].element, outline.elements[above])
            if part is not None and (
                part.tag in _RIGHT_IN_TEXT or _is_of_text(part) or is_notice(part.attrs.get("class", ""))
            ):
                kept[i] = kept[i] or not (blocks[i].is_link or _is_known_line(blocks[i]))


_RIGHT_IN_TEXT = frozenset(("p", "ul", "ol", *SUBHEADINGS))


def _is_known_line(block: Block) -> bool:
    return block.element.tag == "p" and len(block.text) <= LONGEST_PHRASE and known_phrase(block.text) is not None


LEAST_UPDATES = 3  # of a live blog


def keep_updates(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Keeps the text and headings of all updates of a live blog, `<article>`s beside each other of one class, where that of most is kept."""
    beside: dict[tuple[int, str], list[range]] = {}
    for at, element in enumerate(outline.elements):
        if outline.good[at] and (element.tag == "article" or element.attrs.get("itemprop") == "liveBlogUpdate"):
            places = range(outline.start[at], outline.start[at] + outline.count[at])
            beside.setdefault((outline.parents[at], element.attrs.get("class", "")), []).append(places)
    for updates in beside.values():
        known = [any(kept[i] and outline.good_of[i] for i in places) for places in updates]
        if len(updates) >= LEAST_UPDATES and sum(known) * 2 > len(known):
            for i in (i for places in updates for i in places):
                is_heading = blocks[i].element.tag in SUBHEADINGS and not blocks[i].linked
                kept[i] = kept[i] or is_heading or outline.good_of[i] > 0


def _below(element: Element, parent: Element | None) -> Element | None:
    """The child of `parent` that holds an element, or is it; None where none does."""
    at: Element | None = element
    while at is not None and at.parent is not parent:
        at = at.parent
    return at


FOR_RULES = ("image-placeholder", "credit-line")  # which put something in the place of a line, or it elsewhere


_edited = lazy(rf"\W*(?:{EDITORS}|[监監][制製])")


def keep_for_rules(kept: list[bool], blocks: list[Block]) -> None:
    """Keeps the places of pictures and the lines of credits that stand beside what is kept: named rules deal with those. Behind all that is kept, who
    edited it, beside nothing but the first of it, a standfirst above the element of the text, is the page's.
    """
    texts = [i for i, keep in enumerate(kept) if keep]
    around = {blocks[i].element.parent for i in texts}
    behind = {blocks[i].element.parent for i in texts[1:] or texts}
    last = texts[-1] if texts else 0
    for i, block in enumerate(blocks):
        parent = block.element.parent
        if not kept[i] and len(block.text) <= LONGEST_PHRASE and parent in around and block.linked == 0:
            is_own = i < last or parent in behind or not _edited.match(block.text)
            found = known_phrase(block.text) if is_own else None
            kept[i] = found is not None and found.rule in FOR_RULES
