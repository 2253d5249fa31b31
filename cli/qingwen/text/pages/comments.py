"""The readers' comments below an article: where they begin, and how far a thread of them goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import is_dateline, parse_date
from qingwen.text.debris.lists import in_a_glossary
from qingwen.text.folding import fold
from qingwen.text.pages.headings import part_opened
from qingwen.text.pages.reading import Reading

ABOVE_COMMENTS = 2  # paragraphs that an article has above comments, at least
SIGNED = 3  # lines below a heading of comments of which one says who wrote the first, or when
BUTTONS = 6  # lines below a heading of comments among which are `Reply` or `View all`
# A thread has so many lines that date a comment, none farther than LONGEST lines below the last, and so many to reply or that say `Ann says:`,
# since a live blog below `120 comments` has dates alone. Above it stand paragraphs, or so many comments are dated.
DATED, LONGEST, REPLIES, MANY = 3, 25, 2, 8
OF_COMMENTS = 4.0  # log-odds of a thread's lines, which no place makes an article's
# Not `Leave a comment`, which some blogs ask for in the middle.
_comments = lazy(
    r"(comments|评论)|\d+ comments|(?:(?:reader|visitor|user) )?comments[: ]*(?:\(?\d+\)?|\d+ total|add your comment)"
    r"|(?:reader|visitor|user) (?:comments|discussion)|(?:全部|网友|最新|用户)评论|(?:评论|評論|留言|跟帖) ?[(（]\d+[)）]",
    re.I,
)
# WordPress says of what the comments are: `31 Responses to “The Long Way Home”`.
_REPLIES = r"\d+ ?[个個条條则則](?:想法|评论|評論|回复|回覆|回应|回應|留言|迴響)"
_comments_on = lazy(
    r"(?:\d+|one|an?) (?:comments?|repl(?:y|ies)|responses?|thoughts?) (?:on|to):? [“\"‘](?P<title>.+)[”\"’]"
    rf"|(?:在 ?)?[《“〈「](?P<title_zh>.+)[》”〉」](?:[上中]?有|的) ?{_REPLIES}"
    rf"|(?:有 ?)?{_REPLIES}(?:关于|關於|于|在|给|給)[：:]? ?[《“〈「](?P<title_last>.+)[》”〉」]",
    re.I,
)
_says = lazy(r"(?i)\b(?:says|said|wrote) ?[:：]$|(?:[说說]道?|表示|[写寫]道) ?[：:]$")
_when = lazy(
    r"(?i)\b(?:19|20)\d\d at \d|\bago\b(?: ?· ?reply)?$|^\d{1,2}[dhmw]$"
    r"|\d ?(?:年|[个個]月|周|週|天|小[时時]|分[钟鐘])前(?: ?· ?\w{2,4})?$|^[昨前]天 ?\d?\d[:：]\d\d$|[01]?\d-[0-3]\d(?: \d\d:\d\d)?$"
)
_REPLY = r"(?:reply|回[复復覆应應])"
# Alone, behind a name or a date, or in a row of buttons: `Like · Reply · 3d`.
_reply = lazy(
    rf"(?i)(?:.{{0,60}}[\s·|↩])?{_REPLY}(?: to .{{1,40}}|[\s·|↓()（）\d]|\d[dhmw]|ta|like|share|report|[点點]?[赞讚]|[举舉檢检][报報舉举])*"
    r"|report(?: (?:abuse|comment))?|permalink|[举舉檢检][报報舉举]"
)


def thread(page: Reading) -> range:
    """The lines of the readers' comments below an article: from their heading to the last that is dated, and its text where a button to reply closes it.

    Empty where they are not plainly a thread.
    """
    lines = page.lines
    for heading in range(1, len(lines)):
        if not _heads_comments(lines[heading]):
            continue
        dated = _dated(lines, heading)
        if len(dated) < DATED:
            continue
        last = dated[-1]
        end = next((i for i, line in enumerate(lines[last : last + LONGEST], last) if _reply.fullmatch(line)), last)
        answers = sum(1 for line in lines[heading + 1 : end + 1] if _reply.fullmatch(line) or _says.search(line))
        above = sum(page.prose[:heading])
        if answers >= REPLIES and (above >= ABOVE_COMMENTS or len(dated) >= MANY):
            return range(heading, end + 1)
    return range(0)


def without(page: Reading, comments: range) -> Reading:
    """A page whose comments, which read like an article's text, do not."""
    if not comments:
        return page
    odds, prose = [*page.odds], [*page.prose]
    for i in comments:
        odds[i], prose[i] = max(odds[i], OF_COMMENTS), False
    return page._replace(odds=odds, prose=prose)


def _heads_comments(line: str) -> bool:
    return part_opened(line) == "comment-section" or bool(_comments.fullmatch(line) or _comments_on.fullmatch(line))


def _dated(lines: Sequence[str], heading: int) -> list[int]:
    """The lines that date comments below a heading, each near the last."""
    dated: list[int] = []
    for i in range(heading + 1, len(lines)):
        if i - (dated[-1] if dated else heading) > LONGEST:
            break
        if _dates_comment(lines[i]):
            dated.append(i)
    return dated


def before_comments(lines: Sequence[str], prose: Sequence[bool], known: Sequence[bool], first: int, last: int) -> int:
    """The last line above `36 Comments`, where most paragraphs stand above that: comments read like an article's text.

    `Comments` alone heads a section of a tutorial as well: below it must stand a line that sites put there.
    """
    for i in range(first + 1, last + 1):
        if (
            (on := _comments_on.fullmatch(lines[i]))
            and fold(on[on.lastgroup or 0]) in map(fold, lines[:i])
            and (any(map(_signs_comment, lines[i + 1 : i + SIGNED + 1])) or any(known[i + 1 : i + BUTTONS + 1]))
        ):
            return i - 1  # however long they are
        if (found := _comments.fullmatch(lines[i])) and (
            not found[1] or (any(known[i + 1 : min(last, i + BUTTONS) + 1]) and not is_term(lines, i))
        ):
            above, below = sum(prose[first:i]), sum(prose[i : last + 1])
            if above >= ABOVE_COMMENTS and above > below:
                return i - 1
    return last


def is_term(lines: Sequence[str], i: int) -> bool:
    """Whether a line is a term that the next line explains, among others: `评论`, `读者在文章下面写的话。`"""
    return i > 1 and i + 2 < len(lines) and in_a_glossary(*lines[i - 2 : i + 3])


def _signs_comment(line: str) -> bool:
    """Whether a line says who wrote a comment, or when: `Ann Ode says:`, `2天前`."""
    return _says.search(line) is not None or _dates_comment(line)


def _dates_comment(line: str) -> bool:
    """Whether a line says when a comment was written, and perhaps by whom: `March 2, 2010 at 8:28 pm`, `2天前`, `Ann Ode on May 3, 2024`."""
    return _when.search(line) is not None or bool(parse_date(line)) or is_dateline(line)
