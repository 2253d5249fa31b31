"""Pictures and films as Markdown."""

from __future__ import annotations

import re

from qingwen.html.dom.tree import Element
from qingwen.html.markdown.addresses import film
from qingwen.html.markdown.inline import Token
from qingwen.html.markdown.inline_escaping import has_marks
from qingwen.html.markdown.links import Targets, is_bare_address, wrapped
from qingwen.html.markdown.mathml import tex_of_image
from qingwen.lazy_pattern import lazy
from qingwen.text.images.comments import image_comment
from qingwen.text.images.machine_names import has_digit
from qingwen.text.images.names import bare_image_name, classify

# What editors and programs put where nobody described a picture: CSDN's, old and new; Typora's; scripts'. WeChat's word is `图片`.
_NOT_DESCRIBED = frozenset(
    (
        "在这里插入图片描述",
        "这里写图片描述",
        "insert image description here",
        "img",
        "image",
        "undefined",
        "null",
        "[object object]",
    )
)
_is_picture = lazy(r"\[?!\[.*\]\(\S+\)")  # it may stand in a link
_is_button = lazy(
    r"(?i)share (?:this )?(?:(?:on|via|to|with|by) (?:facebook|twitter|x|linked ?in|pinterest|reddit|whatsapp|telegram|e-?mail|weibo|wechat)"
    r"|icon|button)|tweet this|分享(?:到|至)(?:微信|微博|新浪微博|朋友圈|qq|qq空间)"
)
_is_emoji = lazy(r".{1,4}|:[\w+-]{1,40}:")


def picture(image: Element, targets: Targets, link: str | None, title: str = "") -> Token:
    """What stands for an image, which may be nothing.

    link: of a picture inside the page, where it will lie, or `` where a comment keeps its place; None of any other.
    title: that of the page, which many programs give every picture that nobody described.
    """
    attrs = image.attrs
    source = targets.image(image) if link is None else link
    alt = " ".join((attrs.get("alt") or attrs.get("title") or "").split())
    if tex := tex_of_image(image):
        return Token("raw", f"${tex}$")
    if link == "" or attrs.get("src", "").startswith("file:"):
        return Token("raw", image_comment(alt))
    if not source or {attrs.get("width"), attrs.get("height")} & {"0", "1", "2"} or _is_button.fullmatch(alt):
        return Token("text", "")
    if "emoji" in attrs.get("class", "") and _is_emoji.fullmatch(alt):
        return Token("text", alt)
    if not _describes(alt) or (title and alt == title) or (alt == "图片" and "mmbiz" in source):
        alt = ""
    escaped = re.sub(r"([\\\[\]`*<&]|(?<![^\W_])_|_(?![^\W_]))", r"\\\1", alt)
    return Token("raw", f"![{escaped}]({wrapped(source)})")


def _describes(alt: str) -> bool:
    """Whether a text tells what a picture shows: no file's name does that a machine gave, or that still has its extension."""
    if alt.lower() in _NOT_DESCRIBED:
        return False
    return alt.isdecimal() or not (
        bare_image_name(alt) or (has_digit.search(alt) and classify(f"{alt}.png") in ("camera", "hash"))
    )


# Its file, Wikipedia's page of it (`/wiki/File:Boat.jpg`), WordPress's, albums' and papers'.
_large = lazy(
    r"[^?#]*(?:\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)(?=[?#]|$)|/(?:photos?|attachment|figures?|tables?)/)|[^#]*[?&]attachment_id=",
    re.I,
)


def is_large(target: str) -> bool:
    """Whether a link round a picture leads to the picture alone, as one does that shows it in large."""
    return _large.match(target) is not None


def pictures_once(blocks: list[str]) -> list[str]:
    """The blocks without the second of two pictures that are the same, of which a script would take one away."""
    return [
        block for i, block in enumerate(blocks) if not (i and block == blocks[i - 1] and _is_picture.fullmatch(block))
    ]


def film_link(node: Element, targets: Targets) -> str:
    """A frame, a film or a sound that is shown as a link to its page or, where it has none, to its file; `` for other frames."""
    get = node.attrs.get
    if node.tag == "audio" and "controls" not in node.attrs:
        return ""  # nothing of it is seen
    if node.tag == "iframe":
        target = film(get("data-src") or get("src", ""))
    else:
        sources = (one.attrs["src"] for one in node if one.tag in ("video", "audio", "source") and one.attrs.get("src"))
        target = targets.link(next(sources, ""))
    if not target:
        return ""
    title = " ".join(get("title", "").split())
    if title and "player" not in title.lower() and not has_marks.search(title):
        return f"[{title}]({wrapped(target)})"
    return f"<{target}>" if is_bare_address.match(target) else f"[{node.tag}]({wrapped(target)})"
