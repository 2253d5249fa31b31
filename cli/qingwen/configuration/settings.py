"""`settings_for(path)`: what holds for one file, of the command line, its configuration and its sections for paths."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from qingwen.configuration.discovery import nearest
from qingwen.errors import UsageError, placed
from qingwen.linting import default_rules, select, terms_of, with_profile, with_terms, with_typography
from qingwen.rules.base import Rule

if TYPE_CHECKING:
    from qingwen.configuration.options import Options, PathOptions
    from qingwen.configuration.reading import Config

PER_FILE = ("select", "ignore", "extend_select", "preview", "severity", "unsafe", "images", "from_", "encoding", "language",
            "profile", "han", "typography_style", "allow", "terms", "terms_file")  # fmt: skip
PER_RUN = ("format", "fail_on", "jobs", "undo", "quiet", "baseline", "cache", "cache_dir",
           "output_file", "statistics", "show_fixes", "exit_zero", "verbose")  # fmt: skip
NOT_EMPTY = ("baseline", "config", "profile", "since", "terms")  # an unset variable of a pipeline would switch them off
NAMES = {
    "kind": "from_",
    "extend": "extend_select",
    "terms": "terms_file",
    "output_files": "output_file",
}  # what the commands call otherwise


class CommandLine(NamedTuple):
    """What somebody typed: (field, value) pairs, a file to use, or that none be used."""

    given: tuple[tuple[str, Any], ...] = ()
    config: str | None = None
    isolated: bool = False


class Settings(NamedTuple):
    """What holds for a file.

    chosen: the rules; None: those that are on where nobody chose any, which take 50 ms to load, and a run whose reports are all
    in the cache has no use for. origin: the configuration file, or None. told: what tells these settings from others, beside the content of `files`,
    of which its rules are made. values: (field, value) of what was set.
    """

    chosen: tuple[Rule, ...] | None
    unsafe: bool = False
    images: Any = "keep"
    kind: Any = "auto"
    encoding: str | None = None
    language: str | None = None
    profile: str | None = None
    han: Any = None
    allow: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    origin: str | None = None
    told: str = ""
    files: tuple[str, ...] = ()
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        return default_rules() if self.chosen is None else self.chosen


def settings_for(path: str | None, line: CommandLine) -> Settings:
    """The settings of a file (None: standard input, for which those of the working directory hold).

    Raises UsageError for a selector that fits no rule, ConfigError for a configuration that cannot be used.
    """
    here = os.getcwd()
    if (plain := _unconfigured(here, os.path.dirname(path) if path else "", line)) is not None:
        return plain
    file = os.path.join(here, path or "stdin")
    file = os.path.abspath(file)
    config = config_for(os.path.dirname(file), line)
    if config is None:
        return _settings(None, (), (), line)
    from qingwen.configuration.globs import fits

    sections = tuple(i for i, one in enumerate(config.sections) if fits(one.glob, file, one.folder))
    own = tuple(
        i
        for i, one in enumerate(config.rules)
        if one.options.paths is None or any(fits(glob, file, one.folder) for glob in one.options.paths)
    )
    return _settings(config.path, sections, own, line)


def rules_for(path: str | None, line: CommandLine, codes: Collection[str]) -> tuple[Rule, ...]:
    """Those of a command's rules that hold for a file. A configuration that selects none of them has chosen `lint`'s, and leaves them all."""
    if "select" not in dict(line.given):
        settings = settings_for(path, line)
        chosen = dict(settings.values).get("select")
        if not chosen or not any(rule.code in codes for rule in _selected(tuple(chosen), settings.origin)):
            line = line._replace(given=(*line.given, ("select", ("QW",))))
    return tuple(rule for rule in settings_for(path, line).rules if rule.code in codes)


@cache
def _selected(chosen: tuple[str, ...], origin: str | None) -> tuple[Rule, ...]:
    """The rules that selectors of a configuration name, its own among them."""
    if origin is None:
        return select(chosen)
    from qingwen.rules.custom import project_rules

    return select(chosen, extra=project_rules(origin).all)


def check_settings(paths: Iterable[str | None], line: CommandLine) -> None:
    """Raises what `settings_for` raises for one of the paths; a folder without a configuration is looked at once."""
    here = os.getcwd()
    of_folders: dict[str, list[str | None]] = {}
    for path in paths:
        of_folders.setdefault(os.path.dirname(path) if path else "", []).append(path)
    for folder, those in of_folders.items():
        if _unconfigured(here, folder, line) is None:
            for path in those:
                settings_for(path, line)


@cache
def _unconfigured(here: str, folder: str, line: CommandLine) -> Settings | None:
    """What holds for all files of a folder without a configuration; None where there is one."""
    if config_for(os.path.abspath(os.path.join(here, folder)), line) is not None:
        return None
    return _settings(None, (), (), line)


def check_line(line: CommandLine) -> None:
    """Raises UsageError where it names a configuration and wants none."""
    if line.isolated and line.config is not None:
        raise UsageError("--config and --isolated exclude each other")


def config_for(folder: str, line: CommandLine) -> Config | None:
    """The configuration that holds in a folder (absolute); None where there is none."""
    check_line(line)
    if line.isolated:
        return None
    if line.config == "":
        raise UsageError("--config '' names nothing; leave it out")
    path = os.path.abspath(line.config) if line.config else nearest(folder)
    if path is None:
        return None
    from qingwen.configuration.reading import load

    return load(path)


@cache
def _settings(path: str | None, sections: tuple[int, ...], own: tuple[int, ...], line: CommandLine) -> Settings:
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    extra: tuple[Rule, ...] = ()
    if path is not None:
        from qingwen.configuration.options import ADDED_BY_PATH
        from qingwen.configuration.reading import load, merged

        config = load(path)
        from dataclasses import replace

        from qingwen.rules.custom import project_rules

        options: Options = config.options
        origins |= config.origins
        for i in sections:
            options = replace(options, **merged(options, config.sections[i].options, ADDED_BY_PATH))
            origins |= config.sections[i].origins
        values = {name: value for name in PER_FILE if (value := getattr(options, name, None)) is not None}
        every = project_rules(path)
        _check_selectors(path)
        extra = every.for_path(own)
    given = dict(line.given)
    values |= {name: value for name, value in given.items() if name in PER_FILE}
    if path is None and not values:
        return Settings(None, told=repr(None))
    rules = select(
        values.get("select", ()),
        values.get("ignore", ()),
        values.get("extend_select", ()),
        extra=every.all if path else (),
        preview=values.get("preview", False),
        extra_on="select" not in given,
    )
    rules = tuple(rule for rule in rules if rule in extra or not path or rule not in every.all)
    rules = _with_severity(rules, values.get("severity", {}), every.all if path else ())
    rules = with_typography(rules, values.get("typography_style"))
    rules = with_terms(rules, [*values.get("terms", ()), *terms_of(values.get("terms_file"))])
    profile = values.get("profile")
    with placed(f"{origins['profile']}: profile" if profile and "profile" not in given else None):
        rules = with_profile(rules, profile)
    files = tuple(one for one in (profile, values.get("terms_file")) if one) + (every.files if path else ())
    # Of own rules, those that do not hold here count as well: a selector may name them.
    told = {name: value for name, value in values.items() if name not in ("profile", "terms_file")}
    made_of = [
        sorted(told.items()),
        own,
        [one.options for one in config.rules] if path else [],
        every.told if path else [],
    ]
    return Settings(
        rules, values.get("unsafe", False), values.get("images", "keep"), values.get("from_", "auto"),
        values.get("encoding"), values.get("language"), profile, values.get("han"), values.get("allow", ()), values.get("terms", ()), path,
        repr(made_of), files, tuple(values.items()),
    )  # fmt: skip


@cache
def _check_selectors(path: str) -> None:
    """Raises PlacedError for the first selector of a configuration that fits nothing, be there files for its section or not."""
    from qingwen.configuration.reading import load
    from qingwen.rules.custom import project_rules

    config = load(path)
    places: list[tuple[PathOptions, Mapping[str, str]]] = [(config.options, config.origins)]
    for options, origins in places + [(one.options, one.origins) for one in config.sections]:
        for name in ("select", "ignore", "extend_select", "severity"):
            if selectors := getattr(options, name):
                with placed(f"{origins[name]}: {name.replace('_', '-')}"):
                    select(extended=tuple(selectors), extra=project_rules(path).all)


def _with_severity(rules: tuple[Rule, ...], severity: Mapping[str, str], extra: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with the severities that selectors give them; the more exact selector wins, `off` takes a rule away."""
    if not severity:
        return rules
    from copy import copy

    from qingwen.linting import matching

    level: dict[str, str] = {}
    for selector in sorted(severity, key=lambda one: len(one) if one.upper().startswith("QW") else len("QW101")):
        for rule in matching(selector, extra):
            level[rule.code] = severity[selector]
    result = []
    for rule in rules:
        wanted = level.get(rule.code)
        if wanted == "off":
            continue
        if wanted:
            rule = copy(rule)
            rule.forced_severity = wanted  # type: ignore[assignment]
        result.append(rule)
    return tuple(result)


