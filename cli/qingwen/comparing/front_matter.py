"""How the front matter of a translation differs from its source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qingwen.front_matter import field
from qingwen.lazy_pattern import lazy
from qingwen.text.markdown.protected import front_matter_end


class Drift(NamedTuple):
    """A field that differs: [start, end) in the translation (where it should stand, when it is missing) and in the source."""

    field: str
    ours: str
    theirs: str
    place: tuple[int, int]
    source: tuple[int, int]


class _Field(NamedTuple):
    value: str
    entries: int  # of a list
    start: int
    end: int


# Fields that each side has for itself: what it is called, who wrote it in this language, when it was last touched.
_own = lazy(
    r"(?:lang(?:uage)?|locale|translat\w*|source\w*|original\w*|last_?mod\w*|updated?\w*|modified\w*|reviewers?|authors?|editors?"
    r"|url|permalink|slug|aliases|redirect\w*|hash|commit\w*|date_?modified|link_?title|summary|excerpt|id|toc_?hide|ref)$",
    re.I,
)
_entry = lazy(r"(?m)^[ \t]*- ")
# A value that reads the same in every language.
_number = lazy(r"[-+]?\d+(?:\.\d+)?$")
_truth = lazy(r"(?:true|false|yes|no)$", re.I)
_day = lazy(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_picture = lazy(r"[^\s]+\.(?:png|jpe?g|gif|svg|webp|avif|mp4|pdf)$", re.I)


def drift(source: str, translation: str) -> Iterator[Drift]:
    """What differs, in the order of the source's fields; nothing where one side has no front matter to compare."""
    ours, theirs = _fields(source), _fields(translation)
    if not ours:
        return
    close = max(0, translation.rfind("\n", 0, max(0, front_matter_end(translation) - 1)) + 1)
    if not theirs:
        first = next(iter(ours.values()))
        yield Drift("block", "there", "missing", (0, 0), (first.start, first.end))
        return
    for name, one in ours.items():
        if _own.match(name):
            continue
        other = theirs.get(name)
        if other is None:
            if one.value or one.entries:
                yield Drift(
                    name, one.value[:40] or f"a list of {one.entries}", "missing", (close, close), (one.start, one.end)
                )
        elif one.entries != other.entries and one.entries and other.entries:
            yield Drift(name, f"a list of {one.entries}", f"one of {other.entries}", other[2:], one[2:])
        elif _differs(one.value, other.value):
            yield Drift(name, one.value[:40], other.value[:40], other[2:], one[2:])


def _fields(text: str) -> dict[str, _Field]:
    """The fields at the left margin of a YAML or TOML block."""
    end = front_matter_end(text)
    if not end or text.startswith("{"):
        return {}
    found = list(field.finditer(text, 0, end))
    fields: dict[str, _Field] = {}
    for one, after in zip(found, [*(other.start() for other in found[1:]), end], strict=True):
        value = re.sub(r"[ \t]+#.*$", "", one[2]).strip().strip("\"'").strip()
        entries = len(_entry.findall(text[one.end() : after]))
        if value.startswith("[") and value.endswith("]"):
            entries = value.count(",") + 1 if value[1:-1].strip() else 0
        fields.setdefault(one[1].lower(), _Field(value, entries, one.start(), one.start() + len(one[0].rstrip())))
    return fields


def _differs(a: str, b: str) -> bool:
    """Whether two values that no language changes are not the same."""
    if not a or not b or a == b:
        return False
    if _number.match(a) and _number.match(b):
        return float(a) != float(b)
    if _truth.match(a) and _truth.match(b):
        return (a.lower() in ("true", "yes")) != (b.lower() in ("true", "yes"))
    if (one := _day.match(a)) and (other := _day.match(b)):
        return [int(part) for part in one.groups()] != [int(part) for part in other.groups()]
    if _picture.match(a) and _picture.match(b):
        return _named(a) != _named(b)
    return False


def _named(path: str) -> str:
    """The file's name without what names a language."""
    return re.sub(r"(?i)[._-](?:zh|en|cn)(?:[-_][a-z]{2,4})?(?=\.)", "", path.rpartition("/")[2])
