"""What `batch` reads, in good shape and in bad."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import os
import random
import sqlite3
import sys
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingwen.batch.containers import rows_of, write_parquet, write_zip
from qingwen.batch.item import Item
from qingwen.batch.sources import open_sources, tables
from qingwen.batch.sources.base import SourceOptions
from qingwen.batch.sources.folder import too_large
from qingwen.errors import ReadError, UsageError

TEXT = "河边的船漆成了绿色。\n"


def items(path: Path, skip: int = 0, **options: object) -> list[Item]:
    (source,) = open_sources([str(path)], SourceOptions(**options))  # type: ignore[arg-type]
    return list(source.items(skip))


def texts(path: Path, skip: int = 0, **options: object) -> list[object]:
    return [item.data for item in items(path, skip, **options)]


@pytest.mark.parametrize(
    ("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_json_lines_however_they_are_compressed(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    lines = "".join(json.dumps({"text": f"{n} {TEXT}"}) + "\n" for n in range(3))
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(pack(lines.encode()))
    assert texts(path) == [f"{n} {TEXT}" for n in range(3)]
    assert texts(path, skip=2) == [f"2 {TEXT}"]


def test_json_lines_in_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = zstandard.ZstdCompressor().compress(json.dumps({"text": TEXT}).encode() * 1)
    (tmp_path / "a.jsonl.zst").write_bytes(data)
    assert texts(tmp_path / "a.jsonl.zst") == [TEXT]
    (tmp_path / "b.jsonl.zst").write_bytes(b"nonsense")
    (broken,) = items(tmp_path / "b.jsonl.zst")
    assert "damaged" in str(broken.error)
    (tmp_path / "c.jsonl.zst").write_bytes(data[:-3])
    assert "damaged" in str(items(tmp_path / "c.jsonl.zst")[-1].error)


@pytest.mark.parametrize(
    ("line", "options", "said"),
    [
        (b'{"id": 1, "words": "x"}', {}, "has no field for its text (text, content, body, markdown, html, cleaned) but id, words; name it"),
        (b'{"id": 1, "text": "x"}', {"text_field": "story"}, "has no field 'story' but id, text"),
        (b'{"no": 1, "text": "x"}', {"id_field": "id"}, "has no field 'id' but no, text"),
        (b'{"id": null, "text": "x"}', {"id_field": "id"}, ": its field 'id' is null"),
        (b'{"text": null}', {}, ": its field 'text' is not text but null"),
        (b'{"text": 2.5}', {}, ": its field 'text' is not text but a number"),
        (b'{"text": ["x"]}', {}, ": its field 'text' is not text but a list"),
        ('{"text": "船"}'.encode("gb18030"), {}, ": it is not UTF-8 but, as it seems, gb18030: then say --encoding gb18030"),
        ('{"text": "船"}'.encode("gb18030"), {"encoding": "ascii"}, ": it is neither UTF-8 nor ascii; name another"),
        (b"[" * 100_000, {}, "is nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_line_is_said_in_plain_words(
    tmp_path: Path, line: bytes, options: dict[str, str], said: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 0, "no": 0, "text": "x", "story": "x"}\n' + line + b"\n")
    _, wrong = items(tmp_path / "a.jsonl", **options)
    assert str(wrong.error).startswith(f"line 2{said if said[0] == ':' else f' {said}'}")


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.txt.gz", "unpack"), ("a.HTML.ZST", "unpack")],
)
def test_a_named_file_that_is_no_article_is_not_cleaned_as_one(
    tmp_path: Path, store: Any, name: str, said: str
) -> None:
    (tmp_path / name).write_text(json.dumps([{"text": TEXT}]), encoding="utf-8")
    (item,) = items(tmp_path / name)
    assert said in str(item.error) and item.file is None
    store.pipe(f"/pages/{name}", b"[]")
    (item,) = remote(f"memory://pages/{name}")
    assert said in str(item.error) and item.data is None


@pytest.mark.parametrize("opening", [b"", b"\xef\xbb\xbf", b" \n"])
@pytest.mark.parametrize("indent", [None, 2])
def test_json_may_be_one_array_or_object_after_object(tmp_path: Path, indent: int | None, opening: bytes) -> None:
    records = [
        {"id": "a", "text": 'One] "two", \\'},
        {"text": "[{", "more": [{"x": [1]}, "}"]},
        {"text": "\ud83d", "n": {}},
    ]
    alone = [json.dumps(one, indent=indent) for one in records]
    (tmp_path / "l.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    expected = items(tmp_path / "l.jsonl")
    for n, text in enumerate((json.dumps(records, indent=indent), "\n".join(alone), "".join(alone))):
        path = tmp_path / f"{n}.json"
        path.write_bytes(opening + text.encode() + b"\n")
        assert items(path) == expected
        assert items(path, skip=2) == expected[2:]


@pytest.mark.parametrize("piece", range(1, 9))
def test_json_is_the_same_wherever_its_pieces_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    (tmp_path / "a.json").write_bytes(
        rb'[{"text": "a\"]\\"}, {"text": "\\"} ,{"text": ",{"}, 7, "\",", null,[1] , {"text": 2}{}]'
    )
    (tmp_path / "b.json").write_bytes(b"[]")
    whole = items(tmp_path / "a.json")
    monkeypatch.setattr("qingwen.batch.sources.json_objects.PIECE", piece)
    assert items(tmp_path / "a.json") == whole and not items(tmp_path / "b.json")
    assert [str(one.error or one.data) for one in whole] == [
        'a"]\\', "\\", ",{",
        "record 4 is not a JSON object but a number", "record 5 is not a JSON object but a string",
        "record 6 is not a JSON object but null", "record 7 is not a JSON object but a list",
        "record 8: its field 'text' is not text but a number",
        "record 9 has no field for its text (text, content, body, markdown, html, cleaned) but {}; name it with --text-field",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rest", [b"", b',{"text": "cut', b',{"text": "x"}', b"]]", b'], {"text": "x"}}', b'}, {"text": "x"}]']
)
def test_json_that_is_cut_short_gives_what_came_before_and_says_so(tmp_path: Path, rest: bytes) -> None:
    (tmp_path / "a.json").write_bytes(b'[{"text": "x"}' + rest)
    *found, last = items(tmp_path / "a.json")
    assert found and {one.data for one in found} == {"x"}
    assert last.id.endswith("a.json") and "it is damaged after record" in str(last.error)


def test_json_may_be_array_after_array_and_what_is_none_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(
        b'// said\n[{"text": "a"},] [] more [ {"text": "b"}, [{"text": "c"}]]\r\n{"text": "d"}}'[:-1] + b" end"
    )
    found = items(tmp_path / "a.json")
    assert [one.data for one in found] == [None, "a", None, "b", None, "d", None]
    assert [one.number for one in found if "is not JSON" in str(one.error)] == [1, 3, 7]


@pytest.mark.parametrize("around", ["%s", '{"articles": %s}'])
def test_json_whose_compression_is_cut_short_gives_all_that_came_before(tmp_path: Path, around: str) -> None:
    records = [{"text": "".join(chr(0x4E00 + i * n % 9973) for i in range(200))} for n in range(500)]
    packed = gzip.compress((around % json.dumps(records, ensure_ascii=False)).encode())
    (tmp_path / "a.json.gz").write_bytes(packed[: len(packed) // 2])
    *found, last = items(tmp_path / "a.json.gz")
    assert len(found) > 100 and all(one.data for one in found) and "damaged after record" in str(last.error)


WRAPPED = [
    ('{"total": 2, "articles": [LIST], "next": [{"href": "x"}], "more": {"a": [1]}}', True),
    ('{"data": {"kind": "]\\"", "items": [ LIST ]}} ', True),
    ('{"content": [LIST], "pageable": {"sort": []}}', True),
    ('{"a": {"b": {"c": {"items": [LIST]}}}} {"items": [LIST]}', True),
    ('{"comments": [LIST], "text": "own"}', False),
    ('{"text": null, "comments": [LIST]}', False),
    ('{"post": {"comments": [LIST], "body": "own"}}', False),
    ('{"articles": [LIST], "comments": [LIST]}', False),
    ('{"articles": [{"title": "a"}, LIST]}', False),
]


@pytest.mark.parametrize(("text", "is_list"), WRAPPED)
@pytest.mark.parametrize("piece", [1, 3, 8, 1 << 20])
def test_json_may_be_a_list_inside_an_object(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, is_list: bool, piece: int
) -> None:
    monkeypatch.setattr("qingwen.batch.sources.json_objects.PIECE", piece)
    listed = '{"id": "x", "text": "[河\\""}, {"id": "y", "text": "船"}, 7'
    path = tmp_path / "a.json"
    path.write_text(text.replace("LIST", listed), encoding="utf-8")
    found = items(path)
    if is_list:
        assert [(one.id, one.data) for one in found] == [("x", '[河"'), ("y", "船"), ("2", None)] + (
            [("x", '[河"'), ("y", "船"), ("5", None)] if text.count("LIST") > 1 else []
        )
        assert items(path, skip=1) == found[1:]
    else:
        (one,) = found
        assert one.data == ("own" if text.startswith('{"comments') else None)


@pytest.mark.parametrize("ending", ["", ',"n": [{"text": "no"}]'])
def test_a_list_inside_an_object_may_be_of_any_size(tmp_path: Path, ending: str) -> None:
    record = json.dumps({"text": "x" * 4_000})
    with (tmp_path / "a.json").open("w") as file:
        file.write('{"data": {"items": [' + record)
        file.writelines(f",{record}" for _ in range(5_000))
        file.write("]" + ending + "}}[" + record + "]")
    (source,) = open_sources([str(tmp_path / "a.json")], SourceOptions(max_document=500_000))
    tracemalloc.start()
    assert sum(one.data is not None for one in source.items()) == 5_002
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 11_000_000


def test_the_text_field_tells_the_list_and_a_cut_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"a": [{"text": "x"}], "b": [{"正文": "y", "text": "z"}, {"正文": 1}]}', "utf-8")
    first, second = items(tmp_path / "a.json", text_field="正文")
    assert first.data == "y" and "is not text but a number" in str(second.error)
    (tmp_path / "a.json").write_text('{"a": [{"text": "x"}, {"text": "y"}', "utf-8")
    *found, cut = items(tmp_path / "a.json")
    assert found[0].data == "x" and "damaged after record 2" in str(cut.error)


@pytest.mark.parametrize("piece", [1, 2, 3, 1 << 20])
@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16", "utf-16-be"])
def test_json_in_another_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoding: str, piece: int) -> None:
    text = "功成許蓋，枠笋。".replace(
        "枠笋", "" if encoding == "big5" else "枠笋"
    )  # halves of them are \\ and brackets
    (tmp_path / "a.json").write_bytes(json.dumps([{"text": text}] * 2, ensure_ascii=False).encode(encoding))
    assert any(one.error for one in items(tmp_path / "a.json")) is (encoding != "utf-16")  # of which the BOM tells
    monkeypatch.setattr("qingwen.batch.sources.json_objects.PIECE", piece)
    assert [one.data for one in items(tmp_path / "a.json", encoding=encoding)] == [text, text]


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
def test_what_is_not_utf_8_names_what_it_seems_to_be_and_the_option(tmp_path: Path, name: str, encoding: str) -> None:
    text = "河邊的船漆成了綠色，許多人都說很好看。" if encoding == "big5" else "河边的船漆成了绿色，许多人都说很好看。"
    made = f"n,text\n1,{text}\n" if name == "a.csv" else json.dumps({"text": text}, ensure_ascii=False)
    (tmp_path / name).write_bytes(made.encode(encoding))
    (one,) = items(tmp_path / name)
    assert f"not UTF-8 but, as it seems, {encoding}: then say --encoding {encoding}" in str(one.error)
    assert items(tmp_path / name, encoding=encoding)[0].data == text


def test_of_json_that_is_not_utf_8_nobody_is_told_of_brackets_that_do_not_match(tmp_path: Path) -> None:
    text = "這裡的人都說，功成許蓋了一座橋，賺的錢也不少。" * 9
    (tmp_path / "a.json").write_bytes(json.dumps([{"text": text}] * 3, ensure_ascii=False).encode("big5"))
    assert "brackets" not in "".join(str(one.error) for one in items(tmp_path / "a.json"))
    assert "--encoding big5" in str(items(tmp_path / "a.json")[-1].error)


def test_of_json_in_another_encoding_a_record_that_is_not_fails_alone(tmp_path: Path) -> None:
    record = json.dumps({"text": "清清的河水"}, ensure_ascii=False)
    for encoding, other in (("utf-8", "big5"), ("gb18030", "gb18030")):
        good = (record.encode(encoding) + b"\n") * 3
        (tmp_path / "a.json").write_bytes(good + b'{"text": "\xff"}' + good)
        found = items(tmp_path / "a.json", encoding=other)
        assert [one.data for one in found] == ["清清的河水"] * 3 + [None] + ["清清的河水"] * 3
        assert "neither UTF-8 nor" in str(found[3].error)


def test_an_object_of_json_that_is_too_large_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": "x" * (4 << 20)}, {"text": "y"}]), encoding="utf-8")
    large, small = items(tmp_path / "a.json", max_document=1 << 20)
    assert "--max-document" in str(large.error) and small.data == "y"


def test_a_suffix_may_be_in_capitals_and_short(tmp_path: Path) -> None:
    (tmp_path / "A.JSONL.GZ").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    assert texts(tmp_path / "A.JSONL.GZ") == [TEXT]
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    for name, mode in (("B.TGZ", "w:gz"), ("b.tbz2", "w:bz2"), ("b.txz", "w:xz")):
        with tarfile.open(tmp_path / name, mode) as archive:  # type: ignore[call-overload]
            archive.add(tmp_path / "b.txt", "b.txt")
        assert texts(tmp_path / name) == [TEXT.encode()]


@given(st.lists(st.one_of(st.text(), st.integers(), st.just(None)), max_size=20))
def test_every_line_is_one_document_and_keeps_its_place(
    tmp_path_factory: pytest.TempPathFactory, values: list[object]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("".join(json.dumps({"text": value}) + "\n" for value in values), encoding="utf-8")
    found = items(path)
    assert [item.data for item in found] == [value if isinstance(value, str) else None for value in values]
    assert [item.error is None for item in found] == [isinstance(value, str) for value in values]
    assert items(path, skip=3) == found[3:]


def test_a_truncated_archive_gives_what_came_before_and_says_so(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"{n} {TEXT}" * 50}).encode() + b"\n" for n in range(400))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-200])
    found = items(tmp_path / "a.jsonl.gz")
    assert found[0].data and "damaged" in str(found[-1].error)


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w") as file:
        for text in ("x" * 9_000_000, " " * 9_000_000, TEXT):
            file.write(json.dumps({"text": text}) + "\n")
    tracemalloc.start()
    large, blank, fine = items(tmp_path / "a.jsonl", max_document=1_000_000)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "line 1: it has 9 MB, more than --max-document" in str(large.error) and fine.data == TEXT
    assert blank.error and [one.number for one in (large, blank, fine)] == [1, 2, 3]
    assert held < 7_000_000


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_the_documents_of_a_zip_and_nothing_that_leads_out_of_it(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {"in/船.txt": TEXT.encode(), "../out.txt": b"x", "/root.md": b"x", "C:/x.md": b"x", "picture.png": b"x", "__MACOSX/a.txt": b"x",
         "bomb.txt": b"0" * 40_000_000},
    )  # fmt: skip
    found = {item.name: item for item in items(path)}
    assert found["in/船.txt"].data == TEXT.encode()
    assert set(found) == {"in/船.txt", "../out.txt", "/root.md", "C:/x.md", "bomb.txt"}
    assert all(item.error and item.data is None for name, item in found.items() if name != "in/船.txt")
    assert "bomb" in str(found["bomb.txt"].error)


def test_names_in_an_old_chinese_zip_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"AAAA.txt": TEXT.encode()})
    path.write_bytes(path.read_bytes().replace(b"AAAA", "河船".encode("gb18030")))
    assert [item.name for item in items(path)] == ["河船.txt"]


def test_names_in_an_old_chinese_tar_are_read(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar", "w", format=tarfile.GNU_FORMAT, encoding="gb18030") as archive:
        for name in ("旧页.txt", "新页.txt"):
            member = tarfile.TarInfo(name)
            member.size = 1
            archive.addfile(member, io.BytesIO(b"a"))
        member = tarfile.TarInfo("caf\udce9.txt")
        member.size = 1
        archive.errors = "surrogateescape"
        archive.encoding = "utf-8"
        archive.addfile(member, io.BytesIO(b"a"))
    assert [item.name for item in items(tmp_path / "a.tar")] == ["旧页.txt", "新页.txt", "caf\ufffd.txt"]


def test_what_is_no_zip_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK nonsense")
    with pytest.raises(ReadError, match="no zip archive"):
        items(tmp_path / "a.zip")


def test_the_documents_of_a_tar_in_their_order_without_links(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("b.txt", "a.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(TEXT.encode())
            archive.addfile(member, io.BytesIO(TEXT.encode()))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    found = items(path)
    assert [item.name for item in found] == ["b.txt", "a.txt", "link.txt"]
    assert "link" in str(found[2].error) and found[1].data == TEXT.encode()
    assert [item.name for item in items(path, skip=1)] == ["a.txt", "link.txt"]
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:700]))
    with pytest.raises(ReadError, match="cut short"):
        items(path)


@pytest.mark.parametrize("suffix", ["gz", "bz2", "xz", "zst"])
def test_a_small_tar_that_is_cut_short_gives_the_documents_that_are_whole(tmp_path: Path, suffix: str) -> None:
    plain = b"".join(in_tar(f"{n}.txt", bytes(random.Random(n).choices(range(97, 123), k=700))) for n in range(6))
    if suffix == "zst":
        # Blocks of their own, as one that is cut gives nothing.
        packer = pytest.importorskip("zstandard").ZstdCompressor().compressobj()
        packed = b"".join(packer.compress(plain[at : at + 512]) + packer.flush(1) for at in range(0, len(plain), 512))
    elif suffix == "bz2":
        packed = b"".join(bz2.compress(plain[at : at + 512]) for at in range(0, len(plain), 512))
    else:
        packed = gzip.compress(plain) if suffix == "gz" else lzma.compress(plain)
    path = tmp_path / f"a.tar.{suffix}"
    path.write_bytes(packed[: len(packed) * 3 // 4])
    found = open_sources([str(path)], SourceOptions())[0].items()
    assert [next(found).id for _ in range(3)] == ["0.txt", "1.txt", "2.txt"]
    with pytest.raises(ReadError, match="cut short after document"):
        list(found)


def in_tar(name: str, data: bytes = TEXT.encode(), kind: bytes = tarfile.REGTYPE, size: int | None = None) -> bytes:
    """A header and what it stands for. size: what the header says."""
    member = tarfile.TarInfo(name)
    member.type, member.size = kind, len(data) if size is None else size
    return member.tobuf(tarfile.GNU_FORMAT) + data + bytes(-len(data) % 512)


@pytest.mark.parametrize(
    ("between", "said"),
    [
        *((in_tar("h", b"", kind, 600_000_000), "header has 600,000,000 bytes") for kind in (b"x", b"g", b"L", b"K")),
        (in_tar("h", b"12 path=abc\n", b"x") * 3000, "recursion"),
        (b"x" * 512, "invalid header"),
        (None, "end is missing"),
    ],
)
def test_a_tar_that_is_not_what_it_says_costs_no_memory_and_is_not_passed_over(
    tmp_path: Path, between: bytes | None, said: str
) -> None:
    rest = b"" if between is None else between + in_tar("b.txt") + bytes(1024)
    (tmp_path / "a.tar").write_bytes(in_tar("a.txt") + rest)
    (source,) = open_sources([str(tmp_path / "a.tar")], SourceOptions())
    found = source.items()
    assert next(found).name == "a.txt"
    with pytest.raises(ReadError, match=said):
        list(found)


def sparse(name: str, blocks: int, last: int = 0) -> bytes:
    """A sparse file in GNU's format whose map goes on in so many blocks; last: whether the last one says that there are more."""
    header = bytearray(in_tar(name, b"", b"S"))
    header[482], header[483:495] = blocks > 0, b"00000001000\0"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    following = [bytes(504) + bytes([number < blocks - 1 or last]) + bytes(7) for number in range(blocks)]
    return bytes(header) + b"".join(following)


