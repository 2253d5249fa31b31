"""What is known of one large platform, section by section, and how a line is looked up there.

The sections of its tables, `data/platforms/*.txt`, are explained in CONTRIBUTING.md, "Adding a platform".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, MONTH, parse_date
from qingwen.text.debris.phrase_table import Match, Table, templates
from qingwen.text.debris.phrases import HEAD
from qingwen.text.folding import fold

# The sections that are no rule's lines.
WHERE = frozenset(
    (
        *("signs", "heads", "ends", "near ends", "boxes", "rows", "contents", "listed contents"),
        *("above titles", "below titles", "below first lines", "title lines", "above captions"),
        *("above authors", "below authors", "below roles", "bylines", "signatures"),
    )
)
LINES = 1 << 14  # answers that are kept: of a page each table is asked for each line, by several steps
TITLE = "(title)"  # instead of a line, in `heads` and `above authors`: an article's title
TITLES = "(titles)"  # at a box's end: a few titles, which end in no mark
ANY = "**"  # in a row: any line
TITLES_BELOW = Table()  # what `TITLES` is read as, told by its identity: no table has such lines
_TO = " … "  # between the lines of a row
_COLON = "："  # behind a label: `编辑：` is no `编辑部`
_MARKS = "@#"
_DATE_LINE = "@date"  # what a line that is a date is looked up as; a count, `133`, is none
_DATE_WORDS = frozenset(
    (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )
)
_HAN_YEAR = "民国0"  # a date in Taiwan's years, folded
_label = lazy(r"\W*(\w[^:：|｜]{0,15})[:：|｜]")
_place = lazy(r"\((author|source|date|day|month|year)\)")  # in a signature
_IN_PLACE = {  # what may stand there
    "author": r"[^\s|/:：,，。](?:[^|/:：,，。！？]{0,28}[^\s|/:：,，。！？])?",
    "source": r"[^\s|:：,，。](?:[^|:：,，。！？]{0,28}[^\s|:：,，。！？])?",
    "date": rf"(?:{DATE}(?:\s*{CLOCK})?|{MONTH} \d\d?,? \d{{4}})",
    "day": r"\d\d?",
    "month": rf"(?:\d\d?|{MONTH})",
    "year": r"(?:19|20)\d\d",
}
_COUNT = r"\d[\d.,]*\s*[kKwW万萬]?"

Row = Sequence[Table | None]  # lines, one right below the other; None for any line
Signature = Sequence["Table | re.Pattern[str] | None"]  # a row of which some lines have places


class Section:
    """The lines of one section, and the rows of lines in it."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self.has_title = TITLE in phrases
        self.rows = [_row(one) for one in phrases if _TO in one]
        lines = [one for one in phrases if _TO not in one and one != TITLE]
        self._has_lines = bool(lines)
        self._lines = _table(lines)

    def find(self, text: str) -> Match | None:
        """What the section says of a line by itself."""
        return find(self._lines, text) if self._has_lines else None

    def stands_at(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line is one of the section's, or the first of one of its rows."""
        return self.find(texts[i]) is not None or any(stands_at(row, texts, i) for row in self.rows)

    def openings(self, texts: Sequence[str]) -> list[int]:
        """The lines that are the section's, or may be the first of one of its rows."""
        return [i for i, text in enumerate(texts) if opens(self, text[:HEAD])]


class Tables:
    """All sections of one platform. sections: their lines, by what they are."""

    def __init__(self, sections: Mapping[str, Sequence[str]]) -> None:
        def section(what: str) -> Section:
            return Section(sections.get(what, ()))

        self.signs = frozenset(sections.get("signs", ()))
        self.has_heads = "heads" in sections
        self.heads, self.ends, self.near_ends = section("heads"), section("ends"), section("near ends")
        self.boxes, self.rows = section("boxes"), section("rows")
        self.contents, self.listed_contents = section("contents"), section("listed contents")
        self.above_titles, self.below_titles = section("above titles"), section("below titles")
        self.below_first_lines, self.title_lines = section("below first lines"), section("title lines")
        self.above_captions = section("above captions")
        self.above_authors, self.below_authors = section("above authors"), section("below authors")
        self.below_roles, self.bylines = section("below roles"), section("bylines")
        self.signatures = [_signature(one) for one in sections.get("signatures", ())]
        self._of_rules = Table()
        for what, phrases in sections.items():
            if what not in WHERE:
                rule, certainty, *field = what.split(" ")
                _fill(self._of_rules, phrases, rule, certainty, *field)
        self._of_rules.sort()

    def find(self, text: str) -> Match | None:
        """What the sections that are a rule's say of a line."""
        return find(self._of_rules, text)

    def knows(self, text: str) -> bool:
        """Whether a line is one of the platform's own: furniture, or what stands above articles or beside titles."""
        beside = (self.heads, self.above_titles, self.below_titles, self.listed_contents)
        return text in self.signs or self.find(text) is not None or any(section.find(text) for section in beside)


def find(known: Table, text: str) -> Match | None:
    """What a table says of a line: as a date, by all its words, or by the label that it opens with."""
    return _find(known, text[:HEAD])


@lru_cache(LINES)
def _find(known: Table, text: str) -> Match | None:
    key = _key(text)
    may_be_date = key[:1] == "0" or key[:3] in _DATE_WORDS or key.startswith(_HAN_YEAR)
    if may_be_date and parse_date(text.strip("()[]（）")):
        return known.find(_DATE_LINE) or (known.find(key) if key != "0" else None)
    if match := known.find(key):
        return match
    label = _label.match(text)
    return known.find(fold(label[1]) + _COLON) if label else None


@lru_cache(LINES)
def opens(section: Section, text: str) -> bool:
    """Whether a line is one of a section's, or may be the first of one of its rows, by its first HEAD letters; nearly all are neither."""
    return section.find(text) is not None or any(row[0] is None or find(row[0], text) for row in section.rows)


def stands_at(row: Row, texts: Sequence[str], i: int) -> bool:
    """Whether a row's lines stand from one on, one right below the other."""
    return i + len(row) <= len(texts) and all(one is None or find(one, texts[at]) for at, one in enumerate(row, i))


@lru_cache(LINES)
def _key(text: str) -> str:
    """A line folded as the tables have it: an account, `@ann`, and a tag, `#ports`, keep their mark."""
    key = fold(text) or text
    return text[0] + key if text[0] in _MARKS and (" " not in text or text.count(text[0]) > 1) else key


def _row(phrases: str) -> Row:
    """`first … second … third`, each a table."""
    return [None if one == ANY else TITLES_BELOW if one == TITLES else _table([one]) for one in phrases.split(_TO)]


def _signature(phrases: str) -> Signature:
    """A row some of whose lines have places for an author, a source or a date: `作者：(author) 时间：(date)`."""
    return [
        _template(one) if _place.search(one) else None if one == ANY else _table([one]) for one in phrases.split(_TO)
    ]


def _template(line: str) -> re.Pattern[str]:
    """What a signature's line fits as a whole; its groups are called as its places are."""

    def read(words: str) -> str:
        words = re.escape(words).replace("：", r"\s*[：:]\s*").replace(r"\ ", r"\s+")
        return words.replace(r"\*\*", ".*").replace("0", _COUNT)

    pieces = _place.split(line)  # words, a place, words, a place …
    return re.compile(
        "".join(rf"(?P<{one}>{_IN_PLACE[one]})" if i % 2 else read(one) for i, one in enumerate(pieces)), re.I
    )


def _table(phrases: Sequence[str]) -> Table:
    found = Table()
    _fill(found, phrases)
    found.sort()
    return found


def _fill(
    known: Table, phrases: Sequence[str], rule: str = "page-control", certainty: str = "sure", field: str = ""
) -> None:
    """Adds phrases to a table, in the notation of `data/phrases/`; a label, `分类：`, only with its colon."""
    for template, label in templates(rule, "\n".join((f"@{certainty}", f"@field {field}", *phrases))):
        known.add(template._replace(parts=(*template.parts, (_COLON,))) if label == "：*" else template)
