"""`qingwen fragments`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error, say_notes
from qingwen.commands.reading import read_configured
from qingwen.commands.writing import print_diff
from qingwen.configuration.excluding import without_excluded
from qingwen.configuration.settings import CommandLine, rules_for, typed, with_project
from qingwen.editing import Edit, apply
from qingwen.errors import ConfigError, QingwenError, ReadError, UsageError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import discover, read_bytes
from qingwen.files.undo import write_with_undo
from qingwen.handover import formats
from qingwen.handover.applying import apply_units
from qingwen.handover.exporting import export, fragment_rules
from qingwen.handover.units import Unit
from qingwen.reading.source import From, Source
from qingwen.reporting.model import Output, file_report
from qingwen.reporting.tally import count
from qingwen.rules.base import Finding
from qingwen.source_edits import encode_as_source, with_own_newlines

_CODES = frozenset(rule.code for rule in fragment_rules())


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    out: str | None = None
    apply: str | None = None
    diff: bool = False
    undo: bool = True
    kind: From = "auto"
    encoding: str | None = None
    language: str | None = None
    quiet: bool = False
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(paths: Sequence[str], options: Options) -> int:
    """Exports, or with `--apply` puts back; the exit code."""
    line = typed(options)
    options = with_project(options, line)
    if options.apply:
        if paths or options.out:
            raise UsageError("--apply takes the exchange file alone; the paths stand in it")
        return _apply(options.apply, options, line)
    if not paths or not options.out:
        raise UsageError("name files or folders and, with -o, the exchange file; or --apply an exchange file")
    if options.diff:
        raise UsageError("--diff goes with --apply")
    return _export(paths, options.out, options, line)


def _export(paths: Sequence[str], out: str, options: Options, line: CommandLine) -> int:
    formats.check_suffix(out)
    found = without_excluded(discover(paths), line)
    failed = bool(found.errors)
    for problem in found.errors:
        say_error(problem)
    units: list[Unit] = []
    for input_ in found.inputs:
        if input_.file is None:
            raise UsageError("standard input has no place that a translation could go back to; name a file")
        try:
            _check_below(input_.path)
            source = read_configured(input_.path, input_.file, line)
        except ReadError as error:
            if error.code != "binary" or input_.named:
                say_error(error)
                failed = True
            continue
        if source.rendered:
            if input_.named and not options.quiet:
                say(
                    f"qingwen: note: {input_.path}: translations are not put back into pages or Word documents; clean it first"
                )
            continue
        if not options.quiet:
            say_notes(source)
        units += export(source.document, rules_for(input_.file, line, _CODES))
    if not units:
        say("qingwen: nothing untranslated was found, so nothing is written")
        return USAGE_OR_IO if failed else 0
    known = _translated(out)
    every = formats.files(out, [_with_translation(unit, known) for unit in units])
    for path, some in every.items():
        write_bytes(path, formats.write(path, some))
        if not options.quiet:
            kept = sum(bool(unit.target) for unit in some)
            say(
                f"qingwen: {path}: {count(len(some), 'fragment')} from {count(len({unit.path for unit in some}), 'file')}"
                + (f", {kept} of them with the translation that was there" if kept else "")
            )
    return USAGE_OR_IO if failed else 0


def _translated(out: str) -> dict[str, Unit]:
    """What an earlier export to the same place has been given since, by its id. Raises ReadError where a file of it cannot be read."""
    known: dict[str, Unit] = {}
    for path in filter(os.path.isfile, formats.names(out)):
        try:
            units = formats.read(path, read_bytes(path, path))
        except ReadError as error:
            message = error.message.removesuffix("; nothing was applied")
            raise ReadError(
                path, error.code, f"it is there already, and {message}; move it away, or mend it"
            ) from error
        known |= {unit.id: unit for unit in units if unit.target or unit.id not in known}
    return known


def _with_translation(unit: Unit, known: dict[str, Unit]) -> Unit:
    return unit._replace(target=known[unit.id].target, state=known[unit.id].state) if unit.id in known else unit


class _Planned(NamedTuple):
    """A file as it is to be written."""

    source: Source
    findings: list[Finding]
    edits: list[Edit]  # of the document
    own: list[Edit]  # of the decoded source
    data: bytes


def _apply(name: str, options: Options, line: CommandLine) -> int:
    if not os.path.exists(name) and (written := [path for path in formats.names(name)[1:] if os.path.exists(path)]):
        raise UsageError(f"{name} is not there; apply {', '.join(written)}")
    units = formats.read(name, read_bytes(name, name))
    finished = [unit for unit in units if unit.finished]
    by_path: dict[str, list[Unit]] = {}
    for unit in finished:
        by_path.setdefault(unit.path, []).append(unit)
    refused: list[tuple[Unit, str]] = []
    planned: list[_Planned] = []
    failed, there = False, 0
    for path, some in by_path.items():
        try:
            _check_below(path)
            source = read_configured(path, path, line)
            if source.rendered:
                raise ReadError(path, "kind", "translations are not put back into pages or Word documents")
            applied = apply_units(source.document, some, rules_for(path, line, _CODES))
            own = with_own_newlines(source, applied.edits)
            data = encode_as_source(source, apply(source.decoded.text, own), own)
        except ConfigError:
            raise
        except QingwenError as error:
            say_error(error)
            failed = True
            continue
        refused += applied.refused
        there += applied.there
        if own:
            planned.append(_Planned(source, applied.findings, applied.edits, own, data))
    for unit, reason in refused:
        say_error(f"{name}: line {unit.at}: {unit.path}:{unit.line}: {reason}: {_shown(unit.source)}")
    if failed:
        say("qingwen: nothing was applied")
        return USAGE_OR_IO
    for plan in planned:
        if options.diff:
            print_diff(plan.source, plan.edits)
        else:
            _write(plan, options)
    if not options.quiet:
        sys.stdout.flush()
        done = sum(len(plan.edits) for plan in planned)
        say(
            f"qingwen: {count(done, 'fragment')} {'would be put' if options.diff else 'put'} back into {count(len(planned), 'file')}"
            + (f", {there} there already" if there else "")
            + f", {len(refused)} refused, {len(units) - len(finished)} not finished"
        )
    return 1 if refused else 0


def _write(plan: _Planned, options: Options) -> None:
    source = plan.source
    if options.undo:
        from qingwen.reporting.json_report import json_report

        written = Output.of(plan.data, source.path, source.decoded.encoding, source.decoded.bom)
        report = file_report(source, plan.findings, plan.own, written)
        undo = write_with_undo(source.path, plan.data, json_report([report]), source.path)
        say(f"qingwen: undo report: {undo}")
    else:
        write_bytes(source.path, plan.data)


def _check_below(path: str) -> None:
    """An exchange file comes from outside, and what it names is written to: nothing but what lies below."""
    here = os.path.realpath(".")
    try:
        below = not os.path.isabs(path) and os.path.commonpath([here, os.path.realpath(path)]) == here
    except ValueError:  # a null in it, or another drive
        below = False
    if not below:
        raise ReadError(path, "unsupported", "it is not below the working directory; go to a folder above it")


def _shown(text: str) -> str:
    from qingwen.text.fragments.passages import excerpt

    return f"“{excerpt(text)}”"
