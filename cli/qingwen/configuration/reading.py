"""A configuration file as `Options`, with the place of each key. What is wrong names file, line, key and the nearest right one."""

from __future__ import annotations

import os
import re
import tomllib
import typing
from collections.abc import Mapping, Sequence, Set
from dataclasses import is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Any, NamedTuple

from qingwen.configuration.globs import fault_of
from qingwen.configuration.options import ADDED, FILES, OF_ONE_RUN, PHRASES, Options, PathOptions, RuleOptions, keys
from qingwen.configuration.toml_lines import broken_line, did_you_mean, line_of
from qingwen.cores import MOST_JOBS
from qingwen.errors import ConfigError, ReadError, UsageError, placed
from qingwen.files.discovery import read_bytes
from qingwen.lazy_pattern import lazy


class Section(NamedTuple):
    """The settings of the files below `folder` that `glob` fits; `origins`: field → `file:line`."""

    folder: str
    glob: str
    options: PathOptions
    origins: Mapping[str, str]


class OwnRule(NamedTuple):
    """A rule of a configuration file; its `paths` start in `folder`."""

    options: RuleOptions
    folder: str
    origin: str


class Config(NamedTuple):
    """A file with all that it extends; `origins`: field → `file:line`; `excluded`: globs, each with the folder where it starts."""

    path: str
    options: Options
    sections: tuple[Section, ...]
    rules: tuple[OwnRule, ...]
    origins: Mapping[str, str]
    excluded: tuple[tuple[str, str], ...]


@cache
def load(path: str, extended_by: tuple[str, ...] = ()) -> Config:
    """The configuration in a file (absolute path). Raises ConfigError, or ReadError where it cannot be read."""
    shown = shown_path(path)
    try:
        data = read_bytes(path, shown)
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except ReadError:
        raise
    except (ValueError, RecursionError) as error:
        line, said = broken_line(data, error)
        at = f"{shown}:{line}"
        raise ConfigError(f"{at}: it is not TOML: {said}") from error
    prefix: tuple[str, ...] = ()
    if os.path.basename(path) == "pyproject.toml":
        prefix = ("tool", "qingwen")
        tool = table.get("tool")
        table = tool.get("qingwen", {}) if isinstance(tool, dict) else {}
    reader = _Reader(shown, text, os.path.dirname(path))
    options = reader.object(Options, table, prefix)
    _check_version(options.required_version, reader.at((*prefix, "required-version")))
    origins = reader.origins(Options, table, prefix)
    sections = tuple(
        Section(reader.folder, glob, one, reader.origins(PathOptions, table["paths"][glob], (*prefix, "paths", glob)))
        for glob, one in (options.paths or {}).items()
    )
    rules = tuple(
        OwnRule(one, reader.folder, reader.at((*prefix, "rule"), i)) for i, one in enumerate(options.rule or ())
    )
    excluded = tuple((glob, reader.folder) for glob in options.exclude or ())
    config = Config(path, options, sections, rules, origins, excluded)
    if options.extend is None:
        return config
    base = os.path.normpath(os.path.join(reader.folder, os.path.expanduser(options.extend)))
    if base in (*extended_by, path):
        raise ConfigError(f"{reader.at((*prefix, 'extend'))}: extend leads back to {shown_path(base)}")
    if not os.path.isfile(base):
        raise ConfigError(f"{reader.at((*prefix, 'extend'))}: extend: there is no file {shown_path(base)}")
    return _merged(load(base, (*extended_by, path)), config)


def merged(below: PathOptions, above: PathOptions, added: Set[str] = ADDED) -> dict[str, Any]:
    """The fields that `above` sets, as they are over those of `below`: lists that add up do, others replace."""
    result: dict[str, Any] = {}
    for one in keys(type(above)).values():
        value, old = getattr(above, one.name), getattr(below, one.name, None)
        if value is None:
            continue
        if old is not None and one.name in added:
            value = {**old, **value} if isinstance(value, Mapping) else (*old, *value)
        result[one.name] = value
    return result


def merged_origins(below: Mapping[str, str], above: Mapping[str, str], added: Set[str] = ADDED) -> dict[str, str]:
    """Field → the places of the values that hold, once `above` is over `below`."""
    both = {name: f"{below[name]}, {above[name]}" for name in added & below.keys() & above.keys()}
    return {**below, **above, **both}


def _merged(base: Config, own: Config) -> Config:
    return Config(
        own.path,
        replace(base.options, **merged(base.options, own.options)),
        base.sections + own.sections,
        base.rules + own.rules,
        merged_origins(base.origins, own.origins),
        base.excluded + own.excluded,
    )


