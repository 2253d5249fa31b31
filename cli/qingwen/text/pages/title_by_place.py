"""A title that its place tells: below a Chinese site's breadcrumb, above the line that says when and where it appeared, first in a WeChat post.

There stand titles of two letters, and such as a menu has too (`通知`). A subtitle below the credits may look likelier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline, parse_date
from qingwen.text.debris.phrase_table import tells_credit
from qingwen.text.debris.phrases import WECHAT_BYLINE, is_breadcrumb, phrases
from qingwen.text.event_dates import is_of_an_event, names_events_time
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.site_lines import OF_SITES
from qingwen.text.scripts import has_han

CREDIT = 64  # letters of a line of credits
LONGEST = 140  # letters of a line with a date or an author
BETWEEN = 3  # lines above a byline in which the title stands; an account or a source may stand between
NEAR = 15  # lines above an article's first in which such a byline stands
# Odds by its looks of a line below a breadcrumb: of the corpus's seven titles there the least has 2; `索引号：…` has some hundredths.
LEAST_BELOW_A_TRAIL = 0.3
LIKELY = 8  # odds from which a line is rather the title than a menu's word, or a source, between it and its byline
ZHIHU = range(2, 4)  # lines from a title on Zhihu to the button: the author's name, a signature perhaps
# What WeChat's page has above or below every post.
_of_wechat = frozenset(
    (
        "微信扫一扫",
        "关注该公众号",
        "预览时标签不可点",
        "轻触阅读原文",
        "继续滑动看下一个",
        "向上滑动看下一个",
        "在小说阅读器读本章",
        "在小说阅读器中沉浸阅读",
    )
)
# What stands right below titles alone: on Zhihu, Tieba, LinkedIn, PubMed, Wikipedia and Toutiao.
_right_below = lazy(
    r"(?:(?:原创)?20\d\d-\d\d-\d\d \d\d:\d\d·.{1,30}|关注问题|只看楼主|Report this article|Affiliations Expand|(?:\d+|Add) languages?|\d+ ?种语言|添加语言)$"
)
# Of Tieba: the tabs above its buttons, where these stand above the title, not below.
_TABS, _TIEBAS_ROW = frozenset(("看贴", "精品")), frozenset(("只看楼主", "收藏", "回复"))
_count = lazy(r"\d{1,3}(?:,\d{3})+$|\d+\.\d+ ?[万亿kKmM]$|\d+[万亿kKmM]$")
# The same, above which a date and a source may stand between: the label of the buttons for the size of the letters.
_letters_size = lazy(r"(?:字体|字號|字号|字體)(?:大小)?[：:]$")
# A date's parts on lines of their own, as some sites set them: `06/18`, `16:22:35`.
day_or_time = lazy(r"(?:(?:19|20)\d\d[-/.])?\d\d?[-/.]\d\d?$|\d\d?:\d\d(?::\d\d)?$")
# The row of an encyclopedia's article and its discussion, below the title.
_encyclopedias_row = (("Article", "Talk"), ("条目", "讨论"), ("條目", "討論"))
ORIGINAL = "原创"  # what WeChat's row of author, account and date opens with
_wechat_byline = lazy(WECHAT_BYLINE)  # which stands below titles alone
_dated_byline = lazy(
    r"(?:(?:发布|发表|更新)?(?:时间|日期|于)[：:]? ?)?(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?(?=[^。]*(?:\d:\d\d|来源|出处|作者|稿源))"
)
# The button to follow somebody, which stands beside the name.
follows = lazy(r"(?:\+ ?)?(?:follow(?:ing)?|subscribe|已?关注|[\d.,]+[kKmM万]? ?(?:followers|粉丝))$", re.I)
_follow_author = lazy(r"关注[他她]$")
_edited = lazy("编辑于")
_step = lazy(r"[>›»＞→/]| - ")  # from a part of a site to a part of that
TOP = 4  # lines above a title that may be a control or two and its section: `Top`, `X`, `Campus news`
_mark, _home = lazy(r"(?:>>?|[›»＞→/])$"), lazy(r"\S{0,8}首[页頁]$")  # between a parted trail's steps, and its first
_trails_step = lazy(r"(?:home|breadcrumbs?|首[页頁]|[>›»＞→/])$", re.I)
_day = lazy(r"(?:19|20)\d\d ?[-/.年] ?\d\d? ?[-/.月] ?\d")


def title_by_place(lines: Sequence[str], known: Sequence[bool], odds: Mapping[int, float], first: int) -> int | None:
    """The line that is the title whatever it looks like; None where no place tells it.

    known: whether a phrase table has a line for furniture. odds: of each line that may be the title, by its looks.
    """
    if _is_wechat_post(lines):
        return 0
    below = next((i for i in range(1, first + 1) if _right_below.match(lines[i])), None)
    if below is None:
        below = next((i for i in range(1, first + 1) if _is_original_row(lines, i)), None)
    if below is None:
        below = next((i for i in range(1, first + 1) if (*lines[i : i + 2],) in _encyclopedias_row), None)
    if below is None:
        below = _of_zhihus_author(lines, known, first)
    if below is None:
        below = _of_account(lines, known, first)
    if below is None:
        below = _of_letters_size(lines, first)
    while below is not None and below > 2 and is_count(lines[below - 1]):  # Zhihu's `关注者`, `1,204`
        below -= 2
    if below is not None and lines[below - 1] in _TABS:
        below = 1 + next((i for i in range(below, len(lines)) if lines[i] not in _TIEBAS_ROW), 0)
    if below is not None and not known[below - 1]:
        return below - 1
    byline = next(
        (
            i
            for i in range(min(first + BYLINE, len(lines) - 1), max(0, first - NEAR), -1)
            if _is_full(lines[i]) and not names_events_time(lines[i - 1])
        ),
        None,
    )
    trail = next((i for i in range(first - 1, -1, -1) if _is_trail(lines[i]) or _ends_parted_trail(lines, i)), None)
    if byline is not None:
        while byline > 1 and is_told(lines[byline - 1]):
            byline -= 1
        if _is_below_author(lines, byline) and not known[byline - 2] and odds.get(byline - 1, 0.0) <= LIKELY:
            return byline - 2
        return _above(lines, known, odds, byline, trail)
    return None if trail is None else _below(lines, odds, trail)


def _above(
    lines: Sequence[str], known: Sequence[bool], odds: Mapping[int, float], byline: int, trail: int | None
) -> int | None:
    """The title above the topmost line of a byline, and below a trail, if there is one near."""
    start = max(0, byline - BETWEEN)
    if trail is not None and start <= trail + 1 < byline:
        if (below := _below(lines, odds, trail)) is not None and below < byline:
            return below
        start = trail + 1
    likeliest = max((i for i in odds if i < byline), key=odds.__getitem__, default=None)
    if likeliest is not None and odds[likeliest] > LIKELY:
        return likeliest
    end = next(i for i in range(byline, len(lines) + 1) if i == len(lines) or not is_told(lines[i]))
    bare = all(parse_date(line) for line in lines[byline:end])
    if trail == byline - 2:
        return byline - 1
    if (bare or known[byline - 1]) and odds.get(end, 0.0) == max(odds.values(), default=0.0):
        return None  # a blog's date above its title
    if known[byline - 1]:
        return None if bare or _is_of_controls(lines[byline - 1]) else byline - 1
    near = [i for i in range(start, byline) if i in odds]
    likeliest = max(near, key=odds.__getitem__, default=byline - 1)
    return None if _is_of_controls(lines[likeliest]) else likeliest


def _is_below_author(lines: Sequence[str], byline: int) -> bool:
    """Whether Bilibili's line of the day is meant, above which the author stands and then the title, and below it the button to follow."""
    return (
        byline > 1
        and _edited.match(lines[byline]) is not None
        and any(map(follows.match, lines[byline + 1 : byline + 2]))
    )


