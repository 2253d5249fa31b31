"""How many processes are worth starting."""

from __future__ import annotations

import os

MOST_JOBS = 1024  # processes; beyond, a number is a slip


def usable_cores() -> int:
    """The cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
