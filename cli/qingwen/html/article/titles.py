"""What a page's article is called, without the name of its site."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from qingwen.html.article.site_names import DASH, LONGEST, separators, without_site
from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.line_breaks import unwrapped
from qingwen.html.dom.tree import COMMENT, Element, Page
from qingwen.html.markdown.links import is_anchor
from qingwen.lazy_pattern import lazy
from qingwen.text.scripts import has_han

_last_separator = lazy(r"\s*[-|–—·•»›«_:]+\s*$")
# What a title is set in where its page shows it; `<script>` is what a title is about, and front matter quotes it.
_set_in = lazy(r"<(i|em|b|strong|cite|span|sup|sub|small|mark)(?:\s[^<>]*)?>([^<>]*)</\1>", re.I)


def clean(text: object) -> str:
    """One line of plain text of at most 300 letters, with entities that were escaped twice read, but no `&lt;` of which a tag would come."""
    if not isinstance(text, str):
        return ""
    read = unescape(unescape(text)) if "&" in text else text
    plain = " ".join((read if read.count("<") == text.count("<") else text).split())
    if "</" in plain and len(plain) <= 2 * LONGEST:
        plain = _set_in.sub(r"\2", _set_in.sub(r"\2", plain))  # one in the other
    if not plain.isprintable():
        plain = re.sub(r"[\x00-\x1f\x7f\u200b\ufeff]", "", plain)
    return plain if len(plain) <= LONGEST else ""


# WordPress's first theme, between a blog's name, which its heading has, and a post's title.
_archived = lazy(r"» Blog Archive\s+» (.+)$")


def title_of(page: Page, headline: object, site: str) -> str:
    """The article's title: what og:title, JSON-LD, the heading and `<title>` agree on. headline: JSON-LD's. site: its name, if known."""
    if archived := _archived.search(clean(page.title)):
        return archived[1]
    elements = page.tagged["h1"][:6]
    headings = [_heading(one) for one in elements]
    named = [clean(one) for one in (page.metas.get("og:title"), headline, page.metas.get("twitter:title"), page.title)]
    named = [one for one in named if one]
    for element, heading in zip(elements, headings, strict=True):
        same = [one for one in named if 1 < len(heading) <= LONGEST and _same(heading, one)]
        if same and not (_leads_home(element) and all(len(one) > len(heading) for one in same)):
            spaced = next((one for one in named if _is_spaced(one, heading, element)), heading)
            return without_site(spaced, page, dashes=False)
    whole = separators.split(clean(page.title))
    for one, text in zip(elements, headings, strict=True):
        # `兰州 - 维基百科，自由的百科全书`; with a link it is a site's name.
        spans = [part for part in one.children if isinstance(part, Element) and part.tag == "span"]
        for part, said in [(one, text), *((span, line_of(span)) for span in spans)]:  # beside a forum's kind of post
            heading = clean(said)
            leads_on = any(inner.tag == "a" and not is_anchor(inner, inner.text()) for inner in part)
            if heading and heading != site and heading == whole[0].strip() and not leads_on:
                return heading
        # Behind a question's tag, in small letters, as Stack Exchange has it.
        # Or of a section, as newspapers have it, which a link leads to.
        first = whole[0].strip()
        is_middle = text in [part.strip() for part in whole[1:-1]] and (
            len(text) * (2 if first.islower() else 3) > len(clean(page.title))
            and (first.islower() or any(one.tag == "a" and line_of(one) == first for one in page.elements))
        )
        if is_middle or (len(headings) == 1 and _goes_on(text, clean(page.title))):
            return text
    if not named:
        return next((one for one in headings if 1 < len(one) <= 300), "")
    best = named[0]
    if best == clean(page.title) and (shown := _shown(page, best) or _shown_line(page, best)):
        return shown
    if site and len(best) > len(site) and best[-len(site) :].lower() == site.lower():
        cut = _last_separator.search(best, 0, len(best) - len(site))
        best = best[: cut.start()] if cut and cut.start() else best
    if best == clean(page.title):
        parts = [part.strip() for part in separators.split(best) if part.strip()]
        if len(parts) > 1 and len(parts[0]) >= 0.4 * len(best):
            best = parts[0]
    return without_site(best, page)


_HOME = frozenset(("/", "./", "../", "index.html", "/index.html"))


def _leads_home(heading: Element) -> bool:
    """Whether a heading is a link to the site's first page, as its name is that some programs set before a title."""
    link = next((one for one in heading if one.tag == "a"), None)
    return (
        link is not None
        and link.attrs.get("href", "").strip() in _HOME
        and link.text().strip() == heading.text().strip()
    )


