r"""Whatever is read can be written back byte for byte, and Chinese files are read in the encoding they are in."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from encodings.aliases import aliases

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qingwen.text.decoding import Decoded, DecodeError, EncodeError, decode, encode, encode_text
from qingwen.text.raw_bytes import RawBytes

SIMPLIFIED = (
    "# 春天的早晨\r\n\r\n窗外下着小雨，院子里的梨花开了一半。他站在门口，想起了很多年以前的事情：“那时候我们还年轻。”\r\n"
    "使用 Python 3.11 时，请先运行 `pip install`，再打开 https://example.com/a?b=1 查看结果（约 20 MB）。\r\n"
    "会议由李主任主持，来自各地的四十多位医生参加了讨论，并就下一步的工作交换了意见……\r\n"
)
TRADITIONAL = (
    "# 春天的早晨\n\n窗外下著小雨，院子裡的梨花開了一半。他站在門口，想起了很多年以前的事情：「那時候我們還年輕。」\n"
    "使用 Python 3.11 時，請先執行 `pip install`，再開啟 https://example.com/a?b=1 查看結果（約 20 MB）。\n"
    "會議由李主任主持，來自各地的四十多位醫生參加了討論，並就下一步的工作交換了意見⋯⋯\n".replace("⋯", "…")
)
WESTERN = (
    "The café’s owner – a naïve señor from São Paulo – said: “Müller’s résumé is 20\xa0% façade.”\n"
    "Über den Wolken muß die Freiheit wohl grenzenlos sein; déjà vu, coração, Ångström, £5, 20 °C.\n"
)
FILES = [
    ("utf-8", SIMPLIFIED.encode()),
    ("utf-8", SIMPLIFIED.encode("utf-8-sig")),
    ("gb18030", SIMPLIFIED.encode("gb18030")),
    ("gb18030", TRADITIONAL.encode("gb18030")),
    ("gb18030", ("\ufeff" + SIMPLIFIED).encode("gb18030")),
    ("big5", TRADITIONAL.encode("cp950")),
    ("windows-1252", WESTERN.encode("cp1252")),
    *((f"utf-{size}-{end}", ("\ufeff" * bom + text).encode(f"utf-{size}-{end}"))
      for size in (16, 32) for end in ("le", "be") for bom in (0, 1) for text in (SIMPLIFIED, TRADITIONAL, WESTERN)),
]  # fmt: skip
NAMES = sorted(
    {*aliases.values(), "utf-8-sig", "utf-16", "utf-32", "gbk", "gb2312", "windows-1252", "cp950"} - {"mbcs"}
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file in some encoding, cut, with some bytes changed, put in or left out."""
    data = bytearray(draw(st.sampled_from(FILES))[1])
    if draw(st.booleans()):
        start = draw(st.integers(0, len(data)))
        del data[start + draw(st.integers(0, 200)) :], data[:start]
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 2))] = draw(st.binary(max_size=2))
    return bytes(data)


# Bytes that two-byte encodings are made of, and what they do badly: duplicates, leads without trail.
_odd = "a1fe a240 a2cc a2ce f9e9 f9f9 a27e 8862 8866 fe fe52 81308130 8431a437 8431 eda080 c080 00d8 d83d 80 ff a4e5 0a"
_piece = st.one_of(st.sampled_from([bytes.fromhex(digits) for digits in _odd.split()]), st.binary(max_size=3))
_awkward = st.lists(_piece).map(b"".join)
anything = st.one_of(st.binary(), mutated(), mutated(), _awkward)


def sound(data: bytes, decoded: Decoded) -> None:
    assert encode(decoded) == data
    decoded.text.encode("utf-8")  # there is no lone surrogate
    assert all(decoded.text[raw.offset] == "\ufffd" and raw.data for raw in decoded.raw)
    assert [raw.offset for raw in decoded.raw] == sorted({raw.offset for raw in decoded.raw})


