"""Fonts whose letters have one width, and which lines set in them are code."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy

FONT = lazy(
    r"(?i)consolas|menlo|monaco|courier|lucida (?:console|sans typewriter)|cascadia|monospace|andale mono|source code pro"
    r"|(?:sf|dejavu sans|liberation|noto sans|ubuntu|roboto|jetbrains|ibm plex|droid sans|fira|space) ?(?:mono|code)|hack$"
)
_opener = lazy(
    r"^\s*(?:(?:if|elif|else|for|while|def|class|try|except|with|function|switch|do)\b.*:|(?:if|elif|for|while|until)\b.*; ?(?:do|then))$"
)
_indent = lazy(r"\s*")
# Kinds of signs. A letter, a play or an address may have one of them, `Smith(2024)` or `fax = none`, but hardly two.
_SIGNS = (
    lazy(r"[{}];?$"),
    lazy(r"\w\((?:[^()\"'=,\d_]*[\"'=,\d_][^()]*)?\)[;:]?$"),  # a call
    lazy(r"^\s*(?:\w+ )?[\w.\[\]]+ ?[-+*/]?= ?\S"),  # an assignment
    _opener,
    lazy(r"^\s*(?:done|fi|esac)$"),  # the end of a block of a shell's
    lazy(r"^\s*(?:import [\w.]+|from [\w.]+ import .*|#include .*);?$"),
    lazy(r"^\s*(?:\$|>>>) [a-z]"),  # a prompt
    lazy(r"</\w+>|/>$"),
)


def is_code(lines: Sequence[str]) -> bool:
    """Whether lines that follow each other, all of them in a font of one width, are code: where half of them have signs of it, of two kinds,
    of which one is to stand further in than what opens a block above.

    Lines with other letters than ASCII are none: such fonts have no Han, which another one shows.
    """
    texts = [line.rstrip() for line in lines if line.strip()]
    signs = [{i for i, sign in enumerate(_SIGNS) if sign.search(line)} for line in texts]
    for (above, line), found in zip(pairwise(texts), signs[1:], strict=True):
        if _opener.match(above) and _indented(line) > _indented(above):
            found.add(len(_SIGNS))
    signed = [one for one in signs if one]
    is_shown = all(line.replace("\u00a0", " ").isascii() for line in texts)
    return is_shown and len(signed) > 1 and len(signed) * 2 >= len(texts) and len(set().union(*signed)) > 1


def _indented(line: str) -> int:
    found = _indent.match(line)
    return len(found[0]) if found else 0
