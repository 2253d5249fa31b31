"""Whether a line that reads like a site's notice is the author's own caveat: `免责声明：我不是医生，文中的药量只是我自己的经验。`

A site writes its notice in fixed words. A label alone says little, and who says `我` is an author, whatever else the sentence has in it.
"""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import Match
from qingwen.text.folding import simplified

_OPENS = frozenset("免风風特郑鄭重声聲版侵转轉【[（(")  # what a label opens with, looked at first
_label = lazy(r"[【\[（(]?(?:(?:免责|特别|郑重|重要|版权|侵权|转载)?声明|(?:风险|特别|重要)提[示醒])[】\]）)]?\s?[:：]")
_first_person = lazy(
    # Not `我国`, `自我`; `我们` is as often the site. `作者本人`, `作者个人观点`: a site's sentence says whose.
    r"(?<!自)我(?![们国司社站网台方院校局])|笔者|(?<!作者)(?<!博主)(?<!其)本人"
    r"|(?<!作者)(?<!博主)(?<!嘉宾)(?<!用户)(?<!网友)(?<!表达)(?<!其)个人的?(?:观点|看法|意见|经验)"
    r"|\bmy (?:own|employer)\b"
)
_fixed = lazy(
    r"[本该此](?:网|站|平台|公众号|号|报|刊|社|公司|博客)|侵[权犯]|转载|删除|联系|版权|著作权|授权|上传|第三方|原创文章"
    r"|不(?:构成|作为).{0,12}(?:建议|依据)|观点.{0,20}(?:立场|赞同)"
)


def is_own_caveat(line: str, match: Match | None) -> bool:
    """Whether a line speaks for its author, or is labelled as a notice and has none of a site's fixed words."""
    of_a_site = match is not None and match.rule == "legal-footer"
    if not of_a_site and line[0] not in _OPENS:
        return False  # nearly all
    words = line.translate(simplified())
    labelled = _label.match(words) is not None
    if not (labelled or of_a_site):
        return False
    return _first_person.search(words) is not None or (labelled and _fixed.search(words) is None)
