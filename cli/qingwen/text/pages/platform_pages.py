"""A page of a large platform: all above its article and below goes unasked, and the platform's own lines beside it."""

from __future__ import annotations

from qingwen.text.pages.lines import ending
from qingwen.text.pages.page import Page
from qingwen.text.pages.platform import Platform
from qingwen.text.pages.reading import Reading

BYLINES = 12  # lines between a standfirst and the text
NEAR = 20  # lines in which an article may go on below a list of short ones


def below_article(platform: Platform, page: Reading) -> range:
    """The lines below an article, comments and others' articles among them; empty where none shows that it has ended."""
    size = len(page.lines)
    start = next((i for i, prose in enumerate(page.prose) if prose and not page.known[i]), 0)
    title = platform.title(page.lines, start)
    end = platform.end(page.lines, (start if title is None else max(start, title)) + 1)
    # A poem has no long paragraph above its end.
    return range(min(end, platform.end_below_head(page.lines)), size)


def settled(platform: Platform, page: Reading, found: Page, below: range) -> Page:
    """What was found of a page, as its platform's lines have it. below: the lines below the article."""
    lines, of_platform = page.lines, platform.matches(page.lines)
    looks_first = found.first
    found = found._replace(first=_first_paragraph(page, found.first, below.start if below else found.last + 1))
    first, title = found.first, _title(platform, page, found)
    head = platform.head(lines, title, first)
    start = _first_of_text(page, platform.start(lines, title, first))
    if start >= (below.start if below else found.last + 1):
        start = head + 1 if head >= 0 else looks_first
    last = _last(page, start, found, below)
    # Between what stands above articles and below them only lines go that are known.
    told_title = platform.title(lines, first)
    top = head + 1 if head >= 0 else min(looks_first, first) if title is None else title
    inner = range(top, below.start if below else last + 1)
    author, _ = platform.author(lines, title, first)
    date = platform.date(lines, title, first)
    told = {
        *author,
        *platform.bylines(lines, title, first),
        *([date[0]] if date else []),
        *([] if title is None else [title]),
    }
    sure = {i for i in found.sure if i not in inner or page.matches[i]} | {*range(head + 1), *below}
    if title is not None:
        sure |= {i for i in range(start) if lines[i] == lines[title]}
        sure |= {*range(title)} if platform.opens_at_title or told_title == title else set()
        sure -= platform.captions(lines, title)
    # A portrait's description is its author's name, which stands below it.
    sure |= {i for i in range(max(1, head + 2), start) if lines[i] == lines[i - 1]}
    closing = next((i for i in range(min(last, inner.stop - 1), start, -1) if ending(lines[i]) in "sq"), last)
    # Below the first of its lines there, what the page says elsewhere too is a name of its own: a publication's, its author's.
    beside = next((i for i in range(closing + 1, inner.stop) if i in of_platform), inner.stop)
    elsewhere = {line for i, line in enumerate(lines) if i not in inner}
    edges = {i for i in range(beside, inner.stop) if lines[i] in elsewhere}
    edges |= {i for i in of_platform if not start <= i <= closing}
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
    theirs = found.own.intersection(inner).union(range(opens, start)).difference(of_platform, sure)
    return Page(frozenset(sure), start, last, theirs, title)


def _first_paragraph(page: Reading, first: int, stop: int) -> int:
    """The first paragraph from a line on: what looks like an article's first line may stand in its head, or be a notice of the site's."""
    unknown = [i for i in range(first, stop) if not page.known[i]]
    return next((i for i in unknown if page.prose[i]), unknown[0] if unknown else first)


def _first_of_text(page: Reading, start: int) -> int:
    """The first paragraph soon below a line that has another right below it, which a standfirst has not; else that line."""
    near = range(start, min(start + BYLINES, len(page.lines) - 1))
    return next((i for i in near if page.prose[i] and page.prose[i + 1]), start)


def _title(platform: Platform, page: Reading, found: Page) -> int | None:
    told = platform.title(page.lines, found.first)
    if told is not None or found.title is None:
        return told
    if platform.names_author(page.lines, found.title):
        return None
    # The last of a trail may say it, below which it stands again.
    near = range(found.title + 1, min(found.first + 2, len(page.lines)))
    below = next((i for i in near if not page.known[i]), found.title)
    return below if page.lines[below] == page.lines[found.title] else found.title


def _last(page: Reading, start: int, found: Page, below: range) -> int:
    """An article's last line above what stands below it; what looks like its last line may have others of its own below, after a list of short ones."""
    if not below:
        return found.last
    if found.first >= below.start:  # none looks like its own
        return next((i for i in range(below.start - 1, 0, -1) if i not in found.sure and not page.known[i]), start)
    last = min(found.last, below.start - 1)
    near = range(last + 1, min(below.start, last + 1 + NEAR))
    own = (i for i in near if page.odds[i] < 0 and (page.prose[i] or ending(page.lines[i]) in "sq"))
    return max(own, default=last)
