"""The pictures that are inside a page: in its own text (`data:`), or beside it in a saved one (`cid:`, or under their address)."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from qingwen.html.dom.tree import Element
from qingwen.html.markdown.links import Targets
from qingwen.lazy_pattern import lazy

if TYPE_CHECKING:
    from qingwen.files.pictures import Pictures

LEAST = 200  # bytes; a smaller one that nobody described is a place holder, or a dot
_data = lazy(r"\s*data:image/([a-z]+)[^,]{0,100}?;base64,", re.I)
# What has no scripts in it, by its type.
_SUFFIXES = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp", "avif": "avif", "bmp": "bmp"}
_MACHINE_MADE = lazy(r"(?:image|picture|图片)?\s*[\d.-]*$|.*\.(?:png|jpe?g|gif|webp)$", re.I)


def written(
    root: Element, skip: Collection[Element], targets: Targets, mail: bytes, pictures: Pictures, beside: str
) -> tuple[dict[Element, str], list[str]]:
    """(of each picture inside a page its link from the folder `beside`, or `` where it is not written; the names of those that are)

    root, skip: the article. mail: the saved page that has them as parts, else nothing.
    """
    links: dict[Element, str] = {}
    names: dict[str, None] = {}
    parts = cache(lambda: _parts(mail))  # read once, where a picture asks for one
    for image, caption in _images(root, skip):
        source = image.attrs.get("src", "").strip()
        has_address = bool(targets.image(image))  # which stays, where nobody asked for pictures
        is_inside = source[:5].lower().startswith(("data:", "cid:"))
        if is_inside == has_address or (has_address and (pictures.folder is None or source not in parts())):
            continue
        suffix, content = "", b""
        if has_address or source[:4].lower() == "cid:":
            suffix, content = parts().get(source if has_address else unquote(source[4:]), ("", b""))
        elif found := _data.match(source):
            suffix, content = _SUFFIXES.get(found[1].lower(), ""), _decoded(source[found.end() :])
        described = image.attrs.get("alt", "").strip()
        if not described and not caption and (not suffix or len(content) < LEAST):
            continue
        links[image] = ""
        if suffix and content and pictures.folder is not None:
            name = pictures.name(caption or ("" if _MACHINE_MADE.match(described) else described), suffix, content)
            names[name] = None
            links[image] = pictures.link(name, beside)
    return links, list(names)


def notes_on_pictures(unasked: int, lost: int) -> list[str]:
    """What is to be said of the pictures whose places comments keep: those that nobody asked for, and those that cannot be read."""
    notes = []
    if lost:
        notes.append(f"cannot be read: {_count(lost)}; comments keep the places")
    if unasked:
        notes.append(f"not written: {_count(unasked)}; name a folder with --assets")
    return notes


def _count(pictures: int) -> str:
    return f"{pictures} picture inside it" if pictures == 1 else f"{pictures} pictures inside it"


def _images(root: Element, skip: Collection[Element]) -> Iterator[tuple[Element, str]]:
    """The images of the article, each with its figure's caption."""
    stack = [(root, "")]
    while stack:
        element, caption = stack.pop()
        if element in skip:
            continue
        if element.tag == "img":
            yield element, caption
        elif element.tag == "figure":
            caption = next((" ".join(one.text().split()) for one in element if one.tag == "figcaption"), "")
        stack += [(child, caption) for child in reversed(element.children) if isinstance(child, Element)]


def _decoded(text: str) -> bytes:
    try:
        return b64decode(unquote(text) if "%" in text else text)
    except ValueError:
        return b""


def _parts(mail: bytes) -> dict[str, tuple[str, bytes]]:
    """The pictures of a saved page by their Content-ID and the address they came from: suffix and bytes."""
    from email import policy
    from email.parser import BytesParser

    found: dict[str, tuple[str, bytes]] = {}
    for part in BytesParser(policy=policy.compat32).parsebytes(mail).walk() if mail else ():
        content = part.get_payload(decode=True)
        suffix = _SUFFIXES.get(part.get_content_subtype(), "")
        if part.get_content_maintype() == "image" and suffix and isinstance(content, bytes):
            for name in (part.get("Content-ID", ""), part.get("Content-Location", "")):
                found.setdefault(str(name).strip().strip("<>"), (suffix, content))
    return found
