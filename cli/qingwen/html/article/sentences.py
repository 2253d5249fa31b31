"""Blocks of a page that are sentences."""

from __future__ import annotations

from qingwen.html.dom.blocks import Block

SENTENCE_ENDS = frozenset(".?。？…")  # not `!`, with which offers end
LEAST_SENTENCE = 30  # columns
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(":：;；")  # of what leads up to numbered parts, and those


def is_sentence(block: Block) -> bool:
    return (
        block.width >= LEAST_SENTENCE and not block.linked and block.text.rstrip("\"'”’」』）)")[-1:] in SENTENCE_ENDS
    )
