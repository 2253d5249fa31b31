"""QW601 invisible-character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Safety, Sign
from qingwen.rules.characters._around import describe, inside_word, keeps_markup
from qingwen.rules.characters._mojibake import in_mojibake
from qingwen.rules.characters._needs import needed, needed_run
from qingwen.text.document import Document

FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # nothing to see, but as wide as a letter: used as a space
CHARACTERS = (
    "\u00ad\u034f\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f"
    f"\ufeff\ufff9-\ufffb{FILLERS}"
    "\U000e0000-\U000e01ef"  # tags and selectors, as one range: each beyond U+FFFF slows the search
)
_MEANT = (
    "\u00ad\u2061\u2062\u2063\u2064"  # soft hyphen and invisible operators: in a published file someone may want them
)
_RUN = f"[{CHARACTERS}][{CHARACTERS}]*"  # half of the time that `[…]+` takes


class InvisibleCharacter(Rule):
    """Characters that cannot be seen: zero-width space, soft hyphen, byte order mark …

    ## What it does
    Finds zero-width spaces and joiners, word joiners, soft hyphens, byte order marks inside a text,
    invisible operators, Hangul fillers, variation selectors with nothing to vary, and tag characters.
    Neighbours count as one finding. What is needed stays: joiners inside an emoji and between letters of
    Arabic, Persian, Mongolian and Indic scripts, line-break marks between Thai or Khmer letters,
    selectors after an emoji or a Han character, the tags of a flag.

    ## Why is this bad?
    A word with an invisible character in it is not found by search, is split by the spelling checker,
    breaks in the wrong place, and differs from the same word elsewhere. Inside a word it is therefore an
    error. Tag characters can carry a hidden message.

    ## Fix safety
    The character is deleted; a filler as wide as a letter becomes a space where it parts two words. In
    Markdown the fix is unsafe where the deletion could make a mark of what is now plain text, such as
    `**` or `1.`, and for soft hyphens and invisible operators, which an author may have meant.
    """

    code = "QW601"
    name = "invisible-character"
    sign = Sign(characters=CHARACTERS)
    message = "Invisible {what}: delete it."
    message_of_several = "Invisible, {what}: delete them."
    fix_safety = "sometimes"
    examples = (
        Example("清\u200b文是一个工具。", 1, "清文是一个工具。"),
        Example("The hos\u00adpital opened.\ufeff", 2, "The hospital opened."),
        Example("A\u200b\u200b\u2060B", 1, "AB"),
        Example("姓名\u3164年龄", 1, "姓名 年龄"),
        Example("A word\u200b, another.\n", 1, "A word, another.\n", "markdown"),
        Example("a**b**\u200bc", 1, "a**b**\u200bc", "markdown"),
        Example("Bye \U000e0068\U000e0069", 1, "Bye "),
        Example("👩\u200d❤\ufe0f\u200d👩 and 1\ufe0f\u20e3", 0),
        Example("می\u200cخواهم", 0),
        Example("葛\U000e0100城市", 0),
        Example("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 0),
        Example("Use `a\u200bb` here.", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for run in re.finditer(_RUN, text):
            for start, end in _needless(text, run.start(), run.end()):
                if document.protection(start, end) or in_mojibake(document, start):
                    continue
                inside = inside_word(text, run.start(), run.end())
                space = _parting_space(text, start, end)
                meant = document.kind == "markdown" and any(c in _MEANT for c in text[start:end])
                safety: Safety = "safe" if keeps_markup(document, start, end) and not meant else "unsafe"
                yield self.finding(
                    start,
                    end,
                    fix=Fix(safety, start, end, space),
                    severity="error" if inside else "warning",
                    message=None if end - start == 1 else self.message_of_several,
                    what=describe(text[start:end]),
                )


def _parting_space(text: str, start: int, end: int) -> str:
    """A space where a filler alone parts two words."""
    parts = any(c in FILLERS for c in text[start:end])
    around = text[start - 1 : start] if start else "", text[end : end + 1]
    return " " if parts and all(c and not c.isspace() for c in around) else ""


def _needless(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a run of invisible characters that nothing around them needs, as (start, end)."""
    base = text[start - 1 : start] if start else ""
    after = text[end : end + 1]
    last_filler = max(text.rfind(filler, start, end) for filler in FILLERS)
    at = begin = start
    while at < end:
        keep = at + needed_run(text, at, end, base)
        if keep == at and needed(text[at], base, after if at > last_filler else " "):
            keep = at + 1
        if keep == at:
            if base and text[at] in FILLERS:  # it may become a space, and then that is the neighbour
                base = " "
            at += 1
            continue
        if begin < at:
            yield begin, at
        base, at, begin = text[keep - 1], keep, keep
    if begin < end:
        yield begin, end
