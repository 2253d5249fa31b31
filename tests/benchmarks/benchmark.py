#!/usr/bin/env python3
"""Measures qingwen against its peers, in one run on one machine, and prints ratios.

    python tests/benchmarks/benchmark.py [start lint growth html pages typography server archives sizing] [--articles N] [--repository DIR] [--pages DIR] [--text-pages DIR] [--skip-peers] [--installed]

Without --repository the content repository is generated (seeded, 24 MB of Chinese and English Markdown). The peers (rumdl from PyPI,
autocorrect-node from npm) are installed into a temporary folder; where that fails, their rows say so.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
QINGWEN = [sys.executable, "-m", "qingwen"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "cli")}
# The README makes environments without pip: then it is that of the `python3` on the path.
PIP = [sys.executable if find_spec("pip") else "python3", "-m", "pip"]
EN = (ROOT / "samples" / "heart-camp.txt").read_text(encoding="utf-8").split("\n\n")
ZH = (ROOT / "samples" / "mobile-clinic.zh.txt").read_text(encoding="utf-8").split("\n\n")


class Cost(NamedTuple):
    """Seconds of wall clock and of CPU (children included), and the largest process in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], times: int = 3, cwd: Path | None = None) -> Cost:
    """The median of some runs; exit codes are not looked at."""
    runs = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd=cwd
        )
        _, _, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        runs.append(Cost(wall, cpu, used.ru_maxrss / 1024))
    return Cost(*(statistics.median(run[i] for run in runs) for i in range(3)))


def repository(folder: Path, size: int = 24_000_000) -> Path:
    """Markdown files made of the samples' paragraphs, with headings, code, links, images and tables."""
    choose = random.Random(20250403)
    made = number = 0
    while made < size:
        paragraphs = EN if number % 2 else ZH
        parts = [f"# Article {number}"]
        for section in range(choose.randint(4, 16)):
            parts += [
                f"## Section {section}",
                *(choose.choice(paragraphs) for _ in range(3)),
                "See [the list](list.md) and `code`.",
            ]
            parts += [
                "- one\n- two\n- three",
                "```python\nx = 1  # 注释\n```",
                "| a | b |\n|---|---|\n| 1 | 2 |",
            ][: choose.randint(0, 3)]
        text = "\n\n".join(parts) + "\n"
        (folder / f"article-{number:05}.md").write_text(text, encoding="utf-8")
        made += len(text.encode())
        number += 1
    return folder


def peers(folder: Path) -> dict[str, list[str]]:
    """The peers' commands, as far as they can be installed."""
    found: dict[str, list[str]] = {}
    venv = folder / "venv"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    pip = [*PIP, "--python", str(venv / "bin" / "python"), "install", "-q", "rumdl"]
    if subprocess.run(pip, **quiet).returncode == 0:
        found["rumdl check, MD089"] = [
            str(venv / "bin" / "rumdl"),
            "check",
            "--no-cache",
            "--extend-enable",
            "MD089",
        ]
    npm = shutil.which("npm")
    if (
        npm
        and subprocess.run(
            [npm, "install", "--silent", "--prefix", str(folder), "autocorrect-node"], **quiet
        ).returncode
        == 0
    ):
        found["autocorrect --lint"] = [str(folder / "node_modules" / ".bin" / "autocorrect"), "--lint"]
    return found


def start_up() -> None:
    sample = str(ROOT / "samples" / "heart-camp.txt")
    nothing = measure([sys.executable, "-c", "pass"], 15).wall
    clean = measure([*QINGWEN, "clean", sample], 15).wall
    print(
        f"start: clean of one article {clean * 1000:.0f} ms = {clean / nothing:.1f} × python -c pass ({nothing * 1000:.0f} ms)"
    )


