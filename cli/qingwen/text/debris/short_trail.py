"""A breadcrumb of a site and a part of it, above a title: `人民网>>文化`. `首页 > 设置` is a step of instructions, `骨干网>>城域网` a text's own."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Line

SHORT_TRAIL = Match("navigation", "edge")
_ends = frozenset("。．.；;，,：:")  # of no title
# A site's name, and no kind of network or anybody's site: `互联网>>教育`, `官网>>产品`.
_short_trail = lazy(
    r"[\u4e00-\u9fff]{2,8}(?:(?<![联聯域太特电電干幹官])[网網]|在[线線]) ?(?:>>|») ?([^\s>»，。！？]{1,12})(?: ?(?:>>|») ?[^\s>»，。！？]{1,12})?$"
)
_step = lazy(r"\S ?[>»›＞] ?\S")


def short_trail(lines: Sequence[Line], matches: Sequence[Match | None]) -> int | None:
    """The index of the first line that the tables do not know, if it is one, no other line is of steps, and a title may stand right below."""
    i = next((i for i, match in enumerate(matches) if not match), len(lines))
    if i + 2 >= len(lines) or matches[i + 1] or not (found := _short_trail.match(lines[i].text)):
        return None
    section = phrases().match(found[1])
    if not section or section.rule != "navigation" or any(_step.search(line.text) for line in lines[i + 1 :]):
        return None
    below = lines[i + 1].text
    return None if is_wide(below) or below[-1] in _ends or parse_date(below) else i
