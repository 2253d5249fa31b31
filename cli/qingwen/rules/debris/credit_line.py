"""QW108 credit-line."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.rules.base import Example, Fix
from qingwen.rules.debris._phrase_rule import PhraseRule
from qingwen.text.dates import dateline_date, parse_date
from qingwen.text.debris.credits import Credit, among_facts, find_credits, first_paragraph, goes_on_below
from qingwen.text.debris.find import has_long_paragraph, known_starts
from qingwen.text.debris.line import OWN_ENDS, DebrisLine, is_wide, leads_up, marked
from qingwen.text.debris.stamps import says_change
from qingwen.text.debris.title_bylines import title_bylines
from qingwen.text.document import Document, Line
from qingwen.text.head import find_head, title_line
from qingwen.text.head_dates import labelled_date
from qingwen.text.pages.article import find_page
from qingwen.text.pages.page import BYLINE
from qingwen.text.pages.platforms import platform
from qingwen.text.titles.untitled import greets
from qingwen.translation import translated


class CreditLine(PhraseRule):
    """A line of credits: author, source, editor, proof-reader, photographer.

    ## What it does
    Finds lines such as `作者：…`, `来源：…`, `责任编辑：…`, `审核：…`, `Source: …`, `Photo by …`.

    ## Why is this bad?
    It is not bad: it is information in the wrong place. Author, source and date belong in the front matter; who checked and who
    typeset belongs where your house style wants it.

    ## Fix safety
    When a paste is cleaned, these move to the front matter, one to one:

    - author, source and date behind their labels, from a line of several fields too;
    - right below the title, a byline (`Posted on May 3, 2024 by admin`), a newspaper's without a label (`本报记者 李明`,
      `By Jane Doe, Harbour Times`), and `Published` with the date on the next line;
    - right below the title of a page pasted whole, a bare date, WeChat's row of author, account and date, and a name below
      `By`, with a counter (`by Ann // 9 Comments`) or with which the page is signed;
    - the editor whom a site names below its article, and a reporter's line that closes it.

    Everything else is reported, and removed with `--unsafe` only. Nothing moves among other facts (`Venue: …`), below a
    sentence that leads up to it (`他写了一行字：`), below the last paragraph where more of the text follows, or from an entry
    of a list. An author named twice, once in pinyin, is named once. Where nothing else names the author, a recipe's card
    does; its line stays there.
    """

    code = "QW108"
    name = "credit-line"
    message = "A line of credits{field}. Keep what your readers need, in the front matter."
    examples = (
        Example(
            "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n责任编辑：张三\n",
            1,
        ),
        Example(
            "来源：医院宣传科\n本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。\n",
            1,
        ),
        Example("The source of the bleeding was found at once.\n", 0),
        Example("编辑部收到来信后，立即联系了作者。\n", 0),
    )

    def fix(self, document: Document, found: DebrisLine) -> Fix:
        """Removal, unsafe; of what names author, source or date at an edge of the paste, a move to front matter, one to one."""
        line = found.line
        credit = document.once(find_credits)[line.begin]
        title = title_line(document)
        of = document.once(platform)
        placed = of is not None and document.place(line.begin) in document.once(title_bylines)
        if not credit.fields or not _at_an_edge(document, found):
            return Fix("unsafe", line.begin, line.stop)
        if not placed and (among_facts(document, line, title) or _is_quoted(document, credit, title)):
            return Fix("unsafe", line.begin, line.stop)
        if says_change(line.text) and _is_dated_above(document):
            return Fix("unsafe", line.begin, line.stop)
        if document.rendered and not all(_agrees(document, *field) for field in credit.fields):
            return Fix("unsafe", line.begin, line.stop)
        if not credit.rest:
            return Fix("safe", line.begin, line.stop, "", credit.fields)
        if line.text.endswith(credit.rest):
            return Fix("safe", line.start, line.end - len(credit.rest), "", credit.fields)
        if line.text.startswith(credit.rest):
            return Fix("safe", line.start + len(credit.rest), line.end, "", credit.fields)
        return Fix("safe", line.start, line.end, credit.rest, credit.fields)

    def values(self, document: Document, found: DebrisLine) -> dict[str, str]:
        field = found.match.field
        return {"field": translated(f": the {field}") if field else ""}


def _at_an_edge(document: Document, found: DebrisLine) -> bool:
    """Whether the line stands before or after an article, not in a notice of a few short lines, and no more of the text below it."""
    whole = (
        document.rendered  # of short lines only what stands below a title is at an edge there
        or document.once(has_long_paragraph)
        or document.once(find_head).title
        or document.once(find_page)
    )
    return found.edge and bool(whole) and not goes_on_below(document, found.line)


_NOBODY = frozenset(("不详", "不詳", "佚名", "未知", "无名氏", "無名氏"))


QUOTED = 14  # lines of a quotation below what leads up to it: a sonnet's
_speaks_of_writing = lazy(r"[行句][^，。；]{0,2}(?:字|话|話)。\Z|[几幾两兩][个個]字。\Z")  # `墓碑上刻着一行字。`
_opens_quotation = frozenset('“"「『‘')


def _is_quoted(document: Document, credit: Credit, title: Line | None) -> bool:
    """Whether a credit is what a sentence above leads up to, or stands below what it quotes; `作者：不详` below any sentence is a story's, too.

    Between them stand nothing but credits and, within an article, a quotation, which has an author or a source: short lines, or in quotation
    marks. A speech is no quotation, though its greeting ends in a colon.
    """
    lines, known = document.lines, document.once(known_starts)
    i = document.place(credit.found.line.begin) - 1
    while i >= 0 and lines[i].begin in known:
        i -= 1
    if i < 0 or lines[i] == title:
        return False
    text = lines[i].text
    if (
        leads_up(text)
        or _speaks_of_writing.search(text)
        or (text[-1] in OWN_ENDS and any(value in _NOBODY for _, value in credit.fields))
    ):
        return True
    if not any(field in ("author", "source") for field, _ in credit.fields):
        return False
    for one in reversed(lines[max(document.once(first_paragraph), i - QUOTED) : i + 1]):
        if one == title or one.begin in known:
            return False
        if leads_up(one.text):
            return not greets(one.text)
        if marked.match(one.text) or (is_wide(one.text) and one.text[0] not in _opens_quotation):
            return False
    return False


def _is_dated_above(document: Document) -> bool:
    """Whether an article has another date than that on which it was edited, which is the next best."""
    page = document.once(find_page)
    title = (page.title if page else None) or 0
    head = document.lines[title : max(page.first, title + 1 + BYLINE)] if page else []
    told = (line.text for line in head if not says_change(line.text))
    return any(parse_date(text) or dateline_date(text) for text in told) or bool(labelled_date(document, None))


def _agrees(document: Document, field: str, value: str) -> bool:
    """Whether a page's front matter lacks the field, or has this value in it: nothing is lost by the move."""
    head = document.text[: document.text.find("\n---\n", 3) + 1]
    line = next((line for line in head.split("\n") if line.startswith(field + ":")), None)
    return line is None or value in line
