"""Texts between the tags of HTML in Markdown: no rule rewrites them, and somebody may have left them untranslated all the same."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.spans import Spans

# Tags that a sentence goes on over; any other, also that of a component, ends the text before it.
_INLINE = (
    "a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|nobr|q|rp|rt|ruby|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr"
)
# What stands between them is no prose of the article in its own language: code, pictures, quotations, what names its language.
_HIDING = r"script|style|pre|textarea|svg|math|select|iframe|blockquote|[a-z][\w-]*+(?=[^<>]*\s(?:lang=|translate=[\"']?no\b))"
# The rest of a tag. It stops at the next `<`, so that a text full of beginnings stays cheap.
_REST = r"""(?:=>|"[^"<\n]*+"|'[^'<\n]*+'|[^<>]|(?!))*+>"""
_boundary = lazy(
    rf"(?is)<!--.*?(?:-->|\Z)|<(?P<hiding>{_HIDING})\b{_REST}.*?(?:</(?P=hiding)\s*+>|\Z)"
    rf"|<(?P<code>code|samp|kbd)\b{_REST}(?=[^<\n]*\n).*?(?:</(?P=code)\s*+>|\Z)"
    rf"|<(?!/?(?:{_INLINE})\b)(?P<tag>/?[a-z][\w.:-]*+){_REST}"
)


def between_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, tag) of the texts in [start, end), with the inline tags in them; the tag before each, in lower case: `p`, `/p`."""
    at, tag = start, ""
    for found in _boundary.finditer(text, start, end):
        if found.start() > at:
            yield at, found.start(), tag
        at, tag = found.end(), (found["tag"] or "").lower()
    if at < end:
        yield at, end, tag


def html_texts(document: Document) -> Spans:
    """The texts in the HTML blocks of a Markdown document."""
    text = document.text
    return Spans(
        [
            (at, stop)
            for start, end, kind in document.blocks.spans
            if kind == "html" and text[start:end].lstrip(" \t").startswith("<")
            for at, stop, _ in between_tags(text, start, end)
        ]
    )


_pieces = lazy(r"[^<>\n]+")


def is_made_by_code(document: Document, start: int, end: int) -> bool:
    """Whether fenced code has a text of an HTML block too, as where a page shows what its code makes."""
    return document.text[start:end] in document.once(_pieces_of_code)


def _pieces_of_code(document: Document) -> set[str]:
    spans = document.once(fenced_code).spans
    return {piece.strip() for start, end in spans for piece in _pieces.findall(document.text, start, end)}
