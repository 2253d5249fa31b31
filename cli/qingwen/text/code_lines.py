"""Which lines of a paste are surely code: its indentation is part of it, and no line is a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.markdown.protected import Protected

LONGEST = 200  # letters of a line that is looked at
STEP = 2  # columns that a line stands further in than what opens its block
FLAT = 3  # lines of a program without a block, one of which imports what the others use
_indented = lazy(r"\n(?: {2}|\t)[ \t]*[^ \t\n]")
_imports = lazy(r"\n(?:import |from [\w.]+ import |#include)")  # at a tenth of the time of `^` and `re.M`
# Strings, comments and what stands between tags, in any language.
_said = lazy(
    r"(\"\"\"|''')(?:(?!\1).)*(?:\1|$)|\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|/\*.*?\*/|(?:#(?!include\b|[\w-]+ ?\{)|//).*$|(?<=>)[^<>\n]+(?=<)"
)
_words = (
    "and|as|assert|async|await|class|const|def|del|elif|else|except|export|extends|for|from|function|global|if|import|in|is|lambda|let"
    "|new|nonlocal|not|of|or|print|raise|return|using|var|while|with|yield|auto|int|echo"
)
_two_words = lazy(rf"\b(?!(?:{_words})\b)\w+ +(?!(?:{_words})\b)\w")  # side by side: prose, or a type and its name
_target = r"[\w.\[\]\"']+"
_HEADER, _BRACKET, _CLOSING, _IMPORT = 0, 1, 2, 5
# Kinds of signs, each of a whole line: `See f(x)` is prose.
_SIGNS = (
    lazy(
        r"(?:async )?def \w+ ?\(.*,$|(?:async )?(?:def \w+ ?\(.*\).*|class \w+(?: ?\(.*\))?"
        r"|for \(?\w+(?:, ?\(?\w+\)?)* in .+|(?:if|elif|while|with|except) (?![a-z]+ ?:).+) ?:$"
    ),
    # What a line below closes: a bracket (`as he said (` is prose), a tag, what a shell does.
    lazy(
        r".*\{$|(?:.*[=:(,\[] ?)?\[$|.*\w\($|import \($|<[A-Za-z][\w-]*(?: [^<>]*)?>$"
        r"|(?:for|while|until)\b.+; ?do$|(?:(?:if|elif)\b.+; ?then|else)$"
    ),
    lazy(r"[}\])]+[\w ,.()]*[;,:{]?$|</[\w-]+>$|(?:done|fi)\b"),
    lazy(r"(?:(?:await|return|yield|raise|new|echo) )?[\w.]+\(.*\)[;,]?$"),  # a call
    lazy(  # an assignment
        r"(?:(?:export )?(?:const|let|var|int|auto) )?"
        rf"{_target}(?:, ?{_target})*(?:: ?[\w.<>\[\]]+)? ?(?:[-+*/]|:)?= ?\S.*$"
    ),
    lazy(r"(?:import [\w., *]+|using [\w.]+(?=;)|from [\w.]+ import .+|#include .*|@\w[\w.]*(?:\(.*\))?);?$"),
    lazy(r"(?:return|yield|raise)\b.*[^.,]$|(?:pass|break|continue);?$"),
    lazy(r"(?:(?:if|elif|while|with|except) [a-z]+|else|try|finally|except) ?:$"),  # `while waiting:` is in prose too
)
_above_brace = lazy(
    r"(?:[\w:*&<>~\[\],]+ )*[\w:*&<>~]+ ?\(.*\)(?: const)?$|(?:\w+ )*(?:class|struct|enum|interface|namespace) \w+$"
)
_named = lazy(r"[\w.]+ ?= ?[\w.()\[\]\"]+$")  # an assignment to or of a name in any language
_tag = lazy(r"<([A-Za-z][\w-]*)(?: [^<>]*)?>$")
# What stands above all else in a program, in any language, an import aside that is a sign.
_opens_program = lazy(
    r"#!/\S+|#include\b|using (?:namespace |static )?[\w.:]+;$|use (?:strict|warnings|utf8);$|use \w+(?:::|\\)[\w:{}, *\\]+;$"
    r"|package [\w.]+;$|package main$|<\?php$|set -\w+$|<!--.*-->$"
    r"|import (?:[\w.*]+|[\w{}, *$]+ from [\"'][^\"']+[\"']|\"[\w./-]+\");?$"
)
_package = lazy(r"package \w+$")  # Go's, which no semicolon tells from `package tour`
_comment_above = lazy(r"# ")
_comment_above_braces = lazy(r"//|/\*.*\*/$")
_QUOTES = ('"""', "'''")
_CLOSERS = {"{": ("}",), "[": ("]",), "(": (")",), "do": ("done",), "then": ("fi", "else", "elif "), "else": ("fi",)}
_CONTINUED = ("}", "]", ")", "else", "elif ")  # what closes and opens again


