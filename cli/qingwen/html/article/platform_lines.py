"""Lines that a large platform writes round all its articles, and between their paragraphs: the tables for pages that were pasted whole know them."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.html.dom.blocks import Block
from qingwen.text.pages.platforms import platform_of


def platform_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """The blocks of a page that are surely such lines of the platform whose page it is; none where it is no platform's."""
    texts = [block.text.strip() for block in blocks]
    known = platform_of(texts, "\n".join(texts))
    if known is None:
        return frozenset()
    return frozenset(i for i, match in known.matches(texts).items() if match.certainty == "sure")


def drop_platform_lines(kept: list[bool], blocks: Sequence[Block]) -> None:
    """Leaves them out."""
    for i in platform_lines(blocks):
        kept[i] = False
