"""Restoring: the bytes that were cleaned, from what was made of them and the report's edits."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qingwen.editing import Edit, apply, invert


def restore_text(cleaned: str, edits: Sequence[Edit], only: Collection[int] | None = None) -> str:
    """The source's text; with `only`, the cleaned text with those edits (indices) given back.

    Raises ValueError when the text is not the one that the edits gave.
    """
    back = invert(edits)
    for edit in back:
        if cleaned[edit.start : edit.end] != edit.old:
            raise ValueError(f"the text at code point {edit.start} is not what the report says")
    if only is not None:
        back = [edit for index, edit in enumerate(back) if index in only]
    return apply(cleaned, back)
