"""Where a file of a tree names an image in a form that is not understood: such an image is in use, and keeps its name."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import NamedTuple

from qingwen.assets.checks import AssetFinding
from qingwen.assets.references import EXTENSION
from qingwen.assets.tree import Tree, fold, is_called, is_markdown, read_text
from qingwen.errors import ReadError
from qingwen.files.discovery import Input, discover
from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.image_references import decode_target

_ends = lazy(rf"{EXTENSION}(?!\.?[0-9a-z])", re.I)
_json = lazy(r"\\u([0-9a-f]{4})", re.I)
_folder = lazy(r"([^/\\\s\"'`()<>\[\]{}=,:;|]*)[/\\]$")
_part_of_name = lazy(r"[\w.~@+-]$")
_CODE_BLOCKS = ("fenced-code", "indented-code")
_TEXT = 1_000_000  # bytes: what is larger is no text that somebody wrote


class Mention(NamedTuple):
    """A line of a file; path: as it is shown. line: from 1; 0 where the file is a link to the image."""

    path: str
    line: int


def find_mentions(paths: Sequence[str], tree: Tree, findings: Iterable[AssetFinding]) -> dict[str, Mention]:
    """The first such line for each image that a finding is about, by its real path.

    Any text counts that is neither a reference found by `read_tree` nor a block of code in Markdown: scripts, style
    sheets, templates, data, prose, code between words; and links in the file system, which would lead nowhere after a renaming.
    """
    named: dict[str, list[str]] = defaultdict(list)
    for path in {one.asset for one in findings if one.asset}:
        named[fold(os.path.basename(path))].append(path)
    found: dict[str, Mention] = {}
    if not named:
        return found
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for use in tree.uses:
        if use.asset:
            known[use.file].append((use.reference.start, use.reference.end))
            by_link = fold(os.path.basename(use.reference.path)) != fold(os.path.basename(use.asset))
            if by_link or not is_called(use.source.path, use.file):
                line, _ = use.source.document.position(use.reference.start)
                found.setdefault(use.asset, Mention(use.source.path, line))
    files = discover(paths, None)
    for shown, link in (*files.linked, *((one, one) for one in tree.assets.values() if os.path.islink(one))):
        found[os.path.realpath(link)] = Mention(shown, 0)
    for one in files.inputs:
        if one.file and _is_text(one.file):
            for path, line in _in_file(one, named, known[os.path.realpath(one.file)]):
                found.setdefault(path, Mention(one.path, line))
    return found


def _is_text(file: str) -> bool:
    try:
        with open(file, "rb") as opened:
            return b"\0" not in opened.read(4096) and os.path.getsize(file) <= _TEXT
    except OSError:
        return False


def _in_file(one: Input, named: dict[str, list[str]], known: list[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    try:
        document = read_text(one).document
    except ReadError:
        return
    text = _blanked(document.text, known)
    if is_markdown(one.path) and any(_in_text(text, named)):
        text = _blanked(text, [(span.start, span.end) for span in document.protected if span.kind in _CODE_BLOCKS])
    yield from _in_text(text, named)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with its spans blank, newlines apart."""
    parts, last = list[str](), 0
    for start, end in sorted(spans):
        if end > last:
            parts += text[last:start], re.sub(r"[^\n]", "\0", text[max(start, last) : end])
            last = end
    return "".join(parts) + text[last:]


def _in_text(text: str, named: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    """(real path of an image, line) for each time that one is named, however it is escaped."""
    lengths = sorted({len(name) for name in named})
    for number, line in enumerate(text.split("\n"), 1):
        if not _ends.search(line):
            continue
        for form in {line, _decoded(line)}:
            form = fold(form)
            for ending in _ends.finditer(form):
                for length in lengths:
                    start = ending.end() - length
                    if start >= 0 and (paths := named.get(form[start : ending.end()])):
                        before = form[max(0, start - 300) : start]
                        for path in paths:
                            if _may_mean(path, before):
                                yield path, number


def _decoded(line: str) -> str:
    line = _json.sub(lambda code: chr(int(code[1], 16)), line)
    return "".join(decode_target(part) if part not in "#?" else part for part in re.split("([#?])", unescape(line)))


def _may_mean(path: str, before: str) -> bool:
    """Whether a name that follows `before` may be that of this image, by the end of another name or its folder."""
    folder = _folder.search(before)
    if not folder:
        return not _part_of_name.search(before)
    own = fold(os.path.basename(os.path.dirname(path)))  # in which may be spaces and brackets
    return folder[1] in ("", ".", "..", own) or (len(folder[1]) < len(own) and before[:-1].endswith(own))
