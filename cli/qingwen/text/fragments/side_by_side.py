"""Lines that say the same in Chinese and in English: slogans, titles, signs, sentences with their translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.indented_notices import is_quoted_in_notice
from qingwen.text.fragments.language_sections import language_sections
from qingwen.text.fragments.passages import HAN_FOR_A_WORD, Finder, Fragment, has_han, is_prose, words_in
from qingwen.text.fragments.short import without_repeated
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import han_in

LEAST_HAN = 4
# A slogan's English takes more words than prose does: 熟能生巧 are three, 患难见真情 nine.
FEWEST_WORDS, MOST_WORDS = 0.5, 2.5  # for a Han character
LINES = 3  # from which sentences with their translation are the way that an article goes
APART = 2  # how many times more one of two sentences may say
REACH = 60  # letters before a passage in which a quotation opens
LONGEST = 300  # letters of a text whose lines are looked at
LONGEST_SLOGAN, LONGEST_BREATH = 60, 10  # letters of a slogan's English, Han characters of it up to a comma
# Items of a list of phrases to learn at least, and how many of those around one are in both languages.
PHRASES, NEARLY_ALL = 3, 0.75
NEAR = 5  # lines above and below a list's item that are looked at
VERSE = 4  # lines that alternate, from which they are a song
FEW_LINES, CLOSE = 4, 1.5  # lines of a text that may be a sign in two languages, and how closely they fit

# Sets of ASCII alone, which compile in no time. The English is no sentence that ends, nor one that goes on from what stands before it.
_ENGLISH = r"(?P<en>(?!(?:She|They|Then|And|But|So|Also|However|Therefore)\b)[A-Z][ -\-/-9<->@-~]*+)"
_CHINESE = r"(?P<zh>[^\x00-\x7f][^\x00-\x1f!-/:-~]*+)"
_either = lazy(
    rf"{_CHINESE}(?<= )[/|-]* ?{_ENGLISH}|{_ENGLISH.replace('en>', 'en2>').replace('[A-Z]', '[A-Za-z]')}(?<= ){_CHINESE.replace('zh>', 'zh2>')}"
)
_han_parts, _latin_parts = lazy("[\u3400-\u9fff]+"), lazy("[A-Za-z]+")
_no_slogan = frozenset("。；：？！")
_tells = lazy(r"已经|已經|正在|[将將][在要会會]|[请請]先|了\s*\Z")  # what prose says, and slogans and signs do not
_says = ("说", "說", "称", "稱", "问", "問", "表示", "认为", "認為", "指出", "写道", "寫道")
_quotation_before = lazy('[“「『"](?P<said>[^“”「」『』"\n]*)$')
_quotation_end = lazy('[”」』"]')
_ENGLISH_SENTENCE, _CHINESE_SENTENCE = r"[A-Z\"][ -~]*[.?!]\"?", r"(?:[0-9]+ ?)?[^\x00-\x7f][^\n]*"
_pair = lazy(
    rf"[ \t>*+-]*(?:(?P<en>{_ENGLISH_SENTENCE}) *(?P<zh>{_CHINESE_SENTENCE})|(?P<zh2>{_CHINESE_SENTENCE}[^\x00-\x7f]) *(?P<en2>{_ENGLISH_SENTENCE}))[ \t]*"
)
_straight = str.maketrans("‘’–—\u00a0", "''-- ")
_prose_ends = ("。", ".", "。”", ".”", '."')
_stops = ("。", "．", ".", "；", ";", "！", "!", "？", "?", "，", ",", "：", ":", "…", "”", "」")


@kept
def gives_both(segment: str) -> bool:
    """Whether a line or quotation is a slogan or title and its translation, `有志者事竟成 Where there is a will, there is a way`."""
    found = _either.fullmatch(segment.translate(_straight)) if len(segment) <= LONGEST else None
    if not found:
        return False
    chinese, english = found["zh"] or found["zh2"], found["en"] or found["en2"]
    if len(english.strip()) > LONGEST_SLOGAN or _tells.search(chinese):
        return False
    if not found["en"] and english[0].isupper() and english.rstrip(" ").endswith("-"):
        return False  # a sentence, and behind a dash how it goes on
    if max(map(han_in, chinese.replace("、", "，").split("，"))) > LONGEST_BREATH:
        return False
    han, words = han_in(chinese), words_in(english)
    least = LEAST_HAN if english[0].isupper() or found["en"] else LEAST_HAN // 2  # as soon as possible 尽快
    return (
        han >= least
        and FEWEST_WORDS * han <= words <= MOST_WORDS * han
        and _no_slogan.isdisjoint(chinese)
        and not chinese.rstrip().endswith(_says)
    )


def said_around(text: str, start: int, end: int) -> str:
    """What stands in quotation marks round [start, end), or else all of a short text."""
    opening = _quotation_before.search(text, max(0, start - REACH), start)
    closing = _quotation_end.search(text, start, end + 1) if opening else None
    if opening and closing:
        return text[opening.start("said") : closing.start()]
    return text if len(text) <= LONGEST else ""


_item_mark = lazy(r"[ \t\u3000]*(?:[-*+•·●▪■◆]|\d{1,3}[.)、])[ \t]+|[•·●▪■◆]")


def item_gives_both(document: Document, fragment: Fragment) -> bool:
    """Whether a passage stands in an item of a list that is a slogan and its translation, and so are most of the items around it; or
    in one of three items at least that nearly all say the same in both languages, as phrases to learn do.
    """
    text = document.text
    begin, end = document.line_at(fragment.start)
    mark = _item_mark.match(text, begin, end)
    if not mark or end - begin > 2 * LONGEST:
        return False
    said = said_around(text[mark.end() : end], fragment.start - mark.end(), fragment.end - mark.end())
    slogan = gives_both(said.strip(" *_"))
    if not (slogan or _is_in_halves(text[mark.end() : end])):
        return False
    around = [*_items(document, begin, -1), *_items(document, end, 1)]
    others = [_item_is_in_both(one.replace("*", "").replace("：", " ").strip()) for one in around]
    if slogan and (2 * sum(others) > len(others) or not others):
        return True
    halves = sum(map(_is_in_halves, around))
    return halves >= PHRASES - 1 and halves >= NEARLY_ALL * len(around)


def _item_is_in_both(item: str) -> bool:
    return gives_both(item) or (len(item) <= 2 * LONGEST and _pair.fullmatch(item.translate(_straight)) is not None)


def _is_in_halves(item: str) -> bool:
    """Whether an item's English all stands before its Chinese, or behind it, and says about as much."""
    chinese, english = [*_han_parts.finditer(item)], [*_latin_parts.finditer(item)]
    if len(item) > 2 * LONGEST or not chinese or not english:
        return False
    if chinese[-1].end() > english[0].start() and english[-1].end() > chinese[0].start():
        return False
    return FEWEST_WORDS * han_in(item) <= words_in(item) <= MOST_WORDS * han_in(item)