def test_the_map_of_a_sparse_file_fills_no_memory(tmp_path: Path) -> None:
    many = b"GNU.sparse.major=1\n", b"GNU.sparse.minor=0\n"
    headers = b"".join(b"%d %s" % (len(one) + 3, one) for one in many)
    pieces = in_tar("h", headers, b"x") + in_tar("c.txt", b"1000000000\n0\n")
    inside = in_tar("a.txt") + sparse("b.txt", 5000) + pieces + sparse("d.txt", 0) + in_tar("e.txt") + bytes(1024)
    (tmp_path / "a.tar").write_bytes(inside)
    found = items(tmp_path / "a.tar")
    assert [item.name for item in found] == ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]
    assert ["sparse" in str(item.error) for item in found] == [False, True, True, False, False]
    assert found[3].data == bytes(512) and found[4].data == TEXT.encode()
    (tmp_path / "a.tar").write_bytes(in_tar("a.txt") + sparse("b.txt", 3, last=1))
    with pytest.raises(ReadError, match="cut short"):
        items(tmp_path / "a.tar")


def test_rows_of_csv(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["id", "text", "year"], ["x", TEXT + "second line", "2020"], ["y"]])
    first, second = items(tmp_path / "a.csv")
    assert (first.id, first.data, first.record) == ("x", TEXT + "second line", '{"year": "2020"}')
    assert "'text'" in str(second.error)


