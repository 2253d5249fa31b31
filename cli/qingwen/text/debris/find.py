"""Which lines of a document the phrase tables know, and which of those are surely debris where they stand."""

from __future__ import annotations

from qingwen.text.debris.in_markdown import debris_in_markdown, debris_in_rendered
from qingwen.text.debris.in_text import debris_in_text
from qingwen.text.debris.line import DebrisLine, is_wide
from qingwen.text.document import Document


def find_debris(document: Document) -> dict[str, list[DebrisLine]]:
    """Rule name → the lines that its phrases match, in order."""
    if document.rendered:
        found = debris_in_rendered(document)
    else:
        found = debris_in_markdown(document) if document.kind == "markdown" else debris_in_text(document)
    by_rule: dict[str, list[DebrisLine]] = {}
    for one in found:
        by_rule.setdefault(one.match.rule, []).append(one)
    return by_rule


def debris_starts(document: Document) -> set[int]:
    """Where the lines begin that are surely debris."""
    found = document.once(find_debris)
    return {one.line.begin for lines in found.values() for one in lines if one.sure}


def has_long_paragraph(document: Document) -> bool:
    """Whether some line is as long as only an article's paragraph is."""
    return any(is_wide(line.text) for line in document.lines)
