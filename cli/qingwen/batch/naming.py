"""What documents are called in messages and in the end report."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qingwen.batch.journal import Known
from qingwen.batch.sources.base import FileSource, Source
from qingwen.batch.sources.folder import FilesSource, FolderSource
from qingwen.files.discovery import shown, valid

NAMED = 5  # of many, how many a message names


def listed(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (", …" if names[NAMED:] else "")


def called(source: Source, identity: str, number: int) -> str:
    """A document's id with where it is from. number: its number in the run."""
    if identity == source.name or (isinstance(source, FolderSource) and identity.endswith("/")):
        return identity  # the source itself, or a folder in it, which is told in whole
    if isinstance(source, FilesSource):  # which is the first of all sources
        return valid(source.paths[number])
    if isinstance(source, FileSource):
        return f"{source.name}: {identity}"
    if isinstance(source, FolderSource):
        return valid(os.path.join(source.name, identity))
    return f"{source.target}/{identity}" if source.target else identity


def said(source: Source, identity: str, number: int) -> str:
    """A document in a message: a path that leads to it from the working directory, or a name in an archive."""
    if isinstance(source, FolderSource) and identity != source.name and not identity.endswith("/"):
        return shown(os.path.join(source.name, identity))
    return called(source, identity, number)


def reported(sources: Sequence[Source], document: Known) -> str:
    """A document in the report: its id, which `restore --id` takes; where there are several sources, with where it is from."""
    number, source, identity = document
    if len(sources) == 1 and not isinstance(sources[0], FilesSource):
        return identity
    return called(sources[source], identity, number)
