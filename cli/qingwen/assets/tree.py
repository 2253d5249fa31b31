"""A tree of Markdown and the images in it: every image file, and every reference to one that is there or should be."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from qingwen.assets.references import Reference, find_references
from qingwen.errors import ReadError
from qingwen.files.discovery import TEXT_SUFFIXES, discover, read_bytes
from qingwen.reading.source import Source, read_source
from qingwen.text.beside import Beside
from qingwen.text.images import is_missing

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


def read_tree(paths: Sequence[str]) -> Tree:
    """Reads all Markdown below the paths and lists all images there; git-ignored and hidden files are left out."""
    images = discover(paths, IMAGE_SUFFIXES)
    texts = discover(paths, TEXT_SUFFIXES - {".txt", ".html", ".htm"})
    assets = {os.path.realpath(one.file): one.path for one in images.inputs if one.file and _is_image(one.path)}
    folded: dict[str, str] = {}
    for path in assets:
        folded.setdefault(_folded(path), path)
    roots = [os.path.realpath(path) for path in paths if os.path.isdir(path)]
    errors, uses = [*texts.errors], list[Use]()
    for one in texts.inputs:
        if one.file is None or _is_image(one.path):
            continue
        try:
            source = read_source(one.path, read_bytes(one.file, one.path), kind="markdown", file=one.file)
        except ReadError as error:
            if one.named or error.code != "binary":
                errors.append(error)
            continue
        here = os.path.realpath(one.file)
        for reference in find_references(source.document.text):
            asset, exact = _resolved(reference.path, here, roots, assets, folded)
            if asset or (reference.image and is_missing(reference.path, Beside(os.path.dirname(here)))):
                uses.append(Use(source, here, reference, asset, exact))
    return Tree(assets, uses, errors)


def _is_image(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in IMAGE_SUFFIXES


def _folded(path: str) -> str:
    """A path as a file system that knows neither case nor composition sees it."""
    return normalize("NFC", path).casefold()


def _resolved(
    path: str, file: str, roots: Sequence[str], assets: dict[str, str], folded: dict[str, str]
) -> tuple[str, bool]:
    """(the real path of the asset that a path means, whether it is written just so), or `("", False)`."""
    if "\0" in path:
        return "", False
    if path.startswith("/"):
        candidates = [os.path.join(root, public, path.lstrip("/")) for root in roots for public in PUBLIC]
    else:
        candidates = [os.path.join(os.path.dirname(file), path)]
    for candidate in map(os.path.normpath, candidates):
        if candidate in assets:
            return candidate, True
    for candidate in map(os.path.normpath, candidates):
        if found := folded.get(_folded(candidate)):
            return found, False
    for candidate in candidates:  # a link on the way there, or an image outside of the tree
        real = os.path.realpath(candidate)
        if real in assets:
            return real, True
    return "", False
