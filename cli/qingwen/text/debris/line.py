"""A line that the phrase tables know, and what may make it the article's own word all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.dead_controls import is_wechat_row
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import Document, Line
from qingwen.text.folding import fold
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import width

# A line this wide (terminal columns) that no phrase matches is the article's own paragraph. Of the lines that
# people paste from page furniture, fewer than one in a hundred is as wide.
PARAGRAPH = 80
BEGINNING = 88  # letters, some of which may have no width; of Han letters half as many
WRAPPED = range(40, 101)  # letters of a line that a machine broke
SHORT = 12  # columns; items of a list of words
WORD = 8  # columns; a word of four Han letters, such as `返回首页`
CONTROLS = frozenset(("image-placeholder", "page-control", "navigation"))
OPENING = frozenset("[【（(<〔［")
BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕"}  # round a whole line
STOPS = frozenset((".", "。"))
_full_stops = frozenset("。．.；;，,")
_ends = frozenset('.!?:;。！？：；"”')
OWN_ENDS = frozenset("。．.！!？?；;：:")
_sentence_ends = frozenset("。．.！!？?…”\"')）】]")
# A list's item, a heading or a quote is part of the article, whatever it says: `• 图片` names a kind of file.
marked = lazy(r"[•·●▪■◆○◦‣∙*+>#|]|[-–—] |\d+[.)、]\s")
# What stands below any line, one that ends in a colon too: `He said:`, an advertisement, and what he said.
STANDS_ANYWHERE = frozenset(("image-placeholder", "advertisement-label", "credit-line"))


class DebrisLine(NamedTuple):
    """A line that a phrase table knows.

    sure: it is debris where it stands, and not the article's own word.
    edge: it stands before the first or after the last long paragraph of a paste, or right below a page's title.
    of_page: it is sure only because of its place in a whole page.
    """

    line: Line
    match: Match
    sure: bool
    edge: bool
    of_page: bool = False


def is_wide(text: str) -> bool:
    """Whether a line is as wide as only an article's paragraph is."""
    size = len(text)
    if size * 2 < PARAGRAPH:
        return False
    return size >= PARAGRAPH if text.isascii() else _is_wide(text)


