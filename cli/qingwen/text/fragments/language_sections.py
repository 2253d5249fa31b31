"""Sections whose heading names their language: `## English` in a Chinese README, `## 中文说明` in an English one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

if TYPE_CHECKING:
    from qingwen.text.fragments.passages import Found, Fragment

# Compiled when needed, which is seldom.
_HEADING = r"(?m)^ {0,3}(#{1,6})[ \t]+(\S[^\n]*)"
_ENGLISH = r"(?:the )?english(?: version| readme| description| summary| abstract| translation)?|英文(?:版|说明|說明|摘要|介绍|介紹|简介)?|英语|en(?:[-_]us)?$|abstract$"
_CHINESE = r"(?:the )?(?:simplified |traditional )?chinese(?: version| readme| description| summary| abstract| translation)?|(?:简体|繁体|簡體|繁體)?中文(?:版|说明|說明|摘要|介绍|介紹|简介)?|汉语|漢語|zh(?:[-_](?:cn|tw|hk|hans|hant))?$"
_marks = " \t*_`#:：()（）[]【】/|-—"


class Section(NamedTuple):
    """[start, end) under a heading that names its language."""

    start: int
    end: int
    language: str


def language_sections(document: Document) -> list[Section]:
    """The sections of a Markdown document whose headings name a language, in order; one inside another is part of it."""
    text = document.text
    if document.kind != "markdown" or not _may_name.search(text):
        return []
    from qingwen.text.markdown.fences import fenced_code

    headings = [
        (found.start(), len(found[1]), _named(found[2]))
        for found in re.finditer(_HEADING, text)
        if not document.once(fenced_code).end_of(found.start())
    ]
    sections: list[Section] = []
    for i, (start, level, language) in enumerate(headings):
        if language and not (sections and start < sections[-1].end):
            end = next((at for at, other, _ in headings[i + 1 :] if other <= level), len(text))
            sections.append(Section(start, end, language))
    return sections


# A quick look: the first two letters are literal, which makes the search six times as fast.
_may_name = lazy(r"\n#[^\n]{0,40}?(?:[Ee]nglish|[Cc]hinese|中文|英文|英语|汉语|漢語|Abstract)")


def _named(heading: str) -> str:
    """The language that a heading names and nothing else, or ``."""
    plain = re.sub(r"\{#[^}]*\}|<[^>]*>|[\U0001f1e6-\U0001f1ff]", "", heading).strip(_marks)
    if re.fullmatch(_ENGLISH, plain, re.I):
        return "en"
    return "zh" if re.fullmatch(_CHINESE, plain, re.I) else ""


def found_by_section(document: Document, language: str, find: Callable[[Document], Found]) -> list[Fragment]:
    """Passages in `language`: in a document of the other one but for the sections that are in it by name, or, in a document
    of `language` itself, in the sections that are in the other by name.

    find: what finds them in a whole document of the other language.
    """
    sections = document.once(language_sections)
    if document.language != language:
        own = [one for one in sections if one.language == language]
        fragments = document.once(find).fragments
        return [one for one in fragments if not any(part.start <= one.start < part.end for part in own)]
    found = []
    for part in sections:
        if part.language != language:
            inner = Document(document.text[part.start : part.end], "markdown", language=part.language)
            found += [
                one._replace(start=one.start + part.start, end=one.end + part.start) for one in find(inner).fragments
            ]
    return found
