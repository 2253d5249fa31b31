"""A breadcrumb of a site and a part of it, above a title: `人民网>>文化`. Elsewhere `首页 > 设置` is a step of instructions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Line

SHORT_TRAIL = Match("navigation", "edge")
_ends = frozenset("。．.；;，,：:")  # of no title
_NO_SITE = r"(?!(?:移动|行動)?(?:互联|互聯|物联|物聯|因特|局域|以太|乙太)[网網])"  # `互联网>局域网`
_short_trail = lazy(
    rf"(?:首[页頁]|主[页頁]|home|{_NO_SITE}[\u4e00-\u9fff]{{2,8}}(?:[网網]|在[线線]|[频頻]道))"
    r"(?: ?(?:>>?|[›»＞]) ?[^\s>›»＞→。，！？]{1,12}){1,3}$",
    re.I,
)


def short_trail(lines: Sequence[Line], matches: Sequence[Match | None]) -> int | None:
    """The index of the first line that the tables do not know, if it is one and a title may stand right below."""
    i = next((i for i, match in enumerate(matches) if not match), len(lines))
    if i + 2 >= len(lines) or matches[i + 1] or not _short_trail.match(lines[i].text):
        return None
    below = lines[i + 1].text
    return None if is_wide(below) or below[-1] in _ends or parse_date(below) else i
