"""Which lines of a paste the phrase tables know, and which of those are surely debris where they stand."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from qingwen.text.code_lines import code_blocks
from qingwen.text.debris.line import (
    CONTROLS,
    DebrisLine,
    goes_on,
    is_answer,
    is_count,
    is_quoted,
    is_sentence,
    is_wide,
    is_word,
    marked,
    picture_word_may_be_title,
)
from qingwen.text.debris.lists import glossary, in_a_glossary, in_a_list, list_heads, shared_features
from qingwen.text.debris.own_bylines import own_bylines
from qingwen.text.debris.parted_dates import parted_dates, parted_match
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import is_breadcrumb, phrases
from qingwen.text.debris.short_trail import SHORT_TRAIL, short_trail
from qingwen.text.debris.speakers import label_of, spoken
from qingwen.text.debris.title_bylines import joined, title_bylines, title_match
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import announced_lines, known_by_place, phrase_matches
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.part_heads import heads_of_parts
from qingwen.text.pages.platforms import platform
from qingwen.text.titles.known import known_title
from qingwen.text.titles.menu_above import below_title

REACH = 12  # lines from the first or last paragraph outwards that still count as an edge
ROW = 5  # buttons, one below the other, that may be one
FOOT = 12  # lines below a page's article in which its credits stand; further down stand those of others
CLOSING = 3  # lines of furniture at a paste's end from which they are its foot


def debris_in_text(document: Document) -> list[DebrisLine]:
    """The lines of a paste: sure by their words, or by where they stand in it."""
    lines = document.lines
    by_place = document.once(known_by_place)
    in_code = {i for block in document.once(code_blocks) for i in block}
    matches = [
        None
        if match and (i in in_code or (i not in by_place and (marked.match(lines[i].text) or goes_on(lines, i))))
        else match
        for i, match in enumerate(document.once(phrase_matches))
    ]
    parted = document.once(parted_dates)
    if (trail := short_trail(lines, matches)) is not None:
        matches[trail] = SHORT_TRAIL
    placed = document.once(title_bylines)
    if not (parted or placed) and not any(matches):
        return []
    for i, line in parted.items():
        matches[i : i + 2] = parted_match(line.text), None
    page = document.once(find_page)
    _leave_speakers(lines, matches)
    if not page:
        terms = document.once(glossary)
        matches = [
            None if line.begin in terms or (match and is_answer(line.text, match)) else match
            for line, match in zip(lines, matches, strict=True)
        ]
    if (title := known_title(document)) is not None and not is_count(lines[title].text, matches[title]):
        matches[title] = None
    for i in heads_of_parts(lines, matches, page):
        matches[i] = None
    for i, byline in placed.items():
        matches[i : i + byline.lines] = [title_match(byline), *[None] * (byline.lines - 1)]
    of, texts = document.once(platform), [line.text for line in lines]
    of_platform = of.matches(texts) if page and of else {}
    if page and of:
        end = of.end(texts, page.last + 1)
        for i in page.sure.difference(placed):  # what is dated or signed there is another's, or goes as all beside it
            match = matches[i]
            if match is None or match.rule != "credit-line":
                continue
            if texts[i] == texts[i - 1] or (i >= end and not (i < end + BYLINE and _names_somebody(texts[i], match))):
                matches[i] = None
    size = len(lines)
    first, last = _prose(lines, matches, is_wide)
    if first == size and page:
        first, last = _prose(lines, matches, _is_sentence_long)
    paragraphs = first < size
    if not paragraphs:
        first, last = min(3, size), size - 4
    # What stands above everything else, with nothing but furniture before it.
    top = next((i for i, match in enumerate(matches) if not match), 0)
    if top in in_code:
        first = min(first, top)
    head = first if paragraphs else top
    closing = _closing(matches)
    foot = last if paragraphs else closing - 1
    sure = [False] * len(lines)
    for i, match in enumerate(matches):
        if not match or match.certainty not in ("sure", "margin", "edge") or is_sentence(lines[i].text, match):
            continue
        if i == 0 and picture_word_may_be_title(lines[i].text, match):
            continue
        if match.rule == "image-placeholder" and lines[i].begin in document.once(list_heads):
            continue
        if (
            0 < i < min(closing, len(lines) - 1)
            and i not in by_place
            and is_word(lines[i].text)
            and in_a_list(lines[i - 1].text, lines[i + 1].text)
        ):
            continue
        if not page and match.rule == "share-widget" and lines[i].begin in document.once(shared_features):
            continue
        # `Print`, `取消` or `Thank you.` are as often the article's own step, answer or list item as a button.
        sure[i] = (
            match.certainty == "sure"
            or (match.certainty == "margin" and (i > foot or (i < head and match.rule != "legal-footer")))
            or (
                match.certainty == "edge"
                and i < min(first, top, REACH)
                and _stands_above(lines[i].text, match, top, size if page else first if paragraphs else 0)
            )
        )
        if page and match.certainty == "margin" and i in of_platform:
            sure[i] = i in page.sure
    _spread_groups(lines, matches, sure)
    of_page, start = (page.sure, page.first) if page else (frozenset[int](), 0)
    announced = announced_lines(document, of_page)
    gone = {*of_page, *(i for i in range(size) if sure[i])}
    below = below_title(document)
    own_lines = document.once(own_bylines)
    foot_of_page = _foot(lines, page.last) if page else size
    head_of_page = 0
    if page:
        if last > page.last:  # openings of others, with credits of their own soon
            foot_of_page = min(foot_of_page, page.last + BYLINE)
        if first < page.first:  # long rows of links
            head_of_page = page.first if page.title is None else page.title
        elif page.title is not None:  # `By Industry`, in a menu
            head_of_page = max(0, page.title - BYLINE)
        first, last = max(first, page.first), min(last, page.last)
        while last > first and matches[last]:
            last -= 1
    found: list[DebrisLine] = []
    new = tuple.__new__  # as in `Document.lines`
    for i, match in enumerate(matches):
        if not match:
            continue
        line = joined(lines, i, placed[i]) if i in placed else parted.get(i, lines[i])
        if match.certainty == "group" and not sure[i] and lines[i].text[-1] in "：:":
            continue  # `点评：` leads up to what follows
        in_place = i in placed or line.begin in own_lines
        within = first < i < last and paragraphs and not in_place
        if not (within and match.certainty == "doubtful" and match.rule in _ABOUT):
            own = sure[i] and (
                _is_term(lines, i, gone) or (not page and is_quoted(document, lines[i].text, lines[i].start, match))
            )
            if i in announced or own:
                found.append(DebrisLine(line, match, False, False))
                continue
            crumbs = i < start and match.rule == "navigation" and is_breadcrumb.match(lines[i].text) is not None
            of_its_place = not sure[i] and (i in of_page or crumbs) and match.rule != "credit-line"
            edge = (i < first or i > last or i in below or in_place) and head_of_page <= i <= foot_of_page
            if i in placed and (placed[i].lines > 1 or document.once(platform) is not None):
                edge = True  # a row of lines, which no other place has
            if page and start <= i < first and lines[i].text[0] in "（(" and i not in below:
                edge = False  # `（来源：…）` within the article is a picture's or a film's
            found.append(new(DebrisLine, (line, match, sure[i] or of_its_place, edge, of_its_place)))
    return found


def _names_somebody(text: str, match: Match) -> bool:
    """Whether a line of credits has a name behind its label: who edited the article, or where it is from."""
    return match.label_end is not None and match.field != "date" and any(map(str.isalpha, text[match.label_end :]))


def _leave_speakers(lines: Sequence[Line], matches: list[Match | None]) -> None:
    """Takes out what is said in an interview, there and elsewhere."""
    texts = [line.text for line in lines]
    if labels := spoken(zip(texts, matches, strict=True)):
        for i, text in enumerate(texts):
            if label_of(text, matches[i]) in labels:
                matches[i] = None


def _is_term(lines: Sequence[Line], i: int, gone: Container[int]) -> bool:
    """Whether a line is a term that the next line explains, among others that stay."""
    if not 1 < i < len(lines) - 2 or i - 2 in gone or i + 2 in gone:
        return False
    return in_a_glossary(*(line.text for line in lines[i - 2 : i + 3]))


def _prose(lines: Sequence[Line], matches: Sequence[Match | None], is_long: Callable[[str], bool]) -> tuple[int, int]:
    """The first and last of the article's long lines; where there is none, the number of lines and -1."""
    size = len(lines)
    first = next((i for i in range(size) if not matches[i] and is_long(lines[i].text)), size)
    return first, next((i for i in range(size - 1, first - 1, -1) if not matches[i] and is_long(lines[i].text)), -1)


