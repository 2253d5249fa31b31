"""Whether a text of Markdown may be a page that a converter made it of: a look that every file can afford."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.markdown.protected import front_matter_end

LEAST_LINKS = 12  # lines that are nothing but a link to another page: menus are such
# Different ones of them that the tables know for a site's. Of 118 pages of the corpus that converters made Markdown of six have fewer;
# of 4,670 files of documentation 50 have such links, and none of them more than two that are known.
LEAST_KNOWN_LINKS = 3
ENDS = 100  # links at either end of a text that are looked up: a menu stands above an article, and one below it

# To a page on the web, be it from the root of its site: an author's own list leads to files beside the text.
_link_line = lazy(
    r"\n[ \t]*+(?:[*+-][ \t]++)?\[([^\]\n]{1,60})\]\((?:https?:|/)(?![^\s)]*\.mdx?[\s#)])[^\n]*\)[ \t]*(?=\n|\Z)"
)


def may_be_converted(document: Document) -> bool:
    """Whether a text of Markdown, as it came, has as many lines that are nothing but a link as a page's menus have."""
    text = document.text
    if document.rendered or document.edited or text.count("](") < LEAST_LINKS or front_matter_end(text):
        return False
    links = _link_line.findall(text)
    if len(links) < LEAST_LINKS:
        return False
    from qingwen.text.debris.phrases import phrases
    from qingwen.text.pages.article import is_of_a_site

    known = phrases()
    return sum(is_of_a_site(link, known.match(link)) for link in {*links[:ENDS], *links[-ENDS:]}) >= LEAST_KNOWN_LINKS
