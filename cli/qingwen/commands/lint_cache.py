"""What `lint` found before, for inputs that are as they were."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

from qingwen.caching.entries import from_line, to_line
from qingwen.caching.place import cache_folder
from qingwen.caching.run_key import run_key, settings_key
from qingwen.caching.store import Stat, Store
from qingwen.configuration.settings import Settings
from qingwen.errors import ReadError
from qingwen.files.discovery import Input, read_bytes
from qingwen.reporting.model import FileReport
from qingwen.text.declared_language import declared_language
from qingwen.text.files_beside import there
from qingwen.text.no_articles import is_named_otherwise
from qingwen.translation import language

MANY = 5000  # findings of one file beyond which its report is not kept: it would be no quicker to read than the file


class LintCache:
    """The reports of one run's inputs, looked for and kept.

    options: what a report depends on beside the settings of its file, and nothing else. known: a run with these options
    has been seen through before. found, asked: how many reports were there, of how many asked for.
    """

    def __init__(self, folder: str | None, options: object, settings_of: Callable[[Input], Settings]) -> None:
        self.store = Store(cache_folder(folder))
        self.run = run_key((options, language()))  # findings are kept as people read them
        self._settings_of = settings_of
        self._told: dict[int, tuple[Settings, bytes]] = {}  # by the settings' place: most files have the same ones
        self.known = self.store.known_run(self.run)
        self.found = self.asked = 0
        self._files: dict[str, tuple[bytes, Stat]] = {}  # as `open` takes it → key of the file, what it looked like
        self._new_files: list[tuple[bytes, Stat, bytes]] = []
        self._new_reports: list[tuple[bytes, str]] = []
        self._now = time.time_ns()

    def look(self, inputs: Sequence[Input]) -> list[FileReport | None]:
        """For each input its report, or None where there is none."""
        self.asked += len(inputs)
        here = os.getcwd()
        stats: dict[bytes, Stat] = {}
        for one in inputs:
            if one.file is not None and (status := Stat.of(one.file)):
                path = os.fsencode(os.path.normpath(os.path.join(here, one.file)))
                stats[path] = status
                self._files[one.file] = path, status
        if not self.known:
            return [None] * len(inputs)
        contents = self.store.contents(stats)
        keys = [self._key_of(one, contents) for one in inputs]
        lines = self.store.reports(list({key for key in keys if key}))
        reports = [self._report(one, lines.get(key)) if key else None for one, key in zip(inputs, keys, strict=True)]
        self.found += sum(report is not None for report in reports)
        return reports

    def _key_of(self, one: Input, contents: dict[bytes, bytes]) -> bytes | None:
        if one.file is None or one.file not in self._files:
            return None
        path, status = self._files[one.file]
        content = contents.get(path)
        if content is None:  # it looks like another file now; its text may be the same
            try:
                content = sha256(read_bytes(one.file, one.path)).digest()
            except ReadError:
                return None
            self._remember(path, status, content)
        return self._key(content, one)

    def _key(self, content: bytes, one: Input) -> bytes:
        """The key of a report. Of a path, only the suffix says how a text is read; the language that it names counts, and whether it is no article's."""
        path = one.path
        settings = self._settings_of(one)
        if id(settings) not in self._told:
            self._told[id(settings)] = settings, settings_key(settings)
        told = f"{os.path.splitext(path)[1].lower()}\0{declared_language(path, '')}\0{is_named_otherwise(path)}".encode(
            "utf-8", "surrogatepass"
        )
        return sha256(self.run + self._told[id(settings)][1] + content + told).digest()

    def _report(self, one: Input, line: str | None) -> FileReport | None:
        report = from_line(line, one.path) if line else None
        if report is None or not report.seen:
            return report
        folder = os.path.dirname(os.path.abspath(one.file or ""))
        return report if all(there(folder, path) == what for path, what in report.seen.items()) else None

    def keeping(self, inputs: Sequence[Input], new: Iterable[FileReport | None]) -> Iterator[FileReport | None]:
        """The new reports of some inputs as they come, each taken into the cache."""
        for one, report in zip(inputs, new, strict=True):
            self._keep(one, report)
            yield report

    def _keep(self, one: Input, report: FileReport | None) -> None:
        if report is None or report.error or not report.source or len(report.findings) > MANY:
            return
        if one.file is not None and one.file in self._files:
            path, status = self._files[one.file]
            content = bytes.fromhex(report.source.sha256)
            self._remember(path, status, content)
            self._new_reports.append((self._key(content, one), to_line(report)))

    def _remember(self, path: bytes, status: Stat, content: bytes) -> None:
        if not status.is_fresh(self._now):
            self._new_files.append((path, status, content))

    def write(self) -> None:
        """Puts what was taken into the store."""
        if self._new_files or self._new_reports or not self.known:
            self.store.add(self.run, self._new_files, self._new_reports)
        self._new_files, self._new_reports, self._files = [], [], {}
