"""`qingwen restore --list`: the edits of a report, numbered as `--only` takes them."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from qingwen.commands.console import columns, in_colour
from qingwen.editing import Edit
from qingwen.reporting.terminal import CYAN, DIM, NARROWEST, Style, excerpt, padded
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
    margin = "\n" + " " * (numbers + 2)
    for (number, edit), (line, what, why) in zip(shown, rows, strict=True):
        sides = _sides(edit)
        below = room < len(sides) * (NARROWEST + 5) - 3
        facts = f"{line:>{lines}}  {padded(what, whats)}  {style(why if below else padded(why, whys), DIM)}"
        text = margin + _text(sides, wide - len(margin) + 1) if below else f"  {_text(sides, room)}"
        sys.stdout.write(f"{style(f'{number:>{numbers}}', CYAN)}  {facts}{text}\n")


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


def _sides(edit: Edit) -> Sequence[str]:
    """What was there and what is now, on a line each."""
    return [(one.strip("\r\n") or one).replace("\r", "\\r").replace("\n", "\\n") for one in (edit.old, edit.new) if one]


def _text(sides: Sequence[str], room: int) -> str:
    """What was there and what is now, within some columns."""
    each = (room + 3) // max(1, len(sides)) - 5
    return " → ".join(f"“{excerpt(one, 0, len(one), each)[0]}”" for one in sides)
