"""`qingwen lint`."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qingwen.commands.console import USAGE_OR_IO, columns, in_colour, say, say_error, say_notes
from qingwen.configuration.settings import CommandLine, Settings, settings_for, typed, with_project
from qingwen.errors import ConfigError, QingwenError, ReadError
from qingwen.files.discovery import Input, discover, read_bytes
from qingwen.fixing import fix
from qingwen.linting import lint
from qingwen.reading.source import From, Source, read_source
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.rules.base import SEVERITIES, Finding, Severity
from qingwen.source_edits import encode_as_source, with_own_newlines

PARALLEL_FROM = 2_000_000  # bytes; below, a second process costs more (some 60 ms) than it saves
CHUNK = 48  # files that a worker takes at a time


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    format: str = "text"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    fail_on: Severity = "warning"
    kind: From = "auto"
    encoding: str | None = None
    stdin_filename: str | None = None
    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend: Sequence[str] = ()
    jobs: int = 0
    profile: str | None = None
    typography_style: str | None = None
    undo: bool = True
    quiet: bool = False
    preview: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    prune: bool = False
    since: str | None = None
    staged: bool = False
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(paths: Sequence[str], options: Options) -> int:
    """Lints the inputs; the exit code."""
    line = typed(options)
    options = with_project(options, line)
    settings_for(None, line)  # a wrong selector or profile is said before any work
    contents: Mapping[str, bytes] = {}
    changed = None
    narrowing = options.baseline or options.write_baseline or options.prune or options.since or options.staged
    if narrowing:
        from qingwen.commands.narrowing import against_baseline, changed_inputs, check_modes, only_changed

        check_modes(options)
        if options.baseline and not options.write_baseline:
            from qingwen.baseline import load_baseline

            load_baseline(options.baseline)  # a broken one is said before any work
    if options.since or options.staged:
        found, changed, contents = changed_inputs(paths, options)
    else:
        found = discover(paths)
    for input_ in found.inputs:
        _settings(input_, options, line)
    errors = [FileReport(error.path, error=error) for error in found.errors]
    reports = _all(found.inputs, options, line, contents)
    if options.baseline or options.write_baseline:
        reports = iter(against_baseline(reports, options))
    if changed is not None:
        every, lines = reports, changed
        reports = (only_changed(report, lines) for report in every)
    if options.format == "jsonl":
        return _print_lines([*errors], reports, options)
    whole = errors + list(reports)
    for report in whole:
        if report.error:
            say_error(report.error)
    if options.format == "json":
        from qingwen.reporting.json_report import json_report

        sys.stdout.write(json_report(whole))
    elif not options.quiet and not options.diff:
        from qingwen.reporting.text_report import text_report

        shown = [report for report in whole if not report.error]
        sys.stdout.write(text_report(shown, colour=in_colour(sys.stdout), columns=columns(sys.stdout)))
    if found.skipped and not options.quiet:
        kinds = ", ".join(f"{number} {reason}" for reason, number in sorted(found.skipped.items()))
        say(f"qingwen: note: skipped in folders: {kinds}")
    return exit_code(whole, options.fail_on)


def exit_code(reports: Iterable[FileReport], fail_on: Severity) -> int:
    """2 where a file could not be read or written, 1 where a finding at or above `fail_on` remains, else 0."""
    code = 0
    grave = SEVERITIES[SEVERITIES.index(fail_on) :]
    for report in reports:
        if report.error:
            return USAGE_OR_IO
        if any(one.finding.severity in grave and not one.applied for one in report.findings):
            code = 1
    return code


def _print_lines(errors: Sequence[FileReport], reports: Iterator[FileReport], options: Options) -> int:
    """JSON Lines as they come, in the order of the inputs."""
    from qingwen.reporting.json_report import json_lines

    codes = [0]

    def told(every: Iterable[FileReport]) -> Iterator[FileReport]:
        for report in every:
            if report.error:
                say_error(report.error)
            codes.append(exit_code([report], options.fail_on))
            yield report

    for line in json_lines(told(errors)):
        sys.stdout.write(line)
    for line in json_lines(told(reports)):
        sys.stdout.write(line)
    return max(codes)


def _all(
    inputs: Sequence[Input], options: Options, line: CommandLine, contents: Mapping[str, bytes]
) -> Iterator[FileReport]:
    """The reports in the order of the inputs, from one process or several."""
    jobs = (
        options.jobs or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else options.jobs or os.cpu_count() or 1
    )
    in_order = options.diff or contents or any(input_.file is None for input_ in inputs)  # what is printed has an order
    if jobs > 1 and not in_order and len(inputs) > 1 and _size(inputs) >= PARALLEL_FROM:
        yield from _in_parallel(inputs, options, line, jobs)
        return
    for input_ in inputs:
        report = _one(input_, _settings(input_, options, line), options, contents.get(input_.file or ""))
        if report:
            yield report


def _settings(input_: Input, options: Options, line: CommandLine) -> Settings:
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


def _in_parallel(inputs: Sequence[Input], options: Options, line: CommandLine, jobs: int) -> Iterator[FileReport]:
    import multiprocessing

    _warm_up()
    gc.freeze()  # or each process would copy the pages that a collection touches
    chunks = [inputs[i : i + CHUNK] for i in range(0, len(inputs), CHUNK)]
    method = "fork" if sys.platform == "linux" else None
    with multiprocessing.get_context(method).Pool(jobs, initializer=_leave_ctrl_c_to_the_parent) as pool:
        for reports in pool.imap(_Chunk(options, line), chunks):
            yield from reports


def _leave_ctrl_c_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _warm_up() -> None:
    """Loads, before the processes part, what each would load for itself: rules, tables, patterns."""
    from qingwen.text.document import Document

    text = "---\ntitle: 标题\n---\n\n图片\n\nThis is a sentence that nobody has translated.\n\n![](<手术 2.png>) `code` <b>\n\n- 中文  \n"
    for language in ("zh", "en"):
        lint(Document(text, "markdown", language=language, folder="."))


class _Chunk:
    """What a worker does with some inputs; picklable."""

    def __init__(self, options: Options, line: CommandLine) -> None:
        self.options, self.line = options, line

    def __call__(self, inputs: Sequence[Input]) -> list[FileReport]:
        options = self.options
        reports = (_one(input_, _settings(input_, options, self.line), options) for input_ in inputs)
        return [report for report in reports if report]


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
        if not options.quiet:
            say_notes(source)
        if options.fix and source.rendered:
            raise ReadError(
                input_.path, "kind", "fixing makes Markdown of this page, so it is not done in the file; use clean -o"
            )
        if not options.fix and not options.diff:
            findings = lint(source.document, rules)
            report = file_report(source, findings, facts=options.format != "text", contexts=options.format == "text")
            return _identified(report, source, findings, options)
        fixed = fix(source.document, rules, unsafe=settings.unsafe)
        edits = with_own_newlines(source, fixed.edits)
        if options.diff:
            from qingwen.commands.writing import print_diff

            print_diff(source, fixed.edits)
        if options.diff or not edits:
            return _identified(file_report(source, fixed.findings), source, fixed.findings, options)
        report = _write(input_, source, fixed.findings, edits, options)
        return _identified(report, source, fixed.findings, options)
    except ReadError as error:
        if error.code == "binary" and not input_.named:
            return None
        return FileReport(input_.path, error=error)
    except ConfigError:
        raise
    except QingwenError as error:
        return FileReport(input_.path, error=ReadError(input_.path, "unwritable", str(error)))


def _identified(report: FileReport, source: Source, findings: Sequence[Finding], options: Options) -> FileReport:
    """The report with what a baseline knows findings by, where there is one."""
    if not (options.baseline or options.write_baseline):
        return report
    from qingwen.baseline import identity

    return report._replace(identities=[identity(source.document, one) for one in findings])


def _write(input_, source, findings, edits, options) -> FileReport:  # type: ignore[no-untyped-def]
    from qingwen.commands.console import write_stdout
    from qingwen.editing import apply
    from qingwen.files.atomic import write_bytes
    from qingwen.files.undo import save_undo
    from qingwen.reporting.json_report import json_report

    data = encode_as_source(source, apply(source.decoded.text, edits), edits)
    decoded = source.decoded
    report = file_report(source, findings, edits, Output.of(data, input_.path, decoded.encoding, decoded.bom))
    if input_.file is None:
        write_stdout(data)
    else:
        if options.undo:
            say(f"qingwen: undo report: {save_undo(json_report([report]), input_.path)}")
        write_bytes(input_.file, data)
    return report
