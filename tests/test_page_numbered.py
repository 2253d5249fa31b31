"""Numbered parts of an article without paragraphs, below which stand words of menus, on a page with much furniture."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.debris.phrase_table import Match
from qingwen.text.document import Document
from qingwen.text.pages.numbered import numbered_parts

MENU = [
    "首页",
    "新闻",
    "视频",
    "专题",
    "财经",
    "科技",
    "体育",
    "娱乐",
    "汽车",
    "房产",
    "教育",
    "旅游",
    "下载APP",
    "登录",
    "注册",
    "搜索",
]
MANUAL = [
    "一、底部按钮",
    "首页",
    "列出最近写的日记，下拉刷新。",
    "消息",
    "二、日记页按钮",
    "评论",
    "在一段旁边写下意见。",
    "分享",
    "三、快捷键",
    "Ctrl+D 新日记",
    "Ctrl+E 导出",
]
FOOT = [
    "分享",
    "收藏",
    "举报",
    "评论 12",
    "写评论",
    "相关推荐",
    "热门文章",
    "最新文章",
    "查看更多",
    "返回顶部",
    "关注",
    "点赞",
]
SITE = [
    "关于我们",
    "招聘英才",
    "商务合作",
    "广告服务",
    "联系我们",
    "网站地图",
    "版权声明",
    "用户协议",
    "隐私政策",
    "友情链接",
    "帮助中心",
]
RIGHTS = ["京ICP备12345678号", "京公网安备11010102001234号", "© 2024 港湾网 版权所有"]


@pytest.mark.parametrize("unsafe", [False, True])
def test_numbered_parts_with_words_of_menus_stay_whole(unsafe: bool) -> None:
    others = [line for i in range(12) for line in (f"港口见闻第{i}篇", f"{i}12阅读", "查看更多")]
    page = [*MENU, "港湾日记使用说明", "2024-11-05 08:30", *MANUAL, *FOOT, *others, *SITE, *RIGHTS]
    text = clean(Document("\n".join(page) + "\n"), unsafe=unsafe).text
    words = (
        {"首页", "消息", "评论", "分享"} if unsafe else set()
    )  # which go one by one, as words that a site may have left
    assert all(line in text for line in MANUAL if line not in words)
    assert "京ICP备12345678号" not in text


KNOWN = Match("navigation", "edge")


@pytest.mark.parametrize(
    ("lines", "known", "parts"),
    [
        (["目录", "一、起因", "首页", "二、经过", "船", "首页"], {2, 5}, {1, 2, 3, 4}),
        (["一、起因", "雨", "二、经过", "船", "灯", "桥"], set(), {0, 1, 2, 3}),
        (["一、起因", "雨", "三、结果"], set(), set()),
        (["一、二楼", "灯", "一、起因", "二、经过"], set(), {2, 3}),
    ],
)
def test_parts_go_on_as_their_numbers_do(lines: list[str], known: set[int], parts: set[int]) -> None:
    assert numbered_parts(lines, [KNOWN if i in known else None for i in range(len(lines))]) == parts
