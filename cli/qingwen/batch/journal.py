"""What is done, what failed and why: one SQLite file, written in transactions, held by one process at a time."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from heapq import nlargest
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from qingwen.errors import UsageError, WriteError

NAME = "journal.sqlite"
MOST = 1 << 62  # more documents than there are
PARTS = "parts"  # the folder beside it of what grows with the run
_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL,
    first INTEGER NOT NULL, done INTEGER NOT NULL, chain TEXT NOT NULL, finished INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, error TEXT, fingerprint BLOB, near BLOB);
CREATE INDEX IF NOT EXISTS failures ON documents (number) WHERE error IS NOT NULL;
"""


# number, source, id, why it failed or None, fingerprint, signature for near-duplicates
Document = tuple[int, int, str, str | None, bytes | None, bytes | None]


# number, source, id
Known = tuple[int, int, str]


class Progress(NamedTuple):
    """How far a source has come. first: the number of its first document; chain: a sum over the items that are done, in hexadecimal."""

    number: int
    name: str
    stamp: str
    first: int
    done: int
    chain: str
    finished: bool


def remove_journal(folder: str) -> None:
    """Removes a folder's journal and growing files. Whatever else is there stays: `.qingwen` holds undo reports and caches too."""
    with suppress(FileNotFoundError):
        shutil.rmtree(os.path.join(folder, PARTS))
    for end in ("-journal", "-wal", "-shm", ""):  # the journal last: as long as it is there, so is the run
        with suppress(FileNotFoundError):
            os.remove(os.path.join(folder, NAME + end))
    with suppress(OSError):  # something else is in it
        os.rmdir(folder)


class BrokenJournal(UsageError):
    """What is called a journal is none, or no longer."""

    def __init__(self, path: str, error: sqlite3.Error) -> None:
        super().__init__(f"{path} is no journal ({error}); begin anew with --restart")


