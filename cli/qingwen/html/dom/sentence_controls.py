"""Controls that a sentence speaks of, whose words are the sentence's: `Press [Save] to go on.` All others are furniture.

On the parser's nodes, from which the tree is built.
"""

from __future__ import annotations

import re
from typing import Any

from qingwen.html.dom.tags import DROPPED
from qingwen.lazy_pattern import lazy

CONTROLS = frozenset(("button", "select", "input"))
LONGEST = 60  # letters of what a control says
SHORTEST = 2  # letters of a mark that opens a note to the word before it
FAR = 60  # letters before a control that are looked at for a word that asks for it
FEW = 8  # nodes beside a control that are looked at
HIGHEST = 4  # elements such as `<span>` round a control that are looked beside
_INLINE = frozenset(("span", "strong", "b", "em", "i", "a", "font", "mark", "small", "u", "q", "code", "kbd", "samp", "var", "abbr", "sup", "sub"))  # fmt: skip
_AROUND = _INLINE - {"sup", "sub"}  # a number or `?` set high opens a note
_SENT = frozenset(("submit", "button", "reset"))  # the types of fields that are buttons

# A word that says to use the control: `Press [Save]`, `by clicking on the [Save]`, `Press [Win] + [R]` (controls are left out of the text); where it
# may be a noun (`the press [Follow]`), what stands before it tells; `easy to use` asks for nothing.
_asked = lazy(
    r"(?:(?:^|[.!?:;,(“–—-]) ?|(?:^|[^a-z])(?:to|then|and|or|you|can|could|should|must|may|please|now|just|simply|by|when|after|before|not) )"
    r"(?:(?:click|press|tap|select|hit|push|open)(?:ing)?|choos(?:e|ing)|(?<!to )us(?:e|ing))"
    r"(?: |on|the|an?|your|and|or|then|[,+>→“\"'\[(])*$"
    r"|(?:^|[^a-z])(?:the|an?) (?:button|key)[ “\"'\[(]*$"
    r"|(?:点击|点选|點擊|點選|点按|單擊|单击|双击|雙擊|按下|按住|选择|選擇|选中|選中|勾选|勾選|轻触|輕觸|轻点|輕點|(?:^|[，。；、先再请請后後可并並要里裡上] ?)[点點]|(?:^|[，。；、先再请請后後可并並要] ?)[选選]|名为|名為|标有|標有|写着|寫著|按钮|按鈕|[，。；先再请請后後可并並要长長] ?按)"
    r"(?: |一下|和|或|再|然后|然後|[+→，、“「『【‘])*$"
)  # of small letters
# What the control is called behind it: `the [Save] button`, `[保存]按钮`.
_named = lazy(r"\s*[”\"'\])]? ?(?:(?:button|key)s?(?![a-z])|[”」』】’]?(?:按钮|按鈕|[键鍵](?![盘盤值入])))", re.I)
# What no clause ends with, and what goes on behind a clause: `Open Settings, then [Privacy].`, `You will see [OK] and [Cancel];`.
_open = lazy(
    r"(?:^|[^a-z])(?:then|at last|finally|called|named|labell?ed|marked|you(?: will|['’]ll| should| may| can| now)? see(?: and| or)?|you (?:can|may|must|should)(?: now)?)[ “\"'\[(]*$"
    r"|(?:^|[^a-z])(?:see|click|press|tap|select|choose|open|use|you (?:can|may|must|should)) [^.!?;]*(?<= )(?:and|or)[ “\"'\[(]*$"
)  # of small letters
_goes_on = lazy(r"\s*[”\"'\])]?(?:[,.;:!?)]|\s(?:and|or)(?![a-z]))", re.I)
_begun = lazy(r"(?:^|[^a-z])(?:the|an?|your|this|that|each)[ “\"'\[(]*$|[^\x00-\xff] ?$")  # of small letters
_unseen = lazy(r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader)", re.I)


def said_in_sentence(control: Any) -> str:
    """What a control says within a sentence; "" of one that stands elsewhere."""
    said = _said(control)
    if not 0 < len(said) <= LONGEST or _is_in_row(control):
        return ""
    before = _text_beside(control, "prev")
    is_glued = before[-1:].isascii() and before[-1:].isalnum()  # only the border of a button parts it from `to`
    if not before or (is_glued and len(said) <= SHORTEST):  # `rate[?]`: what it means is opened
        return ""
    asking = " ".join(f"{before[-FAR:]}|".split())[:-1].lower()
    after = _text_beside(control, "next")
    is_asked = _asked.search(asking) is not None and (control.tag != "select" or after != "")
    is_named = _named.match(after) is not None and _begun.search(asking) is not None
    is_missed = _goes_on.match(after) is not None and _open.search(asking) is not None
    if not (is_asked or is_named or is_missed):
        return ""
    return f" {said}" if is_glued else said


def _is_in_row(control: Any) -> bool:
    """Whether nothing but white space parts a control from the next: buttons in a row."""
    for way in ("prev", "next"):
        node = getattr(control, way)
        while node is not None and node.tag == "-text" and node.text_content.isspace():
            node = getattr(node, way)
        if node is not None and node.tag in CONTROLS:
            return True
    return False


def _said(control: Any) -> str:
    """What is read on a control that is shown: the words of a button, the choice made of several."""
    attrs = control.attributes
    if control.tag == "input" and (attrs.get("type") or "").lower() not in _SENT:
        return ""
    if "hidden" in attrs or "none" in (attrs.get("style") or "") or attrs.get("aria-hidden") == "true":
        return ""
    if _unseen.search(attrs.get("class") or ""):
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