class _Line(NamedTuple):
    """text:  without what is said in it, `""` where a comment or a string of several lines goes on.
    depth: the column at which it begins.
    kind:  which kind of sign it is; None for no sign.
    """

    text: str
    depth: int
    kind: int | None


class _Code(NamedTuple):
    """The lines of a paste.

    dedents: of each line, the first below it that stands no further in.
    prose:   how many lines above each have two words side by side, or are not ASCII.
    foreign: how many are not ASCII.
    last:    the last line, from each upwards, that is not prose.
    """

    lines: Sequence[_Line]
    dedents: Sequence[int]
    prose: Sequence[int]
    foreign: Sequence[int]
    last: Sequence[int]


def code_blocks(document: Document) -> list[range]:
    """Lines, by their place among those that are not blank, that are code together.

    One opens a block, others stand further in below it, and they have signs of two kinds at least: a poem, a play, a letter's address may stand
    further in too. A bracket is closed, or opens nothing. So are lines on end that all have signs and import something. Nothing of a text with fences, in which code is marked.
    """
    text = document.text
    if not (_indented.search(text) or _imports.search("\n" + text)) or "```" in text:
        return []
    raw = [text[line.begin : line.end].lstrip("\ufeff") for line in document.lines]
    code = _read(raw)
    blocks: list[range] = []
    block, at = range(0), 0
    for at, below in _statements(code):
        goes_on = block and code.lines[at].depth >= code.lines[block.start].depth
        if not goes_on or any(line.text for line in code.lines[block.stop : at]):
            blocks.append(block)
            block = range(at, below)
        block = range(block.start, below)
    found = [block for block in (*blocks, block) if _is_code(code.lines[block.start : block.stop])]
    above = [0, *(block.stop for block in found)]
    return [
        range(_first_line(document.lines, raw, code, block, end), block.stop)
        for block, end in zip(found, above, strict=False)
    ]


def _first_line(lines: Sequence[Line], raw: Sequence[str], code: _Code, block: range, end: int) -> int:
    """The first line of what opens the program above a block, and of the comment right above it, at its column; no title, nor a heading in Markdown
    above what has braces.

    end: where the block above ends.
    """
    braces = any(line.text.endswith(("{", ";")) for line in code.lines[block.start : block.stop])
    comment, depth = _comment_above_braces if braces else _comment_above, code.lines[block.start].depth
    at = block.start
    while at > end and code.lines[at - 1].depth == depth:
        above, is_tight = raw[at - 1].strip(), lines[at - 1].stop == lines[at].begin
        opens = _opens_program.match(above) or (_package.match(above) and raw[at].startswith("import "))
        if not (opens or (at > 1 and is_tight and comment.match(above))):
            break
        at -= 1
    return at


def code_spans(document: Document) -> list[Protected]:
    """Where such lines stand."""
    lines = document.lines
    blocks = document.once(code_blocks)
    return [Protected(lines[one[0]].begin, lines[one[-1]].stop, "fenced-code") for one in blocks]


def _statements(code: _Code) -> Iterator[tuple[int, int]]:
    """Of each statement its line, and the line below what stands further in."""
    at = 0
    while at < len(code.lines):
        line = code.lines[at]
        below = at + 1
        if line.kind not in (None, _CLOSING) and not (line.kind == _BRACKET and line.text.startswith(_CONTINUED)):
            closing = _closing(code, at) if line.kind == _BRACKET else at
            below = code.dedents[at] if closing is None else max(closing, code.last[code.dedents[closing] - 1]) + 1
            if closing is not None and _is_sound(code, at, below):
                yield at, below
        at = below


