"""Whether lines too narrow for paragraphs are a text all the same, and no poem, list or timetable: sentences of unlike length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.pages.headings import part_opened
from qingwen.text.pages.lines import SENTENCE, ending, is_own_sentence
from qingwen.text.pages.reading import Reading

LEAST = 5  # sentences, not counted those narrower than SENTENCE, which a lyric's verses are
# How far the widths of all differ, as a share of the mean one; those of couplets with stops hardly do. Of the furniture of the corpus's Chinese pages
# round a made article in short paragraphs 68 % goes unasked instead of 59, and of 17 kinds of poems, lists and timetables put there no line more is lost.
EVEN = 0.12
HEAD = 6  # lines above it that no phrase table knows, its title and credits: more may be a song that it speaks of
GAP = 2  # lines between two of them: a subhead, a picture's
_marked = lazy(r"\W?\d|[•·\-–—*]|[一二三四五六七八九十]+、|[^\s:：]{1,6}[:：]")  # an item, a label, a question's `问：`


def sentences_round(page: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The first and last line of a text that what was found of it is part of; None where it is none."""
    opens = _furthest(page, range(first - 1, -1, -1), first)
    ends = _furthest(page, range(last + 1, len(page.lines)), last)
    widths = [page.wide[i] for i in range(opens, ends + 1) if is_sentence(page, i)]
    if not any(page.known[max(0, opens - HEAD - 1) : opens]):
        return None
    full = sum(wide >= SENTENCE for wide in widths)
    return (opens, ends) if full >= LEAST and _spread(widths) >= EVEN else None


def _furthest(page: Reading, way: Iterable[int], start: int) -> int:
    """The last sentence on a way out of what was found, down to the first line that the tables know or a gap."""
    found = start
    for i in way:
        if page.known[i] or part_opened(page.lines[i]) or abs(i - found) > GAP + 1:
            break
        if is_sentence(page, i):
            found = i
    return found


def is_sentence(page: Reading, i: int) -> bool:
    """Whether a line is a sentence of the author's own, and no item or label."""
    line = page.lines[i]
    return (
        not page.known[i] and ending(line) == "s" and is_own_sentence(line, page.scores[i]) and not _marked.match(line)
    )


def _spread(widths: Sequence[float]) -> float:
    """The standard deviation, as a share of the mean."""
    mean = sum(widths) / len(widths)
    return float((sum((one - mean) ** 2 for one in widths) / len(widths)) ** 0.5 / mean)
