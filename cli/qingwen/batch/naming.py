"""What documents are called in messages and in the end report."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qingwen.batch.journal import Known
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FilesSource
from qingwen.files.discovery import valid


def called(source: Source, identity: str, number: int) -> str:
    """A document's id with where it is from. number: its number in the run."""
    if identity == source.name:  # the source itself
        return identity
    if isinstance(source, FilesSource):  # which is the first of all sources
        return valid(source.paths[number])
    return f"{source.name}: {identity}" if source.records else os.path.join(source.target, identity)


def reported(sources: Sequence[Source], document: Known) -> str:
    """A document in the report: its id, which `restore --id` takes; where there are several sources, with where it is from."""
    number, source, identity = document
    if len(sources) == 1 and not isinstance(sources[0], FilesSource):
        return identity
    return called(sources[source], identity, number)
