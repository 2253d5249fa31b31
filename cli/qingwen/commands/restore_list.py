"""`qingwen restore --list`: the edits of a report, numbered as `--only` takes them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from qingwen.commands.console import columns, in_colour
from qingwen.editing import Edit
from qingwen.reporting.terminal import CYAN, DIM, Style, excerpt, padded
from qingwen.text.scripts import width
from qingwen.translation import translated


def print_edits(source: str, edits: Sequence[Edit], findings: Sequence[dict[str, Any]]) -> None:
    """One line each: number, line in the source, what was done, by which rule, the text.

    source: the text that they speak of.
    """
    style, wide = Style(in_colour(sys.stdout)), columns(sys.stdout)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", source))]
    rows = [(str(bisect_right(starts, edit.start)), _what(edit), _why(edit, findings)) for edit in edits]
    numbers = len(str(len(rows)))
    lines, whats, whys = (max((width(row[i]) for row in rows), default=0) for i in range(3))
    room = wide - numbers - lines - whats - whys - 8
    for number, (edit, (line, what, why)) in enumerate(zip(edits, rows, strict=True)):
        facts = f"{line:>{lines}}  {padded(what, whats)}  {style(padded(why, whys), DIM)}"
        sys.stdout.write(f"{style(f'{number:>{numbers}}', CYAN)}  {facts}  {_text(edit, room)}\n")


def _what(edit: Edit) -> str:
    return translated("added" if not edit.old else "removed" if not edit.new else "changed")


def _why(edit: Edit, findings: Sequence[dict[str, Any]]) -> str:
    if edit.finding is None:
        return translated("layout")
    finding = findings[edit.finding]
    return f"{finding['code']} {finding['name']}"


def _text(edit: Edit, room: int) -> str:
    """What was there and what is now, within some columns."""
    sides = [one.replace("\r", "\\r").replace("\n", "\\n") for one in (edit.old, edit.new) if one]
    room = room // len(sides) - 3 if sides else room
    return " → ".join(f"“{excerpt(one, 0, len(one), room)[0]}”" for one in sides)
