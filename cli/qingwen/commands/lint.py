"""`qingwen lint`."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from qingwen.commands.console import USAGE_OR_IO, called, say, say_error, say_nothing, say_skipped
from qingwen.commands.lint_files import linted, settings_of
from qingwen.commands.lint_options import Options
from qingwen.commands.reports import Reports
from qingwen.configuration.excluding import without_excluded
from qingwen.configuration.settings import (
    CommandLine,
    check_settings,
    place_of_baseline,
    settings_for,
    typed,
    with_project,
)
from qingwen.errors import UsageError, placed
from qingwen.files.discovery import Discovery, discover
from qingwen.reporting.model import FileReport
from qingwen.reporting.tally import count
from qingwen.reporting.terminal import visible
from qingwen.rules.base import SEVERITIES, Severity
from qingwen.translation import put, translated

if TYPE_CHECKING:
    from qingwen.commands.lint_cache import LintCache

WINDOW = 20_000  # files whose reports are looked for in the cache at a time; it bounds the memory that they take
# The options that no file's report depends on, as all runs with the same reports have them.
_ELSEWHERE: dict[str, Any] = {
    "format": "", "fail_on": "info", "stdin_filename": None, "jobs": 0, "undo": True, "quiet": False, "output_files": (),
    "statistics": False, "show_fixes": False, "exit_zero": False, "verbose": False, "cache": True, "cache_dir": None,
    "config": None, "isolated": False, "watch": False, "exclude": (), "force_exclude": False, "show_files": False, "given": frozenset(),
}  # fmt: skip


def run(paths: Sequence[str], options: Options) -> int:
    """Lints the inputs; the exit code."""
    start = time.perf_counter()
    line = typed(options)
    options = with_project(options, line)
    if options.show_files:
        options = options._replace(format="text", output_files=())  # a list of files is no report
    if options.diff and options.format != "text":
        raise UsageError(f"--diff is text, so it does not go with --format {options.format}")
    narrowing = options.baseline or options.write_baseline or options.prune or options.since or options.staged
    cache = None if narrowing else _cache(options, line)
    if options.stdin_filename and "-" not in paths:
        raise UsageError("--stdin-filename goes with standard input, -")
    rules = settings_for(None, line).chosen  # a wrong selector or profile is said before any work
    if options.select and not any(rule.kinds for rule in rules or ()) and not options.quiet:
        say("qingwen: note: none of the rules selected is one of lint's; QW4 is compare's, and assets looks at images")
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
    with outputs_of(paths, options) as outputs:
        if options.since or options.staged:
            found, changed, contents = changed_inputs(paths, options)
        else:
            found = discover(paths)
        there = outputs.without_outputs(found)
        found = without_excluded(there, line, options.exclude, force=options.force_exclude)
        if options.show_files:
            return _show(found)
        # … and so is a broken configuration of a folder
        check_settings((input_.file or options.stdin_filename for input_ in found.inputs), line)
        unread = (FileReport(error.path, error=error) for error in found.errors)
        reports: Iterable[FileReport] = _all(found, options, line, contents, cache)
        if options.baseline or options.write_baseline:
            reports = against_baseline(reports, options, paths, line)
        if changed is not None:
            reports = (only_changed(report, changed) for report in reports)
        for report in chain(unread, reports):
            say_of(report, options)
            outputs.add(report)
            lost += report.lost
            code = max(code, exit_code([report], options.fail_on))
            if options.show_fixes and any(one.applied for one in report.findings):
                done = (one.finding for one in report.findings if one.applied)
                fixed[report.path] = Counter((one.code, one.name) for one in done)
        outputs.end()
    listed = options.format == "text" and not options.statistics  # each of them, where it stood
    if options.show_fixes and options.fix and not (listed or options.diff or options.quiet):
        from qingwen.reporting.statistics import fixed_text

        stream = sys.stdout if options.format == "text" and "-" not in paths else sys.stderr
        stream.write("\n".join(["", *fixed_text(fixed), ""]))
    if not options.quiet:
        if lost:
            named = ", ".join(f"#{address}" for address in lost[:3]) + (" …" if len(lost) > 3 else "")
            say(f"qingwen: note: headings changed: {len(lost)}; mend links from other files to them: {named}")
        if not (found.inputs or found.errors or changed is not None):
            say_nothing(paths, excluded=bool(there.inputs))
        say_skipped(found.skipped)
    if cache and cache.store.trouble and not options.quiet:
        say(f"qingwen: note: {cache.store.trouble}")
    if options.verbose:
        known = put(", {} as before by {}", cache.found, cache.store.path) if cache else translated(", no cache")
        say(f"qingwen: {count(len(found.inputs), 'file')}{known}; {time.perf_counter() - start:.2f} s")
    return 0 if options.exit_zero and code == 1 else code


def _show(found: Discovery) -> int:
    """Prints what would be read, a path a line; the exit code."""
    for error in found.errors:
        say_error(error)
    sys.stdout.writelines(f"{visible(one.path)}\n" for one in found.inputs)
    say_skipped(found.skipped)
    return USAGE_OR_IO if found.errors else 0


def say_of(report: FileReport, options: Options) -> None:
    """On standard error, what concerns the reading and writing of one file."""
    if report.error:
        say_error(report.error)
    if not options.quiet:
        for note in report.notes:
            if note.endswith("--assets"):  # an option of `clean`, which alone writes pictures
                continue
            say(f"qingwen: note: {called(report.path)}: {note}")
    if report.undo:
        say(f"qingwen: undo report: {report.undo}")


def outputs_of(paths: Sequence[str], options: Options) -> Reports:
    return Reports(
        options.format,
        options.output_files,
        fail_on=options.fail_on,
        statistics=options.statistics,
        # the findings that go into a baseline are told by their number
        silent=(options.quiet or options.diff or options.write_baseline) and options.format == "text",
        aside=options.fix and not options.diff and "-" in paths,  # standard output is for the fixed text
    )


def exit_code(reports: Iterable[FileReport], fail_on: Severity) -> int:
    """2 where a file could not be read or written, 1 where a finding at or above `fail_on` remains, else 0."""
    code = 0
    grave = SEVERITIES[SEVERITIES.index(fail_on) :]
    for report in reports:
        if report.error:
            return USAGE_OR_IO
        if any(one.finding.severity in grave and not one.done for one in report.findings):
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
        new = linted(missing, options, line, contents)
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


def _cache(options: Options, line: CommandLine) -> LintCache | None:
    """The cache, where nothing is changed and the options allow it."""
    if not options.cache or options.fix or options.diff:
        return None
    from qingwen.commands.lint_cache import LintCache

    return LintCache(
        options.cache_dir, options._replace(**_ELSEWHERE), lambda input_: settings_of(input_, options, line)
    )
