"""The list of records that stands inside an object of JSON: `{"total": 2, "articles": [{"text": …}, …]}`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qingwen.batch.sources.json_scanning import ANY_STRING, mark, passed
from qingwen.lazy_pattern import lazy

_DEEPEST = 4  # names that lead to the list, as in "response": {"data": {"page": {"items": […]}}}
_field = lazy(rf'\s*+(?:,\s*+)?"({ANY_STRING})"\s*+:\s*+'.encode())
_plain = lazy(rf'(?:"{ANY_STRING}"|[^\[\]{{}}",]++)\s*+'.encode())
_first = lazy(rb"\[\s*+\{")


class Inside(NamedTuple):
    """Where a list stands. depth: objects that it stands in."""

    start: int
    depth: int


class Lists:
    """Looks for it. texts: the names of the field that holds a record's text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = {form for name in texts for form in (name.encode(), json.dumps(name)[1:-1].encode())}

    def in_object(self, begun: bytes) -> Inside | None:
        """The only list of objects with a text in an object, or in what it begins with; None where the object has a text itself."""
        found = self._inside(begun, 1, 1) if begun.startswith(b"{") else []
        return found[0] if len(found) == 1 else None

    def _inside(self, begun: bytes, at: int, depth: int) -> list[Inside]:
        found: list[Inside] = []
        for name, value in _fields(begun, at):
            first = _first.match(begun, value)
            if first and any(
                one in self._texts and begun[to : to + 1] == b'"' for one, to in _fields(begun, first.end())
            ):
                found.append(Inside(value, depth))
            elif begun[value : value + 1] == b"{":
                found += self._inside(begun, value + 1, depth + 1) if depth < _DEEPEST else []
            elif name in self._texts and not first:
                return []
        return found


def _fields(data: bytes, at: int) -> Iterator[tuple[bytes, int]]:
    """The names of an object's fields as they are written, and where their values begin. at: behind its bracket."""
    while found := _field.match(data, at):
        at = found.end()
        if at == len(data):
            return
        yield found[1], at
        at = _end(data, at)


def _end(data: bytes, at: int) -> int:
    """Where the value ends that begins there."""
    if plain := _plain.match(data, at):
        return plain.end()
    depth = 0
    while found := mark.match(data, at):
        depth += 1 if found[0] in b"[{" else -1
        at = found.end()
        if depth <= 0:
            return at
        if between := passed.match(data, at):
            at = between.end()
    return len(data)
