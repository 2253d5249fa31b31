"""What the lines near the beginning of an article look like and where they stand, in a page that was pasted whole: each may be its title.

`data/page_title.txt` weighs the values; `tests/training/page_weights.py` learns the weights, with these very functions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline
from qingwen.text.debris.line import book_number
from qingwen.text.debris.phrases import WECHAT_BYLINE
from qingwen.text.debris.reporters import REPORTER
from qingwen.text.event_dates import names_events_time
from qingwen.text.pages.headings import part_opened
from qingwen.text.pages.lines import columns_wide, ending, is_paragraph
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.shared_words import words_of
from qingwen.text.pages.title_by_place import LONGEST, day_or_time, follows, is_byline, is_count, is_credit
from qingwen.text.trails import leads_down

REACH = 40  # lines above the article's first that may be its title; of 860 titles of pages, 19 in 20 are within 15
INTO = 8  # lines of the article that may
WIDTHS = range(5, 171)  # columns
DATED = 5  # lines below a title in which a date or author stands, a subtitle perhaps between
MENU = 1.0  # log-odds of the line above a title from which it speaks for a menu's end
SAID = 8  # letters of a line that may be said again in a breadcrumb
ROW = 3  # slashes in a row of sections
ROWS = 2  # labelled lines right above another: of an event's or of minutes
SIGNATURE = 48  # letters of a line that says who wrote something
LETTERS = 6000  # of the article that a title's words are looked for in
NAMES = (
    "doubled", "word", "odds", "top", "far", "before", "after", "into", "narrow", "medium", "wide", "sentence", "colon", "parts",
    "small", "byline", "date", "opens", "dated", "prose before", "prose next", "prose soon", "mentioned", "name", "twin name", "followed",
    "signed", "said", "over name", "below menu",
)  # fmt: skip
_FULL_STOPS = ("。", ".", '."', ".”", "。”", "。」")
_PARTED = ("|", "»", " > ", "›", " / ")
# What may be somebody's name.
may_be_name = lazy(
    r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.?|de|der|den|la|van|von|da|al|bin|[A-Z][\w'’.-]+)){1,3}$|[\u4e00-\u9fff]{2,4}$"
)
_row = lazy(r"[A-Z][a-z]+: \S")  # `Chair: Mary Smith`
_latin = lazy(r"[A-Za-z][\w'’]*")
_unmarked = frozenset(("with", "from", "your", "that", "this"))  # words that headlines leave in small letters
_initials = lazy(r"\b(?:[A-Z]\.){2,}$")  # `… Talks With U.S.`
_noted = lazy(r"[。.](?:\[\d+\])+$")  # an encyclopedia's sentence
_MONTH = r"\b(?=[adfjmnos])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_numbered = lazy(r"\d")
_with_a_number = lazy(rf"\b(?:19|20)\d\d\b|{_MONTH} \d|\d年\d", re.I)
_date = lazy(rf"\b(?:19|20)\d\d[-/.年]\d|\d:\d\d|{_MONTH} \d{{1,2}},? ?(?:19|20)\d\d", re.I)
only_byline = lazy(
    rf"\d+ min(?:ute)?s? read$|.{{,20}} ago$|by \w|published |updated |(?:发布|更新|发表)(?:时间|日期|于)|来源[:：]|来源于|本文(?:来自|来源|转载|首发)|作者[:：]|编辑[:：]|原创\s|已?于 ?\d.*(?:发布|修改)$|{WECHAT_BYLINE}",
    re.I,
)
# What opens a line beside or below a title: who wrote it and when, of which kind it is, what a reader can do.
_beside = lazy(
    r"(?:by|posted|written|published|updated|last (?:updated|modified|reviewed)|author|edited|reviewed|medically|photo|image|credit"
    r"|share|tags?|category|categories|topics?|table of contents|contents|in this article|skip|search|subscribe|sign|log ?in|menu"
    r"|follow|email|enter|作者|来源|发布|编辑|责编|记者|日期|时间|分类|标签|目录|当前位置|您|首页|字号|更新|文章|浏览|阅读|点击|本文|索引号|主题分类|发文机关|发文机构|成文日期|发文字号)\b",
    re.I,
)
# An item, a crumb, what an article was called elsewhere.
# Reddit's name of a group or of a reader; a forum's of who asked, or a tab of it; the court below; who drew; a reporter's line.
_no_title = lazy(
    rf"[·•>»›]|[（(]?(?:本文)?原(?:标题|题为|题[:：])|[ru]/\w+$|(?:楼主|精品)$|On appeal from\b|(?:Photo(?:graph)?s?|Illustrations?|Images?|Artwork|Words|Text) by [A-Z]|(?:[□■◎●○▲△◆] ?)?[^\s。，]{{0,12}}{REPORTER}[\s／/：:]\s?[\u4e00-\u9fff]{{2,4}}$"
)
# What a recipe's card tells; and its ingredients, which stand among others: `100 ml Limit Ends at Airports` may be a title, as `9/11 and After` is.
_of_a_recipe = lazy(
    r"(?:prep(?:aration)?|cook(?:ing)?|total|active) ?time[:： ]*(?:\d|$)|(?:yields?|serves|makes|servings?)\b[: ]+\d|\d+ (?:servings|ratings|reviews)$|rating: *[\d.★☆]|%? ?daily value"
    r"|step \d+(?: ?(?:/|of) ?\d+)?$|calories[:： ]*\d",
    re.I,
)
_ingredient = lazy(
    r"(?:\d+ )?(?:1/[2-8]|2/3|3/[48]|[57]/8|\d*[¼½¾⅓⅔⅛])(?!\d)|\d+(?:\.\d+)?\s?(?:cups?|tbsps?|tsps?|tablespoons?|teaspoons?|ounces?|oz|lbs?|pounds?|k?g|ml|cloves?|cans?|sticks?)\b",
    re.I,
)
_shared = lazy(
    r"(?:Share|Pin|Save|Post|Tweet|Follow(?: us)?) on (?:Facebook|Twitter|Pinterest|Instagram|YouTube|WhatsApp|LinkedIn|Reddit)"
)
# In the table above a notice of an office the next line says who issued it, when, and how it is filed.
filed = lazy(
    r"(?:索引号|主题分类|组配分类|体裁分类|公文种类|发文机关|发文机构|发布机构|公开主体|责任部门|成文日期|发布日期|公开日期|生效日期|发文字号|文号|主题词|有效性|公开方式)[：:]?$"
)
_by = lazy(r"by:?$", re.I)  # above an author's name
_signs = lazy(r"(?:written |posted |published |words )?by |作者|more (?:from|by) |author", re.I)


def title_columns(
    lines: Sequence[str], scores: Sequence[float], odds: Sequence[float], known: Sequence[bool], first: int, last: int
) -> tuple[list[int], list[tuple[float, ...]]]:
    """The lines that may be the title (indices), and of each the values that NAMES names."""
    start, stop = max(0, first - REACH), min(first + INTO, last + 1)
    around = lines[start : stop + max(BYLINE, DATED)]
    prose = [*map(is_paragraph, around)]
    dated = [not is_one and len(line) < LONGEST and _is_dated(line) for line, is_one in zip(around, prose, strict=True)]
    counts = Counter(words_of("\n".join(lines[first : last + 1])[:LETTERS]))
    found = [
        i
        for i in range(start, stop)
        if not known[i]
        and columns_wide(lines[i]) in WIDTHS
        and not (prose[i - start] and lines[i].endswith(_FULL_STOPS) and not _initials.search(lines[i]))
        and "。" not in lines[i]
        and not lines[i].startswith(("—", "――"))  # a subtitle
        and not is_dateline(lines[i])
        and not _no_title.match(lines[i])
        and not day_or_time.match(lines[i])
        and not names_events_time(lines[i])
        and not (filed.match(lines[i]) or (i and filed.match(lines[i - 1])))
        and not book_number.match(lines[i])
        and not is_byline(lines[i])
        and not is_count(lines[i])
        and not (i >= ROWS and all(map(_row.match, lines[i - ROWS : i + 1])))
        and not _noted.search(lines[i])
    ]
    signed = [
        may_be_name.match(line) is not None
        and (line in lines[i + 1 : i + 2] or follows.match(lines[min(i + 1, len(lines) - 1)]) is not None)
        for i, line in enumerate(lines[start : stop + BYLINE], start)
    ]
    signatures = [one for one in lines if len(one) <= SIGNATURE and one[0] in "bBwWpPmMaA作" and _signs.match(one)]
    above = " ".join(lines[max(0, start - BYLINE) : first]).lower()
    rows: list[tuple[float, ...]] = []
    for i in found:
        line = lines[i]
        doubled = line in lines[max(0, i - 1) : i] or line in lines[i + 1 : i + 2]
        name = may_be_name.match(line) is not None
        wide, end = columns_wide(line), ending(line)
        below = prose[i + 1 - start : i + 1 - start + BYLINE]
        rows.append((
            doubled,
            max(0.0, scores[i]),
            max(-4.0, min(4.0, odds[i])),
            i == 0,
            abs(first - i),
            i < first,
            i > first,
            max(0, i - first),
            wide < 20,
            wide >= 30,
            wide > 110,
            end == "s" and not _initials.search(line),
            line[-1] in ":：",
            any(sign in line for sign in _PARTED),
            _in_small_letters(line),
            bool(_beside.match(line) or only_byline.match(line)) or is_credit(line),
            bool(_numbered.search(line) and _date.search(line)),
            bool(part_opened(line)),
            any(dated[i + 1 - start : i + 1 - start + DATED]),
            min(3, sum(prose[first - start : max(0, i - start)])),
            any(below[:1]),
            any(below),
            _mentioned(line, counts),
            name,
            name and doubled,
            any(map(follows.match, lines[i + 1 : i + 2])),
            name and any(line in one for one in signatures),
            len(line) >= SAID and above.count(line.lower()) > (i < first) + doubled,
            any(signed[i + 1 - start : i + 1 - start + BYLINE]),
            i == 0 or scores[i - 1] > MENU,
        ))  # fmt: skip
    return found, rows


def is_no_title(lines: Sequence[str], i: int) -> bool:
    """Whether a line is none whatever speaks for it: a trail, a row of sections or of buttons, a fact of a recipe or an ingredient, a name below `By`."""
    line = lines[i]
    if i and (_by.match(lines[i - 1]) or (i > 1 and line == lines[i - 1] and _by.match(lines[i - 2]))):
        return True
    if leads_down(line) or line.count(" / ") >= ROW or len(_shared.findall(line)) > 1:
        return True
    if _of_a_recipe.match(line):
        return True
    beside = (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    return _ingredient.match(line) is not None and any(map(_ingredient.match, beside))


def _is_dated(line: str) -> bool:
    """Whether a line says when something was, or who wrote it."""
    small = line.lower()
    return (
        small.startswith("by ")
        or small.endswith("ago")
        or "min read" in small
        or (not small.isascii() and ("作者" in small or "来源" in small or "发布" in small))
        or (_numbered.search(line) is not None and _with_a_number.search(line) is not None)
    )


def _in_small_letters(line: str) -> float:
    """How much of a Latin line is no headline in capitals: of three long words or more in small letters, 1."""
    small = [word for word in _latin.findall(line) if word[0].islower() and len(word) > 3 and word not in _unmarked]
    return min(len(small), 3) / 3


def _mentioned(line: str, counts: Counter[str]) -> float:
    """How often an article uses the words of a line: the mean logarithm, at most 2.5."""
    parts = set(words_of(line))
    return min(2.5, sum(log1p(counts[part]) for part in parts) / len(parts)) if parts else 0.0
