"""Which lines of a document the phrase tables know, and which of those are surely debris where they stand."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.copy_notices import copied_lines
from qingwen.text.debris.in_markdown import debris_in_markdown, debris_in_rendered
from qingwen.text.debris.in_text import debris_in_text
from qingwen.text.debris.line import DebrisLine, is_wide
from qingwen.text.debris.own_bylines import is_byline_alone, own_bylines
from qingwen.text.document import Document, Line

LICENCE = 400  # letters; a licence's terms begin so near below its copyright notice
# MIT, ISC, BSD, Apache, GPL, and the Mulan licences.
_licence = lazy(
    r"\bpermission is hereby granted|\bpermission to use, copy|\bredistribution and use in source|\blicensed under the apache license, version"
    r"|\bis free software[:;,]|木兰[^\n]{1,12}许可证[，, ]*第",
    re.I,
)
SECTION = 2_000  # letters above a notice in which its section's heading is looked for
_heading = lazy(
    r"^(?:#{1,6}[ \t]+(.+)|(?:\*\*|__)(.{1,40})(?:\*\*|__)[ \t]*|(\S.{0,40})\n(?:-{3,}|={3,})[ \t]*)$", re.M
)
_RIGHTS = r"(?:licen[cs](?:es?|ing)|copyrights?(?: notice)?|notices?|(?:开源)?许可(?:证|协议)?|版权(?:声明|信息|说明)?|授权(?:协议|声明|许可)?)"
_about_rights = lazy(rf"\W*(?:the )?(?:[\w.-]+ )?{_RIGHTS}(?:\W*(?:and|or|和|与)?\W*{_RIGHTS})?\W*$", re.I)
_label = lazy(r"(?:licen[cs]e|开源许可证?|许可证)\W*$", re.I)  # a heading in a text without marks


def find_debris(document: Document) -> dict[str, list[DebrisLine]]:
    """Rule name → the lines that its phrases match, in order."""
    if document.rendered:
        found = debris_in_rendered(document)
    else:
        found = debris_in_markdown(document) if document.kind == "markdown" else debris_in_text(document)
    by_rule: dict[str, list[DebrisLine]] = {}
    copied = document.once(copied_lines)
    for one in found:
        if one.match.rule == "legal-footer" and _is_of_a_licence(document.text, one.line):
            continue
        if one.line.begin in copied:
            continue
        if is_byline_alone(one.match) and one.line.begin not in document.once(own_bylines):
            continue
        by_rule.setdefault(one.match.rule, []).append(one)
    return by_rule


def _is_of_a_licence(text: str, line: Line) -> bool:
    """Whether a copyright notice stands above a licence's terms, or in a section whose heading says licence or rights."""
    above = text[max(0, line.begin - SECTION) : line.begin]
    marked = "#" in above or "**" in above or "__" in above or "---" in above or "===" in above
    headings = [found[found.lastindex or 0] for found in _heading.finditer(above)] if marked else []
    if (headings and _about_rights.match(headings[-1])) or _label.match(above.rstrip().rpartition("\n")[2]):
        return True
    return _licence.search(text, line.end, line.end + LICENCE) is not None


def known_starts(document: Document) -> set[int]:
    """Where the lines begin that a phrase table knows."""
    return {one.line.begin for lines in document.once(find_debris).values() for one in lines}


def debris_starts(document: Document) -> set[int]:
    """Where the lines begin that are surely debris."""
    found = document.once(find_debris)
    return {one.line.begin for lines in found.values() for one in lines if one.sure}


def has_long_paragraph(document: Document) -> bool:
    """Whether some line is as long as only an article's paragraph is."""
    return any(is_wide(line.text) for line in document.lines)
