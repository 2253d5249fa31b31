"""What has changed of a source since its documents were done: told by their ids, and by the digests that the findings hold."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from qingwen.batch.item import Item
from qingwen.batch.journal import Progress
from qingwen.batch.naming import NAMED, listed, said
from qingwen.batch.sources.base import FileSource, Source
from qingwen.errors import ReadError
from qingwen.files.discovery import read_bytes
from qingwen.text.decoding import encodable
from qingwen.translation import put

_Key = tuple[str, int]  # an id, and how many of the source's documents before it have the same


class Changes(NamedTuple):
    """told: in the reader's language; "" where nothing was found. none: each document is sure to be what it was, whatever its time says."""

    told: str
    none: bool


def changes(
    source: Source,
    progress: Progress,
    done: Sequence[tuple[str, bool]],
    entries: Iterable[bytes],
    items: Iterable[Item],
) -> Changes:
    """What is not as it was. It reads all that was done, so it is for a source that seems to have changed.

    done: (id, whether it failed) of each document. entries: their lines in the findings. items: the source's, as they are now.
    """

    def name(identity: str, place: int) -> str:
        return identity if isinstance(source, FileSource) else said(source, identity, progress.first + place)

    then = dict(zip(_keys(one for one, _ in done), _digests(done, entries), strict=True))
    changed: list[str] = []
    added: list[tuple[int, str]] = []
    met: dict[_Key, int] = {}  # and where each is now
    sure = True
    now, again = Counter[str](), 0
    for place, item in enumerate(items):
        key = item.id, now[item.id]
        now[item.id] += 1
        if key not in then:
            if item.id == source.name:  # it cannot be read any longer, or not to its end
                continue
            added.append((place, name(item.id, place)))
            continue
        met[key] = again = place
        if len(changed) <= NAMED and (digest := then[key]) != _FAILED:
            sure = sure and digest is not None
            if digest not in (None, _digest_of(item)):
                changed.append(name(item.id, place))
    if not progress.finished:  # what comes after all that was done is still to come
        added = [one for one in added if one[0] < again]
    gone = [name(key[0], place) for place, key in enumerate(then) if key not in met]
    told = [
        put(template, listed(names))
        for template, names in (
            ("changed: {}", changed),
            ("added: {}", [one for _, one in added]),
            ("gone: {}", gone),
        )
        if names
    ]
    # Of a record there is more than its text.
    return Changes("; ".join(told), sure and not told and list(met) == list(then) and not source.records)


_FAILED = "failed"  # its content does not count


def _keys(ids: Iterable[str]) -> Iterator[_Key]:
    seen = Counter[str]()
    for one in ids:
        yield one, seen[one]
        seen[one] += 1


def _digests(done: Sequence[tuple[str, bool]], entries: Iterable[bytes]) -> Iterator[str | None]:
    """Of each document that was done; None where the findings do not tell it."""
    lines = iter(entries)
    for identity, failed in done:
        line = next(lines, b"")
        try:
            entry = json.loads(line)
            digest = entry["source"]["sha256"] if entry["id"] == identity else None
        except (ValueError, KeyError, TypeError):
            digest = None
        yield _FAILED if failed else digest


def _digest_of(item: Item) -> str:
    """That of a document as it is now; "" where it cannot be had."""
    if item.error:
        return ""
    try:
        data = read_bytes(item.file, item.id) if item.data is None else item.data
    except ReadError:
        return ""
    return sha256(encodable(data).encode() if isinstance(data, str) else data).hexdigest()
