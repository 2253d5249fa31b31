"""The columns of a table: in which language the cells above and below one are, which says whether it was forgotten."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.passages import Fragment, han_in, latin_words, masked, words_in
from qingwen.text.fragments.terms import function_words
from qingwen.text.keeping import kept

ROWS = 8  # above and below that are looked at
LONGEST = 2_000  # letters of a row that is looked at
PROSE_HAN, PROSE_WORDS = 4, 3
BY_PLACE = (
    0.65  # the confidence in a passage that is told only where what stands around it says so: a cell's column, a notice
)
_bar = lazy(r"(?<!\\)\|")
_delimiter = lazy(r"[ \t]*\|[ \t:|-]*-[ \t:|-]*")
_language = lazy(
    r"[中汉漢英][文语語]|[国國][语語]|普通[话話]|[译譯]|释义|釋義|(?i:\b(?:Chinese|Mandarin|Cantonese|English|zh|en)\b)"
)


def chinese_stays(document: Document, one: Fragment) -> bool:
    """Whether Chinese stays since it stands in a column of Chinese or a row that names a language; or, where only the column
    tells it, in none of English.

    A table whose head is Chinese too is no table of two languages: nobody translated it.
    """
    table = _table(document, one)
    if table is None:
        return one.confidence == BY_PLACE
    if _head_is_chinese(table.rows):
        return False
    if _language.search(table.beside):
        return True
    column = table.column()
    theirs, ours = column["zh"] + column["mixed"], column["en"]
    return theirs >= ours if one.confidence == BY_PLACE else theirs > ours


def english_stays(document: Document, one: Fragment) -> bool:
    """Whether English of a cell stands in no column of Chinese, or in a row that names a language."""
    table = _table(document, one)
    if table is None or _language.search(table.beside):
        return True
    column = table.column()
    return column["en"] >= column["zh"]


class _Table(NamedTuple):
    """The rows of a table around the one (`row`) with a passage in its cell `cell`, in order; `beside`: what else is in its row."""

    rows: list[str]
    row: int
    cell: int
    beside: str

    def column(self) -> Counter[str]:
        """In which languages the cells above and below are."""
        others = self.rows[: self.row] + self.rows[self.row + 1 :]
        return Counter(_says((_bar.split(row) + [""] * self.cell)[self.cell]) for row in others)


def _table(document: Document, one: Fragment) -> _Table | None:
    """The rows around the cell with a passage; None where it is in no table, or in a row that is too long to look at."""
    text = document.text
    begin = text.rfind("\n", max(0, one.start - LONGEST), one.start) + 1
    if begin == 0 < one.start - LONGEST or not text[begin : one.start].lstrip().startswith("|"):
        return None
    end = text.find("\n", one.end, one.end + LONGEST)
    end = end if end >= 0 else min(one.end + LONGEST, len(text))
    rows = [*_rows(text, begin, -1)[::-1], text[begin:end], *_rows(text, end, 1)]
    cell = len(_bar.findall(text, begin, one.start))
    return _Table(rows, rows.index(text[begin:end]), cell, f"{text[begin : one.start]} {text[one.end : end]}")


def _head_is_chinese(rows: list[str]) -> bool:
    """Whether the rows have a head, and it is Chinese and names no language."""
    for head, below in pairwise(rows):
        if _delimiter.fullmatch(below):
            return han_in(head) > 1 and not words_in(masked(head)) and not _language.search(head)
    return False


def _rows(text: str, at: int, step: int) -> list[str]:
    """The rows of a table before (`step` -1) or behind the one that begins or ends there, nearest first."""
    rows: list[str] = []
    while len(rows) < ROWS and 0 < at < len(text) and (step < 0 or text[at] == "\n"):
        begin = text.rfind("\n", 0, at - 1) + 1 if step < 0 else at + 1
        end = at - 1 if step < 0 else text.find("\n", begin)
        end = end if end >= 0 else len(text)
        row = text[begin : min(end, begin + LONGEST)]
        if not row.lstrip().startswith("|"):
            break
        rows.append(row)
        at = begin if step < 0 else end
    return rows


@kept
def _says(cell: str) -> str:
    """The language in which a cell is prose; `mixed` where it has Chinese in it; `""` of names, titles, numbers and code."""
    plain = masked(cell)
    han, words = han_in(plain), latin_words.findall(plain)
    if han:
        return "zh" if han >= PROSE_HAN and han > len(words) else "mixed"
    content = [word for word in words[1:] if word.lower() not in function_words()]
    lower = sum(word[0].islower() for word in content)
    return "en" if len(words) >= PROSE_WORDS and 2 * lower >= len(content) else ""
