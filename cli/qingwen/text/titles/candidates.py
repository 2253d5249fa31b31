"""Which of a paste's first lines may be its title, by what they say and by what stands below them."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.bylines import byline_parts
from qingwen.text.debris.line import book_number, is_count
from qingwen.text.debris.parted_dates import is_label
from qingwen.text.debris.phrases import phrases
from qingwen.text.debris.reporters import newspaper_byline
from qingwen.text.document import Document, Line
from qingwen.text.margins import goes_on
from qingwen.text.scripts import width
from qingwen.text.titles.untitled import VERSES, are_verses, greets, heads_a_diary
from qingwen.text.trails import leads_from_home, leads_from_site

WIDEST = 160  # columns; the longest headline among the news pages looked at has 140
SECTION_WIDTH = 40  # columns of a section's name, and of a title right above sentences that need not be paragraphs
_sentence_end = lazy(r"(?:[。．；;，,：:、…（([{]|(?<![A-Z]\.[A-Z])\.)['\"’”」』)）\]】]*$")  # not `… With the U.S.`
_closing = "'\"’”」』)）]】"
SENTENCE_ENDS = tuple("。．.！!？?…")
_bracketed = lazy(r"(?:[\[【][^\[\]【】]*[\]】]\s*){2,}$")  # `[Date Prev][Date Next]`, above a list's mails
_mail_headers = frozenset(
    ["from", "to", "cc", "subject", "date", "sent", "reply-to", "发件人", "收件人", "抄送", "主题", "发送时间", "日期"]
)
_forum = lazy(r"作者 +\w+ ?\(|看板 +\w")  # what stands above the title in Taiwan's PTT
# Above a title and none themselves.
_kinds = frozenset(("for immediate release", "press release", "news release", "media release", "新闻稿", "新聞稿"))
_marked = lazy(r"[•·●▪■◆○◦‣*+\-–—#>|]|\d+[.)、](?!\d)|[(（\[【]?[一二三四五六七八九十\d]+[)）\]】、]")


# Above the title of an office's document: its labels, the red head of its paper, its number.
_office = lazy(
    r"(?:索引[号號]|[发發]文[机機][关關]|[发發]文字[号號]|[发發]布[机機][构構]|主[题題]分[类類]|主[题題][词詞]|成文日期|文[号號])\s?[：:]\s?(?=\S)"
    r"|\S{2,20}(?:政府|委[员員][会會]|[办辦]公[室厅廳]|[局厅廳])文件$|\S{2,8}〔\d{4}〕\d{1,4}[号號]$"
)


def is_above_title(text: str) -> bool:
    """Whether a line may stand above a title and is none itself: a date, who reported, of which kind it is, a trail, an office's number."""
    return (
        bool(parse_date(text) or newspaper_byline(text))
        or text.casefold() in _kinds
        or leads_from_home(text)
        or leads_from_site(text)
        or _office.match(text) is not None
    )


def may_be_title_at_top(text: str) -> bool:
    """Whether a line at the head of a paste is no wider than a title, be it a word, and does not open, end or read like something else.

    In a page or below a menu `pages.lines_above.may_be_title_among_furniture` asks.
    """
    return (
        width(text) <= WIDEST
        and any(map(str.isalpha, text))
        and not _marked.match(text)
        and not _bracketed.match(text)
        and not _forum.match(text)
        and not heads_a_diary(text)
        and not book_number.match(text)
        and not _sentence_end.search(text)
        and not text.startswith(("http://", "https://"))
        and text.replace("：", ":").lower().split(":")[0].strip() not in _mail_headers
        and not is_count(text, phrases().match(text))
        and not is_label(text)
    )


def has_body(document: Document, title: Line, following: list[Line]) -> bool:
    """Whether what follows reads like the article under the title: a longer paragraph, or sentences under a short line."""
    if width(title.text) > SECTION_WIDTH and goes_on(document, document.lines.index(title)):
        return False
    least = max(60, width(title.text) * 0.8)
    if any(width(line.text) > least for line in following):
        return True
    following = [line for line in following[:6] if not (parse_date(line.text) or byline_parts(line.text))]
    if not following:
        return False
    set_off = document.text.count("\n", title.end, following[0].start) > 1
    if not set_off and are_verses(title.text, [line.text for line in following[:VERSES]]):
        return False
    if not set_off and (following[0].text[0].islower() or width(title.text) > SECTION_WIDTH or "，" in title.text):
        return False  # a sentence that goes on in the next line
    sentences = [
        line
        for line in following
        if line.text.rstrip(_closing).endswith(SENTENCE_ENDS) and width(line.text) > width(title.text) * 0.6
    ]
    return len(sentences) >= (1 if set_off else 2) and not greets(title.text)
