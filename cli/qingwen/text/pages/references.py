"""An article's references on a page: a heading and, right below it, works numbered from 1. They stay wherever they stand, below readers' comments too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy

_heading = lazy(
    r"(?i:references(?: and notes)?|bibliography|(?:works|literature) cited|sources|(?:end|foot)?notes)[:：]?$"
    r"|(?:参考(?:文献|资料)|參考(?:文獻|資料)|引用文[献獻]|[注註][释釋]|尾注|[脚腳]注)[:：]?$"
)
_number = lazy(r"[\[［【（(]?(?P<figure>\d{1,3})[\]］】）).．、]|(?P<circled>[\u2460-\u2473])")
_OPENS = frozenset("[［【（(1①")  # what the first may open with, looked at before all else


def references(lines: Sequence[str]) -> Iterator[int]:
    """The lines (indices) of such headings and of what is numbered below them."""
    for head, (above, first) in enumerate(pairwise(lines)):
        if first[0] not in _OPENS or not _heading.match(above):
            continue
        end = head + 1
        while end < len(lines) and _number_of(lines[end]) == end - head:
            end += 1
        if end > head + 1:
            yield from range(head, end)


def _number_of(line: str) -> int:
    """The number that a line opens with; 0 for none."""
    found = _number.match(line)
    if found is None:
        return 0
    return int(found["figure"]) if found["figure"] else ord(found["circled"]) - ord("①") + 1
