"""The report as text: grouped by file, the line with a caret under what was found, a summary at the end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.reporting.model import FileReport, Located
from qingwen.reporting.tally import Tally, count, is_fixable
from qingwen.reporting.terminal import (
    BOLD,
    CYAN,
    DIM,
    GREEN,
    NARROWEST,
    RED,
    SEVERITY_COLOUR,
    Style,
    excerpt,
    padded,
    visible,
    wrapped,
)
from qingwen.reporting.writer import Look, Writer
from qingwen.rules.base import Fix
from qingwen.text.scripts import width
from qingwen.translation import put, told, translated


class TextWriter(Writer):
    """Every finding of every file, then the summary."""

    def __init__(
        self, write: Callable[[str], object], look: Look, *, furniture: bool = False, written: bool = True
    ) -> None:
        super().__init__(write, look)
        self.furniture, self.written = furniture, written
        self.style = Style(look.colour)
        self.tally = Tally()
        self.watched = bool(os.environ.get("GITHUB_ACTIONS") or os.environ.get("TF_BUILD"))

    def add(self, report: FileReport) -> None:
        self.tally.add(report)
        if report.error and not self.look.tells_errors:
            return
        for line in self.lines(report):
            self.write((_no_command.sub(_harmless, line) if self.watched else line) + "\n")

    def lines(self, report: FileReport) -> Iterator[str]:
        return _file(report, self.style, self.look.columns, self.furniture, self.written)

    def end(self) -> None:
        summary = summary_line(self.tally, self.style, written=self.written)
        narrow = self.look.columns < Look().columns  # elsewhere it is one line, which scripts may read
        self.write("\n".join(wrapped(summary, self.look.columns) if narrow else (summary,)) + "\n")


# What the log of a CI run takes for a command to the runner: `::` at the start of a line, `##[` and `##vso[` anywhere.
_no_command = lazy(r"^([ \t]*):(?=:)|#(?=#(?:vso)?\[)")


def _harmless(found: re.Match[str]) -> str:
    return f"{found[1]}<U+003A>" if found[1] is not None else "<U+0023>"


def text_report(
    reports: Iterable[FileReport],
    *,
    colour: bool = False,
    columns: int = 80,
    furniture: bool = False,
    written: bool = True,
) -> str:
    """Every finding of every file, then the summary; ends in a newline. furniture: what was left out of pages, too.

    written: whether what is told as done was done, or only would be.
    """
    parts: list[str] = []
    writer = TextWriter(parts.append, Look(colour, columns), furniture=furniture, written=written)
    for report in reports:
        writer.add(report)
    writer.end()
    return "".join(parts)


def _file(report: FileReport, style: Style, columns: int, tells_furniture: bool, written: bool) -> Iterator[str]:
    if report.error:
        yield f"{style(translated('error'), RED, BOLD)}: {visible(told(report.error))}"
        yield ""
    furniture = (report.source.furniture if tells_furniture and report.source else None) or ()
    if not (report.findings or report.moved or furniture):
        return
    yield style(visible(report.path), BOLD)
    if furniture:
        yield from _left_out(furniture, style, columns)
    if not (report.findings or report.moved):
        return
    findings = sorted(report.findings, key=lambda one: one.place.start)  # some came to light later than others
    done = [one for one in findings if one.applied]
    open_ = [one for one in findings if not one.done]
    numbers = len(str(max([one.place.line for one in findings] + [line for line, _ in report.moved])))
    dealt_with = [
        _Dealt(
            one.place.line, what_was_done(one.fix), f"{one.finding.code} {one.finding.name}", one.text or one.context
        )
        for one in done
    ]
    dealt_with += [_Dealt(line, "moved", translated("to the front matter"), text) for line, text in report.moved]
    if not written:
        dealt_with = [one._replace(what=_TO_DO[one.what]) for one in dealt_with]
    yield from _table(sorted(dealt_with, key=lambda one: one.line), style, columns, numbers)
    if dealt_with and open_:
        yield ""
    for one in open_:
        yield from _open(one, is_fixable(report, one.fix), style, columns, numbers)
    yield ""


def _left_out(furniture: Sequence[tuple[str, str]], style: Style, columns: int) -> Iterator[str]:
    """The blocks of a page that are not its article's, and why."""
    yield f"  {translated('left out of the article:')}"
    for text, why in furniture:
        line = " ".join(text.split())
        yield f"    {excerpt(line, 0, len(line), columns - 4)[0]}"
        yield from (f"      {style(part, DIM)}" for part in wrapped(why, columns - 6))
    yield ""


class _Dealt(NamedTuple):
    """What has been dealt with: its line, what was done, the rule or the place that it went to, what was there."""

    line: int
    what: str
    why: str
    text: str


def _table(rows: Sequence[_Dealt], style: Style, columns: int, numbers: int) -> Iterator[str]:
    """A line each, in columns."""
    wide = max((width(why) for _, _, why, _ in rows), default=0)
    margin = " " * (numbers + 4)
    room = columns - numbers - wide - 15
    below = room < NARROWEST  # then what was there stands on a line of its own
    for line, what, why, text in rows:
        first, *more = text.rstrip("\n").split("\n")
        all_of_it = put(" ({} lines)", len(more) + 1) if more else ""
        shown, _, _ = excerpt(first, 0, len(first), (columns - len(margin) if below else room) - width(all_of_it))
        shown = f"“{shown}”" if first.isspace() else shown
        facts = f"{style(padded(translated(what), 7), GREEN)}  {style(why if below else padded(why, wide), DIM)}"
        yield f"{line:>{numbers + 2}}  {facts}{f'{chr(10)}{margin}' if below else '  '}{shown}{all_of_it}"


