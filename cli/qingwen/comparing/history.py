"""When files were last committed, by git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence


def last_commits(folders: Sequence[str]) -> dict[str, int]:
    """Real path → seconds since 1970 of the last commit that touched a file below the folders; empty without git."""
    found: dict[str, int] = {}
    for folder in folders:
        try:
            top = subprocess.run(
                ["git", "-C", folder, "rev-parse", "--show-toplevel"], capture_output=True, check=True
            ).stdout
            log = subprocess.run(
                ["git", "-C", folder, "log", "-z", "--format=%x01%ct", "--name-only", "--no-renames", "--", "."],
                capture_output=True,
                check=True,
            ).stdout
        except (OSError, subprocess.CalledProcessError):
            return {}
        root = os.fsdecode(top.rstrip(b"\n"))
        when = 0
        for part in log.split(b"\0"):
            name = part.lstrip(b"\n")
            if name.startswith(b"\1"):
                stamp, _, name = name[1:].partition(b"\n")
                when = int(stamp)
                name = name.lstrip(b"\n")
            if name:
                found.setdefault(os.path.realpath(os.path.join(root, os.fsdecode(name))), when)
    return found
