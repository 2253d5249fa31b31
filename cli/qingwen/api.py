"""The public functions, for those who call qingwen from Python."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, get_args

from qingwen import cleaning, linting
from qingwen.cleaning import Cleaned, Images
from qingwen.editing import Edit
from qingwen.files.discovery import read_bytes
from qingwen.reading.source import From, kind_of, read_source
from qingwen.restoring import restore_text
from qingwen.rules.base import Finding
from qingwen.text.decoding import encodable
from qingwen.text.document import Document
from qingwen.text.newlines import unify

if TYPE_CHECKING:
    from qingwen.text.han.conversion import Target

TextKind = Literal["auto", "text", "markdown", "html"]


def read(path: str | os.PathLike[str], *, kind: From = "auto", encoding: str | None = None) -> Document:
    """A file as a Document. Raises qingwen.errors.ReadError when it cannot be read or decoded, ValueError for a kind that there is not."""
    _check("kind", kind, From)
    name = os.fsdecode(path)
    return read_source(name, read_bytes(name, name), kind=kind, encoding=encoding, file=name).document


def clean(
    text: str | Document,
    *,
    kind: TextKind = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unsafe: bool = False,
    images: Images = "keep",
    han: Target | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> Cleaned:
    r"""Cleans a text, or a Document that was read. Offsets are code points in `cleaned.document.text`, whose newlines are `\n`.

    text: half of a surrogate pair, which no file can hold, is read as one U+FFFD.
    kind: what a str is: text, markdown or html; auto: what the command reads a `.txt` as: text, or what it plainly is, Markdown
          where it opens with front matter, HTML where with its first tag. The document of "html" is the Markdown that its article came out as.
    select, ignore: rule codes, prefixes and names. Raises qingwen.errors.UsageError for one that fits no rule.
    images: what becomes of image files on a line of their own, and of the places where images were: keep, drop or comment.
    han: the variant of Chinese that the prose is brought into: simplified, traditional, taiwan or hongkong.
    profile: what `qingwen learn` wrote of the site. Raises qingwen.errors.ReadError when it cannot be read.

    Raises ValueError and TypeError for other values than these.
    """
    _check_options(kind, select, ignore, images, han)
    rules = linting.with_profile(linting.select(select, ignore), os.fspath(profile) if profile else None)
    return cleaning.clean(
        _document(text, kind), rules, unsafe=unsafe, images=images, han=han, known_site=profile is not None
    )


def clean_many(
    texts: Iterable[str | Document],
    *,
    jobs: int = 1,
    kind: TextKind = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    unsafe: bool = False,
    images: Images = "keep",
    han: Target | None = None,
    profile: str | os.PathLike[str] | None = None,
) -> Iterator[Cleaned]:
    """Each text cleaned, in their order, as they are asked for; `texts` is read no further than that needs.

    jobs: processes, from 1; with more than one, the calling script guards its start with `if __name__ == "__main__":`. The
    other options are those of `clean`. What a text raises is raised in its place, and ends the iteration. For files, archives, limits and
    runs that can be taken up again, see the command `qingwen batch`.
    """
    _check_options(kind, select, ignore, images, han)
    if isinstance(texts, str):
        raise TypeError("texts must be an iterable of texts, not one str, which would be cleaned letter by letter")
    if not isinstance(jobs, int):
        raise TypeError(f"jobs must be a whole number, not {type(jobs).__name__}")
    if jobs < 1:
        raise ValueError(f"jobs must be 1 or more, not {jobs}")
    one = partial(
        clean, kind=kind, select=tuple(select), ignore=tuple(ignore), unsafe=unsafe, images=images, han=han, profile=profile
    )  # fmt: skip
    if jobs == 1:
        return map(one, texts)
    from qingwen.parallel import ordered_map

    return ordered_map(one, texts, jobs)


def lint(
    text: str | Document, *, kind: TextKind = "auto", select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Finding]:
    """What the rules find, in order of place. Options as for `clean`."""
    _check_options(kind, select, ignore)
    return linting.lint(_document(text, kind), linting.select(select, ignore))


def restore(cleaned: str, edits: Sequence[Edit]) -> str:
    r"""The text that was cleaned, which is `cleaned.document.text`: the source with `\n` as its only newline. Raises ValueError when `cleaned` is not what the edits gave."""
    if not isinstance(cleaned, str):
        raise TypeError(f"cleaned must be a str, not {type(cleaned).__name__}")
    return restore_text(cleaned, edits)


def _document(text: str | Document, kind: TextKind) -> Document:
    if isinstance(text, Document):
        return text
    if not isinstance(text, str):
        raise TypeError(f"text must be a str or a Document, not {type(text).__name__}")
    text = encodable(text)
    unified = unify(text)
    if kind == "auto":
        kind = kind_of("", unified.removeprefix("\ufeff"))
    if kind == "html":
        return read_source("page.html", text.encode(), kind=kind, encoding="utf-8").document
    return Document(unified, kind)


def _check_options(
    kind: str, select: Sequence[str], ignore: Sequence[str], images: str = "keep", han: str | None = None
) -> None:
    """Raises ValueError and TypeError."""
    _check("kind", kind, TextKind)
    _check("images", images, Images)
    if han is not None:
        from qingwen.text.han.conversion import Target

        _check("han", han, Target)
    for name, selectors in (("select", select), ("ignore", ignore)):
        if isinstance(selectors, str) or not all(isinstance(one, str) for one in selectors):
            raise TypeError(f"{name} must be a list of str, such as ['QW101']")


def _check(name: str, value: str, allowed: Any) -> None:
    values = get_args(allowed)
    if value not in values:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, values))}, not {value!r}")
