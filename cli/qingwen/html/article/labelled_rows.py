"""Rows between an article's title and its text that name what its front matter has not: who translated or photographed it, an author who was not read, where an event is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qingwen.html.article.below_title import parted
from qingwen.html.article.bylines import names_of, rest_of
from qingwen.html.article.galleries import first_of_text
from qingwen.html.article.people import is_name
from qingwen.html.dom.blocks import Block, known_phrase, place_of_title
from qingwen.html.dom.tree import Element, upward
from qingwen.lazy_pattern import lazy
from qingwen.text.dates import LONGEST_BYLINE
from qingwen.text.debris.credit_parts import credits_of
from qingwen.text.person_names import is_person

MOST_ROWS = 5  # between a title and the first paragraph
MOST_OF_EVENT = 12  # the labels of an event's rows and what stands beside them counted one by one
_by_others = lazy(
    r"(?:(?:photo(?:graph)?s|photography|illustrations?|translated|edited) by|(?:photo(?:graph(?:er|s|y)?|s)?|illustrat(?:ions?|or)|translat(?:ion|or)|editor):) [^.!?]+",
    re.I,
)
_by_others_in_han = lazy(  # without `re.I`, which lowers each letter of a class of Han when it is compiled
    r"(?:[图圖]文?|[图圖]片(?:[来來]源)?|[摄攝]影|插[图圖]|插[画畫]|[译譯]者?|翻[译譯]|[编編][辑輯]|校[对對])\s?[：:/／丨|｜]\s?[\u4e00-\u9fff·]{2,12}"
)
_FIRST_OF_OTHERS = frozenset("图圖摄攝插译譯翻编編校")
# A label that ends with a colon, or is an element of its own: all of a line, or apart from the rest of it.
_LABELLED = r"\s*(?:[：:]|  |$)"
_KINDS = "(?:活动|会议|讲座|演出|展览)?"
_PLACES = rf"{_KINDS}地[点址]|place|venue|where"
_sure_place = lazy(rf"(?:{_PLACES}){_LABELLED}", re.I)
_place = lazy(rf"(?:{_PLACES}|location){_LABELLED}", re.I)  # a member of a site has a location, too
_time = lazy(rf"(?:{_KINDS}(?:时间|日期)|date|time|when){_LABELLED}", re.I)
_row = lazy(rf"[\w ]{{2,12}}?{_LABELLED}")  # beside both: who invites, what it costs


# Who wrote, spoke, asked or translated, behind such a label or, in English, behind `by`; an editor alone is none of the article's names.
_NAME = r"[\u4e00-\u9fff·]{2,12}"
_LABELS = r"作者|[记記]者|通[讯訊][员員]|撰文|撰稿|文字?|口述|整理|[采採][写寫访訪]|[译譯]者?|翻[译譯]|[编編][译譯]|[摄攝]影|[图圖]"
_of_labels = frozenset("者员員文稿述理采採译譯影图圖")  # each label has one of them, most rows none
_labelled = lazy(
    r"(?:^|[\s|｜丨，,；;、）)]|(?<=[\u4e00-\u9fff])(?=[记記]者))"
    rf"(?:{_LABELS})\s*[：:/／丨|｜ ]\s*(?P<named>{_NAME})(?=\W|$)"
)
_behind = lazy(rf"(?:^|\s)(?P<named>{_NAME})\s?[著译譯](?=\s|$)")
_editor = lazy(rf"(?:[责責]任)?[编編][辑輯]\s*[：:/／丨|｜ ]\s*(?P<named>{_NAME})(?=\W|$)")
_by = lazy(
    r"(?:\b[Bb][Yy]:?|\b(?:[Ww]ords|[Tt]ext|[Ss]tory|[Aa]uthor|[Ww]riter|[Ii]nterview):)\s+"
    r"(?P<named>[^,;|·•\d]+?)(?=\s+(?:and|&|for|in|at|on|from|with)\s|\s{2}|[,;|·•\d]|\s*$)"
)


def keep_labelled_rows(
    kept: list[bool], blocks: list[Block], good: Sequence[int], title: str, fields: Mapping[str, str]
) -> None:
    """Keeps such rows, and beside a translator's the author's; and those that name who wrote it, where the front matter has another name or none,
    as one with nothing but a name below a speech's title.
    title: its letters and digits. fields: the front matter.
    """
    first = first_of_text(kept, blocks, good)
    start = max(first - 1 - MOST_OF_EVENT, 0)
    at = place_of_title(blocks[start:first], title)
    if at < 0:
        return
    rows = [
        i
        for i in range(start + at + 1, first)
        if len(blocks[i].text) <= LONGEST_BYLINE and not _is_of_picture(blocks[i])
    ]
    texts = {i: blocks[i].text for i in rows if not blocks[i].linked}
    _keep_event(kept, blocks, {i: parted(blocks[i].element) or text for i, text in texts.items()})
    if first - start - at - 1 > MOST_ROWS:
        return
    is_credited = any(map(_is_by_others, texts.values()))
    for i, text in texts.items():
        if is_credited and (_is_by_others(text) or credits_of(text)):  # whose author moves to the front matter
            kept[i] = True
    names = names_of(fields) if rows else []
    for i in rows:
        row = parted(blocks[i].element) or blocks[i].text
        is_alone = not names and i in texts and blocks[i].element.parent is blocks[start + at].element.parent
        kept[i] = kept[i] or _names_another(row, names, fields) or (is_alone and is_person(row))


def _keep_event(kept: list[bool], blocks: list[Block], rows: Mapping[int, str]) -> None:
    """Keeps the rows that say where an event is, and all beside those that say where and when, with the value below a label that is alone.
    rows: those above the text, by their place.
    """
    places, times = (
        {_around_row(blocks[i]) for i, row in rows.items() if label.match(row)} for label in (_place, _time)
    )
    for i, row in rows.items() if places else ():
        known = known_phrase(blocks[i].text)
        is_cell = blocks[i].element.tag in ("dt", "th")
        label = _row if _around_row(blocks[i]) in places & times else _sure_place
        if (
            (found := label.match(row))
            and (is_cell or found.end() < len(row))
            and (known is None or known.rule not in ("counter", "page-control"))
        ):
            kept[i] = True
            if is_cell and i + 1 in rows:
                kept[i + 1] = True


def _around_row(block: Block) -> Element | None:
    """What holds the rows of which a block is one, or the label or value in one."""
    row = block.element.parent if block.element.tag in _CELLS else block.element
    return row.parent if row is not None and row.tag != "dl" else row


_CELLS = frozenset(("dt", "dd", "td", "th"))


def _is_of_picture(block: Block) -> bool:
    return any(one.tag in ("figure", "figcaption") for one in upward(block.element, 3))


def _is_by_others(row: str) -> bool:
    pattern = _by_others_in_han if row[0] in _FIRST_OF_OTHERS else _by_others
    return pattern.fullmatch(row) is not None


def _names_another(row: str, names: Sequence[str], fields: Mapping[str, str]) -> bool:
    """Whether a row names somebody whom the front matter does not."""
    rest = rest_of(row, names, fields)
    if rest != row and is_person(rest.strip(" |｜丨/／·")):
        return True
    return any(is_name(found["named"].strip()) for label in _labels_in(row) for found in label.finditer(rest))


def _labels_in(row: str) -> Iterator[re.Pattern[str]]:
    """The labels that may stand in a row."""
    if ":" in row or "by" in row.lower():
        yield _by
    if row.isascii():
        return
    if "著" in row or "译" in row or "譯" in row:
        yield _behind
    if not _of_labels.isdisjoint(row):
        yield _labelled
        if _labelled.search(row):
            yield _editor