@given(
    st.lists(st.text(st.sampled_from('",\r\nax 的'), max_size=40), max_size=6), st.integers(1, 9), st.integers(1, 30)
)
def test_a_row_of_csv_that_is_too_long_ends_where_it_would(rows: list[str], piece: int, most: int) -> None:
    content = "\n".join(rows)
    whole = list(csv.reader(io.StringIO(content, newline="")))
    with pytest.MonkeyPatch.context() as only:
        only.setattr(tables, "_PIECE", piece)
        lines = tables._Lines(io.StringIO(content, newline=""), most)
        found = []
        for row in csv.reader(lines):
            size, lines.size = lines.size, 0
            found.append(None if size > most else row)
    filled = [row for row in found if row != []]  # a newline of two characters that is cut gives an empty row
    expected = [row for row in whole if row]
    assert len(filled) == len(expected)
    assert all(one is None or one == row for one, row in zip(filled, expected, strict=True))


def test_a_row_of_csv_that_is_too_large_fails_alone(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", newline="", encoding="utf-8") as file:
        large = 'He said "no", and\n' * 200_000
        csv.writer(file).writerows(
            [["id", "text"], ["x", TEXT], ["y", large], ["z", "a\nb"], ["v", "c" * 3_000_000], ["w", TEXT]]
        )
    found = items(tmp_path / "a.csv", max_document=1_000_000)
    assert [item.data for item in found] == [TEXT, None, "a\nb", None, TEXT]
    assert [item.error and item.error[:18] for item in found] == [
        None,
        "row 2: it has 4 MB",
        None,
        "row 4: it has 3 MB",
        None,
    ]
    assert [item.number for item in found] == [1, 2, 3, 4, 5] and "--max-document" in str(found[1].error)


WORDS = "这条旧船在河边停了很多年。"


@pytest.mark.parametrize(
    ("written", "named"),
    [("utf-8", None), ("utf-8-sig", "gb18030"), ("utf-16", None), ("utf-32", None), ("gb18030", "gb18030"), ("cp950", "cp950"),
     ("utf-16-le", "utf-16-le"), ("cp1252", "cp1252")],
)  # fmt: skip
def test_rows_of_csv_in_an_encoding_that_is_told(tmp_path: Path, written: str, named: str | None) -> None:
    word = {"cp950": "河邊停了很多年", "cp1252": "café"}.get(written, WORDS)
    (tmp_path / "a.csv").write_bytes(f'name,text\r\n{word},"one, {word}"\r\nb,{word}\r\n'.encode(written))
    found = items(tmp_path / "a.csv", encoding=named)
    assert [item.data for item in found] == [f"one, {word}", word] and json.loads(str(found[0].record)) == {
        "name": word
    }


@pytest.mark.parametrize(
    ("named", "said"), [(None, "not UTF-8; name its encoding"), ("ascii", "neither UTF-8 nor ascii")]
)
def test_a_row_in_another_encoding_fails_alone(tmp_path: Path, named: str | None, said: str) -> None:
    (tmp_path / "a.csv").write_bytes(f"id,text\na,{WORDS}\nb,".encode() + b"caf\xe9\nc,fine\n")
    base = sqlite3.connect(tmp_path / "a.db")
    base.execute("CREATE TABLE t (id TEXT, text TEXT)")
    for row in (("a", WORDS.encode()), ("b", b"caf\xe9"), ("c", b"fine")):
        base.execute("INSERT INTO t VALUES (?, CAST(? AS TEXT))", row)
    base.commit()
    base.close()
    for name in ("a.csv", "a.db"):
        found = items(tmp_path / name, encoding=named)
        assert [item.data for item in found] == [WORDS, None, "fine"]
        assert f"row 2: it is {said}" in str(found[1].error)
        assert texts(tmp_path / name, encoding="cp1252") == [WORDS, "café", "fine"]


def test_json_lines_in_an_encoding_that_is_named(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in (WORDS, TEXT)]
    (tmp_path / "a.jsonl").write_bytes(lines[0].encode("gb18030") + lines[1].encode())
    assert items(tmp_path / "a.jsonl")[0].error
    assert texts(tmp_path / "a.jsonl", encoding="gb18030") == [WORDS, TEXT]


@pytest.mark.parametrize(
    ("cut", "before", "where"),
    [('id,text\na,fine\nb,"cut of', 1, "after row 1"), ('id,"text\na,fine\n', 0, "at its beginning")],
)
def test_a_table_that_is_cut_in_quotes_gives_what_came_before_and_says_so(
    tmp_path: Path, cut: str, before: int, where: str
) -> None:
    (tmp_path / "a.csv").write_text(cut)
    (source,) = open_sources([str(tmp_path / "a.csv")], SourceOptions())
    found = source.items()
    assert [item.data for item in islice(found, before)] == ["fine"] * before
    with pytest.raises(ReadError, match=f"{where}: a quotation mark"):
        list(found)
    (tmp_path / "a.csv").write_text('id,text\na,"said ""so"""\nb,5" long')
    assert texts(tmp_path / "a.csv") == ['said "so"', '5" long']


def test_rows_of_a_database(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.execute("CREATE TABLE posts (id INTEGER, body TEXT)")
    base.executemany("INSERT INTO posts VALUES (?, ?)", [(1, TEXT), (2, None)])
    base.commit()
    first, second = items(tmp_path / "a.sqlite")
    assert (first.id, first.data) == ("1", TEXT) and second.error
    assert texts(tmp_path / "a.sqlite", query="SELECT body AS text FROM posts WHERE id = 1") == [TEXT]
    with pytest.raises(ReadError, match="posts"):
        items(tmp_path / "a.sqlite", table="pages")
    for query in (
        "DELETE FROM posts",
        "DROP TABLE posts",
        ";",
        "-- none",
        f"VACUUM INTO '{tmp_path}/b.sqlite'",
        f"ATTACH '{tmp_path}/b.sqlite' AS b",
    ):
        with pytest.raises(ReadError, match="only reads"):
            items(tmp_path / "a.sqlite", query=query)
    assert [one.name for one in tmp_path.iterdir()] == ["a.sqlite"]
    for change, said in (("CREATE TABLE more (x)", r"more than one table \(more, posts\)"), ("DROP TABLE posts", "")):
        base.execute(change)
        if said:
            with pytest.raises(ReadError, match=said):
                items(tmp_path / "a.sqlite")
    base.execute("CREATE VIEW drafts AS SELECT 'draft' AS text")
    base.execute("CREATE VIEW shown AS SELECT 'shown' AS text")
    assert texts(tmp_path / "a.sqlite", table="drafts") == ["draft"]
    with pytest.raises(ReadError, match=r"no table 'posts' \(more, drafts, shown\)"):
        items(tmp_path / "a.sqlite", table="posts")
    base.execute("DROP TABLE more")
    base.execute("DROP VIEW drafts")
    assert texts(tmp_path / "a.sqlite") == ["shown"]
    base.execute("DROP VIEW shown")
    with pytest.raises(ReadError, match=r"it has no table$"):
        items(tmp_path / "a.sqlite")
    base.close()


def test_what_a_database_has_not_yet_put_in_its_file_is_a_change(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("CREATE TABLE posts (body TEXT)")
    stamps = []
    for n in range(2):
        base.execute("INSERT INTO posts VALUES (?)", (TEXT,))
        (source,) = open_sources([str(tmp_path / "a.sqlite")], SourceOptions())
        stamps.append(source.stamp())
        assert len([*source.items()]) == n + 1 and source.stamp() == stamps[n]
    assert stamps[0] != stamps[1]
    base.close()


def test_a_column_of_bytes_is_text_where_it_is_utf_8_or_what_was_named(tmp_path: Path) -> None:
    """As writers leave it that do not say which columns hold text."""
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.execute("CREATE TABLE posts (id BLOB, body BLOB, title BLOB, cover BLOB)")
    for text in (TEXT.encode(), TEXT.encode("gb18030")):
        base.execute("INSERT INTO posts VALUES (?, ?, ?, ?)", (b"p1", text, "船".encode(), b"\x89PNG\xff"))
    base.commit()
    base.close()
    first, second = items(tmp_path / "a.sqlite")
    assert (first.id, first.data) == ("p1", TEXT) and json.loads(first.record or "")["title"] == "船"
    assert second.error == "row 2: it is not UTF-8 but, as it seems, gb18030: then say --encoding gb18030"
    assert texts(tmp_path / "a.sqlite", encoding="gb18030") == [TEXT, TEXT]
    assert "nor ascii" in str(items(tmp_path / "a.sqlite", encoding="ascii")[1].error)


ROW = {
    "id": "1", "path": "a/b.md", "cleaned": TEXT, "front_matter": {"title": "船"}, "language": "zh", "error": None, "fingerprint": "00",
    "counts": {"findings": 1, "edits": 2, "characters": 3, "cleaned_characters": 4}, "record": {"year": 2020},
}  # fmt: skip


def test_parquet_is_written_and_read_again(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    rows = [ROW | {"id": str(n)} for n in range(2500)]
    for name in ("a", "b"):
        write_parquet(rows, str(tmp_path / f"{name}.parquet"))
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    found = items(tmp_path / "a.parquet", skip=1500, text_field="cleaned")
    assert [item.id for item in found] == [str(n) for n in range(1500, 2500)]
    assert json.loads(str(found[0].record))["front_title"] == "船"
    (tmp_path / "c.parquet").write_bytes(b"PAR1 nonsense")
    with pytest.raises(ReadError):
        items(tmp_path / "c.parquet")
    assert all("is not text" in str(item.error) for item in items(tmp_path / "a.parquet", text_field="findings"))
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    halves = pa.StringArray.from_buffers(2, pa.array([0, 1, 2], pa.int32()).buffers()[1], pa.py_buffer(b"\xffa"))
    pq.write_table(pa.table({"text": halves, "id": [1, 2]}), tmp_path / "d.parquet")
    first, second = items(tmp_path / "d.parquet")
    assert "row 1: it is not UTF-8" in str(first.error) and (second.id, second.data) == ("2", "a")
    pq.write_table(pa.table({"text": halves.dictionary_encode(), "id": [1, 2]}), tmp_path / "e.parquet")
    assert [bool(item.error) for item in items(tmp_path / "e.parquet")] == [True, False]
    old = pa.StringArray.from_buffers(
        1, pa.array([0, 2], pa.int32()).buffers()[1], pa.py_buffer("船".encode("gb18030"))
    )
    tags = pa.ListArray.from_arrays(pa.array([0, 1], pa.int32()), old)
    table = pa.table({"text": old, "title": old, "tags": tags, "of": pa.StructArray.from_arrays([old], ["x"])})
    pq.write_table(table, tmp_path / "f.parquet")
    (only,) = items(tmp_path / "f.parquet", encoding="gb18030")
    assert only.data == json.loads(only.record or "")["title"] == "船"
    assert "\ufffd" in json.loads(only.record or "")["tags"][0]  # what is in a column of lists is kept, and not read


def test_a_long_text_that_a_parquet_dictionary_repeats_is_not_held_for_every_row(tmp_path: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    column = pa.DictionaryArray.from_arrays([0] * 200, ["x" * 2_000_000])
    pq.write_table(pa.table({"text": column}), path, compression="zstd", store_schema=False)
    before = pa.default_memory_pool().max_memory()
    (source,) = open_sources([str(path)], SourceOptions())
    assert [item.size for item in source.items()] == [2_000_000] * 200
    assert pa.default_memory_pool().max_memory() <= max(before, 250_000_000)
    pq.write_table(pa.table({"text": [chr(97 + n) * 7_000_000 for n in range(10)]}), path, compression="zstd")
    with pytest.raises(ReadError, match="dictionary in it has 70 MB"):
        items(path, max_document=1 << 20)


def test_zip_is_the_same_whenever_it_is_written(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | {"cleaned": None, "path": "c.md"}) + "\n")
    for name in ("a.zip", "b.zip"):
        write_zip(rows_of(str(rows)), str(tmp_path / name))
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["a/b.md"] and archive.read("a/b.md").decode() == TEXT


def test_a_pattern_that_nothing_fits_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no file or folder fits"):
        open_sources([str(tmp_path / "*.nothing")], SourceOptions())


def test_rows_that_a_query_groups_come_in_the_same_order_each_time(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(str(tmp_path / "a.duckdb")) as base:
        base.execute("CREATE TABLE posts AS SELECT i % 99991 AS id, 'text' AS body FROM range(400000) t(i)")
    (source,) = open_sources(
        [str(tmp_path / "a.duckdb")], SourceOptions(query="SELECT id, min(body) AS text FROM posts GROUP BY id")
    )
    first, *others = [[item.id for item in islice(source.items(), 500)] for _ in range(4)]
    assert others == [first] * 3


def test_what_stands_in_duckdbs_log_alone_is_a_change(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.duckdb"
    base = duckdb.connect(str(path))
    base.execute("CREATE TABLE posts (id INTEGER, text VARCHAR)")
    base.execute("CHECKPOINT")
    (source,) = open_sources([str(path)], SourceOptions())
    before = source.stamp()
    base.execute("INSERT INTO posts VALUES (1, '船')")
    assert source.stamp() != before
    base.close()


def test_rows_of_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "a.db"
    with duckdb.connect(str(path)) as base:
        base.execute("CREATE TABLE posts (id INTEGER, body VARCHAR, day DATE)")
        base.executemany("INSERT INTO posts VALUES (?, ?, '2024-05-01')", [(n, f"{n} {TEXT}") for n in range(600)])
    assert texts(path) == [f"{n} {TEXT}" for n in range(600)]
    assert texts(path, skip=598) == [f"{n} {TEXT}" for n in (598, 599)]
    assert items(path, query="SELECT id, body, day FROM posts WHERE id = 7")[0].record == '{"day": "2024-05-01"}'
    with pytest.raises(ReadError, match="posts"):
        items(path, table="pages")
    with duckdb.connect(str(path)) as base:
        base.execute("CREATE VIEW last AS SELECT * FROM posts WHERE id > 597")
    assert len(texts(path)) == 600 and texts(path, table="last") == texts(path)[-2:]
    assert texts(path, query="FROM posts LIMIT 1") == [f"0 {TEXT}"]
    for query in (
        ";",
        "-- none",
        "SELECT 1; SELECT 2",
        "DELETE FROM posts",
        f"SELECT 1; COPY posts TO '{tmp_path}/b.csv'",
        f"EXPORT DATABASE '{tmp_path}/b'",
    ):
        with pytest.raises(ReadError, match="only reads"):
            items(path, query=query)
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
    (tmp_path / "b.duckdb").write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ReadError):
        items(tmp_path / "b.duckdb")


PAGE = (
    "<html><head><meta charset='{charset}'><title>船</title></head><body><article><p>{text}</p></article></body></html>"
)


def crawl(path: Path, *, compressed: bool = True) -> Path:
    """A WARC file of two pages, one in GB18030, among all that a crawler meets beside them."""
    writer = pytest.importorskip("warcio.warcwriter").WARCWriter
    from warcio.statusandheaders import StatusAndHeaders

    answers = [
        ("https://river.example/a.html", "200 OK", "text/html; charset=utf-8", PAGE.format(charset="utf-8", text=TEXT).encode()),
        ("https://river.example/moved", "301 Moved", "text/html", b"<html>moved</html>"),
        ("https://river.example/p.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://river.example/b/?p=2", "200 OK", "text/html; charset=gb2312", PAGE.format(charset="gbk", text=TEXT).encode("gb18030")),
        ("https://river.example/note.txt", "200 OK", "text/plain", TEXT.encode()),
    ]  # fmt: skip
    with path.open("wb") as file:
        to = writer(file, gzip=compressed)
        to.write_record(to.create_warcinfo_record("a.warc", {"software": "test"}))
        for url, status, kind, data in answers:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            to.write_record(to.create_warc_record(url, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\n\r\n")))
            date = {"WARC-Date": "2021-03-04T05:06:07Z"}
            to.write_record(
                to.create_warc_record(url, "response", io.BytesIO(data), http_headers=headers, warc_headers_dict=date)
            )
    return path


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.wet.gz"])
def test_the_pages_of_a_crawl(tmp_path: Path, name: str) -> None:
    path = crawl(tmp_path / name, compressed=name.endswith(".gz"))
    first, second, third = items(path)
    assert [item.id.removeprefix("https://river.example/") for item in (first, second, third)] == [
        "a.html",
        "b/?p=2",
        "note.txt",
    ]
    assert all(TEXT.strip() in str(item.data) for item in (first, second))
    assert third.data == TEXT.encode()
    assert [item.name for item in (first, second, third)] == [
        "river.example/a.html",
        "river.example/b.html",
        "river.example/note.txt",
    ]
    assert json.loads(str(first.record)) == {"url": "https://river.example/a.html", "date": "2021-03-04T05:06:07Z"}
    assert items(path, skip=1) == [second, third]
    (source,) = open_sources([str(path)], SourceOptions())
    assert len(list(source.items(1))) == 2 and source.skipped == {"redirect": 1}
    assert "--max-document" in str(items(path, max_document=20)[0].error)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("name", ["a.arc", "a.arc.gz"])
def test_the_pages_of_a_crawl_from_before_there_was_warc(tmp_path: Path, name: str, version: int) -> None:
    more = " 200 - - 4711 a.arc" if version == 2 else ""

    def record(url: str, kind: str, data: bytes) -> bytes:
        made = f"{url} 192.0.2.7 20050304050607 {kind}{more} {len(data)}\n".encode() + data + b"\n"
        return gzip.compress(made) if name.endswith(".gz") else made

    pytest.importorskip("warcio")
    fields = " Result-code Checksum Location Offset Filename" if version == 2 else ""
    head = f"{version} 0 InternetArchive\nURL IP-address Archive-date Content-type{fields} Archive-length\n".encode()
    page = PAGE.format(charset="gbk", text=TEXT).encode("gb18030")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gb2312\r\n\r\n"
    pytest.importorskip("warcio")
    (tmp_path / name).write_bytes(
        record("filedesc://a.arc", "text/plain", head)
        + record("http://river.example/a b.html", "text/html", answer + page)
    )
    (one,) = items(tmp_path / name)
    assert one.id == "http://river.example/a%20b.html" and TEXT.strip() in str(one.data)
    assert json.loads(str(one.record))["date"] == "2005-03-04T05:06:07Z"


def test_of_a_crawl_no_line_is_taken_for_a_header_that_is_none(tmp_path: Path) -> None:
    pytest.importorskip("warcio")
    (tmp_path / "a.arc").write_bytes(b"http://river.example/a 192.0.2.7 2005 text/html - 4711 5\nabcde\n")
    with pytest.raises(ReadError, match="a header of neither WARC nor ARC"):
        items(tmp_path / "a.arc")


def test_a_page_of_a_crawl_that_cannot_be_unpacked_fails_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = pytest.importorskip("warcio.warcwriter").WARCWriter
    from warcio.statusandheaders import StatusAndHeaders

    monkeypatch.setitem(sys.modules, "brotli", None)
    page = gzip.compress(PAGE.format(charset="utf-8", text=TEXT).encode() + os.urandom(50_000).hex().encode())
    answers = {
        "gzip": page,
        "br": b"\x0f\x02",
        "zstd": b"(\xb5/\xfd",
        "GZIP": page[: len(page) // 2],
        "deflate": b"",
        "BR": b"<p>plain",
    }
    with (tmp_path / "a.warc").open("wb") as file:
        for encoding, data in answers.items():
            kinds = [("Content-Type", "text/html"), ("Content-Encoding", encoding)]
            headers = StatusAndHeaders("200 OK", kinds, protocol="HTTP/1.1")
            record = writer(file, gzip=False).create_warc_record(
                f"https://a.example/{encoding}", "response", io.BytesIO(data), http_headers=headers
            )
            writer(file, gzip=False).write_record(record)
    fine, brotli, zstd, cut, empty, plain = items(tmp_path / "a.warc")
    assert fine.data == gzip.decompress(page) and empty.data == b"" and plain.data == b"<p>plain"
    assert "compressed with br, which needs brotli: pip install 'qingwen[warc]'" in str(brotli.error)
    assert "compressed with zstd, which is not read" in str(zstd.error) and "cut short" in str(cut.error)


def test_what_an_archive_holds_beside_documents_is_counted_as_in_a_folder(tmp_path: Path) -> None:
    members = dict.fromkeys(
        ("a.txt", "b.zip", "x/t.jsonl", "c.mhtml", "p.png", ".h/d.zip", "__MACOSX/e.zip", "f.csv/"), b"x"
    )
    zipped(tmp_path / "a.zip", members)
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.type, member.size = (tarfile.DIRTYPE, 0) if name.endswith("/") else (tarfile.REGTYPE, len(data))
            archive.addfile(member, io.BytesIO(data))
    for name in ("a.zip", "a.tar.gz"):
        for skip in (0, 1):
            (source,) = open_sources([str(tmp_path / name)], SourceOptions())
            assert len(list(source.items(skip))) == 1 - skip and source.skipped == {"archive": 2, "html": 1}


def test_no_page_is_lost_without_a_word_wherever_a_crawl_is_cut(tmp_path: Path) -> None:
    whole = crawl(tmp_path / "a.warc.gz").read_bytes()
    ends, left = [0], whole
    while left:  # each record is a gzip member
        member = zlib.decompressobj(wbits=31)
        member.decompress(left)
        left = member.unused_data
        ends.append(len(whole) - len(left))
    cut = tmp_path / "b.warc.gz"
    for length in range(1, len(whole), 23):
        cut.write_bytes(whole[:length])
        try:
            found = items(cut)
        except ReadError:
            continue
        # Only what is cut between two records, or in a checksum, may pass; then all that was begun is there.
        cut.write_bytes(whole[: min(end for end in ends if end >= length)])
        assert [item.id for item in found] == [item.id for item in items(cut)], length


@pytest.mark.parametrize("with_dictionary", [False, True])
def test_a_crawl_in_zstandard_with_a_dictionary_and_without(tmp_path: Path, with_dictionary: bool) -> None:
    zstandard = pytest.importorskip("zstandard")
    plain = crawl(tmp_path / "a.warc", compressed=False)
    records = [b"WARC/1.0" + one for one in plain.read_bytes().split(b"WARC/1.0")[1:]]
    words, before = None, b""
    if with_dictionary:
        words = zstandard.train_dictionary(1 << 12, [one + str(n).encode() for n in range(30) for one in records])
        frame = zstandard.ZstdCompressor().compress(words.as_bytes())
        before = b"\x5d\x2a\x4d\x18" + len(frame).to_bytes(4, "little") + frame
    to = zstandard.ZstdCompressor(dict_data=words)
    path = tmp_path / "b.warc.zst"
    path.write_bytes(before + b"".join(to.compress(record) for record in records))
    assert [item.data for item in items(path)] == [item.data for item in items(plain)]
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(ReadError, match=r"b\.warc\.zst"):
        items(path)


def test_a_crawl_that_is_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    path = crawl(tmp_path / "a.warc.gz")
    path.write_bytes(path.read_bytes()[:-700])
    (source,) = open_sources([str(path)], SourceOptions())
    found = []
    with pytest.raises(ReadError, match=r"a\.warc\.gz"):
        for item in source.items():
            found.append(item)
    assert found and found[0].error is None
    one_member = gzip.compress(gzip.decompress(crawl(tmp_path / "c.warc.gz").read_bytes()))
    (tmp_path / "c.warc.gz").write_bytes(one_member)  # of which the reader says a page
    with pytest.raises(ReadError, match=r"damaged at its beginning: ERROR: [^\n]*\Z"):
        items(tmp_path / "c.warc.gz")
    (tmp_path / "b.warc").write_bytes(b"nonsense\n" * 50)
    with pytest.raises(ReadError, match="no WARC or ARC file"):
        items(tmp_path / "b.warc")


@pytest.fixture
def store() -> Iterator[Any]:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.pipe(
        {"/pages/b.txt": TEXT.encode(), "/pages/2024/a.md": b"# A\n", "/pages/p.png": b"x", "/pages/.git/c.md": b"x"}
    )
    yield system
    system.rm("/pages", recursive=True)


def remote(*urls: str, skip: int = 0, **options: object) -> list[Item]:
    return [item for source in open_sources(urls, SourceOptions(**options)) for item in source.items(skip)]  # type: ignore[arg-type]


def test_what_lies_in_a_store(store: Any, tmp_path: Path) -> None:
    found = remote("memory://pages")
    assert [(item.name, item.data) for item in found] == [("2024/a.md", b"# A\n"), ("b.txt", TEXT.encode())]
    assert remote("memory://pages", skip=1) == found[1:]
    assert [item.name for item in remote("memory://pages/*.txt")] == ["b.txt"]
    assert [item.name for item in remote("memory://pages/b.txt")] == ["b.txt"]
    assert "--max-document" in str(remote("memory://pages/b.txt", max_document=3)[0].error)
    store.pipe("/pages/b.txt", b"other")
    assert remote("memory://pages")[1].stamp != found[1].stamp
    lines = json.dumps({"text": TEXT}).encode() + b"\n"
    store.pipe("/pages/a.jsonl.gz", gzip.compress(lines))
    store.pipe("/pages/a.zip", zipped(tmp_path / "a.zip", {"a.txt": TEXT.encode()}).read_bytes())
    store.pipe("/pages/c.warc.gz", crawl(tmp_path / "a.warc.gz").read_bytes())
    assert [item.data for item in remote("memory://pages/a.jsonl.gz")] == [TEXT]
    assert [item.data for item in remote("memory://pages/a.zip")] == [TEXT.encode()]
    assert len(remote("memory://pages/c.warc.gz")) == 3
    before = open_sources(["memory://pages/a.zip"], SourceOptions())[0].stamp()
    store.pipe("/pages/a.zip", b"PK")
    assert open_sources(["memory://pages/a.zip"], SourceOptions())[0].stamp() != before


def test_a_pattern_in_a_store_names_archives_and_tables_as_it_names_documents(store: Any, tmp_path: Path) -> None:
    lines = json.dumps({"text": TEXT}).encode() + b"\n"
    packed = zipped(tmp_path / "z.zip", {"z.txt": TEXT.encode()}).read_bytes()
    more = {
        "/pages/t.jsonl.gz": gzip.compress(lines),
        "/pages/z.zip": packed,
        "/pages/.h.zip": packed,
        "/pages/d.db": b"SQL",
    }
    store.pipe(more | {"/pages/2024/[1].zip": packed})
    for url in ("memory://pages/*.zip", "memory://pages/t.j*", "memory://pages/2024/[1].zip"):
        ((found,),) = [[item.data for item in remote(url)]]
        assert found in (TEXT, TEXT.encode())
    sources = open_sources(["memory://pages/**"], SourceOptions())
    assert [source.name.rpartition("/")[2] for source in sources] == ["**", "[1].zip", "t.jsonl.gz", "z.zip"]
    assert [item.name for item in sources[0].items()] == ["2024/a.md", "b.txt"] and sources[0].skipped == {"archive": 1}
    names = [source.name for source in sources]
    store.rm("/pages/z.zip")
    assert [one.name for one in open_sources(["memory://pages/**"], SourceOptions(), known=names)] == names
    zipped(tmp_path / "on-disk.zip", {"z.txt": TEXT.encode()})
    assert len(remote(f"file://{tmp_path}/on-*.zip")) == 1


def test_what_a_store_calls_so_that_it_leads_out_of_its_folder_is_not_read(store: Any) -> None:
    store.store["/pages/a/../../up.txt"] = store.store["/pages/b.txt"]  # as keys of S3 may be
    try:
        found = {item.name: item.error for item in remote("memory://pages")}
    finally:
        del store.store["/pages/a/../../up.txt"]
    assert found == {"2024/a.md": None, "b.txt": None, "a/../../up.txt": "its name leads out of the archive"}


def test_what_no_store_has_is_said(store: Any) -> None:
    for url, said in (
        ("memory://nothing", "nothing is there"),
        ("memory://pages/x.jsonl", "nothing is there"),
        ("memory://pages/x/*.md", "fits this pattern"),
    ):
        with pytest.raises(ReadError, match=said):
            remote(url)
    for url in ("nonsense://a", "memory://pages/a.sqlite"):
        with pytest.raises((ReadError, UsageError), match=url):
            remote(url)
    store.pipe("/pages/a.zip", b"PK")
    with pytest.raises(ReadError, match="no zip"):
        remote("memory://pages/a.zip")


def test_a_store_that_says_much_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    fsspec = pytest.importorskip("fsspec")

    def fail(url: str) -> None:
        raise OSError("no libjvm.so there " * 1000)

    monkeypatch.setattr(fsspec.core, "url_to_fs", fail)
    with pytest.raises(ReadError, match=r"no libjvm\.so there .*…$") as caught:
        remote("hdfs://pages/a.txt")
    assert len(caught.value.message) < 400


def test_a_size_is_told_in_the_unit_of_its_limit() -> None:
    assert "65 MB, more than --max-document allows (64 MB)" in too_large((64 << 20) + 1, SourceOptions())
