r"""A paragraph's inline nodes as Markdown: text escaped, emphasis where every reader of Markdown sees it as such.

The nodes become a row of tokens first (text, finished Markdown, opening and closing marks), because what is right
at one place depends on what stands beside it: `**` next to punctuation does not close before a letter, which is
common in Chinese (`<b>注意：</b>请勿…`), so there the punctuation moves out.
"""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category

from qingwen.html.markdown.inline_escaping import escaped, start_escaped, written_math
from qingwen.text.markdown.escaping import escape, heading_escapes, list_item_escapes
from qingwen.text.markdown.escaping_inline import with_escapes

_SPACES = "\t\n\r\f\u00a0"


class Token(NamedTuple):
    """kind: `text` (plain), `raw` (Markdown), `open` and `close` (an emphasis mark), `link` and `end` (of a link), `break`."""

    kind: str
    text: str


_INDENT = " \u3000\u2002\u2003"
BREAK = Token("break", "")
_PLAIN = frozenset(("text",))


def render(tokens: list[Token], place: str = "paragraph") -> str:
    """One paragraph's Markdown, `` for none; hard line breaks are a backslash and a newline.

    place: `paragraph`, `item` (after a list mark), `heading` (one line) or `cell` (of a table; one line).
    """
    kinds = {kind for kind, _ in tokens}
    if kinds <= _PLAIN:
        found = render_text("".join([text for _, text in tokens]), place)
        if found is not None:
            return found
    tokens = _spaced(tokens)
    tokens = _trimmed(_placed(tokens) if "open" in kinds else tokens)
    if not tokens:
        return ""
    tilde = sum(token.text.count("~") for token in tokens if token.kind == "text") > 1
    lines: list[list[str]] = [[]]
    links = 0
    for i, token in enumerate(tokens):
        kind, text = token
        if kind == "break":
            if place in ("heading", "cell"):
                lines[-1].append("<br>" if place == "cell" else " ")
            else:
                lines[-1].append("\\")
                lines.append([])
        elif kind == "text":
            following = tokens[i + 1].kind if i + 1 < len(tokens) else ""
            part = escaped(text, bool(links), tilde, following)
            if not any(lines[-1]) and place != "cell":
                part = start_escaped(part, text, place, len(lines) > 1)
            lines[-1].append(part)
        elif kind == "link":
            links += 1
            lines[-1].append("[")
        elif kind == "end":
            links -= 1
            lines[-1].append(f"]({text})")
        else:
            lines[-1].append(text)
    text = "\n".join(map("".join, lines))
    return text.replace("|", "\\|") if place == "cell" and "|" in text else text


def render_text(text: str, place: str = "paragraph") -> str | None:
    """A paragraph of nothing but text, as `render` gives it; None where it holds mathematics, or stands in a table."""
    text = _folded(text).rstrip(" ").lstrip(_INDENT)
    if place == "cell" or (("$" in text or "\\" in text) and written_math.search(text)):
        return None
    if place == "heading":
        return with_escapes(text, heading_escapes(text))
    return with_escapes(text, list_item_escapes(text)) if place == "item" else escape(text)


def _folded(text: str) -> str:
    """A text with each run of white space as one space."""
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _spaced(tokens: list[Token]) -> list[Token]:
    """Adjoining texts made one; white space folded, none at the start of a line or after other white space."""
    out: list[Token] = []
    blank = True  # white space, or the start of a line, stands before
    for token in tokens:
        if token.kind == "text":
            text = _folded(token.text)
            if blank:
                text = text.lstrip(" ")
            if not text:
                continue
            blank = text.endswith(" ")
            if out and out[-1].kind == "text":
                out[-1] = Token("text", out[-1].text + text)
            else:
                out.append(token if text is token.text else Token("text", text))
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
    """Emphasis that says nothing left out, white space (an indent of U+3000, too) and punctuation moved out of its ends."""
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
    done: list[Token] = []
    rest = tokens[::-1]  # two stacks: what is put in or taken out of the middle of one list moves all that follows
    changed = False
    while rest:
        token = rest.pop()
        if token.kind == "open" and rest:
            after = rest[-1]
            if after.kind == "break" or after == ("close", token.text):
                rest.pop()
                if after.kind == "break":
                    rest += token, after
                if done:
                    rest.append(done.pop())
                changed = True
                continue
            if after.kind == "text":
                inner = after.text.lstrip()
                head = after.text[: len(after.text) - len(inner)]
                if not head and _is_mark(inner[0]) and _is_word(_last(done)):
                    inner = inner.lstrip("".join({c for c in inner if _is_mark(c)}))
                    head = after.text[: len(after.text) - len(inner)]
                if head:
                    done.append(Token("text", head))
                    rest[-1:] = [Token("text", inner)] if inner else []
                    changed = True
        elif token.kind == "close" and done:
            before = done[-1]
            if before.kind == "break":
                rest += done.pop(), token
                changed = True
                continue
            if before.kind == "text":
                inner = before.text.rstrip()
                tail = before.text[len(inner) :]
                if not tail and inner and _is_mark(inner[-1]) and _is_word(_first(rest)):
                    inner = inner.rstrip("".join({c for c in inner if _is_mark(c)}))
                    tail = before.text[len(inner) :]
                if tail:
                    done[-1:] = [Token("text", inner)] if inner else []
                    rest.append(Token("text", tail))
                    changed = True
        done.append(token)
    return (_joined(done) if changed else done), changed


def _last(done: list[Token]) -> str:
    """The last character of what is done."""
    for token in reversed(done):
        if token.kind in ("open", "close", "link"):
            continue
        return token.text[-1:] if token.kind == "text" else "" if token.kind == "break" else ")"
    return ""


def _first(rest: list[Token]) -> str:
    """The first character of the rest, which is the other way round."""
    for token in reversed(rest):
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
    if tokens and tokens[-1].kind == "text" and tokens[-1].text[-1:] == " ":
        tokens[-1] = Token("text", tokens[-1].text.rstrip(" "))
    if tokens and tokens[0].kind == "text" and tokens[0].text[:1] in _INDENT:
        tokens[0] = Token("text", tokens[0].text.lstrip(_INDENT))
    return tokens if any(token.kind in ("text", "raw") for token in tokens) else []
