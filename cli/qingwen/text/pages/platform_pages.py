"""A page of a large platform: all above its article and below goes unasked, and the platform's own lines beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.pages.below_article import LEAST_OWN, has_paragraphs, may_have_no_head
from qingwen.text.pages.extent import ENDS
from qingwen.text.pages.lines import SENTENCE, ending
from qingwen.text.pages.lines_above import in_doubt
from qingwen.text.pages.page import Page
from qingwen.text.pages.platform import MOST_ABOVE, Platform
from qingwen.text.pages.reading import Reading

STANDFIRST = 2  # lines; with four, pages of `tests/platforms` differ
ROWS = 5  # lines below a standfirst of which one tells author or counts; a page of `tests/platforms` has so many
MOST_COUNTS = 5  # lines in a row: `24`, `118`, `902`, `145K`; four on the pages of `tests/platforms`
BYLINES = 12  # lines between a standfirst and the text; eleven on a page of `tests/platforms`
DOUBT = 1.0  # log-odds of a sentence below what looks like an article's last line, up to which it is one more of it
BIOGRAPHY = 6  # lines of a portrait and of what stands below it
NEAR = 20  # lines in which an article may go on below a list of short ones


class _Article(NamedTuple):
    """Where a page's article stands, and who wrote it.

    title:          its line; None if it is not known.
    title_is_told:  whether the platform's lines beside the title tell it, rather than its looks.
    head:           the last line that stands above articles alone; -1 if none is there.
    inner:          the lines between what stands above articles and below them: of these only some go.
    start, closing: its first paragraph and its last sentence.
    below:          the lines below it; empty where none shows that it has ended.
    credits:        the title's line and those of author and date, which go to the front matter and are no furniture.
    name:           its author's; `""` if it is not known.
    of_platform:    what the platform's tables say of the page's lines.
    has_paragraphs: whether its text is of paragraphs, or of short ones: not a poem, a list, a form.
    """

    title: int | None
    title_is_told: bool
    head: int
    inner: range
    start: int
    closing: int
    below: range
    credits: frozenset[int]
    name: str
    of_platform: Mapping[int, Match]
    has_paragraphs: bool

    @property
    def below_title(self) -> int:
        """The first line below its title; the page's first where that is not known."""
        return 0 if self.title is None else self.title + 1


def settled(platform: Platform, of_platform: Mapping[int, Match], page: Reading, found: Page, below: range) -> Page:
    """What was found of a page, as its platform's lines have it. of_platform: what is known of these; below: the lines below the article.

    Above an article and below it a platform's page has nothing of it, whatever the lines look like. Between, only what is known goes.
    """
    article = _of_short_lines(page, _article(platform, of_platform, page, found, below))
    inner = article.inner
    sure = _going_by_looks(page, found, article) | {*article.below}
    sure = _going_above(platform, page, article, sure)
    sure |= _going_at_edges(page, article, sure)
    sure -= _staying(page, article) | article.credits | _may_be_title(page, article)
    sure |= {
        i
        for i, known in of_platform.items()
        if known.certainty == "sure" and not known.field and i not in article.credits
    }
    # Above the first paragraph may stand verses, items, answers of a word; where there is none, all of them.
    own = {*(found.own.intersection(inner) if article.below else found.own)}
    own |= {*range(max(inner.start, article.below_title), article.start)}
    if article.title is not None:  # with a standfirst below it, it may look like a menu's entry
        own.add(article.title)
    own -= {*of_platform, *sure, *(article.credits - {article.title})}
    last = max((i for i in inner if i not in sure), default=inner.stop - 1)
    return Page(frozenset(sure), article.start, last, frozenset(own), article.title)


def _article(
    platform: Platform, of_platform: Mapping[int, Match], page: Reading, found: Page, below: range
) -> _Article:
    """Where the article stands. Its title and author tell where what stands below it begins; then its head and text are looked for above that."""
    lines = page.lines
    stop = below.start if below else len(lines)
    looks_first = min(found.first, stop - 1)
    first = _first_paragraph(page, looks_first, stop if below else found.last + 1)
    beside = platform.title(lines, first)
    title = _title(platform, page, found, beside, first)
    if title is not None and title >= stop:  # of another page below
        title = None
    # Comments are signed and dated as articles are: these are not looked at.
    author, name = platform.author(lines[:stop], title, first)
    if below:
        below = _from_portrait(lines, name, first, below)
        stop = below.start
    above, end = lines[:stop], stop if below else found.last + 1
    is_headless = may_have_no_head(platform, page)
    head = -1 if is_headless else platform.head(above, title, first)
    start = platform.start(above, title, first)
    if title is not None and title < start:
        # Right below the title a standfirst may stand, above the rows of author and counts.
        rows = {*range(title + 2, title + 2 + ROWS)}.intersection({*of_platform, *author})
        start = _first_sentence(page, title + 1 + STANDFIRST if rows else title + 1, start)
    start = _first_of_text(page, start, stop)
    if start >= end:
        start = head + 1 if head >= 0 else looks_first
    top = head + 1 if head >= 0 else min(looks_first, first) if title is None else title
    bylines = platform.bylines(lines, title, first)
    date = platform.date(above, title, first)
    return _Article(
        title=title,
        title_is_told=beside is not None,
        head=head,
        inner=range(top, end),
        start=start,
        closing=_closing(page, start, found, end),
        below=below,
        credits=frozenset((*author, *bylines, *(date[:1] if date else ()), *(() if title is None else (title,)))),
        name=name or next((fields["author"] for fields in bylines.values() if "author" in fields), ""),
        of_platform=of_platform,
        has_paragraphs=not is_headless and has_paragraphs(page, top, min(end, platform.end(lines, top + 1))),
    )


