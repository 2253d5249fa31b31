"""What is left out of the model's choice of blocks: excerpts of other articles, tables of contents, lists of related ones."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import islice

from qingwen.html.dom.blocks import LONGEST_PHRASE, Block, Outline, known_phrase
from qingwen.html.dom.tree import Element, element_after
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import part_opened

CORE = 0.6  # of the running text that is kept: what holds it is the article
# Of the text in a list of other articles, what their excerpts are; the rest, their titles, is left out.
MOST_OF_TEASERS = 0.6
LEAST_ENTRIES = 3
LONGEST_CONTENTS = 30  # columns of what a table of contents is called where none is kept
MOST_CONTENTS = 5  # lines of a page that are looked at: one element may have any number of them
LONGEST_HEADING = 60  # columns


def drop_teasers(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Leaves out what is kept outside of the article where each stands alone among links that are left out."""
    width, good = [0] * len(outline.elements), [0] * len(outline.elements)
    for at, block, keep, own in zip(outline.places, blocks, kept, outline.good_of, strict=True):
        if keep:
            width[at], good[at] = block.width, own
    for at in range(len(width) - 1, 0, -1):
        above = outline.parents[at]
        width[above] += width[at]
        good[above] += good[at]
    if width[0] == outline.total[0] or not good[0]:
        return
    core = max(at for at, own in enumerate(good) if own >= good[0] * CORE)
    around = {-1}
    at = outline.parents[core]
    while at >= 0:
        around.add(at)
        at = outline.parents[at]
    for at in range(1, len(width)):
        if (
            outline.parents[at] not in around
            or at in around
            or at == core
            or not 0 < width[at] < MOST_OF_TEASERS * outline.total[at]
        ):
            continue
        places = range(outline.start[at], outline.start[at] + outline.count[at])
        chosen = [i for i in places if kept[i]]
        runs = sum(not (i > places[0] and kept[i - 1]) for i in chosen)
        titles = sum(not kept[i] and blocks[i].is_link for i in places)
        if len(chosen) * 2 < runs * 3 and titles >= runs:
            for i in chosen:
                kept[i] = False


def drop_contents(kept: list[bool], blocks: list[Block], furniture: Set[Element]) -> None:
    """Leaves out a table of contents, which leads nowhere in Markdown, with its heading; that goes, too, where the table is furniture, hidden or left out."""
    i, end = _stretch(kept)
    heads = (
        j
        for j, keep in enumerate(kept)
        if keep and blocks[j].width <= LONGEST_CONTENTS and CONTENTS.match(blocks[j].text)
    )
    known: dict[Element, Element | None] = {}
    for j in islice(heads, MOST_CONTENTS):
        is_without = (
            j + 1 < len(blocks) and not kept[j + 1] and blocks[j + 1].is_link and _links_within(blocks[j + 1]) > 0
        )
        kept[j] = not is_without and element_after(blocks[j].element, known) not in furniture
    while i < end:
        start = i
        entries = 0
        while i < end and blocks[i].is_link and (found := _links_within(blocks[i])):
            entries += found
            i += 1
        if entries:
            has_head = start > 0 and CONTENTS.match(blocks[start - 1].text) is not None
            if has_head or entries >= LEAST_ENTRIES:
                kept[start - has_head : i] = [False] * (i - start + has_head)
        i += 1


def _stretch(kept: list[bool]) -> tuple[int, int]:
    """The first block that is kept, and the one after the last."""
    if not any(kept):
        return 0, 0
    return kept.index(True), len(kept) - kept[::-1].index(True)


def _links_within(block: Block) -> int:
    """How many links to places in the page a block of links is made of; 0 where one leads elsewhere."""
    links = [one.attrs.get("href", "").strip() for one in block.element if one.tag == "a"]
    return len(links) if all(link[:1] == "#" and len(link) > 1 for link in links) else 0


CONTENTS = lazy(  # what a table of contents is called
    r"\W*(?:(?:table of )?contents|(?:jump|skip) to(?: (?:a )?(?:section|step|recipe|chapter))?|on this page|in this (?:article|guide|post|story|page|section|issue)"
    r"|what(?:'|’)s (?:in|inside)\b.{0,30}|quick links|(?:文章|本文)?目录|本文(?:内容|导航)|文章导航|跳(?:转)?[到至](?:步骤|章节))\W*$",
    re.I,
)


