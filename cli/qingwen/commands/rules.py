"""`qingwen rules`."""

from __future__ import annotations

import json
import sys

from qingwen.commands.console import columns, in_colour
from qingwen.reporting.terminal import BOLD, CYAN, DIM, Style, wrapped
from qingwen.rules import all_rules
from qingwen.rules.base import FAMILIES
from qingwen.rules.pages import rule_object, rule_page, summary
from qingwen.translation import put, translated


def run(format: str) -> int:
    """Lists all rules; the exit code."""
    if format == "json":
        sys.stdout.write(json.dumps([rule_object(rule) for rule in all_rules()], ensure_ascii=False, indent=1) + "\n")
    elif format == "markdown":
        sys.stdout.write("\n".join(rule_page(rule) for rule in all_rules()))
    else:
        _list()
    return 0


def _list() -> None:
    """Two lines a rule, a heading a family: names stay whole on any terminal."""
    style = Style(in_colour(sys.stdout))
    family = ""
    for rule in all_rules():
        if FAMILIES[rule.code[:3]] != family:
            family = FAMILIES[rule.code[:3]]
            sys.stdout.write(f"{style(translated(family), BOLD)}\n")
        facts = put("{}, fix: {}", translated(rule.severity), translated(rule.fix_safety))
        facts += translated(", preview") if rule.preview else ""
        sys.stdout.write(f"  {style(rule.code, CYAN)} {rule.name}  {style(facts, DIM)}\n")
        for line in wrapped(summary(rule), columns(sys.stdout) - 8):
            sys.stdout.write(f"        {line}\n")
    sys.stdout.write(f"\n{translated('`qingwen explain CODE` tells more of each.')}\n")
