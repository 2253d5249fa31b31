"""Whether a text without a suffix is a piece of a page, as clipboards and editors in browsers give it, and no Markdown with HTML in it."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy

HEAD = 600  # letters in which it shows that a text may be one
# What browsers, Google Docs and Windows put before a selection, a tag behind it.
_copied = lazy(
    r"\s*(?:<(?:html|head|body)>\s*)*(?:<meta\s[^<>]*charset=[^<>]*>\s*<[a-z!/]"
    r"|(?:<meta\s[^<>]*>\s*)?<[a-z]+\s[^<>]*\bid=[\"']?docs-internal-guid|<!--StartFragment\s*-->\s*<[a-z])",
    re.I,
)
_block = r"(?:div|p|article|section|main|h[1-6]|ul|ol|dl|table|blockquote)"
_opened = lazy(rf"\s*<{_block}(?:\s[^<>]*)?>", re.I)
_ended = lazy(rf"</{_block}\s*>\s*\Z", re.I)
# Below a blank line Markdown goes on in words, as no element does here; nor has it a fence, a heading or a link of Markdown's.
_markdown = lazy(r"\n[ \t]*\n[ \t]*[^\s<]|^[ \t]*(?:```|~~~|#{1,6}[ \t])|\]\([^()\s]+\)", re.M)
_paragraphs = lazy(
    rf"<(?:{_block}|li|br|td)(?:\s[^<>]*)?/?>\s*(?:<(?:span|b|i|em|strong|a|font)(?:\s[^<>]*)?>\s*)*[^<\s]", re.I
)
LEAST = 2  # lines of words: `<p align="center">…</p>` alone may be a README's


def is_fragment(text: str) -> bool:
    """Whether a text opens as a clipboard's HTML does, or is nothing but blocks of HTML with at least two lines of words."""
    if _copied.match(text[:HEAD]):
        return True
    if not _opened.match(text[:HEAD]) or not _ended.search(text[-HEAD:]) or _markdown.search(text):
        return False
    return sum(1 for _, _ in zip(_paragraphs.finditer(text), range(LEAST), strict=False)) == LEAST
