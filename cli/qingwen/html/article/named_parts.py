"""Parts of a page whose name, at the end of a longer one, says what they are: comments, lists of what is read most, buttons to share, tools.

Their names are not as sure as those of `furniture`, and what the model thinks of a page it thinks with them in it: they go from what was kept.
Classes alone tell: an id is often made of a heading, `#doc-comments` of a chapter on comments in programs.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress

from qingwen.html.dom.blocks import Block, Outline
from qingwen.lazy_pattern import lazy

MOST = 0.6  # of what is kept; what has more is the article, whatever it is called
LEAST_LINKS = 3  # in a list of what is read most; the dish or the rate that most people take is called so as well
# Of `with-share-icons`, `header--social-icons` it is said what it has.
_OPENING, _CLOSING = r"(?:^|\s)(?!(?:has|is|no|not|open|show|with|without)-)(?:[\w-]+[-_])?(?<!--)", r"(?=\s|$)"
_part = lazy(
    rf"{_OPENING}(?:(?:social|share)[-_]?(?:bar|buttons?|links|tools|icons)[\w-]*|comments|comments?[-_](?:list|form|section|thread|block|content|item)[\w-]*"
    rf"|(?:article|content|entry|page|post|story)[-_]tools|adjust-?text-?size|(?:font|text)-?resizer?){_CLOSING}"
)  # of names in small letters
_list = lazy(rf"{_OPENING}most[-_]?(?:popular|read|viewed|shared|commented)[\w-]*{_CLOSING}")
# AddThis's buttons, WordPress's and Drupal's calendars, Svbtle's counter, what the papers of Gannett set below a text, what says on Facebook what one reads.
_PROGRAMS = (
    "addthis_toolbox calendar_wrap wp-calendar-table calendar-calendar kudo article-print-url facebook-broadcasting"
)
_of_programs = frozenset(_PROGRAMS.split())
_of_tags = frozenset(("tags", "tag-list", "taglist", "article-tags", "post-tags", "entry-tags"))

PART, LIST, TAGS = "part", "list", "tags"


def drop_named_parts(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Leaves out what is kept of such parts, where running text is kept outside of them, and rows of tags that are links for the most."""
    if True not in kept:
        return
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    whole = sum(block.width for block in compress(blocks, kept))
    text = sum(compress(outline.good_of, kept))
    end = 0  # of the last one that went, with those in it
    for one, start, count in zip(outline.elements, outline.start, outline.count, strict=True):
        stop = start + count
        if stop <= first or stop <= end or start > last or "class" not in one.attrs:
            continue
        if not (named := _named(one.attrs["class"])) or True not in kept[start:stop]:
            continue
        here = [*compress(blocks[start:stop], kept[start:stop])]
        width, linked = sum(block.width for block in here), sum(block.linked for block in here)
        if width > whole * MOST or (named == TAGS and linked * 2 < width):
            continue
        if named == LIST and sum(part.tag == "a" for part in one) < LEAST_LINKS:
            continue
        inside = sum(compress(outline.good_of[start:stop], kept[start:stop]))
        if inside < text:
            kept[start:stop] = [False] * count
            text, end = text - inside, stop


@lru_cache(maxsize=8192)
def _named(names: str) -> str:
    """Whether classes name such a part, a list of what is read most, or tags; or ``."""
    small = names.lower()
    known = small.split()
    if not _of_tags.isdisjoint(known):
        return TAGS
    if not _of_programs.isdisjoint(known) or (any(word in small for word in _WORDS) and _part.search(small)):
        return PART
    return LIST if "most" in small and _list.search(small) else ""


_WORDS = ("comment", "social", "share", "tools", "size")  # one is in each name of a part
