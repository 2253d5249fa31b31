"""Whether what a run writes would be written over what it reads, or over what it writes elsewhere."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qingwen.batch.journal import NAME
from qingwen.batch.outputs import Layout
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FilesSource
from qingwen.errors import UsageError
from qingwen.files.discovery import document_suffixes
from qingwen.files.outputs import folded


def without_outputs(names: Sequence[str], place: Layout) -> Sequence[str]:
    """The names without those of a begun run's own outputs: a shell makes them of `*` when the run is taken up."""
    if not os.path.exists(os.path.join(place.journal, NAME)):
        return names
    is_own = place.holding()
    return [name for name in names if "://" in name or not is_own(name)] or names


def check_places(sources: Sequence[Source], place: Layout, profile: str | None) -> None:
    """Raises UsageError where an output would be written over a source or another output, or be taken for a document of a source.

    profile: where --learn writes.
    """
    if place.to in ("folder", "zip"):  # rows share no place
        _check_targets(sources)
    out, is_own = os.path.realpath(place.out), place.holding()
    own = {os.path.basename(path).casefold() for path in (place.findings, place.page, place.summary) if place.folder}
    for source in sources:
        if source.target.casefold() in own:
            raise UsageError(f"{source.name} would be written to {source.target}, which is a report's name; rename it")
        if "://" in source.name:
            continue
        real = os.path.realpath(source.name)
        if is_own(source.name):
            raise UsageError(f"{source.name} lies in the output {place.out}; choose another -o")
        if place.to != "folder" and os.path.isdir(real) and out.startswith(real.rstrip(os.sep) + os.sep):
            raise UsageError(f"{place.out} lies in the source {source.name}; choose another -o")
    if profile:
        _check_profile(os.path.realpath(profile), profile, sources, place)


def _check_targets(sources: Sequence[Source]) -> None:
    targets: dict[str, str] = {}
    for source in sources:
        if isinstance(source, FilesSource):
            targets = {folded(f"{os.path.splitext(os.path.basename(path))[0]}.md"): path for path in source.paths}
        elif source.target and (other := targets.setdefault(folded(source.target), source.name)) != source.name:
            raise UsageError(
                f"{other} and {source.name} would both be written to {source.target}; rename one, or run them apart"
            )


def _check_profile(real: str, profile: str, sources: Sequence[Source], place: Layout) -> None:
    outputs = [place.findings, place.page, place.summary]
    outputs += [os.path.join(place.out, one.target) for one in sources if one.records] if place.folder else [place.out]
    for output in outputs:
        if real == os.path.realpath(output):
            raise UsageError(f"--learn {profile} is the output {output} as well; name another file")
    is_document = os.path.splitext(real)[1].lower() in document_suffixes()
    if place.folder and is_document and real.startswith(os.path.realpath(place.folder) + os.sep):
        raise UsageError(
            f"--learn {profile} lies in the output {place.out}, called as a document is; name another file"
        )
    for source in sources:
        for path in source.paths if isinstance(source, FilesSource) else [source.name]:
            read = os.path.realpath(path)
            if real == read or (is_document and real.startswith(read.rstrip(os.sep) + os.sep)):
                raise UsageError(f"--learn {profile} would be written over a source, {path}; name another file")
