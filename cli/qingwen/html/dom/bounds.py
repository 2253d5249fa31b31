"""HTML within the bounds in which the parser takes time in proportion to its length: few attributes a tag, no nesting without end."""

from __future__ import annotations

import re
from itertools import islice

from qingwen.lazy_pattern import lazy

# Start tags below which no page can take long, whatever its nesting: the parser looks up the stack for each.
MANY_TAGS = 10_000
DEEPEST_PARSED = 400
DEEPEST_FORMATTING = 24  # unclosed `<b>`, `<font>` …, each of which the parser opens anew in every paragraph

_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
# Elements that the next of their kind, or their parent's end, closes.
_CLOSED_BY_OTHERS = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "dd",
        "dt",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "optgroup",
        "p",
        "param",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    ]
)


def bounded(html: str) -> str:
    """The HTML, of which no page that a browser shows well loses anything."""
    return _flattened(_with_few_attributes(html))


# The parser compares each attribute of a tag with those before it: 50,000 of them take a minute. Pages have up to some thirty.
# `<body>` and `<html>`, however often they stand there, are one tag each.
MANY_ATTRIBUTES, MANY_ROOTS = 300, 50
_ATTRIBUTE = r"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"|'[^']*+'|[^\t\n\f\r >]*+))?+"
_NAME = r"<[A-Za-z][^\t\n\f\r /<>]*+(?=[\t\n\f\r /])"
_LONG_TAG = lazy(rf"({_NAME}(?:{_ATTRIBUTE}){{{MANY_ATTRIBUTES}}})(?:{_ATTRIBUTE})*+")
# The same, whether there is one: nearly all attributes are written in one way, which is tried first.
_any_long_tag = lazy(rf"{_NAME}(?> [A-Za-z-]++=\"[^\"]*+\"|{_ATTRIBUTE}){{{MANY_ATTRIBUTES}}}")
_ROOT = lazy(r"<(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])(?=[\t\n\f\r />])")  # `re.I` would look at each letter


def _with_few_attributes(html: str) -> str:
    """The HTML with no tag of more than MANY_ATTRIBUTES attributes, the first ones, and no more than MANY_ROOTS of `<body>` and `<html>`."""
    if _any_long_tag.search(html):
        html = _LONG_TAG.sub(r"\1", html)
    roots = [found.start() for found in islice(_ROOT.finditer(html), MANY_ROOTS + 1)]
    if len(roots) <= MANY_ROOTS:
        return html
    return html[: roots[-1]] + _ROOT.sub("<wbr", html[roots[-1] :])


_TAG = r"(?i)<!--.*?(?:-->|\Z)|<(script|style|textarea|title|xmp)\b.*?</\1|<(/?)([a-z][^\s>/]*)[^>]*>?"


def _flattened(html: str) -> str:
    """The HTML without the tags that nest deeper than a page does: the parser needs time for each level of each."""
    if html.count("<") < MANY_TAGS:
        return html
    parts: list[str] = []
    at = depth = formatting = 0
    skipped: dict[str, int] = {}
    for tag in re.finditer(_TAG, html, re.S):
        name = (tag[3] or "").lower()
        if not name or name in _CLOSED_BY_OTHERS:
            continue
        step = -1 if tag[2] else 1
        light = name in _FORMATTING
        if step < 0 and skipped.get(name):
            skipped[name] -= 1
        elif step > 0 and (depth >= DEEPEST_PARSED or (light and formatting >= DEEPEST_FORMATTING)):
            skipped[name] = skipped.get(name, 0) + 1
        else:
            depth = max(0, depth + step)
            formatting = max(0, formatting + step) if light else formatting
            continue
        parts.append(html[at : tag.start()])
        at = tag.end()
    return "".join([*parts, html[at:]]) if parts else html
