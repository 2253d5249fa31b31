"""QW304 mixed-han-variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document
from qingwen.text.scripts import has_han

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target
    from qingwen.text.han.variants import Variant

LOOK = 500  # code points on either side in which a word of the article's own variant tells, so that a line of 5 MB stays linear
_FEW = 100_000  # characters; up to there sets, at 20 ns each, cost less than compiling a pattern, which then takes 3 ns


class MixedHanVariants(Rule):
    """Traditional characters in a simplified Chinese article, or simplified ones in a traditional article.

    ## What it does
    Tells by majority whether a Chinese article (or, where it is half and half, a section of it) is written in
    simplified or traditional characters, and finds characters and lines of the other variant. Characters that both
    variants write (后, 里, 台), names, quotations, titles in 《》, what stands in short brackets, code, links and
    Japanese are left alone. The characters are those of OpenCC's dictionaries.

    ## Why is this bad?
    A stray 軟 or 发 comes from an input method, a search and replace, or a passage pasted from elsewhere; readers
    stumble over it, and search does not find it.

    ## Fix safety
    Replacing two or more characters in a row is safe where each has one form in the article's variant, or where the
    phrase that it stands in decides (发 in 头发 is 髮). It is unsafe where several forms fit, which are then named, for
    one character alone, which may be a name's, for a whole line, which may be a quotation, and in a paragraph that has
    a word in both variants, since it may speak of how words are written.
    """

    code = "QW304"
    name = "mixed-han-variants"
    message = "{theirs} “{excerpt}” in {own} article{instead}."
    message_of_a_line = "{theirs} line “{excerpt}” in {own} article: convert it, or mark it as a quotation."
    fix_safety = "sometimes"
    examples = (
        Example(
            "这个软件的设置页面很简单，用户点击按钮就能打开。新版的軟體还会记住上次的选择。",
            1,
            "这个软件的设置页面很简单，用户点击按钮就能打开。新版的软体还会记住上次的选择。",
        ),
        Example(
            "這個軟體的設定頁面很簡單，使用者點擊按鈕就能打開，他剪了头发，還會記住上次的選擇。",
            1,
            "這個軟體的設定頁面很簡單，使用者點擊按鈕就能打開，他剪了頭髮，還會記住上次的選擇。",
        ),
        Example("这本书讲的是“繁體字”的来历，作者在《說文解字》里找到了许多线索，读者可以慢慢体会。", 0),
        Example("皇后走了三公里，在台北的一座楼里吃饭，听说乾隆皇帝也来过这里，还写了一部著作。", 0),
        Example("导演张小明说，演员陳大文、林書豪（臺灣）都参加了这个节目的录制，观众很满意。", 0),
    )

    looked_at = 0  # characters, by this process

    def wakes(self, document: Document) -> bool:
        text = document.text
        if document.language != "zh" or text.isascii():
            return False
        from qingwen.text.han.variants import pattern, tables

        self.looked_at += len(text)
        if self.looked_at < _FEW:
            known = tables()
            return not (_set(known.traditional).isdisjoint(text) or _set(known.simplified).isdisjoint(text))
        return bool(pattern("traditional").search(text) and pattern("simplified").search(text))

    def check(self, document: Document) -> Iterator[Finding]:
        from qingwen.text.fragments.passages import excerpt
        from qingwen.text.han.mixture import foreign_passages

        found = [(one, *_converted(document, one.start, one.end, one.variant)) for one in foreign_passages(document)]
        of_both = _of_both_variants(document, [(one.start, new) for one, new, _ in found])
        for (passage, new, candidates), both in zip(found, of_both, strict=True):
            old = document.text[passage.start : passage.end]
            if new == old or max(new) > "\uffff":
                continue  # 暐 has a simplified form that nobody writes: it is somebody's name
            # One character alone is as often a name's: 魏其濛.
            alone = sum(a != b for a, b in zip(old, new, strict=True)) == 1
            safe = not passage.whole and not candidates and not alone and not both
            instead = ""
            if not passage.whole:
                instead = f": one of {'、'.join(candidates)}" if candidates else f": {new}"
            yield self.finding(
                passage.start,
                passage.end,
                fix=Fix("safe" if safe else "unsafe", passage.start, passage.end, new),
                message=self.message_of_a_line if passage.whole else None,
                confidence=0.7 if passage.whole or alone else 0.9,
                theirs=passage.variant.capitalize(),
                own="a simplified" if passage.variant == "traditional" else "a traditional",
                excerpt=excerpt(old),
                instead=instead,
            )


def _of_both_variants(document: Document, converted: Sequence[tuple[int, str]]) -> list[bool]:
    """For each of some (start, text in the article's variant), whether its paragraph has a word in both variants."""
    gap = re.compile("\n" if document.kind == "text" else "\n[ \t]*\n")
    paragraphs: list[list[tuple[int, str]]] = []
    end = -1
    for start, new in converted:
        if end < 0 or gap.search(document.text, end, start):
            paragraphs.append([])
        paragraphs[-1].append((start, new))
        end = start + len(new)
    return [
        both
        for one in paragraphs
        for both in [any(_is_beside_its_like(document.text, *passage, gap) for passage in one)] * len(one)
    ]


def _is_beside_its_like(text: str, start: int, new: str, gap: re.Pattern[str]) -> bool:
    """Whether two letters of what a passage becomes, one of them changed, stand in its paragraph as they are."""
    end = start + len(new)
    before = gap.split(text[max(0, start - LOOK) : start])[-1]
    after = gap.split(text[end : end + LOOK])[0]
    old, mended = before + text[start:end] + after, before + new + after
    pairs = set(pairwise(old))
    return any(
        pair != was and pair in pairs and all(map(has_han.match, pair))
        for was, pair in zip(pairwise(old), pairwise(mended), strict=True)
    )


@cache
def _set(characters: str) -> frozenset[str]:
    return frozenset(characters)


def _converted(document: Document, start: int, end: int, variant: Variant) -> tuple[str, str]:
    """A passage in the other variant, and the candidates where it is not sure."""
    from qingwen.text.folding import simplified
    from qingwen.text.han.variants import CONTESTED, tables

    old = document.text[start:end]
    known = tables()
    if variant == "traditional":
        theirs = _set(known.traditional)
        return "".join(chr(simplified().get(ord(c), ord(c))) if c in theirs else c for c in old), ""
    new = "".join(known.to_traditional.get(c, c) for c in old)
    if not any(c in CONTESTED and c in known.simplified for c in old):
        return new, ""
    answers = document.once(_answers)
    candidates = ""
    answer = list(new)
    for i in range(start, end):
        if i in answers:
            answer[i - start], more = answers[i]
            candidates += more
    return "".join(answer), candidates


def _answers(document: Document) -> dict[int, tuple[str, str]]:
    """Each contested simplified character of a traditional text: what it becomes, and candidates if that is not sure."""
    # Only now is OpenCC needed.
    from qingwen.text.han.conversion import conversions
    from qingwen.text.han.variants import CONTESTED, tables

    text = document.text
    contested = _set(CONTESTED) & _set(tables().simplified)
    target: Target = "hongkong" if "裏" in text else "taiwan"
    return {
        i: (c, place.candidates)
        for place in conversions(text, target)
        for i, c in enumerate(place.new, place.start)
        if text[i] in contested
    }
