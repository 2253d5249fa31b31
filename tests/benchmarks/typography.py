#!/usr/bin/env python3
"""How many of the spaces between Chinese and Latin that were taken out of well-kept prose come back, and what is new.

    python tests/benchmarks/typography.py [FOLDER] [--files N] [--show N] [--select SELECTOR]

FOLDER holds Markdown; without it some is generated. Files in Chinese that have 30 such spaces or more, and none missing outside of code, are well
kept. `autocorrect-py`, where it is installed, is measured beside it, on the same texts.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "cli"))
HAN = "\u3400-\u9fff"
LATIN = "A-Za-z0-9"
SPACED = re.compile(f"(?<=[{HAN}]) (?=[{LATIN}])|(?<=[{LATIN}]) (?=[{HAN}])")
TIGHT = re.compile(f"(?<=[{HAN}])(?=[{LATIN}])|(?<=[{LATIN}])(?=[{HAN}])")
FEWEST = 30


def well_kept(folder: Path) -> list[tuple[Path, str]]:
    """The files, with what is to be stripped: the spaces outside of what qingwen's scanner protects."""
    from qingwen.text.document import Document

    found = []
    for path in sorted(folder.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        document = Document(text, "markdown")
        if document.language != "zh":
            continue
        spaced = sum(not document.protection(m.start(), m.end()) for m in SPACED.finditer(text))
        if spaced < FEWEST:
            continue
        tight = sum(not document.protection(max(m.start() - 1, 0), m.start() + 1) for m in TIGHT.finditer(text))
        if not tight:
            found.append((path, text))
    return found


def stripped(text: str) -> str:
    from qingwen.text.document import Document

    document = Document(text, "markdown")
    return SPACED.sub(lambda m: m[0] if document.protection(m.start(), m.end()) else "", text)


def spaces(original: str, other: str) -> tuple[list[int], list[int]]:
    """Offsets of spaces of `original` that `other` has not; and, as offsets in `original`, those only `other` has.

    Both are read side by side; what differs besides spaces is stepped over, one character for one.
    """
    lost, new = [], []
    i = j = 0
    while i < len(original) and j < len(other):
        a, b = original[i], other[j]
        if a == b:
            i, j = i + 1, j + 1
        elif b == " ":
            new.append(i)
            j += 1
        elif a == " ":
            lost.append(i)
            i += 1
        else:
            i, j = i + 1, j + 1
    return lost, new


def measure(name: str, texts: list[tuple[Path, str]], run: Callable[[str], str], show: int) -> None:
    back = taken = 0
    news: list[str] = []
    losts: list[str] = []
    seconds, size = 0.0, 0
    for path, text in texts:
        bare = stripped(text)
        begin = time.process_time()
        result = run(bare)
        seconds += time.process_time() - begin
        size += len(bare.encode())
        taken += len(text) - len(bare)
        for line, want, have in zip(range(1, 10**9), text.split("\n"), result.split("\n"), strict=False):
            if want == have:
                continue
            lost, new = spaces(want, have)
            places = {m.start() for m in SPACED.finditer(want)}
            losts += [f"{path.name}:{line}: {want[max(at - 25, 0) : at + 25]!r}" for at in lost if at in places]
            news += [f"{path.name}:{line}: {want[max(at - 25, 0) : at]}␣{want[at : at + 25]}" for at in new]
    back = taken - len(losts)
    between = sum(
        bool(TIGHT.search(row.replace("␣", ""), max(row.index("␣") - 1, 0), row.index("␣") + 1)) for row in news
    )
    print(
        f"{name}: {len(texts)} files, {back} of {taken} spaces back ({back / max(taken, 1):.3%}), {len(news)} new"
        f" ({between} between letters, the rest at code and links);"
        f" {size / 1e6 / max(seconds, 1e-9):.1f} MB a CPU second"
    )
    for label, rows in (("lost", losts), ("new", news)):
        for row in rows[:: max(len(rows) // show, 1)][:show] if show else []:
            print(f"    {label} {row}")


def speed(texts: list[str], what: str, peer: Callable[[str], object] | None) -> None:
    """MB a CPU second of finding everything, with the whole family selected; and of the peer on the same texts."""
    from qingwen.linting import lint, select
    from qingwen.text.document import Document

    rules = select(["typography"])
    size = sum(len(text.encode()) for text in texts) / 1e6

    def rate(run: Callable[[str], object]) -> float:
        rates = []
        for _ in range(3):
            begin = time.process_time()
            for text in texts:
                run(text)
            rates.append(size / max(time.process_time() - begin, 1e-9))
        return sorted(rates)[1]

    own = rate(lambda text: lint(Document(text, "markdown"), rules))
    print(f"lint, all of typography, {size:.1f} MB {what}: {own:.1f} MB a CPU second", end="")
    if peer:
        other = rate(peer)
        print(f"; autocorrect {other:.1f} → {own / other:.2f} ×", end="")
    print()


SENTENCES = (
    "这个版本在 Linux 和 macOS 上运行，需要 3 GB 以上的内存。",
    "我们用 Python 写了 2 个脚本，把 HTML 转成 Markdown，再交给编辑审阅。",
    "读者常常忽略这一点：文字之间的空白，和文字本身一样重要。",
    "从 2019 年到 2024 年，编辑部一共发表了 1,280 篇译文，其中 35% 来自英文期刊。",
    "他说：“先把标点改对，再谈风格。”",
    "运行 `make test` 之前，请先阅读 [README](README.md) 里的说明。",
)


def generated(number: int = 400) -> list[tuple[Path, str]]:
    """Well-kept files of generated Chinese prose, seeded."""
    choose = random.Random(20250403)
    return [
        (
            Path(f"{i}.md"),
            "# 标题\n\n" + "\n\n".join("".join(choose.choices(SENTENCES, k=5)) for _ in range(20)) + "\n",
        )
        for i in range(number)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--select", default="QW501")
    options = parser.parse_args()
    from qingwen.fixing import fix
    from qingwen.linting import select
    from qingwen.text.document import Document

    texts = well_kept(options.folder) if options.folder else generated()
    texts = texts[: options.files] if options.files else texts
    rules = select([options.select])
    measure(
        f"qingwen {options.select}",
        texts,
        lambda text: fix(Document(text, "markdown"), rules).document.text,
        options.show,
    )
    peer = None
    try:
        import autocorrect_py

        def autocorrect(text: str) -> str:
            try:
                return str(autocorrect_py.format_for(text, "markdown"))
            except ValueError:  # some front matter and JSON stops it
                return text

        def peer(text: str) -> object:
            try:
                return autocorrect_py.lint_for(text, "markdown")
            except ValueError:
                return None

        measure("autocorrect", texts, autocorrect, 0)
    except ImportError:
        print("autocorrect-py is not installed")
    speed([text for _, text in texts], "well kept", peer)
    speed([stripped(text) for _, text in texts], "without the spaces", peer)


if __name__ == "__main__":
    main()
