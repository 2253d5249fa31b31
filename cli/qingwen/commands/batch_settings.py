"""What the results of a run depend on beside its documents, by name: so that what has changed since can be told."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from qingwen import __version__
from qingwen.configuration.options import PathOptions, keys
from qingwen.configuration.settings import CommandLine, config_for, settings_for
from qingwen.files.discovery import read_bytes
from qingwen.translation import put, translated

if TYPE_CHECKING:
    from qingwen.batch.sources.base import SourceOptions

_SHOWN = 40  # characters of a value that a message still shows
_CONTENT = "sha256:"  # stands before the digest of what is told by that alone
_OF_FILES_ALONE = ("severity", "typography-style", "allow", "terms")  # keys that are no options of the command


def told_settings(line: CommandLine, source: SourceOptions, *, near: bool, learn: bool) -> dict[str, str]:
    """Name → value, or its digest, of all that is set and not what would hold anyway."""
    settings, config = settings_for(None, line), config_for(os.getcwd(), line)
    told: dict[str, Any] = {"version": __version__, "--near-duplicates": near, "--learn": learn}
    defaults = {key: one.metadata["default"] for key, one in keys(PathOptions).items()}
    for name, value in settings.values:
        key = "terms_file" if name == "terms_file" else name.rstrip("_").replace("_", "-")
        if value == defaults.get(key):
            continue
        if name in ("profile", "terms_file"):
            value = _digest(read_bytes(value, value))
        told["--terms" if name == "terms_file" else key if key in _OF_FILES_ALONE else f"--{key}"] = value
    told |= {
        f"--{key.replace('_', '-')}": value
        for key, value in source._asdict().items()
        if key not in ("max_document", "encoding")
    }
    if config:
        from qingwen.rules.custom import project_rules

        every = project_rules(config.path)
        sections = [(one.glob, one.options, _content(one.options.profile)) for one in config.sections]
        told["paths"] = sections and _digest(repr(sections).encode())
        told["rule"] = config.rules and _digest(repr([one.options for one in config.rules]).encode())
        told["plugins"] = every.plugins and _digest(
            repr((every.told, [_content(file) for file in every.files])).encode()
        )
    return {name: _word(value) for name, value in sorted(told.items()) if value}


def differences(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """What is not as it was, in the reader's language: `--han (not set → taiwan), --profile (edited)`.

    then: empty where an earlier qingwen began the run, which kept no settings by name.
    """
    said = []
    for name in sorted({*then, *now} if then else ()):
        old, new = then.get(name), now.get(name)
        if old == new:
            continue
        if old and new and old.startswith(_CONTENT):
            said.append(put("{} (edited)", name))
        else:
            said.append(f"{name} ({_shown(old)} → {_shown(new)})")
    return ", ".join(said) or translated("qingwen itself, or a library that it uses")


def _shown(value: str | None) -> str:
    return translated("not set") if value is None else translated("set") if value.startswith(_CONTENT) else value


def _word(value: Any) -> str:
    if isinstance(value, Mapping):
        value = [f"{key} = {one}" for key, one in sorted(value.items())]
    word = "yes" if value is True else ", ".join(value) if isinstance(value, tuple | list) else str(value)
    return word if len(word) <= _SHOWN else _digest(word.encode("utf-8", "surrogatepass"))


def _digest(data: bytes) -> str:
    return _CONTENT + sha256(data).hexdigest()


def _content(path: str | None) -> bytes:
    return read_bytes(path, path) if path else b""
