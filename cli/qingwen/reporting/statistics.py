"""Counts instead of findings: how many of each rule, and whether `--fix` would mend them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qingwen.reporting.json_text import dump
from qingwen.reporting.model import FileReport
from qingwen.reporting.tally import Tally
from qingwen.reporting.terminal import BOLD, CYAN, GREEN, Style, padded
from qingwen.reporting.text_report import summary_line
from qingwen.reporting.writer import Look, Writer
from qingwen.text.scripts import width
from qingwen.translation import put


class StatisticsWriter(Writer):
    """A line a rule, the most frequent first."""

    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        super().__init__(write, look)
        self.tally = Tally()

    def add(self, report: FileReport) -> None:
        self.tally.add(report)

    def ordered(self) -> list[tuple[str, str, int, int]]:
        """(code, name, findings, fixable ones)"""
        rules = sorted(self.tally.rules.items(), key=lambda item: (-item[1], item[0]))
        return [(code, name, number, self.tally.fixable[code, name]) for (code, name), number in rules]

    def end(self) -> None:
        style = Style(self.look.colour)
        rows = self.ordered()
        wide = max((len(str(number)) for _, _, number, _ in rows), default=0)
        fixable = max((len(str(number)) for *_, number in rows if number), default=0)
        room = width(put("{} fixable", "0" * fixable))
        for code, name, number, mended in rows:
            hint = padded(put("{} fixable", f"{mended:>{fixable}}") if mended else "", room)
            columns = [style(f"{number:>{wide}}", BOLD), style(code, CYAN)] + ([style(hint, GREEN)] if fixable else [])
            self.write("  ".join([*columns, name]) + "\n")
        self.write(("\n" if rows else "") + summary_line(self.tally, style) + "\n")


class JsonStatisticsWriter(StatisticsWriter):
    """The same as a JSON array."""

    def end(self) -> None:
        keys = "code", "name", "count", "fixable"
        objects = [dump(dict(zip(keys, row, strict=True))) for row in self.ordered()]
        self.write("[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n")


def fixed_text(counts: Mapping[str, Mapping[tuple[str, str], int]]) -> list[str]:
    """The lines of `--show-fixes`: file → rule → how many were fixed."""
    from qingwen.reporting.tally import count
    from qingwen.reporting.terminal import visible

    total = sum(sum(rules.values()) for rules in counts.values())
    lines = [put("Fixed {}:" if total else "Fixed {}.", count(total, "finding"))]
    for path, rules in counts.items():
        lines.append(f"- {visible(path)}:")
        lines += [f"    {number} × {code}{put(' ({})', name)}" for (code, name), number in sorted(rules.items())]
    return lines
