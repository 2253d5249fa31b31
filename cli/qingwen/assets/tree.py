"""A tree of Markdown and pages and the images in it: every image file, and every reference to one that is there or should be."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple
from unicodedata import normalize

from qingwen.assets.references import Reference, find_references
from qingwen.errors import ReadError
from qingwen.files.discovery import TEXT_SUFFIXES, Input, discover, read_bytes
from qingwen.html.dom.charset import decode_page
from qingwen.reading.source import Source, read_source
from qingwen.text.decoding import DecodeError
from qingwen.text.files_beside import Beside
from qingwen.text.images.find import is_missing

IMAGE_SUFFIXES = frozenset(
    f".{one}"
    for one in ["png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif", "heic", "heif", "tif", "tiff", "ico"]
)
# Where sites keep what `/images/a.png` means, below the root of a tree.
PUBLIC = ("", "static", "public", "assets", "source", "docs/public", ".vuepress/public", "docs/.vuepress/public")


class Use(NamedTuple):
    """A reference in a file of the tree; asset: the real path of the image, or `` where there is none."""

    source: Source
    file: str
    reference: Reference
    asset: str
    exact: bool  # written just as the file is called, letter case and composed accents too


class Tree(NamedTuple):
    """assets: real path → shown path of each image. uses: in order. errors: what could not be read."""

    assets: dict[str, str]
    uses: list[Use]
    errors: list[ReadError]


def read_tree(paths: Sequence[str], allowed_in: Callable[[str], tuple[str, ...]] = lambda file: ()) -> Tree:
    """Reads all text below the paths and lists all images there; git-ignored and hidden files are left out.

    allowed_in: the phrases and lines of a file that are never to be touched.
    """
    images = discover(paths, IMAGE_SUFFIXES)
    texts = discover(paths, TEXT_SUFFIXES - {".txt"})
    assets = {os.path.realpath(one.file): one.path for one in images.inputs if one.file and _is_image(one.path)}
    folded: dict[str, str] = {}
    for path in assets:
        folded.setdefault(fold(path), path)
    by_name: dict[str, list[str]] = {}
    for path in assets:
        by_name.setdefault(fold(os.path.basename(path)), []).append(path)
    roots = _roots(paths)
    errors, uses = [*texts.errors], list[Use]()
    for one in texts.inputs:
        if one.file is None or _is_image(one.path):
            continue
        try:
            source = read_text(one, allowed_in(one.file))
        except ReadError as error:
            if one.named or error.code != "binary":
                errors.append(error)
            continue
        here = os.path.realpath(one.file)
        for reference in find_references(source.document.text, page=is_page(one.path)):
            asset, exact = _resolved(reference, here, roots, assets, folded, by_name)
            if asset or (reference.image and is_missing(reference.path, Beside(os.path.dirname(here)))):
                uses.append(Use(source, here, reference, asset, exact))
    return Tree(assets, uses, errors)


def read_text(one: Input, allow: tuple[str, ...] = ()) -> Source:
    """A file as text, pages too, with the encoding that they declare. Raises ReadError."""
    return text_of(one.path, read_bytes(one.file, one.path), one.file, allow)


def text_of(path: str, data: bytes, file: str | None = None, allow: tuple[str, ...] = ()) -> Source:
    """As `read_text`, of what was read already."""
    encoding = None
    if is_page(path):
        with suppress(DecodeError):
            encoding = decode_page(data).encoding
    return read_source(path, data, kind="markdown", encoding=encoding, file=file, allow=allow)


def is_called(shown: str, real: str) -> bool:
    """Whether the path shown leads to the file: none does to a name whose bytes are no UTF-8."""
    return "\ufffd" not in shown or os.path.realpath(shown) == real


def is_page(path: str) -> bool:
    return path.lower().endswith((".html", ".htm"))


def is_markdown(path: str) -> bool:
    return path.lower().endswith((".md", ".markdown", ".mdx"))


def _roots(paths: Sequence[str]) -> list[str]:
    """The folders from which `/images/a.png` may be meant: those named, then those above them in their repository."""
    named = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    above = list[str]()
    for folder in named:
        parents = [folder]
        while not os.path.exists(os.path.join(parents[-1], ".git")) and parents[-1] != os.path.dirname(parents[-1]):
            parents.append(os.path.dirname(parents[-1]))
        if os.path.exists(os.path.join(parents[-1], ".git")):
            above += parents[1:]
    return list(dict.fromkeys(named + above))


def _is_image(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in IMAGE_SUFFIXES


def fold(path: str) -> str:
    """A path as a file system that knows neither case nor composition sees it."""
    return normalize("NFC", path).casefold()


def _resolved(
    reference: Reference,
    file: str,
    roots: Sequence[str],
    assets: dict[str, str],
    folded: dict[str, str],
    by_name: dict[str, list[str]],
) -> tuple[str, bool]:
    """(the real path of the asset that is meant, whether it is written just so), or `("", False)`."""
    path = reference.path
    if "\0" in path:
        return "", False
    of_site = [os.path.join(root, public, path.lstrip("/")) for root in roots for public in PUBLIC]
    if path.startswith("/"):
        candidates = of_site
    else:
        candidates = [os.path.join(os.path.dirname(file), path)]
        if not reference.image:  # a template's, which looks in the post's own folder and from the site's root too
            candidates += [os.path.join(os.path.splitext(file)[0], path), *of_site]
    for candidate in map(os.path.normpath, candidates):
        if candidate in assets:
            return candidate, True
    for candidate in map(os.path.normpath, candidates):
        if found := folded.get(fold(candidate)):
            return found, False
    for candidate in candidates:  # a link on the way there, or an image outside of the tree
        real = os.path.realpath(candidate)
        if real in assets:
            return real, True
    if reference.wiki:
        ending = "/" + fold(path)
        meant = [one for one in by_name.get(os.path.basename(fold(path)), ()) if fold(one).endswith(ending)]
        if len(meant) == 1:
            return meant[0], meant[0].endswith("/" + path)
    return "", False
