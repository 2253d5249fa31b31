"""References put back in a file that was edited after its images were renamed: those that still stand word for word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qingwen.assets.references import Reference, find_references
from qingwen.assets.renaming import edited, last_part
from qingwen.assets.tree import fold, is_page, text_of
from qingwen.editing import Edit
from qingwen.errors import ReadError

_Written = tuple[str, str, str]  # the character before a reference, the reference, the one after it


class Left(NamedTuple):
    """A reference to a name that an image no longer has.

    line: 0 where the file itself is gone, or no text; name: then the old name of an image, `` for a text.
    """

    path: str
    line: int
    name: str


def put_back_references(
    path: str, old: bytes, now: bytes, renames: Sequence[tuple[str, str]]
) -> tuple[bytes, list[Left]]:
    """The file's bytes with the old names in its references, and those that name a new one in a form that was not there.

    old: the file before its images were renamed. renames: (old path, new path) of each image.
    """
    try:
        before, source = text_of(path, old), text_of(path, now)
    except ReadError:
        return now, [Left(path, 0, "")]
    page, text = is_page(path), source.document.text
    written = _written(path, before.document.text, renames, page=page)
    new_names = {fold(os.path.basename(new)) for _, new in renames}
    edits, left = list[Edit](), list[Left]()
    for reference in find_references(text, page=page):
        was = written.get(_around(text, reference))
        if was:
            edits.append(Edit(reference.start, reference.end, text[reference.start : reference.end], was))
        elif fold(os.path.basename(reference.path)) in new_names:
            left.append(Left(path, source.document.position(reference.start)[0], os.path.basename(reference.path)))
    return edited(source, edits) if edits else now, list(dict.fromkeys(left))


def _written(path: str, text: str, renames: Iterable[tuple[str, str]], *, page: bool) -> dict[_Written, str]:
    """A reference as it stood after its image was renamed → as it was; "" where it may have been in two ways."""
    new_names: dict[str, list[tuple[str, str]]] = {}
    for old, new in renames:
        new_names.setdefault(fold(os.path.basename(old)), []).append(
            (fold(os.path.normpath(old)), os.path.basename(new))
        )
    found: dict[_Written, str] = {}
    for reference in find_references(text, page=page):
        before, was, after = _around(text, reference)
        plain = fold(os.path.normpath(reference.path))
        here = fold(os.path.normpath(os.path.join(os.path.dirname(path), reference.path)))
        candidates = new_names.get(os.path.basename(plain), [])
        meant = {new for old, new in candidates if old == here} or {
            new for old, new in candidates if f"/{old}".endswith("/" + plain.lstrip("/"))
        }
        if len(meant) == 1:
            key = before, was[: last_part(was)] + meant.pop(), after
            found[key] = was if found.get(key, was) == was else ""
    return found


def _around(text: str, reference: Reference) -> _Written:
    start, end = reference.start, reference.end
    return text[max(0, start - 1) : start], text[start:end], text[end : end + 1]
