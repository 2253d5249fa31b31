"""What an editor offers at a finding: its fix, all safe fixes, and comments that silence its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from qingwen.editing import Edit
from qingwen.reporting.terminal import visible
from qingwen.rules.base import Finding
from qingwen.server.analysis import Analysis
from qingwen.server.silencing import silence_file, silence_line
from qingwen.translation import put, translated

QUICK = types.CodeActionKind.QuickFix
FIX_ALL = "source.fixAll.qingwen"
MOST = 20  # findings for which actions are offered at once: more are a selection of half a text
SILENCED = 5  # rules for which comments are offered: each is tried out, which takes some 10 ms in 100 kB


def actions(analysis: Analysis, span: types.Range, only: Sequence[str] | None, later: bool) -> list[types.CodeAction]:
    """The actions for a range; `later`: the client asks once more for the edits of the one that it takes."""
    found: list[types.CodeAction] = []
    if analysis.error:
        return found
    if _wants(only, QUICK):
        near = analysis.within(span)[:MOST]
        fixable = [one for one in near if one.fix and not one.fix.moved and not one.fix.of_page]
        for one in sorted(fixable, key=lambda one: one.fix is not None and one.fix.safety != "safe"):
            found += _fix(analysis, one)
        for one in list({one.code: one for one in near}.values())[:SILENCED]:
            found += _silencing(analysis, one)
    if _wants(only, FIX_ALL) and any(one.fix and one.fix.safety == "safe" for one in analysis.findings):
        action = types.CodeAction(
            translated("Apply all safe fixes of qingwen"), kind=FIX_ALL, data={"uri": analysis.opened.uri}
        )
        found.append(action if later else with_all_fixed(action, analysis))
    return [one for one in found if later or one.edit]


def with_all_fixed(action: types.CodeAction, analysis: Analysis) -> types.CodeAction:
    if analysis.all_fixed:
        action.edit = _edit(analysis, analysis.all_fixed)
    return action


def _wants(only: Sequence[str] | None, kind: str) -> bool:
    """Whether a kind, or one that it is a part of, is asked for."""
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _fix(analysis: Analysis, finding: Finding) -> Iterator[types.CodeAction]:
    fix = finding.fix
    text = analysis.source.document.text
    if fix is None or (old := text[fix.start : fix.end]) == fix.replacement:
        return
    safe = fix.safety == "safe"
    title = _title(old, fix.replacement)
    yield types.CodeAction(
        f"{title} ({finding.name})" if safe else put("{} ({}, unsafe)", title, finding.name),
        kind=QUICK,
        diagnostics=[analysis.diagnostic(finding)],
        is_preferred=safe,
        edit=_edit(analysis, analysis.edits([Edit(fix.start, fix.end, old, fix.replacement)])),
    )


def _title(old: str, new: str) -> str:
    old, new = (text if text.isspace() else text.strip() for text in (old, new))
    if old.isspace() and new.isspace() and len(new) < len(old):
        return put("Delete {}", translated("surplus blank lines" if "\n" in old else "surplus white space"))
    if not new:
        return put("Delete {}", _quoted(old))
    return put("Replace {} by {}", _quoted(old), _quoted(new)) if old else put("Insert {}", _quoted(new))


def _quoted(text: str) -> str:
    if text.isspace():
        return translated("line breaks") if "\n" in text else translated("white space")
    shown = visible(text.replace("\n", "⏎"))
    return f"“{shown}”" if len(shown) <= 30 else f"“{shown[:29]}…”"


def _silencing(analysis: Analysis, finding: Finding) -> Iterator[types.CodeAction]:
    what = f"{finding.code} {finding.name}"
    for title, edit in (
        (put("Disable {} for this line", what), silence_line(analysis, finding)),
        (put("Disable {} for this file", what), silence_file(analysis, finding)),
    ):
        if edit:
            yield types.CodeAction(
                title,
                kind=QUICK,
                diagnostics=[analysis.diagnostic(finding)],
                edit=_edit(analysis, analysis.edits([edit])),
            )


def _edit(analysis: Analysis, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
    return types.WorkspaceEdit(changes={analysis.opened.uri: edits})
