"""Phrase tables: which short lines are page furniture, and how sure that is. Data stands in `data/phrases/`, one file a rule.

A template is a row of parts, each a choice of literals or `*`. Written out, the templates come to millions of phrases, and as
regular expressions they would take longer to compile than most runs last; so they stand in dictionaries, by the literal that a
line must open with, and only the few that share a line's opening are tried on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from qingwen.data import table
from qingwen.text.dead_controls import is_wechat_row
from qingwen.text.folding import fold
from qingwen.text.scripts import has_han

RULES = ("image-placeholder", "page-control", "share-widget", "counter", "navigation", "adjacent-article", "promotion",
         "credit-line", "legal-footer", "advertisement-label")  # fmt: skip
LONGEST = 64  # letters of a line that may match
WILD = 40  # letters that `*` may stand for
OPENING = 3  # letters by which templates are looked up
CERTAINTIES = ("sure", "margin", "edge", "group", "doubtful")  # the surest first
# Lines of programs and mark-up; folding would make words of them. Few lines have a sign or an end of such, and only these are read closer.
_code_signs = re.compile(r"[<{}=;$`\\^~¶_(>/:]").search
_code = re.compile(
    r"<(?![^\x00-\u2e7f]+>$|[A-Z][a-z]+ [a-z]+>$)|[{}=;$`\\^~¶_]|[A-Za-z]\((?!\d[\d,.]*\))|->|//|::"
).search
# An image or a box to tick; a path, a selector, a key, a quotation, an item of a listing.
_code_start = re.compile(r"!\s?\[|\[ ?[xX✓√ ]?\]|[\"“'‘《〈/#@*>|]|\.\w|-(?!.*[-–—]$)|[a-z]+:$").match
_CODE_ENDS = frozenset(",，、")
_brackets = re.compile(r"[\[【（(〈《「『〔［｛].*[\]】）)〉》」』〕］｝]$").match
# What may stand between a label and its value. A space alone will do only where the table says so.
_separator = re.compile(r"\s?[：:|｜丨/／]\s?").search
# What stands between the buttons of a row.
_gaps = re.compile(r"\s*[|｜丨¦│┃·•／\t\u3000]+\s*|\s{2,}|\s/\s|[\]】）)]\s*[\[【（(]").split
_BUTTONS = frozenset(("page-control", "share-widget"))  # which stand side by side: `Print | Close | Share`
_ascii_gap = re.compile(r"[|/\])\t\n\r\f\v\x1c-\x1f]|  ").search  # a line of ASCII without these has none of those
_LEADING_DATE = r"(?:19|20)\d\d(?:[-/.]\d\d?[-/.]\d\d?|年\d\d?月\d\d?日)(?:[ T]\d\d?:\d\d(?::\d\d)?)?[\s|｜丨]+"  # compiled when needed
PROVINCES = frozenset([
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽",
    "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西",
    "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门",
])  # fmt: skip
# Two names and more; `By The Numbers` and `By Land and Sea` are headings.
_ENGLISH_BYLINE = (
    r"B[yY] (?!(?:The|A|An|My|Your|Our|Their|Land|Sea|Air|Day|Night|Hand|Any|All|No)\b)"
    r"[A-Z][\w.'’-]+(?: [A-Z]\.)?(?: (?:de|der|den|la|van|von|da|al|bin|and|&)){0,3} [A-Z][\w.'’-]*(?:,? (?:and |& )?[A-Z][\w.'’-]*){0,4}$"
)
WECHAT_BYLINE = (
    r"(?:原创\s+)?(?:\S{1,30}\s+){0,2}((?:19|20)\d\d(?:-\d\d-\d\d|年\d\d?月\d\d?日)\s+\d\d:\d\d)(?:\s+\S{2,3})?$"
)
_space = re.compile(r"\s+").finditer
# What `您的位置：` leads to on a page; `3排5座` is where somebody sits.
_is_path = re.compile(r"[>›»＞→/]|首页|主页|\bhome\b", re.I).search
_LABEL = 40  # letters within which a label ends

Parts = tuple[tuple[str, ...] | None, ...]


class Match(NamedTuple):
    """What a table says of a line.

    certainty: `sure` debris anywhere; `margin`: before the first or after the last long paragraph of a paste; `edge`: above
               everything else in it; `group`: beside other debris of its rule; `doubtful`: reported only.
    label_end: for `label：value`, the offset in the line where the value starts; else None.
    field:     the front-matter field that the value belongs in: author, source, date or `""`.
    """

    rule: str
    certainty: str
    label_end: int | None = None
    field: str = ""


_WECHAT_ROW = Match("page-control", "sure")


class Template(NamedTuple):
    """One line of a table: `parts` are choices of literals; None stands for `*`."""

    match: Match
    bracketed: bool
    parts: Parts


class Table:
    """Templates by what a key must open with; looked up in time linear in the key."""

    __slots__ = ("_anywhere", "_exact", "_in_brackets", "_openings")

    def __init__(self) -> None:
        self._exact: dict[str, Match] = {}
        self._in_brackets: dict[str, Match] = {}
        # The first OPENING letters of an opening, or all of a shorter one → openings, the shortest first.
        self._openings: dict[str, dict[str, list[tuple[Template, int]]]] = {}
        self._anywhere: list[tuple[str, Template]] = []  # the literal must be there

    def add(self, template: Template) -> None:
        match, bracketed, parts = template
        if len(parts) == 1 and parts[0] is not None:
            exact = self._in_brackets if bracketed else self._exact
            for phrase in parts[0]:
                known = exact.setdefault(phrase, match)
                if known is not match and _rank[match.certainty] < _rank[known.certainty]:
                    exact[phrase] = match
            return
        for opening, rest in _openings(parts):
            if not opening:
                literals = next(part for part in parts if part and "" not in part)
                self._anywhere += [(literal, template) for literal in literals]
                continue
            alike = self._openings.setdefault(opening[:OPENING], {})
            alike.setdefault(opening, []).append((template, rest))

    def sort(self) -> None:
        """To be called when all templates are there."""
        self._openings = {
            first: dict(sorted(alike.items(), key=lambda item: len(item[0]))) for first, alike in self._openings.items()
        }

    def find(self, key: str, bracketed: bool = False) -> Match | None:
        """The surest match for a folded line; among equals, that of the rule that comes first in `RULES`."""
        if bracketed and (match := self._in_brackets.get(key)):
            return match
        best = self._exact.get(key)
        for literal, template in self._anywhere:
            if literal in key and _surer(template, best, bracketed) and _fits(template.parts, 0, key, 0):
                best = template.match
        openings = self._openings
        for first in (key[:1], key[:2], key[:3]):  # up to OPENING
            if (alike := openings.get(first)) is None:
                continue
            for opening, templates in alike.items():
                if key.startswith(opening):
                    for template, rest in templates:
                        if _surer(template, best, bracketed) and _fits(template.parts, rest, key, len(opening)):
                            best = template.match
        return best


class Phrases:
    """All tables."""

    def __init__(self) -> None:
        self._lines, self._labels, self._spaced_labels = Table(), Table(), Table()
        # A page's menus come twice and with every page of a site; and each round of fixing asks again.
        self.match = lru_cache(1 << 15)(self._match)
        for rule in RULES:
            for template, label in _templates(rule, table(f"phrases/{rule}.txt")):
                if label:
                    self._labels.add(template)
                    if label == " *":
                        self._spaced_labels.add(template)
                else:
                    self._lines.add(template)
        for lines in (self._lines, self._labels, self._spaced_labels):
            lines.sort()

    def _match(self, line: str) -> Match | None:
        """What the tables know of a line (stripped); None for most. The surest match wins."""
        if is_wechat_row(line):
            return _WECHAT_ROW
        if len(line) > LONGEST:
            return None
        if line.isascii() and line.replace(" ", "").isalpha() and "  " not in line:
            # Most lines of most menus: no code, no row, no label, nothing to fold but capitals.
            best = self._lines.find(_unrepeated(line.lower().strip()))
            if best and best.certainty in ("sure", "margin", "edge"):
                return best
            return (self._byline(line) if line[:1] == "B" else None) or best
        if (_code_signs(line) and _code(line)) or _code_start(line) or line[-1:] in _CODE_ENDS:
            return None
        key = fold(line)
        if len(key) * 2 < len(line) - 4 and _mostly_marks(key, "".join(line.split())):
            return None  # a drawing, a table, code
        if key == "0" and not line.isdigit():
            return None  # a date, a time, a price
        # An icon (`×`, `☰`) folds to nothing and stands for itself.
        best = self._lines.find(_unrepeated(key) or line, _brackets(line) is not None)
        if best and best.certainty in ("sure", "margin", "edge"):
            return best
        return self._row(line) or self._label(line) or self._dated(line) or self._byline(line) or best

    def _row(self, line: str) -> Match | None:
        """Several phrases of one rule, or buttons, on one line: `微信 微博 QQ空间`, `Home | News | About us`, `【打印】【关闭】`."""
        if line.isascii() and not _ascii_gap(line):
            return None
        texts = _gaps(line)
        if len(texts) == 1 and has_han(line):
            texts = line.split()
        first: Match | None = None
        certainties = set()
        for text in texts if len(texts) > 1 else ():
            match = self._lines.find(fold(text))
            if not match or match.certainty == "doubtful":
                return None
            first = first or match
            if match.rule != first.rule and not _BUTTONS.issuperset((match.rule, first.rule)):
                return None
            certainties.add(match.certainty)
        return first and Match(first.rule, next((one for one in ("sure", "margin") if one in certainties), "edge"))

    def _dated(self, line: str) -> Match | None:
        """A date and then a label: `2025-04-03 10:20 来源：新华网`."""
        date = re.match(_LEADING_DATE, line) if line.startswith(("19", "20")) else None
        match = self._label(line[date.end() :]) if date else None
        return match and match._replace(label_end=None) if match and match.rule == "credit-line" else None

    def _byline(self, line: str) -> Match | None:
        """What stands under a title: `By Jane Doe`; in WeChat `原创 张三 某某医院 2025-04-03 18:30 甘肃`."""
        if line[:3] in ("By ", "BY "):
            return Match("credit-line", "doubtful", 3, "author") if re.match(_ENGLISH_BYLINE, line) else None
        if line.startswith("原创 ") or line[-2:] in PROVINCES or line[-3:] in PROVINCES:
            return Match("credit-line", "doubtful") if re.match(WECHAT_BYLINE, line) else None
        return None

    def _label(self, line: str) -> Match | None:
        """`label：value`, `label | value`, and for some `label value`."""
        if ":" not in line and line.isascii():
            return None
        separator = _separator(line, 1, _LABEL)
        # `VIA/QMK support` is no label; `文/张三` is.
        if separator and (separator[0].strip() in ("：", ":") or not line[: separator.start()].isascii()):
            match = self._labels.find(fold(line[: separator.start()]))
            if match:
                if match.rule == "navigation" and match.certainty == "sure" and not _is_path(line[separator.end() :]):
                    match = match._replace(certainty="doubtful")
                return match._replace(label_end=separator.end())
        if has_han(line):
            for space in _space(line, 1, _LABEL):
                match = self._spaced_labels.find(fold(line[: space.start()]))
                if match:
                    return match._replace(label_end=space.end())
        return None


_rank = {certainty: rank for rank, certainty in enumerate(CERTAINTIES)}


def _surer(template: Template, best: Match | None, bracketed: bool) -> bool:
    if template.bracketed and not bracketed:
        return False
    return best is None or _rank[template.match.certainty] < _rank[best.certainty]


def _mostly_marks(key: str, line: str) -> bool:
    """Whether a line (without its white space, which layout may change) is more punctuation than letters."""
    return len(key) * 2 < len(line) - 4 and sum(map(str.isalnum, line)) * 2 < len(line)


def _unrepeated(key: str) -> str:
    """`图片图片图片` → `图片`, `image image` → `image`: what stands two or more times and nothing else, once."""
    if key.find(key[:1], 1) < 0:  # most
        return key
    unit = (key + key).find(key, 1)
    if 0 < unit < len(key):
        return key[:unit]
    if " " not in key:
        return key
    spaced = key + " "
    unit = (spaced + spaced).find(spaced, 1)
    return spaced[: unit - 1] if unit < len(spaced) else key


def _fits(parts: Parts, i: int, key: str, at: int) -> bool:
    """Whether the parts from `i` on make up the whole of the key from `at` on."""
    if i == len(parts):
        return at == len(key)
    part = parts[i]
    if part is not None:
        for literal in part:  # noqa: SIM110 (a generator takes twice the time)
            if key.startswith(literal, at) and _fits(parts, i + 1, key, at + len(literal)):
                return True
        return False
    if i + 1 == len(parts):
        return len(key) - at <= WILD and key[-1:] not in ("?", "!")  # a question is the article's
    following = parts[i + 1]
    if following is None or "" in following:
        return any(_fits(parts, i + 1, key, end) for end in range(at, min(len(key), at + WILD) + 1))
    for literal in following:
        found = key.find(literal, at, at + WILD + len(literal))
        while found >= 0:
            if _fits(parts, i + 2, key, found + len(literal)):
                return True
            found = key.find(literal, found + 1, at + WILD + len(literal))
    return False


def _openings(parts: Parts, i: int = 0) -> Iterator[tuple[str, int]]:
    """(literal, the part that follows it) for each literal that a template may open with; `""` where it opens with `*`."""
    if i == len(parts):
        return
    for literal in parts[i] or ("",):
        if literal:
            yield literal, i + 1
        elif parts[i] is None:
            yield "", 0
        else:
            yield from _openings(parts, i + 1)


def _templates(rule: str, text: str) -> Iterator[tuple[Template, str]]:
    """(template, how its label ends: `：*`, ` *`, or `""`) for each line of a table."""
    certainty, match = "doubtful", Match(rule, "doubtful")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@field"):
            match = match._replace(field=line[6:].strip())
        elif line.startswith("@"):
            certainty = line[1:].strip()
            match = Match(rule, "sure" if certainty == "bracketed" else certainty)
        else:
            label = "：*" if line.endswith("：*") else " *" if line.endswith(" *") and not line.isascii() else ""
            yield Template(match, certainty == "bracketed", _parts(line[: len(line) - len(label)])), label


_pieces = re.compile(r"\(([^()]*)\)|(\*)|([^()*]+)").findall


def _parts(body: str) -> Parts:
    return tuple(
        None if star else (literal,) if literal else tuple(choice.split("|")) for choice, star, literal in _pieces(body)
    )


@cache
def phrases() -> Phrases:
    """The tables, read once."""
    return Phrases()
