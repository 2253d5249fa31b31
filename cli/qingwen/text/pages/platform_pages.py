"""A page of a large platform: all above its article and below goes unasked, and the platform's own lines beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, islice

from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.pages.extent import ENDS
from qingwen.text.pages.headings import part_opened
from qingwen.text.pages.lines import SENTENCE, ending
from qingwen.text.pages.page import Page
from qingwen.text.pages.platform import Platform
from qingwen.text.pages.reading import Reading

STANDFIRST = 2  # lines
ROWS = 5  # lines below a standfirst of which one tells author or counts
MOST_COUNTS = 5  # lines in a row: `24`, `118`, `902`, `145K`
MOST_ABOVE = 3  # lines of an article's own between its title and the rows of counts and buttons there
BYLINES = 12  # lines between a standfirst and the text
LEAST_OWN = 2  # lines or paragraphs of an article's own
WORD = 12  # letters of a heading in a word or two
LEAST_SIGNS_AGAIN = 3
DOUBT = 1.0  # log-odds of a sentence below what looks like an article's last line, up to which it is one more of it
BIOGRAPHY = 6  # lines of a portrait and of what stands below it
NEAR = 20  # lines in which an article may go on below a list of short ones


def below_article(platform: Platform, page: Reading) -> range:
    """The lines below an article, comments and others' articles among them; empty where none shows that it has ended.

    An end stands below the title, or the last line above articles where that has no paragraph below. One that is called as an author's part may be
    (`Related`, `更多`) is none where the text goes on below it.
    """
    lines, size = page.lines, len(page.lines)
    prose = (i for i, is_one in enumerate(page.prose) if is_one and not page.known[i])
    start = next((i for i in prose if not platform.is_end(lines, i)), None)
    title = platform.title(lines, size - 1 if start is None else start)
    if start is not None:
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
    """How many lines read like an article's paragraphs."""
    return sum(prose and odds < 0 for prose, odds in zip(page.prose[start:stop], page.odds[start:stop], strict=True))


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


def settled(platform: Platform, page: Reading, found: Page, below: range) -> Page:
    """What was found of a page, as its platform's lines have it. below: the lines below the article."""
    lines, of_platform = page.lines, platform.matches(page.lines)
    stop = below.start if below else len(lines)
    above = lines[:stop]  # comments are signed and dated as articles are
    looks_first = min(found.first, stop - 1)
    first = _first_paragraph(page, looks_first, stop if below else found.last + 1)
    told_title = platform.title(lines, first)
    title = _title(platform, page, found, told_title, first)
    author, name = platform.author(above, title, first)
    if below:
        below = _from_portrait(lines, name, first, below)
        stop = below.start
        above = lines[:stop]
    head = platform.head(above, title, first)
    start = platform.start(above, title, first)
    if title is not None and title < start:
        # Right below the title a standfirst may stand, above the rows of author and counts.
        rows = {*range(title + 2, title + 2 + ROWS)}.intersection({*of_platform, *author})
        begin = title + 1 + STANDFIRST if rows else title + 1
        start = _first_sentence(page, begin, start)
    start = _first_of_text(page, start, stop)
    if start >= (stop if below else found.last + 1):
        start = head + 1 if head >= 0 else looks_first
    # Between what stands above articles and below them only lines go that are known.
    top = head + 1 if head >= 0 else min(looks_first, first) if title is None else title
    inner = range(top, stop if below else found.last + 1)
    last = inner.stop - 1
    bylines = platform.bylines(lines, title, first)
    date = platform.date(above, title, first)
    told = {
        *author,
        *bylines,
        *([date[0]] if date else []),
        *([] if title is None else [title]),
    }
    closing = _closing(page, start, found, inner.stop)
    sure = {
        i
        for i in found.sure
        if i not in inner or ((known := page.matches[i]) and (known.certainty == "sure" or not start <= i <= closing))
    }
    sure |= {*range(head + 1), *below}
    sure.difference_update(range(below.stop, len(lines)) if below else ())  # another page
    if title is not None:
        # Below the first paragraph it may be a value: a village's name.
        paragraph = next((i for i in range(title + 1, start) if is_wide(lines[i]) and lines[i] != lines[title]), start)
        sure |= {i for i in range(paragraph) if lines[i] == lines[title]}
        sure |= {*range(title)} if platform.opens_at_title or told_title == title else set()
        sure -= platform.captions(lines, title)
    # A portrait's description is its author's name, which stands below it.
    sure |= {i for i in range(max(1, head + 2), start) if lines[i] == lines[i - 1]}
    # Below the first of its lines there, what the page says elsewhere too is a name of its own: a publication's, its author's.
    beside = next((i for i in range(closing + 1, inner.stop) if i in of_platform), inner.stop)
    elsewhere = {line for i, line in enumerate(lines) if i not in inner}
    edges = {i for i in range(beside, inner.stop) if lines[i] in elsewhere}
    edges |= {
        i for i in of_platform if not _own_start(page, range(top, start), {*told, *of_platform, *sure}) <= i <= closing
    }
    name = name or next((fields["author"] for fields in bylines.values() if "author" in fields), "")
    named = (*range(0 if title is None else title + 1, start), *range(closing + 1, inner.stop))
    edges |= {i for i in named if lines[i] == name}
    edges -= _rows_of_numbers(of_platform, range(top, inner.stop))
    if (
        head >= 0 and below and not any(page.prose[i] for i in inner)
    ):  # a poem's lines may be short, and none a sentence
        gone = sure | edges | told
        start = next((i for i in inner if i not in gone), inner.stop)
        closing = next((i for i in reversed(inner) if i not in gone), inner.start)
    own = {i for i in range(start, closing + 1) if (known := page.matches[i]) and known.certainty != "sure"}
    sure = (sure | edges) - own - told
    sure |= {i for i, known in of_platform.items() if known.certainty == "sure" and not known.field and i not in told}
    # Above the first paragraph may stand verses, items, answers of a word; where there is none, all of them.
    opens = max(top, 0 if title is None else title + 1)
    theirs = (found.own.intersection(inner) if below else found.own).union(range(opens, start))
    theirs = theirs.difference(of_platform, sure, told - {title})
    last = max((i for i in inner if i not in sure), default=last)
    return Page(frozenset(sure), start, last, theirs, title)


