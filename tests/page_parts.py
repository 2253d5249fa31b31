"""Heads, articles and feet of pages that tests put together."""

from __future__ import annotations

from paragraphs import LAMP
from qingwen.cleaning import clean
from qingwen.text.document import Document

HEADS = {
    "office": ["网站首页", "政务公开", "办事服务", "互动交流", "无障碍浏览", "您当前的位置：首页 > 政务公开 > 公告"],
    "paper": ["Home", "News", "Events", "Sign in", "Subscribe", "Search", "Newsletters"],
}


FEET = {
    "office": [
        ["扫一扫在手机打开当前页", "分享到：", "友情链接", "省人民政府", "关于我们", "网站地图", "津ICP备12345678号"],
        ["打印本页", "关闭窗口", "版权所有：海港镇人民政府", "地址：码头路1号 邮编：300000", "津ICP备12345678号"],
        ["上一篇：码头停车办法", "下一篇：没有了", "网站地图", "联系我们", "主办：海港镇人民政府", "津ICP备12345678号"],
    ],
    "paper": [
        ["Share", "Facebook", "Email", "Related articles", "Council votes on pier", "Contact us", "Privacy Policy"],
        ["Comments", "Leave a Reply", "Your email address will not be published.", "Post Comment", "Terms of Use"],
        ["Previous article", "The tide table", "Next article", "Lamps", "Follow us", "Instagram", "© 2024 Pier News"],
    ],
}


ARTICLES = {
    "office": [
        "关于夜间渡轮停航的通知",
        "发布时间：2024-11-05 来源：镇交通办",
        "各村民委员会，镇直各单位：",
        "因码头夜间检修需要，经研究决定，11月8日至10日夜间渡轮停航，现将有关事项通知如下。",
        "一、停航期间白天班次照常开行，请乘客合理安排出行时间，提前到达候船室等候检票。",
        "二、检修单位要落实安全措施，夜间作业须有专人值守，确保过往船只和行人安全通行。",
    ],
    "paper": [
        "The Lamp at the End of the Pier",
        "By Ann Ode",
        "November 5, 2024",
        *LAMP,
    ],
}


NAMES = {
    "office": [
        "周敏",
        "吴桐",
        "郑一",
        "王岚",
        "冯远",
        "陈默",
        "褚宁",
        "卫平",
        "蒋欣",
        "沈悦",
        "韩冬",
        "杨帆",
        "朱颖",
        "秦朗",
        "尤佳",
        "许诺",
        "何田",
        "吕青",
        "施恩",
        "张弛",
        "孔明",
        "曹雨",
        "严肃",
        "华年",
    ],
    "paper": [
        "Ann Ode",
        "Ben Rook",
        "Cy Lamb",
        "Di Marsh",
        "Ed Pole",
        "Flo Quay",
        "Gus Rope",
        "Hal Sand",
        "Ida Tern",
        "Jo Ulm",
        "Kit Vane",
        "Lou Wick",
        "Mo Yarrow",
        "Ned Ash",
        "Oz Bell",
        "Pia Cole",
        "Quin Dale",
        "Rex Eddy",
        "Sal Fenn",
        "Ted Gale",
        "Una Hythe",
        "Vi Inlet",
        "Wim Jetty",
        "Xan Kelp",
    ],
}


PORTAL = ["网站首页", "新闻", "财经", "体育", "娱乐", "科技", "登录", "注册", "当前位置：首页 > 新闻 > 本地"]


def pasted(site: str, article: list[str]) -> str:
    return clean(Document("\n".join([*HEADS[site], *article, *FEET[site][0]]) + "\n")).text
