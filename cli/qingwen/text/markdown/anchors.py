"""Headings that links of the same text lead to: their words are an address, which an edit would change."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

_FRAGMENT = r"""(?:\]\([ ]?<?|\]:[ ]*<?|href=["']?)#([^\s)>"']+)"""
_HEADING = r"(?m)^[ >]{0,20}\#{1,6}[ \t]+(.+)$|^([ \t]*+\S.*+)\n[ >]{0,20}(?:=+|-+)[ \t]*$"


def linked_headings(text: str, masked: str, target: str) -> list[tuple[int, int]]:
    """The code-point spans of those headings' words, in order; `masked` has `target` where links' targets are.

    An address is taken for a heading's where the two have the same letters and digits: how spaces and marks become one
    differs from site to site. GitHub's `-1` of the second heading of a name counts for the first too.
    """
    wanted: set[str] = set()
    for one in re.finditer(_FRAGMENT, text):
        fragment = unquote(one[1])
        wanted |= {_letters(fragment), _letters(re.sub(r"-[0-9]+\Z", "", fragment))}
    if not wanted:
        return []
    spans = (one.span(one.lastindex or 0) for one in re.finditer(_HEADING, masked))
    return [
        (start, end)
        for start, end in spans
        if _letters("".join(text[i] for i in range(start, end) if masked[i] != target)) in wanted
    ]


def lost_addresses(before: str, after: str) -> list[str]:
    """The addresses of headings, as GitHub makes them, that a text no longer has once it was edited, in order."""
    left = set(_addresses(after))
    return [one for one in dict.fromkeys(_addresses(before)) if one not in left]


def _addresses(text: str) -> Iterator[str]:
    for one in re.finditer(_HEADING, text):
        yield re.sub(r"[^\w\- ]", "", one[one.lastindex or 0].strip(" \t#").lower()).replace(" ", "-")


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
