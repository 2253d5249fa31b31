"""A project's own rules: phrases and patterns of its configuration, and those of plugins that it names."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from qingwen.configuration.options import RuleOptions
from qingwen.configuration.reading import Config, load
from qingwen.errors import ConfigError, QingwenError, placed
from qingwen.rules import all_rules
from qingwen.rules.base import FAMILIES, SEVERITIES, Finding, Fix, Rule, Sign
from qingwen.text.document import Document
from qingwen.translation import put, translated

GROUP = "qingwen.rules"
# What a pattern that fits places between characters shows it on, beside the characters that it names itself.
_PROBE = "a 1，中。\nb "
SECONDS, SECONDS_A_MEGABYTE = 2.0, 1.0  # that a pattern may take: an ordinary one takes some 10 ms a MB


class ProjectRules(NamedTuple):
    """All rules beside qingwen's own: those of the configuration, in its order, and those of plugins."""

    own: tuple[Rule, ...]
    plugins: tuple[Rule, ...]

    @property
    def all(self) -> tuple[Rule, ...]:
        return self.own + self.plugins

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the plugins' packages, of which their rules are made."""
        packages = {
            module.partition(".")[0]
            for rule in self.plugins
            if isinstance(rule, PluginRule)
            for module in (type(rule.inner).__module__, rule.origin.module)
        }
        return tuple(file for package in sorted(packages) for file in _files(package))

    @property
    def told(self) -> list[tuple[str, ...]]:
        """What tells these plugins from others, beside those files."""
        return [(*rule.origin, rule.code, rule.name) for rule in self.plugins if isinstance(rule, PluginRule)]

    def for_path(self, wanted: tuple[int, ...]) -> tuple[Rule, ...]:
        return tuple(self.own[i] for i in wanted) + self.plugins


@cache
def project_rules(path: str) -> ProjectRules:
    """The rules that a configuration file brings. Raises ConfigError that names file and rule, or the plugin."""
    config: Config = load(path)
    own: list[Rule] = [CustomRule(one.options, one.origin) for one in config.rules]
    with placed(f"{config.origins.get('plugins')}: plugins"):
        plugins = [rule for name in config.options.plugins or () for rule in _plugin(name)]
    taken = {rule.code: "qingwen" for rule in all_rules()} | {rule.name: "qingwen" for rule in all_rules()}
    for rule, origin in [
        *zip(own, (one.origin for one in config.rules), strict=True),
        *((rule, f"plugin '{rule.origin.plugin}'") for rule in plugins),
    ]:
        for what in (rule.code, rule.name):
            if what in FAMILIES.values():
                raise ConfigError(f"{origin}: '{what}' is the name of a family, so no rule may have it")
            if what in taken:
                raise ConfigError(f"{origin}: rule '{what}' is there already, of {taken[what]}")
            taken[what] = origin
    return ProjectRules(tuple(own), tuple(plugins))


