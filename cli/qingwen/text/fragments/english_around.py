"""What stands around English in a Chinese article and says that it stays: a screen shows it, a line translates it, somebody said it."""

from __future__ import annotations

import re
from itertools import takewhile

from qingwen.lazy_pattern import lazy
from qingwen.text.document import Document
from qingwen.text.fragments.passages import GLOSS_HAN, HAN_FOR_A_WORD, Block, Fragment, words_in
from qingwen.text.han.mixture import SHARED_SURNAMES, SURNAMES
from qingwen.text.scripts import han_in

FEW_WORDS = 3  # of a term in a row of them
OPENING = 12  # letters; marks before a sentence that opens a block

_seen = lazy("看[到见]$")
# What stands around words that a screen, a log or a dictionary shows.
_shown_before = lazy(
    r"(?<=[A-Za-z]) ?、\s*[“‘\"'\[]*$|(?:点击|单击|选择|选中|勾选|按下|菜单|选项|输入|信息|提示|错误|报错|输出|显示|日志|命令|触发|例(?=[：:])|例子|例句|例如|比如|句子|原文|英文|英语|译为"
    r"|单词|短语|全称|意为|意思是|缩写|叫做|名为|[写印刻标贴挂](?:着|有|的是)|有一句|[A-Z]{2,}\s*(?:即|指|代表|就是))[是为]?\s*[：:]?\s*[\x00“‘\"'\[]*$"
    r"|(?:译成(?:中文|汉语|英文|英语)?|看到|看见|写道|[\u4e00-\u9fff]句话?|口号|标语|校训|座右铭|名言|格言|谚语|俗语|台词|歌词)[是为]?\s*[：:（(\x00“‘\"'\[][\s\x00“‘\"'\[]*$"
)
_shown_after = lazy(
    r"[\s\x00”’\"'\]]*、\s*[“‘\"'\[]*[A-Za-z]|[\s\x00”’\"'\]]*(?:的|这个|这条|这句)?"
    r"(?:[改译换写]成|改为|翻译成|错误|报错|异常|提示|警告|字样|选项|按钮|缩写|命令|消息|信息|一词|这句)"
)
_gloss = lazy(r"[\x00\s”’\"'\]*_]*[（(][^（）()\n]{0,200}[\u3400-\u9fff]")
# A name, a work, or that it is a saying. Nobody lists the names that there are: what stands behind the dash is one but for what sentences have.
_LATIN = r"[A-Z][A-Za-z\u00c0-\u024f.'’-]*"
_NO_NAME = (
    "否则|但是|因为|所以|如果|只[要有能]|不|可以|需要|必须|最好|注意|暂时|无法|欢迎|今天|明天|昨天"
    "|下载|点击|查看|打开|关闭|保存|返回|更多|详见|参[见考]|使用|立即|马上就|直接|继续"
)
_HAN_NAME = (
    rf"[{SURNAMES}{SHARED_SURNAMES}][\u4e00-\u9fff]{{1,2}}"
    rf"|(?!{_NO_NAME})(?:(?![了是要再请請没沒就被把我你您它這这吗嗎吧呢啊])[\u4e00-\u9fff]){{2,12}}"
)
_attributed = lazy(
    r"[\s.!?…”\"'*_]*(?:——?|–|―|--?)\s*(?![\s（(，*_]|\Z)(?:[\u4e00-\u9fff]{0,4}(?:谚语|名言|俗语|格言)"
    rf"|(?:[\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}}){{1,3}}|{_LATIN}(?: {_LATIN}){{0,3}}|{_HAN_NAME})?\s*(?:《[^》\n]{{1,30}}》)?)"
    r"\s*(?:[（(][^（）()，。\n]{1,30}[）)]|，[12]\d{3}年)?[\s*_]*\Z"
)
_explained = lazy("[\\s\x00*_]*：[^\n]{0,40}?[\u3400-\u9fff]")
# A term with its translation, which ends the line: `自然排序 / Natural sorting`, `工具<br>Tools`. After a break or a slash a
# sentence may as well be one that nobody translated. Both are compiled when needed, which is seldom.
_BESIDE = r"[\s*_)]*(?:/|<br ?/?>)[\s*_]*[A-Z][^.,;:?!]*"
_NO_TERM = "[，。；：？！]"
# The mark `>` also stands before notices: below `[!NOTE]` or `**注意：**`, and behind `**Note:**`.
_notice = lazy(
    r"(?i:\[!(?:note|tip|important|warning|caution)\]|[*_]{0,3}(?:note|tips?|important|warning|caution|info|attention)[*_]{0,3}[:：]"
    r"|[*_]{2,3}(?:note|tip|important|warning|caution|info|attention|注意|提示|警告|说明|說明|建议|建議|重要|注)[:：]?[*_]{2,3})"
)
_chinese_notice = lazy(r"[> \t]*[*_]{0,3}[\u4e00-\u9fff]{1,4}[*_]{0,3}[:：][*_]{0,3}[ \t]*[^\s*_]")
NOTICE = 1_000  # letters above and below a line in which the rest of its notice is looked for
EDGES = " \t\u00a0,.;:!?-–—/\\'’‘)(]*_|+&~#>\x00"


