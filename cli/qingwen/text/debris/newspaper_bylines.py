"""Which lines below an article's title, or at its end, are newspapers' bylines: their form alone tells little, their place the rest."""

from __future__ import annotations

from collections.abc import Container, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import has_zone, is_dateline, may_be_appointment, parse_date
from qingwen.text.debris.line import closes_a_sentence, is_wide
from qingwen.text.debris.own_bylines import title_place
from qingwen.text.debris.reporters import Fields, newspaper_byline
from qingwen.text.document import Document, Line
from qingwen.text.event_dates import is_of_an_event
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import phrase_matches
from qingwen.text.pages.page import BYLINE
from qingwen.text.titles.kickers import names_a_section

REACH = 7  # lines below a title in which one stands
_SUBTITLE = ("—", "――")
_NO_TITLE = "。．，,；;：:"  # what no title ends with
_writing = lazy("名片|署名|签名|簽名|落款|[行个個些的]字|字[还還迹跡]|写着|寫著|刻着|刻著")
_reports = lazy(r"[记記]者|通[讯訊][员員]")


def newspaper_bylines(document: Document) -> dict[int, tuple[Fields, str]]:
    """The index of each such line in a byline's place → what it says; none where another line is one too, as of each entry of a list."""
    title = title_place(document)
    if title is None or document.lines[title].text[-1] in _NO_TITLE:
        return {}
    return _below_title(document, title) or _at_the_end(document)


def _below_title(document: Document, title: int) -> dict[int, tuple[Fields, str]]:
    """Those between a title and the first paragraph, where nothing else but credits stands, and a subtitle."""
    lines, matches, page = document.lines, document.once(phrase_matches), document.once(find_page)
    furniture = page.sure if page else frozenset[int]()
    found: dict[int, tuple[Fields, str]] = {}
    at, signed, parted = title + 1, False, False
    known = names_a_section(lines[title].text)  # else the date below a section and its title tells which is which
    while at < min(title + REACH, len(lines)) and not is_wide(text := lines[at].text):
        byline = newspaper_byline(text) or (_zoned(text) if signed else None)
        if byline and not (parted and not known and "date" in dict(byline[0])):
            found[at] = byline
        elif not (
            matches[at] or at in furniture or parse_date(text) or is_dateline(text) or text.startswith(_SUBTITLE)
        ) and (at > title + 1 or text[-1] in _NO_TITLE):
            break
        match = matches[at]
        parted |= at not in found and match is None
        signed = at in found or (match is not None and match.field == "author")
        at += 1
    below = [line.text for i, line in enumerate(lines[at:], at) if i not in furniture] if found else []
    if not any(map(is_wide, below[:BYLINE])) or any(map(newspaper_byline, below)):
        return {}
    texts = [line.text for line in lines[:at]]
    if not known:
        found |= _day_beside(texts, found)
    return {i: byline for i, byline in found.items() if not is_of_an_event(texts, i)}


def _day_beside(texts: Sequence[str], found: Container[int]) -> dict[int, tuple[Fields, str]]:
    """The only date of a head, where it stands bare right below or above a byline."""
    days = [i for i, text in enumerate(texts) if parse_date(text) or is_dateline(text)]
    if len(days) != 1 or not parse_date(texts[days[0]]) or not (days[0] - 1 in found or days[0] + 1 in found):
        return {}
    day = texts[days[0]]
    return {} if may_be_appointment(day, in_byline=False) else {days[0]: ((("date", parse_date(day)),), "")}


def _at_the_end(document: Document) -> dict[int, tuple[Fields, str]]:
    """A reporter's line that closes an article: `（本报记者 李明）`; neither of whom the text tells, nor what somebody reads in its last sentence."""
    page, lines = document.once(find_page), document.lines
    for at in (page.last, page.last + 1) if page else (len(lines) - 1,):
        text = lines[at].text if 0 < at < len(lines) else ""
        byline = newspaper_byline(text) if _reports.search(text) and closes_a_sentence(lines[at - 1].text) else None
        if (
            byline
            and sum(newspaper_byline(line.text) is not None for line in lines) == 1
            and not any(_tells_of(value, lines[1:at]) for key, value in byline[0] if key == "author")
            and not _writing.search(lines[at - 1].text)
        ):
            return {at: byline}
    return {}


def _tells_of(name: str, lines: Sequence[Line]) -> bool:
    """Whether a text has a reporter's name in a sentence; right below the title it may stand beside the paper's."""
    return any(name in line.text and is_wide(line.text) for line in lines)


def _zoned(line: str) -> tuple[Fields, str] | None:
    """The moment below an author's name, with its zone; without one it may be a play's."""
    date = parse_date(line) if has_zone(line) and not may_be_appointment(line, in_byline=True) else ""
    return ((("date", date),), "") if date else None
