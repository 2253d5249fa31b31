"""QW703 missing-end-punctuation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document, Line
from qingwen.text.list_marks import list_marks
from qingwen.text.scripts import has_han, width

# So many must end alike for the odd one out to be an oversight; in lists of phrases and sentences fewer do.
ENDED_AT_LEAST = 3
SHARE_ENDED = 2 / 3
SHORT_WORDS, SHORT_WIDTH = 3, 20  # items no longer than this are names or headings, which take no full stop
TRANSPARENT_LETTERS = 6
_FULL_STOPS = ".。．"
# Patterns are compiled when first used: a document without a list needs none.
_ENDED = r"([.。．!！?？…；;])[\"'”’」』)）\]】]*$"
_CLOSABLE = r"[^\W_][\"'”’」』)）\]】]*$"  # a word, not a colon, a comma, an emoji
_IMAGE = r"(?i).{0,80}\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|heic)$"
_FILE_OR_LINK = r"(?i)\S*(?:://\S+|\.(?:png|jpe?g|gif|webp|bmp|svg|pdf|docx?|com|cn|org|net)(?:/\S*)?)$"
_LAST_WORD = r"(?:[\u3000-\u9fff\uff00-\uffef]{1,4}|\S{1,40})$"


class MissingEndPunctuation(Rule):
    """A caption or list item without its full stop, among others that have one.

    ## What it does
    Looks at runs of list items (lines that start with `•`, `-` or a number); picture placeholders and
    image names between them do not end a run. Where at least two of three items, and three in all, end in
    a full stop or its like, finds those that do not. Items of up to three words are left alone, as are
    those that end in a colon, a comma, a link or a file name.

    ## Why is this bad?
    One caption among six without its full stop looks like a sentence that lost its end; sometimes it is
    one.

    ## Fix safety
    The fix adds the mark that the other items use. It is unsafe: words may be missing there too.
    """

    code = "QW703"
    name = "missing-end-punctuation"
    severity = "info"
    kinds = ("text",)
    message = "No '{mark}' at the end, as the other items here have: add it, or look for lost words."
    fix_safety = "unsafe"
    examples = (
        Example(
            "•The first speaker opened the day.\n\n图片\n\n•The second speaker talked of lenses"
            "\n\n图片\n\n•The third speaker closed it.\n•The fourth speaker sang along."
        ),
        Example(
            "• 第一位专家讲解了手术的流程。\n• 第二位专家介绍了新的设备。\n"
            "• 第三位专家回答了学员的提问\n• 第四位专家总结了全天的课程。"
        ),
        Example("•One item without a stop\n•Another item without one\n•A third item, the same", 0),
        Example("•The first was long.\n•The second was short.\n•The third one went on and\nwas the best.", 0),
        Example(
            "• The first was long.\n• The second was short.\n• The third lost its end\n• The fourth was ours.\n"
            "iPhone users may leave now."
        ),
        Example("•The first talk was long.\n•Coffee\n•The second talk was short.\n•The third was not.", 0),
        Example("•The first talk was long.\n•The second talk was short\n•The third was not.", 0),
        Example(
            "1. It has its own end.\n2. It leads on to this:\n3. It ends again here.\n4. So does this.",
            0,
        ),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        lines = document.lines
        run: list[Line] = []
        for line, mark in zip(lines, list_marks(lines), strict=True):
            if mark:
                run.append(line)
            elif run and not _transparent(line.text):
                if line.begin == run[-1].stop and _goes_on(run[-1].text, line.text):
                    run.pop()  # in a hard-wrapped text
                yield from self._odd_ones(run)
                run = []
        yield from self._odd_ones(run)

    def _odd_ones(self, run: list[Line]) -> Iterator[Finding]:
        if len(run) <= ENDED_AT_LEAST:
            return
        ends = [found[1] if (found := re.search(_ENDED, line.text[-12:])) else "" for line in run]
        ended = sum(map(bool, ends))
        if ended == len(run) or ended < max(ENDED_AT_LEAST, len(run) * SHARE_ENDED):
            return
        mark = Counter(filter(None, ends)).most_common(1)[0][0]
        if mark not in _FULL_STOPS:  # a list of questions, or of clauses that semicolons part
            return
        for line, end in zip(run, ends, strict=True):
            tail = line.text[-200:]
            if end or _short(line.text) or not re.search(_CLOSABLE, tail) or re.search(_FILE_OR_LINK, tail):
                continue
            word = re.search(_LAST_WORD, tail)
            start = line.end - len(word[0]) if word else line.start
            yield self.finding(start, line.end, fix=Fix("unsafe", line.end, line.end, mark), confidence=0.85, mark=mark)


def _goes_on(item: str, below: str) -> bool:
    """Whether an item has not ended and the line below it goes on in lower case; not one that opens with `iPhone`."""
    word = re.match(r"[^\W_]+", below[:40])
    return word is not None and word[0].islower() and re.search(_ENDED, item[-12:]) is None


def _transparent(text: str) -> bool:
    """Whether a line between two items stands for a picture."""
    if len(text) > 100:
        return False
    letters = sum(map(str.isalpha, text))
    return (letters <= TRANSPARENT_LETTERS and not re.search(_ENDED, text)) or re.match(_IMAGE, text) is not None


def _short(text: str) -> bool:
    """Whether an item is too short to be a sentence: three words, or ten Han characters."""
    return width(text[:60]) <= SHORT_WIDTH or (not has_han.search(text) and len(text.split()) <= SHORT_WORDS + 1)
