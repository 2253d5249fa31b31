"""What the lines of a pasted page look like: how much each reads like page furniture, and what stands round it.

`furniture` is a linear model of the line alone: the weights of the words in it and of its shape, from `data/page_words.txt`
(log-odds; above 0 furniture, below 0 article). `columns` adds the neighbourhood; `text/pages/trees.py` judges by both.
`tests/training/page_weights.py` learns the weights, with these very functions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, compress, count, repeat
from operator import add, le, sub, truediv

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.pages.shared_words import ascii_words, shares_of_words

HEAD = 100  # letters of a line whose words are weighed; what follows says little more
MOST = 6.0  # of a line's score, either way: no line alone decides over its neighbours
PROSE = 60  # columns from which a line that ends like a sentence is taken for a paragraph
SENTENCE = 25  # columns from which it is taken for a sentence
SHORT = 45  # columns up to which a line that does not is an entry of a menu or list
WORD, WORDS = 16, 0.8  # columns of a line that is a word, and their share of a list of such
EDGE = 99  # lines, at most, that a distance is told in

# A line that ends so and whose own words have no more odds than these is a sentence, which never goes unasked whatever its place:
# below `Advertisement` or `Share` in the middle of an article stand steps, answers, news in short. Chinese lines that end in
# `？` or `！` are headlines of other articles much oftener.
OWN_SENTENCE = dict.fromkeys(".!?…", 0.0) | {"。": 1.5}
_CLOSING = "\"'”’」』》）)] "

_tokens = lazy(r"[\u4e00-\u9fff]+|[^\W\d_\u4e00-\u9fff]{2,}|©|\d+|[|·•>»@/]")
_closing = frozenset("\"'”’」』)）]】»")
_endings = {
    ".": "s",
    "。": "s",
    "!": "s",
    "！": "s",
    "?": "q",
    "？": "q",
    "…": "e",
    ";": "s",
    "；": "s",
    ":": "c",
    "：": "c",
}
_END_CODES = {"s": 1, "q": 1, "c": 2, "e": 0, "x": 0}
_widths = (4, 8, 14, 24, 40, 60, 90, 140, 300)
_SIZES = tuple(sum(width > limit for limit in _widths) for width in range(_widths[-1] + 2))


def columns_wide(text: str) -> int:
    """Roughly the columns of a text on a terminal: Han letters count twice; ten times as fast as `scripts.width`."""
    letters = len(text)
    return letters if text.isascii() else letters + (len(text.encode("utf-8", "surrogatepass")) - letters) // 2


def are_words(wide: Sequence[float]) -> bool:
    """Whether of lines so wide nearly all are words: a list of dishes or names, and no titles of articles."""
    return sum(one <= WORD for one in wide) > WORDS * len(wide)


def ending(text: str) -> str:
    """How a line ends: `s` like a sentence, `q` a question, `e` cut off, `c` a colon, `x` otherwise."""
    last = text[-1]
    if last.isalnum():
        return "x"
    if text.endswith("..."):
        return "e"
    if last in _closing and len(text) > 1:
        last = text[-2]
    return _endings.get(last, "x")


def is_paragraph(text: str) -> bool:
    """Whether a line is long enough for a paragraph and ends as one does."""
    return columns_wide(text) >= PROSE and ending(text) in "sq"


def is_own_sentence(line: str, score: float) -> bool:
    """Whether a line ends as a sentence and its own words, of these log-odds, are an article's."""
    return score < OWN_SENTENCE.get(line.rstrip(_CLOSING)[-1:], -MOST)


def keys(text: str) -> set[str]:
    """What the weights of a line are looked up by: its words, pairs of Han letters, and `#…` for its shape."""
    wide = columns_wide(text)
    found = {f"#{_SIZES[min(wide, len(_SIZES) - 1)]}{ending(text)}", _first_key(text)}
    if wide > PROSE:
        found.add(f"#c{min(3, text.count(',') + text.count('，') + text.count('、'))}")
    for token in set(_tokens.findall(text[:HEAD].lower())):
        found |= _token_keys(token)
    return found


def _token_keys(token: str) -> set[str]:
    if "\u4e00" <= token[0] <= "\u9fff":
        return set(map(add, token, token[1:])) if len(token) > 2 else {token}
    return {_number_key(token) if token.isdigit() else token}