def place_of_baseline(folder: str, line: CommandLine) -> str | None:
    """`qingwen.toml:3: baseline`, where the configuration that holds in a folder names it, and the command line does not."""
    config = config_for(folder, line)
    place = config.origins.get("baseline") if config and "baseline" not in dict(line.given) else None
    return place and f"{place}: baseline"


Command = TypeVar("Command", bound=Any)


def typed(options: Any) -> CommandLine:
    """What somebody typed, of a command's options: what click says was given, and what differs from its default.

    Raises UsageError for a name that is empty.
    """
    for name in NOT_EMPTY:
        if getattr(options, name, None) == "":
            raise UsageError(f"--{name} '' names nothing; leave it out")
    defaults = type(options)._field_defaults
    given = []
    for name in options._fields:
        field = NAMES.get(name, name)
        value = getattr(options, name)
        value = tuple(value) if isinstance(value, list) else value
        if field in (*PER_FILE, *PER_RUN) and (name in options.given or value != defaults.get(name)):
            given.append((field, value))
    return CommandLine(tuple(given), options.config, options.isolated)


def with_project(options: Command, line: CommandLine, *, but: Collection[str] = ()) -> Command:
    """A command's options with those of the whole run that the working directory's configuration sets; but: by the options' names, not these."""
    config = config_for(os.getcwd(), line)
    if config is None:
        return options
    given = dict(line.given)
    found = {
        name: value
        for name in options._fields
        if (field := NAMES.get(name, name)) in PER_RUN and field not in given and name not in but
        if (value := getattr(config.options, field)) is not None
    }
    return options._replace(**found)  # type: ignore[no-any-return]
