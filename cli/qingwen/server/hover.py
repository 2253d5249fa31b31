"""The page of the rule behind what is pointed at."""

from __future__ import annotations

from lsprotocol import types

from qingwen.rules.base import FAMILIES
from qingwen.rules.pages import rule_page
from qingwen.server.analysis import Analysis


def hover(analysis: Analysis, position: types.Position, markdown: bool) -> types.Hover | None:
    """What is found at a place and why it matters, once a rule; None where nothing is."""
    found = analysis.within(types.Range(position, position))
    if not found:
        return None
    rules = {rule.code: rule for rule in analysis.settings.rules}
    pages = []
    for one in {one.code: one for one in found}.values():
        if one.code[:3] in FAMILIES and one.code in rules:
            pages.append(rule_page(rules[one.code]).rstrip("\n"))
        else:
            pages.append(f"# {one.code} {one.name}\n\n{one.message}")
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    first = min(found, key=lambda one: one.end - one.start)
    return types.Hover(
        types.MarkupContent(kind, "\n\n---\n\n".join(pages)), range=analysis.range(first.start, first.end)
    )
