"""What no rule may rewrite in Markdown: code, HTML, link targets, URLs, math, shortcodes, front matter.

Code, HTML, links and autolinks are those of CommonMark, tables those of GFM; front matter, math, MDX, and the
marks of Hugo, Jekyll and VitePress are added to that. Where in doubt more is protected rather than less.
Everything takes time linear in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.text.markdown_blocks import scan_blocks
from qingwen.text.markdown_images import ImageRef, image_references
from qingwen.text.markdown_inline import scan_inline

__all__ = ["ImageRef", "Protected", "front_matter_end", "image_references", "protected_spans"]


class Protected(NamedTuple):
    """[start, end) in code points, and what it is.

    kind: front-matter, fenced-code, indented-code, code, html, link-target, url, math, shortcode, table-rule.
    """

    start: int
    end: int
    kind: str


# The first line inside is a key, a comment or the end, so that prose between two thematic breaks stays prose.
_yaml = re.compile(r"\ufeff?---[ \t]*\n(?=[^\s#:\-][^:\n]*:\s|#|(?:---|\.\.\.)[ \t]*(?:\n|\Z))").match
_yaml_end = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)").search
_toml = re.compile(r"\ufeff?\+\+\+[ \t]*\n").match
_toml_end = re.compile(r"\n\+\+\+[ \t]*(?:\n|\Z)").search
_json = re.compile(r"\ufeff?\{[ \t]*\n\s*\"").match
_json_end = re.compile(r"\n\}[ \t]*(?:\n|\Z)").search


def front_matter_end(text: str) -> int:
    """The offset of the line after the front matter (YAML, TOML or JSON); 0 where there is none."""
    for opens, closes in ((_yaml, _yaml_end), (_toml, _toml_end), (_json, _json_end)):
        if opening := opens(text):
            closing = closes(text, opening.end() - 1)
            return closing.end() if closing else 0
    return 0


def protected_spans(text: str) -> list[Protected]:
    r"""The protected spans of a Markdown text with `\n` newlines: sorted, disjoint, none of them empty."""
    body = front_matter_end(text)
    blocks = scan_blocks(text, body)
    spans = blocks.spans + scan_inline(text, blocks.regions, blocks.labels)
    spans.sort()
    result = [Protected(0, body, "front-matter")] if body else []
    last = body
    for start, end, kind in spans:
        # Marks of different readers of Markdown may overlap; the earlier span wins, the rest stays protected.
        if end > last:
            result.append(Protected(max(start, last), end, kind))
            last = end
    return result
