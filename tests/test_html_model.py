"""The linear model of blocks."""

import pytest

from qingwen.html.article.block_features import NAMES, RANGES, SHARE, features
from qingwen.html.article.block_model import CLIP, prepared, scored, standard, weights
from qingwen.html.dom.blocks import Outline, collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize

PARAGRAPH = "<p>The ferry leaves at nine, and whoever misses it waits for the one at noon, as we did, with coffee.</p>"
PAGES = {
    "an article": "<h1>The ferry</h1><main><article itemprop='articleBody'>" + 3 * PARAGRAPH + "</article></main>",
    "menus round it": "<ul>"
    + 40 * "<li><a href=/a>Ports</a></li>"
    + "</ul><div class=post>"
    + 2 * PARAGRAPH
    + "</div>",
    "the article below other text": 30 * "<div>Notice</div>"
    + "<article>"
    + PARAGRAPH
    + "</article><aside>Tides</aside>",
    "headings and links alone": "<h6><a href=/b>Harbours</a></h6><table><tr><td>9:00<td>12:00</table>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_model_clips_every_number_that_can_be_beyond_what_counts(page):
    parsed = parse(page)
    normalize(parsed)
    blocks = collect(parsed.body)
    rows = features(Outline(parsed.body, blocks), blocks, "The ferry")
    constant, learned = weights()
    for row, score in zip(rows, scored(rows, standard()), strict=True):
        if row is None:
            continue
        numbers = [*row[0], *row[1]]
        for name, number in zip(NAMES, numbers, strict=True):
            least, most = RANGES.get(name, SHARE)
            assert least <= number <= most, name
        clipped = (
            max(-CLIP, min(CLIP, (number - mean) / spread)) * weight
            for number, (mean, spread, weight) in zip(numbers, learned, strict=True)
        )
        assert score == pytest.approx(constant + sum(clipped))


def test_a_number_without_a_bound_is_clipped():
    found = prepared((0.0, [(1.0, 1.0, 1.0)] * len(NAMES)))
    row = [0.0] * found.own.__code__.co_argcount
    wide = [50.0, *row[1:]]
    assert found.own(*wide) - found.own(*row) == CLIP + 1.0  # from 0 to four standard deviations above the mean of 1
