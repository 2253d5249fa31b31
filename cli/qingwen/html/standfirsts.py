"""What stands between an article's title and its text: a standfirst, which newspapers call so, 导语 in Chinese."""

from __future__ import annotations

import re
from collections.abc import Set

from qingwen.html.blocks import LONGEST_PHRASE, Block, is_title, known_phrase
from qingwen.html.section_titles import heads_furniture, is_furniture_title
from qingwen.html.site_lines import is_line_of_site
from qingwen.html.tags import SUBHEADINGS
from qingwen.html.tree import Element, upward
from qingwen.lazy_pattern import lazy

_standfirst = lazy(
    r"(?:^|[\s_-])(?:stand-?first|sub-?title|sub-?head(?:line|ing)?|dek|deck|strapline|lede?|intro|daodu|daoyu|zhaiyao|(?:post|article|entry)-(?:description|excerpt|intro|lede?|lead|summary))(?=\s|$)"
    r"|(?-i:[a-z](?:Dek|Standfirst|Subtitle))(?=[\s_-]|$)",  # of class names that a program made: `ContentHeaderDek-bCXPyE`
    re.I,
)
_NAMING = ("class", "id", "data-gu-name")  # the last is The Guardian's
MOST_STANDFIRST = 400  # columns
NEAR = 3  # blocks below the title: a date and a source stand between


def keep_standfirst(kept: list[bool], blocks: list[Block], title: str) -> None:
    """Keeps what below the page's title is named for a subtitle, or wrapped in what is, and a lower heading, or a paragraph beside the title, that has
    clauses; be a row of date and source between. title: its letters and digits.
    """
    heads = (i for i, block in enumerate(blocks) if is_title(block, title))
    head = next(heads, len(blocks))
    is_first = True  # below the title and rows
    round_title = set(upward(blocks[head].element)) if head < len(blocks) else set()
    for i in range(head + 1, min(head + 1 + NEAR, len(blocks))):
        block = blocks[i]
        if block.linked or block.width > MOST_STANDFIRST or _is_of_site(block.text):
            continue
        if _is_named_standfirst(block.element, round_title):
            kept[i] = True
        elif not _row.match(block.text):
            kept[i] = kept[i] or (is_first and _reads_as_standfirst(block, blocks[head]))
            is_first = False


def _is_of_site(text: str) -> bool:
    return is_line_of_site(text, "title") or (len(text) <= LONGEST_PHRASE and known_phrase(text) is not None)


def _is_named_standfirst(element: Element, round_title: Set[Element]) -> bool:
    return any(is_called_standfirst(one) for one in upward(element, STANDFIRST_WITHIN) if one not in round_title)


def is_called_standfirst(element: Element) -> bool:
    return any(name in element.attrs and _standfirst.search(element.attrs[name]) for name in _NAMING)


STANDFIRST_WITHIN = 3  # elements: a paragraph, what wraps it, what is named
_clauses = lazy(r"[;，；：。？！]|(?<=\w\w)[.:?!](?=\s|$)")
_row = lazy(
    r"(?:by|posted|published|updated|written)\b|作者|来源|來源|发布|發布|编辑|編輯|记者|記者|.*(?:(?<!\d)(?:19|20)\d\d(?!\d)|\d:\d\d)",
    re.I,
)  # of a date, a name or a source
LEAST_CLAUSES = 30  # columns


def _reads_as_standfirst(block: Block, head: Block) -> bool:
    """Whether what stands below a title is a lower heading or a paragraph beside it that has clauses, as no section's heading and no names have."""
    return (
        (block.element.tag in SUBHEADINGS or (block.element.tag == "p" and block.element.parent is head.element.parent))
        and block.width >= LEAST_CLAUSES
        and _clauses.search(block.text) is not None
        and not is_furniture_title(block.text)
        and not heads_furniture(block.text)
    )
