"""What a task has done: as the journal knows it, and as whoever watches the run is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from qingwen.batch.journal import Document
from qingwen.batch.naming import said
from qingwen.batch.sources.base import Source
from qingwen.batch.task import Result, Task
from qingwen.batch.unchanged import Chain


class Done(NamedTuple):
    """What has been done since the last time: documents, bytes read, and (name, why) of each that failed."""

    documents: int
    read: int
    errors: Sequence[tuple[str, str]]


def put_down(task: Task, result: Result, chain: Chain) -> list[Document]:
    """What the journal knows of a task's documents, which the chain is told of."""
    documents: list[Document] = []
    for number, item, document in zip(count(task.first), task.items, result.documents, strict=False):
        chain.add(number, item, failed=document[1] is not None)
        documents.append((number, task.source, *document))
    return documents


def done_of(source: Source, task: Task, result: Result) -> Done:
    errors = [
        (source.name if error.startswith(("line ", "row ", "record ")) else said(source, identity, number), error)
        for number, (identity, error, *_) in enumerate(result.documents, task.first)
        if error
    ]
    return Done(len(task.items), result.read, errors)
