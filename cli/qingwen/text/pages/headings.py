"""The lines that open a part of a page below its article: `Related stories`, `最新评论`."""

from __future__ import annotations

from functools import cache, lru_cache

from qingwen.data import table_sections
from qingwen.text.folding import as_mainland, fold

LONGEST = 40  # letters
LINES = 4096  # whose answer is kept: of a page each is asked for some three times
LONGER = 3  # letters of a heading that is told in other words, too: `留言` alone may be a button
ARTICLE = "article"  # what stands for a rule where the part is the article's own: `References`
OTHERS = frozenset(("related-articles", "comment-section"))
HEADING = "heading"  # and where it opens none, but heads a section in many articles: `总结`


def part_opened(line: str) -> str:
    """The rule whose part of a page opens with this line, `ARTICLE`, or `""`."""
    return "" if len(line) > LONGEST else _part_opened(line)


@lru_cache(LINES)
def _part_opened(line: str) -> str:
    if line[-1:] == ":" and line.islower():  # `services:` is a key in code
        return ""
    key = fold(line)
    name = _headings().get(key)
    if name is None and len(key) >= LONGER and key not in line:  # in Traditional characters
        name = _headings().get(as_mainland(key, line))
    return "" if name in (None, HEADING) else name


def opens_other_part(line: str) -> bool:
    """Whether a line opens a part of the page that is not the article's."""
    return part_opened(line) not in ("", ARTICLE)


def opens_others(line: str) -> bool:
    """Whether a line opens a part with other articles or with comments, whose headings no article has."""
    return part_opened(line) in OTHERS


def heads_article(key: str) -> bool:
    """Whether a folded line, numbered or not, heads a part or a section of the article itself: `五、总结`."""
    return _headings().get(key.lstrip("0一二三四五六七八九十 ")) in (ARTICLE, HEADING)


@cache
def _headings() -> dict[str, str]:
    """Folded heading → rule name, from `data/page_headings.txt`."""
    return {key: name for name, keys in table_sections("page_headings.txt").items() for key in keys}
