"""What the name of a person looks like, or of several, where a page says who wrote."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrases import phrases
from qingwen.text.publishers import PUBLISHER

_english_name = lazy(r"[A-Z][\w'’.-]*(?: (?:(?:de|der|den|la|van|von|da|al|bin) ){0,2}[A-Z][\w'’.-]*){1,3}")
_chinese_name = lazy(
    r"[\u3400-\u9fff]{2,4}(?:[ 、][\u3400-\u9fff]{2,4}){0,3}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}"
)
# What stands where an author should: nobody in particular.
_nobody = lazy(
    r"全部|所有|不限|请\w+|佚名|未知|不详|匿名|原创|发布者|admin|\w*管理员|\w*编辑部?|小编|网友|(?:本站|本网|网络|互联网|转载|综合)\w{0,4}|anonymous|unknown"
    r"|.*\b(?:staff|team|editors?|writers?|reporters?|correspondents?|desk|contributors?|authors?)",
    re.I,
)
between_names = lazy(r"\s*(?:[,，、;；&]|\band\b)\s*")
LONGEST_NICKNAME = 20  # letters; Discuz allows 15
may_be_publisher = lazy(rf"[^\s,，、]*(?:{PUBLISHER}|新[闻聞]|[频頻]道)")
_no_person = lazy(
    r"the .+|.+ (?:times|news|association|agency|gazette|tribune|telegraph|magazine|media|press|journal|council|institute|university)"
    r"|(?:photo|illustrat|edit|translat|review)\w* .+|楼主|樓主|版主|\w*(?:主页|主頁)|\w*(?:[记記]者|通[讯訊][员員]).*",
    re.I,
)


def are_names(text: str) -> bool:
    """Whether a text is one name or several with commas or an `and` between."""
    return all(map(is_name, between_names.split(text)))


def is_name(text: str) -> bool:
    """Whether a text is a person's name or several, and nobody in particular."""
    return (
        (_english_name.fullmatch(text) or _chinese_name.fullmatch(text)) is not None
        and not _nobody.fullmatch(text)
        and not phrases().match(text)
    )


def names_person(name: str) -> bool:
    """Whether it is one person's name or several's, and no paper's, office's or role."""
    return is_name(name) and not may_be_publisher.fullmatch(name) and not _no_person.fullmatch(name)


def is_nickname(name: str) -> bool:
    """Whether it may be what a site calls somebody who writes there."""
    return 0 < len(name) <= LONGEST_NICKNAME and not phrases().match(name) and not _nobody.fullmatch(name)
