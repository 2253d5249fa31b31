"""QW608 compatibility-ideograph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.rules.characters._mojibake import in_mojibake
from qingwen.text.document import Document

# The blocks, without the twelve that are ordinary ideographs (U+FA0E and so on) and what is not assigned.
CHARACTERS = (
    "\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufa6d\ufa70-\ufad9\U0002f800-\U0002fa1d"
)
_RUN = f"[{CHARACTERS}]+"


class CompatibilityIdeograph(Rule):
    """Han characters from the compatibility blocks, twins of ordinary ones.

    ## What it does
    Finds the ideographs of U+F900–FAFF and U+2F800–2FA1F that Unicode holds to be the same as an ordinary
    one. The twelve in these blocks that have no twin are left alone.

    ## Why is this bad?
    They look like the ordinary character and are another: search, sorting, fonts and dictionaries miss
    them. Any program that normalises text changes them anyway.

    ## Fix safety
    The fix puts in the ordinary character, one for one, and is safe. In Japanese and Korean text it is
    unsafe: a person's name may keep its own form that way.
    """

    code = "QW608"
    name = "compatibility-ideograph"
    sign = Sign(characters=CHARACTERS)
    message = "Compatibility character '{old}' ({codes}): the ordinary one is '{new}'."
    fix_safety = "sometimes"
    examples = (
        Example("一\uf967知道", 1, "一不知道"),
        Example("\uf9d1\uf98e年前", 1, "六年年前"),
        Example("一\uf967知道\n", 1, "一不知道\n", "markdown"),
        Example("普通的汉字。", 0),
        Example("\ufa11と\ufa0e", 0),
        Example("`\uf967`", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        for run in re.finditer(_RUN, document.text):
            if document.protection(*run.span()) or in_mojibake(document, run.start()):
                continue
            old, new = run[0], "".join(normalize("NFC", c) for c in run[0])
            safety: Safety = "unsafe" if document.language in ("ja", "ko") else "safe"
            codes = ", ".join(f"U+{ord(c):04X}" for c in old[:4])
            yield self.finding(*run.span(), fix=Fix(safety, *run.span(), new), old=old[:20], new=new[:20], codes=codes)
