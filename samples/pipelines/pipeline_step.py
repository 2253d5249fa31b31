"""A step of a pipeline of documents, in the shape that datatrove and its like give theirs.

Such a pipeline calls `run(documents, rank, world_size)` of each of its steps, in processes of its own: the step pickles, and
reads no further ahead than it is asked to. Documents have `text` and `metadata`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import qingwen


class Clean:
    """Puts the cleaned text in the place of a document's own, and the codes of what was found into its metadata."""

    name = "qingwen"

    def __init__(self, **options: Any) -> None:
        """options: those of `qingwen.clean`."""
        self.options = options

    def run(self, documents: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        for document in documents:
            cleaned = qingwen.clean(document.text, **self.options)
            document.text = cleaned.text
            document.metadata["qingwen"] = sorted({finding.code for finding in cleaned.findings})
            yield document

    __call__ = run
