"""The fields of a front matter that go when the edits that wrote them are given back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from qingwen.editing import Edit
from qingwen.front_matter import end_of_front_matter, front_matter_field
from qingwen.text.dates import parse_date
from qingwen.text.document import BLANK
from qingwen.text.trails import section_of


def front_matter_edit(cleaned: str, spans: Sequence[Edit]) -> tuple[int | None, int]:
    """The edit that writes the end of the front matter, and where that is in the text; 0 where there is none."""
    end = end_of_front_matter(cleaned)
    if end:
        for number, span in enumerate(spans):
            if span.start <= end <= span.end and span.old.strip():
                return number, end
    return None, end


def fields_without(
    numbers: Collection[int],
    edits: Sequence[Edit],
    findings: Sequence[Mapping[str, Any]],
    written: str,
    head: str,
    size: int,
    language: str | None,
) -> list[tuple[str, str]]:
    """(line, what becomes of it) of the fields that came from the edits with these numbers.

    written: the front matter, or what of it one edit wrote. head: the lines in whose place it did. size: how many fields there are;
    of the last one becomes what a text without any would have.
    """
    from qingwen.cleaning import joined_fields

    def moved(without: Collection[int]) -> dict[str, str]:
        pairs = [
            pair
            for number, edit in enumerate(edits)
            if edit.finding is not None and number not in without
            for pair in ((findings[edit.finding].get("fix") or {}).get("moved") or {}).items()
        ]
        return joined_fields(pairs)

    changed = []
    left = moved(numbers)
    for key, value in moved(()).items():
        line = front_matter_field(key, value)
        other = front_matter_field(key, left[key]) + "\n" if key in left else ""
        if other != line + "\n" and f"\n{line}\n" in f"\n{written}" and not _tells(head, value):
            changed.append((line, other))
    if changed and len(changed) == size and not any(other for _, other in changed):
        # As where there never was one.
        changed[-1] = changed[-1][0], front_matter_field("language", language or "und") + "\n"
    return changed


def with_fields(written: str, fields: Sequence[tuple[str, str]]) -> str:
    """The front matter with these lines replaced."""
    new = "\n" + written
    for line, other in fields:
        new = new.replace(f"\n{line}\n", f"\n{other}", 1)
    return new[1:]


def _tells(head: str, value: str) -> bool:
    """Whether the lines at the head of a paste gave the field as well: its date, or its section as the source."""
    lines = [line.strip(BLANK) for line in head.split("\n")]
    return any(line and ((parse_date(line) or " ")[:10] == value[:10] or section_of(line) == value) for line in lines)


def place_of_field(line: str, now: str) -> int | str:
    """A field is where its line, or its name, is."""
    place = now.find("\n" + line, 0, end_of_front_matter(now))
    return place + 1 if place >= 0 else "its field has changed"
