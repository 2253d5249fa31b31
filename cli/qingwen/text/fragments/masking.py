"""What is no prose in a passage, or speaks of another text, made unreadable offset for offset: a cheap look at the rest decides."""

from __future__ import annotations

import re
from collections.abc import Callable

from qingwen.lazy_pattern import lazy

MASK = "\x00"
_mask = lazy(
    r"`++[^`\n]*`++|(?<=\])\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+|(?!))*+\)|(?<=\])\[[^\[\]\n]*+\]"
    r"|<(?:rt|code|kbd|samp)\b[^<>\n]*+>[^<\n]*+</|<[A-Za-z/!][^<>\n]*+>"
    r"|(?:https?|ftp)://[^\s<>\u3000-\u9fff\uff00-\uffef]++|\bwww\.[^\s<>\u3000-\u9fff\uff00-\uffef]++"
    r"|\{[#%{.:][^{}\n]*+\}++|\[\^[^\]\n]{1,40}+\]|\$(?!\d[\d,.]*(?:\s|[\u2e80-\uffef]))[^$\n]{1,400}+\$|[\w.+\-]{1,64}@[\w.\-]+"
    r"|&[A-Za-z]{2,8};"
)
_may_be_masked = lazy(r"`|\]|<|\{|\$|@|&|://|www\.")  # each way has one of these
_mask_mixed = lazy(
    r"[（(][^（）()\n]*+(?:[（(][^（）()\n]*+[）)][^（）()\n]*+|(?!))*+[）)]|“[^“”\n]*+”|\"[^\"\n]*+\"|《[^《》\n]*+》|「[^「」\n]*+」|『[^『』\n]*+』|【[^【】\n]*+】"
    r"|‘[^‘’\n]*+’|〈[^〈〉\n]*+〉|!?\[[^\[\]\n]*+\]|\*\*[^*\n]++\*\*|\*[^*\s][^*\n]*+\*|\b__?[^_\n]++__?\b|~~[^~\n]++~~"
)


def _blank(found: re.Match[str]) -> str:
    return MASK * (found.end() - found.start())


def _blank_tag(found: re.Match[str]) -> str:
    """The same, but that a link of HTML then reads as one of Markdown."""
    piece = found[0]
    if piece[:2] == "<a" and piece[2:3].isspace():
        return MASK * (len(piece) - 1) + "["
    return "]" + MASK * (len(piece) - 1) if piece[:3] == "</a" and piece[3:4] in " >" else _blank(found)


def masked(text: str) -> str:
    """Code, addresses, link targets, tags, anchors and formulas made unreadable, offset for offset."""
    if not _may_be_masked.search(text):  # most prose, in a tenth of the time
        return text
    return _mask.sub(_blank_tag if "</a" in text else _blank, text)


_link_text = lazy(r"!?\[[^\[\]\n]*+\]")


def without_links(text: str) -> str:
    """Of text that is masked already, also the texts of links and images."""
    return _link_text.sub(_blank, _link_text.sub(_blank, text))


def masked_mixed(text: str, main: Callable[[str], object]) -> str:
    """Of text that is masked already, also what is quoted, bracketed, stressed or the text of a link.

    A quotation that holds the main language (`main` finds something in it) is itself a place to look into.
    """

    def blank(found: re.Match[str]) -> str:
        return found[0] if found[0][0] in '“"「『‘' and main(found[0]) else _blank(found)

    return _mask_mixed.sub(blank, text)
