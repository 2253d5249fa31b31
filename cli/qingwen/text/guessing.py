"""Which encoding bytes are in, told from how ordinary the text is that each encoding makes of them.

Right on 99 to 100 % of Chinese text of 20 bytes and more; with one stray byte in it, on 95 % of 50 bytes and all of 200
(chardet 7.7: 97 to 100 %, 45 to 70 %). chardet also takes 50 ms to import.

Every candidate explains the same bytes, so the one whose text is the least surprising wins: a cost (roughly the
negative logarithm of a probability) for each character and each bad byte, summed over samples of the file.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from qingwen.lazy_pattern import lazy

SAMPLE = 6000  # bytes of each sample; more changed no verdict
WIDE = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
# Codecs as in decoding.CODECS; big5hkscs is for what cp950 cannot read.
NARROW = {
    **{"utf-8": "utf-8", "gb18030": "gb18030", "big5": "cp950", "big5hkscs": "big5hkscs", "windows-1252": "cp1252"},
    **{"shift_jis": "cp932", "euc_jp": "euc_jp", "euc_kr": "cp949"},
}

# The most frequent characters of modern Chinese, then the other forms of those in Taiwan and Hong Kong.
COMMON_HAN = frozenset(
    "的一是了不在有人我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔吗吧呢啊"
    "图片码网站户组服器库版线态端型源项目支持例始终键标签页按钮输错误章篇编辑作者标题摘要"
    "這個們來為國說時會對於過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內"
    "給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺"
    "術領確傳師觀讓識帶導爭運筆嗎圖碼網戶組庫線態項終鍵標籤頁鈕輸錯誤編輯爲裏係嘅喺咗佢哋唔啲嗰冇嚟"
)
# The most frequent syllables of Korean, in no order.
COMMON_HANGUL = frozenset(
    "이다의는가을에고한하기지사로어를들도은아리서인나자시대수정일그해전라과으부있원장제보만주스상공거동여오우성게면신중선비경유위조것적구안국관"
    "와모소계치했려문러연였화미등학발금당요개무영력재방달년업용속회산생물말야음더후내심각때마실결식직습니까세요않없같받였던었겠좋"
)
CHINESE_MARKS = frozenset("、。，；：？！“”‘’（）《》「」『』【】…—·～　〈〉〔〕％")
WESTERN_MARKS = frozenset("“”‘’–—…•€™©®°«»£§·º\xa0¿¡½")

# Nats a character. A character of COMMON_HAN is one in 600 or so, one of LISTED one in 10,000; BAD is a byte.
COMMON, LISTED, OTHER_HAN, RARE = 6.5, 9.5, 13.0, 16.0
ASCII, MARK, FULL_WIDTH, LETTER, HANGUL, SYMBOL, CONTROL, BAD = 3.5, 5.0, 8.0, 9.0, 10.0, 11.0, 14.0, 14.0
HIRAGANA, KATAKANA, SYLLABLE = (
    4.0,
    3.0,
    4.5,
)  # what kana in Japanese, and common syllables in Korean, cost less than in other texts
# Nats a byte, above which UTF-16 is not believed without a BOM. Measured: Chinese, English and Japanese prose up to
# 3.7, Korean 4.3; of 1,300 programs, images and archives, those below it (some .pyc, .mo) have NUL characters.
NO_TEXT = 5.2

_ends = lazy(rb"[\x00-\x2f]")  # bytes that are never part of a longer character in any of NARROW
_high = lazy(rb"[\x80-\xff]")
_latin_run = lazy("[\xc0-\xd6\xd8-\xf6\xf8-\xffŒœŠšŽžŸ]+")
_high_run = lazy("[^\x00-\x7f]+")
_hiragana, _katakana = lazy("[\u3041-\u3096]"), lazy("[\u30a1-\u30fc]")
_inside_word = lazy("[a-z][\u3400-\u9fff][a-z]")


def likely_encoding(data: bytes, first_bad: int) -> str:
    """The encoding that bytes are likeliest in, as `Decoded` names it; `""` for what is no text.

    first_bad: the byte offset where the bytes stop being UTF-8.
    """
    start = data[:SAMPLE]
    if b"\0" in data:
        name = likelier(data, WIDE)
        return name if cost(start, name) < len(start) * NO_TEXT and "\0" not in start.decode(name, "ignore") else ""
    sample = data if len(data) <= 3 * SAMPLE else _sample(data, first_bad)
    costs = {name: cost(sample, name) for name in NARROW}
    for name in ("big5hkscs", "shift_jis", "euc_jp", "euc_kr"):
        costs[name] += BAD  # one character that only it can read may be an accident, and few files are in these
    for name in WIDE[:2]:
        if (wide := cost(start, name) / len(start)) < NO_TEXT:
            costs[name] = wide * len(sample)
    return min(costs, key=lambda name: costs[name])


def likelier(data: bytes, names: list[str]) -> str:
    """The one of some encodings that makes the most ordinary text of bytes; the first when they are equal."""
    return min(names, key=lambda name: cost(data[:SAMPLE], name))


def cost(data: bytes, name: str) -> float:
    """How surprising a text bytes are in an encoding, in nats; comparable between encodings."""
    text = data.decode(NARROW.get(name, name), "qingwen.mark")
    total = sum(_character_cost(character) * count for character, count in Counter(text).items())
    if name == "windows-1252":
        return total + _unlike_western(text)
    if name in ("shift_jis", "euc_jp"):
        total -= HIRAGANA * len(_hiragana.findall(text)) + KATAKANA * len(_katakana.findall(text))
    elif name == "euc_kr":
        total -= SYLLABLE * sum(character in COMMON_HANGUL for character in text)
    return total + sum(3 for _ in _inside_word.finditer(text))


def _unlike_western(text: str) -> float:
    """What windows-1252 costs more, or less, than its characters one by one: accented letters belong in words."""
    total = 0.0
    for run in _high_run.finditer(text):
        start, end = run.span()
        letters = sum(len(found[0]) for found in _latin_run.finditer(run[0]))
        in_word = text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha()
        if end - start >= 3:
            total += 5.0 * letters
        elif in_word:
            total -= 3.5 * letters
    return total


@cache
def _listed_han() -> frozenset[str]:
    """The first levels of GB 2312 and Big5: the 3,755 and 5,401 characters that people use."""
    gb = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    return frozenset(gb.decode("gb18030", "ignore") + big5.decode("big5", "ignore"))


def _character_cost(character: str) -> float:
    code = ord(character)
    if code < 0x80:
        return ASCII if code >= 0x20 or character in "\t\n\r" else CONTROL
    if character in COMMON_HAN:
        return COMMON
    if character in CHINESE_MARKS or character in WESTERN_MARKS:
        return MARK
    if 0x4E00 <= code <= 0x9FFF:
        return LISTED if character in _listed_han() else OTHER_HAN
    if 0xAC00 <= code <= 0xD7A3:
        return HANGUL
    if 0xDC00 <= code <= 0xDDFF:
        return BAD
    if 0xC0 <= code <= 0xFF:
        return LETTER
    if 0xFF01 <= code <= 0xFF5E or 0x3041 <= code <= 0x30FF:
        return FULL_WIDTH if code > 0xFF00 else LETTER
    if code < 0xA0 or 0xE000 <= code <= 0xF8FF or (code > 0xFFFF and not 0x1F000 <= code <= 0x1FAFF):
        return RARE
    return SYMBOL if code < 0x500 or 0x2000 <= code <= 0x33FF else OTHER_HAN


def piece(data: bytes, near: int) -> bytes:
    """A sample of bytes that holds an offset and starts with a whole character, unless there is no telling."""
    return data[_boundary(data, near) : _boundary(data, near + SAMPLE)]


def _sample(data: bytes, first_bad: int) -> bytes:
    """Pieces of a long file, with something other than ASCII in them."""
    found = _high.search(data)
    starts = {found.start() if found else 0, first_bad, len(data) // 2, len(data) * 3 // 4}
    return b"\n".join(piece(data, start) for start in sorted(starts))


def _boundary(data: bytes, near: int) -> int:
    """The last offset up to `near` where a character surely starts, after a byte that is part of no longer one."""
    window = data[max(0, near - 1000) : near]
    found = _ends.search(window[::-1])
    return near - found.start() if found else near
