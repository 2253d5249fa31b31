"""What a page says of its article: title, date, author, source, site, language, address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from qingwen.html.article.authors import author_in_body, author_in_head, is_publisher, name_in, without_publisher
from qingwen.html.article.below_title import Line, below_title, credited, lines_of, parted
from qingwen.html.article.bylines import reading_time
from qingwen.html.article.linked_data import article_data
from qingwen.html.article.titles import clean, line_of, title_of
from qingwen.html.dom.blocks import known_phrase, letters_of
from qingwen.html.dom.tree import Element, Page, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import DATE, LONGEST_BYLINE, day_in_text, parse_date
from qingwen.text.publishers import PUBLISHER
from qingwen.text.scripts import has_han

_iso = lazy(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?![\d:.]*Z))?")  # of a time in UTC the day alone
_dated = lazy(
    r"[\s_-](?:date|time|pub(?:lish|date|time)?|posted|created|meta|byline|info|source|authorposton)"
)  # in small letters, behind a space


def metadata(page: Page, html: str = "") -> dict[str, str]:
    """Front matter fields in their order: title, date, author, site, url; only those that are known.

    html: what the page was parsed from, whose scripts may have the date.
    """
    metas = page.metas
    data = article_data(page)
    first = metas.get
    site = clean(first("og:site_name") or first("application-name") or name_in(data.get("publisher")))
    if site == "微信公众平台":  # WeChat names itself; the account is what readers know
        account = next((one.text() for one in page.elements if one.attrs.get("id") == "js_name"), "")
        site = clean(account)
    title = title_of(page, data.get("headline"), site)
    date = (
        _date(str(data.get("datePublished") or ""))
        or next((found for key in _DATES if (found := _date(metas.get(key, "")))), "")
        or _date_in_script(html)
        or _date_in_body(page, title)
    )
    author = without_publisher(author_in_head(page, data, site), site)
    author = "" if is_publisher(author, page, site) else author
    source = next((found for key in ("contentsource", "source") if (found := _source(metas.get(key, "")))), "")
    is_sourced = not source and has_han.search(title) is not None
    if is_sourced or not (date and author):
        below = below_title(page, title)
        lines = lines_of(below) if is_sourced or not author else []
        author = author or author_in_body(page, below, lines, site)
        bylines = [*_bylines(below, title, author)] if is_sourced or not date else []
        date = date or next((day for day, _ in bylines), "")
        if is_sourced:
            source = next((one[1] for _, line in bylines if (one := _sourced.search(line))), "") or _credited(lines)
            source = source or _called_source(below)
    url = next(
        (one for one in (page.links.get("canonical"), first("og:url")) if one and re.match("https?://", one)), ""
    )
    date = date or _date_in_address(url)
    fields = {"title": title, "date": date, "author": author, "source": source, "site": site, "url": url.strip()}
    return {key: value for key, value in fields.items() if value}


_DATES = ("article:published_time", "datepublished", "og:published_time", "publishdate", "pubdate", "date", "dc.date.issued",
          "dc.date", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published",
          "publish_time", "publish_date", "published_time", "weibo: article:create_at", "apub:time", "og:release_date", "citation_publication_date",
          "bytedance:published_time", "article_date_original", "created")  # fmt: skip


# WeChat writes the time into a script, and shows it from there.
_written = lazy(
    r"\bct *= *[\"'](1\d{9})[\"']|\b(?:createTime|publish_time) *= *[\"']((?:19|20)\d\d-\d\d-\d\d \d\d:\d\d)"
)


def _date_in_script(html: str) -> str:
    """The date that only a script of a WeChat page has, by the clock of China, or ``."""
    if "js_content" not in html or not (found := _written.search(html)):
        return ""
    if found[2]:
        return found[2]
    from datetime import datetime, timedelta, timezone

    return datetime.fromtimestamp(int(found[1]), timezone(timedelta(hours=8))).strftime("%Y-%m-%d %H:%M")


def language_of(page: Page) -> str:
    """The language that the page declares, as `zh`, `zh-CN`, `en` …, or ``."""
    declared = page.attrs.get("lang") or page.attrs.get("xml:lang") or page.metas.get("content-language", "")
    found = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})*$", declared.strip())
    return found[0].replace("_", "-") if found else ""


def base_of(page: Page) -> str:
    """The address that the page's relative links start from, or ``."""
    for address in (page.links.get("base"), page.links.get("canonical"), page.metas.get("og:url")):
        if address and re.match(r"https?://", address):
            return address
    return ""


def _source(text: str) -> str:
    value = re.sub(r"^(?:文章)?来源[：:]\s*", "", clean(text))
    return value if len(value) <= 40 and "/" not in value else ""


def _date(text: str) -> str:
    found = _iso.match(text.strip())
    if found:
        year, month, day, time = found.groups()
        if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            return ""
        return f"{year}-{month}-{day}" + (f" {time}" if time and time != "00:00" else "")
    return parse_date(text.strip()).removesuffix(" 00:00:00") if text.strip() else ""


NEAR = 60  # elements below the title in which its date stands


