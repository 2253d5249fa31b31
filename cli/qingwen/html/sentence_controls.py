"""Controls within a sentence, whose words are the sentence's: `Press [Save] to go on.` A row of them alone is furniture.

On the parser's nodes, from which the tree is built.
"""

from __future__ import annotations

from typing import Any

from qingwen.html.tags import DROPPED
from qingwen.lazy_pattern import lazy

CONTROLS = frozenset(("button", "select", "input"))
LONGEST = 60  # letters of what a control says
SHORTEST = 2  # letters of a mark that opens a note to the word before it
FAR = 20  # letters before a control that are looked at for a word that asks for it
FEW = 8  # nodes beside a control that are looked at
HIGHEST = 4  # elements such as `<span>` round a control that are looked beside
_INLINE = frozenset(("span", "strong", "b", "em", "i", "a", "font", "mark", "small", "u", "q", "code", "kbd", "samp", "var", "abbr", "sup", "sub"))  # fmt: skip
_AROUND = _INLINE - {"sup", "sub"}  # a number or `?` set high opens a note
_SENT = frozenset(("submit", "button", "reset"))  # the types of fields that are buttons

_goes_on = lazy(r"\s*[+>→(（“\"'「—–-]?\s*(?:[^\W\d_]|[,.;:!?)，、。；：！？）])")
_capital = lazy(r"\s*[A-Z]")
_ENDS = frozenset(".!?。！？…:：")
_CLOSING = "\"'”’」』）) \n\t"
_has_clauses = lazy(r"[，。；！？]")
_word = lazy(r"[^\W\d_]")
# What ends a text that the control's name has yet to complete.
_unfinished = lazy(
    r"(?:^|[^a-z])(?:click|press|tap|select|choose|hit|push|the|an?|your|on|or|and|then|to|called|named|labell?ed)\s*$"
    r"|(?:点击|点选|點擊|点按|單擊|单击|双击|双擊|按下?|选择|選擇|选中|勾选)\s*[“「『【]?$|[+→]\s*$"
)  # of small letters


def said_in_sentence(control: Any) -> str:
    """What a control says within a sentence; "" of one that stands elsewhere."""
    said = _said(control)
    if not 0 < len(said) <= LONGEST:
        return ""
    before, after = _text_beside(control, "prev"), _text_beside(control, "next")
    if not (before or after) or not _is_within(said, before, after):
        return ""
    is_glued = before[-1:].isascii() and before[-1:].isalnum()  # only the border of a button parts it from `to`
    return f" {said}" if is_glued else said


def _is_within(said: str, before: str, after: str) -> bool:
    """Whether the texts before and behind a control are one sentence with what it says."""
    if len(said) <= SHORTEST and before[-1:].isascii() and before[-1:].isalnum():  # `rate[?]`: what it means is opened
        return False
    is_open = _word.search(before) is not None and not _has_ended(before)
    goes_on = _goes_on.match(after) is not None and _capital.match(after) is None
    if is_open and _unfinished.search(before[-FAR:].lower()):
        return goes_on or not after.strip()
    if not goes_on or (not is_open and not (_word.match(after.lstrip()) and _has_ended(after))):
        return False
    # Where no letter is small and no word has spaces, only a sentence's marks tell it from a row of labels.
    return after.lstrip()[:1].isascii() or _has_clauses.search(after) is not None


def _has_ended(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def _said(control: Any) -> str:
    """What is read on a control that is shown: the words of a button, the choice made of several."""
    attrs = control.attributes
    if control.tag == "input" and (attrs.get("type") or "").lower() not in _SENT:
        return ""
    if "hidden" in attrs or "none" in (attrs.get("style") or ""):
        return ""
    if control.tag == "input":
        return (attrs.get("value") or "").strip()
    if control.tag == "select":
        control = control.css_first("option[selected]") or control.css_first("option")
    return " ".join((control.text() or "").split()) if control is not None else ""


def _text_beside(control: Any, way: str) -> str:
    """The text before (`prev`) or behind (`next`) a control in its line, controls left out; "" within what is no line of text."""
    texts: list[str] = []
    node = control
    for _ in range(HIGHEST):
        around = node.parent
        for _ in range(FEW):
            if (node := getattr(node, way)) is None:
                break
            if node.tag == "-text":
                texts.append(node.text_content)
            elif node.tag in _INLINE:
                texts.append(node.text() or "")
            elif node.tag not in DROPPED and node.tag not in CONTROLS:
                break
        if node is not None or around is None or around.tag not in _AROUND:
            break
        node = around
    if around is not None and around.tag in ("label", "pre", "sup", "sub"):
        return ""
    text = "".join(texts[::-1] if way == "prev" else texts)
    return text if not text.isspace() else ""
