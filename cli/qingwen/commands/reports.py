"""The outputs of one run: standard output in one format, files in others, all of them from the same reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import TracebackType

from qingwen.commands.console import columns, in_colour
from qingwen.errors import UsageError
from qingwen.files.atomic import PendingFile
from qingwen.files.discovery import Discovery
from qingwen.reporting.formats import format_and_path, writer
from qingwen.reporting.model import FileReport
from qingwen.reporting.writer import Look, Writer
from qingwen.rules.base import Severity
from qingwen.translation import one_language

# Where CI says the root of the repository is: what reads these formats looks for files from there.
_ROOTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}


class Reports:
    """`add` for each file in order, `end` when all is known; as a context, what was not ended leaves no file behind.

    Raises UsageError and, before any work, WriteError for a file that cannot be written.
    """

    def __init__(
        self,
        format: str,
        files: Sequence[str] = (),
        *,
        fail_on: Severity = "warning",
        statistics: bool = False,
        silent: bool = False,
        aside: bool = False,
    ) -> None:
        """silent: nothing on standard output. aside: on standard error instead, for something else is written there."""
        if statistics and format not in ("text", "json"):
            raise UsageError("--statistics goes with --format text or json")
        named = [format_and_path(value) for value in files]
        paths = [os.path.realpath(path) for _, path in named]
        if len(set(paths)) < len(paths):
            raise UsageError(f"--output-file: two outputs in one file: {max(paths, key=paths.count)}")
        self.paths = frozenset(paths)
        self._files: list[PendingFile] = []
        self._writers: list[Writer] = []
        self._closed: BrokenPipeError | None = None
        try:
            for _, path in named:
                self._files.append(PendingFile(path))
            for (name, _), file in zip(named, self._files, strict=True):
                self._writers.append(writer(name, file.write, Look(fail_on=fail_on, prefix=_prefix(name))))
        except BaseException:
            self.discard()
            raise
        if silent:
            return
        self._stream = stream = sys.stderr if aside else sys.stdout
        look = Look(in_colour(stream), columns(stream), fail_on, False, _prefix(format))
        if statistics:
            from qingwen.reporting.statistics import JsonStatisticsWriter, StatisticsWriter

            made = JsonStatisticsWriter if format == "json" else StatisticsWriter
            self._writers.append(made(self._write, look))
        else:
            self._writers.append(writer(format, self._write, look))

    def without_outputs(self, found: Discovery) -> Discovery:
        """The inputs without the run's own reports; one that was named is refused."""
        if not self.paths:
            return found
        kept = []
        for one in found.inputs:
            if one.file is None or os.path.realpath(one.file) not in self.paths:
                kept.append(one)
            elif one.named:
                raise UsageError(f"--output-file {one.path} is an input of this run; name another file")
        return found._replace(inputs=kept)

    def _write(self, text: str) -> None:
        """Writes to the stream; where its reader has gone, the files are written all the same, and then it is said."""
        try:
            if not self._closed:
                self._stream.write(text)
        except BrokenPipeError as error:
            if not self._files:
                raise
            self._closed = error

    def add(self, report: FileReport) -> None:
        with one_language():
            for one in self._writers:
                one.add(report)

    def end(self) -> None:
        for one in self._writers:
            one.end()
        for file in self._files:
            file.commit()
        if self._closed:
            raise self._closed

    def discard(self) -> None:
        for file in self._files:
            file.discard()

    def __enter__(self) -> Reports:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.discard()


def _prefix(format: str) -> str:
    """What leads from the root of a CI job's repository to the working directory, with a `/` at its end, or ``."""
    root = os.environ.get(_ROOTS.get(format, ""), "")
    if not root:
        return ""
    below = os.path.relpath(os.path.realpath(os.getcwd()), os.path.realpath(root)).replace(os.sep, "/")
    return "" if below == "." or below.startswith("..") else below + "/"
