"""Learns how page furniture looks: `python tests/training/page_weights.py FOLDER` writes page_words.txt, page_trees.txt and page_title.txt of data/.

FOLDER holds `pages-en.jsonl.gz` and `pages-zh.jsonl.gz`, and may hold `sites.jsonl.gz`: rows with `site`, `lang`, `raw` (lines),
`labels` (`content`, `debris`, `unknown`) and perhaps `title`; for Chinese pages that lack it, `html-zh.jsonl.gz` may have the HTML.
Prints, for pages judged by a model that saw no page of their site, which share of the furniture goes unasked and with it of the
articles' lines, the same for thresholds of the odds alone, and how many titles are found. Needs `pip install scikit-learn lightgbm`; takes some five minutes. Never runs in the tests.
"""

from __future__ import annotations

import collections
import gzip
import json
import random
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import lightgbm
import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import title_weights
from qingwen.text.document import BLANK, Document
from qingwen.text.pages import lines as line_features
from qingwen.text.pages import trees as forest
from qingwen.text.pages.article import find_page
from qingwen.text.pages.lines import NAMES, columns, is_paragraph, keys, weigh
from qingwen.text.pages.way_out import with_way_out
from title_weights import title_in_html

DATA = Path(__file__).parents[2] / "cli/qingwen/data"
FURNITURE = Path(__file__).parent / "page_furniture_zh.txt"  # menus and buttons of Chinese sites: 77 pages are few
FOLDS = 5
LEAST_SITES = {"en": 6, "zh": 3}  # that a word must be seen on
ABOVE = 40  # lines above an article that its title may stand in
TITLE = 24  # letters and digits that a line must share with the title that a page's row gives
PAGES_OF_A_SITE = 12  # at most, of the set with many pages of few sites
TITLED = {"page": 1.0, "from title": 0.5, "short": 0.5}  # what titles are learned from, and how much each counts
TREES, LEAVES, RATE = 80, 24, 0.1
MIXED = {"en": 1, "zh": 3}  # with the articles of how many others each page is mixed
LONGEST = 3000  # lines of such a page
PLANTED = 0.5  # the share of such pages with a list in the article
ENTRY = 25  # letters of one of its lines


class Page(NamedTuple):
    """A page or a part of one: `first` and `last` line that the gold has as content; `title`: lines that are its title.

    part: `page`, `site` (of the set with many pages of few sites), `crop`, `short`, `article` (alone), `mixed` (another page's article).
    """

    part: str
    language: str
    site: str
    lines: list[str]
    labels: list[str]
    first: int
    last: int
    title: frozenset[str]
    named: str = ""  # its title in full

    def is_title(self, i: int) -> bool:
        return self.first - ABOVE <= i < self.first and letters(self.lines[i])[:TITLE] in self.title

    @property
    def outside(self) -> Any:
        """Of each line, whether it is furniture, as far as the gold tells."""
        size = len(self.lines)
        return numpy.array([not (self.first <= i <= self.last or self.is_title(i)) for i in range(size)])

    @property
    def weights(self) -> Any:
        """What no gold decides counts little within the article and nothing outside; long pages and parts of pages count less."""
        weights = numpy.ones(len(self.lines))
        for i, label in enumerate(self.labels):
            if self.is_title(i):
                weights[i] = 3.0
            elif label == "unknown":
                weights[i] = 0.3 if self.first <= i <= self.last else 0.0
        weights *= (200 / max(200, len(self.lines))) ** 0.5
        whole = 3.0 if self.language == "zh" else 1.0
        return weights * {"page": whole, "mixed": whole / 2, "site": 0.3}.get(self.part, 0.5)


def letters(line: str) -> str:
    return re.sub(r"[\W_]+", "", line.lower())


