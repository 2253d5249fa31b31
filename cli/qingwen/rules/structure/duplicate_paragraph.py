"""QW704 duplicate-paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document, Line
from qingwen.text.pages.article import find_page
from qingwen.text.scripts import width
from qingwen.text.titles.doubled import find_doubled_title

LEAST_WIDTH = 40  # columns; shorter lines are repeated on purpose (names, refrains, table cells)
# Columns, for a text that does not end like a sentence: shorter ones are headings, or `Cost: $20 a year`.
LEAST_WIDTH_OPEN = 120
# Not a question mark: questions stand in a list of contents, and once more as headings.
_sentence_end = lazy("[.。!！…][\"'”’」』)）]*$")
_code_comment = lazy(r"\d*(?://|/\*|\*|#)")


_TWIN = "The hospital opened its new wing on Monday morning."
_ZH_TWIN = "会议于三月二十八日至二十九日在深圳市第四人民医院举行。"


class DuplicateParagraph(Rule):
    """A paragraph that stands in the text twice, word for word.

    ## What it does
    Finds sentences of at least 40 columns (20 Han characters), and other paragraphs of at least 120, that an
    earlier one equals but for white space, and the title of a paste that stands twice in a row. In Markdown
    only a paragraph that directly follows its twin counts, of a page that was pasted whole only what stands in
    its article: its introduction may stand in a menu or a teaser as well.

    ## Why is this bad?
    Copying a page in pieces easily takes the same piece twice; some pages also show an introduction both
    as a teaser and as text.

    ## Fix safety
    The fix deletes the later one. It is unsafe: a refrain, a form letter or an example may repeat on
    purpose.
    """

    code = "QW704"
    name = "duplicate-paragraph"
    severity = "info"
    message = "The same paragraph stands in line {line}: delete one of them."
    fix_safety = "unsafe"
    examples = (
        Example(f"{_TWIN}\n\nOther text.\n\n{_TWIN.replace(' ', '  ')}"),
        Example(f"{_ZH_TWIN}\n{_ZH_TWIN}\n"),
        Example(f"A New Wing\nA New Wing\n{_TWIN} {_TWIN}\n"),
        Example(f"{_TWIN}\n\n{_TWIN}\n", 1, None, "markdown"),
        Example(f"{_TWIN}\n\nOther text.\n\n{_TWIN}\n", 0, None, "markdown"),
        Example("Yes, we do.\n\nYes, we do.", 0),
        Example(f"{_TWIN}\n{_TWIN.replace('opened', 'closed')}", 0),
    )

    def wakes(self, document: Document) -> bool:
        if document.kind == "text":
            return True
        paragraphs = document.text.split("\n\n")  # exact twins only: this is asked of every file
        if len(paragraphs) > 1:
            paragraphs[-1] = paragraphs[-1].rstrip("\n")
        return any(map(eq, paragraphs, paragraphs[1:]))

    def check(self, document: Document) -> Iterator[Finding]:
        if document.kind == "text":
            return self._anywhere(document)
        return self._next_to_each_other(document)

    def _anywhere(self, document: Document) -> Iterator[Finding]:
        first: dict[str, Line] = {}
        title, again = document.once(find_doubled_title) or (None, None)
        if title and again:
            yield self._again(document, title.start, again.start, again.end, again.begin, again.stop)
        page = document.once(find_page)
        lines = document.lines if page is None else document.lines[page.first : page.last + 1]
        for line in lines:
            text = line.text
            if len(text) < LEAST_WIDTH // 2 or line is again:
                continue
            plain = text if "  " not in text and text.isprintable() else " ".join(text.split())
            known = first.setdefault(plain, line)
            if known is not line and _long(text):
                if _long(known.text):
                    yield self._again(document, known.start, line.start, line.end, line.begin, line.stop)
                else:
                    first[plain] = line

    def _next_to_each_other(self, document: Document) -> Iterator[Finding]:
        before, before_at, at = "", 0, 0
        for raw in document.text.split("\n\n"):
            paragraph = raw.strip("\n ")
            start = at + raw.find(paragraph) if paragraph else at
            at += len(raw) + 2
            if not paragraph:
                continue
            if paragraph == before and _long(paragraph):
                end = start + len(paragraph)
                if not document.protection(start, end):
                    # From the end of the twin on, so that no blank lines are left over.
                    yield self._again(document, before_at, start, end, before_at + len(before), end)
            before, before_at = paragraph, start

    def _again(self, document: Document, first: int, start: int, end: int, cut: int, stop: int) -> Finding:
        fix = Fix("unsafe", cut, stop)
        return self.finding(start, end, fix=fix, confidence=0.85, line=document.position(first)[0])


def _long(text: str) -> bool:
    """Whether a paragraph is one that nobody writes twice by chance."""
    if len(text) < LEAST_WIDTH // 2 or _code_comment.match(text):
        return False
    least = LEAST_WIDTH if _sentence_end.search(text[-8:]) else LEAST_WIDTH_OPEN
    return len(text) >= least or width(text) >= least
