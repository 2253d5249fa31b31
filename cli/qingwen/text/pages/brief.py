"""Pages whose article is plainly one paragraph and no more, as in the news; another of one paragraph may go on in verses, a list or a timetable."""

from __future__ import annotations

from itertools import takewhile

from qingwen.text.dates import is_dateline
from qingwen.text.pages.boundary_signs import names_editor
from qingwen.text.pages.headings import ARTICLE, opens_others, part_opened
from qingwen.text.pages.lines import SENTENCE, are_words, is_own_sentence
from qingwen.text.pages.reading import Reading

ROW = 2  # lines known for furniture between the paragraph and a heading of other articles
HEADS = 2  # different such headings, where none stand between
OTHERS = 2  # lines beside who wrote it and when: the author's name or office alone


def is_brief(page: Reading, title: int, first: int, last: int) -> bool:
    """Whether between a sure title and the paragraph stands who wrote it or when, and below it, before any line that the tables do not know,
    who edited it, or a row of buttons and a heading of other articles; and nowhere below a part or sentence that is an article's.
    """
    lines, known, matches = page.lines, page.known, page.matches
    between = range(title + 1, first)
    signed = [i for i in between if is_dateline(lines[i]) or ((match := matches[i]) and match.rule == "credit-line")]
    others = [i for i in between if not known[i] and i not in signed]
    if not signed or len(others) > OTHERS or any(page.wide[i] >= SENTENCE for i in others):
        return False
    below = range(last + 1, len(lines))
    if any(part_opened(lines[i]) == ARTICLE or is_own_sentence(lines[i], page.scores[i]) for i in below):
        return False
    told = [*takewhile(lambda i: known[i] or opens_others(lines[i]) or names_editor(page, i), below)]
    if any(names_editor(page, i) for i in told):
        return True
    heads = [i for i in told if opens_others(lines[i])]
    if not heads or are_words(
        [page.wide[i] for i in below if i > heads[0] and not (known[i] or opens_others(lines[i]))]
    ):
        return False  # below `推荐` and `热门` a restaurant's dishes
    return heads[0] - last > ROW or len({lines[i] for i in below if opens_others(lines[i])}) >= HEADS