def _is_of_controls(line: str) -> bool:
    """Whether a line has nothing but words of a site's controls: `设为首页`, `登录 注册`."""
    matches = [*map(phrases().match, line.split())]
    known = {match.certainty for match in matches if match is not None and match.rule in OF_SITES}
    return None not in matches and not known.isdisjoint(("sure", "margin", "edge"))


def _below(lines: Sequence[str], odds: Mapping[int, float], trail: int) -> int | None:
    """The title right below a trail, or below the section's name that the trail says, too."""
    at = trail + 1
    if odds.get(at, 0.0) <= LEAST_BELOW_A_TRAIL or is_told(lines[at]):
        return None
    return at + 1 if lines[at] in lines[trail] and odds.get(at + 1, 0.0) > odds[at] else at


def _is_wechat_post(lines: Sequence[str]) -> bool:
    """Whether a whole page of WeChat's was pasted: its byline stands soon below the first line."""
    return is_of_wechat(lines) and any(map(_wechat_byline.match, lines[1 : 2 + BETWEEN])) and not is_told(lines[0])


def is_of_wechat(lines: Sequence[str]) -> bool:
    """Whether a page has what WeChat's has round every post."""
    return not _of_wechat.isdisjoint(lines)


def _is_original_row(lines: Sequence[str], i: int) -> bool:
    """Whether WeChat's row opens here on lines of its own: `原创`, the author, the account, the date with its time."""
    if lines[i] != ORIGINAL:
        return False
    day = next((at for at in range(i + 1, min(i + 1 + BETWEEN, len(lines))) if parse_date(lines[at])), i)
    return day > i + 1 and " " in parse_date(lines[day])


