"""Where things stand in a TOML file, which `tomllib` does not say, and which key was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qingwen.lazy_pattern import lazy

_header = lazy(r"[ \t]*(\[\[?)[ \t]*(.*?)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_key = lazy(r"""[ \t]*((?:"(?:\\.|[^"\\])*"|'[^']*'|[\w.-]+|[ \t]*\.[ \t]*)+?)[ \t]*=""")
_part = lazy(r"""[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|[\w-]+)[ \t]*\.?""")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in _part.findall(dotted))


def line_of(text: str, key: tuple[str, ...], index: int = 0) -> int:
    """The 1-based line of a key; of its nearest table where it stands in an inline one; 0 where none is found.

    It reads lines as TOML's usual form has them; a key inside a multi-line string may mislead it, by some lines.
    """
    best, line_of_best = 0, 0
    table: tuple[str, ...] = ()
    seen: dict[tuple[str, ...], int] = {}
    current = 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _header.match(line)
        if found and (header := _parts(found[2])):
            table = header
            if found[1] == "[[":
                seen[table] = seen.get(table, -1) + 1
                current = seen[table]
            else:
                current = index
            path = table
        elif found := _key.match(line):
            path = (*table, *_parts(found[1]))
        else:
            continue
        if path == key[: len(path)] and (current == index or not seen) and len(path) > best:
            best, line_of_best = len(path), number
        elif path[: len(key)] == key and best < len(key) and index == 0:  # the first of the tables below it
            best, line_of_best = len(key), number
    return line_of_best


def broken_line(data: bytes, error: Exception) -> tuple[int, str]:
    """The 1-based line where a file stops being TOML in UTF-8, and the error without it."""
    last = data.rstrip().count(b"\n") + 1
    if isinstance(error, UnicodeDecodeError):
        return data.count(b"\n", 0, error.start) + 1, str(error)
    said, place, line = re.fullmatch(
        r"(.*?)( \(at (?:line (\d+), column \d+|end of document)\))?", str(error), re.S
    ).groups()  # type: ignore[union-attr]
    return int(line or (last if place else 1)), said


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What a message about an unknown name ends with: the known one that is like it, if there is one."""
    from difflib import get_close_matches

    close = get_close_matches(name.replace("_", "-"), list(known), n=1, cutoff=0.5)
    return f" (did you mean '{close[0]}'?)" if close else ""
