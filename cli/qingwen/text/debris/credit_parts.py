"""What a line says of author, source and date by its labels: of `来源：新华网 作者：张三 2025-04-03 浏览：12` its parts, and the field of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.text.dates import CLOCK, DATE, parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.line import BRACKETS
from qingwen.text.debris.parted_dates import parted_date
from qingwen.text.debris.phrases import LEADING_DATE, PROVINCES, WECHAT_BYLINE, phrases
from qingwen.text.debris.stamps import without_place

LONGEST_LABEL = 12  # letters
LONGEST_VALUE = 40  # letters; the longest name of an author or a source that moves
# Patterns are compiled when a line of credits is met: most articles have few, and 2 ms of the start is much.
# Where the next label begins: `作者：`, `Author:`, `文/`, `文｜`. A time (`10:20`) is no label.
_NEXT_LABEL = (
    r"(?:\s*[|｜丨]\s*|\s+)(?=[^\s\d：:|｜丨/／]{1,12}\s?[：:]|[^\s\d：:|｜丨/／]{1,4}[/／｜丨])"
    # Or a date that ends the line: `来源：海港网 | 2025年4月3日 10:20`, `来源：海港日报2025-04-03 10:20`.
    rf"|(?:\s*[|｜丨]\s*|\s+|(?<=[\u4e00-\u9fff]))(?={DATE}(?: ?{CLOCK})?$)"
)
# Below WeChat's titles: who wrote it, the account, when, and from where.
_WECHAT_ROW = (
    rf"原创\s+([^\s：:|｜/]{{1,16}})\s+([^\s：:|｜/]{{2,24}})\s+({DATE}\s+{CLOCK})(?:\s+(?:{'|'.join(PROVINCES)}))?$"
)
_WHEN = r"(?:时间|時間|日期)[：:]\s*"  # beside other labels
_DATED = r"(?:(?:first )?(?:published|posted)(?: on| at)?\s|(?:发布|发表|首发|编辑)?于)\s*(.+?)(?:\s*发布)?$"
# What somebody says: `Reporter: That was my question.` No word of a name but these is in lower case.
_SAID = r".*\b(?!(?:of|the|and|for|in|at|on|de|la|le|der|van|von)\b)[a-z]+\b.*[.!?][\"”]?$"
# Beside a name other buttons' words (收藏, 分享, 展开) may be a part of it.
_BUTTON = r"[【\[]?(?:(?:打印|列印|关闭|關閉|举报|舉報)(?:本页|此页|本文|窗口)?|参与互动|(?:(?:字体|字号)[：:]?\s?[\[【]?)?(?:大(?:\s?中\s?|\s)小|小(?:\s?中\s?|\s)大)|(?:字体|字号)[：:]?\s?大小)[】\]]?"
_BUTTONS = rf"{_BUTTON}(?:\s+{_BUTTON}){{0,3}}"
_AND_PICTURES = r"^[图圖摄攝][片影]?\s*[：:/／|｜丨 ]\s*(?=\S)"  # of `文/图 林岚`, whose label is `文/`
_NAMES = r"[\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4}){1,3}"  # of several people
_more = frozenset("：:/，、。；,;！？|∙>")


def label_of(line: str) -> str:
    """What stands before the first colon of a line, if that is short."""
    label, colon, _ = line[:LONGEST_LABEL].replace("：", ":").partition(":")
    return label.strip() if colon else ""


def credits_of(line: str) -> list[tuple[str, str]]:
    """(field, value) of what a line by itself says of author, source and date: of one right below the title of a page."""
    return [(field, value) for field, value, _ in parts_of(line, True) if field] if line else []


def parts_of(line: str, is_own: bool) -> list[tuple[str, str, str]]:
    """(field, value, text) of each part of a line; is_own: a byline, below the title."""
    if dated := parted_date(line):
        return [(*dated, line)]
    if line.startswith("原创") and (row := re.match(_WECHAT_ROW, line)):
        author, source, date = row.groups()
        return [
            ("author", author, line[: row.end(1)]),
            ("source", source, source),
            ("date", parse_date(date), line[row.start(3) :]),
        ]
    return [*(byline_parts(line) if is_own else ())] or [(*_field(part), part) for part in _parts(line)]


def _parts(line: str) -> list[str]:
    if BRACKETS.get(line[0]) == line[-1] and line.count(line[0]) == 1:
        line = line[1:-1].strip()
    line = without_place(line)
    leading = re.match(LEADING_DATE, line)
    byline = re.match(WECHAT_BYLINE, line) if not leading and not re.match(_DATED, line, re.I) else None
    if byline and not label_of(line[: byline.start(1)]):  # no `来源：新华社 | 2025-04-03 10:20`
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
    return all(
        match or (_date_of(part) if told else parse_date(part)) for part, match in zip(parts, matches, strict=True)
    )


def _date_of(part: str) -> str:
    """The date that a part of a line is: `时间：2025-04-03`, `2025-04-03`."""
    label = re.match(_WHEN, part)
    return parse_date(part[label.end() :] if label else part)


def _without_buttons(part: str) -> list[str]:
    """A line's last part, and the buttons that stand beside it: `来源：新华网 打印`."""
    found = None if are_buttons(part) else re.search(rf"(?<=[^\s：:]\S)\s+(?P<buttons>{_BUTTONS})$", part)
    return [part[: found.start()], found["buttons"]] if found else [part]


def are_buttons(part: str) -> bool:
    return re.fullmatch(_BUTTONS, part) is not None


def _field(part: str) -> tuple[str, str]:
    """(field, value) of one part; `("", "")` where it is none, or more than a name follows the label."""
    if date := _date_of(part):
        return "date", date
    match = phrases().match(part)
    if not match or match.rule != "credit-line" or not match.field:
        return "", ""
    if not match.label_end:
        words = re.match(_DATED, part, re.I) if match.field == "date" else None
        date = parse_date(words[1]) if words else ""
        return ("date", date) if date else ("", "")
    value = re.sub(
        rf"\s\s+(?:{'|'.join(PROVINCES)})$", "", part[match.label_end :].strip()
    )  # NetEase: where it was sent from
    if match.field == "date":
        value = parse_date(value) or (parse_date(f"民國{value}") if "發" in part and value[:1] == "1" else "")
    value = re.sub(_AND_PICTURES, "", value) if match.field == "author" else value
    if match.field != "date" and (
        len(value) > LONGEST_VALUE
        or (not _more.isdisjoint(value) and not (match.field == "author" and re.fullmatch(_NAMES, value)))
        or re.search(r"\s\s", value)
        or re.match(_SAID, value)
    ):
        value = ""
    return (match.field, value) if value else ("", "")


def is_counter(part: str) -> bool:
    match = phrases().match(part)
    return match is not None and match.rule == "counter" and match.certainty in ("sure", "margin", "edge")


def is_empty(part: str, *, is_last: bool) -> bool:
    """Whether a part is a label of nothing: `作者：` before another; below a last one its value may stand, but not below `分享：`."""
    match = phrases().match(part) if part[-1:] in ("：", ":") else None
    return match is not None and (match.rule == "share-widget" or (match.rule == "credit-line" and not is_last))
