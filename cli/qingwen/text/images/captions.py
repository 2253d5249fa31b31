"""The caption of an image: the line below its place, where it reads like one."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.find import find_debris
from qingwen.text.document import BLANK, Document
from qingwen.text.images.names import bare_image_name
from qingwen.text.list_marks import GLYPHS

HEAD = 200  # letters of a caption that a file name may take words of
SHORT = 60  # letters; what is longer and has no bullet is the next paragraph
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
_lead = lazy(r"(?:figure|fig\.?|图|圖|图片|照片)\s?[\d.-]+\s*[:：.、]?\s*|[图圖](?:为|為|示)[:：]?", re.I)
_by = lazy(r"\s*[（(][^（()）]*(?:摄|攝|供图|供圖|photo|credit)[^（()）]*[）)]$", re.I)


def caption_after(document: Document, offset: int) -> str:
    """The caption below an image's place that ends at `offset`, or `""`."""
    return _marked_caption(document, offset)[1]


def name_after(document: Document, offset: int) -> str:
    """What that caption says for a file name: what the image shows, not who took it; `""` where it may be the article's next line."""
    marked, text = _marked_caption(document, offset)
    text = text[:HEAD]
    lead = _lead.match(text)
    if _credit.match(text) or (not (marked or lead) and _runs_on.match(text)):
        return ""
    return _by.sub("", text[lead.end() :] if lead else text)


def _marked_caption(document: Document, offset: int) -> tuple[bool, str]:
    """Whether a mark shows that it is one, and the caption."""
    begin, text = _line_after(document.text, offset)
    if not text or begin in document.once(_known_starts) or bare_image_name(text):
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


def _known_starts(document: Document) -> set[int]:
    """Where the lines begin that a phrase table knows."""
    return {one.line.begin for found in document.once(find_debris).values() for one in found}
