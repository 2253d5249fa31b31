"""Comments that silence a rule, where they leave what the Markdown renders to as it is."""

from __future__ import annotations

import os
import re

from qingwen.editing import Edit, apply
from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Finding
from qingwen.server.analysis import Analysis
from qingwen.suppressing import silences
from qingwen.text.document import Document
from qingwen.text.markdown.suppressions import find_suppressions

# A comment on a line of its own would end a list item, a quotation or a table; and a row that it follows would get a cell more.
_inside = lazy(r"[ \t]*(?:[-*+>|]|\d+[.)]|\[[^\]]+\]:)|[ \t]|.*\|")
_heading = lazy(r" {0,3}#{1,6}(?:[ \t]|$)")
_ending = lazy(r"(?:[ \t]+|\\)?$")


def silence_line(analysis: Analysis, finding: Finding) -> Edit | None:
    """A comment above the line of a finding where a block starts there, else at its end; None where neither would do."""
    document = analysis.source.document
    if document.kind != "markdown":
        return None
    text = document.text
    start, end = document.line_at(finding.start)
    line, before = text[start:end], text[: max(0, start - 1)].rsplit("\n", 1)[-1] if start else ""
    if _heading.match(line) or (not before.strip() and not _inside.match(line)):
        edit = Edit(start, start, "", _comment(document, "disable-next-line", finding.code) + "\n\n")
    elif "|" in line or re.match(r"[ \t]*\[[^\]]+\]:", line):
        return None
    else:
        at = start + _ending.search(line).start()  # type: ignore[union-attr]
        edit = Edit(at, at, "", " " + _comment(document, "disable-line", finding.code))
    return edit if _holds(document, edit, finding) else None


def silence_file(analysis: Analysis, finding: Finding) -> Edit | None:
    """A comment before the article, after front matter."""
    document = analysis.source.document
    if document.kind != "markdown":
        return None
    at = document.body
    newline = "" if not at or document.text[:at].endswith("\n") else "\n"
    comment = f"{newline}{_comment(document, 'disable-file', finding.code)}\n\n"
    edit = Edit(at, at, "", comment)
    return edit if _holds(document, edit, finding) else None


def _comment(document: Document, verb: str, code: str) -> str:
    opens, closes = ("{/*", "*/}") if os.path.splitext(document.path)[1].lower() == ".mdx" else ("<!--", "-->")
    return f"{opens} qingwen-{verb} {code} {closes}"


def _holds(document: Document, edit: Edit, finding: Finding) -> bool:
    """Whether the comment is one, and not a line of code or of front matter, and silences the finding."""
    after = document.with_text(apply(document.text, [edit]))

    def moved(offset: int) -> int:
        return offset + len(edit.new) if offset >= edit.start else offset

    fix = finding.fix
    there = finding._replace(
        start=moved(finding.start),
        end=moved(finding.end),
        fix=fix._replace(start=moved(fix.start), end=moved(fix.end)) if fix else None,
    )
    own = (one for one in find_suppressions(after) if edit.start <= one.start < edit.start + len(edit.new))
    return any(silences(one, there) for one in own)