def linting(folder: Path, others: dict[str, list[str]]) -> None:
    size = sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6
    command = [*QINGWEN, "lint", str(folder), "--format", "jsonl"]
    own = measure([*command, "--no-cache"])
    alone = measure([*command, "--no-cache", "-j", "1"])
    with tempfile.TemporaryDirectory() as cache:
        kept = [*command, "--cache-dir", cache]
        cold = measure(kept, 1)
        warm = measure(kept)
    print(
        f"lint of {size:.1f} MB: wall {own.wall:.2f} s, CPU {own.cpu:.2f} s, {own.memory:.0f} MB; -j 1: CPU {alone.cpu:.2f} s, {alone.memory:.0f} MB"
    )
    print(
        f"  with the cache: cold CPU {cold.cpu:.2f} s ({cold.cpu / own.cpu:.2f} of that without), warm wall {warm.wall:.2f} s, CPU {warm.cpu:.2f} s, {warm.memory:.0f} MB"
    )
    for name, peer in others.items():
        cost = measure([*peer, str(folder)])
        print(
            f"  {name}: wall {cost.wall:.2f} s, CPU {cost.cpu:.2f} s → qingwen takes {own.wall / cost.wall:.2f} of its wall, {own.cpu / cost.cpu:.2f} of its CPU time"
        )