def is_shown(block: Block, text: str, start: int, end: int) -> bool:
    """Whether what stands around a run says that a screen, a log or a dictionary shows it, or translates it."""
    before = text[max(0, start - 12) : start]
    return bool(
        _shown_before.search(before)
        or (_seen.search(before) and text[start : start + 2].strip()[:1].isupper())
        or _shown_after.match(text, end)
        or _gloss.match(block.text, end)
    )


def is_listed(text: str, start: int, end: int) -> bool:
    """Whether few words stand in a row of things, `甲、by the way、乙`."""
    return words_in(text[start:end]) <= FEW_WORDS and (
        text.endswith(("、", "、 "), max(0, start - 2), start) or text.startswith(("、", " 、"), end)
    )


def is_beside(term: str, rest: str, words: int) -> bool:
    """Whether the rest of a line, of so many words, translates the term before it: it says no more than twice as much."""
    han = han_in(term)
    fitting = han > GLOSS_HAN and words <= 2 * han / HAN_FOR_A_WORD
    return fitting and re.fullmatch(_BESIDE, rest) is not None and not re.search(_NO_TERM, term)


def is_said(text: str, start: int, part: str) -> bool:
    """Whether a part that opens a block, but for some marks, is what somebody said, with who behind a dash."""
    return start < OPENING and _attributed.match(text, start + len(part.rstrip(EDGES + "—–―-"))) is not None


def is_label(block: Block, text: str, end: int) -> bool:
    """Whether what opens a list's item, up to there, is a label with what it means."""
    return block.form == "item" and _explained.match(text, end) is not None


def is_notice(document: Document, one: Fragment) -> bool:
    """Whether a passage stands in a notice of the article's own, behind `>` or not: nothing leads up to it as to a quotation,
    and no Chinese, which would be its translation, stands with it, nor a notice in Chinese beside it.
    """
    text = document.text
    begin, end = document.line_at(one.start)
    above = text[max(0, begin - NOTICE) : begin].split("\n")[-2::-1]
    before = [*takewhile(_is_quoted, above)]
    first = (before[-1] if before else text[begin:end]).lstrip("> \t")
    if not _notice.match(first):
        return False
    led = next(filter(str.strip, above[len(before) :]), "")
    below = [line for line in text[end + 1 : end + 1 + NOTICE].split("\n") if line.strip()]
    after = [*takewhile(_is_quoted, below)]
    beside = [led, *below[len(after) :][:1]]
    translated = any(han_in(line) > GLOSS_HAN for line in before + after) or any(map(_chinese_notice.match, beside))
    return not translated and not led.rstrip(" *_").endswith((":", "："))


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")
