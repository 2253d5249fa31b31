"""QW117 copy-notice."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.debris.copy_notices import copy_notices
from qingwen.text.document import Document, Kind

_TEXT = (
    "渡轮在夜里十一点离港，船上有两百名乘客和一支铜管乐队。\n谁也没有料到会来这么多人。\n第二年的事，要看客流再说。\n"
)


class CopyNotice(Rule):
    """What a site or a reading app adds to a text when it is copied.

    ## What it does
    Finds, at the very end of a paste or above it, the lines that 知乎, 简书 and CSDN, Apple Books, Kindle and 微信读书, OneNote and
    mail programs put there: whose the text is, where it is from, that it is protected, from which phone it was sent, who passed on what.

    ## Why is this bad?
    They were never part of the text. Where it is from belongs in the front matter.

    ## Fix safety
    Safe: whole lines with a program's set words, in their place. When a paste is cleaned, author, source, day and address move to
    the front matter; the subject of a mail that was passed on stays as the title.
    """

    code = "QW117"
    name = "copy-notice"
    kinds: tuple[Kind, ...] = ("text",)
    fix_safety = "safe"
    message = "A site or an app added this when the text was copied. Keep what it says of author and source in the front matter."
    examples = (
        Example(
            f"{_TEXT}作者：林岚\n链接：https://www.example.com/p/1\n来源：简书\n著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。\n",
            1,
        ),
        Example(f"{_TEXT}-- 来自微信读书\n", 1),
        Example(f"{_TEXT}摘录来自\n夜航\n林岚\n此材料可能受版权保护。\n", 1),
        Example(f"{_TEXT}作者：林岚\n来源：海港日报\n", 0),
        Example("发自我的iPhone\n这一行是他短信的结尾，也是小说的开头。\n后来的事谁都知道了。\n", 0),
    )

    def check(self, document: Document) -> Iterator[Finding]:
        lines = document.lines
        for notice in document.once(copy_notices):
            first, last = lines[notice.first], lines[notice.last]
            kept = f"{notice.kept}\n" if notice.kept else ""
            yield self.finding(first.start, last.end, fix=Fix("safe", first.begin, last.stop, kept, notice.fields))
