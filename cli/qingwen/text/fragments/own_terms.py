"""A project's own terms: what it leaves in the other language on purpose, as its list of terms says."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qingwen.lazy_pattern import lazy

_HAN = "\u3400-\u9fff\uf900-\ufaff"
LONGEST = 20  # words or Chinese characters of a term; what is longer is a text
# A word or number, or one Chinese character.
_tokens = lazy(rf"[{_HAN}]|[^\W_{_HAN}]+")


def tokens(text: str) -> list[str]:
    """The words and Chinese characters of a text, in lower case: what terms are compared by."""
    return [token[0].lower() for token in _tokens.finditer(text)]


class OwnTerms:
    """Terms, found again in whatever case and with whatever marks between their words."""

    def __init__(self, terms: Iterable[str]) -> None:
        self.terms = frozenset(key for key in map(tuple, map(tokens, terms)) if 0 < len(key) <= LONGEST)
        self.longest = max(map(len, self.terms), default=0)

    def cover(self, passage: str, beside: Collection[str] = ()) -> bool:
        """Whether a passage is made of terms, and at most of such words beside them.

        passage: code and addresses masked. beside: lower-case words that may stand between terms.
        """
        here: list[str] = []
        covered, read = False, _tokens.finditer(passage)
        while True:
            while len(here) < self.longest and (token := next(read, None)):
                here.append(token[0].lower())
            if not here:
                return covered
            # The longest first: `pull request` before `pull`.
            for length in range(len(here), 0, -1):
                if tuple(here[:length]) in self.terms:
                    covered = True
                    del here[:length]
                    break
            else:
                if here[0] not in beside:
                    return False
                del here[0]