class CustomRule(Rule):
    """A rule that a configuration file describes."""

    def __init__(self, options: RuleOptions, origin: str) -> None:
        self.code, self.name, self.message = options.code, options.name, options.message  # type: ignore[misc]
        self.severity = options.severity or "warning"  # type: ignore[misc]
        self.kinds = options.kinds or ("text", "markdown")
        self.origin = origin
        self.everything = options.scope == "everything"
        self.safety = options.fix or "unsafe"
        self.fix_safety = "none" if options.replacement is None else self.safety  # type: ignore[misc]
        self.replacement = options.replacement
        self.by_pattern = options.pattern is not None
        self.__doc__ = _page(options, origin)
        if not re.fullmatch(r"[A-Z][A-Z0-9]*\d{3}", self.code) or self.code.startswith("QW"):
            raise self.error(
                f"code '{self.code}' must be capital letters and three digits, such as ACME001, and not QW…"
            )
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", self.name):
            raise self.error("its name must be kebab-case, such as no-slogan")
        if bool(options.phrases) == self.by_pattern:
            raise self.error("it needs either phrases or a pattern")
        if not all(options.phrases or (options.pattern,)):
            raise self.error("an empty phrase or pattern is everywhere")
        flags = regex.VERSION0 | (regex.IGNORECASE if options.ignore_case else 0)
        source = options.pattern if options.pattern is not None else _phrases(options.phrases or ())
        try:
            self.compiled = regex.compile(source, flags | regex.MULTILINE)
            if self.by_pattern and self.replacement is not None:
                regex.compile(f"(?:{source})|", flags | regex.MULTILINE).sub(self.replacement, "", timeout=SECONDS)
            fits_nothing = self.compiled.search("", timeout=SECONDS)
            places = self.compiled.finditer(_PROBE + re.sub(r"[^\w\s]+", "", source) + source, timeout=SECONDS)
            fits_between = any(found.start() == found.end() for found in places)
        except (regex.error, IndexError, RecursionError, OverflowError, ValueError, TypeError) as error:
            raise self.error(f"its pattern or replacement cannot be used: {error}") from error
        except TimeoutError as error:
            raise self.error("its pattern takes too long, even on an empty text") from error
        if fits_nothing:
            raise self.error(
                "its pattern fits an empty text, and so everywhere; let it ask for a character: `a+`, not `a*`"
            )
        if fits_between:
            raise self.error(
                "its pattern fits places that hold nothing; let it ask for a character, not only for what is beside one"
            )
        # A replacement that is found again would be replaced for ever.
        if self.replacement is not None and not self.by_pattern and self.compiled.search(self.replacement):
            raise self.error("its replacement holds what it finds")
        if options.phrases and not options.ignore_case:
            self.sign = Sign(literals=tuple(options.phrases))  # type: ignore[misc]

    def error(self, message: str) -> ConfigError:
        return ConfigError(f"{self.origin}: rule '{self.name}': {message}")

    def check(self, document: Document) -> Iterator[Finding]:
        limit = SECONDS + SECONDS_A_MEGABYTE * len(document.text) / 1e6
        try:
            for match in self.compiled.finditer(document.text, timeout=limit):
                start, end = match.span()
                if start == end:
                    line, column = document.position(start)
                    at = f"{document.path}:{line}:{column}"
                    raise self.error(
                        f"its pattern fits nothing at {at}; let it ask for a character, not only for what is beside one"
                    )
                if not self.everything and document.protection(start, end):
                    continue
                yield self.finding(
                    start, end, fix=self._fix(match), message=self.message.replace("{", "{{").replace("}", "}}")
                )
        except TimeoutError as error:
            raise self.error(f"its pattern took more than {limit:.0f} s on {document.path}; make it simpler") from error

    def _fix(self, match: regex.Match[str]) -> Fix | None:
        if self.replacement is None:
            return None
        new = match.expand(self.replacement) if self.by_pattern else self.replacement
        if self.by_pattern and self.compiled.search(new, timeout=SECONDS):
            return None
        return Fix(self.safety, match.start(), match.end(), new)


def own_rules(config: Config | None) -> tuple[Rule, ...]:
    """The rules that a configuration brings, none without one. Raises ConfigError."""
    return project_rules(config.path).all if config else ()


def _page(options: RuleOptions, origin: str) -> str:
    """What `explain` says of a rule that a configuration describes."""
    found = [f"- `{one}`" for one in options.phrases or (options.pattern,) if one]
    parts = [
        options.message,
        put("A rule of this project: {}", f"`{origin}`."),
        f"## {translated('What it finds')}\n\n" + "\n".join(found),
    ]
    if options.paths:
        parts.append(put("Only in these files: {}", ", ".join(f"`{one}`" for one in options.paths)))
    if options.replacement is not None:
        parts.append(put("The fix writes: {}", f"`{options.replacement}`"))
    return "\n\n".join(parts)


