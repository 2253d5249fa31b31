"""`qingwen config`."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict, is_dataclass, replace
from typing import Any

from qingwen.commands.console import say
from qingwen.configuration.globs import fits
from qingwen.configuration.options import ADDED_BY_PATH, Options, keys
from qingwen.configuration.reading import merged, merged_origins
from qingwen.configuration.schema import schema_text
from qingwen.configuration.settings import PER_RUN, CommandLine, config_for, settings_for
from qingwen.reporting.terminal import visible
from qingwen.translation import translated


def run(path: str | None, format: str, schema: bool, config: str | None, isolated: bool) -> int:
    """Prints the schema, or what holds for a path and where each value comes from; the exit code."""
    if schema:
        sys.stdout.write(schema_text())
        return 0
    line = CommandLine((), config, isolated)
    file = os.path.abspath(path or ".")
    folder = file if os.path.isdir(file) else os.path.dirname(file)
    found = config_for(folder, line)
    settings_for(os.path.join(folder, "article") if folder == file else file, line)  # what is wrong in it is said
    options, origins = Options(), {}
    if found:
        options, origins = found.options, dict(found.origins)
        for one in found.sections if folder != file else ():
            if fits(one.glob, file, one.folder):
                new = merged(options, one.options, ADDED_BY_PATH)
                options = replace(options, **new)
                origins = merged_origins(origins, one.origins, ADDED_BY_PATH)
        options, origins = _of_this_run(options, origins, line)
    rows = []
    for key, field in keys(Options).items():
        value = getattr(options, field.name)
        is_set = value is not None
        rows.append(
            (key, _plain(value) if is_set else field.metadata["default"], origins.get(field.name) if is_set else None)
        )
    if format == "json":
        told = {key: {"value": value, "origin": origin} for key, value, origin in rows}
        file_ = os.path.relpath(found.path).replace(os.sep, "/") if found else None
        sys.stdout.write(json.dumps({"file": file_, "options": told}, ensure_ascii=False, indent=2) + "\n")
        return 0
    width = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        shown = translated("(none)") if value is None else json.dumps(value, ensure_ascii=False)
        sys.stdout.write(visible(f"{key:<{width}}  {shown}  # {origin or translated('default')}") + "\n")
    if not found:
        say("qingwen: note: there is no configuration file here or above")
    return 0


def _of_this_run(options: Options, origins: dict[str, str], line: CommandLine) -> tuple[Options, dict[str, str]]:
    """What holds for the whole run is the working directory's, whatever the configuration of a folder below it says."""
    here = config_for(os.getcwd(), line)
    own, places = (here.options, here.origins) if here else (Options(), {})
    for name in PER_RUN:
        if name in origins and origins[name] != places.get(name):
            key = name.replace("_", "-")
            say(f"qingwen: note: {origins[name]}: '{key}' is not in force from here: it holds for a run in that folder")
    kept = {name: place for name, place in origins.items() if name not in PER_RUN}
    of_run = {name: place for name, place in places.items() if name in PER_RUN}
    return replace(options, **{name: getattr(own, name) for name in PER_RUN}), kept | of_run


def _plain(value: Any) -> Any:
    """Without what is not set, and with keys as a file has them."""
    if is_dataclass(value) and not isinstance(value, type):
        names = {one.name: key for key, one in keys(type(value)).items()}
        return {names[name]: _plain(inner) for name, inner in asdict(value).items() if inner is not None}
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value
