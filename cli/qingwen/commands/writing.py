"""What the commands write: files in the source's own encoding, diffs, reports."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from qingwen.commands.console import in_colour
from qingwen.editing import Edit
from qingwen.errors import WriteError
from qingwen.files.atomic import write_bytes
from qingwen.reading.source import Source
from qingwen.reporting.model import FileReport


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


def print_diff(source: Source, edits: Sequence[Edit]) -> None:
    """What the edits of a source's document change, newlines aside."""
    from qingwen.reporting.diff import unified_diff

    colour, harmless = in_colour(sys.stdout), sys.stdout.isatty()
    for line in unified_diff(source.path, source.document.text, edits, colour=colour, harmless=colour or harmless):
        sys.stdout.write(line)


def write_report(path: str, reports: Sequence[FileReport]) -> None:
    """JSON, or text where the name ends in `.txt`. Raises WriteError."""
    if path.lower().endswith(".txt"):
        from qingwen.reporting.text_report import text_report

        report = text_report(reports)
    else:
        from qingwen.reporting.json_report import json_report

        report = json_report(reports)
    write_bytes(path, report.encode("utf-8"))
