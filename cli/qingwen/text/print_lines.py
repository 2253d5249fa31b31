"""Lines of print, as a paste from a PDF has them: letters differ in width, so that no margin in columns explains where they end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.margins import STOPS, are_paragraphs, reach_of
from qingwen.text.scripts import width

WIDTHS = range(45, 126)  # columns of a usual line; verse is narrower, and no page wider
BREAKS = 6  # lines that end within a sentence, at least
BROKEN = 0.8  # of the usual width: a line that print broke
FULL = 0.98  # of it, with the next line's first word: there a sentence ended, and perhaps not its paragraph
FULL_HEADING = 0.9  # a heading is seldom as wide
SHORT = 0.5  # a heading, perhaps, below a paragraph's last line
OTHERS = 0.25  # of the breaks, at most below headings, items and the like
INSIDE = 0.15  # ends of sentences inside a broken line, at least: headlines have none
GOES_ON = 0.5  # of the lines below broken ones, at least without a capital letter: of verse each has one
_code = tuple(";{}([=")  # what a line of code ends with
_pause = lazy(r"[，。、；]|[,.;] ")
_sentence_end = lazy(r"[。！？](?=.)|[a-z\d)”\"][.!?]”? (?=[A-Z“])")


def broken_by_print(document: Document, runs: Sequence[Sequence[Line]]) -> list[tuple[Line, Line]]:
    """The lines that go on in the next, with it: full ones, but for those that end a sentence and leave room for a word.

    runs: lines right below one another. Empty where it is not clear: most of them are about as wide as the widest and end within a sentence,
    few at the end of one, and sentences end inside them.
    """
    pairs = [pair for run in runs for pair in pairwise(run)]
    if len(pairs) < BREAKS or are_paragraphs([line.text for line in document.lines]):
        return []
    widths = {line: width(line.text) for run in runs for line in run}
    usual = quantiles(widths.values(), n=10)[-1]
    if not WIDTHS[0] <= usual <= WIDTHS[-1]:
        return []
    closed = [pair for pair in pairs if pair[0].text.endswith(STOPS)]
    full = [pair for pair in closed if widths[pair[0]] >= BROKEN * usual]
    broken = [pair for pair in pairs if widths[pair[0]] >= BROKEN * usual and not pair[0].text.endswith(STOPS)]
    if (
        len(broken) < max(BREAKS, 2 * len(full))
        or len(pairs) - len(closed) - len(broken) > OTHERS * len(pairs)
        or sum(len(_sentence_end.findall(line.text)) for line, _ in broken) < INSIDE * len(broken)
        or sum(not following.text[0].isupper() for _, following in broken) < GOES_ON * len(broken)
    ):
        return []
    inside = [pair for pair in full if reach_of(document, *pair) >= FULL * usual and widths[pair[1]] >= SHORT * usual]
    found: list[tuple[Line, Line]] = []
    for line, following in sorted((*broken, *inside)):
        if line.text.endswith(_code) or following.text.endswith(_code):
            continue
        # The first line of a paragraph, or a heading, which is seldom as wide, or has a comma.
        opens = not found or found[-1][1] != line
        is_prose = following.text[0].islower() or _pause.search(line.text) or widths[line] >= FULL_HEADING * usual
        if is_prose or not opens:
            found.append((line, following))
    return found
