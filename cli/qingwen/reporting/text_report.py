"""The report as text: grouped by file, the line with a caret under what was found, a summary at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qingwen.reporting.model import FileReport, Located
from qingwen.reporting.terminal import BOLD, CYAN, DIM, GREEN, RED, SEVERITY_COLOUR, Style, excerpt, visible, wrapped


def text_report(reports: Sequence[FileReport], *, colour: bool = False, columns: int = 80) -> str:
    """Every finding of every file, then the summary; ends in a newline."""
    style = Style(colour)
    parts = [line for report in reports for line in _file(report, style, columns)]
    parts.append(summary_line(reports, style))
    return "\n".join(parts) + "\n"


def _file(report: FileReport, style: Style, columns: int) -> Iterator[str]:
    if report.error:
        yield f"{style('error', RED, BOLD)}: {visible(str(report.error))}"
        yield ""
    if not report.findings:
        return
    yield style(visible(report.path), BOLD)
    done = [one for one in report.findings if one.applied]
    open_ = [one for one in report.findings if not one.applied]
    numbers = len(str(max(one.place.line for one in report.findings)))
    for one in done:
        yield from _done(one, style, columns, numbers)
    if done and open_:
        yield ""
    for one in open_:
        yield from _open(one, style, columns, numbers)
    yield ""


def _done(one: Located, style: Style, columns: int, numbers: int) -> Iterator[str]:
    """One line for what has been dealt with: place, what was there, the rule."""
    rule = f"{one.finding.code} {one.finding.name}"
    what = (
        "moved" if one.fix and one.fix.moved else "removed" if one.fix and not one.fix.replacement.strip() else "fixed"
    )
    room = max(12, columns - numbers - len(rule) - len(what) - 8)
    text, _, _ = excerpt(one.text or one.context, 0, len(one.text), room)
    yield f"{one.place.line:>{numbers + 2}}  {style(f'{what:<7}', GREEN)}  {style(rule, DIM)}  {text}"


def _open(one: Located, style: Style, columns: int, numbers: int) -> Iterator[str]:
    finding = one.finding
    where = f"{one.place.line:>{numbers + 2}}:{one.place.column}"
    severity = style(f"{finding.severity}", SEVERITY_COLOUR[finding.severity])
    hint = style("  (fix: --unsafe)", DIM) if one.fix and one.fix.safety == "unsafe" else ""
    yield f"{where}  {severity}  {style(f'{finding.code} {finding.name}', CYAN)}{hint}"
    margin = " " * (numbers + 4)
    for line in wrapped(visible(finding.message), columns - len(margin)):
        yield margin + line
    start = one.before
    end = min(len(one.context), start + max(1, len(one.text)))
    if one.context.strip():
        text, column, marked = excerpt(one.context, start, end, columns - len(margin) - 2)
        yield f"{margin}{style('|', DIM)} {text}"
        yield f"{margin}{style('|', DIM)} {' ' * column}{style('^' * marked, SEVERITY_COLOUR[finding.severity])}"


def summary_line(reports: Sequence[FileReport], style: Style) -> str:
    """`14 findings in 1 file: 8 removed …` or that all is well."""
    counts = Counter(one.finding.severity for report in reports for one in report.findings)
    errors = sum(report.error is not None for report in reports)
    files = _count(len(reports), "file")
    if not counts and not errors:
        return f"{style('No findings', GREEN)} in {files}."
    kinds = ", ".join(
        _count(counts[kind], kind, "" if kind == "info" else "s")
        for kind in ("error", "warning", "info")
        if counts[kind]
    )
    text = f"{_count(counts.total(), 'finding')} in {files}" + (f" ({kinds})" if kinds else "")
    done = sum(one.applied for report in reports for one in report.findings)
    if done:
        text += f"; {done} dealt with"
    fixable = sum(
        bool(one.fix and one.fix.safety == "safe" and not one.fix.moved and not one.applied)
        for report in reports
        for one in report.findings
    )
    if fixable:
        text += f"; {fixable} fixable with --fix"
    if errors:
        text += f"; {_count(errors, 'file')} could not be read or written"
    return style(text, BOLD) + "."


def _count(number: int, thing: str, plural: str = "s") -> str:
    return f"{number} {thing}{plural if number != 1 else ''}"
