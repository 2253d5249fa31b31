"""Names that a machine gives to images: cameras, phones, screenshot tools, chat and note apps.

It is words and a number: `IMG_1234`, `Screen Shot 2020-01-01 at 10.00.00`, `image-20210607080910123`.
So it is read once, as its letters up to the first digit (the head) and the rest (the number). The head is
looked up in `data/image_heads.txt`, the number is read as a stamp: no large pattern, so the import is fast.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from qingwen.data import table
from qingwen.lazy_pattern import lazy
from qingwen.text.piece_cache import kept

LONGEST = 255  # no common file system stores a longer name; it also bounds the work on each name

_stamp = lazy(  # a date, then perhaps a time: 20200101123456789, 2020-01-01 at 10.00.00 AM, 2020-01-01T10:00
    r"((?:19|20)[0-9]{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12][0-9]|3[01])"
    r"(?:[-_., tT]{0,3}(?:(?:at|um|om|kl|alle|o|à|às|в)[-_. ]{1,2})?"
    r"([01][0-9]|2[0-3]|[0-9](?=[-_.:]))[-_.:\u2236h]?([0-5][0-9])"
    r"(?:[-_.:\u2236m]?([0-5][0-9])(?:[0-9]{1,4}|(?![0-9]))|(?![0-9x]))(?:[-_. ]?([ap])\.?m\b)?|(?![0-9]))",
    re.I,
)
# Since 1970, 2001 to 2033: seconds, then nothing, ms, µs, or WeCom's four digits.
_epoch = lazy(r"(1[0-9]{9})(?:[0-9]{3,4}|[0-9]{6})?(?![0-9])")
# Names whose form, capitals and digits included, says it all: DCF names (four characters, four digits) with a
# digit or a leading `_`, TRS (a CMS of public bodies), GoPro chapters, Lightshot, Windows (`Screenshot (3)`),
# LINE, apps with a digit in their own name.
_shapes = lazy(
    r"_[A-Z0-9]{3}[0-9]{4}|[PLRG][0-9]{7}|10[0-9]_[0-9]{4}|(?=[A-Z]*[0-9][A-Z0-9]*[A-Z])[A-Z0-9]{4}[0-9]{4}"
    r"|[WP]0(?=20[0-3][0-9][01])[0-9]{17,21}|G[XHLP][0-9]{6}|Screenshot(?:_| ?\()[0-9]{1,4}\)?"
    r"|S__[0-9]{6,9}(?:_[0-9])?|(?:B612|C360|lv_[0-9])[-_]?[0-9]{4}.*|ChatGPT Image .*[0-9].*"
)
# What may stand after a stamp or a hash: counters, sizes, what editors and content systems add.
_suffix = lazy(
    r"[0-9]+(?:x[0-9]*|px|w|h|k)?|[a-z]{1,2}|[a-z]{1,4}[0-9]+(?:[a-z][0-9]*)?|(?:burst|image)[0-9]+"
    r"|[0-9a-f]{6,}|[0-9]{6,8}t[0-9]{4,9}z?|copy|edited|edit|scaled|min|compress(?:ed)?|thumb(?:nail)?|small|medium|large"
    r"|big|full|orig|original|uhd|fhd|hdr|cover|burst|portrait|night|pro|rotated|crop(?:ped)?|resized?|optimized"
    r"|watermark|tplv|image|img|jpe?g|png|gif|webp|bmp"
)
tokens = lazy(r"[^\W_]+")
has_digit = lazy(r"[0-9]")


class Stamp(NamedTuple):
    """When a name says it was made.

    date: YYYY-MM-DD.  time: HHMMSS, HHMM or "".  end: code points of the text that the stamp takes.
    """

    date: str
    time: str
    end: int


class Made(NamedTuple):
    """A machine-made name.

    word: its kind (`photo`, `screenshot`, `image`, `chat-image`, `scan`).
    number: the name from its first digit.
    """

    word: str
    number: str
    stamp: Stamp | None


@cache
def _heads() -> dict[str, tuple[str, str]]:
    """Head → (kind word, what must follow)."""
    text = table("image_heads.txt")
    heads: dict[str, tuple[str, str]] = {}
    word = ""
    for line in text.splitlines():
        if line.startswith("["):
            word = line[1:-1]
        elif not line.startswith("#"):
            for entry in line.split():
                head, _, need = entry.partition(":")
                heads[head] = word, need
    return heads


def read_stamp(text: str) -> Stamp | None:
    """The date, date and time, or count since 1970 that `text` begins with; None if it begins with none.

    A count is told as the day and time in China (UTC+8, no summer time): the tools that write one (WeChat,
    blog editors, image hosts) are used there, and the day is held against that of an article published there.
    """
    found = _stamp.match(text)
    if found:
        from datetime import date

        year, month, day, hour, minute, second, half = found.groups()
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return None
        if int(year) < 1990:
            return None
        if half and int(hour) <= 12:
            hour = str(int(hour) % 12 + (12 if half in "pP" else 0))
        time = f"{hour:0>2}{minute}{second or ''}" if hour else ""
        return Stamp(f"{year}-{month}-{day}", time, found.end())
    found = _epoch.match(text)
    if not found:
        return None
    from datetime import UTC, datetime, timedelta

    moment = datetime.fromtimestamp(int(found[1]), UTC) + timedelta(hours=8)
    return Stamp(f"{moment:%Y-%m-%d}", f"{moment:%H%M%S}", found.end())


def is_suffix(token: str) -> bool:
    """Whether a token, in lower case, tells nothing about the image: a counter, a size, `scaled`, `copy`."""
    return _suffix.fullmatch(token) is not None


def only_suffixes(text: str) -> bool:
    """Whether nothing but suffixes (see `is_suffix`) and separators stand in `text`."""
    return not text or all(map(is_suffix, tokens.findall(text.lower())))


@kept  # each rule on names asks for it
def machine_made(stem: str) -> Made | None:
    """What a machine put into a stem (a file name without directory and extension), or None."""
    first = has_digit.search(stem)
    if not first or len(stem) > LONGEST:
        return None
    start, number = stem[: first.start()], stem[first.start() :]
    letters = "".join(filter(str.isalpha, start))
    if letters:
        made = _after_head(start, letters, number)
    else:
        stamp = read_stamp(number)
        bare = stamp and stamp.time and only_suffixes(number[stamp.end :])
        made = Made("image", number, stamp) if bare else None
    if not made and _shapes.fullmatch(stem):
        made = Made("screenshot" if stem.startswith("Screen") else "photo", number, None)
    return made


def _after_head(start: str, letters: str, number: str) -> Made | None:
    heads = _heads()
    entry = heads.get(letters) or heads.get(letters.lower())
    if not entry:
        return None
    word, need = entry
    stamp = read_stamp(number)
    if stamp and (need != "t" or stamp.time):
        # Phones and browsers add the name of the app or page to a screenshot.
        free = word == "screenshot" and stamp.time
        return Made(word, number, stamp) if free or only_suffixes(number[stamp.end :]) else None
    digits = len(number) - len(number.lstrip("0123456789"))
    office = start == "image" and digits == 3 and number[0] == "0"  # Word and Outlook: image001
    size = number[digits : digits + 1] in ("x", "p")  # img-1200x630
    enough = need.isdigit() and digits >= int(need) and not size
    return Made(word, number, None) if (office or enough) and only_suffixes(number) else None