def _is_sentence_long(text: str) -> bool:
    """Whether a line is long enough for a paragraph of a page without longer ones."""
    from qingwen.text.pages.lines import is_paragraph  # 2 ms; where there is a page, it is there

    return is_paragraph(text)


_ABOUT = frozenset(
    ("credit-line", "legal-footer")
)  # inside an article `电话：…` is a fact, and `编辑：…` somebody who speaks


def _closing(matches: Sequence[Match | None]) -> int:
    """The first of the lines of furniture that a paste ends in, where they are of several rules; else the number of lines.

    Below a poem or a timetable, which has no paragraph to end it, three buttons in a row may be its own; not so with a link to the
    next article below them.
    """
    start = len(matches)
    while start and matches[start - 1]:
        start -= 1
    run = [match for match in matches[start:] if match]
    rules = {match.rule for match in run if match.certainty in ("sure", "margin")}
    return start if len(run) >= CLOSING and len(rules) > 1 else len(matches)


def _foot(lines: Sequence[Line], last: int) -> int:
    """The last line of a page that may give its article's credits."""
    from qingwen.text.pages.headings import opens_others  # where there is a page, it is there

    below = range(last + 1, min(last + 1 + FOOT, len(lines)))
    return next((i for i in below if opens_others(lines[i].text)), last + FOOT)


