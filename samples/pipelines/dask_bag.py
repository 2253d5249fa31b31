"""Cleans a Dask bag of records, on whatever cluster the client is connected to.

Workers need qingwen installed; nothing else is shared. Where records must survive a kill of the whole run, use
`qingwen batch --engine dask`, which keeps a journal.
"""

from typing import Any

import dask.bag as db

import qingwen


def cleaned_record(record: dict[str, Any]) -> dict[str, Any]:
    cleaned = qingwen.clean(record["text"])
    return record | {"text": cleaned.text, "findings": len(cleaned.findings)}


def clean_bag(records: db.Bag) -> db.Bag:
    return records.map(cleaned_record)


if __name__ == "__main__":
    from distributed import Client

    with Client(n_workers=2, threads_per_worker=1):
        pages = db.from_sequence(
            [{"id": n, "text": f"图片\n\n第{n}条船漆成了绿色。\n"} for n in range(10)], npartitions=2
        )
        for record in clean_bag(pages).compute():
            print(record)
