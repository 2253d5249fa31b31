"""Who wrote a page's article: what its head says, what its markup calls the author, and the byline below the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from qingwen.html.article.below_title import WORK, Line, above_text, credited, opens_with_by, parted, role_at_end
from qingwen.html.article.people import are_names, between_names, is_nickname, may_be_publisher, names_person
from qingwen.html.article.titles import HEADINGS, clean
from qingwen.html.dom.blocks import letters_of
from qingwen.html.dom.tree import Element, Page, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import day_in_text
from qingwen.text.debris.reporters import reporters_of
from qingwen.text.publishers import PUBLISHER
from qingwen.text.scripts import has_han

MOST_AUTHORS = 120  # letters of their names
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "og:article:author",
            "twitter:data1_author")  # fmt: skip
# Portals, which name themselves where an author should stand.
_portal = lazy(r"(?:手机)?(?:网易|新浪|搜狐|腾讯|凤凰|人民|新华|央视|中新|今日头条|百度)(?:网|新闻|号|客户端|百家号)?$")
_address = lazy(r"(?:www\.)?[a-z\d-]+\.(?:com|org|net|info|[a-z]{2})(?:\.[a-z]{2})?")  # of a site, in small letters
_tags = lazy(r"<[a-z/!][^<>]*>?", re.I)  # no part of a name


def author_in_head(page: Page, data: dict[str, Any], site: str) -> str:
    """The authors' names, as the page tells them to programs, or `""`. data: the JSON-LD of the article. site: its name, if known."""
    metas = page.metas
    for named in (_authors_of(data, site), *(clean(metas.get(key)) for key in _AUTHORS), _authors_of_paper(metas)):
        value = _tags.sub("", named).strip() if "<" in named else named
        if (
            value
            and not re.match(r"https?://|@|Discuz!", value)
            and not re.search(r"\bemail@", value)
            and len(value) <= MOST_AUTHORS
            and not value.isdecimal()
            and not re.search(r"\badmin\b", value, re.I)
            and not _portal.match(value)
            and not _address.fullmatch(value)
        ):
            return _without_by(value)
    return ""


def is_publisher(author: str, page: Page, site: str) -> bool:
    """Whether who is called the author is the site, by its name or what ends the page's title."""
    return may_be_publisher.fullmatch(author) is not None and (author == site or clean(page.title).endswith(author))


def without_publisher(author: str, site: str) -> str:
    """The names before a site's own: of `Eva Lind and Jo Park, CNN` without what they work for."""
    names, comma, last = author.rpartition(", ")
    return names if comma and site and letters_of(last) == letters_of(site) else author


def author_in_body(page: Page, below: Sequence[Element], lines: Sequence[Line], site: str) -> str:
    """The author's name as its readers see it, or `""`: no name is better than a wrong one. below, lines: what stands below the title."""
    named = _called_author(page) or _in_byline(lines) or _named_below(below) or _linked_below(below) or _poster(page)
    named = named or _in_dateline(below)
    return "" if letters_of(named) == letters_of(site) else named


def _authors_of(data: dict[str, Any], site: str) -> str:
    """The authors in an article's JSON-LD; beside a person its publisher is none."""
    authors = data.get("author")
    if not isinstance(authors, list) or len(authors) < 2:
        return name_in(authors)
    own = {letters_of(name) for name in (site, name_in(data.get("publisher")))} - {""}
    others = [one for one in authors if letters_of(name_in(one)) not in own]
    return name_in(others or authors)


def name_in(value: object) -> str:
    """The name in a JSON-LD person, organization, list of such, or string."""
    if isinstance(value, list):
        names = [name for one in value[:20] if (name := name_in(one))]
        return ", ".join(dict.fromkeys(names))
    if isinstance(value, dict):
        value = value.get("name")
        return name_in(value) if isinstance(value, list) else clean(value)
    return clean(value)


_BY = rf"(?:(?:written|posted|published|{WORK}) )?by"


def _without_by(name: str) -> str:
    return re.sub(rf"^(?:{_BY}\s+|作者[：:]\s*)", "", name, flags=re.I)


def _authors_of_paper(metas: dict[str, str]) -> str:
    """Who wrote a paper (`Lind, Eva;Park, Jo`), given names first; of many the first alone."""
    written = clean(metas.get("citation_author", "")[:300]) or clean(metas.get("citation_authors", "")[:300])
    names = [_given_first(name.strip()) for name in written.split(";") if name.strip()]
    whole = ", ".join(names)
    return whole if len(whole) <= MOST_AUTHORS else f"{names[0]} et al."


_family_first = lazy(r"([A-Z\u00c0-\u024f][^\s,]*), ([^,]+)")


