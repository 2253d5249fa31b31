"""Lines that say the same in Chinese and in English: slogans, titles, signs, sentences with their translation."""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.language_sections import language_sections
from qingwen.text.fragments.passages import HAN_FOR_A_WORD, Fragment, han_in, has_han, words_in
from qingwen.text.keeping import kept

LEAST_HAN = 4
# A slogan's English takes more words than prose does: 熟能生巧 are three, 患难见真情 nine.
FEWEST_WORDS, MOST_WORDS = 0.3, 2.5  # for a Han character
LINES = 3  # from which sentences with their translation are the way that an article goes
APART = 2  # how many times more one of two sentences may say
REACH = 60  # letters before a passage in which a quotation opens
LONGEST = 300  # letters of a line that is one in both languages

# Sets of ASCII alone, which compile in no time. The English is no sentence that ends, nor one that goes on from what stands before it.
_ENGLISH = r"(?P<en>(?!(?:She|They|Then|And|But|So|Also|However|Therefore)\b)[A-Z][ -\-/-9<->@-~]*+)"
_CHINESE = r"(?P<zh>[^\x00-\x7f][^\x00-\x1f!-/:-~]*+)"
_either = lazy(
    rf"{_CHINESE}(?<= )[/|-]* ?{_ENGLISH}|{_ENGLISH.replace('en>', 'en2>').replace('[A-Z]', '[A-Za-z]')}(?<= ){_CHINESE.replace('zh>', 'zh2>')}"
)
_no_slogan = frozenset("。；：？！")
_says = ("说", "說", "称", "稱", "问", "問", "表示", "认为", "認為", "指出", "写道", "寫道")
_quotation_before = lazy('[“「『"](?P<said>[^“”「」『』"\n]*)$')
_quotation_end = lazy('[”」』"]')
_ENGLISH_SENTENCE, _CHINESE_SENTENCE = r"[A-Z\"][ -~]*[.?!]\"?", r"(?:[0-9]+ ?)?[^\x00-\x7f][^\n]*"
_pair = lazy(
    rf"[ \t>*+-]*(?:(?P<en>{_ENGLISH_SENTENCE}) *(?P<zh>{_CHINESE_SENTENCE})|(?P<zh2>{_CHINESE_SENTENCE}[^\x00-\x7f]) *(?P<en2>{_ENGLISH_SENTENCE}))[ \t]*"
)
_straight = str.maketrans("‘’–—\u00a0", "''-- ")
_stops = ("。", "．", ".", "；", ";", "！", "!", "？", "?", "，", ",", "：", ":", "…", "”", "」")


@kept
def gives_both(segment: str) -> bool:
    """Whether a line or quotation is a slogan or title and its translation, `有志者事竟成 Where there is a will, there is a way`."""
    found = _either.fullmatch(segment.translate(_straight)) if len(segment) <= LONGEST else None
    if not found:
        return False
    chinese = found["zh"] or found["zh2"]
    han, words = han_in(chinese), words_in(found["en"] or found["en2"])
    least = LEAST_HAN if found["en"] or found["en2"][0].isupper() else LEAST_HAN // 2  # as soon as possible 尽快
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
    """Whether a line of a paste stands right above or below one of the other language, and neither ends as sentences do: a song, a sign."""
    text = document.text
    if document.kind != "text" or text.endswith(_stops, fragment.start, fragment.end):
        return False
    begin, end = document.line_at(fragment.start)
    before = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].strip()
    after = text[end + 1 : text.find("\n", end + 1) if text.find("\n", end + 1) >= 0 else len(text)].strip()
    english = not has_han.search(text, fragment.start, fragment.end)
    return any(
        line and bool(has_han.search(line)) == english and not line.endswith(_stops) and any(map(str.isalpha, line))
        for line in (before, after)
    )
