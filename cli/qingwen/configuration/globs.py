"""Globs of paths, as git reads them in `.gitignore`."""

from __future__ import annotations

import os
import re
from functools import cache

from qingwen.files.ignoring import pattern_of


def fits(glob: str, file: str, folder: str, outer: str = "") -> bool:
    """Whether a glob that stands in `folder` fits a file, or a folder above it (absolute paths), which lies in the folder `outer`."""
    below = os.path.relpath(file, folder).replace(os.sep, "/")
    if below.startswith("../"):
        return False
    pattern = _compiled(glob)
    if pattern is None:
        return False
    regex, folders_only, by_name = pattern
    parts = below.encode("utf-8", "surrogateescape").decode("latin-1").split("/")
    first = 0
    if outer and not (above := os.path.relpath(outer, folder)).startswith(".."):
        first = 0 if above == "." else above.count(os.sep) + 1
    return any(
        regex.fullmatch(parts[i] if by_name else "/".join(parts[: i + 1]))
        for i in range(first, len(parts))
        if not folders_only or i < len(parts) - 1
    )


def fault_of(glob: str) -> str | None:
    """Why a glob can fit no file, or not what it looks like; None where it is as it should be."""
    if not glob.strip():
        return "it is empty"
    if glob.startswith("!"):
        return "none can be taken back with '!' here"
    if glob.startswith("../"):
        return "what lies above this file has a configuration of its own"
    if re.search(r"(?<!\\)\{[^{}]*,[^{}]*\}", glob):
        return "braces stand for themselves: write one glob for each"
    pattern = _compiled(glob)
    if pattern is None or "(?!)" in pattern[0].pattern:
        return "nothing fits it"
    return None


@cache
def _compiled(glob: str) -> tuple[re.Pattern[str], bool, bool] | None:
    pattern = pattern_of(glob.removeprefix("./").encode("utf-8", "surrogateescape").decode("latin-1"))
    return (re.compile(pattern.regex, re.S), pattern.folders_only, pattern.by_name) if pattern else None
