"""`Source`: what was read, as bytes say it and as a `Document`."""

from __future__ import annotations

import os
import re
from functools import cached_property
from typing import Literal

from qingwen.errors import ReadError
from qingwen.text.decoding import Decoded, DecodeError, decode
from qingwen.text.document import Document, Kind
from qingwen.text.newlines import Newlines, unify

From = Literal["auto", "text", "markdown", "html", "docx"]

SUFFIX_KINDS = {".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".html": "html", ".htm": "html",
                ".mhtml": "html", ".docx": "docx"}  # fmt: skip
# YAML front matter: fences, and between them at least one `key:` and nothing that could not be YAML of that shape.
_front_matter = re.compile(r"---[ \t]*\n(?:(?:[ \t#-].*|[\w.-]+[ \t]*:(?:[ \t].*)?|)\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_html = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)


class Source:
    """An input as it was read.

    decoded: its text with its own newlines, and what else it takes to give the bytes back.
    data:    the bytes themselves.
    """

    def __init__(self, path: str, document: Document, decoded: Decoded, data: bytes) -> None:
        self.path, self.document, self.decoded, self.data = path, document, decoded, data

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
) -> Source:
    """The bytes of an input, decoded and wrapped.

    name: the file name that tells the kind, when the path does not (standard input).
    file: where it is on disk, so that relative links can be followed.
    Raises ReadError: binary, an unknown encoding, or a kind that this version does not read.
    """
    try:
        decoded = decode(data, encoding)
    except DecodeError as error:
        raise ReadError(path, error.code, str(error)) from error
    text = unify(decoded.text)
    found = _kind(name or path, text, kind, path)
    folder = os.path.dirname(os.path.abspath(file)) if file else None
    document = Document(text, found, path=path, folder=folder, language=language)
    return Source(path, document, decoded, data)


def _kind(name: str, text: str, asked: From, path: str) -> Kind:
    kind: str = asked
    if asked == "auto":
        kind = SUFFIX_KINDS.get(os.path.splitext(name)[1].lower(), "text")
        if kind == "text" and opens_with_front_matter(text):
            kind = "markdown"
        elif kind == "text" and _html.match(text[:4096]):
            kind = "html"
    if kind == "html":
        raise ReadError(
            path,
            "unsupported",
            "this version reads text and Markdown; save the page's text, or pass --from text",
        )
    if kind == "docx":
        raise ReadError(path, "unsupported", "this version reads text and Markdown; save the document as plain text")
    return "markdown" if kind == "markdown" else "text"


def opens_with_front_matter(text: str) -> bool:
    """Whether a text starts with YAML front matter."""
    found = _front_matter.match(text)
    return bool(found and re.search(r"^[\w.-]+[ \t]*:", found[0], re.M))
