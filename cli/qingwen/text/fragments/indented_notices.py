"""Notices as MkDocs writes them, `!!! note`, whose indented texts CommonMark takes for code."""

from __future__ import annotations

from itertools import dropwhile

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

REACH = 2_000  # letters above a text in which the mark of its notice is looked for
_mark = lazy(r"(?:!!!|\?\?\?\+?|===)[ \t]")
# What quotes, and what is called so, shows its text as it is: `!!! quote`, `!!! example "输出"`, `=== "English"`.
_quotes = lazy(
    r"(?i)(?:!!!|\?\?\?\+?)[ \t]+(?:quote|cite)\b"
    r"|[^\n\"]*\"[^\"\n]*(?:原文|引[文用]|[摘名]言|[中英][文语語]|例句|[输輸]出|日志|[报報][错錯]|[错錯][误誤]|提示[词詞]|[译譯]文"
    r"|\b(?:original|quot(?:e|ation)|output|log|error|prompt|English|Chinese)\b)"
)
_indented_once = lazy(r"(?: {4}|\t)(?![ \t])")


def is_in_notice(document: Document, at: int) -> bool:
    """Whether a line, indented by four and no more, belongs to a notice or a tab; what is indented more is code there too."""
    return _mark.match(_mark_above(document, at)) is not None


def is_quoted_in_notice(document: Document, at: int) -> bool:
    """Whether such a line belongs to a notice or a tab that quotes or shows it."""
    mark = _mark_above(document, at)
    return _mark.match(mark) is not None and _quotes.match(mark) is not None


def _mark_above(document: Document, at: int) -> str:
    """The line above one that is indented by four and the lines with it; empty where the line is not."""
    text = document.text
    begin, end = document.line_at(at)
    if not _indented_once.match(text, begin, end):
        return ""
    above = text[max(0, begin - REACH) : begin].split("\n")[-2::-1]
    return next(dropwhile(lambda line: not line.strip() or line[0] in " \t", above), "")
