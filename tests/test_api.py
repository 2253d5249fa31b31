"""Calling qingwen from Python: many texts, other people's pipelines."""

from __future__ import annotations

import importlib.util
import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import qingwen
from qingwen.commands import batch
from qingwen.errors import ReadError, UsageError

SAMPLES = Path(__file__).parents[1] / "samples" / "pipelines"
TEXTS = [f"图片\n\n第{n}条船去年春天漆成了绿色，许多人来看它。\n" for n in range(80)]
CLEANED = [f"---\nlanguage: zh\n---\n\n第{n}条船去年春天漆成了绿色，许多人来看它。\n" for n in range(80)]


def sample(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SAMPLES / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_texts_come_out_in_their_order(jobs: int) -> None:
    assert [cleaned.text for cleaned in qingwen.clean_many(TEXTS, jobs=jobs)] == CLEANED


@pytest.mark.parametrize("jobs", [1, 2])
def test_texts_are_read_as_far_as_they_are_needed(jobs: int) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "一句话。\n"

    cleaned = iter(qingwen.clean_many(endless(), jobs=jobs))
    assert next(cleaned).text.endswith("一句话。\n")
    assert read < 1000


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("number", [0, 5, 64, 70])
def test_an_error_of_what_gives_texts_comes_behind_those_that_it_gave(jobs: int, number: int) -> None:
    def broken() -> Iterator[str]:
        yield from islice(cycle(TEXTS), number)
        raise OSError("the disk is gone")

    got = []
    with pytest.raises(OSError, match="the disk"):
        for cleaned in qingwen.clean_many(broken(), jobs=jobs):
            got.append(cleaned.text)
    assert got == list(islice(cycle(CLEANED), number))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_where_its_text_stood(jobs: int) -> None:
    texts = [*TEXTS[:5], None, *TEXTS]
    got = []
    with pytest.raises(TypeError):
        for cleaned in qingwen.clean_many(texts, jobs=jobs):  # type: ignore[arg-type]
            got.append(cleaned.text)
    assert got == CLEANED[:5]


def test_options_are_those_of_clean(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="QW999"):
        next(qingwen.clean_many(TEXTS, select=["QW999"]))
    with pytest.raises(ReadError, match="nowhere"):
        next(qingwen.clean_many(TEXTS, profile=tmp_path / "nowhere.toml"))
    kept = next(qingwen.clean_many(["图片\n\n一句话。\n"], ignore=["QW101"]))
    assert "图片" in kept.text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "bogus"}, "kind must be one of 'auto', 'text', 'markdown', 'html', not 'bogus'"),
        ({"kind": None}, "kind must be one of 'auto', 'text', 'markdown', 'html', not None"),
        ({"images": "x"}, "images must be one of 'keep', 'drop', 'comment', not 'x'"),
        ({"han": "x"}, "han must be one of 'simplified', 'traditional', 'taiwan', 'hongkong', not 'x'"),
        ({"select": "QW1"}, "select must be a list of str"),
        ({"ignore": [1]}, "ignore must be a list of str"),
    ],
)
def test_a_wrong_value_is_said_with_its_name_and_the_right_ones(wrong: dict[str, Any], said: str) -> None:
    for call in (qingwen.clean, lambda text, **options: qingwen.clean_many([text], **options)):
        with pytest.raises((ValueError, TypeError), match=said):
            call("Text.", **wrong)
    if not {"images", "han"} & set(wrong):
        with pytest.raises((ValueError, TypeError), match=said):
            qingwen.lint("Text.", **wrong)


@pytest.mark.parametrize("jobs", [0, -1, "2", 1.5])
def test_a_number_of_processes_that_there_is_not_is_said_at_once(jobs: Any) -> None:
    with pytest.raises((ValueError, TypeError), match="jobs must be"):
        qingwen.clean_many([], jobs=jobs)


def test_one_text_is_not_taken_for_many() -> None:
    with pytest.raises(TypeError, match="not one str"):
        qingwen.clean_many("Text.")


def test_a_document_says_what_it_is() -> None:
    assert repr(qingwen.clean("Text.").document) == "<Document '-': text, 5 characters>"


@pytest.mark.parametrize("text", [None, b"x", 3])
def test_what_is_no_text_is_said_to_be_none(text: Any) -> None:
    for call in (qingwen.clean, qingwen.lint):
        with pytest.raises(TypeError, match="text must be a str or a Document, not "):
            call(text)
    with pytest.raises(TypeError, match="cleaned must be a str"):
        qingwen.restore(text, [])


@pytest.mark.parametrize(
    ("given", "read"), [("\ud800 x", "\ufffd x"), ("x\udc00", "x\ufffd"), ("\ud83d\ude00x", "😀x")]
)
def test_half_of_a_character_is_replaced(given: str, read: str) -> None:
    cleaned = qingwen.clean(f"{given} and more.\n")
    cleaned.text.encode()
    assert cleaned.document.text == f"{read} and more.\n"
    assert qingwen.restore(cleaned.text, cleaned.edits) == cleaned.document.text
    assert read in qingwen.clean(f"<p>{given} and more.</p>", kind="html").text