def growth() -> None:
    """Time per byte of cleaning large inputs against that of 1 MB of the same, start-up taken off."""
    paste = "\n\n".join(EN + ZH) + "\n"
    shapes = {
        "articles, 64 MB": (lambda n: paste * (n // len(paste.encode()) + 1), 64),
        "one line": (lambda n: "word 词语 " * (n // 12), 5),
        "blank lines": (lambda n: "\n" * n, 1),
        "（": (lambda n: "（" * (n // 3), 1),
        "[": (lambda n: "[" * n, 1),
        "图片 ": (lambda n: "图片 " * (n // 7), 1),
    }
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.txt"
        empty.write_text("a\n")
        for command in ("clean", "lint"):
            base = measure([*QINGWEN, command, str(empty)]).wall
            for name, (make, megabytes) in shapes.items():
                small, large = Path(folder) / "small.txt", Path(folder) / "large.txt"
                small.write_text(make(1_000_000 if megabytes > 1 else 250_000), encoding="utf-8")
                large.write_text(make(megabytes * 1_000_000), encoding="utf-8")
                per_byte = [
                    (measure([*QINGWEN, command, "-q", str(path)], 1).wall - base) / path.stat().st_size
                    for path in (small, large)
                ]
                print(
                    f"growth, {command} of {name}: {large.stat().st_size / 1e6:.0f} MB takes {per_byte[1] / max(per_byte[0], 1e-12):.2f} × the time per byte of {small.stat().st_size / 1e6:.2f} MB ({per_byte[1] * 1e9:.0f} ns a byte)"
                )


EXTRACTORS = {
    "trafilatura": "from trafilatura import extract\nrun = lambda h: extract(h, output_format='markdown', with_metadata=True, include_links=True)",
    "readability-lxml": "from readability import Document\nrun = lambda h: Document(h).summary()",
    "resiliparse": "from resiliparse.extract.html2text import extract_plain_text as run_\nrun = lambda h: run_(h, main_content=True)",
    "jusText": "import justext\nwords = justext.get_stoplist('English')\nrun = lambda h: justext.justext(h, words)",
}
OWN = "from qingwen.reading.source import read_source\nfrom qingwen.cleaning import clean\nrun = lambda h: clean(read_source('page.html', h.encode()).document)"
LOOP = """
import sys, pathlib, time
pages = [path.read_text(encoding='utf-8') for path in sorted(pathlib.Path(sys.argv[1]).glob('*.html'))]
for page in pages[:20]: run(page)
start = time.process_time()
for page in pages:
    try: run(page)
    except Exception as error: print(f'one page failed: {error!r}'[:200], file=sys.stderr)
print(len(pages) / (time.process_time() - start))
"""


def pages(folder: Path, number: int = 200) -> Path:
    """Pages made of the samples': their articles three to twenty times as long, menus of fifty links before and after."""
    folder.mkdir()
    choose = random.Random(20250403)
    samples = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.html"))]
    for i in range(number):
        page = choose.choice(samples)
        text = "".join(
            f"<p>{choose.choice(ZH if 'zh' in page[:200] else EN)}</p>" for _ in range(choose.randint(6, 60))
        )
        menu = "".join(f'<li class="menu-item"><a href="/{j}">Menu {j}</a></li>' for j in range(50))
        page = page.replace("</h2>", f"</h2>{text}", 1).replace("<body>", f"<body><ul class=menu>{menu}</ul>", 1)
        (folder / f"page-{i:04}.html").write_text(page.replace("</body>", f"<ul>{menu}</ul></body>"), encoding="utf-8")
    return folder


def html(folder: Path, place: Path, with_peers: bool) -> None:
    """Pages a CPU second to Markdown with metadata, in one process each; of qingwen the whole command as well, start and files included."""
    number = len(list(place.glob("*.html")))
    cost = measure([*QINGWEN, "clean", "-q", str(place), "-o", f"{folder / 'cleaned'}/"], 1)
    own = float(
        subprocess.run(
            [sys.executable, "-c", OWN + LOOP, str(place)], capture_output=True, text=True, env=ENVIRONMENT, check=True
        ).stdout
    )
    print(
        f"html: {number} pages, qingwen {own:.0f} pages a CPU second ({number / cost.cpu:.0f} as a command), {cost.memory:.0f} MB"
    )
    if not with_peers:
        return
    compare(folder, EXTRACTORS, LOOP, place, own, "pages a CPU second")


OWN_TEXT = (
    "from qingwen.text.document import Document\nfrom qingwen.cleaning import clean\nrun = lambda t: clean(Document(t))"
)
# The peers read HTML only: each line of a page is given to them as a paragraph.
TEXT_PEERS = {
    "jusText": "import justext, html\nwords = justext.get_stoplist('English')\n"
    "run = lambda t: justext.justext('<html><body>' + ''.join(f'<p>{html.escape(l)}</p>' for l in t.split('\\n')) + '</body></html>', words)",
    "trafilatura": "import html\nfrom trafilatura import extract\n"
    "run = lambda t: extract('<html><body>' + ''.join(f'<p>{html.escape(l)}</p>' for l in t.split('\\n')) + '</body></html>')",
}
TEXT_LOOP = LOOP.replace("*.html", "*.txt").replace(
    "len(pages) / (", "sum(len(page.encode()) for page in pages) / 1e6 / ("
)


def pasted(folder: Path, number: int = 300) -> Path:
    """Pages as text: the rules' two example pages, with more of the samples' paragraphs and of lines such as menus have."""
    sys.path.insert(0, str(ROOT / "cli"))
    from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE

    folder.mkdir()
    choose = random.Random(20250403)
    for i in range(number):
        page, paragraphs = (ENGLISH_PAGE, EN) if i % 2 else (CHINESE_PAGE, ZH)
        lines = page.splitlines()
        words = [word for text in paragraphs for word in text.split()] if i % 2 else [text[:8] for text in paragraphs]
        menu = [" ".join(choose.choices(words, k=choose.randint(1, 4))).title() for _ in range(choose.randint(20, 120))]
        middle = next(j for j, line in enumerate(lines) if len(line) > 40)
        body = [f"{choose.choice(paragraphs)} {i}-{j}" for j in range(choose.randint(5, 40))]
        (folder / f"page-{i:04}.txt").write_text(
            "\n".join([*lines[:2], *menu, *lines[2:middle], *body, *lines[middle:], *menu]) + "\n", encoding="utf-8"
        )
    return folder


def text_pages(folder: Path, place: Path, with_peers: bool) -> None:
    """MB a CPU second of whole pages pasted as text, to Markdown, in one process each."""
    run = [sys.executable, "-c", OWN_TEXT + TEXT_LOOP, str(place)]
    own = float(subprocess.run(run, capture_output=True, text=True, env=ENVIRONMENT, check=True).stdout)
    paths = list(place.glob("*.txt"))
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(f"pages: {len(paths)} pages as text, {size:.1f} MB, qingwen {own:.2f} MB a CPU second")
    if with_peers:
        compare(folder, TEXT_PEERS, TEXT_LOOP, place, own, "MB a CPU second")


def compare(folder: Path, codes: dict[str, str], loop: str, place: Path, own: float, unit: str) -> None:
    """Runs each peer's code on the same pages and prints its speed and how many times qingwen's that is."""
    venv = folder / "extractors"
    if not venv.exists():
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = str(venv / "bin" / "python")
    for name, code in codes.items():
        extra = ["lxml_html_clean"] if name != "resiliparse" else []
        pip = [*PIP, "--python", python, "install", "-q", name, *extra]
        run = subprocess.run(pip, capture_output=True)
        run = (
            run
            if run.returncode
            else subprocess.run([python, "-c", code + loop, str(place)], capture_output=True, text=True)
        )
        if run.returncode:
            print(f"  {name}: could not be run")
        else:
            print(f"  {name}: {float(run.stdout):.3g} {unit} → qingwen {own / float(run.stdout):.1f} ×")


def typography(folder: Path, place: Path | None, with_peers: bool) -> None:
    """Spaces put back, and speed, beside autocorrect; see typography.py."""
    target = folder / "autocorrect"
    if with_peers:
        pip = [*PIP, "install", "-q", "--target", str(target), "autocorrect-py"]
        subprocess.run(pip, capture_output=True)
    command = [sys.executable, str(Path(__file__).parent / "typography.py"), *([str(place)] if place else [])]
    environment = ENVIRONMENT | {"PYTHONPATH": f"{ROOT / 'cli'}{os.pathsep}{target}"}
    print(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout, end="")


def server(folder: Path) -> None:
    """From an edit in a document of 100 kB to its diagnostics, as a client over standard input and output sees it."""
    sys.path.insert(0, str(ROOT / "tests"))
    from lsp_client import Client, replace

    choose = random.Random(20250403)
    for name, paragraphs in (("Chinese", ZH), ("English", EN), ("both by turns", ZH + EN)):
        parts, size = ["# Article"], 0
        while size < 100_000:
            parts.append(f"## Section {len(parts)}" if len(parts) % 8 == 0 else choose.choice(paragraphs))
            size += len(parts[-1].encode()) + 2
        text = "\n\n".join(parts) + "\n"
        times = []
        with Client(folder) as client:
            found = client.open("article.md", text)
            for version in range(2, 42):
                line = choose.randrange(len(parts)) * 2
                start = time.perf_counter()
                client.change("article.md", version, replace((line, 0), (line, 0), "字" if name == "Chinese" else "x"))
                client.diagnostics(client.uri("article.md"), version)
                times.append((time.perf_counter() - start) * 1000)
            client.stop()
        times.sort()
        print(
            f"server: {len(text.encode()) / 1000:.0f} kB, {name}, {len(found)} findings: from an edit to its diagnostics {statistics.median(times):.0f} ms (median), {times[-3]:.0f} ms (19 of 20)"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--repository", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--text-pages", type=Path, help="a folder of whole pages as text, *.txt")
    parser.add_argument("--articles", type=int, default=10_000, help="in the archive, 5 kB each")
    parser.add_argument("--skip-peers", action="store_true")
    parser.add_argument(
        "--installed",
        action="store_true",
        help="measure the installed qingwen, as one that is compiled, not these sources",
    )
    parser.add_argument(
        "only",
        nargs="*",
        choices=["start", "lint", "growth", "html", "pages", "typography", "server", "archives", "sizing", []],
        default=[],
    )
    chosen = parser.parse_args()
    if chosen.installed:
        ENVIRONMENT["PYTHONPATH"] = ""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if not chosen.only or "start" in chosen.only:
            start_up()
        if not chosen.only or "lint" in chosen.only:
            (folder / "repository").mkdir()
            place = chosen.repository or repository(folder / "repository")
            linting(place, {} if chosen.skip_peers else peers(folder))
        if not chosen.only or "growth" in chosen.only:
            growth()
        if not chosen.only or "html" in chosen.only:
            html(folder, chosen.pages or pages(folder / "pages"), not chosen.skip_peers)
        if not chosen.only or "pages" in chosen.only:
            text_pages(folder, chosen.text_pages or pasted(folder / "pasted"), not chosen.skip_peers)
        if not chosen.only or "typography" in chosen.only:
            typography(folder, chosen.repository, not chosen.skip_peers)
        if not chosen.only or "server" in chosen.only:
            (folder / "site").mkdir()
            server(folder / "site")
        if not chosen.only or "archives" in chosen.only:
            from archives import archives

            archives(folder, (EN, ZH), chosen.articles, not chosen.skip_peers)
        if "sizing" in chosen.only:
            from archives import articles, sizing

            kinds = {
                "articles as text": articles((EN, ZH)),
                "whole pages as text": _texts(chosen.text_pages or pasted(folder / "pasted"), "*.txt"),
                "whole pages in HTML": _texts(chosen.pages or pages(folder / "pages"), "*.html"),
            }
            sizing(folder, kinds)


def _texts(place: Path, names: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(place.glob(names))]


if __name__ == "__main__":
    main()
