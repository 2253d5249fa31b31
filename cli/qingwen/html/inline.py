r"""A paragraph's inline nodes as Markdown: text escaped, emphasis where every reader of Markdown sees it as such.

The nodes become a row of tokens first (text, finished Markdown, opening and closing marks), because what is right
at one place depends on what stands beside it: `**` next to punctuation does not close before a letter, which is
common in Chinese (`<b>注意：</b>请勿…`), so there the punctuation moves out.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import category

from qingwen.html.mathml import safe_tex
from qingwen.text.escaping import escape, heading_escapes, list_item_escapes

# What a text says of mathematics in TeX, which stays as it is: $x$, $$x$$, \(x\), \[x\].
_math = re.compile(
    r"\$\$[^$]{1,2000}\$\$|\$(?![\s$])[^$\n]{0,300}?(?<![\s\\])\$(?!\d)|\\\(.{1,300}?\\\)|\\\[.{1,2000}?\\\]", re.S
)
_tex_like = re.compile(r"[\\_^{}=]|^\$\w{1,3}\$$").search
_space = re.compile(r"[ \t\n\r\f\u00a0]+")
_any_mark = re.compile(r"[\\*_`\[\]<&~$!]").search
_needs_escape = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)|[*`]|(?<![^\W_])_|_(?![^\W_])|\](?=\()|\[(?=\^)|<(?=[A-Za-z/!?])|&(?=[#\w]+;)|!$"
)
_block_start = re.compile(
    r"#{1,6}(?:\s|$)|>|\+(?:\s|$)|-(?:\s|$)|([-_=])[ \t]*(?:\1[ \t]*)*$|~~~|\|[^\n]*\|?$|:?-+:?\s*\|"
)
_list_number = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")


class Token(NamedTuple):
    """kind: `text` (plain), `raw` (Markdown), `open` and `close` (an emphasis mark), `link` and `end` (of a link), `break`."""

    kind: str
    text: str


_INDENT = " \u3000\u2002\u2003"
BREAK = Token("break", "")


def render(tokens: list[Token], place: str = "paragraph") -> str:
    """One paragraph's Markdown, `` for none; hard line breaks are a backslash and a newline.

    place: `paragraph`, `item` (after a list mark), `heading` (one line) or `cell` (of a table; one line).
    """
    for token in tokens:
        if token.kind != "text":
            break
    else:
        found = render_text("".join(token.text for token in tokens), place)
        if found is not None:
            return found
    tokens = _trimmed(_placed(_spaced(tokens)))
    if not tokens:
        return ""
    tilde = sum(token.text.count("~") for token in tokens if token.kind == "text") > 1
    lines: list[str] = [""]
    links = 0
    for i, token in enumerate(tokens):
        kind, text = token
        if kind == "break":
            if place in ("heading", "cell"):
                lines[-1] += "<br>" if place == "cell" else " "
            else:
                lines[-1] += "\\"
                lines.append("")
        elif kind == "text":
            following = tokens[i + 1].kind if i + 1 < len(tokens) else ""
            part = _escaped(text, bool(links), tilde, following)
            if not lines[-1] and place != "cell":
                part = _start_escaped(part, text, place, len(lines) > 1)
            lines[-1] += part
        elif kind == "link":
            links += 1
            lines[-1] += "["
        elif kind == "end":
            links -= 1
            lines[-1] += f"]({text})"
        else:
            lines[-1] += text
    text = "\n".join(lines)
    return text.replace("|", "\\|") if place == "cell" and "|" in text else text


def render_text(text: str, place: str = "paragraph") -> str | None:
    """A paragraph of nothing but text, as `render` gives it; None where it holds mathematics, or stands in a table."""
    text = _space.sub(" ", text).rstrip(" ").lstrip(_INDENT)
    if place == "cell" or (("$" in text or "\\" in text) and _math.search(text)):
        return None
    if place == "heading":
        return _inserted(text, heading_escapes(text))
    return _inserted(text, list_item_escapes(text)) if place == "item" else escape(text)


def _spaced(tokens: list[Token]) -> list[Token]:
    """Adjoining texts made one; white space folded, none at the start of a line or after other white space."""
    out: list[Token] = []
    blank = True  # white space, or the start of a line, stands before
    for token in tokens:
        if token.kind == "text":
            text = _space.sub(" ", token.text)
            if blank:
                text = text.lstrip(" ")
            if not text:
                continue
            blank = text.endswith(" ")
            if out and out[-1].kind == "text":
                out[-1] = Token("text", out[-1].text + text)
            else:
                out.append(Token("text", text))
        elif token.kind == "break":
            if out and out[-1].kind == "text":
                text = out[-1].text.rstrip(" ")
                out[-1:] = [Token("text", text)] if text else []
            out.append(token)
            blank = True
        else:
            if token.kind == "raw":
                blank = False
            out.append(token)
    return out


def _placed(tokens: list[Token]) -> list[Token]:
    """Emphasis that says nothing left out, white space and punctuation moved out of its ends."""
    tokens = _joined(tokens)
    for _ in range(3):  # each round may empty an emphasis, or bring two together
        tokens, changed = _round(tokens)
        if not changed:
            break
    return tokens


def _joined(tokens: list[Token]) -> list[Token]:
    """`**a** **b**` as one; marks inside others of their kind dropped."""
    out: list[Token] = []
    depth: dict[str, int] = {}
    for token in tokens:
        if token.kind == "open":
            depth[token.text] = depth.get(token.text, 0) + 1
            if depth[token.text] > 1:
                continue
            if out and out[-1] == ("close", token.text):
                out.pop()
                continue
            if len(out) > 1 and out[-1] == ("text", " ") and out[-2] == ("close", token.text):
                del out[-2]
                continue
        elif token.kind == "close":
            depth[token.text] -= 1
            if depth[token.text]:
                continue
            if out and out[-1] == ("open", token.text):
                out.pop()
                continue
        out.append(token)
    return _texts_joined(out)


def _texts_joined(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        if token.kind == "text" and out and out[-1].kind == "text":
            out[-1] = Token("text", out[-1].text + token.text)
        elif token.kind != "text" or token.text:
            out.append(token)
    return out


def _round(tokens: list[Token]) -> tuple[list[Token], bool]:
    out = list(tokens)
    changed = False
    i = 0
    while i < len(out):
        kind = out[i].kind
        if kind == "open" and i + 1 < len(out):
            after = out[i + 1]
            if after.kind == "break" or after == ("close", out[i].text):
                if after.kind == "break":
                    out[i], out[i + 1] = after, out[i]
                else:
                    del out[i : i + 2]
                changed = True
                i = max(0, i - 1)
                continue
            if after.kind == "text":
                inner = after.text.lstrip(" ")
                head = after.text[: len(after.text) - len(inner)]
                if not head and _is_mark(inner[0]) and _is_word(_last(out, i)):
                    inner = inner.lstrip("".join({c for c in inner if _is_mark(c)}))
                    head = after.text[: len(after.text) - len(inner)]
                if head:
                    out[i : i + 2] = [Token("text", head), out[i], *([Token("text", inner)] if inner else [])]
                    changed = True
                    i += 1
        elif kind == "close" and i:
            before = out[i - 1]
            if before.kind == "break":
                out[i - 1], out[i] = out[i], before
                changed = True
                i -= 1
                continue
            if before.kind == "text":
                inner = before.text.rstrip(" ")
                tail = before.text[len(inner) :]
                if not tail and inner and _is_mark(inner[-1]) and _is_word(_first(out, i)):
                    inner = inner.rstrip("".join({c for c in inner if _is_mark(c)}))
                    tail = before.text[len(inner) :]
                if tail:
                    out[i - 1 : i + 1] = [*([Token("text", inner)] if inner else []), out[i], Token("text", tail)]
                    changed = True
        i += 1
    return (_joined(out) if changed else out), changed


def _last(tokens: list[Token], i: int) -> str:
    """The character that stands before token `i`."""
    while i > 0:
        i -= 1
        if tokens[i].kind in ("open", "close", "link"):
            continue
        return tokens[i].text[-1:] if tokens[i].kind == "text" else "" if tokens[i].kind == "break" else ")"
    return ""


def _first(tokens: list[Token], i: int) -> str:
    """The character that stands after token `i`."""
    for token in tokens[i + 1 :]:
        if token.kind in ("open", "close", "end"):
            continue
        return token.text[:1] if token.kind == "text" else "" if token.kind == "break" else "["
    return ""


def _is_mark(char: str) -> bool:
    return bool(char) and category(char)[0] in "PS"


def _is_word(char: str) -> bool:
    return bool(char) and not char.isspace() and category(char)[0] not in "PSZ"


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without breaks and white space at the end; emphasis and links round nothing are gone already."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind == "break":
        start += 1
    while end > start and (
        tokens[end - 1].kind == "break" or (tokens[end - 1].kind == "text" and not tokens[end - 1].text.strip(" "))
    ):
        end -= 1
    tokens = tokens[start:end]
    if tokens and tokens[-1].kind == "text":
        tokens[-1] = Token("text", tokens[-1].text.rstrip(" "))
    if tokens and tokens[0].kind == "text":
        tokens[0] = Token("text", tokens[0].text.lstrip(_INDENT))
    return tokens if any(token.kind in ("text", "raw") for token in tokens) else []


def _escaped(text: str, in_link: bool, tilde: bool, following: str) -> str:
    """Text beside mark-up, escaped wherever it could be read as some; math and URLs as they are."""
    if not _any_mark(text):
        return text
    parts: list[str] = []
    at = 0
    for found in _math.finditer(text) if "$" in text or "\\" in text else ():
        if not _tex_like(found[0]):
            continue
        parts += _plain(text[at : found.start()], in_link, tilde, ""), math(found[0])
        at = found.end()
    parts.append(_plain(text[at:], in_link, tilde, following))
    return "".join(parts)


def math(tex: str) -> str:
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


def _start_escaped(part: str, text: str, place: str, continues: bool) -> str:
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


def _inserted(text: str, offsets: list[int]) -> str:
    parts = [text[start:end] for start, end in zip([0, *offsets], [*offsets, len(text)], strict=True)]
    return "\\".join(parts)
