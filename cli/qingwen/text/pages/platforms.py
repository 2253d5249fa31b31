"""The large platforms, whose makers write the same lines round every article: whose page a paste is, and what is known of its lines.

A line of theirs alone, `Follow`, `133`, `更多`, may be an author's. On a page with two lines that only theirs have it is the platform's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from qingwen.data import table, table_sections
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match, Table, templates
from qingwen.text.debris.phrases import HEAD, LONGEST
from qingwen.text.document import Document
from qingwen.text.folding import fold
from qingwen.text.pages.lines import ending

FILES = ("sites", "documentation", "english_press", "chinese_sites", "chinese_press")
LEAST_SIGNS = 2
LONGEST_BOX = 20  # lines of a box between paragraphs
NEAR_END = 40  # lines, none of them a sentence, that may stand between a line near an end and the end
LEAST_ENTRIES = 2  # of a table of contents
_TO = " … "  # between a box's first line and its last
_MARKS = "@#"
_BOX = Match("advertisement-label", "sure")
_number = lazy("[0-9]")


class Platform:
    """One of them. sections: what `data/platforms.txt` has of it, by what it is."""

    def __init__(self, sections: dict[str, list[str]]) -> None:
        self._has_heads = "heads" in sections
        self._heads, self._ends, self._near_ends, self._listed = (
            _table(sections.pop(what, ())) for what in ("heads", "ends", "near ends", "listed contents")
        )
        self._contents, self._above_titles, self._below_titles, self._below_first = (
            _table(sections.pop(what, ())) for what in ("contents", "above titles", "below titles", "below first lines")
        )
        self._boxes = [
            (_table([first]), None if last == "*" else _table([last]))
            for first, _, last in (box.partition(_TO) for box in sections.pop("boxes", ()))
        ]
        self._lines = Table()
        for what, phrases in sections.items():
            if what != "signs":
                rule, certainty, *field = what.split(" ")
                _fill(self._lines, phrases, rule, certainty, *field)
        self._lines.sort()

    def matches(self, texts: Sequence[str]) -> dict[int, Match]:
        """What is known of the lines of a page (their indices)."""
        found = {i: match for i, text in enumerate(texts) if (match := _find(self._lines, text))}
        for first, last in self._boxes:
            for start in (i for i, text in enumerate(texts) if _find(first, text)):
                near = range(start + 1, min(start + LONGEST_BOX, len(texts)))
                end = next((i for i in near if last is None or _find(last, texts[i])), start)
                found |= dict.fromkeys(range(start, end + 1) if end > start else (), _BOX)
        again = {text: i for i, text in enumerate(texts)}  # where a line stands last
        for start in (i for i, text in enumerate(texts) if _find(self._listed, text)):
            end = next((i for i in range(start + 1, len(texts)) if again[texts[i]] == i), len(texts))
            found |= dict.fromkeys(range(start, end) if end > start + LEAST_ENTRIES else (), _BOX)
        return found

    def head(self, texts: Sequence[str], first: int) -> int:
        """The last line above an article's first that stands above articles alone, a table of its contents too; -1 if none is there.

        Of a platform of which no such lines are known it is the one above a title that is told.
        """
        if not self._has_heads:
            title = self.title(texts, first)
            return -1 if title is None else title - 1
        head = next((i for i in range(first - 1, -1, -1) if _find(self._heads, texts[i])), -1)
        return max(head, (self._first_line(texts, first) or 0) - 1)

    def end(self, texts: Sequence[str], start: int) -> int:
        """The first line from one on that stands below articles alone; the number of lines if none is there."""
        end = next((i for i in range(start, len(texts)) if _find(self._ends, texts[i])), len(texts))
        if end == len(texts):
            return end
        above = range(max(start, end - NEAR_END), end)
        sentence = next((i for i in reversed(above) if ending(texts[i]) == "s"), above.start - 1)
        return next((i for i in above if i > sentence and _find(self._near_ends, texts[i])), end)

    def title(self, texts: Sequence[str], first: int) -> int | None:
        """The title above an article's first line, where what stands right above or below titles tells it."""
        for i in range(first):
            if _find(self._above_titles, texts[i]) and not _find(self._lines, texts[i + 1]):
                return i + 1
            if i and _find(self._below_titles, texts[i]) and not _find(self._lines, texts[i - 1]):
                return i - 1
        return self._first_line(texts, first)

    def _first_line(self, texts: Sequence[str], first: int) -> int | None:
        """The title that is the first line of its article, by what stands below it or above."""
        below = (i - 1 for i in range(first, 0, -1) if _find(self._below_first, texts[i]))
        known = (self._lines, self._below_first)
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
        title, others = None, []
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


def _find(known: Table, text: str) -> Match | None:
    return known.find(_key(text[:HEAD]))


def _key(text: str) -> str:
    """A line as the tables here have it: an account, `@ann`, and a tag, `#ports`, keep their mark."""
    key = fold(text) or text
    return text[0] + key if text[0] in _MARKS and " " not in text else key


def _table(phrases: Sequence[str]) -> Table:
    found = Table()
    _fill(found, phrases)
    found.sort()
    return found


def _fill(
    known: Table, phrases: Sequence[str], rule: str = "page-control", certainty: str = "sure", field: str = ""
) -> None:
    for template, _ in templates(rule, "\n".join((f"@{certainty}", f"@field {field}", *phrases))):
        known.add(template)


def platform(document: Document) -> Platform | None:
    """Whose page a paste is; None for nearly all."""
    texts = {line.text for line in document.lines}
    keys = {fold(text) for text in texts if len(text) <= LONGEST and _number.search(text)}
    if len(_lines() & (texts | keys)) < LEAST_SIGNS:
        return None
    names, numbered = _names()
    told = [names[sign] for sign in names.keys() & texts] + [numbered[sign] for sign in numbered.keys() & keys]
    likeliest = max(sorted(set(told)), key=told.count, default="")
    return _platform(likeliest) if told.count(likeliest) >= LEAST_SIGNS else None


@cache
def _lines() -> frozenset[str]:
    """All lines of the tables, signs among them: to part them by platform takes twenty times the time, and most pastes have none."""
    return frozenset(line for name in FILES for line in table(f"platforms/{name}.txt").split("\n"))


@cache
def _sections() -> dict[str, dict[str, list[str]]]:
    """What is known of each platform, by its name."""
    found: dict[str, dict[str, list[str]]] = {}
    for name in FILES:
        for heading, lines in table_sections(f"platforms/{name}.txt").items():
            platform, _, what = heading.partition(": ")
            found.setdefault(platform, {})[what] = lines
    return found


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Sign → whose it is, of those that stand as they are, and of those with a number, which are folded."""
    names = {sign: name for name, sections in _sections().items() for sign in sections["signs"]}
    numbered = {sign: name for sign, name in names.items() if sign == fold(sign) and "0" in sign}
    return {sign: name for sign, name in names.items() if sign not in numbered}, numbered


@cache
def _platform(name: str) -> Platform:
    return Platform({**_sections()[name]})