def _of_zhihus_author(lines: Sequence[str], known: Sequence[bool], first: int) -> int | None:
    """The author of an article on Zhihu, whose signature may stand between the name and the button to follow, and the title between the menu and the name."""
    button = next((i for i in range(first) if _follow_author.match(lines[i])), None)
    if button is None or not any("赞同了该文章" in line for line in lines[button + 1 : button + 3]):
        return None
    title = next((i + 1 for i in range(button - 1, -1, -1) if known[i]), 0)
    return title + 1 if button - title in ZHIHU else None


def _of_account(lines: Sequence[str], known: Sequence[bool], first: int) -> int | None:
    """The account between a title that a menu ends above and the button to follow it, which the date stands below."""
    for button in range(2, min(first, len(lines) - 1)):
        if follows.match(lines[button]) and (parse_date(lines[button + 1]) or is_dateline(lines[button + 1])):
            is_below_menu = button == 2 or known[button - 3]
            return button - 1 if is_below_menu and not (known[button - 1] or known[button - 2]) else None
    return None


def _of_letters_size(lines: Sequence[str], first: int) -> int | None:
    """The topmost line of the date, the source and the label for the size of the letters that stand right below a title."""
    at = next((i for i in range(first) if _letters_size.match(lines[i])), 0)
    while at > 1 and (is_told(lines[at - 1]) or is_dateline(lines[at - 1]) or day_or_time.match(lines[at - 1])):
        at -= 1
    return at or None


def _is_trail(line: str) -> bool:
    """Whether a Chinese line says where in its site a page stands: `当前位置：首页 > 新闻 > 正文`."""
    if len(line) > CREDIT or not _step.search(line) or not has_han.search(line):
        return False
    match = phrases().match(line)
    return is_breadcrumb.match(line) is not None or (
        match is not None and match.rule == "navigation" and match.certainty == "sure"
    )


def _ends_parted_trail(lines: Sequence[str], i: int) -> bool:
    """Whether a line is the last step of such a trail whose steps stand on lines of their own: `首页`, `>`, `新闻`, `>`, `正文`."""
    if any(map(_mark.match, lines[i + 1 : i + 2])):
        return False
    start = i
    while start > 1 and _mark.match(lines[start - 1]) and len(lines[start]) <= CREDIT:
        start -= 2
    return start < i and _home.match(lines[start]) is not None


def _is_full(line: str) -> bool:
    """Whether a Chinese line says when something appeared, and a time, a source or a label too; `2025-03-05 阅读：12` stands in widgets as well."""
    if is_byline(line):
        return True
    return not line.startswith(("19", "20")) and bool(has_han.search(line) and _day.search(line)) and is_credit(line)


def is_byline(line: str) -> bool:
    """Whether a line opens with a date, and tells a time, a source or an author too: `2024-03-05 09:30 海港日报`."""
    return len(line) <= LONGEST and _dated_byline.match(line) is not None and not is_of_an_event((line,), 0)


def is_count(line: str) -> bool:
    """Whether a line is how many read or follow something; `1984` may be a title."""
    return _count.match(line) is not None


def is_told(line: str) -> bool:
    """Whether a line tells when and by whom what stands above it was written."""
    return bool(parse_date(line)) or is_byline(line) or is_credit(line)


def is_dated_title(lines: Sequence[str], title: int) -> bool:
    """Whether a line is a title by the date or credit right below it, and below a menu."""
    return title > TOP and any(map(is_told, lines[title + 1 : title + 2]))


def is_crumb(lines: Sequence[str], i: int) -> bool:
    """Whether a line is the last step of a trail whose steps stand on lines of their own: below `Home` or `/`."""
    return i > 0 and _trails_step.match(lines[i - 1]) is not None


def is_credit(line: str) -> bool:
    """Whether a line says the author, source or date of what stands above it: `作者：张三`, `By Jane Doe`."""
    return len(line) <= CREDIT and tells_credit(phrases().match(line))


def has_wechat_byline(below: Sequence[str]) -> bool:
    """Whether WeChat's line of account and date stands below a title, or its two lines: `原创 …`, `2024年08月09日 07:30 浙江`."""
    at = 1 if below and below[0].startswith("原创 ") else 0
    return any(map(_wechat_byline.match, below[at : at + 1]))
