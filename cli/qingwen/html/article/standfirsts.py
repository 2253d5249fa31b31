"""What stands between an article's title and its text: a standfirst, which newspapers call so, 导语 in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qingwen.html.article.section_titles import heads_furniture, is_furniture_title
from qingwen.html.article.sentences import SENTENCE_ENDS
from qingwen.html.article.site_lines import is_line_of_site
from qingwen.html.dom.blocks import GOOD_WIDTH, LONGEST_PHRASE, Block, known_phrase, letters_of, place_of_title
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy

_standfirst = lazy(
    r"(?:^|[\s_-])(?:stand-?first|sub-?title(?:-paragraph)?|sub-?head(?:line|ing)?|dek|deck|strapline|lede?|intro(?:-?text)?|daodu|daoyu|zhaiyao|(?:post|article|entry)-(?:description|excerpt|intro|lede?|lead|summary))(?=\s|$)"
    r"|(?-i:[a-z](?:Dek|Standfirst|Subtitle))(?=[\s_-]|$)",  # of class names that a program made: `ContentHeaderDek-bCXPyE`
    re.I,
)
# The same, where it is all of a class's name, or stands behind an article's: `site-description` and `author-desc` speak of others.
_summary = lazy(
    r"(?:^|\s)(?:(?:[\w-]*[_-])?(?:post|article|entry|page|story|news|header|field|c)[_-]+)?"
    r"(?:lead(?:[_-]para(?:graph)?)?|summary|desc(?:ription)?|excerpt|tagline|abstract|teaser(?:[_-]text)?|lead[_-]text)(?=\s|$)",
    re.I,
)
_DESCRIBING = ("description", "og:description", "twitter:description")
_NAMING = ("class", "id", "data-gu-name")  # the last is The Guardian's
MOST_STANDFIRST = 400  # columns
NEAR = 3  # blocks below the title: a date and a source stand between


def keep_standfirst(kept: list[bool], blocks: list[Block], title: str, metas: Mapping[str, str]) -> None:
    """Keeps what below the page's title is named for a subtitle, or wrapped in what is, or describes the page for others, and a lower heading, or a
    paragraph beside the title, that has clauses or many words; be a row of date and source between. title: its letters and digits. metas: of the page's head.
    """
    head = place_of_title(blocks, title)
    if head < 0:
        return
    described = {letters_of(metas[name]) for name in _DESCRIBING if name in metas}
    first = kept.index(True) if described and True in kept else 0
    for i in range(head + 1, first):
        kept[i] = not blocks[i].linked and _has_words(blocks[i]) and letters_of(blocks[i].text) in described
    is_first = True  # below the title and rows
    round_title = set(upward(blocks[head].element))
    for i in range(head + 1, min(head + 1 + NEAR, len(blocks))):
        block = blocks[i]
        if block.linked or block.width > MOST_STANDFIRST or _is_of_site(block.text):
            continue
        around = [one for one in upward(block.element, STANDFIRST_WITHIN) if one not in round_title]
        if any(map(_is_named, around)) or (any(map(_is_summary, around)) and _says_something(block)):
            kept[i] = True
        elif not _row.match(block.text):
            kept[i] = kept[i] or (is_first and _reads_as_standfirst(block, blocks[head]))
            is_first = False


def _is_of_site(text: str) -> bool:
    return is_line_of_site(text, "title") or (len(text) <= LONGEST_PHRASE and known_phrase(text) is not None)


def is_called_standfirst(element: Element) -> bool:
    return _is_named(element) or _is_summary(element)


def _is_named(element: Element) -> bool:
    return any(name in element.attrs and _standfirst.search(element.attrs[name]) for name in _NAMING)


def _is_summary(element: Element) -> bool:
    return "class" in element.attrs and _summary.search(element.attrs["class"]) is not None


def _says_something(block: Block) -> bool:
    """Whether a block is no name and no row, for which Baijiahao has an `article-desc`, too."""
    is_long = block.text[-1] in SENTENCE_ENDS or block.width >= GOOD_WIDTH
    return _has_words(block) and (is_long or not _row.match(block.text))


STANDFIRST_WITHIN = 3  # elements: a paragraph, what wraps it, what is named
_clauses = lazy(r"[;，；：。？！]|(?<=\w\w)[.:?!](?=\s|$)")
_row = lazy(
    r"(?:by|posted|published|updated|written|(?:words|story|text|reporting) by)\b|作者|来源|來源|发布|發布|编辑|編輯|记者|記者|.*(?:(?<!\d)(?:19|20)\d\d(?!\d)|\d:\d\d)",
    re.I,
)  # of a date, a name or a source
LEAST_CLAUSES = 30  # columns


def _reads_as_standfirst(block: Block, head: Block) -> bool:
    """Whether what stands below a title is a lower heading or a paragraph or a sentence beside it that has clauses, or some words in one header with it, or many, as no
    section's heading and no names have.
    """
    element, beside = block.element, head.element.parent
    is_beside = element.parent is beside
    return (
        (
            element.tag in SUBHEADINGS
            or (is_beside and (element.tag == "p" or (element.tag == "div" and block.text[-1] in SENTENCE_ENDS)))
        )
        and (
            (block.width >= LEAST_CLAUSES and _clauses.search(block.text) is not None)
            or (is_beside and beside is not None and _is_header(beside) and _has_words(block))
            or (is_beside and element.tag == "p" and _has_words(block, times=2))
            or block.text.startswith("——")  # as Chinese subtitles do
        )
        and not is_furniture_title(block.text)
        and not heads_furniture(block.text)
    )


_header = lazy(r"(?:^|[\s_-])header(?=\s|$)", re.I)


def _is_header(element: Element) -> bool:
    """Whether an element is the head of an article, by its tag or its name."""
    return element.tag == "header" or any(
        name in element.attrs and _header.search(element.attrs[name]) for name in _NAMING
    )


LEAST_WORDS, LEAST_HAN = 5, 7  # more than a section's name has and a person's
_named = lazy(
    r"(?:[A-Z][\w'’.-]+ ){1,3}?[A-Z][\w'’.-]+(?:,| and | & )"
)  # opens with a name, as `Ida Holm, Keeper of the Mill`


def _has_words(block: Block, times: int = 1) -> bool:
    text = block.text
    is_long = text.count(" ") >= LEAST_WORDS * times - 1 or block.width - len(text) >= LEAST_HAN * times
    return is_long and not _named.match(text)
