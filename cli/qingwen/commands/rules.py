"""`qingwen rules`."""

from __future__ import annotations

import json
import sys

from qingwen.commands.console import columns, in_colour
from qingwen.rules import all_rules
from qingwen.rules.base import FAMILIES
from qingwen.rules.pages import rule_object, rule_page, summary


def run(format: str) -> int:
    """Lists all rules; the exit code."""
    if format == "json":
        sys.stdout.write(json.dumps([rule_object(rule) for rule in all_rules()], ensure_ascii=False, indent=1) + "\n")
    elif format == "markdown":
        sys.stdout.write("\n".join(rule_page(rule) for rule in all_rules()))
    else:
        _table()
    return 0


def _table() -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    console = Console(width=columns(sys.stdout), no_color=not in_colour(sys.stdout), highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for heading in ("Code", "Name", "Severity", "Fix"):
        table.add_column(heading, no_wrap=True)
    table.add_column("What it finds")
    family = ""
    for rule in all_rules():
        if family and FAMILIES[rule.code[:3]] != family:
            table.add_section()
        family = FAMILIES[rule.code[:3]]
        table.add_row(rule.code, rule.name, rule.severity, rule.fix_safety, summary(rule))
    console.print(table)
