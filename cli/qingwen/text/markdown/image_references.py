"""The images a Markdown text refers to, read off its protected spans."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown import patterns

if TYPE_CHECKING:
    from qingwen.text.markdown.protected import Protected


class ImageRef(NamedTuple):
    r"""One reference to an image; all offsets are code points.

    start, end:           the whole reference: `![alt](target "title")`, `![alt][label]` or the `<img …>` tag.
    name_start, name_end: the target as written, without angle brackets or quotes; for kind `reference` it
                          stands in the link definition, outside [start, end).
    name:                 the target with escapes (`\`, `&…;`, `%…`) undone, query and fragment cut off.
    alt:                  the alternative text, as written but for backslash escapes.
    kind:                 `inline`, `reference` (one for each definition used) or `html`.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    alt: str
    kind: str


_bracket = lazy(r"!\[|[\[\]]|\\[\\\[\]!]")
_percent = lazy(r"(?:%[0-9A-Fa-f]{2})+")
_image_tag = lazy(r"<!--|<img(?=[\s/>])", re.IGNORECASE)
_attribute = lazy(r"""\s([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|\{[^}]*+\}|([^\s"'=<>`]++))|)""")
_not_shown = lazy(r"\s*<(?:script|style|textarea)[\s>]", re.IGNORECASE)


def image_references(text: str, protected: list[Protected]) -> list[ImageRef]:
    """The images of a Markdown text, by offset; `protected` is what `protected_spans` says of that text.

    An unbracketed target with spaces that ends like an image's name counts, though it is not CommonMark.
    """
    return images_in(text, protected, [(0, len(text))])[0]


def images_in(text: str, protected: list[Protected], parts: list[tuple[int, int]]) -> tuple[list[ImageRef], bool]:
    """The images in some parts of a text, [start, end) in order, and in HTML; whether each that a part opens is closed in it.

    Where one is not, what stands below decides what it is, in these parts or not.
    """
    found: list[ImageRef] = []
    closed = True
    if "![" in text:
        markdown = _Markdown(text, protected)
        closed = markdown.read(parts)
        found += markdown.images
    if any(p.kind == "html" for p in protected):
        for p in protected:
            if p.kind == "html":
                found += _in_html(text, p.start, p.end)
    found.sort()
    return found, closed


def decode_target(target: str, *, html: bool = False) -> str:
    """A link target as written (in HTML: an attribute's value) → the path or address it stands for."""
    if "\\" in target and not html:
        target = patterns.unescaped(target)
    if "&" in target:
        from html import unescape  # its table of entities takes a millisecond to load

        target = unescape(target)
    for mark in "#?":
        target = target.partition(mark)[0]
    if "%" in target:
        target = _percent.sub(_percent_decoded, target)
    return target


def _percent_decoded(run: re.Match[str]) -> str:
    return bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace")


class _Markdown:
    def __init__(self, text: str, protected: list[Protected]) -> None:
        self.text = text
        self.protected = protected
        self.images: list[ImageRef] = []
        self.open: list[int] = []  # offsets of `[`; of the `!` before it, negated less one, for images
        self.used: set[str] = set()

    @cached_property
    def _targets(self) -> tuple[dict[str, patterns.Definition], dict[int, int]]:
        """The link definitions by label; where the label of a full reference begins → where it ends."""
        text = self.text
        definitions: dict[str, patterns.Definition] = {}
        labels: dict[int, int] = {}
        for start, end, kind in self.protected:
            if kind == "link-target" and text[start] == "[":
                if definition := patterns.definition(text, start, end):
                    definitions.setdefault(definition.label, definition)
                elif text[end - 1] == "]" and start and text[start - 1] == "]":
                    labels[start] = end
        return definitions, labels

    def read(self, parts: list[tuple[int, int]]) -> bool:
        """Looks for images in the parts; whether each image that one of them opens is closed in it."""
        text, protected = self.text, self.protected
        at = i = 0
        for begin, stop in parts:
            at = max(at, begin)
            while i < len(protected) and protected[i].start < stop:
                start, end, kind = protected[i]
                i += 1
                if start >= begin:
                    self._brackets(at, start)
                    if kind == "link-target" and text.startswith("](", start) and self.open:
                        opening = self.open.pop()
                        if opening < 0:
                            self._inline(-opening - 1, start, end)
                at = max(at, end)
            self._brackets(at, stop)
            if any(opening < 0 for opening in self.open):
                return False
            self.open.clear()
        return True

    def _brackets(self, start: int, end: int) -> None:
        for mark in _bracket.finditer(self.text, start, end):
            if mark[0] == "]":
                opening = self.open.pop() if self.open else 0
                if opening < 0:
                    self._reference(-opening - 1, mark.start())
            elif mark[0][0] != "\\":
                self.open.append(-mark.start() - 1 if mark[0] == "![" else mark.start())

    def _inline(self, opening: int, close: int, end: int) -> None:
        text = self.text
        target = patterns.TARGET.match(text, close + 1, end) or patterns.SPACED_TARGET.match(text, close + 1, end)
        if not target:
            return
        start, stop = target.span(1)
        if text.startswith("<", start):
            start, stop = start + 1, stop - 1
        if start < stop:
            self._add(opening, close, end, start, stop, "inline")

    def _reference(self, opening: int, close: int) -> None:
        text = self.text
        definitions, labels = self._targets
        if not definitions:
            return
        end = labels.get(close + 1, close + 1)
        label = text[close + 2 : end - 1]
        if end == close + 1:  # `![label]` or `![label][]`
            if close - opening > 1000 or text.find("[", opening + 2, close) >= 0:
                return
            label = text[opening + 2 : close]
            end += 2 * text.startswith("[]", end)
        label = patterns.normalize_label(label)
        definition = definitions.get(label)
        if definition and label not in self.used:
            self.used.add(label)
            self._add(opening, close, end, definition.name_start, definition.name_end, "reference")

    def _add(self, opening: int, close: int, end: int, name_start: int, name_end: int, kind: str) -> None:
        alt = patterns.unescaped(self.text[opening + 2 : close])
        name = decode_target(self.text[name_start:name_end])
        self.images.append(ImageRef(opening, end, name_start, name_end, name, alt, kind))


def _in_html(text: str, start: int, end: int) -> list[ImageRef]:
    """The `<img>` tags with a literal `src` in a piece of HTML, not those in comments and scripts."""
    images: list[ImageRef] = []
    if _not_shown.match(text, start, end):
        return images
    at = start
    while found := _image_tag.search(text, at, end):
        at = found.end()
        if found[0] == "<!--":
            stop = text.find("-->", at, end)
            at = end if stop < 0 else stop + 3
            continue
        tag = patterns.TAG.match(text, found.start(), end)
        if not tag:
            continue
        alt, name = "", None
        for attribute in _attribute.finditer(text, at, tag.end() - 1):
            group = attribute.lastindex or 1
            if group == 1:
                continue
            key = attribute[1].lower()
            if key == "alt":
                alt = attribute[group]
            elif key == "src" and name is None and attribute[group].strip():
                name = attribute.span(group)
        if name:
            target = decode_target(text[slice(*name)].strip(), html=True)
            images.append(ImageRef(found.start(), tag.end(), *name, target, alt, "html"))
        at = tag.end()
    return images
