"""Which line of a paste is its title though the phrase tables know it: `收藏` above `收藏这两个字，……`, `Disclaimer` above its date."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import closes_a_sentence, is_count, is_wide, marked
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.reporters import newspaper_byline
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.titles.untitled import greets

OPENING = 3  # lines below the title, the first paragraph's among them
_word = lazy(r"[A-Za-z]{2,}|[\u4e00-\u9fff]{1,6}")
# What notices and letters to many are called; not `分享` nor `Share`, buttons that may stand above one.
_notice = lazy(
    r"[^\s，。：:]{0,20}(?:通知|通告|公告|公示|启事|啟事|启示|声明|聲明|倡议|倡議|倡议书|倡議書|邀请函|邀請函|邀请|告知书|告知書|通知书|公开信|公開信|须知|須知|提醒|提示|致歉|道歉|感谢信|慰问信|说明)$"
    r"|致.{1,30}信$|(?i:(?:[\w'’]+ ){0,4}(?:notice|announcement|invitation|reminder|statement|apology|open letter)$)"
)
_addressed = lazy(r"[^\d：:。，]{0,12}(?:各|全体|全體)[^\d：:。]{1,24}[：:]$")
_label = lazy(r"[^:：\d]{1,24}[:：]\s?")  # `Effective: 1 May 2024`


def known_title(document: Document) -> int | None:
    """The line that is known to be the title, whatever the tables say of it."""
    if page := document.once(find_page):
        return page.title
    title = document.title or document.once(told_title)
    return next((i for i, line in enumerate(document.lines) if line.text == title), None) if title else None


def told_title(document: Document) -> str | None:
    """The title of a paste if the tables know it: of a page, and the first line of another whose author, source or date stands right below:
    `Disclaimer`, `Last updated: 1 May 2024`; or if the text speaks of it at once, or it stands above whom a notice is addressed to.

    Not where another line stands between these and the first paragraph: `Home`, a date, `Will the old mill turn again?`
    """
    lines, matches = document.lines, document.once(phrase_matches)
    if page := document.once(find_page):
        return lines[page.title].text if page.title is not None and matches[page.title] else None
    title = matches[0] if lines else None
    if title is None or is_count(lines[0].text, title) or marked.match(lines[0].text):
        return None
    if _is_told_at_once(lines):
        return lines[0].text
    if document.edited or title.certainty == "sure":
        return None
    if _notice.match(lines[0].text) and any(_addresses(one.text) for one in lines[1:2]):
        return lines[0].text
    told, i = False, 1
    while i < len(lines) and ((tells := _tells(lines[i].text, matches[i])) or _counts(matches[i])):
        told |= tells
        i += 1
    if not told:
        return None
    while i < len(lines) and matches[i]:
        i += 1
    below = any(is_wide(line.text) for line in lines[i + 1 : i + 1 + OPENING])
    # `Terms of Use` stands above its date and then above the heading of its first part.
    another = below and title.rule != "legal-footer" and _may_head(lines[i].text)
    return None if another else lines[0].text


def _addresses(line: str) -> bool:
    """Whether a line below its title says to whom a notice goes: `各位居民：`, `全体业主：`, `Dear residents,`."""
    return _addressed.match(line) is not None or (greets(line) and line[-1] in "：:，,！!")


def _may_head(line: str) -> bool:
    return not is_wide(line) and line[-1] not in "。．.；;，,：:"


def _counts(match: Match | None) -> bool:
    """Whether a line counts something, such as the minutes that reading takes."""
    return match is not None and match.rule == "counter"


def _tells(line: str, match: Match | None) -> bool:
    """Whether a line says who wrote something, from where it is, or when."""
    if match:
        return match.rule == "credit-line"
    return bool(parse_date(_label.sub("", line, count=1)) or newspaper_byline(line))


def _is_told_at_once(lines: Sequence[Line]) -> bool:
    """Whether a text's first line is a word alone, and below it stand sentences, of which one down to the first paragraph has it.

    Latin letters open a sentence with it, or are quoted: to `share` and to `print` are what any text may speak of.
    """
    word = lines[0].text if lines else ""
    if not _word.fullmatch(word):
        return False
    for line in lines[1 : 1 + OPENING]:
        text = line.text
        if not (is_wide(text) or closes_a_sentence(text)):
            return False
        if text.startswith(word) if word.isascii() else word in text:
            return True
        if word.isascii() and any(f"{mark}{word}".lower() in text.lower() for mark in '“"‘'):
            return True
        if is_wide(text):
            return False
    return False
