"""Regular expressions that are compiled when they are first used.

There are some 500 of them, one with a class of Han takes 2 to 8 ms, and a run on one article needs a fifth of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LazyPattern:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """`search`, `match` … of the compiled pattern; asked for once, since they are kept."""
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, found)
        return found


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)`, at the first use."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
