"""The rules: one a file, one folder a family. A file dropped into a family's folder is found; nothing lists them."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from qingwen.rules.base import Rule

FOLDERS = ("debris", "assets", "language", "typography", "characters", "structure")


@cache
def all_rules() -> tuple[Rule, ...]:
    """An instance of every rule, by code."""
    rules = []
    for folder in FOLDERS:
        for name in os.listdir(os.path.join(os.path.dirname(__file__), folder)):
            if not name.endswith(".py") or name.startswith("_"):
                continue
            module = import_module(f"{__name__}.{folder}.{name[:-3]}")
            rules += [
                thing()
                for thing in vars(module).values()
                if isinstance(thing, type)
                and issubclass(thing, Rule)
                and thing.__module__ == module.__name__
                and hasattr(thing, "code")
            ]
    return tuple(sorted(rules, key=lambda rule: rule.code))
