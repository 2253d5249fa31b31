"""What chatbots put into their answers for programs to read: where a sentence is from. Copied, it stands there as text."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.spans import Spans

_PART = r"turn\d+(?:search|news|view|image|file|fetch|academia|product|forecast|finance)\d+"
# Private-use characters open, part and close what ChatGPT cites; some programs drop them on the way.
_mark = lazy(
    rf"\ue200[a-z_]+(?:\ue202[^\ue200-\ue202\n]{{1,80}})+\ue201|\bcite(?:{_PART})+|【\d+(?::\d+)?†[^】\n]{{0,80}}】"
    r"|:contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[oaicite:\d+\](?:\{index=\d+\})?|\[cite_start\]|\[cite: ?\d+(?:, ?\d+)*\]"
)
# A sentence is about it: behind a word that says so, or in quotation marks.
_names = lazy(
    r"(?i:\b(?:like|as|wr(?:ote|ites?|iting|itten)|marks?|the|called|strings?|tokens?|says?|said|reads?|an?) |(?:写[上着了]?|標記|标记|叫) ?)$"
)
_quotes = frozenset(("“”", "‘’", '""', "''", "「」", "『』", "``"))
_SIGNS = ("\ue200", "†", "oaicite", "[cite", "citeturn")


def chatbot_marks(document: Document) -> Spans:
    """Where they stand, in no code."""
    if not any(sign in document.text for sign in _SIGNS):
        return Spans([])
    return Spans(
        [
            found.span()
            for found in _mark.finditer(document.text)
            if not (document.protection(*found.span()) or _is_named(document.text, *found.span()))
        ]
    )


def _is_named(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start]
    return _names.search(before) is not None or before[-1:] + text[end : end + 1] in _quotes
