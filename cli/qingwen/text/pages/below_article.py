"""What stands below the article of a large platform's page: its comments, others' articles, the foot of the page."""

from __future__ import annotations

from itertools import islice

from qingwen.text.pages.headings import part_opened
from qingwen.text.pages.lines import SENTENCE, ending
from qingwen.text.pages.platform import WORD, Platform
from qingwen.text.pages.reading import Reading

LEAST_OWN = 2  # lines or paragraphs of an article's own; with one or three, pages of `tests/platforms` differ
LEAST_SIGNS_AGAIN = 3  # different signs of a platform, which head its next page as they headed the first


def below_article(platform: Platform, page: Reading) -> range:
    """The lines below an article, comments and others' articles among them; empty where none shows that it has ended.

    An end stands below the title, or the last line above articles where that has no paragraph below. One that is called as an author's part may be
    (`Related`, `更多`) is none where the text goes on below it.
    """
    lines, size = page.lines, len(page.lines)
    prose = (i for i, is_one in enumerate(page.prose) if is_one and not page.known[i])
    start = next((i for i in prose if not platform.is_end(lines, i)), None)
    title = platform.title(lines, size - 1 if start is None else start)
    if (short := _end_of_short_lines(platform, page)) is not None:
        end = short
    elif start is not None:
        start = max(start, 0 if title is None else title)
        above = platform.head(lines[:start], None, start - 1) if start else -1
        # A poem has no long paragraph above its end.
        end = platform.end(lines, above + 1) if above >= 0 and title is None else platform.end(lines, start + 1)
        if not _has_own(page, above + 1, end):
            end = platform.end(lines, start + 1)
    elif title is not None:
        end = platform.end(lines, title + 1)
    else:
        end = platform.end_below_head(lines)
    while end < size and _goes_on(platform, page, end):
        end = platform.end(lines, end + 1)
    return range(end, _next_page(platform, page, end))


def _end_of_short_lines(platform: Platform, page: Reading) -> int | None:
    """Where an article without paragraphs ends: at the first line that stands below articles, with lines of its own up to one that stands above them, and no article round these."""
    lines = page.lines
    end = platform.end_below_head(lines)
    head = next((i for i in range(end - 1, -1, -1) if platform.is_head(lines[i])), end)
    if end == len(lines) or any(page.prose[head:end]):
        return None
    own = sum(not (page.known[i] or page.matches[i] or platform.knows(lines[i])) for i in range(head + 1, end))
    others = max(_paragraphs(page, 0, head), _paragraphs(page, end, platform.end(lines, end + 1)))
    return end if own >= LEAST_OWN > others else None


def may_have_no_head(platform: Platform, page: Reading) -> bool:
    """Whether an article without paragraphs may stand above all that stands above articles on other pages, which a paste from its title on has below its end."""
    lines = page.lines
    end = platform.end(lines, 0)
    if end == len(lines) or has_paragraphs(page, 0, end) or any(map(platform.is_head, lines[:end])):
        return False
    return _has_own(page, 0, end) and _paragraphs(page, end, len(lines)) < LEAST_OWN


def has_paragraphs(page: Reading, start: int, stop: int) -> bool:
    """Whether between two lines stands a paragraph, or several that end as sentences do."""
    lines = (i for i in range(start, stop) if not page.known[i] and page.wide[i] >= SENTENCE)
    sentences = (i for i in lines if ending(page.lines[i]) in "sq")
    return any(page.prose[start:stop]) or len([*islice(sentences, LEAST_OWN)]) == LEAST_OWN


def _has_own(page: Reading, start: int, stop: int) -> bool:
    """Whether lines stand between two that the tables do not know: of a menu one or two."""
    return sum(not known for known in page.known[start:stop]) >= LEAST_OWN


def _goes_on(platform: Platform, page: Reading, end: int) -> bool:
    """Whether an article goes on below a heading that is an author's as often as a page's: with paragraphs that read like one's, up to the next end."""
    line = page.lines[end]
    if not (part_opened(line) or len(line) <= WORD):
        return False
    stop = platform.end(page.lines, end + 1)
    return _paragraphs(page, end, stop) >= LEAST_OWN


def _paragraphs(page: Reading, start: int, stop: int) -> int:
    """How many lines that nothing knows read like an article's paragraphs."""
    return sum(page.prose[i] and page.odds[i] < 0 and not page.known[i] for i in range(start, stop))


def _next_page(platform: Platform, page: Reading, end: int) -> int:
    """Where another page of the platform begins below an article's end, if all that stood at the head of the first stands there again; else the number of lines."""
    lines = page.lines
    start = page.prose.index(True) if True in page.prose else 0
    head = {line for line in lines[:start] if platform.is_sign(line)}
    below = range(end + 1, len(lines))
    again = {line: next((i for i in below if lines[i] == line), -1) for line in head}
    if len(head) < LEAST_SIGNS_AGAIN or -1 in again.values():
        return len(lines)
    last = max(again.values())
    is_article = _paragraphs(page, last, platform.end(lines, last + 1)) >= LEAST_OWN
    return min(again.values()) if is_article else len(lines)