def _first_key(text: str) -> str:
    """The key for a line's first letter and for its capitals."""
    first = text[0]
    start = (
        "a"
        if first.islower()
        else "A"
        if first.isupper()
        else "0"
        if first.isdigit()
        else "h"
        if first.isalpha()
        else "-"
    )
    case = "T" if text.isupper() else "t" if text.istitle() else ""
    return f"#f{start}{case}"


def _number_key(digits: str) -> str:
    return "#y" if len(digits) == 4 and digits[:2] in ("19", "20") else f"#n{min(3, len(digits))}"


@cache
def _weights() -> dict[str, int]:
    rows = (line.split("\t") for line in table("page_words.txt").splitlines() if line and not line.startswith("# "))
    return {key: round(float(weight) * 100) for key, weight in rows}


_ascii_tokens = lazy(r"[a-z]{2,}|\d+|[|>@/]")  # what `_tokens` finds in ASCII, in a third of the time
# Of ASCII without these the words are all there is, and are parted in half of that time again.
_signs = lazy(r"[\d|>@/]")


@lru_cache(1 << 15)  # menus stand twice on many a page, and on every page of a site
def furniture(text: str) -> float:
    """How much a line (stripped, not empty) reads like page furniture, as log-odds between -MOST and MOST."""
    # What `weigh` gives, in half of its time: of the tokens only numbers and what is not ASCII are looked at one by one.
    weights = _weights()
    get, ascii_only = weights.get, text.isascii()
    wide = len(text) if ascii_only else columns_wide(text)
    total = weights["#"] + get(f"#{_SIZES[wide if wide < len(_SIZES) else -1]}{ending(text)}", 0)
    total += get(_first_key(text), 0)
    if wide > PROSE:
        commas = text.count(",") if ascii_only else text.count(",") + text.count("，") + text.count("、")
        total += get(f"#c{min(3, commas)}", 0)
    head = text[:HEAD]
    plain = ascii_only or head.isascii()
    if plain and not _signs.search(head):
        found = set(ascii_words(head))  # no single letter has a weight
    else:
        head = head.lower()
        found = set(_ascii_tokens.findall(head) if plain else _tokens.findall(head))
        for token in [*found]:
            if token.isdigit():
                found.add(_number_key(token))
            elif "\u4e00" <= token[0] <= "\u9fff" and len(token) > 2:
                found.update(map(add, token, token[1:]))
    return _within(sum(map(get, found, repeat(0)), total))


def weigh(text: str, weights: Mapping[str, int]) -> float:
    """The sum of a line's weights (in hundredths, so that no order of adding changes it); that of `#` is every line's."""
    get = weights.get
    return _within(sum([get(key, 0) for key in keys(text)], weights["#"]))


def _within(hundredths: int) -> float:
    total = hundredths / 100
    return MOST if total > MOST else -MOST if total < -MOST else total


# fmt: off
NAMES = [
    "score", "wide", "end", "lines", "before", "after", "before_share", "after_share", "total", "score_p3",
    "score_n3", "score_p8", "score_n8", "score_p20", "score_n20", "score_p50", "score_n50", "wide_n8",
    "repeat_n20", "sentences_before", "sentences_after", "mean_before", "mean_after", "mean_wide",
    "mean_sentences", "mean_score", "run", "sorted", "short",
    "run_back", "prose_p20", "prose_n20", "sentences_p50", "sentences_n50", "wide_p8", "repeat_p20",
    "shared", "shared_5", "shared_15",
]
# fmt: on
# The columns of whole numbers.
WHOLE = frozenset(
    name for name in NAMES if not name.startswith(("score", "mean", "shared")) and not name.endswith("share")
)


