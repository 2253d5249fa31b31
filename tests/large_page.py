"""A page of a large site round an article: more lines of furniture than a small page has in all."""

from __future__ import annotations

from collections.abc import Iterable

_ABOVE = """\
首页
新闻
视频
专题
财经
科技
体育
娱乐
汽车
房产
教育
旅游
下载APP
登录
注册
搜索
"""
_BELOW = """\
分享
收藏
举报
评论 12
写评论
相关推荐
热门文章
最新文章
查看更多
返回顶部
关注
点赞
"""
_OTHERS = "".join(f"港口见闻第{i}篇\n{i}12阅读\n查看更多\n" for i in range(12))
LAST = "京ICP备12345678号"
_FOOT = f"""\
关于我们
招聘英才
商务合作
广告服务
联系我们
网站地图
版权声明
用户协议
隐私政策
友情链接
帮助中心
{LAST}
京公网安备11010102001234号
© 2024 港湾网 版权所有
"""


def page_of(article: Iterable[str]) -> str:
    return "".join([_ABOVE, *(f"{line}\n" for line in article), _BELOW, _OTHERS, _FOOT])