def _phrases(phrases: tuple[str, ...]) -> str:
    """Longest first; a phrase that begins or ends with a Latin letter or a digit stands for whole words."""
    word = "[0-9A-Za-z]"
    return "|".join(
        (f"(?<!{word})" if re.match(word, one) else "")
        + regex.escape(one)
        + (f"(?!{word})" if re.match(word, one[-1]) else "")
        for one in sorted(phrases, key=len, reverse=True)
        if one
    )


class Origin(NamedTuple):
    """Where the rules of a plugin come from: its entry point, the module that this names, and the distribution."""

    plugin: str
    value: str
    module: str
    version: str


class PluginRule(Rule):
    """A rule of a plugin, whose faults are said to be its own."""

    def __init__(self, rule: Rule, origin: Origin) -> None:
        self.inner, self.origin = rule, origin
        self.__doc__ = type(rule).__doc__
        for name in (
            "code",
            "name",
            "severity",
            "kinds",
            "sign",
            "message",
            "fix_safety",
            "preview",
            "default",
            "examples",
        ):
            setattr(self, name, getattr(rule, name))

    def wakes(self, document: Document) -> bool:
        return bool(self._guarded(lambda: self.inner.wakes(document), document))

    def check(self, document: Document) -> Iterator[Finding]:
        forced = self.forced_severity
        for found in self._guarded(lambda: self._findings(document), document):  # type: ignore[attr-defined]
            yield found._replace(severity=forced) if forced else found

    def _findings(self, document: Document) -> list[Finding]:
        found = list(self.inner.check(document))
        for one in found:
            if not isinstance(one, Finding) or not isinstance(one.fix, Fix | None):
                raise TypeError(f"it gave {one!r:.80}, which is no finding")
            if one.severity not in SEVERITIES or not isinstance(one.message, str):
                raise TypeError(f"it gave a finding with {one.severity!r:.80}, {one.message!r:.80}")
            for start, end in [one[5:7], one.fix[1:3]] if one.fix else [one[5:7]]:
                if not 0 <= start <= end <= len(document.text):
                    raise ValueError(f"it gave [{start}, {end}) of a text of {len(document.text)}")
        return found

    def _guarded(self, call, document: Document) -> object:  # type: ignore[no-untyped-def]
        try:
            return call()
        except QingwenError:
            raise
        except (Exception, SystemExit) as error:
            raise ConfigError(
                f"plugin '{self.origin.plugin}': rule {self.code} failed on {document.path}: {type(error).__name__}: {error}"
            ) from error


def _files(package: str) -> Iterator[str]:
    module = sys.modules[package]
    for folder in getattr(module, "__path__", ()):
        for here, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            yield from (os.path.join(here, name) for name in sorted(names))
    if not hasattr(module, "__path__") and getattr(module, "__file__", None):
        yield str(module.__file__)


def _plugin(name: str) -> list[PluginRule]:
    """The rules of an entry point: a Rule class, or a list of them, or a function that returns one. Looked up only when named."""
    from importlib.metadata import entry_points

    found = list(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join(sorted({one.name for one in entry_points(group=GROUP)})) or "none"
        raise ConfigError(
            f"plugin '{name}': no installed package has such an entry point of {GROUP} (there are: {known})"
        )
    entry = found[0]
    version = f"{entry.dist.name} {entry.dist.version}" if entry.dist else ""
    try:
        thing = entry.load()
        if callable(thing) and not isinstance(thing, type):
            thing = thing()
        things = [thing] if isinstance(thing, type) else list(thing)
        rules = [one() if isinstance(one, type) else one for one in things]
        if not all(isinstance(rule, Rule) for rule in rules):
            raise TypeError(f"its entry point gives {rules!r}, which are no rules")
        return [PluginRule(rule, Origin(name, entry.value, entry.module, version)) for rule in rules]
    except (Exception, SystemExit) as error:
        raise ConfigError(f"plugin '{name}' cannot be loaded: {type(error).__name__}: {error}") from error
