"""A paste's title that stands below the menu of a site, where the paste is too short for a whole page: the byline below it tells it."""

from __future__ import annotations

from itertools import pairwise, takewhile

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline
from qingwen.text.debris.line import closes_a_sentence
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import find_page
from qingwen.text.pages.known_lines import is_of_a_site, phrase_matches
from qingwen.text.pages.lines_above import may_be_title_among_furniture
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.title import says_who
from qingwen.text.scripts import has_han, width
from qingwen.text.titles.kickers import is_headline, is_section_name, names_a_section
from qingwen.text.titles.untitled import greets
from qingwen.text.trails import leads_down

NEAR = 10  # lines of a menu and the title below it
# Lines above a byline that may be a section's name, a title and what goes on below it; in Han verses are more.
LINES, OF_HAN = 7, 4
WORDS = 3  # of a kicker
_step = lazy(r"[>›»＞] ")  # of a trail
_few = lazy(r"[\u4e00-\u9fff]{3,4}$|(?:The|A|An|My|Our) [A-Z][a-z]+$")
_home = lazy(r"\S{1,8}首[页頁]$")  # `海港网首页`


def title_below_menu(document: Document) -> Line | None:
    """The first line below a menu and above a byline that could be a title and is no kicker, where the first line is of a menu; else None.

    Below it may stand a subtitle, which is often longer.
    """
    if document.kind != "text" or document.title is not None:
        return None
    lines = document.lines[: NEAR + 2]
    texts = [line.text for line in lines]
    matches = document.once(phrase_matches)[: len(lines)]
    if not lines or not _is_of_menu(texts[0], matches[0]):
        return None
    byline = next((i for i in range(2, len(lines)) if says_who_or_when(texts[i])), 0)
    if not byline:
        return None
    menu = [*map(_is_of_menu, texts[:byline], matches)]
    top = next((i for i in range(byline - 1, 0, -1) if menu[i]), 0) + 1
    if top == byline == 2 and all(map(is_section_name, texts[:2])):
        return lines[1]  # a section's name below another, right above who wrote it
    most = OF_HAN if has_han.search(texts[top]) else LINES
    if byline - top > most or any(map(_is_of_text, texts[1:top])):
        return None
    above = [*takewhile(lambda line: not _is_of_text(line.text), lines[top:byline])]
    able = [line for line in above if _may_be_title(line.text)]
    if len(above) < byline - top:  # what stands below a sentence tells no name from a title
        able = [line for line in able if not _few.match(line.text)]
    return next((a for a, b in pairwise(able) if not _is_kicker(a, b)), able[-1] if able else None)


def _is_of_text(text: str) -> bool:
    """Whether a line is a greeting or a sentence, below which no title stands: a notice may open with a menu's word, `通知`, and end with its day."""
    return greets(text) or text[-1] in "，,：:" or (closes_a_sentence(text) and not may_be_title_among_furniture(text))


def says_who_or_when(text: str) -> bool:
    """Whether a line says who wrote or drew something, or where and when."""
    return is_dateline(text) or says_who(text)


def _may_be_title(text: str) -> bool:
    """A few letters may be one that no section is called by: `老街重生`, `The Lamp`."""
    return (may_be_title_among_furniture(text) and not _step.search(text) and not says_who_or_when(text)) or (
        _few.match(text) is not None and not names_a_section(text)
    )


def _is_kicker(line: Line, below: Line) -> bool:
    """Whether a few words in Latin letters stand above a headline, or are a section's own name; above another longer line they are its title."""
    if has_han.search(line.text) or len(line.text.split()) > WORDS or width(line.text) > width(below.text):
        return False
    return is_headline(below.text) or is_section_name(line.text)


def _is_of_menu(text: str, match: Match | None) -> bool:
    return is_of_a_site(text, match) or leads_down(text) or _home.match(text) is not None


def placed_title(document: Document) -> int | None:
    """The line that its place tells to be a paste's title: in a page, if it is one, else below a menu."""
    if page := document.once(find_page):
        return page.title
    line = document.once(title_below_menu)
    return None if line is None else document.place(line.begin)


def below_title(document: Document) -> range:
    """The lines right below a title that its place tells: credits stand there above short paragraphs too."""
    title = placed_title(document)
    return range(0) if title is None else range(title, title + BYLINE + 1)
