"""Which lines of a document the phrase tables know, and which of those are surely debris where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from qingwen.text.dates import parse_date
from qingwen.text.dead_controls import dead_controls, is_wechat_row
from qingwen.text.document import BLANK, Document, Line
from qingwen.text.folding import fold
from qingwen.text.image_names import bare_image_name
from qingwen.text.keeping import kept
from qingwen.text.pages import find_page, phrase_matches
from qingwen.text.paragraphs import own_paragraphs
from qingwen.text.phrases import Match, phrases
from qingwen.text.scripts import width

# A line this wide (terminal columns) that no phrase matches is the article's own paragraph. Of the lines that
# people paste from page furniture, fewer than one in a hundred is as wide.
PARAGRAPH = 80
LONGEST = 64  # letters; the longest line that a phrase may match
BYLINE = 3  # lines below a page's title that are an edge, too
REACH = 12  # lines from the first or last paragraph outwards that still count as an edge


class DebrisLine(NamedTuple):
    """A line that a phrase table knows.

    sure: it is debris where it stands, and not the article's own word.
    edge: it stands before the first or after the last long paragraph of a paste, or right below a page's title.
    of_page: it is sure only because of its place in a whole page.
    """

    line: Line
    match: Match
    sure: bool
    edge: bool
    of_page: bool = False


def find_debris(document: Document) -> dict[str, list[DebrisLine]]:
    """Rule name → the lines that its phrases match, in order."""
    if document.rendered:
        found = _in_rendered(document)
    else:
        found = _in_markdown(document) if document.kind == "markdown" else _in_text(document)
    by_rule: dict[str, list[DebrisLine]] = {}
    for one in found:
        by_rule.setdefault(one.match.rule, []).append(one)
    return by_rule


def debris_starts(document: Document) -> set[int]:
    """Where the lines begin that are surely debris."""
    found = document.once(find_debris)
    return {one.line.begin for lines in found.values() for one in lines if one.sure}


def has_long_paragraph(document: Document) -> bool:
    """Whether some line is as long as only an article's paragraph is."""
    return any(_is_wide(line.text) for line in document.lines)


def _is_wide(text: str) -> bool:
    size = len(text)
    if size * 2 < PARAGRAPH:
        return False
    if text.isascii():
        return size >= PARAGRAPH
    # Of nearly every long line its beginning is wide enough.
    return width(text[: 2 * PARAGRAPH]) >= PARAGRAPH or (size > 2 * PARAGRAPH and width(text) >= PARAGRAPH)


def _in_text(document: Document) -> list[DebrisLine]:
    lines = document.lines
    matches = [
        None if match and _marked.match(line.text) else match
        for line, match in zip(lines, document.once(phrase_matches), strict=True)
    ]
    if not any(matches):
        return []
    page = document.once(find_page)
    size = len(lines)
    first, last = _prose(lines, matches, _is_wide)
    if first == size and page:
        first, last = _prose(lines, matches, _is_sentence_long)
    paragraphs = first < size
    if not paragraphs:
        first, last = min(3, size), size - 4
    # What stands above everything else, with nothing but furniture before it.
    top = next((i for i, match in enumerate(matches) if not match), 0)
    head = first if paragraphs else top
    closing = _closing(matches)
    foot = last if paragraphs else closing - 1
    sure = [False] * len(lines)
    for i, match in enumerate(matches):
        if not match or match.certainty not in ("sure", "margin", "edge") or _is_sentence(lines[i].text, match):
            continue
        if i == 0 and _may_be_title(lines[i].text, match):
            continue
        if (
            0 < i < min(closing, len(lines) - 1)
            and _is_word(lines[i].text)
            and _in_a_list(lines[i - 1].text, lines[i + 1].text)
        ):
            continue
        # `Print`, `取消` or `Thank you.` are as often the article's own step, answer or list item as a button.
        sure[i] = (
            match.certainty == "sure"
            or (match.certainty == "margin" and (i > foot or (i < head and match.rule != "legal-footer")))
            or (match.certainty == "edge" and i < min(first, top, REACH) and _stands_above(match, top))
        )
    _spread_groups(matches, sure)
    if paragraphs:
        for i in _quoted(lines, matches, range(1, last + 1)):
            sure[i] = False
    of_page = page.sure if page else frozenset()
    below_title = range(page.title, page.title + BYLINE + 1) if page and page.title is not None else range(0)
    found = []
    for i, match in enumerate(matches):
        if match and not (first < i < last and paragraphs and match.certainty == "doubtful" and match.rule in _ABOUT):
            by_place = not sure[i] and i in of_page and match.rule != "credit-line"
            edge = i < first or i > last or i in below_title
            found.append(DebrisLine(lines[i], match, sure[i] or by_place, edge, by_place))
    return found


