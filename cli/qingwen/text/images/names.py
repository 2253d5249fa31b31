"""Image file names: what is wrong with one, the day it carries, and lines of text that are only one."""

from __future__ import annotations

import re
from functools import lru_cache

from qingwen.lazy_pattern import lazy
from qingwen.text.images.machine_names import (
    LONGEST,
    has_digit,
    is_suffix,
    machine_made,
    only_suffixes,
    read_stamp,
    tokens,
)
from qingwen.text.piece_cache import kept
from qingwen.text.scripts import HAN, has_han

_EXTENSIONS = "jpg jpeg png gif webp svg bmp tif tiff avif heic heif ico jfif pjpeg apng awebp jxl svgz"
IMAGE_EXTENSIONS: tuple[str, ...] = tuple(_EXTENSIONS.split())
_extensions = frozenset(IMAGE_EXTENSIONS)
_unsafe = lazy(r"[^0-9A-Za-z._~@,=!-]|^-")
# Names that Windows cannot store, whatever the extension.
RESERVED = frozenset(["con", "prn", "aux", "nul", *(p + d for p in ("com", "lpt") for d in "123456789")])

_uuid = lazy(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.I)
# Medium, Sina Weibo, Discuz (hour, minute, second, 16 letters and digits), Plupload, Flickr, Amazon.
_services = lazy(
    r"[0-9][*][A-Za-z0-9_-]{10,24}|[0-9A-Za-z]{8}(?:ly|gy|tw|jw|gw|ln)1[a-z0-9]{7,}"
    r"|[0-2][0-9][0-5][0-9][0-5][0-9](?=[0-9]*[a-z])[a-z0-9]{16}(?![a-z0-9])|o_1[0-9a-v]{20,}"
    r"|[0-9]{9,11}_[0-9a-f]{10}(?![0-9A-Za-z])|[0-9A-Za-z+-]{10}L[.]_"
)
_hex = lazy(r"[0-9a-f]{12,}|[0-9A-F]{12,}")
_chunks = lazy(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_GENERIC = """image images picture photo file files upload uploads thumb cover avatar wecom temp attach
attachment media tumblr inline screenshot"""
_generic = frozenset(_GENERIC.split())
RANDOM = 12  # letters and digits, from which a token may be random; no service's names are shorter


def segment(name: str) -> str:
    """The file name in a name, path or URL: its last segment, no query or fragment, `%` escapes undone; `""` for a badge."""
    if name[:5].lower() == "data:" or (_is_address(name) and _is_drawn(name)):
        return ""
    for mark in "?#":
        at = name.find(mark)
        # A `?` in a local name is part of it, unless it follows a whole image name.
        if at >= 0 and (_is_address(name) or extension(name[:at])):
            name = name[:at]
    name = name[name.rfind("/") + 1 :]
    if "%" in name:
        from urllib.parse import unquote  # 3 ms, and few names have escapes

        name = unquote(name[: 12 * LONGEST])
    return name


def _is_address(name: str) -> bool:
    return "://" in name[:12] or name[:2] == "//"


def _is_drawn(address: str) -> bool:
    """Whether a badge or chart is drawn when it is asked for: its address holds its words, and names no file."""
    if "shields.io/" in address or "//badgen.net/" in address or "//badge.fury.io/" in address:
        return True
    return ("/badge" in address or "/api/" in address) and extension(address.partition("?")[0]) in ("", "svg")


def extension(name: str) -> str:
    """The image extension of a file name, in lower case and without the dot, or `""`."""
    _, dot, last = name[-6:].rpartition(".")
    last = last.lower()
    return last if dot and last in _extensions else ""


def stem(name: str) -> str:
    """A file name without its image extensions (`photo.jpg.webp` has two)."""
    end = len(name)
    while found := extension(name[max(0, end - 6) : end]):
        end -= len(found) + 1
    return name[:end]


@lru_cache(maxsize=4096)
def classify(name: str) -> str:
    """What is wrong with an image's name: the first of these that fits, or `""`, as for an address: nobody can rename what another host has.

    name: a name or path; its last segment counts.
    `han`: any Han character, `%` escapes undone.
    `camera`: what a camera, screenshot tool, chat or note app writes, or a bare time stamp.
    `hash`: hex, a UUID, a random token.
    `unsafe`: characters that break links, shells or file systems.
    """
    if _is_address(name):
        return ""
    name = segment(name)
    if not name.isascii():
        if has_han.search(name, name.rfind("\\") + 1):  # a directory on Windows is no part of the name
            return "han"
        name = name.replace("\u202f", " ").replace("\u00a0", " ")  # macOS writes one before AM and PM
    base = stem(name)
    if len(name) > LONGEST:
        return "unsafe"
    if has_digit.search(base):
        if machine_made(base):
            return "camera"
        if len(base) >= RANDOM and _opaque(base):
            return "hash"
    return "unsafe" if _unsafe.search(name) or base.lower() in RESERVED else ""


def _random(token: str) -> bool:
    """Whether letters and digits are drawn at random: hex, or chunks far shorter than words and numbers."""
    n = len(token)
    if n < RANDOM or not has_digit.search(token):
        return False
    if token.isdigit():
        return n >= 15
    chunks = len(_chunks.findall(token))
    if _hex.fullmatch(token):
        # Thirteen that begin with 4 to 6: PHP's uniqid, the time in hex.
        return n >= 26 or chunks >= (4 if n >= 16 else 3 if n == 13 and token[0] in "456" else 5)
    # Measured on 20,000 names in published Markdown: random base 36 has 3.7 letters to a chunk or
    # fewer, base 62 has 2.9; words in camel case with numbers have more than 4.
    if token.islower() or token.isupper():
        return n >= 16 and chunks >= 5 and n <= 3.7 * chunks
    return n >= 14 and n <= 2.9 * chunks


def _opaque(base: str) -> bool:
    """Whether a stem is a hash, a UUID or a random token, with only a short prefix and suffixes around it."""
    found = _uuid.search(base) or _services.match(base)
    if found:
        rest = tokens.findall((base[: found.start()] + " " + base[found.end() :]).lower())
        return all(len(token) <= 3 or token in _generic or is_suffix(token) for token in rest)
    pieces = tokens.findall(base)
    core = max(pieces, key=len)
    if not _random(core):
        return _medium(base)
    pieces.remove(core)
    short = 3 if len(core) >= 20 else 2
    return _medium(base) or all(
        len(p) <= short or p.lower() in _generic or is_suffix(p.lower()) or _random(p) for p in pieces
    )


def _medium(base: str) -> bool:
    """`1_kR3tVwBx7Qm2ZpLc9NfYdA`: Medium's `1*…` as it is saved; `-` and `_` are letters there."""
    token = base[2:]
    if base[1:2] != "_" or base[0] not in "012" or not 14 <= len(token) <= 24:
        return False
    if token.islower() or token.isupper() or token.count("_") + token.count("-") > 2:
        return False
    return len(token) <= 2.4 * len(_chunks.findall(token))


# Words by which a Han name shows that a machine wrote its date.
_CLOCKED = """图片 截图 截屏 照片 相机 屏幕 扫描 拍照 拍摄 图像 影像 快照 录屏 相册
圖片 截圖 螢幕 掃描 拍攝 圖像 錄屏 相冊"""
_clocked = tuple(_CLOCKED.split())
_any_stamp = lazy(r"(?<![0-9])(?=(?:19|20)[0-9]{2}|1[0-9]{9})")
_han_date = lazy(r"((?:19|20)[0-9]{2}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日")


def name_date(name: str) -> str:
    """The day, YYYY-MM-DD, that a machine-made name carries, or `""`.

    A date that someone typed before a title (`2020-03-01-cover.png`) is not one; a bare date is. Counts since
    1970 are told in China's time (see `read_stamp`).
    """
    base = stem(segment(name))[:LONGEST]
    if not _any_stamp.search(base):
        return ""
    made = machine_made(base)
    if made and made.stamp:
        return made.stamp.date
    han = has_han.search(base) is not None
    if han:
        base = _han_date.sub(lambda m: f"{m[1]}-{m[2]:0>2}-{m[3]:0>2} ", base)
    for place in _any_stamp.finditer(base):
        stamp = read_stamp(base[place.start() :])
        if not stamp:
            continue
        around = base[: place.start()] + " " + base[place.start() + stamp.end :]
        if not han:
            return stamp.date if only_suffixes(around) else ""
        return stamp.date if len(stamp.time) == 6 or any(word in around for word in _clocked) else ""
    return ""


# What a sentence has and a file name with spaces has not: what tells the reader to do something with a file,
# and, unless the other words are capitalized as in a title, the small words.
_ORDERS = """change check choose click convert copy cp create delete display download drag e.g edit eg export
find get go import insert keep like load look ls move mv open paste place press put read remove rename
replace rm run save saved saves scroll see select set show shows source tap try upload use used uses using
via view wget write"""
_SMALL = """a about all an and any are as at be by called can file for from has have here how i if in into is
it its made make me named not of on only or our such than that the their them then there these they this
those to was what when which will with you your"""
_orders, _small = frozenset(_ORDERS.split()), frozenset(_SMALL.split())
_han_start = lazy(
    r"点击|单击|双击|打开|请|参见|参考|参看|见|如|下载|上传|保存|另存|查看|把|将|运行|例如|比如|使用|选择|删除"
    r"|修改|我|你|他|她|它|这|那|在|从|对|是|就|也|会|點擊|單擊|雙擊|打開|請|參|見|下載|上傳|儲存|將|會|這"
)
_han_number = lazy(rf"[{HAN}A-Za-z_-]{{1,20}}(?: ?[-_]?[0-9]++| ?[(（][0-9]+[)）]| ?副本)*")
_never = lazy(r"[<>|\"*?`\\:\x00-\x1f。；！？，：、“”‘’…]|\.(?:png|jpe?g|gif|webp|svg|bmp)[,;+ ]", re.I)


def bare_image_name(line: str) -> str:
    """`line`, which is stripped, if it is nothing but one image's file name, path or URL; else `""`.

    With spaces in it, a line is a name only in the shape of one: what a machine writes (`Screen Shot 2020…`),
    Han and a number (`图片 2.png`), a title, or at most six words without the words that sentences need.
    """
    return _bare_image_name(line) if "." in line[-6:-1] or "?" in line or "#" in line else ""


@kept
def _bare_image_name(line: str) -> str:
    if len(line) > 2048:
        return ""
    name = line
    if not extension(name):
        if "?" not in line and "#" not in line:
            return ""
        for mark in "?#":
            name = name.partition(mark)[0]
        if not extension(name) or " " in line[len(name) :]:
            return ""
    base = stem(name)
    if not tokens.findall(base):
        return ""
    if name[:8].lower().startswith(("http://", "https://", "//")):
        return "" if "\\" in line or any(map(str.isspace, line)) else line
    base = base.replace("\u202f", " ").replace("\u00a0", " ")
    folder, slash, last = base.rpartition("/")
    if " " in folder or len(last) > LONGEST:
        return ""
    if _never.search(base) or base[0] in "[]()#&!='-•·":
        return line if _services.fullmatch(last) else ""  # Medium's names have an asterisk
    return line if _named(last, bool(slash)) else ""


def _named(base: str, in_folder: bool) -> bool:
    """Whether a stem, alone on a line, is a name and not the end of a sentence that names a file."""
    if machine_made(base):
        return True
    words = base.split(" ")
    if _han_start.match(base) and not in_folder:
        return False
    if len(words) == 1:
        return True
    plain = [word.lower().strip(".,()'") for word in words]
    if "" in words or len(words) > 12 or plain[0] in _orders or not _orders.isdisjoint(words):
        return False
    if _han_number.fullmatch(base):
        return True
    if has_han.search(base):
        # `医院 logo.png` may be a label and a name; a name ends in Han or a number.
        return len(words) <= 6 and (has_han.search(words[-1]) is not None or only_suffixes(words[-1]))
    if len(words) <= 6 and _small.isdisjoint(plain):
        return all(any(map(str.isalnum, word)) or word in "-_&+" for word in words)
    return len(words) > 2 and all(word in _small or not word[0].islower() for word in words)
