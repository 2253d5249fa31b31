"""Which run a place of outputs holds: it is taken up, begun, or begun anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from sqlite3 import DatabaseError
from typing import Any

from qingwen.batch.beside import run_beside
from qingwen.batch.journal import NAME, PARTS, BrokenJournal, Journal, remove_journal
from qingwen.batch.naming import listed
from qingwen.batch.outputs import Layout, remove_outputs, remove_temporaries
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FolderSource
from qingwen.caching.run_key import run_key
from qingwen.commands.batch_settings import differences
from qingwen.commands.console import say
from qingwen.errors import UsageError, WriteError


def taken_up(place: Layout, *, restart: bool, goes_on: bool) -> Journal | None:
    """The journal of the run that is taken up; None where one begins. Raises UsageError where OUT is in use."""
    if not os.path.exists(os.path.join(place.journal, NAME)):
        if _used(place):
            raise UsageError(f"{place.out} is there already, and is no run of batch; choose another -o")
        _check_reports(place)
        return None
    if restart:
        return None
    if not goes_on:
        raise UsageError(f"{place.out} holds a run already: --resume goes on with it, --restart begins anew")
    return Journal(place.journal)


def begun(place: Layout, sources: Sequence[Source], *, restart: bool, quiet: bool) -> Journal:
    """The journal of a new run. Raises UsageError where another run has the same reports; of two that begin at once none goes on."""
    is_known = restart and os.path.exists(os.path.join(place.journal, NAME))
    journal = _forgotten(place, sources, quiet=quiet) if is_known else Journal(place.journal)
    # Looked for once this one's own is there: whoever begins meanwhile sees it.
    if not place.folder and (other := run_beside(place.out)):
        given_up(place, journal)
        raise UsageError(f"{other} is the journal of a run with the same reports as {place.out}; choose another -o")
    return journal


def given_up(place: Layout, journal: Journal) -> bool:
    """Removes the journal of a new run that failed before anything was done: there is nothing to go on with. Whether it did."""
    if journal.counts()[0] or _used(place):
        return False
    journal.close()
    try:
        remove_journal(place.journal)
    except OSError:
        return False
    return True


def as_begun(journal: Journal, names: Sequence[str]) -> Sequence[str]:
    """The names of the sources as the run was begun with them, which ids hold, where these lead to the same places.

    From another folder what is relative in them leads elsewhere: then they stay, and are no run of this journal's.
    """
    folder, first = journal.fact("begun") or ("", [])
    same = bool(folder) and sorted(_places(folder, first)) == sorted(_places(os.getcwd(), names))
    return first if same and _places(folder, first) == _places(os.getcwd(), first) else names


def _places(folder: str, names: Sequence[str]) -> list[str]:
    return [name if "://" in name else os.path.realpath(os.path.join(folder, name)) for name in names]


def check_same(
    journal: Journal,
    place: Layout,
    names: Sequence[str],
    sources: Sequence[Source],
    told: Mapping[str, str],
    max_document: int,
    *,
    retrying: bool,
) -> None:
    """Puts down what the run is, or raises UsageError where it was begun as another.

    names: as they were given. told: its settings. max_document: in MB.
    """
    limit = journal.fact("max-document")
    if limit is None or (retrying and max_document > limit):  # what was too large may be done now
        journal.set_fact("max-document", max_document)
    elif max_document != limit:
        raise UsageError(
            f"{place.out} was begun with --max-document {limit}; results are not mixed: --restart begins anew, "
            "and --retry-failed takes a larger one"
        )
    facts: dict[str, Any] = {
        "settings": run_key(told).hex(),
        "sources": [os.path.join(one.name, "") if isinstance(one, FolderSource) else one.name for one in sources],
        "to": place.to,
    }
    if journal.fact("settings") is None:
        journal.set_fact("told-settings", told)
        journal.set_fact("begun", [os.getcwd(), names])
    for name, value in facts.items():
        known = journal.fact(name)
        if known is None:
            journal.set_fact(name, value)
        elif known != value:
            raise _begun_otherwise(journal, place, name, told)


def _begun_otherwise(journal: Journal, place: Layout, fact: str, told: Mapping[str, str]) -> UsageError:
    if fact == "to":
        return UsageError(
            f"{place.out} was begun with --to {journal.fact(fact)}; results are not mixed: --restart begins anew"
        )
    if fact == "settings":
        changed = differences(journal.fact("told-settings") or {}, told)
        return UsageError(
            f"{place.out} was begun with other settings: {changed}; results are not mixed: --restart begins anew"
        )
    folder, names = journal.fact("begun")
    return UsageError(
        f"{place.out} was begun in {folder} with {listed(names)}, which its ids hold; go on from there with these, or "
        "--restart begins anew"
    )


def gone_outputs(place: Layout, sources: Sequence[Source]) -> list[str]:
    """What a finished run had written and somebody has removed since, but for single documents in a folder: there may be millions."""
    rows = [os.path.join(place.out, source.target) for source in sources if source.records]
    outputs = [*(rows if place.folder else [place.out]), place.findings, place.page, place.summary]
    return [path for path in outputs if not os.path.lexists(path)]


def say_rows_left(place: Layout, sources: Sequence[Source], journal: Journal) -> None:
    """Names the rows in a folder that earlier runs wrote, of sources that are none of this run's: they may have been edited since."""
    named = {source.target for source in sources}
    left = [os.path.join(place.out, name) for name in journal.fact("rows") or () if name not in named]
    if left:
        say(f"qingwen: note: still there, of sources that are not this run's: {listed(left)}")
    if journal.fact("unnamed"):
        say(
            f"qingwen: note: the journal of the earlier run was broken: what it wrote in {place.folder} for sources that are "
            "not this run's cannot be told from files of your own, and is left"
        )


