"""What Word and WPS say of a text's headings where HTML has no word for it."""

from __future__ import annotations

import re

from qingwen.html.styles import emphasis
from qingwen.html.tree import Element, Page

LONGEST_TITLE = 60  # letters of a centred bold line
_centred = re.compile(r"text-align\s*:\s*center", re.I)
_sentence = re.compile(r"[.。！!？?；;，,：:]$")


def mark_title(page: Page) -> None:
    """Makes the heading that it is of a title at the head of a paste: Word's style, or WPS's first line, centred and bold."""
    first = next((one for one in page.body if one.tag in ("p", "h1", "h2", "li", "td") and one.text().strip()), None)
    if first is None or first.tag != "p" or not _is_title(first):
        return
    first.tag = "h1"
    page.tagged["h1"].insert(0, first)
    one_title(page.body)


def _is_title(paragraph: Element) -> bool:
    names = paragraph.attrs.get("class", "")
    if "MsoTitle" in names:
        return True
    centred = paragraph.attrs.get("align", "").lower() == "center" or _centred.search(paragraph.attrs.get("style", ""))
    text = paragraph.text().strip()
    if "Mso" not in names or not centred or len(text) > LONGEST_TITLE or _sentence.search(text):
        return False
    bold = "".join(one.text() for one in paragraph.children if isinstance(one, Element) and "**" in emphasis(one))
    return bold.strip() == text


def one_title(body: Element) -> None:
    """Puts all headings under the title one level down where the title and the chapters are of one level."""
    headings = [one for one in body if len(one.tag) == 2 and one.tag[0] == "h" and one.tag[1].isdigit()]
    if len(headings) > 1 and headings[0].tag == "h1" and any(one.tag == "h1" for one in headings[1:]):
        for heading in headings[1:]:
            heading.tag = f"h{min(6, int(heading.tag[1]) + 1)}"
