"""Names of authors: several in one line taken apart, and one in Han and in pinyin told for the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.folding import simplified
from qingwen.text.scripts import has_han

_between = lazy(r"\s*(?:[,，、;；&]|\band\b|\s和\s)\s*", re.I)
_letters = lazy(r"[^\W\d_]+")
_familiar = frozenset("老小阿")  # `老王`: how somebody is called, and no name


def are_known(names: str, known: Sequence[str]) -> bool:
    """Whether a line's names are all among those of other lines, in another spelling perhaps."""
    people = [name for one in known for name in _between.split(one) if name]
    return all(_is_known(name, people) for name in _between.split(names) if name)


def _is_known(name: str, people: Sequence[str]) -> bool:
    """Whether a name is among others. `Li Ming` stands for one of 李明 and 李铭, not for both."""
    same = [person for person in people if _are_same(name, person)]
    in_han = [person for person in people if has_han.search(person)] if has_han.search(name) else []
    return bool(same) and (
        any(person in in_han for person in same) or not any(_are_same(a, b) for a in same for b in in_han)
    )


def _are_same(a: str, b: str) -> bool:
    """Whether two names differ in capitals, spaces and points alone, or one is the other's pinyin, the family's name first or last."""
    if bool(has_han.search(a)) == bool(has_han.search(b)):
        return _plain(a) == _plain(b)
    from qingwen.text.han.pinyin import pinyin  # loads its table

    han, latin = (a, b) if has_han.search(a) else (b, a)
    if han[0] in _familiar:
        return False
    syllables = pinyin(_plain(han).translate(simplified()))
    return _plain(latin) in ("".join(syllables[cut:] + syllables[:cut]) for cut in range(min(3, len(syllables))))


def _plain(name: str) -> str:
    return "".join(_letters.findall(name)).casefold()
