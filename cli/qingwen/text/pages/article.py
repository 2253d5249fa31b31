"""Whether a paste is a whole page, and if so which of its lines are the article's.

Only a text with lines that the phrase tables know for furniture can be one: for all others the model, whose tables take
15 ms to load, is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, islice, pairwise, starmap
from math import ceil
from operator import gt, not_

from qingwen.text.dates import is_dateline
from qingwen.text.debris.caveats import is_own_caveat
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.lists import has_translation
from qingwen.text.debris.phrase_table import tells_credit
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document
from qingwen.text.pages.bullets import texts_without_bullets
from qingwen.text.pages.known_lines import ENDS, FULL_STOPS, announced_lines, lines_of_a_site, phrase_matches
from qingwen.text.pages.page import Page
from qingwen.text.pages.part_heads import heads_of_parts
from qingwen.text.pages.platforms import platform
from qingwen.text.pages.references import references
from qingwen.text.pages.site_lines import is_a_sites_alone

LEAST_LINES = 12  # of a paste that may be a page
LEAST_KNOWN = 2  # different lines of furniture that the phrase tables know, of a long paste; of a shorter one, one more
LONG = 40  # lines
# A paste of fewer lines than this that opens with words of its own and closes with a sentence is no page: of the corpus's 1,000 pages
# three are so. A release's notes, a study's list of services and a paper's sections are. Nor is one that opens so and names no
# site, such as an article with the functions of an application at its end: of the corpus's pages one is so, of 872 from their title on four.
FEW_LINES = 60
CLOSING = 5  # lines of a menu below such a paste
# Different lines known for a menu's entries among others above such a paste, within so many of its first.
ENTRIES, HEAD = 3, 60


def _is_its_own(document: Document) -> bool:
    """Whether a paste opens with its own words, and a sentence among them where it has paragraphs (a site's name may stand above its menu), and closes with a sentence."""
    lines, matches = [line.text for line in document.lines], document.once(phrase_matches)
    if matches[0] or matches[-1] or not lines[-1].endswith(ENDS) or phrases().match_opening(lines[-1]):
        return False
    opening = lines[: next((i for i, match in enumerate(matches) if match), 0)]
    return any(line.endswith((*ENDS, ":", "：")) for line in opening) or not any(map(is_wide, lines))


def _has_row(places: Sequence[int]) -> bool:
    """Whether two lines known for furniture stand beside each other: menus and rows of buttons do, the heads of a CV or of notes have
    text below. So it is on all but two of the corpus's pages of few lines.
    """
    return any(b == a + 1 for a, b in pairwise(places))


def _opens_with_menu(document: Document) -> bool:
    """Whether a paste opens with lines that the tables know, below a site's name perhaps."""
    return any(document.once(phrase_matches)[:2])


def _opens_with_entries(document: Document, places: Sequence[int]) -> bool:
    """Whether above who wrote an article and when, and above any paragraph or sentence, several different lines are known for furniture: a menu's entries."""
    lines, matches = document.lines, document.once(phrase_matches)
    entries = [i for i in places if i < HEAD]
    if len({lines[i].text for i in entries}) < ENTRIES:  # as in most texts
        return False
    text = (i for i in range(HEAD) if i < len(lines) and (is_wide(lines[i].text) or lines[i].text.endswith(FULL_STOPS)))
    top = next(text, HEAD)
    told = [i for i in range(min(top, len(lines))) if tells_credit(matches[i]) or is_dateline(lines[i].text)]
    return bool(told) and len({lines[i].text for i in entries if i < told[-1]}) >= ENTRIES


def _closes_with_menu(document: Document) -> bool:
    """Whether several lines that the tables know, and no others, close a paste right below a sentence."""
    matches = document.once(phrase_matches)
    closing = next((n for n, match in enumerate(reversed(matches)) if match is None), 0)
    return closing >= CLOSING and document.lines[-1 - closing].text.endswith(ENDS)


def _names_a_site(document: Document) -> bool:
    """Whether a line of a paste says what sites alone do, in more than one word: whose the rights are, how many have read it, `Related stories`.

    `Login`, `Search` and `Share` in a paste may be what its article says that an application can do.
    """
    return any(map(is_a_sites_alone, document.once(texts_without_bullets), document.once(phrase_matches)))


def _ends_as_site(document: Document) -> bool:
    """Whether what sites alone say closes a paste: an address for complaints, whose the rights are."""
    return is_a_sites_alone(document.once(texts_without_bullets)[-1], document.once(phrase_matches)[-1])


SORTED = (
    0.95  # of a page's lines about half stand in the order of the alphabet, of the corpus's no page's more than 0.91
)


def _is_index(lines: Sequence[str]) -> bool:
    """Whether nearly all lines stand in the order of the alphabet: an index, a list of keywords, in which words of menus stand too."""
    pairs = len(lines) - 2  # the first may be its title
    falling = starmap(gt, pairwise(map(str.casefold, lines[1:])))
    return not _more_than(pairs - ceil(SORTED * pairs), falling)


def _is_glossary(lines: Sequence[str]) -> bool:
    """Whether nearly all lines are terms beside their translations."""
    others = map(not_, map(has_translation, lines[1:]))
    return not _more_than(len(lines) - 1 - ceil(SORTED * (len(lines) - 2)), others)


def _more_than(number: int, told: Iterable[bool]) -> bool:
    """Whether more than so many are true; read no further than that needs."""
    return next(islice(filter(None, told), number, None), False)


def _may_be_page(document: Document) -> bool:
    """Whether a text has as many lines that the phrase tables know for furniture as a page, and stands as one does."""
    least = LEAST_KNOWN + (len(document.lines) < LONG)
    places = [*compress(range(len(document.lines)), document.once(lines_of_a_site))]
    if len(places) < least:  # as in most texts
        return False
    announced = announced_lines(document)
    if len({document.lines[i].text for i in places if i not in announced}) < least:
        return False
    return (
        len(document.lines) >= FEW_LINES
        or _opens_with_entries(document, places)
        or (
            (_has_row(places) or _ends_as_site(document))
            and not _is_its_own(document)
            and (_opens_with_menu(document) or _closes_with_menu(document) or _names_a_site(document))
        )
    )


def find_page(document: Document) -> Page | None:
    """None where the text is not plainly a whole page, as it came."""
    if document.kind != "text" or document.edited or len(document.lines) < LEAST_LINES:
        return None
    of = document.once(platform)
    if of is None and not _may_be_page(document):
        return None
    texts = [line.text for line in document.lines]
    if _is_index(texts) or _is_glossary(texts):
        return None
    from qingwen.text.pages.letterheads import letterheads
    from qingwen.text.pages.model import read_page
    from qingwen.text.pages.notes import notes
    from qingwen.text.pages.numbered import numbered_parts
    from qingwen.text.pages.programmes import programmes

    page = read_page(document)
    if page is None:
        return None
    matches = document.once(phrase_matches)
    own = [*notes(texts), *programmes(texts, document.once(lines_of_a_site))]
    own += letterheads(texts, range(page.title or 0, page.first))
    own += (i for i, (text, match) in enumerate(zip(texts, matches, strict=True)) if is_own_caveat(text, match))
    parts = numbered_parts(texts, matches)
    heads = heads_of_parts(document.lines, matches, page)
    cited = frozenset(references(texts))
    theirs = parts | heads | cited
    told = theirs.union(own, announced_lines(document, page.sure))
    if of is not None:  # what stands above its articles and below is its own
        inside = frozenset(range(page.first, page.last + 1))
        known = {i for i, match in of.matches(texts).items() if match.certainty == "sure"}
        theirs, told = (theirs & inside) - known, (told & inside) - known
    return page._replace(sure=page.sure - page.own - told, own=page.own | theirs)
