"""QW502 punctuation-width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example
from qingwen.rules.typography._typography_rule import (
    CLOSING,
    EAST_ASIAN_LETTER,
    STOPS,
    Change,
    TypographyRule,
    in_english,
    line_around,
)
from qingwen.text.document import Document
from qingwen.text.english_lines import ENGLISH_WORD, FUNCTION_WORD
from qingwen.text.prose import LATIN, OPAQUE, Prose
from qingwen.text.prose import prose as prose_of
from qingwen.text.scripts import HAN, has_han

# Marks that touch Chinese, or what closes behind it, or stand before it.
_HALF = rf"[,;:.!?](?:(?<=[{HAN}{CLOSING}\"'*_~)\]”’].)|(?= ?[{HAN}]))[!?]*+"
_WIDE = dict(zip(",.;:!?", "，。；：！？", strict=True))
_NARROW = dict(zip("，。；：！？（）", ",.;:!?()", strict=True))
_FULL = rf"[，。；：！？（）](?<=[{LATIN} )%\"”’].)"
_ROUND = rf"\([^()\n{OPAQUE}]{{1,200}}+\)"
_WORD = lazy(r"[A-Za-z][A-Za-z]*+(?![\w=&\[-])")
_east_asian_letter = lazy(EAST_ASIAN_LETTER)
_is_han = lazy(f"[{HAN}]")
_AFTER_CHINESE = lazy(f"[{HAN}{CLOSING}]")
# Behind these, what counts is what they close.
_CLOSERS = "\"'*_~)]”’"
# What numbers a heading, an item or a step: 一. 第三章. 附录二. 任务三. Whatever is numbered at the head of a heading or of
# bold text: elsewhere a sentence may end in one, 他考了第一.
_NUMBER = lazy(
    rf"[ \t>*+\-#|0-9.]*(?:[第附录图表]*|方[式法案]|步骤|情[况形]|问题|示例|案例|场景|阶段|部分|任务|策略|练习|选项|实验|模块|题目|技巧|原则"
    rf"|(?<=# |\*\*)[{HAN}]{{1,4}}?)[一二三四五六七八九十百千零〇甲乙丙丁戊己庚辛壬癸]+[章节条款步项]?\Z"
)
_NUMERAL = "[0-9一二三四五六七八九十百千零〇]"
# What numbers a line, or says what it is, where more follows on it: 第1步. 打开; 解. 附. And an item within one: 甲. 同意 乙. 反对
_OPENING = lazy(
    rf"[ \t>*+\-#|]*(?:第 ?{_NUMERAL}+ ?[步章节節条條款项項题題问問点點讲講课課关關回集期組组類类]?|解|证明?|證明?|注|註|答|问|問|例|按|附)\Z"
)
_ITEM = lazy(r"(?<![^\s（(])[甲乙丙丁戊己庚辛壬癸]")
# What may as well begin a sentence (第二天. 我们出发了。), where one ends on the line.
_ORDINAL = lazy(rf"[ \t>*+\-#|]*第 ?{_NUMERAL}+ ?[{HAN}]\Z")
_sentence_end = lazy(rf"。|[{HAN}”’』」）)]\.(?=\s|\Z)")
# What may do so on several lines: 单元一. 家庭, 单元二. 学校. Of sentences few are alike in all but a numeral.
_LABEL = rf"(?m)^[ \t>*+\-#|]*([{HAN}]{{1,6}}?)({_NUMERAL}{{1,4}}|[甲乙丙丁戊己庚辛壬癸])([{HAN}]?)\.(?=[*_~]{{0,3}} ?[^\s*_~])"
_LONGEST_LABEL = 20
SHORT_LABEL = 3  # 单元一, beside which 今天是周一 opens a sentence
# The characters that foreign names are written in; between two of them a full stop stands for ·.
_NAMES = frozenset(
    "阿埃艾奥巴贝比彼博布查茨达丹德迪蒂厄恩尔法菲费夫弗福戈格古哈海赫亨霍基吉加杰卡凯科克库拉莱兰雷里丽利莉林琳鲁路罗洛玛迈曼梅蒙米密莫姆娜内尼纽诺帕佩皮普奇乔切琼瑞萨塞森沙莎圣史斯丝松索塔泰坦汤特托瓦维韦温沃伍乌西希谢辛休雅亚扬伊因尤约泽詹翰朱兹"
)
# A reference (GB/T 7714) has half-width marks: 张三.书名[M].北京:出版社,2020.
_REFERENCE = lazy(r"\[(?:[MCNJDRSPAZG]|EB|DB|CP)(?:/(?:OL|CD|MT|DK))?\]")
# A line of names and terms alone, in a Chinese document, keeps its full-width marks: it has no function word.
_FEWEST_ENGLISH_WORDS = 4


class PunctuationWidth(TypographyRule):
    """A half-width mark in Chinese, or a full-width one in English.

    ## What it does
    Finds `,` `.` `!` `?` `:` `;` that end or part Chinese clauses, and `，` `。` `！` `？` `：` `；` `（` `）` in lines of
    nothing but English. Styles that want them (`clreq`, `gb`) get full-width round brackets in Chinese too.

    ## Why is this bad?
    A half-width mark among characters that fill their square leaves a gap that is too narrow, and looks foreign.

    ## Fix safety
    Safe: one mark becomes the same mark in the other width. Marks in times, numbers, versions, file names and lists of
    values are left alone.
    """

    code = "QW502"
    name = "punctuation-width"
    message = "'{old}' in {language}: write '{new}'."
    examples = (
        Example("今天下雨,我们不去了.真的吗?真的!", 4, "今天下雨，我们不去了。真的吗？真的！"),
        Example('他说"不去",就走了.', 2, '他说"不去"，就走了。'),
        Example("It was late，and it rained all day。", 2, "It was late, and it rained all day."),
        Example("会议时间:\n- 九点", 1, "会议时间：\n- 九点", "markdown"),
        Example("时间是12:30,一共3.5小时。", 1, "时间是12:30，一共3.5小时。"),
        Example("He moved to 北京, where he lived until the war began.", 0),
        Example("[1]张三.书名[M].北京:出版社,2020:1-5.", 0),
        Example("一. 背景\n\n## 小结二. 下载代码\n\n**口诀三.** 用缓存\n\n- 任务四. 收尾", 0, None, "markdown"),
        Example("他考了第一. 老师很高兴.", 2, "他考了第一。 老师很高兴。"),
        Example("单元一. 家庭\n单元二. 学校\n第 3 步. 写信\n第4步. 寄信\n甲. 同意 乙. 反对\n解. 由题意可知。", 0),
        Example("今天是周一. 下雨了.\n今天是周二. 他没来.", 4, "今天是周一。 下雨了。\n今天是周二。 他没来。"),
        Example("第二天. 我们出发了。", 1, "第二天。 我们出发了。"),
        Example("红色;绿色;蓝色", 0),
        Example("约翰.史密斯来了，见 index.html。", 0),
    )

    def wakes(self, document: Document) -> bool:
        return not document.text.isascii() and document.language not in ("ja", "ko")

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        if super().wakes(document):
            text = prose.text
            for found in re.finditer(_HALF, text):
                if (
                    _is_one(text, found)
                    and _wide(text, found.start(), found.end())
                    and not in_english(prose, found.start())
                    and not _REFERENCE.search(line_around(text, found.start()))
                    and not (found[0] == "." and _numbers(text, found.start(), document))
                ):
                    new = "".join(_WIDE[c] for c in found[0])
                    yield _change(found.start(), found.end(), found[0], new, "Chinese")
            if self.style.brackets == "full" and "(" in text:
                yield from _brackets(prose)
        yield from _narrow(prose.text)


def _change(start: int, end: int, old: str, new: str, language: str) -> Change:
    return Change(start, end, new, {"old": old, "new": new.strip(), "language": language})


def _is_one(text: str, found: re.Match[str]) -> bool:
    """Whether it is one mark, or some ! and ?, and not part of dots."""
    if found[0][0] in "!?":
        return found.start() == 0 or text[found.start() - 1] not in "!?"
    return len(found[0]) == 1 and (
        found[0] != "." or "." not in text[max(found.start() - 1, 0) : found.end() + 1].replace(".", "", 1)
    )


def _wide(text: str, start: int, end: int) -> bool:
    """Whether the half-width marks [start, end) belong to Chinese."""
    mark = text[start]
    after = text[end : end + 1]
    before = _before(text, start)
    chinese = bool(before) and bool(_AFTER_CHINESE.match(before))
    if not chinese:
        return mark == "," and _comma_before_chinese(text, start, end)
    if text[start - 1 : start] == ")" and mark != ",":
        return False  # of a bracket in half width: what stands in it may be Latin
    blank = not after or after in " \n"
    following = bool(_is_han.match(after))
    if mark == ",":
        values = text[start - 1] in "\"'" and after in ('"', "'")  # "甲","乙"
        return after not in (",", OPAQUE) and not values
    if mark == ".":
        return _full_stop(text, start, after)
    if mark == "?" and _WORD.match(text, end):
        return True  # but not `?id=1`
    if mark in "!?":
        return blank or following or after in CLOSING or after in STOPS or after in "\"'*_~("
    if after and after in "*_~" and text[end : end + 3].strip("*_~")[:1] in ("", " ", "\n"):
        blank = True
    if mark == ":":
        if text[start - 1] in "\"'":
            return False  # {"键": "值"}
        said = after == '"' and bool(_is_han.match(text[end + 1 : end + 2])) and bool(_is_han.match(text[start - 1]))
        return blank or following or said or after in "“‘「『《"
    return (blank or following) and any(c in "，。；：、" for c in line_around(text, start))


def _before(text: str, start: int) -> str:
    """The character that a mark stands behind, past what closes there."""
    i = start - 1
    while i >= 0 and text[i] in _CLOSERS and start - i < 6:
        i -= 1
    return text[i] if i >= 0 and (i == start - 1 or text[i] not in " \n") else ""


def _comma_before_chinese(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    if not before or before in " \n,\\":
        return False
    if _is_han.match(text[end : end + 1]):
        return True
    return (
        text[end : end + 1] == " "
        and bool(_is_han.match(text[end + 1 : end + 2]))
        and bool(has_han.search(text[text.rfind("\n", max(start - 40, 0), start) + 1 or max(start - 40, 0) : start]))
    )


def _full_stop(text: str, start: int, after: str) -> bool:
    if _is_han.match(after):
        if text[start - 1] in _NAMES and after in _NAMES:
            return False
    elif after in ('"', "'", "”", "’"):
        if text[start + 2 : start + 3] not in ("", " ", "\n") and not _is_han.match(text[start + 2 : start + 3]):
            return False
    elif (after and after not in " \n*_~") or (
        after and after in "*_~" and text[start + 1 : start + 4].strip("*_~")[:1] not in ("", " ", "\n")
    ):
        return False
    return True


def _numbers(text: str, start: int, document: Document) -> bool:
    """Whether a full stop stands behind a number, or behind a word that says what its line is."""
    if _ITEM.match(text, start - 1):
        return True
    begin = text.rfind("\n", max(start - _LONGEST_LABEL, 0), start) + 1
    if not begin and start >= _LONGEST_LABEL:
        return False
    if _NUMBER.match(text[begin:start]):
        return True
    end = text.find("\n", start)
    rest = text[start + 1 : end if end >= 0 else len(text)]
    if not rest[:7].strip(" *_~"):
        return False
    if _OPENING.match(text[begin:start]):
        return True
    if _ORDINAL.match(text[begin:start]):
        return not _sentence_end.search(rest)
    return start in document.once(_labels) and (start - begin <= SHORT_LABEL or not _sentence_end.search(rest))


def _labels(document: Document) -> frozenset[int]:
    """Where the full stops behind the labels stand that number several lines of a document."""
    found: dict[tuple[str, str], dict[str, list[int]]] = {}
    for label in re.finditer(_LABEL, document.once(prose_of).text):
        found.setdefault((label[1], label[3]), {}).setdefault(label[2], []).append(label.end() - 1)
    return frozenset(at for numbers in found.values() if len(numbers) > 1 for ats in numbers.values() for at in ats)


def _brackets(prose: Prose) -> Iterator[Change]:
    """Half-width round brackets round Chinese."""
    text = prose.text
    for found in re.finditer(_ROUND, text):
        start, end = found.span()
        if (
            has_han.search(found[0])
            and text[start - 1 : start] not in ("]", "\\")
            and text[end - 2] != "\\"
            and not in_english(prose, start)
        ):
            yield _change(start, start + 1, "(", "（", "Chinese")
            yield _change(end - 1, end, ")", "）", "Chinese")


def _narrow(text: str) -> Iterator[Change]:
    """Full-width marks between English words, in lines without an East Asian letter."""
    line_end, english = -1, False
    for found in re.finditer(_FULL, text):
        at = found.start()
        if at > line_end:
            begin = text.rfind("\n", 0, at) + 1
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            english = not _east_asian_letter.search(text, begin, line_end) and _is_english(text[begin:line_end])
        if english and (change := _narrowed(text, at)):
            yield change


def _is_english(line: str) -> bool:
    return len(re.findall(ENGLISH_WORD, line)) >= _FEWEST_ENGLISH_WORDS and bool(re.search(FUNCTION_WORD, line))


def _narrowed(text: str, at: int) -> Change | None:
    old = text[at]
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if old == "（":
        if not (before == " " or re.match(f"[{LATIN}]", before)) or not re.match(f"[{LATIN}]", after):
            return None
        return _change(at, at + 1, old, "(" if before == " " else " (", "English")
    if not re.match(rf"[{LATIN})%\"’”]", before) or "&" in text[max(at - 10, 0) : at]:
        return None
    if after and not re.match(rf"[{LATIN} \n\"’”]", after):
        return None
    tail = " " if re.match(f"[{LATIN}]", after) else ""
    return _change(at, at + 1, old, _NARROW[old] + tail, "English")
