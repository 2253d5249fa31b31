"""Every option of a configuration file, as typed objects: what reads the file and what describes it both follow them.

An attribute that is None is not set. Keys in files are written with `-`; `from_` is `from`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, Literal

Level = Literal["error", "warning", "info"]
Kind = Literal["text", "markdown"]
Format = Literal["text", "concise", "json", "jsonl", "github", "sarif", "junit", "gitlab", "rdjson", "checkstyle"]


def _option(help: str, default: Any = None) -> Any:
    """default: what holds where nothing is set, for people to read."""
    return field(default=None, metadata={"help": help, "default": default})


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """A rule of the project's own: phrases or a pattern, and what is said of them."""

    code: str = _option("Its code: capital letters and three digits, such as `ACME001`; not `QW…`.")
    name: str = _option("Its name, kebab-case.")
    message: str = _option("What is wrong, and what to do.")
    phrases: tuple[str, ...] | None = _option("The phrases to find; Latin ones as whole words.")
    pattern: str | None = _option("A pattern of the `regex` package, in place of phrases.")
    ignore_case: bool | None = _option("Whether letter case counts for nothing.", False)
    scope: Literal["prose", "everything"] | None = _option("`everything`: in code, links and HTML too.", "prose")
    kinds: tuple[Kind, ...] | None = _option("In which kinds of text.", ["text", "markdown"])
    paths: tuple[str, ...] | None = _option("Only in these files: globs as in .gitignore.", ["*"])
    severity: Level | None = _option("How grave a finding is.", "warning")
    replacement: str | None = _option("What a fix puts there; of a pattern, with `\\1` for its groups.")
    fix: Literal["safe", "unsafe"] | None = _option("Whether the replacement applies unasked.", "unsafe")


@dataclass(frozen=True, slots=True)
class PathOptions:
    """What may differ from file to file."""

    select: tuple[str, ...] | None = _option("Only these rules: codes, prefixes or names.", [])
    ignore: tuple[str, ...] | None = _option("Not these rules.", [])
    extend_select: tuple[str, ...] | None = _option("These rules as well.", [])
    preview: bool | None = _option("Rules that are new in this release as well.", False)
    severity: Mapping[str, Literal["error", "warning", "info", "off"]] | None = _option(
        "A severity for each rule, code prefix or name; `off` switches it off.", {}
    )
    unsafe: bool | None = _option("Apply unsafe fixes too.", False)
    images: Literal["keep", "drop", "comment"] | None = _option("What becomes of image files in a paste.", "keep")
    from_: Literal["auto", "text", "markdown", "html", "docx"] | None = _option("The kind of the inputs.", "auto")
    encoding: str | None = _option("The inputs' encoding, if it is not told rightly.")
    language: Literal["zh", "en"] | None = _option("The articles' main language, if it is not told rightly.")
    profile: str | None = _option("A profile that `qingwen learn` wrote; relative to this file.")
    han: Literal["simplified", "traditional", "taiwan", "hongkong"] | None = _option(
        "The variant of Chinese that `clean` converts prose to."
    )
    typography_style: Literal["sparanoid", "clreq", "gb"] | None = _option(
        "The house style of the typography rules.", "sparanoid"
    )
    allow: tuple[str, ...] | None = _option("Phrases and whole lines that are never touched and never reported.", [])
    terms: tuple[str, ...] | None = _option("Words that stay untranslated.", [])


@dataclass(frozen=True, slots=True)
class Options(PathOptions):
    """A whole file."""

    exclude: tuple[str, ...] | None = _option("What is passed over in folders: globs as in .gitignore.", [])
    extend: str | None = _option("Another configuration file that this one builds on; relative to this file.")
    required_version: str | None = _option("The versions of qingwen that this is written for, such as `>=0.1,<0.3`.")
    format: Format | None = _option("The format of the reports on standard output.", "text")
    fail_on: Level | None = _option("The severity from which a command fails.", "warning")
    jobs: int | None = _option("Processes of `lint`; 0: as many as there are cores.", 0)
    undo: bool | None = _option("Keep an undo report with --fix and --in-place.", True)
    quiet: bool | None = _option("No report on standard error, only errors.", False)
    output_file: tuple[str, ...] | None = _option(
        "Reports of `lint` beside standard output, such as `sarif:report.sarif`; relative to this file.", []
    )
    statistics: bool | None = _option("Counts by rule in place of the findings.", False)
    show_fixes: bool | None = _option("With --fix: list what was fixed, where the report does not.", False)
    exit_zero: bool | None = _option("Exit code 0 whatever `lint` finds.", False)
    verbose: bool | None = _option("Say what `lint` read, how, and how long it took.", False)
    cache: bool | None = _option("Keep what `lint` found, for the next run.", True)
    cache_dir: str | None = _option("Where that is kept; relative to this file.")
    baseline: str | None = _option("Findings that are known and do not fail; relative to this file.")
    plugins: tuple[str, ...] | None = _option("Installed packages of rules: names of `qingwen.rules` entry points.", [])
    rule: tuple[RuleOptions, ...] | None = _option("Rules of the project's own.", [])
    paths: Mapping[str, PathOptions] | None = _option(
        "Other settings for some files, by glob as in .gitignore: `ignore`, `extend-select`, `severity`, `allow` and `terms` "
        "are added to those above; all else replaces.",
        {},
    )


ADDED = {
    "allow",
    "exclude",
    "terms",
    "extend_select",
    "plugins",
    "rule",
    "severity",
    "paths",
}  # to those of `extend`; others replace
ADDED_BY_PATH = ADDED | {"ignore"}  # in a section of `paths`, to those above it
PHRASES = {"allow", "terms"}
OF_ONE_RUN = {
    "fix", "diff", "since", "staged", "watch", "write-baseline", "prune", "check", "in-place", "report", "paste", "copy",
    "assets", "stdin-filename", "config", "isolated", "force-exclude", "show-files",
}  # fmt: skip  # options of the command line that no file may set
FILES = {"profile", "baseline", "cache_dir"}  # relative to the file that they stand in


def key_of(one: Field[Any]) -> str:
    """How a field is written in a file."""
    return one.name.rstrip("_").replace("_", "-")


def keys(kind: type) -> dict[str, Field[Any]]:
    """Key → field of one of the classes above."""
    return {key_of(one): one for one in fields(kind)}