def _going_by_looks(page: Reading, found: Page, article: _Article) -> set[int]:
    """Of what may go by its looks: all round the article, but for another page below; beside its text what is known; inside it what is surely furniture.

    Lines of an article without paragraphs look like furniture, wherever it stands.
    """
    text = range(article.start, article.closing + 1)
    going = {
        i
        for i in found.sure
        if (i not in article.inner and (article.has_paragraphs or page.known[i]))
        or ((known := page.matches[i]) and (known.certainty == "sure" or i not in text))
    }
    return going - {*(range(article.below.stop, len(page.lines)) if article.below else ())}


def _going_above(platform: Platform, page: Reading, article: _Article, sure: Collection[int]) -> set[int]:
    """What goes unasked, with what stands above the title: trails and menus that say it, or all if what stands there is no article's. A picture's caption stays."""
    lines, title = page.lines, article.title
    going = {*sure, *range(article.head + 1)}
    if title is not None:
        # Below the first paragraph it may be a value: a village's name.
        below = range(title + 1, article.start)
        paragraph = next((i for i in below if is_wide(lines[i]) and lines[i] != lines[title]), article.start)
        going |= {i for i in range(paragraph) if lines[i] == lines[title]}
        if article.has_paragraphs and (platform.opens_at_title or article.title_is_told):
            going |= {*range(title)}
        going -= platform.captions(lines, title)
    # A portrait's description is its author's name, which stands below it.
    return going | {i for i in range(max(1, article.head + 2), article.start) if lines[i] == lines[i - 1]}


def _going_at_edges(page: Reading, article: _Article, sure: Collection[int]) -> set[int]:
    """What goes between the title and the text, and below the text: the platform's lines and names. Inside the text an author may have written the same."""
    lines, inner, of_platform = page.lines, article.inner, article.of_platform
    # Below the first of its lines there, what the page says elsewhere too is a name of its own: a publication's, its author's.
    beside = next((i for i in range(article.closing + 1, inner.stop) if i in of_platform), inner.stop)
    elsewhere = {line for i, line in enumerate(lines) if i not in inner}
    edges = {i for i in range(beside, inner.stop) if lines[i] in elsewhere}
    own_start = _own_start(page, range(inner.start, article.start), {*article.credits, *of_platform, *sure})
    edges |= {i for i in of_platform if not own_start <= i <= article.closing}
    named = (*range(article.below_title, article.start), *range(article.closing + 1, inner.stop))
    edges |= {i for i in named if lines[i] == article.name}
    return edges - _rows_of_numbers(of_platform, inner)


def _may_be_title(page: Reading, article: _Article) -> set[int]:
    """Where no title is known the lines above the text that may be it: that right above who wrote it, and of a text in paragraphs what it speaks of."""
    if article.title is not None:
        return set()
    near = {min(article.credits) - 1} if article.credits else set[int]()
    if article.has_paragraphs:
        near |= in_doubt(page.lines, article.start, article.closing, named=True)
    near -= {i for i in near if i < 0 or (article.name and article.name in page.lines[i])}  # `Ann Porter's Post`
    return {i for i in near if not page.known[i] and i not in article.of_platform}


def _of_short_lines(page: Reading, article: _Article) -> _Article:
    """The article from its first line that nothing knows to its last, where all are short: a poem's, and none a sentence."""
    if article.head < 0 or not article.below or any(page.prose[i] for i in article.inner):
        return article
    above = {*article.of_platform, *article.credits}
    own = [i for i in article.inner if not (page.known[i] or page.matches[i] or i in above)]
    start, closing = (own[0], own[-1]) if own else (article.inner.stop, article.inner.start)
    return article._replace(start=start, closing=closing)


def _staying(page: Reading, article: _Article) -> set[int]:
    """The lines of the text that the tables know, but not for sure: there they are an author's."""
    text = range(article.start, article.closing + 1)
    return {i for i in text if (known := page.matches[i]) and known.certainty != "sure"}


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


def _title(platform: Platform, page: Reading, found: Page, beside: int | None, first: int) -> int | None:
    """The title that the platform's lines beside it tell, else the one that looks like it, if these do not say that it is something else."""
    if beside is not None or found.title is None:
        return beside
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
