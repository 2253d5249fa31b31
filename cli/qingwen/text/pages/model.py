"""Where the article begins and ends in a page that was pasted whole, and which lines round it are furniture.

Each line has log-odds of being furniture (`lines`, `trees`). Of a page, the article is the stretch of lines
whose odds together speak most against it; furniture is sure where a line's own odds and those of the lines between it
and the edge of the page are high. A paste without a page's furniture is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from qingwen.text.dates import is_dateline, parse_date
from qingwen.text.debris.phrase_table import Match, tells_credit
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document
from qingwen.text.pages.below_article import below_article
from qingwen.text.pages.boundary_signs import SIGN, SIGN_OF_FEW, Signs
from qingwen.text.pages.brief import is_brief
from qingwen.text.pages.comments import before_comments, thread, without
from qingwen.text.pages.end_matter import own_heading, with_end_matter
from qingwen.text.pages.extent import as_likely, before_parts, extent
from qingwen.text.pages.headings import opens_others
from qingwen.text.pages.known_lines import known_by_place
from qingwen.text.pages.lines import SENTENCE, are_words, columns_wide, is_own_sentence
from qingwen.text.pages.lines_above import NEAR, above_dates, in_doubt, last_above, own_head
from qingwen.text.pages.page import Page
from qingwen.text.pages.platform_pages import settled
from qingwen.text.pages.platforms import platform
from qingwen.text.pages.reading import LEAST, Reading, read_lines
from qingwen.text.pages.recipe_cards import first_fact
from qingwen.text.pages.rows import pagers, rows, strokes
from qingwen.text.pages.sentences import is_sentence, sentences_round
from qingwen.text.pages.title import find_title, says_title
from qingwen.text.pages.title_by_place import is_dated_title
from qingwen.text.pages.title_columns import MENU
from qingwen.text.pages.twice import twice
from qingwen.text.pages.verse import verses
from qingwen.text.pages.way_out import with_way_out
from qingwen.text.trails import leads_down

# Log-odds, with their share of the way out, from which a line is removed unasked; and those for a line of LONG letters, which is oftener
# a sentence of the article, above which its title stands. Measured out of fold (tests/training/page_weights.py: each line judged by a model that
# saw no page of its site), with what follows, sites parted in three ways: 82.3 to 82.5 % of the furniture goes and with it 0.19 to 0.22 % of the content lines in English
# (most of them tables of contents, which say an article's subheads), 85.1 to 86.2 and at most 0.13 % in Chinese. From 2.2 on one of a hundred lines of furniture more
# would go, and half as many again of the articles'.
SURE, SURE_LONG_ABOVE, SURE_LONG_BELOW, LONG = 3.0, 3.8, 3.4, 36
# And of short lines that the phrase tables know, if only in company; and of what they know, be it alone, beyond a sign.
SURE_OF_GROUP, SURE_KNOWN = 2.2, 0.0
# And of short lines above a title that is sure: out of fold 900 lines of furniture and eight of articles; and of longer ones
# there unless they read like a paragraph: 600 more, and six.
SURE_ABOVE, SURE_ABOVE_LONG = 1.5, 2.2
# And from which none may be a title, unless it is sure: of 2,225 titles, out of fold, none has them.
NO_TITLE = 4.0
_LEAD_UP = (":", "：")
LABEL = 6  # letters of a Chinese label with its colon
# Below a few paragraphs the article may be a poem, a list or a timetable, of which any line may read like a menu: then nothing goes
# unasked but lines beyond the signs that the phrase tables know and that stand side by side (`Notes` alone heads a part of a recipe),
# save on pages with so much furniture as only whole sites have. Sentences that are a text are as good as these.
FEW, LARGE = 2, 60
# Above its title such a page has a menu all the same, if so many lines there are known for one; its other entries are as wide at most, and
# between one that is known and the next stand no more than FAR others, or MENU_GAP where one has lower log-odds than a MENU's.
SHOWN, ENTRY, MENU_GAP, FAR = 3, 30, 4, 10
# Lines beside each other that the tables do not know, which above a heading of other articles are a poem of four verses with its title and author, though
# none is wider than an entry: `评论` below fewer stands in a menu. Of 378 made pages the title of eight is told so.
POEM = 6
# With `--unsafe` an article of fewer paragraphs than this goes on to the nearest signs: below its last paragraph stand the
# answers, steps or verses that end it. Of pages whose articles were cut down to three paragraphs and five short lines, 4 %
# of these lines are lost instead of 27 %, for three of a hundred lines of furniture that stay; of whole pages 1.6 for 1.9 %.
SHORT = 6
# What else a page has, and a poem, a list or a timetable has not: (different lines of furniture whose words the phrase
# tables know, paragraphs, lines of furniture), each at least. 982 of the corpus's 1,040 pages have one of these.
EVIDENCE = ((3, 2, 6), (2, 5, 12), (8, 0, 6))
ALONE = 3  # different lines of a page that are known for furniture whatever stands round them


def read_page(document: Document) -> Page | None:
    """What of a text is furniture and what its article; None where it is not plainly a page."""
    page = read_lines(document)
    if page is None:
        return None
    of = document.once(platform)
    if of is None:
        return _read(page, thread(page), document.language)
    below = below_article(of, page)
    found = _read(page, below or thread(page), document.language)
    if found is None:  # for all that is known, a page's
        start = page.prose.index(True) if True in page.prose else 0
        found = Page(frozenset(), start, (below.start if below else len(page.lines)) - 1, frozenset(), None)
    return settled(of, document.once(known_by_place), page, found, below)


def _read(page: Reading, comments: range, language: str) -> Page | None:
    page = without(page, comments)
    lines, known = page.lines, page.known
    first, last, paragraphs = extent(page, language)
    first = first_fact(lines, first, page.prose)
    last = with_end_matter(page, last)
    if paragraphs < FEW and (text := sentences_round(page, first, last)):
        first, last = text
        paragraphs = FEW
    way_out = with_way_out(page.odds)
    likely = {
        i
        for i, one in enumerate(way_out)
        if not first <= i <= last and one > least_to_go(lines[i], i < first, known[i])
    }
    others = _heading_of_others(page, first) if paragraphs < SHORT else 0
    title = find_title(lines, page.scores, page.odds, known, first, last)
    theirs = {i for i in range(others) if not known[i]}  # the article's, if what is below is not
    if title and title.line > others > 0:
        title = None  # of one of those
    named = title.line if title and title.sure else None
    top = named or 0  # nothing stands above the first line
    own = own_head(lines, known, title, first) | in_doubt(lines, first, last, named is not None)
    if named is not None:  # below its title an article has begun, whatever buttons stand between
        own |= {i for i in range(named, first) if page.prose[i] and page.odds[i] < 0}
    else:
        own |= last_above(lines, known, first)
    if paragraphs >= FEW:  # else it may be a poem's or a list's
        above_title = range(first if named is None else named)
        own -= {i for i in above_title if page.odds[i] > NO_TITLE and not parse_date(lines[i])}
    own |= above_dates(lines, known, top, first)
    # What was taken for the title may be its subtitle or author, however well the date below it fits.
    own |= {i for i in range(max(0, top - 1), top) if not known[i]}
    if is_dated_title(lines, top):  # above it today's date may stand, or a trail
        own -= {i for i in range(top) if parse_date(lines[i]) or (i == top - 1 and leads_down(lines[i]))}
    said = {i for i in range(top) if says_title(lines[i], lines[top])}
    own -= said
    menu = _menu_above(page, likely, top) - own - theirs
    words = len({lines[i] for i in likely if known[i]})
    is_page = any(words >= a and paragraphs >= b and len(likely) >= c for a, b, c in EVIDENCE)
    if len(likely) < LEAST or not (is_page or comments) or (not paragraphs and _is_of_words(page)):
        return _headed(page, named, own, menu)
    signs = Signs(page, SIGN if paragraphs >= FEW else SIGN_OF_FEW)
    above, below = signs.sure(first, last)
    above = _menu_down_to(page, above, top)
    below = max(below, _end_of_own(page, last))
    sure = {i for i in _beyond(page, way_out, likely, top) - own if i <= above or i >= below}
    sure -= _kept_all_the_same(page, sure, first, named is not None) | theirs | verses(page, first, last, sure)
    few = paragraphs < FEW and not (paragraphs and named is not None and is_brief(page, named, first, last))
    credited = _below_credits(page, len(lines) if few else first)
    if paragraphs < SHORT or named is None or named < credited.stop:  # else they stand in a menu
        sure -= {i for i in credited if few or i < first}
    menus = set() if few else twice(lines, max(0, first - NEAR) if named is None else named, below, named is not None)
    sure |= (menus | {i for i in said if lines[i] != lines[top]}) - own - theirs
    if few and len(sure) < LARGE:
        sure = menu | rows(page, sure)
    sure |= _opened(page, sure, last) - own - theirs
    sure.difference_update(own_heading(page, sure, last))
    sure |= strokes(page, sure)
    turns = pagers(page)
    sure |= turns | {*comments}
    if paragraphs < SHORT:
        opens, ends = signs.likely(first, last)
        first, last = max(opens, above) + 1, min((ends, *(i for i in menus | turns if i > last))) - 1
    if first < comments.start <= last:
        last = comments.start - 1
    last = before_comments(lines, page.prose, known, first, before_parts(page, first, last))
    if named is not None and named < first:  # two references may read more like a text than what stands below the title
        sentences = [i for i in range(named + 1, first) if page.wide[i] >= SENTENCE and is_sentence(page, i)]
        first = sentences[0] if len(sentences) >= FEW else first
    # Above a sure title and its section, what reads more like furniture is no more than in doubt.
    own -= {i for i in range(top - 1) if page.odds[i] > 0}
    if few:
        own |= as_likely(page, last) - sure
    while first in said:
        first += 1
    return Page(frozenset(sure), first, last, own, named)


def least_to_go(line: str, is_above: bool, is_known: bool) -> float:
    """The log-odds from which a line above or below an article may go unasked."""
    if len(line) < LONG:
        return SURE_OF_GROUP if is_known else SURE
    return SURE_LONG_ABOVE if is_above else SURE_LONG_BELOW


def _heading_of_others(page: Reading, first: int) -> int:
    """The last heading of other articles or of comments above a short article, else 0: below it may stand their excerpts, and the article above,
    a poem or answers in a word each, of which then no line that the tables do not know goes unasked. `评论`, `排行榜` below narrow lines is a menu's entry.
    """
    above = (i for i in range(first - 1, 0, -1) if not page.lines[i + 1].isdecimal())  # of a button: `评论`, `3`
    heading = next((i for i in above if opens_others(page.lines[i])), 0)
    unknown = [not one for one in page.known[:heading]]
    wide = any(columns_wide(line) > ENTRY for line in page.lines[:heading])
    least = 2 if wide else POEM
    return heading if any(all(unknown[i : i + least]) for i in range(heading - least + 1)) else 0


def _headed(page: Reading, title: int | None, own: frozenset[int], menu: set[int]) -> Page | None:
    """What is furniture where only the head of a page was pasted, or one with little round its article; None where no title is sure.

    There what stands first is seldom the title, and a menu above that is no part of it.
    """
    if title is None or any(page.prose[:title]):
        return None
    section = frozenset(range(max(0, title - 1), title)) - menu
    shown = frozenset(_menu_above(page, set(), title) - own)
    if shown == {0} and (title == 1 or ((match := page.matches[0]) and match.rule == "promotion")):
        shown = frozenset()  # no menu: a short title above its subtitle; `NAME`, as of a form, heads a manual's page
    return Page(shown, title, len(page.lines) - 1, own | section, title)


def _end_of_own(page: Reading, last: int) -> int:
    """Where what stands below an article's last line is no more its own: a list, where paragraphs that read like an article's close it
    before the first lines known for furniture, or `…：` announces it.
    """
    size = len(page.lines)
    known = [i for i in range(last + 1, size) if page.known[i]]
    below = page.lines[last + 1] if last + 1 < size and not page.known[last + 1] else ""
    if _leads_up(page.lines[last]) or (below.isascii() and _leads_up(below)):
        # To words of menus perhaps, but not to a row of them.
        return next((a for a, b in pairwise(known) if b == a + 1), size)
    stop = next((i for i in known if not _is_of_a_group(page.matches[i])), size)
    closing = (i for i in range(stop - 1, last, -1) if page.prose[i] and page.scores[i] < 0)
    return next(closing, last) + 1


def _beyond(page: Reading, way_out: Sequence[float], likely: set[int], title: int) -> set[int]:
    """The lines that may go unasked where they stand beyond a sign."""
    known = {i for i, one in enumerate(way_out) if page.known[i] and one > SURE_KNOWN}
    # Right above a title may stand its section.
    above = {
        i
        for i in range(title - 1)
        if way_out[i] > (SURE_ABOVE if len(page.lines[i]) < LONG else SURE_ABOVE_LONG) and not page.prose[i]
    }
    return likely | {i for i in known if not _is_of_a_group(page.matches[i])} | above


def _kept_all_the_same(page: Reading, sure: set[int], first: int, titled: bool) -> set[int]:
    """Of the lines beyond a sign, an author's own sentences, and where no title is sure those just above the article, which may be it."""
    unknown = {i for i in sure if not page.known[i]}
    return {
        i
        for i in unknown
        if (not titled and first - NEAR <= i < first)
        or is_own_sentence(page.lines[i], page.scores[i])
        or (page.scores[i] < 0 and _leads_up(page.lines[i]))
    }