def _first_paragraph(page: Reading, first: int, stop: int) -> int:
    """The first paragraph from a line on: what looks like an article's first line may stand in its head, or be a notice of the site's."""
    unknown = [i for i in range(first, stop) if not page.known[i]]
    return next((i for i in unknown if page.prose[i]), unknown[0] if unknown else first)


def _first_sentence(page: Reading, start: int, stop: int) -> int:
    """The first of several lines that read like sentences, no more like furniture than one: a text in short paragraphs; else the last. One may be a caption."""
    lines = (i for i in range(start, stop) if not page.known[i] and page.odds[i] < ENDS)
    found = [i for i in lines if page.wide[i] >= SENTENCE and ending(page.lines[i]) in "sq"]
    return found[0] if len(found) >= LEAST_OWN else stop


def _from_portrait(lines: Sequence[str], name: str, first: int, below: range) -> range:
    """The lines below an article from its author's portrait on, which has the name twice and stands a few lines above what is known."""
    near = range(max(first + 1, below.start - BIOGRAPHY), below.start - 1)
    return range(next((i for i in near if name and lines[i] == lines[i + 1] == name), below.start), below.stop)


def _first_of_text(page: Reading, start: int, stop: int) -> int:
    """The first paragraph soon below a line that has another right below it, which a standfirst has not; else that line."""
    near = range(start, min(start + BYLINES, stop - 1))
    return next((i for i in near if page.prose[i] and page.prose[i + 1]), start)


def _title(platform: Platform, page: Reading, found: Page, told: int | None, first: int) -> int | None:
    if told is not None or found.title is None:
        return told
    if platform.names_author(page.lines, found.title) or platform.is_head(page.lines[found.title]):
        return None
    # The last of a trail may say it, below which it stands again.
    near = range(found.title + 1, min(first + 2, len(page.lines)))
    below = next((i for i in near if not page.known[i]), found.title)
    return below if page.lines[below] == page.lines[found.title] else found.title


def _rows_of_numbers(of_platform: Mapping[int, Match], inner: range) -> set[int]:
    """Lines known for counts that stand one below the other in a number that no page's counts have: an author's."""
    counts = (i for i in inner if (match := of_platform.get(i)) and match.rule == "counter")
    rows = ([i for _, i in row] for _, row in groupby(enumerate(counts), lambda one: one[1] - one[0]))
    return {i for row in rows if len(row) > MOST_COUNTS for i in row}


def _own_start(page: Reading, above: range, others: Collection[int]) -> int:
    """Where an article's own lines begin above its first paragraph, of which a few may stand between title and counts: a standfirst, a caption."""
    own = (i for i in above if not page.known[i] and i not in others)
    return next(islice(own, MOST_ABOVE, None), above.stop)


def _closing(page: Reading, start: int, found: Page, stop: int) -> int:
    """An article's last sentence, down to where it ends at the latest; below what looks like its last line may stand more of it, after a list of short ones."""
    last = min(found.last, stop - 1)
    if found.first >= stop:  # none looks like its own
        last = next((i for i in range(stop - 1, 0, -1) if i not in found.sure and not page.known[i]), start)
    near = range(last + 1, min(stop, last + 1 + NEAR))
    own = (i for i in near if page.odds[i] < DOUBT and (page.prose[i] or ending(page.lines[i]) in "sq"))
    last = max(own, default=last)
    return next((i for i in range(last, start, -1) if ending(page.lines[i]) in "sq"), last)
