"""The text of a paragraph beside mark-up, with a backslash wherever it could be read as some; what it says in TeX stays as it is."""

from __future__ import annotations

import re

from qingwen.html.markdown.mathml import safe_tex
from qingwen.lazy_pattern import lazy

# What a text says of mathematics in TeX, which stays as it is: $x$, $$x$$, \(x\), \[x\].
written_math = lazy(
    r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{0,300}?(?<![\s\\])\$(?!\d)|\\\(.{1,300}?\\\)|\\\[.{1,2000}?\\\]", re.S
)
_tex_like = lazy(r"[\\_^{}=]|^\$\w{1,3}\$$")
_any_mark = lazy(r"[\\*_`\[\]<&~$!]")
has_marks = lazy(r"[][\\`*_<&$]")
_needs_escape = lazy(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*`]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|\[(?=\^)|<(?=[A-Za-z/!?])|&(?=[#\w]+;)|!$"
)
_block_start = lazy(r"#{1,6}(?:\s|$)|>|\+(?:\s|$)|-(?:\s|$)|([-_=])[ \t]*(?:\1[ \t]*)*$|~~~|\|[^\n]*\|?$|:?-+:?\s*\|")
_list_number = lazy(r"\d{1,9}(?=[.)](?:\s|$))")


def escaped(text: str, in_link: bool, tilde: bool, following: str) -> str:
    """Text beside mark-up, escaped wherever it could be read as some; math and URLs as they are."""
    if not _any_mark.search(text):
        return text
    parts: list[str] = []
    at = 0
    for found in written_math.finditer(text) if "$" in text or "\\" in text else ():
        if not _tex_like.search(found[0]):
            continue
        parts += _plain(text[at : found.start()], in_link, tilde, ""), _math(found[0])
        at = found.end()
    parts.append(_plain(text[at:], in_link, tilde, following))
    return "".join(parts)


def _math(tex: str) -> str:
    r"""TeX with its marks; `\(` and `\[`, which Markdown would take for escapes, as dollars."""
    if tex.startswith(("\\(", "\\[")):
        mark = "$" if tex[1] == "(" else "$$"
        inner = tex[2:-2]
    else:
        mark = "$$" if tex.startswith("$$") else "$"
        inner = tex[len(mark) : -len(mark)]
    return f"{mark}{safe_tex(inner)}{mark}"


def _plain(text: str, in_link: bool, tilde: bool, following: str) -> str:
    def one(found: re.Match[str]) -> str:
        char = found[0]
        if char == "!" and following != "link":
            return char
        return "\\" + char

    text = _needs_escape.sub(one, text)
    if in_link:
        text = re.sub(r"(?<!\\)[\[\]]", lambda m: "\\" + m[0], text)
    elif following == "link" and text.endswith("]"):
        text = text[:-1] + "\\]"
    return text.replace("~", "\\~") if tilde else text


def start_escaped(part: str, text: str, place: str, continues: bool) -> str:
    """The start of a line, so that it opens no block."""
    if place == "heading":
        return part
    number = _list_number.match(part)
    if number:
        return f"{number[0]}\\{part[number.end() :]}"
    if part.startswith("|") and not continues:
        return part
    if _block_start.match(part) or (place == "item" and re.match(r"\[[ xX]\]\s", part)):
        return "\\" + part
    return part
