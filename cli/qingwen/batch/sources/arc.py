"""The lines that records of ARC open with: an address and four fields, in version 2 nine."""

from __future__ import annotations

from typing import Any

from qingwen.lazy_pattern import lazy

_second = lazy(r"(.* \S+ \d{12,14} \S+)(?: \S+){3} \d+ \S+( \d+)\s*")
_header = lazy(r".* \S+ \d{12,14} \S+ \d+\s*")


class ArcHeaders:
    """What reads headers, for both versions: the library's own takes whatever stands last in a line for the fields of version 1."""

    def __init__(self, first: Any) -> None:
        self._first = first

    def get_rec_type(self) -> Any:
        return self._first.get_rec_type()

    def parse(self, stream: Any, line: str) -> Any:
        """A header. line: its first. Raises ValueError where it is none, EOFError where nothing is left."""
        if found := _second.fullmatch(
            line
        ):  # result, checksum, location, offset and file name are told elsewhere, or not needed
            line = found[1] + found[2]
        elif line.strip() and not _header.fullmatch(line):
            raise ValueError("a record has a header of neither WARC nor ARC")
        return self._first.parse(stream, line)
