"""What is read of a page's lines: numbers for the model."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.pages.lines import NAMES, WHOLE, _weights, columns, furniture, weigh


@pytest.mark.parametrize("size", [1, 2, 3, 7, 60])
def test_columns_have_a_number_for_each_line(size: int) -> None:
    lines = [f"Line {i}." for i in range(size)]
    found = columns(lines, [furniture(line) for line in lines])
    assert len(found) == len(NAMES)
    assert {len(column) for column in found} <= {1, size}


def test_the_columns_that_trees_compare_with_whole_numbers_hold_no_others() -> None:
    lines = [line for page in (ENGLISH_PAGE, CHINESE_PAGE) for line in page.split("\n") if line]
    found = columns(lines, [furniture(line) for line in lines])
    fractions = {name for name, column in zip(NAMES, found, strict=True) if not all(x == int(x) for x in column)}
    assert {"wide", "before", "total", "run", "prose_p20", "repeat_p20"} <= WHOLE
    assert not WHOLE & fractions


@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=150).map(str.strip).filter(bool)
)
@example("新闻中心 新闻 © 2024 News, Sports & more… 1²³ x² ٣٤")
@example("Privacy Policy | Terms of Use, 2024, 12, 7 comments")
@example("İSTANBUL’DA HABER; " * 9)
def test_a_line_is_weighed_at_speed_as_it_is_when_weights_are_learned(line: str) -> None:
    assert furniture(line) == weigh(line, _weights())


def test_a_line_weighs_the_same_in_every_process() -> None:
    """Sets of words come in another order in each process, and sums of floats depend on order."""
    code = (
        "from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE; from qingwen.text.pages.lines import furniture;"
        "print([furniture(line) for line in (ENGLISH_PAGE + CHINESE_PAGE).split('\\n') if line])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in range(1, 7)
    ]
    assert len(set(runs)) == 1
