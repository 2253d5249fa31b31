"""Characters of the other variant in an article: where, and what surely is none of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.han.variants import CLEAR, Variant, count, majority, other, pattern
from qingwen.text.scripts import kana_or_hangul

# What has its own way of writing: quotations, titles, what stands in short brackets, a language's name for itself.
_left_alone = lazy(
    '“[^“”\n]*+”|"[^"\n]*+"|‘[^‘’\n]*+’|「[^「」\n]*+」|『[^『』\n]*+』|《[^《》\n]*+》|〈[^〈〉\n]*+〉|【[^【】\n]*+】'
    "|（[^（）\n]{1,12}+）|\\([^()\n]{1,12}+\\)|\\[[^\\[\\]\n]{1,12}+\\]"
    "|(?:[繁正][體体]|[简簡][体體])(?:中文|字)?版?|中[文國国](?:[台臺][灣湾]|香港)|日本語"
    "|^[ \t]*\\\\?>.*"
)
SURNAMES = "陳張劉楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許蔣陸蘇盧葉鄒龔萬錢湯賴龍賀顧嚴魯韋鍾譚閻莊賈餘溫歐陽陈张刘杨赵黄吴孙马罗郑谢韩冯萧邓许蒋陆苏卢叶邹龚万钱汤赖龙贺顾严鲁韦钟谭阎庄贾温欧阳"
SHARED_SURNAMES = (
    "王李周徐林何高郭梁宋唐于董程曹袁傅沈曾彭蔡潘田胡朱余石夏姜方白邱江史侯邵孟秦尹薛段雷黎常武康賀施牛洪毛郝崔"
)
_ONLY_SURNAMES = "陳劉楊趙吳鄭鄧蔣盧鄒龔馮蕭閻譚韋陈刘杨赵吴郑邓蒋卢邹龚冯萧阎谭韦"
_name = lazy(
    f"[{_ONLY_SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:(?<![\u4e00-\u9fff])|(?<=[的和与與及由在是对對跟让讓请請把向给給被叫任、员員家长長师師者授生演手总總]))[{SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    f"|(?<![\u4e00-\u9fff])[{SHARED_SURNAMES}][\u4e00-\u9fff]{{1,3}}(?![\u4e00-\u9fff])"
)
GAP, WHOLE = 6, 6  # characters
# And of a line without a character of the article's own variant: a verse has five to seven letters, of which a third differ. Of one that stands
# beside another such line any number.
WHOLE_VERSE = 3
_heading = lazy(r"^#{1,6}[ \t]", re.M)
_paragraph = lazy(r"\n[ \t]*\n")


class Passage(NamedTuple):
    """Code points [start, end) with characters of `variant` in an article, or a section, of the other one.

    whole: it is a line in that variant, not a word.
    """

    start: int
    end: int
    variant: Variant
    whole: bool


def foreign_passages(document: Document) -> Iterator[Passage]:
    """The passages in the other variant, in order; of a text with no clear majority, section by section."""
    going = [*_furniture(document)]
    text = _blanked(document.text, going)
    raw = majority(count(text, "simplified"), count(text, "traditional"))
    text = _blanked(own_words(document, other(raw) if raw else None), going)
    for start, end, own in _sections(text, document.kind == "markdown"):
        theirs = other(own)
        lines = [*_lines_with(text, start, end, theirs, own)]
        verses = _beside_another(text, lines, own)
        for line in lines:
            words = text[line.start : line.end]
            few = WHOLE if line.own else WHOLE_VERSE
            if line in verses or line.theirs >= max(few, CLEAR * line.own):
                lead = len(words) - len(words.lstrip())
                yield Passage(line.start + lead, line.start + len(words.rstrip()), theirs, True)
            else:
                yield from (Passage(line.start + a, line.start + b, theirs, False) for a, b in _words(words, theirs))


class _Line(NamedTuple):
    """Code points [start, end) of a line, and how many of its characters are of either variant."""

    start: int
    end: int
    theirs: int
    own: int


def _lines_with(text: str, start: int, end: int, theirs: Variant, own: Variant) -> Iterator[_Line]:
    """The lines of [start, end) that have characters of a variant."""
    at = -1
    for found in pattern(theirs).finditer(text, start, end):
        if found.start() >= at:
            begin = text.rfind("\n", 0, found.start()) + 1
            at = len(text) if (stop := text.find("\n", found.end())) < 0 else stop
            yield _Line(begin, at, count(text[begin:at], theirs), count(text[begin:at], own))


def _beside_another(text: str, lines: Sequence[_Line], own: Variant) -> set[_Line]:
    """The lines that stand beside another in their variant, as those of a quoted poem or letter do, with nothing of the article's own between."""
    search = pattern(own).search
    pairs = ((a, b) for a, b in pairwise(lines) if not (a.own or b.own or search(text, a.end, b.start)))
    return {line for pair in pairs for line in pair}


def _furniture(document: Document) -> Iterator[tuple[int, int]]:
    """(start, end) of the lines that are surely furniture.

    They have no say in what an article is written in, which may be pasted from a site in the other variant; they are gone when it is looked at again.
    """
    from qingwen.text.debris.find import debris_starts  # what few texts need: those with characters of both variants
    from qingwen.text.pages.article import find_page

    starts = debris_starts(document)
    page = document.once(find_page)
    for i, line in enumerate(document.lines):
        if line.begin in starts or (page and i in page.sure):
            yield line.start, line.end


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks for some spans, in order; its line breaks stay."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += text[at:start], re.sub("[^\n]", " ", text[start:end])
        at = end
    return "".join([*parts, text[at:]])


def own_words(document: Document, rare: Variant | None = None) -> str:
    """The text with blanks for all that may be in another variant, offset for offset.

    rare: only lines with characters of this variant are looked at, and the others left as they are.
    """
    text = document.text
    if document.kind == "markdown":
        text = _blanked(text, ((span.start, span.end) for span in document.protected))
    look = pattern(rare).search if rare else None
    return "\n".join([line if look and not look(line) else _own_words(line) for line in text.split("\n")])


def _own_words(line: str) -> str:
    if kana_or_hangul.search(line):
        return " " * len(line)
    return _name.sub(_blank, _left_alone.sub(_blank, line))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _sections(text: str, markdown: bool) -> Iterator[tuple[int, int, Variant]]:
    """The parts of a text that are clearly in one variant."""
    whole = majority(count(text, "simplified"), count(text, "traditional"))
    if whole:
        yield 0, len(text), whole
        return
    starts = [m.start() for m in _heading.finditer(text)] if markdown else []
    starts = starts if len(starts) > 1 else [m.end() for m in _paragraph.finditer(text)]
    for start, end in pairwise([0, *starts, len(text)]):
        part = text[start:end]
        if own := majority(count(part, "simplified"), count(part, "traditional")):
            yield start, end, own


def _words(line: str, variant: Variant) -> Iterator[tuple[int, int]]:
    """From the first to the last character of a variant, as long as no more than GAP others part two of them.

    What parts them is of both variants, or no letter.
    """
    own = pattern(other(variant)).search
    start = end = -1
    for found in pattern(variant).finditer(line):
        at = found.start()
        if start >= 0 and (at - end > GAP or own(line, end, at) or "  " in line[end:at]):
            yield start, end
            start = at
        start, end = at if start < 0 else start, at + 1
    if start >= 0:
        yield start, end
