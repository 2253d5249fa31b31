"""Where the article begins and ends in a page that was pasted whole, and which lines round it are furniture.

Each line has log-odds of being furniture (`lines`, `trees`). Of a page, the article is the stretch of lines
whose odds together speak most against it; furniture is sure where a line's own odds and those of the lines between it
and the edge of the page are high. A paste without a page's furniture is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import sqrt

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import parse_date
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document
from qingwen.text.pages.article import FULL_STOPS, Page, lines_of_a_site, phrase_matches
from qingwen.text.pages.byline import article_above
from qingwen.text.pages.head import in_doubt, own_head
from qingwen.text.pages.headings import ARTICLE, part_opened
from qingwen.text.pages.lines import NAMES, PROSE, SENTENCE, columns, columns_wide, ending, furniture
from qingwen.text.pages.title import find_title

# Log-odds, with their share of the way out, from which a line is removed unasked; and those for a line of LONG letters,
# which is oftener a sentence of the article. Measured out of fold (tests/training/page_weights.py: each line judged by a model that
# saw no page of its site), with what follows: 80 % of the furniture removed and 0.47 % of the content lines lost in
# English, 76 and 0.16 % in Chinese; of content lines of 48 letters and more 0.03 % and none.
SURE, SURE_LONG, LONG = 2.5, 4.2, 36
# Between the article and the first sign of its end may stand more of it: ingredients, verses, references, its headline. Such a
# sign is a site's own words, the heading of a part, or a line with these log-odds alone (any few Han letters have 2.4), from
# which on so many lines outwards not one reads like an article's. Round an article of few paragraphs it takes more.
SIGN, SIGN_OF_FEW, OUTWARDS = 2.5, 3.0, 6
# Below a few paragraphs the article may be a poem, a list or a timetable, of which any line may read like a menu: then
# nothing goes unasked but rows beyond the signs of lines that the phrase tables know, which stand no more than some lines
# APART (`Notes` alone heads a part of a recipe), save on pages with so much furniture as only whole sites have.
FEW, LARGE, APART = 2, 60, 3
# Above its title such a page has a menu all the same, if so many lines there are known for one; its other entries are as wide at most.
SHOWN, ENTRY = 3, 30
# With `--unsafe` an article of fewer paragraphs than this goes on to the nearest signs: below its last paragraph stand the
# answers, steps or verses that end it. Of pages whose articles were cut down to three paragraphs and five short lines, 4 %
# of these lines are lost instead of 27 %, for three of a hundred lines of furniture that stay; of whole pages 1.6 for 1.9 %.
SHORT = 6
ENDING = 10  # short lines between an article's last paragraph and its credits
LEAST_SURE = 6  # lines of furniture without which a paste is no page
# What else a page has, and a poem, a list or a timetable has not: (different lines of furniture whose words the phrase
# tables know, paragraphs, lines of furniture), each at least. 982 of the corpus's 1,040 pages have one of these.
EVIDENCE = ((3, 2, 6), (2, 5, 12), (8, 0, 6))
SHARE = 0.3  # what the way to the edge of the page counts beside the line itself
REACH = 3  # lines on either side that are averaged for that way
# Log-odds above which a line speaks against belonging to the article. English pages go on in teasers that read like
# articles, Chinese articles in short lines; of -1 to 1, these gave the best F1 out of fold.
DOUBT = {"zh": 1.0}
DOUBT_ELSE = -1.0


def read_page(document: Document) -> Page | None:
    """What of a text is furniture and what its article; None where it is not plainly a page."""
    lines = [line.text for line in document.lines]
    scores = [furniture(line) for line in lines]
    if sum(score > 0 for score in scores) < LEAST_SURE:
        return None
    from qingwen.text.pages.trees import judge  # reads and compiles its table: 10 ms that few pastes need

    table = columns(lines, scores)
    odds = judge(table, len(lines))
    matches = document.once(phrase_matches)
    known = document.once(lines_of_a_site)
    wide = table[NAMES.index("wide")]
    doubt = DOUBT.get(document.language, DOUBT_ELSE)
    first, last = stretch(wide, odds, doubt, known)
    prose = [size >= PROSE and end == 1 for size, end in zip(wide, table[NAMES.index("end")], strict=True)]
    above = article_above(lines, [is_one and one < 0 for is_one, one in zip(prose, odds, strict=True)], first)
    if above is not None:
        end = _end_of(above, wide, odds, doubt, known)
        if any(map(_names_staff, matches[end + 1 : first])):
            first, last = above, end
    paragraphs = sum(prose[first : last + 1])
    while (
        last + 1 < len(lines)
        and not known[last + 1]
        and _ends_an_article(lines[last + 1], scores[last + 1], odds[last + 1])
    ):
        last += 1
    last = _before_credits(last, lines, known, matches)
    while first and not known[first - 1] and _is_sentence(lines[first - 1], PROSE):
        first -= 1
    sure = {
        i
        for i, one in enumerate(with_way_out(odds))
        if one > SURE and (one > SURE_LONG or len(lines[i]) < LONG) and not first <= i <= last
    }
    words = len({lines[i] for i in sure if known[i]})
    title = find_title(lines, scores, odds, known, first, last)
    named = title.line if title and title.sure else None
    own = own_head(lines, title, first) | in_doubt(lines, first, last, named is not None)
    if named is not None:  # below its title an article has begun, whatever buttons stand between
        own |= {i for i in range(named, first) if prose[i] and odds[i] < 0}
    top = named or 0  # nothing stands above the first line
    own -= {i for i in range(top) if lines[i] == lines[top]}  # said twice
    menu = _menu_above(lines, known, sure, top) - own
    if len(sure) < LEAST_SURE or not any(words >= a and paragraphs >= b and len(sure) >= c for a, b, c in EVIDENCE):
        # Of a page with little round its article what stands first is seldom the title; and a menu above that is no part of it.
        if named is None or any(prose[:named]):
            return None
        section = frozenset(range(max(0, top - 1), top)) - menu
        return Page(frozenset(menu), named, len(lines) - 1, own | section, named)
    above, below = _signs(lines, scores, known, first, last, SIGN if paragraphs >= FEW else SIGN_OF_FEW)
    sure = {i for i in sure - own if i <= above or i >= below}
    few = paragraphs < FEW
    sure -= {i for i in _below_credits(lines, known, matches, len(lines) if few else first) if few or i < first}
    if paragraphs < FEW and len(sure) < LARGE:
        rows = pairwise(sorted(i for i in sure if known[i] or _counts(matches[i])))
        between = {i for a, b in rows if b - a <= APART for i in range(a, b + 1) if i in sure}
        sure = menu | {i for i in between if known[i] or not lines[i].endswith(FULL_STOPS)}
    if paragraphs < SHORT:
        first, last = above + 1, below - 1
    return Page(frozenset(sure), first, _before_comments(lines, prose, known, first, last), own, named)


def _before_comments(lines: Sequence[str], prose: Sequence[bool], known: Sequence[bool], first: int, last: int) -> int:
    """The last line above `36 Comments`, where most paragraphs stand above that: comments read like an article's text.

    `Comments` alone heads a section of a tutorial as well: below it must stand a line that sites put there.
    """
    for i in range(first + 1, last + 1):
        if (found := _comments.fullmatch(lines[i])) and (
            not found[1] or any(known[i + 1 : min(last, i + BUTTONS) + 1])
        ):
            above, below = sum(prose[first:i]), sum(prose[i : last + 1])
            if above >= FEW and above > below:
                return i - 1
    return last


BUTTONS = 6  # lines below a heading of comments among which are `Reply` or `View all`
# Not `Leave a comment`, which some blogs ask for in the middle.
_comments = lazy(
    r"(comments|评论)|\d+ comments|(?:(?:reader|visitor|user) )?comments[: ]*(?:\(?\d+\)?|\d+ total|add your comment)"
    r"|(?:reader|visitor|user) (?:comments|discussion)|(?:全部|网友|最新|用户)评论",
    re.I,
)


def _ends_an_article(line: str, score: float, odds: float) -> bool:
    """Whether a line right below an article's last is a sentence more.

    Of English ones whose own words (score) and place (odds) do not read like furniture, 16 were the article's and one was not.
    """
    english = score < 0 and odds < 1 and ending(line) == "s" and columns_wide(line) >= SENTENCE
    return english or _is_sentence(line, SENTENCE)


# The end of a Chinese sentence, and what may be quoted or signed there: `。”`, `。（张三）`.
_full_stop = lazy(r".*。 ?[”’」』）)]{0,2}(?:[（(][^（）()。]{2,12}[）)])?$")


def _is_sentence(line: str, least: int) -> bool:
    """Whether a Chinese line is a sentence of some columns at least; what a site writes right beside an article seldom ends in a full stop."""
    return line[-1] in "。”’」』）)" and columns_wide(line) >= least and _full_stop.match(line) is not None


def _menu_above(lines: Sequence[str], known: Sequence[bool], sure: set[int], title: int) -> set[int]:
    """Lines above a title that are furniture or say it too, with the short ones between where several are known for furniture."""
    shown = [i for i in range(title) if known[i] or lines[i] == lines[title]]
    between = range(shown[-1]) if len(shown) >= SHOWN else ()
    # Right above it may stand its section.
    return {*shown, *(i for i in sure if i < title - 1), *(i for i in between if columns_wide(lines[i]) <= ENTRY)}


def _below_credits(lines: Sequence[str], known: Sequence[bool], matches: Sequence[Match | None], before: int) -> range:
    """The lines from the title above the first line, `before` some other, that dates or signs one to the next known for furniture."""
    size = len(lines)
    for i in range(1, min(before, size - 1)):
        if not (known[i] or known[i + 1]) and (_is_credit(matches[i]) or parse_date(lines[i])):
            return range(i - 1, next((j for j in range(i + 1, size) if known[j]), size))
    return range(0)


def _is_credit(match: Match | None) -> bool:
    return match is not None and match.rule == "credit-line" and match.field != ""


def _before_credits(last: int, lines: Sequence[str], known: Sequence[bool], matches: Sequence[Match | None]) -> int:
    """The last line above credits that stand soon below an article's, where no sign of its end stands between."""
    for i in range(last + 1, min(last + 1 + ENDING, len(lines))):
        if known[i] or part_opened(lines[i]):
            break
        if (match := matches[i]) and match.rule == "credit-line":
            return i - 1
    return last