def _opened(page: Reading, sure: set[int], last: int) -> set[int]:
    """The lines below the article that the tables know by what they open with, beside one more line of furniture: the notices below a form for comments."""
    lines, known = page.lines, page.known
    beside = (
        i
        for i in range(last + 1, len(lines))
        if i not in sure and any(j in sure or known[j] for j in (i - 1, i + 1) if last < j < len(lines))
    )
    return {i for i in beside if (match := phrases().match_opening(lines[i])) and match.certainty == "sure"}


def _is_of_words(page: Reading) -> bool:
    """Whether a text is a list of words, of which menus have some: nearly all lines are narrow, as of pages a third are, and those that are
    known for furniture stand here and there, or are but departments, hobbies or languages.
    """
    size = len(page.lines)
    if not are_words(page.wide):
        return False
    known = [i for i in range(size) if page.known[i]]
    if len({page.lines[i] for i in known if not _is_of_a_group(page.matches[i])}) < ALONE:
        return True
    return 2 * len({i for pair in pairwise(known) if pair[1] == pair[0] + 1 for i in pair}) < len(known)


def _leads_up(line: str) -> bool:
    """Whether a line of several words announces what follows, `These go:`."""
    return line.endswith(_LEAD_UP) and (" " in line or len(line) > LABEL)


