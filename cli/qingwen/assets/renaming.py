"""Good names for badly named images, in the file system and in every reference; all of it or none, and undone exactly."""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple
from unicodedata import normalize

from qingwen.assets.checks import AssetFinding, sniff
from qingwen.assets.mentions import Mention
from qingwen.assets.tree import Tree, Use
from qingwen.editing import Edit, apply
from qingwen.errors import QingwenError, ReadError, UsageError, WriteError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes
from qingwen.lazy_pattern import lazy
from qingwen.reading.source import Source
from qingwen.source_edits import encode_as_source, with_own_newlines
from qingwen.text.images.names import classify
from qingwen.text.images.naming import HINT_LENGTH, HINT_WORDS, machine_words, propose, slug

JOURNALS = ".qingwen/assets"
_NAMES = frozenset(("han-filename", "hash-filename", "camera-filename", "unsafe-filename", "wrong-extension"))


_PLAIN = lazy(r"[A-Za-z0-9._-]+")  # a name that needs no escape wherever it stands


class Rename(NamedTuple):
    """An image and its new path, both as they are shown, relative to the working directory."""

    old: str
    new: str


class Rewrite(NamedTuple):
    """A file of Markdown before and after its references are mended."""

    path: str
    old: bytes
    new: bytes


class Plan(NamedTuple):
    """kept: images with bad names that are not renamed, by the path shown, and where they are named unreadably."""

    renames: list[Rename]
    rewrites: list[Rewrite]
    kept: dict[str, Mention]


def plan_renames(tree: Tree, findings: Sequence[AssetFinding], mentions: dict[str, Mention]) -> Plan:
    """New names for all images that a finding on their name asks one for, and the files that name them."""
    asked = {one.asset for one in findings if one.name in _NAMES}
    bad = asked - set(mentions)
    mistyped = {one.asset for one in findings if one.name == "wrong-extension"}
    uses: dict[str, list[Use]] = defaultdict(list)
    for use in tree.uses:
        uses[use.asset].append(use)
    # Where files are named without their folder, a name is one in the whole tree.
    vault = {_plain_name(path) for path in tree.assets} if any(use.reference.wiki for use in tree.uses) else None
    taken: dict[str, set[str]] = {}
    renames: list[Rename] = []
    new_names: dict[str, str] = {}
    for path in sorted(bad, key=lambda one: tree.assets[one]):
        folder, name = os.path.split(path)
        if folder not in taken:
            names = {_plain_name(one) for one in os.listdir(folder)}
            taken[folder] = names if vault is None else vault
            taken[folder] |= names
        new = propose(name, taken[folder], _hint(uses[path])) if classify(name) else name
        if path in mistyped:
            new = _free(os.path.splitext(new)[0], sniff(path), taken[folder])
        taken[folder].add(new.casefold())
        new_names[path] = new
        shown = tree.assets[path]
        renames.append(Rename(shown, shown[: len(shown) - len(os.path.basename(shown))] + new))
    edits: dict[str, tuple[Source, list[Edit]]] = {}
    for use in tree.uses:
        name = os.path.basename(use.asset)
        new = new_names.get(use.asset, "" if use.exact or not _PLAIN.fullmatch(name) else name)
        edit = _edit(use, new) if new else None
        if edit:
            edits.setdefault(use.file, (use.source, []))[1].append(edit)
    rewrites = []
    for _, (source, wanted) in sorted(edits.items()):
        chosen = _disjoint(wanted)
        own = with_own_newlines(source, chosen)
        new_data = encode_as_source(source, apply(source.decoded.text, own), own)
        rewrites.append(Rewrite(source.path, source.data, new_data))
    return Plan(renames, rewrites, {tree.assets[path]: mentions[path] for path in asked if path in mentions})


def _plain_name(path: str) -> str:
    return normalize("NFC", os.path.basename(path)).casefold()


