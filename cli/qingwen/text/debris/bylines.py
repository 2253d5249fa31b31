"""Lines of nothing but dates, who wrote and how long it takes to read: `Posted on May 3, 2024 by admin`, `By Jane Doe | May 3, 2024`.

One grammar: parts, each a date, a name behind `by`, an account or a counter, which words such as `Published` may open and marks may part.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import MONTH, WEEKDAY, has_year, parse_date

LONGEST = 110  # letters: of two dates, a name, a counter and a notice of links
_by = lazy(r"\b[bB][yY] ?:? ")
_ORDER = r"(?:(?:first|originally|last) )?"
_WORK = r"posted|written|reported|story|words|text|updated|modified|edited|reviewed"
_VERB, _WROTE = rf"{_ORDER}(?:published|{_WORK})", rf"{_ORDER}(?:{_WORK})"  # a book is published by its publisher
_changed = lazy(r"(?:last )?(?:updated|modified|edited|reviewed)", re.I)  # no author's name and no first date behind it
_worded = lazy(_VERB, re.I)
_WORD = r"(?!In\b)[A-Z][\w'’-]*\.?"  # `By Jane Doe In` stands above a section's name
# Not `By The Numbers`, `By Land and Sea`, `By Popular Demand`.
NO_NAME = r"(?!(?i:The|A|An|My|Your|Our|Their|Land|Sea|Air|Day|Night|Hand|Any|All|No|Popular|Public|Royal|Special|Private|Invitation|Appointment|Request|Order|Car|Bus|Train|Bike|Boat|Ferry|Foot)\b)"
NAME = rf"{NO_NAME}{_WORD}(?: (?:(?:de|der|den|la|van|von|da|al|bin|and|&) ){{0,2}}{_WORD}){{0,5}}?"
_ROLE = r"(?:(?:Staff|News|Sports|City|Senior|Special|Contributing|Guest) ){1,2}(?:Writer|Reporter|Editor|Correspondent|Columnist|Contributor)s?\b"
_DATE = (
    rf"(?i:(?:{WEEKDAY},? )?(?:{MONTH} \d\d?(?:st|nd|rd|th)?,?|\d\d?(?:st|nd|rd|th)? {MONTH},?) (?:19|20)\d\d"
    r"|\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d|(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?)"
    r"(?:(?:[ ,·•–—-]|\bat\b)*\d\d?[:.]\d\d(?::\d\d)?(?: ?[aApP]\.?[mM]\b\.?)?(?: [A-Z]{1,4}\b)?)?"
)
_between = lazy(r"[\s|·•⋅–—,/-]*")
_dated = lazy(rf"(?i:(?:{_VERB}:? )?(?:on |at )?)(?P<date>{_DATE})(?!\w)")
_COUNTED = r"\d{1,3} ?(?:min(?:ute)?s?)(?: read)?|\d{1,4} ?comments?|leave a comment|no comments"
_NOTICE = r"(?:(?:this (?:post|page|recipe|article|site|blog) )?may contain|(?:this (?:post|page|recipe|article|site|blog) )contains) (?:affiliate )?links?"
# Before some names stands a word for those who hear the page read: `By: AuthorAnn Lee`.
_signed = lazy(
    rf"(?:(?i:{_WROTE}) )?[bB][yY]:? (?:Author ?(?=[A-Z]))?(?P<name>{NAME}(?: \([A-Z][^()]{{1,30}}\))?|(?P<handle>[a-z][\w.-]{{1,19}}))"
    rf"(?=$|[|·•⋅–—,/-]| [|·•⋅–—@/-]| {_ROLE}| (?i:on |at )?{_DATE}| (?i:{_VERB}|{_COUNTED}|{_NOTICE})\b)"
)
_role = lazy(_ROLE)
_notice = lazy(rf"{_NOTICE}.*", re.I)
_counted = lazy(rf"(?:{_COUNTED}|jump to recipe|print recipe|@\w{{2,31}})\b(?! by\b)", re.I)


COUNTER = "counter"  # for a value


class Part(NamedTuple):
    """A part of a byline. field: of the front matter, with its value; `""` for a COUNTER, for when and by whom it was changed, and for what the author is."""

    field: str
    value: str
    text: str


def byline_parts(line: str) -> list[Part]:
    """The parts of a line that has nothing else, with a date or an author among them; none of another line, and of a bare date.

    Nor of one with two dates, a stretch of days perhaps, but of `Published May 3, 2024 | Updated May 5, 2024`.
    """
    if len(line) > LONGEST or not (has_year(line) or ("by" in line.lower() and _by.search(line))):
        return []  # nearly all
    parts: list[Part] = []
    at = _past_marks(line, 0)
    while at < len(line):
        part = _part_at(line, at)
        if part is None:
            return []
        if parts and _is_change_by(parts[-1]) and not _worded.match(part.text):
            part = part._replace(field="")  # `Edited by Jane Doe, May 3, 2024`
        parts.append(part)
        at = _past_marks(line, at + len(part.text))
    fields = [part.field for part in parts if part.field]
    dates = [part.text for part in parts if part.field == "date" or part.value[:1].isdigit()]
    if not fields or len(set(fields)) < len(fields) or any(map(parse_date, dates[1:])) or parse_date(line):
        return []
    # `By Region` is a menu's, `by hand` no one: one word is a name beside a date, a counter or behind `Written`, in small letters beside a date alone.
    one_word = [part.value for part in parts if part.field == "author" and " " not in part.value]
    is_counted = any(part.value == COUNTER for part in parts)
    doubtful = any((line[:2].lower() == "by" and not is_counted) or name[0].islower() for name in one_word)
    return [] if doubtful and "date" not in fields else parts


def may_be_long_byline(line: str) -> bool:
    """Whether a line longer than those of the tables may be one: it has a year and a name."""
    return len(line) <= LONGEST and has_year(line) and "by " in line.lower()


def _is_change_by(part: Part) -> bool:
    return not part.field and part.value[:1].isalpha() and part.value != COUNTER


def _past_marks(line: str, at: int) -> int:
    found = _between.match(line, at)
    return found.end() if found else at


def _part_at(line: str, at: int) -> Part | None:
    if found := _signed.match(line, at):
        return Part("" if _changed.match(found[0]) else "author", found["name"], found[0])
    if (found := _dated.match(line, at)) and (date := parse_date(found["date"])):
        return Part("" if _changed.match(found[0]) else "date", date, found[0])
    if found := _counted.match(line, at):
        return Part("", COUNTER, found[0])
    if found := _notice.match(line, at):
        return Part("", "", found[0])
    found = _role.match(line, at) if at and line[at - 1] == " " and line[at - 2] not in ",|" else None
    return Part("", "", found[0]) if found else None
