"""QW705 missing-title."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Rule
from qingwen.text.debris.copy_notices import copy_notices
from qingwen.text.debris.find import debris_starts
from qingwen.text.document import Document
from qingwen.text.head import find_head
from qingwen.text.no_articles import is_no_article
from qingwen.text.pages.article import find_page

LEAST_LINES = 3  # fewer are a note or a fragment, not an article
SHOWN = 20


class MissingTitle(Rule):
    """A pasted article in which no line can be its title.

    ## What it does
    Looks for a title among the first lines of a plain text (a short line without a full stop, with longer
    ones after it) and speaks up where an article of three lines or more has none. Files that are no articles by name
    (`CMakeLists.txt`, `requirements.txt`, `robots.txt`, `LICENSE.txt`) have no need of one, nor has a list that `learn --terms` wrote.

    ## Why is this bad?
    The Markdown then has no heading and no `title`: the site will show the file name, or nothing.

    ## Fix safety
    There is no fix: the title was probably left out when the page was copied, and stands there. One that is here, above
    verse or a list for example, can be named in front matter, `title: …` between two lines of `---` at the very top; the
    text is then read as Markdown.
    """

    code = "QW705"
    name = "missing-title"
    severity = "info"
    kinds = ("text",)
    message = "No line here is plainly the title: name it in front matter (---, title: …, --- above the text)."
    examples = (
        Example("The hospital opened its new wing on Monday.\nMany guests came.\nThe mayor spoke."),
        Example("医院新楼于周一启用，市领导出席了仪式。\n当天来了很多客人。\n市长讲话，大家鼓掌。"),
        Example(
            "New Wing Opened\n\nThe hospital opened its wing on Monday with guests from town and beyond."
            "\nThe mayor spoke.",
            0,
        ),
        Example("A single line of text.", 0),
        Example("图片\n市领导出席了仪式，来宾很多。\n图片", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        if is_no_article(document.path, document.text) or any(one.kept for one in document.once(copy_notices)):
            return
        page = document.once(find_page)
        known = document.once(find_head).title if page is None else page.title
        if known is not None:
            return
        debris = debris_starts(document)
        lines = [line for line in document.lines if line.begin not in debris]
        if len(lines) >= LEAST_LINES:
            first = lines[0]
            yield self.finding(first.start, min(first.end, first.start + SHOWN), confidence=0.7)
