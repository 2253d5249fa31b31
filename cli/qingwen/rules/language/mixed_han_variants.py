"""QW304 mixed-han-variants."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target
    from qingwen.text.han.variants import Variant

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
    one character alone, which may be a name's, and for a whole line, which may be a quotation.
    """

    code = "QW304"
    name = "mixed-han-variants"
    message = "{theirs} “{excerpt}” in {own} article{instead}."
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

        for passage in foreign_passages(document):
            old = document.text[passage.start : passage.end]
            new, candidates = _converted(document, passage.start, passage.end, passage.variant)
            if new == old or max(new) > "\uffff":
                continue  # 暐 has a simplified form that nobody writes: it is somebody's name
            # One character alone is as often a name's: 魏其濛.
            alone = sum(a != b for a, b in zip(old, new, strict=True)) == 1
            safe = not passage.whole and not candidates and not alone
            instead = ""
            if not passage.whole:
                instead = f": one of {'、'.join(candidates)}" if candidates else f": {new}"
            yield self.finding(
                passage.start,
                passage.end,
                fix=Fix("safe" if safe else "unsafe", passage.start, passage.end, new),
                confidence=0.7 if passage.whole or alone else 0.9,
                theirs=passage.variant.capitalize(),
                own="a simplified" if passage.variant == "traditional" else "a traditional",
                excerpt=excerpt(old),
                instead=instead,
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