def _items(document: Document, at: int, step: int) -> Iterator[str]:
    """The items of a list on the lines before (`step` -1) or behind one that begins or ends there."""
    for _ in range(NEAR):
        at += step
        if not 0 <= at < len(document.text):
            return
        begin, end = document.line_at(at)
        line = document.text[begin:end]
        if mark := _item_mark.match(line):
            yield line[mark.end() :]
        elif line.strip() and line[0] not in " \t":
            return
        at = begin if step < 0 else end


def stays_beside(document: Document, one: Fragment) -> bool:
    """Whether a passage stays for what stands beside it in the other language: a song's line, or a sign's; in an item, a slogan's other half;
    in a quotation, all the rest of it; in a list, the second paragraph of its item; above a notice's text, that it is quoted.
    """
    if not one.whole:
        return item_gives_both(document, one)
    if is_quoted_in_notice(document, one.start):
        return True
    return in_verse(document, one) or _is_translated_below(document, one) or _is_item_in_both(document, one)


_quote_below = lazy(r"\n(?:>[ \t]*\n)?>[ \t]*(?P<below>[^\s>][^\n:：]*)(?=\n[ \t]*(?:\n|\Z)|\Z)")


def _is_translated_below(document: Document, one: Fragment) -> bool:
    """Whether a passage is the first of two lines or paragraphs of a quotation, and the second is in the other language and says about as much."""
    text = document.text
    begin, end = document.line_at(one.start)
    opens = (
        document.kind == "markdown"
        and text.startswith(">", begin)
        and not text.startswith(">", document.line_at(max(0, begin - 1))[0])
    )
    found = _quote_below.match(text, end) if opens and one.end <= end else None
    if not found:
        return False
    here, below = text[one.start : one.end], found["below"]
    return bool(has_han.search(here)) != bool(has_han.search(below)) and _fit([here, below], CLOSE)


