"""Credits: the fields that a line such as `来源：新华网 作者：张三 2025-04-03 浏览：12` gives, and what of it is more than that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, is_dateline, parse_date
from qingwen.text.debris.bylines import COUNTER, byline_parts
from qingwen.text.debris.editors import editor_named
from qingwen.text.debris.find import debris_starts, find_debris, known_starts
from qingwen.text.debris.line import DebrisLine, closes_a_sentence, is_wide
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.debris.parted_dates import parted_date
from qingwen.text.debris.phrases import LEADING_DATE, LONGEST, PROVINCES, WECHAT_BYLINE, phrases
from qingwen.text.debris.stamps import stamp_of, without_place
from qingwen.text.debris.title_bylines import title_bylines
from qingwen.text.document import Document, Line
from qingwen.text.images.names import bare_image_name
from qingwen.text.pages.article import BYLINE, find_page

RULE = "credit-line"
LONGEST_LABEL = 12  # letters
LONGEST_VALUE = 40  # letters; the longest name of an author or a source that moves
# Patterns are compiled when a line of credits is met: most articles have few, and 2 ms of the start is much.
# Where the next label begins: `作者：`, `Author:`, `文/`, `文｜`. A time (`10:20`) is no label.
_NEXT_LABEL = (
    r"(?:\s*[|｜丨]\s*|\s+)(?=[^\s\d：:|｜丨/／]{1,12}\s?[：:]|[^\s\d：:|｜丨/／]{1,4}[/／｜丨])"
    # Or a date that ends the line: `来源：海港网 | 2025年4月3日 10:20`, `来源：海港日报2025-04-03 10:20`.
    rf"|(?:\s*[|｜丨]\s*|\s+|(?<=[\u4e00-\u9fff]))(?={DATE}(?: ?{CLOCK})?$)"
)
_WHEN = r"(?:时间|時間|日期)[：:]\s*"  # beside other labels
_DATED = r"(?:(?:first )?(?:published|posted)(?: on| at)?\s|(?:发布|发表|首发|编辑)?于)\s*(.+?)(?:\s*发布)?$"
# What somebody says: `Reporter: That was my question.` No word of a name but these is in lower case.
_SAID = r".*\b(?!(?:of|the|and|for|in|at|on|de|la|le|der|van|von)\b)[a-z]+\b.*[.!?][\"”]?$"
# Beside a name other buttons' words (收藏, 分享, 展开) may be a part of it.
_BUTTON = r"[【\[]?(?:(?:打印|列印|关闭|關閉|举报|舉報)(?:本页|此页|本文|窗口)?|参与互动|(?:(?:字体|字号)[：:]?\s?[\[【]?)?(?:大(?:\s?中\s?|\s)小|小(?:\s?中\s?|\s)大)|(?:字体|字号)[：:]?\s?大小)[】\]]?"
_BUTTONS = rf"{_BUTTON}(?:\s+{_BUTTON}){{0,3}}"
_brackets = {"(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕"}
_BY = frozenset(("By ", "BY "))
_references = lazy(r"(?:参考文献|參考文獻|参考资料|參考資料|references|notes|注释|註釋)[：:]?$", re.I)
_more = frozenset("：:/，、。；,;！？|∙>")


class Credit(NamedTuple):
    """A line of credits.

    fields: (front-matter field, value) of each part that names author, source or date.
    rest:   what else the line says and must not be lost: an editor, a second date; `""` for nothing but counters.
    """

    found: DebrisLine
    fields: tuple[tuple[str, str], ...]
    rest: str


def find_credits(document: Document) -> dict[int, Credit]:
    """Where a line begins → its credits, in order. Of several dates only the first is a field."""
    credits, dated = {}, False
    known = document.once(find_debris).get(RULE, ())
    own = document.once(own_bylines) if known else frozenset[int]()
    books = _bylines_of_books(document, known) if known else frozenset[int]()
    by_place = {document.lines[i].begin: one for i, one in document.once(title_bylines).items()} if known else {}
    page = document.once(find_page) if known else None
    top = document.lines[page.title].begin if page and page.title is not None else 0
    # Below a page's title stands when it appeared; above it, among an office's facts, when somebody signed it.
    for found in sorted(known, key=lambda one: one.line.begin < top):
        fields: list[tuple[str, str]] = []
        rest: list[str] = []
        byline = by_place.get(found.line.begin)
        parts = (
            [*((*field, "") for field in byline.fields), *(("", "", part) for part in [byline.rest] if part)]
            if byline
            else _fields(found.line.text, found.line.begin in own)
        )
        for field, value, part in parts:
            label = _label_of(part)
            if field == "author" and found.line.begin in books and part[:3] in _BY:
                field = ""
            if field and field != "date" and label and document.once(_labels)[label] > 1:
                field = ""  # a speaker: what is said under one name again and again
            if field == "date" and (dated or document.once(_stamps)[stamp_of(part)] > 1):
                field = ""  # of several answers to a question each has its own
            if field:
                dated |= field == "date"
                fields.append((field, value))
            elif not (
                value == COUNTER
                or _is_counter(part)
                or (fields and _are_buttons(part))
                or _is_empty(part, is_last=part is parts[-1][2])
            ):
                rest.append(part)
        if editor := editor_named(document, found.line):
            fields, rest = [("editor", editor)], []
        credits[found.line.begin] = Credit(found, tuple(fields), "  ".join(rest))
    return dict(sorted(credits.items()))


def _labels(document: Document) -> Counter[str]:
    """How often each label stands before a colon."""
    return Counter(_label_of(line.text) for line in document.lines if ":" in line.text or "：" in line.text)


def _stamps(document: Document) -> Counter[str]:
    """How often each form of a line that dates what stands above it occurs."""
    return Counter(filter(None, (stamp_of(line.text) for line in document.lines)))


def first_paragraph(document: Document) -> int:
    """The line that an article's first paragraph is; the number of lines where it has none."""
    lines, page = document.lines, document.once(find_page)
    return page.first if page else next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))