def _hint(uses: Sequence[Use]) -> str:
    """What an image shows, by the first description, caption, heading or title that says something."""
    forms = zip(
        *((one.alt, one.caption, one.heading, one.title) for one in (use.reference for use in uses)), strict=True
    )
    texts = [text for form in forms for text in form]
    return next((text for text in texts if slug(text, HINT_WORDS, HINT_LENGTH) and not machine_words(text)), "")


def _free(stem: str, extension: str, taken: set[str]) -> str:
    name, number = f"{stem}.{extension}", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.{extension}", number + 1
    return name


def _edit(use: Use, new: str) -> Edit | None:
    """The path of a reference with its last part replaced."""
    reference = use.reference
    old = use.source.document.text[reference.start : reference.end]
    cut = max(old.rfind("/"), old.rfind("%2F"), old.rfind("%2f"))
    at = cut + (1 if cut < 0 or old[cut] == "/" else 3) if cut >= 0 else 0
    if old[at:] == new:
        return None
    return Edit(reference.start + at, reference.end, old[at:], new)


def _disjoint(edits: list[Edit]) -> list[Edit]:
    chosen: list[Edit] = []
    for edit in sorted(set(edits)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


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
    write_bytes(journal, json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8"))
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
        os.unlink(journal)
        raise
    return journal


def undo(paths: Sequence[str] = ()) -> list[str]:
    """Undoes the last plan that was carried out, and forgets it; the paths that are back. Raises ReadError, UsageError.

    paths: the last plan all of which lies below these.
    """
    for name in reversed(_journals()):
        path = os.path.join(JOURNALS, name)
        try:
            record = json.loads(read_bytes(path, path))
            if paths and not _below(record, paths):
                continue
            back = _undo(record)
        except (ValueError, KeyError, TypeError) as error:
            raise ReadError(path, "unreadable", f"it is no journal of qingwen's ({error})") from error
        os.unlink(path)
        return back
    if paths and _journals():
        raise UsageError(f"there is nothing to undo: no journal in {JOURNALS}/ of what lies below {', '.join(paths)}")
    raise UsageError(f"there is nothing to undo: no journal in {JOURNALS}/")


def _below(record: dict[str, Any], paths: Sequence[str]) -> bool:
    """Whether all that a journal says was changed lies below the paths."""
    roots = [os.path.realpath(path) for path in paths]
    changed = [one["old"] for one in record["renames"]] + [one["path"] for one in record["files"]]
    return all(
        any(os.path.commonpath([root, file]) == root for root in roots) for file in map(os.path.realpath, changed)
    )


def _undo(record: dict[str, Any]) -> list[str]:
    """Puts back what a journal says, after a look at everything: what has changed since stops it."""
    files = []
    for one in record["files"]:
        digest = _digest(read_bytes(one["path"], one["path"]))
        if digest == one["after"] and digest != one["before"]:
            files.append(one)
        elif digest != one["before"]:
            raise ReadError(one["path"], "changed", "it has changed since, so the renaming is not undone")
    moves = []
    for one in record["renames"]:
        is_there = os.path.lexists(one["new"])
        if not os.path.lexists(one["old"]) or _same(one["old"], one["new"]):
            if not is_there:
                raise ReadError(one["new"], "missing", "it is not there any more, so the renaming is not undone")
            moves.append(one)
        elif is_there or one.get("sha256", "") not in ("", _content(one["old"])):
            raise ReadError(
                one["old"],
                "changed",
                f"it is another file than the one that became {one['new']}, so the renaming is not undone",
            )
    _put_back(moves, files)
    return [one["old"] for one in moves] + [one["path"] for one in files]


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


def _journals() -> list[str]:
    try:
        return sorted(name for name in os.listdir(JOURNALS) if re.fullmatch(r"\d{6}\.json", name))
    except OSError:
        return []


def _next_journal() -> str:
    names = _journals()
    return f"{JOURNALS}/{int(names[-1][:6]) + 1 if names else 1:06}.json"
