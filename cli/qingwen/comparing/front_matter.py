"""How the front matter of a translation differs from its source's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.comparing.comparison import Comparison
from qingwen.text.document import Document
from qingwen.text.markdown import front_matter_end

_field = re.compile(r"(?m)^([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)$").finditer
# What is no text: a date, a number, a flag.
_plain = re.compile(r"[\"']?(?:\d[\d.:T Z+/-]*|true|false|yes|no)[\"']?$", re.I).match
_own = frozenset(
    (
        "lang",
        "language",
        "locale",
        "translator",
        "translators",
        "translated",
        "reviewer",
        "url",
        "permalink",
        "slug",
        "path",
        "id",
    )
)

Span = tuple[int, int]


def drift(comparison: Comparison) -> Iterator[tuple[str, str, str, Span, Span]]:
    """(field, value in the source, value here, place, place in the source)"""
    ours, theirs = _fields(comparison.source), _fields(comparison.translation)
    if not ours:
        return
    for name, (value, start, end) in ours.items():
        if name.lower() in _own:
            continue
        if name not in theirs:
            yield name, value or "set", "missing", (0, 0), (start, end)
        elif _plain(value) and _plain(theirs[name][0]) and value.strip("\"'") != theirs[name][0].strip("\"'"):
            yield name, value, theirs[name][0], theirs[name][1:], (start, end)


def _fields(document: Document) -> dict[str, tuple[str, int, int]]:
    """The top-level fields of YAML front matter: value on the line, and the line's place."""
    if document.kind != "markdown" or not document.text.startswith("---"):
        return {}
    end = front_matter_end(document.text)
    return {found[1]: (found[2].strip(), found.start(), found.end()) for found in _field(document.text, 0, end)}
