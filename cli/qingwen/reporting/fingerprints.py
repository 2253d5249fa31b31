"""What a finding is known by from one run to the next, wherever its line has moved to."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from qingwen.reporting.model import Located


class Fingerprints:
    """Of the findings of one file, in their order: the rule, the text and its line, white space folded; alike ones are numbered."""

    def __init__(self, path: str = "") -> None:
        """path: where a finding is another one in another file."""
        self._path = path
        self._seen: Counter[str] = Counter()

    def of(self, one: Located) -> str:
        parts = self._path, one.finding.code, _folded(one.text), _folded(one.context)
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"


def _folded(text: str) -> str:
    return " ".join(text.split())
