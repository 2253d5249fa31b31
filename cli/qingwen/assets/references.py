"""Where a Markdown text names files: in images and links, raw HTML, front matter and imports; never in code or prose."""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.text.document import Document
from qingwen.text.markdown import image_references
from qingwen.text.markdown_images import decode_target

_EXTENSION = r"\.(?:png|jpe?g|gif|webp|svg|bmp|avif|heic|heif|tiff?|ico)"
# Longest first: a quoted or bracketed path may hold spaces, a bare one not; a value in YAML may.
_FORMS = (
    re.compile(rf"<([^<>\n\"']{{1,300}}?{_EXTENSION})(?=[>?#])", re.I),
    re.compile(rf"[\"']([^\"'\n]{{1,300}}?{_EXTENSION})(?=[\"'?#])", re.I),
    re.compile(rf"[:\-][ \t]+([^\s\"'][^\"'\n]{{0,300}}?{_EXTENSION})(?=[ \t]*$)", re.I | re.M),
    re.compile(rf"(?<![^\s\"'(,=])([^\s\"'()<>,=]{{1,300}}?{_EXTENSION})(?=[\s\"')?#,>]|$)", re.I | re.M),
)
_import = re.compile(r"^[ \t]*(?:import|export)\b.*|\brequire\([^)\n]*\)", re.M)
_elsewhere = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\{|\$", re.I)
_heading = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.M)
_PLACES = frozenset(("front-matter", "html", "link-target"))


class Reference(NamedTuple):
    """A path in a text, at the code points [start, end) as it is written, without query and fragment.

    path:  what it stands for. alt: an image's description. heading: the one above it.
    image: it is shown, not only linked or listed: its file is missed where there is none.
    """

    start: int
    end: int
    path: str
    alt: str
    heading: str
    image: bool


def find_references(text: str) -> list[Reference]:
    """All paths of image files in a text, by place; where one may end in two ways (`a.png 1x, b.png`), both."""
    document = Document(text, "markdown")
    headings = [
        (found.start(), found[1]) for found in _heading.finditer(text) if not document.protection(*found.span())
    ]
    found: dict[tuple[int, int], Reference] = {}

    def add(start: int, end: int, alt: str = "", *, image: bool = False, html: bool = False) -> None:
        stop = next((start + i for i, c in enumerate(text[start:end]) if c in "?#"), end)
        written = text[start:stop]
        if not written.strip() or _elsewhere.match(written) or "{" in written or "}" in written:
            return
        above = next((title for at, title in reversed(headings) if at < start), "")
        found.setdefault((start, stop), Reference(start, stop, decode_target(written, html=html), alt, above, image))

    for one in image_references(text, document.protected):
        add(one.name_start, one.name_end, one.alt, image=True, html=one.kind == "html")
    spans = [(span.start, span.end, span.kind == "html") for span in document.protected if span.kind in _PLACES]
    if "import" in text or "require" in text:
        spans += [
            (line.start(), line.end(), False)
            for line in _import.finditer(text)
            if document.protection(*line.span()) not in ("fenced-code", "indented-code", "code")
        ]
    for begin, end, html in spans:
        piece = text[begin:end]
        for form in _FORMS:
            for path in form.finditer(piece):
                add(begin + path.start(1), begin + path.end(1), html=html)
    return sorted(found.values())
