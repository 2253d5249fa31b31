"""The rules: one a file, one folder a family. A file dropped into a family's folder is found; nothing lists them."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module

from qingwen.rules.base import Rule

FOLDERS = ("debris", "assets", "language", "characters", "structure")
# Families that are off by default, but for some rules: the other modules, and the patterns in them (10 ms), are not read until asked for.
CHOSEN_FOLDERS = {"typography": ("doubled_punctuation", "fullwidth_alphanumeric")}
# Rules that `compare` calls, and `lint` never.
PAIR_FOLDERS = ("pairs",)


@cache
def all_rules() -> tuple[Rule, ...]:
    """An instance of every rule, by code."""
    return tuple(
        sorted((rule for folder in (*FOLDERS, *CHOSEN_FOLDERS, *PAIR_FOLDERS) for rule in family(folder)), key=_code)
    )


@cache
def default_rules(preview: bool = False) -> tuple[Rule, ...]:
    """The rules that are on where nobody chose any, by code; preview: with those that are new in a release."""
    rules = [rule for folder in FOLDERS for rule in family(folder) if rule.default and (preview or not rule.preview)]
    rules += [rule for folder, names in CHOSEN_FOLDERS.items() for name in names for rule in _rules_in(folder, name)]
    return tuple(sorted(rules, key=_code))


def _code(rule: Rule) -> str:
    return rule.code


@cache
def family(folder: str) -> tuple[Rule, ...]:
    """An instance of every rule in a folder."""
    names = os.listdir(os.path.join(os.path.dirname(__file__), folder))
    modules = (name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))
    return tuple(rule for module in modules for rule in _rules_in(folder, module))


@cache
def _rules_in(folder: str, name: str) -> tuple[Rule, ...]:
    """An instance of every rule in a module."""
    module = import_module(f"{__name__}.{folder}.{name}")
    return tuple(
        thing()
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Rule)
        and thing.__module__ == module.__name__
        and hasattr(thing, "code")
    )
