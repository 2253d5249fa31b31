"""Whether a text of Markdown may be a page that a converter made it of: a look that every file can afford."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document

LEAST_LINKS = 12  # lines that are nothing but a link to another page: menus are such
# Different ones of them that the tables know for a site's. Of 118 pages of the corpus that converters made Markdown of six have fewer;
# of 4,670 files of documentation 50 have such links, and none of them more than two that are known.
LEAST_KNOWN_LINKS = 3
ENDS = 100  # links at either end of a text that are looked up: a menu stands above an article, and one below it

# To a page on the web, be it from the root of its site: an author's own list leads to files beside the text.
_link_line = lazy(
    r"\n[ \t]*+(?:[*+-][ \t]++)?\[([^\]\n]{1,60})\]\((?:https?:|/)(?![^\s)]*\.mdx?[\s#)])[^\n]*\)[ \t]*(?=\n|\Z)"
)

_heading = lazy(r"(?m)^(?:#{1,6}[ \t]+\S|[^\n]+\n(?:=+|-{3,})[ \t]*$)")
_main_heading = lazy(r"#[ \t]|[^#\n][^\n]*\n=")
# Running text: no item, heading, link or row, and so long a line that it says something.
_sentence = lazy(
    r"(?m)^(?![ \t]*+(?:[-*+>\[!|#]|\d++[.)]))(?=[^\n]{30}|[^\n]{0,99}[\u4e00-\u9fff][^\n]{13})[^\n]*?[.。!?！？:：](?:[\s”\"')]|$)"
)


def may_be_converted(document: Document) -> bool:
    """Whether a text of Markdown, as it came, has as many lines that are nothing but a link as a page's menus have."""
    text = document.text
    if document.rendered or document.edited or document.body or text.count("](") < LEAST_LINKS:
        return False
    links = [*_link_line.finditer(text)]
    if len(links) < LEAST_LINKS:
        return False
    from qingwen.text.debris.phrases import phrases
    from qingwen.text.pages.known_lines import is_of_a_site

    match = phrases().match
    known = [link for link in (*links[:ENDS], *links[-ENDS:]) if is_of_a_site(link[1], match(link[1]))]
    if len({link[1] for link in known}) < LEAST_KNOWN_LINKS:
        return False
    return not _is_authors_list(document, known[0].start(), links[0].start(), links[-1].start())


def _is_authors_list(document: Document, known: int, first: int, last: int) -> bool:
    """Whether the links of a site are some that an author listed: a page's menus stand round its text, and above its title.

    known: where the first of them stands; first, last: where the first and the last link line do.
    """
    text = document.text
    titles = [title.start() for title in _heading.finditer(text) if not document.protection(title.start(), title.end())]
    above = _sentence.search(text, 0, known) is not None
    begun = [at for at in titles if at < known]
    if above or begun:
        main = [at for at in titles if _main_heading.match(text, at)]
        if not any(at > known for at in main) or (above and main[0] < known):
            return True
    return not _sentence.search(text, first, last)