def _names_staff(match: Match | None) -> bool:
    """Whether a line says who edited an article, as those below one do."""
    return match is not None and match.rule == "credit-line" and match.field == ""


def _counts(match: Match | None) -> bool:
    """Whether a line is known for a counter or the label of an advertisement, which stand inside of articles too."""
    return match is not None and match.rule in ("counter", "advertisement-label") and match.certainty != "doubtful"


def _signs(
    lines: Sequence[str], scores: Sequence[float], known: Sequence[bool], first: int, last: int, least: float
) -> tuple[int, int]:
    """The nearest lines above and below an article that show that it has not begun, or has ended; else those beyond the page's ends.

    least: the log-odds with which a line's own words show it.
    """

    def is_sign(i: int, outwards: slice) -> bool:
        return (
            (known[i] and not _of_listing.match(lines[i]))
            or part_opened(lines[i]) not in ("", ARTICLE)
            or (scores[i] >= least and min(scores[outwards]) >= 0)
        )

    above = next((i for i in range(first - 1, -1, -1) if is_sign(i, slice(max(0, i + 1 - OUTWARDS), i + 1))), -1)
    start = _end_matter(lines, last) + 1
    below = next((i for i in range(start, len(lines)) if is_sign(i, slice(i, i + OUTWARDS))), len(lines))
    return above, below