_two_paragraphs = lazy(
    r"(?m)^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<here>[^\s\n][^\n]*)\n[ \t]*\n[ \t]+(?P<below>[^\s\-*+\d][^\n]*)$"
)


def _is_item_in_both(document: Document, one: Fragment) -> bool:
    """Whether a passage is an item of a list whose second paragraph translates it, as another item's does."""
    return document.kind == "markdown" and document.line_at(one.start)[1] in document.once(_items_in_both)


def _items_in_both(document: Document) -> set[int]:
    """Where the first lines of items end that say the same in the other language below; none where one item alone does."""
    found = {
        item.end("here")
        for item in _two_paragraphs.finditer(document.text)
        if bool(has_han.search(item["here"])) != bool(has_han.search(item["below"]))
        and _fit([item["here"], item["below"]], CLOSE)
    }
    return found if len(found) > 1 else set()


def told(
    document: Document, found: list[Fragment], letters: Finder, stays: Callable[[Document, Fragment], bool]
) -> list[Fragment]:
    """The passages found that are prose, stand once, are no sentence beside its translation, and of which nothing says that they stay.

    letters: finds what a passage is made of.
    """
    if not found:  # as in most documents
        return []
    found = without_repeated(document, found)
    found = [one for one in found if is_prose(document, one, letters)]
    return [one for one in without_sentence_pairs(document, found) if not stays(document, one)]


def without_sentence_pairs(document: Document, found: list[Fragment]) -> list[Fragment]:
    """The passages, but for the sentences that their line translates, where several lines do so."""
    parts = [one for one in found if not one.whole]
    if not parts:
        return found
    least = LINES
    if len(parts) < LINES and document.once(language_sections):
        least = 1
    if len(parts) < least:
        return found
    paired = {one.start for one in parts if _is_paired(document, one.start)}
    if len(paired) < least or 2 * len(paired) < len(parts):
        return found
    return [one for one in found if one.start not in paired]


def _is_paired(document: Document, at: int) -> bool:
    begin, end = document.line_at(at)
    line = _pair.fullmatch(document.text[begin:end].translate(_straight)) if end - begin <= 2 * LONGEST else None
    if not line:
        return False
    chinese = line["zh"] or line["zh2"]
    words, ours = words_in(line["en"] or line["en2"]), han_in(chinese) / HAN_FOR_A_WORD
    ends = chinese.rstrip("*”」").endswith(("。", "？", "！", "…"))
    return ends and words_in(chinese) <= words / APART and words <= APART * ours and ours <= APART * words


def in_verse(document: Document, fragment: Fragment) -> bool:
    """Whether a line of a paste is one of a song, whose lines alternate with others that say as much, or of a sign.

    None of them ends as sentences do, and no prose stands right above or below.
    """
    text = document.text
    if document.kind != "text" or text.endswith(_stops, fragment.start, fragment.end):
        return False
    begin, end = document.line_at(fragment.start)
    english = not has_han.search(text, fragment.start, fragment.end)
    above, below = _alternating(document, begin, -1, english), _alternating(document, end, 1, english)
    if above is None or below is None or not (above or below):
        return False
    line = text[begin:end]
    lines = [*reversed(above), line, *below]
    if len(lines) < VERSE and sum(map(bool, map(str.strip, text[: FEW_LINES * LONGEST + 1].split("\n")))) > FEW_LINES:
        return False
    apart = APART if len(lines) >= VERSE else CLOSE
    return _fit(lines, apart) and any(_fit([line, *one[:1]], apart) for one in (above, below))


def _alternating(document: Document, at: int, step: int, english: bool) -> list[str] | None:
    """The lines above (`step` -1) or below one that begins or ends there, nearest first, as long as the languages take turns.

    None where the line behind them ends as prose does.
    """
    lines: list[str] = []
    while len(lines) < VERSE and 0 <= at + step < len(document.text):
        begin, end = document.line_at(at + step)
        line = document.text[begin:end].strip()
        if line.endswith(_prose_ends):
            return None
        english = not english
        if line.endswith(_stops) or not any(map(str.isalpha, line)) or bool(has_han.search(line)) == english:
            break
        lines.append(line)
        at = begin if step < 0 else end
    return lines


def _fit(lines: list[str], apart: float) -> bool:
    """Whether lines say about as much in one language as in the other."""
    words, ours = sum(map(words_in, lines)), sum(map(han_in, lines)) / HAN_FOR_A_WORD
    return words <= apart * ours and ours <= apart * words
