"""The head of a judgment or a letter: who issues it, right above what it is called (`某市人民法院`, `民事判决书`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.lazy_pattern import lazy

_issuer = lazy(
    r"[\u4e00-\u9fff（）()]{2,30}(?:法院|检察院|檢察院|仲裁委员会|公安局|人民政府|委员会|办公室|管理局|[省市县区]\S{0,8}[局厅])$"
)
_kind = lazy(
    r"[\u4e00-\u9fff（）()《》“”\d]{0,40}(?:判[决決][书書]|裁定[书書]|[决決]定[书書]|[调調]解[书書]|起[诉訴][书書]|裁[决決][书書]|告知[书書]"
    r"|通知[书書]?|公告|通告|[复覆]函|的函|批[复覆]|通[报報])$"
)


def letterheads(lines: Sequence[str], above: range) -> Iterator[int]:
    """The lines between a page's title and its article's first that name who issues it, and below that what it is."""
    for i in above:
        if i + 1 < len(lines) and _kind.match(lines[i + 1]) and _issuer.match(lines[i]):
            yield from (i, i + 1)
