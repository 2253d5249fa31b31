"""What a line says of who reported, for which paper and when, without a label: `本报记者 李明 通讯员 王芳`, `記者林一／台北報導`, `李明 · 2025年3月2日 · 阅读约 5 分钟`, `By Jane Doe, Harbour Times`.

A form alone tells little, `记者 高考 现场` may be a title: `newspaper_bylines` knows by their place which of them are an article's.
"""

from __future__ import annotations

from qingwen.lazy_pattern import lazy
from qingwen.text.dates import CLOCK, DATE, parse_date
from qingwen.text.debris.bylines import NAME
from qingwen.text.debris.line import BRACKETS
from qingwen.text.person_names import is_person
from qingwen.text.publishers import DATED_PRESS, OUR_PRESS, PRESS, ends_like_an_outlet

LONGEST = 64  # letters
Fields = tuple[tuple[str, str], ...]
_BY = frozenset(("By ", "by "))
_hint = lazy(r"[记記]者|通[讯訊][员員]|^(?:文|撰文|作者)|[·•]|于|於|\d:\d\d |^[Bb]y ")
_mark = lazy(r"^[□■◎●○▲△◆\s]+")
_token = lazy(r"[^\s、|｜丨/／]+")
_RANK = r"(?:首席|特约|特約|特派|实习|實習|见习|見習|文字|全媒体|融媒体)"
REPORTER = r"(?:记者|記者|通讯员|通訊員)"
_author = lazy(
    rf"(?:(?:{OUR_PRESS}|(?P<source>[\u4e00-\u9fff]{{2,8}}?{PRESS}))?{_RANK}{{0,2}}{REPORTER}|文|文字|撰文|作者)(?P<name>[\u4e00-\u9fff]{{2,3}})?$"
)
_other = lazy(
    r"(?:(?:责任|責任)?(?:编辑|編輯)|责编|責編|校对|校對|摄影|攝影|图|圖|图片|圖片|视频|影音|审核|统筹|监制)(?:[\u4e00-\u9fff]{2,3})?$"
)
# `海港新闻记者 李明`, where its place tells that it is nothing else.
_beside_date = lazy(
    rf"(?:{OUR_PRESS}|(?P<source>[\u4e00-\u9fff]{{2,8}}?))??(?:{_RANK}|摄影|攝影){{0,2}}(?:记者|記者) ?[／/]? ?(?P<name>[\u4e00-\u9fff]{{2,4}})$"
)
# `Illustration by Ann Lee`, `Jane Doe, Staff Writer`, `（本报记者 李明）`, `记者李明 北京报道`.
_maker = lazy(
    r"(?:[A-Z][a-z]+ )?[Bb]y [A-Z]|[A-Z][\w'’.-]+(?: (?:and )?[A-Z][\w'’.-]+){1,5}, .{0,40}(?:[Ww]riter|[Rr]eporter|[Cc]orrespondent|[Ee]ditor)s?$"
    rf"|[（(〔【\[]?[^\s。，]{{0,12}}(?:(?:{REPORTER}|摄影|攝影|撰稿|撰文)[\s／/：:]"
    rf"|{REPORTER}[\u4e00-\u9fff]{{2,4}}(?:[／/]|[\s　].{{0,12}}(?:报道|報導|摄影|攝影|通讯员|通訊員|文|电|電)))"
)
# Taiwan: `記者林一／台北報導`, `海港報／記者林一、王二／台北即時報導`; the place is what news calls its dateline.
_taiwan = lazy(
    rf"(?:(?P<source>[\u4e00-\u9fff]{{2,8}}{PRESS})[ ／/]\s?)?[記记]者\s?(?P<names>[\u4e00-\u9fff]{{2,4}}(?:[、 ][\u4e00-\u9fff]{{2,4}}){{0,3}})\s?[／/]"
    r"(?:\s?(?P<place>(?!綜合|综合|專題|专题|連線)[\u4e00-\u9fff]{2,6}?)?(?:即時|即时|綜合|综合|專題|专题|連線)?(?:報導|報道|报道))?$"
)
_when = rf"(?P<date>{DATE}(?: ?{CLOCK})?)"
_dated = lazy(
    rf"\s*(?:[|｜丨·•]\s*|\s)(?:(?:发布|發布|發佈|发表|發表|刊登)(?:日期|时间|時間|于|於)?[：:]?\s*)?{_when}$"
)
_named = lazy(
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}})(?:\s*[·•]\s*{_when}\s*[·•]\s*(?:阅读|閱讀)[约約]?\s?\d+\s?(?:分钟|分鐘)|\s?(?:发表|發表|发布|發布)[于於]\s?(?P<told>{DATE}(?: ?{CLOCK})?))$"
)
# `2025年3月2日 10:06 海港晚报`
_printed = lazy(rf"(?P<date>{DATE} ?{CLOCK})\s+(?P<source>[\u4e00-\u9fff]{{1,8}}?{DATED_PRESS})$")
_of_outlet = lazy(rf"[Bb]y (?P<name>{NAME}), (?P<source>[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){{0,4}})$")


