"""Exchange files by their suffix: written, and read."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qingwen.errors import ReadError, UsageError
from qingwen.handover.units import DIRECTIONS, Unit

SUFFIXES = (".xlf", ".xliff", ".po", ".csv")


def check_suffix(path: str) -> str:
    """`.xlf`, `.xliff`, `.po` or `.csv`. Raises UsageError."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{path}: an exchange file ends in .xlf, .xliff, .po or .csv")
    return suffix


def files(path: str, units: Sequence[Unit]) -> dict[str, list[Unit]]:
    """Which units go into which file: XLIFF and PO have one direction, so both make two files (`todo.en-zh.xlf`)."""
    suffix = check_suffix(path)
    directions = sorted({DIRECTIONS[unit.rule] for unit in units})
    if suffix == ".csv" or len(directions) < 2:
        return {path: list(units)}
    return {_of_direction(path, one): [unit for unit in units if DIRECTIONS[unit.rule] == one] for one in directions}


def names(path: str) -> list[str]:
    """The files that an export to a path may have written: it alone, or one for each direction."""
    return [path, *(_of_direction(path, one) for one in sorted(set(DIRECTIONS.values())))]


def _of_direction(path: str, direction: tuple[str, str]) -> str:
    stem, suffix = os.path.splitext(path)
    return f"{stem}.{'-'.join(direction)}{suffix}"


def write(path: str, units: Sequence[Unit]) -> bytes:
    """The bytes of an exchange file."""
    suffix = check_suffix(path)
    if suffix == ".csv":
        from qingwen.handover import table

        text = table.write(units)
    elif suffix == ".po":
        from qingwen.handover import po

        text = po.write(units)
    else:
        from qingwen.handover import xliff

        text = xliff.write(units)
    return text.encode("utf-8")


def read(path: str, data: bytes) -> list[Unit]:
    """The units of an exchange file, all of them sound. Raises ReadError with the line and the reason."""
    suffix = check_suffix(path)
    if not data.strip():
        raise ReadError(path, "unreadable", "it is empty; nothing was applied")
    if suffix == ".csv":
        from qingwen.handover import table

        return table.read(path, data)
    if suffix == ".po":
        from qingwen.handover import po

        return po.read(path, data)
    from qingwen.handover import xliff

    return xliff.read(path, data)