def columns(lines: Sequence[str], scores: Sequence[float]) -> list[Sequence[float]]:
    """One sequence for each of `NAMES`, with a number for each line; a number that is the same for all stands once.

    before, after:        lines to the nearest paragraph.
    …_share, total:       of the columns of all paragraphs, how many stand before and after; all of them.
    score_p8, score_n8 …: sum of the scores of the eight lines before and after.
    run:                  short lines that follow without a break.
    sorted, short:        of the twenty lines around, how many stand in the order of the alphabet; are short.
    run_back:             short lines that come before without a break.
    prose_…, sentences_…: of the lines before and after, the columns of paragraphs; how many are sentences.
    wide_…, repeat_…:     of the lines before and after, the columns; how many stand on the page more than once.
    shared, shared_5 …:   of the words of a line that is no paragraph, the share that stands in one; its mean over the lines around.
    """
    size = len(lines)
    wide = [len(line) if line.isascii() else columns_wide(line) for line in lines]
    ends = [0 if line[-1].isalnum() else _END_CODES[ending(line)] for line in lines]
    prose = [w if e == 1 and w >= PROSE and s < 1 else 0 for w, e, s in zip(wide, ends, scores, strict=True)]
    short = [w <= SHORT and e != 1 for w, e in zip(wide, ends, strict=True)]
    times = Counter(lines)
    proses = _sums(prose)
    sentences = _sums([e == 1 and w >= SENTENCE for w, e in zip(wide, ends, strict=True)])
    sums, wides = _sums(scores, 0.0), _sums([w if w < 200 else 200 for w in wide])
    total = proses[-1]
    part = total or 1
    rising = _sums([False, *map(le, lines, lines[1:])])
    result: list[Sequence[float]] = [scores, wide, ends, [size]]
    result += [_since(prose), _since(prose[::-1])[::-1]]
    result += [[x / part for x in proses[:-1]], [(total - x) / part for x in proses[1:]], [total]]
    for reach in (3, 8, 20, 50):
        result += [_behind(sums, reach), _ahead(sums, reach)]
    repeats = _sums([times[line] > 1 for line in lines])
    result += [_ahead(wides, 8), _ahead(repeats, 20)]
    result += [sentences[:-1], [sentences[-1] - x for x in sentences[1:]]]
    result += [[x / (i or 1) for i, x in enumerate(sums[:-1])]]
    result += [[(sums[-1] - x) / (size - i or 1) for i, x in enumerate(sums[1:], start=1)]]
    result += [[wides[-1] / size], [sentences[-1] / size], [sums[-1] / size]]
    result += [_run(short[::-1])[::-1], _around(rising, 10), _around(_sums(short), 10)]
    result += [
        _run(short),
        _behind(proses, 20),
        _ahead(proses, 20),
        _behind(sentences, 50),
        _ahead(sentences, 50),
        _behind(wides, 8),
        _behind(repeats, 20),
    ]
    shares = shares_of_words(lines, prose)
    sums = _sums(shares, 0.0)
    places = _sums([1] * size)
    return [*result, shares, *([*map(truediv, _around(sums, n), _around(places, n))] for n in (5, 15))]


def _sums(values: Sequence[float], none: float = 0) -> list[float]:
    return [*accumulate(values, initial=none)]


def _behind(sums: list[float], reach: int) -> list[float]:
    """Of each line, the sum over up to `reach` lines before it."""
    return [*map(sub, sums[:-1], [0] * reach + sums)]


def _ahead(sums: list[float], reach: int) -> list[float]:
    """Of each line, the sum over up to `reach` lines after it."""
    return [*map(sub, sums[1 + reach :] + sums[-1:] * reach, sums[1:])]


def _around(sums: list[float], reach: int) -> list[float]:
    """Of each line, the sum over itself and up to `reach` lines on either side."""
    ahead = (sums[1 + reach :] + sums[-1:] * reach)[: len(sums) - 1]
    return [*map(sub, ahead, [0] * reach + sums)]


def _since(marks: Sequence[float]) -> list[int]:
    """Of each line, how many lines back the last marked one stands; at most EDGE."""
    distances: list[int] = []
    last = -EDGE
    for at in (*compress(count(), marks), len(marks) - 1):
        distances += range(len(distances) - last, at + 1 - last)
        last = at
    return [d if d < EDGE else EDGE for d in distances] if max(distances) > EDGE else distances


def _run(marks: Sequence[bool]) -> list[int]:
    """Of each line, how many marked ones stand right before it."""
    lengths, length = [], 0
    for mark in marks:
        lengths.append(length)
        length = length + 1 if mark else 0
    return lengths
