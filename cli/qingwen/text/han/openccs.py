"""OpenCC's converters, with a mark where none of its phrases decides.

OpenCC gives a contested character that stands in no phrase its most frequent form, and says nothing of it (`头发干了` →
`頭髮幹了`). So a dictionary of marks, private-use characters, stands between its phrases and its characters. Every entry of
the dictionaries that are used here is as long as what it stands for, so offsets stay.

Imported only where a conversion is asked for: OpenCC takes 15 ms to import and 40 ms and 39 MB to load.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from functools import cache
from typing import Any

from qingwen.errors import WriteError
from qingwen.text.han.variants import CONTESTED, CONTESTED_TRADITIONAL

MARKS = 0xE000  # the first of the private-use characters
# Which characters are contested at each step of a configuration's chain: Taiwan's 著 is dealt with before the rest.
_STEPS = {
    "s2t": (CONTESTED,),
    "s2tw": (CONTESTED,),
    "s2hk": (CONTESTED,),
    "t2s": (CONTESTED_TRADITIONAL[1:],),
    "tw2s": (CONTESTED_TRADITIONAL[0], CONTESTED_TRADITIONAL[1:]),
}


@cache
def converter(name: str) -> Callable[[str], str]:
    """OpenCC's converter of that name (`t2tw` …), as it is. It gives a text of the same length."""
    import opencc

    return opencc.OpenCC(name, include_tofu_risk_dictionaries=False).convert


@cache
def marking_converter(name: str) -> Callable[[str], str]:
    """OpenCC's converter of that name, which puts a mark for each contested character that is in none of its phrases.

    OpenCC reads configurations from files only. Raises QingwenError where there is no place for a temporary one.
    """
    import opencc

    share = os.path.join(os.path.dirname(opencc.__file__), "clib", "share", "opencc")
    with open(os.path.join(share, f"{name}.json"), encoding="utf-8") as file:
        config = json.load(file)
    config.pop("normalization", None)  # compatibility ideographs have a rule of their own
    try:
        with tempfile.TemporaryDirectory(prefix="qingwen-") as folder:
            for step, contested in zip(config["conversion_chain"], _STEPS[name], strict=False):
                marks = os.path.join(folder, f"marks-{len(contested)}.txt")
                with open(marks, "w", encoding="utf-8", newline="\n") as file:
                    file.writelines(f"{c}\t{chr(MARKS + i)}\n" for i, c in enumerate(contested))
                step["dict"]["dicts"] = _with_marks(step["dict"]["dicts"], {"type": "text", "file": marks})
            _make_absolute(config, share)
            path = os.path.join(folder, "config.json")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(config, file)
            return opencc.OpenCC(path, include_tofu_risk_dictionaries=False).convert
    except OSError as error:
        raise WriteError(tempfile.gettempdir(), f"no temporary file can be made there: {error.strerror}") from error


def is_mark(c: str) -> bool:
    return MARKS <= ord(c) < MARKS + len(CONTESTED)


def _with_marks(dicts: list[dict[str, Any]], marks: dict[str, str]) -> list[dict[str, Any]]:
    """The dictionaries of a step with the marks after those of phrases."""
    phrases = [one for one in dicts if one["type"] == "group" or "Phrases" in one["file"]]
    return [*phrases, marks, *(one for one in dicts if one not in phrases)]


def _make_absolute(value: Any, folder: str) -> None:
    if isinstance(value, dict):
        if isinstance(value.get("file"), str) and not os.path.isabs(value["file"]):
            value["file"] = os.path.join(folder, value["file"])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _make_absolute(one, folder)
