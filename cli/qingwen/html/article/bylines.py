"""Bylines above an article that say only what its front matter has: who wrote it, where and on which day; and the counters and buttons beside that."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from qingwen.html.article.authors import is_for_author
from qingwen.html.article.below_title import parted
from qingwen.html.article.names import tag_and_class
from qingwen.html.article.people import between_names
from qingwen.html.dom.blocks import GOOD_WIDTH, LONGEST_PHRASE, Block, known_phrase
from qingwen.html.dom.tags import SUBHEADINGS
from qingwen.html.dom.tree import Element
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import LONGEST_BYLINE, WEEKDAY, day_in_text, parse_date
from qingwen.text.debris.credit_parts import credits_of
from qingwen.text.publishers import OUR_PRESS

NEAR = 5  # blocks that are kept: a kicker, a subtitle, the author, the date, the reading time
DAY = len("2024-05-11")
_NO_BYLINES = frozenset(("td", "th", "dt", "dd", "blockquote", "pre", "figcaption"))
reading_time = lazy(
    r"\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b|(?:[阅閱][读讀](?:[时時][长長间間])?) ?[约約≈]? ?\d{1,3} ?分[钟鐘]", re.I
)
_WHEN = rf"{WEEKDAY}\b|(?:gmt|utc|bst|cest|cet|[ecmp][sd]?t)\b"
_says_nothing = lazy(
    rf"(?:\W|(?:(?:written|posted|published|words) )?by\b|and\b|(?:posted|published|(?:last )?(?:modified|updated))(?: on)?\b|作者|撰文|文|(?:{OUR_PRESS})?[记記]者|通[讯訊][员員]"
    r"|(?:[发發][布佈表])?(?:[时時][间間]|[于於]|日期)|[发發][布佈表]|(?:文章|信息|資訊|稿件)?[来來]源|\d?\d[:.]\d\d(?::\d\d)?(?: ?[ap]m\b)?"
    rf"|{_WHEN})*",
    re.I,
)
# An event's day or that of an entry in a diary, where no author stands beside it.
_may_be_entry = lazy(rf"(?:[\W\d]|[ap]m\b)*(?:{_WHEN})(?:[\W\d]|[ap]m\b|{_WHEN})*", re.I)
_may_be_event = lazy(r"\W*(?:[时時][间間]|日期)[\W\d]*")  # of which it says nothing more than when
_figures = lazy(r"(?:19|20)\d\d([-/.])\d\d?\1\d\d?(?: \d\d?:\d\d(?::\d\d)?)?")
_CONTROLS = frozenset(("counter", "page-control", "share-widget"))
_by = lazy(r"by |(?:posted|published) on |作者|撰文|文[/／]", re.I)
_labels = lazy(
    rf"(?:{OUR_PRESS})?[记記]者|[来來]源[：:]|作者[：:]"
)  # with the author behind, as newspapers have them below a standfirst
_parts = lazy(r" {2,}|[|｜·•∙\[\]【】]")
_after_label = lazy(r"(?<=[：:]) +")
_before_figure = lazy(r"(?<=[：:]) +(?=\d)")  # which a script counts: `浏览次数：`, `12`


def drop_bylines(kept: list[bool], blocks: list[Block], fields: Mapping[str, str]) -> None:
    """Leaves out the lines above the first paragraph, or between a standfirst and it, that name nothing but the article's own author, source and day;
    and of nothing but controls below one. fields: its front matter.
    """
    names = names_of(fields)
    seen = 0
    has_text = is_below = False  # a wide block is above; a byline is right above
    heading = -1  # right above, that is the author's name and nothing else
    for i, block in enumerate(blocks):
        if not kept[i]:
            continue
        if seen == NEAR:
            return
        seen += 1
        is_short = len(block.text) <= LONGEST_BYLINE and _may_be_byline(block.element, block.text, names, is_below)
        text = block.text if is_short else ""
        name = _without_by(text)
        is_named = name in names and (name != text or is_for_author(block.element))
        is_signed = is_below or any(name.lower() in text.lower() for name in names)
        is_sure = not has_text or is_below or is_named or _by.match(text) or (is_signed and _labels.search(text))
        rows = [text, parted(block.element)] if text and is_sure else []
        rests = [rest for row in rows if (rest := rest_of(row, names, fields)) != row or (row and is_below)]
        is_below = any(_says_no_more(rest) and (is_signed or not _may_be_entry.fullmatch(rest)) for rest in rests)
        if is_below and not is_signed and _dates_entries(i, kept, blocks):
            return
        if is_below and block.element.tag in SUBHEADINGS and not is_named:
            heading, is_below = i, False
            continue
        kept[i] = not is_below
        if heading >= 0:
            kept[heading], heading = not is_below, -1
        if rests and not is_below:
            _set_apart(block.element)
        if not is_below and block.width >= GOOD_WIDTH:
            if has_text:
                return
            has_text = True


def _without_by(text: str) -> str:
    """The name of a line that has but that and `By` before it."""
    return text[3:] if text[:3] in ("By ", "by ", "BY ") else text


def _dates_entries(place: int, kept: Sequence[bool], blocks: Sequence[Block]) -> bool:
    """Whether a day below a heading is the first of several in lines of one shape, as those of a list of changes."""
    first = blocks[place]
    return (
        any(kept[j] and blocks[j].element.tag in SUBHEADINGS for j in range(place))
        and parse_date(first.text) != ""
        and any(
            keep
            and block.element.parent is first.element.parent
            and tag_and_class(block.element) == tag_and_class(first.element)
            and parse_date(block.text) != ""
            for keep, block in zip(kept[place + 1 :], blocks[place + 1 :], strict=True)
        )
    )


def names_of(fields: Mapping[str, str]) -> list[str]:
    """The authors' names that the front matter has, together and each, the longest first."""
    author = fields.get("author", "")
    return sorted({*author.split(", "), *between_names.split(author)} - {""}, key=lambda one: (-len(one), one))