def _closing(code: _Code, at: int) -> int | None:
    """The line that closes what a line, or the brace below it, opens; None where none does."""
    closing = at + (not _closers(code.lines[at].text))
    while code.lines[closing].kind == _BRACKET:  # as `} else {` is
        closers, closing = _closers(code.lines[closing].text), code.dedents[closing]
        if closing == len(code.lines) or code.lines[closing].depth != code.lines[at].depth:
            return None
        if not code.lines[closing].text.startswith(closers):
            return None
    return closing


def _is_sound(code: _Code, at: int, below: int) -> bool:
    """Whether all of a statement is code. In brackets half may be text in another language: what a page shows, names."""
    if code.lines[at].kind == _BRACKET:
        return 2 * (code.foreign[below] - code.foreign[at]) <= below - at - 2
    return code.prose[below] == code.prose[at]


def _is_code(lines: Sequence[_Line]) -> bool:
    opened = any(
        above.kind in (_HEADER, _BRACKET) and below.depth >= above.depth + STEP for above, below in pairwise(lines)
    )
    kinds = [line.kind for line in lines if line.text]
    flat = len(kinds) >= FLAT and _IMPORT in kinds and None not in kinds
    return (opened or flat) and len({*kinds} - {None}) > 1


def _closers(text: str) -> tuple[str, ...]:
    """What the line may begin with that closes what a line opens."""
    if tag := _tag.match(text):
        return (f"</{tag[1]}",)
    return next((closers for opener, closers in _CLOSERS.items() if text.endswith(opener)), ())


def _read(raw: Sequence[str]) -> _Code:
    inside = _inside(raw)
    texts = ["" if i in inside else _without_said(line.strip()) for i, line in enumerate(raw)]
    depths = [*map(_depth, raw)]
    kinds = [*map(_kind, texts)]
    for i, (above, below) in enumerate(pairwise(texts)):
        if below == "{" and depths[i] == depths[i + 1] and _above_brace.match(above):
            kinds[i] = _BRACKET
    dedents = [len(raw)] * len(raw)
    waiting: list[int] = []
    for i, depth in enumerate(depths):
        while waiting and depth < depths[waiting[-1]] + STEP:
            dedents[waiting.pop()] = i
        waiting.append(i)
    foreign = [not text.isascii() for text in texts]
    prose = [
        not _named.match(text) if one else bool(_two_words.search(text))
        for text, one in zip(texts, foreign, strict=True)
    ]
    last = accumulate((-1 if one else i for i, one in enumerate(prose)), max)
    lines = [*map(_Line, texts, depths, kinds)]
    return _Code(lines, dedents, [0, *accumulate(prose)], [0, *accumulate(foreign)], [*last])


def _inside(raw: Sequence[str]) -> set[int]:
    """Lines of a comment or a string of several lines, its first one aside."""
    found: set[int] = set()
    first, close = 0, ""
    for i, line in enumerate(raw):
        if close and close in line:
            found.update(range(first, i + 1))
            close = ""
        elif not close:
            first = i + 1
            if line.lstrip().startswith("/*"):
                close = "" if "*/" in line else "*/"
            else:
                close = next((quotes for quotes in _QUOTES if line.count(quotes) % 2), "")
    return found


def _kind(text: str) -> int | None:
    if not text or not text.isascii():
        return None
    kind = next((i for i, sign in enumerate(_SIGNS) if sign.match(text)), None)
    typed = kind in (_BRACKET, _CLOSING) and text[-1] != "("  # `void main(String[] args) {`
    return kind if typed or not _two_words.search(text) else None


def _without_said(line: str) -> str:
    if len(line) > LONGEST:
        return "…"
    return _said.sub(lambda found: '""' if found[0][0] in "\"'`" else "", line).rstrip()


def _depth(line: str) -> int:
    """The column at which a line begins."""
    columns = line.expandtabs(4)
    return len(columns) - len(columns.lstrip(" "))
