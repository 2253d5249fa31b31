"""What no rule may rewrite in Markdown: code, HTML, link targets, URLs, math, shortcodes, front matter.

Code, HTML, links and autolinks are those of CommonMark, tables those of GFM; front matter, math, MDX, and the
marks of Hugo, Jekyll and VitePress are added to that. Where in doubt more is protected rather than less.
Everything takes time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.blocks import Blocks, scan_blocks
from qingwen.text.markdown.image_references import ImageRef, image_references, images_in
from qingwen.text.markdown.inline import Region, scan_inline

__all__ = ["ImageRef", "Protected", "blocks_of", "front_matter_end", "image_references", "images_of", "protected_spans"]


class Protected(NamedTuple):
    """[start, end) in code points, and what it is.

    kind: front-matter, fenced-code, indented-code, code, html, link-target, url, math, shortcode, table-rule.
    """

    start: int
    end: int
    kind: str


# The first line inside is a key, a comment or the end, so that prose between two thematic breaks stays prose.
_yaml = lazy(r"\ufeff?---[ \t]*\n(?=[^\s#:\-][^:\n]*:\s|#|(?:---|\.\.\.)[ \t]*(?:\n|\Z))")
_yaml_end = lazy(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_toml = lazy(r"\ufeff?\+\+\+[ \t]*\n")
_toml_end = lazy(r"\n\+\+\+[ \t]*(?:\n|\Z)")
_json = lazy(r"\ufeff?\{[ \t]*\n\s*\"")
_json_end = lazy(r"\n\}[ \t]*(?:\n|\Z)")


def front_matter_end(text: str) -> int:
    """The offset of the line after the front matter (YAML, TOML or JSON); 0 where there is none."""
    for opens, closes in (
        (_yaml.match, _yaml_end.search),
        (_toml.match, _toml_end.search),
        (_json.match, _json_end.search),
    ):
        if opening := opens(text):
            closing = closes(text, opening.end() - 1)
            return closing.end() if closing else 0
    return 0


def blocks_of(text: str) -> Blocks:
    r"""The blocks of a Markdown text with `\n` newlines, below its front matter."""
    return scan_blocks(text, front_matter_end(text))


def protected_spans(text: str, blocks: Blocks | None = None) -> list[Protected]:
    r"""The protected spans of a Markdown text with `\n` newlines: sorted, disjoint, none of them empty.

    blocks: what `blocks_of` says of the text, where it is known.
    """
    blocks = blocks or blocks_of(text)
    return _protected(text, blocks, blocks.regions)


FEW = 8  # paragraphs that are looked into one by one; above, all of them are at once, so that time stays linear
_Spans = tuple[list[Protected], list[int]]  # and where each of them ends


class Protection:
    """The protected spans of a Markdown text; of a place, by a look into its paragraph alone: most texts are asked about few."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._text, self._blocks = text, blocks
        self._regions = blocks.regions
        self._starts = [one.start for one in self._regions]
        self._known: dict[tuple[int, int], _Spans] = {}  # by the first and last of some regions

    def spans(self) -> list[Protected]:
        """As `protected_spans` gives them."""
        return self._all[0]

    def kind(self, start: int, end: int) -> str:
        """The kind of the first protected span that [start, end) touches, or `""`."""
        stop = max(end, start + 1)
        spans, ends = self._all if len(self._known) == FEW or "_all" in self.__dict__ else self._around(start, stop)
        i = bisect_right(ends, start)
        return spans[i].kind if i < len(spans) and spans[i].start < stop else ""

    @cached_property
    def _all(self) -> _Spans:
        return self._of(self._regions)

    def _around(self, start: int, stop: int) -> _Spans:
        some = max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, stop)
        if some not in self._known:
            self._known[some] = self._of(self._regions[slice(*some)])
        return self._known[some]

    def _of(self, regions: list[Region]) -> _Spans:
        spans = _protected(self._text, self._blocks, regions)
        return spans, [one.end for one in spans]


_image = lazy(r"!\[|<img", re.IGNORECASE)


def images_of(text: str, blocks: Blocks) -> list[ImageRef]:
    """The images that `image_references` finds; paragraphs without an image's sign are not looked into."""
    regions = [one for one in blocks.regions if _image.search(text, one.start, one.end)]
    parts = [(one.start, one.end) for one in regions]
    images, closed = images_in(text, _protected(text, blocks, regions), parts)
    return images if closed else image_references(text, protected_spans(text, blocks))


def _protected(text: str, blocks: Blocks, regions: list[Region]) -> list[Protected]:
    """The protected spans of some blocks, those inside of lines in some regions alone."""
    spans = blocks.spans + scan_inline(text, regions, blocks.labels)
    spans.sort()
    last = blocks.start
    result = [Protected(0, last, "front-matter")] if last else []
    for start, end, kind in spans:
        # Marks of different readers of Markdown may overlap; the earlier span wins, the rest stays protected.
        if end > last:
            result.append(Protected(max(start, last), end, kind))
            last = end
    return result
