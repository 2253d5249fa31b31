"""HTML's tags by what they are for."""

from __future__ import annotations

# What the tree of a page does without.
DROPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "canvas",
        "object",
        "embed",
        "applet",
        "noscript",
        "select",
        "textarea",
        "button",
        "datalist",
        "map",
        "frameset",
        "-comment",
        "-cdata",
        "!doctype",
    ]
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}  # their levels
SUBHEADINGS = frozenset(HEADINGS) - {"h1"}  # those inside of an article
