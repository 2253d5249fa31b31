"""Where a text names image files: in images and links, tags, shortcodes, front matter and imports; never in code or prose."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.images.captions import caption_words, labelled_captions
from qingwen.text.markdown.image_references import decode_target
from qingwen.text.markdown.protected import Protected, image_references

EXTENSION = r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|heif|tiff?|ico)"
# Longest first: a quoted or bracketed path may hold spaces, a bare one not; a value in YAML may.
_FORMS = (
    re.compile(rf"<([^<>\n\"']{{1,300}}?{EXTENSION})(?=[>?#])", re.I),
    re.compile(rf"[\"']([^\"'\n]{{1,300}}?{EXTENSION})(?=[\"'?#])", re.I),
    re.compile(rf"[:\-][ \t]+([^\s\"'][^\"'\n]{{0,300}}?{EXTENSION})(?=[ \t]*$)", re.I | re.M),
    re.compile(rf"(?<![^\s\"'(,=])([^\s\"'()<>,=]{{1,300}}?{EXTENSION})(?=[\s\"')?#,>]|$)", re.I | re.M),
)
# `srcset="a.png 1x, b%20(2).png 2x"`: addresses as HTML reads them, each as far as a space, and what says how large it is.
_srcset = lazy(r"\ssrcset\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_candidate = lazy(rf"[\s,]*+([^\s,]\S{{0,300}}?{EXTENSION}(?:[?#]\S{{0,300}}?)?)(?:,*\s[^,]*|,*$)", re.I)
_next_candidate = lazy(r"[\s,]*+[^,]*+")
_import = lazy(r"^[ \t]*(?:import|export)\b.*|\brequire\([^)\n]*\)", re.M)
_elsewhere = lazy(r"[a-z][a-z0-9+.-]*:|//|#|\{|\$|%[A-Z_]{3,}%", re.I)
# Where an address has its query or fragment; the `#` of `&#39;` is none.
_mark = lazy(r"&#(?:x[0-9a-f]+|[0-9]+);|[?#]", re.I)
_heading = lazy(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.M)
# Obsidian's: `![[a.png|200]]`.
_wiki = lazy(rf"\[\[[ \t]*([^\[\]\n|#]{{1,300}}?{EXTENSION})(?=[ \t]*[\]|#])", re.I)
_PLACES = frozenset(("front-matter", "html", "link-target", "shortcode"))
CODE = frozenset(("fenced-code", "indented-code", "code"))
_liquid = lazy(r"\{%[^%\n]{1,1000}%\}")  # Hexo's and Jekyll's tags
# Of a page: tags, style sheets in it, headings; a script, to its end or the text's.
_tag = lazy(r"<(?:style[^<>]*>[^<]*|[a-z][^<>]*)", re.I)
_block_tag = lazy(r"</?(?:p|div|figure|section|article|center|h[1-6]|li|ul|ol|table|tr|t[dh]|br|hr)\b[^<>]*>", re.I)
_html_heading = lazy(r"<h[1-6]\b[^<>]*>(.{1,500}?)</h[1-6]>", re.I | re.S)
_script = lazy(r"<script\b.*?(?:</script|\Z)", re.I | re.S)
_title = lazy(r"<title[^<>]*>([^<]{1,300})", re.I)
_yaml_title = lazy(r"[-+]{3}\n(?:.*\n){0,40}?title[ \t]*[:=][ \t]*[\"']?(.*?)[\"']?[ \t]*\n")
_any_tag = lazy(r"<[^<>]*>")
# The line below an image, or the next but one, that is emphasized from end to end; a figure's caption.
_emphasized = lazy(r"[ \t]*(?:\n[ \t]*){0,2}([*_]{1,2})(?=[^\s*_])([^\n]{1,200}?)(?<!\s)\1[ \t]*$", re.M)
# Between an image's target and its end: `"title"`, or an attribute of a tag. One with `=` is a size to some converters.
_own_title = lazy(r"(?:.*\stitle=|>?\s+)([\"'])([^\n=]+?)\1", re.I)
_figcaption = lazy(r"(?:\s*</?[a-z][^<>]*>)?\s*<figcaption[^<>]*>(.{1,300}?)</figcaption", re.I | re.S)


class Reference(NamedTuple):
    """A path in a text, at the code points [start, end) as it is written, without query and fragment.

    path:  what it stands for. alt: an image's description. caption: the words of the one beside it, or its own title.
    heading: the one above it.
    title: that of the text.
    image: it is shown, not only linked or listed: its file is missed where there is none.
    wiki:  its file is looked for by its name, in all of the tree.
    """

    start: int
    end: int
    path: str
    alt: str
    heading: str
    image: bool
    caption: str = ""
    title: str = ""
    wiki: bool = False


def find_references(text: str, *, page: bool = False) -> list[Reference]:
    """All paths of image files in a text, by place; where one may end in two ways (`a.png 1x, b.png`), both.

    page: the text is HTML, not Markdown.
    """
    if page:
        text = _script.sub(lambda script: " " * len(script[0]), text)
    document = Document(text, "markdown")
    protected = [Protected(0, len(text), "html")] if page else document.protected
    headings = [
        (found.start(), _any_tag.sub("", found[1]).strip())
        for found in (_html_heading if page else _heading).finditer(text)
        if page or not document.protection(*found.span())
    ]
    titled = _title.search(text) if page else _yaml_title.match(text)
    title = titled[1].strip() if titled else ""
    found: dict[tuple[int, int], Reference] = {}

    def add(
        start: int,
        end: int,
        alt: str = "",
        *,
        image: bool = False,
        html: bool = False,
        caption: str = "",
        wiki: bool = False,
    ) -> None:
        stop = next((one.start() for one in _mark.finditer(text, start, end) if unescape(one[0]) in "?#"), end)
        written = text[start:stop]
        if not written.strip() or _elsewhere.match(written) or "{" in written or "}" in written:
            return
        above = next((title for at, title in reversed(headings) if at < start), "")
        path = decode_target(written, html=html)
        found.setdefault((start, stop), Reference(start, stop, path, alt, above, image, caption, title, wiki))

    shown = not (page and "<base " in text)  # whose paths begin elsewhere
    images = image_references(text, protected)
    lines = _block_tag.sub(lambda tag: "\n" * len(tag[0]), text) if page else text
    labelled = labelled_captions(lines, [(one.start, one.end) for one in images])
    for one in images:
        below = _emphasized.match(text, one.end) or _figcaption.match(text, one.end)
        caption = caption_words(_any_tag.sub("", below[below.lastindex or 0]).strip(), marked=True) if below else ""
        end = max(one.end, text.find("\n", one.name_end))  # a definition may stand below the image
        own_title = _own_title.match(text, one.name_end, end)
        caption = caption or labelled.get(one.start, "") or (own_title[2] if own_title else "")
        add(one.name_start, one.name_end, one.alt, image=shown, html=one.kind == "html", caption=caption)
    if page:
        spans = [(tag.start(), tag.end(), True) for tag in _tag.finditer(text)]
    else:
        spans = [(span.start, span.end, span.kind == "html") for span in protected if span.kind in _PLACES]
        for sign, form in (("[[", _wiki), ("{%", _liquid), ("import", _import), ("require", _import)):
            places = form.finditer(text) if sign in text else ()
            for place in places:
                if document.protection(*place.span()) in CODE:
                    continue
                if form is _wiki:
                    add(*place.span(1), wiki=True)
                else:
                    spans.append((*place.span(), False))
    for begin, end, html in spans:
        piece = text[begin:end]
        for attribute in _srcset.finditer(piece) if html and "srcset" in piece.lower() else ():
            at, stop = attribute.span(attribute.lastindex or 0)
            while at < stop:
                candidate = _candidate.match(piece, at, stop)
                if candidate:
                    add(begin + candidate.start(1), begin + candidate.end(1), image=shown, html=True)
                past = candidate or _next_candidate.match(piece, at, stop)
                at = past.end() if past else stop
        for form in _FORMS:
            for path in form.finditer(piece):
                add(begin + path.start(1), begin + path.end(1), html=html)
    return sorted(found.values())
