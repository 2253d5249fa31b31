"""Counts and buttons in a row with the date between a title and its article go; numbers that stand elsewhere there are the author's."""

from __future__ import annotations

import pytest

import qingwen

TEXT = "The first boat came in before the light did. We heard her engine, slow and uneven, long before the lamp showed at the mouth of the harbour.\n"
HAN = "我们的项目有六百多个组件，每次构建要八分钟。上个月我花了两周时间，把它降到了四十秒。优化之前先测量，我用了最笨的办法：在每个阶段打印时间。\n"


def shown(text: str) -> list[str]:
    return [line for line in qingwen.clean(text).text.split("\n") if line]


@pytest.mark.parametrize(
    ("title", "row", "text"),
    [
        ("The boats that came back", "Nov 12, 2025\n133\n8\n12\nShare", TEXT),
        ("The boats that came back", "Follow\n7 min read\n·\nNov 12, 2025\n1.2K\n34", TEXT),
        ("The boats that came back", "Nov. 12, 2025\n5 min read\nShare\nSave", TEXT),
        ("构建时间是怎样降下来的", "2025-11-12\n2,304\n阅读8分钟\n关注", HAN),
    ],
)
def test_a_row_of_counts_and_buttons_goes(title: str, row: str, text: str) -> None:
    lines = shown(f"{title}\n{row}\n{text}")
    counts = [line for line in row.split("\n") if "202" not in line]
    assert f"# {title}" in lines
    assert text.strip() in lines
    assert not {*lines}.intersection(counts)


def test_an_author_named_twice_above_it_is_named_once() -> None:
    assert (
        shown(f"The boats that came back\nAnn Porter\nAnn Porter\nFollow\n7 min read\n·\nNov 12, 2025\n{TEXT}").count(
            "Ann Porter"
        )
        <= 1
    )


@pytest.mark.parametrize(
    "head",
    [
        "Results of the harbour run\n12 November 2025\nAnn Porter\n1\nTom Reed\n2\nSam Low\n3\nShare",
        "Tide tables\n12 November 2025\n04:12\n1.2\n10:31\n5.4",
        "Numbers of the week\n42\n1,024\n7",
    ],
)
def test_an_authors_numbers_stay(head: str) -> None:
    kept = {*shown(f"{head}\n{TEXT}")}
    assert {
        line for line in head.split("\n")[1:] if line.replace(",", "").replace(".", "").replace(":", "").isdigit()
    } <= kept