def newspaper_byline(line: str) -> tuple[Fields, str] | None:
    """The fields of the front matter that such a line gives, and what else it says, an editor perhaps; None of any other line."""
    if len(line) > LONGEST or not _hint.search(line):
        return None
    line = _mark.sub("", line)
    if line and BRACKETS.get(line[0]) == line[-1]:
        line = line[1:-1].strip()
    if line[:3] in _BY and (found := _of_outlet.match(line)) and ends_like_an_outlet(found["source"]):
        return (("author", found["name"]), ("source", found["source"])), ""
    if "者" in line and (found := _taiwan.match(line)):
        return _reported(found["names"], found["source"], found["place"]), ""
    if found := _printed.match(line):
        return (("source", found["source"]), ("date", parse_date(found["date"]))), ""
    if found := _named.match(line):
        date = parse_date(found["date"] or found["told"])
        return ((("author", found["name"]), ("date", date)), "") if date and is_person(found["name"]) else None
    return _in_roles(line)


def reporter_beside_date(line: str) -> Fields:
    """The reporter and the paper of a line near a title's date, whatever name they have; none of another line."""
    found = _beside_date.match(line)
    if found is None:
        return ()
    return (("author", found["name"]), *((("source", found["source"]),) if found["source"] else ()))


# `新华社贵阳6月1日电（记者周远、施钱贵）`, `本报讯（记者 李明 通讯员 王芳）`: with these a report begins.
_dateline = lazy(
    rf"\s*(?:【?{OUR_PRESS}|[\u4e00-\u9fff]{{2,4}}{PRESS})[^（(。！？]{{0,20}}[电電讯訊]】?\s*[（(](?:{OUR_PRESS})?{_RANK}{{0,2}}[记記]者(?P<names>[^（）()。]{{2,40}})[）)]"
)
_beside_names = lazy(r"[\s、，,]*(?:通[讯訊][员員]|[实實][习習](?:生|[记記]者))\s*|[\s、，,]+")
_may_be_name = lazy(r"[\u4e00-\u9fff]{2,4}$")


def reporters_of(text: str) -> str:
    """Who reported, with commas between, by the dateline that a text begins with; `` where there is none, or none of them has what is surely a person's name."""
    found = _dateline.match(text)
    names = [name for name in _beside_names.split(found["names"]) if name] if found else []
    return ", ".join(names) if any(map(is_person, names)) and all(map(_may_be_name.match, names)) else ""


def names_maker(line: str) -> bool:
    """Whether a line says who reported, wrote, drew or photographed something, be the name what it may: it is no title."""
    return _maker.match(line) is not None


def _reported(names: str, source: str | None, place: str | None) -> Fields:
    authors = [("author", name.group()) for name in _token.finditer(names)]
    others = [(key, value) for key, value in (("source", source), ("dateline", place)) if value]
    return (*authors, *others)


def _in_roles(line: str) -> tuple[Fields, str] | None:
    """Of `本报记者 李明 通讯员 王芳 编辑 赵敏 2025-03-02` the authors, the paper and the date; each name is a person's."""
    dated = _dated.search(line)
    date = parse_date(dated["date"]) if dated else ""
    words = line[: dated.start()] if dated and date else line
    fields: list[tuple[str, str]] = []
    named = True
    for token in _token.finditer(words):
        if role := _author.match(token[0]):
            if not named or (role["name"] and not is_person(role["name"])):
                return None
            named = bool(role["name"])
            fields += [("author", role["name"])] if role["name"] else []
            fields += [("source", role["source"])] if role["source"] else []
        elif fields and named and _other.match(token[0]):
            return _with_date(fields, date), words[token.start() :]
        elif (fields or not named) and is_person(token[0]):
            fields.append(("author", token[0]))
            named = True
        else:
            return None
    return (_with_date(fields, date), "") if named and fields else None


def _with_date(fields: list[tuple[str, str]], date: str) -> Fields:
    """The author first, by which a line is known."""
    fields.sort(key=lambda field: field[0] != "author")
    return (*fields, ("date", date)) if date else tuple(fields)
