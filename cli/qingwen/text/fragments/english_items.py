"""Short items of lists in a Chinese article that nobody translated: one may be a name, a list of them is told by all of its items."""

from __future__ import annotations

from itertools import takewhile

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.passages import Fragment, has_han, latin_words, masked, without_links
from qingwen.text.fragments.side_by_side import item_mark
from qingwen.text.fragments.terms import function_words

FEWEST_ITEMS = 3
FEWEST_WORDS = 2
FUNCTION_WORDS = 2  # of one English item among Chinese ones
LOWER = 0.7  # of an item's words behind the first: titles and names are in capitals
# What is shown, asked for or learned in English.
_shown = lazy(
    "英[语語文]|[单單][词詞]|短[语語]|句[子型]|例[句如]|翻[译譯]|原文|命令|[输輸]出|日志|[报報][错錯]|[错錯][误誤]|[选選][项項]|菜[单單]|[术術][语語]|[书書]|歌|[论論]文|[标標]题"
)
_code = lazy(r"[{}=<>;|\\$@^~#_`/]|::|->|\(\)|\w\.\w|[a-z][A-Z]|: |--")
REACH = 1_500  # letters above and below an item in which its list is looked for


def is_forgotten_item(document: Document, one: Fragment) -> bool:
    """Whether all items of a list are English phrases, or this one alone among Chinese ones; and the line above them is Chinese
    and does not say that they are to be.
    """
    text = document.text
    begin, end = document.line_at(one.start)
    above = [line for line in text[max(0, begin - REACH) : begin].split("\n")[::-1] if line.strip()]
    below = [line for line in text[end : end + REACH].split("\n") if line.strip()]
    before = [*takewhile(item_mark.match, above)]
    if len(before) == len(above) or _shown.search(above[len(before)]) or not has_han.search(above[len(before)]):
        return False
    here = item_mark.sub("", text[begin:end], 1)
    others = [item_mark.sub("", line, 1) for line in (*before, *takewhile(item_mark.match, below))]
    if len(others) < FEWEST_ITEMS - 1 or not _is_phrase(here):
        return False
    if all(map(has_han.search, others)):
        return len(others) >= FEWEST_ITEMS and _function_words(here) >= FUNCTION_WORDS
    return all(map(_is_phrase, others)) and 2 * sum(map(bool, map(_function_words, (here, *others)))) > len(others)


def _function_words(item: str) -> int:
    return sum(word in function_words() for word in item.lower().split())


def _is_phrase(item: str) -> bool:
    """Whether an item is a phrase, and no name, code or link."""
    plain = without_links(masked(item))
    words = latin_words.findall(plain)
    if has_han.search(item) or _code.search(item) or len(words) < FEWEST_WORDS:
        return False
    lower = sum(word.islower() for word in words[1:])
    return bool(words[0][0].isupper()) and lower >= LOWER * (len(words) - 1)
