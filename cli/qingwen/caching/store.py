"""The cache on disk: SQLite, so that runs beside each other, and one that is killed, leave it whole.

`files` leads from a file as the file system tells it to the checksum of its content; `reports` from what a report depends on
to the report; `runs` knows the options and the program of the runs so far. Whatever cannot be read is as if it was not there.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

NAME = "lint-1.sqlite"  # the number changes with the tables
LARGEST = 256_000_000  # bytes; a report of a file of 11 kB takes some 500
AT_ONCE = 500  # parameters of a statement
DAY = 86_400
# A file that changed so shortly before it was looked at may change again without looking different (nanoseconds;
# FAT counts in two seconds).
FRESH = 2_000_000_000

_TABLES = """
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, size INT, mtime INT, ctime INT, inode INT, content BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reports (key BLOB PRIMARY KEY, used INT, report TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS runs (key BLOB PRIMARY KEY, used INT) WITHOUT ROWID;
"""


class Stat(NamedTuple):
    """What tells that a file is the one it was, without reading it."""

    size: int
    mtime: int
    ctime: int
    inode: int

    @classmethod
    def of(cls, file: str) -> Stat | None:
        """None where it cannot be told."""
        try:
            found = os.stat(file)
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):  # a pipe is read once
            return None
        inode = found.st_ino if found.st_ino < 1 << 63 else found.st_ino - (1 << 64)  # as SQLite counts
        return cls(found.st_size, found.st_mtime_ns, found.st_ctime_ns, inode)

    def is_fresh(self, now: int) -> bool:
        return max(self.mtime, self.ctime) > now - FRESH


class Store:
    """A cache in a folder, which is made, with a note to git to leave it alone.

    Nothing here raises: `trouble` is what there is to tell of why the cache does not serve, or ``.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.path = os.path.join(folder, NAME)
        self.trouble = ""
        self._broken = False

    def known_run(self, run: bytes) -> bool:
        """Whether a run with these options has ended before."""
        return bool(list(self._rows("SELECT key FROM runs WHERE key IN (%s)", [run])))

    def contents(self, stats: Mapping[bytes, Stat]) -> dict[bytes, bytes]:
        """Path → checksum, of the files that are as they were."""
        rows = self._rows("SELECT path, size, mtime, ctime, inode, content FROM files WHERE path IN (%s)", list(stats))
        return {row[0]: row[5] for row in rows if stats[row[0]] == tuple(row[1:5])}

    def reports(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """Key → report, of those that are there."""
        today = int(time.time()) // DAY
        rows = list(self._rows("SELECT key, report, used FROM reports WHERE key IN (%s)", keys))
        self._touch([key for key, _, used in rows if used != today], today)
        return {key: report for key, report, _ in rows}

    def add(self, run: bytes, files: Iterable[tuple[bytes, Stat, bytes]], reports: Iterable[tuple[bytes, str]]) -> None:
        """files: path, stat, checksum; reports: key, report."""
        today = int(time.time()) // DAY
        with _Opened(self, make=True) as opened:
            if opened.database is None:
                return
            with opened.database as writing:
                writing.executemany(
                    "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
                    ((path, *stat, content) for path, stat, content in files),
                )
                writing.executemany(
                    "INSERT OR REPLACE INTO reports VALUES (?, ?, ?)", ((key, today, report) for key, report in reports)
                )
                writing.execute("INSERT OR REPLACE INTO runs VALUES (?, ?)", (run, today))
            _shrink(opened.database)

    def _rows(self, query: str, keys: Sequence[bytes]) -> Iterator[tuple]:  # type: ignore[type-arg]
        if not keys or not os.path.exists(self.path):
            return
        with _Opened(self) as opened:
            if opened.database is None:
                return
            rest = iter(keys)
            while some := list(islice(rest, AT_ONCE)):
                yield from opened.database.execute(query % ",".join("?" * len(some)), some).fetchall()

    def _touch(self, keys: Sequence[bytes], today: int) -> None:
        if not keys:
            return
        with _Opened(self) as opened:
            if opened.database is not None:
                with opened.database as writing:
                    writing.executemany("UPDATE reports SET used = ? WHERE key = ?", ((today, key) for key in keys))

    def give_up(self, error: Exception) -> None:
        """Takes note of what went wrong; a file that is no cache makes room for one."""
        if "no such table" in str(error):  # another run is just making it
            return
        self._broken = True
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            for name in (self.path, f"{self.path}-wal", f"{self.path}-shm"):
                try:
                    os.unlink(name)
                except OSError:
                    continue
            self.trouble = f"the cache {self.path} was damaged, so it is begun anew"
        elif "locked" not in str(error):  # by another run, which is no trouble
            self.trouble = f"no cache in {self.folder}: {getattr(error, 'strerror', None) or error}"


class _Opened:
    """The database, open; None where it cannot be. Whatever fails inside, the store gives up and the run goes on."""

    def __init__(self, store: Store, make: bool = False) -> None:
        self.store, self.make = store, make
        self.database: sqlite3.Connection | None = None

    def __enter__(self) -> _Opened:
        store = self.store
        if store._broken:
            return self
        try:
            if self.make:
                _prepare(store.folder)
            self.database = sqlite3.connect(store.path, timeout=2.0)
            if self.make:
                self.database.execute("PRAGMA journal_mode = WAL")
                self.database.execute("PRAGMA synchronous = NORMAL")  # what the last runs added may be lost, no more
                self.database.executescript(_TABLES)
        except (sqlite3.Error, OSError) as error:
            self._close()
            store.give_up(error)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        self._close()
        if isinstance(error, (sqlite3.Error, OSError)):
            self.store.give_up(error)
            return True
        return False

    def _close(self) -> None:
        if self.database is not None:
            with suppress(sqlite3.Error):
                self.database.close()
            self.database = None


def _prepare(folder: str) -> None:
    """Makes the folder and tells git, and backup programs, that nothing in it is to be kept."""
    os.makedirs(folder, exist_ok=True)
    above = os.path.dirname(folder)
    ignore = os.path.join(above if os.path.basename(above) == ".qingwen" else folder, ".gitignore")
    for path, text in (
        (ignore, "*\n"),
        (os.path.join(folder, "CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n# A cache of qingwen.\n"),
    ):
        if not os.path.lexists(path):
            with open(path, "w", encoding="ascii", newline="\n") as file:
                file.write(text)


def _shrink(database: sqlite3.Connection) -> None:
    """Drops the older half of the reports when the cache has grown too large."""
    ((pages,),) = database.execute("PRAGMA page_count").fetchall()
    ((size,),) = database.execute("PRAGMA page_size").fetchall()
    if pages * size <= LARGEST:
        return
    with database as writing:
        writing.execute(
            "DELETE FROM reports WHERE key IN (SELECT key FROM reports ORDER BY used, key"
            " LIMIT (SELECT (COUNT(*) + 1) / 2 FROM reports))"
        )
        writing.execute("DELETE FROM files")
    database.execute("VACUUM")
