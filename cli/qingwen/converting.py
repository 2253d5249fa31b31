"""`clean --han`: the prose of what was cleaned in another variant of Chinese; all of it is edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qingwen.editing import Edit, apply, compose
from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Finding, Fix
from qingwen.text.document import Document
from qingwen.text.markdown.protected import front_matter_end
from qingwen.text.scripts import kana_or_hangul

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target

# Front matter that people read; everything else there is for programs.
_prose_field = lazy(
    r"^(?:title|subtitle|linkTitle|description|summary|excerpt|abstract|caption)[ \t]*[:=][ \t]*(.+)$", re.M | re.I
)
_suffix = lazy(
    r"\.(?:avif|bmp|csv|docx?|epub|gif|heic|html?|ipynb|jpe?g|json|js|md|mdx|mp[34]|pdf|png|pptx?|py|rar|svg|toml"
    r"|ts|tsv|txt|webp|xlsx?|ya?ml|zip|7z)(?![A-Za-z0-9])",
    re.I,
)
_PROGRAMS = (".js", ".ts", ".py", ".json", ".html", ".htm", ".md", ".mdx")
_latin_stem = lazy("[A-Za-z]$")  # 安装Node.js: the name begins behind the prose
_NAME = 100  # characters of a file name before its suffix, at most
_name_end = lazy(r"[^\s，。；：、！？（）()《》〈〉“”‘’「」『』【】\[\]<>|\"'*=,;:!?`]*\Z")
# Names that are looked up elsewhere: anchors, pages of a wiki; labels of references, if they are defined.
_looked_up = lazy(r"\{[#.:%][^{}\n]*\}|\[\[[^\[\]\n]+\]\]")
_definition = lazy(r"^[ >\t]*\[([^\[\]\n]+)\]:", re.M)
_label = lazy(r"\[([^\[\]\n]+)\]")
_han = lazy("[\u4e00-\u9fff]")


def convert(
    document: Document, findings: Sequence[Finding], edits: Sequence[Edit], target: Target, *, unsafe: bool
) -> tuple[list[Finding], list[Edit]]:
    """The findings and edits of a cleaned document, and those that bring its prose into another variant.

    What phrases do not decide is a finding, at its place in the document as it came, and converted only with `unsafe`.
    A Japanese or Korean document stays as it is.
    """
    if document.language in ("ja", "ko"):
        return list(findings), list(edits)
    from qingwen.rules.language.ambiguous_han import AmbiguousHan
    from qingwen.text.han.conversion import conversions

    rule = AmbiguousHan()
    text = apply(document.text, edits)
    places = conversions(text, target, no_prose(text))
    findings = list(findings)
    more: list[Edit] = []
    came_from = _Origins(edits)
    for place in places:
        old = text[place.start : place.end]
        if not place.candidates:
            more.append(Edit(place.start, place.end, old, place.new))
            continue
        start, end = came_from.span(place.start, place.end)
        if unsafe and place.new != old:
            more.append(Edit(place.start, place.end, old, place.new, len(findings)))
        exact = document.text[start:end] == old
        findings.append(
            rule.finding(
                start,
                end,
                fix=Fix("unsafe", start, end, place.new) if exact and place.new != old else None,
                confidence=0.6,
                old=old,
                candidates=" or ".join(place.candidates),
            )
        )
    return findings, compose(edits, more, text)


def no_prose(text: str) -> list[tuple[int, int]]:
    """What of a Markdown text is not converted: sorted, disjoint spans."""
    spans = [(one.start, one.end) for one in Document(text, "markdown").protected if one.kind != "front-matter"]
    body = front_matter_end(text)
    at = 0
    for field in _prose_field.finditer(text, 0, body):
        spans.append((at, field.start(1)))
        at = field.end(1)
    spans.append((at, body))
    spans += _file_names(text)
    spans += (found.span() for found in _looked_up.finditer(text))
    labels = {found[1] for found in _definition.finditer(text) if not found[1].isascii()}
    if labels:
        spans += (found.span() for found in _label.finditer(text) if found[1] in labels)
    spans += _japanese_lines(text)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _file_names(text: str) -> Iterator[tuple[int, int]]:
    for found in _suffix.finditer(text):
        name = _name_end.search(text[max(0, found.start() - _NAME) : found.start()])
        if name and not (found[0].lower() in _PROGRAMS and _latin_stem.search(name[0])):
            yield found.start() - len(name[0]), found.end()


def _japanese_lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines with kana or hangul for a fifth of their CJK letters: they are neither variant of Chinese."""
    if not kana_or_hangul.search(text):
        return
    begin = 0
    for line in text.split("\n"):
        kana = len(kana_or_hangul.findall(line))
        if kana and kana * 4 >= len(_han.findall(line)):
            yield begin, begin + len(line)
        begin += len(line) + 1


class _Origins:
    """Places in the old text, asked for in rising order, of places in the new one."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits, self.next, self.shift = edits, 0, 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where [start, end) of the new text comes from; all that an edit replaced, if it comes from there."""
        while self.next < len(self.edits):
            edit = self.edits[self.next]
            begin = edit.start + self.shift
            if start < begin:
                break
            if start < begin + len(edit.new):
                return edit.start, edit.end
            self.shift += len(edit.new) - len(edit.old)
            self.next += 1
        return start - self.shift, end - self.shift
