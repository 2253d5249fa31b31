"""Whom a site names as editor below its article."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.editor_labels import RESPONSIBLE_EDITOR
from qingwen.text.debris.find import debris_starts, known_starts
from qingwen.text.debris.line import closes_a_sentence
from qingwen.text.document import Document, Line
from qingwen.text.person_names import is_person

CREDITS = 8  # lines of credits, one below the other, that an editor may stand among
_LABEL = rf"{RESPONSIBLE_EDITOR}\s?[：:]\s?"
_bracketed = lazy(rf"[\[【（(〔]{_LABEL}([^：:]{{1,40}})[\]】）)〕]$")
# Behind the name Sina sets the number of who posted it.
_bare = lazy(rf"{_LABEL}([\u4e00-\u9fff·、]{{2,12}})(?: +[A-Z]{{1,4}}\d{{2,6}})?$")


def editor_named(document: Document, line: Line) -> str:
    """The editor whom a line names: in brackets, or below a sentence as the text's last line or right above a site's buttons, beside other editors perhaps."""
    if found := _bracketed.match(line.text):
        return found[1].strip()
    editor = _people(line.text)
    if not editor:
        return ""
    lines, at = document.lines, document.place(line.begin)
    above = [one for one in reversed(lines[max(0, at - CREDITS) : at]) if not _people(one.text)]
    below = [one for one in lines[at + 1 : at + CREDITS] if not _people(one.text)]
    if below:
        is_of_site = below[0].begin in document.once(debris_starts)
        above = [one for one in above if one.begin not in document.once(known_starts)]
    else:  # in a colophon facts stand above, and a story may end so
        is_of_site = all(document.text.count(name) == 1 for name in editor.split("、"))
    return editor if is_of_site and above and closes_a_sentence(above[0].text) else ""


def _people(text: str) -> str:
    """The editors of a line without brackets, if they are people: neither `两名`, of a job that is advertised, nor `待定`."""
    found = _bare.match(text)
    return found[1] if found and all("·" in name or is_person(name) for name in found[1].split("、")) else ""
