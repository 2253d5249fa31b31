"""What a source yields, one for each of its documents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a source.

    id:     unique within its source: the path below it, a member's name, a record's id field, or its number from 0.
    name:   its name, a path with suffix and `/`, which tells its kind; of a record "" unless it is known.
    data:   a file's bytes, or a record's text. None: `file` is to be read, or there is an `error`.
    file:   a local file to read, by whoever cleans it.
    size:   in bytes, as far as it is known.
    record: the record's other fields, a JSON object, which the output keeps.
    number: of a record, its line in the source, from 1; 0: that is how many came before it, and one.
    error:  why the source cannot give it, in plain words. It fails alone.
    stamp:  what tells that it has changed since (size and time of a file, a member's CRC); "" where the source's own stamp
            tells it.
    met:    in a folder or an archive, where nobody named it: when it is binary it is skipped, and no failure.
    """

    id: str
    name: str
    data: bytes | str | None = None
    file: str | None = None
    size: int = 0
    record: str | None = None
    number: int = 0
    error: str | None = None
    stamp: str = ""
    met: bool = False
