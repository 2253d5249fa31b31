"""`batch` from a store over its own protocol: a server of S3 in this process, asked as the real one is.

Its packages (the extra `stores`) are heavy, so they are no part of `test`: `.ci/run` installs them, and without them nothing of this is run.
"""

from __future__ import annotations

import gzip
import json
import os
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from batch_in_process import Batch, rows
from qingwen.batch.sources import open_sources
from qingwen.batch.sources.base import SourceOptions
from qingwen.batch.unchanged import items_of, stamp_of
from qingwen.errors import ReadError, UsageError
from test_batch import outputs, started

moto = pytest.importorskip("moto.server", reason="pip install 'qingwen[stores]'")
s3fs = pytest.importorskip("s3fs", reason="pip install 'qingwen[stores]'")
pytestmark = pytest.mark.slow

ARTICLE = "A walk along the river\n\nTop\n\nNumber {n} of the boats was painted green last spring, and people came to see it.\n"
BUCKET = "s3://archive"


class Bucket:
    """What a server of S3 holds, as somebody else than the run sees it."""

    def __init__(self, server: Any) -> None:
        self._address = "http://{}:{}".format(*server.get_host_and_port())
        os.environ["AWS_ENDPOINT_URL"] = self._address
        self._system = s3fs.S3FileSystem(skip_instance_cache=True, use_listings_cache=False)
        self._system.mkdir("archive")

    def put(self, files: Mapping[str, bytes]) -> None:
        self._system.pipe({f"archive/{name}": data for name, data in files.items()})

    def remove(self, name: str) -> None:
        self._system.rm(f"archive/{name}", recursive=True)

    def tell(self, what: str, data: bytes = b"") -> None:
        """Has the server do what none of S3 can be asked for."""
        plain = {"Content-Type": "text/plain"}
        with urlopen(Request(f"{self._address}/moto-api/{what}", data=data, headers=plain, method="POST")):
            pass


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """An empty one, to which AWS's own variables lead."""
    for name, value in {
        "AWS_ENDPOINT_URL": "",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",  # a server that is gone stays so
        "NO_PROXY": "127.0.0.1",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3fs.S3FileSystem, "retries", 1)
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    s3fs.S3FileSystem.clear_instance_cache()
    one = Bucket(server)
    yield one
    one.tell("reset")  # what it holds, and whom it lets in, is the process's
    one.tell("reset-auth", b"inf")
    server.stop()
    s3fs.S3FileSystem.clear_instance_cache()


def texts(number: int) -> list[bytes]:
    return [ARTICLE.format(n=n).encode() for n in range(number)]


def zipped(number: int) -> bytes:
    with zipfile.ZipFile(file := BytesIO(), "w") as archive:
        for n, text in enumerate(texts(number)):
            archive.writestr(f"f/{n}.txt", text)
    return file.getvalue()


def tar(number: int) -> bytes:
    zstandard = pytest.importorskip("zstandard")
    with tarfile.open(fileobj=(file := BytesIO()), mode="w") as archive:
        for n, text in enumerate(texts(number)):
            member = tarfile.TarInfo(f"f/{n}.txt")
            member.size = len(text)
            archive.addfile(member, BytesIO(text))
    return zstandard.compress(file.getvalue())  # type: ignore[no-any-return]


def json_lines(number: int) -> bytes:
    return b"".join(
        json.dumps({"id": n, "text": text.decode()}).encode() + b"\n" for n, text in enumerate(texts(number))
    )


def table(number: int) -> bytes:
    return b"id,text\n" + b"".join(b'%d,"%s"\n' % (n, text) for n, text in enumerate(texts(number)))


def parquet(number: int) -> bytes:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = BytesIO()
    pq.write_table(pa.table({"text": [text.decode() for text in texts(number)]}), file, row_group_size=7)
    return file.getvalue()


def crawl(number: int, compressed: bool = True) -> bytes:
    pytest.importorskip("warcio")
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    writer = WARCWriter(file := BytesIO(), gzip=compressed)
    for n, text in enumerate(texts(number)):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.0")
        page = writer.create_warc_record(
            f"https://example.org/{n}", "response", payload=BytesIO(text), http_headers=http
        )
        writer.write_record(page)
    return file.getvalue()


def items(path: str) -> list[tuple[str, object, str | None]]:
    return [(one.id, one.data, one.error) for source in open_sources([path], SourceOptions()) for one in source.items()]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.zip", zipped),
        ("a.tar.zst", tar),
        ("a.jsonl", json_lines),
        ("a.jsonl.gz", lambda number: gzip.compress(json_lines(number))),
        ("a.csv", table),
        ("a.parquet", parquet),
        ("a.warc.gz", crawl),
        ("a.warc", lambda number: crawl(number, compressed=False)),
    ],
)
def test_a_file_of_many_documents_gives_what_it_gives_on_the_disk(
    bucket: Bucket, tmp_path: Path, name: str, made: Callable[[int], bytes]
) -> None:
    data = made(30)
    bucket.put({name: data})
    (tmp_path / name).write_bytes(data)
    found = items(f"{BUCKET}/{name}")
    assert len(found) == 30 and found == items(str(tmp_path / name))


