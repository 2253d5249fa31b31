"""Which lines of a page are its article's: the stretch that speaks most for it, and what belongs to that on either side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from math import sqrt
from operator import itemgetter

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases
from qingwen.text.folding import fold
from qingwen.text.pages.boundary_signs import names_staff
from qingwen.text.pages.comments import ABOVE_COMMENTS, is_term
from qingwen.text.pages.earlier_article import earlier_article
from qingwen.text.pages.headings import opens_other_part, opens_others, part_opened
from qingwen.text.pages.lines import PROSE, SENTENCE, columns_wide, ending
from qingwen.text.pages.marked_heads import last_marked
from qingwen.text.pages.reading import Reading

# Log-odds above which a line speaks against belonging to the article. English pages go on in teasers that read like
# articles, Chinese articles in short lines; of -1 to 1, these gave the best F1 out of fold.
DOUBT = {"zh": 1.0}
DOUBT_ELSE = -1.0
# Log-odds, together, of two sentences right below one another with which an article begins above that stretch: a list stands between, or a table
# pasted cell by cell. In menus each description has its entry above. Of 1,040 pages, out of fold, three begin rightly so, and four with a menu.
LEAD = -3.5
ENDS = 2.0  # log-odds of a sentence right below an article up to which it is one more of it
ENDING = 10  # short lines between an article's last paragraph and its credits
FEW = 2  # paragraphs, of which a stretch with fewer may be a notice in a page's foot
ALIKE = 0.5  # of what speaks for the likeliest run of short lines, from which another may be the article
SHORTEST = 4  # lines below its date that an article without paragraphs has, at least
# With `--unsafe` an article ends above the heading of another part where so many times as much of its paragraphs stands above as below, of
# so many lines from there one is likelier furniture than not, and those below have no lower mean of log-odds. Out of fold 63 English pages have
# a better F1 so, and five a worse one.
TIMES, NEXT, LIKE_ARTICLE = 2, 10, -3.0
COMPANY = 3  # lines below a word that heads a part, `Services`, of which the tables must know one above any paragraph: articles have such sections
# Headings that articles have as well, above paragraphs of their own.
_OF_ARTICLES_TOO = frozenset(
    [
        "see also",
        "more information",
        "more info",
        "further reading",
        "suggested reading",
        "recommended reading",
        "read more",
        "what s next",
        "related links",
        "about us",
        "about the author",
        "about the authors",
        "contact us",
        "contact",
        "resources",
        "more resources",
    ]
)
# The end of a Chinese sentence, and what may be quoted or signed there: `。”`, `。（张三）`.
_full_stop = lazy(r".*。 ?[”’」』）)]{0,2}(?:[（(][^（）()。]{2,12}[）)])?$")


def extent(page: Reading, language: str) -> tuple[int, int, int]:
    """The first and last line of the article, and how many paragraphs of it stand together."""
    lines, odds, known = page.lines, page.odds, page.known
    doubt = DOUBT.get(language, DOUBT_ELSE)
    first, last = stretch(page.wide, odds, doubt, known)
    if not any(page.prose[first : last + 1]):  # of a poem above rankings and comments, which read no less like one
        others = next((i for i in range(1, first) if opens_others(lines[i])), 0)
        dated = next((i for i in range(others) if is_dateline(lines[i])), others)
        if sum(not one for one in known[dated + 1 : others]) >= SHORTEST:
            first, last = stretch(page.wide[:others], odds[:others], doubt, known[:others])
    own = (i for i in range(first, last + 1) if page.prose[i] and not phrases().match_opening(lines[i]))
    if next(islice(own, FEW - 1, None), None) is None:
        first, last = _or_above(page, first, last)
    above = earlier_article(lines, [is_one and one < 0 for is_one, one in zip(page.prose, odds, strict=True)], first)
    if above is not None:
        end = _end_of(above, page.wide, odds, doubt, known)
        if any(map(names_staff, page.matches[end + 1 : first])):
            first, last = above, end
    paragraphs = sum(page.prose[first : last + 1])
    if paragraphs >= FEW:
        first = _from_lead(page, first)
        last = max(last, last_marked(lines))
    while (
        last + 1 < len(lines)
        and not known[last + 1]
        and _ends_an_article(lines[last + 1], page.scores[last + 1], odds[last + 1])
    ):
        last += 1
    last = _before_credits(last, lines, known, page.matches)
    while first and not known[first - 1] and _is_sentence(lines[first - 1], PROSE):
        first -= 1
    return first, last, paragraphs


def _from_lead(page: Reading, first: int) -> int:
    """The first of two sentences right below one another, a paragraph among them, that read like an article's above its first line; else that."""
    own = [
        not page.known[i] and page.odds[i] < 0 and page.wide[i] >= SENTENCE and ending(page.lines[i]) in "sq"
        for i in range(first)
    ]
    leads = (
        i
        for i, two in enumerate(pairwise(own))
        if all(two) and any(page.prose[i : i + 2]) and sum(page.odds[i : i + 2]) < LEAD
    )
    return next(leads, first)


def _or_above(page: Reading, first: int, last: int) -> tuple[int, int]:
    """The run of lines that are least unlike an article's where it stands above what was found: a notice in the foot, on quotes or
    comments, reads more like an article than a list, a timetable or a poem does.
    """
    opens, ends = _least_unlikely(page.wide, page.odds, page.known)
    return (opens, ends) if ends < first else (first, last)