def _end_of_head(document: Document) -> int:
    """Where an article's bylines end: a few lines below its first long one, which may be a standfirst."""
    lines, first = document.lines, document.once(first_paragraph)
    return lines[first + BYLINE].begin if first + BYLINE < len(lines) else len(document.text)


def _bylines_of_books(document: Document, known: Sequence[DebrisLine]) -> frozenset[int]:
    """Where the lines begin that name the authors of a list's entries: several above an article, or one below it and right below a book's title."""
    bylines = [one.line for one in known if one.line.text[:3] in _BY]
    if not bylines:
        return frozenset()
    end, foot = _end_of_head(document), _foot(document)
    several = len({line.text for line in bylines if line.begin < end}) > 1
    return frozenset(
        line.begin
        for line in bylines
        if (several and line.begin < end) or (line.begin > foot and _stands_below_an_entry(document, line))
    )


def _foot(document: Document) -> int:
    """Where an article's last paragraph begins; the text's end where it has none."""
    lines, page = document.lines, document.once(find_page)
    if page:
        return lines[page.last].begin
    return next((line.begin for line in reversed(lines) if is_wide(line.text)), len(document.text))


def _stands_below_an_entry(document: Document, line: Line) -> bool:
    """Whether right above a line stands no paragraph, sentence, date or credit; at a text's end it may be its paper's name that does."""
    lines = document.lines
    at = document.place(line.begin)
    above = lines[at - 1]
    if closes_a_sentence(above.text) or parse_date(above.text) or above.begin in document.once(known_starts):
        return False
    return at + 1 < len(lines) or at < 2 or not closes_a_sentence(lines[at - 2].text)


def _label_of(line: str) -> str:
    """What stands before the first colon of a line, if that is short."""
    label, colon, _ = line[:LONGEST_LABEL].replace("：", ":").partition(":")
    return label.strip() if colon else ""


def credits_of(line: str) -> list[tuple[str, str]]:
    """(field, value) of what a line by itself says of author, source and date: of one right below the title of a page."""
    return [(field, value) for field, value, _ in _fields(line, True) if field] if line else []


def _fields(line: str, is_own: bool) -> list[tuple[str, str, str]]:
    """(field, value, text) of each part of a line; is_own: a byline, below the title."""
    if dated := parted_date(line):
        return [(*dated, line)]
    return [*(byline_parts(line) if is_own else ())] or [(*_field(part), part) for part in _parts(line)]


def _parts(line: str) -> list[str]:
    if _brackets.get(line[0]) == line[-1] and line.count(line[0]) == 1:
        line = line[1:-1].strip()
    line = without_place(line)
    leading = re.match(LEADING_DATE, line)
    byline = re.match(WECHAT_BYLINE, line) if not leading and not re.match(_DATED, line, re.I) else None
    if byline and not _label_of(line[: byline.start(1)]):  # no `来源：新华社 | 2025-04-03 10:20`
        around = (line[: byline.start(1)].rstrip(), line[byline.end(1) :].lstrip())
        return [byline[1], *filter(None, [" ".join(filter(None, around))])]
    rest = line[leading.end() :] if leading else line
    if leading and rest in PROVINCES:  # WeChat: where it was sent from
        return [leading[1]]
    parts = re.split(_NEXT_LABEL, rest)
    if len(parts) > 1 and not _are_labelled(parts):
        parts = [rest]  # what looks like a label is a part of the value: `作者: 赵 培：北京物资学院`
    parts[-1:] = _without_buttons(parts[-1])
    return [*([leading[1]] if leading else []), *parts]


def _are_labelled(parts: Sequence[str]) -> bool:
    """Whether all parts are dates or have a label; `时间：2025-04-03` counts beside an author, a source or a counter."""
    matches = [phrases().match(part) for part in parts]
    told = any(match and (match.field or match.rule == "counter") for match in matches)
    return all(match or (_when(part) if told else parse_date(part)) for part, match in zip(parts, matches, strict=True))


