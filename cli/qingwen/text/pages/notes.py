"""Lines of a page in which its editors speak of the article: a correction, a note. They stand wherever the site puts them, among other articles' headlines too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qingwen.lazy_pattern import lazy

_label = (
    r"(?:an? |the )?(?:correction|clarification|erratum|retraction|(?:editors?|author|publisher)['’]?s?['’]? note|ed\. note)"
    r"|(?:编[者辑]|編[者輯])[按注註]|编者的话|編者的話|(?:编|編)[后後][语語记記]?|更正|勘误|勘誤|订正|訂正|澄清|致歉"
)
_kind = r"(?:启事|啟事|说明|說明|声明|聲明)?"
_opened = r"[*_\[【（(\s]{0,4}"
_closed = r"[*_\]】）)\s]{0,4}"
_dated = r"(?:\s?[(（][^()（）]{1,40}[)）]|,? [A-Z][a-z]{2,8}\.? \d\d?(?:, \d{4})?)?"
# `Correction (May 4): …`, `更正启事：…`, `【更正】…`
_labelled = (
    rf"(?:{_label}|update|note|corrections|[注註]|附记|附記){_kind}{_dated}{_closed}(?:[:：|—–]|(?<=[\]】]))\s*\S"
)
_said = (
    r"(?:this|an earlier version of this|a previous version of this) (?:article|story|post|piece|report)\b.{0,40}?\b"
    r"(?:corrected|updated|amended|clarified|misstated|misspelled|misidentified|incorrectly)\b"
    r"|a correction was made\b"
)
_note = lazy(rf"(?i){_opened}(?:{_labelled}|{_said})")
_alone = lazy(rf"(?i){_opened}(?:{_label}){_kind}{_closed}[:：]?{_closed}$")
# What these open with, looked at first.
_OPENS = frozenset("*_[【（(编編更勘订訂澄致注註附")
_LATIN_OPENS = frozenset(("a ", "an", "au", "cl", "co", "ed", "er", "no", "pu", "re", "th", "up"))


def notes(lines: Sequence[str]) -> Iterator[int]:
    """The lines that are such a note, or its label and the line below."""
    for i, line in enumerate(lines):
        if line[0] not in _OPENS and line[:2].lower() not in _LATIN_OPENS:
            continue
        if _alone.match(line):
            yield from (i, i + 1)
        elif _note.match(line):
            yield i
