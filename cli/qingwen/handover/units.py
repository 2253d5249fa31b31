"""`Unit`: a fragment that somebody is to translate, and what ties it to its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from qingwen.errors import ReadError

DIRECTIONS = {"untranslated-english": ("en", "zh"), "untranslated-chinese": ("zh", "en")}  # rule → from, to
FINISHED = ("translated", "reviewed", "final")
_DIGITS = 12


class Unit(NamedTuple):
    """A fragment in an exchange file.

    id:       from path, rule, source and `number`: it stays while the fragment does, wherever in its file it stands.
    path:     of the file that it stands in, as it is shown. line: where in it, from 1, when it was exported.
    number:   which it is, from 1, of the fragments in that file that read the same.
    heading, before, after: the heading that it stands under, and the paragraphs beside it.
    state:    `initial`, or what the translator says: `translated`, `reviewed`, `final`.
    at:       the line in the exchange file.
    """

    id: str
    path: str
    line: int
    rule: str
    source: str
    number: int = 1
    heading: str = ""
    before: str = ""
    after: str = ""
    target: str = ""
    state: str = "initial"
    at: int = 0

    @property
    def finished(self) -> bool:
        return self.state in FINISHED and bool(self.target.strip())


def checksum(text: str) -> str:
    """The first digits of the SHA-256 of a fragment's text."""
    return sha256(text.encode("utf-8")).hexdigest()[:_DIGITS]


def unit_id(path: str, rule: str, source: str, number: int) -> str:
    """`qw-` and a checksum, and which of several that read the same: `qw-0a1b2c3d4e5f.2`."""
    digits = checksum("\0".join((path, rule, source)))
    return f"qw-{digits}" if number == 1 else f"qw-{digits}.{number}"


def checked(name: str, units: Iterable[tuple[Unit, str]]) -> list[Unit]:
    """The units of an exchange file, each given with the checksum that stands beside it, once all of them are sound.

    Raises ReadError with the line: an id that is missing, there twice, or not that of path, rule and source.
    """
    known: dict[str, int] = {}
    sound = []
    for unit, given in units:
        if not unit.id:
            raise bad(name, unit.at, "a fragment without its id")
        if unit.id in known:
            raise bad(name, unit.at, f"the id {unit.id} is there twice, first in line {known[unit.id]}")
        if unit.rule not in DIRECTIONS:
            raise bad(name, unit.at, f"{unit.id}: '{unit.rule}' is no rule that finds fragments")
        if given != checksum(unit.source):
            raise bad(
                name,
                unit.at,
                f"{unit.id}: its source is not the text that was exported (checksum {given or 'missing'})",
            )
        number = unit.id.rpartition(".")[2] if "." in unit.id else "1"
        number = number if number.isascii() and number.isdecimal() and len(number) < 9 else "0"
        if unit.id != unit_id(unit.path, unit.rule, unit.source, int(number)):
            raise bad(
                name, unit.at, f"{unit.id}: this is not the id of its path, rule and source; one of them was altered"
            )
        known[unit.id] = unit.at
        sound.append(unit._replace(number=int(number)))
    return sound


def bad(name: str, line: int, reason: str) -> ReadError:
    """What is wrong with an exchange file, and where."""
    return ReadError(name, "unreadable", f"line {line}: {reason}; nothing was applied")


def notes(unit: Unit) -> Sequence[tuple[str, str]]:
    """What a translator is told of a fragment, and what ties it to its place: (name, one line of text)."""
    every = (
        ("path", unit.path),
        ("line", str(unit.line)),
        ("rule", unit.rule),
        ("checksum", checksum(unit.source)),
        ("heading", unit.heading),
        ("before", unit.before),
        ("after", unit.after),
    )
    return [(name, text) for name, text in every if text]