def _prose(lines: Sequence[Line], matches: Sequence[Match | None], is_long: Callable[[str], bool]) -> tuple[int, int]:
    """The first and last of the article's long lines; where there is none, the number of lines and -1."""
    size = len(lines)
    first = next((i for i in range(size) if not matches[i] and is_long(lines[i].text)), size)
    return first, next((i for i in range(size - 1, first - 1, -1) if not matches[i] and is_long(lines[i].text)), -1)


def _is_sentence_long(text: str) -> bool:
    """Whether a line is long enough for a paragraph of a page without longer ones."""
    from qingwen.text.page_lines import PROSE, columns_wide, ending  # 2 ms; where there is a page, it is there

    return columns_wide(text) >= PROSE and ending(text) in "sq"


_ABOUT = frozenset(
    ("credit-line", "legal-footer")
)  # inside an article `电话：…` is a fact, and `编辑：…` somebody who speaks
_controls = frozenset(("image-placeholder", "page-control", "navigation"))
_full_stops = frozenset("。．.；;，,")
_own_ends = frozenset("。．.！!？?；;：:")
CLOSING = 3  # lines of furniture at a paste's end from which they are its foot
SHORT = 12  # columns; items of a list of words
WORD = 8  # columns; a word of four Han letters, such as `返回首页`


def _is_sentence(line: str, match: Match) -> bool:
    """Whether a control's or an edge's words end as a sentence does: `关闭窗口。` may be the last step of an instruction."""
    if match.certainty == "edge":
        return line[-1] in "。．.！!？?；;，,：:"
    return match.rule in _controls and line[-1] in _full_stops and not line.endswith("..") and not is_wechat_row(line)


def _closing(matches: Sequence[Match | None]) -> int:
    """The first of the lines of furniture that a paste ends in, where they are of several rules; else the number of lines.

    Below a poem or a timetable, which has no paragraph to end it, three buttons in a row may be its own; not so with a link to the
    next article below them.
    """
    start = len(matches)
    while start and matches[start - 1]:
        start -= 1
    run = [match for match in matches[start:] if match]
    rules = {match.rule for match in run if match.certainty in ("sure", "margin")}
    return start if len(run) >= CLOSING and len(rules) > 1 else len(matches)


def _stands_above(match: Match, top: int) -> bool:
    """Whether an edge word at the head is furniture: a control, or one of several; `Follow me` alone may be the title."""
    return match.label_end is None and (top > 1 or match.rule in (*_controls, "share-widget"))


def _quoted(lines: Sequence[Line], matches: Sequence[Match | None], inside: range) -> Iterator[int]:
    """Lines of the article that speak of a page's words: two or more in a row, inside of it, that `…:` above leads up to."""
    run: list[int] = []
    for i in inside:
        match = matches[i]
        if match and match.rule != "image-placeholder":
            run.append(i)
            continue
        if len(run) > 1 and lines[run[0] - 1].text[-1] in "：:" and not matches[run[0] - 1]:
            yield from run
        run = []


