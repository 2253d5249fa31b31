"""QW416 front-matter-drift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.comparing.front_matter import drift
from qingwen.rules.pairs._base import PairFinding, PairRule

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class FrontMatterDrift(PairRule):
    """Front matter of a translation that lacks a field of the source, or has another date, number or flag.

    ## What it does
    Compares the top-level fields of YAML and TOML front matter: those that are missing in the translation, and dates,
    numbers, `true` and `false`, names of pictures and lengths of lists that differ. Texts are for translators, and are not compared.

    ## Why is this bad?
    Sites sort, publish and hide pages by these fields.

    ## Fix safety
    There is no fix: a translation may have its own date.
    """

    code = "QW416"
    name = "front-matter-drift"
    severity = "info"
    message = "The front matter's `{field}` is {ours} in the source and {theirs} here."

    def compare(self, comparison: Comparison) -> Iterator[PairFinding]:
        for one in drift(comparison.source.text, comparison.translation.text):
            yield self.at(one.place, one.source, 0.8, field=one.field, ours=one.ours, theirs=one.theirs)
