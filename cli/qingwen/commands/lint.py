"""`qingwen lint`."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from qingwen.commands.console import USAGE_OR_IO, say, say_error
from qingwen.commands.reports import Reports
from qingwen.editing import Edit
from qingwen.errors import QingwenError, ReadError
from qingwen.files.discovery import Discovery, Input, discover, read_bytes
from qingwen.fixing import Fixed, fix
from qingwen.linting import lint, select, with_profile, with_terms_of, with_typography
from qingwen.reading.source import From, Source, read_source
from qingwen.reporting.model import FileReport, Output, file_report
from qingwen.rules.base import SEVERITIES, Finding, Rule, Severity
from qingwen.source_edits import encode_as_source, with_own_newlines

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


def run(paths: Sequence[str], options: Options) -> int:
    """Lints the inputs; the exit code."""
    start = time.perf_counter()
    cache = _cache(options)
    if not (cache and cache.known):
        _rules(options)  # a wrong selector or profile is said before any work
    code, fixed = 0, dict[str, Counter[tuple[str, str]]]()
    with _reports(paths, options) as outputs:
        found = outputs.without_outputs(discover(paths))
        unread = (FileReport(error.path, error=error) for error in found.errors)
        for report in chain(unread, _all(found, options, cache)):
            _say(report, options)
            outputs.add(report)
            code = max(code, exit_code([report], options.fail_on))
            if options.show_fixes and any(one.applied for one in report.findings):
                done = (one.finding for one in report.findings if one.applied)
                fixed[report.path] = Counter((one.code, one.name) for one in done)
        outputs.end()
    if options.show_fixes and options.fix and not options.diff and not options.quiet:
        from qingwen.reporting.statistics import fixed_text

        stream = sys.stdout if options.format == "text" and "-" not in paths else sys.stderr
        stream.write("\n".join(["", *fixed_text(fixed), ""]))
    if found.skipped and not options.quiet:
        kinds = ", ".join(f"{number} {reason}" for reason, number in sorted(found.skipped.items()))
        say(f"qingwen: note: skipped in folders: {kinds}")
    if cache and cache.store.trouble and not options.quiet:
        say(f"qingwen: note: {cache.store.trouble}")
    if options.verbose:
        known = f", {cache.found} as before by {cache.store.path}" if cache else ", no cache"
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


def _all(found: Discovery, options: Options, cache: LintCache | None) -> Iterator[FileReport]:
    """The reports in the order of the inputs, those of unchanged files from the cache; binaries met are counted as skipped."""
    inputs = found.inputs
    for begin in range(0, len(inputs), WINDOW):
        window = inputs[begin : begin + WINDOW]
        known = cache.look(window) if cache else [None] * len(window)
        missing = [input_ for input_, report in zip(window, known, strict=True) if report is None]
        new = _linted(missing, options)
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


def _linted(inputs: Sequence[Input], options: Options) -> Iterator[FileReport | None]:
    """The reports in the order of the inputs, from one process or several."""
    jobs = (
        options.jobs or len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else options.jobs or os.cpu_count() or 1
    )
    in_order = options.diff or any(input_.file is None for input_ in inputs)  # what is printed has an order
    if jobs > 1 and not in_order and len(inputs) > 1 and _size(inputs) >= PARALLEL_FROM:
        yield from _in_parallel(inputs, options, jobs)
        return
    if inputs:
        rules = _rules(options)
        for input_ in inputs:
            yield _one(input_, rules, options)


def _cache(options: Options) -> LintCache | None:
    """The cache, where nothing is changed and the options allow it."""
    if not options.cache or options.fix or options.diff:
        return None
    from qingwen.commands.lint_cache import LintCache

    try:
        files = [b"" if path is None else read_bytes(path, path) for path in (options.profile, options.terms)]
    except ReadError:
        return None  # which is said when the file is loaded
    return LintCache(options.cache_dir, options._replace(**_ELSEWHERE), *files)


def _rules(options: Options) -> tuple[Rule, ...]:
    rules = with_profile(select(options.select, options.ignore, options.extend), options.profile)
    return with_terms_of(with_typography(rules, options.typography_style), options.terms)


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


def _in_parallel(inputs: Sequence[Input], options: Options, jobs: int) -> Iterator[FileReport | None]:
    import multiprocessing

    _warm_up()
    gc.freeze()  # or each process would copy the pages that a collection touches
    chunks = [inputs[i : i + CHUNK] for i in range(0, len(inputs), CHUNK)]
    method = "fork" if sys.platform == "linux" else None
    with multiprocessing.get_context(method).Pool(jobs, initializer=_leave_ctrl_c_to_the_parent) as pool:
        for reports in pool.imap(_Chunk(options), chunks):
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

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, inputs: Sequence[Input]) -> list[FileReport | None]:
        options = self.options
        rules = _rules(options)
        return [_one(input_, rules, options) for input_ in inputs]


def _one(input_: Input, rules: Sequence[Rule], options: Options) -> FileReport | None:
    """Lints one input, and fixes it where asked to; None for a binary met while walking."""
    try:
        data = read_bytes(input_.file, input_.path)
        source = read_source(
            input_.path,
            data,
            kind=options.kind,
            encoding=options.encoding,
            name=options.stdin_filename or "" if input_.file is None else "",
            file=input_.file,
            language=options.language,
        )
        if options.fix and source.rendered:
            raise ReadError(
                input_.path, "kind", "fixing makes Markdown of this page, so it is not done in the file; use clean -o"
            )
        if not options.fix and not options.diff:
            return lint_report(source, lint(source.document, rules), options)
        fixed = fix(source.document, rules, unsafe=options.unsafe)
        edits = with_own_newlines(source, fixed.edits)
        if options.diff:
            from qingwen.commands.writing import print_diff

            print_diff(source, fixed.edits)
            return file_report(source, fixed.findings)
        if not edits:
            return file_report(source, fixed.findings)
        return _write(input_, source, fixed, edits, options)
    except ReadError as error:
        if error.code == "binary" and not input_.named:
            return None
        return FileReport(input_.path, error=error)
    except QingwenError as error:
        return FileReport(input_.path, error=ReadError(input_.path, "unwritable", str(error)))


def lint_report(source: Source, findings: Sequence[Finding], options: Options) -> FileReport:
    """The report of a source in which nothing is changed, with all that any output may want of it."""
    return file_report(source, findings, contexts=options.format == "text" or len(findings) <= MANY)


def _write(input_: Input, source: Source, fixed: Fixed, edits: Sequence[Edit], options: Options) -> FileReport:
    from qingwen.commands.console import write_stdout
    from qingwen.editing import apply
    from qingwen.files.atomic import write_bytes
    from qingwen.files.undo import save_undo
    from qingwen.reporting.json_report import json_report
    from qingwen.reporting.remaining import remaining

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
    return report._replace(remaining=remaining(source, fixed, report, data), undo=undo)
