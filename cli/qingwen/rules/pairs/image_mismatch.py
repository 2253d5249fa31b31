"""QW411 image-mismatch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.structure import targets
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class ImageMismatch(PairRule):
    """An image that the translation lost, or another one.

    ## What it does
    Compares the images of each paragraph with those of its translation; the part of a file name or address that
    names a language may differ.

    ## Why is this bad?
    A picture that is missing or wrong is the first thing that readers see.

    ## Fix safety
    There is no fix: a translated page may have another address.
    """

    code = "QW411"
    name = "image-mismatch"
    message = "The image {ours} of the source is {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for pair in comparison.pairs:
            for ours, theirs in targets(pair, "images"):
                yield self.at(pair.place, pair.source, ours=ours, theirs=theirs)
