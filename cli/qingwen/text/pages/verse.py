"""Verse, and prose written without stops: lines as short as a menu's that speak."""

from __future__ import annotations

from collections.abc import Set

from qingwen.lazy_pattern import lazy
from qingwen.text.pages.reading import Reading

# So many lines on end, and so many of them with two function words and more, no menu and no list of headlines has: out of fold
# 12 of the 5,000 lines of Chinese furniture stay for it, 26 of 40,000 in English. Of a travel diary 61 lines of 76 went unasked without it.
RUN, SPEAKING = 12, 9
LEAST = 2  # function words of a line that speaks
SHARE = 0.4  # of its words, where spaces part them
TITLED = 3  # lines above the first that may be its title and what stands below that
_han_function_words = lazy(
    "[的了着著就也都还還很又再才把被让讓在到来來是有没沒不我你妳他她它们們这這那吧呢吗嗎啊呀却卻而且与與]"
)
# fmt: off
_function_words = frozenset((
    "I", "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "into", "upon", "out", "up",
    "down", "and", "or", "but", "nor", "so", "if", "as", "than", "then", "me", "my", "you", "your", "we", "us",
    "our", "he", "him", "his", "she", "her", "they", "them", "their", "it", "its", "this", "that", "these",
    "those", "there", "here", "is", "are", "am", "was", "were", "be", "been", "has", "have", "had", "do", "did",
    "will", "would", "shall", "could", "not", "no", "who", "what", "when", "where", "which", "while",
))
# fmt: on
_words = lazy(r"\w+")


def verses(page: Reading, first: int, last: int, sure: Set[int]) -> set[int]:
    """The lines above `first` and below `last` that are verse or prose without stops, with those that may be its title.

    sure: the lines that go else; where none of them stands, nothing is looked for.
    """
    found: set[int] = set()
    start = 0
    for end in range(len(page.lines) + 1):
        if end < len(page.lines) and not (page.known[end] or first <= end <= last):
            continue
        if end - start >= RUN and not sure.isdisjoint(range(start, end)):
            found.update(_spoken(page, start, end))
        start = end + 1
    return found


def _spoken(page: Reading, start: int, end: int) -> set[int]:
    """Of lines on end that are not known for furniture, each RUN that speaks."""
    speak = [_speaks(line) for line in page.lines[start:end]]
    runs = [i for i in range(len(speak) - RUN + 1) if sum(speak[i : i + RUN]) >= SPEAKING]
    return {start + i for run in runs for i in range(max(0, run - TITLED), run + RUN)}


def _speaks(line: str) -> bool:
    count = sum(map(_function_words.__contains__, _words.findall(line)))
    if not line.isascii():
        count += len(_han_function_words.findall(line))
    return count >= LEAST and count >= SHARE * len(line.split())
