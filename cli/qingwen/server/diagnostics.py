"""Findings as the protocol shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lsprotocol import types

from qingwen.reporting.terminal import visible
from qingwen.rules.base import Finding, Severity
from qingwen.server.client_text import Position
from qingwen.text.piece_cache import kept

SEVERITY: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_number = {severity: one.value for severity, one in SEVERITY.items()}
_visible = kept(visible)


def diagnostic(finding: Finding, span: types.Range) -> types.Diagnostic:
    return types.Diagnostic(
        span, visible(finding.message), severity=SEVERITY[finding.severity], code=finding.code, source="qingwen"
    )


def diagnostics_as_json(
    findings: Sequence[Finding], starts: Iterable[Position], ends: Iterable[Position]
) -> list[dict[str, Any]]:
    """The diagnostics as they stand in a message: to make objects of 900 and take them apart again takes 20 ms."""
    return [
        {
            "range": {"start": {"line": line, "character": column}, "end": {"line": last, "character": end}},
            "message": _visible(one.message),
            "severity": _number[one.severity],
            "code": one.code,
            "source": "qingwen",
        }
        for one, (line, column), (last, end) in zip(findings, starts, ends, strict=True)
    ]
