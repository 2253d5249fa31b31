r"""Passages in the other language: what the two `untranslated` rules share.

A cheap sign (a function word, a Han character) leads to a line; the line leads to its block: a paragraph, a
heading, a list item, a table cell. What is no prose in a block (code, addresses, tags) is masked, and in a
block of two languages also what is quoted, bracketed, stressed or linked: titles, glosses, names. What
remains decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, takewhile
from typing import NamedTuple

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.html_texts import between_tags, html_texts, is_made_by_code
from qingwen.text.fragments.indented_notices import is_in_notice
from qingwen.text.markdown.fences import fenced_code
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in, kana_or_hangul
from qingwen.text.spans import Spans

HAN_FOR_A_WORD = 1.6  # Han characters that say what one English word says (NTREX)
BILINGUAL_BLOCKS, BILINGUAL_SHARE = 4, 0.6
GLOSS_HAN = 5  # a row with more Han than this explains its English cells
HAN = "\u3400-\u9fff\uf900-\ufaff"
has_han = lazy(f"[{HAN}]")
latin_words = lazy(r"[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z\u00c0-\u024f]+)*")


@kept
def words_in(piece: str) -> int:
    """How many Latin words there are."""
    return len(latin_words.findall(piece))


Finder = Callable[..., Iterator[re.Match[str]]]  # the `finditer` of a pattern


class Fragment(NamedTuple):
    """A passage [start, end) in the other language; `whole`: it is a block, not a part of one."""

    start: int
    end: int
    confidence: float
    whole: bool


def moved(fragments: Iterable[Fragment], by: int) -> Iterator[Fragment]:
    """Fragments of a paragraph, as they are in the document."""
    for start, end, confidence, whole in fragments:
        yield Fragment(start + by, end + by, confidence, whole)


def outside(found: list[Fragment], more: Iterable[Fragment]) -> list[Fragment]:
    """Of more fragments, those that have no letter with one found in common."""
    spans = Spans([(one.start, one.end) for one in found])
    return [one for one in more if not spans.meets(one.start, one.end)]


class Found(NamedTuple):
    """The passages of a document in the other language, in order, disjoint; none where it is in both (`bilingual`)."""

    fragments: list[Fragment]
    bilingual: bool


class Block(NamedTuple):
    """Lines [start, end) of a paragraph that belong together, list mark and quotation mark left out.

    form:  `heading`, `item`, `quote`, `cell`, `note` (the text of a footnote) or `""` for a paragraph.
    glossed: the paragraph, or the row of a table, has a line or cell in each language, as where a translation
             stands beside what it translates.
    """

    start: int
    end: int
    form: str
    text: str
    glossed: bool = False


_opening = lazy(
    r"[ \t\u3000]*((?:>[ \t]?)*)[ \t]*"
    r"((?:[-*+•·●▪■◆]|\d{1,3}[.)、])[ \t]+|[•·●▪■◆])?(?:\[[ xX]\] )?(#{1,6}[ \t]+)?(\[\^[^\]\n]{1,40}\]:[ \t]*)?"
)
_notice_line = lazy(r"(?:(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z]|===[ \t]+\"|\[![A-Za-z]+\])[^\n]*\n?")
_CELLS = ("td", "th")
_FORMS_OF_TAGS = dict.fromkeys(_CELLS, "cell") | dict.fromkeys(("li", "dd", "dt"), "item")
_FORMS = ((4, "note"), (3, "heading"), (1, "quote"), (2, "item"))


def in_both_languages(theirs: float, ours: float) -> bool:
    """Whether an article of several blocks in the other language gives its text twice: as much in one language as in the other.

    theirs, ours: how much text there is in the blocks found and in the rest, counted in English words.
    """
    return theirs >= ours * BILINGUAL_SHARE and ours >= theirs * BILINGUAL_SHARE


def candidates(document: Document, signs: Finder) -> Iterator[tuple[int, str]]:
    """(start, text) of the paragraphs with a sign in them, in order, each once; not those in front matter or fenced code."""
    text = document.text
    markdown = document.kind == "markdown"
    done = document.body
    fenced: Spans | None = None if markdown else Spans([])
    for sign in signs(text, done):
        at = sign.start()
        if at < done:
            continue
        fenced = fenced or document.once(fenced_code)
        if after := fenced.end_of(at):
            done = after
            continue
        begin, stop = document.line_at(at)
        if markdown:
            begin, stop = _paragraph(text, begin, stop, done, fenced)
        done = stop + 1
        yield begin, text[begin:stop]


# A line that does not go on with the paragraph above it.
_starts_anew = lazy(
    r"[ \t]*(?:>|#{1,6}[ \t]|[-*+•·●▪■◆][ \t]|[•●▪■◆]|\d{1,3}[.)][ \t]|\||```|~~~|<|:::|\.\. |!\["
    r"|\[[^\]\n]*\]:|[-=*_]{3,}[ \t]*$|$)",
    re.M,
)
_alone = lazy(r"[ \t]*(?:#{1,6}[ \t]|\||>|:::|\.\. |!\[)")
_quoted = lazy(r"[ \t]*>[> \t]*[^\s>#|<`~:]")  # the lines below go on with it, without a mark of their own


def _paragraph(text: str, begin: int, stop: int, done: int, fenced: Spans) -> tuple[int, int]:
    """The lines around the line [begin, stop) that make one paragraph with it; none before `done`."""
    while begin > done and not _starts_anew.match(text, begin):
        above = text.rfind("\n", done, begin - 1) + 1 or done
        if fenced.end_of(above) or not text[above : begin - 1].strip():
            break
        if _alone.match(text, above):
            begin = above if _quoted.match(text, above) else begin
            break
        begin = above
    goes_on = not _alone.match(text, begin) or _quoted.match(text, begin)
    while goes_on and stop < len(text) and not _starts_anew.match(text, stop + 1):
        below = text.find("\n", stop + 1)
        stop = below if below >= 0 else len(text)
    return begin, stop


_wrapped = lazy(
    r"“[^“”\n]*+\n[^“”]*+”|「[^「」\n]*+\n[^「」]*+」|『[^『』\n]*+\n[^『』]*+』|《[^《》\n]*+\n[^《》]*+》|（[^（）\n]*+\n[^（）]*+）"
    r'|(?<![^\s：，。])"[^"\n]++\n[^"]*+"|(?<![*\w])\*\*?(?=[^*\s])[^*\n]++\n[^*]*+(?<=[^*\s])\*(?!\w)'
)


def blocks(text: str) -> Iterator[Block]:
    """A paragraph as one block; or, where lines of different languages stand together, or in a table, one a line or cell.

    What is quoted, bracketed or stressed over several lines is on one in the text of a block.
    """
    if "\n" in text:
        text = _wrapped.sub(lambda found: found[0].replace("\n", " "), text)
    opening = _opening.match(text)
    start = opening.end() if opening else 0
    if notice := _notice_line.match(text, start):  # its title is one of the small texts
        start = notice.end()
    if text.startswith("|", start):
        yield from _cells(text, start)
        return
    form = next((name for i, name in _FORMS if opening and opening[i]), "")
    if text.startswith("<", start):
        for at, end, tag in between_tags(text, start, len(text)):
            yield from _lines(text, at, end, _FORMS_OF_TAGS.get(tag, form), tag in _CELLS)
    else:
        yield from _lines(text, start, len(text), form)


def _lines(text: str, start: int, end: int, form: str, glossed: bool = False) -> Iterator[Block]:
    lines = text[start:end].split("\n")
    if len(lines) == 1 or len({has_han.search(line) is None for line in lines if line.strip()}) == 1:
        yield _stripped(text, start, end, form, glossed)
        return
    for line in lines:
        yield _stripped(text, start, start + len(line), form, True)
        start += len(line) + 1


_cell = lazy(r"(?:[^|\\\n]|\\.)+")


def _cells(text: str, start: int) -> Iterator[Block]:
    han = han_in(text[start:])
    glossed = han > GLOSS_HAN or words_in(text[start:]) * HAN_FOR_A_WORD <= 2 * han
    for cell in _cell.finditer(text, start):
        yield _stripped(text, cell.start(), cell.end(), "cell", glossed)


def _stripped(text: str, start: int, stop: int, form: str, glossed: bool = False) -> Block:
    content = text[start:stop]
    lead = len(content) - len(content.lstrip())
    content = content.strip()
    return Block(start + lead, start + lead + len(content), form, content, glossed)


def foreign(text: str) -> bool:
    """Whether Japanese or Korean is in it, which is neither Chinese nor English."""
    return kana_or_hangul.search(text) is not None


ENOUGH = 3  # words outside of code make a passage prose
LOOKED_AT = 60  # words of a passage that are looked at: enough to know what it is


def is_prose(document: Document, fragment: Fragment, words: Finder) -> bool:
    """Whether all of the passage, or ENOUGH of its words, lies outside of code and what Markdown protects, between the tags of HTML or in a notice."""
    if document.kind != "markdown" and not document.protected:
        return True
    start, end = fragment.start, fragment.end
    free = taken = between = 0
    for word in words(document.text, start, end):
        kind = document.protection(word.start(), word.end())
        if not kind:
            free += 1
        elif kind == "html" and document.once(html_texts).end_of(word.start()):
            between += 1
        elif kind == "indented-code" and is_in_notice(document, start):
            free += 1
        else:
            taken += 1
        if free + between == ENOUGH or free + between + taken == LOOKED_AT:
            break
    if free + between < ENOUGH and taken:
        return False
    return not between or not is_made_by_code(document, start, end)


find_latin_words = lazy("[A-Za-z]+")
find_han = lazy(f"[{HAN}]")


@kept
def excerpt(text: str) -> str:
    """At most 40 columns of a passage, on one line, to be shown in a message."""
    from qingwen.text.scripts import width

    flat = " ".join(text[:200].split())
    if width(flat) <= 40 and len(text) <= 200:
        return flat
    if flat.isascii():
        return flat[:39].rstrip() + "…"
    fitting = takewhile(lambda columns: columns <= 39, accumulate(map(width, flat)))
    return flat[: len([*fitting])].rstrip() + "…"
