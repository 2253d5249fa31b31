"""Lines of sites beside an article's paragraphs and below its title, as `data/site_lines.txt` has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from qingwen.data import table_sections
from qingwen.lazy_pattern import lazy
from qingwen.text.debris.phrase_table import REST, Table, Template, templates
from qingwen.text.folding import fold, simplified

# What may follow an open phrase in a box: an article's own lines go on from `join us`, `红包` with any other words.
_WORDS = ["now", "today", "tonight", "tomorrow", "here", "online", "free", "us", "seriously"]
_ENDINGS = ("", "?", "!", "吧", "啦", "中", " for free", *(f" {word}" for word in _WORDS))
_quotes = tuple("“‘「『\"'")


def is_line_of_site(text: str, place: str) -> bool:
    """Whether a line at a place, `box` or `title`, speaks of a site: of what it sells, and what whoever reads may do there."""
    return _tables()[place].find(fold(text)) is not None


def may_be_line_of_site(text: str) -> bool:
    """Whether a line between two paragraphs is one that sites have there, and articles at times: nobody says it, and nothing else follows."""
    return not text.startswith(_quotes) and is_line_of_site(text, "lines")


LEAST_LETTERS = 30  # of a sentence that says enough by its length
# What sites ask and offer, what they have, and what tells of others or in others' words: the first two without the third are a site's.
_asks = lazy(
    r"您|你的|请[见到在点]|我们会选|欢迎[到投赞订关加]|记得把我们|请将本号|招[募聘]|获赠|专享|已开通|各大|最终解释权|(?:^|[，；？！])(?:请|欢迎|记得|快来?|先|也可以?)?"
    r"(?:订阅|关注|追踪|下载|转发|转给|长按|扫码|扫一扫|扫描|打开微信|点击|点选|点个|点亮在看|加入|成为|注册|登录|登入|搜索|收藏|购买|赞助|按赞)"
)
_of_site = lazy(
    r"公众号|电子报|我们的邮件|客户端|应用程[序式]|朋友圈|二维码|粉丝专页|读者[群俱]|付费|会员专享|免费文章|星标|在看|推送|同名|本(?:网站|[站刊报号页文活])|(?:这篇|收藏)文章"
    r"|您的(?:邮箱|信箱|体验|设备|每一次转发)|说说你的看法|留下你的|(?:已在|我们在|到)各大(?:平台|音频|书店|报刊亭)|独家报[导道]|微店|主画面|隐私政策|独立媒体|最新消息|投递简历|错过任何|报[导道][。，]$"
)
_tells = lazy(r"[“”「」『』他她它]|我(?!们)|的(?:人|那|老)|那[天年条个一]|的，|[以之]后，(?!您)|时候|成了|说[，。]")


def speaks_to_readers(text: str) -> bool:
    """Whether a short Chinese sentence asks whoever reads to do what one does on sites; of nobody else, in nobody's words."""
    if len(text) >= LEAST_LETTERS or text.isascii():
        return False
    plain = text.translate(simplified())
    return _asks.search(plain) is not None and _of_site.search(plain) is not None and not _tells.search(plain)


def is_role(text: str) -> bool:
    """Whether a line says what an author of a site is, and no more."""
    return _tables()["role"].find(fold(text)) is not None


@cache
def _tables() -> Mapping[str, Table]:
    found: defaultdict[str, Table] = defaultdict(Table)
    for place, lines in table_sections("site_lines.txt").items():
        for template, _ in templates(place, "\n".join(lines)):
            if place != "lines":
                found[place].add(template)
            if place != "role":
                found["lines"].add(_closed(template))
    for one in found.values():
        one.sort()
    return found


def _closed(template: Template) -> Template:
    *parts, last = template.parts
    return template._replace(parts=(*parts, _ENDINGS)) if last is REST else template