# The kinds that offices' documents are of (党政机关公文处理工作条例, article 8), of those that a heading ends with.
_kinds = lazy(r"决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要")


def _goes_on(heading: str, whole: str) -> bool:
    """Whether a heading says what a document is of which `<title>` says the kind alone: `通知` of `关于放假的通知`."""
    return (
        _kinds.fullmatch(whole) is not None
        and "关于" in heading
        and heading.endswith(whole)
        and len(heading) <= LONGEST
        and not separators.search(heading)
    )


_kind_of_post = lazy(
    r"(?:Title: ?|(?:标题|標題|题目|題目)[:：] ?|\[[^\[\]]{1,8}\]|【[^【】]{1,8}】) ?"
)  # as Discuz writes it before a thread's subject, or that it is a title, as arXiv does


def name_alike(page: Page, title: str) -> None:
    """Gives the heading that is an article's title its very words, where it has the name of the site beside them,
    a forum's kind of post, or entities escaped twice; spans that touch the title's are set above it or below.
    """
    letters = letters_of(title)
    for one in page.tagged["h1"][:6] if letters else ():
        if _set_apart(one, letters):
            continue
        text = _heading(one)
        if text == title or len(text) > LONGEST or any(part.tag in ("img", COMMENT) for part in one):
            continue
        kind = _kind_of_post.match(text)
        if (kind and text[kind.end() :] == title) or letters_of(
            without_site(clean(text), page, dashes=False)
        ) == letters:
            one.children = [title]


def _set_apart(heading: Element, letters: str) -> bool:
    """Takes out of a heading the spans that touch the title's, with nothing between, as only a style can set them apart; whether there is any.
    letters: of the title.
    """
    spans = [one for one in heading.children if isinstance(one, Element) and one.tag == "span" and one.has_text()]
    is_title = [letters_of(line_of(one)) == letters for one in spans]
    parent = heading.parent
    if parent is None or not 1 < len(spans) == len(heading.children) or sum(is_title) != 1:
        return False
    at = is_title.index(True)
    place = next(i for i, one in enumerate(parent.children) if one is heading)
    parts: list[Element | str] = []
    for one in spans:
        part = heading
        if one is not spans[at]:
            part = Element("p", one.attrs, parent)
            part.block = True
        part.children = [one]
        one.parent = part
        parts.append(part)
    parent.children[place : place + 1] = parts
    return True


def _is_spaced(named: str, heading: str, element: Element) -> bool:
    """Whether the head of a page names a heading with spaces where parts of it stand apart though none is between them, and nowhere else."""
    letters = heading.replace(" ", "")
    added = _spaces(named) - _spaces(heading)
    if not added or named.replace(" ", "") != letters:
        return False
    may_be: set[int] = set()
    _add_edges(element, 0, may_be)
    return added <= {at for at in may_be if not (has_han.match(letters, at - 1) and has_han.match(letters, at))}


def _add_edges(element: Element, place: int, edges: set[int]) -> int:
    """Where the spans in an element begin and end, as the number of letters before; the number of those before its end."""
    for child in element.children:
        if isinstance(child, str):
            place += len("".join(child.split()))
            continue
        inner = {place, _add_edges(child, place, edges)}
        edges |= inner if child.tag == "span" else set()
        place = max(inner)
    return place


