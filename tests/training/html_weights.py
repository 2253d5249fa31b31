#!/usr/bin/env python3
"""Finds the weights in `cli/qingwen/data/html_weights.txt` from pages whose article is known, and judges them on other sites.

    pip install numpy scikit-learn
    python tests/training/html_weights.py FOLDER [--write | --check]

FOLDER holds `html-en.jsonl.gz` and `html-zh.jsonl.gz`, rows with `id` and `html`, and `pages-en.jsonl.gz` and `pages-zh.jsonl.gz`, rows
with `id`, `gold` (the article's text) and `site` (what pages of one place share). A block is the article's when most of its runs of
eight letters are in the gold text; a shorter one when it stands there in its turn. Judged by the share of words that are right, in
five parts by site. With `--write`, the weights of all pages are written; `--check` fails where others stand there.

That is the model alone: the steps of `html/article/stages.py` put its choice right, and the tests of HTML say what must come out in the end.
"""

from __future__ import annotations

import argparse
import bisect
import collections
import gzip
import hashlib
import json
import re
import statistics
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "cli"))

from qingwen.html.article import block_model  # noqa: E402
from qingwen.html.article.block_features import NAMES, Row, features  # noqa: E402
from qingwen.html.article.furniture import sure_furniture  # noqa: E402
from qingwen.html.article.metadata import metadata  # noqa: E402
from qingwen.html.dom.blocks import Block, Outline, collect  # noqa: E402
from qingwen.html.dom.parsing import parse  # noqa: E402
from qingwen.html.dom.structure import normalize  # noqa: E402

FOLDS = 5
ROUNDED = 0.001  # by which weights may differ: as they are written, and from one scikit-learn to another
STRENGTH = 0.004  # the inverse of the penalty on large weights; .002 to .2 differ by .002 in F1
SHORT, CLOSE, MISSES = 16, 60, 5  # letters of a short block; letters between two of them; others between them, outside


class Example(NamedTuple):
    site: str
    outline: Outline
    blocks: list[Block]
    rows: list[Row | None]
    labels: np.ndarray
    gold: collections.Counter[str]


