"""Learns where a page's title stands: `page_weights.py` calls it with its pages and writes data/page_title.txt.

A conditional logit: of the lines that may be a page's title, and of there being none, one is right.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy
from scipy.optimize import minimize

from qingwen import clean
from qingwen.text.debris.phrases import phrases
from qingwen.text.pages.extent import DOUBT, DOUBT_ELSE, stretch
from qingwen.text.pages.known_lines import is_of_a_site
from qingwen.text.pages.lines import columns_wide
from qingwen.text.pages.title import LIKELY
from qingwen.text.pages.title_columns import NAMES, title_columns

PENALTY = 0.5  # on the squares of the weights, each in standard deviations of its column
CHINESE = 2.0  # what a Chinese page counts: they are few
FAR = 45  # lines above and 12 below an article's first that a title is looked for in, where it is said in other words
_tokens = re.compile(r"[\u4e00-\u9fff]|[^\W_]+").findall


class Page(NamedTuple):
    """A page's candidates: a row of NAMES for each, and whether it is the title."""

    rows: Any
    right: Any
    weight: float


def page_of(
    lines: Sequence[str], scores: Sequence[float], odds: Sequence[float], language: str, title: str, weight: float
) -> Page | None:
    """None where no line of the page says its title."""
    known = [is_of_a_site(line, phrases().match(line)) for line in lines]
    first, last = stretch([columns_wide(line) for line in lines], odds, DOUBT.get(language, DOUBT_ELSE), known)
    right = {i for i, line in enumerate(lines[: last + 1]) if _says(line, title)}
    right |= {i for i in range(max(0, first - FAR), min(first + 13, len(lines))) if _nearly_says(lines[i], title)}
    found, rows = title_columns(lines, scores, odds, known, first, last)
    if not right or not found:
        return None
    return Page(
        numpy.array(rows, float),
        numpy.array([i in right for i in found]),
        weight * (CHINESE if language == "zh" else 1),
    )


def title_in_html(page: str) -> str:
    """The title that a page's HTML gives, without its site's name."""
    raw = re.search(r"(?is)<title[^>]*>(.*?)</title>", page)
    whole = html.unescape(raw[1].strip()) if raw else ""
    found = re.search(r"(?m)^title: (.*)$", clean(page, kind="html").text)
    own = found[1].strip("\"'") if found else ""
    return own if own and _folded(own) in _folded(whole) else re.split(r"\s*[|_–—]\s*|\s+-+\s*", whole)[0]


def learn(pages: Iterable[Page]) -> dict[str, float]:
    """The weights by name."""
    pages = list(pages)
    deviations = numpy.concatenate([page.rows for page in pages]).std(0) + 1e-6
    rows = numpy.concatenate([page.rows for page in pages]) / deviations
    right = numpy.concatenate([page.right for page in pages]).astype(float)
    of = numpy.repeat(numpy.arange(len(pages)), [len(page.rows) for page in pages])
    weights = numpy.array([page.weight for page in pages])
    there = numpy.array([page.right.any() for page in pages])

    def loss(values: Any) -> tuple[float, Any]:
        slopes, none = values[:-1], values[-1]
        points = rows @ slopes
        most = numpy.full(len(pages), none)
        numpy.maximum.at(most, of, points)
        each, nothing = numpy.exp(points - most[of]), numpy.exp(none - most)
        total, good = nothing.copy(), numpy.zeros(len(pages))
        numpy.add.at(total, of, each)
        numpy.add.at(good, of, each * right)
        good = numpy.where(there, good, nothing)
        expected = numpy.where(there[of], each * right / good[of], 0) - each / total[of]
        slope = rows.T @ (expected * weights[of])
        of_none = (weights * (~there - nothing / total)).sum()
        lost = -(weights * numpy.log(good / total)).sum() + PENALTY * slopes @ slopes
        return lost, numpy.append(2 * PENALTY * slopes - slope, -of_none)

    found = minimize(loss, numpy.zeros(len(NAMES) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return dict(zip(NAMES, (found[:-1] / deviations).tolist(), strict=True)) | {"none": float(found[-1])}


def judged(page: Page, weights: dict[str, float]) -> tuple[bool, bool]:
    """Whether a page's title would be named, and the right one."""
    points = page.rows @ numpy.array([weights[name] for name in NAMES])
    named = numpy.exp(points.max()) >= LIKELY * (numpy.exp(points).sum() + numpy.exp(weights["none"]))
    return bool(named), bool(page.right[points.argmax()])


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _says(line: str, title: str) -> bool:
    """Whether a line is the title, perhaps one without the other's site name."""
    a, b = _folded(line), _folded(title)
    if not a or a == b:
        return bool(a)
    return len(a) >= 8 and (b.startswith(a) or (a in b and len(a) > len(b) / 2) or (b in a and len(b) > 0.6 * len(a)))


def _nearly_says(line: str, title: str) -> bool:
    """Whether a short line has most words of the title: what a site names a page is often worded for search engines."""
    a, b = _words(line), _words(title)
    if len(line) > 170 or len(a) < 2 or not b or len(a & b) < 2:
        return False
    shares = sorted((len(a & b) / len(a), len(a & b) / len(b)))
    return shares[0] >= 0.5 and shares[1] >= 0.7


def _words(text: str) -> set[str]:
    small = {"a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "with", "is", "s"}
    return {word.removesuffix("s") for word in _tokens(text.lower()) if word not in small}