def test_folders_patterns_and_single_files(bucket: Bucket) -> None:
    bucket.put({f"pages/{n % 2}/{n}.txt": text for n, text in enumerate(texts(40))})
    bucket.put({"pages/0/with space, 中文 and #?.txt": texts(1)[0], "pages/a.png": b"x"})
    assert len(items(f"{BUCKET}/pages")) == len(items(BUCKET)) == 41
    assert len(items(f"{BUCKET}/pages/0/*.txt")) == 21
    assert [one[:2] for one in items(f"{BUCKET}/pages/1/7.txt")] == [("7.txt", texts(8)[7])]


@pytest.mark.parametrize("out", ["out", "out.parquet"])
def test_a_killed_run_is_taken_up_and_ends_as_if_undisturbed(bucket: Bucket, tmp_path: Path, out: str) -> None:
    bucket.put({"a.tar.zst": tar(300), **{f"pages/{n}.txt": text for n, text in enumerate(texts(100))}})
    sources = (f"{BUCKET}/a.tar.zst", f"{BUCKET}/pages")
    for folder, kills in (("undisturbed", 0), ("killed", 3)):
        (tmp_path / folder).mkdir()
        for _ in range(kills):
            with started(*sources, "-o", out, "-j", 1, "--resume", "-q", cwd=tmp_path / folder):
                time.sleep(3)
        with started(*sources, "-o", out, "-j", 1, "--resume", "-q", cwd=tmp_path / folder) as last:
            assert last.wait(timeout=120) == 0
    assert outputs(tmp_path / "killed") == outputs(tmp_path / "undisturbed")


def test_what_was_listed_before_it_changed_is_read_as_it_is_now(bucket: Bucket) -> None:
    bucket.put({"1.zip": zipped(2), "2.zip": zipped(2)})
    first, second = open_sources([f"{BUCKET}/*.zip"], SourceOptions())
    assert len(list(first.items())) == 2
    bucket.put({"2.zip": zipped(3)})
    assert [one.error for one in items_of(second, 0, stamp_of(second))] == [None] * 3


def test_what_changes_or_goes_while_it_is_read_is_said(bucket: Bucket) -> None:
    bucket.put({"a.zip": zipped(3)})
    (source,) = open_sources([f"{BUCKET}/a.zip"], SourceOptions())
    found = items_of(source, 0, stamp_of(source))
    next(found)
    bucket.put({"a.zip": zipped(4)})
    assert "it changed while it was read" in str([*found][-1].error)
    bucket.put({f"pages/{n:02}.txt": b"One.\n" for n in range(40)})
    (source,) = open_sources([f"{BUCKET}/pages"], SourceOptions())
    found = source.items()
    next(found)
    bucket.remove("pages")
    assert sum(one.error is not None for one in found) == 8


def test_a_store_that_answers_no_longer_is_gone_on_with_once_it_does(
    bucket: Bucket, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bucket.put({f"pages/{n:02}.txt": b"One.\n" for n in range(70)})
    answered = 0

    async def answers(*given: object, **more: object) -> Any:
        nonlocal answered
        answered += 1
        if answered > 40:
            raise ConnectionError("nobody answers")
        return await asked(*given, **more)

    asked = s3fs.S3FileSystem._call_s3
    with monkeypatch.context() as only:
        only.setattr(s3fs.S3FileSystem, "_call_s3", answers)
        assert batch(f"{BUCKET}/pages", out="out.jsonl") == 2
    assert "s3://archive/pages: the store says: nobody answers" in capsys.readouterr().err
    assert 0 < sum(row["error"] is None for row in rows("out.jsonl")) < 70
    assert batch(f"{BUCKET}/pages", out="out.jsonl", retry_failed=True) == 0
    assert batch(f"{BUCKET}/pages", out="whole.jsonl") == 0
    assert rows("out.jsonl") == rows("whole.jsonl") and len(rows("out.jsonl")) == 70


@pytest.mark.parametrize("name", ["none.jsonl", "none", "none/*.txt", "../elsewhere/a.zip", "../elsewhere/*.zip"])
def test_what_is_not_there_begins_no_run(bucket: Bucket, batch: Batch, tmp_path: Path, name: str) -> None:
    url = f"s3://{name[3:]}" if name.startswith("../") else f"{BUCKET}/{name}"
    with pytest.raises(ReadError, match=r"nothing is there|fits this pattern"):
        batch(url, out="out.jsonl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a.zip", "pages", "*.zip"])
def test_a_store_that_refuses_says_why_and_begins_no_run(
    bucket: Bucket, batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    bucket.tell("reset-auth", b"0")
    with pytest.raises(ReadError, match="does not allow it; check your credentials"):
        batch(f"{BUCKET}/{name}", out="out.jsonl")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(ReadError, match="the store says: Could not connect to the endpoint"):
        batch(f"{BUCKET}/{name}", out="out.jsonl")
    assert not list(tmp_path.iterdir())


def test_outputs_are_not_written_into_a_store(bucket: Bucket, batch: Batch, tmp_path: Path) -> None:
    bucket.put({"a.zip": zipped(1)})
    for out in (f"{BUCKET}/out", f"{BUCKET}/out.jsonl", f"{BUCKET}/out.parquet", f"{BUCKET}/out.zip"):
        with pytest.raises(UsageError, match="written on this machine"):
            batch(f"{BUCKET}/a.zip", out=out)
    assert not list(tmp_path.iterdir())
