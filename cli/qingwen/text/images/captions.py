"""The caption of an image: the line below its place, where it reads like one, or a line beside it that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.find import known_starts
from qingwen.text.document import BLANK, Document
from qingwen.text.images.names import bare_image_name
from qingwen.text.list_marks import GLYPHS

HEAD = 200  # letters of a caption that a file name may take words of
SHORT = 60  # letters; what is longer and has no bullet is the next paragraph
# What closes an article, in WeChat's and others' pages below the last picture.
_end_mark = lazy(r"[\W_]*(?:(?:the )?end|全文完|本文完|完|未完待[续續])[\W_]*", re.I)
_label = lazy(rf"[{GLYPHS}▲△↑*\s]+")


# A sentence, a question, what leads up to something, a quotation, a heading: an article's next words, where no mark shows that they are a caption.
_runs_on = lazy(r"[“\"‘「『]|[一二三四五六七八九十]{1,3}、|.*[.。!！?？:：;；,，…”\"’」』]$")
_AGENCY = r"(?:getty(?: images)?|ap(?: photo)?|afp|reuters|xinhua|epa|bloomberg|shutterstock|alamy|unsplash|新华社|中新社|视觉中国)"
_credit = lazy(
    r"(?:photo(?:graph)?|picture|image|credit)s?(?: by|:)|courtesy of|(?:摄影|摄|图源|图|来源|图片来源|供图|文)[:：/／]"
    rf"|(?:[^/\n]{{2,30}}/ ?)?{_AGENCY}(?: ?/[^/\n]{{2,30}})?$|(?:资料图片?|资料照片|网络图片)$"
    r"|(?:[^\s，。]{2,10}[记記]者\s?)?[^\s/／，。]{2,4}[\s/／]?[摄攝]$",
    re.I,
)
# `Figure 2.`, `图 1-3：`, `图一 `; bare: no mark ends it, as in `图 1 会场` and at the head of a sentence, `图 1 说明了……`.
_lead = lazy(
    r"(?:figure|fig\.?|picture|photo|[图圖][片]?|照片)\s?(?:\d+(?:[.–-]\d+)*(?:[a-z]\b)?|[一二三四五六七八九十]{1,3}(?=[\s:：.、|｜]))"
    r"(?:\s*[:：.、|｜]\s*|(?P<bare>\s+|(?=[^\W\da-z])|$))|[图圖](?:为|為|示)[:：]?",
    re.I,
)
_marks = lazy(r"<[^<>\n]*>|\*\*|__|\]\([^()\n]*\)")
_word = lazy(r"\w")
_by = lazy(r"\s*[（(][^（()）]*(?:摄|攝|供图|供圖|photo|credit)[^（()）]*[）)]$", re.I)


def caption_after(document: Document, offset: int) -> str:
    """The caption below an image's place that ends at `offset`, or `""`."""
    return _marked_caption(document, offset)[1]


def name_after(document: Document, offset: int) -> str:
    """What that caption says for a file name: what the image shows, not who took it; `""` where it may be the article's next line."""
    marked, text = _marked_caption(document, offset)
    return caption_words(text, marked=marked)


def caption_words(text: str, *, marked: bool = False) -> str:
    """What a line beside an image says for a file name, as `name_after` tells it.

    marked: something else than its words shows that it is a caption.
    """
    text = text[:HEAD]
    lead = _lead.match(text)
    says_so = marked or (lead and lead["bare"] is None)
    if _credit.match(text) or (not says_so and _runs_on.match(text)):
        return ""
    return _by.sub("", text[lead.end() :] if lead else text)


def _marked_caption(document: Document, offset: int) -> tuple[bool, str]:
    """Whether a mark shows that it is one, and the caption."""
    begin, text = _line_after(document.text, offset)
    if not text or begin in document.once(known_starts) or bare_image_name(text) or _end_mark.fullmatch(text):
        return False, ""
    mark = _label.match(text)
    return mark is not None, text[mark.end() :] if mark else text if len(text) <= SHORT else ""


def _line_after(text: str, offset: int) -> tuple[int, str]:
    """Where the first line that is not blank and begins at an offset or behind it begins, and what it says; `""` at the end."""
    begin = offset if not offset or text[offset - 1] == "\n" else text.find("\n", offset) + 1 or len(text)
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        if line := text[begin:end].strip(BLANK):
            return begin, line
        begin = end + 1
    return begin, ""


Image = TypeVar("Image")


class Block(NamedTuple, Generic[Image]):
    """A line of nothing but images, or a paragraph."""

    images: list[Image]
    text: str


def labelled_captions(text: str, images: Iterable[tuple[int, int]]) -> dict[int, str]:
    """Where an image of a Markdown text starts → the words of the paragraph beside it that calls itself a caption."""
    return captions_beside(list(_blocks(text, sorted(images))))


def captions_beside(blocks: Sequence[Block[Image]]) -> dict[Image, str]:
    """Each image with the words of the paragraph beside it that calls itself a caption.

    The one below counts before the one above; where one stands between two images, it goes with those before it:
    either all captions of the row stand below their images or all above.
    """
    found: dict[Image, str] = {}
    captions = [_labelled(block.text) for block in blocks]
    taken = -1
    for i, block in enumerate(blocks):
        if not block.images:
            continue
        above = i - 1 if i - 1 > taken and i and captions[i - 1] else None
        below = i + 1 if i + 1 < len(blocks) and captions[i + 1] else None
        is_row_above = above is not None and i + 2 < len(blocks) and blocks[i + 2].images
        chosen = above if below is None or is_row_above else below
        if chosen is not None:
            taken = chosen
            found |= dict.fromkeys(block.images, captions[chosen])
    return found


def _labelled(text: str) -> str:
    lead = _lead.match(text)
    if not lead or (lead["bare"] is not None and len(text) > SHORT):
        return ""
    return caption_words(text)


def _blocks(text: str, images: Sequence[tuple[int, int]]) -> Iterator[Block[int]]:
    """The blocks of a text, without marks of emphasis, tags and targets."""
    lines: list[str] = []
    at = i = 0
    for line in text.split("\n"):
        starts, rest, last = list[int](), "", at
        while i < len(images) and images[i][0] <= at + len(line):
            start, end = images[i]
            starts.append(start)
            rest, last = rest + text[last:start], max(last, end)
            i += 1
        rest = _marks.sub("", rest + text[last : at + len(line)]).strip(BLANK)
        is_image_line = bool(starts) and not _word.search(rest)
        if lines and (is_image_line or not rest):
            yield Block([], " ".join(lines))
            lines = []
        if is_image_line:
            yield Block(starts, "")
        elif rest:
            lines.append(rest)
        at += len(line) + 1
    if lines:
        yield Block([], " ".join(lines))
