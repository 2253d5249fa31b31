"""The texts of a Markdown document that stand in no paragraph: titles and summaries in front matter, alt texts of images."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

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


def small_texts(document: Document) -> Iterator[tuple[int, int]]:
    """[start, end) of each, in order; whether it is in code is not looked at."""
    text = document.text
    if document.kind != "markdown":
        return
    body = document.body
    if body:
        yield from (found.span("text") for found in _field.finditer(text, 0, body))
    if "![" in text:
        yield from (found.span(1) for found in _alt.finditer(text, body))
