"""QW605 private-use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Rule, Sign
from qingwen.rules.characters._around import describe
from qingwen.text.chatbot_marks import chatbot_marks
from qingwen.text.document import Document

CHARACTERS = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_RUN = f"[{CHARACTERS}]+"


class PrivateUse(Rule):
    """Private-use characters: signs that only one font knows.

    ## What it does
    Finds characters from the private-use areas of Unicode.

    ## Why is this bad?
    They are the icons of a web font, the bullets of Word's Symbol font, or Han characters that an old
    encoding had to itself. With any other font a reader sees a box, or something else altogether.

    ## Fix safety
    There is no fix: look at the source, and put in the character or picture that was meant.
    """

    code = "QW605"
    name = "private-use"
    sign = Sign(characters=CHARACTERS)
    message = "Private-use {what}: readers see a box. Put in what was meant."
    examples = (
        Example("\uf0b7 First item", 1),
        Example("价格\ue001\ue002元", 1),
        Example("• First item", 0),
        Example("Use `\uf0b7`.", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in re.finditer(_RUN, document.text):
            if not (document.protection(*run.span()) or document.once(chatbot_marks).meets(*run.span())):
                what = describe(run[0]) if len(run[0]) > 1 else f"character (U+{ord(run[0]):04X})"
                yield self.finding(*run.span(), confidence=0.9, what=what)