@kept  # a dozen places ask where a paste's paragraphs are
def _is_wide(text: str) -> bool:
    size = len(text)
    # Of nearly every long line its beginning is wide enough.
    return width(text[: BEGINNING // 2]) >= PARAGRAPH or (
        size > BEGINNING // 2
        and (width(text[:BEGINNING]) >= PARAGRAPH or (size > BEGINNING and width(text) >= PARAGRAPH))
    )


def closes_a_sentence(text: str) -> bool:
    """Whether a line is a paragraph or ends as a sentence does."""
    return is_wide(text) or text[-1] in _sentence_ends


def is_sentence(line: str, match: Match) -> bool:
    """Whether a control's or an edge's words end as a sentence does: `关闭窗口。` may be the last step of an instruction.

    `Follow us on LinkedIn for updates.` may be the last word of a press release, `Subscribe to nothing, he used to say.` of an essay.
    """
    if len(line) > LONGEST:
        return False  # known by more than a word or two
    if line[-1] in "）)】]":
        line = line.rstrip("）)】]") or line  # `（返回。）`
    if match.certainty == "edge":
        return line[-1] in "。．.！!？?；;，,：:"
    if match.rule == "promotion" and match.certainty in ("sure", "margin"):
        return line[-1] == "." and not line.endswith("..")
    return match.rule in CONTROLS and line[-1] in _full_stops and not line.endswith("..") and not is_wechat_row(line)


def is_answer(line: str, match: Match) -> bool:
    """Whether a word or two that are furniture in company only end in a full stop, as what somebody says does: `No.`, `Search.`"""
    return len(line) <= SHORT and match.certainty in ("edge", "group") and line[-1] in STOPS and not line.endswith("..")


def is_count(line: str, match: Match | None) -> bool:
    """Whether a line says how many there are of something, which is never a title: `3 comments`, `5 min read`."""
    return match is not None and match.rule == "counter" and any(map(str.isdigit, line))


# Above a book's title in a shop's or a publisher's list, and never one; `ISSN 1234-5678: what the numbers mean` is.
book_number = lazy(r"(?:ISBN|ISSN)(?:-1[03])?\s?[:：]?\s?\d[\dXx –-]*+(?![:：])")


def is_word(line: str) -> bool:
    """Whether a line is a bare word or two, as lists have them: `[图片]` and `在这里插入图片描述` stand in no list."""
    return len(line) <= SHORT and line[0] not in OPENING and (line.isascii() or width(line) <= WORD)


_single_word = lazy(r"(?:[\u4e00-\u9fff]{1,3}|[A-Za-z]{1,12})$")


def is_single_word(line: str) -> bool:
    """Whether a line is one word, as a site's buttons and an article's list both have them: `登录`, `Share`; no `相关阅读`, `Related stories`."""
    return _single_word.match(line) is not None


_announcement = lazy(r"(?:如下|(?:下面|以下|下列)[几这][个個种種点點条條些类類]|\bas follows|\bthe following)[。.]\Z")


def leads_up(line: str) -> bool:
    """Whether a line that no table knows announces what stands below it: `The buttons are called:`."""
    plain = line.rstrip("*_")
    return plain[-1:] in ("：", ":") or (
        plain[-1:] in STOPS and _announcement.search(plain, len(plain) - 16) is not None
    )


def may_be_announced(match: Match) -> bool:
    """Whether a line may be what `…:` above leads up to, by itself or as one of several: buttons that an article speaks of."""
    return match.rule not in STANDS_ANYWHERE


def goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether a line goes on with the sentence of the lines right above it, which a machine broke: mail, old archives, manuals."""
    line, below = lines[i], lines[i + 1 : i + 2]
    if not i or lines[i - 1].stop != line.begin:
        return False
    return continues(lines[i - 1].text, line.text, below[0].text if below and below[0].begin == line.stop else "")


def continues(above: str, line: str, below: str) -> bool:
    """Whether a line goes on with the sentence of the one above it: that has not ended, and this or those beside it are in small letters."""
    return (
        line[0].islower()
        and len(above) in WRAPPED
        and above[-1] not in _ends
        and (line[-1] in ".,;" or above[0].islower() or (below[:1].islower() and len(below) in WRAPPED))
    )


_never_titles = frozenset(("图片", "图像", "配图", "插图", "image", "alt", "alt text"))


def picture_word_may_be_title(line: str, match: Match) -> bool:
    """Whether a picture's word above everything else may be a title: a poem is called `照片`, a story `Photo`."""
    return match.rule == "image-placeholder" and is_word(line) and line.isalpha() and fold(line) not in _never_titles


def is_quoted(document: Document, line: str, at: int, match: Match) -> bool:
    """Whether a notice of rights, which begins at an offset, may be a story's own words: it stands between sentences of it, or one has it in it.

    `All rights reserved.` is what its hero reads on a screen.
    """
    words = line.rstrip("。．.!").lower()
    if match.rule != "legal-footer" or any(map(str.isdigit, words)) or "©" in words or len(words) > LONGEST_NOTICE:
        return False  # a name and a year are no one's words
    return at in document.once(_between_sentences) or document.once(_Sentences).hold(words)


def _between_sentences(document: Document) -> frozenset[int]:
    """Where the lines begin that stand between two which no table knows and which end as sentences."""
    match_of, lines = phrases().match, document.lines
    own = [line.text[-1] in STOPS and not match_of(line.text) for line in lines]
    return frozenset(line.start for line, above, below in zip(lines[1:], own, own[2:], strict=False) if above and below)


LONGEST_NOTICE = 40
NOTICES = 50  # different ones of a document that are looked for


class _Sentences:
    """A document's lines that no table knows, in lower case; what was looked for in them is kept."""

    def __init__(self, document: Document) -> None:
        match_of = phrases().match
        self.text = "\n".join(line.text.lower() for line in document.lines if not match_of(line.text))
        self.known: dict[str, bool] = {}

    def hold(self, words: str) -> bool:
        if words not in self.known:
            if len(self.known) == NOTICES:
                return False
            self.known[words] = words in self.text
        return self.known[words]