def _end_of(start: int, wide: Sequence[float], odds: Sequence[float], doubt: float, known: Sequence[bool]) -> int:
    """The last line of the stretch that opens with a line and speaks most for being the article."""
    best, total, last = 0.0, 0.0, start
    for i in range(start, len(odds)):
        total += (doubt - odds[i]) * sqrt(wide[i])
        if total <= 0 or known[i]:
            break
        if total > best:
            best, last = total, i
    return last


def stretch(wide: Sequence[float], odds: Sequence[float], doubt: float, known: Sequence[bool]) -> tuple[int, int]:
    """The first and last line of the stretch that speaks most for being the article; longer lines have more to say.

    Where no line speaks for it, the run of lines that no phrase table knows and that speaks least against it.
    wide:  each line's columns.
    doubt: log-odds above which a line speaks against it.
    known: whether the phrase tables have it for furniture, which does not speak for an article: a licence's notice reads like a paragraph.
    """
    found: tuple[int, int] | None = None
    best, start, total = 0.0, 0, 0.0
    for i, (size, one) in enumerate(zip(wide, odds, strict=True)):
        if total <= 0:
            start, total = i, 0.0
        says = (doubt - one) * sqrt(size)
        total += says if says < 0 or not known[i] else 0.0
        if total > best:
            best, found = total, (start, i)
    return found or _least_unlikely(wide, odds, known)


def _least_unlikely(wide: Sequence[float], odds: Sequence[float], known: Sequence[bool]) -> tuple[int, int]:
    return max(_unlikely(wide, odds, known), default=(0.0, 0, len(odds) - 1), key=itemgetter(0))[1:]


def as_likely(page: Reading, last: int) -> set[int]:
    """The lines of the runs that speak against an article little more than the one that does so least, down to other articles or comments
    below its last line: where it has no paragraphs, each may be it.
    """
    end = next((i for i in range(last + 1, len(page.lines)) if opens_others(page.lines[i])), len(page.lines))
    runs = [*_unlikely(page.wide, page.odds, page.known)]
    least = ALIKE * max((run[0] for run in runs), default=0.0)
    return {i for total, first, last in runs if total >= least and last < end for i in range(first, last + 1)}


def _unlikely(wide: Sequence[float], odds: Sequence[float], known: Sequence[bool]) -> Iterator[tuple[float, int, int]]:
    """(how little it speaks against an article, its first line, its last) of each run of lines that no phrase table knows."""
    worst = max(odds) + 1.0
    for is_known, run in groupby(range(len(odds)), known.__getitem__):
        if not is_known:
            lines = [*run]
            yield sum((worst - odds[i]) * sqrt(wide[i]) for i in lines), lines[0], lines[-1]


def _ends_an_article(line: str, score: float, odds: float) -> bool:
    """Whether a line right below an article's last is a sentence more.

    English ones' own words (score) are an article's, and their place (odds) does not read much like furniture.
    """
    english = score < 0 and odds < ENDS and ending(line) == "s" and columns_wide(line) >= SENTENCE
    return english or _is_sentence(line, SENTENCE)


def _is_sentence(line: str, least: int) -> bool:
    """Whether a Chinese line is a sentence of some columns at least; what a site writes right beside an article seldom ends in a full stop."""
    return line[-1] in "。”’」』）)" and columns_wide(line) >= least and _full_stop.match(line) is not None


def _before_credits(last: int, lines: Sequence[str], known: Sequence[bool], matches: Sequence[Match | None]) -> int:
    """The last line above credits that stand soon below an article's, where no sign of its end stands between."""
    for i in range(last + 1, min(last + 1 + ENDING, len(lines))):
        if known[i] or part_opened(lines[i]):
            break
        if (match := matches[i]) and match.rule == "credit-line":
            return i - 1
    return last


def before_parts(page: Reading, first: int, last: int) -> int:
    """The last line above the heading of another part of the page, `Share`, `Related stories`, where nearly all of the article stands above:
    what is told below may read like an article's text.
    """
    told = [
        size if is_one else 0
        for size, is_one in zip(page.wide[first : last + 1], page.prose[first : last + 1], strict=True)
    ]
    whole, above, paragraphs = sum(told), 0.0, 0
    for i, size in enumerate(told, first):
        if (
            paragraphs >= ABOVE_COMMENTS
            and above > TIMES * (whole - above)
            and _heads_other_part(page, i)
            and max(page.odds[i : i + NEXT]) > 0
            and sum(page.odds[i : last + 1]) > LIKE_ARTICLE * (last + 1 - i)
        ):
            return i - 1
        above += size
        paragraphs += size > 0
    return last


def _heads_other_part(page: Reading, i: int) -> bool:
    """Whether a line heads another part of the page, no paragraph right below it: `Related stories`, and `Services` with the like near."""
    line = page.lines[i]
    if not opens_other_part(line) or fold(line) in _OF_ARTICLES_TOO or any(page.prose[i + 1 : i + 2]):
        return False
    if is_term(page.lines, i):
        return False
    near = range(i + 1, min(i + 1 + COMPANY, len(page.lines)))
    paragraph = next((j for j in near if page.prose[j]), near.stop)
    return " " in line or any(page.known[j] or opens_other_part(page.lines[j]) for j in range(i + 1, paragraph))
