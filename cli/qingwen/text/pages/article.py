"""Whether a paste is a whole page, and if so which of its lines are the article's.

Only a text with lines that the phrase tables know for furniture can be one: for all others the model, whose tables take
15 ms to load, is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, islice, pairwise, starmap
from math import ceil
from operator import gt, not_
from typing import NamedTuple

from qingwen.text.debris.caveats import is_own_caveat
from qingwen.text.debris.dead_controls import ROW_SIGN
from qingwen.text.debris.line import SHORT, is_wide, is_word, leads_up, marked, may_be_announced
from qingwen.text.debris.lists import has_translation
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import LONGEST, phrases
from qingwen.text.document import Document, Line
from qingwen.text.pages.bullets import texts_without_bullets
from qingwen.text.pages.platforms import platform
from qingwen.text.pages.references import references
from qingwen.text.pages.site_lines import OF_SITES, is_a_sites_alone

LEAST_LINES = 12  # of a paste that may be a page
LEAST_KNOWN = 2  # different lines of furniture that the phrase tables know, of a long paste; of a shorter one, one more
LONG = 40  # lines
BYLINE = 3  # lines below a title in which its date or author stands
FULL_STOPS = (".", "。")
# A paste of fewer lines than this that opens with words of its own and closes with a sentence is no page: of the corpus's 1,000 pages
# three are so. A release's notes, a study's list of services and a paper's sections are. Nor is one that opens so and names no
# site, such as an article with the functions of an application at its end: of the corpus's pages one is so, of 872 from their title on four.
FEW_LINES = 60
CLOSING = 5  # lines of a menu below such a paste
ENDS = (*FULL_STOPS, "!", "?", "！", "？", "”")


class Page(NamedTuple):
    """A page.

    sure:        lines (their indices) that may go unasked.
    first, last: the article's first and last line (indices, inclusive).
    own:         lines outside of these that are the article's all the same: its title, its date.
    title:       the line that is likeliest its title, or None.
    """

    sure: frozenset[int]
    first: int
    last: int
    own: frozenset[int]
    title: int | None


def phrase_matches(document: Document) -> list[Match | None]:
    """What the phrase tables say of each line."""
    match = phrases().match
    row = ROW_SIGN in document.text  # the one line that is longer and has no `**`
    texts = document.once(texts_without_bullets)
    matches = [match(text) if row or len(text) <= LONGEST else None for text in texts]
    _add_opened(matches, texts)
    for i in references(texts):
        matches[i] = None
    if (of := document.once(platform)) is not None:
        for i, known in of.matches(texts).items():
            matches[i] = known
    return matches


def _add_opened(matches: list[Match | None], texts: Sequence[str]) -> None:
    """Adds what is known of lines by what they open with, where furniture stands on both sides, or the paste ends.

    An article may open, go on and end with the same words: the line next to its own text is left to it.
    """
    match_opening = phrases().match_opening
    ends = [i for i, match in enumerate(matches) if i and match and not matches[i - 1] and _is_known(match)]
    for end in (*ends, len(texts)):  # few of the lines stand above one
        start = end
        while start and not matches[start - 1] and (opened := match_opening(texts[start - 1])):
            start -= 1
            matches[start] = opened
        if start < end and not (start and _is_known(matches[start - 1])):
            matches[start] = None


def _is_known(match: Match | None) -> bool:
    return match is not None and match.certainty != "doubtful"


def announced_lines(document: Document, furniture: frozenset[int] = frozenset()) -> frozenset[int]:
    """Lines (indices) that the tables know and that `…:` above leads up to: the article speaks of a page's words.

    furniture: lines that are no article's; `Share this on:` among them heads a row of buttons.
    """
    found: set[int] = set()
    lines, matches = document.lines, document.once(phrase_matches)
    for i, match in enumerate(matches):
        if match is None or not i:
            continue
        above = lines[i - 1].text
        announced = leads_up(above)
        if not (announced or i - 1 in found) or not may_be_announced(match) or marked.match(lines[i].text):
            continue  # nearly all
        known = matches[i - 1] and not marked.match(above)
        if (i - 1 in found) if known else (announced and i - 1 not in furniture):
            found.add(i)
    return frozenset(found)


def is_of_a_site(line: str, match: Match | None) -> bool:
    """Whether a line is known for what sites put round articles; `No.` and `Contact us.` may be an article's last words."""
    if match is None or match.rule not in OF_SITES or match.certainty == "doubtful":
        return False
    ends = match.certainty == "sure" or match.rule == "legal-footer" or line.endswith("..")
    return ends or not line.endswith(FULL_STOPS)


