"""Lines of print, as a paste from a PDF has them: letters differ in width, so that no margin in columns explains where they end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import quantiles

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document, Line
from qingwen.text.margins import STOPS, are_paragraphs, reach_of
from qingwen.text.scripts import width

WIDTHS = range(30, 126)  # columns of a usual line: of two on a page, and of no wider one
NARROW = 45  # below it verse has its lines
BREAKS, OF_NARROW = 6, 30  # lines that end within a sentence, at least
BROKEN, BROKEN_NARROW = 0.8, 0.7  # of the usual width: a line that print broke
FULL = 0.98  # of it, with the next line's first word: there a sentence ended, and perhaps not its paragraph
FULL_HEADING = 0.9  # a heading is seldom as wide
SHORT = 0.5  # a heading, perhaps, below a paragraph's last line
OTHERS = 0.25  # of the breaks, at most below headings, items and the like
INSIDE, INSIDE_NARROW = 0.15, 0.1  # ends of sentences inside a broken line, at least: headlines have none
# Of the lines below broken ones, at least without a capital letter: of verse each has one.
GOES_ON, IN_NARROW = 0.5, 0.7
# Of the usual width, with the next line's first word: nearly all narrow lines, and two in three of verse whose lines are of one length.
NEXT_WORD, FILLED = 0.93, 0.9
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
    is_narrow = usual < NARROW
    wide = (BROKEN_NARROW if is_narrow else BROKEN) * usual
    closed = [pair for pair in pairs if pair[0].text.endswith(STOPS)]
    full = [pair for pair in closed if widths[pair[0]] >= wide]
    broken = [pair for pair in pairs if widths[pair[0]] >= wide and not pair[0].text.endswith(STOPS)]
    least, inside_least, goes_on = (OF_NARROW, INSIDE_NARROW, IN_NARROW) if is_narrow else (BREAKS, INSIDE, GOES_ON)
    if (
        len(broken) < max(least, 2 * len(full))
        or len(pairs) - len(closed) - len(broken) > OTHERS * len(pairs)
        or sum(len(_sentence_end.findall(line.text)) for line, _ in broken) < inside_least * len(broken)
        or sum(not following.text[0].isupper() for _, following in broken) < goes_on * len(broken)
        or (is_narrow and sum(reach_of(document, *pair) >= NEXT_WORD * usual for pair in broken) < FILLED * len(broken))
    ):
        return []
    inside = [pair for pair in full if reach_of(document, *pair) >= FULL * usual and widths[pair[1]] >= SHORT * usual]
    # A shorter line, but no cell of a table, goes on where a small letter is next.
    short = [
        pair
        for pair in pairs
        if SHORT * usual <= widths[pair[0]] < wide and pair[0].text[-1].isalnum() and pair[1].text[0].islower()
    ]
    found: list[tuple[Line, Line]] = []
    for line, following in sorted((*broken, *inside, *short)):
        if line.text.endswith(_code) or following.text.endswith(_code):
            continue
        # The first line of a paragraph, or a heading, which is seldom as wide, or has a comma.
        opens = not found or found[-1][1] != line
        is_prose = following.text[0].islower() or _pause.search(line.text) or widths[line] >= FULL_HEADING * usual
        if is_prose or not opens:
            found.append((line, following))
    return found
