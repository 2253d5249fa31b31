"""Where documents come from: one file a kind of source."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from glob import glob, has_magic

from qingwen.batch.sources.base import Source, SourceOptions
from qingwen.batch.sources.file_names import CONTAINERS, plain_name, rows_name
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import missing


def open_sources(
    names: Sequence[str],
    options: SourceOptions,
    leave_out: str | None = None,
    known: Sequence[str] | None = None,
    own: Callable[[str], bool] = lambda _: False,
) -> list[Source]:
    """The sources that paths, globs and URLs name, each once, in the order of the names.

    leave_out: a folder that is not walked (for outputs). known: the names of the sources when the run began that is taken
    up, of folders with `/` at their end; what has gone since is among the sources. None: a run begins. own: whether a path is
    an output of the run, which no pattern names.
    Raises ReadError when nothing is there of all that is named then, or for a pattern; UsageError for what cannot be read.
    """
    from qingwen.batch.sources.folder import FilesSource, FolderSource

    paths: list[str] = []
    for name in names:
        if name == "-":
            raise UsageError("batch does not read standard input; name a file, or clean one text: qingwen clean -")
        if "://" in name:
            paths += _urls(name, known or ()) if has_magic(name) else [name]
            continue
        is_pattern = has_magic(name) and not os.path.lexists(name)
        fitting = [name]
        if is_pattern:
            fitting = sorted(one for one in {*glob(name, recursive=True), *_gone(name, known or ())} if not own(one))
        if not fitting:
            raise _fits_nothing(name)
        paths += fitting
    paths = list({_whole(path): path for path in reversed(paths)}.values())[::-1]
    if known is None and not any("://" in path or os.path.exists(path) for path in paths):
        raise missing(paths[0])
    sources: list[Source] = []
    files: list[str] = []
    for path in paths:
        remote = "://" in path
        if remote and (source := _container(path, options)):
            if known is None and len(paths) == 1:
                source.stamp()  # raises
            sources.append(source)
        elif remote:
            from qingwen.batch.sources.remote import RemoteSource
            from qingwen.batch.sources.store import is_folder, url_stamp

            many = is_folder(path)
            if known is None and len(paths) == 1 and not many:
                url_stamp(path)  # raises
            sources.append(
                RemoteSource(path, options, path.rstrip("/").rpartition("/")[2] if many and len(paths) > 1 else "")
            )
        elif os.path.isdir(path) or os.path.join(path, "") in (known or ()) or _is_gone_folder(path):
            target = os.path.basename(os.path.realpath(path)) if len(paths) > 1 else ""
            sources.append(FolderSource(path, options, target, leave_out))
        elif source := _container(path, options):
            sources.append(source)
        else:
            files.append(path)
    if files:
        sources.insert(0, FilesSource(files, options))
    return sources


def _urls(pattern: str, known: Sequence[str]) -> list[str]:
    """The sources that a pattern in a store names, and named once. Raises ReadError where there are none."""
    from qingwen.batch.sources.remote import sources_of

    once = [name for name in known if name == pattern or ("://" in name and _fits(name, pattern))]
    if not (found := {*sources_of(pattern), *once}):
        raise _fits_nothing(pattern)
    return sorted(found, key=lambda name: (name != pattern, name))


def _fits_nothing(pattern: str) -> ReadError:
    return ReadError(pattern, "missing", "no file or folder fits this pattern")


def _gone(pattern: str, known: Sequence[str]) -> list[str]:
    """The sources that a pattern named once, and that are gone."""
    from qingwen.batch.sources.folder import names_several

    plain = [name.rstrip("/" + os.sep) for name in known if "://" not in name and not names_several(name)]
    return [name for name in plain if _fits(name, pattern) and not os.path.lexists(name)]


def _fits(name: str, pattern: str) -> bool:
    """Whether a pattern named it: a `*` alone stands for nothing with a `/` in it."""
    return fnmatch(name, pattern) and ("**" in pattern or name.count("/") == pattern.count("/"))


def _is_gone_folder(path: str) -> bool:
    """Whether what is not there was a folder, as far as its name tells."""
    return not os.path.lexists(path) and not os.path.splitext(path)[1]


def _whole(path: str) -> str:
    return path if "://" in path else os.path.realpath(path)


def _container(path: str, options: SourceOptions) -> Source | None:
    """The source that a file of many documents is; None for a file that is one."""
    name = plain_name(path)
    stem, suffix = os.path.splitext(name)
    kind = CONTAINERS.get(suffix.lower())
    if kind == "json lines":
        from qingwen.batch.sources.jsonlines import JsonLinesSource

        return JsonLinesSource(path, rows_name(path), options)
    if kind == "json":
        from qingwen.batch.sources.json_objects import JsonSource

        return JsonSource(path, rows_name(path), options)
    if kind in ("zip", "tar"):
        from qingwen.batch.sources.archives import TarSource, ZipSource

        return (ZipSource if kind == "zip" else TarSource)(path, stem, options)
    if kind == "warc":
        from qingwen.batch.sources.warc import WarcSource

        return WarcSource(path, rows_name(path), options)
    if kind in ("csv", "parquet"):
        from qingwen.batch.sources.tables import CsvSource, ParquetSource

        return (ParquetSource if kind == "parquet" else CsvSource)(path, rows_name(path), options)
    if kind == "database":
        from qingwen.batch.sources.databases import database

        return database(path)(path, rows_name(path), options)
    return None