def _menu_above(page: Reading, sure: set[int], title: int) -> set[int]:
    """Lines above a title that are furniture or say it too, with the short ones between where several are known for furniture.

    It has ended where the next of these is far down, or MENU_GAP lines down with a line between that does not read like a menu's, and above the
    line that stands above a credit: there the article may have begun, with another title.
    """
    lines, known = page.lines, page.known
    shown = [i for i in range(title) if known[i] or says_title(lines[i], lines[title])]
    credit = next((i - 1 for i in range(title) if tells_credit(page.matches[i]) or is_dateline(lines[i])), title)
    parted = (b for a, b in pairwise([-1, *shown, title]) if _parts_menu(page.scores[a + 1 : b]))
    stop = min(credit, next(parted, title + 1))
    before = title - 1  # right above it may stand its section
    if stop <= title:
        shown = [i for i in shown if i < stop]
        before = shown[-1] if shown else 0
    between = range(shown[-1]) if len(shown) >= SHOWN else ()
    return {*shown, *(i for i in sure if i < before), *(i for i in between if columns_wide(lines[i]) <= ENTRY)}


def _menu_down_to(page: Reading, above: int, title: int) -> int:
    """The last line of a menu that goes on below the last sign above an article, towards a title that is sure (else 0).

    Out of fold 600 more lines of furniture go unasked so, and 14 of articles. Short lines in Chinese read like a menu's, whatever they are.
    """
    while above < title - 2 and page.odds[above + 1] > 0 and page.lines[above + 1].isascii():
        above += 1
    return above


def _parts_menu(scores: Sequence[float]) -> bool:
    """Whether lines between two entries of a menu, which read like furniture so much, are an article's."""
    return len(scores) > FAR or (len(scores) >= MENU_GAP and min(scores) < MENU)


def _below_credits(page: Reading, before: int) -> range:
    """The lines from the title above the first line, `before` some other, that dates or signs one to the next known for furniture."""
    known, size = page.known, len(page.lines)
    for i in range(1, min(before, size - 1)):
        if not (known[i] or known[i + 1]) and (tells_credit(page.matches[i]) or parse_date(page.lines[i])):
            return range(i - 1, next((j for j in range(i + 1, size) if known[j]), size))
    return range(0)


def _is_of_a_group(match: Match | None) -> bool:
    """Whether a line is known for furniture in company alone: `Sports`, `Weather`, which may be entries or subheads of an article."""
    return match is not None and match.certainty == "group"
