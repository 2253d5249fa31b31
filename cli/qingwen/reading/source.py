"""`Source`: what was read, as bytes say it and as a `Document`."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from qingwen.errors import ReadError
from qingwen.lazy_pattern import lazy
from qingwen.text.decoding import Decoded, DecodeError, decode
from qingwen.text.document import Document
from qingwen.text.files_beside import Beside
from qingwen.text.images.names import extension
from qingwen.text.newlines import Newlines, unify

if TYPE_CHECKING:
    from qingwen.files.pictures import Pictures

From = Literal["auto", "text", "markdown", "html", "docx"]

SUFFIX_KINDS = {".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html",
                ".mhtml": "html", ".mht": "html", ".docx": "docx"}  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # `.doc`, and an encrypted `.docx`
_rtf = lazy(rb"\{\\rtf[0-9]?(?:[\\{}\s]|\Z)")  # Rich Text Format, whatever its suffix: Word opens it as a `.doc`
# YAML front matter: fences, and between them at least one `key:` and nothing that could not be YAML of that shape.
_heading = lazy(r"^#{1,6} \S", re.M)
_other_mark = lazy(r"[^\s!]\]\([^()\s]+\)|(?<![*\w])\*\*[^*\s][^*\n]*\*\*|^```", re.M)
_front_matter = lazy(r"---[ \t]*\n(?:(?:[ \t#-].*|[\w.-]+[ \t]*:(?:[ \t].*)?|)\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_UNSEEN = r"(?:[\s\ufeff]|<\?xml[^>]*>|<!--.*?-->|(?!))*+"
_html = lazy(
    rf"{_UNSEEN}<(?:!doctype\s+html|html)(?:\s[^>]*)?>(?:{_UNSEEN}<(?:html|head|body)(?:\s[^>]*)?>|(?!))*+", re.I | re.S
)
# What goes on in words names tags where `<html>`, `<head>` or `<body>` come once more, or behind an empty page's end; a page has
# `<head>` or `<body>` behind words where it ends in `</html>`.
_tag_next = lazy(r"[ \t\r\n\f]*<[a-z/!?]", re.I)
_shown_empty = lazy(r"(?:[ \t]*</?(?:html|head|body)>)*(?<=</html>)[ \t]*[^\s<]", re.I)
_structure = lazy(r"<(?:!doctype|html|head|body)\b", re.I)
# Behind a doctype alone on its line, what a server or a template says before the page.
_late = lazy(r"[ \t]*\r?\n(?:[^<\r\n]*\r?\n){1,3}\s*<html\b", re.I)
_as_a_word = lazy(r"[^\w\r\n]")
_opened = lazy(r"<(?:!doctype|html)\b", re.I)
_tag = lazy(r"</?[a-z][^<>]*>", re.I)
_with_attribute = lazy(r"<[a-z]+[0-9]?\s+[a-z-]+=[^<>]*>", re.I)
_closed = lazy(r"</[a-z][a-z0-9]*\s*>(?:\s|<!--[^>]*-->)*\Z", re.I)
_ended = lazy(r"</(?:html|body)\s*>(?:\s|<!--[^>]*-->)*\Z", re.I)
_line = lazy(r"[^\r\n]*")
# As a page opens that was saved as one mail.
_mail = lazy(rb"\s*(?:from|subject|date|mime-version|content-type|snapshot-content-location):", re.I)
FIRST = 20  # bytes, of which one opens a tag in a piece of a page
_HEAD, _TAIL = 4096, 400  # letters, or bytes, that tell HTML


class Source:
    """An input as it was read.

    decoded:  its text with its own newlines, and what else it takes to give the bytes back; of what was rendered, the
              rendered text: findings and edits point there, and the bytes are given back as they are.
    data:     the bytes themselves.
    kind:     `text`, `markdown`, `html` or `docx`. encoding: that of the bytes.
    page:     the decoded text that was rendered. left_out: how many blocks of it are not the article's.
    notes:    what is to be said of the reading, each without the path.
    pictures: the names of those that were inside it.
    """

    def __init__(
        self,
        path: str,
        document: Document,
        decoded: Decoded,
        data: bytes,
        *,
        kind: str = "",
        page: str = "",
        encoding: str = "",
        notes: Sequence[str] = (),
        pictures: Sequence[str] = (),
        left_out: int = 0,
    ) -> None:
        self.path, self.document, self.decoded, self.data = path, document, decoded, data
        self.kind = kind or document.kind
        self.page = page
        self.encoding = encoding or decoded.encoding
        self.notes = notes
        self.pictures = pictures
        self.left_out = left_out

    @property
    def rendered(self) -> bool:
        """Whether the document is Markdown that was made of another kind of file."""
        return self.kind != self.document.kind

    @cached_property
    def sha256(self) -> str:
        """The checksum of the bytes, as hex digits."""
        from hashlib import sha256  # 3 ms to import, and a text report has no use for it

        return sha256(self.data).hexdigest()

    @cached_property
    def newlines(self) -> Newlines:
        return Newlines(self.decoded.text)


def read_source(
    path: str,
    data: bytes,
    *,
    kind: From = "auto",
    encoding: str | None = None,
    name: str = "",
    file: str | None = None,
    language: str | None = None,
    pictures: Pictures | None = None,
    beside: str = "",
    selected: bool = False,
    allow: tuple[str, ...] = (),
) -> Source:
    """The bytes of an input, decoded and wrapped.

    name: the file name that tells the kind, when the path does not (standard input).
    file: where it is on disk, so that relative links can be followed.
    selected: it was copied from a page, which somebody has cut to size already.
    pictures, beside: what names the pictures inside a page or Word document, and the folder that its Markdown will lie in.
    allow: phrases and lines never to touch.
    Raises ReadError: binary, an unknown encoding, or a kind that this version does not read.
    """
    source = _read(path, data, kind, encoding, name, file, language, pictures, beside, selected)
    source.document.allow = allow
    return source


def _read(
    path: str,
    data: bytes,
    kind: From,
    encoding: str | None,
    name: str,
    file: str | None,
    language: str | None,
    pictures: Pictures | None,
    beside: str,
    selected: bool,
) -> Source:
    folder = os.path.dirname(os.path.abspath(file)) if file else None
    suffix_kind = SUFFIX_KINDS.get(os.path.splitext(name or path)[1].lower())
    if kind in ("auto", "docx") and _rtf.match(data):
        raise ReadError(
            path, "unsupported", "it is a Rich Text document (.rtf); save it as .docx, or --from text reads its source"
        )
    if kind == "docx" or (kind == "auto" and suffix_kind == "docx") or data.startswith(_OLD_OFFICE):
        return _read_word(path, data, folder, language, pictures, beside)
    if kind == "html" or (kind == "auto" and (suffix_kind == "html" or (suffix_kind is None and _is_page(data)))):
        selected = selected or (suffix_kind is None and _is_fragment(data))
        return _read_page(path, data, encoding, folder, language, selected, pictures, beside)
    try:
        decoded = decode(data, encoding)
    except DecodeError as error:
        told = "it is a picture, not a text" if error.code == "binary" and extension(name or path) else str(error)
        raise ReadError(path, error.code, told) from error
    text = unify(decoded.text)
    found = kind_of(name or path, text, kind)
    if found == "html":
        return _read_page(path, data, encoding, folder, language, selected, pictures, beside)
    document = Document(text, found, path=path, folder=folder, language=language)
    unsaid = found == "text" and kind == "auto" and _looks_like_markdown(text)
    return Source(path, document, decoded, data, notes=[UNSAID] if unsaid else ())


UNSAID = "it is read as plain text, though it looks like Markdown; --from markdown reads it as that"


def _looks_like_markdown(text: str) -> bool:
    """Whether a text has a heading of Markdown, and a link, emphasis or a fence."""
    start = text[:100_000]
    return "# " in start and _heading.search(start) is not None and _other_mark.search(start) is not None


def _is_page(data: bytes) -> bool:
    """Whether bytes are HTML plainly enough that their text need not be looked at: what they declare may be needed to read it."""
    if _mail.match(data):
        from qingwen.html.dom.mhtml import is_plainly_mhtml

        return is_plainly_mhtml(data)
    head = data[:_HEAD].decode("latin-1").removeprefix("ï»¿")
    return _is_html(head, data[-_TAIL:].decode("latin-1")) or _is_fragment(data)


def _is_fragment(data: bytes) -> bool:
    """Whether bytes are a piece of a page, which somebody has selected."""
    if b"<" not in data[:FIRST]:
        return False
    from qingwen.reading.html_fragments import is_fragment

    return is_fragment(unify(data.decode("latin-1").removeprefix("ï»¿")))


def _is_html(head: str, tail: str) -> bool:
    """Whether a text that begins and ends so is a page; one that asks what `<!DOCTYPE html>` means goes on in words, a space between."""
    opening = _html.match(head)
    if opening is None:
        return False
    rest = head[opening.end() :]
    if _tag_next.match(rest):
        return not _shown_empty.match(rest)
    if _late.match(rest) and _ended.search(tail):
        return True
    if _structure.search(rest) and (_as_a_word.match(rest) or _opened.search(rest) or not _ended.search(tail)):
        return False
    line = _line.match(rest)
    words = line[0] if line else ""
    if not words.strip(" \t"):  # they begin below
        return bool(_tag.search(rest) or _closed.search(tail))
    if words[0] in " \t":  # as behind a word
        return bool(_with_attribute.search(words) or _ended.search(tail))
    paragraph = "<body" in opening[0].lower() and "\n\n" not in rest.strip()
    return bool(paragraph or _tag.search(words) or _closed.search(tail))


def _read_page(
    path: str,
    data: bytes,
    encoding: str | None,
    folder: str | None,
    language: str | None,
    selected: bool,
    pictures: Pictures | None,
    output_folder: str,
) -> Source:
    from qingwen.files.pictures import Pictures
    from qingwen.reading.html import render_page

    beside = Beside(folder)
    page = render_page(
        path,
        data,
        encoding=encoding,
        beside=beside,
        selected=selected,
        pictures=pictures or Pictures(),
        output_folder=output_folder,
    )
    document = Document(
        page.text, "markdown", path=path, folder=folder, language=language, rendered=True, beside=beside
    )
    decoded = Decoded(page.text, "utf-8", False, "\n", ())
    return Source(
        path,
        document,
        decoded,
        data,
        kind="html",
        page=page.decoded.text,
        encoding=page.decoded.encoding,
        notes=page.notes,
        pictures=page.pictures,
        left_out=page.left_out,
    )


def _read_word(
    path: str, data: bytes, folder: str | None, language: str | None, pictures: Pictures | None, beside: str
) -> Source:
    from qingwen.files.pictures import Pictures
    from qingwen.reading.word import render_word

    word = render_word(path, data, pictures or Pictures(), beside)
    document = Document(word.text, "markdown", path=path, folder=None, language=language, rendered=True)
    decoded = Decoded(word.text, "utf-8", False, "\n", ())
    return Source(path, document, decoded, data, kind="docx", notes=word.notes, pictures=word.pictures)


def kind_of(name: str, text: str, asked: From = "auto") -> Literal["text", "markdown", "html"]:
    """What a text is read as. name: of its file, whose suffix tells."""
    kind: str = asked
    if asked == "auto":
        kind = SUFFIX_KINDS.get(os.path.splitext(name)[1].lower(), "text")
        if kind == "text" and opens_with_front_matter(text):
            kind = "markdown"
        elif kind == "text" and _is_html(text[:_HEAD], text[-_TAIL:]):
            kind = "html"
    return "markdown" if kind == "markdown" else "html" if kind == "html" else "text"


def opens_with_front_matter(text: str) -> bool:
    """Whether a text starts with YAML front matter."""
    found = _front_matter.match(text)
    return bool(found and re.search(r"^[\w.-]+[ \t]*:", found[0], re.M))