# The buttons of a listing, inside of articles.
_of_listing = lazy(r"(?i)[a-z+#]{0,12} ?(?:复制代码|代码解读|copy code|copied)")


def _end_matter(lines: Sequence[str], last: int) -> int:
    """The last line below an article that opens a part of its own, references perhaps, above other articles and comments; else `last`."""
    found = last
    for i in range(last + 1, len(lines)):
        opened = part_opened(lines[i])
        if opened in ("related-articles", "comment-section"):
            break
        if opened == ARTICLE:
            found = i
    return found


def with_way_out(odds: Sequence[float]) -> list[float]:
    """Log-odds with their share of the least favourable place between the line and the nearer-seeming edge of the page."""
    size = len(odds)
    sums = [0.0, *accumulate(odds)]
    window = 2 * REACH + 1
    means = [(b - a) / window for a, b in zip(sums, sums[window:], strict=False)]  # but for those near the ends:
    ends = [
        (sums[min(size, i + REACH + 1)] - sums[max(0, i - REACH)]) / (min(size, i + REACH + 1) - max(0, i - REACH))
        for i in range(size)
        if i < REACH or i >= size - REACH
    ]
    before = min(REACH, len(ends))
    means = ends[:before] + means + ends[before:]
    above = accumulate(means, min)
    below = [*accumulate(reversed(means), min)][::-1]
    return [one + SHARE * max(a, b) for one, a, b in zip(odds, above, below, strict=True)]


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

    Where no line speaks for it, the line that speaks least against it.
    wide:  each line's columns.
    doubt: log-odds above which a line speaks against it.
    known: whether the phrase tables have it for furniture.
    """
    found: tuple[int, int] | None = None
    best, start, total = 0.0, 0, 0.0
    for i, (size, one) in enumerate(zip(wide, odds, strict=True)):
        if total <= 0:
            start, total = i, 0.0
        total += (doubt - one) * sqrt(size)
        if total > best:
            best, found = total, (start, i)
    if found is None:
        least = min(range(len(odds)), key=lambda i: (known[i], odds[i]))
        return least, least
    return found