def drop_related(kept: list[bool], blocks: list[Block]) -> None:
    """Leaves out a list of other articles under a heading that says so."""
    i, end = _stretch(kept)
    while i < end:
        block = blocks[i]
        i += 1
        if not kept[i - 1] or not is_short(block) or i + LEAST_ENTRIES > end:
            continue
        if not all(map(_lists, blocks[i : i + LEAST_ENTRIES])) or not heads_others(block.text):
            continue
        start = i
        while i < end and _lists(blocks[i]):
            i += 1
        entries = blocks[start:i]
        if all(map(is_entry, entries)) or sum(one.linked for one in entries) * 5 > 2 * sum(
            one.width for one in entries
        ):
            kept[start - 1 : i] = [False] * (i - start + 1)


def _lists(block: Block) -> bool:
    """Whether a block leads to another article: it is a link, or an item of a list with one."""
    return is_entry(block) or (block.linked > 0 and block.element.tag == "li")


def is_short(block: Block) -> bool:
    """Whether a block may be a heading: short, and without a link."""
    return not block.linked and block.width <= LONGEST_HEADING


def is_entry(block: Block) -> bool:
    """Whether a block is nothing but a link, or stands in one."""
    return block.is_link or block.in_link


def drop_ends(kept: list[bool], blocks: list[Block], author: str = "") -> None:
    """Leaves out what closes a page and not its article: headings with nothing below, labels without a name, tags, rights, who the author is."""
    names = [name.lower() for name in author.split(", ") if " " in name]
    for i in range(len(blocks) - 1, -1, -1):
        if not kept[i]:
            continue
        text = blocks[i].text
        if (
            _closes.match(text)
            or _of_platform.match(text)
            or (blocks[i].linked and _tags.match(text))
            or heads_others(text)
            or _is_bare_label(text)
            or _is_about(text, names)
        ):
            kept[i] = False
        elif not _end_mark.match(text):
            return


_closes = lazy(
    r"(?:copyright\W*)?(?:©|\(c\))\W*(?:19|20)\d\d\b.{0,200}$|(?:copyright|©|\(c\)).{0,200}\ball rights reserved\b.{0,100}$"
    r"|about (?:the )?authors?\W*$",
    re.I,
)
# A platform's own words below what its members write: that it only stores and shows it.
_of_platform = lazy(
    r"[“\"]?(?:(?:特别|平台|免责)?声明[：:]|本文|本内容|该文|以上)(?=.{0,60}(?:上传并?发布|授权发布|平台创作者|信息(?:发布|存储))).{0,150}(?:代表.{0,30}(?:观点|立场|本人)|信息(?:发布|存储).{0,6}(?:平台|服务))"
)
_tags = lazy(r"(?:tags?|filed under|posted in|标签)\s*[:：].{0,200}$", re.I)
_says = lazy(
    r"(?: ?\([^()]{1,60}\))?,? (?:is an? [^.]{0,80}?\b(?:writer|author|journalist|editor|reporter|correspondent|columnist|contributor|freelancer?|producer"
    r"|photographer|blogger|professor|fellow|researcher|consultant|founder)\b|writes (?:about|for)\b|has (?:written|covered|reported)\b|covers\b|can be reached\b)|\W*$"
)
ABOUT = 600  # letters that are said of an author, at most
_call = lazy(r"(?:by|follow|contact|reach|email) ")


def _is_about(text: str, names: list[str]) -> bool:
    """Whether a text says who the author is, or is the name. names: those of the authors, in small letters."""
    if not names or len(text) > ABOUT:
        return False
    small = text[:200].lower()
    start = found.end() if (found := _call.match(small)) else 0
    return any(small.startswith(name, start) and _says.match(small, start + len(name)) for name in names)


_end_mark = lazy(r"\W*(?:the end|end|fin|完|全文完)\W*$", re.I)


def _is_bare_label(text: str) -> bool:
    """Whether a line is a label for somebody's name, as of an editor, and no name."""
    if text[-1] not in "：:" or len(text) > LONGEST_PHRASE:
        return False
    found = known_phrase(text)
    return found is not None and found.rule == "credit-line"


# What an article's own list of other texts is called.
_own = lazy(
    r"(?:see also|further reading|(?:(?:related|more) )?resources|more information|related links|(?:延伸|[扩擴拓]展)[阅閱][读讀])\W*$",
    re.I,
)
_more = lazy(
    r"(?:more\s*[:：]|more from \S.{0,30}|(?:more|most (?:read|popular|viewed|shared)) (?:[\w.&'’-]+ ){0,3}(?:stories|articles|news|posts))\s*[:：]?\s*$",
    re.I,
)


def heads_others(text: str) -> bool:
    """Whether a line opens a list of other articles."""
    return bool(_more.match(text)) or (part_opened(text) == "related-articles" and not _own.match(text))
