"""What a page's site is called, and a title without that."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.tree import Page
from qingwen.lazy_pattern import lazy
from qingwen.text.publishers import NEWSPAPER

LONGEST = 300  # letters of a title, a name
NEAR = 600  # elements of a page, of which one is the link to the site's first page
separators = lazy(r"\s+[-|–—·•»›«_:]+\s+|[|_»›«]|(?<!—)(?:--?|[–—])(?!—)(?=[^\x00-\x7f]*$)")
DASH = "——"  # behind which a title goes on, or a site is named
# `news.example.org`; of two parts it may be what an article is about.
_host = lazy(
    r"(?:[a-z\d-]+\.){2,}(?:com|net|org|edu|gov|info|cn|tw|hk|mo|sg|my|jp|kr|uk|us|ca|au|nz|in|de|fr|ru|es|it)", re.I
)
_bracketed = lazy(r"(.*\S)\s*(?:\[\s*(.+?)\s*\]|【\s*(.+?)\s*】)")


def without_site(title: str, page: Page, *, dashes: bool = True) -> str:
    """A title without the name of the site that stands before or behind it, as the link to the site's first page or its address has it, or a host;
    behind a Chinese dash also as a line of source or rights has it, or as newspapers are called. dashes: whether to look behind one, where a heading
    has its author's words.
    """
    places = [*separators.finditer(title)]
    bracketed = _bracketed.fullmatch(title)
    before, _, last = title.rpartition(DASH) if dashes else ("", "", "")
    if not places and not bracketed and not before:
        return title
    names = _names_of_site(page)
    if bracketed and letters_of(bracketed[2] or bracketed[3]) in names:
        return bracketed[1]
    name = last.strip()
    if before and (letters_of(last) in names or _of_news.fullmatch(name) or _signs(name, page)):
        return before.strip()
    for place in reversed(places):
        behind = title[place.end() :]
        if letters_of(behind) in names or _host.fullmatch(behind.strip()):
            title = title[: place.start()]
    if (first := next(separators.finditer(title), None)) and letters_of(title[: first.start()]) in names:
        title = title[first.end() :]
    return title.strip()


# What a newspaper or a site of news is called: no author calls his subtitle so, who may end in `一封电报`, `编了一辈子的网`.
_of_news = lazy(rf"(?![^\n]*[的了一是])[\u4e00-\u9fff]{{1,5}}(?:{NEWSPAPER}|新[闻聞][网網]?|[频頻]道)")
_sign = lazy(r"来源|來源|©|版权(?:所有)?|版權(?:所有)?|copyright|主办|主辦", re.I)
LONGEST_SIGN = 60  # letters of a line that says whose a page is; longer ones are text


def _signs(name: str, page: Page) -> bool:
    """Whether some line of source or rights has this name by itself, or a link is just that."""
    for one in page.elements if name else ():
        for line in one.children:
            if not isinstance(line, str) or name not in line or len(line) > LONGEST_SIGN:
                continue
            rest = _sign.sub(" ", line)
            if name in re.split(r"\W+", rest) if rest != line else one.tag == "a" and line.strip() == name:
                return True
    return False


def _names_of_site(page: Page) -> set[str]:
    """What a site is called, as its letters and digits."""
    address = urlsplit(next(filter(None, (page.links.get("canonical"), page.metas.get("og:url"))), ""))
    host = (address.netloc.lower().partition(":")[0]).removeprefix("www.")
    names = {letters_of(host), letters_of(host.rpartition(".")[0])}
    first = (
        "/",
        "./",
        "../",
        "/index.html",
        f"{address.scheme}://{address.netloc}",
        f"{address.scheme}://{address.netloc}/",
    )
    for link in page.elements[:NEAR]:
        if link.tag == "a" and link.attrs.get("href", "-").strip() in first:
            names |= {link.text(), link.attrs.get("title", "")}
            names |= {one.attrs.get("alt", "") for one in link if one.tag == "img"}
    return {letters_of(name) for name in names if len(name) <= LONGEST} - {""}