def _is_word(line: str) -> bool:
    """Whether a line is a bare word or two, as lists have them: `[图片]` and `在这里插入图片描述` stand in no list."""
    return len(line) <= SHORT and line[0] not in "[【（(<〔［" and (line.isascii() or width(line) <= WORD)


_never_titles = frozenset(("图片", "图像", "配图", "插图", "image", "alt", "alt text"))


def _may_be_title(line: str, match: Match) -> bool:
    """Whether a picture's word above everything else may be a title: a poem is called `照片`, a story `Photo`."""
    return match.rule == "image-placeholder" and _is_word(line) and line.isalpha() and fold(line) not in _never_titles


def _in_a_list(before: str, after: str) -> bool:
    """Whether a line stands between short lines of the article's own: `文字`, `图片`, `链接` one below the other."""
    return _is_item(after) and (_is_item(before) or (before[-1:] in ("：", ":") and not phrases().match(before)))


_escape = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@kept
def _is_item(line: str) -> bool:
    if not line or len(line) > 2 * SHORT or line[-1] in _own_ends or not any(map(str.isalnum, line)):
        return False
    plain = " ".join(_escape.sub("", line).split())
    if (
        width(plain) > SHORT
        or _marked.match(plain)
        or line.startswith("![")
        or bare_image_name(plain)
        or parse_date(plain)
    ):
        return False
    match = phrases().match(plain)
    return match is None or match.certainty not in ("sure", "margin")


def _spread_groups(matches: list[Match | None], sure: list[bool]) -> None:
    """A line that is debris only in company is so beside a sure line of its rule, and not otherwise."""
    i, size = 0, len(matches)
    while i < size:
        match = matches[i]
        if not match or not (sure[i] or match.certainty in ("group", "edge")):
            i += 1
            continue
        end = i
        while (
            end < size
            and (other := matches[end])
            and other.rule == match.rule
            and (sure[end] or other.certainty in ("group", "edge"))
        ):
            end += 1
        company = any(sure[i:end])
        for at in range(i, end):
            sure[at] = sure[at] or company
        i = max(end, i + 1)


# A list's item, a heading or a quote is part of the article, whatever it says: `• 图片` names a kind of file.
_marked = re.compile(r"[•·●▪■◆○◦‣∙*+>#|]|[-–—] |\d+[.)、]\s")

_lists_or_code = re.compile(r"[ \t]|[-+*>|]|\d+[.)]")


# A sentence ends so, or leads up to what follows; of the short paragraphs in a repository of 30 MB nine in ten do.
_ends = frozenset("。：:、；;，,？！?!…”*_`}")


def _in_markdown(document: Document) -> list[DebrisLine]:
    """In Markdown only what is debris wherever it stands: a heading or a list may well say `Share`. A margin is reported."""
    text, found = document.text, []
    match_of = phrases().match
    for start, content in document.once(own_paragraphs):
        if len(content) > LONGEST or content[-1] in _ends or (content[-1] in ")）]】" and content[0] not in "([（【"):
            continue
        match = match_of(content)
        if (
            match
            and match.certainty in ("sure", "margin")
            and not _is_sentence(content, match)
            and not (content[0] == "[" and _is_link(document, content))
            and not document.protection(start, start + len(content))
        ):
            end = start + len(content)
            line = Line(start, start, end, _past_blank_lines(text, end), content)
            own = _is_word(content) and _in_a_list(*_neighbours(text, line))
            if _may_be_title(content, match) and _line_before(text, start).strip("-+. ") == "":
                own = True  # nothing, or the end of front matter, stands above it
            sure = match.certainty == "sure" and not own and not _joins(text, line)
            found.append(DebrisLine(line, match, sure, False))
    more = [*(_empty_images(document) if "]()" in text else ()), *_dead_controls(document)]
    return sorted({one.line.begin: one for one in (*found, *more)}.values()) if more else found


