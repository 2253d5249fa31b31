"""The editor whom a site names below its article."""

from __future__ import annotations

import re

from qingwen.text.debris.find import debris_starts
from qingwen.text.debris.line import closes_a_sentence
from qingwen.text.document import Document, Line
from qingwen.text.person_names import is_person

# Patterns are compiled when a line of credits is met: most articles have few.
_EDITOR = r"[\[【（(〔](?:责任编辑|責任編輯|责编|責編)\s?[：:]\s?([^：:]{1,40})[\]】）)〕]$"
_BARE_EDITOR = r"(?:责任编辑|責任編輯|责编|責編)\s?[：:]\s?([\u4e00-\u9fff·、]{2,12})$"  # above a site's buttons


def editor_below(document: Document, line: Line) -> str:
    """The editor whom a site names below its article: in brackets, right above its buttons, or as the text's last line."""
    if found := re.match(_EDITOR, line.text):
        return found[1].strip()
    found = re.match(_BARE_EDITOR, line.text)
    if not found:
        return ""
    below = document.place(line.stop)
    buttons = any(one.begin in document.once(debris_starts) for one in document.lines[below : below + 1])
    return found[1] if buttons or _signs_off(document, below - 1, found[1]) else ""


def _signs_off(document: Document, at: int, names: str) -> bool:
    """Whether a text's last line, below a sentence, names people of whom the text does not tell: a story may end so, and in a colophon facts stand above."""
    lines = document.lines
    if at == 0 or at + 1 < len(lines) or not closes_a_sentence(lines[at - 1].text):
        return False
    return all(is_person(name) and document.text.count(name) == 1 for name in names.split("、"))