def _given_first(name: str) -> str:
    """`Lind, Eva` as `Eva Lind`; what may be two people (`Eva Lind, Jo Park`), a title or a Chinese name stays."""
    found = _family_first.fullmatch(name)
    return f"{found[2]} {found[1]}" if found else name


# CSDN, sspai and Medium's exported pages.
_AUTHORS_OF_PROGRAMS = frozenset(("follow-nickName", "ss__user__nickname__wrapper", "p-author h-card"))


def _called_author(page: Page) -> str:
    """The one name that links, microdata or a card (as WordPress and others write it) call the author's."""
    names = {
        _without_by(name)
        for one in page.elements
        if (attrs := one.attrs)
        and (
            ("rel" in attrs and attrs["rel"] == "author")
            or ("itemprop" in attrs and attrs["itemprop"] == "author")
            or ("class" in attrs and ("author vcard" in (called := attrs["class"]) or called in _AUTHORS_OF_PROGRAMS))
        )
        and (name := clean(_only_link(one).text()))
    }
    names |= {clean(name) for name in page.authors} - {""}
    name = names.pop() if len(names) == 1 else ""
    return (
        name if len(name) <= 60 and len(name.split()) <= 5 and not re.search(r"\d|admin|[|:：/@]", name, re.I) else ""
    )


# As themes call the element of an author's name.
_of_others = lazy(r"photo|image|media|caption|comment|review|edit", re.I)
_for_names = lazy(
    r"(?:^|[\s_-])(?:(?:author\d?|byline)[_-]*(?:names?(?:-text)?)?|byline[_-]*(?:wrapper|container|link)|user-?name)(?=\s|$)"
    r"|(?-i:(?:^|[\s_-])[A-Za-z]*(?:(?:Contributor|Author)Name|Byline)(?=\s|$))",  # of names that a program made
    re.I,
)
_of_row = lazy(r"(?:^|[\s_-])(?:(?:article|post|entry)[_-]?(?:meta|info)|(?:author|user)[_-]?info)(?=\s|$)", re.I)
_no_by = lazy(rf"[\W\d]+|\b{_BY}\b|作者|撰文|文", re.I)
# A part of who is quoted or wrote a book, by its tag or class.
_QUOTATIONS = frozenset(("blockquote", "cite", "q", "figure"))
_quoted = lazy(r"quot|epigraph|testimonial|(?<!face)book(?!mark)", re.I)
AROUND = 4  # elements, the name's own among them, that may say so
# What somebody else did, above a name; and what is no person, or called so.
_other_role = lazy(
    rf"(?!{_BY}$)(?:\w+ ){{0,2}}by|(?:photo|illustrat|edit|translat|review)\w*"
    r"|\w{0,4}[摄攝图圖译譯编編审審校]\w{0,2}",
    re.I,
)


def _named_below(below: Sequence[Element]) -> str:
    """The one name, or several in one element, above the first paragraph in what is called so; none of somebody who may be quoted or have done something else."""
    names = set()
    for one in above_text(below):
        if not is_for_author(one) or _may_be_of_another(one):
            continue
        if one.tag == "address" and not _is_signed(one, alone=False):  # a place has such as well
            continue
        link = _only_link(one)
        name = role_at_end.sub("", _without_by(clean(link.text())))
        if not all(map(names_person, between_names.split(name))):
            continue
        beside = one.parent.children if one.parent is not None and not one.block else []
        said = [one.text().partition(link.text())[0], *(part for part in beside if isinstance(part, str))]
        if not any(_no_by.sub("", part) for part in said):
            names.add(name)
    all_of_them = (name for name in names if names <= {name, *between_names.split(name)})  # `Ann Lee and Jo Park`
    return next(all_of_them, "")


# Attributes by which scripts and tests of a page find its parts.
_NAMING = ("class", "data-hook", "data-testid", "data-test-id", "data-qa", "data-component")


def is_for_author(element: Element) -> bool:
    """Whether an element is called as themes call that of an author's name."""
    if element.tag == "address":
        return True
    called = " ".join(element.attrs[name] for name in _NAMING if name in element.attrs)
    if called == "name":  # Toutiao's
        return element.parent is not None and _of_row.search(element.parent.attrs.get("class", "")) is not None
    return _for_names.search(called) is not None and not (_of_others.search(called) or _quoted.search(called))


# A page of somebody's: of who writes there, and of anybody, a site's members or whom it tells of.
_of_writer = lazy(r"[^?#]*/(?:authors?|by|contributors?|writers?|columnists?|bloggers?)/[^/?#]+/?(?:[?#]|$)", re.I)
_of_anybody = lazy(r"[^?#]*/(?:(?:people|users?|u|profiles?|members?|staff)/[^/?#]+|@[\w.-]+)/?(?:[?#]|$)", re.I)


