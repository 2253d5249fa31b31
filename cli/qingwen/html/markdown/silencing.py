"""Comments that silence rules, put where Markdown takes them for comments and where they mean what they meant."""

from __future__ import annotations

from qingwen.html.markdown.inline import Token

_OPENING = "<!-- qingwen-"


def is_silencing(block: str) -> bool:
    return block.startswith(_OPENING) and "\n" not in block


def led(tokens: list[Token]) -> tuple[list[str], list[Token]]:
    """The comments that a block opens with, and the rest of it: a line of Markdown that opens with one is HTML to its end."""
    comments = []
    for i, (kind, text) in enumerate(tokens):
        if kind == "raw" and text.startswith(_OPENING):
            comments.append(text.replace("qingwen-disable-line", "qingwen-disable-next-line", 1))
        elif kind != "text" or not text.isspace():
            return comments, tokens[i:] if comments else tokens
    return comments, []


def in_cell(tokens: list[Token]) -> list[Token]:
    """A cell whose comments stay in it: one that it opens with and that is for what follows is for its line."""
    comments, rest = led(tokens)
    return [Token("raw", one.replace("-disable-next-line", "-disable-line", 1)) for one in comments] + rest
