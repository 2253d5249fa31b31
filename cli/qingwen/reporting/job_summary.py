"""The summary of a GitHub job: counts by rule, and the first findings, as Markdown."""

from __future__ import annotations

import html

from qingwen.errors import WriteError
from qingwen.lazy_pattern import lazy
from qingwen.reporting.model import FileReport
from qingwen.reporting.tally import Tally
from qingwen.reporting.terminal import Style, visible
from qingwen.reporting.text_report import summary_line
from qingwen.reporting.writer import Look
from qingwen.translation import put, told, translated

SHOWN = 100  # findings; a summary may have 1 MiB
LONGEST = 300  # code points of a cell


class JobSummary:
    """Adds its Markdown to the end of a file once all is known. `end` raises WriteError."""

    def __init__(self, path: str, look: Look) -> None:
        self.path, self.look = path, look
        self.tally = Tally()
        self.rows: list[str] = []
        self.left = 0

    def add(self, report: FileReport) -> None:
        self.tally.add(report._replace(findings=report.open))
        path = self.look.prefix + report.path
        if report.error:
            self._row(path, translated("error"), told(report.error))
        for one in report.open:
            rule = f"{one.finding.code} {one.finding.name}"
            self._row(f"{path}:{one.place.line}", f"{translated(one.finding.severity)}: {rule}", one.finding.message)

    def _row(self, *cells: str) -> None:
        if len(self.rows) == SHOWN:
            self.left += 1
        else:
            self.rows.append(f"| {' | '.join(map(cell, cells))} |\n")

    def end(self) -> None:
        tally = self.tally
        text = f"## qingwen: {summary_line(tally, Style(False)).rstrip('.。')}\n\n"
        if tally.rules:
            text += translated("| rule | findings |") + "\n| --- | ---: |\n"
            text += "".join(f"| {cell(f'{code} {name}')} | {n} |\n" for (code, name), n in tally.rules.most_common())
            text += "\n"
        if self.rows:
            text += translated("| where | what | why |") + "\n| --- | --- | --- |\n" + "".join(self.rows) + "\n"
        if self.left:
            text += put("… and {} more.", self.left) + "\n\n"
        try:
            with open(self.path, "a", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except (OSError, ValueError) as error:
            raise WriteError(self.path, f"the job's summary cannot be written: {error}") from error


# What means something inside of a cell: emphasis, code, links, mentions, formulas; a colon in `:smile:` and `https://` alone.
_markdown = lazy(r"[\\`*_\[\]#|~$@]|:(?=[\w+-]+:|//)")


def cell(text: str) -> str:
    """A text as the cell of a table in which it means nothing but itself."""
    text = visible(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")
    return _markdown.sub(lambda m: f"&#{ord(m[0])};", html.escape(text, quote=False))