def _set_apart(row: Element) -> None:
    """Puts a space before what has a label (`来源：`) in a row and behind a day in figures, which the page sets apart by its style; in a sentence
    nowhere.
    """
    for i in range(len(row.children) - 1, 0, -1):
        before, one = row.children[i - 1 : i + 1]
        if not isinstance(one, Element) or not isinstance(before, Element):
            continue
        if _figures.fullmatch(parted(before)) or credits_of(parted(one)):
            row.children.insert(i, " ")


def _may_be_byline(element: Element, text: str, names: list[str], is_below: bool) -> bool:
    if element.tag in SUBHEADINGS:
        return _without_by(text) in names
    if element.tag == "li":
        return (
            is_below
            and element.parent is not None
            and sum(isinstance(one, Element) for one in element.parent.children) == 1
        )
    return element.tag not in _NO_BYLINES


def rest_of(text: str, names: Sequence[str], fields: Mapping[str, str]) -> str:
    """What a line says but for the names, the source and the day that the front matter has."""
    rest = reading_time.sub("", text) if "分" in text or "min" in text.lower() else text
    date, source = fields.get("date", ""), fields.get("source", "")
    for name in names:
        if _may_name(rest, name):
            rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "  ", rest, flags=re.I)
    if date and (found := day_in_text.search(rest)) and parse_date(found[0])[:DAY] == date[:DAY]:
        rest = rest[: found.start()] + "  " + rest[found.end() :]
    if not source or source not in rest:
        return rest
    named = re.escape(source)
    return re.sub(rf"[来來]源(?:[：:]|[于於])\s*{named}(?!\w)|{named}(?=[记記]者)", "", rest)


def _may_name(line: str, name: str) -> bool:
    """Whether a name may stand in a line: to look for it, a pattern is compiled for one page alone."""
    small = name.lower()
    if small == name.upper():  # Chinese
        return name in line
    return not (line.isascii() and name.isascii()) or small in line.lower()


def _says_no_more(rest: str) -> bool:
    """Whether the rest of a byline is labels of what the front matter has, counters and buttons."""
    return not _may_be_event.fullmatch(rest) and all(
        _is_empty(part) or all(map(_is_empty, _after_label.sub("", part).split()))
        for part in _parts.split(_before_figure.sub("", rest))
    )


def _is_empty(text: str) -> bool:
    if _says_nothing.fullmatch(text):
        return True
    known = known_phrase(text.strip()) if len(text) <= LONGEST_PHRASE else None
    return known is not None and known.rule in _CONTROLS and known.certainty != "doubtful"
