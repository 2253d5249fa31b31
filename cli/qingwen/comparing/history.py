"""When files were last changed, by git's history."""

from __future__ import annotations

import os
import subprocess
from typing import NamedTuple

PATIENCE = 60  # seconds that git may take


class Change(NamedTuple):
    """The last commit that touched a file: its place in the log, from 0 for the newest, and its day, as in 2025-04-03."""

    age: int
    day: str


def last_changes(*folders: str) -> dict[str, Change]:
    """Real path → its last commit, for the files below folders; empty where there is no git or no history."""
    found: dict[str, Change] = {}
    tops = {top for folder in folders if (top := _git(folder, "rev-parse", "--show-toplevel"))}
    if len(tops) != 1:  # commits of two repositories have no order
        return found
    top = os.path.realpath(tops.pop().rstrip("\n"))
    paths = [os.path.realpath(folder) for folder in folders]
    log = _git(top, "log", "--format=%x01%cs", "--name-only", "-z", "--no-renames", "--", *paths)
    age, day = -1, ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith("\x01"):
            age, day = age + 1, part[1:]
        elif part:
            found.setdefault(os.path.join(top, part), Change(age, day))
    return found


def _git(folder: str, *arguments: str) -> str:
    """What git writes; nothing where it fails."""
    command = ["git", "--no-optional-locks", "-c", "core.quotePath=false", "-c", "log.showSignature=false", *arguments]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return os.fsdecode(done.stdout) if done.returncode == 0 else ""
