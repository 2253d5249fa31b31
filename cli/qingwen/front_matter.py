"""YAML front matter, written so that every reader of YAML gets each value back as the string it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qingwen.editing import Edit
from qingwen.lazy_pattern import lazy

# Plain scalars that no YAML 1.1 or 1.2 reader takes for anything but a string (a bare date may be a date).
_plain = lazy(
    r"(?!(?:true|false|yes|no|on|off|null|y|n|\.inf|\.nan)\Z)"
    r"[^\W\d_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff#:]|(?<! )#|:(?! |\Z))*(?<![ :])\Z",
    re.I,
)
_date = lazy(r"\d{4}-\d\d-\d\d\Z")
# A field at the left margin of a YAML or TOML block.
field = lazy(r"(?m)^([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*(.*)$")
_escaped = lazy('["\\\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')


def front_matter_field(key: str, value: str) -> str:
    """`key: value` as one line of YAML."""
    if _date.match(value) or _plain.match(value):
        return f"{key}: {value}"
    quoted = _escaped.sub(lambda m: "\\" + m[0] if m[0] in '"\\' else f"\\u{ord(m[0]):04x}", value)
    return f'{key}: "{quoted}"'


def end_of_front_matter(text: str) -> int:
    """Where the fence is that closes the front matter which a text opens with; 0 where there is none."""
    return text.find("\n---\n", 3) + 1 if text.startswith("---\n") else 0


def added_fields(text: str, fields: Mapping[str, str]) -> list[Edit]:
    """The edits that put fields into the front matter that a text opens with; those that it has already are left out."""
    end = end_of_front_matter(text)
    known = {line.partition(":")[0] for line in text[:end].split("\n")}
    new = "".join(front_matter_field(key, value) + "\n" for key, value in fields.items() if key not in known)
    return [Edit(end, end, "", new)] if new and end else []


def front_matter(values: Mapping[str, str]) -> str:
    """The whole block with its fences; ends in a newline."""
    lines = [front_matter_field(key, value) for key, value in values.items()]
    return "\n".join(["---", *lines, "---", ""])
