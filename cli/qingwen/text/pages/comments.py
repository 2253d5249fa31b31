"""The readers' comments below an article: where they begin, and how far a thread of them goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import MONTH, WEEKDAY, is_dateline, parse_date
from qingwen.text.debris.line import closes_a_sentence
from qingwen.text.debris.lists import in_a_glossary
from qingwen.text.folding import fold
from qingwen.text.pages.headings import ARTICLE, part_opened
from qingwen.text.pages.lines import SENTENCE
from qingwen.text.pages.reading import Reading

ABOVE_COMMENTS = 2  # paragraphs that an article has above comments, at least
SIGNED = 3  # lines below a heading of comments of which one says who wrote the first, or when
BUTTONS = 6  # lines below a heading of comments among which are `Reply` or `View all`
# A thread has so many comments that are dated, each with a button to reply below its text or `Ann says:` above its date: entries of a live blog, a diary
# or a timeline below `120 comments` have dates alone. Of these comments each stands so near the last; above them stand paragraphs, or they are so many.
DATED, LONGEST, MANY = 3, 25, 8
# Of answers to answers the innermost have no button; so many may follow one another.
WITHOUT_BUTTON = 2
TIMES = 2  # as many paragraphs above comments as below, from which these are the site's own: who the author is, what its links earn
ROW = 60  # letters of a row of buttons
OF_COMMENTS = 4.0  # log-odds of a thread's lines, which no place makes an article's
# Not `Leave a comment`, which some blogs ask for in the middle.
_comments = lazy(
    r"(comments|评论)|\d+ comments|\{ ?\d+ comments?… read (?:them|it) below or add one ?\}|(?:(?:reader|visitor|user) )?comments[: ]*(?:\(?\d+\)?|\d+ total|add your comment)"
    r"|(?:reader|visitor|user) (?:comments|discussion)|(?:全部|网友|最新|用户)评论|(?:评论|評論|留言|跟帖) ?[(（]\d+[)）]",
    re.I,
)
# WordPress says of what the comments are: `31 Responses to “The Long Way Home”`.
_REPLIES = r"\d+ ?[个個条條则則](?:想法|评论|評論|回复|回覆|回应|回應|留言|迴響)"
_comments_on = lazy(
    r"(?:\d+|one|an?) (?:comments?|repl(?:y|ies)|responses?|thoughts?) (?:on|to):? [“\"‘](?P<title>.+)[”\"’]|\d+ (?:comments on|responses to) (?P<bare>.+)"
    rf"|(?:在 ?)?[《“〈「](?P<title_zh>.+)[》”〉」](?:[上中]?有|的) ?{_REPLIES}"
    rf"|(?:有 ?)?{_REPLIES}(?:关于|關於|于|在|给|給)[：:]? ?[《“〈「](?P<title_last>.+)[》”〉」]",
    re.I,
)
_number = lazy(r"\d{1,4}(?![\d,.])")
_says = lazy(r"(?i)\b(?:says|said|wrote) ?[:：]$|(?:[说說]道?|表示|[写寫]道) ?[：:]$")
_name_says = lazy(
    r"[^\s,，。:：]+(?: [^\s,，。:：]+){0,3} (?:says|said|wrote) ?[:：]|[^\s，。：]{1,12} ?(?:[说說]道?|[写寫]道) ?[：:]"
)
_when = lazy(
    r"(?i)\b(?:19|20)\d\d (?:at|@) \d|^[01]?\d/[0-3]\d at \d|\bago\b(?: ?· ?reply)?$|^\d{1,2}[dhmw]$"
    r"|\d ?(?:年|[个個]月|周|週|天|小[时時]|分[钟鐘])前(?: ?· ?\w{2,4})?$|^[昨前]天 ?\d?\d[:：]\d\d$|[01]?\d-[0-3]\d(?: \d\d:\d\d)?$"
)
_clock = lazy(r"(?:19|20)\d\d.* \d?\d:\d\d")
# What a line that dates a comment says beside the name of who wrote it.
_of_date = lazy(
    rf"(?<![a-z])(?:{WEEKDAY}|{MONTH}|at|on|posted|says|said|[ap]m|reply|st|nd|rd|th)(?![a-z])|(?:星期|周|週)[一二三四五六日天]|[年月日]|[上下]午|[\W\d_]+",
    re.I,
)
_reply = lazy(r"(?i)(?:log ?in to |.*[^a-z])?(?P<word>reply(?: to .+)?|回[复復覆应應])(?![a-z])")
_between = lazy(r"[\s·|↓↩↪()（）]+")
_beside = lazy(r"(?i)\d+[dhmw]?|like|share|report|ta|[点點]?[赞讚]|[举舉檢检][报報舉举]|")


def thread(page: Reading) -> range:
    """The lines of the readers' comments below an article: from their heading to the last that is dated, and its text where a button to reply closes it.

    Empty where they are not plainly a thread, and where the page has text of its own below.
    """
    lines = page.lines
    said, until = set[str](), 0  # above a heading
    paragraphs = [0, *accumulate(page.prose)]  # above each line
    for heading in range(1, len(lines)):
        if not _heads_comments(lines[heading]) or _asks_for_reply(lines[heading]):
            continue
        dated, end = _dated(page, heading)
        above = paragraphs[heading]
        if dated < DATED and above >= ABOVE_COMMENTS:
            on = _comments_on.fullmatch(lines[heading])
            if on:
                said.update(map(fold, lines[until:heading]))
                until = heading
            dated, end = _timed(page, heading, on is not None and fold(on[on.lastgroup or 0]) in said)
        if dated < DATED or (above < ABOVE_COMMENTS and dated < MANY):
            continue
        if not _goes_on(page, heading, end + 1):
            return range(heading, end + 1)
    return range(0)


def _goes_on(page: Reading, heading: int, start: int) -> bool:
    """Whether a page has text of its own from a line on, below comments: not far fewer paragraphs that read like an article's than above their heading,
    or a part of one, `References`.
    """
    own = [is_one and odds < 0 for is_one, odds in zip(page.prose, page.odds, strict=True)]
    above, below = sum(own[:heading]), sum(own[start:])
    if below >= ABOVE_COMMENTS and above < TIMES * below:
        return True
    parts = (i for i in range(start, len(page.lines)) if part_opened(page.lines[i]) == ARTICLE)
    return any(wide >= SENTENCE for i in parts for wide in page.wide[i + 1 : i + 1 + SIGNED])  # else a menu's entry


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


def _dated(page: Reading, heading: int) -> tuple[int, int]:
    """How many comments below a heading are dated and have a button to reply, or say whose they are, one after the other, and the last line of these.

    Above the first date stands a paragraph at most, and no heading of comments stands among them, as below each post of a blog.
    """
    lines, found, end = page.lines, 0, heading
    date = _next_date(lines, heading)
    if sum(page.prose[heading:date]) > 1:
        return 0, heading
    without_button = 0
    while date and without_button <= WITHOUT_BUTTON:
        below = _next_date(lines, date)
        reply = _last_reply(page, date, below or min(date + LONGEST, len(lines) - 1))
        last = max(date, reply or date)
        if any(map(_parts_threads, lines[end + 1 : last + 1])):
            break
        if reply is not None or _name_says.fullmatch(lines[date - 1]):
            found, end, without_button = found + 1, last, 0
        elif not found:
            break
        else:
            without_button += 1
        date = below
    return found, end


def _timed(page: Reading, heading: int, is_named: bool) -> tuple[int, int]:
    """The same of comments that tell the day and the time and have no button to reply: below a heading that names the article, or says how many they are,
    of which a page shows half at least, by so many people: the entries of a live blog have a time alone, or its two reporters' names.
    """
    lines = page.lines
    number = _number.search(lines[heading])
    most = int(number[0]) if number else len(lines) if is_named else 0
    names = set[str]()
    found, end = 0, heading
    while found < most and (date := _next_date(lines, end)) and _clock.search(lines[date]):
        if any(map(_parts_threads, lines[end + 1 : date])):
            break
        names.add(_name_of(page, date, end))
        found, end = found + 1, date
    return (found, end) if is_named or (2 * found >= most and len(names - {""}) >= DATED) else (0, heading)


def _name_of(page: Reading, date: int, above: int) -> str:
    """Who wrote a comment, of the line that dates it or the one above, not as high as some other; `""` if neither says so."""
    if (name := _of_date.sub("", page.lines[date])) or date - 1 == above:
        return name
    line = page.lines[date - 1]
    return "" if page.prose[date - 1] or closes_a_sentence(line) else line


def _parts_threads(line: str) -> bool:
    """Whether a line heads the comments on another article; `Comment` is a button, or all that a reader said."""
    return _heads_comments(line) and not _asks_for_reply(line) and fold(line) != "comment"


def _next_date(lines: Sequence[str], above: int) -> int:
    """The next line that dates a comment, not far below a line; 0 if there is none."""
    return next((i for i in range(above + 1, min(above + 1 + LONGEST, len(lines))) if _dates_comment(lines[i])), 0)


def _last_reply(page: Reading, date: int, below: int) -> int | None:
    """The last button to reply from a comment's date to the next, with no sentence below it, as below the heading of an office's answer."""
    found = next((i for i in range(below, date - 1, -1) if _asks_for_reply(page.lines[i])), None)
    return None if found is None or any(map(closes_a_sentence, page.lines[found + 1 : found + 2])) else found


def _asks_for_reply(line: str) -> bool:
    """Whether a line is a button to reply, alone, in a row of buttons or behind a date: `Like · Reply · 3d`, `2014/01/01 20:31 回覆`; not `The Mayor's reply`."""
    found = _reply.match(line) if len(line) <= ROW else None
    if found is None:
        return False
    before, behind = line[: found.start("word")].strip().lower().removesuffix("log in to"), line[found.end("word") :]
    return all(map(_beside.fullmatch, _between.split(behind))) and (
        all(map(_beside.fullmatch, _between.split(before))) or _dates_comment(before)
    )


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
