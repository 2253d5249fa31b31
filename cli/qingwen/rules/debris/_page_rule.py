"""What the rules share that know page furniture by its place in a page pasted whole, and two such pages."""

from __future__ import annotations

from collections.abc import Iterator

from qingwen.rules.base import Finding, Fix, Rule
from qingwen.text.document import Document
from qingwen.text.pages.converted import may_be_converted
from qingwen.text.pages.furniture import Furniture, find_furniture


class PageRule(Rule):
    """A rule for one part of a page; a sure line's removal is a safe fix, which `clean` alone applies."""

    fix_safety = "sometimes"

    def wakes(self, document: Document) -> bool:
        return document.kind == "text" or document.once(may_be_converted)

    def check(self, document: Document) -> Iterator[Finding]:
        for found in document.once(find_furniture).get(self.name, ()):
            line = found.line
            yield self.finding(
                line.start,
                line.end,
                confidence=0.98 if found.sure else 0.6,
                fix=Fix("safe" if found.sure else "unsafe", line.begin, line.stop, of_page=True),
                why=self.why(found),
            )

    def why(self, found: Furniture) -> str:
        """Why this line, for the message."""
        if found.lines > 1:
            begin = f", from '{found.heading}' on," if found.heading else ""
            return f"{found.lines} lines{begin}"
        below = f" below '{found.heading}'" if found.heading else ""
        return f"line {found.place} of the {found.of}{below}"


ENGLISH_PAGE = """\
Skip to content
The Harbour Gazette
Home
News
Sports
Opinion
Business
Weather
Newsletters
Obituaries
Crosswords & Puzzles
Log in
Subscribe
Harbour Town Opens Its First Night Ferry in Forty Years
The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers and a brass band on deck.
“We had stopped believing in it,” said Ines Moreau, who has sold tickets at the pier since the old boat was scrapped in 1983.
The crossing takes ninety minutes, and the town will pay for it until the end of next year, when the council wants to look at the numbers again.
Tickets are sold at the pier and in the two bakeries on the market square, which open early enough for those who come back with the last boat.
Comments
Log in to comment
Sort by newest
Related Stories
Ten Things To Do This Weekend
Council Votes on New Parking Fees
Where To Eat on the Waterfront
Company
About Us
Careers
Advertise
Contact Us
Privacy Policy
Terms of Service
Home
News
Sports
Opinion
The Harbour Gazette
12 Pier Road, Suite 4
Cookie Settings
© 2024 Harbour Media Group. All rights reserved.
"""

CHINESE_PAGE = """\
海港日报
网站首页
新闻
财经
体育
娱乐
汽车
房产
教育
海港通客户端
登录
注册
海港镇四十年来首班夜间渡轮启航
上周五晚十一点，海港镇四十年来的首班夜间渡轮载着两百名乘客和一支铜管乐队离开码头，岸上许多居民挥手送行。
“我们早就不抱希望了。”一九八三年旧船报废以来一直在码头卖票的老人说，“今天我要坐头排，把这一路好好看一看。”
单程需要九十分钟。镇里将补贴到明年年底，届时再根据客流决定是否继续开行，并考虑在夏天增加一个班次。
船票在码头和集市广场的两家面包店出售，这两家店开门很早，坐末班船回来的人正好可以在那里吃上一顿热的早餐。
相关阅读
十个周末好去处
镇议会表决停车收费方案
码头边有哪些好吃的
最新评论
登录后发表评论
查看更多评论
友情链接
关于我们
联系我们
广告服务
法律声明
网站地图
隐私政策
新闻
财经
体育
娱乐
海港日报
海港日报社主办
新闻热线：010-12345678
"""
