"""What was found in a piece of a text, kept: an editor's document is looked at with each edit, and differs in one piece."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

PIECES = 4096  # of one kind; a document of 100 kB has some 400 paragraphs, one of nothing but short lines 3,000
LONGEST = 2000  # letters of a piece that is kept, so that what is kept of one kind is at most some 16 MB
_forget: list[Callable[[], None]] = []


def kept(find: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """`find`, which depends on its arguments alone and gives what nobody changes; a piece of text is the first of them."""
    known = lru_cache(PIECES)(find)
    _forget.append(known.cache_clear)

    @wraps(find)
    def look(piece: str, /, *rest: P.args, **named: P.kwargs) -> T:
        return known(piece, *rest, **named) if len(piece) <= LONGEST else find(piece, *rest, **named)  # type: ignore[arg-type]

    return look


def forget() -> None:
    """Nothing is kept any longer."""
    for one in _forget:
        one()
