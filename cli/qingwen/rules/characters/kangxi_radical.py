"""QW609 kangxi-radical."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from qingwen.data import table
from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.rules.characters._mojibake import in_mojibake
from qingwen.text.document import Document
from qingwen.text.scripts import has_han

CHARACTERS = "\u2e81-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5"
_RUN = f"[{CHARACTERS}]+"
# Those of the supplement that are whole characters, as PDF readers put them in; the rest are parts of some.
_WHOLE = frozenset("⺎⺒⺓⺛⺝⺟⺠⺫⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳")


class KangxiRadical(Rule):
    """Radical signs in place of Han characters: `⽂` for `文`.

    ## What it does
    Finds the signs of the blocks Kangxi Radicals and CJK Radicals Supplement that have an ordinary twin.

    ## Why is this bad?
    PDF readers and scanners put them into copied text. They look right and are not: search for `文` does
    not find `⽂`, and fonts without them show a box.

    ## Fix safety
    The fix puts in the ordinary character, one for one. It is safe beside an ordinary Han character;
    alone it is unsafe, since the text may speak of radicals. So it is for the parts of characters in the
    supplement (`⺮`), and in Markdown beside `*`, `_` or `~`.
    """

    code = "QW609"
    name = "kangxi-radical"
    sign = Sign(characters=CHARACTERS)
    message = "Radical sign '{old}' ({codes}): put in the ordinary character '{new}'."
    fix_safety = "sometimes"
    examples = (
        Example("中⽂⼈⼝", 1, "中文人口"),
        Example("⼀个⼯具", 2, "一个工具"),
        Example("第3⻚：⻅附件", 2, "第3⻚：见附件"),
        Example("中⽂\n", 1, "中文\n", "markdown"),
        Example("The radical ⽔ means water.", 1, "The radical ⽔ means water."),
        Example("中文人口", 0),
        Example("`中⽂`", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text, ordinary = document.text, ordinary_forms()
        for run in re.finditer(_RUN, text):
            start, end = run.span()
            new = "".join(ordinary.get(c, c) for c in run[0])
            if new == run[0] or document.protection(start, end) or in_mojibake(document, start):
                continue
            around = text[max(0, start - 1) : start] + text[end : end + 1]
            among_han = has_han.search(around) is not None
            whole = all(c >= "\u2f00" or c in _WHOLE for c in run[0])
            beside_mark = document.kind == "markdown" and any(c in "*_~" for c in around)
            safety: Safety = "safe" if among_han and whole and not beside_mark else "unsafe"
            codes = ", ".join(f"U+{ord(c):04X}" for c in run[0][:4])
            yield self.finding(
                start,
                end,
                fix=Fix(safety, start, end, new),
                confidence=0.97 if among_han else 0.6,
                old=run[0][:20],
                new=new[:20],
                codes=codes,
            )


@cache
def ordinary_forms() -> dict[str, str]:
    """Radical sign → the Han character it stands for, as EquivalentUnifiedIdeograph of Unicode has it."""
    signs, characters = table("radical_supplement.txt").split("\n")[:2]
    forms = dict(zip(signs, characters, strict=True))
    return forms | {chr(c): normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
