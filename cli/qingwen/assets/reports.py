"""Findings on a tree's images as reports of files: what the output formats take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from qingwen.assets.checks import AssetFinding
from qingwen.assets.tree import Tree, is_page
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport, Located, Place, file_report
from qingwen.rules.base import SEVERITIES, Finding

_WHOLE = Place(0, 0, 1, 1, 1, 1, 1, 1)  # an image has no lines


def asset_reports(tree: Tree, findings: Sequence[AssetFinding]) -> Iterator[FileReport]:
    """A report an image, and one a file of Markdown for what concerns a single reference in it; by path."""
    of_images: dict[str, list[AssetFinding]] = defaultdict(list)
    of_sources: dict[str, list[Finding]] = defaultdict(list)
    for one in findings:
        if one.use:
            at = one.use.reference
            of_sources[one.use.source.path].append(finding_at(one, at.start, at.end))
        else:
            of_images[tree.assets[one.asset]].append(one)
    sources = {use.source.path: use.source for use in tree.uses}
    for path in sorted({*tree.assets.values(), *sources}):
        if path in sources:
            yield _of_source(sources[path], of_sources[path])
        else:
            yield FileReport(path, findings=[_whole(one, path) for one in of_images[path]])
    for error in tree.errors:
        yield FileReport(error.path, error=error)


def finding_at(one: AssetFinding, start: int, end: int) -> Finding:
    """A finding on an image as one at a place of a text."""
    severity = next(severity for severity in SEVERITIES if severity == one.severity)
    return Finding(one.code, one.name, severity, 0.99, one.message, start, end)


def _of_source(source: Source, findings: Sequence[Finding]) -> FileReport:
    report = file_report(source, sorted(findings, key=lambda one: (one.start, one.code)))
    return report._replace(kind="html") if is_page(source.path) else report


def _whole(one: AssetFinding, path: str) -> Located:
    return Located(finding_at(one, 0, 0), _WHOLE, path, "", None)
