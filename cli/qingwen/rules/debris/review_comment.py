"""QW119 review-comment."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document
from qingwen.text.review_comments import review_comments


class ReviewComment(Rule):
    """A comment on a draft that came along when it was saved as text: `[a]` behind a word, `[a]Who says so?` at the end.

    ## What it does
    Finds the marks and comments that Google Docs writes into a text: from `[a]` on, each letter once in the text and once at its end, in the
    same order, with no space behind the bracket.

    ## Why is this bad?
    They were meant for colleagues. Published, they show readers what was in doubt.

    ## Fix safety
    Unsafe: an author's own notes with letters can look the same, and a comment may ask for something that is still to be done.
    """

    code = "QW119"
    name = "review-comment"
    fix_safety = "unsafe"
    message = "A comment on a draft, '{text}'. See to what it asks, then remove it."
    examples = (
        Example("The council met[a] in the school.\n\n[a]Which council?\n", 2),
        Example("船长说[a]发动机修好了[b]。\n\n[a]哪位船长？\n[b]请核对。\n", 4),
        Example("The council met[a] in the school.\n\n[b]Which council?\n", 0),
        Example("See the list [a] below.\n\n[a] The list.\n", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for start, end, is_mark in document.once(review_comments):
            stop = end if is_mark else end + (text[end : end + 1] == "\n")
            yield self.finding(start, end, fix=Fix("unsafe", start, stop), text=text[start : min(end, start + 30)])
