"""Words of menus that head parts of an article all the same: `About`, `Education` and `Contact` of a CV, each with text below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.text.debris.line import SHORT, STANDS_ANYWHERE, is_wide, is_word
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Line
from qingwen.text.pages.known_lines import ENDS
from qingwen.text.pages.page import Page

HEADS = 3  # different ones


def heads_of_parts(lines: Sequence[Line], matches: Sequence[Match | None], page: Page | None) -> frozenset[int]:
    """Words of menus (their indices) that head parts of a text: `About`, `Education` and `Contact` of a CV, each with text below.

    In an article on a page each has a paragraph below: `历史`, `经济` in an encyclopedia. Words that no table knows count, too, above a paragraph: `地理`.
    """
    heads = [
        i
        for i in (range(max(1, page.first - 1), page.last) if page else range(1, len(lines) - 1))
        if not (matches[i - 1] or matches[i + 1])
        and (
            match.rule == "navigation"
            and match.certainty in ("edge", "group")
            and (not page or is_wide(lines[i + 1].text))
            if (match := matches[i])
            else is_word(lines[i].text) and lines[i].text[-1] not in ENDS and is_wide(lines[i + 1].text)
        )
    ]
    several = len({lines[i].text for i in heads}) >= HEADS
    between = _heads_of_sentences(lines, matches, page) if page else ()
    return frozenset((*(i for i in heads if several and matches[i]), *between))


def _heads_of_sentences(lines: Sequence[Line], matches: Sequence[Match | None], page: Page) -> Iterator[int]:
    """Words of menus (their indices) above sentences of the article's own that stay, below another or a line that stays: `投稿`, `Corrections`.

    Below the reporter's name, where buttons stand, it takes two sentences.
    """

    def stays(i: int) -> bool:
        return matches[i] is None and i not in page.sure and len(lines[i].text) > SHORT and lines[i].text.endswith(ENDS)

    for i in range(max(1, page.first), len(lines) - 1):
        match = matches[i]
        if match is None or match.certainty == "sure" or match.rule in STANDS_ANYWHERE or not is_word(lines[i].text):
            continue
        if not stays(i + 1):
            continue
        if stays(i - 1) or (not matches[i - 1] and i - 1 not in page.sure and i + 2 < len(lines) and stays(i + 2)):
            yield i
