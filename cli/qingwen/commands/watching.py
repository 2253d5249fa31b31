"""`qingwen lint --watch`: lints, and again whenever something changes; only what is not as it was is read again."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingwen.commands.console import say, say_error
from qingwen.commands.lint import outputs_of, say_of
from qingwen.commands.lint_files import linted
from qingwen.commands.lint_options import Options
from qingwen.configuration.changes import State, forget, state
from qingwen.configuration.excluding import without_excluded
from qingwen.configuration.settings import CommandLine, place_of_baseline, settings_for, typed, with_project
from qingwen.errors import QingwenError, UsageError, placed
from qingwen.files.discovery import Input, discover
from qingwen.reporting.model import FileReport
from qingwen.reporting.tally import count
from qingwen.text.files_beside import there

POLLED = 500  # milliseconds between two looks at what no watcher sees: named files, configurations above the folders
CLEAR = "\x1b[2J\x1b[3J\x1b[H"
Stat = tuple[int, int, int]


class _Known(NamedTuple):
    """A report, and what the file looked like; None for a binary."""

    status: Stat
    report: FileReport | None

    def holds(self, one: Input, status: Stat) -> bool:
        if self.status != status or (self.report and self.report.error):
            return False
        folder = os.path.dirname(os.path.abspath(one.file or ""))
        seen = self.report.seen if self.report else None
        return all(there(folder, path) == what for path, what in (seen or {}).items())


def run(paths: Sequence[str], options: Options) -> int:
    """Lints until Ctrl-C; the exit code, 0. Raises UsageError for options that do not go with it."""
    line = typed(options)
    _check(paths, options)
    try:
        import watchfiles  # noqa: F401
    except ImportError as error:
        raise UsageError("--watch needs an extra: pip install 'qingwen[watch]'") from error
    settings_for(None, line)
    rounds = _Rounds(paths, options, line)
    try:
        rounds.lint()
        for _ in _changes(paths, line):
            rounds.lint()
    except KeyboardInterrupt:
        return 0
    return 0


def _check(paths: Sequence[str], options: Options) -> None:
    refused = {
        "--fix": options.fix, "--diff": options.diff, "--staged": options.staged, "--since": options.since,
        "--write-baseline": options.write_baseline, "--prune": options.prune, "--output-file": options.output_files,
        "--statistics": options.statistics, "--show-files": options.show_files, "-": "-" in paths,
        f"--format {options.format}": options.format != "text",
    }  # fmt: skip
    for name, given in refused.items():
        if given:
            raise UsageError(f"--watch shows findings as they come and go, so {name} does not go with it")


class _Rounds:
    """What is known of each file from one round to the next."""

    def __init__(self, paths: Sequence[str], options: Options, line: CommandLine) -> None:
        self.paths, self.options, self.line = paths, options, line
        self._known: dict[str, _Known] = {}
        self._states: dict[str, State] = {}
        self._shown: tuple[object, ...] | None = None
        self._clears = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def lint(self) -> None:
        """One round: lints what has changed, and shows the findings of all files if they are others now."""
        found = discover(self.paths)
        folders = {os.path.dirname(os.path.abspath(one.file or "")) for one in found.inputs} | {os.getcwd()}
        states = {folder: state(folder, self.line) for folder in folders}
        if not self._states or any(self._states.get(folder, now) != now for folder, now in states.items()):
            forget()
            self._known.clear()
            states = {folder: state(folder, self.line) for folder in folders}
        self._states |= states
        statuses: dict[str, Stat] = {}
        stale: list[Input] = []
        trouble: QingwenError | None = None
        try:
            options = with_project(self.options, self.line)
            found = without_excluded(found, self.line, options.exclude, force=options.force_exclude)
            statuses = {one.file or "": _stat(one.file or "") for one in found.inputs}
            stale = [
                one
                for one in found.inputs
                if not ((known := self._known.get(one.file or "")) and known.holds(one, statuses[one.file or ""]))
            ]
            for one, report in zip(stale, linted(stale, options, self.line, {}), strict=True):
                self._known[one.file or ""] = _Known(statuses[one.file or ""], report)
        except QingwenError as error:  # of a configuration, which is being written, as likely as not
            trouble = error
            forget()
            self._states.clear()
            self._known.clear()
        self._known = {file: self._known[file] for file in statuses if file in self._known}
        unread = [FileReport(error.path, error=error) for error in found.errors]
        reports = [*unread, *(one.report for one in self._known.values() if one.report)]
        shown = (str(trouble), *((one.path, tuple(one.findings), str(one.error)) for one in reports))
        if shown == self._shown:
            return
        changed = [one.path for one in stale] if self._shown is not None else []
        self._shown = shown
        self._show(reports, options if not trouble else self.options, trouble, changed)

    def _show(
        self, reports: list[FileReport], options: Options, trouble: QingwenError | None, changed: Sequence[str]
    ) -> None:
        if self._clears:
            sys.stdout.write(CLEAR)
            sys.stdout.flush()
        elif changed and not options.quiet:
            more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
            say(f"qingwen: linted again: {', '.join(changed[:3])}{more}")
        if trouble:
            say_error(trouble)
        else:
            self._report(reports, options)
        sys.stdout.flush()
        if not options.quiet:
            say(f"qingwen: watching {count(len(self._known), 'file')}; Ctrl-C ends it")

    def _report(self, reports: list[FileReport], options: Options) -> None:
        if options.baseline:
            from qingwen.commands.narrowing import against_baseline

            with placed(place_of_baseline(os.getcwd(), self.line)):
                reports = against_baseline(reports, options, self.paths, self.line)
        with outputs_of(self.paths, options) as outputs:
            for report in reports:
                say_of(report, options)
                outputs.add(report)
            outputs.end()


def _changes(paths: Sequence[str], line: CommandLine) -> Iterator[None]:
    """Whenever something may have changed: in the folders, at the named files, in the configurations above them."""
    from watchfiles import watch

    while True:
        folders = [path for path in paths if os.path.isdir(path)]
        around = [os.path.dirname(path) or "." for path in paths]
        watched = folders or [path for path in around if os.path.isdir(path)] or ["."]
        before = _polled(paths, line)
        unseen = True  # what changed before the watches stood
        try:
            for changes in watch(
                *dict.fromkeys(watched), watch_filter=_counts, recursive=bool(folders), step=50, rust_timeout=POLLED,
                yield_on_timeout=True, ignore_permission_denied=True,
            ):  # fmt: skip
                now = _polled(paths, line)
                if changes or unseen or now != before:
                    unseen = False
                    yield None
                if now != before:  # a folder that was made anew is watched anew
                    break
        except OSError as error:
            raise UsageError(
                f"--watch: {error.strerror or error}; with WATCHFILES_FORCE_POLLING=1 it needs no watches of the system"
            ) from error


def _counts(change: object, path: str) -> bool:
    """Whether a change is of something that may count; git writes all the time."""
    return f"{os.sep}.git{os.sep}" not in path and f"{os.sep}.qingwen{os.sep}" not in path


def _polled(paths: Sequence[str], line: CommandLine) -> object:
    folders = {os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)) for path in paths}
    return [_stat(path) for path in paths if not os.path.isdir(path)], [
        (folder, _stat(folder)[2] if os.path.isdir(folder) else 0, state(folder, line)) for folder in sorted(folders)
    ]


def _stat(file: str) -> Stat:
    """Change time, size and number of a file; zeros where there is none."""
    try:
        status = os.stat(file)
    except (OSError, ValueError):
        return 0, 0, 0
    return (
        (status.st_mtime_ns, status.st_size, status.st_ino) if stat.S_ISREG(status.st_mode) else (0, 0, status.st_ino)
    )