def _dead_controls(document: Document) -> Iterator[DebrisLine]:
    text = document.text
    for start, end in dead_controls(text):
        if not document.protection(start, start + 1):
            alone = not start or text.endswith(
                ("\n\n", "\n \n"), 0, start
            )  # or the blank line below ends what stands above
            stop = _past_blank_lines(text, end) if alone else min(end + 1, len(text))
            line = Line(start, start, end, stop, text[start:end])
            yield DebrisLine(line, Match("page-control", "sure"), not alone or not _joins(text, line), False)


_empty_image = re.compile(
    r"(?<=\n\n)!\[([^\]\n]{0,40})\]\([ \t]*\)(?=[ \t]*(?:\n[ \t]*\n|\n?\Z))|\A!\[([^\]\n]{0,40})\]\([ \t]*\)(?=[ \t]*\n[ \t]*\n)"
)


def _empty_images(document: Document) -> Iterator[DebrisLine]:
    """Paragraphs such as `![]()` and `![图片]()`: what converters make of a picture whose address a script would put in."""
    text = document.text
    for image in _empty_image.finditer(text):
        start, end = image.span()
        alt = (image[1] or image[2] or "").strip()
        known = phrases().match(alt) if alt else None
        if document.protection(start, start + 1):
            continue
        line = Line(start, start, end, _past_blank_lines(text, end), image[0])
        sure = (not alt or (known is not None and known.rule == "image-placeholder")) and not _joins(text, line)
        yield DebrisLine(line, Match("image-placeholder", "sure" if sure else "doubtful"), sure, False)


def _in_rendered(document: Document) -> list[DebrisLine]:
    """In what was made of a page: what is debris in Markdown, and lines of credits before and after its long paragraphs."""
    found = _in_markdown(document)
    known = {one.line.begin for one in found}
    long = [line.begin for line in document.lines if len(line.text) >= PARAGRAPH or _is_wide(line.text)]
    first, last = (long[0], long[-1]) if long else (0, len(document.text))
    match_of = phrases().match
    for start, content in document.once(own_paragraphs):
        end = start + len(content)
        if (
            len(content) <= LONGEST
            and start not in known
            and (match := match_of(content))
            and match.rule == "credit-line"
        ):
            if document.protection(start, end):
                continue
            line = Line(start, start, end, _past_blank_lines(document.text, end), content)
            joins = _joins(document.text, line)
            found.append(DebrisLine(line, match, False, (start < first or start > last) and not joins))
    found.sort(key=lambda one: one.line.begin)
    return found


_blank_lines = re.compile(r"(?:[ \t]*\n)*(?:[ \t]+\Z)?")


def _past_blank_lines(text: str, at: int) -> int:
    found = _blank_lines.match(text, at)
    return found.end() if found else at


def _is_link(document: Document, content: str) -> bool:
    """Whether a line in brackets is a link or an image whose definition stands somewhere in the text."""
    return content.partition("]")[0][1:].lower() in document.once(_defined)


def _defined(document: Document) -> frozenset[str]:
    """The labels of link definitions, in lower case."""
    text = document.text
    return frozenset(map(str.lower, re.findall(r"(?m)^ {0,3}\[([^\]\n]*)\]:", text) if "]:" in text else ()))


def _neighbours(text: str, line: Line) -> tuple[str, str]:
    """The paragraphs' lines next to a line, a heading without its mark; `""` at the ends and beside front matter."""
    after = text[line.stop : text.find("\n", line.stop) + 1 or None]
    return _line_before(text, line.begin).removeprefix("# "), after.strip(BLANK + "\n")


def _line_before(text: str, at: int) -> str:
    """The last line before an offset that is not blank."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return text[text.rfind("\n", 0, at) + 1 : at]


def _joins(text: str, line: Line) -> bool:
    """Whether without the line what stands before and after it would become one list, quote or code block."""
    return bool(_lists_or_code.match(text, line.stop) and _lists_or_code.match(_line_before(text, line.begin)))
