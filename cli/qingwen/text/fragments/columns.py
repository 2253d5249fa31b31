"""The columns of a table: in which language the cells above and below one are, which says whether it was forgotten."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.masking import masked
from qingwen.text.fragments.passages import Fragment, latin_words, words_in
from qingwen.text.fragments.terms import function_words
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in

ROWS = 20  # above and below that are looked at
LONGEST = 2_000  # letters of a row that is looked at
LONGEST_HTML = 4_000  # letters of a table in HTML, before and behind a passage, that are looked at
FEWEST = 2  # other cells of a column in the article's language, from which it is one of them
PROSE_HAN, PROSE_WORDS = 4, 3
BY_PLACE = (
    0.65  # the confidence in a passage that is told only where what stands around it says so: a cell's column, a notice
)
_bar = lazy(r"(?<!\\)\|")
_delimiter = lazy(r"[ \t]*\|[ \t:|-]*-[ \t:|-]*")
_html_row = lazy(r"(?is)<tr\b[^<>]*+>(.*?)(?=</?tr\b|</table|\Z)")
_html_cell = lazy(r"(?i)<t[dh]\b[^<>]*+>")
_description = lazy(
    r"说明|說明|描述|用途|含义|含義|作用|功能|备注|備註|解释|解釋|介绍|介紹"
    r"|(?i:\b(?:descriptions?|meaning|purpose|explanation|notes?|remarks?|details?|does|means|what it is)\b)"
)
_language = lazy(
    r"[中汉漢英][文语語]|[国國][语語]|普通[话話]|[译譯]|释义|釋義|(?i:\b(?:Chinese|Mandarin|Cantonese|English|zh|en)\b)"
)


def names_language(text: str) -> bool:
    return _language.search(text) is not None


def chinese_stays(document: Document, one: Fragment) -> bool:
    """Whether Chinese stays since it stands in a column of Chinese or a row that names a language; or, where only the column
    tells it, in one that is not of English descriptions.

    A table whose head is Chinese too is no table of two languages: nobody translated it, where it describes something.
    """
    table = _table(document, one)
    if table is None:
        return one.confidence == BY_PLACE
    if table.has_chinese_head():
        return one.confidence == BY_PLACE and not table.describes()
    if _language.search(table.beside):
        return True
    column = table.column()
    theirs, ours = column["zh"] + column["mixed"], column["en"]
    if one.confidence == BY_PLACE:
        return not table.describes() or theirs > 0 or ours < FEWEST
    return theirs >= max(ours, 1)


def english_stays(document: Document, one: Fragment) -> bool:
    """Whether English of a cell stands in a column that is not of Chinese descriptions, or in a row that names a language."""
    table = _table(document, one)
    if table is None or not table.describes() or _language.search(table.beside):
        return True
    column = table.column()
    return column["en"] > 0 or column["zh"] < FEWEST


class _Table(NamedTuple):
    """The rows of a table around one with a passage in its cell `cell`; `beside`: what else is in that row.

    head: the row above the dashes, `""` where it is too far above; others: the rows but for head and dashes and the passage's own.
    """

    head: str
    others: list[str]
    cell: int
    beside: str

    def column(self) -> Counter[str]:
        """In which languages the cells above and below are."""
        return Counter(_says(self._cell_of(row)) for row in self.others)

    def describes(self) -> bool:
        """Whether the column's head says that it describes. A column of samples, messages or strings may hold either language."""
        return _description.search(self._cell_of(self.head)) is not None

    def has_chinese_head(self) -> bool:
        """Whether the table has a head, and it is Chinese and names no language."""
        return han_in(self.head) > 1 and not words_in(masked(self.head)) and not _language.search(self.head)

    def _cell_of(self, row: str) -> str:
        return (_bar.split(row) + [""] * self.cell)[self.cell]


def _table(document: Document, one: Fragment) -> _Table | None:
    """The rows around the cell with a passage; None where it is in no table, or in a row that is too long to look at."""
    text = document.text
    begin = text.rfind("\n", max(0, one.start - LONGEST), one.start) + 1
    if begin == 0 < one.start - LONGEST or not text[begin : one.start].lstrip().startswith("|"):
        return _html_table(text, one)
    end = text.find("\n", one.end, one.end + LONGEST)
    end = end if end >= 0 else min(one.end + LONGEST, len(text))
    above, below = _rows(text, begin, -1)[::-1], _rows(text, end, 1)
    rows = [*above, text[begin:end], *below]
    dashes = next((i for i, row in enumerate(rows) if _delimiter.fullmatch(row)), 0)
    others = [row for i, row in enumerate(rows) if i != len(above) and (i > dashes or not dashes)]
    cell = len(_bar.findall(text, begin, one.start))
    beside = f"{text[begin : one.start]} {text[one.end : end]}"
    return _Table(rows[dashes - 1] if dashes else "", others, cell, beside)


def _html_table(text: str, one: Fragment) -> _Table | None:
    """The same of a table in HTML, its rows written with bars; None where its beginning is too far above."""
    begin = text.rfind("<table", max(0, one.start - LONGEST_HTML), one.start)
    if begin < 0 or text.find("</table", begin, one.start) >= 0:
        return None
    reach = one.end + LONGEST_HTML
    stop = min((at for tag in ("</table", "<table") if (at := text.find(tag, one.end, reach)) >= 0), default=reach)
    rows = [*_html_row.finditer(text, begin, stop)]
    own = next((row for row in rows if row.start(1) <= one.start < row.end()), None)
    if own is None:
        return None
    written = {row: "|".join(_html_cell.split(row[1].replace("|", " "))) for row in rows}
    head = written[rows[0]] if own is not rows[0] else ""
    others = [written[row] for row in rows[1:] if row is not own]
    cell = len(_html_cell.findall(text, own.start(1), one.start))
    return _Table(head, others, cell, f"{text[own.start(1) : one.start]} {text[one.end : own.end()]}")


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