class _Reader:
    """Values of a file as the types that the options want."""

    def __init__(self, shown: str, text: str, folder: str) -> None:
        self.shown, self.text, self.folder = shown, text, folder

    def at(self, key: Sequence[str], index: int = 0) -> str:
        line = line_of(self.text, tuple(key), index)
        return f"{self.shown}:{line}" if line else self.shown

    def origins(self, kind: type, table: Mapping[str, Any], key: tuple[str, ...]) -> dict[str, str]:
        return {keys(kind)[name].name: self.at((*key, name)) for name in table}

    def fail(self, key: Sequence[str], index: int, message: str) -> ConfigError:
        return ConfigError(f"{self.at(key, index)}: {message}")

    def object(self, kind: type, table: Any, key: tuple[str, ...], index: int = 0) -> Any:
        if not isinstance(table, dict):
            raise self.fail(key, index, f"{_dotted(key)} must be a table, not {_told(table)}")
        known, hints = keys(kind), _hints(kind)
        values = {}
        for name, value in table.items():
            here = (*key, name)
            if kind is PathOptions and name not in known and name in keys(Options):
                raise self.fail(
                    here, index, f"'{name}' holds for the whole run; it belongs above the sections, not in one"
                )
            if name not in known and name in OF_ONE_RUN:
                raise self.fail(here, index, f"'{name}' is of one run; say --{name} on the command line")
            if name not in known:
                raise self.fail(here, index, f"unknown key '{name}'{did_you_mean(name, known)}")
            value = self.value(hints[known[name].name], value, here, index)
            if known[name].name in PHRASES and not all(one.strip() for one in value):
                raise self.fail(
                    here, index, f"{_dotted(here)} has an empty phrase, which stands for nothing; take it out"
                )
            for glob in value if name in ("paths", "exclude") else ():
                if fault := fault_of(glob):
                    place = (*here, glob) if isinstance(value, Mapping) else here
                    raise self.fail(place, index, f"{_dotted(here)}: the glob '{glob}': {fault}")
            if name == "encoding":
                with placed(f"{self.at(here, index)}: {_dotted(here)}"):
                    _check_encoding(value)
            if known[name].name in FILES and value:
                value = os.path.normpath(os.path.join(self.folder, os.path.expanduser(value)))
            if name == "output-file":
                with placed(f"{self.at(here, index)}: {_dotted(here)}"):
                    value = tuple(map(self.output, value))
            values[known[name].name] = value
        if kind is RuleOptions:
            for need in ("code", "name", "message"):
                if need not in values:
                    raise self.fail(key, index, f"[[rule]] number {index + 1} needs '{need}'")
        return kind(**values)

    def output(self, told: str) -> str:
        """`format:path` with the path from the file's folder. Raises UsageError for what is not of that form."""
        from qingwen.reporting.formats import format_and_path

        format, path = format_and_path(told)
        return f"{format}:{os.path.join(self.folder, os.path.expanduser(path))}"

    def value(self, hint: Any, value: Any, key: tuple[str, ...], index: int) -> Any:
        options = [one for one in typing.get_args(hint) if one is not type(None)]
        origin = typing.get_origin(hint)
        if origin in (UnionType, typing.Union):
            return self.value(options[0], value, key, index)
        if origin is typing.Literal:
            if value not in options or not isinstance(value, str):
                near = did_you_mean(value, options) if isinstance(value, str) else ""
                raise self.fail(
                    key, index, f"{_dotted(key)} must be one of {', '.join(options)}, not {_told(value)}{near}"
                )
            return value
        if origin is tuple:
            if options[0] is str:
                odd = [one for one in value if not isinstance(one, str)] if isinstance(value, list) else [value]
                if odd:
                    raise self.fail(key, index, f"{_dotted(key)} must be a list of strings, not {_told(odd[0])}")
            if not isinstance(value, list):
                raise self.fail(key, index, f"{_dotted(key)} must be a list, not {_told(value)}")
            nested = is_dataclass(options[0])
            return tuple(self.value(options[0], one, key, i if nested else index) for i, one in enumerate(value))
        if is_dataclass(hint):
            return self.object(hint, value, key, index)  # type: ignore[arg-type]
        if origin is not None:  # a table
            if not isinstance(value, dict):
                raise self.fail(key, index, f"{_dotted(key)} must be a table, not {_told(value)}")
            return {name: self.value(options[1], one, (*key, name), index) for name, one in value.items()}
        if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
            raise self.fail(key, index, f"{_dotted(key)} must be {_WORDS[hint]}, not {_told(value)}")
        if hint is int and value < 0:
            raise self.fail(key, index, f"{_dotted(key)} must be 0 or more, not {value}")
        if hint is int and value > MOST_JOBS:
            raise self.fail(key, index, f"{_dotted(key)} must be {MOST_JOBS} or less, not {value}")
        return value


def _check_encoding(name: str) -> None:
    from qingwen.text.decoding import DecodeError, canonical_name

    try:
        canonical_name(name)
    except DecodeError as error:
        raise UsageError(str(error)) from error


_WORDS = {str: "a string", bool: "true or false", int: "a whole number"}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _dotted(key: Sequence[str]) -> str:
    return ".".join(key[2:] if key[:2] == ("tool", "qingwen") else key) or "the file"


def _told(value: Any) -> str:
    import json

    try:
        return json.dumps(value, ensure_ascii=False)[:60]
    except (TypeError, ValueError):
        return str(value)


def shown_path(path: str) -> str:
    """A path as messages have it: relative where that is short."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith(".." + os.sep + "..") else relative.replace(os.sep, "/")


_version = lazy(r"\s*(==|!=|>=|<=|~=|>|<)?\s*v?(\d+(?:\.\d+)*)\s*")


def _check_version(wanted: str | None, at: str) -> None:
    if wanted is None:
        return
    from qingwen import __version__

    own = _numbers(__version__)
    for part in wanted.split(","):
        found = _version.fullmatch(part)
        if not found:
            raise ConfigError(f"{at}: required-version '{wanted}' is not like '>=0.1,<0.3'")
        sign, other = found[1] or "==", _numbers(found[2])
        fits = {
            "==": own == other, "!=": own != other, ">=": own >= other, "<=": own <= other, ">": own > other, "<": own < other,
            "~=": own >= other and own[: found[2].count(".") or 1] == other[: found[2].count(".") or 1],
        }[sign]  # fmt: skip
        if not fits:
            raise ConfigError(f"{at}: this needs qingwen {wanted}, and here is {__version__}; install that one")


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", version)[:4]]
    return tuple(numbers + [0] * (4 - len(numbers)))
