"""Which short lines are page furniture, and how sure that is: what the tables in `data/phrases/`, one file a rule, say of a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE
from qingwen.text.debris.bylines import NO_NAME, byline_parts
from qingwen.text.debris.caveats import is_own_caveat
from qingwen.text.debris.dead_controls import is_end_mark, is_wechat_row
from qingwen.text.debris.phrase_table import REST, SIGN, Match, Table, start_of, templates
from qingwen.text.folding import as_mainland, fold, simplified
from qingwen.text.scripts import has_han

RULES = ("image-placeholder", "page-control", "share-widget", "counter", "navigation", "adjacent-article", "promotion",
         "credit-line", "legal-footer", "advertisement-label")  # fmt: skip
HAN = "\u3400"  # letters from here on are Han, or others without capitals
LONGEST = 64  # letters of a line that may match whole
HEAD, LONGEST_LINE = 160, 500  # letters: looked at of a line that may match by what it opens with, and that it may have
# Lines of programs and mark-up; folding would make words of them. Few lines have a sign or an end of such, and only these are read closer.
_code_signs = lazy(r"[<{}=;$`\\^~¶_(>/:]")
_code = lazy(r"<(?![^\x00-\u2e7f]+>$|[A-Z][a-z]+ [a-z]+>$)|[{}=;$`\\^~¶_]|[A-Za-z]\((?!\d[\d,.]*\))|->|//|::")
# An image or a box to tick; a path, a selector, a key, a quotation (`「更多。」` is what somebody says), an item of a listing.
_code_start = lazy(
    r"!\s?\[|\[ ?[xX✓√ ]?\]|[\"“'‘「『《〈#@*>|]|/(?![\u4e00-\u9fff]{2,8}/$)|\.\w|-(?!.*[-–—]$)|[a-z]+:$"
)
_CODE_ENDS = frozenset(",，、")
_brackets = lazy(r"[\[【（(〔［｛](?:.*[^。．.！？!?])?[\]】）)〕］｝]$")  # no sentence in them
# What may stand between a label and its value. A space alone will do only where the table says so.
_separator = lazy(r"\s?[：:|｜丨/／]\s?")
# What stands between the buttons of a row.
_gaps = lazy(r"\s*[|｜丨¦│┃·•／\t\u3000]+\s*|\s{2,}|\s/\s|[\]】）)]\s*[\[【（(]")
_IN_BRACKETS = frozenset(
    ("page-control", "share-widget", "adjacent-article", "counter")
)  # `[News] [Sports]` may be a kicker
LEAST_BUTTONS, LONGEST_ROW = 2, 120  # letters
_CLOSING = frozenset("】]］")
_BUTTON = r"[【\[［][ 　]*([^【】\[\]［］]{1,20})[】\]］]"
_bracketed_button = lazy(_BUTTON)
# Below what they are called, `页面功能`; not `先按【打印】，再按【关闭】。`
_bracketed_row = lazy(
    rf"(?:[^\W\d_]{{2}}(?:功能|工具|服务|服務)[:：]?)?[\s|·/-]*(?:{_BUTTON}[\s|·/-]*){{{LEAST_BUTTONS},}}"
)
_BUTTONS = frozenset(("page-control", "share-widget"))  # which stand side by side: `Print | Close | Share`
_ascii_gap = lazy(r"[|/\])\t\n\r\f\v\x1c-\x1f]|  ")  # a line of ASCII without these has none of those
# A date, with or without a time, and what parts it from a label: `2025年4月3日10:20 来源：…`, `2025-04-03 10:20来源：…`. Compiled when needed.
LEADING_DATE = (
    rf"(?:(?:时间|時間|日期)[：:]\s?)?({DATE}(?:(?:[ T]|(?<=[日号])){CLOCK})?)"
    r"(?:[\s|｜丨]+(?=\S)|(?=来源|作者|责任?编))"
)
PROVINCES = frozenset([
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽",
    "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西",
    "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
])  # fmt: skip
# Two names and more; `By The Numbers` and `By Land and Sea` are headings.
_ENGLISH_BYLINE = (
    rf"[bB][yY] {NO_NAME}"
    r"[A-Z][\w.'’-]+(?: [A-Z]\.)?(?: (?:de|der|den|la|van|von|da|al|bin|and|&)){0,3} [A-Z][\w.'’-]*(?:,? (?:and |& )?[A-Z][\w.'’-]*){0,4}$"
)
WECHAT_BYLINE = (
    r"(?:原创\s+)?(?:\S{1,30}\s+){0,2}((?:19|20)\d\d(?:-\d\d-\d\d|年\d\d?月\d\d?日)\s+\d\d:\d\d)(?:\s+\S{2,3})?$"
)
_space = lazy(r"\s+")
# What `您的位置：` leads to on a page; `3排5座` is where somebody sits.
_is_path = lazy(r"[>›»＞→/]|首[页頁]|主[页頁]|\bhome\b", re.I)
_LABEL = 40  # letters within which a label ends
# `首页 > 文学 > 诗歌`, `海港首页 > 财经 > 国际`, `Home / Blog / Title`, `海港网 > 民生 > 正文`; not `打开首页 > 我的 > 设置`.
is_breadcrumb = lazy(
    r"(?:(?:(?![打点點进進返回在从從登到选選依手微官小应應点])[^\s\d/>›»＞→，。：:]{2,6})?首[页頁]|主[页頁]|home(?: ?page)?)(?:(?: ?(?:> ?>?|[›»＞→]) ?| / |(?-i:(?<=[\u4e00-\u9fff]))/)[^\s/>›»＞→][^/>›»＞→]*){2}"
    r"|[^>›»＞→。，]{1,20}(?:[网網]|频道|頻道|新闻|新聞|资讯|資訊|要[闻聞])(?: ?(?:>>?|[›»＞]) ?[^\s>›»＞→。，]{1,20}){0,5} ?(?:>>?|[›»＞]) ?正文$",
    re.I,
)

_WECHAT_ROW = Match("page-control", "sure")
_END_MARK = Match("page-control", "margin")
_BREADCRUMB = Match("navigation", "edge")
# Of a line that its grammar alone tells, by its first field. Below a title it is the article's, elsewhere an epigraph's or an entry's.
BYLINES = {field: Match("credit-line", "doubtful", None, field) for field in ("author", "date")}


class Phrases:
    """All tables."""

    def __init__(self) -> None:
        self._lines, self._labels, self._spaced_labels, self._openings = Table(), Table(), Table(), Table()
        self._starts: set[str] = set()  # of openings
        self._signs: set[str] = set()  # their first letters, as lines may write them
        self._han: set[str] = set()  # and the first letter of those in Han
        # A page's menus come twice and with every page of a site; and each round of fixing asks again.
        self.match = lru_cache(1 << 15)(self._match_line)
        self._opening = lru_cache(1 << 12)(self._find_opening)
        for rule in RULES:
            for template, label in templates(rule, table(f"phrases/{rule}.txt")):
                if label:
                    self._labels.add(template)
                    if label == " *":
                        self._spaced_labels.add(template)
                elif template.parts[-1] is not REST:
                    self._lines.add(template)
                else:
                    self._openings.add(template)
                    self._starts |= template.starts
                    self._han |= {start[0] for start in template.starts if start >= HAN}
                    for start in template.starts:
                        self._signs |= {start[:SIGN], start[:SIGN].capitalize(), start[:SIGN].upper()}
        for lines in (self._lines, self._labels, self._spaced_labels, self._openings):
            lines.sort()

    def _match_line(self, line: str) -> Match | None:
        """What the tables know of a line (stripped); None for most. An author's own caveat is never surely a site's."""
        return _unless_own_caveat(line, self._match(line))

    def _match(self, line: str) -> Match | None:
        """The surest match of a line."""
        if is_wechat_row(line):
            return _WECHAT_ROW
        if is_end_mark(line):
            return _END_MARK
        if len(line) > LONGEST:
            return self._byline(line)
        if line.isascii() and line.replace(" ", "").isalpha() and "  " not in line:
            # Most lines of most menus: no code, no row, no label, nothing to fold but capitals.
            best = self._lines.find(_unrepeated(line.lower().strip()))
            if best and best.certainty in ("sure", "margin", "edge"):
                return best
            return (self._byline(line) if line[:1] in "Bb" else None) or best
        if (_code_signs.search(line) and _code.search(line)) or _code_start.match(line) or line[-1:] in _CODE_ENDS:
            return self._byline(line) if " // " in line else None
        key = fold(line)
        if len(key) * 2 < len(line) - 4 and _mostly_marks(key, "".join(line.split())):
            return None  # a drawing, a table, code
        if key == "0" and not line.isdigit():
            return None  # a date, a time, a price
        # An icon (`×`, `☰`) folds to nothing and stands for itself.
        best = _find(self._lines, _unrepeated(key) or line, line, _brackets.match(line) is not None)
        if best and best.rule == "counter" and "★" in line:
            return best._replace(certainty="doubtful")  # how a review rates its book, and no count
        if best and best.certainty in ("sure", "margin", "edge"):
            return best
        found = self._row(line) or self.bracketed(line) or self._label(line) or self._dated(line)
        if not found and not (best and best.rule == "credit-line"):
            found = self._byline(line)
        return found or (_BREADCRUMB if is_breadcrumb.match(line) else best)

    def match_opening(self, line: str) -> Match | None:
        """What the tables know of a line by what it opens with alone: an article's sentence may open so too."""
        if line[:SIGN] not in self._signs and "0" <= line[0] <= "z":
            return None  # nearly all
        if not line[0].isalnum():
            line = line.lstrip("*[【（(").replace("©", "copyright", 1)
        if line[:1] >= HAN and chr(simplified()[ord(line[0])]) not in self._han:
            return None
        if start_of(line) not in self._starts or len(line) > LONGEST_LINE or line[-1] in "?？,，、":
            return None
        return _unless_own_caveat(line, self._opening(line[:HEAD]))

    def _find_opening(self, head: str) -> Match | None:
        return self._openings.find(fold(head))

    def _row(self, line: str) -> Match | None:
        """Several phrases of one rule, or buttons, on one line: `微信 微博 QQ空间`, `Home | News | About us`, `【打印】【关闭】`."""
        if line.isascii() and not _ascii_gap.search(line):
            return None
        texts = _gaps.split(line)
        if len(texts) == 1 and has_han.search(line):
            texts = line.split()
        first: Match | None = None
        certainties = set()
        for text in texts if len(texts) > 1 else ():
            match = _find(self._lines, fold(text), text)
            if not match or match.certainty == "doubtful":
                return None
            first = first or match
            if match.rule != first.rule and not _BUTTONS.issuperset((match.rule, first.rule)):
                return None
            certainties.add(match.certainty)
        return first and Match(first.rule, next((one for one in ("sure", "margin") if one in certainties), "edge"))

    def bracketed(self, line: str) -> Match | None:
        """Nothing but buttons in brackets, half of them known: `页面功能 【我来说两句】【我要挑错】【打印】【关闭】`."""
        if line[-1:] not in _CLOSING or len(line) > LONGEST_ROW or not _bracketed_row.fullmatch(line):
            return None
        buttons = _bracketed_button.findall(line)
        found = [
            match for one in buttons if (match := _find(self._lines, fold(one), one)) and match.rule in _IN_BRACKETS
        ]
        if len(found) < LEAST_BUTTONS or len(found) * 2 < len(buttons):
            return None
        return Match("page-control", next((match.certainty for match in found if match.certainty == "sure"), "margin"))

    def _dated(self, line: str) -> Match | None:
        """A date and then a label: `2025-04-03 10:20 来源：新华网`, `时间：2025-04-03 阅读：128`."""
        date = re.match(LEADING_DATE, line) if line.startswith(("19", "20", "时间", "時間", "日期")) else None
        rest = line[date.end() :] if date else ""
        match = self.match(rest) if rest and rest[:3].lower() != "by " else None
        if match is None or match.rule not in ("credit-line", "counter"):
            return None
        return Match("credit-line", "doubtful", None, match.field or "date")

    def _byline(self, line: str) -> Match | None:
        """What stands under a title: `By Jane Doe`; in WeChat `原创 张三 某某医院 2025-04-03 18:30 甘肃`."""
        if line[:3] in ("By ", "BY ") and re.match(_ENGLISH_BYLINE, line):
            return Match("credit-line", "doubtful", 3, "author")
        if parts := byline_parts(line):
            return BYLINES[next(part.field for part in parts if part.field)]
        if line.startswith("by ") and re.match(_ENGLISH_BYLINE, line):
            return BYLINES["author"]
        if line.startswith("原创 ") or line[-2:] in PROVINCES or line[-3:] in PROVINCES:
            return Match("credit-line", "doubtful") if re.match(WECHAT_BYLINE, line) else None
        return None

    def _label(self, line: str) -> Match | None:
        """`label：value`, `label | value`, and for some `label value`."""
        if ":" not in line and line.isascii():
            return None
        separator = _separator.search(line, 1, _LABEL)
        # `VIA/QMK support` is no label; `文/张三` is.
        if separator and (separator[0].strip() in ("：", ":") or not line[: separator.start()].isascii()):
            match = self._labels.find(fold(line[: separator.start()]))
            if match:
                if (
                    match.rule == "navigation"
                    and match.certainty == "sure"
                    and not _is_path.search(line[separator.end() :])
                ):
                    match = match._replace(certainty="doubtful")
                return match._replace(label_end=separator.end())
        if has_han.search(line):
            for space in _space.finditer(line, 1, _LABEL):
                match = self._spaced_labels.find(fold(line[: space.start()]))
                if match:
                    return match._replace(label_end=space.end())
        return None


