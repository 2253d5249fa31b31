"""QW506 fullwidth-alphanumeric."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import Change, TypographyRule
from qingwen.text.document import Document
from qingwen.text.prose import Prose

_LETTERS = r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
_WIDE = rf"{_LETTERS}(?:．{_LETTERS})*"
_TO_ASCII = {code: code - 0xFEE0 for code in (ord("．"), *range(0xFF10, 0xFF5B))}


class FullwidthAlphanumeric(TypographyRule):
    """Full-width letters and digits: `ＡＢＣ`, `２０２５`.

    ## What it does
    Finds Latin letters and digits in their full-width form, outside code, with the full-width points between them.

    ## Why is this bad?
    Nobody finds them: a search for `2025` passes over `２０２５`. They are left over from old input methods.

    ## Fix safety
    Safe: each becomes the same letter or digit. A number that would then begin a list is left.
    """

    code = "QW506"
    name = "fullwidth-alphanumeric"
    message = "Full-width '{old}': write '{new}'."
    examples = (
        Example("这台ＰＣ买于２０２５年。", 2, "这台PC买于2025年。"),
        Example("第３届", 1, "第3届"),
        Example("涨了１．５倍。１．概述", 2, "涨了1.5倍。1．概述"),
        Example("这台 PC 买于 2025 年。", 0),
        Example("`ＡＢＣ` 是全角字母。", 0, None, "markdown"),
    )

    def wakes(self, document: Document) -> bool:
        return not document.text.isascii() and document.language not in ("ja", "ko")

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(_WIDE, prose.text):
            new = found[0].translate(_TO_ASCII)
            yield Change(found.start(), found.end(), new, {"old": found[0], "new": new})
