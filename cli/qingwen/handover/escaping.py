"""A translation as Markdown that leaves the structure around it as it is."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.html_texts import html_texts
from qingwen.text.markdown.protected import front_matter_end, protected_spans

_space = lazy(r"\s+")
_between_han = lazy(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
# What could open or close something, wherever it stands in a paragraph, a link text or a cell. An underscore inside of
# a word cannot, an ampersand only before a name, a brace only before what templates and anchors begin with.
_active = lazy(
    r"[\\`*\[\]<~|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|\$(?=.*\$)|(?<=\$)\$|\{(?=[{%#.:<])|:(?=[a-z][a-z0-9_+-]*:)"
)
_opens_block = lazy(
    r"(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|[-=_*:+~`](?=[-=_*:+~`\s]*$)|:::|[{}%/])|(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?:import|export)\b|\+\+\+|---"
)
_closing_hashes = lazy(r"#+$")
_marks = lazy(r"[\\`*_\[\]<~|]")
_emphasis = lazy(r"(?<!\\)(\*{1,3}|_{1,3}|~~|`+)(?=\S)[^\n]+?\1|\\[!-/:-@\[-`{-~]|\[[^\]]+\]|<[A-Za-z/!]")
_tags = lazy(r"<[/A-Za-z!][^<>]*>|&#?\w{1,32};")
_yaml_value = lazy(r"([\w.-]+)[ \t]*:[ \t]*(.*)")


class Refused(Exception):
    """A translation that cannot be put in its place; the message says why."""


def placed(document: Document, start: int, end: int, target: str) -> tuple[int, int, str]:
    """A translation for the code points [start, end) of a document: the span to replace, and by what.

    Line breaks become spaces, since a fragment is one block or less. A fragment without mark-up is translated by text
    without mark-up; one with mark-up by text with the same code, addresses and tags and as many marks.
    Raises Refused.
    """
    text = document.text
    flat = _on_one_line(target)
    if document.kind == "text":
        return start, end, flat
    if start < front_matter_end(text):
        return _in_front_matter(document, start, end, flat)
    source = text[start:end]
    if document.once(html_texts).end_of(start) >= end:
        return start, end, _between_tags(source, flat)
    if _has_markup(source):
        if _markup(source) != _markup(flat):
            raise Refused("its code, links and marks are not those of the source")
    else:
        flat = _escaped(flat)
        if flat.endswith("!") and text.startswith("[", end):
            flat = flat[:-1] + "\\!"
    line_start, line_end = document.line_at(start)
    if '"' in flat and text[line_start:start].lstrip(" \t>").startswith(("!!!", "???")) and text.startswith('"', end):
        raise Refused("it has a quotation mark, which would end the title of the notice that it stands in")
    if re.match(r" {0,3}#", text[line_start:start].lstrip("> \t")) and not text[end:line_end].strip(" \t#"):
        flat = _closing_hashes.sub(lambda m: "\\" + "\\".join(m[0]), flat)
    if not text[line_start:start].strip(" \t>*+-0123456789.)#\u3000[]xX"):
        flat = _as_text(flat)
    return start, end, flat


def _between_tags(source: str, flat: str) -> str:
    """A translation for text of HTML: with the tags and entities of the source, or as text that has none."""
    tags = Counter(_tags.findall(source))
    if not tags:
        return escape(flat, quote=False)
    if tags != Counter(_tags.findall(flat)):
        raise Refused("its code, links and marks are not those of the source")
    return flat


def stands_in(document: Document, target: str) -> bool:
    """Whether a translation is in a document already."""
    flat = _on_one_line(target)
    if flat in document.text:
        return True
    return document.kind == "markdown" and any(
        one in document.text for one in (_escaped(flat), escape(flat, quote=False))
    )


def _on_one_line(target: str) -> str:
    return _space.sub(" ", _between_han.sub("", target.strip())).replace("\x00", "\ufffd")


def _escaped(flat: str) -> str:
    return _active.sub(lambda m: "\\" + m[0], flat)


def _has_markup(source: str) -> bool:
    return bool(_emphasis.search(source) or protected_spans(source + "\n"))


def _markup(text: str) -> tuple[Counter[str], Counter[str]]:
    """The spans that are no prose, and how often each mark stands in the rest."""
    spans = protected_spans(text + "\n")
    inside = Counter(text[span.start : span.end].strip() for span in spans)
    rest, at = [], 0
    for span in spans:
        rest.append(text[at : span.start])
        at = span.end
    rest.append(text[at:])
    return inside, Counter(_marks.findall("".join(rest)))


def _as_text(line: str) -> str:
    """A line that opens a paragraph and nothing else."""
    found = _opens_block.match(line)
    if not found:
        return line
    if found["number"]:
        return line[: found.end()] + "\\" + line[found.end() :]
    return ("\\" if not line[0].isalnum() else "\u2060") + line


def _in_front_matter(document: Document, start: int, end: int, target: str) -> tuple[int, int, str]:
    """A value of YAML, quoted if it has to be; the rest of its line stays."""
    from qingwen.front_matter import front_matter_field

    begin, stop = document.line_at(start)
    line = document.text[begin:stop]
    found = _yaml_value.match(line)
    if not document.text.startswith(("---", "\ufeff---")) or not found or end > stop or begin + found.start(2) > start:
        raise Refused("it stands in front matter that is not one line of YAML")
    value = found[2].strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    source = document.text[start:end].strip("\"'")  # the marks may be a part of the fragment
    if value != source or "\\" in value or "''" in value:
        raise Refused("it is not the whole of its field in the front matter")
    return begin, stop, front_matter_field(found[1], target)