def norm(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def words(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]|[^\W_]+", text.lower())


def labels(blocks: list[Block], gold: str) -> np.ndarray:
    """1 for each block that is in the gold text, else 0."""
    plain = norm(gold)
    runs = {plain[i : i + 8] for i in range(len(plain) - 7)}
    texts = [norm(block.text) for block in blocks]
    found = np.zeros(len(blocks))
    anchors: list[tuple[int, int, int]] = []
    for i, text in enumerate(texts):
        if len(text) < SHORT:
            continue
        own = {text[j : j + 8] for j in range(len(text) - 7)}
        if len(own & runs) >= 0.6 * len(own):
            found[i] = 1
            at = plain.find(text[:24])
            if at >= 0 and len(text) >= 24:
                anchors.append((i, at, min(len(plain), at + len(text))))
    anchors = in_order(anchors)
    bounds = [(-1, 0, 0), *anchors, (len(blocks), len(plain), len(plain))]
    for (i, _, start), (j, end, _) in pairwise(bounds):
        short_ones(texts, found, range(i + 1, j), plain[start:end], first=i < 0, last=j == len(blocks))
    return found


def in_order(anchors: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The longest row of anchors that stand in the gold text in the order of the page."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for i, (_, at, _) in enumerate(anchors):
        j = bisect.bisect_left(tails, at)
        tails[j:], ends[j:] = [at, *tails[j + 1 :]], [i, *ends[j + 1 :]]
        before.append(ends[j - 1] if j else -1)
    row, i = [], ends[-1] if ends else -1
    while i >= 0:
        row.append(anchors[i])
        i = before[i]
    return row[::-1]


def short_ones(texts: list[str], found: np.ndarray, places: range, gold: str, *, first: bool, last: bool) -> None:
    """Labels short blocks that stand in a stretch of the gold text in their turn, from the nearest long block outwards."""
    if first:
        gold, places = gold[::-1], places[::-1]
    at = missed = 0
    for i in places:
        text = texts[i][::-1] if first else texts[i]
        if missed > MISSES and (first or last):
            break
        place = gold.find(text[:SHORT], at) if text else -1
        if 0 <= place - at <= CLOSE or (place >= 0 and found[i]):
            found[i], at, missed = 1, place + len(text), 0
        elif text and not found[i]:
            missed += 1


def load(folder: Path, language: str) -> list[Example]:
    known = {row["id"]: row for row in rows_of(folder / f"pages-{language}.jsonl.gz")}
    examples = []
    for row in rows_of(folder / f"html-{language}.jsonl.gz"):
        if row["id"] not in known:
            continue
        page = parse(row["html"])
        normalize(page)
        title = metadata(page).get("title", "")
        blocks = collect(page.body, sure_furniture(page.body))
        if blocks:
            text, site = known[row["id"]]["gold"], known[row["id"]]["site"]
            outline = Outline(page.body, blocks)
            rows = features(outline, blocks, title)
            examples.append(
                Example(site, outline, blocks, rows, labels(blocks, text), collections.Counter(words(text)))
            )
    return examples


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def fit(examples: list[Example]) -> block_model.Weights:
    """The constant, and (mean, standard deviation, weight) of each feature. Long blocks, and pages of few, weigh more."""
    rows = np.array([row[0] + row[1] for one in examples for row in one.rows if row])
    weights = []
    for one in examples:
        size = np.array([min(block.width / 5, 80) + 2 for block in one.blocks]) ** 0.5
        weights.append(size / size.sum() ** 0.5)
    told = np.array([row is not None for one in examples for row in one.rows])
    weight = np.concatenate(weights)[told]
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit(
        np.clip((rows - mean) / spread, -block_model.CLIP, block_model.CLIP),
        np.concatenate([one.labels for one in examples])[told],
        sample_weight=weight * len(weight) / weight.sum(),
    )
    return float(model.intercept_[0]), list(zip(mean, spread, model.coef_[0], strict=True))


def f1(example: Example, weights: block_model.Weights) -> float:
    scores = block_model.scored(example.rows, block_model.prepared(weights))
    kept = block_model.chosen(example.outline, example.blocks, scores)
    got = collections.Counter(
        word for block, keep in zip(example.blocks, kept, strict=True) if keep for word in words(block.text)
    )
    both = (got & example.gold).total()
    return 2 * both / (got.total() + example.gold.total()) if both else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    sets = {language: load(chosen.folder, language) for language in ("en", "zh")}
    examples = [one for part in sets.values() for one in part]

    def fold(site: str) -> int:
        return hashlib.sha256(site.encode()).digest()[0] % FOLDS

    models = [fit([one for one in examples if fold(one.site) != part]) for part in range(FOLDS)]
    for language, part in sets.items():
        figures = [f1(one, models[fold(one.site)]) for one in part]
        print(f"{language}: token F1 {statistics.mean(figures):.4f} on {len(part)} pages of sites not learnt from")
    found = fit(examples)
    if chosen.write:
        constant, weights = found
        lines = [
            "# Made by tests/training/html_weights.py: feature, mean, standard deviation, weight.",
            f"constant {constant:.4f}",
        ]
        lines += [f"{name} {m:.4g} {s:.4g} {w:.4f}" for name, (m, s, w) in zip(NAMES, weights, strict=True)]
        (ROOT / "cli" / "qingwen" / "data" / "html_weights.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if chosen.check:
        off = max(abs(one - other) for one, other in zip(flat(found), flat(block_model.weights()), strict=True))
        if off > ROUNDED:
            sys.exit(f"the weights in data/html_weights.txt differ from these by up to {off:.4f}: run it with --write")


def flat(weights: block_model.Weights) -> list[float]:
    """The constant and the weights, in a row."""
    return [weights[0], *(weight for _, _, weight in weights[1])]


if __name__ == "__main__":
    main()
