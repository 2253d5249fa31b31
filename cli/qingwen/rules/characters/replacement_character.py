"""QW606 replacement-character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Rule, Sign
from qingwen.text.document import Document


class ReplacementCharacter(Rule):
    """The replacement character U+FFFD, which stands where text was lost.

    ## What it does
    Finds U+FFFD (a question mark in a black diamond); neighbours count as one finding. It may stand in
    the file itself, or for bytes of the file that its encoding does not have.

    ## Why is this bad?
    A character was lost here when the text was read with the wrong encoding or cut in the middle of one.

    ## Fix safety
    There is no fix: take the passage from the source again.
    """

    code = "QW606"
    name = "replacement-character"
    sign = Sign(characters="\ufffd")
    message = "Lost text (U+FFFD): take the passage from the source again."
    examples = (
        Example("这是\ufffd\ufffd正文。", 1),
        Example("A caf\ufffd in Paris, a pi\ufffdata.", 2),
        Example("A plain question mark?", 0),
        Example("Use `\ufffd`.", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in re.finditer("\ufffd+", document.text):
            if not document.protection(*run.span()):
                yield self.finding(*run.span())
