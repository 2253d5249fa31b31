"""Which lines of a paste are surely code: its indentation is part of it, and no line is a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.markdown.protected import Protected

LONGEST = 200  # letters of a line that is looked at
STEP = 2  # columns that a line stands further in than what opens its block
FLAT = 3  # lines of a program without a block, one of which imports what the others use
_indented = lazy(r"\n(?: {2}|\t)[ \t]*[^ \t\n]")
_imports = lazy(r"^(?:import |from [\w.]+ import |#include)", re.M)
_said = lazy(r"\"[^\"\n]*\"|'[^'\n]*'|(?:#|//).*$")  # strings and comments, in any language
# Kinds of signs, each of a whole line: `See f(x)` is prose.
_SIGNS = (
    lazy(
        r"(?:async )?(?:def \w+ ?\(.*\).*|class \w+(?:\(.*\))?|for [\w, ()]+ in .+|(?:if|elif|while|with|except)\b.+|else|try|finally|except) ?:$"
    ),
    lazy(r".*[{\[(]$"),
    lazy(r"[}\])]+[\w ,.()]*[;,{]?$"),
    lazy(r"(?:(?:await|return|yield|raise|new) )?[\w.]+\(.*\)[;,]?$"),  # a call
    lazy(r"(?:(?:const|let|var|int|auto) )?[\w.\[\]\"']+ ?(?:[-+*/]|:)?= ?\S.*$"),  # an assignment
    lazy(r"(?:import [\w., ]+|from [\w.]+ import .+|#include .*|@\w[\w.]*(?:\(.*\))?);?$"),
)
_OPENING = (0, 1)  # those of them that open a block
_IMPORT = 5


def code_blocks(document: Document) -> list[range]:
    """Lines, by their place among those that are not blank, that are code together.

    One opens a block, others stand further in below it, and they have signs of two kinds at least: a poem, a play, a letter's address may stand
    further in too. So are lines on end that all have signs and import something. Nothing of a text with fences, in which code is marked.
    """
    text = document.text
    if not (_indented.search(text) or _imports.search(text)) or "```" in text:
        return []
    lines = document.lines
    raw = [text[line.begin : line.end].lstrip("\ufeff") for line in lines]
    found: list[range] = []
    at = 0
    while at < len(lines):
        end = _end(raw, at) if _kind(raw[at].strip()) is not None else at
        if _is_code(raw[at:end]):
            found.append(range(at, end))
        at = max(end, at + 1)
    return found


def code_spans(document: Document) -> list[Protected]:
    """Where such lines stand."""
    lines = document.lines
    blocks = document.once(code_blocks)
    return [Protected(lines[one[0]].begin, lines[one[-1]].stop, "fenced-code") for one in blocks]


def _end(raw: Sequence[str], first: int) -> int:
    """The line below those that go on as code."""
    depth, end = _depth(raw[first]), first + 1
    for i in range(first + 1, len(raw)):
        text = _without_said(raw[i].strip()) if len(raw[i]) <= LONGEST else "…"
        if not text.isascii() or _depth(raw[i]) < depth:
            break
        if _depth(raw[i]) >= depth + STEP or _kind(raw[i].strip()) is not None:
            end = i + 1
        elif text:  # a comment alone goes with what stands below it
            break
    return end


def _is_code(raw: Sequence[str]) -> bool:
    kinds = [_kind(line.strip()) for line in raw]
    opened = any(
        kind in _OPENING and _depth(below) >= _depth(above) + STEP
        for kind, (above, below) in zip(kinds, pairwise(raw), strict=False)
    )
    several = len({*kinds} - {None}) > 1
    signs = [kind for kind, line in zip(kinds, raw, strict=True) if _without_said(line.strip())]
    flat = len(signs) >= FLAT and _IMPORT in signs and {None, *_OPENING}.isdisjoint(signs)
    return several and (opened or flat)


def _kind(line: str) -> int | None:
    """Which kind of sign a line is; None for no sign."""
    text = _without_said(line) if len(line) <= LONGEST else ""
    if not text or not text.isascii():
        return None
    return next((i for i, sign in enumerate(_SIGNS) if sign.match(text)), None)


def _without_said(line: str) -> str:
    return _said.sub(lambda found: '""' if found[0][0] in "\"'" else "", line).rstrip()


def _depth(line: str) -> int:
    """The column at which a line begins."""
    columns = line.expandtabs(4)
    return len(columns) - len(columns.lstrip(" "))