def _used(place: Layout) -> bool:
    if place.folder:
        return os.path.isdir(place.folder) and any(name != ".qingwen" for name in os.listdir(place.folder))
    return os.path.lexists(place.out)


def _check_reports(place: Layout) -> None:
    """Raises UsageError where a report that a new OUT would have beside it is there: s.jsonl and s.parquet share theirs."""
    for path in (place.findings, place.page, place.summary):
        if os.path.lexists(path):
            raise UsageError(f"{path}, a report that {place.out} would be given, is there already; choose another -o")


def _forgotten(place: Layout, sources: Sequence[Source], *, quiet: bool) -> Journal:
    """An earlier run's journal, as that of a run of which nothing is done; of what the run has left, rows of other sources stay.

    Raises WriteError.
    """
    journal: Journal | None = None
    rows: list[str] = []
    edited: list[str] = []
    try:
        journal = Journal(place.journal)  # raises where a run is still writing
        if place.folder:
            rows = [name.removeprefix("rows/") for name in journal.parts() if name.startswith("rows/")]
            rows = sorted(n for n in {*rows, *(journal.fact("rows") or ())} if os.path.lexists(f"{place.folder}/{n}"))
        journal.clear({"rows": rows})  # first, so that after a kill nobody takes what is removed for done
    except (BrokenJournal, DatabaseError):
        journal = None
    try:
        parts = os.path.join(place.journal, PARTS)
        if place.folder:
            for findings in (place.findings, os.path.join(parts, "findings.part")):
                edited += remove_outputs(place.folder, findings, sources)
            remove_temporaries(place.folder)
        named = {source.target for source in sources}
        own = [os.path.join(place.out, name) for name in rows if name in named] if place.folder else [place.out]
        for path in (place.findings, place.page, place.summary, *own):
            with suppress(FileNotFoundError):
                os.remove(path)
        with suppress(FileNotFoundError):
            shutil.rmtree(parts)
        if not journal:
            remove_journal(place.journal)
    except OSError as error:
        if journal:
            journal.close()
        raise WriteError(error.filename or place.out, f"it cannot be removed: {error.strerror or error}") from error
    if edited and not quiet:
        say(f"qingwen: note: documents that were edited since the earlier run are kept as {listed(edited)}")
    if journal:
        return journal
    journal = Journal(place.journal)
    if place.folder and any(
        name not in (".qingwen", *(one.target for one in sources)) for name in os.listdir(place.folder)
    ):
        journal.set_fact("unnamed", True)
    return journal
