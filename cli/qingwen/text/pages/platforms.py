"""The large platforms, whose makers write the same lines round every article: whose page a paste is.

A line of theirs alone, `Follow`, `133`, `更多`, may be an author's. On a page with two lines that only theirs have it is the platform's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice

from qingwen.data import table, table_sections
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Table, templates
from qingwen.text.debris.phrases import HEAD, LONGEST, phrases
from qingwen.text.document import Document
from qingwen.text.folding import fold
from qingwen.text.pages.platform import Platform

FILES = ("sites", "documentation", "english_press", "chinese_sites", "chinese_press")
LEAST_SIGNS = 2
LEAST_KNOWN = 6  # different lines of a page that some table has: a list may have two of a platform's words
SENTENCE = 12  # letters
_STOPS = (*".。!！?？…”」", "）", ")")
_number = lazy("[0-9]")
_MADE = ("owered", "heme", "驱动", "主题", "技术来自")  # say with what a site was made, and perhaps whose it is


def platform(document: Document) -> Platform | None:
    """Whose page a paste is; None for nearly all."""
    return platform_of([line.text for line in document.lines], document.text)


def platform_of(lines: Sequence[str], whole: str) -> Platform | None:
    """Whose page one of these lines is, none of them blank; whole: these in one."""
    texts = set(lines)
    is_made = any(word in whole for word in _MADE)
    if _lines().isdisjoint(texts) and not is_made:  # as in most texts; none is told by folded signs alone
        return None
    keys = {fold(text) for text in texts if len(text) <= LONGEST and _number.search(text)}
    made = [text for text in texts if len(text) <= HEAD and any(word in text for word in _MADE)] if is_made else []
    if len(_lines() & (texts | keys)) + len(made) < LEAST_SIGNS:
        return None
    names, numbered = _names()
    told = [names[sign] for sign in names.keys() & texts] + [numbered[sign] for sign in numbered.keys() & keys]
    told += [match.rule for text in made if (match := _made_with().find(fold(text)))]
    likeliest = max(sorted(set(told)), key=told.count, default="")
    if told.count(likeliest) < LEAST_SIGNS or _is_about_it(lines, likeliest):
        return None
    of = _platform(likeliest)
    known = (text for text in texts if phrases().match(text) is not None or of.knows(text) or of.is_end([text], 0))
    return None if next(islice(known, LEAST_KNOWN - 1, None), None) is None else of


def _is_about_it(texts: Sequence[str], name: str) -> bool:
    """Whether an article names a platform's lines: a sentence stands above the first of its signs, and one closes the text below the last."""
    last = texts[-1]
    if len(last) < SENTENCE or not last.endswith(_STOPS) or phrases().match(last) or phrases().match_opening(last):
        return False
    names, numbered = _names()
    first = next((i for i, text in enumerate(texts) if name in (names.get(text), numbered.get(fold(text)))), 0)
    closes = name not in (names.get(last), numbered.get(fold(last)))
    return closes and any(len(text) >= SENTENCE and text.endswith(_STOPS) for text in texts[:first])


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
    names = {
        sign: name for name, sections in _sections().items() for sign in sections["signs"] if not _is_template(sign)
    }
    numbered = {sign: name for sign, name in names.items() if sign == fold(sign) and "0" in sign}
    return {sign: name for sign, name in names.items() if sign not in numbered}, numbered


def _is_template(sign: str) -> bool:
    return "*" in sign and any(word in sign for word in _MADE)


@cache
def _made_with() -> Table:
    """The signs with a `*` in them, for the owner's name: `copyright 0*powered by hugo papermod`."""
    found = Table()
    for name, sections in _sections().items():
        for template, _ in templates(name, "\n".join(("@sure", *filter(_is_template, sections["signs"])))):
            found.add(template)
    found.sort()
    return found


@cache
def _platform(name: str) -> Platform:
    return Platform(_sections()[name])