class Journal:
    """The journal of one run. Raises UsageError when another process has it, BrokenJournal when the file is no journal."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, NAME)
        is_new = not os.path.exists(self.path)
        try:
            os.makedirs(folder, exist_ok=True)
            self._base = sqlite3.connect(self.path, isolation_level=None, timeout=0.2)
            # The lock is the process's: it goes when the process goes, however that is.
            self._base.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("BEGIN EXCLUSIVE")
            self._base.execute("COMMIT")
            self._base.executescript(_SCHEMA)
        except OSError as error:
            raise WriteError(folder, f"the journal cannot be kept there: {error.strerror or error}") from error
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise UsageError(f"{folder}: another run is writing there; wait for it, or choose another -o") from None
            if is_new:  # a full disk, say: what was begun of it would be taken for a run
                with suppress(OSError):
                    remove_journal(folder)
            raise WriteError(self.path, f"the journal cannot be kept there: {error}") from error
        except sqlite3.DatabaseError as error:
            raise BrokenJournal(self.path, error) from None

    def close(self) -> None:
        self._base.close()

    def clear(self, facts: Mapping[str, Any]) -> None:
        """Makes it that of a run of which nothing is done but these facts are known. Raises WriteError."""
        with self._at_once():
            for table in ("facts", "sources", "parts", "documents"):
                self._base.execute(f"DELETE FROM {table}")
            for name, value in facts.items():
                self.set_fact(name, value)

    def fact(self, name: str) -> Any:
        """A fact about the run; None where there is none."""
        row = self._base.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def set_fact(self, name: str, value: Any) -> None:
        """Is part of a transaction where one is open."""
        self._run("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    def sources(self) -> list[Progress]:
        rows = self._base.execute("SELECT * FROM sources ORDER BY number").fetchall()
        return [
            Progress(number, name, stamp, first, done, chain, bool(end))
            for number, name, stamp, first, done, chain, end in rows
        ]

    def parts(self) -> dict[str, int]:
        """How long each output is, as far as it was committed."""
        return dict(self._base.execute("SELECT name, length FROM parts").fetchall())

    def commit(
        self,
        sources: Iterable[Progress],
        documents: Iterable[Document],
        parts: dict[str, int],
        facts: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        """Puts down what is done, all of it or nothing. Raises WriteError."""
        with self._at_once():
            self._put_down(sources, documents, parts, facts)

    def splice(
        self,
        source: Progress,
        taken: Mapping[int, Sequence[Document]],
        parts: dict[str, int],
        facts: Mapping[str, Any],
    ) -> None:
        """Puts documents of a source in the places of those with these numbers; those after them move. All of it or nothing. Raises WriteError."""
        more, numbers = 0, sorted(taken)
        with self._at_once():
            for number, following in zip(numbers, [*numbers[1:], MOST], strict=True):
                more += len(taken[number]) - 1
                self._base.execute("DELETE FROM documents WHERE number = ?", (number,))
                self._base.execute(
                    "UPDATE documents SET number = -(number + ?) WHERE number > ? AND number < ?",
                    (more, number, following),
                )
            self._base.execute("UPDATE documents SET number = -number WHERE number < 0")
            self._base.execute("UPDATE sources SET first = first + ? WHERE number > ?", (more, source.number))
            self._put_down([source], chain(*(taken[number] for number in numbers)), parts, facts)

    def _put_down(
        self,
        sources: Iterable[Progress],
        documents: Iterable[Document],
        parts: dict[str, int],
        facts: Mapping[str, Any],
    ) -> None:
        self._base.executemany("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?)", documents)
        self._base.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?)", sources)
        self._base.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", parts.items())
        for name, value in facts.items():
            self.set_fact(name, value)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """A transaction. Raises WriteError."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except sqlite3.Error as error:
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")
            if type(error) is sqlite3.DatabaseError:
                raise BrokenJournal(self.path, error) from None
            raise WriteError(self.path, f"the journal cannot be written: {error}") from error

    def counts(self) -> tuple[int, int]:
        """How many documents were done, and how many of them failed."""
        done = self._base.execute("SELECT count(*) FROM documents").fetchone()[0]
        failed = self._base.execute("SELECT count(*) FROM documents WHERE error IS NOT NULL").fetchone()[0]
        return done, failed

    def done_of(self, source: Progress) -> list[tuple[str, bool]]:
        """The id of each document of a source, and whether it failed."""
        query = "SELECT id, error IS NOT NULL FROM documents WHERE number >= ? AND number < ? ORDER BY number"
        rows = self._base.execute(query, (source.first, source.first + source.done))
        return [(identity, bool(failed)) for identity, failed in rows]

    def has_failed(self, number: int, name: str) -> bool:
        """Whether a document failed that has this number and this id."""
        query = "SELECT 1 FROM documents WHERE number = ? AND id = ? AND error IS NOT NULL"
        return self._base.execute(query, (number, name)).fetchone() is not None

    def failures(self) -> Iterator[tuple[Known, str]]:
        """What failed, and why, in order."""
        query = "SELECT number, source, id, error FROM documents WHERE error IS NOT NULL ORDER BY number"
        for number, source, name, why in self._base.execute(query):
            yield (number, source, name), why

    def duplicates(self, most: int = 100, named: int = 5) -> list[tuple[int, list[Known]]]:
        """How many documents have one text, and the first of them; the largest groups first."""
        groups = self._base.execute(
            "SELECT fingerprint, count(*) AS size, min(number) AS first FROM documents WHERE fingerprint IS NOT NULL "
            "GROUP BY fingerprint HAVING size > 1 ORDER BY size DESC, first LIMIT ?",
            (most,),
        ).fetchall()
        firsts: dict[bytes, list[Known]] = {key: [] for key, *_ in groups}
        marks = ",".join("?" * len(firsts))
        query = f"SELECT number, source, id, fingerprint FROM documents WHERE fingerprint IN ({marks}) ORDER BY number"
        for number, source, name, key in self._base.execute(query, [*firsts]):
            if len(firsts[key]) < named:
                firsts[key].append((number, source, name))
        return [(size, firsts[key]) for key, size, _ in groups]

    def near_duplicates(self, most: int = 100, named: int = 5) -> list[tuple[int, float, list[Known]]]:
        """How many different texts are nearly one, how similar at least, and the first of them; the largest first."""
        from qingwen.batch.near_duplicates import groups

        rows = self._base.execute(
            "SELECT min(number), near FROM documents WHERE near IS NOT NULL GROUP BY fingerprint ORDER BY 1"
        )
        largest = nlargest(most, groups(rows), key=lambda group: (len(group.numbers), -group.numbers[0]))
        return [
            (len(group.numbers), group.similarity, [self._known(number) for number in group.numbers[:named]])
            for group in largest
        ]

    def _known(self, number: int) -> Known:
        query = "SELECT number, source, id FROM documents WHERE number = ?"
        return self._base.execute(query, (number,)).fetchone()  # type: ignore[no-any-return]

    def _run(self, statement: str, values: Any = ()) -> None:
        try:
            self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise WriteError(self.path, f"the journal cannot be written: {error}") from error
