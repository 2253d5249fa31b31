"""`batch` over made articles: its rate with one and two processes, beside cleaning in process and beside other tools."""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

MADE = 1_000  # articles; an archive of more repeats them under other numbers


def articles(paragraphs: Sequence[Sequence[str]], size: int = 5_000) -> list[str]:
    """MADE articles of about `size` bytes of UTF-8, of both languages' paragraphs by turns, two in three with debris."""
    choose = random.Random(20250403)
    debris = ["图片", "Top", "X", "分享到：", "上一篇：春天来了", "责任编辑：李明", "Share this article", "阅读 1024"]
    made = []
    for number in range(MADE):
        own = paragraphs[number % len(paragraphs)]
        parts = [own[0]]
        while sum(len(part.encode()) for part in parts) < size:
            parts.append(
                " ".join(choose.choice(own).split()) + ("" if choose.random() < 0.5 else f" {choose.randrange(10**6)}")
            )
            if number % 3 and choose.random() < 0.1:
                parts.append(choose.choice(debris))
        made.append("\n\n".join(parts) + "\n")
    return made


def archives(folder: Path, paragraphs: Sequence[Sequence[str]], number: int, with_peers: bool) -> None:
    import qingwen

    texts = articles(paragraphs)
    source = folder / "archive.jsonl"
    size = 0
    with source.open("w", encoding="utf-8") as file:
        for n in range(number):
            size += len(texts[n % MADE].encode())
            file.write(json.dumps({"id": str(n), "text": texts[n % MADE]}, ensure_ascii=False) + "\n")
    megabytes = size / 1e6
    made = sum(len(text.encode()) for text in texts) / 1e6
    qingwen.clean(texts[0])
    own = made / _seconds(lambda: [qingwen.clean(text) for text in texts])
    print(f"archives: {number} articles, {megabytes:.0f} MB; in process: {own:.2f} MB a CPU second")
    walls = {}
    for jobs in (1, 2):
        out = folder / f"out{jobs}.jsonl"
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "qingwen", "batch", source, "-o", out, "-j", str(jobs), "-q"], check=True)
        walls[jobs] = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        rate = megabytes / walls[jobs]
        print(
            f"archives: -j {jobs}: {walls[jobs]:.1f} s, {cpu:.1f} s CPU, {rate:.2f} MB a second ({rate / own / jobs:.2f} of in process per core), "
            f"largest process {after.ru_maxrss / 1024:.0f} MB"
        )
    same = (folder / "out1.jsonl").read_bytes() == (folder / "out2.jsonl").read_bytes()
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "qingwen", "batch", source, "-o", folder / "out2.jsonl", "--resume", "-q"], check=True
    )
    journal = folder / ".out2.jsonl.qingwen" / "journal.sqlite"
    with sqlite3.connect(journal) as base:
        ids = base.execute("SELECT sum(length(id)) FROM documents").fetchone()[0]
    print(
        f"archives: -j 2 is {walls[1] / walls[2]:.2f} times -j 1, outputs the same: {same}; --resume when done {time.perf_counter() - start:.2f} s; "
        f"journal {(os.path.getsize(journal) - ids) / number:.0f} bytes a document beside its id"
    )
    if with_peers:
        _peers(texts, made, own)


def sizing(folder: Path, kinds: Mapping[str, Sequence[str]], megabytes: float = 20) -> None:
    """What archives of some kinds of documents cost in core-hours, as a table: of `batch -j 1`, all its processes' CPU time.

    megabytes: of each kind that are cleaned, its documents again and again.
    """
    numbers = 10**6, 10**8, 10**9
    heads = (f"core-hours for {n:,}" for n in numbers)
    print(f"Measured on {_machine()}, {time.strftime('%Y-%m-%d')}:\n")
    print(f"| documents | MB a core second | documents a core second | {' | '.join(heads)} |")
    print("| --- " * (3 + len(numbers)) + "|")
    for number, (kind, texts) in enumerate(kinds.items()):
        kilobytes = sum(len(text.encode()) for text in texts) / len(texts) / 1000
        documents = round(megabytes * 1000 / kilobytes / len(texts) + 1) * len(texts)
        cpu = _batched(folder, f"sizing{number}", texts, documents)
        costs = (f"{n * cpu / documents / 3600:,.{1 if n < 10**8 else 0}f}" for n in numbers)
        print(
            f"| {kind}, {kilobytes:.1f} kB | {kilobytes * documents / 1000 / cpu:.2f} | {documents / cpu:.0f} | {' | '.join(costs)} |"
        )


def _batched(folder: Path, name: str, texts: Sequence[str], documents: int) -> float:
    """CPU seconds of `batch -j 1` over so many of the texts."""
    source = folder / f"{name}.jsonl"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": texts[n % len(texts)]}) + "\n" for n in range(documents))
    out = folder / f"{name}-out.jsonl"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "qingwen", "batch", source, "-o", out, "-j", "1", "-q"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _machine() -> str:
    """Its processor, as far as it says, and Python's version."""
    found = Path("/proc/cpuinfo")
    names = found.read_text().split("\n") if found.exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in names if line.startswith("model name")), platform.machine()
    )
    return f"{model} ({platform.machine()}, Python {platform.python_version()})"


def _peers(texts: Sequence[str], made: float, own: float) -> None:
    import ftfy

    rate = made / _seconds(lambda: [ftfy.fix_text(text) for text in texts])
    print(f"archives: ftfy {rate:.2f} MB a CPU second; qingwen {own / rate:.2f} times that")
    try:
        import autocorrect_py
    except ImportError:
        print("archives: autocorrect: not installed (pip install autocorrect-py)")
        return
    rate = made / _seconds(lambda: [autocorrect_py.format(text) for text in texts])
    print(f"archives: autocorrect {rate:.2f} MB a CPU second; qingwen {own / rate:.2f} times that")


def _seconds(work: object) -> float:
    start = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - start
