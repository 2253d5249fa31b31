"""Small boxes among an article's paragraphs whose own class says in whole words that a site put them there: an advertisement, a call to subscribe."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress, pairwise

from qingwen.html.article.names import tag_and_class
from qingwen.html.dom.blocks import GOOD_WIDTH, Block, Outline
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy

MOST_BLOCKS, MOST_WIDTH = 4, 400  # columns; a letter that is called a newsletter has more
_words = frozenset(
    [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "cta",
        "promo",
        "sponsor",
        "sponsored",
        "newsletter",
        "subscribe",
        "subscription",
        "signup",
        "membership",
        "donation",
        "donate",
        "paywall",
        "gzh",
        "tuijian",
    ]
)
_pairs = frozenset(
    [
        ("related", "inline"),
        ("inline", "related"),
        ("read", "more"),
        ("app", "download"),
        ("download", "app"),
        ("follow", "card"),
    ]
)
# What an element is or has beside such a box, WordPress's categories and tags of a post, and Divi's modules, in which anything may stand.
_of_others = lazy(r"(?:no|has|is|with|without|after|before|category|tag)[_-]|et_pb_")
# What such a box speaks of; without it a long line is the article's.
_of_site = lazy(
    r"\b(?:subscri\w+|newsletters?|sign(?:ing)? up|inbox|members?(?:hip)?|donat\w+|support us|our (?:app|readers|journalism|stories|coverage|privacy)|download|follow(?:ing)? us|sponsor\w*|advert\w*"
    r"|affiliate|commission|free articles|terms of use|dispatch|cancel any ?time)\b"
    r"|订阅|訂閱|关注|關注|公众号|公眾號|扫码|掃碼|二维码|客户端|下载|下載|会员|會員|赞助|贊助|投稿|转载|轉載|读者群|广告|廣告|优惠|優惠|星标|评论区|点赞",
    re.I,
)


def drop_named_boxes(kept: list[bool], blocks: list[Block], outline: Outline) -> None:
    """Leaves out what is kept of such boxes, but for those that hold a long line which says nothing of the site; a class that holds such a line anywhere is
    not believed: on some sites each paragraph is called a `paywall`.
    """
    for i in compress(range(len(blocks)), kept):
        if blocks[i].is_link and _is_button_of_substack(blocks[i].element):
            kept[i] = False
    if True not in kept:
        return
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    named = [
        at
        for at, (one, start, count) in enumerate(zip(outline.elements, outline.start, outline.count, strict=True))
        if first < start <= last - count
        and count <= MOST_BLOCKS
        and "class" in one.attrs
        and _is_named(one.attrs["class"])
    ]
    if not named:  # as on most pages
        return
    alike = {tag_and_class(outline.elements[at]) for at in named}
    own = {
        called
        for at, one in enumerate(outline.elements)
        if at and (called := tag_and_class(one)) in alike and _holds_text(at, blocks, outline)
    }
    for at in named:
        start, stop = outline.start[at], outline.start[at] + outline.count[at]
        if tag_and_class(outline.elements[at]) not in own and any(kept[:start]) and any(kept[stop:]):
            kept[start:stop] = [False] * (stop - start)


# Where Substack's buttons lead, set between paragraphs; what else a writer makes a button of is the writer's.
_action = lazy(r"/subscribe(?:\?|$)|[?&]action=share\b|/comments(?:\?|$)|/leaderboard(?:\?|$)|[?&]gift=true")


def _is_button_of_substack(element: Element) -> bool:
    return element.attrs.get("class") == "button-wrapper" and any(
        one.tag == "a" and _action.search(one.attrs.get("href", "")) for one in element
    )


def _holds_text(at: int, blocks: list[Block], outline: Outline) -> bool:
    if outline.count[at] > MOST_BLOCKS or outline.total[at] > MOST_WIDTH:
        return True
    here = blocks[outline.start[at] : outline.start[at] + outline.count[at]]
    return any(one.width >= GOOD_WIDTH and not _of_site.search(one.text) for one in here)


@lru_cache(maxsize=4096)
def _is_named(classes: str) -> bool:
    """Whether one of some classes has such a word, or two such words side by side."""
    for whole in classes.lower().split():
        name = whole.partition("__")[0]  # of `product__cta` the product
        words = name.replace("_", "-").split("-")
        if not (_words.isdisjoint(words) and _pairs.isdisjoint(pairwise(words))) and not _of_others.match(name):
            return True
    return False
