"""Cleans the texts of a JSON Lines file in all processes of this machine, in constant memory.

python samples/pipelines/processes.py pages.jsonl cleaned.jsonl
"""

import json
import os
import sys
from collections.abc import Iterator

import qingwen


def texts(path: str) -> Iterator[str]:
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def main(source: str, out: str) -> None:
    with open(out, "w", encoding="utf-8") as file:
        for cleaned in qingwen.clean_many(texts(source), jobs=os.cpu_count() or 1):
            row = {"text": cleaned.text, "findings": [finding.code for finding in cleaned.findings]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":  # the processes import this file
    main(*sys.argv[1:]) if len(sys.argv) == 3 else sys.exit(__doc__)