def _linked_below(below: Sequence[Element]) -> str:
    """The one name above the first paragraph that leads to a page of somebody's who is said to write: a person's, or what Chinese sites call one."""
    found: dict[str, bool] = {}  # names, and whether what is beside one says that its bearer wrote
    for one in above_text(below):
        leads = one.attrs.get("href", "") if one.tag == "a" else ""
        is_sure = _of_writer.match(leads) is not None
        if (is_sure or _of_anybody.match(leads)) and not _may_be_of_another(one) and not _has_others(one):
            name = role_at_end.sub("", _without_by(clean(one.text())))
            found[name] = found.get(name, False) or _is_signed(one, alone=is_sure and names_person(name))
    found.pop("", None)
    name, is_signed = found.popitem() if len(found) == 1 else ("", False)
    is_account = has_han.search(name) and is_nickname(name) and not _of_papers.search(name)
    return name if is_signed and (names_person(name) or is_account) else ""


def _is_signed(name: Element, *, alone: bool) -> bool:
    """Whether a name, or the one link to it, has `by` before it in its row, or nothing, and a day behind it. alone: whether it may stand in a line alone."""
    link = _only_link(name)
    said = _without_by(clean(link.text()))
    if not said:
        return False
    around = [(one.block, parted(one)) for one in upward(link, AROUND)]
    if alone and (True, said) in around:
        return True
    row = next((text for _, text in around if text != said), "")
    before, _, behind = row.partition(said)
    says_so = alone or any(map(str.isalpha, before)) or day_in_text.search(behind) is not None
    return says_so and not _no_by.sub("", before)  # so what letters it has are such words


_and = lazy(r"\band\b|[&、]")
_of_papers = lazy(rf"{PUBLISHER}$|[号號]$")


def _has_others(link: Element) -> bool:
    """Whether the line of a link names somebody else, too."""
    line = next((one for one in upward(link) if one.block), link)
    return _and.search(line.text().replace(link.text(), "", 1)[:MOST_AUTHORS]) is not None


def _may_be_of_another(element: Element) -> bool:
    """Whether a name may be that of who said or wrote what stands around or above it, or who did something else."""
    around = upward(element, AROUND)
    if any(
        one.tag in _QUOTATIONS or (one.tag != "body" and _quoted.search(one.attrs.get("class", ""))) for one in around
    ):
        return True
    above: Element | str = next((found for one in around if (found := _above(one))), "")
    if isinstance(above, str):
        return _other_role.fullmatch(above.strip(" :：\n")) is not None
    text = " ".join(above.text().split())
    if above.tag == "p" and "class" not in above.attrs and not opens_with_by.match(element.text().strip()):
        return _no_by.sub("", text) != ""
    is_role = above.tag not in HEADINGS and _other_role.fullmatch(text.strip(" :："))
    is_quotation = above.tag in _QUOTATIONS or _quoted.search(above.attrs.get("class", ""))
    return bool(is_quotation or is_role)


def _above(element: Element) -> Element | str:
    """What stands before an element in the one around it and is not empty, or `""`."""
    beside = element.parent.children if element.parent is not None else [element]
    for one in reversed(beside[: beside.index(element)]):
        if one.strip() if isinstance(one, str) else one.text().strip():
            return one
    return ""


# Classes, in Discuz's and phpBB's threads beside each post; below a post of cnblogs.
_OF_POSTERS = frozenset(("authi", "postprofile", "postDesc"))


def _poster(page: Page) -> str:
    """Who wrote a thread's first post, by the first link where programs for them say so."""
    for one in page.elements:
        if "class" in one.attrs and one.attrs["class"] in _OF_POSTERS:
            link = next((part for part in one if part.tag == "a" and part.text().strip()), None)
            name = clean(link.text()) if link is not None else ""
            return name if is_nickname(name) else ""
    return ""


def _only_link(element: Element) -> Element:
    """The one link with a text in an element, beside which may stand what somebody does; else the element."""
    links = [one for one in element if one.tag == "a" and one.text().strip()]
    return links[0] if len(links) == 1 else element


def _in_byline(lines: Sequence[Line]) -> str:
    """The author whom a byline below the title names, as in a paste."""
    found = {value for value in credited(lines, "author") if are_names(value)}
    return found.pop() if len(found) == 1 else ""


def _in_dateline(below: Sequence[Element]) -> str:
    """The reporters whom a dateline names, with which the text below a title begins."""
    texts = (part for one in below for part in one.children if isinstance(part, str) and "者" in part[:60])
    return next(filter(None, map(reporters_of, texts)), "")
