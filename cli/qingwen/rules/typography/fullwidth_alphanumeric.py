"""QW506 fullwidth-alphanumeric."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Sign
from qingwen.rules.typography._typography_rule import Change, TypographyRule, line_around
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.text.prose import Prose

_WIDE_CHARACTERS = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_LETTERS = rf"[{_WIDE_CHARACTERS}]+"
_WIDE = rf"{_LETTERS}(?:．{_LETTERS})*"
_ABOUT_WIDTH = r"[全半][角形型]|(?i:(?:full|half)[- ]?width)"
_FACE = "[￣＾^▽∀ω´｀ﾟ°≧≦]"
_EYES = "[⊙◎●○╯╰¬。・·•°｡ﾟ゜；;＞＜><＠@＝=～~]{1,2}"  # round a lone letter in brackets they make a face of it, too
_TO_ASCII = {code: code - 0xFEE0 for code in (ord("．"), *range(0xFF10, 0xFF5B))}


class FullwidthAlphanumeric(TypographyRule):
    """Full-width letters and digits: `ＡＢＣ`, `２０２５`.

    ## What it does
    Finds Latin letters and digits in their full-width form, outside code, with the full-width points between them. A line that
    speaks of full-width characters (全角) may hold them.

    ## Why is this bad?
    Nobody finds them: a search for `2025` passes over `２０２５`. They are left over from old input methods.

    ## Fix safety
    Safe where typography was selected, else unsafe: each becomes the same letter or digit. A number that would then begin
    a list is left.
    """

    code = "QW506"
    name = "fullwidth-alphanumeric"
    default = True
    sign = Sign(characters=_WIDE_CHARACTERS)
    message = "Full-width '{old}': write '{new}'."
    examples = (
        Example("这台ＰＣ买于２０２５年。", 2, "这台PC买于2025年。"),
        Example("第３届", 1, "第3届"),
        Example("涨了１．５倍。１．概述", 2, "涨了1.5倍。1．概述"),
        Example("这台 PC 买于 2025 年。", 0),
        Example("`ＡＢＣ` 要写作拉丁字母。", 0, None, "markdown"),
        Example("全角的ＡＢＣ占两格。", 0),
        Example("他笑了 (￣ｏ￣) ，又笑了 o(￣▽￣)ｄ，哭了（。ｕ。）", 0),
        Example("选项（Ａ）和“Ｂ”", 2, "选项（A）和“B”"),
        Example(
            "气温（-５℃），湿度（≥５％），评级（★Ａ★），型号（**Ｂ**）",
            4,
            "气温（-5℃），湿度（≥5％），评级（★A★），型号（**B**）",
            "markdown",
        ),
    )

    def wakes(self, document: Document) -> bool:
        return document.language not in ("ja", "ko")

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(_WIDE, prose.text):
            start, end = found.span()
            if (end - start == 1 and _in_a_face(prose.text, start, end)) or re.search(
                _ABOUT_WIDTH, line_around(document.text, start)
            ):
                continue
            new = found[0].translate(_TO_ASCII)
            yield Change(start, end, new, {"old": found[0], "new": new})


def _in_a_face(text: str, start: int, end: int) -> bool:
    """Whether a letter is the mouth or a hand of a face that is drawn with signs."""
    if re.search(_FACE, text[max(0, start - 2) : end + 2]):
        return True
    before = text[start].isalpha() and re.search(rf"[(（]{_EYES}\Z", text[max(0, start - 3) : start])
    return bool(before) and re.match(rf"{_EYES}[)）]", text[end : end + 3]) is not None
