"""The texts of a Markdown document that stand in no paragraph: fields of front matter, alt texts of images, titles of notices and of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document


class SmallText(NamedTuple):
    """[start, end), and where it stands."""

    start: int
    end: int
    place: Literal["field", "alt", "notice", "html"]


_field = lazy(
    r"(?m)^(?:title|subtitle|linktitle|sidebar_?(?:label|title)|headline|description|summary|excerpt|caption|alt)[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<text>\S[^\n]*?)(?P=quote)[ \t]*$",
    re.I,
)
# Not those of badges, which stand in English in every README: by the host, the folder or the whole name of the file.
_alt = lazy(
    r"!\[([^\]\[\n]{4,400})\]\((?!(?:https?:)?//[^/)\s]{0,100}(?:badge|shields\.io|coveralls|codecov|travis-ci|circleci|appveyor)"
    r"|(?:[^)\s]{0,200}[/-])?badge\.(?:svg|png)|(?:[^)\s]{0,200}/)?badges[/?)\s]"
    r"|(?:https?:)?//[^)\s]{0,200}/badge[/?)\s](?![^)\s]{0,200}\.(?:png|jpe?g|gif|webp)))"
)
# `:::note[Title]` (Docusaurus), `::: tip Title` (VitePress), `:::{admonition} Title` (MyST), `!!! note "Title"` (MkDocs),
# `/// note | Title` (PyMdown), `> [!note] Title` (Obsidian, VitePress). What a tab or a demonstration is called is no title, and that of a quotation says whose it is.
_notice_signs = (":::", "!!! ", "??? ", "???+ ", "/// ", "> [!")
_notice = lazy(
    r"(?m)^[ \t>]*+(?::{3,}[ \t]*(?!demo|code|tabs?\b|raw\b|v-pre|quote\b|cite\b)(?:[A-Za-z][\w-]*|\{(?:admonition|dropdown|note|tip|important|hint|warning|caution|danger)\})"
    r"(?:\[(?P<bracketed>[^\]\n]++)\]|[ \t]+(?P<spaced>[^\s{\[][^\n{]*))"
    r"|(?:!!!|\?\?\?\+?)[ \t]+(?!quote\b|cite\b)[A-Za-z][\w-]*[^\n\"]*\"(?P<quoted>[^\"\n]+)\""
    r"|///[ \t]+[A-Za-z][\w-]*[ \t]*\|[ \t]*(?P<barred>[^\n]+)"
    r"|(?<=>|\s)\[!(?!(?i:quote|cite)\])[A-Za-z]+\][+-]?[ \t]+(?P<marked>[^\n]+))"
)
_html = lazy(r"<(?:summary|figcaption|caption|legend|h[1-6])\b[^<>\n]*+>[ \t]*([^<>\n]{4,400})</")


def small_texts(document: Document) -> Iterator[SmallText]:
    """Each of them, kind by kind; whether it is in code is not looked at."""
    text = document.text
    if document.kind != "markdown":
        return
    body = document.body
    if body:
        yield from (SmallText(*found.span("text"), "field") for found in _field.finditer(text, 0, body))
    if "![" in text:
        yield from (SmallText(*found.span(1), "alt") for found in _alt.finditer(text, body))
    if any(sign in text for sign in _notice_signs):
        for found in _notice.finditer(text, body):
            start, end = found.span(found.lastgroup or 0)
            yield SmallText(start, start + len(text[start:end].rstrip()), "notice")
    if "</" in text:
        yield from (SmallText(*found.span(1), "html") for found in _html.finditer(text, body))
