"""A kicker, the section's name right above a headline, told from a short title right above its subtitle."""

from __future__ import annotations

from functools import cache

from qingwen.data import table_lines
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.bylines import NAME
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document, Line
from qingwen.text.folding import simplified
from qingwen.text.person_names import is_person
from qingwen.text.publishers import is_outlet
from qingwen.text.scripts import has_han
from qingwen.text.trails import section_of

_in_small_letters = lazy(r"\b(?!(?:with|from|your|that|this)\b)[a-z][\w'’]{3,}")
_name = lazy(rf"{NAME}$")
OF_A_NAME = 3  # words
_of_no_name = lazy(r"(?:The|A|An|My|Our|Your|On|In|At|Of|For|From|To|With|How|Why|What|When|Where|Who)\b")
# Forms that pen names have; any two letters are as often a title: `木头`, `回忆`.
_pen_name = lazy(r"阿[\u4e00-\u9fff]{1,2}$|[\u4e00-\u9fff]{1,3}(?:人|客|翁|居士|先生)$")
_first_part = lazy(
    r"(?:写在前面|寫在前面|写在前头|开头的话|開頭的話|引子|引言|引论|绪论|緒論|绪言|导言|導言|导论|導論|楔子|题记|題記|小引|序|序[言章曲幕]|自序|代序|前言|开篇|開篇|开场白|缘起|緣起)(?:$|[\s：:])"
    r"|第[一1][章节節回部篇卷幕讲講](?:$|[\s：:、])|[（(]?[一1][)）]?$|[（(][一1][)）]|[一壹]、|上[篇部]$"
    r"|(?i:(?:introduction|foreword|preface|prologue|preamble)(?:$|:)|(?:chapter|part|act|section|book) (?:1|one|i)\b)"
)
_BRACKETS = "（）()"
_long_word = lazy(r"[^\W\d_]{4,}")
# 海港新闻, 海港网首页; Taiwan's 中央社, above its headlines.
_of_a_site = lazy(r"[\u4e00-\u9fff]{1,6}(?:社|新[闻聞]|[频頻]道|首[页頁])$")

# What columns are called behind a section's name; not `笔记` nor `人物`, as essays are (`读书笔记`, `历史人物`).
_of_a_column = lazy(r"(?P<subject>[\u4e00-\u9fff]{2,4})(?:观察|论坛|纵横|视点|视野|来鸿|时评|评论|聚焦|透视)$")
_of_a_supplement = lazy(r"[\u4e00-\u9fff]{2,4}(?:周刊|专刊|副刊|专栏)$")


def names_a_section(text: str) -> bool:
    """Whether a line is known for the name of a section, a site or a paper, or for a trail or a word of menus: nothing else tells it from a short title."""
    return (
        is_section_name(text)
        or phrases().match(text) is not None
        or section_of(text) != text
        or is_outlet(text)
        or _of_a_site.match(text) is not None
    )


def is_section(line: Line, headline: Line, document: Document) -> bool:
    """Whether the first line of a paste is no short title above its subtitle: by its name, or as the article has none of its words and the line below
    has capitals, and is no author's name: `On Reading`, `Jane Doe`."""
    if names_a_section(line.text):
        return not (may_be_author(headline, document) or opens_first_part(headline.text))
    if has_han.search(line.text) or not is_headline(headline.text) or not is_untold(line, document):
        return False
    short = len(headline.text.split()) <= OF_A_NAME
    return not (short and _name.match(headline.text) and is_untold(headline, document))


def is_section_name(text: str) -> bool:
    """Whether a line is what papers call a section, or a section's column: `经济观察`, `书评周刊`."""
    plain = text.translate(simplified()).casefold()
    if plain in _section_names() or _of_a_supplement.match(plain):
        return True
    found = _of_a_column.match(plain)
    return found is not None and found["subject"] in _section_names()


@cache
def _section_names() -> frozenset[str]:
    return frozenset(name.strip() for line in table_lines("section_names.txt") for name in line.split(","))


def is_known_section(text: str) -> bool:
    """Whether a line is a section's own name, or a paper's or an agency's, and nothing that articles are called as well."""
    return is_section_name(text) or is_outlet(text)


def has_form_of_latin_name(text: str) -> bool:
    """Whether a line looks like a name, `Jane Doe`, which many a title does as well: `Pier Street`."""
    return len(text.split()) in (2, OF_A_NAME) and not _of_no_name.match(text) and _name.match(text) is not None


def may_be_author(line: Line, document: Document) -> bool:
    """Whether a line is a Chinese name, or has the form of a name, a pen name's too, of which the text below does not speak as it does of its title: `阿渡`."""
    if is_person(line.text.strip(_BRACKETS)):
        return True
    if has_han.search(line.text):
        told = any(name in document.text[line.stop :] for name in line.text.split())
        return not told and (_pen_name.match(line.text) is not None or all(map(is_person, line.text.split())))
    return has_form_of_latin_name(line.text) and is_untold(line, document)


def opens_first_part(text: str) -> bool:
    """Whether a line is what the first part of a text is called, right below its title: `写在前面`, `第一章 灯`, `Introduction`."""
    return _first_part.match(text) is not None


def is_headline(text: str) -> bool:
    """Whether a line has its words in capitals, as headlines have; subtitles seldom."""
    return not (has_han.search(text) or _in_small_letters.search(text))


def is_subtitle(text: str) -> bool:
    """Whether a Latin line has words in small letters that headlines have in capitals."""
    return _in_small_letters.search(text) is not None and not has_han.search(text)


def is_untold(line: Line, document: Document) -> bool:
    """Whether the text below a line has none of its words, as it has a title's."""
    below = document.text[line.stop :].lower()
    return not any(map(below.__contains__, _long_word.findall(line.text.lower())))