def _is_row(lines: Sequence[Line]) -> bool:
    """Whether lines would surely be furniture beside each other: `字号：`, `大`, `中`, `小`."""
    match = phrases().match("".join(line.text for line in lines))
    return match is not None and match.certainty == "sure"


def _stands_above(text: str, match: Match, top: int, paragraph: int) -> bool:
    """Whether an edge word at the head is furniture: one of several, or a control above an article; `Follow me` alone may be the title.

    So may `Home` above a poem, `Menu` above a list of dishes, and `分享` or either right above an essay's first paragraph; `Share` there is a button.

    paragraph: the line that this is, or 0 where there is none; of a page, whose menu may open with `Home`, one far below.
    """
    controls = {*CONTROLS, "share-widget"} if paragraph > top or text.isascii() else {*CONTROLS}
    if paragraph <= top:
        controls.discard("navigation")
    alone = paragraph > 0 and match.rule in controls
    return match.label_end is None and (top > 1 or alone)


def _spread_groups(lines: Sequence[Line], matches: list[Match | None], sure: list[bool]) -> None:
    """A line that is debris only in company is so beside a sure line of its rule, or in a row that is sure as one line; not otherwise."""
    i, size = 0, len(matches)
    while i < size:
        match = matches[i]
        if not match or not (sure[i] or match.certainty in ("group", "edge")):
            i += 1
            continue
        end = i
        while (
            end < size
            and (other := matches[end])
            and other.rule == match.rule
            and (sure[end] or other.certainty in ("group", "edge"))
        ):
            end += 1
        company = any(sure[i:end]) or (1 < end - i <= ROW and _is_row(lines[i:end]))
        for at in range(i, end):
            other = matches[at]
            sure[at] |= company and other is not None and not is_sentence(lines[at].text, other)
        i = max(end, i + 1)
