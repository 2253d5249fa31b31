"""Findings on a tree's images with what is settled about them: by configurations, and by comments where an image is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from qingwen.assets.checks import AssetFinding
from qingwen.assets.reports import finding_at
from qingwen.assets.tree import Tree, Use
from qingwen.linting import reported
from qingwen.reading.source import Source
from qingwen.rules.base import Finding, Rule

RulesOf = Callable[[str], Mapping[str, Rule]]


def unsettled(tree: Tree, findings: Sequence[AssetFinding], rules_of: RulesOf) -> list[AssetFinding]:
    """The findings of rules that hold for their file, with the severity that they have there, but for those that are silenced.

    rules_of: the rules that hold for a file, by name. What concerns an image is silenced where all that name it silence it.
    """
    on = [one for one in findings if one.name in rules_of(_file(tree, one))]
    uses: dict[str, list[Use]] = defaultdict(list)
    for use in tree.uses:
        uses[use.asset].append(use)
    by_source: dict[int, tuple[Source, list[Finding]]] = {}
    places: list[list[Finding]] = []
    for one in on:
        places.append([])
        for use in [one.use] if one.use else uses[one.asset]:
            found = finding_at(one, use.reference.start, use.reference.end)
            by_source.setdefault(id(use.source), (use.source, []))[1].append(found)
            places[-1].append(found)
    loud = {id(found) for source, all_ in by_source.values() for found in reported(source.document, all_, ())}
    return [
        one._replace(severity=rules_of(_file(tree, one))[one.name].forced_severity or one.severity)
        for one, found in zip(on, places, strict=True)
        if not found or any(id(at) in loud for at in found)
    ]


def _file(tree: Tree, finding: AssetFinding) -> str:
    """The file that a finding is about."""
    return finding.use.file if finding.use else tree.assets[finding.asset]
