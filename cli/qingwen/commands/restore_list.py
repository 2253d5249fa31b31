"""`qingwen restore --list`: the edits of a report, numbered as `--only` takes them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from qingwen.commands.console import columns, in_colour
from qingwen.editing import Edit
from qingwen.reporting.terminal import CYAN, DIM, Style, excerpt, padded
from qingwen.reporting.text_report import what_was_done
from qingwen.rules.base import Fix
from qingwen.text.scripts import width
from qingwen.translation import translated


def print_edits(
    source: str | None, edits: Sequence[Edit], findings: Sequence[dict[str, Any]], *, all_edits: bool = False
) -> None:
    """One line each: number, line in the source, what was done, by which rule, the text.

    source: the text that they speak of, where it is known; else findings tell their lines. all_edits: those of layout as well.
    """
    style, wide = Style(in_colour(sys.stdout)), columns(sys.stdout)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", source or ""))]
    shown = [(i, edit) for i, edit in enumerate(edits) if all_edits or edit.finding is not None]
    rows = []
    for _, edit in shown:
        finding = findings[edit.finding] if edit.finding is not None else {}
        line = finding.get("line", "") if source is None else bisect_right(starts, edit.start)
        why = f"{finding['code']} {finding['name']}" if finding else translated("layout")
        rows.append((str(line), translated(_what(edit, finding)), why))
    numbers = len(str(len(edits)))
    lines, whats, whys = (max((width(row[i]) for row in rows), default=0) for i in range(3))
    room = wide - numbers - lines - whats - whys - 8
    for (number, edit), (line, what, why) in zip(shown, rows, strict=True):
        facts = f"{line:>{lines}}  {padded(what, whats)}  {style(padded(why, whys), DIM)}"
        sys.stdout.write(f"{style(f'{number:>{numbers}}', CYAN)}  {facts}  {_text(edit, room)}\n")


def _what(edit: Edit, finding: Mapping[str, Any]) -> str:
    """In the words of the report that `clean` prints."""
    if not finding:
        return "added" if not edit.old else "removed" if not edit.new else "changed"
    told = finding.get("fix")
    if not told:
        return "fixed"
    return what_was_done(
        Fix(told["safety"], told["start"], told["end"], told["replacement"], tuple((told.get("moved") or {}).items()))
    )


def _text(edit: Edit, room: int) -> str:
    """What was there and what is now, within some columns."""
    sides = [
        (one.strip("\r\n") or one).replace("\r", "\\r").replace("\n", "\\n") for one in (edit.old, edit.new) if one
    ]
    room = room // len(sides) - 3 if sides else room
    return " → ".join(f"“{excerpt(one, 0, len(one), room)[0]}”" for one in sides)
