"""What lies beside a text on disk: the one way in which what is said of a text depends on more than itself."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from typing import Literal

# A regular file; a folder or a device; nothing, but something in the same folder whose letter case differs; nothing.
There = Literal["file", "other", "case", ""]


class Beside:
    """A folder, or None for a text that is on no disk; `seen`: each look that was taken and what was there.

    Who keeps what was found takes the looks again (`unchanged`), and need read nothing else again.
    """

    def __init__(self, folder: str | None) -> None:
        self.folder = folder
        self.seen: dict[str, There] = {}

    def look(self, path: str) -> There:
        """What is at a path relative to the folder."""
        if self.folder is None:
            return ""
        if path not in self.seen:
            self.seen[path] = there(self.folder, path)
        return self.seen[path]


def there(folder: str, path: str) -> There:
    """What is at a path relative to a folder, now."""
    whole = os.path.join(folder, path)
    try:
        mode = os.stat(whole).st_mode
    except (OSError, ValueError):
        return "case" if _in_other_case(*os.path.split(whole)) else ""
    return "file" if stat.S_ISREG(mode) else "other"


def _in_other_case(folder: str, name: str) -> bool:
    try:
        return name.casefold() in _names(folder, os.stat(folder or ".").st_mtime_ns)
    except (OSError, ValueError):
        return False


@lru_cache(4)  # a folder may hold as many articles as images, and each article miss one
def _names(folder: str, changed: int) -> frozenset[str]:
    """What is in a folder, case folded. changed: when it last did."""
    return frozenset(map(str.casefold, os.listdir(folder or ".")))
