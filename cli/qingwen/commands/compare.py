"""`qingwen compare`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.reports import Reports
from qingwen.comparing.checks import chosen_rules, compare_sources
from qingwen.comparing.glossary import read_glossary
from qingwen.comparing.pairing import Side, alone, pair_up
from qingwen.comparing.trees import Tree
from qingwen.errors import QingwenError, ReadError
from qingwen.files.discovery import read_bytes
from qingwen.reading.source import Source, read_source
from qingwen.reporting.model import FileReport
from qingwen.rules.base import SEVERITIES, Severity


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    format: str = "text"
    fail_on: Severity = "warning"
    output_files: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    glossary: str | None = None
    encoding: str | None = None
    quiet: bool = False
    pattern: str | None = None


def run(source: str, translation: str, options: Options) -> int:
    """Compares two files, or two trees pair by pair; the exit code."""
    rules = chosen_rules(options.select, options.ignore)
    glossary = read_glossary(options.glossary) if options.glossary else None
    found = pair_up(source, translation, options.pattern)
    for error in found.errors:
        say_error(error)
    failed = bool(found.errors)
    tree = Tree(source, translation, rules)
    grave = SEVERITIES[SEVERITIES.index(options.fail_on) :]
    worst = False
    with Reports(
        options.format,
        options.output_files,
        fail_on=options.fail_on,
        silent=options.quiet and options.format == "text",
    ) as outputs:
        for error in found.errors:
            outputs.add(FileReport(error.path, error=error))
        for pair in found.pairs:
            try:
                here, there = _read(pair.source, options), _read(pair.translation, options)
                report, notes = compare_sources(here, there, rules, glossary)
                report = tree.with_age(report, here, there, pair)
            except QingwenError as error:
                say_error(error)
                if not isinstance(error, ReadError):
                    error = ReadError(pair.translation.path, "unreadable", str(error))
                report, notes, failed = FileReport(pair.translation.path, error=error), [], True
            for note in notes if not options.quiet else ():
                say(f"qingwen: note: {pair.translation.path}: {note}")
            worst = worst or any(one.finding.severity in grave for one in report.findings)
            outputs.add(report)
        for side, is_source in alone(found):
            try:
                report = tree.alone(_read(side, options), is_source)
            except QingwenError as error:
                say_error(error)
                report, failed = FileReport(side.path, error=ReadError(side.path, "unreadable", str(error))), True
            worst = worst or any(one.finding.severity in grave for one in report.findings)
            outputs.add(report)
        outputs.end()
    if os.path.isdir(source) and not found.pairs and not options.quiet:
        say("qingwen: note: no file has a partner; see --pattern")
    return USAGE_OR_IO if failed else int(worst)


def _read(side: Side, options: Options) -> Source:
    return read_source(side.path, read_bytes(side.file, side.path), encoding=options.encoding, file=side.file)
