"""QW610 spaced-han."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document
from qingwen.text.scripts import HAN

SENTENCE = 12  # characters of a sentence set apart, with a mark among them: lists of single characters have none (`甲 乙 丙 丁`)
FEW = 4  # of a heading in a text that has such sentences: a name of two may be set apart by hand
_MARKS = "，。、；：？！》）”」』…"
_UNIT = rf"[《（“「『]?[{HAN}{_MARKS}][{_MARKS}]*"
_run = lazy(rf"(?<![^\s])(?:{_UNIT}|[A-Za-z\d%.]+)(?: (?:{_UNIT}|[A-Za-z\d%.]+))+(?=\s|\Z)")
_unit = lazy(_UNIT)
_between = lazy(rf"(?<=[{HAN}{_MARKS}《（“「『]) (?=[《（“「『]?[{HAN}{_MARKS}])")
_apart = lazy(rf"[{HAN}] [{HAN}] [{HAN}] [{HAN}]")
_mark = lazy("[，。]")


class SpacedHan(Rule):
    """Chinese with a space between every two characters.

    ## What it does
    Finds lines such as `渡 轮 在 夜 里 离 港 ，`, in a text that has whole sentences of them, with their marks.

    ## Why is this bad?
    PDF readers and scanners put the spaces in. Nobody finds `渡轮` in such a text, and no program knows its words.

    ## Fix safety
    Safe: white space is all that goes. A name of two or three characters set apart by hand (`林 岚`) stays, as does a list of
    single characters in a text without such sentences (`甲 乙 丙 丁`), and spaces beside Latin letters and digits.
    """

    code = "QW610"
    name = "spaced-han"
    fix_safety = "safe"
    message = "A space between every two characters, as PDF readers leave them: '{text}'."
    examples = (
        Example(
            "夜 航 船\n渡 轮 在 夜 里 十 一 点 离 港 ， 船 上 有 两 百 人 。\n",
            1,
            "夜 航 船\n渡轮在夜里十一点离港，船上有两百人。\n",
        ),
        Example(
            "渡 轮 在 2024 年 恢 复 通 航， 票 价 不 变， 镇 里 补 贴。",
            1,
            "渡轮在 2024 年恢复通航，票价不变，镇里补贴。",
        ),
        Example("甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑 寅 卯", 0),
        Example("赵 钱 孙 李，周 吴 郑 王", 0),
        Example("渡轮 在 夜里 离港 ， 船上 有 两百 人 。 票价 不变 。", 0),
        Example("`渡 轮 在 夜 里 十 一 点 离 港 ， 船 上 有 两 百 人 。`", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if not _apart.search(document.text):
            return
        runs = [(run, len(_unit.findall(run[0]))) for run in _run.finditer(document.text)]
        if not any(size >= SENTENCE and _mark.search(run[0]) for run, size in runs):
            return
        for run, size in runs:
            start, end = run.span()
            if size >= FEW and not document.protection(start, end):
                yield self.finding(start, end, fix=Fix("safe", start, end, _between.sub("", run[0])), text=run[0][:20])
