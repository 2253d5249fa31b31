"""`qingwen batch`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import isnan
from sqlite3 import DatabaseError
from types import FrameType
from typing import TYPE_CHECKING, NamedTuple

from qingwen.batch.journal import NAME, BrokenJournal, Journal
from qingwen.batch.mending import MendableRun
from qingwen.batch.naming import listed
from qingwen.batch.near_duplicates import check
from qingwen.batch.outputs import Layout, To, layout
from qingwen.batch.parquet import pyarrow_for
from qingwen.batch.sources import open_sources
from qingwen.batch.sources.base import MAX_DOCUMENT, FileSource, Source, SourceOptions
from qingwen.batch.task import Job
from qingwen.batch.unchanged import is_unread
from qingwen.commands.batch_places import check_places, without_outputs
from qingwen.commands.batch_runs import (
    as_begun,
    begun,
    check_same,
    given_up,
    gone_outputs,
    say_rows_left,
    taken_up,
)
from qingwen.commands.batch_settings import told_settings
from qingwen.commands.console import INTERRUPTED, USAGE_OR_IO, say, say_error, say_skipped
from qingwen.commands.learn import told
from qingwen.configuration.settings import CommandLine, config_for, settings_for, typed
from qingwen.cores import usable_cores
from qingwen.errors import QingwenError, UsageError, WriteError
from qingwen.text.decoding import CODECS, DecodeError, canonical_name
from qingwen.translation import translated

if TYPE_CHECKING:
    from qingwen.batch.engines.base import Engine
    from qingwen.cleaning import Images
    from qingwen.reading.source import From
    from qingwen.text.han.conversion import Target


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    out: str
    jobs: int = 0
    engine: str = "local"
    scheduler: str | None = None
    to: To | None = None
    resume: bool = False
    restart: bool = False
    retry_failed: bool = False
    max_failures: int | None = None
    text_field: str | None = None
    id_field: str | None = None
    table: str | None = None
    query: str | None = None
    max_document: int = MAX_DOCUMENT >> 20
    time_limit: float = 60.0
    memory_limit: int = 2048
    progress: float | None = None
    unsafe: bool = False
    images: Images = "keep"
    kind: From = "auto"
    encoding: str | None = None
    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend: Sequence[str] = ()
    profile: str | None = None
    terms: str | None = None
    typography_style: str | None = None
    near_duplicates: bool = False
    learn: str | None = None
    han: Target | None = None
    quiet: bool = False
    preview: bool = False
    config: str | None = None
    isolated: bool = False
    given: frozenset[str] = frozenset()


def run(names: Sequence[str], options: Options) -> int:
    """Cleans all documents of the sources; the exit code."""
    if options.scheduler and options.engine != "dask":
        raise UsageError("--scheduler goes with --engine dask")
    if options.resume and options.restart:
        raise UsageError("--resume and --restart exclude each other")
    if options.retry_failed and options.restart:
        raise UsageError("--retry-failed and --restart exclude each other")
    if options.table and options.query:
        raise UsageError("--table and --query exclude each other")
    for name, seconds in (("--time-limit", options.time_limit), ("--progress", options.progress)):
        if seconds is not None and isnan(seconds):
            raise UsageError(f"{name} takes a number of seconds, not '{seconds}'")
    if options.encoding:
        _codec(options.encoding)  # raises
    if options.near_duplicates:
        check()
    line = _line(options)
    settings_for(None, line)  # a wrong selector or profile is said before any work
    place = layout(options.out, options.to)
    names = without_outputs(names, place)
    journal = taken_up(place, restart=options.restart, goes_on=options.resume or options.retry_failed)
    is_new = journal is None
    try:
        names = as_begun(journal, names) if journal else names
        known = journal.fact("sources") or [] if journal else None
        sources = open_sources(names, _source_options(options, line), place.folder, known, place.holding())
        if options.table or options.query:
            _check_database(sources)
        check_places(sources, place, options.learn)
        if place.to == "parquet":
            pyarrow_for(place.out)  # raises, before the work rather than after it
        told = told_settings(
            line, _source_options(options, line), near=options.near_duplicates, learn=options.learn is not None
        )
        if not journal:
            journal = begun(place, sources, restart=options.restart, quiet=options.quiet)
            if not options.quiet:
                say_rows_left(place, sources, journal)
        check_same(journal, place, names, sources, told, options.max_document, retrying=options.retry_failed)
        return _run(sources, place, journal, options, line)
    except QingwenError as error:
        kept = journal and not (is_new and given_up(place, journal))
        if kept and isinstance(error, WriteError):
            raise WriteError(error.path, f"{error.message}; mend that, and go on with --resume") from error
        if is_new and journal and isinstance(error, WriteError):
            raise WriteError(error.path, f"{error.message}; nothing is done yet: mend that, and begin anew") from error
        raise
    except DatabaseError as error:
        raise BrokenJournal(os.path.join(place.journal, NAME), error) from None
    finally:
        if journal:
            journal.close()


def _run(sources: Sequence[Source], place: Layout, journal: Journal, options: Options, line: CommandLine) -> int:
    from qingwen.batch.progress import Watcher

    job = Job(
        line,
        configured=line.config is not None,
        # Workers of a cluster need not see the folder.
        folder=place.folder and os.path.abspath(place.folder),
        writes=options.engine == "local",
        texts=place.to != "folder",
        seconds=options.time_limit,
        megabytes=options.memory_limit,
        near=options.near_duplicates,
        learn=options.learn is not None,
    )
    interrupts = _Interrupts(quiet=options.quiet)
    done, failed = journal.counts()
    watcher = Watcher(quiet=options.quiet, every=options.progress, done=done, failed=failed)
    too_many = False

    def stopping() -> bool:
        return interrupts.stop or too_many

    batch = MendableRun(
        sources,
        place,
        journal,
        job,
        lambda: _engine(job, options, watcher.say_note),
        stopping,
        options.learn,
        retrying=options.retry_failed,
    )
    watcher.skipped = batch.skipped
    finished = False
    try:
        with interrupts, watcher:
            for one in batch.clean():
                watcher.add(one.documents, one.read, len(one.errors), batch.skipped, batch.share)
                watcher.say_errors(one.errors)
                too_many = options.max_failures is not None and watcher.failed > options.max_failures
            if batch.complete:
                watcher.publishing = True
                batch.publish()
                watcher.publishing = False
                for one in batch.take_up():
                    watcher.add(one.documents, one.read, len(one.errors), batch.skipped)
                    watcher.say_errors(one.errors)
                watcher.done, watcher.failed = journal.counts()
                if options.retry_failed:
                    for one in batch.retry():
                        watcher.add(0, one.read, len(one.errors) - one.documents, batch.skipped)
                        watcher.new += one.documents
                        watcher.say_errors(one.errors)
            finished = batch.complete
    except OSError as error:
        if error.filename is None:  # standard error, which nobody reads any longer
            raise
        raise WriteError(error.filename, f"it cannot be written: {error.strerror or error}") from error
    finally:
        batch.close(now=not finished and (interrupts.again or not stopping()))
    gone = gone_outputs(place, sources) if finished else []
    watcher.say_end(place, finished=finished, whole=not gone)
    if gone:
        say_error(f"no longer there, --restart makes it anew: {listed(gone)}")
    if finished and not options.quiet:
        archives = [isinstance(source, FileSource) for source in sources]
        say_skipped(batch.passed_over, archives=any(archives))
        if "archive" in batch.passed_over and not all(archives):
            say("qingwen: note: archives and tables inside of a folder are read when they are named as sources")
        if watcher.failed and options.resume and not options.retry_failed:
            say("qingwen: note: what failed stays so; --retry-failed tries it once more")
    if batch.learned and not options.quiet:
        say(told(batch.learned, options.learn or ""))
    if interrupts.stop and not finished:
        say("qingwen: interrupted; what was under way is done; the same command with --resume goes on")
        return INTERRUPTED
    if too_many and not finished:
        say_error(
            f"more documents failed than --max-failures {options.max_failures} allows; --resume with a higher one goes on"
        )
    if gone:
        return USAGE_OR_IO
    if watcher.failed:
        return USAGE_OR_IO if is_unread(sources, journal.failures()) else 1
    return 0


class _Interrupts:
    """Ctrl-C: the first lets what is under way be finished, the second ends the run at once."""

    stop = again = False

    def __init__(self, *, quiet: bool) -> None:
        notice = translated("qingwen: finishing what is under way; again to stop at once")
        line = "\r\x1b[K" if sys.stderr.isatty() else "\n"  # a terminal's line that moves goes on below
        self._notice = b"" if quiet else f"{line}{notice}\n".encode()

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._hear)
        self._term = signal.signal(signal.SIGTERM, self._hear)

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        signal.signal(signal.SIGTERM, self._term)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self.stop:
            self.again = True
            raise KeyboardInterrupt
        self.stop = True
        with suppress(OSError):  # no stream: the signal may have come while one was being written
            os.write(2, self._notice)


def _engine(job: Job, options: Options, say: Callable[[str], None]) -> Engine:
    from qingwen.batch.engines.local import LocalEngine

    if options.engine == "dask":
        from qingwen.batch.engines.dask import DaskEngine

        return DaskEngine(job, options.jobs or usable_cores(), options.scheduler, say)
    return LocalEngine(job, options.jobs or usable_cores())


def _check_database(sources: Sequence[Source]) -> None:
    from qingwen.batch.sources.databases import DuckdbSource, SqliteSource

    if not any(isinstance(one, SqliteSource | DuckdbSource) for one in sources):
        raise UsageError("--table and --query go with a database")


def _codec(name: str) -> str:
    """Python's name of an encoding that somebody named."""
    try:
        known = canonical_name(name)
        return CODECS.get(known, known)
    except DecodeError as error:
        raise UsageError(f"--encoding: {error}") from None


def _line(options: Options) -> CommandLine:
    """What holds for every document: one configuration, that of the working directory. What lies in an archive configures nothing."""
    line = typed(options)
    config = config_for(os.getcwd(), line)
    return line._replace(config=config.path if config else None, isolated=config is None)


def _source_options(options: Options, line: CommandLine) -> SourceOptions:
    named = settings_for(None, line).encoding
    return SourceOptions(
        options.text_field, options.id_field, options.table, options.query, options.max_document << 20,
        _codec(named) if named else None,
    )  # fmt: skip


__all__ = ["USAGE_OR_IO", "Options", "run", "sys"]