def _date_in_body(page: Page, title: str) -> str:
    """The date in a `<time>`, or in a short text that stands in an element named for dates: just below the title, else anywhere."""
    for one in page.tagged["time"]:
        found = _date(one.attrs.get("datetime", "")) or _date(one.text())
        if found and not _is_quoted(one):
            return found
    heading = next((one for one in page.tagged["h1"] if " ".join(one.text().split()) == title), None)
    first, below = "", 0  # the first date; elements to go of those near the title
    for one in page.elements:
        below -= 1
        if one is heading:
            below, heading = NEAR, None
        if first and below <= 0:
            if heading is None:
                break
            continue
        attrs = one.attrs
        if "itemprop" in attrs and attrs["itemprop"] == "datePublished" and (day := _date(attrs.get("content", ""))):
            return day
        is_dated = ("class" in attrs and _is_dated(attrs["class"])) or ("id" in attrs and _is_dated(attrs["id"]))
        if is_dated and len(one.children) < 8:
            text = one.text()
            match = day_in_text.search(" ".join(text.split())) if len(text) < 400 else None
            if match and (found := parse_date(match[0].replace("\u00a0", " "))) and not _is_quoted(one):
                if below > 0:
                    return found
                first = first or found
    return first


_dated_path = lazy(
    r"https?://[^/?#]+/(?!(?:[^?#]*/)?(?:events?|calendar)/)(?:[\w-]+/){0,3}?(20\d\d)/(?:[A-Za-z]+/)?(\d\d)/(\d\d)/[^/?#]+"
)


def _date_in_address(url: str) -> str:
    """The day in a page's address (`/2011/08/24/a-title/`, `/2010/WORLD/08/13/…`), under which a site files what appeared then; of an event its own."""
    found = _dated_path.match(url)
    return _date("-".join(found.groups())) if found else ""


def _is_quoted(element: Element) -> bool:
    """Whether it stands in a quotation, as what other sites give to set a post of theirs into a text: its day is that post's."""
    return any(one.tag == "blockquote" for one in upward(element))


@lru_cache(maxsize=4096)
def _is_dated(names: str) -> bool:
    """Whether classes or an id name a date."""
    return _dated.search(f" {names}".lower()) is not None


# Sources that say nothing.
_UNNAMED = "(?:转自|来自)?(?:本站|本网|网络|互联网|网友|作者|读者|转载|原创|未知|不详|佚名|暂无|其他|其它|全部|不限|请选择|请输入)(?:原创|整理|文章|投稿|编辑|转载|公开资料|资料)?"
_byline = lazy(r"[发發][布佈表]|第\s?\d+期|[时時][间間]|日期|[来來]源|\d:\d\d")
_sourced = lazy(
    r"(?:^|[\s\d日|｜])(?:文章|信息|新闻|稿件)?(?:来源|稿源|出处)(?:\s?[：:]|于(?=\s))\s*"
    rf"(?!{_UNNAMED}(?:\s|$))([^\s：:/|｜]{{2,20}}?)(?=作者|责任?编|[\s/|｜]|{DATE}|$)"
)
_source_name = lazy(rf"(?!{_UNNAMED}$)[^\s：:/|｜\d]{{2,20}}")


def _credited(lines: Sequence[Line]) -> str:
    """The source that a byline names whose lines have no date of their own; of several none."""
    named = {value for value in credited(lines, "source") if _source_name.fullmatch(value)}
    return named.pop() if len(named) == 1 else ""


# Without a label, sections (国内新闻), buttons and people may stand there as well.
_of_publisher = lazy(rf"[^\s,，、]+{PUBLISHER}")
_for_sources = lazy(r"(?:^|[\s_-])(?:source|comewhere)(?=\s|$)", re.I)


def _called_source(below: Sequence[Element]) -> str:
    """The source that an element beside a date is called, or ``; of several none."""
    named = set()
    for one in below:
        attrs, row = one.attrs, one.parent
        if row is not None and _for_sources.search(f"{attrs.get('class', '')} {attrs.get('id', '')}".strip()):
            said = line_of(one).strip()
            name = re.sub(r"^(?:来源|来自)于?[：:\s]*", "", said)
            is_source = _source_name if name != said else _of_publisher
            if (
                is_source.fullmatch(name)
                and not known_phrase(name)
                and len(line := parted(row)) <= LONGEST_BYLINE
                and day_in_text.search(line)
            ):
                named.add(name)
    return named.pop() if len(named) == 1 else ""


def _bylines(below: Sequence[Element], title: str, author: str) -> Iterator[tuple[str, str]]:
    """(date, line) of the short lines below an article's title that have a date alone, or with a time, a source, a word for it or `By` or `文／` and the author;
    a sentence is none, whatever it tells of a day.
    """
    letters = letters_of(title)
    for one in below:
        text = parted(one) or line_of(one, between=" ")
        if len(text) <= LONGEST_BYLINE and (match := day_in_text.search(text)) and letters_of(text) != letters:
            date = parse_date(match[0])
            if (
                date
                and not _is_quoted(one)
                and (
                    parse_date(text.strip("()（）[]【】"))
                    or (_byline.search(text) and text[-1] not in "。！？；")
                    or (
                        author and _is_signed(reading_time.sub("", text[: match.start()] + text[match.end() :]), author)
                    )
                )
            ):
                yield date, text


_SIGNED = r"(?:By\b|文[/／|｜]|作者[：:]|[记記]者):? *"
_may_be_signed = lazy(_SIGNED, re.I)


def _is_signed(line: str, author: str) -> bool:
    """Whether a line says who the author is, and nothing else. A pattern with a name in it is compiled for one page alone: few lines need it."""
    return (
        _may_be_signed.match(line) is not None
        and re.fullmatch(rf"{_SIGNED}{re.escape(author)}[\W_]*", line, re.I) is not None
    )
