"""QW603 bidi-control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.rules.characters._around import describe, inside_word, keeps_markup
from qingwen.text.document import Document

CHARACTERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RUN = f"[{CHARACTERS}]+"
_RIGHT_TO_LEFT = "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_OVERRIDES = "\u202d\u202e"
LINE_LOOK = 500  # code points of a line looked at on either side, so that one line of 5 MB stays linear


class BidiControl(Rule):
    """Marks for right-to-left text where there is none: LRM, RLM, embeddings, overrides, isolates.

    ## What it does
    Finds the invisible marks that steer text with Arabic or Hebrew in it, in lines that have no such
    letters; and overrides (U+202D, U+202E) everywhere.

    ## Why is this bad?
    They come along from file dialogs, spreadsheets and chat windows, hide in names and links so that
    these no longer match, and can make a reader see text in another order than a machine does.

    ## Fix safety
    They are deleted. The fix is unsafe for overrides, since what people see changes, in an article that
    has right-to-left letters elsewhere, and in Markdown beside characters that could become a mark.
    """

    code = "QW603"
    name = "bidi-control"
    sign = Sign(characters=CHARACTERS)
    message = "Direction mark without right-to-left text, {what}: delete it."
    fix_safety = "sometimes"
    examples = (
        Example("联系电话：\u202a0755-1234\u202c", 2, "联系电话：0755-1234"),
        Example("The 25\u200eth of May", 1, "The 25th of May"),
        Example("A file named \u202egnp.exe", 1, "A file named \u202egnp.exe"),
        Example("The word \u2067שלום\u2069 means peace.", 0),
        Example("A plain line.", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        foreign = re.search(_RIGHT_TO_LEFT, text) is not None
        for run in re.finditer(_RUN, text):
            start, end = run.span()
            override = any(c in _OVERRIDES for c in run[0])
            if foreign and not override and _beside_right_to_left(text, start, end):
                continue
            if document.protection(start, end):
                continue
            safe = not foreign and not override and keeps_markup(document, start, end)
            safety: Safety = "safe" if safe else "unsafe"
            yield self.finding(
                start,
                end,
                fix=Fix(safety, start, end),
                confidence=0.8 if foreign else 0.99,
                severity="error" if override or inside_word(text, start, end) else "warning",
                what=describe(run[0]),
            )


def _beside_right_to_left(text: str, start: int, end: int) -> bool:
    """Whether the line has a right-to-left letter near the place."""
    low, high = max(0, start - LINE_LOOK), min(len(text), end + LINE_LOOK)
    begin = text.rfind("\n", low, start)
    stop = text.find("\n", end, high)
    line = text[low if begin < 0 else begin : high if stop < 0 else stop]
    return re.search(_RIGHT_TO_LEFT, line) is not None
