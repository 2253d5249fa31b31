"""The language that an article's path or front matter names: `docs/zh/intro.md`, `README.en.md`, `lang: zh-CN`."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy

_CODES = {
    "zh": "zh", "cn": "zh", "chs": "zh", "cht": "zh", "chinese": "zh", "en": "en", "english": "en",
    "ja": "ja", "jp": "ja", "japanese": "ja", "ko": "ko", "kr": "ko", "korean": "ko",
}  # fmt: skip
_REGION = r"(?:[-_](?:[a-z]{2}|hans|hant))?"
_code = lazy(rf"({'|'.join(_CODES)}){_REGION}$", re.I)
_suffix = lazy(rf"[._-]({'|'.join(_CODES)}){_REGION}\.[a-z]{{2,8}}$", re.I)
_field = lazy(r"(?m)^(?:lang|language|locale)[ \t]*[:=][ \t]*[\"']?([A-Za-z]{2,8}(?:[-_][A-Za-z]{2,4})?)[\"']?[ \t]*$")
_FOLDERS = 4  # nearest to the file that are looked at
_HEAD = 4096  # code points of front matter


def declared_language(path: str, front_matter: str) -> str:
    """`zh`, `en`, `ja`, `ko`, or `` where neither names one of these; the front matter goes before the path."""
    if front_matter and (field := _field.search(front_matter[:_HEAD])) and (found := _code.match(field[1])):
        return _CODES[found[1].lower()]
    if suffix := _suffix.search(path[-40:]):
        return _CODES[suffix[1].lower()]
    for folder in path.replace("\\", "/").split("/")[-2 : -2 - _FOLDERS : -1]:
        if len(folder) < 12 and (found := _code.match(folder)):
            return _CODES[found[1].lower()]
    return ""
