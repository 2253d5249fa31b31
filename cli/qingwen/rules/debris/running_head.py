"""QW116 running-head."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Example, Finding, Fix, Rule
from qingwen.text.document import Document, Kind
from qingwen.text.print_pages import page_breaks

_PAGES = """\
Harbour Papers                                        Vol. 12 (2024)
The Economics of the Night Ferry
The first boat left the harbour at eleven on a Friday night, with
two hundred passengers and a brass band on deck. Nobody had expected
that so many would come, least of all the council, which had printed
only a hundred tickets. In the years before the war a boat had
crossed every half hour until two in the morning, and the cafés
along the quay lived from it. When the bridge was built the boats
were sold one after another, and in 1983 the last of them, which was
                                  1
Harbour Papers                                        Vol. 12 (2024)
the oldest, too, was scrapped. The town pays for the crossing until
the end of next year, when it wants to look at the numbers again.
Those who opposed the plan pointed out that most of the money would
go to a few hundred people who live across the water. Its friends
answered that a shop which stays open until midnight pays taxes.
According to a survey of the chamber of commerce, sales on the quay
rose by 14 per cent in the first winter, a figure that should be
                                  2
Harbour Papers                                        Vol. 12 (2024)
read with care, because the winter was mild.
Passengers were asked six times between March and October, on working
days and at weekends, in good and in bad weather. Most of them said
that they would have stayed at home otherwise. A third had come by
bicycle, which is why the company now wants to build a rack for
eighty of them on the lower deck. It has asked the town for a loan,
and the town has asked the company for a plan.
                                  3
"""
_CHINESE_PAGES = """\
夜航船
第一班船于星期五晚上十一点离港，船上有两百名乘客和一支铜
管乐队。谁也没有料到会来这么多人，镇议会更没有料到，它只
印了一百张船票。战前，每半小时有一班船过河，直到凌晨两点，
第 1 页 共 2 页
码头边的咖啡馆都靠它过活。大桥建成之后，渡船一条接一条卖
掉了，最后一条也拆成了废铁。镇里将补贴到明年年底，届时再
根据客流决定是否继续开行。
第 2 页 共 2 页
"""
_PARTS = """\
The first boat left the harbour at eleven on a Friday night, with
two hundred passengers and a brass band on deck. Nobody had expected
that so many would come, least of all the council, which had printed
only a hundred tickets. In the years before the war a boat had
crossed every half hour until two in the morning, and the cafés
along the quay lived from it.
1
When the bridge was built the boats were sold one after another, and
in 1983 the last of them was scrapped.
2
The town pays for the crossing until the end of next year, when it
wants to look at the numbers again.
3
Those who opposed the plan pointed out that most of the money would
go to a few hundred people who live across the water.
"""
_QUESTIONS = """\
第 1 题
下列哪一项不是渡轮的航线？
第 2 题
第一班船几点离港？
第 3 题
船票由谁补贴？
第 4 题
最后一条渡船是哪一年拆的？
"""


class RunningHead(Rule):
    """A page number or running head of the printed page that a text was copied from.

    ## What it does
    In a paste from a PDF, finds the numbers that count its pages and the lines that stand beside each of them: the name of
    the journal, the address and the time that a browser prints.

    ## Why is this bad?
    They stand in the middle of sentences, and there are no pages any more.

    ## Fix safety
    Safe where the numbers say that they are pages' (`第 3 页 共 9 页`, `Page 3 of 9`), where sentences go on across them, or
    where the lines beside them show it; only `clean` applies it, and joins the sentences that a page's end broke. Other
    numbers that count up are chapters', stanzas' or questions', and none is found. A running head above the first page goes
    where it names an issue or a day: it might be the title.
    """

    code = "QW116"
    name = "running-head"
    kinds: tuple[Kind, ...] = ("text",)
    fix_safety = "sometimes"
    message = "What stands at the edge of the printed page {number}, its number and running heads. Remove it."
    examples = (Example(_PAGES, 4), Example(_CHINESE_PAGES, 2), Example(_PARTS, 0), Example(_QUESTIONS, 0))

    def check(self, document: Document) -> Iterator[Finding]:
        lines = document.lines
        for found in document.once(page_breaks):
            first, last = lines[found.first], lines[found.last]
            start, end, between = first.begin, last.stop, ""
            if found.cuts:
                start, end, between = lines[found.first - 1].end, lines[found.last + 1].start, "\n"
            yield self.finding(
                first.start,
                last.end,
                confidence=0.98 if found.sure else 0.6,
                fix=Fix("safe" if found.sure else "unsafe", start, end, between, of_page=True),
                message=None
                if found.number is not None
                else "The running head above the first printed page. Remove it.",
                number=found.number,
            )
