"""QW602 control-character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule, Sign
from qingwen.rules.characters._around import describe, inside_word, keeps_markup
from qingwen.rules.characters._mojibake import in_mojibake
from qingwen.text.document import Document

_WHITE_SPACE = "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"
CHARACTERS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
_RUN = (
    r"\x1b(?:\[[0-?]{0,32}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)|[()][0-9A-Za-z])"
    f"|[{_WHITE_SPACE}]+|[\x80-\x84\x86-\x9f]|[\x00-\x08\x0e-\x1a\x7f\ufdd0-\ufdef\ufffe\uffff]+|[\x0d\x1b]"
)


class ControlCharacter(Rule):
    """Control characters: null, backspace, escape, form feed, line separators.

    ## What it does
    Finds the control characters of ASCII and Latin-1 other than tab and line feed, the line and paragraph
    separators U+2028 and U+2029, noncharacters, and the codes for colours and titles that a terminal leaves in a
    copied text.

    ## Why is this bad?
    They come from word processors, terminals and broken conversions. Browsers show nothing or a box, XML
    and feeds refuse the page, and line numbers of two tools no longer agree.

    ## Fix safety
    A control character is deleted; one that works as white space (form feed, line tabulation, U+0085,
    U+2028, U+2029) becomes a space between two words. Both are safe in a paste; in a Markdown file only the
    second is, where the line reads the same afterwards. Characters from U+0080 to U+009F are mostly quotation marks and dashes of
    Windows that were read as Latin-1: the fix puts in the mark that was meant, and is unsafe, as is the
    removal of a code for a terminal.
    """

    code = "QW602"
    name = "control-character"
    sign = Sign(characters=CHARACTERS)
    message = "Control character, {what}: {remedy}."
    message_of_several = "Control characters, {what}: {remedy}."
    fix_safety = "sometimes"
    examples = (
        Example("清文\x08是一个工具。", 1, "清文是一个工具。"),
        Example("First line\x0bsecond line\u2028", 2, "First line second line"),
        Example("Page one.\n\x0c\nPage two.", 1, "Page one.\n\nPage two."),
        Example("It\x92s here.", 1, "It\x92s here."),
        Example("\x1b[31mred\x1b[0m", 2, "\x1b[31mred\x1b[0m"),
        Example("\x1b]0;title\x07text", 1, "\x1b]0;title\x07text"),
        Example("A clean\x0bline, mid-text.\n", 1, "A clean line, mid-text.\n", "markdown"),
        Example("A\ttab and\na line feed.", 0),
        Example("Use `a\x0bb` here.", 0, None, "markdown"),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for run in re.finditer(_RUN, text):
            start, end = run.span()
            if document.protection(start, end) or in_mojibake(document, start):
                continue
            found = run[0]
            # In a published file a control character may stand for one that a conversion lost.
            safe = keeps_markup(document, start, end) and (document.kind == "text" or found[0] in _WHITE_SPACE)
            replacement, remedy = "", "delete it" if len(found) == 1 else "delete them"
            if found[0] in _WHITE_SPACE:
                if _parts_words(text, start, end):
                    replacement, remedy = " ", "put a space there"
            elif len(found) > 1 and found[0] == "\x1b":
                safe, remedy = False, "a code for a terminal, delete it"
            elif "\x80" <= found <= "\x9f":
                replacement = found.encode("latin-1").decode("cp1252", "ignore")
                if replacement:
                    safe, remedy = False, f"probably '{replacement}' was meant"
            yield self.finding(
                start,
                end,
                fix=Fix("safe" if safe else "unsafe", start, end, replacement),
                severity="error" if inside_word(text, start, end) else "warning",
                message=None if len(found) == 1 else self.message_of_several,
                what=describe(found),
                remedy=remedy,
            )


def _parts_words(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return bool(before and after) and not before.isspace() and not after.isspace()
