"""`qingwen rules`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from qingwen.commands.console import columns, in_colour
from qingwen.configuration.settings import CommandLine, config_for
from qingwen.linting import matching
from qingwen.reporting.terminal import BOLD, CYAN, DIM, Style, wrapped
from qingwen.rules import all_rules
from qingwen.rules.base import Rule
from qingwen.rules.pages import family as family_of
from qingwen.rules.pages import rule_object, rule_page, summary
from qingwen.translation import put, translated


def own_rules_here(config: str | None, isolated: bool) -> tuple[Rule, ...]:
    """The rules that the configuration of the working directory, or another one, brings. Raises ConfigError."""
    found = config_for(os.getcwd(), CommandLine((), config, isolated))
    if found is None:
        return ()
    from qingwen.rules.custom import own_rules

    return own_rules(found)


def run(format: str, config: str | None = None, isolated: bool = False, selector: str | None = None) -> int:
    """Lists all rules, or those that a code, prefix or name selects; the exit code."""
    own = own_rules_here(config, isolated)
    rules = [*all_rules(), *own] if selector is None else matching(selector, own)
    if format == "json":
        sys.stdout.write(json.dumps([rule_object(rule) for rule in rules], ensure_ascii=False, indent=1) + "\n")
    elif format == "markdown":
        sys.stdout.write("\n".join(rule_page(rule) for rule in rules))
    else:
        _list(rules)
    return 0


def _list(rules: Sequence[Rule]) -> None:
    """Two lines a rule, a heading a family: names stay whole on any terminal."""
    style = Style(in_colour(sys.stdout))
    family = ""
    for rule in rules:
        if family_of(rule) != family:
            family = family_of(rule)
            sys.stdout.write(f"{style(translated(family), BOLD)}\n")
        facts = put("{}, fix: {}", translated(rule.severity), translated(rule.fix_safety))
        facts += translated(", preview") if rule.preview else ""
        facts += "" if rule.default else translated(", off by default")
        sys.stdout.write(f"  {style(rule.code, CYAN)} {rule.name}  {style(facts, DIM)}\n")
        for line in wrapped(summary(rule), columns(sys.stdout) - 8):
            sys.stdout.write(f"        {line}\n")
    sys.stdout.write(f"\n{translated('`qingwen explain CODE` tells more of each.')}\n")
