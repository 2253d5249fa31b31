"""QW603 bidi-control."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.rules.characters._around import describe, inside_word, keeps_markup
from qingwen.text.document import Document

CHARACTERS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RUN = f"[{CHARACTERS}]+"
_RIGHT_TO_LEFT = "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_OVERRIDES = "\u202d\u202e"
_CLOSERS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_paragraph = lazy("\n[ \t]*\n")
LINE_LOOK = 500  # code points of a line looked at on either side, so that one line of 5 MB stays linear


class BidiControl(Rule):
    """Marks for right-to-left text where there is none: LRM, RLM, embeddings, overrides, isolates.

    ## What it does
    Finds the invisible marks that steer text with Arabic or Hebrew in it, in lines that have no such
    letters; and overrides (U+202D, U+202E) everywhere.

    ## Why is this bad?
    They come along from file dialogs, spreadsheets and chat windows, hide in names and links so that
    these no longer match, and can make a reader see text in another order than a machine does.

    ## Fix safety
    They are deleted. The fix is unsafe for overrides, since what people see changes, in an article that
    has right-to-left letters elsewhere, and in Markdown beside characters that could become a mark. A mark that
    opens a passage and the one that closes it go or stay together: without its end an override would run on.
    """

    code = "QW603"
    name = "bidi-control"
    sign = Sign(characters=CHARACTERS)
    message = "Direction mark without right-to-left text, {what}: delete it."
    message_of_several = "Direction marks without right-to-left text, {what}: delete them."
    fix_safety = "sometimes"
    examples = (
        Example("联系电话：\u202a0755-1234\u202c", 2, "联系电话：0755-1234"),
        Example("The 25\u200eth of May", 1, "The 25th of May"),
        Example("A file named \u202egnp.exe", 1, "A file named \u202egnp.exe"),
        Example("Say \u202ecba\u202c and go on.", 2, "Say \u202ecba\u202c and go on."),
        Example("The word \u2067שלום\u2069 means peace.", 0),
        Example("A plain line.", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        foreign = re.search(_RIGHT_TO_LEFT, text) is not None
        for group in _together(text):
            spans = [run.span() for run in group]
            override = any(c in _OVERRIDES for run in group for c in run[0])
            if foreign and not override and any(_beside_right_to_left(text, *span) for span in spans):
                continue
            stays = any(document.protection(*span) for span in spans)
            safe = not foreign and not override and all(keeps_markup(document, *span) for span in spans)
            safety: Safety = "safe" if safe else "unsafe"
            for run, (start, end) in zip(group, spans, strict=True):
                if document.protection(start, end):
                    continue
                yield self.finding(
                    start,
                    end,
                    fix=None if stays else Fix(safety, start, end),
                    confidence=0.8 if foreign else 0.99,
                    severity="error" if override or inside_word(text, start, end) else "warning",
                    message=None if len(run[0]) == 1 else self.message_of_several,
                    what=describe(run[0]),
                )


def _together(text: str) -> Iterable[list[re.Match[str]]]:
    """The runs of marks; those together where one opens a passage that another closes. A passage ends with its paragraph."""
    runs = list(re.finditer(_RUN, text))
    group_of = {run.start(): run.start() for run in runs}  # of one that was joined to another group, a run of that

    def group(start: int) -> int:
        while start != group_of[start]:
            group_of[start] = start = group_of[group_of[start]]
        return start

    opened: dict[str, list[int]] = {closer: [] for closer in _CLOSERS.values()}
    at = 0
    for run in runs:
        start = run.start()
        if _paragraph.search(text, at, start):
            opened = {closer: [] for closer in opened}
        at = run.end()
        for mark in run[0]:
            if mark in _CLOSERS:
                opened[_CLOSERS[mark]].append(start)
            elif opened.get(mark):
                group_of[group(start)] = group(opened[mark].pop())
    groups: dict[int, list[re.Match[str]]] = {}
    for run in runs:
        groups.setdefault(group(run.start()), []).append(run)
    return groups.values()


def _beside_right_to_left(text: str, start: int, end: int) -> bool:
    """Whether the line has a right-to-left letter near the place."""
    low, high = max(0, start - LINE_LOOK), min(len(text), end + LINE_LOOK)
    begin = text.rfind("\n", low, start)
    stop = text.find("\n", end, high)
    line = text[low if begin < 0 else begin : high if stop < 0 else stop]
    return re.search(_RIGHT_TO_LEFT, line) is not None
