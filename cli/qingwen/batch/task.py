"""What goes to a worker, and what comes back. All of it is plain and picklable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from qingwen import __version__
from qingwen.batch.item import Item
from qingwen.batch.tally import Facts
from qingwen.configuration.settings import CommandLine

# Half a second's work or so: what goes to and fro is little, and few documents wait for a slow one.
TASK_BYTES = 1 << 19
TASK_DOCUMENTS = 400
# Of that for a source's first task, twice as much for each one after it: something is seen to be done at once.
FIRST = 1 / 32


class Job(NamedTuple):
    """What holds for the whole run.

    line:     the options and the configuration, as `settings_for` takes them; `configured`: there is a configuration file.
    folder:   where cleaned files are written. writes: by the workers; else they come back in the results.
    texts:    documents that are files of their own get rows as well.
    seconds:  that one document may take. megabytes: that a worker may use.
    near:     signatures for near-duplicates are wanted. learn: the lines of pages are.
    version:  of qingwen where the run began: another one would give other results.
    """

    line: CommandLine
    configured: bool = False
    folder: str | None = None
    writes: bool = True
    texts: bool = True
    seconds: float = 60.0
    megabytes: int = 2048
    near: bool = False
    learn: bool = False
    version: str = __version__


class Place(NamedTuple):
    """Where a document's output belongs, and where it came from.

    path: below the output folder; "" where it is only a row. source, number: its source, and its number in that, from 1.
    """

    path: str
    record: bool
    source: str = ""
    number: int = 0


class Task(NamedTuple):
    """Documents to clean, with their places, and the number of the first one in the run."""

    first: int
    source: int
    items: tuple[Item, ...]
    places: tuple[Place, ...]


@dataclass(slots=True)
class Result:
    """What became of a task's documents, in their order.

    rows:      JSON Lines, one a document. findings: likewise, an entry of the JSON report each.
    files:     (path, content) of what the worker did not write itself.
    documents: (id, error or None, fingerprint or None, signature for near-duplicates or None) of each; what was skipped has none of them.
    pages:     with `Job.learn`, the first and last lines of each that could be read, packed.
    facts:     what the end report counts, of each.
    read:      bytes that were cleaned.
    """

    rows: list[bytes] = field(default_factory=list)
    findings: list[bytes] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    documents: list[tuple[str, str | None, bytes | None, bytes | None]] = field(default_factory=list)
    pages: list[bytes] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    read: int = 0


def tasks(placed: Iterable[tuple[Item, Place]], first: int, source: int) -> Iterator[Task]:
    """Documents in groups of about TASK_BYTES, smaller ones first, cut by nothing but their sizes. first: the number of the first."""
    group: list[Item] = []
    places: list[Place] = []
    size, part = 0, FIRST
    for item, place in placed:
        if group and (size + item.size > part * TASK_BYTES or len(group) >= part * TASK_DOCUMENTS):
            yield Task(first, source, tuple(group), tuple(places))
            first += len(group)
            group, places, size, part = [], [], 0, min(1, 2 * part)
        group.append(item)
        places.append(place)
        size += item.size
    if group:
        yield Task(first, source, tuple(group), tuple(places))


def singly(task: Task) -> list[Task]:
    """A task for each of the documents."""
    return [
        Task(task.first + i, task.source, (item,), (place,))
        for i, (item, place) in enumerate(zip(task.items, task.places, strict=True))
    ]
