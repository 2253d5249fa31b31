"""A document as the segments that a translator renders one by one: paragraphs, headings, lists, tables, blocks of code."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from qingwen.comparing.gist import gist
from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.masking import masked
from qingwen.text.fragments.passages import latin_words
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.markdown.protected import front_matter_end
from qingwen.text.scripts import han_in

Form = Literal["heading", "code", "list", "table", "quote", "image", "html", "paragraph"]
HAN_FOR_A_WORD = 1.7  # Han letters that say what one English word says (NTREX: 1.6 without names and numbers)

_blocks = lazy(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_heading = lazy(r" {0,3}(#{1,6})[ \t]+(.*)")
_item = lazy(r"(?m)^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S")
_starts_item = lazy(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S")
_script = lazy(r"(?ms)^<(script|style|template)\b.*?</\1>")
_rule = lazy(r"[ \t]*(?:[-*_][ \t]*){3,}$|[ \t]*:{3,}")
_link = lazy(
    r"(?<!!)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*(<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)|<a\s[^<>]*?\bhref=[\"']([^\"'<>]*)"
)
_image = lazy(r"!\[([^\]\n]*)\]\(\s*(<[^>\n]*>|[^)\s]*)|<img\b[^>]*?\bsrc=[\"']([^\"']*)")
_code_span = lazy(r"(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)")
_footnote = lazy(r"\[\^([^\]\s]{1,40})\]")
PLACEHOLDER = lazy(r"\{\{?\s?[A-Za-z_][\w.]*\s?\}?\}|%(?:\d+\$)?(?:\([A-Za-z_]\w*\))?[sd]\b|\$\{[A-Za-z_][\w.]*\}")
_anchor = lazy(r"\{#([\w-]+)\}")
_sentence = lazy(r"[。！？!?…]+[”’」』\"')）]*|\.(?=[\s\"'”’)]|$)")
_signs = [
    (name, re.compile(pattern).search)
    for name, pattern in (("bold", r"\*\*\w"), ("?", "[?？]"), ("!", "[!！]"), ("()", "[(（]"), ("quotes", '["“”「『]'))
]
_word = lazy(r"[A-Za-z][\w.+#-]*")
_number = lazy(r"\d+(?:[.,:]\d+)*")


class Segment:
    """[start, end) in a document's text, and what can be compared of it whatever the language."""

    def __init__(self, text: str, start: int, form: Form, level: int = 0) -> None:
        self.text, self.start, self.end, self.form, self.level = text, start, start + len(text), form, level

    @cached_property
    def size(self) -> float:
        """How much it says, in English words: those it has, and its Han letters by what a word takes."""
        if self.form == "code":
            return 1.0 + self.text.count("\n")
        plain = self.plain
        return len(latin_words.findall(plain)) + han_in(plain) / HAN_FOR_A_WORD + len(_number.findall(plain)) * 0.5

    @cached_property
    def plain(self) -> str:
        """The text with code, addresses and tags blanked."""
        return masked(self.text)

    @cached_property
    def han(self) -> int:
        return han_in(self.plain)

    @cached_property
    def words(self) -> list[str]:
        return latin_words.findall(self.plain)

    @cached_property
    def sentences(self) -> int:
        return max(1, len(_sentence.findall(self.plain)))

    @cached_property
    def items(self) -> int:
        return len(_item.findall(self.text))

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of a table."""
        rows = [row for row in self.text.split("\n") if "|" in row]
        return len(rows), max((row.strip().strip("|").count("|") + 1 for row in rows), default=0)

    @cached_property
    def links(self) -> list[str]:
        if self.form == "code":
            return []
        return [(one or other).strip("<>") for _, one, other in _link.findall(self.text)]

    @cached_property
    def images(self) -> list[str]:
        return (
            [(one or other).strip("<>") for _, one, other in _image.findall(self.text)] if self.form != "code" else []
        )

    @cached_property
    def code_spans(self) -> Counter[str]:
        return Counter(span.strip() for _, span in _code_span.findall(self.text)) if self.form != "code" else Counter()

    @cached_property
    def footnotes(self) -> Counter[str]:
        return Counter(_footnote.findall(self.text)) if self.form != "code" else Counter()

    @cached_property
    def placeholders(self) -> Counter[str]:
        return Counter(PLACEHOLDER.findall(self.plain)) if self.form != "code" else Counter()

    @cached_property
    def marks(self) -> frozenset[str]:
        """What a translation keeps: numbers, names in Latin letters, targets of links and images, code, anchors."""
        if self.form == "code":
            return frozenset(line.strip() for line in self.text.split("\n") if line.strip())
        found = {number.replace(",", "") for number in _number.findall(self.plain)}
        found.update(word.lower() for word in _word.findall(self.plain) if len(word) > 1)
        found.update(map(_tail, self.links + self.images))
        found.update(self.code_spans)
        if anchor := _anchor.search(self.text):
            found.add(f"#{anchor[1]}")
        return frozenset(found)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Marks of prose that a translator tends to keep: bold, questions, exclamations, brackets, quotations, a last colon."""
        plain = self.plain
        found = {name for name, has in _signs if has(plain)}
        return frozenset(found | ({":"} if plain.rstrip().endswith((":", "：")) else set()))

    @cached_property
    def gist(self) -> frozenset[int]:
        """The common words in it, the same in either language."""
        return gist(self.plain) if self.form != "code" else frozenset()


def _tail(target: str) -> str:
    """The last part of an address: languages differ in the first ones."""
    return target.rstrip("/").rpartition("/")[2] or target


def segments(document: Document) -> list[Segment]:
    """The segments of a document, in order; front matter is none."""
    text = document.text
    markdown = document.kind == "markdown"
    found: list[Segment] = []
    at = front_matter_end(text) if markdown else 0
    fences = (
        sorted([*document.once(fenced_code).spans, *(one.span() for one in _script.finditer(text))]) if markdown else []
    )
    for start, end in [*fences, (len(text), len(text))]:
        if start >= at:
            found += _prose(text, at, start, markdown)
            if end > start:
                found.append(Segment(text[start:end], start, "code"))
            at = end
    return found


def _prose(text: str, start: int, end: int, markdown: bool) -> list[Segment]:
    found: list[Segment] = []
    for block in _blocks.finditer(text, start, end):
        at, content = block.start(), block[0]
        if not markdown:
            for line in content.split("\n"):
                if stripped := line.strip():
                    found.append(Segment(stripped, at + line.index(stripped), "paragraph"))
                at += len(line) + 1
            continue
        while (heading := _heading.match(content)) is not None:
            line, _, content = content.partition("\n")
            found.append(Segment(line.rstrip(), at, "heading", len(heading[1])))
            at += len(line) + 1
        if content.strip() and not _rule.match(content):
            lead = len(content) - len(content.lstrip())
            found.append(Segment(content.strip(), at + lead, _form(content.strip())))
    return _lists_joined(found, text)


def _form(block: str) -> Form:
    if _starts_item.match(block):
        return "list"
    if block.startswith("|"):
        return "table"
    if block.startswith(">"):
        return "quote"
    if block.startswith(("![", "<img")) and not latin_words.findall(re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]*>", "", block)):
        return "image"
    return "html" if block.startswith("<") else "paragraph"


def _lists_joined(found: list[Segment], text: str) -> list[Segment]:
    """A list whose items stand apart as one."""
    joined: list[Segment] = []
    for segment in found:
        last = joined[-1] if joined else None
        if last and last.form == segment.form == "list" and not text[last.end : segment.start].strip():
            joined[-1] = Segment(text[last.start : segment.end], last.start, "list")
        else:
            joined.append(segment)
    return joined