def _find(known: Table, key: str, line: str, bracketed: bool = False) -> Match | None:
    """What a table knows of a line, folded to a key, in the words that it came in or in the mainland's."""
    if match := known.find(key, bracketed):
        return match
    return None if (alike := as_mainland(key, line)) is key else known.find(alike, bracketed)


def _mostly_marks(key: str, line: str) -> bool:
    """Whether a line (without its white space, which layout may change) is more punctuation than letters."""
    return len(key) * 2 < len(line) - 4 and sum(map(str.isalnum, line)) * 2 < len(line)


def _unrepeated(key: str) -> str:
    """`图片图片图片` → `图片`, `image image` → `image`: what stands two or more times and nothing else, once."""
    if key.find(key[:2], 1) < 0 and key[1:2] not in (key[:1], " "):  # most
        return key
    unit = (key + key).find(key, 1)
    if 0 < unit < len(key):
        return key[:unit]
    if " " not in key:
        return key
    spaced = key + " "
    unit = (spaced + spaced).find(spaced, 1)
    return spaced[: unit - 1] if unit < len(spaced) else key


def _unless_own_caveat(line: str, match: Match | None) -> Match | None:
    return match._replace(certainty="doubtful") if match and is_own_caveat(line, match) else match


@cache
def phrases() -> Phrases:
    """The tables, read once."""
    return Phrases()
