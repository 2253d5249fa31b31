"""Who wrote an article on a large platform's page and when, by the lines that the platform writes round it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, MONTH, parse_date, parse_dated_line
from qingwen.text.debris.bylines import NAME, byline_parts
from qingwen.text.debris.phrase_table import Table
from qingwen.text.debris.phrases import HEAD, phrases
from qingwen.text.pages.lines import ending
from qingwen.text.pages.platform_tables import Signature, Tables, find
from qingwen.text.pages.site_lines import OF_SITES

LONGEST_NAME = 40  # letters of an author's
LONGEST_NAMES = 100  # letters of offices and ministers, where what stands above says so
NEAR_FOOT = 3  # lines above what stands below articles, which may say who wrote them
_WITH_DATE = ("counter", "credit-line")  # rules whose lines may have a date beside other words
_FIELDS = ("author", "source", "date")
dated = lazy(rf"{DATE}(?: ?{CLOCK})?")  # anywhere in a line
_dated_in_words = lazy(
    rf"(?i)(?:{DATE}(?: ?{CLOCK})?|(?:{MONTH} \d\d?(?:st|nd|rd|th)?,?|\d\d?[ -]{MONTH},?)[ -]\d{{4}}(?: {CLOCK}(?: ?[ap]m\b)?)?|(?P<year>\d{{4}}) (?P<day>{MONTH} \d\d?)\b)"
)
_BESIDE = r"\s+(?:in|on|at|[—–|·»-]|\d)"  # what stands behind a name that goes on
# Beside other words: `Created by Ann Porter, last modified by Tom Reed`, `By annporter in Workshop`; no name is what `By hand` says.
_by_author = lazy(
    rf"(?:^|(?<![Rr]eviewed)(?<![Uu]pdated)(?<![Ee]dited)(?<![Mm]odified)(?<![Cc]hecked) )[bB]y:? (?P<name>{NAME}(?=$|,|{_BESIDE})|[a-z][\w.-]{{1,19}}(?={_BESIDE}))"
)
_hour = lazy(r" at \d.*")
_said_when = lazy(r" (?:Published|Updated|Posted)\b.*")
_glued_by = lazy(r"\ABy(?=[A-Z])")  # Forbes: `ByAnn Porter`
_name_glued = lazy(r"(?!(?i:published|updated|posted))\w.*[a-z]\Z")  # to the date behind it

Fields = dict[str, str]  # field of the front matter → value


class Bylines:
    """What the tables of one platform tell of an article's author, source and date.

    head: the lines between an article's title and its first paragraph, in all of these.
    """

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def names_author(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line stands right above what stands below authors' names."""
        return i + 1 < len(texts) and self._tables.below_authors.stands_at(texts, i + 1)

    def is_author(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line says whose the article is: its name twice, the first a portrait's, or above what stands right below names."""
        return texts[i : i + 1] == texts[i + 1 : i + 2] or self.names_author(texts, i)

    def author(self, texts: Sequence[str], title: int | None, head: range) -> tuple[range, str]:
        """The lines that name an article's author above its text, and the name, where what stands right above or below names tells it.

        A portrait's description is the name, too, which then stands there twice; an account may stand below it.
        """
        tables = self._tables
        for i in (*head, *range(min(title or 0, len(texts)))):  # below its title, rather than above
            below, role, below_role = (*texts[i + 1 : i + 4], "", "", "")[:3]
            if texts[i] == below and role and tables.below_roles.find(below_role):
                return range(i, i + 3), texts[i]
            is_announced = i > 0 and tables.above_authors.find(texts[i - 1]) is not None
            longest = LONGEST_NAMES if is_announced else LONGEST_NAME
            if len(texts[i]) > longest or tables.knows(texts[i]) or ending(texts[i]) == "s":
                continue
            if i not in head and not is_announced and (not self.names_author(texts, i) or _is_of_a_menu(texts[i])):
                continue
            is_below_title = tables.above_authors.has_title and title is not None and i == title + 1
            if is_announced or is_below_title or self.is_author(texts, i):
                return range(i - (i > 0 and texts[i - 1] == texts[i]), i + 1 + (below[:1] == "@")), texts[i]
        return range(0), ""

    def fields(self, texts: Sequence[str], title: int | None, head: range, end: int) -> dict[int, Fields]:
        """What an article's bylines and signatures say, by their lines. end: the first line below its text."""
        found = self._bylines(texts, head, end)
        given: set[str] = set()  # of a field the first signature counts
        places = (*range(head.stop), *range(max(head.stop, end - NEAR_FOOT), len(texts)))
        for signature in self._tables.signatures:
            for i, fields in _first_signed(signature, texts, places, title).items():
                if new := {field: value for field, value in fields.items() if field not in given}:
                    found[i] = {**found.get(i, {}), **new}
                    given |= new.keys()
        return found

    def _bylines(self, texts: Sequence[str], head: range, end: int) -> dict[int, Fields]:
        """What lines down to the text, and the one right below it, say that are known for it."""
        found, said = dict[int, Fields](), set[str]()
        for i in (*range(head.stop), *range(end, min(end + 1, len(texts)))):
            if not self._tables.bylines.find(texts[i]) or (i >= end and texts[i] in texts[:i]):
                continue
            fields = _read_byline(texts[i])
            if fields.keys() - said:  # what a page says again is none
                found[i] = fields
                said.update(fields)
        return found

    def date(self, texts: Sequence[str], head: range, above: int) -> tuple[int, str] | None:
        """The line that says when an article appeared, and its date: one that is known for it, or the first of its head that is a date, or has one beside other words where all go.

        above: the last line that stands above articles alone; -1 if none is there.
        """
        known = {i: match for i in head if (match := self._tables.find(texts[i]))}
        known_dates = [i for i, match in known.items() if match.field == "date"]
        for i in (*known_dates, *head):
            if date := parse_dated_line(texts[i]):
                return i, date
            if i in known and known[i].rule not in _WITH_DATE:
                continue
            all_goes = i in known_dates or i <= above or self._tables.heads.find(texts[i])
            if all_goes and (words := dated.search(texts[i])) and (date := parse_date(words[0])):
                return i, date
        for i, text in enumerate(texts):
            match = self._tables.find(text)
            words = _dated_in_words.search(text) if match and match.field == "date" else None
            if words and (date := _date(words)):
                return i, date
        return None

    def credits(self, text: str) -> str | None:
        """The date in a line that gives an article's credits here, if it is known for that, or `""`; None for any other line."""
        match = self._tables.find(text)
        if match is None or match.rule != "credit-line":
            return None
        words = dated.search(text) if match.field == "date" else None
        return parse_date(words[0]) if words else ""


def _is_of_a_menu(text: str) -> bool:
    """Whether a line is known for a menu's, which stands there where nobody signs: `Search`."""
    match = phrases().match(text)
    return match is not None and match.rule in OF_SITES and match.certainty != "doubtful"


def _read_byline(text: str) -> Fields:
    """What a line says that is known for telling author or date."""
    line = _glued_by.sub("By ", _hour.sub("", text))
    fields = {part.field: part.value for part in byline_parts(line) if part.field}
    by_author = _by_author.search(line)
    if by_author and (" " in by_author["name"] or by_author[0] != line):  # `By Region` is a menu's
        fields.setdefault("author", _said_when.sub("", by_author["name"]))
    if words := _dated_in_words.search(text):
        fields["date"] = parse_date(text) or _date(words)
        if _name_glued.match(text[: words.start()]):
            fields["author"] = text[: words.start()]
    return fields


def _date(words: re.Match[str]) -> str:
    """The date in words, `2025 Nov 12` too."""
    return parse_date(f"{words['day']}, {words['year']}" if words["year"] else words[0])


def _first_signed(
    signature: Signature, texts: Sequence[str], places: Iterable[int], title: int | None
) -> dict[int, Fields]:
    """What a signature says where it stands first, a title not among its lines: a title signs nothing."""
    signed = (_signed(signature, texts, i) for i in places)
    return next((one for one in signed if one and title not in one), {})


def _signed(signature: Signature, texts: Sequence[str], start: int) -> dict[int, Fields]:
    """What a signature that stands from a line on says, by its lines; empty where it does not stand there."""
    found: dict[int, Fields] = {}
    if start + len(signature) > len(texts):
        return found
    for i, one in enumerate(signature, start):
        if one is None:
            continue
        if isinstance(one, Table):
            if not find(one, texts[i]):
                return {}
        elif len(texts[i]) > HEAD or (match := one.fullmatch(texts[i])) is None:
            return {}
        else:
            found[i] = match.groupdict()
    parts = {field: value for fields in found.values() for field, value in fields.items()}
    for fields in found.values():
        if "date" in fields:
            fields["date"] = parse_date(fields["date"])
        if "day" in fields:
            words = "{month} {day}, {year}" if parts["month"].isalpha() else "{year}-{month}-{day}"
            fields["date"] = parse_date(words.format(**parts))
    known = {i: {one: fields[one] for one in _FIELDS if fields.get(one)} for i, fields in found.items()}
    return {i: fields for i, fields in known.items() if fields}