def _spaces(text: str) -> set[int]:
    """Where spaces stand in a text, as the number of letters before them."""
    return {found.start() - i for i, found in enumerate(re.finditer(" ", text))}


# Elements that a page names for its title.
_for_titles = lazy(r"[\s_-](?:\w{0,8}title|headline)(?:$|[\s_-])")  # in small letters, behind a space
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_NAMED = frozenset(("div", "p", "span", "td"))
# As Blogger calls it, whose sites' names stand before it.
_of_post = lazy(r"(?:^|\s)(?:post|entry|article)-title(?=\s|$)")
SHOWN = 8  # letters, at least, of a title that no first heading has
NODES = 20  # of an element that has nothing but a line


def _shown(page: Page, whole: str) -> str:
    """The article's title in a lower heading, or in what is named for a title: what `<title>` has before a site's name or behind it, or `""`."""
    for one in page.elements:
        if for_title(one):
            text = line_of(one)
            if len(text) < max(SHOWN, len(whole) * 0.4):
                continue
            rest = whole.removeprefix(text)
            if rest != whole and (not rest or rest[0] in " -|–—_·»«") and not any(part.tag == "a" for part in one):
                return text
            before = whole.removesuffix(text)
            is_behind = before != whole and before.endswith((": ", " - ", " | ", " – "))
            if is_behind and _of_post.search(one.attrs.get("class", "")):
                return text
    return ""


def _shown_line(page: Page, whole: str) -> str:
    """The first line of the page, be it only bold or large, that is all that `<title>` has, or that before a Chinese dash, where a site's name may
    be part of it; else `""`.
    """
    before, dash, _ = whole.partition(DASH)
    if not dash and not separators.search(whole):
        return ""
    wanted = {whole, before.strip()} if len(before) >= max(SHOWN, len(whole) * 0.4) else {whole}
    least = min(map(len, wanted))
    for one in page.elements:
        line = one.children[0] if len(one.children) == 1 and one.tag != "a" else ""
        if isinstance(line, str) and least <= len(line) <= LONGEST and (folded := " ".join(line.split())) in wanted:
            return folded
    return ""


def for_title(element: Element) -> bool:
    """Whether an element is a heading, or named for a title."""
    tag, attrs = element.tag, element.attrs
    return tag in HEADINGS or (
        tag in _NAMED
        and (("class" in attrs and _is_for_titles(attrs["class"])) or ("id" in attrs and _is_for_titles(attrs["id"])))
    )


@lru_cache(maxsize=4096)
def _is_for_titles(names: str) -> bool:
    """Whether classes or an id name a title."""
    text = f" {names}".lower()
    return ("title" in text or "headline" in text) and _for_titles.search(text) is not None


def line_of(element: Element, *, between: str = "") -> str:
    """The text of an element that is small enough for a line, else `""`: a look at it costs the same whatever it holds.

    between: what to write where the page begins another line; a line break is nothing between two wide characters.
    """
    parts: list[str] = []
    stack: list[Element | str] = [element]
    for _ in range(NODES):
        if not stack:
            text = "".join(parts)
            text = " ".join((unwrapped(text, may_hold_rows=between != "\n") if between else text).split())
            return text if len(text) <= LONGEST else ""
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif between and (node.block or node.tag == "br"):
            stack += [between, *reversed(node.children[:NODES]), between]
        else:
            stack += reversed(node.children[:NODES])
    return ""


def _heading(element: Element) -> str:
    """A heading's text on one line, without the mark of a link to itself."""
    text = line_of(element, between="\n") or element.text()
    for one in element if len(text) <= 2 * LONGEST else ():
        if one.tag == "a" and (shown := one.text()) and is_anchor(one, shown):
            text = "".join(text.rsplit(shown, 1))
    return " ".join(text.split())


def _same(heading: str, named: str) -> bool:
    """Whether a heading is what the head of the page calls the article, with or without more."""
    a, b = (re.sub(r"[\W_]+", "", one).lower() for one in (heading, named))
    return bool(a) and bool(b) and (b.startswith(a) or a == b) and len(a) * 3 >= len(b)