def read(folder: Path) -> list[Page]:
    pages, of_site = [], collections.Counter[str]()
    html = {row["id"]: row["html"] for row in rows_of(folder / "html-zh.jsonl.gz")}
    for name in ("pages-en", "pages-zh", "sites"):
        for row in rows_of(folder / f"{name}.jsonl.gz"):
            if name == "sites":
                of_site[row["site"]] += 1
                if of_site[row["site"]] > PAGES_OF_A_SITE:
                    continue
            stripped = (t.strip(BLANK) for t in row["raw"])  # as `Document.lines`
            pairs = [(t, label) for t, label in zip(stripped, row["labels"], strict=True) if t]
            content = [i for i, (_, label) in enumerate(pairs) if label == "content"]
            if content:
                lines, labels = map(list, zip(*pairs, strict=True))
                part = "site" if name == "sites" else "page"
                title = frozenset(filter(None, [letters(row.get("title") or "")[:TITLE]]))
                named = row.get("title") or (title_in_html(html[row["id"]]) if row.get("id") in html else "")
                pages.append(
                    Page(part, row.get("lang", "zh"), row["site"], lines, labels, content[0], content[-1], title, named)
                )
    return pages


def rows_of(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [*map(json.loads, gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")[:-1])]


def crop(page: Page, chance: random.Random) -> Page:
    """The article alone, the page from about its title on, or up to the article's end: people paste these too. Or with few paragraphs."""
    size, first, last = len(page.lines), page.first, page.last
    part = chance.choice(["article", "from title", "to end", "short", "short"])
    if part == "short" and last - first > 8:
        keep, rest = chance.randint(2, 6), chance.randint(0, 2)
        chosen = [*range(first + keep), *range(last + 1 - rest, size)]
        first, last = first, first + keep + rest - 1
    elif part == "article":
        chosen, first, last = [*range(first, last + 1)], 0, last - first
    elif part == "from title":
        start = max(0, first - chance.randint(0, 4))
        chosen, first, last = [*range(start, size)], first - start, last - start
    else:
        chosen = [*range(last + 1)]
    return page._replace(
        part=part,
        lines=[page.lines[i] for i in chosen],
        labels=[page.labels[i] for i in chosen],
        first=first,
        last=last,
    )


def mixed(pages: list[Page], fold: dict[str, int], chance: random.Random) -> list[Page]:
    """The menus and footers of each page round the article of another, of the same fold: any article may stand in any site's page.

    Learned from these too, 0.6 % more of the furniture of unseen sites goes at the same loss.
    """
    found = []
    whole = [page for page in pages if page.part == "page"]
    for page in whole:
        others = [one for one in whole if one.language == page.language and fold[one.site] == fold[page.site]]
        for _ in range(MIXED[page.language]):
            other = chance.choice(others)
            body = slice(other.first, other.last + 1)
            lines = page.lines[: page.first] + other.lines[body] + page.lines[page.last + 1 :]
            labels = page.labels[: page.first] + other.labels[body] + page.labels[page.last + 1 :]
            if other.site != page.site and len(lines) <= LONGEST:
                last = page.first + other.last - other.first
                one = page._replace(part="mixed", lines=lines, labels=labels, last=last, title=frozenset())
                found.append(planted(one, other, chance) if chance.random() < PLANTED else one)
    return found


def planted(page: Page, other: Page, chance: random.Random) -> Page:
    """A page with a list of short lines such as menus have above one of its article's last paragraphs: articles speak of anything."""
    paragraphs = [
        i for i in range(page.first + 1, page.last + 1) if page.labels[i] == "content" and is_paragraph(page.lines[i])
    ]
    menu = [
        line for line, label in zip(other.lines, other.labels, strict=True) if label == "debris" and len(line) < ENTRY
    ]
    if not paragraphs or not menu:
        return page
    at, start, size = chance.choice(paragraphs[-3:]), chance.randrange(len(menu)), chance.randint(1, 6)
    entries = menu[start : start + size]
    return page._replace(
        lines=page.lines[:at] + entries + page.lines[at:],
        labels=page.labels[:at] + ["content"] * len(entries) + page.labels[at:],
        last=page.last + len(entries),
    )


def learn_words(pages: list[Page]) -> dict[str, int]:
    """Logistic regression of a line alone on its keys; weights in hundredths."""
    extra = FURNITURE.read_text(encoding="utf-8").split("\n")[:-1]
    sites = collections.defaultdict(set)
    for page in pages:
        for line in page.lines:
            for key in keys(line):
                sites[key].add(page.site)
    for line in extra:
        for key in keys(line):
            sites[key] |= {"1", "2"}
    known = [
        key
        for key, of in sites.items()
        if key[0] == "#" or len(of) >= LEAST_SITES["zh" if "\u4e00" <= key[0] <= "\u9fff" else "en"]
    ]
    places = {key: i for i, key in enumerate(sorted(known))}
    indices: list[int] = []
    starts, outside, weights = [0], [], []

    def add(line: str, is_outside: bool, weight: float) -> None:
        indices.extend(places[key] for key in keys(line) if key in places)
        starts.append(len(indices))
        outside.append(is_outside)
        weights.append(weight)

    for page in pages:
        for line, out, weight in zip(page.lines, page.outside, page.weights, strict=True):
            if weight:
                add(line, out, weight * (3 if page.part == "site" else 1))
    for line in extra:
        add(line, True, 3.0)
    matrix = csr_matrix(
        (numpy.ones(len(indices), dtype=numpy.float32), indices, starts), shape=(len(outside), len(places))
    )
    model = LogisticRegression(C=0.3, solver="liblinear", tol=1e-3).fit(matrix, outside, sample_weight=weights)
    learned = {key: round(float(model.coef_[0][i]) * 100) for key, i in places.items()}
    return {"#": round(float(model.intercept_[0]) * 100)} | {key: w for key, w in learned.items() if abs(w) >= 10}


def table_of(page: Page, words: dict[str, int]) -> Any:
    found = columns(page.lines, [weigh(line, words) for line in page.lines])
    size = len(page.lines)
    return numpy.array([c if len(c) == size else list(c) * size for c in found], dtype=numpy.float32).T


def learn_trees(pages: list[Page], tables: list[Any]) -> Any:
    settings = {
        "objective": "binary", "learning_rate": RATE, "num_leaves": LEAVES, "min_data_in_leaf": 200, "feature_fraction": 0.6,
        "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63, "verbose": -1, "num_threads": 2, "seed": 1,
        "deterministic": True, "force_row_wise": True,
    }  # fmt: skip
    weights = numpy.concatenate([page.weights for page in pages])
    outside = numpy.concatenate([page.outside for page in pages])
    rows = numpy.concatenate(tables)
    use = weights > 0
    return lightgbm.train(settings, lightgbm.Dataset(rows[use], outside[use], weight=weights[use]), TREES)


def written(node: dict[str, Any]) -> str:
    """A tree as `text/pages/trees.py` reads it."""
    if "leaf_value" in node:
        return f"{node['leaf_value']:.4g}"
    limit = f"{node['threshold']:.6g}"
    return f"{NAMES[node['split_feature']]} {limit} {written(node['left_child'])} {written(node['right_child'])}"


def written_trees(model: Any) -> list[str]:
    return [written(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def report(pages: list[Page], odds: list[Any]) -> None:
    for language in ("en", "zh"):
        mine = [(p, o) for p, o in zip(pages, odds, strict=True) if p.language == language and p.part == "page"]
        rows = [(one, label, len(t)) for p, o in mine for one, label, t in zip(o, p.labels, p.lines, strict=True)]
        debris = sum(label == "debris" for _, label, _ in rows)
        content = sum(label == "content" for _, label, _ in rows)
        long = sum(label == "content" and n >= 48 for _, label, n in rows)
        for sure in (2.0, 2.4, 2.8, 3.0, 3.2, 3.3, 3.4, 3.6, 3.8, 4.0, 4.4):
            gone = [(label, n) for one, label, n in rows if one > sure]
            print(
                f"{language} above {sure}: removed {sum(label == 'debris' for label, _ in gone) / debris:.2%}, lost "
                f"{sum(label == 'content' for label, _ in gone) / content:.3%}, of long lines "
                f"{sum(label == 'content' and n >= 48 for label, n in gone) / long:.3%}"
            )


def unasked(pages: list[Page], words: dict[str, int], trees: list[str]) -> list[frozenset[int]]:
    """The lines of each page that go unasked by some weights, with all that phrases, signs and places have to say."""
    with (
        patch.object(line_features, "_weights", lambda: words),
        patch.object(forest, "table", lambda _: "\n".join(trees)),
    ):
        forest._forest.cache_clear()
        line_features.furniture.cache_clear()
        found = [find_page(Document("\n".join(page.lines) + "\n")) for page in pages]
    forest._forest.cache_clear()
    line_features.furniture.cache_clear()
    return [page.sure if page else frozenset() for page in found]


def report_unasked(pages: list[Page], gone: dict[int, frozenset[int]]) -> None:
    for language in ("en", "zh"):
        count = collections.Counter[tuple[str, bool]]()
        for k, sure in gone.items():
            if pages[k].language == language:
                count.update((label, i in sure) for i, label in enumerate(pages[k].labels))
        shares = [count[label, True] / (count[label, True] + count[label, False]) for label in ("debris", "content")]
        print(f"{language}: unasked go {shares[0]:.2%} of the furniture and {shares[1]:.3%} of the content lines")


def learn_title(
    pages: list[Page], odds: list[Any], words: list[dict[str, int]], fold: dict[str, int]
) -> dict[str, float]:
    """The weights of titles; prints how many titles are found by weights that saw no page of their site."""
    every = []
    for page, one in zip(pages, odds, strict=True):
        if page.part in TITLED and page.named:
            scores = [weigh(line, words[fold[page.site]]) for line in page.lines]
            found = title_weights.page_of(page.lines, scores, one, page.language, page.named, TITLED[page.part])
            every.append((page, found))
    known = [(page, one) for page, one in every if one]
    weights = [title_weights.learn(one for page, one in known if fold[page.site] != i) for i in range(FOLDS)]
    for language in ("en", "zh"):
        mine = [(page, one) for page, one in known if page.language == language and page.part == "page"]
        told = [
            right
            for page, one in mine
            for named, right in [title_weights.judged(one, weights[fold[page.site]])]
            if named
        ]
        print(
            f"{language}: {len(mine)} titles, named {len(told) / len(mine):.1%}, of these right {sum(told) / len(told):.1%}"
        )
    return title_weights.learn(one for _, one in known)


def main(folder: Path) -> None:
    chance = random.Random(1)
    pages = read(folder)
    sites = sorted({page.site for page in pages})
    chance.shuffle(sites)
    fold = {site: i % FOLDS for i, site in enumerate(sites)}
    cropped = [crop(page, chance) for page in pages]
    words = [learn_words([page for page in pages if fold[page.site] != i]) for i in range(FOLDS)]
    every = pages + [page for page in cropped if len(page.lines) >= 3] + mixed(pages, fold, chance)
    tables = [table_of(page, words[fold[page.site]]) for page in every]
    odds: list[Any] = [None] * len(every)
    gone: dict[int, frozenset[int]] = {}
    for i in range(FOLDS):
        train = [k for k, page in enumerate(every) if fold[page.site] != i]
        model = learn_trees([every[k] for k in train], [tables[k] for k in train])
        for k, page in enumerate(every):
            if fold[page.site] == i:
                odds[k] = model.predict(tables[k], raw_score=True).tolist()
        whole = [k for k, page in enumerate(every) if fold[page.site] == i and page.part == "page"]
        gone |= zip(whole, unasked([every[k] for k in whole], words[i], written_trees(model)), strict=True)
    report_unasked(every, gone)
    report(every, [with_way_out(one) for one in odds])
    if len(sys.argv) > 2:
        import pickle

        Path(sys.argv[2]).write_bytes(pickle.dumps([(p._asdict(), o) for p, o in zip(every, odds, strict=True)]))
    title = learn_title(every, odds, words, fold)
    (DATA / "page_title.txt").write_text(
        "# What speaks for a line's being a page's title (text/pages/title_columns.py). Written by tests/training/page_weights.py.\n"
        + "".join(f"{name}\t{weight:.2f}\n" for name, weight in title.items()),
        encoding="utf-8",
    )
    learned = learn_words(pages)
    rows = "".join(f"{key}\t{weight / 100:g}\n" for key, weight in sorted(learned.items()))
    (DATA / "page_words.txt").write_text(
        "# How much a word, a pair of Han letters or a shape (#…) speaks for page furniture. Written by tests/training/page_weights.py.\n"
        + rows,
        encoding="utf-8",
    )
    trees = written_trees(learn_trees(every, tables))
    (DATA / "page_trees.txt").write_text(
        "# Each line a tree, in prefix order: column, threshold, tree up to it, tree above it. Written by tests/training/page_weights.py.\n"
        + "\n".join(trees) + "\n",
        encoding="utf-8",
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
