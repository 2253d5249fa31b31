"""Which configuration file holds for a file: the nearest, upward from it. Most runs have none, so this is cheap."""

from __future__ import annotations

import os
import re
from functools import cache

from qingwen.lazy_pattern import lazy

NAMES = ("qingwen.toml", ".qingwen.toml")


# tomllib costs 2 ms to load, and most pyproject.toml are none of qingwen's.
_table = lazy(rb"""^\s*(?:\[*\s*["']?tool["']?\s*\.\s*["']?qingwen|["']?tool["']?\s*=.*qingwen)""", re.M)
_in_tool = lazy(rb"""^\s*\[\s*["']?tool["']?\s*\](?s:.*)^\s*["']?qingwen["']?\s*[.=]""", re.M)


@cache
def nearest(folder: str) -> str | None:
    """The configuration file that holds in a folder (absolute): in it or in one above. `pyproject.toml` counts if it has `[tool.qingwen]`."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    path = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(path) and _has_table(path):
        return path
    above = os.path.dirname(folder)
    return nearest(above) if above != folder else None


def _has_table(path: str) -> bool:
    try:
        with open(path, "rb") as opened:
            data = opened.read()
    except OSError:
        return False
    if not (_table.search(data) or (b"tool" in data and _in_tool.search(data))):
        return False
    import tomllib

    try:
        return "qingwen" in tomllib.loads(data.decode("utf-8-sig")).get("tool", {})
    except AttributeError:  # `tool` is no table
        return False
    except (ValueError, RecursionError):
        return True  # what it has of qingwen looks like a table: its error is this run's to tell
