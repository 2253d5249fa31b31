"""Cleans a column of a pandas or a polars data frame."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import qingwen

if TYPE_CHECKING:
    import pandas
    import polars


def _columns(texts: Iterable[str], jobs: int) -> dict[str, list[object]]:
    text: list[object] = []
    findings: list[object] = []
    for cleaned in qingwen.clean_many(texts, jobs=jobs):
        text.append(cleaned.text)
        findings.append(len(cleaned.findings))
    return {"cleaned": text, "findings": findings}


def clean_pandas(frame: "pandas.DataFrame", column: str = "text", jobs: int = 1) -> "pandas.DataFrame":
    return frame.assign(**_columns(frame[column], jobs))


def clean_polars(frame: "polars.DataFrame", column: str = "text", jobs: int = 1) -> "polars.DataFrame":
    import polars

    columns = _columns(frame[column], jobs)
    return frame.with_columns(polars.Series(name, values) for name, values in columns.items())
