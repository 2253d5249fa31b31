"""What the commands write: files in the source's own encoding, diffs, reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from qingwen.commands.console import in_colour
from qingwen.editing import Edit
from qingwen.files.atomic import write_bytes
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport

CALLED = {"html": "page", "docx": "document", "text": "text"}  # what is made Markdown of


def print_diff(source: Source, edits: Sequence[Edit]) -> None:
    """What the edits of a source's document change, newlines aside."""
    from qingwen.reporting.diff import unified_diff

    colour, harmless = in_colour(sys.stdout), sys.stdout.isatty()
    for line in unified_diff(source.path, source.document.text, edits, colour=colour, harmless=colour or harmless):
        sys.stdout.write(line)


def write_report(path: str, reports: Sequence[FileReport]) -> None:
    """JSON, or text where the name ends in `.txt`. Raises WriteError."""
    if path.lower().endswith(".txt"):
        from qingwen.reporting.text_report import text_report

        report = text_report(reports, furniture=True)
    else:
        from qingwen.reporting.json_report import json_report

        report = json_report(reports)
    write_bytes(path, report.encode("utf-8"))
