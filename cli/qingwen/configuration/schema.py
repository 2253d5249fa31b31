"""The JSON Schema of a configuration file, for editors; made of the same types that read it."""

from __future__ import annotations

import json
import typing
from dataclasses import is_dataclass
from types import UnionType
from typing import Any

from qingwen.configuration.options import Options, RuleOptions, keys
from qingwen.cores import MOST_JOBS
from qingwen.reporting.formats import FORMATS, SUFFIXES

_TYPES = {str: "string", bool: "boolean", int: "integer"}
# As `format_and_path` reads it: a format and a file, or a file whose suffix is that of a format, in any case.
_SUFFIX = "|".join("".join(f"[{letter}{letter.upper()}]" for letter in suffix) for suffix in SUFFIXES)
_OUTPUT = rf"^({'|'.join(FORMATS)}):.|^(?![A-Za-z]{{2,}}:[^/]).*\.({_SUFFIX})$"


def schema_text() -> str:
    """The schema as JSON; ends in a newline."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "qingwen.toml",
        **_object(Options),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _object(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    properties = {}
    for key, one in keys(kind).items():
        told = {**_type(hints[one.name]), "description": one.metadata["help"]}
        if one.metadata["default"] is not None:
            told["default"] = one.metadata["default"]
        if key == "output-file":
            told["items"]["pattern"] = _OUTPUT
        properties[key] = told
    needed = {"required": ["code", "name", "message"]} if kind is RuleOptions else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **needed}


def _type(hint: Any) -> dict[str, Any]:
    arguments = [one for one in typing.get_args(hint) if one is not type(None)]
    origin = typing.get_origin(hint)
    if origin in (UnionType, typing.Union):
        return _type(arguments[0])
    if origin is typing.Literal:
        return {"enum": arguments}
    if origin is tuple:
        return {"type": "array", "items": _type(arguments[0])}
    if is_dataclass(hint):
        return _object(hint)  # type: ignore[arg-type]
    if origin is not None:
        return {"type": "object", "additionalProperties": _type(arguments[1])}
    return {"type": _TYPES[hint], **({"minimum": 0, "maximum": MOST_JOBS} if hint is int else {})}
