"""The lines round the article of a page that show that it has not begun, or has ended.

Between the article's paragraphs and the nearest sign may stand more of it: who signed a notice and when, its attachments,
ingredients, verses, references, the cast, the headline.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.editor_labels import EDITORS
from qingwen.text.debris.line import is_single_word
from qingwen.text.debris.phrase_table import Match
from qingwen.text.pages.headings import ARTICLE, opens_other_part, opens_others, part_opened
from qingwen.text.pages.lines import SHORT
from qingwen.text.pages.reading import Reading

# The log-odds with which a line's own words are a sign (any few Han letters have 2.4), if from it on so many lines outwards
# not one reads like an article's. Round an article of few paragraphs it takes more.
SIGN, SIGN_OF_FEW, OUTWARDS = 2.5, 3.0, 6
# Where a line that the tables know stands at most so many lines below the article, no other line's words are a sign, save those
# of SIGN_NEARBY: three names of a footer's parts in a row, an address with the site's licence. Of 528 made notices of Chinese offices
# 216 had lost signature or attachments unasked, none does; a list of two dozen names or places below the last paragraph stays. In
# sample .3 % of the furniture stays with 30 for what went with 16, and with `--unsafe` the articles are as good.
NEARBY, SIGN_NEARBY = 30, 5.0
APART = 3  # lines from a word of a menu (`Contact`, `Notes`, which head an article's parts too) to the next line of furniture
# Below an article one word (`签到`, `Discussion`) is a sign only if within so many lines the tables know another, or one is too wide for a list's entry.
# Of made pages whose articles end in a programme or the news of a release half as many content lines go unasked (7 for 14 %); of the corpus's furniture .03 % stays.
COMPANY = 6
# The buttons of a listing, inside of articles.
_of_listing = lazy(r"(?i)[a-z+#]{0,12} ?(?:复制代码|代码解读|copy code|copied)")

_editor = lazy(rf"[（(【\[]?{EDITORS}[：:|｜ ]")

_IsSign = Callable[[int, int], bool]  # whether the line at an index is a sign, in steps away from the article


def names_staff(match: Match | None) -> bool:
    """Whether a line says who edited an article, as those below one do."""
    return match is not None and match.rule == "credit-line" and match.field == ""


def names_editor(page: Reading, i: int) -> bool:
    """Whether a line says who edited the article, and is not what an editor asks in an interview."""
    found = _editor.match(page.lines[i]) if names_staff(page.matches[i]) else None
    return found is not None and sum(line.startswith(found[0]) for line in page.lines) == 1


class Signs(NamedTuple):
    """The signs of a page. least: SIGN or SIGN_OF_FEW."""

    page: Reading
    least: float

    def likely(self, first: int, last: int) -> tuple[int, int]:
        """The nearest signs above and below an article; else the places beyond the page's ends."""
        return self._above(first, self._is_likely), self._nearby(last, self._is_known_or_cries, self._is_likely)

    def sure(self, first: int, last: int) -> tuple[int, int]:
        """The same of signs from which on lines may go unasked."""
        return (
            self._above(first, self._is_firm_or_speaks),
            self._nearby(last, self._is_firm_or_cries, self._is_firm_or_speaks),
        )

    def _nearby(self, last: int, is_told: _IsSign, speaks: _IsSign) -> int:
        """The nearest line below that is told for a sign; where none is NEARBY, the first that speaks for itself."""
        below = self._below(last, is_told)
        return self._below(last, speaks) if below - last > NEARBY else below

    def _above(self, first: int, is_sign: _IsSign) -> int:
        return next((i for i in range(first - 1, -1, -1) if is_sign(i, -1)), -1)

    def _below(self, last: int, is_sign: _IsSign) -> int:
        size = len(self.page.lines)
        return next((i for i in range(self._end_matter(last) + 1, size) if is_sign(i, 1)), size)

    def _is_likely(self, i: int, step: int) -> bool:
        return self._is_known(i) or self._opens_part(i) or self._speaks_alone(i, step)

    def _is_known_or_cries(self, i: int, step: int) -> bool:
        return self._is_known(i) or self._opens_part(i) or names_editor(self.page, i) or self._cries(i, step)

    def _is_firm_or_speaks(self, i: int, step: int) -> bool:
        return self._is_firm(i, step) or self._speaks_alone(i, step)

    def _is_firm_or_cries(self, i: int, step: int) -> bool:
        return self._is_firm(i, step) or self._cries(i, step)

    def _is_firm(self, i: int, step: int) -> bool:
        """Whether a line is a sign whatever stands round it, or in company of which it is one."""
        match, opens_part = self.page.matches[i], self._opens_part(i)
        if opens_others(self.page.lines[i]):
            return step < 0 or not self._is_alone(i)
        if not opens_part:
            if not self._is_known(i):
                return False
            if match and match.certainty != "group":
                return step < 0 or match.certainty != "edge" or not self._is_alone(i)
        # One alone may head the last part of the article: `Notes`, two lines of them, and then the site's cookies; `Languages`, a line, and then what
        # shares the page, or its end.
        near = range(i + step, i + step * (APART + 1), step)
        told = [self._is_beside(i, j, step) for j in near]
        return told[0] or sum(told) > 1

    def _is_beside(self, i: int, j: int, step: int) -> bool:
        """Whether a line near a word of a menu shows that this is one; below an article and a line of what the word may head, one of its own kind alone does."""
        if not 0 <= j < len(self.page.lines):
            return step < 0 or j == i + step
        if self._opens_part(j) or not self.page.known[j] or step < 0 or j == i + step:
            return self._opens_part(j) or self.page.known[j]
        match, other = self.page.matches[i], self.page.matches[j]
        return match is None or other is None or match.rule == other.rule

    def _is_alone(self, i: int) -> bool:
        """Whether a line is one word with nothing near below it that a page's foot has: an entry of a programme, of a table of contents."""
        wide = self.page.wide
        if not is_single_word(self.page.lines[i]):
            return False
        near = range(i + 1, i + 1 + COMPANY)
        return not any(j >= len(wide) or self._is_known(j) or self._opens_part(j) or wide[j] > SHORT for j in near)

    def _is_known(self, i: int) -> bool:
        return self.page.known[i] and not _of_listing.match(self.page.lines[i])

    def _opens_part(self, i: int) -> bool:
        return opens_other_part(self.page.lines[i])

    def _speaks_alone(self, i: int, step: int) -> bool:
        outwards = (
            self.page.scores[i : i + OUTWARDS] if step > 0 else self.page.scores[max(0, i + 1 - OUTWARDS) : i + 1]
        )
        return self.page.scores[i] >= self.least and min(outwards) >= 0

    def _cries(self, i: int, step: int) -> bool:
        return self.page.scores[i] >= SIGN_NEARBY and self._speaks_alone(i, step)

    def _end_matter(self, last: int) -> int:
        """The last line below an article that opens a part of its own, references perhaps, above other articles and comments; else `last`."""
        found = last
        for i in range(last + 1, len(self.page.lines)):
            if opens_others(self.page.lines[i]):
                break
            if part_opened(self.page.lines[i]) == ARTICLE:
                found = i
        return found
