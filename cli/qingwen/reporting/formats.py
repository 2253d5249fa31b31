"""The output formats: each a name and its writer, which is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from qingwen.errors import UsageError
from qingwen.reporting.writer import Look, Writer

FORMATS = {
    "text": ("text_report", "TextWriter"),
    "concise": ("concise", "ConciseWriter"),
    "json": ("json_report", "JsonWriter"),
    "jsonl": ("json_report", "JsonLinesWriter"),
    "github": ("github", "GithubWriter"),
    "sarif": ("sarif", "SarifWriter"),
    "junit": ("junit", "JunitWriter"),
    "gitlab": ("gitlab", "GitlabWriter"),
    "rdjson": ("rdjson", "RdjsonWriter"),
    "checkstyle": ("checkstyle", "CheckstyleWriter"),
}
SUFFIXES = {"txt": "text", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "sarif": "sarif", "rdjson": "rdjson"}


def writer(format: str, write: Callable[[str], object], look: Look) -> Writer:
    """The writer of a format, which gives its pieces of text to `write`."""
    module, name = FORMATS[format]
    made = getattr(import_module(f"qingwen.reporting.{module}"), name)
    return cast(Writer, made(write, look))


def format_and_path(value: str) -> tuple[str, str]:
    """What `--output-file` names: `sarif:report.sarif`, or a path whose suffix tells the format. Raises UsageError."""
    name, colon, path = value.partition(":")
    if colon and name in FORMATS and path:
        return name, path
    if colon and name in FORMATS:
        raise UsageError(f"--output-file {value} lacks the file's name, as in sarif:report.sarif")
    if colon and len(name) > 1 and name.isalpha() and not path.startswith("/"):  # a single letter is a drive
        raise UsageError(f"--output-file {value}: no format '{name}'; there are {', '.join(FORMATS)}")
    format = SUFFIXES.get(value.rpartition(".")[2].lower()) if "." in value else None
    if not format or not value:
        raise UsageError(
            f"--output-file {value}: say its format first, as in sarif:report.sarif; there are {', '.join(FORMATS)}"
        )
    return format, value
