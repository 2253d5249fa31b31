"""What the typography rules share: a style, the document's prose, and a look before each edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from qingwen.rules.base import Finding, Fix, Rule, Safety
from qingwen.text.document import Document
from qingwen.text.english_lines import is_english_line
from qingwen.text.scripts import HAN, has_han
from qingwen.text.typography_style import STYLES, TypographyStyle

if TYPE_CHECKING:
    from qingwen.text.prose import Prose

OPENING = "（「『《〈【〔“‘"
CLOSING = "）」』》〉】〕”’"
CONFIDENCE = 0.9
EAST_ASIAN_LETTER = (
    f"[{HAN}\u3041-\u30ff\uac00-\ud7a3]"  # not compiled here: rules that are on by default do without it
)
STOPS = "，。、；：！？"
REACH = 200  # code points of a line to each side that are looked at
LONGEST_QUOTED = 9  # marks in a row


class Change(NamedTuple):
    """[start, end) should be `replacement`; `values` fill the message's places."""

    start: int
    end: int
    replacement: str
    values: dict[str, Any] = {}  # noqa: RUF012 - never written to
    safety: Safety = "safe"


class TypographyRule(Rule):
    """Subclasses say what should change in the prose; what would change how Markdown reads is left.

    style: the house style, where somebody asked for typography; unasked, no letter of an article changes.
    """

    severity = "info"
    default = False  # but for what is surely wrong, whatever the house style
    fix_safety = "sometimes"  # in a heading that a link of the document leads to, all are unsafe

    def __init__(self, style: TypographyStyle | None = None) -> None:
        self.style = style or STYLES["sparanoid"]
        self._is_asked = style is not None

    def for_examples(self) -> TypographyRule:
        return type(self)(self.style)

    def wakes(self, document: Document) -> bool:
        return document.once(_is_chinese)

    def changes(self, prose: Prose, document: Document) -> Iterable[Change]:
        raise NotImplementedError

    def check(self, document: Document) -> Iterator[Finding]:
        from qingwen.text.prose import prose  # 5 ms, and few documents wake a rule that is on by default

        read = document.once(prose)
        for start, end, replacement, values, safety in self.changes(read, document):
            if read.admits(start, end, replacement):
                if not self._is_asked or read.moves_an_anchor(start):
                    safety = "unsafe"
                fix = Fix(safety, start, end, replacement)
                if start == end:  # a place between two characters is shown by the two
                    start, end = start - 1, end + 1
                yield self.finding(start, end, fix=fix, confidence=CONFIDENCE, **values)


def _is_chinese(document: Document) -> bool:
    return bool(has_han.search(document.text)) and document.language not in ("ja", "ko")


def habit(few: int, spaced: int, tight: int) -> bool:
    """Whether a document that is `tight` so often, and `spaced` so much more seldom, means it: then it stays."""
    return tight >= few and tight > spaced


def line_around(text: str, offset: int, reach: int = REACH) -> str:
    """The line that holds an offset, no more than `reach` to each side."""
    begin = text.rfind("\n", max(offset - reach, 0), offset) + 1 or max(offset - reach, 0)
    end = text.find("\n", offset, offset + reach)
    return text[begin : end if end >= 0 else offset + reach]


def in_english(prose: Prose, at: int) -> bool:
    """Whether the line round an offset is English: its marks and spaces are right as they are, beside Chinese words too."""
    if not prose.in_english:
        i = bisect_left(prose.english, at - REACH)
        if i == len(prose.english) or prose.english[i] > at + REACH:
            return False  # as most often
    return is_english_line(line_around(prose.text, at), prose.in_english)


def shortened(marks: str) -> str:
    """A row of marks as a message quotes it."""
    return marks if len(marks) <= LONGEST_QUOTED else marks[:LONGEST_QUOTED] + "…"
