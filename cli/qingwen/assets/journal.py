"""A plan of new names carried out: all of it or none, finished where it was interrupted, and undone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from qingwen.assets.putting_back import Left, put_back_references
from qingwen.assets.renaming import Plan
from qingwen.errors import QingwenError, ReadError, UsageError, WriteError
from qingwen.files.atomic import is_temporary, write_bytes
from qingwen.files.discovery import read_bytes

JOURNALS = ".qingwen/assets"
_BEGUN = ".begun"  # the end of the name of a journal whose plan has not been carried out to its end


class Undone(NamedTuple):
    """back: the paths that are as they were. left: what could not be put back: files that are gone, references in files that were edited since."""

    back: list[str]
    left: list[Left]


def write_plan(plan: Plan) -> str:
    """Carries a plan out; the journal's path. What fails half-way is undone again, and raises WriteError."""
    journal = _next_journal()
    record: dict[str, Any] = {
        "version": 1,
        "renames": [{**one._asdict(), "sha256": _content(one.old)} for one in plan.renames],
        "files": [
            {"path": one.path, "before": _digest(one.old), "after": _digest(one.new), "old": one.old.hex()}
            for one in plan.rewrites
        ],
    }
    ignore = os.path.join(JOURNALS.split("/")[0], ".gitignore")
    if not os.path.lexists(ignore):
        write_bytes(ignore, b"*\n")
    new = [{**one, "new": plan.rewrites[number].new.hex()} for number, one in enumerate(record["files"])]
    _write(journal + _BEGUN, {**record, "files": new})
    try:
        for rename in plan.renames:
            _move(rename.old, rename.new)
        for rewrite in plan.rewrites:
            if read_bytes(rewrite.path, rewrite.path) != rewrite.old:
                raise WriteError(rewrite.path, "it has changed in the meantime; nothing is renamed")
            write_bytes(rewrite.path, rewrite.new)
    except (QingwenError, KeyboardInterrupt):
        moved = [one for one in record["renames"] if not os.path.lexists(one["old"]) or _same(one["old"], one["new"])]
        mended = [one for one in record["files"] if _content(one["path"]) == one["after"]]
        _put_back(moved, mended)
        os.unlink(journal + _BEGUN)
        raise
    _write(journal, record)
    os.unlink(journal + _BEGUN)
    return journal


def check_ended(paths: Sequence[str]) -> None:
    """Raises UsageError where a renaming of something below the paths has not ended: what is there is half of it."""
    for journal in _journals(_BEGUN):
        if any(_below(_read(journal), paths)):
            raise _not_ended(journal)


def _not_ended(journal: str) -> UsageError:
    when = datetime.fromtimestamp(os.stat(journal).st_mtime).strftime("%Y-%m-%d %H:%M")
    return UsageError(
        f"a renaming that began at {when} has not ended: where nothing is at it any longer, --undo takes it back and "
        f"--rename --write finishes it ({journal})"
    )


def finish(paths: Sequence[str]) -> list[str]:
    """Carries out the rest of what was interrupted below the paths, after a look at everything; the new paths. Raises ReadError where something has changed since."""
    done: list[str] = []
    for begun in _journals(_BEGUN):
        record = _read(begun)
        if not all(_below(record, paths)):
            continue
        waiting = []
        for one in record["files"]:
            new, digest = bytes.fromhex(one.pop("new")), _content(one["path"])
            if digest == one["before"]:
                waiting.append((one["path"], new))
            elif digest != one["after"]:
                why = "it has changed since, is gone or cannot be read, so the renaming is not finished; --undo takes it back"
                raise ReadError(one["path"], "changed", why)
        moves = _moves(record)
        for one in moves.gone:
            raise ReadError(one["new"], "missing", "it is gone, so the renaming is not finished; --undo takes it back")
        for one in moves.waiting:
            _move(one["old"], one["new"])
        for path, new in waiting:
            write_bytes(path, new)
        _write(begun.removesuffix(_BEGUN), record)
        _remove_temporaries(record)
        os.unlink(begun)
        done += [one["new"] for one in record["renames"]] + [one["path"] for one in record["files"]]
    return done


def undo(paths: Sequence[str] = ()) -> Undone:
    """Undoes the last plan that was carried out, or begun, and forgets it. Raises ReadError, UsageError.

    paths: the last plan all of which lies below these.
    """
    for path in [*_journals(_BEGUN), *reversed(_journals())]:
        record = _read(path)
        below = _below(record, paths) if paths else [True]
        if not all(below):
            if path.endswith(_BEGUN) and any(below):
                raise _not_ended(path)
            continue
        undone = _undo(record)
        _remove_temporaries(record)
        with suppress(FileNotFoundError):  # where its end was put down, and it was not yet said to have ended
            os.unlink(path.removesuffix(_BEGUN))
        with suppress(FileNotFoundError):
            os.unlink(path)
        return undone
    if paths and _journals():
        raise UsageError(f"there is nothing to undo: no journal in {JOURNALS}/ of what lies below {', '.join(paths)}")
    raise UsageError(f"there is nothing to undo: no journal in {JOURNALS}/")


