"""From files to reports, in one process or several."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

from qingwen.commands.lint_options import Options
from qingwen.commands.lint_processes import call_back, forerunner
from qingwen.configuration.settings import CommandLine, Settings, settings_for
from qingwen.cores import usable_cores
from qingwen.editing import Edit
from qingwen.errors import ConfigError, QingwenError, ReadError
from qingwen.files.discovery import Input, read_bytes
from qingwen.fixing import Fixed, ending_as, fix
from qingwen.linting import lint
from qingwen.reading.source import Source, read_source
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.rules.base import Finding
from qingwen.source_edits import encode_as_source, with_own_newlines

PARALLEL_FROM = 2_000_000  # bytes; below, a second process costs more (some 60 ms) than it saves
MANY = 5000  # findings of one file beyond which its report is not kept, and only text reports show the lines


def linted(
    inputs: Sequence[Input], options: Options, line: CommandLine, contents: Mapping[str, bytes]
) -> Iterator[FileReport | None]:
    """The reports in the order of the inputs, from one process or several."""
    jobs = options.jobs or usable_cores()
    in_order = options.diff or contents or any(input_.file is None for input_ in inputs)  # what is printed has an order
    if jobs > 1 and not in_order and len(inputs) > 1 and _size(inputs) >= PARALLEL_FROM:
        yield from _in_processes(_One(options, line), inputs, jobs)
        return
    call_back()
    for input_ in inputs:
        yield _one(input_, settings_of(input_, options, line), options, contents.get(input_.file or ""))


def settings_of(input_: Input, options: Options, line: CommandLine) -> Settings:
    return settings_for(input_.file or options.stdin_filename, line)


def _size(inputs: Iterable[Input]) -> int:
    total = 0
    for input_ in inputs:
        if input_.file:
            try:
                total += os.stat(input_.file).st_size
            except OSError:
                continue
            if total >= PARALLEL_FROM:
                break
    return total


def _in_processes(one: _One, inputs: Sequence[Input], jobs: int) -> Iterator[FileReport | None]:
    if sys.platform != "linux":
        from qingwen.parallel import ordered_map

        yield from ordered_map(one, inputs, jobs)
        return
    processes = forerunner(jobs)
    if processes is None:
        yield from map(one, inputs)
        return
    try:
        yield from processes.map(one, inputs)
    finally:
        processes.end(now=True)


class _One:
    """What a process does with an input; picklable."""

    def __init__(self, options: Options, line: CommandLine) -> None:
        self.options, self.line = options, line

    def __call__(self, input_: Input) -> FileReport | None:
        return _one(input_, settings_of(input_, self.options, self.line), self.options)


def _one(input_: Input, settings: Settings, options: Options, data: bytes | None = None) -> FileReport | None:
    """Lints one input, and fixes it where asked to; None for a binary met while walking."""
    rules = settings.rules
    try:
        data = read_bytes(input_.file, input_.path) if data is None else data
        source = read_source(
            input_.path,
            data,
            kind=settings.kind,
            encoding=settings.encoding,
            name=options.stdin_filename or "" if input_.file is None else "",
            file=input_.file,
            language=settings.language,
            allow=settings.allow,
        )
        if options.fix and source.rendered:
            from qingwen.commands.writing import CALLED

            raise ReadError(
                input_.path,
                "kind",
                f"fixing makes Markdown of this {CALLED[source.kind]}, so it is not done in the file; use clean -o",
            )
        if not options.fix and not options.diff:
            findings = lint(source.document, rules)
            return _identified(lint_report(source, findings, options), source, findings, options)
        fixed = fix(source.document, rules, unsafe=settings.unsafe, tidy=ending_as(source.document.text))
        edits = with_own_newlines(source, fixed.edits)
        if options.diff:
            from qingwen.commands.writing import print_diff

            print_diff(source, fixed.edits)
        if options.diff or not edits:
            return _identified(file_report(source, fixed.findings), source, fixed.findings, options)
        return _identified(_write(input_, source, fixed, edits, options), source, fixed.findings, options)
    except ReadError as error:
        if error.code == "binary" and not input_.named:
            return None
        return FileReport(input_.path, error=error)
    except ConfigError:
        raise
    except QingwenError as error:
        told = str(error).removeprefix(f"{input_.file}: ")
        return FileReport(input_.path, error=ReadError(input_.path, "unwritable", told))


def lint_report(source: Source, findings: Sequence[Finding], options: Options) -> FileReport:
    """The report of a source in which nothing is changed, with all that an output or the cache may want of it."""
    text_alone = options.format == "text" and not options.output_files
    return file_report(
        source,
        findings,
        facts=source.rendered or options.cache or not text_alone,
        contexts=options.format == "text" or len(findings) <= MANY,
    )


def _identified(report: FileReport, source: Source, findings: Sequence[Finding], options: Options) -> FileReport:
    """The report with what a baseline knows findings by, where there is one."""
    if not (options.baseline or options.write_baseline):
        return report
    from qingwen.baseline import identity

    return report._replace(identities=[identity(source.document, one) for one in findings])


def _write(input_: Input, source: Source, fixed: Fixed, edits: Sequence[Edit], options: Options) -> FileReport:
    from qingwen.commands.console import write_stdout
    from qingwen.editing import apply
    from qingwen.files.atomic import write_bytes
    from qingwen.files.undo import write_with_undo
    from qingwen.reporting.json_report import json_report
    from qingwen.reporting.remaining import remaining
    from qingwen.text.markdown.anchors import lost_addresses

    data = encode_as_source(source, apply(source.decoded.text, edits), edits)
    decoded = source.decoded
    report = file_report(source, fixed.findings, edits, Output.of(data, input_.path, decoded.encoding, decoded.bom))
    undo = ""
    if input_.file is None:
        write_stdout(data)
    elif options.undo:
        undo = write_with_undo(input_.file, data, json_report([report]), input_.path)
    else:
        write_bytes(input_.file, data)
    lost = lost_addresses(source.document.text, fixed.document.text) if source.document.kind == "markdown" else ()
    return report._replace(remaining=remaining(source, fixed, report, data), undo=undo, lost=lost)
