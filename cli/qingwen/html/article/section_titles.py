"""What the parts of a page are called: those that are not the article's, and its own lists of other texts."""

from __future__ import annotations

import re
from functools import lru_cache

from qingwen.html.article.trimming import heads_others
from qingwen.html.dom.blocks import LONGEST_PHRASE, known_phrase
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import opens_other_part

_furniture_title = lazy(
    r"(?:you (?:may|might) (?:also )?(?:like|be interested)|related|recommended|read (?:more|next|also)|more (?:from|stories|news|on|in|articles|posts|like)|"
    r"(?:\d+ )?(?:comments?|responses|replies|thoughts on)\b|leave a (?:reply|comment)|join the (?:conversation|discussion)|about the author|share this|"
    r"popular|trending|latest|recent (?:posts|articles|news|comments)|featured|subscribe|sign up|newsletter|follow us|advertisement|sponsored|top stories|"
    r"(?:privacy|cookie)|(?:rights|reprints) and permissions$|cite this(?: (?:article|paper|page|work|as))?\W*$|have (?:any )?questions|contact us|get in touch|see also$|further reading|up next|next (?:article|post|up)|tags?:?$|categories|"
    r"相关|推荐|猜你喜欢|热门|热点|最新|更多|评论|发表|网友|留言|大家都在看|为你推荐|上一篇|下一篇|延伸阅读|精彩|排行|热榜|关于作者|作者简介|分享|友情链接|近期|标签|分类|归档|联系我们|广告)"
)  # of titles in small letters, which takes a third of the time that patterns do for both


def is_furniture_title(text: str) -> bool:
    """Whether a line is what a section is called that is not the article's."""
    return _is_furniture_title(text[:LONGEST_PHRASE])


@lru_cache(maxsize=4096)
def _is_furniture_title(text: str) -> bool:
    return _furniture_title.match(text.lower()) is not None


_own_list = lazy(
    r"\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:(?:(?:additional|further|more|related|useful|helpful|other|external|online) )?(?:resources|references|reading|links|information|documentation|docs)"
    r"|see also|learn more|next steps|what(?:'|’)s next|sources|bibliography|works cited|notes|credits|downloads|attachments"
    r"|(?:参考|延伸|扩展|拓展|补充)(?:资料|文献|阅读|链接|资源|文档|来源)|相关(?:资料|文献|资源|文档)|(?:资料|资源|文件|附件)?下载|参考|引用|资料来源|外部链接|下一步)\W*$",
    re.I,
)


def is_own_list(text: str) -> bool:
    """Whether a line is what an article's own list of other texts is called."""
    return len(text) <= LONGEST_PHRASE and _is_own_list(text)


@lru_cache(maxsize=4096)
def _is_own_list(text: str) -> bool:
    return _own_list.match(text) is not None


_announces = lazy(r"(?:如下|(?:以下|下列).{0,9}|\b(?:following\b.{0,30}|as follows|below))\s*[:：]$", re.I)


def heads_furniture(text: str) -> bool:
    """Whether a line is what a part of a page is called that is not the article's; no paragraph is, be its first word `Related`."""
    if len(text) > LONGEST_PHRASE or (text[-1:] in ":：" and _announces.search(text)):
        return False
    return is_furniture_title(text) or heads_others(text) or is_known_line(text)


def is_known_line(text: str) -> bool:
    """Whether a short line is one that stands on many sites."""
    return len(text) <= LONGEST_PHRASE and (opens_other_part(text) or known_phrase(text) is not None)
