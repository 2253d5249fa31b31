"""Which segments of a translation are in its source's language still."""

from __future__ import annotations

from qingwen.comparing.segments import Segment
from qingwen.lazy_pattern import lazy
from qingwen.text.fragments.masking import without_links
from qingwen.text.fragments.passages import latin_words
from qingwen.text.fragments.terms import function_words

LEAST_WORDS, LEAST_HAN = 3, 6  # that make a segment prose in one language
TITLE_WORDS = 6  # of a title, in which most words have capitals, that a function word in lower case tells from names
LOWER = 0.3  # of its words in lower case; names have capitals

# What stands in a reference's headings: `@click(event, action)`, `wheel.turn(speed: number): void`, `--force`, `mill grind --fast`.
_signature = lazy(
    r"#{1,6}[ \t]+(?:[@$.]?[A-Za-z_][\w.:$-]*\((?P<arguments>[^()]*)\)(?:\s?(?::|[=-]>|→)\s?(?:\{[^{}]*\}|\S+))?"
    r"|(?:[a-z][a-z0-9_.-]*(?: [^\s.!?;，。]+)* )?--?[a-z][\w-]*(?:[ =,]\S++)*)"
)
_OPERANDS = frozenset(("a", "all", "get", "go", "i", "in", "no", "up"))  # words that commands take, too
LONGEST_SIGNATURE = 200  # letters; longer headings are none


def _is_code(heading: str) -> bool:
    """Whether a heading is a signature, whose arguments have a name and a type at most, or a command with an option.

    `how to use --force in practice` is neither: of a command no word is a function word.
    """
    found = _signature.fullmatch(heading) if len(heading) <= LONGEST_SIGNATURE else None
    if not found:
        return False
    if found["arguments"] is None:
        return function_words().isdisjoint(word for word in heading.split()[1:] if word not in _OPERANDS)
    return all(
        len(one.strip(" {}[]").split()) <= 2 or ":" in one or "=" in one for one in found["arguments"].split(",")
    )


def is_prose(segment: Segment) -> bool:
    """Whether there is something to translate: not only names, numbers, code and addresses."""
    if segment.han >= 2:
        return True
    if segment.form == "heading" and _is_code(segment.text):
        return False
    words = latin_words.findall(without_links(segment.plain))
    lower = sum(map(str.islower, words))  # `onEnd` is a name
    title = len(words) >= TITLE_WORDS and lower and not function_words().isdisjoint(words)
    return bool(title) or (len(words) >= LEAST_WORDS and lower >= max(1, LOWER * len(words)))


def is_left(ours: Segment, theirs: Segment) -> bool:
    """Whether a segment that stands for another is in the other's language: English for English, or Chinese for Chinese."""
    if not ours.han and not theirs.han:
        known = function_words()
        return (
            is_prose(ours) and len(theirs.words) >= LEAST_WORDS and any(word.lower() in known for word in theirs.words)
        )
    english = len(theirs.words) <= theirs.han / 4
    return ours.han >= LEAST_HAN and theirs.han >= LEAST_HAN and english and len(ours.words) <= ours.han / 4
