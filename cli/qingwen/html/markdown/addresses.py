"""What of an address leads to a page or a picture: not through a service between, nor with what counts readers."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

from qingwen.lazy_pattern import lazy

# Pages that send on to the one in their address: of searches, mail, social networks and sites of articles.
_wrapper = lazy(
    r"(?:https?:)?//(?:www\.google\.[a-z.]+/url|lm?\.facebook\.com/l\.php|(?:www\.)?youtube\.com/redirect|[\w-]+\.safelinks\.protection\.outlook\.com/"
    r"|link\.(?:zhihu\.com|juejin\.cn|csdn\.net)/?|(?:www\.|links\.)?jianshu\.com/go(?:-wild)?|sspai\.com/link|(?:www\.)?oschina\.net/action/GoToLink"
    r"|weibo\.cn/sinaurl|c\.pc\.qq\.com/\w+\.html|t\.umblr\.com/redirect)\?(?:[^#]*?&)?(?:q|u|z|to|url|target|pfurl)=(https?(?::|%3A)[^&#]+)",
    re.I,
)
# What mailings, advertisements and sites add to know where a reader came from; the page is the same without.
_counting = lazy(
    r"(?<=[?&])(?:(?:utm|itm)_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|ref_src|spm|spm_id_from)=[^&#]*&?",
    re.I,
)
_bare_end = lazy(r"[?&](?=#|$)")
# Pages that share another one.
_sharing = lazy(
    r"(?:https?:)?//(?:[\w-]+\.)?(?:facebook\.com/(?:sharer|share\.php|dialog/(?:feed|share))|(?:twitter|x)\.com/(?:intent/(?:tweet|post)\b|share(?=[?/])|home\?status)|linkedin\.com/(?:shareArticle|sharing)"
    r"|reddit\.com/submit|pinterest\.[a-z.]+/pin/create|(?:api\.)?whatsapp\.com/send/?\?(?:[^#]*&)?text=|(?:t|telegram)\.me/share(?=[?/])|tumblr\.com/(?:share|widgets/share)|getpocket\.com/(?:save|edit)"
    r"|service\.weibo\.com/share|v\.t\.sina\.com\.cn/share|connect\.qq\.com/widget/shareqq|sns\.qzone\.qq\.com/cgi-bin/qzshare|(?:shuo\.)?douban\.com/(?:share|recommend)|news\.ycombinator\.com/submitlink)"
    r"|mailto:\?",
    re.I,
)
# Pictures that nobody is to see, which count readers or keep a place, and portraits of members.
_counter = lazy(
    r"(?:https?:)?//(?:pixel\.|[^/]*(?:scorecardresearch|doubleclick|google-analytics|quantserve)\.|(?:www\.)?facebook\.com/tr\b|feeds\.feedburner\.com/~)|(?:https?:)?//(?:[\w-]+\.)?gravatar\.com/avatar/"
    r"|(?:[^?#]*/)?(?:[\w-]+[-_.])?(?:spacer|blank|transparent|1x1|clear(?:dot)?|pixel)\.(?:gif|png)(?=[?#]|$)",
    re.I,
)

# Services that scale a picture that lies elsewhere: its address is in theirs.
_PICTURE = r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)"
_scaled_in_query = lazy(
    r"[^?#]*/(?:_next/image/?|_vercel/image|_ipx/[^?#]{0,300}|\.netlify/images|(?:tim)?thumb(?:nail)?\.php|zoomcrop)"
    r"\?(?:[^#]*?&)?(?:url|src)=((?:https?(?:://|%3A%2F%2F)|/|%2F)[^&#]+)",
    re.I,
)
# Copies of sites' pages are addressed so as well, and a picture there may be the last of its kind.
_scaled_in_path = lazy(
    rf"(?:https?:)?//(?![^/]*(?:archive|webcache))[^/?#]+/[^?#]{{0,300}}?(https?(?::/{{1,2}}|%3A%2F%2F)[^?#]{{1,1000}}?{_PICTURE})(?=[?#]|$)",
    re.I,
)
_scaled_by_photon = lazy(
    rf"(?:https?:)?//i\d\.wp\.com/([\w-]+(?:\.[\w-]+)+/[^?#]+{_PICTURE})(?=(\?[^#]*\bssl=1)?)", re.I
)
_scaled_by_cloudflare = lazy(
    rf"((?:https?:)?//[^/?#]+|)/cdn-cgi/image/[^/?#]+/((?!https?:)[^?#]+{_PICTURE})(?=[?#]|$)", re.I
)
_scheme_in_path = lazy(r"(https?):/{1,2}", re.I)


def original(address: str) -> str:
    """The address of a picture itself, of one that a service scales on its way, cuts or keeps in another format."""
    if ("url=" in address or "src=" in address) and (found := _scaled_in_query.match(address)):
        try:
            return urljoin(address, unquote(found[1]))
        except ValueError:  # a bracket where the host stands
            return address
    if "http" in address[8:] and (found := _scaled_in_path.match(address)):
        return _scheme_in_path.sub(r"\1://", unquote(found[1]) if "%2F" in found[1].upper() else found[1], 1)
    if ".wp.com/" in address and (found := _scaled_by_photon.match(address)):
        return f"{'https' if found[2] else 'http'}://{found[1]}"
    if "/cdn-cgi/image/" in address and (found := _scaled_by_cloudflare.match(address)):
        return f"{found[1]}/{found[2]}"
    return address


def direct(address: str) -> str:
    """The address that a link leads to in the end."""
    if "=http" in address and (wrapped := _wrapper.match(address.strip())):
        address = unquote(wrapped[1])
    if _counting.search(address):
        address = _bare_end.sub("", _counting.sub("", address))
    return address


# Players and maps that sites let others embed, and the page that shows the same of each. Google's own maps (`pb=`) have none: they open in frames alone.
_PLAYERS = (
    (
        re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?(?:[^#]*&)?list=([\w-]+)"),
        "https://www.youtube.com/playlist?list={}",
    ),
    (
        re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/((?!live_stream|videoseries)[\w-]{11})(?![\w-])"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"player\.bilibili\.com/[^#]*?[?&]bvid=(\w+)"), "https://www.bilibili.com/video/{}"),
    (re.compile(r"player\.bilibili\.com/[^#]*?[?&]aid=(\d+)"), "https://www.bilibili.com/video/av{}"),
    (re.compile(r"(?:www\.)?dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"embed\.ted\.com/talks/(?:lang/[\w-]+/)?([\w-]+)"), "https://www.ted.com/talks/{}"),
    (
        re.compile(r"open\.spotify\.com/embed(?:-podcast)?/(track|episode|show|album|playlist|artist)/(\w+)"),
        "https://open.spotify.com/{}/{}",
    ),
    (
        re.compile(
            r"w\.soundcloud\.com/player/?\?(?:[^#]*&)?url=https?(?::|%3A)(?://|%2F%2F)(soundcloud\.com(?:(?:/|%2F)[\w-]+){1,3})(?![\w%/-])",
            re.I,
        ),
        "https://{}",
    ),
    (re.compile(r"embed\.podcasts\.apple\.com/([\w/-]+)"), "https://podcasts.apple.com/{}"),
    (re.compile(r"music\.163\.com/outchain/player\?type=2&id=(\d+)"), "https://music.163.com/song?id={}"),
    (
        re.compile(r"(?:www\.)?openstreetmap\.org/export/embed\.html\?[^#]*?\bmarker=(-?[\d.]+)(?:,|%2C)(-?[\d.]+)"),
        "https://www.openstreetmap.org/?mlat={}&mlon={}",
    ),
    (
        re.compile(r"(?:www\.)?google\.[a-z.]+/maps/d/(?:u/\d/)?embed\?(?:[^#]*&)?mid=([\w-]+)"),
        "https://www.google.com/maps/d/viewer?mid={}",
    ),
    (
        re.compile(r"(?:maps|www)\.google\.[a-z.]+/maps\?(?=[^#]*\boutput=embed)(?:[^#]*&)?q=([^&#\s<>]+)"),
        "https://www.google.com/maps?q={}",
    ),
    (re.compile(r"v\.qq\.com/[^#]*?[?&]vid=(\w+)"), "https://v.qq.com/x/page/{}.html"),
    (re.compile(r"player\.youku\.com/embed/([\w=]+)"), "https://v.youku.com/v_show/id_{}.html"),
)


def film(player: str) -> str:
    """The page of the film, sound or map that a frame shows, or ``."""
    place = player.strip().partition("//")[2]
    for known, page in _PLAYERS:
        if found := known.match(place):
            shown = found.groups()
            return page.format(*(shown if "?" in page else map(unquote, shown)))  # what stands in a query stays escaped
    return ""


def shares(address: str) -> bool:
    """Whether a link is a button that shares the page."""
    return _sharing.match(address.strip()) is not None


def is_counter(address: str) -> bool:
    """Whether a picture only counts readers or keeps a place, or is the portrait of a member."""
    return _counter.match(address) is not None
