"""What of a repository `lint` speaks of: lines that changed in git, findings that no baseline knows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

from qingwen.baseline import DEFAULT, Entries, joined, load_baseline, match, without, write_baseline
from qingwen.commands.console import say
from qingwen.configuration.settings import CommandLine, settings_for
from qingwen.errors import ReadError, UsageError, placed
from qingwen.files.discovery import TEXT_SUFFIXES, Discovery, Input, discover, shown
from qingwen.files.git import Changed, changed_since, contents, staged
from qingwen.files.ignoring import root_of
from qingwen.reporting.model import FileReport, Located
from qingwen.reporting.tally import count

Lines = dict[str, list[tuple[int, int]] | None]  # by shown path: ranges of changed lines; None: all


def check_modes(options: Any) -> None:
    """Refuses options that do not go together."""
    if options.staged and options.since:
        raise UsageError("--staged and --since exclude each other")
    if options.staged and (options.fix or options.diff):
        raise UsageError(
            "--staged looks at what is staged, which may differ from the files, so --fix and --diff do not go with it"
        )
    if options.write_baseline and (options.fix or options.diff or options.since or options.staged or options.prune):
        raise UsageError("--write-baseline goes without --fix, --diff, --since, --staged and --prune")
    if options.prune and not options.baseline:
        raise UsageError("--prune needs --baseline FILE, or baseline in the configuration")
    if options.prune and (options.since or options.staged):
        raise UsageError("--prune looks at whole files, so --since and --staged do not go with it")


def changed_inputs(paths: Sequence[str], options: Any) -> tuple[Discovery, Lines, dict[str, bytes]]:
    """The changed files that the paths name or hold; the lines that did, by shown path; and staged contents by file."""
    option = "--staged" if options.staged else f"--since {options.since}"
    found, lines, data = Discovery([], [], {}), Lines(), dict[str, bytes]()
    for folder, inside in _repositories(paths, option).items():
        with placed(shown(folder) if folder else None):
            changed = staged(folder) if options.staged else changed_since(options.since, folder)
        inputs = _inputs(inside, changed, option, found.errors)
        if options.staged:
            objects = contents([changed.blobs[real] for real, _ in inputs if real in changed.blobs], folder)
            data |= {one.file or "": objects[changed.blobs[real]] for real, one in inputs if real in changed.blobs}
        else:
            inputs = [(real, one) for real, one in inputs if os.path.isfile(real) and not os.path.islink(real)]
        for real, one in inputs:  # bytes that are no UTF-8 may give two files one name
            ranges, others = changed.lines[real], lines.get(one.path, [])
            lines[one.path] = None if ranges is None or others is None else others + ranges
        found.inputs.extend(one for _, one in inputs)
    found.inputs.sort(key=lambda one: one.path)
    return found, lines, data


def _repositories(paths: Sequence[str], option: str) -> dict[str, list[str]]:
    """The paths by the repository that each lies in: its root, or `` for that of the working directory. Raises UsageError."""
    here = root_of(os.path.realpath(os.getcwd()))
    found: dict[str, list[str]] = {}
    for path in sorted(set(paths)):
        if path == "-":
            raise UsageError(f"{option}: git knows nothing of standard input; name the file")
        root = root_of(os.path.realpath(path))
        found.setdefault("" if root == here else root, []).append(path)
    return found


def _inputs(paths: Sequence[str], changed: Changed, option: str, errors: list[ReadError]) -> list[tuple[str, Input]]:
    """The changed files that paths in one repository name or hold, with their real paths; what is missing goes to `errors`."""
    found: dict[str, Input] = {}
    for path in paths:
        real = os.path.realpath(path)
        if not any(f"{one}{os.sep}".startswith(f"{changed.top}{os.sep}") for one in (real, os.path.abspath(path))):
            raise UsageError(f"{option}: {shown(path)} is in no git repository")
        if os.path.isdir(path):
            base = real.rstrip(os.sep) + os.sep
            for file in changed.lines:
                below = file.removeprefix(base)
                if (
                    file.startswith(base)
                    and os.path.splitext(file)[1].lower() in TEXT_SUFFIXES
                    and not any(part.startswith(".") for part in below.split(os.sep))
                ):
                    name = os.path.join(path, below)
                    found.setdefault(file, Input(shown(name), name, False, below.replace(os.sep, "/")))
        elif real in changed.lines:
            found[real] = Input(shown(path), path, True, "")
        elif real not in changed.blobs:  # staged under another name alone, it may be gone by now
            errors += discover([path]).errors  # it is missing, or has not changed
    return sorted(found.items(), key=lambda one: one[1].path)


def only_changed(report: FileReport, changed: Lines) -> FileReport:
    """The report with the findings on changed lines only."""
    ranges = changed.get(report.path, [])
    if ranges is None:
        return report

    def stays(one: Located) -> bool:
        first, last = one.place.line, max(one.place.line, one.place.end_line - (one.place.end_column == 1))
        if report.kind not in (
            None,
            "text",
            "markdown",
        ):  # rendered: only where its place in the page is known can it be told
            first = last = one.source_line or 0
        return not first or any(a <= last and first <= b for a, b in ranges)

    return report._replace(findings=[one for one in report.findings if stays(one)])


def against_baseline(
    reports: Iterable[FileReport], options: Any, paths: Sequence[str], line: CommandLine
) -> list[FileReport]:
    """The reports without the findings that the baseline knows; or, to write one, without any.

    Entries that this run did not look for (of rules that did not run, of files outside of the paths) are left alone.
    """
    reports = list(reports)
    path = options.baseline or DEFAULT
    folder = os.path.dirname(os.path.abspath(path))
    whole = (
        () if options.since or options.staged else tuple(os.path.realpath(one) for one in paths if os.path.isdir(one))
    )

    def name(report: FileReport) -> str:
        return os.path.relpath(os.path.abspath(report.path), folder).replace(os.sep, "/")

    def looked_for(entries: Entries) -> Entries:
        """Those that this run would have found, in files that it read, or that would lie where it looked."""
        found = {}
        for one, known in entries.items():
            file = os.path.join(folder, one)
            if one in looked_at or (not os.path.exists(file) and _below(os.path.realpath(file), whole)):
                codes = {rule.code for rule in settings_for(file, line).rules}
                found[one] = [entry for entry in known if entry.code in codes]
        return found

    found = [(name(one), one.identities) for one in reports if not one.error]
    looked_at = {one for one, _ in found}
    if options.write_baseline:
        entries: Entries = load_baseline(path) if os.path.exists(path) else {}
        write_baseline(path, joined(without(entries, looked_for(entries)), dict(found)))
        written = count(sum(len(one) for _, one in found), "finding")
        say(f"qingwen: {written} written to {shown(path)}; lint with --baseline {shown(path)}")
        return [one._replace(findings=[], identities=()) for one in reports]
    known = load_baseline(path)
    matched, left = match(known, found, folder)
    numbers = iter(matched)
    result = []
    for report in reports:
        if not report.error:
            done = next(numbers)
            report = report._replace(findings=[one for i, one in enumerate(report.findings) if i not in done])
        result.append(report)
    over = looked_for(left)
    gone = sum(map(len, over.values()))
    if options.prune:
        fresh = {
            one: [identities[i] for i in sorted(done)] for (one, identities), done in zip(found, matched, strict=True)
        }
        write_baseline(path, joined(without(left, over), fresh))
        say(f"qingwen: {count(gone, 'entry', 'entries')} pruned from {shown(path)}")
    elif not options.quiet and (gone or any(matched)):
        say(
            f"qingwen: note: in the baseline: {count(sum(map(len, matched)), 'finding')}"
            + (f"; no longer found: {count(gone, 'entry', 'entries')} (--prune)" if gone else "")
        )
    return result


def _below(file: str, folders: Iterable[str]) -> bool:
    return any(file.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)
