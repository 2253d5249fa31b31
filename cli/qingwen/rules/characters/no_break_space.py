"""QW604 no-break-space."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.rules.characters._mojibake import in_mojibake
from qingwen.text.document import Document

CHARACTERS = "\u00a0\u2007\u202f"
_RUN = f"[{CHARACTERS}][ {CHARACTERS}]*"
_MARKER = r"#{1,6}|[-*+>]|\d{1,9}[.)]"
_OPENING, _CLOSING = "[*_`", "])*_`"  # Markdown around a word
LOOK_BACK = 12


class NoBreakSpace(Rule):
    """No-break spaces between words, and after a `#` or `-` that they keep from being a mark.

    ## What it does
    Finds U+00A0, U+2007 and U+202F between two words in Markdown, and after a heading, list or quotation
    mark at the start of a line. Where typography wants one it stays: beside a number (`5 km`), and beside
    punctuation as in French. In pasted plain text they turn into ordinary spaces without a finding.

    ## Why is this bad?
    Web pages and word processors put them in by accident. Lines break badly, search for two words finds
    nothing, and `#` followed by one is no heading.

    ## Fix safety
    The fix puts an ordinary space there. It is unsafe: someone may have wanted the words kept together.
    """

    code = "QW604"
    name = "no-break-space"
    severity = "info"
    kinds = ("markdown",)
    sign = Sign(characters=CHARACTERS)
    message = "No-break space (U+{what}){where}: an ordinary one does."
    fix_safety = "unsafe"
    examples = (
        Example("Some\u00a0words here.", 1, None, "markdown"),
        Example("#\u00a0Heading", 1, None, "markdown"),
        Example("使用 \u00a0Docker 部署", 1, None, "markdown"),
        Example("使用\u00a0**Docker**\u00a0部署", 2, None, "markdown"),
        Example("It is 5\u00a0km to 10\u202f000 people.", 0, None, "markdown"),
        Example("Bonjour\u00a0!", 0, None, "markdown"),
        Example("Use `a\u00a0b`.", 0, None, "markdown"),
        Example("Some\u00a0words here.", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for run in re.finditer(_RUN, text):
            start, end = run.span()
            glued = start == 0 or text[start - 1] != " "
            while start and text[start - 1] == " ":
                start -= 1
            where = _where(text, start, end, glued)
            if where is None or document.protection(start, end) or in_mojibake(document, run.start()):
                continue
            yield self.finding(
                start,
                end,
                fix=Fix("unsafe", start, end, " "),
                confidence=0.9,
                what=f"{ord(run[0][0]):04X}",
                where=where,
            )


def _where(text: str, start: int, end: int, glued: bool) -> str | None:
    """What to say of the spaces [start, end); None where they are in order.

    glued: they start with a no-break one.
    """
    window = text[max(0, start - LOOK_BACK) : start]
    head = window[window.rfind("\n") + 1 :]
    after = text[end : end + 1]
    if head.strip(" *_>") and _word_edge(head[-1], _CLOSING) and _word_edge(after, _OPENING):
        return " between two words"
    opens_line = len(head) < len(window) or start <= LOOK_BACK
    if glued and opens_line and after.strip() and re.fullmatch(_MARKER, head.lstrip(" ")):
        return f" after '{head.strip()}', which is no mark like this"
    return None


def _word_edge(c: str, marks: str) -> bool:
    return c.isalpha() or (c != "" and c in marks)