_TO_DO = {"removed": "remove", "moved": "move", "added": "add", "fixed": "fix"}  # of what was only tried


def what_was_done(fix: Fix | None) -> str:
    if fix is None:
        return "fixed"
    if fix.moved:
        return "moved"
    if fix.start == fix.end:
        return "added"
    return "removed" if len(fix.replacement) < fix.end - fix.start and not fix.replacement.strip() else "fixed"


def _open(one: Located, fixable: bool, style: Style, columns: int, numbers: int) -> Iterator[str]:
    finding = one.finding
    where = f"{one.place.line:>{numbers + 2}}:{one.place.column}"
    severity = style(translated(finding.severity), SEVERITY_COLOUR[finding.severity])
    option = "--fix" if fixable else "--unsafe" if one.fix and one.fix.safety == "unsafe" else ""
    hint = put("  (fix: {})", option).strip() if option else ""
    margin = " " * (numbers + 4)
    first = (f"{where}  {translated(finding.severity)}", f"{where}  {severity}")
    rule = f"{finding.code} {finding.name}"
    yield from _in_columns([first, (rule, style(rule, CYAN)), (hint, style(hint, DIM))], columns, margin)
    for line in wrapped(visible(finding.message), columns - len(margin)):
        yield margin + line
    if one.compared:
        yield from _beside(one, style, columns, numbers + 4)
        return
    start = one.before
    end = min(len(one.context), start + max(1, len(one.text)))
    if one.context.strip():
        text, column, marked = excerpt(one.context, start, end, columns - len(margin) - 2)
        yield f"{margin}{style('|', DIM)} {text}"
        yield f"{margin}{style('|', DIM)} {' ' * column}{style('^' * marked, SEVERITY_COLOUR[finding.severity])}"


def _in_columns(pieces: Sequence[tuple[str, str]], columns: int, margin: str) -> Iterator[str]:
    """Pieces, each plain and in its style, beside each other, or below where no room is left."""
    line, used = "", 0
    for plain, styled in pieces:
        if line and plain and used + 2 + width(plain) > columns:
            yield line
            line, used = margin + styled, len(margin) + width(plain)
        elif plain:
            line, used = (f"{line}  {styled}", used + 2 + width(plain)) if line else (styled, width(plain))
    yield line


def _beside(one: Located, style: Style, columns: int, margin: int) -> Iterator[str]:
    """The line of the source above the line of its translation, each with its number."""
    there = one.original
    sides: list[tuple[str, int, str, int, int]] = []
    if there is not None and there.text:
        line = there.text.partition("\n")[0]
        at = max(0, there.context.find(line)) if there.context else 0
        sides.append(("source", there.place.line, there.context or line, at, len(line)))
    if one.context.strip():
        sides.append(("here", one.place.line, one.context, one.before, len(one.text.partition("\n")[0])))
    digits = max((len(str(number)) for _, number, *_ in sides), default=1)
    for side, number, context, at, length in sides:
        label = f"{' ' * margin}{padded(translated(side), 6)} {number:>{digits}} "
        text, column, marked = excerpt(context, at, min(len(context), at + length), columns - width(label) - 2)
        yield f"{style(label + '|', DIM)} {text}"
        # Where a whole line is meant, marks under all of it say nothing.
        if 0 < length < len(context.strip()):
            colour = SEVERITY_COLOUR[one.finding.severity]
            yield f"{' ' * width(label)}{style('|', DIM)} {' ' * column}{style('^' * marked, colour)}"


def summary_line(tally: Tally, style: Style, *, written: bool = True) -> str:
    """`14 findings in 1 file: 8 removed …` or that all is well."""
    read = tally.files - tally.errors
    files = count(read, "file")
    if not tally.findings and not tally.errors:
        return put("{} in {}.", style(translated("No findings"), GREEN), files)
    lost = put("{} could not be read or written", count(tally.errors, "file"))
    if tally.errors == tally.files:
        return style(lost, BOLD) + translated(".")
    kinds = translated(", ").join(
        count(number, kind, "info" if kind == "info" else "")
        for kind in ("error", "warning", "info")
        if (number := tally.severities[kind])
    )
    found = count(tally.findings, "finding") if tally.findings else translated("No findings")
    if 0 < tally.with_findings < read:
        where = put("{} in {} of {}", found, f"{tally.with_findings:,}", files)
    else:
        where = put("{} in {}", found, files)
    text = where + (put(" ({})", kinds) if kinds else "")
    if tally.done:
        text += put("; {} dealt with", tally.done) if written else put("; {} would be dealt with", tally.done)
    if fixable := tally.fixable.total():
        text += put("; {} fixable with --fix", fixable)
    if tally.errors:
        text += translated("; ") + lost
    return style(text, BOLD) + translated(".")
