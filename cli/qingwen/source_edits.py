r"""Edits of a document as edits of its decoded source, whose newlines may be `\r\n` or `\r`, and its bytes after them."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.editing import Edit, apply, compose
from qingwen.errors import WriteError
from qingwen.reading.source import Source
from qingwen.text.newlines import unify


def with_unified_newlines(source: Source, edits: Sequence[Edit]) -> list[Edit]:
    r"""Edits that lead from the decoded source to output whose newlines are all `\n`."""
    text = source.decoded.text
    if "\r" not in text:
        return list(edits)
    newlines = source.newlines
    unifying = [Edit(o + i, o + i + 1, "\r", "") for i, o in enumerate(newlines.crlf)]
    if newlines.cr:
        unifying += [Edit(p := newlines.to_source(o), p + 1, "\r", "\n") for o in newlines.cr]
        unifying.sort()
    return compose(unifying, edits, source.document.text)


def with_own_newlines(source: Source, edits: Sequence[Edit]) -> list[Edit]:
    """Edits that leave the source's newlines alone, and write new ones in its most frequent style."""
    text, newline = source.decoded.text, source.decoded.newline
    if "\r" not in text:
        return list(edits)
    to_source = source.newlines.to_source
    mapped = []
    for edit in edits:
        start, end = to_source(edit.start), to_source(edit.end)
        new = edit.new.replace("\n", newline) if newline != "\n" else edit.new
        if text[start:end] != new:
            mapped.append(Edit(start, end, text[start:end], new, edit.finding))
    if unify(apply(text, mapped)) != apply(source.document.text, edits):
        # What stood between a lone \r and a lone \n is gone, and the two would now be read as one newline.
        return with_unified_newlines(source, edits)
    return mapped


def encode_as_source(source: Source, text: str, edits: Sequence[Edit]) -> bytes:
    """Edited text in the source's encoding, with its BOM and the undecodable bytes that no edit touched.

    Raises WriteError when the encoding has no place for the new text, or reads back as something else.
    """
    from qingwen.text.decoding import DecodeError, EncodeError, decode, encode_text

    decoded = source.decoded
    kept, shift, i = [], 0, 0
    for raw in decoded.raw:
        while i < len(edits) and edits[i].end <= raw.offset:
            shift += len(edits[i].new) - len(edits[i].old)
            i += 1
        if i == len(edits) or raw.offset < edits[i].start:
            kept.append(raw._replace(offset=raw.offset + shift))
    try:
        data = encode_text(text, decoded.encoding, decoded.bom, kept)
        same = not text or decode(data, decoded.encoding).text == text
    except (EncodeError, DecodeError) as error:
        raise WriteError(source.path, f"{error}; clean it into another file with -o instead") from error
    if not same:
        raise WriteError(
            source.path,
            f"its encoding, {decoded.encoding}, would not keep the text; clean it into another file with -o",
        )
    return data
