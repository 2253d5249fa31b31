"""Where an article stands on a page of one large platform, by the lines that the platform writes round it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import HEAD, phrases
from qingwen.text.pages.lines import ending
from qingwen.text.pages.platform_bylines import Bylines, Fields, dated
from qingwen.text.pages.platform_tables import TITLES_BELOW, Tables, find, opens, stands_at

LONGEST_BOX = 20  # lines of a box between paragraphs
LONGEST_TITLES = 6  # lines of a box of titles
HEAD_OF_PAGE = 400  # lines among which an article's title stands
NEAR_END = 40  # lines, none of them a sentence, that may stand between a line near an end and the end
LEAST_ENTRIES = 2  # of a table of contents
MOST_ABOVE = 3  # lines of an article's own between its title and the rows of counts and buttons there; with two or four, pages of `tests/platforms` differ
SENTENCE = 10  # letters of a short one above a text, which ends as one
WORD = 12  # letters of a heading in a word or two
NEAR_TITLE = 6  # lines below a title in which a byline stands
_STOPS = (*".。!！?？…”」", '."')
_BOX, _CONTROL = Match("advertisement-label", "sure"), Match("page-control", "sure")
_entry_number = lazy(r"\A(?:\d+(?:\.\d+)*\.?\s|▪ )")
_edit = lazy(r"\[[^\[\]]{2,20}\]\Z")  # glued to a heading: `歷史[編輯]`


class Platform:
    """One of them. sections: the lines of its tables, by what they are.

    texts are the lines of a page everywhere here; first is its article's first line, as it looks, title the title's, if it is known.
    """

    def __init__(self, sections: Mapping[str, Sequence[str]]) -> None:
        self._tables = Tables(sections)
        self._bylines = Bylines(self._tables)
        self.opens_at_title = self._tables.heads.has_title  # nothing of an article stands above its title

    def matches(self, texts: Sequence[str]) -> dict[int, Match]:
        """What is known of the lines of a page (their indices)."""
        end = self._end_of_article(texts)  # below it stand others' dates
        found = {
            i: match
            for i, text in enumerate(texts)
            if (match := self._tables.find(text) or (_CONTROL if self.is_sign(text) else None))
            and (i < end or match.field != "date")
        }
        for lines in self._rows(texts):
            found |= dict.fromkeys(lines, _CONTROL)
        for lines in (*self._boxes(texts), *self._listed_contents(texts)):
            found |= dict.fromkeys(lines, _BOX)
        return found

    def _rows(self, texts: Sequence[str]) -> Iterator[range]:
        """The rows of the platform's own lines."""
        openings = self._tables.rows.openings(texts)
        for row in self._tables.rows.rows:
            yield from (range(i, i + len(row)) for i in openings if stands_at(row, texts, i))

    def _boxes(self, texts: Sequence[str]) -> Iterator[range]:
        """The boxes between paragraphs, each from its first line to its last."""
        openings = self._tables.boxes.openings(texts)
        for first, last in self._tables.boxes.rows:
            for start in (i for i in openings if first and find(first, texts[i])):
                near = range(start + 1, min(start + LONGEST_BOX, len(texts)))
                if last is TITLES_BELOW:
                    end = next((i - 1 for i in near[:LONGEST_TITLES] if not texts[i][-1:].isalnum()), start)
                else:
                    end = next((i for i in near if last is None or find(last, texts[i])), start)
                if end > start:
                    yield range(start, end + 1)

    def _listed_contents(self, texts: Sequence[str]) -> Iterator[range]:
        """The tables of contents whose entries stand again below, as headings."""
        starts = [i for i, text in enumerate(texts) if self._tables.listed_contents.find(text)]
        headings = [_edit.sub("", text) for text in texts] if starts else []
        last = {heading: i for i, heading in enumerate(headings)}  # where each stands last
        end = 0
        for start in starts:
            if start < end:  # of the table above
                continue
            end, entries = start + 1, 0
            while end < len(texts):
                is_entry = last.get(_entry_number.sub("", headings[end]), -1) > end
                if not (is_entry or self.knows(headings[end])):
                    break
                end, entries = end + 1, entries + is_entry
            if entries >= LEAST_ENTRIES:
                yield range(start, end)

    def knows(self, text: str) -> bool:
        """Whether a line is one of its own: furniture, or what stands above articles or beside titles."""
        return self._tables.knows(text)

    def is_sign(self, text: str) -> bool:
        """Whether a line stands on pages of its alone."""
        return text in self._tables.signs

    def is_head(self, text: str) -> bool:
        """Whether a line stands above articles alone, and is no title."""
        return self._tables.heads.find(text) is not None

    def is_end(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line stands below articles alone."""
        text, tables = texts[i], self._tables
        if opens(tables.ends, text[:HEAD]) and tables.ends.stands_at(texts, i):
            return True
        # `3 thoughts on “How to mend a net”` with its own title; an author may have three thoughts on anything.
        return tables.title_lines.find(text) is not None and any(
            " " in other and other != text and other in text for other in texts[: min(i, HEAD_OF_PAGE)]
        )

    def end(self, texts: Sequence[str], start: int) -> int:
        """The first line from one on that stands below articles alone; the number of lines if none is there."""
        end = next((i for i in range(start, len(texts)) if self.is_end(texts, i)), len(texts))
        if end == len(texts):
            return end
        above = range(end - 1, max(start, 1) - 2, -1)
        sentence = next((i for i in above if ending(texts[i]) == "s"), end)  # a list's words may be the same
        near = range(max(start, sentence + 1, end - NEAR_END), end)
        return next((i for i in near if self._tables.near_ends.find(texts[i])), end)

    def end_below_head(self, texts: Sequence[str]) -> int:
        """The first line that stands below articles alone and below the first that stands above them; the number of lines if none is there."""
        return self.end(texts, self._first_head(texts) + 1)

    def _end_of_article(self, texts: Sequence[str]) -> int:
        """Where an article ends at the latest; what stands below articles may name the site above them, too."""
        head = self._first_head(texts)
        return self.end(texts, 1 if head == len(texts) else head + 1)

    def _first_head(self, texts: Sequence[str]) -> int:
        return next((i for i, text in enumerate(texts) if self.is_head(text)), len(texts))

    def head(self, texts: Sequence[str], title: int | None, first: int) -> int:
        """The last line above an article's text that stands above articles alone; -1 if none is there.

        Of a platform of which no such lines are known it is the one above a title that `title` finds.
        """
        if not self._tables.has_heads:
            found = self.title(texts, first)
            return -1 if found is None else found - 1
        stop = self.start(texts, title, min(first, self._end_of_article(texts)))
        heads = [i for i in range(stop) if self.is_head(texts[i]) and not self._is_among_own(texts, i, title)]
        if title is not None:  # inside the text an author may have written the same
            below = [i for i in heads if i > title]
            heads = next((below[:n] for n, pair in enumerate(pairwise(below), 1) if self._has_own(texts, *pair)), heads)
        return max(heads[-1] if heads else -1, (self._first_line_title(texts, first) or 0) - 1)

    def _is_among_own(self, texts: Sequence[str], i: int, title: int | None) -> bool:
        """Whether a word stands between two short lines that nothing knows, as one of a poem or a list does; above a title it does not."""
        if " " in texts[i] or len(texts[i]) > WORD or i < (title or 0):
            return False
        beside = [texts[j] for j in (i - 1, i + 1) if 0 <= j < len(texts) and j != title]
        return len(beside) == 2 and not any(
            is_wide(one) or _is_sentence(one) or dated.search(one) or not self._is_own(one) for one in beside
        )

    def _has_own(self, texts: Sequence[str], start: int, stop: int) -> bool:
        """Whether between two lines stands a sentence that nothing knows, or more lines than an article has above rows of counts and buttons."""
        own = [text for text in texts[start + 1 : stop] if self._is_own(text)]
        return len(own) > MOST_ABOVE or any(map(_is_sentence, own))

    def _is_own(self, text: str) -> bool:
        """Whether nothing knows a line, the platform's tables or the phrases of all pages."""
        return not (self.knows(text) or phrases().match(text))

    def start(self, texts: Sequence[str], title: int | None, first: int) -> int:
        """An article's first paragraph, where what looks like its first line may be its title, its author or its date."""
        return self._below_title(texts, title, first).stop

    def _below_title(self, texts: Sequence[str], title: int | None, first: int) -> range:
        """The lines between an article's title and its first paragraph, where its bylines stand; what looks like its first line may be the title, or a date."""
        top = 0 if title is None else title + 1
        end = max(first, top)
        if title is not None and first <= top:  # a standfirst, where a byline stands below it
            near = range(top, min(top + NEAR_TITLE, self.end(texts, top)))
            end = next((i + 1 for i in near if self._tables.bylines.find(texts[i]) and len(texts[i]) < HEAD), end)
        while end < len(texts) - 1 and (
            dated.search(texts[end])
            or self.knows(texts[end])
            or (first <= top and not (is_wide(texts[end]) or _is_sentence(texts[end])))
        ):
            end += 1
        return range(top, end)

    def title(self, texts: Sequence[str], first: int) -> int | None:
        """The title above an article's text, where a line that names it, what stands right above or below titles, or a table of contents tells it."""
        opening = self._opening(texts, first)
        naming = [text for text in texts if self._tables.title_lines.find(text)]
        for i in range(opening - 1, -1, -1):
            if " " in texts[i] and any(texts[i] != text and texts[i] in text for text in naming):
                return i
        own = [i for i in range(opening) if not self.knows(texts[i])]
        if opening < len(texts) and not texts[opening].endswith(_STOPS):  # a long title may look like the first line
            own.append(opening)
        for reach in (1, len(texts)):  # right beside it rather than past lines that are known
            for i in range(opening - 1, -1, -1):
                if (found := self._title_beside(texts, i, own, reach)) is not None:
                    return found
        return self._first_line_title(texts, first)

    def _title_beside(self, texts: Sequence[str], i: int, own: Sequence[int], reach: int) -> int | None:
        """The title at most so many lines below what stands above titles, or above what stands below them. own: the lines that may be one."""
        if self._tables.above_titles.find(texts[i]):
            below = next((j for j in own if i < j <= i + reach), None)
            if below is not None and not self._bylines.is_author(texts, below):
                return below
        if i and self._tables.below_titles.stands_at(texts, i):
            above = [j for j in own if i - reach <= j < i]
            # A standfirst may stand between.
            if above and not (texts[above[-1]].endswith(".") and above[-1] - 1 in own):
                return above[-1]
            if above[1:]:
                return above[-2]
        return None

    def _opening(self, texts: Sequence[str], first: int) -> int:
        """Where an article's text begins at the latest: below what stands above articles, and no line below its end."""
        first = min(first, self._end_of_article(texts), len(texts) - 1)
        while first + 1 < len(texts) and (self.is_head(texts[first]) or self._tables.above_titles.find(texts[first])):
            first += 1
        return first

    def _first_line_title(self, texts: Sequence[str], first: int) -> int | None:
        """The title that is the first line of its article, by what stands below it or above."""
        below_first_lines = self._tables.below_first_lines
        below = (i - 1 for i in range(min(first, len(texts) - 1), 0, -1) if below_first_lines.find(texts[i]))
        known = (self._tables, below_first_lines)
        title = next((i for i in below if not any(lines.find(texts[i]) for lines in known)), None)
        return self._title_below_contents(texts, first) if title is None else title

    def _title_below_contents(self, texts: Sequence[str], first: int) -> int | None:
        """The title below a table of the contents, whose entries the article says again, as menus and trails said the title; None if no such table is there."""
        start = next((i + 1 for i in range(first - 1, -1, -1) if self._tables.contents.find(texts[i])), None)
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
            elif not self._tables.find(texts[i]):
                others.append(i)
        return title or next(iter(others), None)

    def captions(self, texts: Sequence[str], title: int) -> set[int]:
        """The captions of pictures above a title."""
        return {i + 1 for i in range(title - 1) if self._tables.above_captions.find(texts[i])}

    def author(self, texts: Sequence[str], title: int | None, first: int) -> tuple[range, str]:
        """The lines that name an article's author above its text, and the name; no line and no name where none does."""
        return self._bylines.author(texts, title, self._below_title(texts, title, first))

    def names_author(self, texts: Sequence[str], i: int) -> bool:
        """Whether a line stands right above what stands below authors' names."""
        return self._bylines.names_author(texts, i)

    def bylines(self, texts: Sequence[str], title: int | None, first: int) -> dict[int, Fields]:
        """What an article's bylines and signatures say, by their lines: field of the front matter → value."""
        return self._bylines.fields(texts, title, self._below_title(texts, title, first), self.end(texts, first))

    def date(self, texts: Sequence[str], title: int | None, first: int) -> tuple[int, str] | None:
        """The line that says when an article appeared, and its date."""
        head = self._below_title(texts, title, first)
        return self._bylines.date(texts, head, self.head(texts, title, first))

    def credits(self, text: str) -> str | None:
        """The date in a line that gives an article's credits here, or `""`; None for any other line."""
        return self._bylines.credits(text)


def _is_sentence(text: str) -> bool:
    return len(text) >= SENTENCE and ending(text) == "s"
