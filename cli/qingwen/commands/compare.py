"""`qingwen compare`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.reading import read_configured
from qingwen.commands.reports import Reports
from qingwen.comparing.checks import compare_sources, pair_rules
from qingwen.comparing.glossary import read_glossary
from qingwen.comparing.pairing import Pairs, Side, alone, pair_up
from qingwen.comparing.trees import Tree
from qingwen.configuration.excluding import is_excluded
from qingwen.configuration.settings import CommandLine, rules_for, typed, with_project
from qingwen.errors import ConfigError, QingwenError, ReadError
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport
from qingwen.rules.base import SEVERITIES, Severity
from qingwen.rules.pairs._base import PairRule

_CODES = frozenset(rule.code for rule in pair_rules())


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
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(source: str, translation: str, options: Options) -> int:
    """Compares two files, or two trees pair by pair; the exit code."""
    line = typed(options)
    options = with_project(options, line, but=("output_files",))  # where `lint` writes its own
    if not _rules(None, line) and not options.quiet:
        say("qingwen: note: of the rules of compare (QW4) none is selected, so nothing is looked for")
    glossary = read_glossary(options.glossary) if options.glossary else None
    found = pair_up(source, translation, options.pattern)
    if os.path.isdir(source):
        found = _without_excluded(found, source, translation, line)
    for error in found.errors:
        say_error(error)
    failed = bool(found.errors)
    tree = Tree(source, translation)
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
                here, there = _read(pair.source, line), _read(pair.translation, line)
                rules = _rules(pair.translation.file, line)
                report, notes = compare_sources(here, there, rules, glossary)
                report = tree.with_age(report, here, there, pair, rules)
            except ConfigError:
                raise
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
                report = tree.alone(_read(side, line), is_source, _rules(side.file, line))
            except ConfigError:
                raise
            except QingwenError as error:
                say_error(error)
                report, failed = FileReport(side.path, error=ReadError(side.path, "unreadable", str(error))), True
            worst = worst or any(one.finding.severity in grave for one in report.findings)
            outputs.add(report)
        outputs.end()
    if os.path.isdir(source) and not found.pairs and not options.quiet:
        say("qingwen: note: no file has a partner; see --pattern")
    return USAGE_OR_IO if failed else int(worst)


def _without_excluded(found: Pairs, source: str, translation: str, line: CommandLine) -> Pairs:
    """What was found in two folders, without the pairs of which one half is to be passed over."""
    ours, theirs = os.path.abspath(source), os.path.abspath(translation)

    def stays(side: Side, folder: str) -> bool:
        return not (side.file and is_excluded(os.path.abspath(side.file), line, named=folder))

    return found._replace(
        pairs=[one for one in found.pairs if stays(one.source, ours) and stays(one.translation, theirs)],
        only_source=[one for one in found.only_source if stays(one, ours)],
        only_translation=[one for one in found.only_translation if stays(one, theirs)],
    )


def _rules(file: str | None, line: CommandLine) -> tuple[PairRule, ...]:
    return pair_rules(rules_for(file, line, _CODES))


def _read(side: Side, line: CommandLine) -> Source:
    """A side, in the language that it tells itself: what a configuration calls the articles' is that of one side."""
    return read_configured(side.path, side.file, line, tells_language=True)
