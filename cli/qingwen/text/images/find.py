"""The images that a document names: references in Markdown, bare file names on a line in a paste."""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.files_beside import Beside
from qingwen.text.head import find_head
from qingwen.text.images.captions import name_after
from qingwen.text.images.names import bare_image_name, classify, name_date


class Image(NamedTuple):
    """An image's file name at the code points [start, end): `name` is what it says, escapes undone."""

    start: int
    end: int
    name: str
    alt: str
    bare: bool
    kind: str  # what `classify` calls the name


def find_images(document: Document) -> list[Image]:
    """The images of a paste; of a Markdown document those that a rule may have something to say about."""
    if document.kind == "markdown":
        return _in_markdown(document)
    return [
        Image(line.start, line.end, name, "", True, classify(name))
        for line in document.lines
        if "." in line.text[-6:] and (name := bare_image_name(line.text))
    ]


# What might be an image's target, read quickly: the scanner decides, where a name is worth its time.
_inline = lazy(r"!\[[^\]\n]{0,400}\]\(\s{0,8}<?([^)>\n\"]{1,800})")
_html_sign = lazy("<(?:img|IMG)")
_html = lazy(r"<img\b[^>]{0,800}?\bsrc\s{0,4}=\s{0,4}[\"']?([^\"'>\s]+)", re.I)
_definition = lazy(r"\n {0,3}\[([^\]\n]{1,200})\]:[ \t]*<?(\S+)")
# An image by reference: its description, its label, or the bracket by which the two cannot be told so quickly.
_by_reference = lazy(r"!\[([^\[\]]*+)(?:\]\[([^\]]+)\]|\](?!\()|(\[))")
# Its description holds a link or an image: then its target is none that `_inline` sees.
_nested = lazy(r"!\[[^\[\]\n]{0,400}\[")
_target = lazy(r"\]\(\s{0,8}<?([^)>\n\"]{1,800})")
_link = lazy(r"\]\([^)\n]*\)")  # in a description, its target
_entity = lazy(r"&#?\w+;")


def _in_markdown(document: Document) -> list[Image]:
    text = document.text
    names: set[str] = set()
    if "![" in text:
        names.update(_target.findall(text) if _nested.search(text) else _inline.findall(text))
        if "]:" in text:
            names.update(_defined(text))
    if _html_sign.search(text):
        names.update(_html.findall(text))
    if not any(_noteworthy(name.strip(), document) for name in names):
        return []
    from qingwen.text.markdown.protected import images_of

    return [
        Image(image.name_start, image.name_end, image.name, image.alt, False, classify(image.name))
        for image in images_of(text, document.blocks)
    ]


def _defined(text: str) -> list[str]:
    """The targets that definitions may give to images: most definitions are links' alone."""
    images = _by_reference.findall(text)
    if not images:
        return []
    from qingwen.text.markdown.patterns import normalize_label

    any_label = any(bracket or alt.endswith("\\") for alt, _, bracket in images)
    labels = {normalize_label(label or alt) for alt, label, _ in images}
    return [
        target for label, target in _definition.findall("\n" + text) if any_label or normalize_label(label) in labels
    ]


def _noteworthy(name: str, document: Document) -> bool:
    if "%" in name or "\\" in name or " " in name or classify(name):
        return True
    if "&" in name and _entity.search(name):
        return True
    if document.once(find_head).moment and name_date(name):  # it is held against the article's date, which few have
        return True
    return is_missing(name, document.beside)


# An address, a path from a site's root, an anchor, a variable or alias of some build tool.
_elsewhere = lazy(r"[a-zA-Z][\w+.-]*:|/|[#{$@~]")


def is_missing(name: str, beside: Beside) -> bool:
    """Whether an image's name is a path relative to a folder that is known, and nothing is there."""
    if beside.folder is None or not name or "\0" in name or _elsewhere.match(name):
        return False
    return beside.look(file_of(name)) in ("case", "")


def file_of(name: str) -> str:
    """An image's name without what an address may have behind it."""
    return re.split(r"[?#]", name)[0]


def proposed_names(document: Document) -> dict[int, str]:
    """Where an image's name starts → an ASCII name for it, unique in the document, after its caption where it has one."""
    from qingwen.text.images.naming import propose

    head = document.once(find_head)
    title = head.title.text if head.title else ""
    names: dict[int, str] = {}
    same: dict[str, str] = {}
    taken: set[str] = set()
    for image in document.once(find_images):
        if image.name not in same and image.kind:
            caption = name_after(document, image.end) if image.bare else _link.sub(" ", image.alt)
            same[image.name] = propose(image.name, taken, caption or ("" if image.kind == "han" else title))
            taken.add(same[image.name])
        if image.name in same:
            names[image.start] = same[image.name]
    return names
