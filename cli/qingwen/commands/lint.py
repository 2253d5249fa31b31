"""`qingwen lint`."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error, say_skipped
from qingwen.commands.reports import Reports
from qingwen.configuration.settings import CommandLine, Settings, place_of_baseline, settings_for, typed, with_project
from qingwen.editing import Edit
from qingwen.errors import ConfigError, QingwenError, ReadError, UsageError, placed
from qingwen.files.discovery import Discovery, Input, discover, read_bytes
from qingwen.fixing import Fixed, fix
from qingwen.linting import lint
from qingwen.reading.source import From, Source, read_source
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.rules.base import SEVERITIES, Finding, Severity
from qingwen.source_edits import encode_as_source, with_own_newlines
from qingwen.translation import put, translated

if TYPE_CHECKING:
    from qingwen.commands.lint_cache import LintCache

PARALLEL_FROM = 2_000_000  # bytes; below, a second process costs more (some 60 ms) than it saves
CHUNK = 48  # files that a worker takes at a time
MANY = 5000  # findings of one file beyond which its report is not kept, and only text reports show the lines
WINDOW = 20_000  # files whose reports are looked for in the cache at a time; it bounds the memory that they take
# The options that no file's report depends on, as all runs with the same reports have them.
_ELSEWHERE: dict[str, Any] = {
    "format": "", "fail_on": "info", "stdin_filename": None, "jobs": 0, "undo": True, "quiet": False, "output_files": (),
    "statistics": False, "show_fixes": False, "exit_zero": False, "verbose": False, "cache": True, "cache_dir": None,
    "config": None, "isolated": False, "watch": False, "given": frozenset(),
}  # fmt: skip


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
    terms: str | None = None
    typography_style: str | None = None
    undo: bool = True
    quiet: bool = False
    output_files: Sequence[str] = ()
    statistics: bool = False
    show_fixes: bool = False
    exit_zero: bool = False
    verbose: bool = False
    cache: bool = True
    cache_dir: str | None = None
    preview: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    prune: bool = False
    since: str | None = None
    staged: bool = False
    config: str | None = None
    isolated: bool = False
    watch: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value


def run(paths: Sequence[str], options: Options) -> int:
    """Lints the inputs; the exit code."""
    start = time.perf_counter()
    line = typed(options)
    if options.watch:
        from qingwen.commands.watching import run as watch

        return watch(paths, options, line)
    options = with_project(options, line)
    if options.diff and options.format != "text":
        raise UsageError(f"--diff is text, so it does not go with --format {options.format}")
    narrowing = options.baseline or options.write_baseline or options.prune or options.since or options.staged
    cache = None if narrowing else _cache(options, line)
    settings_for(None, line)  # a wrong selector or profile is said before any work
    contents: Mapping[str, bytes] = {}
    changed: Any = None
    if narrowing:
        from qingwen.commands.narrowing import against_baseline, changed_inputs, check_modes, only_changed

        check_modes(options)
        if options.baseline and not options.write_baseline:
            from qingwen.baseline import load_baseline

            with placed(place_of_baseline(os.getcwd(), line)):
                load_baseline(options.baseline)  # a broken one is said before any work
    code, fixed, lost = 0, dict[str, Counter[tuple[str, str]]](), list[str]()
    with _reports(paths, options) as outputs:
        if options.since or options.staged:
            found, changed, contents = changed_inputs(paths, options)
        else:
            found = discover(paths)
        found = outputs.without_outputs(found)
        for input_ in found.inputs:
            _settings(input_, options, line)  # and so is a broken configuration of a folder
        unread = (FileReport(error.path, error=error) for error in found.errors)
        reports: Iterable[FileReport] = _all(found, options, line, contents, cache)
        if options.baseline or options.write_baseline:
            reports = against_baseline(reports, options, paths, line)
        if changed is not None:
            reports = (only_changed(report, changed) for report in reports)
        for report in chain(unread, reports):
            _say(report, options)
            outputs.add(report)
            lost += report.lost
            code = max(code, exit_code([report], options.fail_on))
            if options.show_fixes and any(one.applied for one in report.findings):
                done = (one.finding for one in report.findings if one.applied)
                fixed[report.path] = Counter((one.code, one.name) for one in done)
        outputs.end()
    if options.show_fixes and options.fix and not options.diff and not options.quiet:
        from qingwen.reporting.statistics import fixed_text

        stream = sys.stdout if options.format == "text" and "-" not in paths else sys.stderr
        stream.write("\n".join(["", *fixed_text(fixed), ""]))
    if not options.quiet:
        if lost:
            shown = ", ".join(f"#{address}" for address in lost[:3]) + (" …" if len(lost) > 3 else "")
            say(f"qingwen: note: headings changed: {len(lost)}; mend links from other files to them: {shown}")
        say_skipped(found.skipped)
    if cache and cache.store.trouble and not options.quiet:
        say(f"qingwen: note: {cache.store.trouble}")
    if options.verbose:
        known = put(", {} as before by {}", cache.found, cache.store.path) if cache else translated(", no cache")
        say(f"qingwen: {len(found.inputs)} files{known}; {time.perf_counter() - start:.2f} s")
    return 0 if options.exit_zero and code == 1 else code


def _say(report: FileReport, options: Options) -> None:
    """On standard error, what concerns the reading and writing of one file."""
    if report.error:
        say_error(report.error)
    if not options.quiet:
        for note in report.notes:
            say(f"qingwen: note: {'standard input' if report.path == '-' else report.path}: {note}")
    if report.undo:
        say(f"qingwen: undo report: {report.undo}")


def _reports(paths: Sequence[str], options: Options) -> Reports:
    return Reports(
        options.format,
        options.output_files,
        fail_on=options.fail_on,
        statistics=options.statistics,
        silent=(options.quiet or options.diff) and options.format == "text",
        aside=options.fix and not options.diff and "-" in paths,  # standard output is for the fixed text
    )


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


def _all(
    found: Discovery, options: Options, line: CommandLine, contents: Mapping[str, bytes], cache: LintCache | None
) -> Iterator[FileReport]:
    """The reports in the order of the inputs, those of unchanged files from the cache; binaries met are counted as skipped."""
    inputs = found.inputs
    for begin in range(0, len(inputs), WINDOW):
        window = inputs[begin : begin + WINDOW]
        known = cache.look(window) if cache else [None] * len(window)
        missing = [input_ for input_, report in zip(window, known, strict=True) if report is None]
        new = _linted(missing, options, line, contents)
        if cache:
            new = cache.keeping(missing, new)
        for report in known:
            report = report or next(new)
            if report:
                yield report
            else:
                found.skipped["binary"] = found.skipped.get("binary", 0) + 1
        if cache:
            cache.write()


def _linted(
    inputs: Sequence[Input], options: Options, line: CommandLine, contents: Mapping[str, bytes]
) -> Iterator[FileReport | None]:
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
        yield _one(input_, _settings(input_, options, line), options, contents.get(input_.file or ""))


def _cache(options: Options, line: CommandLine) -> LintCache | None:
    """The cache, where nothing is changed and the options allow it."""
    if not options.cache or options.fix or options.diff:
        return None
    from qingwen.commands.lint_cache import LintCache

    return LintCache(options.cache_dir, options._replace(**_ELSEWHERE), lambda input_: _settings(input_, options, line))


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


def _in_parallel(
    inputs: Sequence[Input], options: Options, line: CommandLine, jobs: int
) -> Iterator[FileReport | None]:
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

    def __call__(self, inputs: Sequence[Input]) -> list[FileReport | None]:
        options = self.options
        return [_one(input_, _settings(input_, options, self.line), options) for input_ in inputs]


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
            raise ReadError(
                input_.path, "kind", "fixing makes Markdown of this page, so it is not done in the file; use clean -o"
            )
        if not options.fix and not options.diff:
            findings = lint(source.document, rules)
            return _identified(lint_report(source, findings, options), source, findings, options)
        fixed = fix(source.document, rules, unsafe=settings.unsafe)
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
    """The report of a source in which nothing is changed, with all that any output may want of it."""
    return file_report(source, findings, contexts=options.format == "text" or len(findings) <= MANY)


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
    from qingwen.files.undo import save_undo
    from qingwen.reporting.json_report import json_report
    from qingwen.reporting.remaining import remaining
    from qingwen.text.anchors import lost_addresses

    data = encode_as_source(source, apply(source.decoded.text, edits), edits)
    decoded = source.decoded
    report = file_report(source, fixed.findings, edits, Output.of(data, input_.path, decoded.encoding, decoded.bom))
    undo = ""
    if input_.file is None:
        write_stdout(data)
    else:
        if options.undo:
            undo = save_undo(json_report([report]), input_.path)
        write_bytes(input_.file, data)
    lost = lost_addresses(source.document.text, fixed.document.text) if source.document.kind == "markdown" else ()
    return report._replace(remaining=remaining(source, fixed, report, data), undo=undo, lost=lost)