def lines_of_a_site(document: Document) -> list[bool]:
    """Whether each line is known for what sites put round articles."""
    return [
        match is not None and is_of_a_site(line.text, match)
        for line, match in zip(document.lines, document.once(phrase_matches), strict=True)
    ]


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


HEADS = 3  # different ones


def heads_of_parts(lines: Sequence[Line], matches: Sequence[Match | None], page: Page | None) -> frozenset[int]:
    """Words of menus (their indices) that head parts of a text: `About`, `Education` and `Contact` of a CV, each with text below.

    In an article on a page each has a paragraph below: `历史`, `经济` in an encyclopedia. Words that no table knows count, too, above a paragraph: `地理`.
    """
    heads = [
        i
        for i in (range(max(1, page.first - 1), page.last) if page else range(1, len(lines) - 1))
        if not (matches[i - 1] or matches[i + 1])
        and (
            match.rule == "navigation"
            and match.certainty in ("edge", "group")
            and (not page or is_wide(lines[i + 1].text))
            if (match := matches[i])
            else is_word(lines[i].text) and lines[i].text[-1] not in ENDS and is_wide(lines[i + 1].text)
        )
    ]
    several = len({lines[i].text for i in heads}) >= HEADS
    between = _heads_of_sentences(lines, matches, page) if page else ()
    return frozenset((*(i for i in heads if several and matches[i]), *between))


_STANDS_ANYWHERE = frozenset(("image-placeholder", "advertisement-label", "credit-line"))


def _heads_of_sentences(lines: Sequence[Line], matches: Sequence[Match | None], page: Page) -> Iterator[int]:
    """Words of menus (their indices) above sentences of the article's own that stay, below another or a line that stays: `投稿`, `Corrections`.

    Below the reporter's name, where buttons stand, it takes two sentences.
    """

    def stays(i: int) -> bool:
        return matches[i] is None and i not in page.sure and len(lines[i].text) > SHORT and lines[i].text.endswith(ENDS)

    for i in range(max(1, page.first), len(lines) - 1):
        match = matches[i]
        if match is None or match.certainty == "sure" or match.rule in _STANDS_ANYWHERE or not is_word(lines[i].text):
            continue
        if not stays(i + 1):
            continue
        if stays(i - 1) or (not matches[i - 1] and i - 1 not in page.sure and i + 2 < len(lines) and stays(i + 2)):
            yield i


def find_page(document: Document) -> Page | None:
    """None where the text is not plainly a whole page, as it came."""
    if document.kind != "text" or document.edited or len(document.lines) < LEAST_LINES:
        return None
    least = LEAST_KNOWN + (len(document.lines) < LONG)
    places = [*compress(range(len(document.lines)), document.once(lines_of_a_site))]
    if len(places) < least:  # as in most texts
        return None
    announced = announced_lines(document)
    if len({document.lines[i].text for i in places if i not in announced}) < least:
        return None
    if (
        len(document.lines) < FEW_LINES
        and document.once(platform) is None
        and (
            not (_has_row(places) or _ends_as_site(document))
            or _is_its_own(document)
            or not (_opens_with_menu(document) or _closes_with_menu(document) or _names_a_site(document))
        )
    ):
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
    theirs = page.own | parts | heads | cited
    told = theirs.union(own, announced_lines(document, page.sure))
    if (of := document.once(platform)) is not None:  # what stands above its articles and below is its own
        inside = range(of.head(texts, page.first) + 1, of.end(texts, page.last + 1))
        theirs, told = theirs.intersection(inside), told.intersection(inside)
    return page._replace(sure=page.sure - told, own=theirs)
