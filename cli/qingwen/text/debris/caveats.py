"""Whether a line that reads like a site's notice is the author's own caveat: `免责声明：我不是医生，文中的药量只是我自己的经验。`

A site writes its notice in set words and in nothing else. A label alone says little, and who says `我` is an author.
"""

from __future__ import annotations

import re
from functools import cache

from qingwen.data import table_words
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match
from qingwen.text.folding import simplified
from qingwen.text.scripts import has_han

_OPENS = frozenset("免风風特郑鄭重声聲版侵转轉【[（(")  # what a label opens with, looked at first
_label = lazy(r"[【\[（(]?(?:(?:免责|特别|郑重|重要|版权|侵权|转载)?声明|(?:风险|特别|重要)提[示醒])[】\]）)]?\s?[:：]")
_first_person = lazy(
    # Not `我国`, `自我`; `我们` is as often the site. `作者本人`, `作者个人观点`: a site's sentence says whose.
    r"(?<!自)我(?![们国司社站网台方院校局])|笔者|(?<!作者)(?<!博主)(?<!其)本人"
    r"|(?<!作者)(?<!博主)(?<!嘉宾)(?<!用户)(?<!网友)(?<!表达)(?<!其)个人的?(?:观点|看法|意见|经验)"
    r"|\bmy (?:own|employer)\b"
)
_rights = lazy(r"©|copyright", re.I)
_sentence = lazy(r"[，,；;。．！!？?…]|——")  # what a line of more than a site's name and rights has
# A name in quotation marks, after `出处：` or between `版权归` and `所有`, and those of sites: `海港网`, `海港日报`.
_name = lazy(
    r"[《“「『\"'‘][^《》“”「」『』\"'‘’]{1,30}[》”」』\"'’]|(?<=[出来][处源])[:：]\s?[^\s，,；;。]{1,12}(?=[，,；;。]|$)"
    r"|(?:(?![的了是在从由和与他她它我们这那写给说把被让去来到有看问])\w){2,8}?"
    r"(?:网|[日晚晨早时周]报|[周月]刊|资讯|在线|新闻网?|公司|出版社|博客|论坛|社区|频道|政府|委员会|协会|集团|[报杂志]社|电视台|号(?=系))|(?<=权归)[^，,；;。]{1,12}?(?=所有)"
)


def is_own_caveat(line: str, match: Match | None) -> bool:
    """Whether a line speaks for its author, or is a notice by its label or its phrases and has other than a site's words in it."""
    of_a_site = match is not None and match.rule == "legal-footer"
    if not of_a_site and line[0] not in _OPENS:
        return False  # nearly all
    words = line.translate(simplified())
    labelled = _label.match(words) is not None
    if not (labelled or of_a_site):
        return False
    if _first_person.search(words):
        return True
    if match is not None and (
        match.certainty == "sure" or (not labelled and (match.label_end is not None or _rights.search(words)))
    ):
        return False  # a platform's own sentence, known as a whole; `地址：…`; `© 2024 海港广播公司 版权所有，不得转载`
    return (labelled or _sentence.search(words) is not None) and not _in_set_words(words)


def _in_set_words(words: str) -> bool:
    """Whether all that a notice has in Han letters are words that sites' notices are made of, and names."""
    known, at = _set_words(), 0
    longest = max(map(len, known))
    while at < len(words):
        size = next((size for size in range(longest, 0, -1) if words[at : at + size] in known), 0)
        if not size and (name := _name.match(words, at)):
            size = len(name[0])
        elif not size and has_han.match(words[at]):
            return False
        at += size or 1
    return True


@cache
def _set_words() -> frozenset[str]:
    return table_words("notice_words.txt")
