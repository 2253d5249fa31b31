"""One item that stands for many documents: those of a folder that could not be entered, or of a source from some document on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from qingwen.batch.item import Item
from qingwen.batch.journal import Known, Progress
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FolderSource

Absent = Mapping[int, Item]  # place in its source, from 0 → what stands there for documents


def absent_folders(source: Source, progress: Progress, failures: Iterable[tuple[Known, str]]) -> dict[int, Item]:
    """What stands for folders of a source."""
    if not isinstance(source, FolderSource):
        return {}
    return {
        number - progress.first: Item(identity, "", error=why)
        for (number, of, identity), why in failures
        if of == progress.number and identity.endswith("/")
    }


def in_places(source: Source, items: Iterable[Item], absent: Absent, start: int = 0) -> Iterator[tuple[int, Item]]:
    """Items, each with the place that it had when others were absent: what is there now of those has the place of what stood for them.

    Where nothing is there of them now, it still stands there; but for a source itself, whose documents are all that come last.
    """
    last = next((place for place, item in absent.items() if item.id == source.name), None)
    folders = {item.id: place for place, item in absent.items() if place != last}
    place, given = start, -1

    def standing(end: int | None) -> Iterator[tuple[int, Item]]:
        nonlocal place
        while place in absent and place != last and place != end:
            if place != given:
                yield place, absent[place]
            place += 1

    for item in items:
        within = _folder_of(source, item, folders)
        yield from standing(within)
        if within is not None:
            given = within
            yield within, item
        elif place == last:
            yield place, item
        else:
            yield place, item
            place += 1
    yield from standing(None)


def as_they_were(source: Source, items: Iterable[Item], absent: Absent, start: int = 0) -> Iterator[Item]:
    """The items that there were when others were absent."""
    for place, group in groupby(in_places(source, items, absent, start), key=lambda one: one[0]):
        yield absent.get(place) or next(group)[1]


def _folder_of(source: Source, item: Item, folders: Mapping[str, int]) -> int | None:
    """The place of the folder that an item is in, among those that were absent."""
    if not folders or not isinstance(source, FolderSource):
        return None
    path = item.id if item.id.endswith("/") else source.prefix + item.id
    end = path.find("/")
    while end >= 0:
        if (place := folders.get(path[: end + 1])) is not None:
            return place
        end = path.find("/", end + 1)
    return None
