"""A document as the segments that a translator renders one by one: paragraphs, headings, lists, tables, blocks of code."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Literal

from qingwen.comparing.gist import gist
from qingwen.text.document import Document
from qingwen.text.fragments.passages import fenced_code, han_letters, latin_words, masked
from qingwen.text.markdown.protected import front_matter_end

Form = Literal["heading", "code", "list", "table", "quote", "image", "html", "paragraph"]
HAN_FOR_A_WORD = 1.7  # Han letters that say what one English word says (NTREX: 1.6 without names and numbers)

_blocks = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*").finditer
_heading = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)").match
_item = re.compile(r"(?m)^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S").findall
_starts_item = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S").match
_script = re.compile(r"(?ms)^<(script|style|template)\b.*?</\1>").finditer
_rule = re.compile(r"[ \t]*(?:[-*_][ \t]*){3,}$|[ \t]*:{3,}").match
_link = re.compile(
    r"(?<!!)\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\(\s*(<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
).findall
_image = re.compile(r"!\[([^\]\n]*)\]\(\s*(<[^>\n]*>|[^)\s]*)|<img\b[^>]*?\bsrc=[\"']([^\"']*)").findall
_code_span = re.compile(r"(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)").findall
_footnote = re.compile(r"\[\^([^\]\s]{1,40})\]").findall
PLACEHOLDER = re.compile(
    r"\{\{?\s?[A-Za-z_][\w.]*\s?\}?\}|%(?:\d+\$)?(?:\([A-Za-z_]\w*\))?[sd]\b|\$\{[A-Za-z_][\w.]*\}"
)
_anchor = re.compile(r"\{#([\w-]+)\}").search
_sentence = re.compile(r"[。！？!?…]+[”’」』\"')）]*|\.(?=[\s\"'”’)]|$)").findall
_signs = [
    (name, re.compile(pattern).search)
    for name, pattern in (("bold", r"\*\*\w"), ("?", "[?？]"), ("!", "[!！]"), ("()", "[(（]"), ("quotes", '["“”「『]'))
]
_word = re.compile(r"[A-Za-z][\w.+#-]*").findall
_number = re.compile(r"\d+(?:[.,:]\d+)*").findall


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
        return len(latin_words(plain)) + len(han_letters(plain)) / HAN_FOR_A_WORD + len(_number(plain)) * 0.5

    @cached_property
    def plain(self) -> str:
        """The text with code, addresses and tags blanked."""
        return masked(self.text)

    @cached_property
    def han(self) -> int:
        return len(han_letters(self.plain))

    @cached_property
    def words(self) -> list[str]:
        return latin_words(self.plain)

    @cached_property
    def sentences(self) -> int:
        return max(1, len(_sentence(self.plain)))

    @cached_property
    def items(self) -> int:
        return len(_item(self.text))

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of a table."""
        rows = [row for row in self.text.split("\n") if "|" in row]
        return len(rows), max((row.strip().strip("|").count("|") + 1 for row in rows), default=0)

    @cached_property
    def links(self) -> list[str]:
        return [target.strip("<>") for _, target in _link(self.text)] if self.form != "code" else []

    @cached_property
    def images(self) -> list[str]:
        return [(one or other).strip("<>") for _, one, other in _image(self.text)] if self.form != "code" else []

    @cached_property
    def code_spans(self) -> Counter[str]:
        return Counter(span.strip() for _, span in _code_span(self.text)) if self.form != "code" else Counter()

    @cached_property
    def footnotes(self) -> Counter[str]:
        return Counter(_footnote(self.text)) if self.form != "code" else Counter()

    @cached_property
    def placeholders(self) -> Counter[str]:
        return Counter(PLACEHOLDER.findall(self.plain)) if self.form != "code" else Counter()

    @cached_property
    def marks(self) -> frozenset[str]:
        """What a translation keeps: numbers, names in Latin letters, targets of links and images, code, anchors."""
        if self.form == "code":
            return frozenset(line.strip() for line in self.text.split("\n") if line.strip())
        found = {number.replace(",", "") for number in _number(self.plain)}
        found.update(word.lower() for word in _word(self.plain) if len(word) > 1)
        found.update(map(_tail, self.links + self.images))
        found.update(self.code_spans)
        if anchor := _anchor(self.text):
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
    fences = sorted([*document.once(fenced_code).spans, *(one.span() for one in _script(text))]) if markdown else []
    for start, end in [*fences, (len(text), len(text))]:
        if start >= at:
            found += _prose(text, at, start, markdown)
            if end > start:
                found.append(Segment(text[start:end], start, "code"))
            at = end
    return found


def _prose(text: str, start: int, end: int, markdown: bool) -> list[Segment]:
    found: list[Segment] = []
    for block in _blocks(text, start, end):
        at, content = block.start(), block[0]
        if not markdown:
            for line in content.split("\n"):
                if stripped := line.strip():
                    found.append(Segment(stripped, at + line.index(stripped), "paragraph"))
                at += len(line) + 1
            continue
        while (heading := _heading(content)) is not None:
            line, _, content = content.partition("\n")
            found.append(Segment(line.rstrip(), at, "heading", len(heading[1])))
            at += len(line) + 1
        if content.strip() and not _rule(content):
            lead = len(content) - len(content.lstrip())
            found.append(Segment(content.strip(), at + lead, _form(content.strip())))
    return _lists_joined(found, text)


def _form(block: str) -> Form:
    if _starts_item(block):
        return "list"
    if block.startswith("|"):
        return "table"
    if block.startswith(">"):
        return "quote"
    if block.startswith(("![", "<img")) and not latin_words(re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]*>", "", block)):
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
