"""What is known of the pages of one large platform: lines that stand there, and what they say of the lines beside them.

The sections of its tables, `data/platforms/*.txt`, are explained in CONTRIBUTING.md, "Adding a platform".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, MONTH, parse_date
from qingwen.text.debris.bylines import NAME, byline_parts
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match, Table, templates
from qingwen.text.debris.phrases import HEAD
from qingwen.text.folding import fold
from qingwen.text.pages.lines import ending

LONGEST_BOX = 20  # lines of a box between paragraphs
LONGEST_TITLES = 6  # lines
LONGEST_NAME = 40  # letters of an author's
LONGEST_NAMES = 100  # of offices and ministers, where what stands above says so
HEAD_OF_PAGE = 400  # lines among which an article's title stands
NEAR_END = 40  # lines, none of them a sentence, that may stand between a line near an end and the end
NEAR_FOOT = 3  # lines above what stands below articles, which may say who wrote them
LEAST_ENTRIES = 2  # of a table of contents
SENTENCE = 10  # letters
NEAR_TITLE = 6  # lines below a title in which a byline stands
TITLES = "(titles)"  # behind a box's first line: its other lines are titles, a few, and end in no mark
TITLE = "(title)"  # among what stands right above authors; in `heads`: nothing of an article stands above its title
ANY = "**"  # in a row: any line
_TO = " … "  # between the lines of a row or a box
_COLON = "："  # behind a label: `编辑：` is no `编辑部`
_MARKS = "@#"
_DATE = "@date"  # what a line that is a date reads as; a count, `133`, is none
_DATE_WORDS = frozenset(
    (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )
)
_STOPS = (*".。!！?？…”」", '."')
_BOX, _CONTROL = Match("advertisement-label", "sure"), Match("page-control", "sure")
_label = lazy(r"\W*(\w[^:：|｜]{0,15})[:：|｜]")
_dated = lazy(rf"{DATE}(?: ?{CLOCK})?")
_dated_in_words = lazy(
    rf"(?i)(?:{DATE}(?: ?{CLOCK})?|(?:{MONTH} \d\d?(?:st|nd|rd|th)?,?|\d\d?[ -]{MONTH},?)[ -]\d{{4}}(?: {CLOCK}(?: ?[ap]m\b)?)?|(?P<year>\d{{4}}) (?P<day>{MONTH} \d\d?)\b)"
)
_BESIDE = r"\s+(?:in|on|at|[—–|·»-]|\d)"  # no name is what `By hand` says
# Beside other words: `Created by Ann Porter, last modified by Tom Reed`, `By annporter in Workshop`.
_by_author = lazy(
    rf"(?:^|(?<![Rr]eviewed)(?<![Uu]pdated)(?<![Ee]dited)(?<![Mm]odified)(?<![Cc]hecked) )[bB]y:? (?P<name>{NAME}(?=$|,|{_BESIDE})|[a-z][\w.-]{{1,19}}(?={_BESIDE}))"
)
_short_year = lazy(rf"\d\d-\d\d?-\d\d? {CLOCK}$")  # Weibo: `25-04-03 20:11`
_hour = lazy(r" at \d.*")
_said_when = lazy(r" (?:Published|Updated|Posted)\b.*")
_glued_by = lazy(r"\ABy(?=[A-Z])")  # Forbes: `ByAnn Porter`
_name_glued = lazy(r"(?!(?i:published|updated|posted))\w.*[a-z]\Z")  # to the date behind it
_entry_number = lazy(r"\A(?:\d+(?:\.\d+)*\.?\s|▪ )")
_edit = lazy(r"\[[^\[\]]{2,20}\]\Z")  # glued to a heading: `歷史[編輯]`
_signing = lazy(r"\((author|source|date|day|month|year)\)")
_SIGNED = {  # what a signature's places are read as
    "author": r"[^\s|/:：,，。](?:[^|/:：,，。！？]{0,28}[^\s|/:：,，。！？])?",
    "source": r"[^\s|:：,，。](?:[^|:：,，。！？]{0,28}[^\s|:：,，。！？])?",
    "date": rf"(?:{DATE}(?:\s*{CLOCK})?|{MONTH} \d\d?,? \d{{4}})",
    "day": r"\d\d?",
    "month": rf"(?:\d\d?|{MONTH})",
    "year": r"(?:19|20)\d\d",
}
_FIELDS = ("author", "source", "date")
_COUNT = r"\d[\d.,]*\s*[kKwW万萬]?"

_TITLES = Table()

Row = list[Table | None]
Signature = list["Table | re.Pattern[str] | None"]


class Platform:
    """One of them. sections: what the tables have of it, by what it is."""

    def __init__(self, sections: Mapping[str, Sequence[str]]) -> None:
        def lines(*what: str) -> Iterator[Table]:
            return (_table([one for one in sections.get(name, ()) if _TO not in one and one != TITLE]) for name in what)

        def rows(*what: str) -> Iterator[list[Row]]:
            return ([_row(one) for one in sections.get(name, ()) if _TO in one] for name in what)

        self.opens_at_title = TITLE in sections.get("heads", ())
        self._has_heads = "heads" in sections
        self._has_author_below_title = TITLE in sections.get("above authors", ())
        self._signs = frozenset(sections.get("signs", ()))
        self._heads, self._ends, self._near_ends = lines("heads", "ends", "near ends")
        self._above_titles, self._below_titles, self._below_first_lines = lines(
            "above titles", "below titles", "below first lines"
        )
        (self._above_captions,) = lines("above captions")
        self._naming_titles, self._contents, self._listed_contents = lines("title lines", "contents", "listed contents")
        self._above_authors, self._below_authors, self._below_roles, self._bylines = lines(
            "above authors", "below authors", "below roles", "bylines"
        )
        self._end_rows, self._below_title_rows, self._below_author_rows, self._rows, self._boxes = rows(
            "ends", "below titles", "below authors", "rows", "boxes"
        )
        self._signatures = [_signature(one) for one in sections.get("signatures", ())]
        self._lines = Table()
        for what, phrases in sections.items():
            if what not in WHERE:
                rule, certainty, *field = what.split(" ")
                _fill(self._lines, phrases, rule, certainty, *field)
        self._lines.sort()

    def matches(self, texts: Sequence[str]) -> dict[int, Match]:
        """What is known of the lines of a page (their indices)."""
        end = self._end_of_article(texts)  # below it stand others' dates
        found = {
            i: match
            for i, text in enumerate(texts)
            if (match := _find(self._lines, text) or (_CONTROL if text in self._signs else None))
            and (i < end or match.field != "date")
        }
        for row in self._rows:
            for start in (i for i in range(len(texts)) if _stands_at(row, texts, i)):
                found |= dict.fromkeys(range(start, start + len(row)), _CONTROL)
        for first, last in self._boxes:
            for start in (i for i, text in enumerate(texts) if first and _find(first, text)):
                near = range(start + 1, min(start + LONGEST_BOX, len(texts)))
                if last is _TITLES:
                    end = next((i - 1 for i in near[:LONGEST_TITLES] if not texts[i][-1:].isalnum()), start)
                else:
                    end = next((i for i in near if last is None or _find(last, texts[i])), start)
                found |= dict.fromkeys(range(start, end + 1) if end > start else (), _BOX)
        for start in (i for i, text in enumerate(texts) if _find(self._listed_contents, text)):
            below = [_edit.sub("", text) for text in texts[start + 1 :]]
            entries = [_entry_number.sub("", text) in below[i:] for i, text in enumerate(below, 1)]
            control = (entry or self.knows(text) for entry, text in zip(entries, below, strict=True))
            size = next((i for i, is_one in enumerate(control) if not is_one), len(below))
            if sum(entries[:size]) >= LEAST_ENTRIES:
                found |= dict.fromkeys(range(start, start + 1 + size), _BOX)
        return found

    def end(self, texts: Sequence[str], start: int) -> int:
        """The first line from one on that stands below articles alone; the number of lines if none is there."""
        end = next((i for i in range(start, len(texts)) if self.is_end(texts, i)), len(texts))
        if end == len(texts):
            return end
        above = range(max(start, end - NEAR_END), end)
        sentence = next((i for i in reversed(above) if ending(texts[i]) == "s"), above.start - 1)
        return next((i for i in above if i > sentence and _find(self._near_ends, texts[i])), end)

    def is_end(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line stands below articles alone."""
        if _find(self._ends, texts[i]) is not None or _is_one(self._end_rows, texts, i):
            return True
        # `3 thoughts on “How to mend a net”` with its own title; an author may have three thoughts on anything.
        return _find(self._naming_titles, texts[i]) is not None and any(
            " " in text and text != texts[i] and text in texts[i] for text in texts[: min(i, HEAD_OF_PAGE)]
        )

    def is_sign(self, text: str) -> bool:
        """Whether a line stands on pages of its alone."""
        return text in self._signs

    def end_below_head(self, texts: Sequence[str]) -> int:
        """The first line that stands below articles alone and below the first that stands above them; the number of lines if none is there."""
        return self.end(texts, self._first_head(texts) + 1)

    def _first_head(self, texts: Sequence[str]) -> int:
        return next((i for i, text in enumerate(texts) if _find(self._heads, text)), len(texts))

    def _end_of_article(self, texts: Sequence[str]) -> int:
        """Where an article ends at the latest; what stands below articles may name the site above them, too."""
        head = self._first_head(texts)
        return self.end(texts, 1 if head == len(texts) else head + 1)

    def head(self, texts: Sequence[str], title: int | None, first: int) -> int:
        """The last line above an article's text that stands above articles alone; -1 if none is there. first: the article's first line, as it looks.

        Of a platform of which no such lines are known it is the one above a title that is told.
        """
        told = self.title(texts, first)
        if not self._has_heads:
            return -1 if told is None else told - 1
        above = range(self.start(texts, title, min(first, self._end_of_article(texts))) - 1, -1, -1)
        head = next((i for i in above if _find(self._heads, texts[i])), -1)
        return max(head, (self._first_line(texts, first) or 0) - 1)

    def start(self, texts: Sequence[str], title: int | None, first: int) -> int:
        """An article's first paragraph, where what looks like its first line may be its title, its author or its date."""
        return self._byline_lines(texts, title, first).stop

    def title(self, texts: Sequence[str], first: int) -> int | None:
        """The title above an article's text, where a line that names it, what stands right above or below titles, or a table of contents tells it."""
        opening = self._opening(texts, first)
        naming = [text for text in texts if _find(self._naming_titles, text)]
        for i in range(opening - 1, -1, -1):
            if " " in texts[i] and any(texts[i] != text and texts[i] in text for text in naming):
                return i
        own = [i for i in range(opening) if not self.knows(texts[i])]
        if opening < len(texts) and not texts[opening].endswith(_STOPS):  # a long title may look like the first line
            own.append(opening)
        for reach in (1, len(texts)):  # right beside it rather than past lines that are known
            for i in range(opening - 1, -1, -1):
                if _find(self._above_titles, texts[i]):
                    below = next((j for j in own if i < j <= i + reach), None)
                    if below is not None and not self._is_author(texts, below):
                        return below
                if i and (_find(self._below_titles, texts[i]) or _is_one(self._below_title_rows, texts, i)):
                    above = [j for j in own if i - reach <= j < i]
                    # A standfirst may stand between.
                    if above and not (texts[above[-1]].endswith(".") and above[-1] - 1 in own):
                        return above[-1]
                    if above[1:]:
                        return above[-2]
        return self._first_line(texts, first)

    def captions(self, texts: Sequence[str], title: int) -> set[int]:
        """The captions of pictures above a title."""
        return {i + 1 for i in range(title - 1) if _find(self._above_captions, texts[i])}

    def _opening(self, texts: Sequence[str], first: int) -> int:
        """Where an article's text begins at the latest, below what stands above articles and below its end nothing."""
        first = min(first, self._end_of_article(texts), len(texts) - 1)
        while first + 1 < len(texts) and any(_find(known, texts[first]) for known in (self._heads, self._above_titles)):
            first += 1
        return first

    def _first_line(self, texts: Sequence[str], first: int) -> int | None:
        """The title that is the first line of its article, by what stands below it or above."""
        below = (i - 1 for i in range(min(first, len(texts) - 1), 0, -1) if _find(self._below_first_lines, texts[i]))
        known = (self._lines, self._below_first_lines)
        title = next((i for i in below if not any(_find(lines, texts[i]) for lines in known)), None)
        return self._below_contents(texts, first) if title is None else title

    def _below_contents(self, texts: Sequence[str], first: int) -> int | None:
        """The title below a table of the contents, whose entries the article says again, as menus and trails said the title; None if no such table is there."""
        start = next((i + 1 for i in range(first - 1, -1, -1) if _find(self._contents, texts[i])), None)
        if start is None:
            return None
        first += texts[first] in texts[first + 1 : first + 2]
        menu, end = {*texts[: start - 1]}, self.end(texts, first + 1)
        again = {texts[i]: i for i in range(start, end)}  # where a line stands last
        entries: set[str] = set()
        title, others = None, list[int]()
        for i in range(start, min(first + 1, end)):
            if again[texts[i]] > i:
                entries.add(texts[i])
            elif texts[i] == texts[i - 1]:  # the last of a trail
                return i
            elif texts[i] in entries and (title or len(others) == 1):
                break  # its first heading
            elif texts[i] in entries or texts[i] in menu:
                title = i
            elif not _find(self._lines, texts[i]):
                others.append(i)
        return title or next(iter(others), None)

    def author(self, texts: Sequence[str], title: int | None, first: int) -> tuple[range, str]:
        """The lines that name an article's author above its text, and the name, where what stands right above or below names tells it.

        A portrait's description is the name, too, which then stands there twice; an account may stand below it.
        """
        head = self._byline_lines(texts, title, first)
        for i in (*head, *range(title or 0)):  # below its title, rather than above
            below, role, below_role = (*texts[i + 1 : i + 4], "", "", "")[:3]
            if texts[i] == below and role and _find(self._below_roles, below_role):
                return range(i, i + 3), texts[i]
            told = i > 0 and _find(self._above_authors, texts[i - 1]) is not None
            longest = LONGEST_NAMES if told else LONGEST_NAME
            if len(texts[i]) > longest or self.knows(texts[i]) or ending(texts[i]) == "s":
                continue
            if i not in head and not told and not self.names_author(texts, i):
                continue
            below_title = self._has_author_below_title and title is not None and i == title + 1
            if told or below_title or self._is_author(texts, i):
                return range(i - (i > 0 and texts[i - 1] == texts[i]), i + 1 + (below[:1] == "@")), texts[i]
        return range(0), ""

    def _is_author(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line says whose the article is: its name twice, the first a portrait's, or above what stands right below names."""
        return texts[i : i + 1] == texts[i + 1 : i + 2] or self.names_author(texts, i)

    def is_head(self, text: str) -> bool:
        """Whether a line stands above articles alone, and is no title."""
        return _find(self._heads, text) is not None

    def names_author(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line stands right above what stands below authors' names."""
        below = i + 1
        return below < len(texts) and (
            _find(self._below_authors, texts[below]) is not None or _is_one(self._below_author_rows, texts, below)
        )

    def bylines(self, texts: Sequence[str], title: int | None, first: int) -> dict[int, dict[str, str]]:
        """What lines of an article's head, and the one right below its text, that are known for it say: field of the front matter → value."""
        head, end = self._byline_lines(texts, title, first), self.end(texts, first)
        found, told = dict[int, dict[str, str]](), set[str]()
        for i in (*range(head.stop), *range(end, min(end + 1, len(texts)))):
            if not _find(self._bylines, texts[i]) or (i >= end and texts[i] in texts[:i]):
                continue
            line = _glued_by.sub("By ", _hour.sub("", texts[i]))
            fields = {part.field: part.value for part in byline_parts(line) if part.field}
            by_author = _by_author.search(line)
            if by_author and (" " in by_author["name"] or by_author[0] != line):  # `By Region` is a menu's
                fields.setdefault("author", _said_when.sub("", by_author["name"]))
            if date := _dated_in_words.search(texts[i]):
                fields["date"] = parse_date(texts[i]) or _date(date)
                if _name_glued.match(texts[i][: date.start()]):
                    fields["author"] = texts[i][: date.start()]
            if fields.keys() - told:  # what a page says again is none
                found[i] = fields
                told.update(fields)
        given: set[str] = set()
        for signature in self._signatures:
            places = (*range(head.stop), *range(max(head.stop, end - NEAR_FOOT), len(texts)))
            signed = (_signed(signature, texts, i) for i in places)
            for i, fields in next((one for one in signed if one and title not in one), {}).items():
                if new := {field: value for field, value in fields.items() if field not in given}:
                    found[i] = {**found.get(i, {}), **new}
                    given |= new.keys()
        return found

    def date(self, texts: Sequence[str], title: int | None, first: int) -> tuple[int, str] | None:
        """The line that says when an article appeared, and its date: one that is known for it, or the first above the article's text that is a date, or has one beside other words where all go."""
        above = self.head(texts, title, first)
        head = self._byline_lines(texts, title, first)
        known = {i: match for i in head if (match := _find(self._lines, texts[i]))}
        known_dates = [i for i, match in known.items() if match.field == "date"]
        for i in (*known_dates, *head):
            if date := parse_date(texts[i]) or (parse_date(f"20{texts[i]}") if _short_year.match(texts[i]) else ""):
                return i, date
            if i in known and known[i].rule not in ("counter", "credit-line"):
                continue
            if (
                (i in known_dates or i <= above or _find(self._heads, texts[i]))
                and (found := _dated.search(texts[i]))
                and (date := parse_date(found[0]))
            ):
                return i, date
        for i, text in enumerate(texts):
            match = _find(self._lines, text)
            found = _dated_in_words.search(text) if match and match.field == "date" else None
            if found and (date := _date(found)):
                return i, date
        return None

    def credits(self, text: str) -> str | None:
        """The date in a line that gives an article's credits here, if it is known for that, or `""`; None for any other line."""
        match = _find(self._lines, text)
        if match is None or match.rule != "credit-line":
            return None
        found = _dated.search(text) if match.field == "date" else None
        return parse_date(found[0]) if found else ""

    def _byline_lines(self, texts: Sequence[str], title: int | None, first: int) -> range:
        """The lines between an article's title and its first paragraph; what looks like its first line may be the title, or a date."""
        top = 0 if title is None else title + 1
        end = max(first, top)
        if title is not None and first <= top:  # a standfirst, where a byline stands below it
            near = range(top, min(top + NEAR_TITLE, self.end(texts, top)))
            end = next((i + 1 for i in near if _find(self._bylines, texts[i]) and len(texts[i]) < HEAD), end)
        while end < len(texts) - 1 and (
            _dated.search(texts[end])
            or self.knows(texts[end])
            or (first <= top and not (is_wide(texts[end]) or _is_sentence(texts[end])))
        ):
            end += 1
        return range(top, end)

    def knows(self, text: str) -> bool:
        """Whether a line is one of its own: furniture, or what stands above articles or beside titles."""
        tables = (self._lines, self._heads, self._above_titles, self._below_titles)
        return text in self._signs or any(_find(known, text) for known in (*tables, self._listed_contents))


def _is_sentence(text: str) -> bool:
    return len(text) >= SENTENCE and ending(text) == "s"


# What stands in the sections that are no rule's lines.
WHERE = frozenset(
    (
        *("signs", "heads", "ends", "near ends", "boxes", "rows", "contents", "listed contents"),
        *("above titles", "below titles", "below first lines", "title lines", "above captions"),
        *("above authors", "below authors", "below roles", "bylines", "signatures"),
    )
)


def _find(known: Table, text: str) -> Match | None:
    key = _key(text[:HEAD])
    if (key[:1] == "0" or key[:3] in _DATE_WORDS or key.startswith("民国0")) and parse_date(text.strip("()[]（）")):
        return known.find(_DATE) or (known.find(key) if key != "0" else None)
    if match := known.find(key):
        return match
    label = _label.match(text)
    return known.find(fold(label[1]) + _COLON) if label else None


def _date(found: re.Match[str]) -> str:
    """The date in a line, `2025 Nov 12` too."""
    return parse_date(f"{found['day']}, {found['year']}" if found["year"] else found[0])


def _key(text: str) -> str:
    """A line as the tables here have it: an account, `@ann`, and a tag, `#ports`, keep their mark."""
    key = fold(text) or text
    return text[0] + key if text[0] in _MARKS and (" " not in text or text.count(text[0]) > 1) else key


def _row(phrases: str) -> Row:
    """`first … second … third`, each a table; None for any line."""
    return [None if one == ANY else _TITLES if one == TITLES else _table([one]) for one in phrases.split(_TO)]


def _stands_at(row: Row, texts: Sequence[str], i: int) -> bool:
    """Whether a row's lines stand from one on, one right below the other."""
    return i + len(row) <= len(texts) and all(one is None or _find(one, texts[at]) for at, one in enumerate(row, i))


def _signature(phrases: str) -> Signature:
    """A row some of whose lines have places for an author, a source or a date: `作者：(author) 时间：(date)`."""
    return [
        _template(one) if _signing.search(one) else None if one == ANY else _table([one]) for one in phrases.split(_TO)
    ]


def _template(line: str) -> re.Pattern[str]:
    def read(words: str) -> str:
        words = re.escape(words).replace("：", r"\s*[：:]\s*").replace(r"\ ", r"\s+")
        return words.replace(r"\*\*", ".*").replace("0", _COUNT)

    pieces = _signing.split(line)
    return re.compile(
        "".join(rf"(?P<{one}>{_SIGNED[one]})" if i % 2 else read(one) for i, one in enumerate(pieces)), re.I
    )


def _signed(signature: Signature, texts: Sequence[str], start: int) -> dict[int, dict[str, str]]:
    """What a signature that stands from a line on says: line → field of the front matter → value; empty where it does not stand there."""
    found: dict[int, dict[str, str]] = {}
    if start + len(signature) > len(texts):
        return found
    for i, one in enumerate(signature, start):
        if one is None:
            continue
        if isinstance(one, Table):
            if not _find(one, texts[i]):
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


def _is_one(rows: Sequence[Row], texts: Sequence[str], i: int) -> bool:
    return any(_stands_at(row, texts, i) for row in rows)


def _table(phrases: Sequence[str]) -> Table:
    found = Table()
    _fill(found, phrases)
    found.sort()
    return found


def _fill(
    known: Table, phrases: Sequence[str], rule: str = "page-control", certainty: str = "sure", field: str = ""
) -> None:
    for template, label in templates(rule, "\n".join((f"@{certainty}", f"@field {field}", *phrases))):
        known.add(template._replace(parts=(*template.parts, (_COLON,))) if label == "：*" else template)
