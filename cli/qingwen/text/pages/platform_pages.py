"""What goes unasked of a page of a large platform: all above its article and below, and the platform's own lines beside it."""

from __future__ import annotations

from qingwen.text.pages.lines import ending
from qingwen.text.pages.platforms import Platform
from qingwen.text.pages.reading import Reading


def below_article(platform: Platform, page: Reading) -> range:
    """The lines below an article, comments and others' articles among them; empty where none shows that it has ended."""
    size = len(page.lines)
    start = next((i for i, prose in enumerate(page.prose) if prose and not page.known[i]), 0)
    title = platform.title(page.lines, start)
    return range(platform.end(page.lines, (start if title is None else title) + 1), size)


def sure_on_platform(
    platform: Platform, page: Reading, sure: set[int], first: int, last: int, title: int | None, below: range
) -> set[int]:
    """What goes, of what went as on any page (sure). first, last: the article's first and last line, as they look."""
    lines, of_platform = page.lines, platform.matches(page.lines)
    head = platform.head(lines, first)
    # Between what stands above articles and below them only lines go that are known.
    inner = range(head + 1 if head >= 0 else first, below.start if below else last + 1)
    found = {i for i in sure if i not in inner or page.matches[i]} | {*range(head + 1)}
    begin = _first_of_text(page, inner.start, first)
    if title is not None:
        found |= {i for i in range(first) if lines[i] == lines[title]}
        found.discard(title)
    # A portrait's description is its author's name, which stands below it.
    found |= {i for i in range(max(1, head + 2), begin) if lines[i] == lines[i - 1]}
    closing = next((i for i in range(min(last, inner.stop - 1), begin, -1) if ending(lines[i]) in "sq"), last)
    return found | {i for i in of_platform if not begin <= i <= closing}


def _first_of_text(page: Reading, start: int, first: int) -> int:
    """The first paragraph from a line on with another right below it, which a standfirst has not; else the article's first line."""
    return next((i for i in range(start, len(page.prose) - 1) if page.prose[i] and page.prose[i + 1]), first)