@given(anything)
@example(b"\xff\xfea")
@example(b"\xfe\xff\xd8\x00\x00a\x00")
def test_what_is_read_can_be_written_back(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodeError as error:
        assert error.code in ("binary", "undecodable")
        return
    sound(data, decoded)
    again = decode(data, decoded.encoding)
    assert again == decoded


@given(anything, st.sampled_from(NAMES))
def test_what_is_read_as_told_can_be_written_back(data: bytes, name: str) -> None:
    try:
        decoded = decode(data, name)
    except DecodeError as error:
        assert error.code in ("undecodable", "unknown-encoding")
        return
    sound(data, decoded)


@pytest.mark.parametrize("name", NAMES)
def test_every_codec_of_python_gives_back_each_two_bytes_or_says_that_it_cannot(name: str) -> None:
    for lead in range(0, 256, 5):
        data = b"".join(bytes((lead, trail)) + b"\n" for trail in range(256))
        try:
            sound(data, decode(data, name))
        except DecodeError as error:
            assert error.code in ("undecodable", "unknown-encoding")


@given(st.text())
def test_utf_8_is_utf_8(text: str) -> None:
    data = text.encode()
    decoded = decode(data, "utf-8")
    assert (decoded.text, decoded.bom, decoded.raw) == (text.removeprefix("\ufeff"), text.startswith("\ufeff"), ())
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(data) == decoded


@pytest.mark.parametrize(("encoding", "data"), FILES)
def test_files_are_read_in_their_encoding(encoding: str, data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert not decoded.raw
    assert not decoded.text.startswith("\ufeff")
    assert data == encode(decoded)


JAPANESE = "渡し船は朝九時に港を出た。船長はエンジンが直ったと言ったが、だれも信じなかった。\n彼女は防波堤の上のカモメを数えていた。\n"
KOREAN = "나룻배는 아침 아홉 시에 항구를 떠났다. 선장은 엔진을 고쳤다고 말했지만 아무도 믿지 않았다.\n"


@pytest.mark.parametrize("size", [20, 40, 80])
@pytest.mark.parametrize(("encoding", "text"), [("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("euc_kr", KOREAN)])
def test_japanese_and_korean_are_read_as_such(encoding: str, text: str, size: int) -> None:
    for start in range(len(text) - size):
        part = text[start : start + size]
        decoded = decode(part.encode(encoding))
        assert (decoded.encoding, decoded.text) == (encoding, part)
        assert encode(decoded) == part.encode(encoding)


def test_a_character_with_two_places_in_shift_jis_is_written_as_it_was() -> None:
    data = JAPANESE.encode("cp932") + b"\x87\x9a\x81\xe6\n"
    assert encode(decode(data)) == data


@pytest.mark.parametrize("size", [20, 50, 200])
@pytest.mark.parametrize(("encoding", "data"), [file for file in FILES if "32" not in file[0]])
def test_so_are_pieces_of_them(encoding: str, data: bytes, size: int) -> None:
    wide = encoding.startswith("utf-16")
    text = decode(data).text
    codec = {"big5": "cp950"}.get(encoding, encoding)
    for start in range(0, max(1, len(text) - size), 7):
        part = text[start : start + size // 2].encode(codec)
        telling = b"\0" in part if wide else sum(byte >= 128 for byte in part) >= 6
        assert not telling or decode(part).encoding == encoding


@pytest.mark.parametrize(
    "title", ["春天的早晨", "医院新闻", "你好", "手术", "第一章", "关于我们", "清文", "价格：100元", "（图）", "“你好”"]
)
def test_a_title_in_gbk_is_not_western(title: str) -> None:
    assert decode(title.encode("gbk"))[:2] == (title, "gb18030")


@pytest.mark.parametrize("title", ["醫院新聞", "關於我們", "春天的早晨", "會議紀錄", "約翰‧史密斯", "恒久"])
def test_a_title_in_big5(title: str) -> None:
    assert decode(title.encode("cp950"))[:2] == (title, "big5")


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "naïve",
        "Müller",
        "“quoted”",
        "2010–2020",
        "São Paulo",
        "coração",
        "it’s",
        "£5",
        "20 °C",
        "©",
        "élève créée",
        "größer",
    ],
)
def test_isolated_high_bytes_are_western(text: str) -> None:
    assert decode(text.encode("cp1252"))[:2] == (text, "windows-1252")


@pytest.mark.parametrize("text", ["中文标题", "你好\n世界\n", "第一章 春天", "hello\r\n", "a"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_no_bom(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[:2] == (text, codec)


def test_hong_kong_s_big5_is_told_from_a_stray_byte() -> None:
    text = TRADITIONAL * 3 + "佢哋嘅書喺邊度？我冇睇過，咗啲。\n"
    assert decode(text.encode("big5hkscs"))[:2] == (text, "big5hkscs")
    stray = TRADITIONAL.encode("cp950") + b"\x9b\n" + TRADITIONAL.encode("cp950")
    decoded = decode(stray)
    assert decoded.encoding == "big5"
    assert decoded.raw == (RawBytes(len(TRADITIONAL), b"\x9b"),)


def test_a_stray_byte_is_one_replacement_character() -> None:
    decoded = decode("前面，".encode() + b"\xff" + "后面\ufffd，这是真的。".encode())
    assert decoded == ("前面，\ufffd后面\ufffd，这是真的。", "utf-8", False, "\n", (RawBytes(3, b"\xff"),))
    assert decode(b"ab\xe4\xb8c", "utf-8").raw == (RawBytes(2, b"\xe4"), RawBytes(3, b"\xb8"))
    assert decode(b"\xc0\x80", "utf-8").text == "\ufffd\ufffd"
    assert decode(b"\xff\xfea\x00\x00\xd8b\x00c").raw == (RawBytes(1, b"\x00\xd8"), RawBytes(3, b"c"))
    assert decode(b"\0\0\0a\0\x11\0\0\0\0", "utf-32-be").raw == (RawBytes(1, b"\0\x11\0\0"), RawBytes(2, b"\0\0"))
    assert decode("中文，".encode("gbk") + b"\xff\n", "gbk").raw == (RawBytes(3, b"\xff"),)


def test_bytes_that_would_be_written_otherwise_are_kept() -> None:
    data = "一百".encode("cp950") + b"\xa2\xcc" + "二百\n".encode("cp950") * 1000 + b"\xa2\xce"
    decoded = decode(data, "big5")
    assert decoded.raw == (RawBytes(2, b"\xa2\xcc"), RawBytes(3003, b"\xa2\xce"))
    assert encode(decoded) == data


@pytest.mark.parametrize(
    ("data", "newline"),
    [(b"", "\n"), (b"a", "\n"), (b"a\nb\r\nc\r\n", "\r\n"), (b"\r\r\n\r", "\r"), (b"\n\r", "\n"), (b"\r\r\n", "\n"), ("\u2028\x85\n".encode(), "\n")],
)  # fmt: skip
def test_the_most_frequent_newline(data: bytes, newline: str) -> None:
    assert decode(data).newline == newline


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        "正文\0。".encode(),
        "正文\0。".encode("gbk"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + random.Random(1).randbytes(500),
        bytes(byte or 1 for byte in random.Random(2).randbytes(5000)),
        b"\0" * 100,
        b"\0",
    ],
)
def test_a_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(data)
    assert caught.value.code == "binary"
    assert "--encoding" in caught.value.message


def test_two_encodings_in_one_file_are_not_guessed_at() -> None:
    data = SIMPLIFIED.encode() * 2 + SIMPLIFIED.encode("gbk")
    with pytest.raises(DecodeError, match="--encoding utf-8") as caught:
        decode(data)
    assert caught.value.code == "undecodable"
    sound(data, decode(data, "utf-8"))


def test_names() -> None:
    data = "裏面的内容，你好。\n".encode("gbk")
    assert {decode(data, name).encoding for name in ("gbk", "GB2312", "cp936", "gb18030")} == {"gb18030"}
    assert decode(b"\xef\xbb\xbfa", "utf_8_sig")[:3] == ("a", "utf-8", True)
    assert decode(b"\xff\xfea\0", "utf-16")[:3] == ("a", "utf-16-le", True)
    assert decode(b"\0a\0b", "utf-16")[:3] == ("ab", "utf-16-be", False)
    assert decode(b"\xe9", "cp1252").encoding == decode(b"\xe9", "windows-1252").encoding == "windows-1252"
    assert decode(b"a\0b", "utf-8").text == "a\0b"
    for name, near in (
        ("klingon", "utf-8"),
        ("gbk2", "gbk"),
        ("", "utf-8"),
        ("\0", "utf-8"),
        ("base64", "utf-8"),
        ("utf-7", "utf-8"),
    ):
        with pytest.raises(DecodeError, match=near) as caught:
            decode(b"a", name)
        assert caught.value.code == "unknown-encoding"
    with pytest.raises(DecodeError, match="not utf-8") as caught:
        decode(SIMPLIFIED.encode("gbk"), "utf-8")
    assert caught.value.code == "undecodable"


def test_a_character_without_bytes_is_named() -> None:
    with pytest.raises(EncodeError, match="big5, has no character “测” \\(U\\+6D4B\\)") as caught:
        encode_text("好\ufffd测", "big5", False, [RawBytes(1, b"\xff")])
    assert caught.value.start == 2
    with pytest.raises(ValueError, match="no U\\+FFFD"):
        encode_text("abc", "utf-8", False, [RawBytes(1, b"\xff")])


def test_threads_do_not_mix_their_bytes() -> None:
    files = [SIMPLIFIED.encode() + bytes((byte,)) * 3 + SIMPLIFIED.encode() for byte in range(0xF8, 0x100)] * 10
    with ThreadPoolExecutor(4) as pool:
        for data, decoded in zip(files, pool.map(decode, files), strict=True):
            sound(data, decoded)


@pytest.mark.parametrize(
    "data",
    [
        SIMPLIFIED.encode() * 500,
        TRADITIONAL.replace("\n", "").encode("cp950") * 300,
        b"\xff" * 10_000 + SIMPLIFIED.encode() * 600,
        "中文".encode("cp950") * 50_000 + b"\xa2\xcc" * 100,
        b"\xff\xfe" + b"\x00\xd8" * 3_000 + b"a\0" * 200_000,
    ],
)
def test_what_is_long_is_read_as_what_is_short(data: bytes) -> None:
    sound(data, decode(data))
