"""The public functions, for those who call qingwen from Python."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from qingwen import cleaning, linting
from qingwen.cleaning import Cleaned, Images
from qingwen.editing import Edit
from qingwen.files.discovery import read_bytes
from qingwen.reading.source import From, read_source
from qingwen.restoring import restore_text
from qingwen.rules.base import Finding
from qingwen.text.document import Document
from qingwen.text.newlines import unify

if TYPE_CHECKING:
    from qingwen.text.han_conversion import Target

TextKind = Literal["text", "markdown"]


def read(path: str | os.PathLike[str], *, kind: From = "auto", encoding: str | None = None) -> Document:
    """A file as a Document. Raises qingwen.errors.ReadError when it cannot be read or decoded."""
    name = os.fspath(path)
    return read_source(name, read_bytes(name, name), kind=kind, encoding=encoding, file=name).document


def clean(
    text: str | Document,
    *,
    kind: TextKind = "text",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unsafe: bool = False,
    images: Images = "keep",
    han: Target | None = None,
) -> Cleaned:
    r"""Cleans a text, or a Document that was read. Offsets are code points in `cleaned.document.text`, whose newlines are `\n`.

    select, ignore: rule codes, prefixes and names. Raises qingwen.errors.UsageError for one that fits no rule.
    han: the variant of Chinese that the prose is brought into: simplified, traditional, taiwan or hongkong.
    """
    return cleaning.clean(_document(text, kind), linting.select(select, ignore), unsafe=unsafe, images=images, han=han)


def lint(
    text: str | Document, *, kind: TextKind = "text", select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Finding]:
    """What the rules find, in order of place. Options as for `clean`."""
    return linting.lint(_document(text, kind), linting.select(select, ignore))


def restore(cleaned: str, edits: Sequence[Edit]) -> str:
    """The text that was cleaned. Raises ValueError when `cleaned` is not what the edits gave."""
    return restore_text(cleaned, edits)


def _document(text: str | Document, kind: TextKind) -> Document:
    return text if isinstance(text, Document) else Document(unify(text), kind)
