"""Files that learning writes and people edit: a line in their head tells whether somebody has, so that no edit is written over."""

from __future__ import annotations

import re
from hashlib import sha256

from qingwen.files.discovery import read_bytes
from qingwen.lazy_pattern import lazy
from qingwen.text.no_articles import WRITTEN_BY_LEARN

_MARK = f"{WRITTEN_BY_LEARN} only while nobody has edited it: sha256 "
_mark = lazy(rf"^{_MARK}([0-9a-f]{{64}})\n", re.M)
_below_head = lazy("^(?!#)", re.M)


def with_mark(text: str) -> str:
    """What was learned, with the digest of it below the comments that it begins with."""
    head = _below_head.search(text)
    at = head.start() if head else len(text)
    return f"{text[:at]}{_MARK}{_digest(text)}\n{text[at:]}"


def may_be_written_over(path: str) -> bool:
    """Whether a file is empty, or was learned and nobody has edited it since. Raises ReadError."""
    text = read_bytes(path, path).decode("utf-8", "replace").replace("\r\n", "\n")  # git may have changed these
    mark = _mark.search(text)
    return not text or (mark is not None and mark[1] == _digest(text[: mark.start()] + text[mark.end() :]))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
