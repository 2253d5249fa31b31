"""What the rules on a whole tree's images share: `qingwen assets` tells them, and no single document can."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Finding, Rule
from qingwen.text.document import Document, Kind


class TreeRule(Rule):
    """A rule that only the sight of all files together can tell."""

    kinds: tuple[Kind, ...] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        return iter(())
