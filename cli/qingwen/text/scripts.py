"""Which scripts a text is written in: Han, Latin, kana, hangul; how wide it is on a terminal."""

from __future__ import annotations

import re
from itertools import islice

from qingwen.lazy_pattern import lazy

# Two ranges below U+10000 compile in a tenth of the time that three take (0.6 ms a pattern): the hexagrams U+4DC0–4DFF count too.
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
has_han = lazy(f"[{HAN}]")
kana_or_hangul = lazy("[\u3041-\u30fa\uac00-\ud7af]")
# Compiled when first used (`re` keeps them), since some programs only ask for a width.
_KANA = "[\u3041-\u30fa]"
_LATIN = "[A-Za-z\u00c0-\u024f]{2}"
_PLAIN_WORDS = " [a-z\u00df-\u024f]{2,}(?=[ ,.])"
_PLAIN_WORD = r"\b[a-z]{2,}\b"
_HEADINGS = r"(?m)^#{1,6} (.*)"
_CODE_BLOCK = r"(?ms)^[ \t]*(```+|~~~+).*?(?:^[ \t]*\1|\Z)"
# Words that no English sentence does without and that code and names seldom hold between two spaces.
_FUNCTION_WORDS = (
    " (?=[taoifwycbnhu])(?:the|an?|of|to|is|are|and|for|in|with|that|this|you|by|be|on|from|it|can|as|at|or"
    "|not|will|your|we|if|when|which|has|have|was|were|their|they|its|but|into|than) "
)
_HAN_HIGH = bytes([*range(0x34, 0xA0), 0xF9, 0xFA])  # the high bytes of U+3400-9FFF and U+F900-FAFF
_CJK_HIGH = bytes([*range(0x30, 0xA0), 0xFF])
_HANGUL_HIGH = bytes(range(0xAC, 0xD8))
# A text in both languages has 1.6 Han characters to an English word (NTREX), and `_FUNCTION_WORDS` counts
# three words in ten.
HAN_FOR_A_FUNCTION_WORD = 5
HAN_FOR_A_PLAIN_WORD = 1.6  # words with capitals, at least a fifth of a text, are names in either language
_SLICES, _SLICE = 32, 2048


def _has_chinese_headings(text: str) -> bool:
    """Whether the headings of a text that has nearly as much of each language are Chinese: notes on English, a list of its words."""
    headings = re.findall(_HEADINGS, text)
    return any(map(has_han.search, headings)) and not any(re.search(_PLAIN_WORD, one) for one in headings)


def main_language(text: str) -> str:
    """`zh`, `en`, `ja`, `ko`, or ``""`` where the text has no letters to tell by.

    English is weighed by its function words, since code, names and addresses have Latin letters in any
    language. Text with kana for a fifth of its CJK letters is Japanese (Chinese quotes some kana words;
    Japanese prose has about half); with hangul for a tenth it is Korean. Of a long text, slices from
    everywhere in it are looked at.
    """
    if text.isascii():
        return "en" if re.search(_LATIN, text) else ""
    sample = text
    if len(text) > _SLICES * _SLICE:
        step = len(text) // _SLICES
        sample = "\n".join([text[i : i + _SLICE] for i in range(0, step * _SLICES, step)])
    # Deleting bytes from the high halves of UTF-16 counts letters ten times as fast as a regular expression.
    high = sample.encode("utf-16-le", "surrogatepass")[1::2]
    rest = high.translate(None, _HAN_HIGH)
    han = len(high) - len(rest)
    hangul = len(rest) - len(rest.translate(None, _HANGUL_HIGH))
    if not (han or hangul or b"\x30" in high):  # nor kana, all of which are in U+3000–30FF
        return "en" if re.search(_LATIN, sample) else ""
    chinese = not hangul and han >= max(50, len(sample) / 20, 5 * high.count(0x30))
    if chinese and han >= HAN_FOR_A_FUNCTION_WORD * sample.count(" "):
        return "zh"  # as what follows would say: each function word has two spaces to itself
    # More of them than say that there is twice as much English need not be counted.
    most = 2 * (han + hangul + high.count(0x30)) // HAN_FOR_A_FUNCTION_WORD + 1
    english = HAN_FOR_A_FUNCTION_WORD * sum(1 for _ in islice(re.finditer(_FUNCTION_WORDS, sample), most))
    if chinese and han >= 2 * english:
        return "zh"
    kana = len(re.findall(_KANA, sample)) if b"\x30" in high else 0
    cjk = han + kana + hangul
    if not cjk:
        return "en" if re.search(_LATIN, sample) else ""
    if cjk < 50 or cjk * 20 < len(sample):
        # Too little to tell by English function words; it may be French, with a link to its Chinese page.
        if english <= cjk:
            english = len(re.findall(_PLAIN_WORDS, sample)) // 2
    elif english < cjk < 2 * english:
        # About as much of each: the function words of one text are too few to tell, all its words are not.
        english = max(english, round(len(re.findall(_PLAIN_WORDS, sample)) * HAN_FOR_A_PLAIN_WORD))
    if cjk < english and ("```" in text or "~~~" in text):
        # English may be in the code only: programs, their comments, what they print.
        plain = re.sub(_CODE_BLOCK, "", sample)
        english = len(re.findall(_FUNCTION_WORDS, plain)) * HAN_FOR_A_FUNCTION_WORD
        english = max(english, len(re.findall(_PLAIN_WORDS, plain)) // 2)
    if cjk < english and not (english <= 2 * cjk and "# " in text and _has_chinese_headings(text)):
        return "en"
    if hangul * 10 > cjk and hangul > kana:
        return "ko"
    return "ja" if kana * 5 > cjk else "zh"


def han_in(text: str) -> int:
    """How many letters of Han there are up to U+FFFF: in a tenth of the time that a pattern takes to find each."""
    if text.isascii():
        return 0
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(high) - len(high.translate(None, _HAN_HIGH))


_han_or_space = bytes(ord("x") if high in _HAN_HIGH else ord(" ") for high in range(256))


def han_runs(text: str) -> list[int]:
    """How long each run of such letters is."""
    return [*map(len, text.encode("utf-16-le", "surrogatepass")[1::2].translate(_han_or_space).split())]


def may_have_cjk(text: str) -> bool:
    """Whether a text has a character of U+3000-9FFF or U+FF00-FFFF (or one beyond U+FFFF); some 1 ns a character."""
    high = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(high.translate(None, _CJK_HIGH)) < len(high)


def width(text: str) -> int:
    """Columns of a text on a terminal: two for wide and full-width characters and emoji, none for marks."""
    return len(text) if text.isascii() else sum(map(_columns.__getitem__, text))


class _Columns(dict[str, int]):
    """Character → columns, worked out when first asked for: a tenth of the time that asking `unicodedata` takes."""

    def __missing__(self, c: str) -> int:
        import unicodedata

        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me"):
            columns = 0
        else:
            columns = 2 if unicodedata.east_asian_width(c) in "WF" else 1
        self[c] = columns
        return columns


_columns = _Columns()
