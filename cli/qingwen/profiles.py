"""Profiles as files: TOML that a person can read, check and shorten."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from qingwen.configuration.toml_lines import did_you_mean, line_of
from qingwen.errors import UsageError
from qingwen.files.discovery import read_bytes
from qingwen.learned_files import with_mark
from qingwen.text.debris.site_profile import Profile, SiteLine

VERSION = 1
_INTRODUCTION = """\
# Lines that repeat over {pages} pages of one site, learned by `qingwen learn`. `qingwen clean --profile` removes them where
# they stand at that end of a page. Delete an entry to keep its lines; `example` is the line as it stood on a page,
# `line` what is compared: letters only, and 0 for any number but a sentence's.
"""


def profile_text(profile: Profile) -> str:
    """A profile as TOML."""
    parts = [_INTRODUCTION.format(pages=profile.pages), f"version = {VERSION}\npages = {profile.pages}\n"]
    for name, lines in (("head", profile.head), ("tail", profile.tail)):
        parts += (
            f"\n[[{name}]]\nline = {_string(key)}\npages = {line.pages}\nexample = {_string(line.example)}\n"
            for key, line in lines.items()
        )
    return with_mark("".join(parts))


def _string(text: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too, save for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def load_profile(path: str) -> Profile:
    """The profile in a file. Raises ReadError, or UsageError that names what is wrong in it."""
    data = read_bytes(path, path)
    try:
        text = data.decode("utf-8-sig")
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: it is not TOML: {error}") from error
    if "version" not in table:
        raise UsageError(f"{path}: it is no profile of a site; qingwen learn makes one")
    if table["version"] != VERSION:
        raise UsageError(f"{path}: version {table['version']!r} is not one that this qingwen knows; learn it anew")
    pages = table.get("pages")
    if not isinstance(pages, int) or pages < 1:
        raise UsageError(f"{path}: pages must be a whole number above 0, not {pages!r}")
    _check_keys(path, text, table)
    return Profile(pages, _lines(path, "head", table.get("head", [])), _lines(path, "tail", table.get("tail", [])))


def _check_keys(path: str, text: str, table: Mapping[str, Any]) -> None:
    """Raises UsageError for a key that is misspelt: its lines would stay, and nobody would know why."""
    places: list[tuple[tuple[str, ...], int, Mapping[str, Any], tuple[str, ...]]] = [
        ((), 0, table, ("version", "pages", "head", "tail"))
    ]
    for name in ("head", "tail"):
        entries = table.get(name)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict):
                places.append(((name,), index, entry, ("line", "pages", "example")))
    for above, index, keys, known in places:
        for key in keys:
            if key not in known:
                at = f"{path}:{line_of(text, (*above, key), index)}"
                raise UsageError(f"{at}: unknown key '{key}'{did_you_mean(key, known)}")


def _lines(path: str, name: str, entries: object) -> Mapping[str, SiteLine]:
    lines = {}
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        match entry:
            case {"line": str(key), "pages": int(pages)} if key:
                example = entry.get("example", key)
                lines[key] = SiteLine(pages, example if isinstance(example, str) else key)
            case _:
                raise UsageError(f"{path}: entry {number} of [[{name}]] needs a line and its number of pages")
    return lines