def _when(part: str) -> str:
    """The date that a part of a line is: `时间：2025-04-03`, `2025-04-03`."""
    label = re.match(_WHEN, part)
    return parse_date(part[label.end() :] if label else part)


def _without_buttons(part: str) -> list[str]:
    """A line's last part, and the buttons that stand beside it: `来源：新华网 打印`."""
    found = None if _are_buttons(part) else re.search(rf"(?<=[^\s：:]\S)\s+(?P<buttons>{_BUTTONS})$", part)
    return [part[: found.start()], found["buttons"]] if found else [part]


def _are_buttons(part: str) -> bool:
    return re.fullmatch(_BUTTONS, part) is not None


def _field(part: str) -> tuple[str, str]:
    """(field, value) of one part; `("", "")` where it is none, or more than a name follows the label."""
    if date := _when(part):
        return "date", date
    match = phrases().match(part)
    if not match or match.rule != RULE or not match.field:
        return "", ""
    if not match.label_end:
        words = re.match(_DATED, part, re.I) if match.field == "date" else None
        date = parse_date(words[1]) if words else ""
        return ("date", date) if date else ("", "")
    value = part[match.label_end :].strip()
    if match.field == "date":
        value = parse_date(value) or (parse_date(f"民國{value}") if "發" in part and value[:1] == "1" else "")
    elif (
        len(value) > LONGEST_VALUE or not _more.isdisjoint(value) or re.search(r"\s\s", value) or re.match(_SAID, value)
    ):
        value = ""
    return (match.field, value) if value else ("", "")


def _is_counter(part: str) -> bool:
    match = phrases().match(part)
    return match is not None and match.rule == "counter" and match.certainty in ("sure", "margin", "edge")


def _is_empty(part: str, *, is_last: bool) -> bool:
    """Whether a part is a label of nothing: `作者：` before another; below a last one its value may stand, but not below `分享：`."""
    match = phrases().match(part) if part[-1:] in ("：", ":") else None
    return match is not None and (match.rule == "share-widget" or (match.rule == RULE and not is_last))


_PRINTED = rf"(?:出版|刊登|更新)[：:]\s?{DATE} ?{CLOCK}"  # when a paper did; without a time a book's
_FACT = r"[^\s：:。][^：:。]{0,19}[：:]\s?\S"


def _is_fact(text: str) -> bool:
    """Whether a line is a label and its value; in `Updated 3:15 PM EDT, May 3, 2024` and in `16:22:35` the colon is a clock's."""
    found = None if re.fullmatch(CLOCK, text) or re.match(_PRINTED, text) else re.match(_FACT, text)
    return found is not None and not (re.search(r"\d:\d$", found[0]) and is_dateline(text))


def among_facts(document: Document, line: Line, title: Line | None) -> bool:
    """Whether a neighbour is a labelled fact that is no credit: `地点：三楼会议室`. Then the line is a programme's or a form's.

    title: which may have a colon and is no fact: `Review: The Long Way`.
    """
    known = document.once(known_starts)
    lines = document.lines
    i = document.place(line.begin)
    return any(
        one.begin not in known
        and one != title
        and len(one.text) <= LONGEST
        and _is_fact(one.text)
        and not parse_date(one.text)
        and one.text[-1] not in "。.！!？?"
        for one in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2])
    )


def goes_on_below(document: Document, line: Line) -> bool:
    """Whether below a line under the last long paragraph the author's lines go on: `作者：…` heads the text that an exam asks about.

    As far as the next line that surely is debris: below `分享到` nothing is the author's. Of a page it is known where its article ends.
    """
    return line.begin in document.once(_lines_with_more_below)


def _lines_with_more_below(document: Document) -> frozenset[int]:
    """Where the lines begin that stand below a long paragraph and above a question, a paragraph or two lines of an author's; one is a closing remark."""
    lines = document.lines
    first = next((i for i, line in enumerate(lines) if is_wide(line.text)), len(lines))
    if document.once(find_page):
        return frozenset()
    known, sure = document.once(known_starts), document.once(debris_starts)
    found, more, short = [], False, 0
    for line in reversed(lines[first + 1 :]):
        if more:
            found.append(line.begin)
        if line.begin in sure or _references.match(line.text):
            more, short = False, 0
        elif not more and line.begin not in known and _is_own(line.text):
            short += 1
            more = short > 1 or line.text[-1] in "？?" or is_wide(line.text)
    return frozenset(found)


def _is_own(text: str) -> bool:
    """Whether a line that no table knows may be an author's: no date, no picture, no remark in brackets, and words in it."""
    is_remark = _brackets.get(text[0]) == text[-1]
    return not (is_remark or parse_date(text) or bare_image_name(text)) and any(map(str.isalpha, text))
