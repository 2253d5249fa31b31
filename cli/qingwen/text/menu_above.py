"""A paste's title that stands below the menu of a site, where the paste is too short for a whole page: the byline below it tells it."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import BYLINE, find_page, is_of_a_site, phrase_matches
from qingwen.text.pages.head import could_be_title
from qingwen.text.pages.title_by_place import is_told
from qingwen.text.scripts import width
from qingwen.text.trails import leads_down

NEAR = 10  # lines of a menu and the title below it
ENTRY = 40  # columns of a menu's line
_home = lazy(r"\S{1,8}首[页頁]$")  # `海港网首页`


def title_below_menu(document: Document) -> Line | None:
    """The line right above a byline and wider than what stands above it, where the first line is of a menu; else None."""
    if document.kind != "text" or document.title is not None:
        return None
    lines = document.lines[: NEAR + 2]
    texts = [line.text for line in lines]
    matches = document.once(phrase_matches)[: len(lines)]
    if not lines or not (_is_of_menu(texts[0], matches[0]) or _home.match(texts[0])):
        return None
    byline = next((i for i in range(2, len(lines)) if is_told(texts[i]) or is_dateline(texts[i])), 0)
    if not byline:
        return None
    menu = [*map(_is_of_menu, texts[:byline], matches)]
    above = [line for line, known in zip(lines[: byline - 1], menu, strict=False) if not known]
    title = lines[byline - 1]
    if menu[byline - 1] or is_told(title.text) or not could_be_title(title.text):
        return None
    return title if all(width(line.text) < min(ENTRY, width(title.text)) for line in above) else None


def _is_of_menu(text: str, match: Match | None) -> bool:
    return is_of_a_site(text, match) or leads_down(text)


def below_title(document: Document) -> range:
    """The lines right below a title that its place in a page, or below a menu, tells: credits stand there above short paragraphs too."""
    page = document.once(find_page)
    menu = None if page else document.once(title_below_menu)
    title = page.title if page else menu and document.place(menu.begin)
    return range(0) if title is None else range(title, title + BYLINE + 1)
