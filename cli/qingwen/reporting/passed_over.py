"""Why files of folders and archives were passed over, in words."""

from __future__ import annotations

from collections.abc import Mapping

from qingwen.translation import language, translated

_REASONS = {
    "archive": "archives and tables",
    "binary": "files that are no text",
    "compressed": "single files that are compressed",
    "error": "answers of a server that are errors",
    "html": "MHTML pages",
    "linked": "links, which are not followed",
    "output": "outputs of other runs",
    "redirect": "answers of a server that lead elsewhere",
    "submodule": "submodules",
    "word": "Word documents, for want of qingwen[docx]",
}


# What a short word would not say.
_SAID = {"html": "MHTML pages (name them to have them read)"}


def _short(why: str, number: int) -> str:
    return ("Word file" if number == 1 else "Word files") if why == "word" else _SAID.get(why, why)


def reason(why: str) -> str:
    return translated(_REASONS.get(why, why))


def numbers_in_short(numbers: Mapping[str, int]) -> str:
    """How many, by why: `1 linked, 2 output`; another language has no such short words."""
    found = sorted(numbers.items())
    if language() == "en":
        return ", ".join(f"{number} {_short(why, number)}" for why, number in found)
    return "、".join(f"{translated(_SAID[why]) if why in _SAID else reason(why)} {number}" for why, number in found)
