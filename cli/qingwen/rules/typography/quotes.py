"""QW503 quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding
from qingwen.rules.typography._typography_rule import Change, TypographyRule, in_english
from qingwen.text.document import Document
from qingwen.text.prose import Prose, prose
from qingwen.text.scripts import HAN, has_han

_STRAIGHT = r'"[^"\n]{1,200}+"'
_CURLY = r"“[^“”「」\n]{1,200}+”"
_CORNER = r"「[^「」“”\n]{1,200}+」"
# A document has a style when it has so many pairs of it, and the other sort is so much rarer.
_FEWEST, _RATIO = 3, 3
_LONGEST, _LONGEST_OPTION = 200, 30
_option = lazy(r"(?<![\w-])--?[A-Za-z][A-Za-z-]* +\Z")  # git commit -m "…"


class Quotes(TypographyRule):
    """Quotation marks round Chinese that are not the document's own, or that do not match.

    ## What it does
    Finds straight marks (`"`) round Chinese where the document, or the style, has “ ” or 「 」; pairs of the one sort in
    a document that nearly always has the other; and marks that point the wrong way (“这样“). `gb` wants “ ” everywhere;
    other styles ask what the document has: a text with straight marks alone is left.

    ## Why is this bad?
    Straight marks do not tell beginning from end, and two sorts in one text look like two authors.

    ## Fix safety
    Safe: marks are exchanged for marks. A mark without a partner is reported, and left.
    """

    code = "QW503"
    name = "quotes"
    message = "{what}"
    examples = (
        Example('他说“好”，又说"再见"。', 2, "他说“好”，又说“再见”。"),
        Example("他说“这样“就好。", 1, "他说“这样”就好。"),
        Example("他说”这样”就好。", 1, "他说“这样”就好。"),
        Example("他说这样”就好，不必多想。", 1),
        Example('他说"好"，又说"再见"。', 0),
        Example("“第一段没有完。\n\n“第二段完了。”\n", 0),
        Example("他说“好”，又说「再见」。", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        yield from super().check(document)
        read = document.once(prose)
        text = read.text
        if "“" not in text and "”" not in text:
            return
        for start, end in _paragraphs(text):
            marks = list(_quotes(text, start, end))
            if len(marks) % 2 and not _goes_on(text, start, end, marks) and has_han.search(text, start, end):
                at = _unmatched(text, marks)
                yield self.finding(at, at + 1, what=f"'{text[at]}' has no partner.", confidence=0.6)

    def changes(self, prose: Prose, document: Document) -> Iterator[Change]:
        text = prose.text
        wanted = self._wanted(text)
        if wanted:
            pairs = ["“”", "「」"]
            others = [_STRAIGHT] if '"' in text else []
            if self.style.quotes != "document" or _prevails(text, wanted):
                others.append(_CORNER if wanted == pairs[0] else _CURLY)
            for pattern in others:
                for found in re.finditer(pattern, text):
                    inside = found[0][1:-1]
                    if (
                        has_han.search(inside)
                        and inside == inside.strip()
                        and _in_chinese(text, *found.span())
                        and not _is_inside(text, found.start(), wanted)
                        and not in_english(prose, found.start())
                    ):
                        yield from _pair(found.start(), found.end(), found[0], wanted)
        if "“" in text or "”" in text:
            yield from _turned(text)

    def _wanted(self, text: str) -> str:
        """The pair of marks that straight ones should be, or `""`."""
        if self.style.quotes != "document":
            return "“”" if self.style.quotes == "curly" else "「」"
        curly = text.count("“") + text.count("”") if "“" in text else 0
        corner = text.count("「") + text.count("」")
        return "" if not curly + corner else "“”" if curly >= corner else "「」"


def _prevails(text: str, wanted: str) -> bool:
    other = "「」" if wanted == "“”" else "“”"
    often = text.count(wanted[0])
    return often >= _FEWEST and often > _RATIO * text.count(other[0])


def _in_chinese(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter, digit or sign of code touches a quotation from outside, and no option of a command takes it."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if re.match(r"[A-Za-z0-9=({\[:,<>]", before) or re.match(r"[A-Za-z0-9=)}\]:<>]", after):
        return False
    return before != " " or not _option.search(text[max(start - _LONGEST_OPTION, 0) : start])


def _is_inside(text: str, start: int, wanted: str) -> bool:
    """Whether a quotation stands in another one with the marks that it would get."""
    begin = text.rfind("\n", max(start - _LONGEST, 0), start) + 1 or max(start - _LONGEST, 0)
    return text.rfind(wanted[0], begin, start) > text.rfind(wanted[1], begin, start)


def _pair(start: int, end: int, old: str, wanted: str) -> Iterator[Change]:
    what = {"what": f"Quotation marks {old[0]} {old[-1]}: write {wanted[0]} {wanted[1]}."}
    yield Change(start, start + 1, wanted[0], what)
    yield Change(end - 1, end, wanted[1], what)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a curly mark."""
    end = -1
    for mark in re.finditer("[“”]", text):
        if mark.start() > end:
            start = text.rfind("\n", 0, mark.start()) + 1
            end = text.find("\n", mark.start())
            end = len(text) if end < 0 else end
            yield start, end


def _quotes(text: str, start: int, end: int) -> Iterator[int]:
    for mark in re.finditer("[“”]", text[start:end]):
        yield start + mark.start()


_other_quotes = lazy("[「」『』‘]")


def _turned(text: str) -> Iterator[Change]:
    """Marks that point the wrong way, in lines with an even number of them and nothing nested."""
    for start, end in _paragraphs(text):
        marks = list(_quotes(text, start, end))
        if len(marks) % 2 or _nested(text, marks):
            continue
        others = bool(_other_quotes.search(text, start, end))  # how they nest is then a guess
        for i, at in enumerate(marks):
            right = "“”"[i % 2]
            if text[at] != right and _beside_han(text, at):
                yield Change(
                    at,
                    at + 1,
                    right,
                    {"what": f"'{text[at]}' points the wrong way: write '{right}'."},
                    "unsafe" if others else "safe",
                )


def _nested(text: str, marks: list[int]) -> bool:
    """Whether the marks match, one inside the other or one after the other."""
    depth = 0
    for at in marks:
        depth += 1 if text[at] == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _beside_han(text: str, at: int) -> bool:
    return bool(re.search(f"[{HAN}，。！？]", text[max(at - 1, 0) : at + 2]))


def _goes_on(text: str, start: int, end: int, marks: list[int]) -> bool:
    """Whether a quotation of several paragraphs begins, goes on or ends here."""
    line = text[start:end].strip(" \t>*_-　")
    return line.startswith("“") or line.endswith("”")


def _unmatched(text: str, marks: list[int]) -> int:
    stack: list[int] = []
    for at in marks:
        if text[at] == "“":
            stack.append(at)
        elif stack:
            stack.pop()
        else:
            return at
    return stack[0] if stack else marks[-1]
