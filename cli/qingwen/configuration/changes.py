"""Whether a configuration is still what was read: for what runs longer than one command, an editor's server or `--watch`."""

from __future__ import annotations

import os

from qingwen import linting
from qingwen.configuration import discovery, reading, settings
from qingwen.configuration.settings import CommandLine, config_for
from qingwen.errors import QingwenError

State = tuple[
    tuple[str, int, int], ...
]  # of each file: path, time of its last change in ns, size; -1 where there is none


def state(folder: str, line: CommandLine) -> State:
    """The files that what holds in a folder (absolute) depends on, as they are now; some 60 µs."""
    paths = [path for name, path in line.given if name in ("profile", "terms_file") and path]
    if line.config:
        paths.append(os.path.abspath(line.config))
    elif not line.isolated:
        above = folder
        while True:
            paths += [os.path.join(above, name) for name in (*discovery.NAMES, "pyproject.toml")]
            if above == (above := os.path.dirname(above)):
                break
    return tuple(map(_stat, [*paths, *_named(folder, line)]))


def _stat(path: str) -> tuple[str, int, int]:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return path, -1, -1
    return path, status.st_mtime_ns, status.st_size


def _named(folder: str, line: CommandLine) -> list[str]:
    """What the configuration names: what it extends, profiles, the baseline."""
    try:
        config = config_for(folder, line)
        if config is None:
            return []
        sections = (one.options.profile for one in config.sections)
        named = [path for path in (config.options.profile, config.options.baseline, *sections) if path]
        path, extend = config.path, reading.load(config.path).options.extend
        while extend:
            path = os.path.normpath(os.path.join(os.path.dirname(path), os.path.expanduser(extend)))
            if path in named:
                break
            named.append(path)
            extend = reading.load(path).options.extend if os.path.isfile(path) else None
    except QingwenError:  # it is read, and its error told, each time anew
        return []
    return named


def forget() -> None:
    """All that was read of configurations will be read again."""
    from qingwen.rules import custom

    for cached in (
        discovery.nearest, reading.load, settings._unconfigured, settings._settings, settings._check_selectors, custom.project_rules,
        linting._site_rule, linting.terms_of, linting._with_terms, linting._signs,
    ):  # fmt: skip
        cached.cache_clear()
