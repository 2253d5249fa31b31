"""A glossary: terms and what they are called in the other language, from CSV or TBX."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from qingwen.errors import UsageError
from qingwen.files.discovery import read_bytes
from qingwen.text.decoding import DecodeError, decode


class Term(NamedTuple):
    """source: a term. targets: what it may be called in a translation; one of these must be there. line: in the glossary."""

    source: str
    targets: tuple[str, ...]
    line: int


Glossary = list[Term]


def read_glossary(path: str) -> Glossary:
    """The terms of a file: CSV of `source,target[,target…]` (a head of names is passed over), or TBX.

    Raises ReadError, and UsageError that names the line and the reason.
    """
    data = read_bytes(path, path)
    try:
        text = decode(data).text
    except DecodeError as error:
        raise UsageError(f"{path}: {error}") from error
    rows = _tbx(path, data) if re.match(r"\s*<", text) else _csv(path, text)
    known: dict[str, Term] = {}
    for term in rows:
        twin = known.get(term.source.lower())
        if twin:
            raise UsageError(f"{path}:{term.line}: '{term.source}' stands in line {twin.line} already")
        known[term.source.lower()] = term
    if not known:
        raise UsageError(f"{path}: there are no terms in it")
    return list(known.values())


_HEADS = frozenset(
    ("source", "term", "en", "zh", "english", "chinese", "原文", "术语", "英文", "中文", "zh-cn", "en-us")
)


def _csv(path: str, text: str) -> Iterator[Term]:
    reader = csv.reader(
        io.StringIO(text.removeprefix("\ufeff")), delimiter="\t" if "\t" in text.partition("\n")[0] else ","
    )
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if reader.line_num == 1 and cells[0].lower() in _HEADS:
                continue
            if len(cells) < 2 or not cells[0] or not cells[1]:
                raise UsageError(f"{path}:{reader.line_num}: a term and its translation are wanted, as in lantern,灯笼")
            yield Term(cells[0], tuple(filter(None, cells[1:])), reader.line_num)
    except csv.Error as error:
        raise UsageError(f"{path}:{reader.line_num}: {error}") from error


def _tbx(path: str, data: bytes) -> Iterator[Term]:
    """The first language of each entry to the others. A DTD is refused: entities could grow without end."""
    found: list[Term] = []
    parser = expat.ParserCreate()
    terms: list[tuple[str, str]] = []
    language, text, entry = "", [""], 0

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal language, entry
        name = tag.rpartition(":")[2].lower()
        if name in ("termentry", "conceptentry"):
            terms.clear()
            entry = parser.CurrentLineNumber
        elif name in ("langset", "langsec"):
            language = attrs.get("xml:lang", "")
        elif name == "term":
            text[:] = []

    def end(tag: str) -> None:
        name = tag.rpartition(":")[2].lower()
        if name == "term":
            terms.append((language, " ".join("".join(text).split())))
        elif name in ("termentry", "conceptentry"):
            first = terms[0][0] if terms else ""
            ours = [term for code, term in terms if code == first and term]
            theirs = tuple(term for code, term in terms if code != first and term)
            if not ours or not theirs:
                raise UsageError(f"{path}:{entry}: an entry without a term in two languages")
            found.extend(Term(term, theirs, entry) for term in ours)

    def refuse(*_: object) -> None:
        raise UsageError(f"{path}:{parser.CurrentLineNumber}: a document type is not read; take it out")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UsageError(f"{path}:{error.lineno}: {expat.errors.messages[error.code]}") from error
    yield from found
