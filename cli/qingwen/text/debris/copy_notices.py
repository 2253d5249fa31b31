"""What a site or a reading app adds to a text when it is copied: where it is from, whose it is, that it may not be copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import leads_up
from qingwen.text.document import Document

MOST = 6  # lines of one notice
REST = 1  # line of the text that it was added to, at least

_ADDRESS = r"https?://[^\s<>]+"
# 知乎, 简书, CSDN: lines with a label each, of which one says whose the rights are.
_rights = lazy(r"著作权归作者所有。|版权声明：本文为.{1,40}(?:原创|转载)文章")
_labelled = lazy(
    rf"(?:作者[：:] ?(?P<author>\S.{{0,30}})|来源[：:] ?(?P<source>\S.{{0,30}})|(?:原文)?链接[：:] ?(?P<url>{_ADDRESS}))$"
)
_rule = lazy(r"[—–―-]{4,}$")
# Apple Books: between these the book, its author and its address.
_excerpt = lazy(r"(?:Excerpt From|摘录来自|摘錄自|節錄自)[:：]?\s*(?P<rest>.*)$")
_protected = lazy(
    r"(?:This material may be protected by copyright|[此该該][材资資內内][料容]可能受版[权權]保[护護])[.。]$"
)
# One line: Kindle, OneNote, what Tynt and its like add, 微信读书, mail programs, a chatbot.
_one_line = (
    lazy(r"(?P<author>[^.]{2,60}(?:\.(?= [A-Z]\.)[^.]{1,20})*)\. (?P<source>.{2,150}?) \(pp?\. ?[\divxlc–-]+\)\. .{0,80}\bKindle (?:Edition|版)\.?$"),
    lazy(rf"(?:From|来自|來自) <(?P<url>{_ADDRESS})>$"),
    lazy(rf"(?:Read more(?: at)?|Read the full story(?: at)?|Source URL|阅读更多)[:：] ?(?P<url>{_ADDRESS})$"),
    lazy(r"[-—–]{1,2} ?(?:来自|來自|摘自) ?(?P<source>微信读书|微信讀書|得到|多看阅读|豆瓣阅读|网易蜗牛读书|京东读书|掌阅|Kindle|Readwise)(?: ?App)?$"),
    lazy(r"(?:Sent from my (?:iPhone|iPad|Galaxy|Android|Samsung|Huawei|mobile|BlackBerry)\b.{0,30}|Get Outlook for (?:iOS|Android)|Sent from (?:Mail|Outlook|Yahoo Mail) for \w+.{0,20})$"),
    lazy(r"Claude is AI and can make mistakes\. Please double-check (?:responses|cited sources)\.$"),
    lazy(r"(?:发自|發自|从|從)我的 ?(?:iPhone|iPad|手机|手機|小米|华为|HUAWEI|荣耀|vivo|OPPO|三星|魅族).{0,12}$"),
)  # fmt: skip


# What mail programs put above a message that somebody passes on.
_passed_on = lazy(
    r"-{2,} ?(?:Forwarded message|Original Message|原始邮件|转发(?:的|的邮件|邮件|邮件信息)|轉寄郵件|轉寄的郵件) ?-{2,}$|Begin forwarded message:$"
)
_of_mail = lazy(
    r"(?:(?P<author>From|发件人|寄件者|寄件人)|(?P<date>Date|Sent|发送时间|发送日期|日期|时间|寄件日期|傳送時間)|(?P<title>Subject|主题|主題|主旨)|To|收件人|收件者|Cc|抄送|副本|Reply-To|回复)[:：]\s*(?P<value>.*)$"
)
_weekday = lazy(r" ?[(（](?:星期|周|週)[一二三四五六日天][)）]")
_address = lazy(r"\s*[<(\[（].*|\S+@\S+.*")


class CopyNotice(NamedTuple):
    """Lines on end, as places in the document's lines; `fields` are what front matter can say of them, `kept` the value of one that stays."""

    first: int
    last: int
    fields: tuple[tuple[str, str], ...]
    kept: str = ""


def copy_notices(document: Document) -> Sequence[CopyNotice]:
    """Those at the very end of a paste, and one above it, in order."""
    lines = [line.text for line in document.lines]
    if document.kind != "text" or len(lines) <= REST:
        return ()
    found: list[CopyNotice] = []
    end = len(lines)
    while end > REST and (notice := _ending(lines, end)):
        found.append(notice)
        end = notice.first
    top = _labels(lines, range(min(MOST, end - REST))) or _head_of_mail(lines[: end - REST])
    return [*([top] if top else ()), *reversed(found)]


def copied_lines(document: Document) -> frozenset[int]:
    """Where these lines begin."""
    return frozenset(
        document.lines[i].begin for notice in document.once(copy_notices) for i in range(notice.first, notice.last + 1)
    )


def _ending(lines: Sequence[str], end: int) -> CopyNotice | None:
    """The notice whose last line stands right above a place."""
    last = lines[end - 1]
    for form in _one_line:
        if (found := form.match(last)) and not leads_up(lines[end - 2]):
            return CopyNotice(end - 1, end - 1, tuple(_told(found.groupdict())))
    if _protected.match(last):
        return _excerpt_above(lines, end - 1)
    return _labels(lines, range(end - 1, max(REST, end - MOST) - 1, -1))


def _excerpt_above(lines: Sequence[str], last: int) -> CopyNotice | None:
    for first in range(last - 1, max(REST, last - MOST) - 1, -1):
        if found := _excerpt.match(lines[first]):
            told = [line for line in (found["rest"], *lines[first + 1 : last]) if line]
            fields = [("url", line) for line in told if line.startswith("http")]
            names = [line for line in told if not line.startswith("http")]
            fields += zip(("source", "author"), names, strict=False)
            return CopyNotice(first, last, tuple(fields))
    return None


def _head_of_mail(lines: Sequence[str]) -> CopyNotice | None:
    """The head of a message that was passed on, of which the subject stays as the title."""
    if not (lines and _passed_on.match(lines[0])):
        return None
    told: dict[str, str] = {}
    last = 0
    while last + 1 < len(lines) and (found := _of_mail.match(lines[last + 1])):
        told |= {key: found["value"] for key in ("author", "date", "title") if found[key] and found["value"]}
        last += 1
    if "title" not in told:
        return None
    fields = {
        "author": _address.sub("", told.get("author", "")).strip('" '),
        "date": parse_date(_weekday.sub("", told.get("date", ""))) or "",
    }
    return CopyNotice(0, last, tuple(_told(fields)), told["title"])


def _labels(lines: Sequence[str], places: range) -> CopyNotice | None:
    """Lines from an edge on that are labels and values, if one of them says whose the rights are, and another where the text is from."""
    taken: list[int] = []
    fields: dict[str, str] = {}
    says_rights = False
    for i in places:
        if _rights.match(lines[i]):
            says_rights = True
        elif found := _labelled.match(lines[i]):
            fields.update(_told(found.groupdict()))
        elif not _rule.match(lines[i]):
            break
        taken.append(i)
    if not says_rights or "url" not in fields:
        return None
    return CopyNotice(min(taken), max(taken), tuple(sorted(fields.items())))


def _told(groups: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in groups.items() if value)
