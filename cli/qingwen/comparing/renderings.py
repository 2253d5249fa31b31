"""Names and headings that a translation renders in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from qingwen.comparing.segments import Segment
from qingwen.lazy_pattern import lazy

if TYPE_CHECKING:
    from qingwen.comparing.comparison import Comparison


class TwoRenderings(NamedTuple):
    """A name of the source, what it is at `place`, and what it is elsewhere in the translation."""

    name: str
    here: str
    there: str
    place: tuple[int, int]
    source: tuple[int, int]


# `卡佛（Carver）`, `雷蒙德·卡佛（Raymond Carver）`; `Chen Bo (陈博)`.
_chinese_gloss = lazy(r"([\u4e00-\u9fff·]{2,14})[（(]((?:[A-Z][\w.'’-]*\s?){1,4})[）)]")
_name = lazy(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")
# The characters that names of other languages are spelt with most.
SPELLING = frozenset(
    "阿埃艾爱安奥巴白班邦贝本比彼宾波伯勃博布查达大戴丹德登迪蒂丁东杜顿多厄恩尔法凡菲费芬丰夫弗佛福盖甘冈戈格葛古瓜圭哈海汉豪赫黑亨洪胡华怀"
    "霍基吉加贾杰金津卡凯坎康科克肯库夸奎拉莱赖兰朗劳勒雷里利莉丽列林琳隆卢鲁路伦罗洛马玛麦迈曼芒毛梅门蒙米密明莫默姆墨穆纳娜乃奈南内尼妮年宁纽农努诺欧帕"
    "潘庞佩彭皮平珀蒲普奇恰乔钦琼丘让热仁日荣茹瑞若撒萨塞赛桑瑟森沙山尚绍舍申圣施什史士斯丝思松苏索塔泰坦汤唐陶特腾提廷通图托瓦万旺威韦维温文翁沃沙乌伍武西"
    "希锡席夏香肖谢辛欣兴休许逊雅亚扬杨耶叶伊依因英尤约泽扎詹张珍朱祖佐兹瑙琪"
)
_run = lazy(f"[{''.join(sorted(SPELLING))}]{{3,}}")
_anchor = lazy(r"\{#[^}]*\}")
OFTEN = 2  # paragraphs in which a rendering must stand to be the usual one
LETTERS = (3, 5)  # of a rendering that is compared letter by letter


def two_renderings(comparison: Comparison) -> Iterator[TwoRenderings]:
    """In the order of the translation."""
    found = set(_headings(comparison))
    if comparison.translation.language == "zh" and not comparison.same_language:
        found.update(_glossed(comparison), _spelt(comparison))
    yield from sorted(found, key=lambda one: one.place)


def _headings(comparison: Comparison) -> Iterator[TwoRenderings]:
    """Headings that stand in the source more than once."""
    known: dict[str, str] = {}
    for ours, theirs in comparison.singles:
        if ours.form == theirs.form == "heading" and theirs.han:
            name, here = (" ".join(_anchor.sub("", one.text).strip("# ").split()) for one in (ours, theirs))
            if (there := known.setdefault(name, here)) != here:
                yield TwoRenderings(name, here, there, (theirs.start, theirs.end), (ours.start, ours.end))


def _glossed(comparison: Comparison) -> Iterator[TwoRenderings]:
    first: dict[str, str] = {}
    for ours, theirs in comparison.singles:
        if theirs.form == "code":
            continue
        for found in _chinese_gloss.finditer(theirs.plain):
            name = " ".join(found[2].split())
            known = first.setdefault(name, found[1])
            if _common_end(known, found[1]) or name not in ours.plain:
                continue
            if all(c in SPELLING for c in known[-2:] + found[1][-2:]):
                here = _tail(found[1])
                end = theirs.start + found.end(1)
                yield TwoRenderings(name, here, _tail(known), (end - len(here), end), _where(ours, name))


def _common_end(a: str, b: str) -> bool:
    """Whether the words before two brackets end alike: what stands before the name is not part of it."""
    return a[-2:] == b[-2:]


def _tail(run: str) -> str:
    """The letters at the end of a run that spell a name."""
    at = len(run)
    while at and (run[at - 1] in SPELLING or run[at - 1] == "·"):
        at -= 1
    return run[at:].strip("·") or run


def _spelt(comparison: Comparison) -> Iterator[TwoRenderings]:
    """A rendering of three to five letters that stands wherever its name does, but for a place with one other letter."""
    where: dict[str, list[tuple[Segment, Segment]]] = defaultdict(list)
    for ours, theirs in comparison.singles:
        if theirs.form != "code" and theirs.han:
            for name in {found[0] for found in _name.finditer(ours.plain)}:
                where[name].append((ours, theirs))
    names = {name: pairs for name, pairs in where.items() if len(pairs) > OFTEN}
    if not names:
        return
    everywhere = Counter(gram for _, theirs in comparison.singles for gram in _grams(theirs))
    for name, pairs in sorted(names.items()):
        mine = [_grams(theirs) for _, theirs in pairs]
        counts = Counter(gram for grams in mine for gram in grams)
        usual = [g for g, n in counts.items() if OFTEN <= n < len(pairs) and everywhere[g] == n]
        best = max(usual, key=lambda gram: (counts[gram], len(gram), gram), default=None)
        if best is None or counts[best] < len(pairs) - 1:
            continue
        for (ours, theirs), grams in zip(pairs, mine, strict=True):
            if best in theirs.plain:
                continue
            others = [g for g in grams if _one_other_letter(best, g) and everywhere[g] == 1]
            if len(others) == 1:
                at = theirs.start + theirs.plain.index(others[0])
                yield TwoRenderings(name, others[0], best, (at, at + len(best)), _where(ours, name))


def _grams(segment: Segment) -> set[str]:
    """The strings of letters that may spell a name."""
    return {
        run[at : at + size]
        for run in _run.findall(segment.plain)
        for size in range(LETTERS[0], LETTERS[1] + 1)
        for at in range(len(run) - size + 1)
    }


def _one_other_letter(a: str, b: str) -> bool:
    return len(a) == len(b) and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _where(segment: Segment, name: str) -> tuple[int, int]:
    at = segment.start + max(0, segment.plain.find(name))
    return at, at + len(name)
