"""Which of the lines above an article, in a page that was pasted whole, are its own: its title and date, and what may be."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline, parse_date
from qingwen.text.debris.phrases import phrases
from qingwen.text.pages.lines import columns_wide, ending
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.shared_words import words_of
from qingwen.text.pages.title import Title
from qingwen.text.pages.title_by_place import is_told
from qingwen.text.pages.title_columns import LETTERS, REACH, only_byline

WIDTHS = range(10, 161)  # columns of a title

_marked = lazy(r"[•·●▪■◆○◦‣*+\-–—#>|/]|\d+[.)、](?!\d)|[一二三四五六七八九十]+、|https?://")
# What news sites write before a picture's description.
_caption = lazy(
    r"(?:Getty|AFP|EPA|Reuters|PA Media|AP Photo|Photo|Image|Picture|Credit)\b(?! (?:of|from|in|by)\b)|(?:图源|图片来源|图为|供图|摄影)"
)


def own_head(lines: Sequence[str], known: Sequence[bool], title: Title | None, first: int) -> frozenset[int]:
    """The line of the title and, between it and the article's first line, lines that say when it appeared and little else; and what stands
    between these, or is the only line there: an account, the author, a subtitle. And the likeliest line above that may be the title instead.
    """
    if title is None:
        return frozenset()
    below = range(title.line + 1, first)
    dated = [i for i in below if _says_when(lines[i])]
    beside = dated[0] if dated and dated[0] - title.line <= BYLINE else title.line + 1 + (len(below) == 1)
    told = (*dated, *(i for i in range(title.line + 1, beside) if not known[i]))
    higher = next(((i,) for i in title.higher if may_be_title_among_furniture(lines[i])), ())
    return frozenset((title.line, *higher, *(told if title.sure else ())))


NEAR = 15  # lines above an article in which a line that may be its title, or a date, is never taken for furniture
ABOVE = 5  # lines above a date, of which the widest may be the title
OPENING = 20  # letters of an article before the words that are its title
ASKED = range(18, 100)  # columns; `还没有账号？` and `忘记密码？` have 12
WORDS = 3  # of a line, or pairs of Han letters, from which their standing in the article says something
SHARED = 0.5  # of them


def in_doubt(lines: Sequence[str], first: int, last: int, named: bool) -> frozenset[int]:
    """Lines just above an article that may be its title or date, whatever the model says: to lose them costs more than a menu.

    named: whether its title is known; else the widest line above a date may be it, though no word of it is the article's.
    """
    body = " ".join(lines[first : last + 1])[:LETTERS].lower()
    far = (i for i in range(max(0, first - REACH), max(0, first - NEAR)) if _opens(lines[i], body) or _asks(lines[i]))
    near = range(max(0, first - NEAR), first)
    dated = 0 if named else next((i for i in near if parse_date(lines[i])), 0)
    above = [i for i in range(max(0, dated - ABOVE), dated) if may_be_title_among_furniture(lines[i])]
    widest = sorted(above, key=lambda i: columns_wide(lines[i]))[-2:]
    return frozenset((*far, *widest)) | frozenset(
        i
        for i in near
        if parse_date(lines[i]) or (may_be_title_among_furniture(lines[i]) and speaks_of(lines[i], body))
    )


def above_dates(lines: Sequence[str], known: Sequence[bool], title: int, first: int) -> frozenset[int]:
    """The dates just above an article and below what was taken for its title (else 0), and what stands right above one and is not known
    for furniture: it may be the title, however short. Above a title that is sure stands today's date.
    """
    near = range(max(title, first - NEAR - 1) + 1, first)
    dated = (i for i in near if _says_when(lines[i]))
    return frozenset(j for i in dated for j in (i - 1, i) if not known[j])


def last_above(lines: Sequence[str], known: Sequence[bool], first: int) -> frozenset[int]:
    """The line nearest above an article that is no word of a menu and tells no date, source or count: where no title is sure it may be it."""
    near = range(first - 1, max(-1, first - NEAR - 1), -1)
    return frozenset([next((i for i in near if not known[i] and _names_something(lines[i])), first)])


def _names_something(line: str) -> bool:
    """Whether a line has words, and they say no more than what something is called."""
    return phrases().match(line) is None and any(map(str.isalpha, line)) and not is_told(line) and not is_dateline(line)


def _says_when(line: str) -> bool:
    """Whether a line is a date, or says one and little else."""
    return bool(parse_date(line)) or is_dateline(line)


def may_be_title_among_furniture(line: str) -> bool:
    """Whether a line is as wide as a title, which few words of a menu are, and does not end, open or read like what sites put round one.

    Of a paste's first line, above which nothing stands, `titles.candidates.may_be_title_at_top` asks.
    """
    if columns_wide(line) not in WIDTHS or ending(line) in "sec":
        return False
    return not (_marked.match(line) or _caption.match(line) or only_byline.match(line))


def _opens(line: str, body: str) -> bool:
    """Whether an article begins with a line's words: an encyclopedia's `The Tarn Bridge is …`."""
    return line.lower() in body[: len(line) + OPENING] and len(words_of(line)) > 1


def _asks(line: str) -> bool:
    """Whether a Chinese line is a question as long as a title; on Zhihu a dozen buttons stand between it and the answer."""
    return line[-1] == "？" and columns_wide(line) in ASKED


def speaks_of(line: str, body: str) -> bool:
    """Whether a line's words, or pairs of Han letters, if it has some, stand in the article."""
    parts = words_of(line)
    return len(parts) >= WORDS and sum(part in body for part in parts) / len(parts) >= SHARED
