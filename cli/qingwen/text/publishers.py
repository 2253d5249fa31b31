"""What publishers are called: papers, news agencies, stations, offices and their sites."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qingwen.data import table_sections
from qingwen.lazy_pattern import lazy
from qingwen.text.folding import simplified

# What names in Han end with, for patterns that say what stands round one: newspapers' whatever that is, the press's above or before its reporter,
# and beside a date, where a hall is no paper, nor a tower (观景台); those of whoever has a site.
NEWSPAPER = r"(?:[日晚早晨时時商]|都市|青年)[报報]"
PRESS = r"(?:[报報社网網刊台]|新[闻聞]|客户端)"
DATED_PRESS = r"(?:[报報网網刊]|新[闻聞])"
PUBLISHER = r"(?:[报報社网網刊台局]|政府|在[线線])"
OUR_PRESS = r"本[报報社网網刊台]"  # as its own reporters call it, which names nobody
# What only ends like these may be a section (`旅行社`, `新闻`).
_outlet = lazy(rf"[\u4e00-\u9fff]{{2,8}}(?:{NEWSPAPER}|通[讯訊]社|新[闻聞][网網])")


def is_outlet(line: str) -> bool:
    """Whether a line is nothing but the name of a news agency or of a paper."""
    return _outlet.fullmatch(line) is not None or line.translate(simplified()) in _known()["names"]


def ends_like_an_outlet(name: str) -> bool:
    """Whether a name in Latin letters is that of a paper or an agency where nobody but one can stand: `Harbour Times`, and no `Staff Writer`."""
    return name in _known()["names"] or name.rpartition(" ")[2] in _known()["last words"]


@cache
def _known() -> Mapping[str, frozenset[str]]:
    return {
        heading: frozenset(name for line in lines for name in line.split(","))
        for heading, lines in table_sections("publisher_names.txt").items()
    }
