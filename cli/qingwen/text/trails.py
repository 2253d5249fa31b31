"""Trails through a site, as they stand above a title: `首页 > 新闻 > 正文`, `News » Campus`, `Home | About us`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qingwen.lazy_pattern import lazy

_HOME = r"(?:网站|網站|学校|學校|学院|學院|院系|部门|部門|公司|返回)?首[页頁]|主[页頁]|home(?: ?page)?"
_ARROWS = " ?[>»›＞]+ ?"
_HAN = r"(?-i:[\u4e00-\u9fff])"  # with cases a class of Han takes 2 ms to compile
_BETWEEN = rf"{_ARROWS}| ?[|｜] ?| / |(?<={_HAN})/(?={_HAN})"
_from_home = lazy(rf"(?:{_HOME})(?:{_BETWEEN})(?=[^\s>»›＞|｜/])", re.I)
_between, _arrows = lazy(_BETWEEN), lazy(_ARROWS)
_from_site = lazy(r"[\u4e00-\u9fff]{1,6}(?:[网網]|新[闻聞]|在[线線]) ?(?:>>|[»＞>]) ?[\u4e00-\u9fff]{2,8}$")
_no_section = lazy(rf"(?:正文|[内內]容|[详詳]情|文章|{_HOME})$", re.I)


def leads_from_home(line: str) -> bool:
    """Whether a line begins at the site's home page and goes on from there: no title does, but `Home / Away` and `首页｜为什么写博客` may."""
    if _from_home.match(line) is None:
        return False
    return _arrows.search(line) is not None or len(_between.split(line)) > 2


def leads_from_site(line: str) -> bool:
    """Whether a line goes down one step from a site by its name: `海港网>>生活频道`."""
    return _from_site.match(line) is not None


def leads_down(line: str) -> bool:
    """Whether a line goes down two steps or more: `海港网>>江南频道>>要闻`; of one step, or with bars, it may be a title."""
    return sum(map(line.count, ">»›＞")) > 1 and len(_arrows.split(line)) > 2


def section_of(line: str) -> str:
    """What a line above a title calls the section: the last part of a trail that names one, else all of it."""
    parts = (_between if _from_home.match(line) else _arrows).split(line)
    return next((part for part in reversed(parts) if part.strip() and not _no_section.match(part)), line)


def heads_a_step(trail: str, below: Iterable[str]) -> bool:
    """Whether a trail with arrows heads the first of a guide's steps, as others do further down: `首页 > 个人中心`, `首页 > 消息`."""
    return _arrows.search(trail) is not None and any(
        line != trail and leads_from_home(line) and _arrows.search(line) for line in below
    )
