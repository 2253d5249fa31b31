"""Where the cache is: with the repository, as those of ruff and mypy are, so that it goes when the repository goes, a CI job
can keep it by its path, and a container has it. Outside of a repository nothing is left in the folder that was looked at."""

from __future__ import annotations

import os
import sys

VARIABLE = "QINGWEN_CACHE_DIR"
# What makes a folder the root of a repository, or of what qingwen is set up for.
_ROOT_MARKS = (".git", "qingwen.toml", ".qingwen.toml")


def cache_folder(chosen: str | None) -> str:
    """The chosen folder, or the environment's, or `.qingwen/cache` of the repository, or one in the user's cache folder."""
    if chosen or os.environ.get(VARIABLE):
        return os.path.abspath(os.path.expanduser(chosen or os.environ[VARIABLE]))
    folder = os.getcwd()
    while True:
        if any(os.path.lexists(os.path.join(folder, mark)) for mark in _ROOT_MARKS):
            return os.path.join(folder, ".qingwen", "cache")
        above = os.path.dirname(folder)
        if above == folder:
            return os.path.join(_users(), "qingwen")
        folder = above


def _users() -> str:
    """The user's cache folder, by the customs of the platform."""
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Caches")
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    return chosen if os.path.isabs(chosen) else os.path.expanduser("~/.cache")