def _read(journal: str) -> dict[str, Any]:
    """Raises ReadError for what is none."""
    try:
        record: dict[str, Any] = json.loads(read_bytes(journal, journal))
        for one in record["renames"]:
            os.path.join(one["old"], one["new"])
        for one in record["files"]:
            os.path.join(one["path"], one["before"], one["after"])
            bytes.fromhex(one["old"] + one.get("new", ""))
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(journal, "unreadable", f"it is no journal of qingwen's ({error})") from error
    return record


def _write(journal: str, record: dict[str, Any]) -> None:
    write_bytes(journal, json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))


def _remove_temporaries(record: dict[str, Any]) -> None:
    """Removes the half-written files that a kill left beside those that were to be written."""
    for folder in {JOURNALS, *(os.path.dirname(one["path"]) for one in record["files"])}:
        for name in os.listdir(folder or ".") if os.path.isdir(folder or ".") else ():
            if is_temporary.fullmatch(name):
                with suppress(OSError):
                    os.unlink(os.path.join(folder, name))


def _below(record: dict[str, Any], paths: Sequence[str]) -> list[bool]:
    """Of each path that a journal says was changed, whether it lies below the paths."""
    roots = [os.path.realpath(path) for path in paths]
    changed = [one["old"] for one in record["renames"]] + [one["path"] for one in record["files"]]
    return [any(os.path.commonpath([root, file]) == root for root in roots) for file in map(os.path.realpath, changed)]


def _undo(record: dict[str, Any]) -> Undone:
    """Puts back what a journal says, after a look at everything. What is gone is left; a file that was edited since keeps what was, but for its references."""
    moves = _moves(record)
    files, changed, left = [], [], [Left(one["new"], 0, one["old"]) for one in moves.gone]
    for one in record["files"]:
        try:
            data = read_bytes(one["path"], one["path"])
        except ReadError as error:
            if error.code != "missing":
                raise
            left.append(Left(one["path"], 0, ""))
            continue
        digest = _digest(data)
        if digest == one["after"] and digest != one["before"]:
            files.append(one)
        elif digest != one["before"]:
            changed.append((one, data))
    names = [(one["old"], one["new"]) for one in record["renames"]]
    rewritten = []
    for one, data in changed:
        new, not_put_back = put_back_references(one["path"], bytes.fromhex(one["old"]), data, names)
        left += not_put_back
        if new != data:
            rewritten.append((one["path"], new))
    _put_back(moves.done, files)
    for path, data in rewritten:
        write_bytes(path, data)
    return Undone(
        [one["old"] for one in moves.done] + [one["path"] for one in files] + [path for path, _ in rewritten], left
    )


class _Moves(NamedTuple):
    """The renames of a journal: carried out, still to come, and of images that are gone."""

    done: list[dict[str, Any]]
    waiting: list[dict[str, Any]]
    gone: list[dict[str, Any]]


def _moves(record: dict[str, Any]) -> _Moves:
    """Raises ReadError where something else has an image's old name."""
    moves = _Moves([], [], [])
    for one in record["renames"]:
        is_there = os.path.lexists(one["new"])
        if not os.path.lexists(one["old"]) or _same(one["old"], one["new"]):
            (moves.done if is_there else moves.gone).append(one)
        elif is_there or one.get("sha256", "") not in ("", _content(one["old"])):
            raise ReadError(
                one["old"],
                "changed",
                f"it is another file than the one that became {one['new']}; move it away, and undo again",
            )
        else:
            moves.waiting.append(one)
    return moves


def _put_back(moves: Sequence[dict[str, Any]], files: Sequence[dict[str, Any]]) -> None:
    for one in files:
        write_bytes(one["path"], bytes.fromhex(one["old"]))
    for one in reversed(moves):
        _move(one["new"], one["old"])


def _move(old: str, new: str) -> None:
    """Renames a file; never over another one."""
    if os.path.lexists(new) and not _same(old, new):
        raise WriteError(new, "something of this name is there already")
    try:
        os.rename(old, new)
    except OSError as error:
        raise WriteError(old, f"it cannot be renamed to {os.path.basename(new)}: {error.strerror}") from error


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _content(path: str) -> str:
    """The digest of a file, or `` where it cannot be read."""
    try:
        return _digest(read_bytes(path, path))
    except ReadError:
        return ""


def _journals(end: str = "") -> list[str]:
    """Those of what was carried out; end: what stands behind the names of others."""
    try:
        names = sorted(name for name in os.listdir(JOURNALS) if re.fullmatch(rf"\d{{6}}\.json{re.escape(end)}", name))
    except OSError:
        return []
    return [f"{JOURNALS}/{name}" for name in names]


def _next_journal() -> str:
    """After those of what has not ended, too."""
    last = max(map(os.path.basename, (*_journals(), *_journals(_BEGUN))), default="0" * 6)
    return f"{JOURNALS}/{int(last[:6]) + 1:06}.json"
