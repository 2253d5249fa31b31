"""Findings that are known: kept in a file, told from new ones however lines move.

A finding is known by its code, its text and what stands round it, all without white space, so that re-wrapping changes nothing.
Within a file an entry matches if its neighbours do, or one of them, or none (the line moved). Entries of a file that
vanished may match in another file, where a neighbour at least is the same. Each entry matches once.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from qingwen.errors import ConfigError
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import read_bytes
from qingwen.rules.base import Finding
from qingwen.text.document import Document

VERSION = 1
DEFAULT = ".qingwen-baseline.json"
AROUND = 200  # code points on either side that are looked at for …
NEIGHBOUR = 24  # … so many that are not white space


class Identity(NamedTuple):
    """What a finding is known by."""

    code: str
    text: str
    before: str
    after: str


def identity(document: Document, finding: Finding) -> Identity:
    """The identity of a finding; a long text is its checksum."""
    text, start, end = document.text, finding.start, finding.end
    own = _folded(text[start:end])
    if len(own) > 100:
        own = own[:40] + "…" + sha256(own.encode("utf-8", "replace")).hexdigest()[:16]
    before = _folded(text[max(0, start - AROUND) : start])[-NEIGHBOUR:]
    return Identity(finding.code, own, before, _folded(text[end : end + AROUND])[:NEIGHBOUR])


def _folded(text: str) -> str:
    return "".join(text.split())


Entries = dict[str, list[Identity]]  # by path, relative to the baseline's folder


def write_baseline(path: str, entries: Entries) -> None:
    """Writes them, in an order that depends on nothing else. Raises WriteError."""
    files = {name: [list(one) for one in sorted(entries[name])] for name in sorted(entries) if entries[name]}
    text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1)
    write_bytes(path, text.encode("utf-8") + b"\n")


def load_baseline(path: str) -> Entries:
    """Raises ReadError, or ConfigError for what is no baseline of this version."""
    data = read_bytes(path, path)
    try:
        table = json.loads(data)
        version = table["version"]
        if version != VERSION:
            raise ConfigError(
                f"{path}: a baseline of version {version!r}, and this qingwen knows {VERSION}; write it anew"
            )
        entries = {name: [Identity(*one) for one in found] for name, found in table["files"].items()}
        if not all(isinstance(part, str) for found in entries.values() for one in found for part in one):
            raise TypeError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(
            f"{path}: it is no baseline of qingwen's, or broken; write it anew with --write-baseline"
        ) from error
    return entries


def joined(some: Entries, others: Mapping[str, Sequence[Identity]]) -> Entries:
    """The entries of both, path by path."""
    return {path: [*some.get(path, ()), *others.get(path, ())] for path in {**some, **others}}


def without(entries: Entries, others: Entries) -> Entries:
    """The entries that are not those of `others`, which are themselves among them."""
    taken = {id(one) for known in others.values() for one in known}
    return {path: [one for one in known if id(one) not in taken] for path, known in entries.items()}


def match(
    entries: Entries, found: Sequence[tuple[str, Sequence[Identity]]], folder: str
) -> tuple[list[set[int]], Entries]:
    """For each (path, identities): the indices of those that are known; and the entries that matched nothing.

    Entries of files that were not looked at, and are still there, match nothing.
    """
    left = {path: list(known) for path, known in entries.items()}
    known_ones: list[set[int]] = []
    for path, identities in found:
        known_ones.append(_take(left.get(path, []), identities, set(), _ROUNDS))
    looked_at = {path for path, _ in found}
    vanished = [path for path in left if path not in looked_at and not os.path.exists(os.path.join(folder, path))]
    rest = [one for path in vanished for one in left[path]]
    if rest:
        for (_, identities), known in zip(found, known_ones, strict=True):
            _take(rest, identities, known, _ROUNDS[:-1])
        stays = set(map(id, rest))
        for path in vanished:
            left[path] = [one for one in left[path] if id(one) in stays]
    return known_ones, left


_ROUNDS = (
    lambda one: [one],
    lambda one: [(one.code, one.text, "<", one.before), (one.code, one.text, ">", one.after)],
    lambda one: [(one.code, one.text)],
)


def _take(known: list[Identity], identities: Sequence[Identity], done: set[int], rounds: Iterable) -> set[int]:  # type: ignore[type-arg]
    """Matches each of `identities` that is not done with one of `known`, which loses it; the nearest first."""
    if not known:
        return done
    alive = dict(enumerate(known))
    for keys_of in rounds:
        index = defaultdict(list)
        for number in reversed(alive):
            for key in keys_of(alive[number]):
                index[key].append(number)
        for i, one in enumerate(identities):
            if i in done:
                continue
            for key in keys_of(one):
                numbers = index.get(key, [])
                while numbers and numbers[-1] not in alive:
                    numbers.pop()
                if numbers:
                    del alive[numbers.pop()]
                    done.add(i)
                    break
    known[:] = alive.values()
    return done
