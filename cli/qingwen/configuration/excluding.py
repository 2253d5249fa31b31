"""What a configuration, or somebody who typed it, wants passed over."""

from __future__ import annotations

import os
from collections.abc import Sequence

from qingwen.configuration.globs import fault_of, fits
from qingwen.configuration.settings import CommandLine, config_for
from qingwen.errors import UsageError
from qingwen.files.discovery import Discovery, Input


def without_excluded(
    found: Discovery, line: CommandLine, typed: Sequence[str] = (), *, force: bool = False
) -> Discovery:
    """What was found but for that; what was named stays, unless `force`d. typed: globs of --exclude. Raises UsageError, ConfigError."""
    globs = [glob for one in typed for glob in one.split(",")]
    for glob in globs:
        if fault := fault_of(glob):
            raise UsageError(f"--exclude: the glob '{glob}': {fault}")
    kept = [one for one in found.inputs if not _is_excluded(one, line, globs, force)]
    return found if len(kept) == len(found.inputs) else found._replace(inputs=kept)


def _is_excluded(one: Input, line: CommandLine, globs: Sequence[str], force: bool) -> bool:
    if one.file is None or (one.named and not force):
        return False
    file = os.path.abspath(one.file)
    return is_excluded(file, line, globs, "" if force else file.removesuffix(one.below.replace("/", os.sep)))


def is_excluded(file: str, line: CommandLine, globs: Sequence[str] = (), named: str = "") -> bool:
    """Whether a file (absolute path) is to be passed over. named: the folder that somebody named, whatever is said of it and those above."""
    config = config_for(os.path.dirname(file), line)
    places = [(glob, os.getcwd()) for glob in globs]
    if config:
        places += config.excluded
    return any(fits(glob, file, folder, named) for glob, folder in places)
