"""A rule as a page of Markdown and as an object: docstring, facts and examples, nothing written twice."""

from __future__ import annotations

import inspect
import re
from typing import Any

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import FAMILIES, OWN, Example, Rule
from qingwen.translation import put, translated


def family(rule: Rule) -> str:
    """The word of the rule's family."""
    return FAMILIES.get(rule.code[:3], OWN)


def summary(rule: Rule) -> str:
    """The first line of the rule's docstring."""
    return page_text(rule).split("\n")[0].rstrip(".。")


def page_text(rule: Rule) -> str:
    """What the rule's docstring says, in the reader's language."""
    return translated(inspect.cleandoc(rule.__doc__ or ""))


def rule_page(rule: Rule) -> str:
    """The page that `explain` prints; ends in a newline."""
    kinds = translated(" and ").join(map(translated, rule.kinds)) or translated(rule.seen_in)
    lines = [
        f"# {rule.code} {rule.name}",
        "",
        put(
            "Family: {} · severity: {} · fix: {} · in: {}",
            *map(translated, (family(rule), rule.severity, rule.fix_safety)),
            kinds,
        )
        + (translated(" · preview") if rule.preview else "")
        + ("" if rule.default else translated(" · off by default")),
        "",
        page_text(rule),
        "",
    ]
    for title, wanted in (("Found", True), ("Left alone", False)):
        examples = [example for example in rule.examples if bool(example.found) is wanted]
        if examples:
            lines += [f"## {translated(title)}", ""]
            for example in examples:
                lines += _example(example)
    return "\n".join(lines).rstrip("\n") + "\n"


def _example(example: Example) -> list[str]:
    lines = _fenced(example.text)
    if example.after is not None and example.after != example.text:
        lines += [translated("After the fix:"), "", *_fenced(example.after)]
    return lines


def _fenced(text: str) -> list[str]:
    from qingwen.reporting.terminal import visible

    fence = "````" if "```" in text else "```"
    lines = [_trailing.sub(_named, line) for line in text.rstrip("\n").split("\n")]
    return [f"{fence}text", *map(visible, lines), fence, ""]


_trailing = lazy(r"\s+$")


def _named(blanks: re.Match[str]) -> str:
    """White space at the end of a line, which nobody sees there, as `visible` writes what is unseen."""
    return "".join(f"<U+{ord(blank):04X}>" for blank in blanks[0])


def rule_object(rule: Rule) -> dict[str, Any]:
    """The rule as `rules --format json` lists it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": family(rule),
        "severity": rule.severity,
        "fix": rule.fix_safety,
        "kinds": list(rule.kinds),
        "preview": rule.preview,
        "default": rule.default and not rule.preview,
        "summary": summary(rule),
        "explanation": page_text(rule),
        "examples": [example._asdict() for example in rule.examples],
    }