PLAIN = [
    "Top\n\nThe boat came in at noon.\n", "---\ntitle: Boats\n---\n\nThe boat came in at noon.\n", "\ufeff---\r\ntitle: Boats\r\n---\r\n\r\nA boat.\r\n",
    "--- they said\ntitle: none\n\nA boat.\n", "<!doctype html>\n<html><body><p>The <b>boat</b> came in at noon.</p></body></html>\n",
    "# Boats\n\nThe **boat** came in.\n", "The tag <html> opens a page.\n", "The \ud800 boat.\n",
]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_is_read_as_the_commands_read_it(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(json.dumps({"text": text}) + "\n")
    Path("page.txt").write_bytes(text.encode("utf-8", "replace").replace(b"?", "\ufffd".encode()))
    for name in ("in.jsonl", "page.txt"):
        assert batch.run([name], batch.Options(out=f"{name}.out.jsonl", jobs=1, quiet=True)) == 0
    outputs = [json.loads(Path(f"{name}.out.jsonl").read_text(encoding="utf-8")) for name in ("in.jsonl", "page.txt")]
    cleaned = qingwen.clean(text)
    assert [row["cleaned"] for row in outputs] == [cleaned.text] * 2
    assert [one.text for one in qingwen.clean_many([text])] == [cleaned.text]
    assert qingwen.clean(cleaned.text).text == cleaned.text
    assert [one.code for one in qingwen.lint(text)] == [one.code for one in cleaned.findings]


def test_a_kind_that_is_named_is_heard() -> None:
    text = "---\ntitle: Boats\n---\n\nA boat.\n"
    assert "title: Boats\n" in qingwen.clean(text, kind="markdown").text
    assert qingwen.clean(text, kind="text").text.startswith("---\nlanguage: en\n---\n\n\\---\n")


def test_html_in_memory_is_cleaned_as_a_file_of_it(tmp_path: Path) -> None:
    page = (SAMPLES.parent / "hexo-post.html").read_text(encoding="utf-8")
    assert qingwen.clean(page, kind="html").text == qingwen.clean(qingwen.read(SAMPLES.parent / "hexo-post.html")).text


@pytest.mark.parametrize("text", TEXTS[:3])
def test_what_was_cleaned_is_clean(text: str) -> None:
    once = qingwen.clean(text).text
    assert once.startswith("---\n")
    assert qingwen.clean(once).text == next(qingwen.clean_many([once])).text == once
    assert not [finding for finding in qingwen.lint(once) if finding.code == "QW705"]
    assert qingwen.clean(once, kind="text").document.kind == "text"


def test_what_is_restored_has_the_newlines_of_the_document() -> None:
    cleaned = qingwen.clean("图片\r\n他说：“你好。”\r\n")
    assert qingwen.restore(cleaned.text, cleaned.edits) == cleaned.document.text == "图片\n他说：“你好。”\n"


def test_what_is_cleaned_pickles_and_restores() -> None:
    first = qingwen.clean(TEXTS[0])
    cleaned = pickle.loads(pickle.dumps(first))
    assert cleaned == first and hash(cleaned.document) == hash(first.document)
    assert cleaned != qingwen.clean(TEXTS[0], kind="markdown")
    assert qingwen.restore(cleaned.text, cleaned.edits) == TEXTS[0]
    assert [finding.code for finding in cleaned.findings]


def test_the_sample_over_processes(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in TEXTS)
    command = [sys.executable, SAMPLES / "processes.py", tmp_path / "in.jsonl", tmp_path / "out.jsonl"]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(Path(qingwen.__file__).parents[1])})
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["text"] for row in rows] == CLEANED
    assert all("QW101" in row["findings"] for row in rows)


def test_the_sample_with_dask() -> None:
    bags = pytest.importorskip("dask.bag")
    bag = bags.from_sequence([{"id": n, "text": text} for n, text in enumerate(TEXTS)], npartitions=3)
    records = sample("dask_bag").clean_bag(bag).compute(scheduler="sync")
    assert [record["text"] for record in records] == CLEANED
    assert [record["id"] for record in records] == list(range(80))


def test_the_sample_with_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = sample("data_frames").clean_pandas(pandas.DataFrame({"text": TEXTS, "n": range(80)}))
    assert list(frame["cleaned"]) == CLEANED and list(frame["n"]) == list(range(80))
    assert frame["findings"].min() >= 1


def test_the_sample_with_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = sample("data_frames").clean_polars(polars.DataFrame({"text": TEXTS}))
    assert frame["cleaned"].to_list() == CLEANED
    assert frame["findings"].min() >= 1


def test_the_sample_of_a_pipeline_step() -> None:
    step = pickle.loads(pickle.dumps(sample_step()))
    documents = [SimpleNamespace(text=text, metadata={}) for text in TEXTS[:3]]
    done = list(step.run(iter(documents), 0, 1))
    assert [document.text for document in done] == CLEANED[:3]
    assert done[0].metadata["qingwen"][0].startswith("QW1")


def sample_step() -> object:
    module = sample("pipeline_step")
    sys.modules["pipeline_step"] = module
    return module.Clean(unsafe=False)


def test_what_is_offered_can_be_listed() -> None:
    assert set(qingwen.__all__) < set(dir(qingwen))


def test_buttons_that_hide_one_another_go_however_many_rows_there_are() -> None:
    buttons = "分享\n登录\n首页\n" * 40
    assert qingwen.clean(f"{buttons}\n河水在夜里说话\n船在石头边睡着\n").text.endswith(
        "---\n\n河水在夜里说话\n\n船在石头边睡着\n"
    )
