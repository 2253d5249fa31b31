"""QW509 unit-spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import Change, TypographyRule
from qingwen.text.document import Document
from qingwen.text.prose import CODE, LATIN, OPAQUE, Prose
from qingwen.text.scripts import HAN

# Units that are nothing else behind a number; not B, K, M, G (models, sizes), W, A, V, s, or px (CSS).
_UNITS = "[KMGTP]i?B|[KMG]bps|[KMGT]?Hz|kHz|[mcknμ]m|[mμ]g|kg|km/h|[mnμ]s|mL|ml|kW|MW|kWh|dpi|fps|mAh|dB"
_PLACE = rf"[{HAN}，。、；：（）！？ \n]"
_TIGHT = rf"[0-9]({_UNITS})(?={_PLACE}|\Z)"
_NUMBER = lazy(rf"(?:\A|{_PLACE})[0-9]+(?:\.[0-9]+)?\Z")
_LONGEST_NUMBER = 12
_WIDE = rf"[0-9]( +)(?:[%‰℃°](?![ ]?[{LATIN}{CODE}{OPAQUE}]|[A-Za-z=%]))"


class UnitSpacing(TypographyRule):
    """`10GB` for `10 GB`, `90 °` for `90°`, `15 %` for `15%`.

    ## What it does
    In Chinese prose, finds a number that touches its unit (GB, MHz, km, kg, ms …), and a space before `%`, `‰`, `°` or `℃`.
    Only units that can be nothing else are known; `5G`, `4K` and `16px` are names.

    ## Why is this bad?
    A unit is a word of its own (SI brochure, 5.4.3); percent and degree signs belong to their number.

    ## Fix safety
    Safe: a space is put in or deleted.
    """

    code = "QW509"
    name = "unit-spacing"
    message = "{what}"
    examples = (
        Example("内存 16GB，频率 2.4GHz。", 2, "内存 16 GB，频率 2.4 GHz。"),
        Example("涨了 15 %，转了 90 °。", 2, "涨了 15%，转了 90°。"),
        Example("内存 16 GB，用 5G 网络，宽 16px。", 0),
        Example("型号 RTX3060Ti16GB，10 % 3 等于 1", 0),
    )

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        for found in re.finditer(_TIGHT, prose.text):
            at = found.start(1)
            if not _NUMBER.search(prose.text[max(at - _LONGEST_NUMBER, 0) : at]):
                continue
            yield Change(at, at, " ", {"what": f"No space between a number and '{found[1]}': put one in."})
        for found in re.finditer(_WIDE, prose.text):
            yield Change(
                found.start(1), found.end(1), "", {"what": f"A space before '{prose.text[found.end(1)]}': delete it."}
            )
