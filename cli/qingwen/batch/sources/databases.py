"""Databases: a table, or what a query gives. They are only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from qingwen.batch.sources.base import SourceOptions, file_stamp
from qingwen.batch.sources.tables import TableSource
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_error, shown

_ROWS = 256  # fetched at once
_ORDERED = {"threads": 1}  # several give the rows of GROUP BY or DISTINCT in another order each time
_READS = "--query takes one statement that only reads: a SELECT"


class _DatabaseSource(TableSource):
    log: str  # what its log's name adds to its own

    @property
    def steady(self) -> bool:
        return not self._options.query

    def stamp(self) -> str:
        """Of what was written lately the file may know nothing yet: that stands in a log beside it."""
        stamp, log = super().stamp(), self.name + self.log
        with suppress(OSError):
            if os.path.getsize(log):
                return f"{stamp}-{file_stamp(log)}"
        return stamp


class SqliteSource(_DatabaseSource):
    log = "-wal"

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any]]]:
        from urllib.parse import quote

        try:
            base = sqlite3.connect(f"file:{quote(os.path.abspath(self.name))}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise ReadError(shown(self.name), "unreadable", f"it cannot be opened: {error}") from error
        try:
            base.set_authorizer(_allowed)
            base.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
            there = base.execute("SELECT type, name FROM sqlite_master ORDER BY name")
            named = [one for one in there if not one[1].startswith("sqlite_")]
            cursor = base.execute(self._options.query or _whole(self.name, named, self._options))
            if not cursor.description:
                raise ReadError(shown(self.name), "unreadable", _READS)
            names = [column[0] for column in cursor.description]
            for number, row in enumerate(islice(cursor, skip, None), skip):
                yield number, dict(zip(names, row, strict=True))
        except sqlite3.Error as error:
            is_change = any(word in str(error) for word in ("authoriz", "readonly"))
            why = _READS if is_change else f"the database says: {error}"
            raise ReadError(shown(self.name), "unreadable", why) from error
        finally:
            base.close()


def _allowed(action: int, *_: str | None) -> int:
    """Whether SQLite may do what a query asks for: a database that is opened for reading still makes files of others, by ATTACH and VACUUM INTO."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


class DuckdbSource(_DatabaseSource):
    log = ".wal"

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any]]]:
        try:
            import duckdb
        except ImportError:
            raise ReadError(shown(self.name), "unsupported", "it needs DuckDB: pip install 'qingwen[duckdb]'") from None
        try:
            with duckdb.connect(self.name, read_only=True, config=_ORDERED) as base:
                there = base.execute(
                    "SELECT 'table', table_name FROM duckdb_tables() WHERE NOT internal UNION ALL "
                    "SELECT 'view', view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
                )
                query = self._options.query or _whole(self.name, there.fetchall(), self._options)
                # COPY and EXPORT write files, whatever the database is opened for.
                if [one.type for one in base.extract_statements(query)] != [duckdb.StatementType.SELECT]:
                    raise ReadError(shown(self.name), "unreadable", _READS)
                cursor = base.execute(query)
                names = [column[0] for column in cursor.description or ()]
                number = 0
                while rows := cursor.fetchmany(_ROWS):
                    for row in rows:
                        if number >= skip:
                            yield number, dict(zip(names, row, strict=True))
                        number += 1
        except duckdb.Error as error:
            said = str(error).partition("\n")[0]
            raise ReadError(shown(self.name), "unreadable", f"the database says: {said}") from error


def database(path: str) -> type[TableSource]:
    """The kind of database that a file is: `.db` is the suffix of both."""
    if "://" in path:
        raise UsageError(f"{path}: a database must lie on this machine; copy it here first")
    try:
        with open(path, "rb") as file:
            return DuckdbSource if file.read(12)[8:] == b"DUCK" else SqliteSource
    except FileNotFoundError:  # gone since the run began: nothing is read of it
        return SqliteSource
    except OSError as error:
        raise read_error(shown(path), error, path) from error


def _whole(name: str, named: Sequence[tuple[str, str]], options: SourceOptions) -> str:
    """The query for all rows of the table or view that was named, or of the only one: of the views where there is no table.

    named: (what it is, its name) of all that the database has.
    """
    tables, views = ([one for kind, one in named if kind == wanted] for wanted in ("table", "view"))
    readable = tables or views
    table = options.table or (readable[0] if len(readable) == 1 else None)
    if not readable:
        raise ReadError(shown(name), "unsupported", "it has no table")
    if table not in tables + views:
        wanted = f"no table '{table}'" if table else "more than one table"
        why = f"it has {wanted} ({', '.join(tables + views)}); name one with --table, or give a --query"
        raise ReadError(shown(name), "unsupported", why)
    return 'SELECT * FROM "' + str(table).replace('"', '""') + '"'
